"""Money that nobody should take at its word yet: a slip of zeros, a guessed scale, two readings."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from schemas.rupiah import format_bilangan, format_rupiah

KOLOM_RAGU = "anggaran_rupiah"


@dataclass(frozen=True)
class AnggaranRagu:
    """How many accepted proposals have a doubtful budget, and its sum in whole rupiah."""

    jumlah: int
    rupiah: int

    def kalimat(self) -> str:
        """Return the line that stands beside a total; empty when nothing is doubtful."""
        if not self.jumlah:
            return ""
        return (
            f"termasuk {format_rupiah(self.rupiah)} dari {format_bilangan(self.jumlah)} usulan "
            "yang anggarannya diragukan (lihat Perlu Ditinjau)"
        )


def sum_anggaran_ragu(usulan: pd.DataFrame, temuan: pd.DataFrame) -> AnggaranRagu:
    """Return what the live findings doubt of the accepted budgets of a year.

    Any finding on the budget that asks for a look counts, whatever its code, as long as a number
    was read: that number stands in the totals. `usulan` and `temuan` are as `warehouse.kueri`
    reads them.
    """
    minta_lihat = temuan["kolom"].eq(KOLOM_RAGU) & temuan["tingkat"].eq("periksa")
    milik = usulan[
        usulan["status"].eq("diterima")
        & usulan["anggaran_rupiah"].notna()
        & usulan["usulan_id"].isin(temuan.loc[minta_lihat, "usulan_id"].dropna())
    ]
    return AnggaranRagu(len(milik), int(milik["anggaran_rupiah"].sum()))
