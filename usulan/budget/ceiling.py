"""Under which ceilings a proposal falls, shared by allocation and reconciliation."""

from __future__ import annotations

import pandas as pd

from schemas.referensi import SUMBU_PAGU


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
