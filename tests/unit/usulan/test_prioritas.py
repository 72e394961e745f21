from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.usulan import JENIS_SEL
from usulan.prioritas import PRIORITAS_TERBESAR, find_centang, parse_prioritas


@pytest.mark.parametrize(
    ("teks", "urutan"),
    [
        ("1", 1),
        ("1.", 1),
        ("I", 1),
        ("IV", 4),
        ("Prioritas 1", 1),
        ("Prioritas ke-2", 2),
        ("Skala Prioritas III", 3),
        ("P1", 1),
        ("P-3", 3),
        ("No. 7", 7),
        ("1 (satu)", 1),
        ("kedua", 2),
        ("pertama", 1),
        ("10", 10),
        ("Prioritas1", 1),
        ("Pri 1", 1),
        ("Pr. 2", 2),
        ("Skala 3", 3),
        ("Prioritas Pertama", 1),
        ("Prioritas ke dua", 2),
        ("ke-IV", 4),
        ("Ke 3 (tiga)", 3),
        ("Prioritas I (Satu)", 1),
        ("#4", 4),
        ("(5)", 5),
        ("01", 1),
        ('"1"', 1),
        ("1 dari 10", 1),
        ("ke 2 dr 10", 2),
        ("1 - sangat penting", 1),
        ("1=tinggi", 1),
        ("1 (sangat penting)", 1),
        ("Tinggi (1)", 1),
        ("Prioritas 2 bidang fisik", 2),
        ("kedua belas", 12),
        ("dua puluh satu", 21),
    ],
)
def test_ranks_are_read(teks: str, urutan: int) -> None:
    hasil = parse_prioritas(teks)
    assert (hasil.nilai, hasil.kode) == (urutan, None)


@pytest.mark.parametrize(
    "teks", ["sangat tinggi", "tinggi", "0", "-1", "1,2", "1-3", "A", "1,5", "1/10", "1O", "ll"]
)
def test_what_is_no_rank_is_told(teks: str) -> None:
    hasil = parse_prioritas(teks)
    assert (hasil.nilai, hasil.kode) == (None, "PRIORITAS_TIDAK_TERBACA")


@pytest.mark.parametrize("teks", [None, "", "-"])
def test_no_rank_is_no_finding(teks: str | None) -> None:
    assert parse_prioritas(teks) == parse_prioritas(None)
    assert parse_prioritas(teks).kode is None


def test_machine_numbers_and_other_kinds() -> None:
    assert parse_prioritas("2.0", "angka").nilai == 2
    assert parse_prioritas("2.5", "angka").kode == "PRIORITAS_TIDAK_TERBACA"
    assert parse_prioritas("2023-01-01", "tanggal").kode == "PRIORITAS_TIDAK_TERBACA"
    assert parse_prioritas("#REF!", "galat").kode == "SEL_GALAT"


def test_a_column_of_ticks_is_no_rank() -> None:
    assert find_centang(["V", None, "v", "V"])
    assert find_centang(["x", "-", "x"])
    assert not find_centang(["V"])
    assert not find_centang(["IV", "V", "VI"])


@given(st.text(), st.sampled_from(JENIS_SEL))
def test_no_text_raises(teks: str, jenis: str) -> None:
    nilai = parse_prioritas(teks, jenis).nilai
    assert nilai is None or 1 <= nilai <= PRIORITAS_TERBESAR
