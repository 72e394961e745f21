"""One row of a table: its cells, and the small things that they may be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from usulan.angka import parse_rupiah
from usulan.layout.kisi import Sel

_NOMOR = re.compile(r"^\(?(\d{1,6})\s*[.)]?$")
_PENANDA = re.compile(r"^\(?([ivxlc]{1,6}|[a-z])\s*[.)]?$", re.IGNORECASE)
_DITTO = re.compile(
    r"^(?:-?\s*(?:\"\s*\"?|''|”|“|〃|,,)\s*-?|i[bd](?:em|id)|ditto|s[\s./]*d[\s./]*a"
    r"|(?:lokasi )?sama(?: (?:dengan|dgn|dg|seperti|spt))?(?: (?:di ?)?atas(?:nya)?)?"
    r"|(?:seperti|spt|tersebut|tsb)\.? (?:di ?)?atas)\.?$",
    re.IGNORECASE,
)
_DITTO_TERPANJANG = 40


class PolaBaris:
    """The phrases of reference/frasa_baris.csv by kind of row, compiled."""

    def __init__(self, frasa_baris: pd.DataFrame) -> None:
        self._pola = {
            jenis: re.compile("|".join(f"(?:{p})" for p in grup["pola"]), re.IGNORECASE)
            for jenis, grup in frasa_baris.groupby("jenis")
        }

    def cocok(self, jenis: str, teks: str) -> bool:
        """Tell whether a text starts the way rows of this kind start."""
        pola = self._pola.get(jenis)
        return bool(pola and pola.search(teks.strip()))


@dataclass(frozen=True)
class IsiBaris:
    """The cells of one row inside one table. `per_kolom` is by field, empty cells left out."""

    sel: Sequence[Sel]
    per_kolom: dict[str, Sel]
    uraian_warisan: bool = False
    lebar_gabungan: int = 1
    """Columns that the merged range of the row's first cell spans."""


def read_uang(isi: IsiBaris) -> int | None:
    """Return the row's money in rupiah, as far as it can be read."""
    return parse_rupiah(*read_isi_uang(isi)).nilai


def read_isi_uang(isi: IsiBaris) -> tuple[str | None, str]:
    """Return text and kind of the row's money."""
    uang = isi.per_kolom.get("anggaran")
    return (uang.teks, uang.jenis) if uang else (None, "teks")


@dataclass
class JumlahJalan:
    """Running sums of the money column, to know a sum row by its amount, whatever its label.

    Money is read when a sum is asked for: most tables have few rows that may be one.
    """

    uang: list[tuple[str | None, str]] = field(default_factory=list)
    awal_bagian: int = 0
    _hingga: list[int] = field(default_factory=lambda: [0])
    """The sum of the first n proposals, for every n read so far."""

    def add(self, teks: str | None, jenis: str) -> None:
        """Add a proposal's money."""
        self.uang.append((teks, jenis))

    def start_bagian(self) -> None:
        """Start the partial sum anew, after a section or a sum."""
        self.awal_bagian = len(self.uang)

    def cocok(self, isi: IsiBaris) -> bool:
        """Tell whether the row's money is the sum of the rows above it."""
        uang = read_uang(isi)
        if not uang or len(self.uang) < 2:
            return False
        for satu in self.uang[len(self._hingga) - 1 :]:
            self._hingga.append(self._hingga[-1] + (parse_rupiah(*satu).nilai or 0))
        seluruh = self._hingga[-1]
        return uang in (seluruh, seluruh - self._hingga[self.awal_bagian])


def read_nomor(isi: IsiBaris) -> int | None:
    """Return the running number of a row (1, 2., 3)), or None."""
    nomor = isi.per_kolom.get("nomor")
    return parse_nomor(nomor.teks) if nomor else None


def parse_nomor(teks: str | None) -> int | None:
    """Return the running number that a text is, or None."""
    cocok = _NOMOR.match(teks) if teks else None
    return int(cocok.group(1)) if cocok else None


def is_tanda(sel: Sel) -> bool:
    """Tell whether a cell holds a running number, a letter or a Roman number and nothing else."""
    teks = sel.teks or ""
    return bool(_NOMOR.match(teks) or _PENANDA.match(teks))


def is_ditto(teks: str | None) -> bool:
    """Tell whether a cell says "same as above" (idem, sda, a ditto mark)."""
    return bool(teks and len(teks) <= _DITTO_TERPANJANG and _DITTO.match(teks.strip()))


def strip_penanda(judul: str) -> str:
    """Return a section heading without its running mark: "I. BIDANG FISIK" is "BIDANG FISIK"."""
    return (
        re.sub(r"^\(?([ivxIVX]{1,5}|[A-Za-z]|\d{1,2})\s*[.)]\s*(?!\d)", "", judul.strip()) or judul
    )
