"""Proposals that may ask for the same work twice."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import pandera.pandas as pa
from pandera.typing import DataFrame, Series

from schemas.dasar import Kerangka
from schemas.temuan import CatatanTemuan
from schemas.usulan import POLA_BIDANG, POLA_KELURAHAN, POLA_SEL

SUMBER_USULAN = ("musrenbang", "pokir")
HUBUNGAN = ("satu_kelurahan", "antar_kelurahan", "antar_tahun", "pokir")
TINGKAT_KEMIRIPAN = ("sangat_mirip", "mirip")
PUTUSAN_DUPLIKAT = ("gabung", "beda")


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


class DaftarDuplikat(Kerangka):
    """The pairs found as people look at them. Grain: one pair of live accepted proposals.

    Columns with `asal` are of the earlier proposal; `hasil_asal` is its budget outcome (NA: not
    allocated). `keputusan_id` to `diputuskan_pada` are of the decision that holds (NA: the pair is
    open). Moments are in UTC, without a zone. Likeliest first.
    """

    tahun_musrenbang: Series[int]
    usulan_id: Series[str]
    kode_kelurahan: Series[str]
    nama_kelurahan: Series[str]
    uraian: Series[str] = pa.Field(nullable=True)
    lokasi: Series[str] = pa.Field(nullable=True)
    rt: Series[str] = pa.Field(nullable=True)
    rw: Series[str] = pa.Field(nullable=True)
    anggaran_rupiah: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    usulan_id_asal: Series[str]
    tahun_asal: Series[int]
    kode_kelurahan_asal: Series[str]
    nama_kelurahan_asal: Series[str]
    uraian_asal: Series[str] = pa.Field(nullable=True)
    lokasi_asal: Series[str] = pa.Field(nullable=True)
    rt_asal: Series[str] = pa.Field(nullable=True)
    rw_asal: Series[str] = pa.Field(nullable=True)
    anggaran_asal_rupiah: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    hasil_asal: Series[str] = pa.Field(nullable=True)
    hubungan: Series[str] = pa.Field(isin=HUBUNGAN)
    tingkat: Series[str] = pa.Field(isin=TINGKAT_KEMIRIPAN)
    skor: Series[float] = pa.Field(ge=0, le=1)
    skor_teks: Series[float] = pa.Field(ge=0, le=1)
    skor_tempat: Series[float] = pa.Field(ge=0, le=1)
    alasan: Series[str]
    ditemukan_pada: Series[pd.Timestamp]
    keputusan_id: Series[str] = pa.Field(nullable=True)
    keputusan: Series[str] = pa.Field(nullable=True, isin=PUTUSAN_DUPLIKAT)
    diputuskan_oleh: Series[str] = pa.Field(nullable=True)
    diputuskan_pada: Series[pd.Timestamp] = pa.Field(nullable=True)


class KeputusanDuplikat(Kerangka):
    """What a person decided about a pair. Grain: one decision; never changed afterwards.

    `gabung`: `usulan_id` is merged into `usulan_id_asal`, as long as both live. `beda`: two works,
    not asked again. A later decision on the same pair takes the place of an earlier one.
    `tahun_musrenbang` is of `usulan_id`; `skor` in 0..1 what the pair had then. Texts have
    personal data hidden. `diputuskan_pada` is in UTC, without a zone.
    """

    keputusan_id: Series[str] = pa.Field(unique=True, str_length={"min_value": 16, "max_value": 16})
    usulan_id: Series[str]
    usulan_id_asal: Series[str]
    tahun_musrenbang: Series[int] = pa.Field(ge=2000, le=2100)
    keputusan: Series[str] = pa.Field(isin=PUTUSAN_DUPLIKAT)
    uraian: Series[str] = pa.Field(nullable=True)
    uraian_asal: Series[str] = pa.Field(nullable=True)
    skor: Series[float] = pa.Field(ge=0, le=1)
    diputuskan_oleh: Series[str]
    diputuskan_pada: Series[pd.Timestamp]
    catatan: Series[str] = pa.Field(nullable=True)


class UsulanDigabung(Kerangka):
    """The lineage of merged proposals. Grain: one merged proposal that lives.

    `usulan_id_asal` is the one it was merged into, `usulan_id_utama` the one that stands for all
    (the same unless that one was merged too); the other columns with `utama` are of the latter.
    """

    tahun_musrenbang: Series[int]
    usulan_id: Series[str] = pa.Field(unique=True)
    usulan_id_asal: Series[str]
    usulan_id_utama: Series[str]
    tahun_utama: Series[int]
    kode_kelurahan_utama: Series[str]
    nama_kelurahan_utama: Series[str]
    uraian_utama: Series[str] = pa.Field(nullable=True)
    keputusan_id: Series[str]
    diputuskan_oleh: Series[str]
    diputuskan_pada: Series[pd.Timestamp]


class IsianDuplikat(Kerangka):
    """What people filled in about pairs. Grain: one row of the sheet, filled or not.

    Texts are as typed and as the workbook showed them. `keputusan_id_dasar` is the decision that
    held when it was written (NA: none), so that an old workbook is told from a fresh one.
    `diputuskan_pada` is when the filled workbook came in.
    """

    lembar: Series[str]
    nomor_baris: Series[int] = pa.Field(ge=1)
    sel_keputusan: Series[str] = pa.Field(nullable=True, str_matches=POLA_SEL)
    sel_catatan: Series[str] = pa.Field(nullable=True, str_matches=POLA_SEL)
    usulan_id: Series[str] = pa.Field(nullable=True)
    usulan_id_asal: Series[str] = pa.Field(nullable=True)
    uraian: Series[str] = pa.Field(nullable=True)
    uraian_asal: Series[str] = pa.Field(nullable=True)
    keputusan_id_dasar: Series[str] = pa.Field(nullable=True)
    keputusan: Series[str] = pa.Field(nullable=True)
    diputuskan_oleh: Series[str]
    diputuskan_pada: Series[pd.Timestamp]
    catatan: Series[str] = pa.Field(nullable=True)


@dataclass(frozen=True)
class HasilDuplikat:
    """A filled sheet of pairs, judged: empty + known + told + new decisions = all rows.

    `keputusan` are the new decisions, ready to record; `catatan` tells every row not applied.
    """

    keputusan: DataFrame[KeputusanDuplikat]
    catatan: DataFrame[CatatanTemuan]
    kosong: int
    sudah_ada: int
