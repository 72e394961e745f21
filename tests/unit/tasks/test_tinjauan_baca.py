"""The review workbook as it comes back: filled in, half filled in, damaged, or something else."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from buku_tinjauan import NOMOR, PENELAAH, Isian, isi_tinjauan, make_bahan, simpan_ulang
from hypothesis import given
from hypothesis import strategies as st
from kotak_contoh import CONTOH, KARANGREJO, MARGODADI
from openpyxl import load_workbook

from reference.loader import Referensi, muat_referensi
from schemas.galat import BerkasTidakTerbaca, LayoutTidakDikenal
from schemas.lembar import Lembar
from schemas.temuan import CatatanTemuan
from tasks.baca import BatasBaca, read_buku
from tasks.baca.penanda import has_penanda
from tasks.lingkup import Lingkup, build_lingkup
from tasks.tinjauan.baca import NamaPenelaahKosong, read_tinjauan
from tasks.tinjauan.bahan import Penerimaan
from tasks.tinjauan.isian import baca_isian, parse_setuju
from tasks.tinjauan.klasifikasi import KOLOM
from tasks.tinjauan.klasifikasi_masuk import susun_isian, susun_kata
from tasks.tinjauan.tabel import BARIS_KEPALA, BARIS_PERTAMA
from tasks.tinjauan.tulis import write_tinjauan

BATAS = BatasBaca()
RAGU = {"status_klasifikasi": "periksa", "pemegang_kewenangan": None}
DRAINASE = {**RAGU, "kode_urusan": "1.03", "kode_sub_kegiatan": "1.03.06.2.01.0012"}
BARIS: tuple[dict[str, Any], ...] = (
    {"uraian": "Drainase satu", "anggaran_rupiah": 9_000_000, **DRAINASE},
    {"uraian": "Drainase dua", "anggaran_rupiah": 8_000_000, **DRAINASE},
    {"uraian": "Drainase tiga", "anggaran_rupiah": 7_000_000, **DRAINASE},
    {"uraian": "Entah", "anggaran_rupiah": 6_000_000, **DRAINASE},
    {"uraian": "Tanpa dugaan", **RAGU, "kode_urusan": None, "kode_sub_kegiatan": None},
)
SUB = "1.03.06.2.01.0012"


@pytest.fixture(scope="module")
def referensi() -> Referensi:
    return muat_referensi()


@pytest.fixture(scope="module")
def kosong(referensi: Referensi, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kosong")
    return write_tinjauan(make_bahan(referensi, *BARIS), folder / "tinjauan_2023.xlsx")


@pytest.fixture
def path(kosong: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(kosong, tmp_path))


@pytest.fixture(scope="module")
def penerimaan(tmp_path_factory: pytest.TempPathFactory) -> Penerimaan:
    lingkup: Lingkup = build_lingkup(2023, masuk=tmp_path_factory.mktemp("masuk"))
    return Penerimaan(lingkup, "tinjauan_2023.xlsx", PENELAAH, pd.Timestamp("2023-02-10 03:00"))


def lembar(path: Path) -> Lembar:
    return next(satu for satu in read_buku(path).lembar if satu.nama == "Tinjauan")


def baca(path: Path, penerimaan: Penerimaan, isian: Isian) -> tuple[pd.DataFrame, pd.DataFrame]:
    return susun_isian(baca_isian(lembar(isi_tinjauan(path, isian)), KOLOM), "Tinjauan", penerimaan)


def test_an_untouched_workbook_asks_for_nothing(kosong: Path) -> None:
    buku = read_tinjauan(kosong, BATAS)
    assert (buku.tahun, buku.oleh, buku.isi) == (2023, None, ())


def test_a_name_alone_or_blanks_are_no_answer(path: Path) -> None:
    isi_tinjauan(path, {0: {"catatan": "  ", "setuju": " "}})
    buku = read_tinjauan(path, BATAS)
    assert (buku.oleh, buku.isi) == (PENELAAH, ())


def test_the_cover_says_who_decides_and_the_command_line_outweighs_it(path: Path) -> None:
    isi_tinjauan(path, {0: {"setuju": "ya"}}, nama="  Rini   Astuti ")
    assert read_tinjauan(path, BATAS).require_nama() == "Rini Astuti"
    assert read_tinjauan(path, BATAS, "Budi").require_nama() == "Budi"


def test_answers_without_a_name_are_refused_with_the_place_to_write_it(path: Path) -> None:
    isi_tinjauan(path, {0: {"setuju": "ya"}}, nama=None)
    with pytest.raises(NamaPenelaahKosong, match="Nama yang memutuskan") as galat:
        read_tinjauan(path, BATAS).require_nama()
    assert (galat.value.berkas, galat.value.tempat) == ("tinjauan_2023.xlsx", "lembar Petunjuk")


def test_a_tick_takes_the_proposal_and_a_choice_takes_its_place(
    path: Path, penerimaan: Penerimaan
) -> None:
    isian, catatan = baca(
        path,
        penerimaan,
        {
            0: {"setuju": "ya"},
            1: {"bidang": "1.04 Perumahan", "catatan": "rapat"},
            2: {"setuju": "Ya", "bidang": "1.03 Pekerjaan Umum", "sub": "1.03.06.2.01.0021 x"},
            3: {"sub": SUB},
        },
    )
    assert catatan.empty
    putusan = isian.set_index("uraian")[["kode_urusan", "kode_sub_kegiatan"]].astype(object)
    assert putusan.where(putusan.notna(), None).to_dict("index") == {
        "Drainase satu": {"kode_urusan": "1.03", "kode_sub_kegiatan": SUB},
        "Drainase dua": {"kode_urusan": "1.04 Perumahan", "kode_sub_kegiatan": None},
        "Drainase tiga": {"kode_urusan": "1.03", "kode_sub_kegiatan": "1.03.06.2.01.0021 x"},
        "Entah": {"kode_urusan": None, "kode_sub_kegiatan": SUB},
        "Tanpa dugaan": {"kode_urusan": None, "kode_sub_kegiatan": None},
    }
    assert list(isian["sel_kode_urusan"][:2]) == ["K5", "L6"]
    assert set(isian["diputuskan_oleh"]) == {PENELAAH}
    assert isian["catatan"].dropna().tolist() == ["rapat"]


@pytest.mark.parametrize(
    ("baris", "jawaban", "kode", "sel"),
    [
        (0, {"setuju": "mungkin"}, "TINJAUAN_SETUJU_TIDAK_JELAS", "K5"),
        (1, {"setuju": "ya", "bidang": "1.04 Perumahan"}, "TINJAUAN_BERTENTANGAN", "K6"),
        (4, {"setuju": "ya"}, "TINJAUAN_SETUJU_TANPA_DUGAAN", "K9"),
    ],
)
def test_an_answer_that_is_not_clear_is_told_with_its_cell_and_not_guessed(
    path: Path, penerimaan: Penerimaan, baris: int, jawaban: dict[str, str], kode: str, sel: str
) -> None:
    isian, catatan = baca(path, penerimaan, {baris: jawaban})
    assert catatan[["kode", "lembar", "sel", "nilai"]].to_dict("records") == [
        {"kode": kode, "lembar": "Tinjauan", "sel": sel, "nilai": jawaban["setuju"]}
    ]
    assert BARIS_PERTAMA + baris not in set(isian["nomor_baris"])


def test_a_code_that_a_program_took_for_a_number_keeps_its_zero(
    path: Path, penerimaan: Penerimaan
) -> None:
    isian, _ = baca(path, penerimaan, {0: {"bidang": 2.1}, 1: {"bidang": 1.03}, 2: {"setuju": 1}})
    assert isian["kode_urusan"][:3].tolist() == ["2.10", "1.03", "1.03"]


def test_a_formula_typed_into_a_cell_is_no_answer_that_counts(
    path: Path, penerimaan: Penerimaan
) -> None:
    isian, _ = baca(path, penerimaan, {0: {"bidang": "=A1"}})
    assert isian["kode_urusan"][0] == "(rumus tanpa nilai)"


def test_phrases_come_with_the_decision_of_their_row(path: Path, penerimaan: Penerimaan) -> None:
    isi: Isian = {
        0: {"setuju": "ya", "kata": "+Rabat  GANG, got mampet"},
        1: {"kata": "gang buntu", "catatan": "tanya camat"},
        2: {"bidang": "2.11 Lingkungan", "kata": "!!"},
        3: {"bidang": "2.11 Lingkungan", "kata": "=A1"},
    }
    baris = baca_isian(lembar(isi_tinjauan(path, isi)), KOLOM)
    isian, catatan = susun_isian(baris, "Tinjauan", penerimaan)
    kata, sisa = susun_kata(baris, isian, catatan, "Tinjauan")
    assert [(k.istilah, k.kode_urusan, k.kode_sub_kegiatan, k.uraian) for k in kata] == [
        ("rabat gang", "1.03", SUB, "Drainase satu"),
        ("got mampet", "1.03", SUB, "Drainase satu"),
    ]
    assert sisa[["kode", "sel"]].to_numpy().tolist() == [
        ["TINJAUAN_TANPA_KEPUTUSAN", "N6"],
        ["TINJAUAN_TANPA_KEPUTUSAN", "O6"],
    ]


def test_a_row_that_was_refused_offers_no_phrase(path: Path, penerimaan: Penerimaan) -> None:
    baris = baca_isian(lembar(isi_tinjauan(path, {0: {"setuju": "ya", "kata": "rabat"}})), KOLOM)
    isian, _ = susun_isian(baris, "Tinjauan", penerimaan)
    tolak = CatatanTemuan.susun([{"kode": "TINJAUAN_GANDA", "nomor_baris": BARIS_PERTAMA}])
    kata, sisa = susun_kata(baris, isian, tolak, "Tinjauan")
    assert kata == []
    assert sisa.empty


@pytest.mark.lambat
@pytest.mark.parametrize("akhiran", ["xlsx", "ods"])
def test_what_libreoffice_saved_reads_the_same(
    path: Path, penerimaan: Penerimaan, tmp_path: Path, akhiran: str
) -> None:
    isian, _ = baca(path, penerimaan, {0: {"setuju": "ya"}, 1: {"bidang": "1.04 Perumahan"}})
    salinan = simpan_ulang(path, tmp_path, akhiran)
    buku = read_tinjauan(salinan, BATAS)
    assert (buku.tahun, buku.oleh) == (2023, PENELAAH)
    ulang, _ = susun_isian(baca_isian(lembar(salinan), KOLOM), "Tinjauan", penerimaan)
    pd.testing.assert_frame_equal(ulang, isian)
    assert has_penanda(salinan, "musrenbang-metro/tinjauan", BATAS)


def test_renamed_sheets_and_moved_columns_do_no_harm(path: Path, penerimaan: Penerimaan) -> None:
    isi_tinjauan(path, {0: {"setuju": "ya"}})
    buku = load_workbook(path)
    ws = buku["Tinjauan"]
    ws.title = "Sudah diisi"
    ws.insert_cols(3)
    ws.insert_rows(BARIS_KEPALA)
    buku.save(path)
    ((_, isi),) = read_tinjauan(path, BATAS).isi
    isian, _ = susun_isian(baca_isian(isi, KOLOM), isi.nama, penerimaan)
    assert isian["kode_urusan"][0] == "1.03"
    assert (isian["lembar"][0], isian["sel_kode_urusan"][0]) == ("Sudah diisi", "L6")


def test_a_lost_heading_is_told_by_its_name(path: Path) -> None:
    buku = load_workbook(path)
    buku["Tinjauan"].cell(BARIS_KEPALA, NOMOR["setuju"]).value = "Oke?"
    buku.save(path)
    with pytest.raises(LayoutTidakDikenal, match=r"tinjauan_2023\.xlsx.*kolom Setuju tidak ada"):
        read_tinjauan(path, BATAS)


def test_a_sheet_without_headings_is_told(path: Path) -> None:
    buku = load_workbook(path)
    buku["Tinjauan"].delete_rows(BARIS_KEPALA)
    buku.save(path)
    with pytest.raises(LayoutTidakDikenal, match="judul kolomnya tidak ditemukan"):
        read_tinjauan(path, BATAS)


def test_a_workbook_without_its_year_or_its_sheet_is_told(path: Path) -> None:
    buku = load_workbook(path)
    for ws in buku.worksheets:
        ws["B1"].value = None
    buku.save(path)
    with pytest.raises(LayoutTidakDikenal, match="Tahun Musrenbang di buku tinjauan ini hilang"):
        read_tinjauan(path, BATAS)
    for nama in set(buku.sheetnames) - {"Petunjuk", "Daftar"}:
        buku.remove(buku[nama])
    buku.save(path)
    with pytest.raises(LayoutTidakDikenal, match="tidak lagi memuat lembar"):
        read_tinjauan(path, BATAS)


def test_a_kelurahans_file_is_no_review_workbook() -> None:
    with pytest.raises(LayoutTidakDikenal, match="bukan buku tinjauan"):
        read_tinjauan(CONTOH / MARGODADI, BATAS)


def test_a_damaged_workbook_is_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-400])
    with pytest.raises(BerkasTidakTerbaca, match="terpotong"):
        read_tinjauan(path, BATAS)


def test_the_mark_is_found_without_reading_the_workbook(path: Path, tmp_path: Path) -> None:
    penanda = "musrenbang-metro/tinjauan"
    assert has_penanda(path, penanda, BATAS)
    assert not has_penanda(CONTOH / MARGODADI, penanda, BATAS)
    assert not has_penanda(CONTOH / KARANGREJO, penanda, BATAS)
    assert not has_penanda(tmp_path / "tidak-ada.xlsx", penanda, BATAS)
    (tmp_path / "lama.xls").write_bytes(b"..." + penanda.encode("utf-16-le") + b"...")
    assert has_penanda(tmp_path / "lama.xls", penanda, BATAS)


@pytest.mark.parametrize(
    ("teks", "arti"),
    [
        ("ya", True),
        (" YA ", True),
        ("√", True),
        ("1", True),
        (None, False),
        ("-", False),
        ("tidak", False),
        ("mungkin", None),
        ("ya?", None),
    ],
)
def test_a_tick_says_yes_no_or_nothing_clear(teks: str | None, arti: bool | None) -> None:
    assert parse_setuju(teks) is arti


@given(st.text())
def test_no_tick_is_ever_guessed(teks: str) -> None:
    assert parse_setuju(teks) in (True, False, None)
    assert parse_setuju(f"{teks} entah apa") is None
