from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usulan.bilangan import read_literal, read_romawi, split_kata, words_to_digits


@pytest.mark.parametrize(
    ("teks", "bacaan", "corak"),
    [
        ("1500", ("1500",), "pasti"),
        ("1.500.000", ("1500000",), "pasti"),
        ("1.500", ("1500", "1.500"), "titik_tiga"),
        ("1,500", ("1500", "1.500"), "koma_tiga"),
        ("0,125", ("0.125",), "pasti"),
        ("1.5", ("1.5",), "pasti"),
        ("33,33333", ("33.33333", "3333333"), "desimal_panjang"),
        ("1500.000", ("1500.000", "1500000"), "ragu"),
        ("1.500,25", ("1500.25",), "pasti"),
        ("1.500,250", ("1500.250", "1500250"), "ragu"),
        ("1.500,250.75", ("1500250.75",), "campur"),
        ("1.500,250.750", ("1500250750",), "campur"),
        ("1500.000,00", ("1500000.00", "1500000"), "ragu"),
    ],
)
def test_separators_decide_the_readings(teks: str, bacaan: tuple[str, ...], corak: str) -> None:
    literal = read_literal(teks)
    assert literal is not None
    assert literal.corak == corak
    assert set(literal.bacaan) == {Decimal(b) for b in bacaan}


@pytest.mark.parametrize("teks", ["", "1..5", ".5", "5.", "a", "٣", "9" * 31])
def test_what_is_no_number_is_none(teks: str) -> None:
    assert read_literal(teks) is None


@pytest.mark.parametrize(
    ("kata", "angka"),
    [
        ("dua unit", "2 unit"),
        ("seratus dua puluh lima meter", "125 meter"),
        ("limabelas", "15"),
        ("dua setengah km", "2,5 km"),
        ("seribu", "1 ribu"),
        ("lima puluh juta", "50 juta"),
        ("seribu satu", "1001 utuh"),
        ("satuan", "satuan"),
        ("sebesar dua", "sebesar 2"),
        ("juta", "juta"),
    ],
)
def test_number_words_become_digits_and_other_words_stay(kata: str, angka: str) -> None:
    assert words_to_digits(kata) == angka


def test_glued_words_are_split() -> None:
    assert split_kata("duaratuslimapuluh") == ["dua", "ratus", "lima", "puluh"]
    assert split_kata("selokan") == []


@pytest.mark.parametrize(("romawi", "nilai"), [("IV", 4), ("xii", 12), ("XXXIX", 39)])
def test_roman_numerals(romawi: str, nilai: int) -> None:
    assert read_romawi(romawi) == nilai


@pytest.mark.parametrize("teks", ["", "IIII", "VX", "A", "IC"])
def test_no_roman_numeral(teks: str) -> None:
    assert read_romawi(teks) is None


@given(st.text(alphabet="0123456789.,'", max_size=35))
def test_readings_are_never_negative_and_never_empty(teks: str) -> None:
    literal = read_literal(teks)
    assert literal is None or (literal.bacaan and min(literal.bacaan) >= 0)
