"""The queue of a review: the doubtful first, by money, with what was decided on their like."""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd
from pabrik import MARGOREJO
from tinjauan_uji import classify_baris, make_keputusan

from reference.loader import muat_referensi
from schemas.tinjauan import AntreanTinjauan
from usulan.tinjauan import list_antrean_tinjauan

rujukan = cache(muat_referensi)
RAGU = "Permohonan warga"


def antrean(baris: list[dict[str, Any]], *keputusan: dict[str, Any]) -> pd.DataFrame:
    """Return the queue of classified rows."""
    usulan = classify_baris(rujukan(), *baris)
    hasil = list_antrean_tinjauan(usulan, make_keputusan(rujukan(), *keputusan), rujukan())
    AntreanTinjauan.validate(hasil)
    assert sorted(hasil["usulan_id"]) == sorted(usulan["usulan_id"])
    return hasil


def test_the_doubtful_come_first_and_the_costliest_first_among_them() -> None:
    hasil = antrean(
        [
            {"uraian": "Fogging", "anggaran_rupiah": 900_000_000},
            {"uraian": f"{RAGU} RT 1"},
            {"uraian": f"{RAGU} RT 2", "anggaran_rupiah": 5_000_000},
            {"uraian": "Posyandu", "anggaran_rupiah": 1_000_000},
            {"uraian": f"{RAGU} RT 3", "anggaran_rupiah": 70_000_000},
        ]
    )
    assert list(hasil["nomor_baris"]) == [9, 7, 6, 5, 8]
    assert list(hasil["perlu_ditinjau"]) == [True, True, True, False, False]


def test_a_doubtful_row_shows_what_was_decided_on_its_like() -> None:
    hasil = antrean(
        [{"uraian": f"{RAGU} RT 1"}, {"uraian": "Fogging"}],
        {"uraian": "Pengadaan kursi roda", "kode_urusan": "1.06"},
        {"uraian": f"{RAGU} RT 9", "kode_urusan": "1.04", "kode_kelurahan": MARGOREJO},
    )
    ragu, yakin = hasil.iloc[0], hasil.iloc[1]
    assert (ragu["serupa_kode_urusan"], ragu["serupa_kemiripan"]) == ("1.04", 1.0)
    assert (ragu["serupa_diputuskan_oleh"], ragu["serupa_uraian"]) == ("Sari", f"{RAGU} RT 9")
    assert ragu["serupa_kode_kelurahan"] == MARGOREJO
    assert pd.isna(yakin["serupa_kode_urusan"])


def test_of_equally_similar_decisions_the_newest_is_shown() -> None:
    hasil = antrean(
        [{"uraian": RAGU}],
        {"uraian": f"{RAGU} RT 4", "diputuskan_oleh": "Baru",
         "diputuskan_pada": pd.Timestamp("2023-03-01")},
        {"uraian": f"{RAGU} RT 5", "diputuskan_oleh": "Lama"},
    )  # fmt: skip
    assert hasil.iloc[0]["serupa_diputuskan_oleh"] == "Baru"


def test_nothing_similar_shows_nothing() -> None:
    hasil = antrean([{"uraian": RAGU}], {"uraian": "Pengadaan kursi roda", "kode_urusan": "1.06"})
    assert hasil.filter(like="serupa_").isna().all(axis=None)


def test_a_decided_row_names_the_decision_that_holds() -> None:
    keputusan = {"usulan_id": f"{0:016d}", "uraian": "Fogging", "kode_urusan": "1.02"}
    hasil = antrean([{"uraian": "Fogging"}, {"uraian": "Posyandu"}], keputusan)
    berlaku = make_keputusan(rujukan(), keputusan).iloc[0]["keputusan_id"]
    assert hasil.set_index("nomor_baris")["keputusan_id"].to_dict()[5] == berlaku
    assert hasil["keputusan_id"].notna().sum() == 1


def test_without_proposals_the_queue_is_empty() -> None:
    usulan = classify_baris(rujukan(), {"uraian": "x"}).iloc[:0]
    assert list_antrean_tinjauan(usulan, make_keputusan(rujukan(), {}), rujukan()).empty
