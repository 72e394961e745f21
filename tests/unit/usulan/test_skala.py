"""Headings that promise thousands or millions, held against the whole column."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import pytest

from reference.loader import muat_referensi
from schemas.berkas import Identitas
from schemas.hasil import HasilParse
from schemas.temuan import JumlahTertulis
from schemas.usulan import UsulanMentah
from usulan.parse import parse_usulan
from usulan.validate.jumlah import check_jumlah

REFERENSI = muat_referensi()
RIBU, JUTA = 10**3, 10**6


def urai(*anggaran: str, skala: int = RIBU, harga: str | None = None) -> HasilParse:
    """Parse a sheet with one money column under a heading of factor `skala`."""
    baris: list[dict[str, Any]] = [
        {
            "lembar": "Usulan",
            "nomor_baris": nomor,
            "skala_rupiah": skala,
            "uraian": f"Usulan {nomor}",
            "anggaran": teks or None,
            "jenis_anggaran": "angka" if teks.isdigit() else "teks",
            "sel_anggaran": f"E{nomor}",
            "harga_satuan": harga,
            "sel_harga_satuan": f"F{nomor}",
        }
        for nomor, teks in enumerate(anggaran, start=5)
    ]
    return parse_usulan(UsulanMentah.susun(baris), Identitas("18.72.02.1003", 2023), REFERENSI)


def list_rupiah(hasil: HasilParse) -> list[int | None]:
    anggaran = hasil.bersih["anggaran_rupiah"]
    return [None if pd.isna(a) else int(a) for a in anggaran]


@pytest.mark.parametrize(
    ("anggaran", "skala", "rupiah"),
    [
        (("150000000", "75000000", "1500000"), RIBU, (150 * JUTA, 75 * JUTA, 1_500_000)),
        (("Rp 150.000.000", "", "Rp 75.000.000"), RIBU, (150 * JUTA, None, 75 * JUTA)),
        (("50.000.000", "7.500.000", "120.000.000"), JUTA, (50 * JUTA, 7_500_000, 120 * JUTA)),
        (("750000", "2500000", "50 jt"), JUTA, (750_000, 2_500_000, 50 * JUTA)),
    ],
)
def test_a_column_in_full_rupiah_is_read_so_and_told_once(
    anggaran: tuple[str, ...], skala: int, rupiah: tuple[int | None, ...]
) -> None:
    hasil = urai(*anggaran, skala=skala)
    assert list_rupiah(hasil) == list(rupiah)
    assert hasil.catatan["kode"].tolist() == ["ANGGARAN_RUPIAH_PENUH"]
    catatan = hasil.catatan.iloc[0]
    assert (catatan["sel"], catatan["lembar"]) == ("E5", "Usulan")
    assert pd.isna(catatan["usulan_id"])
    isi = json.loads(catatan["isi"])
    assert isi["skala"] == ("Rp 1.000" if skala == RIBU else "Rp 1.000.000")
    pesan = REFERENSI.temuan.set_index("kode").loc["ANGGARAN_RUPIAH_PENUH", "pesan"]
    assert pesan.format(**isi, nilai=catatan["nilai"])


@pytest.mark.parametrize(
    ("anggaran", "skala", "rupiah", "bacaan"),
    [
        (
            ("150000", "75000", "150000000", "60000"),
            RIBU,
            (150 * JUTA, 75 * JUTA, None, 60 * JUTA),
            "Rp 150.000.000 atau Rp 150.000.000.000",
        ),
        (
            ("150", "75", "750000", "60"),
            JUTA,
            (150 * JUTA, 75 * JUTA, None, 60 * JUTA),
            "Rp 750.000 atau Rp 750.000.000.000",
        ),
        (("150000000",), RIBU, (None,), "Rp 150.000.000 atau Rp 150.000.000.000"),
        (
            ("50000000", "75000000", "40000000", "90000000", "120"),
            JUTA,
            (50 * JUTA, 75 * JUTA, 40 * JUTA, 90 * JUTA, None),
            "Rp 120 atau Rp 120.000.000",
        ),
    ],
)
def test_a_cell_against_its_column_is_told_with_both_readings(
    anggaran: tuple[str, ...], skala: int, rupiah: tuple[int | None, ...], bacaan: str
) -> None:
    hasil = urai(*anggaran, skala=skala)
    assert list_rupiah(hasil) == list(rupiah)
    ragu = hasil.catatan[hasil.catatan["kode"] == "ANGGARAN_SKALA_RAGU"]
    assert [json.loads(isi)["bacaan"] for isi in ragu["isi"]] == [bacaan]


@pytest.mark.parametrize(
    ("anggaran", "skala", "rupiah"),
    [
        (("150000", "75000", "1500000"), RIBU, (150 * JUTA, 75 * JUTA, 1500 * JUTA)),
        (("150", "75,5", "50 juta"), JUTA, (150 * JUTA, 75_500_000, 50 * JUTA)),
        (("1500000", "2000000"), RIBU, (1500 * JUTA, 2000 * JUTA)),
    ],
)
def test_a_column_that_follows_its_heading_needs_no_word(
    anggaran: tuple[str, ...], skala: int, rupiah: tuple[int, ...]
) -> None:
    hasil = urai(*anggaran, skala=skala)
    assert list_rupiah(hasil) == list(rupiah)
    assert hasil.catatan.empty


def test_a_column_divided_against_itself_gives_no_full_rupiah() -> None:
    hasil = urai("150000000", "75000000", "120", "80", "95", skala=JUTA)
    assert list_rupiah(hasil) == [None, None, 120 * JUTA, 80 * JUTA, 95 * JUTA]
    assert hasil.catatan["kode"].tolist() == ["ANGGARAN_SKALA_RAGU"] * 2


def test_the_unit_price_follows_its_budget_column() -> None:
    hasil = urai("150000000", "75000000", harga="1.500.000")
    assert hasil.bersih["harga_satuan_rupiah"].tolist() == [1_500_000, 1_500_000]


@pytest.mark.parametrize(("jumlah", "cocok"), [("225000000", True), ("225000", True), ("5", False)])
def test_the_sum_of_such_a_column_is_held_against_full_rupiah_too(jumlah: str, cocok: bool) -> None:
    hasil = urai("150000000", "75000000")
    tertulis = {
        "lembar": "Usulan",
        "nomor_baris": 7,
        "jenis": "total",
        "sel": "E7",
        "teks": jumlah,
        "jenis_sel": "angka",
        "skala_rupiah": RIBU,
        "dari_baris": 5,
        "sampai_baris": 6,
    }
    catatan = check_jumlah(JumlahTertulis.susun([tertulis]), hasil.bersih)
    assert catatan["kode"].tolist() == ([] if cocok else ["JUMLAH_TIDAK_COCOK"])
