"""The look shared by every workbook we hand out, and the one way text gets into a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Literal, cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

HURUF = "Calibri"
FORMAT_RUPIAH = "[$-421]#,##0"
"""Whole rupiah. 421 is Indonesian: LibreOffice then writes 1.500.000 whatever the computer's own
language; Excel takes its separators from the computer either way."""
FORMAT_BILANGAN = "[$-421]#,##0.###"
FORMAT_TEKS = "@"
Kertas = Literal["A4", "F4"]
KODE_KERTAS: dict[Kertas, int] = {"A4": 9, "F4": 14}
"""Excel's numbers. F4 of Indonesian offices (215 x 330 mm) is the Folio of Excel."""
PANJANG_SEL_MAKS = 32_767
TINGGI_BARIS, TINGGI_MAKS = 15.0, 409.0
"""Points: of one line of text, and the most that Excel allows a row."""
MUAT = 0.95
"""Characters that fit into one unit of a column's width, with the wider letters of other fonts."""

F_BIASA = Font(name=HURUF, size=11)
F_TEBAL = Font(name=HURUF, size=11, bold=True)
F_JUDUL = Font(name=HURUF, size=16, bold=True, color="FF1F3864")
F_BAGIAN = Font(name=HURUF, size=12, bold=True, color="FF1F3864")
F_KEPALA = Font(name=HURUF, size=11, bold=True, color="FFFFFFFF")
F_TAUTAN = Font(name=HURUF, size=11, underline="single", color="FF0563C1")
F_KECIL = Font(name=HURUF, size=10, color="FF595959")

W_KEPALA = PatternFill("solid", fgColor="FF1F3864")
W_TOTAL = PatternFill("solid", fgColor="FFDCE6F1")

_TIPIS = Side(style="thin", color="FFBFBFBF")
GARIS = Border(left=_TIPIS, right=_TIPIS, top=_TIPIS, bottom=_TIPIS)
BUNGKUS = Alignment(wrap_text=True, vertical="top")
TENGAH = Alignment(wrap_text=True, vertical="center", horizontal="center")
TENGAH_ATAS = Alignment(wrap_text=True, vertical="top", horizontal="center")
KANAN = Alignment(vertical="top", horizontal="right")

_TERLARANG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_AWAL_RUMUS = ("=", "+", "-", "@", "\t")


def safe_teks(teks: object) -> str:
    """Return `teks` without what XML or Excel refuses: control characters, over-long text."""
    satu_baris = str(teks).replace("\r\n", "\n").replace("\r", "\n")
    return _TERLARANG.sub("", satu_baris)[:PANJANG_SEL_MAKS]


def tulis_teks(sel: Cell, teks: object) -> Cell:
    """Write text that stays text: a sheet's `=HYPERLINK(…)` or `-5` never becomes a formula.

    The cell's type is forced to text, and what starts like a formula is flagged as quoted, so that
    it stays text even after someone edits the cell.
    """
    isi = safe_teks(teks)
    sel.value = isi
    sel.data_type = "s"
    if isi.startswith(_AWAL_RUMUS):
        sel.quotePrefix = True
    return sel


def taut_sel(sel: Cell, lembar: str, alamat: str) -> None:
    """Make `sel` a link to cell `alamat` of sheet `lembar` in the same workbook."""
    nama = safe_teks(lembar).replace("'", "''")
    sel.hyperlink = Hyperlink(ref=sel.coordinate, location=f"'{nama}'!{alamat}")
    sel.font = F_TAUTAN


def sel_di(ws: Worksheet, baris: int, kolom: int) -> Cell:
    """Return the cell at `baris` and `kolom`, both counted from 1.

    Raises:
        TypeError: it lies under a merged area, where nothing can be written.
    """
    sel = ws.cell(baris, kolom)
    if not isinstance(sel, Cell):
        raise TypeError(f"{ws.title}!{sel.coordinate} lies under a merged area")
    return sel


def sel_tersimpan(ws: Worksheet) -> list[Cell]:
    """Return the cells that the file really holds, row by row.

    `iter_rows` would make every cell up to the furthest one: 17 billion for a stray XFD1048576.
    """
    return cast(list[Cell], [ws._cells[titik] for titik in sorted(ws._cells)])


def tulis_kepala(ws: Worksheet, baris: int, judul: Sequence[str]) -> None:
    """Write a header row from column A on."""
    for kolom, teks in enumerate(judul, start=1):
        sel = tulis_teks(sel_di(ws, baris, kolom), teks)
        sel.font, sel.fill, sel.alignment, sel.border = F_KEPALA, W_KEPALA, TENGAH, GARIS
    pas_tinggi(ws, baris, baris)


def tulis_melebar(ws: Worksheet, baris: int, teks: str, kolom_akhir: int, font: Font) -> Cell:
    """Write a sentence across columns A..`kolom_akhir`, the row high enough to show all of it."""
    sel = tulis_teks(sel_di(ws, baris, 1), teks)
    sel.font, sel.alignment = font, BUNGKUS
    ws.merge_cells(start_row=baris, end_row=baris, start_column=1, end_column=kolom_akhir)
    lebar = sum(_lebar_kolom(ws, k) for k in range(1, kolom_akhir + 1))
    ws.row_dimensions[baris].height = hitung_baris(teks, lebar) * float(font.sz or 11) * 1.4
    return sel


def pas_tinggi(ws: Worksheet, baris_awal: int, baris_akhir: int) -> None:
    """Make rows high enough for the wrapped texts in their columns.

    Excel does so itself when it opens the file; LibreOffice and phones print lines over each other.
    """
    lebar = [_lebar_kolom(ws, kolom) for kolom in range(1, ws.max_column + 1)]
    for baris in range(baris_awal, baris_akhir + 1):
        isi = (ws.cell(baris, kolom).value for kolom in range(1, len(lebar) + 1))
        teks = [(t, muat) for t, muat in zip(isi, lebar, strict=True) if isinstance(t, str)]
        banyak = max((hitung_baris(t, muat * MUAT) for t, muat in teks), default=1)
        ws.row_dimensions[baris].height = min(TINGGI_BARIS * banyak, TINGGI_MAKS)


def _lebar_kolom(ws: Worksheet, kolom: int) -> float:
    return float(ws.column_dimensions[get_column_letter(kolom)].width)


def hitung_baris(teks: str, lebar_huruf: float) -> int:
    """Return how many lines `teks` takes when about `lebar_huruf` characters fit on one."""
    muat = max(int(lebar_huruf), 1)
    return sum(max(1, len(wrap(bagian, muat))) for bagian in teks.split("\n"))


def atur_lebar(ws: Worksheet, lebar: Iterable[float]) -> None:
    """Set the widths (in characters) of the columns from A on."""
    for kolom, angka in enumerate(lebar, start=1):
        ws.column_dimensions[get_column_letter(kolom)].width = angka


def pakai_kertas(buku: Workbook, kertas: Kertas) -> None:
    """Print every sheet of `buku` on that paper; all fit its width whatever it is."""
    for ws in buku.worksheets:
        ws.page_setup.paperSize = KODE_KERTAS[kertas]


def atur_cetak(
    ws: Worksheet,
    *,
    baris_kepala: int | None = None,
    mendatar: bool = True,
    satu_halaman: bool = False,
) -> None:
    """Set up printing: A4, all columns on one page's width, the header row on every page.

    With `satu_halaman` everything is on one page.
    """
    ws.page_setup.paperSize = KODE_KERTAS["A4"]
    ws.page_setup.orientation = "landscape" if mendatar else "portrait"
    ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, int(satu_halaman)
    if ws.sheet_properties.pageSetUpPr is not None:
        ws.sheet_properties.pageSetUpPr.fitToPage = True
    ws.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.7, footer=0.3)
    ws.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(text="&A"), right=_HeaderFooterPart(text="Halaman &P dari &N")
    )
    if baris_kepala is not None:
        ws.print_title_rows = f"{baris_kepala}:{baris_kepala}"
