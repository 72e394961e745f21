"""A sheet of the review workbook as it comes back: the cells of each row, as text, by column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.galat import LayoutTidakDikenal
from schemas.lembar import Lembar, Nilai, alamat_sel
from tasks.tinjauan.tabel import KolomTinjauan

BARIS_DICARI = 20
"""The heading stands in row 4; a person may have put rows above it."""
BUAT_BARU = "Buat buku tinjauan baru dengan `musrenbang tinjau keluar`, lalu isi di sana."
RUMUS = "(rumus tanpa nilai)"
YA = frozenset(
    {"ya", "y", "iya", "yes", "setuju", "benar", "ok", "oke", "v", "x", "√", "✓", "✔", "1"}
)
TIDAK = frozenset({"", "tidak", "t", "tdk", "no", "-", "0"})


@dataclass(frozen=True)
class BarisIsian:
    """One row: its number as Excel shows it, and per column its text (None: empty) and address."""

    nomor_baris: int
    nilai: dict[str, str | None]
    sel: dict[str, str]

    def is_terisi(self, kolom: Sequence[KolomTinjauan]) -> bool:
        """Tell whether a person filled anything in."""
        return any(self.nilai[k.nama] is not None for k in kolom if k.isian)


def baca_isian(lembar: Lembar, kolom: Sequence[KolomTinjauan]) -> list[BarisIsian]:
    """Return the rows below the heading that hold a proposal or something filled in.

    Columns are known by their headings, so one more column, or another order, does no harm.

    Raises:
        LayoutTidakDikenal: the heading is gone, or one of its columns.
    """
    baris_kepala, letak = _cari_kepala(lembar, kolom)
    return list(_baca_baris(lembar, baris_kepala, letak, kolom))


def parse_setuju(teks: str | None) -> bool | None:
    """Return whether a tick says yes; None when it says neither yes nor no."""
    kata = (teks or "").strip().casefold()
    if kata in YA:
        return True
    return False if kata in TIDAK else None


def _cari_kepala(lembar: Lembar, kolom: Sequence[KolomTinjauan]) -> tuple[int, dict[str, int]]:
    judul = {k.judul.casefold(): k.nama for k in kolom}
    for nomor, baris in enumerate(lembar.baris[:BARIS_DICARI]):
        letak = {
            judul[teks.strip().casefold()]: i
            for i, teks in enumerate(baris)
            if isinstance(teks, str) and teks.strip().casefold() in judul
        }
        if any(k.teknis and k.nama in letak for k in kolom):
            _pastikan_lengkap(lembar, kolom, letak)
            return nomor, letak
    raise _tak_dikenal(lembar, "judul kolomnya tidak ditemukan")


def _pastikan_lengkap(
    lembar: Lembar, kolom: Sequence[KolomTinjauan], letak: dict[str, int]
) -> None:
    hilang = [k.judul for k in kolom if (k.isian or k.teknis) and k.nama not in letak]
    if hilang:
        raise _tak_dikenal(lembar, f"kolom {', '.join(hilang)} tidak ada")


def _tak_dikenal(lembar: Lembar, sebab: str) -> LayoutTidakDikenal:
    return LayoutTidakDikenal(
        f"Lembar tinjauan ini bukan lagi bentuk aslinya: {sebab}.",
        saran=BUAT_BARU,
        tempat=f"lembar {lembar.nama}",
    )


def _baca_baris(
    lembar: Lembar, baris_kepala: int, letak: dict[str, int], kolom: Sequence[KolomTinjauan]
) -> Iterator[BarisIsian]:
    penting = [k for k in kolom if k.isian or k.teknis]
    for nomor in range(baris_kepala + 1, len(lembar.baris)):
        nilai = {nama: _baca_sel(lembar, nomor, i) for nama, i in letak.items()}
        if any(nilai[k.nama] is not None for k in penting):
            sel = {nama: alamat_sel(nomor, i) for nama, i in letak.items()}
            yield BarisIsian(nomor + 1, nilai, sel)


def _baca_sel(lembar: Lembar, baris: int, kolom: int) -> str | None:
    titik = (baris, kolom)
    if titik in lembar.galat:
        return lembar.galat[titik]
    if titik in lembar.rumus_tanpa_nilai:
        return RUMUS
    isi = lembar.baris[baris]
    return _tulis(isi[kolom]) if kolom < len(isi) else None


def _tulis(nilai: Nilai) -> str | None:
    """Return a cell as text. A code that a program took for a number gets its zero back: 2.10."""
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, float):
        return str(int(nilai)) if nilai.is_integer() else f"{nilai:.2f}"
    if isinstance(nilai, dt.datetime | dt.date | dt.time | dt.timedelta):
        return str(nilai)
    return None if nilai is None else str(nilai).strip() or None
