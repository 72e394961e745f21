"""The sums that a sheet states, held against the sums of its rows."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from schemas.temuan import CatatanTemuan, JumlahTertulis
from schemas.usulan import UsulanBersih
from usulan.angka import parse_rupiah
from usulan.validate.aturan import format_angka


def check_jumlah(
    jumlah: DataFrame[JumlahTertulis], bersih: DataFrame[UsulanBersih]
) -> DataFrame[CatatanTemuan]:
    """Note every stated sum that no reading of it confirms (law 2).

    A row "JUMLAH" may sum its section, everything above it on the sheet, or the whole workbook:
    it is fine when any of these agrees to the rupiah. A sum that can be read in two ways is fine
    when one of them agrees; one that cannot be read is noted.
    """
    catatan: list[dict[str, Any]] = []
    sebelum: dict[tuple[str, str], int] = {}
    for baris in jumlah.to_dict("records"):
        tempat = (baris["lembar"], _huruf(baris["sel"]))
        mulai = sebelum.get(tempat, 0)
        sebelum[tempat] = baris["nomor_baris"]
        catatan += _check_satu(baris, bersih, mulai)
    return CatatanTemuan.susun(catatan)


def _check_satu(
    baris: dict[Any, Any], bersih: DataFrame[UsulanBersih], mulai: int
) -> list[dict[str, Any]]:
    tertulis = parse_rupiah(baris["teks"], baris["jenis_sel"], baris["skala_rupiah"])
    # A column read in full rupiah in spite of its heading has its sum in full rupiah too.
    penuh = parse_rupiah(baris["teks"], baris["jenis_sel"])
    bacaan = [b for h in (tertulis, penuh) for b in (h.bacaan if h.nilai is None else (h.nilai,))]
    if not bacaan:
        # A dash or an empty formula states no sum, so there is nothing to hold against.
        return [_catat(baris, tertulis.kode, {})] if tertulis.kode else []
    hitungan = _kemungkinan(baris, bersih, mulai)
    if set(bacaan) & set(hitungan):
        return []
    dihitung = hitungan[0]
    ditulis = min(bacaan, key=lambda b: abs(b - dihitung))
    isi = {
        "tertulis": format_angka(ditulis),
        "dihitung": format_angka(dihitung),
        "selisih": format_angka(abs(ditulis - dihitung)),
    }
    return [_catat(baris, "JUMLAH_TIDAK_COCOK", isi)]


def _kemungkinan(baris: dict[Any, Any], bersih: DataFrame[UsulanBersih], mulai: int) -> list[int]:
    """Return the sums that a stated sum may mean, the likeliest first.

    The proposals whose money stands in its own column come first: another table may stand beside.
    """
    selembar = bersih["lembar"].eq(baris["lembar"])
    sekolom = bersih["sel_anggaran_rupiah"].str.rstrip("0123456789").eq(_huruf(baris["sel"]))
    nomor = bersih["nomor_baris"]
    rentang = [
        selembar & nomor.between(baris["dari_baris"], baris["sampai_baris"]),
        selembar & nomor.between(mulai + 1, baris["sampai_baris"]),
        selembar & (nomor <= baris["sampai_baris"]),
    ]
    semua = pd.Series(True, index=bersih.index)
    pilihan = [*(r & sekolom for r in rentang), *rentang, _sebagian(bersih, rentang[-1]), semua]
    # A choice without any row would confirm a sum of 0, as a broken formula states it.
    ada = [p.astype(bool) for p in pilihan if p.astype(bool).any()] or [semua]
    return [int(bersih.loc[p, "anggaran_rupiah"].sum()) for p in ada]


def _sebagian(bersih: DataFrame[UsulanBersih], sampai: pd.Series) -> pd.Series:
    """Tell which rows stand under the same section heading as the last row above the sum."""
    judul = bersih["sel_bidang"]
    baris_judul = pd.to_numeric(judul.str.extract(r"(\d+)$", expand=False))
    di_bawah = sampai & (baris_judul < bersih["nomor_baris"]).fillna(False)
    return di_bawah & judul.isin(judul[sampai].tail(1))


def _huruf(sel: str) -> str:
    return sel.rstrip("0123456789")


def _catat(baris: dict[Any, Any], kode: str, isi: dict[str, str]) -> dict[str, Any]:
    return {
        "kode": kode,
        "lembar": baris["lembar"],
        "sel": baris["sel"],
        "nomor_baris": baris["nomor_baris"],
        "kolom": "anggaran_rupiah",
        "nilai": baris["teks"],
        "isi": json.dumps(isi, sort_keys=True),
    }
