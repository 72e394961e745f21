"""Prices against the standard table, and titles that name no work."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

from reference.loader import muat_referensi
from schemas.referensi import HargaSatuan
from usulan.validate.pekerjaan import assess_pekerjaan

AMBANG = {
    "huruf_uraian_terpendek": 6,
    "anggaran_terkecil_rupiah": 100_000,
    "anggaran_terbesar_rupiah": 5_000_000_000,
    "volume_terbesar": 1_000_000,
}
HARGA = [
    ("drainase|saluran drainase", "m", 500_000, 1_000_000, "Drainase"),
    ("drainase", "unit|buah", 10_000_000, 20_000_000, "Drainase per tempat"),
    ("normalisasi drainase", "m", 100_000, 200_000, "Normalisasi"),
    ("paving", "m", 200_000, 400_000, "Paving"),
]


@pytest.fixture(scope="module")
def referensi():
    kolom = ("pola", "satuan", "harga_bawah_rupiah", "harga_atas_rupiah", "uraian")
    baris = [dict(zip(kolom, b, strict=True)) | {"sumber": "uji"} for b in HARGA]
    return dataclasses.replace(muat_referensi(), harga_satuan=HargaSatuan.susun(baris))


def nilai(referensi, uraian, *, volume=100.0, satuan="m", anggaran=80_000_000, harga=None):
    bersih = pd.DataFrame(
        {
            "uraian": pd.Series([uraian], dtype="str"),
            "panjang_uraian": len(uraian),
            "volume": [volume],
            "satuan": [satuan],
            "anggaran_rupiah": pd.array([anggaran], dtype="Int64"),
            "harga_satuan_rupiah": pd.array([harga], dtype="Int64"),
        }
    )
    return assess_pekerjaan(bersih, referensi, AMBANG).iloc[0]


@pytest.mark.parametrize(
    ("anggaran", "persen"),
    [
        (80_000_000, 0),
        (50_000_000, 0),
        (100_000_000, 0),
        (200_000_000, 100),
        (25_000_000, 100),
        (300_000_000, 200),
    ],
)
def test_how_far_a_price_lies_outside_its_range(referensi, anggaran, persen):
    hasil = nilai(referensi, "Pembangunan drainase Jl. Mawar", anggaran=anggaran)
    assert hasil["simpangan_harga_persen"] == pytest.approx(persen)
    assert hasil["harga_tertulis_rupiah"] == anggaran / 100


def test_a_written_unit_price_speaks_before_the_quotient(referensi):
    hasil = nilai(referensi, "Drainase gang", anggaran=900_000_000, harga=900_000)
    assert (hasil["harga_tertulis_rupiah"], hasil["simpangan_harga_persen"]) == (900_000, 0)


@pytest.mark.parametrize(
    ("uraian", "satuan", "standar"),
    [
        ("Pemb. drainase Gg. Melati", "m", "Drainase"),
        ("Drainase depan jalan paving", "m", "Drainase"),
        ("Normalisasi drainase Jl. Mawar", "m", "Normalisasi"),
        ("Pembuatan drainase", "buah", "Drainase per tempat"),
    ],
)
def test_the_longest_phrase_of_the_work_and_its_unit_choose(referensi, uraian, satuan, standar):
    assert nilai(referensi, uraian, satuan=satuan)["pekerjaan_standar"] == standar


@pytest.mark.parametrize(
    ("uraian", "ganti"),
    [
        ("Paving dan drainase gang", {}),
        ("Lomba senam", {}),
        ("Drainase gang", {"satuan": "paket"}),
        ("Drainase gang", {"satuan": None}),
        ("Drainase gang", {"volume": 0.0}),
        ("Drainase gang", {"volume": None}),
        ("Drainase gang", {"volume": 150_000_000.0}),
        ("Drainase gang", {"anggaran": None}),
        ("Drainase gang", {"anggaran": 25_000_000_000}),
    ],
)
def test_without_one_clear_work_unit_and_price_nothing_is_judged(referensi, uraian, ganti):
    assert pd.isna(nilai(referensi, uraian, **ganti)["simpangan_harga_persen"])


def test_without_a_price_table_nothing_is_judged(referensi):
    tanpa = dataclasses.replace(referensi, harga_satuan=HargaSatuan.susun([]))
    assert pd.isna(nilai(tanpa, "Drainase gang")["simpangan_harga_persen"])


@pytest.mark.parametrize(
    "uraian",
    [
        "Jl. Mawar RT 3",
        "Gg. Kenanga",
        "Depan Masjid Nurul Iman",
        "Jl Jend Sudirman depan pasar",
        "Bapak Suparno RT 3 RW 2",
        "Rumah Ibu Siti",
        "an. Sutrisno",
    ],
)
def test_a_street_a_place_or_a_person_is_no_work(referensi, uraian):
    assert nilai(referensi, uraian)["hanya_tempat"]


@pytest.mark.parametrize(
    "uraian",
    [
        "LPJU Jl. Mawar",
        "Trotoar Jl. Pisang",
        "Gapura Gg. Melati",
        "Jalan lingkungan",
        "Jl. Mawar rusak",
        "Jl. Kenanga perlu lampu",
        "RTLH kel. Metro",
        "Karpet masjid",
        "Masjid Al Ikhlas",
        "Ibu hamil",
        "Bapak-bapak pengajian",
        "Bu Siti minta jamban",
        "Jl. 1",
    ],
)
def test_a_title_without_a_verb_may_still_name_a_work(referensi, uraian):
    assert not nilai(referensi, uraian)["hanya_tempat"]
