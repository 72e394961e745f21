from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tasks.gaya_buku import (
    F_BIASA,
    atur_cetak,
    hitung_baris,
    pas_tinggi,
    safe_teks,
    taut_sel,
    tulis_kepala,
    tulis_melebar,
    tulis_teks,
)
from tasks.simpan_buku import buku_baru, simpan_buku


@pytest.mark.parametrize("teks", ["=1+1", "+62812", "-5", "@SUM(A1)", "\t=1", '=HYPERLINK("x")'])
def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path, teks: str) -> None:
    buku = buku_baru("uji")
    tulis_teks(buku.create_sheet("A").cell(1, 1), teks)
    path = simpan_buku(buku, tmp_path / "a.xlsx")

    sel = load_workbook(path).worksheets[0]["A1"]
    assert (sel.value, sel.data_type, sel.quotePrefix) == (teks, "s", True)
    with zipfile.ZipFile(path) as arsip:
        assert b"<f>" not in arsip.read("xl/worksheets/sheet1.xml")


def test_plain_text_is_not_flagged_as_quoted() -> None:
    sel = tulis_teks(Workbook().worksheets[0].cell(1, 1), "drainase")
    assert not sel.quotePrefix


@given(st.text(max_size=60))
def test_any_text_can_be_written_and_read_back(
    tmp_path_factory: pytest.TempPathFactory, teks: str
) -> None:
    path = tmp_path_factory.mktemp("teks") / "a.xlsx"
    buku = buku_baru("uji")
    tulis_teks(buku.create_sheet("A").cell(1, 1), f"x{teks}x")
    simpan_buku(buku, path)
    assert load_workbook(path).worksheets[0]["A1"].value == safe_teks(f"x{teks}x")


def test_control_characters_are_dropped_and_words_kept() -> None:
    assert safe_teks("talud\x00 RT\x0b 03\r\nRW\x1f 02") == "talud RT 03\nRW 02"
    assert len(safe_teks("a" * 40_000)) == 32_767


def test_a_link_escapes_the_quote_in_a_sheet_name(tmp_path: Path) -> None:
    buku = buku_baru("uji")
    ws = buku.create_sheet("Jum'at")
    taut_sel(tulis_teks(ws.cell(2, 2), "C12"), "Jum'at", "C12")
    tautan = load_workbook(simpan_buku(buku, tmp_path / "a.xlsx")).worksheets[0]["B2"].hyperlink
    assert tautan is not None
    assert (tautan.location, tautan.target) == ("'Jum''at'!C12", None)


def test_printing_is_a4_with_the_header_on_every_page() -> None:
    ws = Workbook().worksheets[0]
    atur_cetak(ws, baris_kepala=4)
    assert (ws.page_setup.paperSize, ws.page_setup.orientation) == (9, "landscape")
    assert (ws.page_setup.fitToWidth, ws.page_setup.fitToHeight) == (1, 0)
    assert ws.sheet_properties.pageSetUpPr is not None
    assert ws.sheet_properties.pageSetUpPr.fitToPage
    assert ws.print_title_rows == "$4:$4"


def test_a_sentence_across_columns_gets_a_row_high_enough() -> None:
    ws = Workbook().worksheets[0]
    tulis_kepala(ws, 1, ("A", "B"))
    tulis_melebar(ws, 2, "satu", 2, F_BIASA)
    tulis_melebar(ws, 3, "kata " * 30, 2, F_BIASA)
    assert ws.row_dimensions[3].height > 4 * ws.row_dimensions[2].height
    assert "A3:B3" in [str(area) for area in ws.merged_cells.ranges]


def test_rows_grow_with_wrapped_text_up_to_what_excel_allows() -> None:
    ws = Workbook().worksheets[0]
    ws.column_dimensions["A"].width = 10
    ws["A1"], ws["A2"], ws["A3"] = "pendek", "kata " * 8, "kata " * 2_000
    ws["B1"] = 123_456_789_012
    pas_tinggi(ws, 1, 3)
    assert [ws.row_dimensions[b].height for b in (1, 2, 3)] == [15, 60, 409]


def test_lines_are_counted_by_width_and_by_breaks() -> None:
    assert hitung_baris("a" * 100, 40) == 3
    assert hitung_baris("a\n\nb", 40) == 3
