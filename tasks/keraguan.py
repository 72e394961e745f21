"""Money that nobody should take at its word yet: it may be a slip of zeros and rule the totals."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from tasks.gaya_buku import format_bilangan, format_rupiah

KODE_RAGU = "ANGGARAN_TIDAK_WAJAR"


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

    `usulan` and `temuan` are as `warehouse.kueri` reads them.
    """
    ragu = temuan.loc[temuan["kode"].eq(KODE_RAGU), "usulan_id"].dropna()
    milik = usulan[usulan["status"].eq("diterima") & usulan["usulan_id"].isin(ragu)]
    return AnggaranRagu(len(milik), int(milik["anggaran_rupiah"].sum()))
