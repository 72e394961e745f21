"""Decisions of people on the money of a proposal, and scenarios side by side."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.dasar import Kerangka
from schemas.usulan import PUTUSAN_ANGGARAN


class KeputusanAnggaran(Kerangka):
    """What a person decided on the money of a proposal. Grain: one decision; never changed.

    `wajib`: funded before all others, still never above a ceiling. `tolak`: not funded. `bebas`
    takes a lock away. The last one on a proposal holds. `uraian` is the work as it was worded then,
    personal data hidden; `alasan` why. `diputuskan_pada` is in UTC, without a zone.
    """

    keputusan_id: Series[str] = pa.Field(unique=True, str_length={"min_value": 16, "max_value": 16})
    usulan_id: Series[str]
    tahun_musrenbang: Series[int] = pa.Field(ge=2000, le=2100)
    keputusan: Series[str] = pa.Field(isin=PUTUSAN_ANGGARAN)
    uraian: Series[str] = pa.Field(nullable=True)
    alasan: Series[str]
    diputuskan_oleh: Series[str]
    diputuskan_pada: Series[pd.Timestamp]


class RekapSkenario(Kerangka):
    """How a scenario ends. Grain: one scenario of one planning year, the main one first.

    In whole rupiah, diminta = didanai + tidak_didanai + lainnya, and the same in numbers of
    proposals.
    """

    tahun_rencana: Series[int]
    skenario: Series[str]
    jumlah_usulan: Series[int]
    jumlah_didanai: Series[int]
    jumlah_tidak_didanai: Series[int]
    jumlah_lainnya: Series[int]
    diminta_rupiah: Series[pd.Int64Dtype]
    didanai_rupiah: Series[pd.Int64Dtype]
    tidak_didanai_rupiah: Series[pd.Int64Dtype]
    lainnya_rupiah: Series[pd.Int64Dtype]
