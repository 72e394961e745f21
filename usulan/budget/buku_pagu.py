"""Ceilings from a workbook: one row each, with headings tahun, sumbu, kode, jumlah and dasar."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reference.kerusakan import Kerusakan
from reference.tabel import advise_kode
from schemas.lembar import BukuKerja, Lembar, Nilai, alamat_sel
from schemas.referensi import SUMBU_PAGU
from usulan.angka import parse_rupiah

JUDUL = {
    "tahun": "tahun_rencana",
    "tahun rencana": "tahun_rencana",
    "sumbu": "sumbu",
    "kode": "kode",
    "jumlah": "jumlah_rupiah",
    "jumlah rupiah": "jumlah_rupiah",
    "jumlah rp": "jumlah_rupiah",
    "pagu": "jumlah_rupiah",
    "pagu rp": "jumlah_rupiah",
    "dasar": "sumber",
    "sumber": "sumber",
}
SEBUTAN = {"perangkat daerah": "opd", "urusan": "bidang_urusan"}
WAJIB = ("sumbu", "kode", "jumlah_rupiah")
_BUKAN_HURUF = re.compile(r"[^a-z]+")


@dataclass
class HasilBukuPagu:
    """Rows by the columns of pagu.csv, each with `sel`, the cell of its code; and the faults."""

    baris: list[dict[str, Any]] = field(default_factory=list)
    kerusakan: list[Kerusakan] = field(default_factory=list)


def read_pagu(buku: BukuKerja, tahun: int | None = None) -> HasilBukuPagu:
    """Return the ceilings of a workbook. Grain: one ceiling; amounts in whole rupiah.

    The table begins under the first row that has the headings (of JUDUL) of axis, code and amount,
    on any sheet that is shown. `tahun` is the planning year where the table has no column for it.
    Without a word on its basis a row names the workbook. Rows without a code and an amount are
    left out.
    """
    hasil = HasilBukuPagu()
    for lembar in (b for b in buku.lembar if not b.tersembunyi):
        for r, isi in enumerate(lembar.baris):
            kolom = _baca_judul(isi)
            if kolom:
                for i in range(r + 1, len(lembar.baris)):
                    _baca_baris(lembar, i, kolom, buku.nama, tahun, hasil)
                break
    if not hasil.baris and not hasil.kerusakan:
        pesan = "Tidak ada tabel pagu: tidak ada baris judul dengan sumbu, kode, dan jumlah."
        saran = "Beri judul kolom: tahun, sumbu, kode, jumlah, dasar."
        hasil.kerusakan.append(Kerusakan(buku.nama, pesan, saran))
    return hasil


def _baca_judul(isi: tuple[Nilai, ...]) -> dict[str, int]:
    """Return the column of each field, or nothing when this is no heading."""
    kolom: dict[str, int] = {}
    for c, nilai in enumerate(isi):
        nama = JUDUL.get(_lipat(nilai))
        if nama is not None:
            kolom.setdefault(nama, c)
    return kolom if all(k in kolom for k in WAJIB) else {}


def _lipat(nilai: Nilai) -> str:
    return "" if nilai is None else _BUKAN_HURUF.sub(" ", str(nilai).casefold()).strip()


def _baca_baris(
    lembar: Lembar,
    r: int,
    kolom: Mapping[str, int],
    berkas: str,
    tahun: int | None,
    hasil: HasilBukuPagu,
) -> None:
    isi = {k: _sel(lembar, r, c) for k, c in kolom.items()}
    alamat = {k: f"{lembar.nama}!{alamat_sel(r, c)}" for k, c in kolom.items()}
    if isi["kode"] is None and isi["jumlah_rupiah"] is None:
        return
    baris = {
        "tahun_rencana": _baca_tahun(isi.get("tahun_rencana"), tahun),
        "sumbu": _baca_sumbu(isi["sumbu"]),
        "kode": isi["kode"].strip() if isinstance(isi["kode"], str) else None,
        "jumlah_rupiah": _baca_rupiah(isi["jumlah_rupiah"]),
    }
    rusak = [
        Kerusakan(berkas, *_jelaskan(k, isi.get(k)), sel=alamat.get(k, alamat["kode"]))
        for k, nilai in baris.items()
        if nilai is None
    ]
    hasil.kerusakan += rusak
    if not rusak:
        sumber = isi.get("sumber")
        hasil.baris.append(
            baris | {"sumber": str(sumber) if sumber else berkas, "sel": alamat["kode"]}
        )


def _sel(lembar: Lembar, r: int, c: int) -> Nilai:
    isi = lembar.baris[r]
    return isi[c] if c < len(isi) else None


def _baca_tahun(nilai: Nilai, bawaan: int | None) -> int | None:
    teks = str(bawaan if nilai is None else nilai).strip().removesuffix(".0")
    return int(teks) if re.fullmatch(r"20\d\d|2100", teks) else None


def _baca_sumbu(nilai: Nilai) -> str | None:
    teks = _lipat(nilai)
    sumbu = SEBUTAN.get(teks, teks.replace(" ", "_"))
    return sumbu if sumbu in SUMBU_PAGU else None


def _baca_rupiah(nilai: Nilai) -> int | None:
    """Return whole rupiah; a fraction, a negative or doubtful amount is none."""
    if isinstance(nilai, bool) or not isinstance(nilai, str | int | float):
        return None
    if isinstance(nilai, str):
        return parse_rupiah(nilai).nilai
    return int(nilai) if nilai >= 0 and float(nilai).is_integer() else None


def _jelaskan(kolom: str, nilai: Nilai) -> tuple[str, str]:
    """Return message and advice on a cell that holds no value of its column."""
    if kolom == "kode" and nilai is not None:
        return f'Kode "{nilai}" tersimpan sebagai angka.', advise_kode(str(nilai))
    tertulis = "Kosong" if nilai is None else f'"{nilai}"'
    return {
        "tahun_rencana": (
            f"{tertulis}: bukan tahun rencana.",
            "Isi kolom tahun, atau sebutkan --mulai TAHUN untuk seluruh buku.",
        ),
        "sumbu": (f"{tertulis}: bukan sumbu pagu.", f"Pilih dari: {', '.join(SUMBU_PAGU)}."),
        "kode": ("Kodenya kosong.", "Isi kodenya, atau kosongkan juga jumlahnya."),
        "jumlah_rupiah": (
            f"{tertulis}: bukan rupiah bulat.",
            "Tulis angka rupiah tanpa pecahan, misalnya 1500000000.",
        ),
    }[kolom]
