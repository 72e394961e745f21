"""What became of a kelurahan's findings between two versions of its file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from pandera.typing import DataFrame

from schemas.temuan import Temuan

TINGKAT_TINDAK = ("tolak", "periksa")
"""Levels that ask something of the kelurahan; a finding to be known only is never mended."""


@dataclass(frozen=True)
class KirimanSebelumnya:
    """The last version of a kelurahan's file that had other content, and its findings."""

    impor_id: int
    tanggal_terima: dt.date
    temuan: DataFrame[Temuan]


@dataclass(frozen=True)
class HitunganPerbaikan:
    """How many findings are mended, still there, and new."""

    diperbaiki: int
    tersisa: int
    baru: int


@dataclass(frozen=True)
class Perbaikan:
    """The findings of a version against those of the one before.

    `diperbaiki` are findings of the old version that the new one no longer has; `tersisa` and
    `baru` together are all findings of the new one. `lanjutan` tells of each in `tersisa` by its
    `temuan_id` which old `temuan_id` it continues.
    """

    sebelumnya: KirimanSebelumnya
    diperbaiki: DataFrame[Temuan]
    tersisa: DataFrame[Temuan]
    baru: DataFrame[Temuan]
    lanjutan: Mapping[str, str]

    def hitung(self, *tingkat: str) -> HitunganPerbaikan:
        """Count the findings of these levels, by default those that ask for something."""
        pilihan = tingkat or TINGKAT_TINDAK
        bagian = (self.diperbaiki, self.tersisa, self.baru)
        return HitunganPerbaikan(*(int(b["tingkat"].isin(pilihan).sum()) for b in bagian))
