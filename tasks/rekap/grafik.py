"""Sheet `Grafik`: the figures of other sheets as bars, one chart per printed page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import NumFmt
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
    RichTextProperties,
)
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from tasks.gaya_buku import F_JUDUL, F_KECIL, atur_cetak, atur_lebar, sel_di, tulis_melebar
from tasks.rekap.kolom import GRAFIK, PER_KELURAHAN, PER_OPD, PER_URUSAN, Lembaran
from tasks.rekap.tabel import BARIS_KEPALA, Tabel

MILIAR = "[$-421]#,##0.0,,,"
"""Rupiah in thousand millions: the whole numbers stay in the cells, the axis shows them short."""
LEBAR_CM, BARIS_PER_GRAFIK = 25, 34
LEBAR_KOLOM, BANYAK_KOLOM = 13.0, 10
TINGGI_DASAR_CM, TINGGI_PER_KODE_CM, TINGGI_MAKS_CM = 5, 1, 16
HURUF_KECIL, HURUF_JUDUL = 700, 1300
"""Sizes of letters as charts count them: hundredths of a point."""
WARNA = {
    "diminta_rupiah": "9DB4D3",
    "didanai_rupiah": "1F3864",
    "pagu_rupiah": "C55A11",
}


@dataclass(frozen=True)
class Gambar:
    """One chart: the sheet it draws from, and which of its sums, in the order drawn."""

    judul: str
    lembaran: Lembaran
    nama: str
    deret: tuple[str, ...]


GAMBAR = (
    Gambar(
        "Anggaran yang diminta dan yang didanai per bidang urusan",
        PER_URUSAN,
        "nama_urusan",
        ("diminta_rupiah", "didanai_rupiah"),
    ),
    Gambar(
        "Anggaran yang diminta dibanding pagu per perangkat daerah",
        PER_OPD,
        "nama_opd",
        ("diminta_rupiah", "pagu_rupiah"),
    ),
    Gambar(
        "Anggaran yang diminta dibanding pagu per kelurahan",
        PER_KELURAHAN,
        "nama_kelurahan",
        ("diminta_rupiah", "pagu_rupiah"),
    ),
)


def isi_grafik(buku: Workbook, ws: Worksheet, tabel: Mapping[str, Tabel]) -> None:
    """Draw the charts over the written sheets `tabel`; of an empty sheet there is none."""
    atur_lebar(ws, [LEBAR_KOLOM] * BANYAK_KOLOM)
    tulis_melebar(ws, 1, GRAFIK.judul, BANYAK_KOLOM, F_JUDUL)
    tulis_melebar(ws, 2, GRAFIK.keterangan, BANYAK_KOLOM, F_KECIL)
    baris = 3
    for gambar in GAMBAR:
        isi = tabel[gambar.lembaran.nama]
        if isi.baris_total is None:
            continue
        if baris > 3:
            # A frame on the very break would show on both pages.
            ws.row_breaks.append(Break(id=baris - 2))
        asal = buku[gambar.lembaran.nama]
        ws.add_chart(_susun_grafik(asal, gambar, isi.baris_total - 1), f"A{baris}")
        baris += BARIS_PER_GRAFIK
    # Without a cell below the last chart a printer may leave it out.
    sel_di(ws, baris, 1).value = " "
    ws.sheet_view.showGridLines = False
    atur_cetak(ws)


def _susun_grafik(asal: Worksheet, gambar: Gambar, akhir: int) -> BarChart:
    letak = {k.nama: nomor for nomor, k in enumerate(gambar.lembaran.kolom, start=1)}
    grafik = BarChart()
    grafik.type, grafik.grouping, grafik.gapWidth = "bar", "clustered", 40
    grafik.title = _judul(gambar.judul, HURUF_JUDUL)
    for nama in gambar.deret:
        data = Reference(asal, min_col=letak[nama], min_row=BARIS_KEPALA, max_row=akhir)
        grafik.add_data(data, titles_from_data=True)
        grafik.series[-1].graphicalProperties.solidFill = WARNA[nama]
    grafik.set_categories(
        Reference(asal, min_col=letak[gambar.nama], min_row=BARIS_KEPALA + 1, max_row=akhir)
    )
    _atur_sumbu(grafik)
    grafik.width = LEBAR_CM
    banyak = akhir - BARIS_KEPALA
    grafik.height = min(TINGGI_DASAR_CM + TINGGI_PER_KODE_CM * banyak, TINGGI_MAKS_CM)
    return grafik


def _atur_sumbu(grafik: BarChart) -> None:
    """Show the axes: the first code on top and none left out, money below in thousand millions."""
    kode, uang = grafik.x_axis, grafik.y_axis
    kode.scaling.orientation = "maxMin"
    kode.delete = uang.delete = False
    kode.tickLblSkip, uang.crosses = 1, "max"
    kode.txPr, uang.txPr = _huruf(HURUF_KECIL), _huruf(HURUF_KECIL)
    uang.title = _judul("miliar rupiah", HURUF_KECIL)
    uang.numFmt = NumFmt(formatCode=MILIAR, sourceLinked=False)
    uang.majorGridlines = ChartLines(GraphicalProperties(ln=LineProperties(solidFill="D9D9D9")))
    grafik.legend.position = "t"


def _judul(teks: str, ukuran: int) -> Title:
    paragraf = Paragraph(
        pPr=ParagraphProperties(defRPr=CharacterProperties(sz=ukuran, b=True)),
        r=[RegularTextRun(t=teks)],
    )
    return Title(tx=Text(rich=RichText(p=[paragraf])), overlay=False)


def _huruf(ukuran: int) -> RichText:
    huruf = CharacterProperties(sz=ukuran)
    paragraf = Paragraph(pPr=ParagraphProperties(defRPr=huruf), endParaRPr=huruf)
    return RichText(bodyPr=RichTextProperties(), p=[paragraf])
