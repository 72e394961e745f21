"""Proposals that may ask for the same work twice."""

from __future__ import annotations

import pandera.pandas as pa
from pandera.typing import Series

from schemas.dasar import Kerangka
from schemas.usulan import POLA_BIDANG, POLA_KELURAHAN

SUMBER_USULAN = ("musrenbang", "pokir")
HUBUNGAN = ("satu_kelurahan", "antar_kelurahan", "antar_tahun", "pokir")
TINGKAT_KEMIRIPAN = ("sangat_mirip", "mirip")


class UsulanBanding(Kerangka):
    """What is compared. Grain: one proposal of any year, kelurahan and road (`sumber`).

    `kode_kelurahan` is NA for a pokir whose place nobody wrote; RT and RW are numbers as text,
    several joined by ", ".
    """

    usulan_id: Series[str] = pa.Field(unique=True)
    sumber: Series[str] = pa.Field(isin=SUMBER_USULAN)
    tahun_musrenbang: Series[int] = pa.Field(ge=2000, le=2100)
    kode_kelurahan: Series[str] = pa.Field(nullable=True, str_matches=POLA_KELURAHAN)
    uraian: Series[str] = pa.Field(nullable=True)
    lokasi: Series[str] = pa.Field(nullable=True)
    rt: Series[str] = pa.Field(nullable=True)
    rw: Series[str] = pa.Field(nullable=True)
    kode_urusan: Series[str] = pa.Field(nullable=True, str_matches=POLA_BIDANG)


class PasanganDuplikat(Kerangka):
    """Two proposals that a person should look at together. Grain: one pair.

    `usulan_id` is the one that came later in the order of the comparison (year, road, id),
    `usulan_id_asal` the earlier one that it may repeat. Scores are in 0..1: `skor_teks` how far
    the work is the same, `skor_tempat` how far the place is, `skor` both together. `alasan` is one
    Indonesian sentence.
    """

    usulan_id: Series[str]
    usulan_id_asal: Series[str]
    hubungan: Series[str] = pa.Field(isin=HUBUNGAN)
    tingkat: Series[str] = pa.Field(isin=TINGKAT_KEMIRIPAN)
    skor: Series[float] = pa.Field(ge=0, le=1)
    skor_teks: Series[float] = pa.Field(ge=0, le=1)
    skor_tempat: Series[float] = pa.Field(ge=0, le=1)
    alasan: Series[str]
