"""What a merge does to the budget of a year."""

from __future__ import annotations

import pandas as pd
from duplikat_uji import PADA
from pandera.typing import DataFrame

from schemas.duplikat import UsulanDigabung
from usulan.duplikat.gabungan import mark_gabungan

TERPETAKAN = pd.DataFrame(
    {
        "usulan_id": ["b" * 16, "a" * 16, "c" * 16],
        "anggaran_rupiah": [10, 20, 30],
        "dasar_pemetaan": ["Menurut 1.03.", "Menurut 1.02.", "Menurut 2.15."],
    }
).astype({"usulan_id": "str", "dasar_pemetaan": "str"})


def make_gabungan(*usulan_id: str, **ganti: object) -> DataFrame[UsulanDigabung]:
    dasar = {
        "tahun_musrenbang": 2023,
        "usulan_id_asal": "c" * 16,
        "usulan_id_utama": "a" * 16,
        "tahun_utama": 2022,
        "kode_kelurahan_utama": "18.72.05.1004",
        "nama_kelurahan_utama": "Margodadi",
        "uraian_utama": "Pembangunan drainase Jl. Melati",
        "keputusan_id": "d" * 16,
        "diputuskan_oleh": "Sari",
        "diputuskan_pada": PADA,
    }
    return UsulanDigabung.susun([dasar | {"usulan_id": u} | ganti for u in usulan_id])


def test_a_merged_proposal_names_the_main_one_and_says_so() -> None:
    hasil = mark_gabungan(TERPETAKAN, make_gabungan("b" * 16, "lain" * 4))

    assert hasil["usulan_id_utama"].fillna("").tolist() == ["a" * 16, "", ""]
    assert hasil["dasar_pemetaan"].tolist() == [
        "Digabung ke usulan “Pembangunan drainase Jl. Melati” dari Kelurahan Margodadi tahun 2022 "
        f"({'a' * 16}), diputuskan oleh Sari.",
        "Menurut 1.02.",
        "Menurut 2.15.",
    ]
    assert hasil["anggaran_rupiah"].tolist() == [10, 20, 30]


def test_without_merges_only_empty_columns_are_new() -> None:
    hasil = mark_gabungan(TERPETAKAN, make_gabungan())
    baru = ["usulan_id_utama", "dasar_gabungan"]

    assert hasil[baru].isna().all(axis=None)
    pd.testing.assert_frame_equal(hasil.drop(columns=baru), TERPETAKAN)


def test_a_long_text_is_cut_and_a_missing_one_gives_way_to_the_id() -> None:
    panjang = mark_gabungan(TERPETAKAN, make_gabungan("b" * 16, uraian_utama="x" * 500))
    tanpa = mark_gabungan(TERPETAKAN, make_gabungan("b" * 16, uraian_utama=None))

    assert len(panjang["dasar_pemetaan"].iloc[0]) < 250
    assert tanpa["dasar_pemetaan"].iloc[0].startswith(f"Digabung ke usulan {'a' * 16} dari")


def test_the_frames_given_stay_as_they_are() -> None:
    semula, gabungan = TERPETAKAN.copy(), make_gabungan("b" * 16)
    salinan = gabungan.copy()

    mark_gabungan(TERPETAKAN, gabungan)

    pd.testing.assert_frame_equal(TERPETAKAN, semula)
    pd.testing.assert_frame_equal(gabungan, salinan)
