"""Phrases that reviewers offer for the lexicon."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.loader import Referensi, find_tabel, muat_referensi
from reference.tabel import read_tabel
from schemas.referensi import Leksikon
from tasks.tinjauan.bahan import KataUsulan
from tasks.tinjauan.leksikon import UsulanLeksikonRusak, collect_kata, normalise_istilah

RABAT = KataUsulan("rabat gang buntu", "1.04", None, "Rabat gang buntu RT 03")
GOT = KataUsulan("got mampet total", "1.03", "1.03.06.2.01.0012", "Got mampet total")


@pytest.fixture(scope="module")
def leksikon() -> pd.DataFrame:
    referensi: Referensi = muat_referensi()
    return referensi.leksikon


@pytest.fixture
def tujuan(tmp_path: Path) -> Path:
    return tmp_path / "tinjauan" / "usulan_leksikon_2023.csv"


def kumpulkan(tujuan: Path, leksikon: pd.DataFrame, *kata: KataUsulan) -> int:
    return collect_kata(kata, "Rini", 2023, leksikon, tujuan)


def test_phrases_are_kept_as_rows_that_fit_the_lexicon(
    tujuan: Path, leksikon: pd.DataFrame
) -> None:
    assert kumpulkan(tujuan, leksikon, RABAT, GOT, RABAT) == 2
    tabel, rusak = read_tabel(tujuan, Leksikon)
    assert rusak == []
    assert tabel[["istilah", "kode_urusan", "bobot"]].to_numpy().tolist() == [
        ["got mampet total", "1.03", 0.8],
        ["rabat gang buntu", "1.04", 0.8],
    ]
    assert tabel["sumber"].iloc[1] == "Tinjauan 2023 oleh Rini: Rabat gang buntu RT 03"


def test_the_same_phrases_again_change_nothing(tujuan: Path, leksikon: pd.DataFrame) -> None:
    kumpulkan(tujuan, leksikon, RABAT)
    isi = tujuan.read_bytes()
    assert kumpulkan(tujuan, leksikon, RABAT) == 0
    assert tujuan.read_bytes() == isi
    assert kumpulkan(tujuan, leksikon, GOT) == 1
    assert len(tujuan.read_text("utf-8-sig").splitlines()) == 3


def test_what_the_lexicon_knows_is_not_offered_again(tujuan: Path, leksikon: pd.DataFrame) -> None:
    kenal = leksikon.dropna(subset="varian").iloc[0]
    for istilah in (kenal["istilah"], kenal["varian"].split("|")[0]):
        assert kumpulkan(tujuan, leksikon, KataUsulan(istilah, kenal["kode_urusan"], None, "")) == 0
    assert not tujuan.exists()


def test_a_file_that_excel_saved_with_semicolons_is_continued(
    tujuan: Path, leksikon: pd.DataFrame
) -> None:
    kumpulkan(tujuan, leksikon, RABAT)
    with tujuan.open(encoding="utf-8-sig", newline="") as berkas:
        baris = list(csv.reader(berkas))
    with tujuan.open("w", encoding="utf-8-sig", newline="") as berkas:
        csv.writer(berkas, delimiter=";").writerows(baris)
    assert kumpulkan(tujuan, leksikon, GOT, RABAT) == 1
    tabel, rusak = read_tabel(tujuan, Leksikon)
    assert (len(tabel), rusak) == (2, [])


@pytest.mark.parametrize("isi", [b"\xff\xfe\x00", b"kata,kode\nrabat,1.03\n"])
def test_a_file_that_is_no_such_table_any_more_is_left_as_it_is(
    tujuan: Path, leksikon: pd.DataFrame, isi: bytes
) -> None:
    tujuan.parent.mkdir()
    tujuan.write_bytes(isi)
    with pytest.raises(UsulanLeksikonRusak, match="Daftar usul kata"):
        kumpulkan(tujuan, leksikon, RABAT)
    assert tujuan.read_bytes() == isi


def test_nothing_is_ever_written_to_the_reference(tujuan: Path, leksikon: pd.DataFrame) -> None:
    semula = find_tabel(Leksikon.nama_berkas()).read_bytes()
    kumpulkan(tujuan, leksikon, RABAT)
    assert find_tabel(Leksikon.nama_berkas()).read_bytes() == semula


@pytest.mark.parametrize(
    ("teks", "istilah"),
    [
        ("  Rabat   GANG ", "rabat gang"),
        ("=cmd|calc", "cmd calc"),
        ("-5+3", "5 3"),
        ("jalan/gang", "jalan/gang"),
        ("???", None),
        ("", None),
        ("x" * 61, None),
    ],
)
def test_a_phrase_is_written_as_the_lexicon_writes_it(teks: str, istilah: str | None) -> None:
    assert normalise_istilah(teks) == istilah


@given(st.text(max_size=80))
def test_a_phrase_never_starts_a_formula_and_is_its_own_normal_form(teks: str) -> None:
    istilah = normalise_istilah(teks)
    if istilah is not None:
        assert istilah[0].isalnum()
        assert not set("=+@|\t\n\r") & set(istilah)
        assert normalise_istilah(istilah) == istilah


def test_no_personal_data_and_no_formula_gets_into_the_suggestions(
    tujuan: Path, leksikon: pd.DataFrame
) -> None:
    nik = "18720" + "5" * 11
    assert normalise_istilah(f"bedah rumah {nik}") is None
    asal = KataUsulan("omah ambruk sisih", "1.04", None, f"Bedah rumah an. Siti NIK {nik}")
    kumpulkan(tujuan, leksikon, asal)
    assert nik not in tujuan.read_text()
    tujuan.write_text(tujuan.read_text().replace("omah ambruk sisih", "=1+1"))
    kumpulkan(tujuan, leksikon, RABAT)
    assert "\n'=1+1," in tujuan.read_text()
