"""RT and RW as many hands write them: every one read, or told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usulan.rt_rw import find_rt_rw, parse_rt_rw


@pytest.mark.parametrize(
    ("teks", "rt", "rw"),
    [
        ("RT.03 RW.II", "3", "2"),
        ("RT 3 s.d 5", "3, 4, 5", None),
        ("RT03-05/RW2", "3, 4, 5", "2"),
        ("rt 1,2&3 rw 4", "1, 2, 3", "4"),
        ("RT 01 RW 02 dan RT 03 RW 04", "1, 3", "2, 4"),
        ("RT 3 + 4 RW 2", "3, 4", "2"),
        ("RT.3.4.5 RW 2", "3, 4, 5", "2"),
        ("RT 03 – 05 RW 02", "3, 4, 5", "2"),
        ("RT 3 s/d 5, 7 RW 2", "3, 4, 5, 7", "2"),
        ("RT.3 s/d.5", "3, 4, 5", None),
        ("RT 01 sd. 03", "1, 2, 3", None),
        ("RT 3 sampe 5", "3, 4, 5", None),
        ("RT 3..5 RW 2", "3, 4, 5", "2"),
        ("RT 1-3, RT 5 RW 2", "1, 2, 3, 5", "2"),
        ("RT 1/RW 2; RT 3/RW 4", "1, 3", "2, 4"),
        ("RT.01/02 & 03/04", "1, 3", "2, 4"),
        ("001/002, 003/002", "1, 3", "2"),
        ("RT 01 s/d 05/02", "1, 2, 3, 4, 5", "2"),
        ("RT 3 atau 4", "3, 4", None),
        ("RT 3 atau RT 4 RW 2", "3, 4", "2"),
        ("RW 01 (RT 01, 02, 03)", "1, 2, 3", "1"),
        ("RW 01 : RT 01, 02", "1, 2", "1"),
        ("RW I - V", None, "1, 2, 3, 4, 5"),
        ("RT XII/III", "12", "3"),
        ("RT.I/RW.I", "1", "1"),
        ("rt05rw01", "5", "1"),
        ("R.T 05 / R.W 01", "5", "1"),
        ("RT=05 RW=01", "5", "1"),
        ("RT(03)/RW(02)", "3", "2"),
        ("[RT 03 RW 02]", "3", "2"),
        ("RT#03", "3", None),
        ("RT nomor 3 RW nomor 2", "3", "2"),
        ("RT 3 RW ke-2", "3", "2"),
        ("RT tiga RW dua", "3", "2"),
        ("RT dua belas", "12", None),
        ("Rukun Tetangga 3 Rukun Warga 2", "3", "2"),
        ("03/RW 02", "3", "2"),
        ("03 RW 02", "3", "2"),
        ("-/02", None, "2"),
        ("03/-", "3", None),
        ("RT 03/-", "3", None),
        ("RT ____/RW 02", None, "2"),
        ("RT. ... / RW. ...", None, None),
        ("RT 10 - RT 11 / RW 3", "10, 11", "3"),
        ("RT.10,11,12/RW.03,04", "10, 11, 12", "3, 4"),
        ("RT 03 dan RW 02", "3", "2"),
        ("RT 3, RW 2 dan 3", "3", "2, 3"),
        ("RT 3 RW 2 samping masjid", "3", "2"),
        ("RT 3 RW 2 (depan SD 5)", "3", "2"),
        ("RT 3 RW 2, 200 m", "3", "2"),
        ("RT 5, 10 titik", "5", None),
        ("Jl. Mawar No. 3 RT 05/RW 01", "5", "1"),
        ("RT 05 LK 2", "5", None),
    ],
)
def test_many_hands_write_one_place(teks: str, rt: str | None, rw: str | None) -> None:
    hasil = parse_rt_rw(teks, satuan=frozenset({"m", "titik"}))
    assert (hasil.rt, hasil.rw, hasil.kode) == (rt, rw, None)


@pytest.mark.parametrize(
    ("teks", "rt", "rw", "kode", "bacaan"),
    [
        ("RT O3/RW 02", None, "2", "RT_RW_TIDAK_TERBACA", ("RT 3/RW 2",)),
        ("RT 3/RW O2", "3", None, "RT_RW_TIDAK_TERBACA", ("RT 3/RW 2",)),
        ("RT l2", None, None, "RT_RW_TIDAK_TERBACA", ("RT 12",)),
        ("RT 1O", None, None, "RT_RW_TIDAK_TERBACA", ("RT 10",)),
        ("RT I2", None, None, "RT_RW_TIDAK_TERBACA", ("RT 12",)),
        ("RTO3RWO2", None, None, "RT_RW_TIDAK_TERBACA", ("RT 3/RW 2",)),
        ("RT 3,O4 RW 2", None, "2", "RT_RW_TIDAK_TERBACA", ("RT 3, 4/RW 2",)),
        ("O3/02", None, "2", "RT_RW_TIDAK_TERBACA", ("RT 3/RW 2",)),
        ("RT 05A/RW 01", None, "1", "RT_RW_TIDAK_TERBACA", ()),
        ("RTll RW 5", None, "5", "RT_RW_TIDAK_TERBACA", ()),
        ("RT 3/RWII", "3", None, "RT_RW_TIDAK_TERBACA", ()),
        ("RT 3/RW l", "3", None, "RT_RW_TIDAK_TERBACA", ()),
        ("RT 1 RW 1 s/d RT 5 RW 2", None, None, "RT_RW_AMBIGU", ("RT 1 RW 1 s/d RT 5 RW 2",)),
        ("RT 05 B dan 6", None, None, "RT_RW_AMBIGU", ("RT 05 B dan 6",)),
        ("RT 3 > 5", None, None, "RT_RW_AMBIGU", ("RT 3 > 5",)),
        ("RT 3 ke 5", None, None, "RT_RW_AMBIGU", ("RT 3 ke 5",)),
        ("03 02", None, None, "RT_RW_AMBIGU", ("RT 3/RW 2", "RT 3, 2")),
        ("003_001", None, None, "RT_RW_AMBIGU", ("RT 3/RW 1", "RT 3, 1")),
        ("3 RT", None, None, "RT_RW_AMBIGU", ("RT 3", "3 RT (banyaknya)")),
        ("5 RT di RW 2", None, "2", "RT_RW_AMBIGU", ("RT 5", "5 RT (banyaknya)")),
        ("se RW 02", None, "2", "RT_RW_SEMUA", ()),
        ("seluruh RT di RW 2", None, "2", "RT_RW_SEMUA", ()),
        ("se-Kelurahan Margodadi", None, None, "RT_RW_SEMUA", ()),
    ],
)
def test_no_number_is_dropped_without_a_word(
    teks: str, rt: str | None, rw: str | None, kode: str, bacaan: tuple[str, ...]
) -> None:
    hasil = parse_rt_rw(teks)
    assert (hasil.rt, hasil.rw, hasil.kode, hasil.bacaan) == (rt, rw, kode, bacaan)


@pytest.mark.parametrize("teks", ["RT 01 RW 02 dan RT 03 RW 04", "[RT 3 RW 2]", "RT 3 dan RW 2"])
def test_what_joins_numbers_is_no_place(teks: str) -> None:
    assert parse_rt_rw(teks).sisa_teks is None


def test_a_letter_for_a_digit_is_told_in_free_text_too() -> None:
    hasil = find_rt_rw("Drainase RT O3/RW 02")
    assert (hasil.rt, hasil.rw, hasil.kode) == (None, "2", "RT_RW_TIDAK_TERBACA")
    assert hasil.bacaan == ("RT 3/RW 2",)
    assert find_rt_rw("Blok O3 dan gang I2").kode is None


@given(
    st.lists(st.integers(1, 40), min_size=1, max_size=4, unique=True),
    st.sampled_from(["RT ", "RT.", "rt. ", "Rt"]),
    st.sampled_from([", ", ",", " & ", "/"]),
    st.data(),
)
def test_a_letter_in_a_list_is_never_read_as_a_shorter_list(
    rt: list[int], kata: str, pisah: str, data: st.DataObject
) -> None:
    nomor = [f"{n:02d}" for n in rt]
    letak = data.draw(st.integers(0, len(rt) - 1))
    nomor[letak] = nomor[letak].replace("0", "O").replace("1", "l")
    teks = f"{kata}{pisah.join(nomor)} RW 5"
    hasil = parse_rt_rw(teks)
    if any(huruf in nomor[letak] for huruf in "Ol"):
        assert hasil.rt is None, teks
        assert hasil.kode in ("RT_RW_TIDAK_TERBACA", "RT_RW_AMBIGU"), teks
    else:
        assert hasil.rt == ", ".join(str(n) for n in rt), teks


@pytest.mark.parametrize("teks", ["lampu jalan tiap RT x 2 titik", "kursi untuk RT v 20 buah"])
def test_a_small_letter_before_a_number_is_no_rt(teks):
    assert find_rt_rw(teks).rt is None


@pytest.mark.parametrize("teks", ["drainase RT V", "drainase rt v", "kursi RT V 20 buah"])
def test_a_roman_rt_stays_one(teks):
    assert find_rt_rw(teks).rt == "5"
