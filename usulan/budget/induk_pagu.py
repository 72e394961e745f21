"""Ceilings of children held against that of their parent."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from schemas.rupiah import format_rupiah
from usulan.budget.ceiling import name_pagu

INDUK = {"kelurahan": "kecamatan", "program": "bidang_urusan"}
"""Axis of the children to the axis of their parents."""


def list_lebih_induk(
    pagu: pd.DataFrame,
    wilayah: pd.DataFrame,
    tahun_rencana: int,
    nama_kode: Mapping[tuple[str, str], str] | None = None,
) -> list[str]:
    """Return one Indonesian sentence per parent whose children's ceilings add up to more.

    That is no fault that stops a run: the parent's ceiling holds all the same. Parents without a
    ceiling of their own are not judged.
    """
    milik = pagu[pagu["tahun_rencana"] == tahun_rencana]
    kalimat = []
    for anak, induk in INDUK.items():
        jumlah = _sum_anak(milik[milik["sumbu"] == anak], anak, wilayah)
        for kode, batas in milik.loc[milik["sumbu"] == induk, ["kode", "jumlah_rupiah"]].to_numpy():
            lebih = int(jumlah.get(kode, 0)) - int(batas)
            if lebih > 0:
                kalimat.append(
                    f"Jumlah pagu {anak} di bawah {name_pagu(induk, str(kode), nama_kode or {})} "
                    f"melebihi pagu itu sebesar {format_rupiah(lebih)}."
                )
    return kalimat


def _sum_anak(pagu: pd.DataFrame, anak: str, wilayah: pd.DataFrame) -> pd.Series[int]:
    if anak == "kelurahan":
        kode_induk = pagu["kode"].map(wilayah.set_index("kode")["kode_induk"])
    else:
        kode_induk = pagu["kode"].str.rsplit(".", n=1).str[0]
    return pagu["jumlah_rupiah"].groupby(kode_induk.astype("str")).sum()
