"""What only the whole sheet shows: one figure copied down a column."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from schemas.temuan import CatatanTemuan
from schemas.usulan import UsulanBersih
from usulan.validate.aturan import format_angka


def check_lembar(
    bersih: DataFrame[UsulanBersih], ambang: Mapping[str, int]
) -> DataFrame[CatatanTemuan]:
    """Note every sheet whose proposals all ask for the same budget. Grain: one sheet."""
    catatan: list[dict[str, Any]] = []
    for _, lembar in bersih.groupby("lembar", sort=False):
        anggaran = lembar["anggaran_rupiah"].dropna()
        if len(anggaran) >= ambang["baris_anggaran_sama"] and anggaran.eq(anggaran.iloc[0]).all():
            catatan.append(_catat(lembar.loc[anggaran.index[0]], len(anggaran)))
    return CatatanTemuan.susun(catatan)


def _catat(baris: pd.Series, banyak: int) -> dict[str, Any]:
    nilai = format_angka(baris["anggaran_rupiah"])
    return {
        "kode": "ANGGARAN_SAMA_SEMUA",
        "lembar": baris["lembar"],
        "sel": baris["sel_anggaran_rupiah"],
        "nomor_baris": baris["nomor_baris"],
        "kolom": "anggaran_rupiah",
        "nilai": baris["anggaran_teks"],
        "isi": json.dumps({"anggaran": nilai, "banyak": str(banyak)}, sort_keys=True),
    }
