"""Findings: what is wrong or worth a look, with its place and what to do about it."""

from __future__ import annotations

import pandera.pandas as pa
from pandera.typing import Series

from schemas.dasar import Kerangka
from schemas.usulan import POLA_SEL

TINGKAT = ("tolak", "periksa", "info")
"""`tolak` refuses the row, `periksa` accepts it and asks a person to look, `info` only tells."""

JENIS_BARIS = (
    "judul",
    "kepala",
    "nomor_kolom",
    "bagian",
    "subtotal",
    "total",
    "tanda_tangan",
    "catatan",
    "kosong",
    "lembar_lain",
)
"""What a row that is no proposal can be. Together with the proposals they are all rows (law 1)."""


class CatatanTemuan(Kerangka):
    """A finding as the core notes it: code and place, before the catalogue gives it words.

    `isi` holds the values for the message template, as JSON text with sorted keys.
    """

    kode: Series[str]
    lembar: Series[str] = pa.Field(nullable=True)
    sel: Series[str] = pa.Field(nullable=True, str_matches=POLA_SEL)
    nomor_baris: Series[pa.Int64] = pa.Field(nullable=True, ge=1)
    kolom: Series[str] = pa.Field(nullable=True)
    nilai: Series[str] = pa.Field(nullable=True)
    usulan_id: Series[str] = pa.Field(nullable=True)
    isi: Series[str] = pa.Field(nullable=True)


class Temuan(Kerangka):
    """Findings in words. Grain: one finding at one cell (or row, sheet or file when wider).

    `temuan_id` stays the same for the same fault of the same proposal, so that a resubmission can
    tell what was mended. `pesan` and `saran` are Indonesian, made from reference/temuan.csv.
    """

    temuan_id: Series[str] = pa.Field(unique=True)
    berkas: Series[str]
    lembar: Series[str] = pa.Field(nullable=True)
    sel: Series[str] = pa.Field(nullable=True, str_matches=POLA_SEL)
    nomor_baris: Series[pa.Int64] = pa.Field(nullable=True, ge=1)
    kolom: Series[str] = pa.Field(nullable=True)
    kode: Series[str]
    tingkat: Series[str] = pa.Field(isin=TINGKAT)
    nilai: Series[str] = pa.Field(nullable=True)
    pesan: Series[str]
    saran: Series[str]
    usulan_id: Series[str] = pa.Field(nullable=True)


class BarisBukanUsulan(Kerangka):
    """Rows recognised as no proposal. Grain: one sheet row. `jumlah_rupiah` is text of a sum row.

    `teks` is the row's own text, so a person can see what was left out.
    """

    lembar: Series[str]
    nomor_baris: Series[int] = pa.Field(ge=1)
    jenis: Series[str] = pa.Field(isin=JENIS_BARIS)
    teks: Series[str] = pa.Field(nullable=True)


class JumlahTertulis(Kerangka):
    """A sum that the sheet itself states. Grain: one subtotal or total row of a money column.

    It claims to be the sum of the proposals in rows `dari_baris`..`sampai_baris` of `lembar`.
    """

    lembar: Series[str]
    nomor_baris: Series[int] = pa.Field(ge=1)
    jenis: Series[str] = pa.Field(isin=["subtotal", "total"])
    sel: Series[str] = pa.Field(str_matches=POLA_SEL)
    teks: Series[str]
    jenis_sel: Series[str]
    skala_rupiah: Series[int]
    dari_baris: Series[int] = pa.Field(ge=1)
    sampai_baris: Series[int] = pa.Field(ge=1)


class PemetaanKolom(Kerangka):
    """How each column of each table was understood. Grain: one column of one table.

    `kolom` is a field of KOLOM_MENTAH or NA (kept but not understood); `cara` is alias,
    mirip, isi or profil; `keyakinan` in 0..1.
    """

    lembar: Series[str]
    tabel: Series[int] = pa.Field(ge=1)
    sel_kepala: Series[str] = pa.Field(str_matches=POLA_SEL)
    kepala: Series[str] = pa.Field(nullable=True)
    kolom: Series[str] = pa.Field(nullable=True)
    cara: Series[str] = pa.Field(nullable=True)
    keyakinan: Series[float] = pa.Field(ge=0, le=1)
