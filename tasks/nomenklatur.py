"""Bringing in a version of the nomenclature: from the official workbook to our reference folder."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from reference.kerusakan import raise_kerusakan
from reference.loader import find_tabel
from reference.nomenklatur import check_bidang, check_nomenklatur, name_nomenklatur
from reference.tabel import read_tabel
from schemas.galat import UsulanError
from schemas.referensi import Leksikon, Nomenklatur, NomenklaturVersi
from tasks.baca import read_buku
from tasks.baca.batas import BatasBaca
from usulan.nomenklatur import read_nomenklatur


class FolderRujukanBelumAda(UsulanError):
    """The city has no folder of its own for reference tables, and the packaged one is not its."""

    kode = "FOLDER_RUJUKAN_BELUM_ADA"


@dataclass(frozen=True)
class HasilMuatNomenklatur:
    """Where a version was written, its lines by level, and what of the workbook was left out."""

    berkas: Path
    jumlah: Mapping[str, int]
    provinsi: int
    tanpa_kode: tuple[str, ...]


def load_nomenklatur(
    buku: Path, versi: str, folder: Path | None, batas: BatasBaca, mulai: int | None = None
) -> HasilMuatNomenklatur:
    """Write `nomenklatur_<versi>.csv` into `folder` from the official workbook.

    `mulai` also enters the version into the table of versions, as of that planning year. Nothing is
    written unless the whole workbook is right.

    Raises:
        FolderRujukanBelumAda: `folder` is None.
        BerkasTidakTerbaca: the workbook cannot be read.
        ReferensiRusak: it holds no such table, or lines that cannot be right, with their cells.
    """
    if folder is None:
        raise FolderRujukanBelumAda(
            "Folder tabel rujukan kota ini belum ditentukan.",
            saran="Isi MUSRENBANG_FOLDER_REFERENSI dengan folder milik Bappeda, lalu ulangi.",
        )
    hasil = read_nomenklatur(read_buku(buku, batas), versi)
    raise_kerusakan(list(hasil.kerusakan))
    tujuan = folder / name_nomenklatur(versi)
    leksikon, rusak = read_tabel(find_tabel(Leksikon.nama_berkas(), folder), Leksikon)
    raise_kerusakan(rusak or list(check_bidang(buku.name, hasil.tabel, leksikon)))
    folder.mkdir(parents=True, exist_ok=True)
    _tulis_sah(hasil.tabel, tujuan)
    if mulai is not None:
        _catat_versi(versi, mulai, buku.name, folder)
    return HasilMuatNomenklatur(
        berkas=tujuan,
        jumlah=Counter(hasil.tabel["tingkat"]),
        provinsi=hasil.provinsi,
        tanpa_kode=hasil.tanpa_kode,
    )


def _tulis_sah(tabel: pd.DataFrame, tujuan: Path) -> None:
    """Write the table, read it back by its contract, and only then put it in its place."""
    sementara = tujuan.with_suffix(".tmp")
    try:
        _tulis_csv(tabel.columns, tabel.astype(object).to_dict("records"), sementara)
        isi, rusak = read_tabel(sementara, Nomenklatur)
        raise_kerusakan(rusak or list(check_nomenklatur(tujuan.name, isi)))
        sementara.replace(tujuan)
    finally:
        sementara.unlink(missing_ok=True)


def _catat_versi(versi: str, mulai: int, sumber: str, folder: Path) -> None:
    """Enter the version and its first year; a version of that same year gives way to it."""
    nama = NomenklaturVersi.nama_berkas()
    lama, rusak = read_tabel(find_tabel(nama, folder), NomenklaturVersi)
    raise_kerusakan(rusak)
    tetap = lama[lama["versi"].ne(versi) & lama["berlaku_mulai_tahun"].ne(mulai)]
    baru = {"versi": versi, "berlaku_mulai_tahun": mulai, "dasar": versi, "sumber": sumber}
    baris: list[dict[Any, Any]] = [*tetap.astype(object).to_dict("records"), baru]
    urut = sorted(baris, key=lambda b: int(b["berlaku_mulai_tahun"]))
    sementara = folder / f"{nama}.tmp"
    _tulis_csv(NomenklaturVersi.nama_kolom(), urut, sementara)
    sementara.replace(folder / nama)


def _tulis_csv(kolom: Iterable[str], baris: Iterable[Mapping[Any, Any]], tujuan: Path) -> None:
    with tujuan.open("w", encoding="utf-8", newline="") as berkas:
        penulis = csv.writer(berkas, lineterminator="\n")
        penulis.writerow(kolom)
        penulis.writerows(["" if pd.isna(n) else n for n in b.values()] for b in baris)
