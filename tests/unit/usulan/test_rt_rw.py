from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.usulan import JENIS_SEL
from usulan.rt_rw import NOMOR_TERBESAR, find_rt_rw, parse_rt_rw


@pytest.mark.parametrize(
    ("teks", "rt", "rw"),
    [
        ("RT 03/RW 02", "3", "2"),
        ("Rt.9/9", "9", "9"),
        ("03/05", "3", "5"),
        ("03 / 05", "3", "5"),
        ("RT 023,024", "23, 24", None),
        ("R w.22", None, "22"),
        ("R.T. 3 R.W. 4", "3", "4"),
        ("RT33RW17", "33", "17"),
        ("RW IV", None, "4"),
        ("RT VII/RW II", "7", "2"),
        ("RT. 20 s/d RT 22", "20, 21, 22", None),
        ("RT. 20 s.d. 22 RW 05", "20, 21, 22", "5"),
        ("RT.001-003 / RW.02", "1, 2, 3", "2"),
        ("RT 1 dan 2 RW 3", "1, 2", "3"),
        ("RT 3, RT 4, dan RT 5 RW 2", "3, 4, 5", "2"),
        ("RT 01/02 RW 03", "1, 2", "3"),
        ("RT 1 RW 2, RT 3 RW 4", "1, 3", "2, 4"),
        ("01/02, 03/04", "1, 3", "2, 4"),
        ("01,02/05", "1, 2", "5"),
        ("RT 01,02/05", "1, 2", "5"),
        ("1-3/2", "1, 2, 3", "2"),
        ("RT ..../RW 05", None, "5"),
        ("RT - / RW 05", None, "5"),
        ("RT-RW 03/05", "3", "5"),
        ("VII/II", "7", "2"),
        ("RT/RW : 003/005", "3", "5"),
        ("RT RW 3/5", "3", "5"),
        ("RT.RW 03.05", "3", "5"),
        ("RW/RT 3/5", "5", "3"),
        ("RW 05", None, "5"),
        ("RW 02/RT 05", "5", "2"),
        ("RT-03/RW-02", "3", "2"),
        ("RT No. 3", "3", None),
        ("RT 03 RW -", "3", None),
        ("RT\u00a003\u200b/RW 02", "3", "2"),
        ("'03/05", "3", "5"),
        ("-", None, None),
        ("RT - RW -", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_spellings_are_read_without_a_finding(
    teks: str | None, rt: str | None, rw: str | None
) -> None:
    hasil = parse_rt_rw(teks)
    assert (hasil.rt, hasil.rw, hasil.kode) == (rt, rw, None)


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("3", "RT_RW_AMBIGU"),
        ("1, 2, 3", "RT_RW_AMBIGU"),
        ("3-5", "RT_RW_AMBIGU"),
        ("RT 01/02/03", "RT_RW_AMBIGU"),
        ("RT 02 05", "RT_RW_AMBIGU"),
        ("RW 2/5", "RT_RW_AMBIGU"),
        ("RT 5 s.d. 3", "RT_RW_AMBIGU"),
        ("5-3/2", "RT_RW_AMBIGU"),
        ("1/2, 3", "RT_RW_AMBIGU"),
        ("RT O3", "RT_RW_TIDAK_TERBACA"),
        ("RT 3A", "RT_RW_TIDAK_TERBACA"),
        ("RT 0", "RT_RW_TIDAK_TERBACA"),
        ("999/2", "RT_RW_TIDAK_TERBACA"),
        ("Pasar", "RT_RW_TIDAK_TERBACA"),
        ("semua RT", "RT_RW_SEMUA"),
        ("se-kelurahan", "RT_RW_SEMUA"),
    ],
)
def test_doubt_gives_no_number(teks: str, kode: str) -> None:
    hasil = parse_rt_rw(teks)
    assert (hasil.rt, hasil.rw, hasil.kode) == (None, None, kode)


def test_all_rt_of_one_rw() -> None:
    hasil = parse_rt_rw("semua RT RW 05")
    assert (hasil.rt, hasil.rw, hasil.kode) == (None, "5", "RT_RW_SEMUA")


@pytest.mark.parametrize(
    ("teks", "jenis", "kolom", "rt", "rw"),
    [
        ("3", "angka", "rt", "3", None),
        ("3.0", "angka", "rw", None, "3"),
        ("1, 2", "teks", "rt", "1, 2", None),
        ("1-3", "teks", "rt", "1, 2, 3", None),
        ("IV", "teks", "rw", None, "4"),
        ("RT 3 / RW 2", "teks", "rt", "3", "2"),
        ("005", "teks", "rt", "5", None),
    ],
)
def test_bare_numbers_mean_what_the_column_says(
    teks: str, jenis: str, kolom: str, rt: str | None, rw: str | None
) -> None:
    hasil = parse_rt_rw(teks, jenis, kolom)
    assert (hasil.rt, hasil.rw, hasil.kode) == (rt, rw, None)


def test_a_fraction_that_became_a_date_is_told_with_what_was_typed() -> None:
    hasil = parse_rt_rw("2023-05-03", "tanggal")
    assert (hasil.rt, hasil.rw, hasil.kode) == (None, None, "RT_RW_JADI_TANGGAL")
    assert hasil.bacaan == ("RT 3/RW 5", "RT 5/RW 3")
    assert "RT 12/RW 45" in parse_rt_rw("1945-12-01", "tanggal").bacaan


def test_a_list_that_became_a_decimal_is_told() -> None:
    hasil = parse_rt_rw("1.2", "angka", "rt")
    assert (hasil.rt, hasil.kode, hasil.bacaan) == (None, "RT_RW_TIDAK_TERBACA", ("RT 1, 2",))


def test_errors_and_lost_formulas_are_told() -> None:
    assert parse_rt_rw("#REF!", "galat").kode == "SEL_GALAT"
    assert parse_rt_rw(None, "rumus_tanpa_nilai").kode == "RUMUS_TANPA_NILAI"


@pytest.mark.parametrize(
    ("teks", "sisa"),
    [
        ("Jl. Mawar RT 3/RW 2 dekat masjid", "Jl. Mawar dekat masjid"),
        ("Jl. Mawar 03/05", "Jl. Mawar"),
        ("RT.3/RW.2/LK.1", "LK.1"),
        ("RT 3/RW 2", None),
    ],
)
def test_what_else_the_cell_says_is_left(teks: str, sisa: str | None) -> None:
    hasil = parse_rt_rw(teks)
    assert (hasil.sisa_teks, hasil.kode) == (sisa, None)
    assert hasil.rt == "3"


@pytest.mark.parametrize(
    ("teks", "rt", "rw"),
    [
        ("Drainase RT 06 RW 02 Margorejo", "6", "2"),
        ("Aspal jalan RW 02 RT 04", "4", "2"),
        ("Jl. X RT 03/02 200 m", "3", "2"),
        ("RT 5, 10 titik", "5", None),
        ("RT 5, 6 dan 7 Kel. Margorejo", "5, 6, 7", None),
        ("RT 3, 4 RW 2", "3, 4", "2"),
        ("RT 3 SD Negeri 5", "3", None),
        ("Pelatihan RT RW", None, None),
        ("Insentif RT. dan RW. 2024", None, None),
        ("Penyuluhan KDRT", None, None),
        ("RTLH 3 KK", None, None),
        ("ART 3", None, None),
        ("Insentif 10 RT 5 RW", None, None),
        ("Gang 3 RT 5 RW 2", "5", "2"),
        ("Jl. Mawar 03/05", None, None),
        (None, None, None),
    ],
)
def test_free_text_is_read_only_at_the_words(
    teks: str | None, rt: str | None, rw: str | None
) -> None:
    hasil = find_rt_rw(teks, frozenset({"titik", "m", "rw"}))
    assert (hasil.rt, hasil.rw, hasil.kode) == (rt, rw, None)


_NOMOR = st.lists(st.integers(1, NOMOR_TERBESAR), min_size=1, max_size=4, unique=True)


@given(
    _NOMOR,
    _NOMOR,
    st.sampled_from(["RT ", "RT.", "Rt. ", "rt ", "R.T. "]),
    st.sampled_from(["/RW ", " RW.", ", Rw ", " rw ", "/R.W. "]),
    st.sampled_from([", ", ",", " dan ", " & "]),
    st.integers(1, 3),
)
def test_printed_lists_read_back(
    rt: list[int], rw: list[int], kata_rt: str, kata_rw: str, pisah: str, lebar: int
) -> None:
    def tulis(nomor: list[int]) -> str:
        return pisah.join(f"{n:0{lebar}d}" for n in nomor)

    teks = f"{kata_rt}{tulis(rt)}{kata_rw}{tulis(rw)}"
    hasil = parse_rt_rw(teks)
    assert hasil.rt == ", ".join(str(n) for n in rt), teks
    assert hasil.rw == ", ".join(str(n) for n in rw), teks
    assert find_rt_rw(f"Drainase {teks}").rt == hasil.rt


_RT_RW = st.text(alphabet="RTWrtw 0123456789/.,-&IVXsdan", max_size=30)


@given(
    st.one_of(st.text(), _RT_RW), st.sampled_from(JENIS_SEL), st.sampled_from(["rt_rw", "rt", "rw"])
)
def test_no_text_raises_and_normal_form_holds(teks: str, jenis: str, kolom: str) -> None:
    for hasil in (parse_rt_rw(teks, jenis, kolom), find_rt_rw(teks)):
        for nomor in (hasil.rt, hasil.rw):
            angka = [] if nomor is None else nomor.split(", ")
            assert all(str(int(a)) == a and 1 <= int(a) <= NOMOR_TERBESAR for a in angka)
            assert len(set(angka)) == len(angka)
