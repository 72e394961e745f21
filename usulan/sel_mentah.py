"""One raw column as lists, and what parsing a field gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from usulan.catatan import Catatan, list_kolom
from usulan.teks import is_galat

KODE_RUSAK = {"galat": "SEL_GALAT", "rumus_tanpa_nilai": "RUMUS_TANPA_NILAI"}


@dataclass
class HasilKolom:
    """Columns of UsulanBersih (lists of equal length) and the notes of parsing them."""

    kolom: dict[str, list[Any]] = field(default_factory=dict)
    catatan: list[Catatan] = field(default_factory=list)


@dataclass(frozen=True)
class SelMentah:
    """One raw column as lists: text, kind (JENIS_SEL) and address."""

    nama: str
    teks: list[str | None]
    jenis: list[str]
    sel: list[str | None]

    def terisi(self, i: int) -> bool:
        """Tell whether the cell says anything, be it only an error or a lost formula."""
        return self.teks[i] is not None or self.jenis[i] in KODE_RUSAK


def read_kolom(mentah: pd.DataFrame, nama: str) -> SelMentah:
    """Return a raw column; texts that are Excel error values get the kind `galat`."""
    teks = list_kolom(mentah, nama)
    jenis = [
        "galat" if t is not None and t[:1] == "#" and is_galat(t) else j or "teks"
        for t, j in zip(teks, list_kolom(mentah, f"jenis_{nama}"), strict=True)
    ]
    return SelMentah(nama, teks, jenis, list_kolom(mentah, f"sel_{nama}"))
