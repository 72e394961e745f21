"""A version of the nomenclature, from the official workbook to the tables that a run uses."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest
from buku_nomenklatur import KECIL, KOTA, Butir, buat_nomenklatur
from hypothesis import given
from hypothesis import strategies as st
from lembar_uji import make_buku, make_lembar
from openpyxl import load_workbook

from reference.loader import FOLDER_BAWAAN, muat_referensi
from reference.nomenklatur import name_nomenklatur
from reference.tabel import read_tabel
from schemas.galat import BerkasTidakTerbaca, ReferensiRusak
from schemas.referensi import POLA_NOMENKLATUR, Nomenklatur
from tasks.baca import read_buku
from tasks.baca.batas import BatasBaca
from tasks.nomenklatur import FolderRujukanBelumAda, load_nomenklatur
from usulan.nomenklatur import HasilNomenklatur, read_nomenklatur

VERSI_LAMA = "050-5889/2021"
RESMI, _ = read_tabel(FOLDER_BAWAAN / "nomenklatur_2023.csv", Nomenklatur)
ISI = ["tingkat", "kode", "uraian", "kode_induk", "indikator", "satuan"]


def butir_resmi() -> list[Butir]:
    kolom = RESMI[["kode", "uraian", "indikator", "satuan"]].astype(object)
    return [tuple(None if pd.isna(n) else n for n in b) for b in kolom.to_numpy()]


def baca(*baris: list[object], kepala: list[object] | None = None) -> HasilNomenklatur:
    """Read a sheet in the layout with one column of codes; the first line is in row 2."""
    judul = kepala or ["KODE", KOTA, "INDIKATOR", "SATUAN"]
    buku = make_buku(make_lembar([judul, *baris], nama="L"), nama="resmi.xlsx")
    return read_nomenklatur(buku, VERSI_LAMA)


def kecil() -> list[list[object]]:
    return [list(b) for b in KECIL]


@pytest.mark.parametrize("terpisah", [True, False])
def test_our_own_table_comes_back_whole_from_the_official_layout(
    tmp_path: Path, terpisah: bool
) -> None:
    buku = buat_nomenklatur(tmp_path / "resmi.xlsx", butir_resmi(), terpisah=terpisah)
    hasil = load_nomenklatur(buku, "uji/2023", tmp_path / "kota", BatasBaca())
    assert hasil.berkas.name == "nomenklatur_uji-2023.csv"
    isi, rusak = read_tabel(hasil.berkas, Nomenklatur)
    assert rusak == []
    beda = isi[ISI].fillna("").ne(RESMI[ISI].fillna("")).any(axis=1)
    assert list(isi.loc[beda, "kode"]) == []
    assert set(isi["versi"]) == {"uji/2023"}
    assert hasil.jumlah["sub_kegiatan"] == 2337
    assert [t.split("!")[1] for t in hasil.tanpa_kode] == []


def test_codes_that_excel_took_for_numbers_get_their_zeros_back(tmp_path: Path) -> None:
    buku = buat_nomenklatur(tmp_path / "a.xlsx", KECIL, angka=True)
    assert load_workbook(buku)["Lampiran"]["D10"].value == 2.01
    hasil = read_nomenklatur(read_buku(buku), VERSI_LAMA)
    assert hasil.kerusakan == ()
    assert list(hasil.tabel["kode"]) == [b[0] for b in KECIL]


def test_a_code_left_out_because_it_is_as_above_is_filled() -> None:
    kosong = [None] * 5
    kepala: list[list[object]] = [
        ["URUSAN", "BIDANG URUSAN", "PROGRAM", "KEGIATAN", "SUB KEGIATAN", KOTA]
    ]
    baris = [["1", *kosong[1:], "A"], [None, "03", None, None, None, "B"], [None, None, "10"]]
    baris[-1] += [None, None, "C"]
    buku = make_buku(make_lembar([*kepala, *baris]))
    assert list(read_nomenklatur(buku, "2023").tabel["kode"]) == ["1", "1.03", "1.03.10"]


def test_names_broken_over_lines_are_one_line() -> None:
    isi = kecil()
    isi[4][1] = "Pembangunan\n  Jalan\xa0"
    assert baca(*isi).tabel["uraian"].iloc[4] == "Pembangunan Jalan"


def test_a_further_indicator_in_a_row_of_its_own_joins_the_line_above() -> None:
    hasil = baca(*kecil(), [None, None, "Jumlah Dokumen", "Dokumen"])
    assert hasil.kerusakan == ()
    assert hasil.tabel["indikator"].iloc[-1].endswith("; Jumlah Dokumen")
    assert hasil.tabel["satuan"].iloc[-1] == "Km; Dokumen"


def test_lines_of_a_province_are_counted_and_left_out() -> None:
    hasil = baca(*kecil(), ["1.03.10.1.01", "Jalan Provinsi"], ["1.03.10.1.01.01", "Bangun"])
    assert (len(hasil.tabel), hasil.provinsi, hasil.kerusakan) == (len(KECIL), 2, ())


def test_what_bears_no_code_is_told_with_its_place() -> None:
    hasil = baca(*kecil(), [None, "MENTERI DALAM NEGERI,"], ["Keterangan: lihat lampiran"])
    assert hasil.kerusakan == ()
    assert hasil.tanpa_kode == ("L!B8 MENTERI DALAM NEGERI,", "L!A9 Keterangan: lihat lampiran")


@pytest.mark.parametrize(
    ("letak", "isi", "sel", "pesan"),
    [
        (4, ["1.03.10.2.1.05", "Jalan"], "L!A6", "bukan kode nomenklatur"),
        (4, ["1.03.10.2.01.05", None, "x", "Km"], "L!B6", "tidak bernama"),
        (4, ["1.03.11.2.01.05", "Jalan"], "L!A6", "tidak punya induk: baris 1.03.11.2.01"),
        (4, [None, "Pembangunan Jalan", "Panjang", "Km"], "L!A6", "tidak berkode"),
        (5, ["1.03.10.2.01.05", "Jembatan"], "L!A7", 'di L!A6 "Pembangunan Jalan"'),
        (4, ["1.03.10.2.01.05", '=HYPERLINK("x")'], "L!B6", "tidak bernama"),
    ],
)
def test_a_line_that_cannot_be_right_is_told_with_its_cell(
    letak: int, isi: list[object], sel: str, pesan: str
) -> None:
    baris = kecil()
    baris[letak] = isi
    (rusak,) = baca(*baris).kerusakan
    assert rusak.sel == sel
    assert pesan in rusak.pesan
    assert sel in rusak.tempat


def test_a_line_printed_twice_counts_once() -> None:
    hasil = baca(*kecil(), kecil()[4])
    assert (len(hasil.tabel), hasil.kerusakan) == (len(KECIL), ())


def test_an_error_cell_is_a_fault_and_no_gap() -> None:
    lembar = make_lembar(
        [["KODE", KOTA], *[b[:2] for b in kecil()], [None, "Jalan"]],
        nama="L",
        galat={(7, 0): "#REF!"},
    )
    (rusak,) = read_nomenklatur(make_buku(lembar), VERSI_LAMA).kerusakan
    assert (rusak.sel, "#REF!" in rusak.pesan) == ("L!A8", True)


SEL = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["1", "1.03", "03", 2.01, 10.0, "2.01", "0005", "X", "XX", "Jalan", "Km"]),
)


@given(st.lists(st.lists(SEL, max_size=9), max_size=12))
def test_no_sheet_breaks_the_reading_and_what_comes_out_keeps_the_contract(
    baris: list[list[object]],
) -> None:
    kepala: list[object] = ["URUSAN", "BIDANG URUSAN", "PROGRAM", "KEGIATAN", "SUB KEGIATAN", KOTA]
    hasil = baca(*baris, kepala=[*kepala, "INDIKATOR", "SATUAN"])
    assert hasil.tabel["kode"].is_unique
    assert hasil.tabel["kode"].str.fullmatch(POLA_NOMENKLATUR).all()
    if not hasil.kerusakan:
        assert set(hasil.tabel["kode_induk"].dropna()) <= set(hasil.tabel["kode"])


def test_a_book_of_the_province_alone_holds_no_table_of_ours(tmp_path: Path) -> None:
    buku = buat_nomenklatur(tmp_path / "p.xlsx", KECIL, judul="NOMENKLATUR URUSAN PROVINSI")
    with pytest.raises(ReferensiRusak, match="KABUPATEN/KOTA"):
        load_nomenklatur(buku, VERSI_LAMA, tmp_path, BatasBaca())
    assert list(tmp_path.glob("nomenklatur_*")) == []


def test_nothing_is_written_of_a_book_with_a_bad_line(tmp_path: Path) -> None:
    butir = [*butir_resmi(), ("1.03.10.2.01.0099", None, None, None)]
    buku = buat_nomenklatur(tmp_path / "resmi.xlsx", butir)
    with pytest.raises(ReferensiRusak) as galat:
        load_nomenklatur(buku, "uji/2023", tmp_path, BatasBaca(), mulai=2026)
    assert galat.value.tempat.startswith("sel Lampiran!F")
    assert list(tmp_path.glob("nomenklatur_*")) == []


def test_a_book_that_is_not_whole_is_refused(tmp_path: Path) -> None:
    buku = buat_nomenklatur(tmp_path / "resmi.xlsx", KECIL)
    with pytest.raises(ReferensiRusak, match=r"Bidang urusan 1\.01, yang dipakai leksikon"):
        load_nomenklatur(buku, VERSI_LAMA, tmp_path, BatasBaca())


def test_a_broken_book_and_a_missing_folder_are_told(tmp_path: Path) -> None:
    rusak = tmp_path / "rusak.xlsx"
    rusak.write_bytes(b"PK\x03\x04 terpotong")
    with pytest.raises(BerkasTidakTerbaca):
        load_nomenklatur(rusak, VERSI_LAMA, tmp_path, BatasBaca())
    with pytest.raises(FolderRujukanBelumAda, match="MUSRENBANG_FOLDER_REFERENSI"):
        load_nomenklatur(rusak, VERSI_LAMA, None, BatasBaca())


def test_a_year_uses_the_version_that_began_by_then(tmp_path: Path) -> None:
    lama = [(k[:-4] + k[-2:] if k.count(".") == 5 else k, *s) for k, *s in butir_resmi()]
    unik = list({b[0]: b for b in lama}.values())
    buku = buat_nomenklatur(tmp_path / "resmi.xlsx", unik)
    kota = tmp_path / "kota"
    load_nomenklatur(buku, VERSI_LAMA, kota, BatasBaca(), mulai=2022)

    dulu, kini = muat_referensi(kota, 2023), muat_referensi(kota, 2024)

    assert (dulu.versi_nomenklatur, kini.versi_nomenklatur) == (VERSI_LAMA, "2023")
    assert (
        muat_referensi(kota, 2020).versi_nomenklatur,
        muat_referensi(kota).versi_nomenklatur,
    ) == (
        VERSI_LAMA,
        "2023",
    )
    assert dulu.nomenklatur["kode"].str.fullmatch(r".*\.2\.\d\d\.\d\d").any()
    assert set(dulu.nomenklatur_lain["versi"]) == {"2023"}
    assert kini.count_nomenklatur() == {"2023": len(RESMI), VERSI_LAMA: len(unik)}


def test_a_version_that_begins_in_the_same_year_takes_the_place_of_the_other(
    tmp_path: Path,
) -> None:
    buku = buat_nomenklatur(tmp_path / "resmi.xlsx", butir_resmi())
    for versi in ("satu/2024", "dua/2024"):
        load_nomenklatur(buku, versi, tmp_path / "kota", BatasBaca(), mulai=2025)
    versi = muat_referensi(tmp_path / "kota").nomenklatur_versi
    assert versi[["versi", "berlaku_mulai_tahun"]].to_numpy().tolist() == [
        ["2023", 2024],
        ["dua/2024", 2025],
    ]


def test_a_file_under_another_name_than_its_version_is_refused(tmp_path: Path) -> None:
    shutil.copy(FOLDER_BAWAAN / "nomenklatur_2023.csv", tmp_path / "nomenklatur_2025.csv")
    with pytest.raises(ReferensiRusak, match=r'Versi "2023" tidak sesuai nama berkas'):
        muat_referensi(tmp_path)


def test_a_version_that_no_file_holds_is_refused(tmp_path: Path) -> None:
    isi = "versi,berlaku_mulai_tahun,dasar,sumber\n2030,2031,Kepmendagri,uji\n"
    (tmp_path / "nomenklatur_versi.csv").write_text(isi, encoding="utf-8")
    with pytest.raises(ReferensiRusak, match='"2030" tidak ada di berkas nomenklatur'):
        muat_referensi(tmp_path)


def test_a_version_is_named_safely_as_a_file() -> None:
    assert name_nomenklatur("900.1.15.5-1317/2023") == "nomenklatur_900.1.15.5-1317-2023.csv"
    assert name_nomenklatur("../../x") == "nomenklatur_x.csv"
