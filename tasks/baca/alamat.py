"""A1 addresses, read back into rows and columns."""

from __future__ import annotations

import re
from functools import lru_cache

from schemas.lembar import Area, Titik
from tasks.baca.alasan import tolak
from tasks.baca.batas import BARIS_EXCEL, KOLOM_EXCEL

_ALAMAT = re.compile(r"\$?([A-Za-z]{1,7})\$?([0-9]{1,12})")
ANGKA = "0123456789"


@lru_cache(maxsize=20_000)
def parse_kolom(huruf: str) -> int:
    """Return the 0-based column of its letters: C is 2.

    Raises:
        BerkasTidakTerbaca: no column of an Excel sheet.
    """
    nomor = 0
    for satu in huruf.upper():
        nomor = nomor * 26 + ord(satu) - 64
        if not "A" <= satu <= "Z" or nomor > KOLOM_EXCEL:
            raise tolak("alamat", sel=huruf[:20])
    return nomor - 1


def parse_titik(alamat: str) -> Titik:
    """Return (row, column) from 0 of an address such as C12 or $C$12.

    Raises:
        BerkasTidakTerbaca: outside A1:XFD1048576, or no address at all.
    """
    cocok = _ALAMAT.fullmatch(alamat)
    if cocok is None:
        raise tolak("alamat", sel=alamat[:20])
    baris = int(cocok[2])
    if not 1 <= baris <= BARIS_EXCEL:
        raise tolak("alamat", sel=alamat[:20])
    return baris - 1, parse_kolom(cocok[1])


def parse_area(rentang: str) -> Area:
    """Return (first row, first column, last row, last column) of A1:C2 or of a single cell.

    Raises:
        BerkasTidakTerbaca: a corner lies outside of a sheet.
    """
    awal, _, akhir = rentang.partition(":")
    baris_a, kolom_a = parse_titik(awal)
    baris_b, kolom_b = parse_titik(akhir or awal)
    return (
        min(baris_a, baris_b),
        min(kolom_a, kolom_b),
        max(baris_a, baris_b),
        max(kolom_a, kolom_b),
    )


def hitung_luas(area: Area) -> int:
    """Return how many cells an area covers."""
    return (area[2] - area[0] + 1) * (area[3] - area[1] + 1)
