"""Bringing in the ceilings of planning years: from a workbook to pagu.csv of the city's folder."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from reference.kerusakan import Kerusakan, raise_kerusakan
from reference.loader import Referensi, find_tabel, muat_referensi
from reference.rujukan import KODE_SUMBU
from reference.tabel import advise_kode, read_tabel
from schemas.referensi import TABEL, Pagu
from tasks.baca import read_buku
from tasks.baca.batas import BatasBaca
from tasks.gudang import map_nama_kode
from tasks.nomenklatur import FolderRujukanBelumAda
from usulan.budget.buku_pagu import read_pagu
from usulan.budget.induk_pagu import list_lebih_induk


@dataclass(frozen=True)
class HasilMuatPagu:
    """Where the ceilings were written, how many per year, and what a planner should look at."""

    berkas: Path
    jumlah: Mapping[int, int]
    peringatan: tuple[str, ...]


def load_pagu(
    buku: Path, folder: Path | None, batas: BatasBaca, tahun: int | None = None
) -> HasilMuatPagu:
    """Replace the ceilings of the planning years that the workbook speaks of, in `folder`.

    `tahun` is the year where the workbook has no column for it. Ceilings of other years stay.
    Nothing is written unless the whole workbook is right; children above their parent are told.

    Raises:
        FolderRujukanBelumAda: `folder` is None.
        BerkasTidakTerbaca: the workbook cannot be read.
        ReferensiRusak: it holds no such table, an unknown code, an amount that is not whole
            rupiah, or one ceiling twice; with the cells.
    """
    if folder is None:
        raise FolderRujukanBelumAda(
            "Folder tabel rujukan kota ini belum ditentukan.",
            saran="Isi MUSRENBANG_FOLDER_REFERENSI dengan folder milik Bappeda, lalu ulangi.",
        )
    rujukan = muat_referensi(folder)
    hasil = read_pagu(read_buku(buku, batas), tahun)
    raise_kerusakan([*hasil.kerusakan, *_check_kode(hasil.baris, rujukan, buku.name)])
    banyak = Counter(int(b["tahun_rencana"]) for b in hasil.baris)
    tetap = rujukan.pagu[~rujukan.pagu["tahun_rencana"].isin(list(banyak))]
    kolom = Pagu.nama_kolom()
    baris: list[dict[Any, Any]] = [*tetap.astype(object).to_dict("records"), *hasil.baris]
    tujuan = folder / Pagu.nama_berkas()
    pagu = _tulis_sah([{k: b[k] for k in kolom} for b in baris], tujuan)
    nama = map_nama_kode(rujukan)
    peringatan = [
        s for t in sorted(banyak) for s in list_lebih_induk(pagu, rujukan.wilayah, t, nama)
    ]
    return HasilMuatPagu(find_tabel(tujuan.name, folder), banyak, tuple(peringatan))


def _check_kode(baris: list[dict[str, Any]], rujukan: Referensi, berkas: str) -> list[Kerusakan]:
    """Return the faults of codes that are unknown or have a ceiling twice, at their cells."""
    tabel = {n: getattr(rujukan, n) for n in (*TABEL, "nomenklatur_lain")}
    dikenal = {sumbu: ambil(tabel) for sumbu, ambil in KODE_SUMBU.items()}
    pertama: dict[tuple[Any, ...], str] = {}
    rusak = []
    for b in baris:
        if b["kode"] not in dikenal[b["sumbu"]]:
            pesan = f'"{b["kode"]}" bukan kode {b["sumbu"]} yang dikenal.'
            rusak.append(Kerusakan(berkas, pesan, advise_kode(b["kode"]), sel=b["sel"]))
        asal = pertama.setdefault((b["tahun_rencana"], b["sumbu"], b["kode"]), b["sel"])
        if asal != b["sel"]:
            pesan = f"Pagu {b['sumbu']} {b['kode']} sudah tertulis di {asal}."
            rusak.append(Kerusakan(berkas, pesan, "Hapus salah satunya.", sel=b["sel"]))
    return rusak


def _tulis_sah(baris: list[dict[Any, Any]], tujuan: Path) -> pd.DataFrame:
    """Write the table, read it back by its contract, and only then put it in its place."""
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    sementara = tujuan.with_suffix(".tmp")
    try:
        with sementara.open("w", encoding="utf-8", newline="") as berkas:
            penulis = csv.DictWriter(berkas, Pagu.nama_kolom(), lineterminator="\n")
            penulis.writeheader()
            penulis.writerows(baris)
        pagu, rusak = read_tabel(sementara, Pagu)
        raise_kerusakan(rusak)
        sementara.replace(tujuan)
    finally:
        sementara.unlink(missing_ok=True)
    return pagu
