"""The sheet of pairs in the review workbook, written and read back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from duplikat_uji import PADA, make_daftar
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pabrik import make_referensi

from schemas.duplikat import DaftarDuplikat
from schemas.lembar import Lembar
from schemas.tinjauan import AntreanTinjauan, KeputusanKlasifikasi
from tasks.baca import BatasBaca, read_buku
from tasks.duplikat import RingkasanDuplikat, list_duplikat, list_jenis
from tasks.tinjauan.baca import read_tinjauan
from tasks.tinjauan.bahan import BahanTinjauan
from tasks.tinjauan.duplikat import CATATAN, KOLOM, LEMBAR_DUPLIKAT, PUTUSAN
from tasks.tinjauan.duplikat_masuk import is_duplikat_terisi
from tasks.tinjauan.isian import baca_isian
from tasks.tinjauan.pilihan import build_pilihan
from tasks.tinjauan.tabel import BARIS_KEPALA, BARIS_PERTAMA
from tasks.tinjauan.tempat import list_tempat
from tasks.tinjauan.tulis import write_tinjauan

NOMOR = {k.nama: nomor for nomor, k in enumerate(KOLOM, start=1)}
RUMUS = '=HYPERLINK("http://contoh.test","klik")'
DIPUTUS = {
    "keputusan_id": "d" * 16,
    "keputusan": "gabung",
    "diputuskan_oleh": "Sari",
    "diputuskan_pada": PADA,
}
BARIS: tuple[dict[str, Any], ...] = (
    {},
    {"uraian": RUMUS, "usulan_id": f"b{0:015x}", "hasil_asal": None, "tingkat": "sangat_mirip"},
    {"tahun_asal": 2022, "hubungan": "antar_tahun", "anggaran_rupiah": None, **DIPUTUS},
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rujukan = make_referensi()
    bahan = BahanTinjauan(
        tahun=2023,
        untuk="semua kelurahan",
        antrean=AntreanTinjauan.susun([]),
        keputusan=KeputusanKlasifikasi.susun([]),
        pilihan=build_pilihan(rujukan.nomenklatur, rujukan.satuan),
        nama_kelurahan={},
        ambang=0.8,
        duplikat=make_daftar(*BARIS),
    )
    return write_tinjauan(bahan, tmp_path_factory.mktemp("duplikat") / "tinjauan_2023.xlsx")


@pytest.fixture
def ws(path: Path) -> Worksheet:
    return load_workbook(path)[LEMBAR_DUPLIKAT]


def lajur(ws: Worksheet, nama: str) -> list[Any]:
    akhir = BARIS_PERTAMA + len(BARIS)
    return [ws.cell(r, NOMOR[nama]).value for r in range(BARIS_PERTAMA, akhir)]


def lembar(path: Path) -> Lembar:
    buku = read_buku(path, BatasBaca())
    return next(n for n in buku.lembar if n.nama == LEMBAR_DUPLIKAT)


def test_both_proposals_stand_side_by_side_with_score_reason_and_outcome(ws: Worksheet) -> None:
    assert lajur(ws, "pengusul") == ["Margorejo 2023"] * 3
    assert lajur(ws, "pengusul_asal") == ["Margodadi 2023", "Margodadi 2023", "Margodadi 2022"]
    assert lajur(ws, "tempat")[0] == "Gang Melati\nRT 3 RW 2"
    assert lajur(ws, "tempat_asal")[0] == "Jl. Melati RT 03"
    assert lajur(ws, "anggaran_rupiah") == [50_000_000, 50_000_000, None]
    assert lajur(ws, "hasil_teks") == ["Didanai", "Belum dialokasikan", "Didanai"]
    assert lajur(ws, "kemiripan") == [
        "Mirip (79%), antarkelurahan",
        "Sangat mirip (79%), antarkelurahan",
        "Mirip (79%), dengan tahun lain",
    ]
    assert lajur(ws, "putusan_kini") == [None, None, "gabung, oleh Sari, 10-02-2023"]
    assert "melati" in lajur(ws, "alasan")[0]


def test_a_text_that_looks_like_a_formula_stays_text(ws: Worksheet) -> None:
    sel = ws.cell(BARIS_PERTAMA + 1, NOMOR["uraian"])
    assert (sel.value, sel.data_type) == (RUMUS, "s")


def test_the_answer_is_chosen_from_two_words_and_only_answers_can_be_typed(ws: Worksheet) -> None:
    (validasi,) = ws.data_validations.dataValidation
    assert validasi.formula1 == '"gabung,beda"'
    huruf = ws.cell(BARIS_PERTAMA, NOMOR[PUTUSAN]).coordinate
    assert huruf in validasi.sqref
    terbuka = {nama for nama, n in NOMOR.items() if not ws.cell(BARIS_PERTAMA, n).protection.locked}
    assert terbuka == {PUTUSAN, CATATAN}
    assert ws.protection.sheet
    tersembunyi = [k.nama for k in KOLOM if k.teknis]
    assert tersembunyi == ["usulan_id", "usulan_id_asal", "keputusan_id"]


def test_headings_are_all_different_because_columns_are_known_by_them(ws: Worksheet) -> None:
    judul = [str(s.value).casefold() for s in ws[BARIS_KEPALA]]
    assert len(set(judul)) == len(judul) == len(KOLOM)


def test_the_cover_tells_how_many_pairs_wait_and_counts_a_budget_once(path: Path) -> None:
    sampul = load_workbook(path)["Petunjuk"]
    (baris,) = [b for b in sampul.iter_rows(values_only=True) if b[0] == LEMBAR_DUPLIKAT]
    assert baris[1:3] == (3, 50_000_000)


def test_an_untouched_workbook_asks_for_nothing(path: Path) -> None:
    assert not is_duplikat_terisi(lembar(path))
    assert read_tinjauan(path, BatasBaca()).isi == ()


@pytest.mark.parametrize(("kolom", "nilai"), [(PUTUSAN, "beda"), (CATATAN, "tanya lurah")])
def test_what_is_filled_in_is_read_with_the_pair_it_belongs_to(
    path: Path, tmp_path: Path, kolom: str, nilai: str
) -> None:
    buku = load_workbook(path)
    buku[LEMBAR_DUPLIKAT].cell(BARIS_PERTAMA + 2, NOMOR[kolom]).value = nilai
    salinan = tmp_path / "terisi.xlsx"
    buku.save(salinan)

    terisi = lembar(salinan)

    assert is_duplikat_terisi(terisi)
    baris = baca_isian(terisi, KOLOM)[2]
    assert baris.nilai[kolom] == nilai
    daftar = make_daftar(*BARIS).iloc[2]
    for k in ("usulan_id", "usulan_id_asal", "keputusan_id", "uraian", "uraian_asal"):
        assert baris.nilai[k] == daftar[k]


def test_without_pairs_the_sheet_is_there_and_empty(path: Path, tmp_path: Path) -> None:
    bahan = BahanTinjauan(
        tahun=2023,
        untuk="semua kelurahan",
        antrean=AntreanTinjauan.susun([]),
        keputusan=KeputusanKlasifikasi.susun([]),
        pilihan=build_pilihan(make_referensi().nomenklatur, make_referensi().satuan),
        nama_kelurahan={},
        ambang=0.8,
    )
    kosong = write_tinjauan(bahan, tmp_path / "kosong.xlsx")

    assert baca_isian(lembar(kosong), KOLOM) == []


@pytest.mark.parametrize(
    ("lokasi", "rt", "rw", "harap"),
    [
        ("Jl. Melati", "3", "2", ["Jl. Melati", "RT 3 RW 2"]),
        ("Jl. Melati RT 03", "3", "2", ["Jl. Melati RT 03"]),
        ("Artomoro", "3", None, ["Artomoro", "RT 3"]),
        (None, None, "2", ["RW 2"]),
        (None, None, None, []),
    ],
)
def test_a_place_names_rt_and_rw_once(lokasi: Any, rt: Any, rw: Any, harap: list[str]) -> None:
    assert list_tempat(lokasi, rt, rw) == harap


def test_the_lists_count_every_pair_and_say_nothing_of_none() -> None:
    daftar = make_daftar(*BARIS)
    assert [
        (b["Jenis"], b["Sangat mirip"], b["Mirip"], b["Pasangan"]) for b in list_jenis(daftar)
    ] == [
        ("antarkelurahan", 1, 1, 2),
        ("dengan tahun lain", 0, 1, 1),
    ]
    pertama = list_duplikat(daftar)[0]
    assert pertama["Usulan"] == "Margorejo 2023: Rehab saluran air Gang Melati, Gang Melati"
    assert (pertama["Kemiripan"], pertama["Anggaran"]) == ("79%", 50_000_000)
    assert list_jenis(DaftarDuplikat.susun([])) == []


@pytest.mark.parametrize(
    ("terbuka", "digabung", "harap"),
    [
        ({}, 0, ""),
        ({"pokir": 0}, 2, "Duplikat: 2 usulan digabung."),
        (
            {"pokir": 1, "antar_tahun": 2},
            1,
            "Duplikat: 3 pasangan usulan mungkin ganda (1 dengan pokir, 2 dengan tahun lain), "
            "1 usulan digabung. Lihat: musrenbang duplikat --tahun 2023.",
        ),
    ],
)
def test_the_summary_is_one_sentence(terbuka: dict[str, int], digabung: int, harap: str) -> None:
    assert RingkasanDuplikat(terbuka, digabung).kalimat(2023) == harap
