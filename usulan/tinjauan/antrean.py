"""What a person is asked to look at, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from pandera.typing import DataFrame

from reference.loader import Referensi
from schemas.tinjauan import AntreanTinjauan, KeputusanKlasifikasi
from schemas.usulan import UsulanTerklasifikasi
from usulan.tinjauan.kemiripan import BATAS_MIRIP, load_pembanding
from usulan.tinjauan.kunci import build_kunci_teks
from usulan.tinjauan.padanan import Putusan, list_putusan

SEKALIGUS = 500
"""Doubtful rows compared at once with all decisions, so that memory stays small."""


def list_antrean_tinjauan(
    terklasifikasi: DataFrame[UsulanTerklasifikasi],
    keputusan: DataFrame[KeputusanKlasifikasi],
    referensi: Referensi,
) -> DataFrame[AntreanTinjauan]:
    """Return the live proposals in the order of a review (see schemas.AntreanTinjauan).

    Doubtful ones first, those with the most money first among them (a wrong field of government
    misplaces that much), the less sure before the surer; without a budget last.
    """
    putusan = list_putusan(keputusan, referensi)
    sendiri = {p.usulan_id: p.keputusan_id for p in putusan}
    ditandai = terklasifikasi.assign(
        perlu_ditinjau=terklasifikasi["status_klasifikasi"].eq("periksa"),
        keputusan_id=terklasifikasi["usulan_id"].map(sendiri),
    )
    urut = ditandai.sort_values(
        ["perlu_ditinjau", "anggaran_rupiah", "keyakinan", "kode_kelurahan", "lembar",
         "nomor_baris"],
        ascending=[False, False, True, True, True, True],
        na_position="last",
        kind="stable",
        ignore_index=True,
    )  # fmt: skip
    return AntreanTinjauan.susun(urut.join(_list_serupa(urut, putusan, referensi)))


def _list_serupa(
    urut: pd.DataFrame, putusan: Sequence[Putusan], referensi: Referensi
) -> pd.DataFrame:
    """Return for the doubtful rows the decided proposal most like each, by the frame's index."""
    ragu = urut[urut["perlu_ditinjau"]]
    if ragu.empty or not putusan:
        return pd.DataFrame(index=urut.index)
    pembanding = load_pembanding(referensi)
    kunci = build_kunci_teks(list(ragu["uraian"]), referensi)
    acuan = [p.pokok.kunci for p in putusan]
    baris: dict[Any, dict[str, Any]] = {}
    for awal in range(0, len(kunci), SEKALIGUS):
        cosinus = pembanding.measure(kunci[awal : awal + SEKALIGUS], acuan)
        for nomor, nilai in zip(ragu.index[awal : awal + SEKALIGUS], cosinus, strict=True):
            # The newest of equally similar ones.
            dekat = len(nilai) - 1 - int(np.argmax(nilai[::-1]))
            if nilai[dekat] >= BATAS_MIRIP:
                baris[nomor] = _tulis_serupa(putusan[dekat], float(nilai[dekat]))
    return pd.DataFrame.from_dict(baris, orient="index").reindex(urut.index)


def _tulis_serupa(putusan: Putusan, kemiripan: float) -> dict[str, Any]:
    kode_kelurahan, tahun = putusan.tempat
    return {
        "serupa_uraian": putusan.uraian,
        "serupa_kode_kelurahan": kode_kelurahan,
        "serupa_tahun_musrenbang": tahun,
        "serupa_kode_urusan": putusan.kode_urusan,
        "serupa_kode_sub_kegiatan": putusan.kode_sub_kegiatan,
        "serupa_diputuskan_oleh": putusan.oleh,
        "serupa_diputuskan_pada": putusan.pada,
        "serupa_kemiripan": round(kemiripan, 4),
    }
