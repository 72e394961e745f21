"""Who is where: the city's parts, its agencies, the nomenclature, the agenda."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.referensi.dasar import POLA_NOMENKLATUR, POLA_OPD, Tabel
from schemas.usulan import POLA_KELURAHAN


class Wilayah(Tabel):
    """Kota, kecamatan and kelurahan by Kemendagri code, with the spellings people use."""

    _berkas = "wilayah.csv"
    _kunci = ("kode",)

    tingkat: Series[str] = pa.Field(isin=["provinsi", "kota", "kecamatan", "kelurahan"])
    kode: Series[str] = pa.Field(unique=True, str_matches=r"^\d{2}(\.\d{2}){0,2}(\.\d{4})?$")
    nama: Series[str]
    kode_induk: Series[str] = pa.Field(nullable=True)
    kode_bps: Series[str] = pa.Field(nullable=True, str_matches=r"^\d+$")
    varian_nama: Series[str] = pa.Field(nullable=True)
    sumber: Series[str]


class Opd(Tabel):
    """Agencies (perangkat daerah). `kode_opd` is the project's own short code."""

    _berkas = "opd.csv"
    _kunci = ("kode_opd",)

    kode_opd: Series[str] = pa.Field(unique=True, str_matches=POLA_OPD)
    nama_opd: Series[str]
    singkatan: Series[str] = pa.Field(nullable=True)
    varian_nama: Series[str] = pa.Field(nullable=True)
    tahun_awal: Series[int]
    tahun_akhir: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    catatan: Series[str] = pa.Field(nullable=True)
    sumber: Series[str]


class OpdUrusan(Tabel):
    """Which agency carries which bidang urusan (or program of it) in a planning year.

    `kode_nomenklatur` is a bidang urusan or a program; the longest match wins. `kode_kecamatan`
    narrows a row to the kelurahan of one kecamatan. `utama` marks the default where several match.
    """

    _berkas = "opd_urusan.csv"
    _kunci = ("kode_nomenklatur", "kode_opd", "kode_kecamatan", "tahun_awal")

    kode_nomenklatur: Series[str] = pa.Field(str_matches=POLA_NOMENKLATUR)
    kode_opd: Series[str] = pa.Field(str_matches=POLA_OPD)
    kode_kecamatan: Series[str] = pa.Field(nullable=True, str_matches=r"^\d{2}\.\d{2}\.\d{2}$")
    tahun_awal: Series[int]
    tahun_akhir: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    utama: Series[str] = pa.Field(isin=["ya", "tidak"])
    sumber: Series[str]


class Nomenklatur(Tabel):
    """Urusan down to sub kegiatan of a kota, by version of the ministerial decree."""

    _berkas = "nomenklatur_2023.csv"
    _kunci = ("versi", "kode")

    versi: Series[str]
    tingkat: Series[str] = pa.Field(
        isin=["urusan", "bidang_urusan", "program", "kegiatan", "sub_kegiatan"]
    )
    kode: Series[str] = pa.Field(str_matches=POLA_NOMENKLATUR)
    uraian: Series[str]
    kode_induk: Series[str] = pa.Field(nullable=True)
    indikator: Series[str] = pa.Field(nullable=True)
    satuan: Series[str] = pa.Field(nullable=True)
    sumber: Series[str]


class NomenklaturVersi(Tabel):
    """Which version of the nomenclature a planning year uses. Grain: one version.

    A version holds from `berlaku_mulai_tahun` (a planning year) until the next one begins.
    """

    _berkas = "nomenklatur_versi.csv"
    _kunci = ("versi",)

    versi: Series[str] = pa.Field(unique=True)
    berlaku_mulai_tahun: Series[int] = pa.Field(unique=True, ge=2000, le=2100)
    dasar: Series[str]
    sumber: Series[str]


class Jadwal(Tabel):
    """The agenda: when and where each kelurahan meets, and by when its sheet is due."""

    _berkas = "jadwal.csv"
    _kunci = ("tahun_musrenbang", "kode_kelurahan")

    tahun_musrenbang: Series[int] = pa.Field(ge=2000, le=2100)
    kode_kelurahan: Series[str] = pa.Field(str_matches=POLA_KELURAHAN)
    tanggal: Series[str] = pa.Field(str_matches=r"^\d{4}-\d{2}-\d{2}$")
    jam: Series[str] = pa.Field(nullable=True, str_matches=r"^\d{2}\.\d{2}$")
    tempat: Series[str] = pa.Field(nullable=True)
    batas_kirim: Series[str] = pa.Field(str_matches=r"^\d{4}-\d{2}-\d{2}$")
    sumber: Series[str]


class RtRw(Tabel):
    """The register of RT and RW. Grain: one run of RT numbers in one RW of one kelurahan.

    A kelurahan without rows is not judged.
    """

    _berkas = "rt_rw.csv"
    _kunci = ("kode_kelurahan", "rw", "rt_awal")
    _boleh_kosong = True

    kode_kelurahan: Series[str] = pa.Field(str_matches=POLA_KELURAHAN)
    rw: Series[int] = pa.Field(ge=1, le=999)
    rt_awal: Series[int] = pa.Field(ge=1, le=999)
    rt_akhir: Series[int] = pa.Field(ge=1, le=999)
    sumber: Series[str]
