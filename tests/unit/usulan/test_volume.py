from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.usulan import JENIS_SEL
from usulan.nilai_volume import format_volume
from usulan.satuan import build_kamus_satuan, parse_satuan
from usulan.volume import parse_volume

KAMUS = build_kamus_satuan(
    pd.DataFrame(
        [
            ("m", "panjang", "meter|mtr|m1|m'|meter lari"),
            ("km", "panjang", "kilometer"),
            ("cm", "panjang", "sentimeter"),
            ("m2", "luas", "meter persegi|m²"),
            ("ha", "luas", "hektar"),
            ("m3", "isi", "meter kubik|kubik"),
            ("unit", "benda", "unt"),
            ("buah", "benda", "bh|bj"),
            ("titik", "benda", "ttk"),
            ("batang", "benda", "bibit"),
            ("paket", "kegiatan", "pkt"),
            ("orang", "orang", "org|jiwa"),
            ("orang/hari", "orang", "OH|orang hari"),
            ("hari", "waktu", None),
        ],
        columns=["satuan", "jenis", "varian"],
    )
)


@pytest.mark.parametrize(
    ("teks", "volume", "satuan"),
    [
        ("200 m x 3 m", 600, "m2"),
        ("200mx3m", 600, "m2"),
        ("200 x 3 x 0,1 m", 60, "m3"),
        ("200 m x 3 m x 0,1", 60, "m3"),
        ("200 M X 3 M X 10 CM", 60, "m3"),
        ("(200 x 3) m", 600, "m2"),
        ("200 x 3 m2", 600, "m2"),
        ("200 m x 3 m = 600 m2", 600, "m2"),
        ("P=200 L=3", 600, "m2"),
        ("200 m (P) x 3 m (L)", 600, "m2"),
        ("P. 200 m x L. 3 m", 600, "m2"),
        ("L= 1,5 m, P= 200 m", 300, "m2"),
        ("panjang 200 m lebar 3 m", 600, "m2"),
        ("± 200 m", 200, "m"),
        ("+/- 200 m", 200, "m"),
        ("kurang lebih 200 meter", 200, "m"),
        ("l.k. 200 m", 200, "m"),
        ("sepanjang 200 mtr.", 200, "m"),
        ("200 m'", 200, "m"),
        ("600 m²", 600, "m2"),
        ("600 m 2", 600, "m2"),
        ("1.500 m", 1500, "m"),
        ("1,5 km", 1.5, "km"),
        ("1,250 km", 1.25, "km"),
        ("1,500 orang", 1500, "orang"),
        ("1/2 km", 0.5, "km"),
        ("2½ km", 2.5, "km"),
        ("1 1/2 km", 1.5, "km"),
        ("setengah km", 0.5, "km"),
        ("35 orang x 14 posyandu", 490, "orang"),
        ("12 unit @ 20 orang", 240, "orang"),
        ("10 orang x 3 hari", 30, "orang/hari"),
        ("1 paket", 1, "paket"),
        ("5 titik", 5, "titik"),
        ("5 titik lampu", 5, "titik"),
        ("2 (dua) unit", 2, "unit"),
        ("dua (2) unit", 2, "unit"),
        ("dua unit", 2, "unit"),
        ("10 ribu bibit", 10_000, "batang"),
        ("1 unit motor roda tiga", 1, "unit"),
        ("50 m kiri kanan", 50, "m"),
        ("30 org", 30, "orang"),
    ],
)
def test_quantities_are_read_with_their_unit(teks: str, volume: float, satuan: str) -> None:
    hasil = parse_volume(teks, "teks", None, KAMUS)
    assert (hasil.volume, hasil.satuan, hasil.kode) == (pytest.approx(volume), satuan, None)


@pytest.mark.parametrize(
    ("teks", "kode", "bacaan"),
    [
        ("80 dan 60", "VOLUME_GANDA", ("80", "60")),
        ("80 & 60 m", "VOLUME_GANDA", ("80 m", "60 m")),
        ("80, 60", "VOLUME_GANDA", ("80", "60")),
        ("200 m x 3 m dan 100 m x 2 m", "VOLUME_GANDA", ("600 m2", "200 m2")),
        ("200 m x 3 m = 500 m2", "VOLUME_GANDA", ("600 m2", "500 m2")),
        ("3-5 unit", "VOLUME_RENTANG", ("3 unit", "5 unit")),
        ("3 s/d 5 unit", "VOLUME_RENTANG", ("3 unit", "5 unit")),
        ("dua-tiga unit", "VOLUME_RENTANG", ("2 unit", "3 unit")),
        ("1,500 m", "VOLUME_AMBIGU", ("1.500 m", "1,5 m")),
        ("1.250 km", "VOLUME_AMBIGU", ("1.250 km", "1,25 km")),
        ("200 x 3 x 10 cm", "VOLUME_AMBIGU", ("60 m3", "0,006 m3")),
        ("5 unit x 3 hari", "VOLUME_AMBIGU", ("5 unit", "15 unit")),
        ("secukupnya", "VOLUME_TIDAK_TERBACA", ()),
        ("2O m", "VOLUME_TIDAK_TERBACA", ()),
        ("Rp 5.000.000", "VOLUME_TIDAK_TERBACA", ()),
        ("-5", "VOLUME_NEGATIF", ()),
    ],
)
def test_doubt_gives_no_volume_but_the_readings(
    teks: str, kode: str, bacaan: tuple[str, ...]
) -> None:
    hasil = parse_volume(teks, "teks", None, KAMUS)
    assert (hasil.volume, hasil.kode, hasil.bacaan) == (None, kode, bacaan)


@pytest.mark.parametrize(
    ("teks", "satuan_teks", "volume", "satuan", "kode"),
    [
        ("200", "meter", 200, "m", None),
        ("200 m", "M1", 200, "m", None),
        ("200 x 3", "m2", 600, "m2", None),
        ("200 x 3", "m", 600, "m2", "VOLUME_TIDAK_COCOK_SATUAN"),
        ("100 x 3", "buah", None, "buah", "VOLUME_TIDAK_COCOK_SATUAN"),
        ("200 x 3 x 0,1", "m2", None, "m2", "VOLUME_TIDAK_COCOK_SATUAN"),
        ("200 m", "paket", 200, "m", "VOLUME_TIDAK_COCOK_SATUAN"),
        ("1,500", "orang", 1500, "orang", None),
        ("1,500", "ha", 1.5, "ha", None),
        ("200 x 3", None, 600, None, "VOLUME_TANPA_SATUAN"),
        ("5", "-", 5, None, "VOLUME_TANPA_SATUAN"),
        (None, "3 unit", 3, "unit", None),
        (None, "m2", None, "m2", None),
        ("-", "m2", None, "m2", None),
        ("secukupnya", "m", None, "m", "VOLUME_TIDAK_TERBACA"),
    ],
)
def test_the_unit_cell_and_the_volume_cell_are_weighed_together(
    teks: str | None,
    satuan_teks: str | None,
    volume: float | None,
    satuan: str | None,
    kode: str | None,
) -> None:
    hasil = parse_volume(teks, "teks", satuan_teks, KAMUS)
    assert (hasil.volume, hasil.satuan, hasil.kode) == (volume, satuan, kode)


@pytest.mark.parametrize(
    ("teks", "volume", "kode", "catatan"),
    [
        ("1 paket (80 m dan 60 m)", 1, "VOLUME_BERCATATAN", "80 m dan 60 m"),
        ("Talud 200 m", 200, "VOLUME_BERCATATAN", "talud"),
        ("> 200 m", 200, "VOLUME_BERCATATAN", ">"),
        ("3 unit @ 50 m2", 150, "VOLUME_DITAFSIRKAN", None),
        ("3 titik x 50 m", 150, "VOLUME_DITAFSIRKAN", None),
    ],
)
def test_words_beside_and_odd_products_are_told(
    teks: str, volume: float, kode: str, catatan: str | None
) -> None:
    hasil = parse_volume(teks, "teks", None, KAMUS)
    assert (hasil.volume, hasil.kode, hasil.catatan) == (volume, kode, catatan)


@pytest.mark.parametrize(
    ("teks", "jenis", "kode"),
    [
        ("#N/A", "galat", "SEL_GALAT"),
        (None, "rumus_tanpa_nilai", "RUMUS_TANPA_NILAI"),
        ("2023-05-03", "tanggal", "VOLUME_JADI_TANGGAL"),
        ("ya", "logika", "VOLUME_TIDAK_TERBACA"),
        ("nan", "angka", "VOLUME_TIDAK_TERBACA"),
        ("-2", "angka", "VOLUME_NEGATIF"),
    ],
)
def test_other_kinds_of_cells_are_findings(teks: str | None, jenis: str, kode: str) -> None:
    hasil = parse_volume(teks, jenis, "m", KAMUS)
    assert (hasil.volume, hasil.kode, hasil.satuan) == (None, kode, "m")


def test_number_cells_are_machine_numbers() -> None:
    assert parse_volume("1.500", "angka", "km", KAMUS).volume == 1.5


def test_unknown_units_are_kept_and_the_nearest_are_named() -> None:
    hasil = parse_volume("3", "teks", " Untit ", KAMUS)
    assert (hasil.volume, hasil.satuan, hasil.satuan_dikenal) == (3, "untit", False)
    assert hasil.mirip[0] == "unit"


def test_a_unit_per_another_is_not_its_first_word() -> None:
    assert parse_satuan("orang/bulan", KAMUS).dikenal is False
    assert parse_satuan("Orang / Hari", KAMUS).satuan == "orang/hari"


@given(
    st.integers(1, 999),
    st.integers(1, 99),
    st.sampled_from([" x ", "x", " X ", " × ", "*"]),
    st.sampled_from(["m", " m", " meter", " M", " mtr"]),
)
def test_printed_dimensions_read_back(panjang: int, lebar: int, kali: str, satuan: str) -> None:
    teks = f"{panjang}{satuan}{kali}{lebar}{satuan}"
    hasil = parse_volume(teks, "teks", None, KAMUS)
    assert (hasil.volume, hasil.satuan, hasil.kode) == (panjang * lebar, "m2", None), teks


@given(st.integers(0, 10**7), st.sampled_from(["m", "m2", "orang", "unit"]))
def test_what_we_print_we_read(perseratus: int, satuan: str) -> None:
    teks = format_volume(perseratus / 100, satuan)
    hasil = parse_volume(teks, "teks", None, KAMUS)
    assert hasil.volume == pytest.approx(perseratus / 100), teks


_VOLUME = st.text(alphabet="0123456789.,x×m2 ²pl=()-/@±danosut½'", max_size=30)


@given(
    st.one_of(st.text(), _VOLUME),
    st.sampled_from(JENIS_SEL),
    st.one_of(st.none(), st.text(max_size=10), st.sampled_from(["m", "m2", "buah", "3 unit"])),
)
def test_no_text_raises_and_no_volume_is_negative(
    teks: str, jenis: str, satuan_teks: str | None
) -> None:
    hasil = parse_volume(teks, jenis, satuan_teks, KAMUS)
    assert hasil.volume is None or 0 <= hasil.volume <= 1e12


@pytest.mark.parametrize("teks", ["- 20 m", "\u2212 20 m", "(-20) m", "± -20 m", "-20 m"])
def test_a_sign_is_never_dropped(teks):
    assert parse_volume(teks, "teks", None, KAMUS).kode == "VOLUME_NEGATIF"


@pytest.mark.parametrize("teks", ["?? m", "\u0661\u0662 m"])
def test_what_stands_before_a_unit_is_not_lost(teks):
    assert parse_volume(teks, "teks", None, KAMUS).kode is not None
