"""Whose file it is: by name and title, never by a guess."""

from __future__ import annotations

import pytest

from reference.loader import muat_referensi
from usulan.identity import find_kelurahan, identify_berkas


@pytest.fixture(scope="module")
def wilayah():
    return muat_referensi().wilayah


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("USULAN MUSRENBANG KEL. MARGODADI 2023.xlsx", "18.72.05.1004"),
        ("musrenbang 2023 sumbersari.xlsx", "18.72.05.1003"),
        ("Sumber Sari Bantul", "18.72.05.1003"),
        ("usulan_hadimulyo_barat", "18.72.01.1004"),
        ("usulan-ganjarasri", "18.72.03.1004"),
        ("Rekap Kel Metro 2023", "18.72.01.1001"),
        ("KELURAHAN METRO KECAMATAN METRO PUSAT", "18.72.01.1001"),
        ("18.72.05.1002 usulan", "18.72.05.1002"),
    ],
)
def test_names_as_people_write_them(wilayah, teks, kode):
    assert find_kelurahan(teks, wilayah) == {kode}


@pytest.mark.parametrize(
    "teks",
    [
        "Musrenbang Kota Metro 2023",
        "Kecamatan Metro Pusat",
        "kelurahan metro timur",
        "usulan final",
        "1872011004",
    ],
)
def test_the_city_a_kecamatan_and_colliding_codes_are_no_kelurahan(wilayah, teks):
    assert find_kelurahan(teks, wilayah) == frozenset()


def test_name_and_title_agree(wilayah):
    ini = identify_berkas("2023/margodadi.xlsx", ["KELURAHAN MARGODADI TAHUN 2023"], wilayah)
    assert (ini.kode_kelurahan, ini.tahun_musrenbang) == ("18.72.05.1004", 2023)
    assert ini.bertentangan == ()


def test_folder_tells_when_the_file_name_does_not(wilayah):
    ini = identify_berkas("2023/margorejo/usulan.xlsx", [], wilayah)
    assert ini.kode_kelurahan == "18.72.05.1002"


def test_disagreement_is_told_and_nothing_guessed(wilayah):
    ini = identify_berkas("2023/margodadi.xlsx", ["KELURAHAN MARGOREJO"], wilayah)
    assert ini.kode_kelurahan is None
    assert ini.bertentangan == ("nama berkas: Margodadi", "judul lembar: Margorejo")


def test_title_that_says_kelurahan_outweighs_other_names(wilayah):
    judul = ["Jalan Margorejo", "KELURAHAN : MARGODADI"]
    assert identify_berkas("2023/usulan.xlsx", judul, wilayah).kode_kelurahan == "18.72.05.1004"


@pytest.mark.parametrize(
    ("jalur", "judul", "bawaan", "tahun", "tentang"),
    [
        ("2023/a.xlsx", ["RKPD TAHUN 2024"], None, 2023, ()),
        ("2023/a.xlsx", ["MUSRENBANG TAHUN 2021"], None, 2023, ("judul lembar: 2021",)),
        ("usulan 2023 TA 2024.xlsx", [], None, 2023, ()),
        ("Usulan Margodadi RKPD 2024.xlsx", [], None, 2023, ()),
        ("2023/Kec Metro Selatan RKPD 2024/a.xlsx", [], None, 2023, ()),
        ("a.xlsx", ["USULAN RKPD 2024"], None, 2023, ()),
        ("a.xlsx", ["MUSRENBANG 2023"], None, 2023, ()),
        ("a.xlsx", [], 2025, 2025, ()),
        ("a.xlsx", [], None, None, ()),
    ],
)
def test_year_of_the_musrenbang(wilayah, jalur, judul, bawaan, tahun, tentang):
    ini = identify_berkas(jalur, judul, wilayah, bawaan)
    assert (ini.tahun_musrenbang, ini.tahun_bertentangan) == (tahun, tentang)


@pytest.mark.parametrize(
    ("jalur", "judul", "kode"),
    [
        ("2023/margodadi.xlsx", ["KELURAHAN MARGODADI, REJOMULYO DAN MARGOREJO"], "18.72.05.1004"),
        ("2023/rekap.xlsx", ["REKAP KELURAHAN MARGODADI, REJOMULYO"], None),
        ("2023/rekap.xlsx", ["Kelurahan Margodadi", "Kelurahan Rejomulyo"], None),
        ("2023/margodadi dan rejomulyo.xlsx", ["KELURAHAN MARGODADI"], "18.72.05.1004"),
    ],
)
def test_several_kelurahan_are_told_even_when_name_and_title_share_one(wilayah, jalur, judul, kode):
    ini = identify_berkas(jalur, judul, wilayah)
    assert ini.kode_kelurahan == kode
    assert any("Rejomulyo" in b for b in ini.bertentangan)


@pytest.mark.parametrize(
    "baris",
    [
        "Alamat : Jl. Rejomulyo Kel. Margodadi Kota Metro",
        "Kelurahan Margodadi | Jl. Rejomulyo No. 5",
        "Kelurahan: | Margodadi | Kecamatan: | Metro Selatan",
    ],
)
def test_a_street_beside_the_kelurahan_is_no_second_one(wilayah, baris):
    ini = identify_berkas("2023/margodadi.xlsx", ["KELURAHAN MARGODADI", baris], wilayah)
    assert (ini.kode_kelurahan, ini.bertentangan) == ("18.72.05.1004", ())
