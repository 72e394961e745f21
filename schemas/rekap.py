"""What the rekap workbook of a year is made of: frames as the warehouse answers them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd
from pandera.typing import DataFrame

from schemas.usulan import PemakaianPagu

KOLOM_JUMLAH = (
    "jumlah_usulan",
    "jumlah_periksa",
    "jumlah_didanai",
    "jumlah_tidak_didanai",
    "jumlah_tanpa_anggaran",
    "jumlah_menunggu_tinjauan",
    "jumlah_luar_kewenangan",
    "jumlah_digabung",
    "jumlah_ditolak",
    "jumlah_belum_dialokasikan",
    "diminta_rupiah",
    "didanai_rupiah",
    "tidak_didanai_rupiah",
    "lainnya_rupiah",
)
"""Figures of every rekap view. diminta = didanai + tidak_didanai + lainnya, in whole rupiah.

All proposals counted were accepted by the checks; `jumlah_ditolak` are those that a person then
barred from the budget.
"""


@dataclass(frozen=True)
class RekapTahun:
    """Everything that the rekap workbook of one Musrenbang shows.

    - `urusan`, `opd`, `kecamatan`, `kelurahan`: the warehouse's rekap views (grain: one code, a
      row without a code last): `kode_<axis>`, `nama_<axis>`, then KOLOM_JUMLAH. `kelurahan` has
      `kode_kecamatan` and `nama_kecamatan` too. All four sum to the same totals.
    - `usulan` (`warehouse.kueri.read_usulan`; grain: one live proposal, accepted or refused).
    - `pemakaian`: how far each ceiling of the planning year is used.
    - `temuan` (`read_temuan`; grain: one finding of a live file, with its kelurahan).
    - `status` (`read_status`; grain: one kelurahan, those not in yet included).
    - `nama_kode`: names from the reference tables, by axis of pagu and code, and the titles of
      findings, by "temuan" and code.
    """

    tahun_musrenbang: int
    tahun_rencana: int
    urusan: pd.DataFrame
    opd: pd.DataFrame
    kecamatan: pd.DataFrame
    kelurahan: pd.DataFrame
    usulan: pd.DataFrame
    pemakaian: DataFrame[PemakaianPagu]
    temuan: pd.DataFrame
    status: pd.DataFrame
    nama_kode: Mapping[tuple[str, str], str] = field(default_factory=dict)
