"""Decisions as examples: what people decided teaches the classifier, on undecided rows only."""

from __future__ import annotations

from functools import cache

import pandas as pd
from tinjauan_uji import classify_baris, make_keputusan

from reference.loader import muat_referensi
from usulan.classify import classify_teks
from usulan.tinjauan import apply_keputusan, teach_referensi

rujukan = cache(muat_referensi)
BRUMBUNG = "Pengadaan brumbung lojok"
"""Words that no table has."""


def test_without_decisions_the_tables_come_back_as_they_are() -> None:
    assert teach_referensi(rujukan(), None) is rujukan()
    assert teach_referensi(rujukan(), make_keputusan(rujukan())) is rujukan()


def test_a_decision_is_a_further_example() -> None:
    sebelum = rujukan().contoh_berlabel.copy()
    ajaran = teach_referensi(rujukan(), make_keputusan(rujukan(), {"uraian": BRUMBUNG}))
    tambahan = ajaran.contoh_berlabel.iloc[len(sebelum) :]
    assert list(tambahan["teks"]) == [BRUMBUNG]
    assert list(tambahan["kode_urusan"]) == ["1.04"]
    assert list(tambahan["bagian"]) == ["latih"]
    pd.testing.assert_frame_equal(rujukan().contoh_berlabel, sebelum)
    assert ajaran.leksikon is rujukan().leksikon


def test_equal_decisions_give_the_very_same_tables() -> None:
    satu, lagi = (make_keputusan(rujukan(), {"uraian": BRUMBUNG}) for _ in range(2))
    lain = make_keputusan(rujukan(), {"uraian": BRUMBUNG, "keputusan_id": "e" * 16})
    ajaran = teach_referensi(rujukan(), satu)
    assert teach_referensi(rujukan(), lagi) is ajaran
    assert teach_referensi(rujukan(), lain) is not ajaran


def test_a_decision_takes_the_place_of_an_example_of_the_same_text() -> None:
    contoh = rujukan().contoh_berlabel
    teks = contoh.loc[contoh["bagian"].eq("latih"), "teks"].iloc[0]
    ajaran = teach_referensi(rujukan(), make_keputusan(rujukan(), {"uraian": teks}))
    milik = ajaran.contoh_berlabel.loc[ajaran.contoh_berlabel["teks"].eq(teks)]
    assert list(milik["kode_urusan"]) == ["1.04"]


def test_works_decided_differently_teach_nothing_and_overruled_decisions_neither() -> None:
    beda = make_keputusan(
        rujukan(),
        {"uraian": f"{BRUMBUNG} RT 1", "kode_urusan": "3.25"},
        {"uraian": f"{BRUMBUNG} RT 2", "kode_urusan": "1.01"},
    )
    assert teach_referensi(rujukan(), beda) is rujukan()
    diganti = make_keputusan(
        rujukan(),
        {"usulan_id": "a" * 16, "uraian": BRUMBUNG, "kode_urusan": "1.01"},
        {"usulan_id": "a" * 16, "uraian": BRUMBUNG, "kode_urusan": "3.25",
         "diputuskan_pada": pd.Timestamp("2023-03-01")},
    )  # fmt: skip
    ajaran = teach_referensi(rujukan(), diganti)
    assert list(ajaran.contoh_berlabel["kode_urusan"].iloc[-1:]) == ["3.25"]


def test_the_classifier_learns_words_that_only_a_decision_knows() -> None:
    keputusan = make_keputusan(rujukan(), {"uraian": BRUMBUNG, "kode_urusan": "3.25"})
    mirip = ["Bantuan brumbung lojok warga"]
    sebelum = classify_teks(mirip, rujukan())["kode_urusan"].iloc[0]
    sesudah = classify_teks(mirip, teach_referensi(rujukan(), keputusan))["kode_urusan"].iloc[0]
    assert sebelum != "3.25"
    assert sesudah == "3.25"


def test_no_decision_bears_itself_out_elsewhere() -> None:
    keputusan = make_keputusan(
        rujukan(), {"uraian": BRUMBUNG, "kode_urusan": "3.25", "tahun_musrenbang": 2022}
    )
    ajaran = teach_referensi(rujukan(), keputusan)
    usulan = classify_baris(ajaran, {"uraian": f"{BRUMBUNG} RT 7"})
    baris = apply_keputusan(usulan, keputusan, rujukan()).iloc[0]
    assert (baris["kode_urusan"], baris["status_klasifikasi"]) == ("3.25", "periksa")


def test_applying_twice_is_applying_once() -> None:
    usulan = classify_baris(
        rujukan(),
        {"uraian": "Pembangunan drainase lingkungan RT 4"},
        {"uraian": f"{BRUMBUNG} RT 7"},
        {"uraian": "Fogging"},
    )
    keputusan = make_keputusan(
        rujukan(), {}, {"uraian": BRUMBUNG, "kode_urusan": "3.25", "tahun_musrenbang": 2022}
    )
    sekali = apply_keputusan(usulan, keputusan, rujukan())
    pd.testing.assert_frame_equal(apply_keputusan(sekali, keputusan, rujukan()), sekali)
