"""Decisions of people on doubtful classifications, and what a review workbook asks for."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import pandera.pandas as pa
from pandera.typing import DataFrame, Series

from schemas.dasar import Kerangka
from schemas.temuan import CatatanTemuan
from schemas.usulan import POLA_BIDANG, POLA_KELURAHAN, POLA_SEL


class KeputusanKlasifikasi(Kerangka):
    """What a person decided about one proposal. Grain: one decision; never changed afterwards.

    A later decision on the same usulan takes the place of an earlier one and leaves it in the
    history (order: `diputuskan_pada`, then `keputusan_id`). `kunci_teks` is the proposal's text
    without place, volume and filler words, in canonical spelling: by it a decision is found again
    when the row moves, is reworded slightly, or stands in another sheet. `kode_urusan_sistem` and
    `keyakinan_sistem` are what the row was classified as when the person decided. Texts have
    personal data hidden. `diputuskan_pada` is in UTC, without a zone.
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


class IsianTinjauan(Kerangka):
    """What people filled into a review workbook. Grain: one row of its table, filled or not.

    Texts are as typed: a code may carry its name behind it ("1.03 Pekerjaan Umum"). `uraian` is
    the text as the workbook showed it and `keputusan_id_dasar` the decision that held when it was
    written (NA: none), so that an old workbook is told from a fresh one. `diputuskan_pada` is when
    the filled workbook came in. A row without `kode_urusan` and `kode_sub_kegiatan` is undecided.
    """

    lembar: Series[str]
    nomor_baris: Series[int] = pa.Field(ge=1)
    sel_kode_urusan: Series[str] = pa.Field(nullable=True, str_matches=POLA_SEL)
    sel_kode_sub_kegiatan: Series[str] = pa.Field(nullable=True, str_matches=POLA_SEL)
    usulan_id: Series[str] = pa.Field(nullable=True)
    uraian: Series[str] = pa.Field(nullable=True)
    keputusan_id_dasar: Series[str] = pa.Field(nullable=True)
    kode_urusan: Series[str] = pa.Field(nullable=True)
    kode_sub_kegiatan: Series[str] = pa.Field(nullable=True)
    diputuskan_oleh: Series[str] = pa.Field(nullable=True)
    diputuskan_pada: Series[pd.Timestamp]
    catatan: Series[str] = pa.Field(nullable=True)


class AntreanTinjauan(Kerangka):
    """What a review workbook shows, in its order. Grain: one live accepted proposal.

    First those that a person must look at (`perlu_ditinjau`), the costliest first. `keputusan_id`
    is the decision that holds for this very proposal. `serupa_*` is the most similar decided
    proposal, of any kelurahan and year, for each doubtful row that has one (`serupa_kemiripan` in
    0..1, 1 for an equal text).
    """

    usulan_id: Series[str]
    kode_kelurahan: Series[str] = pa.Field(nullable=True)
    tahun_musrenbang: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    lembar: Series[str]
    nomor_baris: Series[int] = pa.Field(ge=1)
    uraian: Series[str] = pa.Field(nullable=True)
    permasalahan: Series[str] = pa.Field(nullable=True)
    lokasi: Series[str] = pa.Field(nullable=True)
    rt: Series[str] = pa.Field(nullable=True)
    rw: Series[str] = pa.Field(nullable=True)
    volume: Series[float] = pa.Field(nullable=True)
    satuan: Series[str] = pa.Field(nullable=True)
    anggaran_rupiah: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    opd_tujuan: Series[str] = pa.Field(nullable=True)
    kode_urusan: Series[str] = pa.Field(nullable=True)
    keyakinan: Series[float] = pa.Field(ge=0, le=1)
    kandidat: Series[str] = pa.Field(nullable=True)
    dasar_klasifikasi: Series[str]
    status_klasifikasi: Series[str]
    kode_sub_kegiatan: Series[str] = pa.Field(nullable=True)
    kandidat_sub_kegiatan: Series[str] = pa.Field(nullable=True)
    pemegang_kewenangan: Series[str] = pa.Field(nullable=True)
    perlu_ditinjau: Series[bool]
    keputusan_id: Series[str] = pa.Field(nullable=True)
    serupa_uraian: Series[str] = pa.Field(nullable=True)
    serupa_kode_kelurahan: Series[str] = pa.Field(nullable=True)
    serupa_tahun_musrenbang: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    serupa_kode_urusan: Series[str] = pa.Field(nullable=True)
    serupa_kode_sub_kegiatan: Series[str] = pa.Field(nullable=True)
    serupa_diputuskan_oleh: Series[str] = pa.Field(nullable=True)
    serupa_diputuskan_pada: Series[pd.Timestamp] = pa.Field(nullable=True)
    serupa_kemiripan: Series[float] = pa.Field(nullable=True, ge=0, le=1)


@dataclass(frozen=True)
class HasilTinjauan:
    """A filled review workbook, judged: empty + known + refused + new decisions = all rows.

    `keputusan` are the new decisions, ready to record. `catatan` tells every row that was not
    applied, with its place. `kosong` counts undecided rows, `sudah_ada` rows that only say what is
    decided already.
    """

    keputusan: DataFrame[KeputusanKlasifikasi]
    catatan: DataFrame[CatatanTemuan]
    kosong: int
    sudah_ada: int
