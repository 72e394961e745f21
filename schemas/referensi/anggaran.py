"""What the budget goes by: ceilings, criteria, scenarios, accounts."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.kolom import KOLOM_BERSIH
from schemas.referensi.dasar import Tabel

SUMBU_PAGU = ("opd", "kelurahan", "kecamatan", "bidang_urusan", "program", "sumber_dana")
KUNCI_URUTAN = (
    "prioritas",
    "skor",
    "anggaran_rupiah",
    "kode_kelurahan",
    "kode_urusan",
    "usulan_id",
)
ARAH_URUTAN = ("naik", "turun")
BILA_TIDAK_MUAT = ("lewati", "berhenti")
SKENARIO_UTAMA = "utama"
POLA_SKENARIO = r"^[a-z][a-z0-9_]{0,29}$"
POLA_URUTAN = "^{0}([|]{0})*$".format(rf"({'|'.join(KUNCI_URUTAN)})(:({'|'.join(ARAH_URUTAN)}))?")
UKURAN_KRITERIA: dict[str, str] = {
    "urutan_prioritas": r"^[1-9]\d{0,3}$",
    "awalan_kode": r"^[1-9X](\.[\dX]+)*([|][1-9X](\.[\dX]+)*)*$",
    "kelengkapan": "^{0}([|]{0})*$".format(f"({'|'.join(KOLOM_BERSIH)})"),
    "anggaran_kecil": r"^\d{1,15}[|]\d{1,15}$",
    "ulangan_tahun": r"^$",
}
"""The measures of a criterion, and the pattern of their parameter (empty: it has none)."""


class Pagu(Tabel):
    """Ceilings in whole rupiah: one row per planning year, axis and code."""

    _berkas = "pagu.csv"
    _kunci = ("tahun_rencana", "sumbu", "kode")

    tahun_rencana: Series[int] = pa.Field(ge=2000, le=2100)
    sumbu: Series[str] = pa.Field(isin=SUMBU_PAGU)
    kode: Series[str]
    jumlah_rupiah: Series[pd.Int64Dtype] = pa.Field(ge=0)
    sumber: Series[str]


class Kriteria(Tabel):
    """What makes a proposal weigh more, beyond the kelurahan's own order. Grain: one criterion.

    `ukuran` (UKURAN_KRITERIA) gives each proposal a value in 0..1, `bobot` its weight among the
    others; `kriteria` is its name in the explanation of the score.
    """

    _berkas = "kriteria.csv"
    _kunci = ("kriteria",)

    kriteria: Series[str] = pa.Field(unique=True)
    ukuran: Series[str] = pa.Field(isin=list(UKURAN_KRITERIA))
    parameter: Series[str] = pa.Field(nullable=True)
    bobot: Series[int] = pa.Field(ge=1, le=1000)
    keterangan: Series[str]
    sumber: Series[str]


class Skenario(Tabel):
    """Ways to share the ceilings out. Grain: one scenario; `utama` is the one that counts.

    `urutan` are keys of KUNCI_URUTAN with a direction, first one first
    ("prioritas:naik|skor:turun"). `faktor_pagu_persen` is taken of every ceiling.
    """

    _berkas = "skenario.csv"
    _kunci = ("skenario",)

    skenario: Series[str] = pa.Field(unique=True, str_matches=POLA_SKENARIO)
    urutan: Series[str] = pa.Field(str_matches=POLA_URUTAN)
    bila_tidak_muat: Series[str] = pa.Field(isin=BILA_TIDAK_MUAT)
    faktor_pagu_persen: Series[int] = pa.Field(ge=0, le=1000)
    keterangan: Series[str]
    sumber: Series[str]


class PaguSkenario(Tabel):
    """Ceilings that a scenario sets otherwise, or besides, in whole rupiah.

    They hold as they stand: the scenario's factor is not taken of them.
    """

    _berkas = "pagu_skenario.csv"
    _kunci = ("skenario", "tahun_rencana", "sumbu", "kode")
    _boleh_kosong = True

    skenario: Series[str] = pa.Field(str_matches=POLA_SKENARIO)
    tahun_rencana: Series[int] = pa.Field(ge=2000, le=2100)
    sumbu: Series[str] = pa.Field(isin=SUMBU_PAGU)
    kode: Series[str]
    jumlah_rupiah: Series[pd.Int64Dtype] = pa.Field(ge=0)
    sumber: Series[str]


class SumberDana(Tabel):
    """Sources of money by code, with the words people write for them."""

    _berkas = "sumber_dana.csv"
    _kunci = ("kode",)

    kode: Series[str] = pa.Field(unique=True, str_matches=r"^\d(\.\d{1,4})+$")
    nama: Series[str]
    varian_nama: Series[str] = pa.Field(nullable=True)
    sumber: Series[str]


class Rekening(Tabel):
    """Spending accounts that the mapping uses."""

    _berkas = "rekening.csv"
    _kunci = ("kode",)

    kode: Series[str] = pa.Field(unique=True, str_matches=r"^5\.[1-4](\.\d{2,5})+$")
    nama: Series[str]
    sumber: Series[str]


class PemetaanBelanja(Tabel):
    """From sub kegiatan (or a prefix of its code) to the account and the source of money.

    The longest matching prefix wins; `jenis_satuan` (of Satuan) narrows a row when given.
    """

    _berkas = "pemetaan_belanja.csv"
    _kunci = ("awalan_kode", "jenis_satuan")

    awalan_kode: Series[str] = pa.Field(str_matches=r"^[1-9X](\.[\dX]+)*$")
    jenis_satuan: Series[str] = pa.Field(nullable=True)
    kode_rekening: Series[str]
    kode_sumber_dana: Series[str]
    alasan: Series[str]
    sumber: Series[str]
