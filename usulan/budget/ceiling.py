"""Under which ceilings a proposal falls, shared by allocation and reconciliation."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from schemas.referensi import SUMBU_PAGU

SEBUTAN_SUMBU = {
    "opd": "OPD",
    "kelurahan": "Kelurahan",
    "kecamatan": "Kecamatan",
    "bidang_urusan": "bidang urusan",
    "program": "program",
    "sumber_dana": "sumber dana",
}
"""Each axis inside a sentence."""


def list_kode_sumbu(usulan: pd.DataFrame, kode_kecamatan: pd.Series[str]) -> dict[str, pd.Series]:
    """Return per axis of SUMBU_PAGU the code that each proposal falls under (NA: none).

    The program is the first three parts of the sub kegiatan; a ceiling on a source of money holds
    for exactly that code.
    """
    sub = usulan["kode_sub_kegiatan"].astype("str")
    kode = {
        "opd": usulan["kode_opd"],
        "kelurahan": usulan["kode_kelurahan"],
        "kecamatan": kode_kecamatan,
        "bidang_urusan": usulan["kode_urusan"],
        "program": sub.str.extract(r"^([^.]+\.[^.]+\.[^.]+)", expand=False),
        "sumber_dana": usulan["kode_sumber_dana"],
    }
    return {sumbu: kode[sumbu].astype("str") for sumbu in SUMBU_PAGU}


def name_pagu(sumbu: str, kode: str, nama_kode: Mapping[tuple[str, str], str]) -> str:
    """Return a ceiling as a sentence names it: `pagu OPD Dinas Perhubungan`."""
    nama = nama_kode.get((sumbu, kode), kode)
    return f"pagu {SEBUTAN_SUMBU.get(sumbu, sumbu)} {nama}"
