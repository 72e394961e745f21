"""The review workbook as a planner gets it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from buku_tinjauan import NOMOR, make_bahan, simpan_ulang
from openpyxl import Workbook, load_workbook
from tinjauan_uji import PADA, make_keputusan

from reference.loader import Referensi, muat_referensi
from schemas.buku_kita import PENANDA_TINJAUAN, is_buku_tinjauan, is_lembar_kita
from tasks.baca import read_buku
from tasks.tinjauan.bahan import BahanTinjauan
from tasks.tinjauan.klasifikasi import KOLOM, sebut_keyakinan, split_kandidat
from tasks.tinjauan.pilihan import Pilihan, build_pilihan
from tasks.tinjauan.tabel import BARIS_KEPALA, BARIS_PERTAMA
from tasks.tinjauan.tulis import write_tinjauan

GANDA = "Perbaikan drainase dan rehab mushola"
PARKIR = "Penataan parkir pasar pagi"
RUMUS = '=HYPERLINK("http://contoh.test","klik")'
SMA = "Rehab ruang kelas SMAN 5 Metro"
RAGU = {"status_klasifikasi": "periksa", "pemegang_kewenangan": None}
BARIS: tuple[dict[str, Any], ...] = (
    {
        "uraian": "Pembangunan drainase lingkungan",
        "anggaran_rupiah": 900_000_000,
        "status_klasifikasi": "otomatis",
    },
    {
        "uraian": PARKIR,
        "anggaran_rupiah": 110_000_000,
        "lokasi": "Pasar RT 04",
        "rt": "4",
        **RAGU,
        "kode_urusan": "3.30",
        "keyakinan": 0.85,
        "kandidat": "3.30:0.85; 2.15:0.13; 1.01:0.00",
        "dasar_klasifikasi": "Mudah tertukar dengan 2.15.",
        "kode_sub_kegiatan": "3.30.03.2.01.0001",
        "kandidat_sub_kegiatan": "3.30.03.2.01.0001:0.36; 3.30.03.2.01.0002:0.18",
    },
    {"uraian": GANDA, "anggaran_rupiah": 141_000_000, "rt": "19", "rw": "5", **RAGU},
    {"uraian": RUMUS, "anggaran_rupiah": 5_000_000, "permasalahan": "-", **RAGU},
    {
        "uraian": SMA,
        "anggaran_rupiah": 453_000_000,
        **RAGU,
        "kode_urusan": "1.01",
        "kode_sub_kegiatan": "1.01.02.2.01.0051",
        "pemegang_kewenangan": "Pemerintah Provinsi Lampung",
    },
)


@pytest.fixture(scope="module")
def referensi() -> Referensi:
    return muat_referensi()


@pytest.fixture(scope="module")
def bahan(referensi: Referensi) -> BahanTinjauan:
    return make_bahan(referensi, *BARIS, ambang=0.8)


@pytest.fixture(scope="module")
def path(bahan: BahanTinjauan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tinjauan(bahan, tmp_path_factory.mktemp("tinjauan") / "tinjauan_2023.xlsx")


@pytest.fixture
def buku(path: Path) -> Workbook:
    return load_workbook(path)


def lajur(buku: Workbook, nama: str) -> list[Any]:
    ws = buku["Tinjauan"]
    return [ws.cell(b, NOMOR[nama]).value for b in range(BARIS_PERTAMA, ws.max_row + 1)]


def test_the_doubtful_and_costly_come_first(buku: Workbook) -> None:
    assert lajur(buku, "uraian") == [SMA, GANDA, PARKIR, RUMUS, BARIS[0]["uraian"]]
    assert lajur(buku, "anggaran_rupiah")[:2] == [453_000_000, 141_000_000]
    assert lajur(buku, "no") == [1, 2, 3, 4, 5]


def test_each_row_tells_what_the_system_thinks_why_and_what_comes_next(buku: Workbook) -> None:
    nomor = lajur(buku, "uraian").index(PARKIR)
    ws, baris = buku["Tinjauan"], BARIS_PERTAMA + nomor
    sistem, yakin, alasan, lain = (
        str(ws.cell(baris, NOMOR[n]).value)
        for n in ("menurut_sistem", "keyakinan_teks", "alasan", "pilihan_lain")
    )
    assert sistem.startswith("3.30 Perdagangan\nSub: 3.30.03.2.01.0001 ")
    assert yakin == "Yakin (85%)"
    assert alasan == "Mudah tertukar dengan 2.15."
    bidang, sub = lain.split("\n")
    assert bidang == "2.15 Perhubungan (13%)"
    assert sub.startswith("Sub: 3.30.03.2.01.0002 ")
    assert ws.cell(baris, NOMOR["tempat"]).value == "Pasar RT 04"


def test_place_and_problem_share_a_cell(buku: Workbook) -> None:
    tempat = dict(zip(lajur(buku, "uraian"), lajur(buku, "tempat"), strict=True))
    assert tempat[GANDA] == "RT 19 RW 5"
    assert tempat[RUMUS] == "Masalah: -"


def test_text_that_looks_like_a_formula_stays_text(path: Path, buku: Workbook) -> None:
    assert lajur(buku, "uraian").count(RUMUS) == 1
    ws = buku["Tinjauan"]
    assert not [s.coordinate for baris in ws.iter_rows() for s in baris if s.data_type == "f"]


def test_a_work_outside_the_citys_authority_offers_no_sub_kegiatan_to_agree_to(
    buku: Workbook,
) -> None:
    nomor = lajur(buku, "uraian").index(SMA)
    assert lajur(buku, "menurut_sistem")[nomor] == "1.01 Pendidikan\nBukan kewenangan kota"
    assert lajur(buku, "kode_sub_kegiatan")[nomor] is None
    assert "Pemegang kewenangan: Pemerintah Provinsi" in lajur(buku, "alasan")[nomor]


def test_only_the_cells_to_fill_in_are_open_and_the_technical_ones_hidden(buku: Workbook) -> None:
    ws = buku["Tinjauan"]
    assert ws.protection.sheet
    for nomor, kolom in enumerate(KOLOM, start=1):
        sel = ws.cell(BARIS_PERTAMA, nomor)
        assert sel.protection.locked is not kolom.isian, kolom.judul
        assert ws.column_dimensions[sel.column_letter].hidden is kolom.teknis, kolom.judul
        assert not (kolom.isian and sel.value), kolom.judul


def test_it_is_ready_to_filter_and_to_print(buku: Workbook) -> None:
    ws = buku["Tinjauan"]
    assert ws.auto_filter.ref == f"A{BARIS_KEPALA}:O{BARIS_KEPALA + len(BARIS)}"
    assert ws.freeze_panes == f"D{BARIS_PERTAMA}"
    assert (ws.page_setup.orientation, ws.page_setup.paperSize) == ("landscape", 9)
    assert ws.print_title_rows == f"${BARIS_KEPALA}:${BARIS_KEPALA}"
    assert ws.page_setup.fitToWidth == 1


def test_the_cover_tells_what_waits_and_asks_who_decides(buku: Workbook) -> None:
    teks = [str(s.value) for baris in buku["Petunjuk"].iter_rows() for s in baris if s.value]
    assert "Nama yang memutuskan" in teks
    assert "1609000000" in teks
    assert any("musrenbang tinjau masuk" in t for t in teks)
    assert not buku["Petunjuk"]["B5"].protection.locked
    assert buku["Petunjuk"]["B5"].value is None


def test_every_sheet_bears_our_mark_so_that_nobody_looks_for_usulan_there(path: Path) -> None:
    buku = read_buku(path)
    assert is_buku_tinjauan(buku)
    assert all(is_lembar_kita(lembar) for lembar in buku.lembar)
    assert {lembar.baris[0][:2] for lembar in buku.lembar} == {(PENANDA_TINJAUAN, 2023)}


def test_the_same_material_gives_the_same_bytes(
    bahan: BahanTinjauan, path: Path, tmp_path: Path
) -> None:
    assert write_tinjauan(bahan, tmp_path / "lain.xlsx").read_bytes() == path.read_bytes()


def test_nothing_to_review_is_a_workbook_too(referensi: Referensi, tmp_path: Path) -> None:
    bahan = make_bahan(referensi)
    buku = load_workbook(write_tinjauan(bahan, tmp_path / "kosong.xlsx"))
    assert buku["Tinjauan"].cell(BARIS_PERTAMA, NOMOR["uraian"]).value is None


def test_decided_proposals_alike_are_told_with_who_and_when(
    referensi: Referensi, tmp_path: Path
) -> None:
    lain = make_keputusan(
        referensi,
        {"uraian": "Penataan parkir pasar sore", "kode_urusan": "2.15"},
        {"usulan_id": f"{1:016d}", "uraian": GANDA, "kode_urusan": "4.01"},
    )
    baris = ({"uraian": PARKIR, **RAGU}, {"uraian": GANDA, **RAGU})
    bahan = make_bahan(referensi, *baris, keputusan=lain)
    buku = load_workbook(write_tinjauan(bahan, tmp_path / "serupa.xlsx"))
    serupa = dict(zip(lajur(buku, "uraian"), lajur(buku, "serupa"), strict=True))
    assert serupa[PARKIR].startswith("2.15 Perhubungan, ")
    assert serupa[PARKIR].endswith(f"(Margodadi 2023). Oleh Sari, {PADA:%d-%m-%Y}.")
    assert serupa[GANDA].startswith("Usulan ini sudah diputuskan: 4.01 Sekretariat Daerah.")


@pytest.mark.parametrize(
    ("keyakinan", "sebutan"),
    [
        (1.0, "Sudah diputuskan"),
        (0.9999, "Yakin (99%)"),
        (0.8, "Yakin (80%)"),
        (0.74, "Ragu (74%)"),
        (0.5, "Ragu (50%)"),
        (0.1, "Sangat ragu (10%)"),
        (0.0, "Tidak tahu"),
    ],
)
def test_confidence_is_told_in_words(keyakinan: float, sebutan: str) -> None:
    assert sebut_keyakinan(keyakinan, 0.8) == sebutan


def test_candidates_come_apart() -> None:
    assert split_kandidat("1.03:0.93; 4.01:0.06") == [("1.03", 0.93), ("4.01", 0.06)]
    assert split_kandidat(None) == []


def test_choices_are_named_and_cut_to_fit(bahan: BahanTinjauan) -> None:
    pilihan = bahan.pilihan
    assert pilihan.sebut_bidang("2.10") == "2.10 Pertanahan"
    assert pilihan.sebut_bidang("9.99") == "9.99"
    assert max(len(pilihan.sebut_sub(k)) for k in pilihan.sub_kegiatan) == 120
    assert not [k for k in pilihan.sub_kegiatan if k[5:7] == "01"]
    assert {k[:4] for k in pilihan.sub_kegiatan} <= pilihan.bidang.keys()
    assert Pilihan({}, {}).sebut_sub("1.03.02.2.01.0013") == "1.03.02.2.01.0013"


@pytest.mark.lambat
def test_the_sub_kegiatan_offered_are_those_of_the_bidang_in_the_row(
    path: Path, bahan: BahanTinjauan, tmp_path: Path
) -> None:
    """LibreOffice computes what the dropdown's own formula points to."""
    buku = load_workbook(path)
    ws, uji = buku["Tinjauan"], buku.create_sheet("uji")
    (rumus,) = (v.formula1 for v in ws.data_validations.dataValidation if "OFFSET" in v.formula1)
    ws.cell(BARIS_PERTAMA, NOMOR["bidang_dipilih"]).value = "3.30 Perdagangan"
    for baris in (BARIS_PERTAMA, BARIS_PERTAMA + 1):
        area = rumus.replace("$L5", f"Tinjauan!$L{baris}").replace("$R5", f"Tinjauan!$R{baris}")
        uji.append([f"=ROWS({area})", f"=INDEX({area},1)", f"=INDEX({area},ROWS({area}))"])
    buku.save(tmp_path / "uji.xlsx")
    hitung = load_workbook(simpan_ulang(tmp_path / "uji.xlsx", tmp_path), data_only=True)["uji"]
    sistem = load_workbook(path)["Tinjauan"].cell(BARIS_PERTAMA + 1, NOMOR["kode_urusan"]).value
    for baris, bidang in ((1, "3.30"), (2, sistem)):
        sub = [k for k in bahan.pilihan.sub_kegiatan if k.startswith(f"{bidang}.")]
        harap = [len(sub), *(bahan.pilihan.sebut_sub(k) for k in (sub[0], sub[-1]))]
        assert [hitung.cell(baris, k).value for k in (1, 2, 3)] == harap


def test_the_official_unit_is_told_and_another_kind_of_unit_beside_it() -> None:
    rujukan = muat_referensi()
    pilihan = build_pilihan(rujukan.nomenklatur, rujukan.satuan)
    kode = "1.03.06.2.01.0012"
    resmi = pilihan.satuan[kode]
    assert pilihan.sebut_satuan(kode, "m") == f" (satuan resmi {resmi})"
    assert pilihan.sebut_satuan(kode, None) == f" (satuan resmi {resmi})"
    assert pilihan.sebut_satuan(kode, "orang") == f" (satuan resmi {resmi}; usulan: orang)"
    assert pilihan.sebut_satuan("9.99", "m") == ""
