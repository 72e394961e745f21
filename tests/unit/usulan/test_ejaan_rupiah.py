"""Money as many hands write it: read, or told with what it may mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usulan.angka import parse_rupiah

RIBU, JUTA, MILIAR = 10**3, 10**6, 10**9


@pytest.mark.parametrize(
    ("teks", "rupiah"),
    [
        ("Rp. 50.000.000.-", 50 * JUTA),
        ("Rp 150.jt", 150 * JUTA),
        ("Rp. 50 Jt,-", 50 * JUTA),
        ("Rp.50.000.000;-", 50 * JUTA),
        ("Rp 50.000.000.,-", 50 * JUTA),
        ("Rp. 50.000.000,00-", 50 * JUTA),
        ("Rp:50.000.000", 50 * JUTA),
        ("R p. 50.000.000", 50 * JUTA),
        ("50.000.000 IDR", 50 * JUTA),
        ("Rp 50.000.000*", 50 * JUTA),
        ("Rp. 10.000.000,-*)", 10 * JUTA),
        ("50.000.000/-", 50 * JUTA),
        ("Total Rp 50.000.000", 50 * JUTA),
        ("50 . 000 . 000", 50 * JUTA),
        ("1/2 milyar", 500 * JUTA),
        ("1½ M", 1500 * JUTA),
        ("2 1/2 M", 2500 * JUTA),
        ("3/4 juta", 750 * RIBU),
        (",75 M", 750 * JUTA),
        (".5 M", 500 * JUTA),
        ("0,05 M", 50 * JUTA),
        ("1,2 miliyard", 1200 * JUTA),
        ("1,75 Milliar", 1750 * JUTA),
        ("1 milyar 500 juta", 1500 * JUTA),
        ("50jt500rb", 50 * JUTA + 500 * RIBU),
        ("Rp 5 jt, 250 rb", 5_250_000),
        ("1 juta dan 500 ribu", 1_500_000),
        ("12 setengah juta", 12_500_000),
        ("Rp 5 (lima) juta", 5 * JUTA),
        ("50 (juta)", 50 * JUTA),
        ("50000 (ribu)", 50 * JUTA),
        ("50.000.000,-(lima puluh juta)", 50 * JUTA),
        ("Rp 50.000.000 (Rp 50 juta)", 50 * JUTA),
        ("350K", 350 * RIBU),
        ("5250 ribu", 5_250_000),
        ("tiga ratus juta tujuh puluh lima ribu", 300_075_000),
    ],
)
def test_many_hands_write_one_amount(teks: str, rupiah: int) -> None:
    hasil = parse_rupiah(teks)
    assert (hasil.nilai, hasil.kode) == (rupiah, None)


@pytest.mark.parametrize(
    ("teks", "rupiah", "catatan"),
    [
        ("50jt-an", 50 * JUTA, "±"),
        ("50an juta", 50 * JUTA, "±"),
        ("50-an juta", 50 * JUTA, "±"),
        ("1jtan", JUTA, "±"),
        ("100 jutaan", 100 * JUTA, "±"),
        ("±50 juta", 50 * JUTA, "±"),
        ("+/- 50 juta", 50 * JUTA, "±"),
        ("~100 jt", 100 * JUTA, "~"),
        ("< 200 jt", 200 * JUTA, "<"),
        ("maks 200 jt", 200 * JUTA, "maks"),
        ("s/d 200 jt", 200 * JUTA, "s/d"),
        ("hingga 200 juta", 200 * JUTA, "hingga"),
        ("Rp 150 jt (APBD)", 150 * JUTA, "apbd"),
        ("50 juta + swadaya", 50 * JUTA, "swadaya"),
        ("Rp 50.000.000 tahun 2024", 50 * JUTA, "tahun 2024"),
        ("50 jt (2024)", 50 * JUTA, "2024"),
        ("2024: 50jt", 50 * JUTA, "2024"),
        ("RT 05 50 jt", 50 * JUTA, "rt 05"),
        ("100jt/3 titik", 100 * JUTA, "titik"),
        ("20 org x 350rb = 7jt", 7 * JUTA, "org"),
        ("7jt (20 org x 350rb)", 7 * JUTA, "org"),
        ("25jt+25jt=50jt", 50 * JUTA, None),
    ],
)
def test_words_and_signs_beside_an_amount_are_told(
    teks: str, rupiah: int, catatan: str | None
) -> None:
    hasil = parse_rupiah(teks)
    assert (hasil.nilai, hasil.kode, hasil.catatan) == (rupiah, "ANGGARAN_BERCATATAN", catatan)


@pytest.mark.parametrize(
    ("teks", "kode", "bacaan"),
    [
        ("100-150 juta", "ANGGARAN_RENTANG", (100 * JUTA, 150 * JUTA)),
        ("antara 100 dan 150 juta", "ANGGARAN_RENTANG", (100 * JUTA, 150 * JUTA)),
        ("1M-1,5M", "ANGGARAN_RENTANG", (MILIAR, 1500 * JUTA)),
        ("100 atau 150 juta", "ANGGARAN_GANDA", (100 * JUTA, 150 * JUTA)),
        ("3 dan 5 juta", "ANGGARAN_GANDA", (3 * JUTA, 5 * JUTA)),
        ("25+25 jt", "ANGGARAN_GANDA", (25 * JUTA, 50 * JUTA)),
        ("Rp 25.000.000, Rp 25.000.000", "ANGGARAN_GANDA", (25 * JUTA, 50 * JUTA)),
        ("Rp 25.000.000\nRp 25.000.000", "ANGGARAN_GANDA", (25 * JUTA, 50 * JUTA)),
        ("50 jt (2024), 60 jt (2025)", "ANGGARAN_GANDA", (50 * JUTA, 60 * JUTA)),
        ("50 juta dari APBD, 10 juta swadaya", "ANGGARAN_GANDA", (50 * JUTA, 10 * JUTA)),
        ("10 x 5.000.000", "ANGGARAN_GANDA", (50 * JUTA, 5 * JUTA)),
        ("2x25jt", "ANGGARAN_GANDA", (50 * JUTA, 25 * JUTA)),
        ("25jt x 2 RT", "ANGGARAN_GANDA", (50 * JUTA, 25 * JUTA)),
        ("2 unit @ Rp 5.000.000", "ANGGARAN_GANDA", (10 * JUTA, 5 * JUTA)),
        ("@ 5.000.000", "ANGGARAN_PER_SATUAN", (5 * JUTA,)),
        ("50.000.000,-/paket", "ANGGARAN_PER_SATUAN", (50 * JUTA,)),
        ("50.000,000", "ANGGARAN_AMBIGU", (50_000, 50 * JUTA)),
        ("50.00.000", "ANGGARAN_AMBIGU", (5 * JUTA, 50 * JUTA)),
        ("5,250 jt", "ANGGARAN_AMBIGU", (5250 * JUTA, 5_250_000)),
        ("Rp.50.ooo.ooo", "ANGGARAN_TIDAK_TERBACA", (50 * JUTA,)),
        ("Rp 1OO jt", "ANGGARAN_TIDAK_TERBACA", (100 * JUTA,)),
        ("Rp.I5.000.000", "ANGGARAN_TIDAK_TERBACA", (15 * JUTA,)),
        ("3 unit", "ANGGARAN_TIDAK_TERBACA", ()),
        ("Swadaya", "ANGGARAN_TIDAK_TERBACA", ()),
        ("APBD", "ANGGARAN_TIDAK_TERBACA", ()),
        ("100% APBD", "ANGGARAN_TIDAK_TERBACA", ()),
        ("belum dihitung", "ANGGARAN_TIDAK_TERBACA", ()),
        ("sesuai RAB", "ANGGARAN_TIDAK_TERBACA", ()),
        ("ratusan juta", "ANGGARAN_TIDAK_TERBACA", ()),
        ("?", "ANGGARAN_TIDAK_TERBACA", ()),
    ],
)
def test_what_is_not_one_amount_is_never_one_number(
    teks: str, kode: str, bacaan: tuple[int, ...]
) -> None:
    hasil = parse_rupiah(teks)
    assert (hasil.nilai, hasil.kode, hasil.bacaan) == (None, kode, bacaan)


@pytest.mark.parametrize("teks", ["Rp......", "Rp ___", "Rp. ,-", "- ,-", "N.A.", "…"])
def test_an_open_form_is_empty(teks: str) -> None:
    assert parse_rupiah(teks) == parse_rupiah(None)


_SAMBUNG = st.sampled_from([" + ", "+", " dan ", " atau ", ", Rp ", "; Rp ", " s/d ", " - ", " x "])


@given(
    st.integers(1, 900), st.integers(1, 900), _SAMBUNG, st.sampled_from(["jt", " juta", "jt-an"])
)
def test_two_amounts_are_never_one_of_them(a: int, b: int, sambung: str, satuan: str) -> None:
    teks = f"{a}{satuan}{sambung}{b}{satuan}"
    hasil = parse_rupiah(teks)
    assert hasil.nilai is None, teks
    assert hasil.bacaan, teks


@given(
    st.integers(1, 999),
    st.sampled_from(["jt", "juta", "Juta", "M", "milyar", "rb", "ribu"]),
    st.sampled_from(["{n}{u}", "{n} {u}", "{n}.{u}", "Rp {n} ({u})", "Rp.{n}.{u}", "{n}{u}an"]),
)
def test_a_factor_word_is_never_lost(n: int, satuan: str, pola: str) -> None:
    faktor = {"j": JUTA, "m": MILIAR, "r": RIBU}[satuan[0].lower()]
    if satuan in ("M", "milyar") and ("(" in pola or pola.endswith("an")):
        return
    teks = pola.format(n=n, u=satuan)
    assert parse_rupiah(teks).nilai == n * faktor, teks


@pytest.mark.parametrize(
    "teks", ["(50.000.000)", "Rp (50.000.000)", "(50 juta)", "(Rp 50 jt)", "Rp. ( 1,5 M )"]
)
def test_money_in_brackets_is_owed_and_never_summed_as_it_is(teks):
    hasil = parse_rupiah(teks)
    assert (hasil.nilai, hasil.kode) == (None, "ANGGARAN_NEGATIF")
