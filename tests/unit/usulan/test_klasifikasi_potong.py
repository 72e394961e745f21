"""Tokens, spelling, phrases, and cutting places and proposers off."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.loader import Referensi, muat_referensi
from usulan.classify.ejaan import Pengeja, hitung_jarak
from usulan.classify.frasa import IndeksFrasa
from usulan.classify.leksikon import weigh_kena
from usulan.classify.mesin import Mesin, load_mesin
from usulan.classify.potong import Sidikan
from usulan.classify.teks import fold


@pytest.fixture(scope="module")
def referensi() -> Referensi:
    return muat_referensi()


@pytest.fixture(scope="module")
def mesin(referensi: Referensi) -> Mesin:
    return load_mesin(referensi)


def sidik(mesin: Mesin, teks: str) -> Sidikan:
    return mesin.cut([teks])[0]


def frasa_inti(mesin: Mesin, teks: str) -> list[str]:
    return [k.frasa for k in sidik(mesin, teks).kena if k.bagian == "inti"]


@pytest.mark.parametrize(
    "tempat",
    ["RT 03/RW 02", "Rt.9/9", "RT 023,024", "R w.22", "RT33RW17", "RT. 20 s/d RT 22", "RW IV",
     "rt 1 dan 2", "RT.05-RW.03"],
)  # fmt: skip
def test_rt_rw_with_numbers_is_left_out(mesin: Mesin, tempat: str) -> None:
    kata = [k.teks for k in mesin.leksikon.normalisasi.tokenize(f"Drainase {tempat}")]
    assert kata == ["drainase"]


def test_rt_rw_without_numbers_is_a_word(mesin: Mesin) -> None:
    assert frasa_inti(mesin, "Honor RT RW") == ["honor rt rw"]


@pytest.mark.parametrize(
    ("tertulis", "baku"),
    [
        ("pemb. sal. air", "pembangunan saluran air"),
        ("Gorong2", "gorong gorong"),
        ("gorong-gorong", "gorong gorong"),
        ("pavling blok", "paving blok"),
        ("jln", "jalan"),
        ("psyandu", "posyandu"),
        ("drainse", "drainase"),
        ("musholah", "mushola"),
        ("pmbersihan", "pembersihan"),
        ("posyandunya", "posyandu"),
        ("siring & talud", "siring dan talud"),
    ],
)
def test_spellings_become_one(mesin: Mesin, tertulis: str, baku: str) -> None:
    assert " ".join(mesin.leksikon.normalisasi.phrase(tertulis)) == baku


def test_quantities_say_nothing_of_the_work() -> None:
    assert "kk" not in fold("RTLH 3 KK").split()
    assert "kk" in fold("Cetak KK").split()


def test_names_and_common_words_are_not_mended(mesin: Mesin) -> None:
    for kata in ("yosorejo", "lebat", "hujan", "metro", "pengumpul"):
        assert mesin.leksikon.normalisasi.phrase(kata) == (kata,)


def test_mending_prefers_the_nearest_word() -> None:
    pengeja = Pengeja({"jl": "jalan"}, frozenset({"kebun"}), frozenset({"jembatan", "pembangunan"}))
    assert pengeja.mend("jl") == "jalan"
    assert pengeja.mend("jembtan") == "jembatan"
    assert pengeja.mend("pmbngnan") == "pembangunan"
    assert pengeja.mend("kebun") == "kebun"
    assert pengeja.mend("xyzzy") == "xyzzy"


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_distance_is_symmetric_and_zero_only_for_equals(a: str, b: str) -> None:
    assert hitung_jarak(a, b) == hitung_jarak(b, a)
    assert (hitung_jarak(a, b) == 0) == (a == b)
    assert hitung_jarak(a, b) <= len(a) + len(b)


def test_swapped_neighbours_are_one_fault() -> None:
    assert hitung_jarak("drainase", "darinase") == 1


def test_an_unlike_letter_is_another_word() -> None:
    assert hitung_jarak("pemasaran", "pemadaran") == 1
    assert hitung_jarak("pemasaran", "pemagaran") > 1
    assert hitung_jarak("fogging", "pogging") == 1


def test_longest_phrase_wins() -> None:
    indeks = IndeksFrasa.build([(("lampu",), 1), (("lampu", "jalan"), 2), ((), 3)])
    assert indeks.find(["lampu", "jalan"], 0) == (2, 2)
    assert indeks.find(["lampu", "taman"], 0) == (1, 1)
    assert indeks.find(["jalan"], 0) is None
    assert len(indeks) == 2


@pytest.mark.parametrize(
    ("teks", "objek"),
    [
        ("Drainase Jl. Jeruk", ["drainase jalan"]),
        ("Gorong-gorong dari Masjid Nurul Yaqin", ["gorong gorong"]),
        ("Posyandu di Jl. Mawar", ["posyandu"]),
        ("Trotoar depan pasar Cendrawasih", ["trotoar"]),
        ("Perbaikan Jl. Lele", ["perbaikan jalan"]),
        ("Talud, depan masjid", ["talud"]),
        ("Bak sampah samping pasar dan sekolah", ["bak sampah"]),
        ("Lampu jalan sampai pos ronda RT 5", ["lampu jalan"]),
        ("Drainase Jl. A serta tong sampah", ["drainase jalan", "tong sampah"]),
    ],
)
def test_places_are_no_objects(mesin: Mesin, teks: str, objek: list[str]) -> None:
    assert frasa_inti(mesin, teks) == objek


def test_a_verb_ends_a_place(mesin: Mesin) -> None:
    assert frasa_inti(mesin, "Di depan masjid minta lampu jalan") == ["lampu jalan"]


def test_the_proposer_in_brackets_is_no_object(mesin: Mesin) -> None:
    satu = sidik(mesin, "(PKK Pokja 3) bibit sayur")
    assert [k.frasa for k in satu.kena] == ["bibit sayur"]
    assert "pkk" not in satu.inti


def test_the_beneficiary_counts_less_than_the_object(mesin: Mesin) -> None:
    kena = sidik(mesin, "Kursi roda untuk lansia").kena
    assert [k.bagian for k in kena] == ["inti", "penerima"]
    berat = weigh_kena(kena)
    assert berat[0] > berat[1] > 0


def test_a_place_counts_only_when_nothing_else_does(mesin: Mesin) -> None:
    assert weigh_kena(sidik(mesin, "Drainase depan masjid").kena)[1] == 0
    assert weigh_kena(sidik(mesin, "sekitar masjid").kena)[0] > 0


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_cutting_keeps_every_word_or_drops_it_never_invents(mesin: Mesin, teks: str) -> None:
    kata = [k.teks for k in mesin.leksikon.normalisasi.tokenize(teks)]
    satu = sidik(mesin, teks)
    assert set(satu.inti) | set(satu.tempat) <= set(kata)
