"""Hostile and broken files: each ends as a read sheet or BerkasTidakTerbaca with its reason."""

from __future__ import annotations

import os
import random
import socket
import struct
import zipfile
from pathlib import Path

import openpyxl
import pytest
from berkas_uji import (
    bagian_xlsx,
    biff8,
    lembar_xml,
    ole2,
    rekaman,
    sel_angka,
    tulis_ods,
    tulis_xlsx,
    tulis_zip,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.galat import BerkasTidakTerbaca
from schemas.lembar import BukuKerja
from tasks.baca import BatasBaca, read_buku
from tasks.baca.batas import MIB

SATU_SEL = '<row r="1"><c r="A1"><v>1</v></c></row>'


def tolakan(path: Path, batas: BatasBaca | None = None) -> BerkasTidakTerbaca:
    with pytest.raises(BerkasTidakTerbaca) as tangkapan:
        read_buku(path, batas or BatasBaca())
    galat = tangkapan.value
    assert galat.berkas == path.name
    assert galat.pesan
    assert galat.saran
    assert "{" not in str(galat)
    return galat


def dibaca_atau_ditolak(path: Path) -> BukuKerja | BerkasTidakTerbaca:
    try:
        return read_buku(path)
    except BerkasTidakTerbaca as galat:
        return galat


def tulis(path: Path, isi: bytes) -> Path:
    path.write_bytes(isi)
    return path


def test_missing_file(tmp_path: Path) -> None:
    assert "tidak ditemukan" in tolakan(tmp_path / "tak ada.xlsx").pesan


def test_zero_bytes(tmp_path: Path) -> None:
    assert "kosong (0 byte)" in tolakan(tulis(tmp_path / "a.xlsx", b"")).pesan


def test_only_regular_files_are_opened(tmp_path: Path) -> None:
    asli = tulis_xlsx(tmp_path / "asli.xlsx", SATU_SEL)
    tautan = tmp_path / "tautan.xlsx"
    tautan.symlink_to(asli)
    pipa = tmp_path / "pipa.xlsx"
    os.mkfifo(pipa)
    folder = tmp_path / "folder.xlsx"
    folder.mkdir()
    assert "symlink" in tolakan(tautan).pesan
    assert "fifo" in tolakan(pipa).pesan
    assert "folder" in tolakan(folder).pesan
    assert "perangkat" in tolakan(Path("/dev/null")).pesan


def test_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as soket:
        soket.bind("a.xlsx")
        assert "soket" in tolakan(tmp_path / "a.xlsx").pesan


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with path.open("wb") as berkas:
        berkas.truncate(65 * MIB)
    galat = tolakan(path)
    assert "terlalu besar: 65 MiB, batasnya 64 MiB" in galat.pesan


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"<html><body><table><tr><td>1</td></tr></table></body></html>", "HTML"),
        (b"\xef\xbb\xbf\r\n  <!DOCTYPE html><p>1", "HTML"),
        ("<table><tr><td>1".encode("utf-16"), "HTML"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "XML Spreadsheet 2003",
        ),
        (b"<?xml version='1.0'?><data/>", "XML biasa"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "MHTML"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"Rar!\x1a\x07\x00", "RAR"),
        (b"MZ\x90\x00\x03", "program"),
        (b"\x00\x01\x02\x03" * 100, "bukan tabel"),
        (bytes(range(1, 32)) * 10, "bukan tabel"),
    ],
)
def test_wrong_content_is_named(tmp_path: Path, isi: bytes, kata: str) -> None:
    galat = tolakan(tulis(tmp_path / "usulan.xls", isi))
    assert "bukan buku kerja" in galat.pesan
    assert kata in galat.pesan


def test_zip_that_is_no_workbook(tmp_path: Path) -> None:
    assert "zip biasa" in tolakan(tulis_zip(tmp_path / "a.xlsx", {"baca.txt": "x"})).pesan
    word = bagian_xlsx({"A": "<x/>"}, "application/vnd...wordprocessingml.document.main+xml")
    assert "Word" in tolakan(tulis_zip(tmp_path / "b.xlsx", word)).pesan
    odt = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}
    assert "OpenDocument" in tolakan(tulis_zip(tmp_path / "c.ods", odt)).pesan


def test_ole_that_is_no_workbook(tmp_path: Path) -> None:
    assert "Word" in tolakan(tulis(tmp_path / "a.xls", ole2({"WordDocument": b"x"}))).pesan
    assert "bukan Excel" in tolakan(tulis(tmp_path / "b.xls", ole2({"Aneh": b"x"}))).pesan


def test_password_in_all_its_forms(tmp_path: Path) -> None:
    terenkripsi = ole2({"EncryptionInfo": b"\4\0\4\0", "EncryptedPackage": b"x" * 5000})
    assert "kata sandi" in tolakan(tulis(tmp_path / "a.xlsx", terenkripsi)).pesan
    xls = ole2({"Workbook": biff8({"A": [sel_angka(0, 0, 1)]}, rekaman(0x2F, b"\1\0" * 3))})
    assert "kata sandi" in tolakan(tulis(tmp_path / "b.xls", xls)).pesan
    ods = tulis_ods(tmp_path / "c.ods", "")
    with zipfile.ZipFile(ods, "a") as arsip:
        arsip.writestr("meta-inf/MANIFEST.xml", "<manifest:encryption-data/>")
    assert "kata sandi" in tolakan(ods).pesan
    bertanda = bytearray(tulis_xlsx(tmp_path / "d.xlsx", SATU_SEL).read_bytes())
    bertanda[bertanda.rindex(b"PK\x01\x02") + 8] |= 1
    assert "kata sandi" in tolakan(tulis(tmp_path / "e.xlsx", bytes(bertanda))).pesan


@pytest.mark.parametrize("bagian", [0.02, 0.3, 0.6, 0.9, 0.999])
def test_truncated_xlsx(tmp_path: Path, bagian: float) -> None:
    utuh = tmp_path / "utuh.xlsx"
    buku = openpyxl.Workbook()
    for nomor in range(300):
        buku.active.append([nomor, f"usulan {nomor}"])
    buku.save(utuh)
    isi = utuh.read_bytes()
    assert "terpotong" in tolakan(tulis(tmp_path / "a.xlsx", isi[: int(len(isi) * bagian)])).pesan


@pytest.mark.parametrize("panjang", [8, 100, 600, 2000, 4000])
def test_truncated_xls(tmp_path: Path, panjang: int) -> None:
    isi = ole2({"Workbook": biff8({"A": [sel_angka(n, 0, n) for n in range(500)]})})
    galat = tolakan(tulis(tmp_path / "a.xls", isi[:panjang]))
    assert "terpotong" in galat.pesan or "rusak" in galat.pesan


def test_damage_inside_the_zip(tmp_path: Path) -> None:
    path = tulis_xlsx(tmp_path / "a.xlsx", SATU_SEL * 50)
    isi = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as arsip:
        info = arsip.getinfo("xl/worksheets/sheet1.xml")
    awal = info.header_offset + 30 + len(info.filename) + 40
    isi[awal : awal + 8] = b"\xff" * 8
    galat = tolakan(tulis(tmp_path / "b.xlsx", bytes(isi)))
    assert "rusak" in galat.pesan
    assert "sheet1.xml" in galat.tempat


def test_missing_parts_and_no_sheets(tmp_path: Path) -> None:
    tanpa = bagian_xlsx({"A": lembar_xml(SATU_SEL)})
    del tanpa["xl/worksheets/sheet1.xml"]
    assert "tidak lengkap" in tolakan(tulis_zip(tmp_path / "a.xlsx", tanpa)).pesan
    hantu = bagian_xlsx({"A": lembar_xml(SATU_SEL)})
    hantu["xl/workbook.xml"] = hantu["xl/workbook.xml"].replace(
        "</sheets>", '<sheet name="Hantu" sheetId="9" r:id="rId77"/></sheets>'
    )
    assert tolakan(tulis_zip(tmp_path / "b.xlsx", hantu)).tempat == "lembar Hantu"
    assert "tidak memiliki lembar" in tolakan(tulis_zip(tmp_path / "c.xlsx", bagian_xlsx({}))).pesan


def test_broken_number_names_its_sheet(tmp_path: Path) -> None:
    rusak = '<row r="1"><c r="A1" t="n"><v>4,5jt</v></c></row>'
    assert tolakan(tulis_xlsx(tmp_path / "a.xlsx", rusak)).tempat == "lembar Usulan"


def test_zip_bombs(tmp_path: Path) -> None:
    nol = tulis_zip(tmp_path / "a.xlsx", {"xl/media/gambar.bin": b"\0" * (64 * MIB)})
    assert "bom zip" in tolakan(nol).pesan
    banyak = tulis_zip(tmp_path / "b.xlsx", {f"{nomor}.xml": "" for nomor in range(4001)})
    assert "4.001 bagian" in tolakan(banyak).pesan


def test_zip_that_lies_about_its_sizes(tmp_path: Path) -> None:
    bagian = bagian_xlsx({"A": lembar_xml(SATU_SEL + " " * (32 * MIB))})
    isi = bytearray(tulis_zip(tmp_path / "a.xlsx", bagian).read_bytes())
    asli = struct.pack("<I", len(bagian["xl/worksheets/sheet1.xml"]))
    for _ in range(2):
        posisi = isi.index(asli)
        isi[posisi : posisi + 4] = struct.pack("<I", 500)
    galat = tolakan(tulis(tmp_path / "b.xlsx", bytes(isi)))
    assert "rusak" in galat.pesan


def test_shared_strings_beyond_the_limit(tmp_path: Path) -> None:
    bagian = bagian_xlsx({"A": lembar_xml(SATU_SEL)})
    acak = random.Random(1).randbytes(3 * MIB).hex()
    path = tulis_zip(tmp_path / "a.xlsx", bagian | {"xl/sharedStrings.xml": acak})
    assert "bom zip" in tolakan(path, BatasBaca(ukuran_terurai_byte=4 * MIB)).pesan


@pytest.mark.parametrize(
    "deklarasi",
    [
        '<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">',
    ],
)
@pytest.mark.parametrize(
    "bagian",
    ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"],
)
def test_doctype_and_entities(tmp_path: Path, deklarasi: str, bagian: str) -> None:
    isi = bagian_xlsx({"A": lembar_xml(SATU_SEL)}) | {}
    asal = isi.get(bagian, "<styleSheet/>").removeprefix('<?xml version="1.0" encoding="UTF-8"?>')
    galat = tolakan(tulis_zip(tmp_path / "a.xlsx", isi | {bagian: deklarasi + asal}))
    assert "DOCTYPE" in galat.pesan
    assert galat.tempat == bagian.lower()


def test_doctype_in_ods(tmp_path: Path) -> None:
    path = tulis_ods(tmp_path / "a.ods", '<table:table table:name="A"/>')
    with zipfile.ZipFile(path) as arsip:
        isi = arsip.read("content.xml").replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1)
        jenis = arsip.read("mimetype")
    galat = tolakan(tulis_zip(tmp_path / "b.ods", {"mimetype": jenis, "content.xml": isi}))
    assert "DOCTYPE" in galat.pesan


@pytest.mark.parametrize(
    ("sel", "kata"),
    [
        ('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "sampai sel XFD1048576"),
        ('<row r="1"><c r="XFD1048576"><v>1</v></c></row>', "sampai sel XFD1048576"),
        ('<row r="1048576"><c r="XFD1048576"><f>1</f></c></row>', "sampai sel XFD1048576"),
        ('<row r="2000000"><c r="A2000000"><v>1</v></c></row>', "Alamat sel A2000000"),
        ('<row r="4294967296"><c r="A1"><v>1</v></c></row>', "di luar batas"),
        ('<row r="1"><c r="XFE1"><v>1</v></c></row>', "Alamat sel XFE"),
        ('<row r="1"><c r="ZZZZZZZZZ1"><v>1</v></c></row>', "di luar batas"),
        ('<row r="1"><c r="!!"><v>1</v></c></row>', "di luar batas"),
    ],
)
def test_addresses_out_of_reach(tmp_path: Path, sel: str, kata: str) -> None:
    galat = tolakan(tulis_xlsx(tmp_path / "a.xlsx", SATU_SEL + sel))
    assert kata in galat.pesan
    assert galat.tempat == "lembar Usulan"


def test_far_but_empty_cells_and_lying_dimension_do_no_harm(tmp_path: Path) -> None:
    jauh = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    path = tulis_xlsx(
        tmp_path / "a.xlsx", SATU_SEL + jauh, sebelum='<dimension ref="A1:XFD1048576"/>'
    )
    assert read_buku(path).lembar[0].baris == ((1.0,),)


def test_merge_over_the_whole_sheet(tmp_path: Path) -> None:
    sesudah = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    galat = tolakan(tulis_xlsx(tmp_path / "a.xlsx", SATU_SEL, sesudah))
    assert "meliputi terlalu banyak sel" in galat.pesan


def test_hundred_thousand_merges(tmp_path: Path) -> None:
    gabungan = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 100_001))
    galat = tolakan(
        tulis_xlsx(tmp_path / "a.xlsx", SATU_SEL, f"<mergeCells>{gabungan}</mergeCells>")
    )
    assert "sel gabungan: 100.000, batasnya 20.000" in galat.pesan


def test_million_styled_empty_cells_are_read(tmp_path: Path) -> None:
    kosong = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(2, 1_000_002))
    hasil = read_buku(tulis_xlsx(tmp_path / "a.xlsx", SATU_SEL + kosong))
    assert hasil.lembar[0].baris == ((1.0,),)


def test_flood_of_cells_and_rows(tmp_path: Path) -> None:
    kosong = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(2, 3_000))
    path = tulis_xlsx(tmp_path / "a.xlsx", SATU_SEL + kosong)
    assert "terlalu banyak sel berformat" in tolakan(path, BatasBaca(sel=2_000)).pesan
    isi = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 3_000))
    path = tulis_xlsx(tmp_path / "b.xlsx", isi)
    galat = tolakan(path, BatasBaca(baris=2_000))
    assert "terlalu banyak baris: 2.999, batasnya 2.000" in galat.pesan


def test_five_thousand_sheets(tmp_path: Path) -> None:
    batas = BatasBaca(entri=10_000)
    path = tulis_zip(tmp_path / "a.xlsx", bagian_xlsx({f"L{n}": "<x/>" for n in range(5_000)}))
    assert "bom zip" in tolakan(path).pesan
    assert "5.000 lembar, batasnya 256" in tolakan(path, batas).pesan


@pytest.mark.parametrize(
    "tabel",
    [
        '<table:table-row table:number-rows-repeated="2000000000">{}</table:table-row>',
        '<table:table-row table:number-rows-repeated="1048576">{}</table:table-row>' * 3,
        '<table:table-row><table:table-cell table:number-columns-repeated="2000000000"/>{}'
        "</table:table-row>",
        '<table:table-row table:number-rows-repeated="-5">{}</table:table-row>',
    ],
)
def test_ods_repeats_out_of_reach(tmp_path: Path, tabel: str) -> None:
    sel = '<table:table-cell office:value-type="float" office:value="1"/>'
    isi = f'<table:table table:name="Usulan">{tabel.replace("{}", sel)}</table:table>'
    galat = tolakan(tulis_ods(tmp_path / "a.ods", isi))
    assert "di luar batas" in galat.pesan
    assert galat.tempat == "lembar Usulan"


def test_ods_filled_to_the_last_cell(tmp_path: Path) -> None:
    sel = '<table:table-cell office:value-type="float" office:value="1"/>'
    isi = (
        '<table:table table:name="Usulan"><table:table-row table:number-rows-repeated="1048575">'
        '<table:table-cell table:number-columns-repeated="16383"/></table:table-row>'
        '<table:table-row><table:table-cell table:number-columns-repeated="16383"/>'
        f"{sel}</table:table-row></table:table>"
    )
    assert "sampai sel XFD1048576" in tolakan(tulis_ods(tmp_path / "a.ods", isi)).pesan


def test_ole_with_absurd_tables(tmp_path: Path) -> None:
    isi = bytearray(ole2({"Workbook": biff8({"A": [sel_angka(0, 0, 1)]})}))
    struct.pack_into("<I", isi, 44, 0xFFFFFFF0)
    struct.pack_into("<I", isi, 72, 0xFFFFFFF0)
    hasil = dibaca_atau_ditolak(tulis(tmp_path / "a.xls", bytes(isi)))
    assert isinstance(hasil, BerkasTidakTerbaca) or hasil.lembar[0].baris == ((1,),)
    putar = bytearray(ole2({"Workbook": biff8({"A": [sel_angka(0, 0, 1)]})}))
    struct.pack_into("<I", putar, 512 + 4, 1)
    assert "rusak" in tolakan(tulis(tmp_path / "b.xls", bytes(putar))).pesan


@settings(max_examples=60, deadline=None)
@given(
    awal=st.sampled_from(
        [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x09\x08", b"<", b"\xff\xfe"]
    ),
    isi=st.binary(max_size=2_000),
)
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, awal: bytes, isi: bytes
) -> None:
    path = tulis(tmp_path_factory.mktemp("acak") / "a.xlsx", awal + isi)
    hasil = dibaca_atau_ditolak(path)
    assert isinstance(hasil, BerkasTidakTerbaca) or hasil.format == "csv"


@settings(max_examples=40, deadline=None)
@given(posisi=st.integers(0, 10_000), ganti=st.binary(min_size=1, max_size=8), jenis=st.booleans())
def test_flipped_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, posisi: int, ganti: bytes, jenis: bool
) -> None:
    folder = tmp_path_factory.mktemp("acak")
    xls = ole2({"Workbook": biff8({"A": [sel_angka(n, n % 5, n) for n in range(40)]})})
    isi = bytearray(xls if jenis else tulis_xlsx(folder / "b.xlsx", SATU_SEL).read_bytes())
    posisi %= len(isi)
    isi[posisi : posisi + len(ganti)] = ganti
    path = tulis(folder / "a.xlsx", bytes(isi))
    hasil = dibaca_atau_ditolak(path)
    assert isinstance(hasil, BerkasTidakTerbaca) or hasil.lembar
