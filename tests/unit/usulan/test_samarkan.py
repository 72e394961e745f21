"""Personal data is hidden however it is typed; money, dates and RT/RW are left alone."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pabrik import make_hasil_berkas

from schemas.temuan import BarisBukanUsulan, Temuan
from usulan.samarkan import (
    NAMA_DISAMARKAN,
    NIK_DISAMARKAN,
    TELEPON_DISAMARKAN,
    has_data_pribadi,
    mask_bingkai,
    mask_data_pribadi,
    mask_hasil,
)

NIK = "1" * 16
POTONG = ("187205", "010190", "0001")
SAH = "".join(POTONG)
TELEPON = "0812" + "3456" + "7890"


@pytest.mark.parametrize(
    "teks",
    [
        NIK,
        SAH,
        " ".join(POTONG),
        "-".join(POTONG),
        "18.72.05.010190.0001",
        "1872 0501 0190 0001",
        " ".join(re.findall("..", SAH)),
        f"{int(SAH):,}".replace(",", "."),
        "1" * 15,
        "1" * 17,
        SAH.replace("0", "O", 3),
    ],
)
def test_a_nik_is_hidden_well_or_badly_typed(teks: str) -> None:
    assert mask_data_pribadi(teks) == NIK_DISAMARKAN
    assert mask_data_pribadi(f"(NIK: {teks})") == f"(NIK: {NIK_DISAMARKAN})"


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        (f"Bedah Rumah Suparno NIK {NIK}", f"Bedah Rumah {NAMA_DISAMARKAN} NIK {NIK_DISAMARKAN}"),
        (
            f"REHAB RTLH BAPAK SUPARNO ({NIK})",
            f"REHAB RTLH BAPAK {NAMA_DISAMARKAN} ({NIK_DISAMARKAN})",
        ),
        (f"rumah an. siti aminah, nik {NIK}", f"rumah an. {NAMA_DISAMARKAN}, nik {NIK_DISAMARKAN}"),
        (f"Rumah tidak layak huni {NIK}", f"Rumah tidak layak huni {NIK_DISAMARKAN}"),
        (f"Bantuan lansia NIK {NIK}", f"Bantuan lansia NIK {NIK_DISAMARKAN}"),
        (
            f"1. Budi NIK {NIK}; 2. Siti Aminah NIK {NIK}",
            f"1. {NAMA_DISAMARKAN} NIK {NIK_DISAMARKAN}; 2. {NAMA_DISAMARKAN} NIK {NIK_DISAMARKAN}",
        ),
        ("Pak Budi minta NIK baru untuk warganya", "Pak Budi minta NIK baru untuk warganya"),
    ],
)
def test_the_name_before_a_nik_goes_and_the_work_stays(teks: str, hasil: str) -> None:
    assert mask_data_pribadi(teks) == hasil


@pytest.mark.parametrize(
    "nomor",
    [TELEPON, "0812-3456-789", "0812 345 678", "+62 812 3456 7890", "+6281234567890"],
)
def test_a_phone_number_is_hidden(nomor: str) -> None:
    assert mask_data_pribadi(f"Hubungi {nomor}, RT 3") == f"Hubungi {TELEPON_DISAMARKAN}, RT 3"


def test_a_number_that_says_it_is_a_phone_is_hidden_without_its_zero() -> None:
    assert mask_data_pribadi("WA: 81234567890") == f"WA: {TELEPON_DISAMARKAN}"


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "Rp 150.000.000.000.000",
        "Rp. 500.000.000-750.000.000",
        "50000000-75000000",
        "15000000000000",
        "8.500.000.000",
        "2023-02-01 2023-02-03",
        "01-02-2023 12-12-2023",
        "2021 2022 2023 2024 2025",
        "RT 01 02 03 04 05 06 07 08 09 RW 02",
        "RT 08, 09, 10, 11, 12, 13, 14, 15 RW 08",
        "RT 023,024/RW 011",
        "200 m x 3 m x 0,15",
        "100 200 300 400 500",
        "1.03.10.2.01.0053",
        "18.72.05.1004",
        "Perekaman KTP 2023-2024",
    ],
)
def test_money_dates_rt_rw_and_codes_stay(teks: str) -> None:
    assert mask_data_pribadi(teks) == teks
    assert not has_data_pribadi(teks)


def tulis_uang(rupiah: int, bentuk: int) -> str:
    titik = f"{rupiah:,}".replace(",", ".")
    return (f"Rp {titik},-", titik, f"Rp. {titik},00", str(rupiah), f"±{titik}")[bentuk]


UANG = st.builds(tulis_uang, st.integers(0, 9_999_999_999_999), st.integers(0, 4))
RT_RW = st.lists(st.integers(1, 99), min_size=1, max_size=12).map(
    lambda n: "RT " + ", ".join(f"{x:02d}" for x in n) + f"/RW {n[0]:02d}"
)
TANGGAL = st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1)).map(lambda d: f"{d:%d-%m-%Y}")
UKURAN = st.builds(
    "{} m x {} m".format, st.integers(1, 5000), st.floats(0, 99).map("{:.2f}".format)
)


@given(st.lists(st.one_of(UANG, RT_RW, TANGGAL, UKURAN), min_size=1, max_size=4).map("; ".join))
def test_ordinary_numbers_in_any_company_stay(teks: str) -> None:
    assert mask_data_pribadi(teks) == teks


HURUF = st.text(alphabet="0123456789 .-/+OoIlNIKnikhpwa,;:()RTp", max_size=60)


@given(st.one_of(st.text(), HURUF))
@example(f"NIK 1234 {TELEPON} {NIK}")
def test_no_text_raises_and_masking_twice_is_masking_once(teks: str) -> None:
    samar = mask_data_pribadi(teks)
    assert mask_data_pribadi(samar) == samar
    assert not re.search(r"(?<!\d)\d{16}(?!\d)", samar)


@given(st.text(max_size=30), st.integers(10**15, 10**16 - 1), st.text(max_size=30))
def test_no_sixteen_digits_survive(depan: str, nomor: int, belakang: str) -> None:
    assert str(nomor) not in mask_data_pribadi(f"{depan}{nomor}{belakang}")


def test_a_long_text_is_no_trap() -> None:
    assert mask_data_pribadi("a" * 100_000 + f" {NIK}").endswith(f"a {NIK_DISAMARKAN}")


def test_only_the_named_columns_of_a_frame_are_masked_and_the_frame_stays() -> None:
    asal = pd.DataFrame({"uraian": [NIK, None, "drainase"], "kode": [NIK] * 3, "n": [1, 2, 3]})
    asal = asal.astype({"uraian": "str", "kode": "str"})
    samar = mask_bingkai(asal, ("uraian", "lokasi"))
    assert samar["uraian"].iloc[[0, 2]].tolist() == [NIK_DISAMARKAN, "drainase"]
    assert pd.isna(samar["uraian"].iloc[1])
    assert samar["kode"].tolist() == asal["kode"].tolist()
    assert asal["uraian"].iloc[0] == NIK
    assert samar.dtypes.equals(asal.dtypes)


def test_a_masked_result_holds_no_nik_and_keeps_numbers_and_addresses() -> None:
    kotor = {"uraian": f"Bedah rumah NIK {NIK}", "keterangan": TELEPON, "anggaran_teks": NIK}
    hasil = make_hasil_berkas(ubah={0: kotor, 6: {"penerima_manfaat": SAH}})
    temuan = hasil.temuan.assign(pesan=f"Uraian {NIK} aneh.", nilai=NIK)
    bukan = hasil.bukan_usulan.assign(teks=f"Ketua {TELEPON}")
    hasil = dataclasses.replace(
        hasil, temuan=Temuan.susun(temuan), bukan_usulan=BarisBukanUsulan.susun(bukan)
    )
    samar = mask_hasil(hasil)
    for nama in ("diterima", "ditolak", "temuan", "bukan_usulan"):
        lama, baru = getattr(hasil, nama), getattr(samar, nama)
        tulisan = baru.to_csv()
        assert not any(rahasia in tulisan for rahasia in (NIK, SAH, TELEPON))
        tetap = [k for k in lama if k.startswith(("sel", "kode", "usulan_id", "nomor_baris"))]
        pd.testing.assert_frame_equal(lama[tetap], baru[tetap])
        assert lama.dtypes.equals(baru.dtypes)
    assert samar.diterima["anggaran_rupiah"].equals(hasil.diterima["anggaran_rupiah"])
    assert NIK in hasil.diterima["uraian"].iloc[0]
