"""Proposals while a table is read, column by column.

100,000 rows as dicts of 39 keys would be four million entries to make and to take apart again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd


@dataclass
class Rekaman:
    """Columns of UsulanMentah as far as they are filled; all are `banyak` long."""

    kolom: dict[str, list[Any]] = field(default_factory=dict)
    banyak: int = 0

    def __len__(self) -> int:
        return self.banyak

    def add(self, catat: Mapping[str, Any]) -> None:
        """Add one proposal."""
        self.extend({nama: [nilai] for nama, nilai in catat.items()}, 1)

    def extend(self, isi: Mapping[str, Sequence[Any]], banyak: int) -> None:
        """Add proposals given as columns of equal length; absent columns are empty."""
        for nama in isi.keys() - self.kolom.keys():
            self.kolom[nama] = [None] * self.banyak
        kosong = [None] * banyak
        for nama, daftar in self.kolom.items():
            daftar.extend(isi.get(nama, kosong))
        self.banyak += banyak

    def read_akhir(self) -> dict[str, Any]:
        """Return the latest proposal."""
        return {nama: daftar[-1] for nama, daftar in self.kolom.items()}

    def replace_akhir(self, catat: Mapping[str, Any]) -> None:
        """Put another one in place of the latest proposal."""
        for daftar in self.kolom.values():
            daftar.pop()
        self.banyak -= 1
        self.add(catat)


def join_rekaman(rekaman: Sequence[Rekaman]) -> pd.DataFrame:
    """Return the proposals of several tables as one frame, in the order given."""
    semua = Rekaman()
    for satu in rekaman:
        semua.extend(satu.kolom, satu.banyak)
    return pd.DataFrame(semua.kolom)
