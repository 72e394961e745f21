"""Decisions of people on doubtful classifications, and what a review workbook asks for."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.dasar import Kerangka
from schemas.usulan import POLA_BIDANG, POLA_KELURAHAN


class KeputusanKlasifikasi(Kerangka):
    """What a person decided about one proposal. Grain: one decision; never changed afterwards.

    A later decision on the same usulan takes the place of an earlier one and leaves it in the
    history (order: `diputuskan_pada`, then `keputusan_id`). `kunci_teks` is the proposal's text
    without place, volume and filler words, in canonical spelling: by it a decision is found again
    when the row moves, is reworded slightly, or stands in another sheet.
    """

    keputusan_id: Series[str] = pa.Field(unique=True, str_length={"min_value": 16, "max_value": 16})
    usulan_id: Series[str] = pa.Field(str_length={"min_value": 16, "max_value": 16})
    kode_kelurahan: Series[str] = pa.Field(str_matches=POLA_KELURAHAN)
    tahun_musrenbang: Series[int] = pa.Field(ge=2000, le=2100)
    uraian: Series[str]
    kunci_teks: Series[str]
    kode_urusan: Series[str] = pa.Field(str_matches=POLA_BIDANG)
    kode_sub_kegiatan: Series[str] = pa.Field(nullable=True)
    kode_urusan_sistem: Series[str] = pa.Field(nullable=True, str_matches=POLA_BIDANG)
    keyakinan_sistem: Series[float] = pa.Field(ge=0, le=1)
    diputuskan_oleh: Series[str]
    diputuskan_pada: Series[pd.Timestamp]
    catatan: Series[str] = pa.Field(nullable=True)
