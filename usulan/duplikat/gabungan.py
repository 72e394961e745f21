"""What a merge does to the budget: the merged proposal steps back, and says for whom."""

from __future__ import annotations

from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from schemas.duplikat import UsulanDigabung

HURUF_TERBANYAK = 80


def mark_gabungan(terpetakan: pd.DataFrame, gabungan: DataFrame[UsulanDigabung]) -> pd.DataFrame:
    """Return the proposals of `map_budget` with `usulan_id_utama`. Grain: one proposal.

    It names the proposal that a merged one stands back for, NA for all others, which keep their
    rows as they are. `dasar_pemetaan` and `dasar_gabungan` of a merged one tell its lineage.
    """
    utama = terpetakan["usulan_id"].map(gabungan.set_index("usulan_id")["usulan_id_utama"])
    kalimat = {b["usulan_id"]: sebut_gabungan(b) for b in gabungan.to_dict("records")}
    dasar = terpetakan["usulan_id"].map(kalimat).astype("str")
    return terpetakan.assign(
        usulan_id_utama=utama.astype("str"),
        dasar_gabungan=dasar,
        dasar_pemetaan=dasar.fillna(terpetakan["dasar_pemetaan"]),
    )


def sebut_gabungan(baris: dict[Any, Any]) -> str:
    """Return one sentence on a row of UsulanDigabung: merged into which, and who decided."""
    uraian = "" if pd.isna(baris["uraian_utama"]) else _kutip(str(baris["uraian_utama"]))
    return (
        f"Digabung ke usulan {uraian or baris['usulan_id_utama']} dari Kelurahan "
        f"{baris['nama_kelurahan_utama']} tahun {baris['tahun_utama']} "
        f"({baris['usulan_id_utama']}), diputuskan oleh {baris['diputuskan_oleh']}."
    )


def _kutip(uraian: str) -> str:
    pendek = uraian if len(uraian) <= HURUF_TERBANYAK else f"{uraian[: HURUF_TERBANYAK - 1]}…"
    return f"“{pendek}”"
