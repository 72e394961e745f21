"""What a kelurahan mended: the findings of a new version of its file against the one before."""

from __future__ import annotations

from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from schemas.perbaikan import HitunganPerbaikan, KirimanSebelumnya, Perbaikan
from schemas.temuan import Temuan


def compare_temuan(sebelumnya: KirimanSebelumnya, temuan: DataFrame[Temuan]) -> Perbaikan:
    """Sort the findings of both versions into mended, still there, and new.

    A finding is the same when its `temuan_id` is (same fault of the same proposal, wherever its
    row went). Mending the title or the place of a proposal gives it another identity, so what is
    left over is matched by fault and cell as well: the same code at the same place still stands.
    """
    lama = sebelumnya.temuan
    lanjutan = _match_id(lama, temuan)
    lanjutan |= _match_tempat(
        lama[~lama["temuan_id"].isin(lanjutan.values())],
        temuan[~temuan["temuan_id"].isin(lanjutan)],
    )
    masih = temuan["temuan_id"].isin(lanjutan)
    return Perbaikan(
        sebelumnya=sebelumnya,
        diperbaiki=_pilih(lama, ~lama["temuan_id"].isin(lanjutan.values())),
        tersisa=_pilih(temuan, masih),
        baru=_pilih(temuan, ~masih),
        lanjutan=lanjutan,
    )


def describe_hitungan(hitungan: HitunganPerbaikan) -> str:
    """Return the counts as people read them, to follow the words "sejak kiriman sebelumnya"."""
    return (
        f"{hitungan.diperbaiki} temuan sudah diperbaiki, "
        f"{hitungan.tersisa} masih ada, {hitungan.baru} baru"
    )


def _match_id(lama: pd.DataFrame, temuan: pd.DataFrame) -> dict[str, str]:
    sama = temuan.loc[temuan["temuan_id"].isin(lama["temuan_id"]), "temuan_id"]
    return {str(i): str(i) for i in sama}


def _match_tempat(lama: pd.DataFrame, temuan: pd.DataFrame) -> dict[str, str]:
    """Pair findings of the same fault at the same cell, the first with the first."""
    tersedia: dict[tuple[Any, ...], list[str]] = {}
    for kunci, temuan_id in zip(_kunci_tempat(lama), lama["temuan_id"], strict=True):
        tersedia.setdefault(kunci, []).append(str(temuan_id))
    pasangan = {}
    for kunci, temuan_id in zip(_kunci_tempat(temuan), temuan["temuan_id"], strict=True):
        if tersedia.get(kunci):
            pasangan[str(temuan_id)] = tersedia[kunci].pop(0)
    return pasangan


def _kunci_tempat(temuan: pd.DataFrame) -> list[tuple[Any, ...]]:
    kolom = ["kode", "lembar", "sel", "nomor_baris", "kolom"]
    return list(temuan[kolom].astype(object).fillna("").itertuples(index=False, name=None))


def _pilih(temuan: DataFrame[Temuan], pilihan: pd.Series[bool]) -> DataFrame[Temuan]:
    return Temuan.susun(temuan[pilihan].reset_index(drop=True))
