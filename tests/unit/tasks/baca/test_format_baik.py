"""Good files of every format come through whole."""

from __future__ import annotations

import datetime as dt
import hashlib
import struct
from pathlib import Path

import openpyxl
import pytest
from berkas_uji import (
    HUB,
    JENIS_XLSM,
    SS,
    bagian_xlsx,
    biff8,
    lembar_xml,
    ole2,
    rekaman,
    rekaman12,
    sel_angka,
    sel_galat,
    teks12,
    tulis_ods,
    tulis_xlsb,
    tulis_xlsx,
    tulis_zip,
    zip_berisi,
)
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tasks.baca import read_buku
from tasks.baca.hilang_xlsx import find_sel_hilang, read_teks_bersama

TANPA_ISI = b'<c r="D1" t="e"><v>#N/A</v></c><c r="E1"/><c r="F1" t="s"><v>99</v></c>'
"""An error, an empty cell, and a text that the shared strings do not have."""


def test_xlsx_keeps_types_places_and_signals(tmp_path: Path) -> None:
    buku = openpyxl.Workbook()
    lembar = buku.active
    lembar.title = "Usulan"
    lembar["B3"] = "  Drainase\nJl. Jeruk\u00a0"
    lembar["C3"] = 150000000
    lembar["D3"] = 1.5
    lembar["E3"] = True
    lembar["F3"] = dt.datetime(2023, 2, 1)
    lembar["G3"] = dt.datetime(2023, 2, 1, 13, 30)
    lembar["H3"] = "=SUM(C3:D3)"
    lembar["A5"] = "Judul"
    lembar.merge_cells("A5:C6")
    lembar["D6"] = "akhir"
    lembar.row_dimensions[5].hidden = True
    lembar.column_dimensions["D"].hidden = True
    buku.create_sheet("Rahasia").sheet_state = "veryHidden"
    path = tmp_path / "usulan.xlsx"
    buku.save(path)

    hasil = read_buku(path)

    assert (hasil.nama, hasil.format, hasil.peringatan) == ("usulan.xlsx", "xlsx", ())
    assert hasil.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    usulan, rahasia = hasil.lembar
    assert usulan.baris[2] == (
        None,
        "  Drainase\nJl. Jeruk\u00a0",
        150000000.0,
        1.5,
        True,
        dt.date(2023, 2, 1),
        dt.datetime(2023, 2, 1, 13, 30),
        None,
    )
    assert type(usulan.baris[2][2]) is float
    assert usulan.baris[:2] == ((None,) * 8,) * 2
    assert usulan.gabungan == ((4, 0, 5, 2),)
    assert usulan.rumus_tanpa_nilai == {(2, 7)}
    assert (usulan.baris_tersembunyi, usulan.kolom_tersembunyi) == ({4}, {3})
    assert (usulan.tersembunyi, rahasia.tersembunyi, rahasia.baris) == (False, True, ())
    assert [satu.indeks for satu in hasil.lembar] == [0, 1]


def test_xlsm_is_told_by_its_content_type(tmp_path: Path) -> None:
    bagian = bagian_xlsx({"A": lembar_xml('<row r="1"><c r="A1"><v>7</v></c></row>')}, JENIS_XLSM)
    path = tulis_zip(tmp_path / "salah.xls", bagian | {"xl/vbaProject.bin": b"\xd0\xcf makro"})
    hasil = read_buku(path)
    assert (hasil.format, hasil.lembar[0].baris) == ("xlsm", ((7.0,),))


def test_1904_dates_are_moved(tmp_path: Path) -> None:
    buku = openpyxl.Workbook()
    buku.epoch = CALENDAR_MAC_1904
    buku.active["A1"] = dt.datetime(2023, 2, 1)
    buku.save(tmp_path / "mac.xlsx")
    assert read_buku(tmp_path / "mac.xlsx").lembar[0].baris == ((dt.date(2023, 2, 1),),)


def test_number_without_a_type_that_is_none_is_kept_as_text(tmp_path: Path) -> None:
    path = tulis_xlsx(tmp_path / "a.xlsx", '<row r="1"><c r="A1"><v>4,5jt</v></c></row>')
    assert read_buku(path).lembar[0].baris == (("4,5jt",),)


def test_error_cells_and_formulas_without_value_are_named(tmp_path: Path) -> None:
    baris = (
        '<row r="2"><c r="A2" t="e"><f>X1</f><v>#REF!</v></c><c r="B2"><f>1+1</f></c>'
        '<c r="C2"><f>1+1</f><v>2</v></c><c r="D2" t="str"><f>""</f><v></v></c>'
        '<c r="E2"><f>1+1</f><v/></c><c r="F2" t="e"><v>#N/A</v></c></row>'
        '<row><c><v>8</v></c><c t="e"/><c><f>A1</f></c></row>'
    )
    lembar = read_buku(tulis_xlsx(tmp_path / "a.xlsx", baris)).lembar[0]
    assert lembar.galat == {(1, 0): "#REF!", (1, 5): "#N/A", (2, 1): "#GALAT"}
    assert lembar.rumus_tanpa_nilai == {(1, 1), (1, 4), (2, 2)}
    assert lembar.baris[1] == (None, None, 2.0, None, None, None)
    assert lembar.baris[2][0] == 8.0


def test_formulas_in_rules_after_the_table_are_no_cells(tmp_path: Path) -> None:
    sesudah = (
        '<conditionalFormatting sqref="A1"><cfRule><formula>A1</formula></cfRule>'
        "</conditionalFormatting><extLst><ext><f>A9</f></ext></extLst>"
    )
    path = tulis_xlsx(tmp_path / "a.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row>', sesudah)
    assert read_buku(path).lembar[0].rumus_tanpa_nilai == frozenset()


def test_prefixed_strict_document_in_another_folder(tmp_path: Path) -> None:
    bagian = bagian_xlsx({"A": lembar_xml('<row r="1" hidden="true"><c r="A1"><v>5</v></c></row>')})
    strict = {
        nama.replace("xl/", "isi/"): isi.replace("xl/", "isi/")
        .replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "urn:ss")
        .replace("urn:ss", "http://purl.oclc.org/ooxml/spreadsheetml/main")
        for nama, isi in bagian.items()
    }
    isi = strict["isi/worksheets/sheet1.xml"]
    for nama in ("worksheet", "sheetData", "row", "c", "v"):
        isi = isi.replace(f"<{nama} ", f"<x:{nama} ").replace(f"<{nama}>", f"<x:{nama}>")
        isi = isi.replace(f"</{nama}>", f"</x:{nama}>")
    strict["isi/worksheets/sheet1.xml"] = isi.replace("xmlns=", "xmlns:x=")
    lembar = read_buku(tulis_zip(tmp_path / "a.xlsx", strict)).lembar[0]
    assert (lembar.baris, lembar.baris_tersembunyi) == (((5.0,),), {0})


def test_value_under_a_merge_is_noted(tmp_path: Path) -> None:
    baris = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>'
    sesudah = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    hasil = read_buku(tulis_xlsx(tmp_path / "a.xlsx", baris, sesudah))
    assert hasil.lembar[0].baris == ((1.0, None, 3.0),)
    assert len(hasil.peringatan) == 1
    assert "B1" in hasil.peringatan[0]


@pytest.fixture
def buku_teks_bersama(tmp_path: Path) -> Path:
    """A workbook whose A1 is a shared string, B1 an empty one."""
    baris = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
        '<c r="C1" t="inlineStr"><is><r><t xml:space="preserve">dua </t></r>'
        "<r><t>potong</t></r></is></c></row>"
    )
    bagian = bagian_xlsx({"A": lembar_xml(baris)})
    bagian["xl/sharedStrings.xml"] = f'<sst xmlns="{SS}"><si><t>ada</t></si><si><t></t></si></sst>'
    bagian["xl/_rels/workbook.xml.rels"] = bagian["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>",
        f'<Relationship Id="rId9" Target="sharedStrings.xml" Type="{HUB}/sharedStrings"/>'
        "</Relationships>",
    )
    return tulis_zip(tmp_path / "a.xlsx", bagian)


def test_empty_shared_strings_are_no_loss(buku_teks_bersama: Path) -> None:
    hasil = read_buku(buku_teks_bersama)
    assert hasil.lembar[0].baris == (("ada", None, "dua potong"),)
    assert hasil.peringatan == ()


def test_a_cell_of_blanks_alone_is_no_loss(tmp_path: Path) -> None:
    baris = (
        '<row r="1"><c r="A1"><v>7</v></c>'
        '<c r="B1" t="inlineStr"><is><t xml:space="preserve">  \t</t></is></c>'
        '<c r="C1" t="str"><f>" "</f><v> </v></c></row>'
    )
    hasil = read_buku(tulis_xlsx(tmp_path / "a.xlsx", baris))
    assert hasil.lembar[0].baris[0][0] == 7.0
    assert hasil.peringatan == ()


def test_a_shared_text_of_blanks_alone_is_no_loss() -> None:
    xml = b'<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'
    assert find_sel_hilang([xml], "x", [" \u00a0 "], [[None]]) == []
    assert find_sel_hilang([xml], "x", ["jalan"], [[None]]) == [(0, 0)]


def test_cells_lost_by_the_reader_are_found(buku_teks_bersama: Path) -> None:
    arsip = zip_berisi(buku_teks_bersama.read_bytes())
    bersama = read_teks_bersama([arsip.read("xl/sharedStrings.xml")], "x")
    xml = arsip.read("xl/worksheets/sheet1.xml").replace(b"</row>", TANPA_ISI + b"</row>")
    assert find_sel_hilang([xml], "x", bersama, [["ada", None, None]]) == [(0, 2), (0, 5)]
    assert find_sel_hilang([xml], "x", bersama, []) == [(0, 0), (0, 2), (0, 5)]


def test_chart_sheets_are_left_out_and_names_unescaped(tmp_path: Path) -> None:
    bagian = bagian_xlsx(
        {
            "Grafik": f'<chartsheet xmlns="{SS}"/>',
            "Fisik &amp; Sosial": lembar_xml('<row r="1"><c r="A1"><v>1</v></c></row>'),
        }
    )
    hubungan = bagian["xl/_rels/workbook.xml.rels"]
    bagian["xl/_rels/workbook.xml.rels"] = hubungan.replace("worksheet", "chartsheet", 1)
    hasil = read_buku(tulis_zip(tmp_path / "a.xlsx", bagian))
    assert [satu.nama for satu in hasil.lembar] == ["Fisik & Sosial"]
    assert hasil.peringatan == ()


def test_numbers_that_are_none_become_errors(tmp_path: Path) -> None:
    baris = (
        '<row r="1"><c r="A1"><v>nan</v></c><c r="B1"><v>1e999</v></c><c r="C1"><v>1</v></c></row>'
    )
    lembar = read_buku(tulis_xlsx(tmp_path / "a.xlsx", baris)).lembar[0]
    assert lembar.galat == {(0, 0): "#NUM!", (0, 1): "#NUM!"}
    assert lembar.baris == ((None, None, 1.0),)


def test_ods_with_repeats_merges_errors_and_hidden(tmp_path: Path) -> None:
    gaya = (
        '<style:style style:name="ta2" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    tabel = (
        '<table:table table:name="Usulan"><table:table-column table:visibility="collapse"/>'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell office:value-type="string"'
        ' table:number-columns-spanned="2" table:number-rows-spanned="1"><text:p>Judul</text:p>'
        "</table:table-cell><table:covered-table-cell/><table:table-cell"
        ' office:value-type="string" office:string-value="" calcext:value-type="error"'
        ' table:formula="of:=1/0"><text:p>#DIV/0!</text:p></table:table-cell>'
        '<table:table-cell table:formula="of:=1+1"/></table:table-row>'
        '<table:table-row table:visibility="filter"><table:table-cell office:value-type="float"'
        ' office:value="3.5" table:number-columns-repeated="2"><text:p>3,5</text:p>'
        '</table:table-cell><table:table-cell office:value-type="date"'
        ' office:date-value="2023-02-01"><text:p>1 Feb</text:p></table:table-cell>'
        "</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell'
        ' table:number-columns-repeated="16384"/></table:table-row></table:table>'
        '<table:table table:name="Rahasia" table:style-name="ta2"><table:table-row>'
        "<table:table-cell/></table:table-row></table:table>"
    )
    hasil = read_buku(tulis_ods(tmp_path / "a.ods", tabel, gaya))
    usulan, rahasia = hasil.lembar
    assert (hasil.format, hasil.peringatan) == ("ods", ())
    assert usulan.baris[2:] == (
        ("Judul", None, None, None),
        (3.5, 3.5, dt.date(2023, 2, 1), None),
    )
    assert usulan.gabungan == ((2, 0, 2, 1),)
    assert usulan.galat == {(2, 2): "#DIV/0!"}
    assert usulan.rumus_tanpa_nilai == {(2, 3)}
    assert (usulan.baris_tersembunyi, usulan.kolom_tersembunyi) == ({3}, {0})
    assert (usulan.tersembunyi, rahasia.tersembunyi) == (False, True)


def test_ods_text_the_reader_drops_is_noted(tmp_path: Path) -> None:
    tabel = (
        '<table:table table:name="Usulan"><table:table-row>'
        '<table:table-cell office:value-type="string"><text:p>ada</text:p></table:table-cell>'
        "<table:table-cell><text:p>tanpa jenis</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    hasil = read_buku(tulis_ods(tmp_path / "a.ods", tabel))
    terbaca = "tanpa jenis" in hasil.lembar[0].baris[0]
    assert terbaca or "1 sel berisi tidak terbaca" in hasil.peringatan[0]


def test_xls_values_errors_and_hidden_rows(tmp_path: Path) -> None:
    rumus_galat = struct.pack("<HHHBBBBHHHIH", 1, 1, 0, 2, 0, 0x2A, 0, 0, 0xFFFF, 0, 0, 0)
    catatan = [
        rekaman(0x7D, struct.pack("<HHHHHH", 2, 3, 2000, 0, 1, 0)),
        rekaman(0x0208, struct.pack("<HHHHHHI", 1, 0, 4, 255, 0, 0, 0x20)),
        sel_angka(0, 0, 1.5),
        sel_galat(0, 1, 0x17),
        sel_angka(1, 0, 4500000),
        rekaman(0x0006, rumus_galat),
        sel_angka(2, 3, 7),
    ]
    path = tmp_path / "lama.xls"
    path.write_bytes(ole2({"Workbook": biff8({"Usulan": catatan})}))
    hasil = read_buku(path)
    lembar = hasil.lembar[0]
    assert (hasil.format, lembar.nama) == ("xls", "Usulan")
    assert lembar.baris == (
        (1.5, None, None, None),
        (4500000, None, None, None),
        (None, None, None, 7),
    )
    assert lembar.galat == {(0, 1): "#REF!", (1, 1): "#N/A"}
    assert (lembar.baris_tersembunyi, lembar.kolom_tersembunyi) == ({1}, {2, 3})


def test_xlsb_values_and_a_word_on_its_blind_spots(tmp_path: Path) -> None:
    sel = [
        rekaman12(5, struct.pack("<IId", 0, 0, 4500000.0)),
        rekaman12(6, struct.pack("<II", 2, 0) + teks12("Drainase")),
        rekaman12(3, struct.pack("<IIB", 3, 0, 0x17)),
    ]
    hasil = read_buku(tulis_xlsb(tmp_path / "a.xlsb", sel))
    lembar = hasil.lembar[0]
    assert (hasil.format, lembar.nama, lembar.tersembunyi) == ("xlsb", "Usulan", True)
    assert lembar.baris == ((4500000.0, None, "Drainase"),)
    assert ".xlsb" in hasil.peringatan[0]


@pytest.mark.parametrize(
    ("isi", "harap"),
    [
        (
            "No;Uraian\n1;Jalan, gang\n".encode("utf-8-sig"),
            (("No", "Uraian"), ("1", "Jalan, gang")),
        ),
        ("No\tUraian\r\n03\t150.000\r\n".encode("utf-16"), (("No", "Uraian"), ("03", "150.000"))),
        (b'No,Uraian\n1,"a ""b"",\nc"\n', (("No", "Uraian"), ("1", 'a "b",\nc'))),
        ("No;Uraian\n1;Café\n".encode("cp1252"), (("No", "Uraian"), ("1", "Café"))),
        (b"sep=|\nNo|NA\n|x\n", (("No", "NA"), (None, "x"))),
        (b"No;A\n\n1;;\n;;\n", (("No", "A"), (None, None), ("1", None))),
        (b"satu kolom saja\n", (("satu kolom saja",),)),
    ],
)
def test_text_tables_stay_text(tmp_path: Path, isi: bytes, harap: tuple[object, ...]) -> None:
    path = tmp_path / "usulan margodadi.xls"
    path.write_bytes(isi)
    hasil = read_buku(path)
    assert (hasil.format, hasil.lembar[0].nama) == ("csv", "usulan margodadi")
    assert hasil.lembar[0].baris == harap


def test_stray_quote_does_not_swallow_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('No;Uraian\n1;"rusak\n2;utuh\n', encoding="utf-8")
    hasil = read_buku(path)
    assert hasil.lembar[0].baris == (("No", "Uraian"), ("1", '"rusak'), ("2", "utuh"))
    assert "Tanda kutip" in hasil.peringatan[0]
