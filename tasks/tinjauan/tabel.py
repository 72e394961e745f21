"""A sheet of the review workbook as a table: what is shown, what is filled in, what is hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tasks.gaya_buku import (
    BUNGKUS,
    F_BAGIAN,
    F_KECIL,
    FORMAT_TEKS,
    atur_cetak,
    atur_lebar,
    pas_tinggi,
    sel_di,
    tulis_kepala,
    tulis_teks,
)
from tasks.rekap.tabel import Jenis, isi_sel

BARIS_JUDUL, BARIS_KETERANGAN, BARIS_KEPALA = 2, 3, 4
"""Row 1 is for our mark."""
BARIS_PERTAMA = BARIS_KEPALA + 1
PEMBESARAN_PERSEN = 85

W_KEPALA_ISIAN = PatternFill("solid", fgColor="FF7F6000")
W_ISIAN = PatternFill("solid", fgColor="FFFFF8E1")
W_TERISI = PatternFill("solid", bgColor="FFC6E0B4")


@dataclass(frozen=True)
class KolomTinjauan:
    """One column: its heading, the frame's column, its width and kind.

    `isian` is filled in by a person; `teknis` is for the program, hidden and locked.
    """

    judul: str
    nama: str
    lebar: float
    jenis: Jenis = "teks"
    isian: bool = False
    teknis: bool = False


@dataclass(frozen=True)
class Letak:
    """Where the columns of a written table stand: letters by the frame's column, and the rows."""

    huruf: dict[str, str]
    akhir: int

    def area(self, nama: str) -> str:
        """Return the cells of a column, like `L5:L60`."""
        return f"{self.huruf[nama]}{BARIS_PERTAMA}:{self.huruf[nama]}{self.akhir}"

    def sel(self, nama: str) -> str:
        """Return the first cell of a column with its letter fixed, as rules of all rows name it."""
        return f"${self.huruf[nama]}{BARIS_PERTAMA}"


def tulis_tabel_tinjauan(
    ws: Worksheet,
    judul: str,
    keterangan: str,
    bingkai: pd.DataFrame,
    kolom: Sequence[KolomTinjauan],
    kolom_tetap: int,
) -> Letak:
    """Write `bingkai` into the new sheet `ws`; the first `kolom_tetap` columns stay in sight.

    Only the columns to fill in can be edited, and they are empty unless the frame has them.
    """
    atur_lebar(ws, [k.lebar for k in kolom])
    tulis_teks(sel_di(ws, BARIS_JUDUL, 1), judul).font = F_BAGIAN
    tulis_teks(sel_di(ws, BARIS_KETERANGAN, 1), keterangan).font = F_KECIL
    _tulis_kepala(ws, kolom)
    for baris, isi in enumerate(bingkai.to_dict("records"), start=BARIS_PERTAMA):
        for nomor, k in enumerate(kolom, start=1):
            _tulis_sel(sel_di(ws, baris, nomor), isi.get(k.nama), k)
    letak = _letak(kolom, len(bingkai))
    pas_tinggi(ws, BARIS_PERTAMA, letak.akhir)
    _tandai_terisi(ws, letak, kolom)
    _atur_lembar(ws, letak, kolom, kolom_tetap)
    return letak


def _letak(kolom: Sequence[KolomTinjauan], banyak: int) -> Letak:
    huruf = {k.nama: get_column_letter(nomor) for nomor, k in enumerate(kolom, start=1)}
    return Letak(huruf, BARIS_KEPALA + max(banyak, 1))


def _tulis_kepala(ws: Worksheet, kolom: Sequence[KolomTinjauan]) -> None:
    tulis_kepala(ws, BARIS_KEPALA, [k.judul for k in kolom])
    for nomor, k in enumerate(kolom, start=1):
        if k.isian:
            sel_di(ws, BARIS_KEPALA, nomor).fill = W_KEPALA_ISIAN
        if k.teknis:
            ws.column_dimensions[get_column_letter(nomor)].hidden = True


def _tulis_sel(sel: Cell, nilai: object, kolom: KolomTinjauan) -> None:
    isi_sel(sel, nilai, kolom.jenis)
    if kolom.isian:
        sel.fill, sel.alignment, sel.number_format = W_ISIAN, BUNGKUS, FORMAT_TEKS
        sel.protection = Protection(locked=False)


def _tandai_terisi(ws: Worksheet, letak: Letak, kolom: Sequence[KolomTinjauan]) -> None:
    """Colour the number of a row once something is filled in, so that what is left is seen."""
    isian = [letak.sel(k.nama) for k in kolom if k.isian]
    rumus = f"LEN({'&'.join(isian)})>0"
    gaya = FormulaRule(formula=[rumus], fill=W_TERISI)  # type: ignore[no-untyped-call]
    ws.conditional_formatting.add(letak.area(kolom[0].nama), gaya)


def _atur_lembar(
    ws: Worksheet, letak: Letak, kolom: Sequence[KolomTinjauan], kolom_tetap: int
) -> None:
    """Lock all but the cells to fill in, without a password; filters and widths stay free."""
    tampak = [letak.huruf[k.nama] for k in kolom if not k.teknis]
    ws.auto_filter.ref = f"A{BARIS_KEPALA}:{tampak[-1]}{letak.akhir}"
    ws.freeze_panes = f"{get_column_letter(kolom_tetap + 1)}{BARIS_PERTAMA}"
    ws.sheet_view.zoomScale = PEMBESARAN_PERSEN
    ws.protection.sheet = True
    ws.protection.autoFilter = ws.protection.sort = False
    ws.protection.formatRows = ws.protection.formatColumns = False
    atur_cetak(ws, baris_kepala=BARIS_KEPALA)
    ws.print_area = f"A{BARIS_JUDUL}:{tampak[-1]}{letak.akhir}"
