"""What decisions of people do to the budget: some come first, some get nothing, and it says why."""

from __future__ import annotations

from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from schemas.anggaran import KeputusanAnggaran
from schemas.usulan import KUNCIAN
from usulan.tinjauan.sebutan import sebut_tanggal

SEBUTAN_PUTUSAN = {"wajib": "Diwajibkan", "tolak": "Ditolak"}


def mark_putusan(terpetakan: pd.DataFrame, keputusan: DataFrame[KeputusanAnggaran]) -> pd.DataFrame:
    """Return the proposals of `map_budget` with their lock. Grain: one proposal.

    `putusan` is one of KUNCIAN and `dasar_putusan` one sentence on who decided, when and why; both
    are NA without a lock. The last decision on a proposal holds, by moment and then by id.
    """
    urut = keputusan.sort_values(["diputuskan_pada", "keputusan_id"])
    berlaku = urut.drop_duplicates("usulan_id", keep="last")
    kuncian = berlaku[berlaku["keputusan"].isin(KUNCIAN)]
    putusan = dict(zip(kuncian["usulan_id"], kuncian["keputusan"], strict=True))
    dasar = {b["usulan_id"]: sebut_putusan(b) for b in kuncian.to_dict("records")}
    return terpetakan.assign(
        putusan=terpetakan["usulan_id"].map(putusan).astype("str"),
        dasar_putusan=terpetakan["usulan_id"].map(dasar).astype("str"),
    )


def sebut_putusan(baris: dict[Any, Any]) -> str:
    """Return one sentence on a decision that locks: who, when, why."""
    tanggal = sebut_tanggal(baris["diputuskan_pada"])
    alasan = str(baris["alasan"]).rstrip(". ")
    putusan = SEBUTAN_PUTUSAN[str(baris["keputusan"])]
    return f"{putusan} oleh {baris['diputuskan_oleh']}, {tanggal}: {alasan}."
