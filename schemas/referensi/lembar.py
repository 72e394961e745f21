"""How people write their sheets: headings, rows that are no proposals, units."""

from __future__ import annotations

import pandera.pandas as pa
from pandera.typing import Series

from schemas.kolom import KOLOM_MENTAH
from schemas.referensi.dasar import Tabel
from schemas.temuan import JENIS_BARIS


class AliasKolom(Tabel):
    """Headings and the field they mean. `alias` is lower case, punctuation folded to one space.

    A heading that can mean two fields names both ("anggaran|volume"): the heading above it or the
    content of the column decides. `abaikan` is a column we know and do not need.
    """

    _berkas = "alias_kolom.csv"
    _kunci = ("alias",)

    alias: Series[str] = pa.Field(unique=True, str_matches=r"^[a-z0-9]+( [a-z0-9]+)*$")
    kolom: Series[str] = pa.Field(
        str_matches=f"^(abaikan|({'|'.join(KOLOM_MENTAH)})([|]({'|'.join(KOLOM_MENTAH)}))*)$"
    )
    sumber: Series[str]


class KataKepala(Tabel):
    """Words by which a heading that is no known alias shows what it means, the strongest first.

    `pola` is a regular expression on the heading in the form of `AliasKolom.alias`, abbreviations
    written out and small typing errors mended.
    """

    _berkas = "kata_kepala.csv"
    _kunci = ("urutan",)

    urutan: Series[int] = pa.Field(unique=True, ge=1)
    pola: Series[str]
    kolom: Series[str] = pa.Field(isin=[*KOLOM_MENTAH, "abaikan"])
    sumber: Series[str]


class FrasaBaris(Tabel):
    """Words by which a row shows that it is no proposal (sum, signature, note, section)."""

    _berkas = "frasa_baris.csv"
    _kunci = ("jenis", "pola")

    jenis: Series[str] = pa.Field(isin=JENIS_BARIS)
    pola: Series[str]
    sumber: Series[str]


class Satuan(Tabel):
    """Units with the spellings people use. `satuan` is the canonical spelling."""

    _berkas = "satuan.csv"
    _kunci = ("satuan",)

    satuan: Series[str] = pa.Field(unique=True)
    jenis: Series[str] = pa.Field(
        isin=["panjang", "luas", "isi", "berat", "orang", "benda", "kegiatan", "waktu", "lembaga"]
    )
    varian: Series[str] = pa.Field(nullable=True)
    sumber: Series[str]
