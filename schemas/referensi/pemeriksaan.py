"""What a row is judged by: the catalogue of findings, limits, prices."""

from __future__ import annotations

import pandera.pandas as pa
from pandera.typing import Series

from schemas.referensi.dasar import Tabel
from schemas.temuan import TINGKAT


class KatalogTemuan(Tabel):
    """The catalogue of findings: level, message and advice per code. The city may change levels.

    `judul` names the kind of finding where findings are counted; `pesan` and `saran` are templates
    with {names} that the finding fills in.
    """

    _berkas = "temuan.csv"
    _kunci = ("kode",)

    kode: Series[str] = pa.Field(unique=True, str_matches=r"^[A-Z][A-Z0-9_]+$")
    tingkat: Series[str] = pa.Field(isin=TINGKAT)
    judul: Series[str] = pa.Field(unique=True, str_matches=r"^.{3,40}$")
    pesan: Series[str]
    saran: Series[str]
    contoh: Series[str]
    sumber: Series[str]


class Ambang(Tabel):
    """Limits beyond which a value deserves a second look; the city may change them."""

    _berkas = "ambang.csv"
    _kunci = ("nama",)

    nama: Series[str] = pa.Field(unique=True)
    nilai: Series[int] = pa.Field(ge=0)
    alasan: Series[str]
    sumber: Series[str]


class HargaSatuan(Tabel):
    """What a unit of a common work costs, from and to (SSH/HSPK). Grain: one work in one unit.

    `pola` are phrases of the work, `satuan` are units that mean the same here. The range is in
    whole rupiah per unit; how far beyond it a price may lie is `toleransi_harga_persen` (Ambang).
    """

    _berkas = "harga_satuan.csv"
    _kunci = ("pola", "satuan")
    _boleh_kosong = True

    pola: Series[str]
    satuan: Series[str]
    harga_bawah_rupiah: Series[int] = pa.Field(gt=0)
    harga_atas_rupiah: Series[int] = pa.Field(gt=0)
    uraian: Series[str]
    sumber: Series[str]
