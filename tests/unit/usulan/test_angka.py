from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.rupiah import format_rupiah
from schemas.usulan import JENIS_SEL
from usulan.angka import BATAS_TERBACA_RUPIAH, parse_rupiah

JUTA, MILIAR = 10**6, 10**9


def titik(nilai: int) -> str:
    return f"{nilai:,}".replace(",", ".")


@pytest.mark.parametrize(
    ("teks", "rupiah"),
    [
        ("Rp 150.000.000,-", 150 * JUTA),
        ("Rp.100 jt", 100 * JUTA),
        ("1,5 M", 1500 * JUTA),
        ("1.5 milyar", 1500 * JUTA),
        ("1.5M", 1500 * JUTA),
        ("750 ribu", 750_000),
        ("750rb", 750_000),
        ("Rp150.000.000,00", 150 * JUTA),
        ("Rp. 150.000.000 ,00", 150 * JUTA),
        ("Rp. 150.000.000,00,-", 150 * JUTA),
        ("150,000,000", 150 * JUTA),
        ("150,000,000.00", 150 * JUTA),
        ("150.000.000.-", 150 * JUTA),
        ("150.000.000,=", 150 * JUTA),
        ("150 000 000", 150 * JUTA),
        ("150'000'000", 150 * JUTA),
        ("Rp 150. 000. 000", 150 * JUTA),
        ("IDR 5000000", 5 * JUTA),
        (" 4.500.000 ", 4_500_000),
        ("\u00a0Rp\u00a04.500.000\u200b", 4_500_000),
        ("'4.500.000", 4_500_000),
        ("１５０．０００", 150_000),
        ("150,000", 150_000),
        ("1.500", 1500),
        ("seratus lima puluh juta rupiah", 150 * JUTA),
        ("lima puluh jt", 50 * JUTA),
        ("Sejuta", JUTA),
        ("duapuluh lima juta", 25 * JUTA),
        ("satu setengah miliar", 1500 * JUTA),
        ("dua koma lima juta", 2_500_000),
        ("5 ratus ribu", 500_000),
        ("1 juta 500 ribu", 1_500_000),
        ("1 M 200 jt", 1200 * JUTA),
        ("Rp 150.000.000 (seratus lima puluh juta rupiah)", 150 * JUTA),
        ("Rp. 0", 0),
        ("0", 0),
    ],
)
def test_spellings_are_read_without_a_finding(teks: str, rupiah: int) -> None:
    hasil = parse_rupiah(teks)
    assert (hasil.nilai, hasil.kode) == (rupiah, None)


@pytest.mark.parametrize(
    "teks", [None, "", " ", "-", "--", "—", "Rp -", "Rp. -", "Rp.", "Rp ,-", "Rp..........", "n/a"]
)
def test_signs_for_nothing_are_empty_without_a_finding(teks: str | None) -> None:
    hasil = parse_rupiah(teks)
    assert (hasil.nilai, hasil.kode) == (None, None)


@pytest.mark.parametrize(
    ("teks", "kode", "bacaan"),
    [
        ("77.764,122", "ANGGARAN_AMBIGU", (77_764, 77_764_122)),
        ("1.50.000", "ANGGARAN_AMBIGU", (150_000, 1_500_000)),
        ("150.000.00", "ANGGARAN_AMBIGU", (150_000, 15_000_000)),
        ("1,250 juta", "ANGGARAN_AMBIGU", (1250 * JUTA, 1_250_000)),
        ("1,5", "ANGGARAN_AMBIGU", (1_500_000, 1500 * JUTA)),
        ("50-75 juta", "ANGGARAN_RENTANG", (50 * JUTA, 75 * JUTA)),
        ("Rp 50 jt s/d 75 jt", "ANGGARAN_RENTANG", (50 * JUTA, 75 * JUTA)),
        ("Rp. 50.000.000,- - Rp. 75.000.000,-", "ANGGARAN_RENTANG", (50 * JUTA, 75 * JUTA)),
        ("50 jt sampai dengan 75 jt", "ANGGARAN_RENTANG", (50 * JUTA, 75 * JUTA)),
        ("50 jt + 20 jt", "ANGGARAN_GANDA", (50 * JUTA, 20 * JUTA)),
        ("50 + 20 jt", "ANGGARAN_GANDA", (50 * JUTA, 20 * JUTA)),
        ("Rp 100.000.000, Rp 50.000.000", "ANGGARAN_GANDA", (100 * JUTA, 50 * JUTA)),
        ("3 unit x Rp 50.000.000", "ANGGARAN_GANDA", (150 * JUTA, 50 * JUTA)),
        ("2 x 75 jt", "ANGGARAN_GANDA", (150 * JUTA, 75 * JUTA)),
        ("Rp 500.000/unit", "ANGGARAN_PER_SATUAN", (500_000,)),
        ("@ Rp 500.000", "ANGGARAN_PER_SATUAN", (500_000,)),
        ("Rp 25 jt per RT", "ANGGARAN_PER_SATUAN", (25 * JUTA,)),
        ("-5.000.000", "ANGGARAN_NEGATIF", (-5 * JUTA,)),
        ("(5.000.000)", "ANGGARAN_NEGATIF", (-5 * JUTA,)),
        ("15O.000.000", "ANGGARAN_TIDAK_TERBACA", (150 * JUTA,)),
        ("l50.000.000", "ANGGARAN_TIDAK_TERBACA", (150 * JUTA,)),
        ("menyesuaikan", "ANGGARAN_TIDAK_TERBACA", ()),
        ("swadaya", "ANGGARAN_TIDAK_TERBACA", ()),
        ("50%", "ANGGARAN_TIDAK_TERBACA", ()),
        ("1" * 40, "ANGGARAN_TIDAK_TERBACA", ()),
    ],
)
def test_doubt_gives_no_value_but_all_readings(
    teks: str, kode: str, bacaan: tuple[int, ...]
) -> None:
    hasil = parse_rupiah(teks)
    assert (hasil.nilai, hasil.kode, hasil.bacaan) == (None, kode, bacaan)


@pytest.mark.parametrize(
    ("teks", "rupiah", "kode", "catatan"),
    [
        ("Rp 50.000.000 (tahap I)", 50 * JUTA, "ANGGARAN_BERCATATAN", "tahap i"),
        ("Rp 50 juta TA 2024", 50 * JUTA, "ANGGARAN_BERCATATAN", "ta 2024"),
        ("Rp 4.500.000 x", 4_500_000, "ANGGARAN_BERCATATAN", "x"),
        ("< 50 juta", 50 * JUTA, "ANGGARAN_BERCATATAN", "<"),
        ("3 unit Rp 150.000.000", 150 * JUTA, "ANGGARAN_BERCATATAN", "unit"),
        ("10 x 500.000 = 5.000.000", 5 * JUTA, "ANGGARAN_BERCATATAN", None),
        ("1.234.567,89", 1_234_568, "ANGGARAN_PECAHAN", None),
        ("1.500 juta", 1500 * JUTA, "ANGGARAN_DITAFSIRKAN", None),
        ("1.250 M", 1250 * JUTA, "ANGGARAN_DITAFSIRKAN", None),
        ("150.000,000.00", 150 * JUTA, "ANGGARAN_DITAFSIRKAN", None),
        ("1,5E+08", 150 * JUTA, "ANGGARAN_DITAFSIRKAN", None),
    ],
)
def test_odd_spellings_are_read_and_told(
    teks: str, rupiah: int, kode: str, catatan: str | None
) -> None:
    hasil = parse_rupiah(teks)
    assert (hasil.nilai, hasil.kode, hasil.catatan) == (rupiah, kode, catatan)


@pytest.mark.parametrize(
    ("teks", "jenis", "skala", "rupiah"),
    [
        ("150.000", "teks", 1000, 150 * JUTA),
        ("150", "angka", JUTA, 150 * JUTA),
        ("1,5", "teks", JUTA, 1_500_000),
        ("0.15", "angka", MILIAR, 150 * JUTA),
        ("150 juta", "teks", JUTA, 150 * JUTA),
        ("seratus juta", "teks", 1000, 100 * JUTA),
        ("750rb", "teks", JUTA, 750_000),
        ("1500000", "angka", 1000, 1500 * JUTA),
    ],
)
def test_the_headings_factor_is_applied_once(
    teks: str, jenis: str, skala: int, rupiah: int
) -> None:
    hasil = parse_rupiah(teks, jenis, skala)
    assert (hasil.nilai, hasil.kode) == (rupiah, None)


@pytest.mark.parametrize("jenis", ["teks", "angka"])
def test_full_rupiah_under_a_heading_in_thousands_is_doubted(jenis: str) -> None:
    hasil = parse_rupiah("150000000", jenis, 1000)
    assert (hasil.nilai, hasil.kode) == (None, "ANGGARAN_SKALA_RAGU")
    assert hasil.bacaan == (150 * JUTA, 150 * MILIAR)


def test_thousands_below_a_heading_in_millions_keep_both_readings() -> None:
    hasil = parse_rupiah("1.500", "teks", JUTA)
    assert hasil.kode == "ANGGARAN_DITAFSIRKAN"
    assert hasil.bacaan == (1500 * JUTA, 1_500_000)


@pytest.mark.parametrize(
    ("teks", "rupiah", "kode"),
    [
        ("4500000", 4_500_000, None),
        ("4500000.0", 4_500_000, None),
        ("149999999.99999997", 150 * JUTA, None),
        ("12345678.333", 12_345_678, "ANGGARAN_PECAHAN"),
        ("1.5", None, "ANGGARAN_AMBIGU"),
        ("-5", None, "ANGGARAN_NEGATIF"),
        ("nan", None, "ANGGARAN_TIDAK_TERBACA"),
        ("1e300", None, "ANGGARAN_TIDAK_TERBACA"),
    ],
)
def test_number_cells_are_machine_numbers(teks: str, rupiah: int | None, kode: str | None) -> None:
    hasil = parse_rupiah(teks, "angka")
    assert (hasil.nilai, hasil.kode) == (rupiah, kode)


@pytest.mark.parametrize(
    ("teks", "jenis", "kode"),
    [
        ("#REF!", "galat", "SEL_GALAT"),
        (None, "galat", "SEL_GALAT"),
        (None, "rumus_tanpa_nilai", "RUMUS_TANPA_NILAI"),
        ("ya", "logika", "ANGGARAN_TIDAK_TERBACA"),
        ("2023-05-03", "tanggal", "ANGGARAN_JADI_TANGGAL"),
    ],
)
def test_other_kinds_of_cells_are_findings(teks: str | None, jenis: str, kode: str) -> None:
    hasil = parse_rupiah(teks, jenis)
    assert (hasil.nilai, hasil.kode) == (None, kode)


def test_the_number_behind_a_date_is_offered() -> None:
    assert parse_rupiah("2023-05-03", "tanggal").bacaan == (45_049,)


_SATUAN = ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]


def sebut(nilai: int) -> str:
    """Say a whole number in Indonesian words, by the school rule (written apart from ours)."""
    for batas, nama in ((MILIAR, "miliar"), (JUTA, "juta"), (1000, "ribu"), (100, "ratus")):
        if nilai >= batas:
            depan, sisa = divmod(nilai, batas)
            awal = f"se{nama}" if depan == 1 and batas <= 1000 else f"{sebut(depan)} {nama}"
            return f"{awal} {sebut(sisa)}".strip()
    if nilai >= 20:
        return f"{_SATUAN[nilai // 10 - 1]} puluh {sebut(nilai % 10)}".strip()
    if nilai >= 12:
        return f"{_SATUAN[nilai - 11]} belas"
    return ["", *_SATUAN, "sepuluh", "sebelas"][nilai]


@st.composite
def tulisan(draw: st.DrawFn) -> tuple[str, int]:
    """An amount and one of the ways people write it."""
    nilai = draw(st.integers(min_value=1000, max_value=99 * MILIAR))
    ekor = draw(st.sampled_from(["", ",-", ",00", ".-", " ,-", ",=", ",0"]))
    awal = draw(st.sampled_from(["", "Rp ", "Rp. ", "Rp", "RP.", "rp ", "IDR ", "Rp: "]))
    ribu, sisa = divmod(nilai, 1000)
    cara = [
        f"{awal}{titik(nilai)}{ekor}",
        f"{awal}{titik(nilai).replace('.', '. ')}",
        f"{awal}{titik(nilai).replace('.', ' ')}",
        f"{awal}{nilai}",
        f"{awal.strip()} {sebut(nilai)} rupiah",
        f"{awal}{titik(nilai)} ({sebut(nilai).upper()} RUPIAH)",
    ]
    if nilai >= JUTA:
        cara.append(f"{awal}{nilai:,}")
        cara.append(f"{awal}{nilai:,}.00")
    for satuan, faktor in (("juta", JUTA), ("jt", JUTA), ("Milyar", MILIAR), ("M", MILIAR)):
        utuh, pecahan = divmod(nilai * 100, faktor * 100)
        if pecahan == 0 and utuh < 1000:
            cara.append(f"{awal}{utuh} {satuan}")
        if (nilai * 100) % faktor == 0 and utuh < 1000:
            cara.append(
                f"{awal}{nilai / faktor:.2f}{satuan}".replace(".", ",", 1) if not awal else ""
            )
    if sisa == 0 and ribu < 1000:
        cara.append(f"{awal}{ribu} ribu")
        cara.append(f"{ribu}rb")
    return draw(st.sampled_from([c for c in cara if c])), nilai


@given(tulisan())
def test_what_is_printed_in_any_spelling_reads_back(kasus: tuple[str, int]) -> None:
    teks, nilai = kasus
    hasil = parse_rupiah(teks)
    assert (hasil.nilai, hasil.kode) == (nilai, None), teks


@given(
    st.integers(min_value=1, max_value=9999),
    st.sampled_from(["juta", "jt", "Juta", "JT"]),
    st.sampled_from([",", "."]),
)
def test_one_decimal_of_a_million_reads_back(persepuluh: int, satuan: str, koma: str) -> None:
    teks = f"{persepuluh // 10}{koma}{persepuluh % 10} {satuan}"
    assert parse_rupiah(teks).nilai == persepuluh * 100_000


@given(st.integers(min_value=0, max_value=BATAS_TERBACA_RUPIAH))
def test_what_we_print_we_read(nilai: int) -> None:
    assert parse_rupiah(format_rupiah(nilai)).nilai == nilai


_UANG = st.text(alphabet="Rp. ,-0123456789jtMribu/()x+@=%sdO'", max_size=30)


@given(st.one_of(st.text(), _UANG), st.sampled_from(JENIS_SEL), st.sampled_from([1, 1000, JUTA]))
def test_no_text_raises_and_no_value_leaves_its_bounds(teks: str, jenis: str, skala: int) -> None:
    hasil = parse_rupiah(teks, jenis, skala)
    assert hasil.nilai is None or 0 <= hasil.nilai <= BATAS_TERBACA_RUPIAH
    assert all(abs(b) < 2**63 for b in hasil.bacaan)


def test_a_number_of_sixteen_digits_is_no_budget() -> None:
    for jenis in ("angka", "teks"):
        hasil = parse_rupiah("1" * 16, jenis)
        assert (hasil.nilai, hasil.kode) == (None, "ANGGARAN_TIDAK_TERBACA")


@pytest.mark.parametrize("teks", ["150.125", "77.764", "999.375"])
def test_a_number_cell_of_three_decimals_is_never_read_as_thousands(teks: str) -> None:
    hasil = parse_rupiah(teks, "angka")
    assert hasil.nilai != int(teks.replace(".", ""))
    assert hasil.kode is not None
