from __future__ import annotations

import pytest
from buku_nomenklatur import split_kode
from hypothesis import given
from hypothesis import strategies as st

from usulan.nomenklatur.kode import (
    find_induk,
    find_jenjang,
    find_lebar_sub,
    is_provinsi,
    join_kode,
    read_utuh,
)

ANGKA = st.integers(1, 99).map("{:02}".format)


@st.composite
def kode(gambar: st.DrawFn, lebar: int = 4) -> str:
    bagian = [
        gambar(st.integers(1, 9).map(str)),
        gambar(ANGKA),
        gambar(ANGKA),
        f"2.{gambar(ANGKA)}",
        gambar(st.integers(1, 10**lebar - 1).map(f"{{:0{lebar}}}".format)),
    ]
    return ".".join(bagian[: gambar(st.integers(1, 5))])


@given(kode())
def test_parts_join_to_the_code_they_were_taken_from(asli: str) -> None:
    assert join_kode(split_kode(asli), 4) == asli
    assert find_jenjang(asli) is not None


@given(kode(lebar=2))
def test_parts_that_became_numbers_get_their_zeros_back(asli: str) -> None:
    angka = [float(b) for b in split_kode(asli)]
    assert join_kode(angka, 2) == asli


@given(kode())
def test_every_code_but_an_urusan_has_a_parent_one_level_above(asli: str) -> None:
    induk = find_induk(asli)
    if "." not in asli:
        assert induk is None
    else:
        assert induk is not None
        assert len(split_kode(induk)) == len(split_kode(asli)) - 1


@given(st.none() | st.text() | st.floats(allow_nan=False, allow_infinity=False) | st.booleans())
def test_no_cell_breaks_the_reading_of_a_code(sel: str | float | bool | None) -> None:
    assert isinstance(join_kode([sel] * 5, 4), str)
    assert isinstance(read_utuh(sel), str)


@pytest.mark.parametrize(
    ("versi", "lebar"),
    [
        ("050-3708/2020", 2),
        ("050-5889/2021", 2),
        ("900.1.15.5-1317/2023", 4),
        ("2025", 4),
        ("x", 4),
    ],
)
def test_sub_kegiatan_have_two_digits_before_2023_and_four_since(versi: str, lebar: int) -> None:
    assert find_lebar_sub(versi) == lebar


@pytest.mark.parametrize(
    ("sel", "tulis"),
    [
        (" 1.03 . 10 ", "1.03.10"),
        ("1.03.10.", "1.03.10"),
        (1.03, "1.03"),
        (2.1, "2.10"),
        (7.0, "7"),
    ],
)
def test_a_whole_code_in_one_cell_is_tidied(sel: str | float, tulis: str) -> None:
    assert read_utuh(sel) == tulis


def test_a_last_part_that_is_the_whole_code_is_taken_as_it_is() -> None:
    assert join_kode(["1", "1.03", "1.03.10"], 4) == "1.03.10"


def test_the_fourth_part_tells_province_from_kota() -> None:
    kode = ("1.03.10.1.01", "1.03.10.1.01.0001", "1.03.10.2.01", "1.03")
    assert [is_provinsi(k) for k in kode] == [True, True, False, False]
