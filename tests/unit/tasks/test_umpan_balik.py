"""The feedback workbook as a kelurahan gets it, read back with openpyxl."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from buku_contoh import BARIS_PERTAMA, USULAN, buat_buku, buat_hasil
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from schemas.buku_kita import LEMBAR_KITA, PENANDA, is_lembar_kita
from schemas.galat import BerkasTidakTerbaca
from schemas.lembar import BukuKerja, Lembar
from tasks.umpan_balik import write_umpan_balik
from tasks.umpan_balik.bekas import PENULIS
from tasks.umpan_balik.warna import WARNA

SATUAN = {"sel": "E6", "nilai": "unti"}
ANGGARAN = {"sel": "F7", "nilai": "sekitar 25 jt", "kode": "ANGGARAN_TIDAK_TERBACA"}
GALAT = {"sel": "B8", "nilai": "#REF!", "kode": "URAIAN_GALAT", "tingkat": "tolak"}
JUMLAH = {"sel": "F9", "kode": "JUMLAH_BERBEDA", "tingkat": "info", "usulan_id": None}


def _tulis(tmp_path: Path, temuan: list[dict[str, Any]], **lain: Any) -> Workbook:
    asal = lain.pop("asal", None) or buat_buku(tmp_path / "asal.xlsx")
    tolak, buku = lain.pop("ditolak", ()), lain.pop("buku", None)
    hasil = buat_hasil(temuan, tolak, **lain)
    tujuan = write_umpan_balik(asal, hasil, tmp_path / "umpan.xlsx", "Kelurahan Mulyojati", buku)
    return load_workbook(tujuan)


def _warna(ws: Worksheet, sel: str) -> str | None:
    """Return the kind of our mark at `sel`."""
    isian = ws[sel].fill
    if isian.patternType != "solid" or isian.fgColor.type != "rgb":
        return None
    angka = int(str(isian.fgColor.rgb)[-6:], 16) & ~0x1F
    return next((jenis for jenis, dasar in WARNA.items() if dasar == angka), None)


def _tanda(ws: Worksheet) -> dict[str, str]:
    sel = [s.coordinate for baris in ws.iter_rows() for s in baris]
    return {s: jenis for s in sel if (jenis := _warna(ws, s))}


def _teks(ws: Worksheet) -> str:
    return "\n".join(str(s.value) for baris in ws.iter_rows() for s in baris if s.value is not None)


def test_marks_stand_on_exactly_the_cells_concerned(tmp_path: Path) -> None:
    buku = _tulis(tmp_path, [SATUAN, ANGGARAN, GALAT, JUMLAH], ditolak=[8])
    ws = buku["Usulan"]
    tanda = {
        "E6": "periksa",
        "A6": "baris",
        "F7": "periksa",
        "A7": "baris",
        "B8": "tolak",
        "A8": "baris_tolak",
        "F9": "info",
    }
    assert _tanda(ws) == tanda
    komentar = {s.coordinate for b in ws.iter_rows() for s in b if s.comment}
    assert komentar == set(tanda)


def test_a_comment_tells_the_fault_and_the_advice(tmp_path: Path) -> None:
    kedua = {
        "sel": "E6",
        "kode": "SATUAN_LAIN",
        "tingkat": "tolak",
        "pesan": "Kedua.",
        "saran": "X.",
    }
    ws = _tulis(tmp_path, [SATUAN, kedua])["Usulan"]
    komentar = ws["E6"].comment
    assert komentar is not None
    assert komentar.author == PENULIS
    assert "[Perlu diperiksa] Satuan ini tidak dikenal.\nSaran: Tulis satuan" in komentar.text
    assert "[Wajib diperbaiki] Kedua.\nSaran: X." in komentar.text
    assert _warna(ws, "E6") == "tolak"


def test_the_left_edge_tells_how_many_findings_the_row_has(tmp_path: Path) -> None:
    ws = _tulis(tmp_path, [SATUAN, SATUAN | {"sel": "F6", "kode": "LAIN"}, GALAT], ditolak=[8])[
        "Usulan"
    ]
    assert "Baris 6: 2 temuan, lihat sel E6, F6. Usulan ini sudah" in ws["A6"].comment.text
    assert "USULAN INI BELUM DITERIMA. Baris 8: 1 temuan" in ws["A8"].comment.text


def test_a_finding_without_a_cell_marks_the_left_edge_of_its_row(tmp_path: Path) -> None:
    ws = _tulis(tmp_path, [{"sel": None, "nomor_baris": 7, "kode": "TANPA_LOKASI"}])["Usulan"]
    assert _tanda(ws) == {"A7": "periksa"}
    assert "Satuan ini tidak dikenal" in ws["A7"].comment.text


def test_a_row_only_worth_knowing_has_no_mark_at_its_edge(tmp_path: Path) -> None:
    ws = _tulis(tmp_path, [SATUAN | {"tingkat": "info"}])["Usulan"]
    assert _tanda(ws) == {"E6": "info"}


def test_values_formats_widths_and_other_sheets_are_kept(tmp_path: Path) -> None:
    asal = load_workbook(buat_buku(tmp_path / "asal.xlsx"))
    buku = _tulis(tmp_path, [SATUAN, ANGGARAN])
    assert buku.sheetnames == ["Ringkasan", "Temuan", "Usulan", "Catatan O'Neil", "_musrenbang"]
    for nama in asal.sheetnames:
        for baris in asal[nama].iter_rows():
            for sel in baris:
                kini = buku[nama][sel.coordinate]
                assert (kini.value, kini.number_format) == (sel.value, sel.number_format)
                assert kini.font.b == sel.font.b
        lebar = {h: d.width for h, d in asal[nama].column_dimensions.items()}
        assert {h: buku[nama].column_dimensions[h].width for h in lebar} == lebar
    assert [str(a) for a in buku["Usulan"].merged_cells.ranges] == ["A1:F1"]
    assert buku["Usulan"]["F9"].value == "=SUM(F5:F8)"


def test_results_of_formulas_travel_with_them(tmp_path: Path) -> None:
    grid = tuple((None, None, None, None, None, 12 if b == 8 else None) for b in range(9))
    kerja = BukuKerja("asal", "x", "xlsx", (Lembar("Usulan", 0, grid),))
    asal = buat_buku(tmp_path / "asal.xlsx")
    path = write_umpan_balik(asal, buat_hasil([SATUAN]), tmp_path / "u.xlsx", "X", kerja)
    assert load_workbook(path, data_only=True)["Usulan"]["F9"].value == 12
    # Without grids the results come from the file itself.
    lagi = write_umpan_balik(path, buat_hasil([SATUAN]), tmp_path / "v.xlsx", "X")
    assert load_workbook(lagi, data_only=True)["Usulan"]["F9"].value == 12


def test_a_date_format_on_money_does_not_destroy_it(tmp_path: Path) -> None:
    asal = buat_buku(tmp_path / "asal.xlsx")
    buku = load_workbook(asal)
    buku["Usulan"]["F5"].number_format = "dd/mm/yyyy"
    buku.save(asal)
    path = write_umpan_balik(asal, buat_hasil([SATUAN]), tmp_path / "u.xlsx", "X")
    with zipfile.ZipFile(path) as arsip:
        xml = arsip.read("xl/worksheets/sheet3.xml").decode()
    assert "<v>48000000</v>" in xml
    assert "#VALUE!" not in xml


def test_a_mark_in_a_merged_area_goes_to_its_first_cell(tmp_path: Path) -> None:
    asal = buat_buku(tmp_path / "asal.xlsx")
    buku = load_workbook(asal)
    buku["Usulan"].merge_cells("E6:E8")
    buku["Usulan"].merge_cells("A6:A7")
    buku.save(asal)
    ws = _tulis(tmp_path, [SATUAN | {"sel": "E8"}, SATUAN | {"sel": "F7"}], asal=asal)["Usulan"]
    assert _tanda(ws) == {"E6": "periksa", "F7": "periksa", "A6": "baris", "A8": "baris"}
    assert "Baris 7: 1 temuan" in ws["A6"].comment.text


def test_white_letters_on_a_dark_fill_stay_readable_and_come_back(tmp_path: Path) -> None:
    kepala = {"sel": "E4", "kode": "KOLOM_RAGU", "usulan_id": None}
    ws = _tulis(tmp_path, [kepala])["Usulan"]
    assert _warna(ws, "E4") == "periksa"
    assert ws["E4"].font.color.rgb == "FF000000"
    assert ws["E4"].font.b
    bersih = _tulis(tmp_path, [], asal=tmp_path / "umpan.xlsx")["Usulan"]
    assert bersih["E4"].fill.fgColor.rgb == "FF305496"
    assert bersih["E4"].font.color.rgb == "FFFFFFFF"


def test_marking_again_piles_nothing_up(tmp_path: Path) -> None:
    asal = buat_buku(tmp_path / "asal.xlsx")
    temuan = [SATUAN, ANGGARAN, GALAT, JUMLAH]
    hasil = buat_hasil(temuan, [8])
    satu = write_umpan_balik(asal, hasil, tmp_path / "satu.xlsx", "X")
    dua = write_umpan_balik(satu, hasil, tmp_path / "dua.xlsx", "X")
    tiga = write_umpan_balik(dua, hasil, tmp_path / "tiga.xlsx", "X")
    assert dua.read_bytes() == tiga.read_bytes()
    assert load_workbook(tiga).sheetnames == load_workbook(satu).sheetnames
    for sel in ("A8", "B8", "E6"):
        pertama, ketiga = (load_workbook(p)["Usulan"][sel].comment.text for p in (satu, tiga))
        assert pertama == ketiga


def test_a_mended_file_loses_its_marks(tmp_path: Path) -> None:
    asal = buat_buku(tmp_path / "asal.xlsx")
    buku = load_workbook(asal)
    buku["Usulan"]["E6"].fill = PatternFill("solid", fgColor="FF00FF00")
    buku.save(asal)
    _tulis(tmp_path, [SATUAN, ANGGARAN], asal=asal)
    buku = _tulis(tmp_path, [], asal=tmp_path / "umpan.xlsx")
    assert _tanda(buku["Usulan"]) == {}
    assert buku["Usulan"]["E6"].fill.fgColor.rgb == "FF00FF00"
    assert buku["Usulan"]["F7"].fill.patternType is None
    assert not [s for b in buku["Usulan"].iter_rows() for s in b if s.comment]


def test_old_marks_are_found_where_the_rows_moved_to(tmp_path: Path) -> None:
    asal = buat_buku(tmp_path / "asal.xlsx")
    buku = load_workbook(asal)
    buku["Usulan"]["E6"].fill = PatternFill("solid", fgColor="FF00FF00")
    buku.save(asal)
    _tulis(tmp_path, [SATUAN, ANGGARAN], asal=asal)
    pindah = load_workbook(tmp_path / "umpan.xlsx")
    pindah["Usulan"].move_range("A5:F9", rows=3)
    pindah.save(tmp_path / "pindah.xlsx")
    ws = _tulis(tmp_path, [], asal=tmp_path / "pindah.xlsx")["Usulan"]
    assert _tanda(ws) == {}
    assert ws["E9"].fill.fgColor.rgb == "FF00FF00"


def test_another_persons_comment_survives_both_ways(tmp_path: Path) -> None:
    asal = buat_buku(tmp_path / "asal.xlsx")
    buku = load_workbook(asal)
    buku["Usulan"]["E6"].comment = Comment("tanya Pak RT\ndulu", "Sekretaris")
    buku["Usulan"]["B5"].comment = Comment("prioritas", "Lurah")
    buku.save(asal)
    ws = _tulis(tmp_path, [SATUAN], asal=asal)["Usulan"]
    assert ws["E6"].comment.text.endswith("(Sekretaris) -----\ntanya Pak RT\ndulu")
    assert ws["B5"].comment.text == "prioritas"
    ws = _tulis(tmp_path, [], asal=tmp_path / "umpan.xlsx")["Usulan"]
    assert (ws["E6"].comment.text, ws["E6"].comment.author) == ("tanya Pak RT\ndulu", "Sekretaris")


def test_a_colour_of_their_own_like_ours_is_left_alone(tmp_path: Path) -> None:
    asal = buat_buku(tmp_path / "asal.xlsx")
    buku = load_workbook(asal)
    buku["Usulan"]["B5"].fill = PatternFill("solid", fgColor=f"FF{WARNA['periksa']:06X}")
    buku.save(asal)
    assert _tanda(_tulis(tmp_path, [], asal=asal)["Usulan"]) == {"B5": "periksa"}


def test_a_clean_file_says_so(tmp_path: Path) -> None:
    buku = _tulis(tmp_path, [])
    assert _tanda(buku["Usulan"]) == {}
    assert "Tidak ada temuan. Terima kasih." in _teks(buku["Ringkasan"])
    assert "tidak perlu dikirim ulang" in _teks(buku["Ringkasan"])
    assert "Tidak ada temuan. Terima kasih." in _teks(buku["Temuan"])


def test_the_summary_counts_usulan_and_rupiah(tmp_path: Path) -> None:
    ws = _tulis(tmp_path, [SATUAN, ANGGARAN, GALAT], ditolak=[8])["Ringkasan"]
    baris = {r[0].value: (r[1].value, r[2].value) for r in ws.iter_rows() if r[1].value}
    assert baris["Diterima"] == ("3", "Rp 83.000.000")
    assert baris["   di antaranya perlu diperiksa"] == ("2", "Rp 35.000.000")
    assert baris["Belum diterima (ditolak)"] == ("1", "Rp 12.500.000")
    assert baris["Jumlah usulan terbaca"] == ("4", "Rp 95.500.000")
    isi = _teks(ws)
    assert "Umpan balik Musrenbang 2023: Kelurahan Mulyojati" in isi
    assert "1 usulan tanpa anggaran yang terbaca" in isi
    assert "Perbaiki semua sel merah" in isi


def test_one_systematic_mistake_is_told_once_in_the_summary(tmp_path: Path) -> None:
    usulan = [(n, f"Usulan {n}", "RT 01", 1, "unti", 1_000_000) for n in range(1, 31)]
    asal = buat_buku(tmp_path / "asal.xlsx", usulan)
    temuan = [SATUAN | {"sel": f"E{BARIS_PERTAMA + n}"} for n in range(30)]
    buku = _tulis(tmp_path, temuan, asal=asal, usulan=usulan)
    baris = [r for r in buku["Ringkasan"].iter_rows(values_only=True) if r[1] == "30"]
    assert len([r for r in baris if r[0] == "Perlu diperiksa"]) == 1
    ringkas = next(r for r in baris if r[0] == "Perlu diperiksa")
    assert str(ringkas[2]).startswith("Usulan: E5, E6, ")
    assert str(ringkas[2]).endswith(", dan 18 lainnya")
    assert buku["Temuan"].max_row == 4 + 30


def test_the_list_of_findings_links_to_the_cells(tmp_path: Path) -> None:
    lembar = "Usulan Jum'at"
    asal = buat_buku(tmp_path / "asal.xlsx", lembar=lembar)
    umum = {"lembar": None, "sel": None, "kode": "BERKAS"}
    ws = _tulis(tmp_path, [SATUAN, umum], asal=asal, lembar=lembar)["Temuan"]
    assert [s.value for s in ws[4]] == [
        *("No", "Lembar", "Sel", "Baris", "Usulan", "Tingkat", "Isi sel"),
        *("Apa yang salah", "Apa yang harus dilakukan"),
    ]
    assert (ws["B5"].value, ws["C5"].hyperlink) == ("(seluruh berkas)", None)
    assert [s.value for s in ws[6]][:7] == [
        *(2, lembar, "E6", 6, "2. Rehabilitasi posyandu Anggrek", "Perlu diperiksa", "unti"),
    ]
    assert ws["C6"].hyperlink.location == "'Usulan Jum''at'!E6"
    assert (ws.auto_filter.ref, ws.freeze_panes) == ("A4:I6", "A5")
    assert ws.print_title_rows == "$4:$4"


def test_text_that_looks_like_a_formula_is_inert_everywhere(tmp_path: Path) -> None:
    jahat = '=HYPERLINK("http://x","klik")'
    usulan = [(1, jahat, "@x", 1, "-unit", 5), *USULAN[1:]]
    asal = buat_buku(tmp_path / "asal.xlsx", USULAN)
    temuan = [SATUAN | {"sel": "B5", "nilai": jahat, "pesan": "+1", "saran": "=cmd|' /c calc'!A0"}]
    buku = _tulis(tmp_path, temuan, asal=asal, usulan=usulan)
    for nama in ("Ringkasan", "Temuan", "_musrenbang"):
        assert {s.data_type for b in buku[nama].iter_rows() for s in b} <= {"s", "n"}
    assert buku["Temuan"]["G5"].value == jahat
    assert buku["Usulan"]["B5"].comment.text.startswith(f"{PENULIS}:\n[Perlu diperiksa] +1")


def test_a_text_cell_of_theirs_that_starts_with_equals_stays_text(tmp_path: Path) -> None:
    asal = buat_buku(tmp_path / "asal.xlsx")
    buku = load_workbook(asal)
    buku["Usulan"]["C5"].value = "=1+1"
    buku["Usulan"]["C5"].data_type = "s"
    buku.save(asal)
    assert _tulis(tmp_path, [SATUAN], asal=asal)["Usulan"]["C5"].data_type == "s"


def test_only_the_summary_is_selected(tmp_path: Path) -> None:
    buku = _tulis(tmp_path, [SATUAN])
    assert buku.active is not None
    assert buku.active.title == "Ringkasan"
    assert [ws.title for ws in buku.worksheets if ws.sheet_view.tabSelected] == ["Ringkasan"]
    assert buku["_musrenbang"].sheet_state == "veryHidden"


def test_our_sheets_are_known_by_their_marker(tmp_path: Path) -> None:
    buku = _tulis(tmp_path, [SATUAN])
    kita = {ws.title for ws in buku.worksheets if ws["A1"].value == PENANDA}
    assert kita == set(LEMBAR_KITA)
    assert is_lembar_kita(Lembar("x", 0, ((PENANDA,),)))
    assert not is_lembar_kita(Lembar("Ringkasan", 0, (("Usulan",),)))
    assert not is_lembar_kita(Lembar("Temuan", 0, ()))


def test_a_sheet_of_theirs_named_like_ours_is_kept(tmp_path: Path) -> None:
    asal = buat_buku(tmp_path / "asal.xlsx")
    buku = load_workbook(asal)
    buku.create_sheet("RINGKASAN")["A1"] = "milik kelurahan"
    buku.save(asal)
    buku = _tulis(tmp_path, [SATUAN], asal=asal)
    assert buku.sheetnames[:2] == ["Ringkasan 2", "Temuan"]
    buku = _tulis(tmp_path, [SATUAN], asal=tmp_path / "umpan.xlsx")
    assert buku.sheetnames.count("Ringkasan 2") == 1
    assert buku["RINGKASAN"]["A1"].value == "milik kelurahan"


def test_findings_at_sheets_that_are_gone_are_listed_without_a_link(tmp_path: Path) -> None:
    ws = _tulis(tmp_path, [SATUAN | {"lembar": "Hilang"}])["Temuan"]
    assert (ws["B5"].value, ws["C5"].value, ws["C5"].hyperlink) == ("Hilang", "E6", None)


GRID = BukuKerja(
    "usulan.csv",
    "a" * 64,
    "csv",
    (
        Lembar(
            "Usulan",
            0,
            (
                ("DAFTAR USULAN",),
                (),
                (),
                ("No", "Usulan Kegiatan", "Lokasi", "Volume", "Satuan", "Anggaran (Rp)"),
                (1, "=1+1", "RT 03", 120, "meter", 48_000_000),
                (2, "Rehabilitasi posyandu Anggrek", "RT 05", 1, "unti", None),
            ),
            gabungan=((0, 0, 0, 5),),
            galat={(5, 5): "#REF!"},
            kolom_tersembunyi=frozenset({3}),
            baris_tersembunyi=frozenset({1}),
        ),
    ),
)


def test_a_csv_comes_back_as_a_workbook_with_its_cells_in_place(tmp_path: Path) -> None:
    asal = tmp_path / "usulan.csv"
    asal.write_text("No;Usulan Kegiatan\n")
    buku = _tulis(tmp_path, [SATUAN], asal=asal, buku=GRID)
    ws = buku["Usulan"]
    assert [s.value for s in ws[5]] == [1, "=1+1", "RT 03", 120, "meter", 48_000_000]
    assert ws["B5"].data_type == "s"
    assert ws["F6"].value == "#REF!"
    assert ws.column_dimensions["D"].hidden
    assert ws.row_dimensions[2].hidden
    assert ws.column_dimensions["B"].width > ws.column_dimensions["A"].width
    assert [str(a) for a in ws.merged_cells.ranges] == ["A1:F1"]
    assert _tanda(ws) == {"E6": "periksa", "A6": "baris"}
    assert "Berkas yang dikirim (usulan.csv) tidak dapat ditandai" in _teks(buku["Ringkasan"])


@pytest.mark.parametrize("isi", [b"", b"PK\x03\x04rusak", b"<html></html>"])
def test_a_broken_file_is_rebuilt_from_the_grids_or_refused(tmp_path: Path, isi: bytes) -> None:
    asal = tmp_path / "rusak.xlsx"
    asal.write_bytes(isi)
    assert _tulis(tmp_path, [SATUAN], asal=asal, buku=GRID)["Usulan"]["E6"].value == "unti"
    with pytest.raises(BerkasTidakTerbaca, match=r"rusak\.xlsx"):
        write_umpan_balik(asal, buat_hasil([]), tmp_path / "u.xlsx", "X")


def test_a_workbook_that_openpyxl_reads_as_fewer_sheets_is_rebuilt(tmp_path: Path) -> None:
    asal = buat_buku(tmp_path / "asal.xlsx", lembar="Lain")
    buku = _tulis(tmp_path, [SATUAN], asal=asal, buku=GRID)
    assert "Usulan" in buku.sheetnames
    assert "tidak dapat ditandai langsung" in _teks(buku["Ringkasan"])


def test_a_merge_over_the_whole_sheet_does_not_hang(tmp_path: Path) -> None:
    lembar = Lembar("Usulan", 0, GRID.lembar[0].baris, gabungan=((0, 0, 1_048_575, 16_383),))
    kerja = BukuKerja("x", "x", "xlsx", (lembar,))
    ws = _tulis(tmp_path, [SATUAN], buku=kerja)["Usulan"]
    assert ws["E6"].value == "unti"


def test_macros_are_kept_under_their_own_suffix(tmp_path: Path) -> None:
    polos = buat_buku(tmp_path / "polos.xlsx")
    asal = tmp_path / "asal.xlsm"
    with zipfile.ZipFile(polos) as lama, zipfile.ZipFile(asal, "w") as baru:
        for nama in lama.namelist():
            isi = lama.read(nama)
            if nama == "[Content_Types].xml":
                isi = isi.replace(
                    b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"
                ).replace(b"openxmlformats-officedocument.ms-excel", b"ms-excel")
            baru.writestr(nama, isi)
        baru.writestr("xl/vbaProject.bin", b"makro")
    hasil = buat_hasil([SATUAN])
    path = write_umpan_balik(asal, hasil, tmp_path / "umpan.xlsx", "X")
    assert path.name == "umpan.xlsm"
    with zipfile.ZipFile(path) as arsip:
        assert arsip.read("xl/vbaProject.bin") == b"makro"
        assert len(arsip.namelist()) == len(set(arsip.namelist()))
    lagi = write_umpan_balik(path, hasil, tmp_path / "lagi.xlsx", "X")
    ws = load_workbook(lagi, keep_vba=True)["Usulan"]
    assert _tanda(ws) == {"E6": "periksa", "A6": "baris"}


def test_rich_text_and_fonts_survive(tmp_path: Path) -> None:
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    asal = buat_buku(tmp_path / "asal.xlsx")
    buku = load_workbook(asal)
    kaya = CellRichText("Drainase ", TextBlock(InlineFont(b=True), "Gang Melati"))
    buku["Usulan"]["B5"] = kaya
    buku["Usulan"]["C5"].font = Font(name="Times New Roman", italic=True)
    buku.save(asal)
    path = write_umpan_balik(asal, buat_hasil([SATUAN]), tmp_path / "u.xlsx", "X")
    ws = load_workbook(path, rich_text=True)["Usulan"]
    assert ws["B5"].value == kaya
    assert (ws["C5"].font.name, ws["C5"].font.i) == ("Times New Roman", True)


def test_the_same_input_gives_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    asal = buat_buku(tmp_path / "asal.xlsx")
    kode = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[3]);"
        "from buku_contoh import buat_hasil;"
        "from tasks.umpan_balik import write_umpan_balik;"
        "t = [{'sel': 'E6'}, {'sel': 'B8', 'tingkat': 'tolak', 'kode': 'X'}];"
        "write_umpan_balik(Path(sys.argv[1]), buat_hasil(t, [8]), Path(sys.argv[2]), 'X')"
    )
    isi = set()
    for benih in ("1", "2"):
        tujuan = tmp_path / f"{benih}.xlsx"
        perintah = [sys.executable, "-c", kode, asal, tujuan, Path(__file__).parents[2]]
        lingkungan = os.environ | {"PYTHONHASHSEED": benih}
        subprocess.run([str(p) for p in perintah], check=True, env=lingkungan)
        isi.add(tujuan.read_bytes())
    assert len(isi) == 1
