"""Workbooks built byte by byte for the reader's tests: odd, broken and hostile ones."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

SS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HUB = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKET = "http://schemas.openxmlformats.org/package/2006"
JENIS_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
JENIS_XLSM = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def lembar_xml(baris: str, sesudah: str = "", sebelum: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{SS}">{sebelum}'
        f"<sheetData>{baris}</sheetData>{sesudah}</worksheet>"
    )


def bagian_xlsx(
    lembar: Mapping[str, str], jenis: str = JENIS_XLSX, keadaan: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return the parts of a workbook whose sheets (name -> XML) are given."""
    keadaan = keadaan or {}
    daftar, hubungan, bagian = [], [], {}
    for nomor, (nama, xml) in enumerate(lembar.items(), start=1):
        sifat = f' state="{keadaan[nama]}"' if nama in keadaan else ""
        daftar.append(f'<sheet name="{nama}" sheetId="{nomor}"{sifat} r:id="rId{nomor}"/>')
        sasaran = f"worksheets/sheet{nomor}.xml"
        hubungan.append(_hubungan(f"rId{nomor}", "worksheet", sasaran))
        bagian[f"xl/{sasaran}"] = xml
    return {
        "[Content_Types].xml": f'<Types xmlns="{PAKET}/content-types">'
        '<Default Extension="rels" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{jenis}"/></Types>',
        "_rels/.rels": _rels([_hubungan("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{SS}" xmlns:r="{HUB}">'
        f"<sheets>{''.join(daftar)}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _rels(hubungan),
        **bagian,
    }


def tulis_zip(path: Path, bagian: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, isi in bagian.items():
            arsip.writestr(nama, isi)
    return path


def tulis_xlsx(path: Path, baris: str, sesudah: str = "", sebelum: str = "") -> Path:
    """Write a workbook of one sheet `Usulan` with the given rows."""
    return tulis_zip(path, bagian_xlsx({"Usulan": lembar_xml(baris, sesudah, sebelum)}))


def tulis_ods(path: Path, tabel: str, gaya: str = "") -> Path:
    ruang = " ".join(
        f'xmlns:{a}="urn:oasis:names:tc:opendocument:xmlns:{b}:1.0"'
        for a, b in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
    )
    calcext = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    isi = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ruang} {calcext}>'
        f"<office:automatic-styles>{gaya}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tabel}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    manifes = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS}"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("mimetype", ODS, zipfile.ZIP_STORED)
        arsip.writestr("META-INF/manifest.xml", manifes)
        arsip.writestr("content.xml", isi)
    return path


def ole2(aliran: Mapping[str, bytes]) -> bytes:
    """Return an OLE2 container; streams are padded to 4096 so that none needs the mini stream."""
    isi = {nama: data.ljust(4096, b"\0") for nama, data in aliran.items()}
    sektor_isi = {nama: _bulat(len(data)) for nama, data in isi.items()}
    sektor_direktori = _bulat((len(isi) + 1) * 128)
    jumlah = sum(sektor_isi.values()) + sektor_direktori
    sektor_fat = next(n for n in range(1, 110) if n * 128 >= jumlah + n)
    fat: list[int] = [0xFFFFFFFD] * sektor_fat
    fat += _rantai(sektor_fat, sektor_direktori)
    entri = [_entri("Root Entry", 5, 1 if isi else 0xFFFFFFFF, 0xFFFFFFFE, 0)]
    data = b""
    for nomor, (nama, potongan) in enumerate(isi.items(), start=1):
        kanan = nomor + 1 if nomor < len(isi) else 0xFFFFFFFF
        entri.append(_entri(nama, 2, 0xFFFFFFFF, len(fat), len(potongan), kanan))
        fat += _rantai(len(fat), sektor_isi[nama])
        data += potongan.ljust(sektor_isi[nama] * 512, b"\0")
    kepala = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, sektor_fat, sektor_fat, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0),
    )
    difat = [*range(sektor_fat), *([0xFFFFFFFF] * (109 - sektor_fat))]
    isi_fat = struct.pack(f"<{len(fat)}I", *fat).ljust(sektor_fat * 512, b"\xff")
    direktori = b"".join(entri).ljust(sektor_direktori * 512, b"\0")
    return kepala + struct.pack("<109I", *difat) + isi_fat + direktori + data


def biff8(lembar: Mapping[str, Iterable[bytes]], sebelum: bytes = b"") -> bytes:
    """Return the Workbook stream of an old Excel file: sheet name -> its records."""
    isi = {nama: _bof(0x10) + b"".join(catatan) + rekaman(0x0A) for nama, catatan in lembar.items()}
    panjang_daftar = sum(12 + len(nama) for nama in isi)
    posisi = len(_bof(5) + sebelum) + panjang_daftar + len(rekaman(0x0A))
    daftar = b""
    for nama, data in isi.items():
        judul = struct.pack("<BB", len(nama), 0) + nama.encode("latin-1")
        daftar += rekaman(0x85, struct.pack("<IBB", posisi, 0, 0) + judul)
        posisi += len(data)
    return _bof(5) + sebelum + daftar + rekaman(0x0A) + b"".join(isi.values())


def rekaman(jenis: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", jenis, len(data)) + data


def sel_angka(baris: int, kolom: int, nilai: float) -> bytes:
    return rekaman(0x0203, struct.pack("<HHHd", baris, kolom, 0, nilai))


def sel_galat(baris: int, kolom: int, kode: int) -> bytes:
    return rekaman(0x0205, struct.pack("<HHHBB", baris, kolom, 0, kode, 1))


def zip_berisi(isi: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(isi))


def _hubungan(id_: str, jenis: str, sasaran: str) -> str:
    return f'<Relationship Id="{id_}" Type="{HUB}/{jenis}" Target="{sasaran}"/>'


def _rels(hubungan: Iterable[str]) -> str:
    return f'<Relationships xmlns="{PAKET}/relationships">{"".join(hubungan)}</Relationships>'


def _bulat(byte: int) -> int:
    return -(-byte // 512)


def _rantai(awal: int, jumlah: int) -> list[int]:
    return [*range(awal + 1, awal + jumlah), 0xFFFFFFFE]


def _entri(
    nama: str, jenis: int, anak: int, awal: int, ukuran: int, kanan: int = 0xFFFFFFFF
) -> bytes:
    teks = (nama + "\0").encode("utf-16-le")
    ekor = struct.pack("<III36xIQ", 0xFFFFFFFF, kanan, anak, awal, ukuran)
    return teks.ljust(64, b"\0") + struct.pack("<HBB", len(teks), jenis, 1) + ekor


def _bof(jenis: int) -> bytes:
    return rekaman(0x0809, struct.pack("<HHHHII", 0x0600, jenis, 0, 0, 0, 6))


def tulis_xlsb(path: Path, sel: Iterable[bytes]) -> Path:
    """Write a binary workbook: one hidden sheet `Usulan`, the given cells in its first row."""
    lembar = [rekaman12(129), rekaman12(148, struct.pack("<IIII", 0, 0, 0, 9)), rekaman12(145)]
    lembar += [rekaman12(0, struct.pack("<IIHBBBII", 0, 0, 300, 0, 0, 0, 1, 0)), *sel]
    lembar += [rekaman12(146), rekaman12(130)]
    sifat = struct.pack("<II", 1, 1) + teks12("rId1") + teks12("Usulan")
    buku = [rekaman12(131), rekaman12(143), rekaman12(156, sifat), rekaman12(144), rekaman12(132)]
    jenis = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    bagian: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PAKET}/content-types">'
        f'<Override PartName="/xl/workbook.bin" ContentType="{jenis}"/></Types>',
        "_rels/.rels": _rels([_hubungan("rId1", "officeDocument", "xl/workbook.bin")]),
        "xl/_rels/workbook.bin.rels": _rels(
            [_hubungan("rId1", "worksheet", "worksheets/sheet1.bin")]
        ),
        "xl/workbook.bin": b"".join(buku),
        "xl/worksheets/sheet1.bin": b"".join(lembar),
    }
    return tulis_zip(path, bagian)


def rekaman12(jenis: int, data: bytes = b"") -> bytes:
    """Return a record of a binary workbook: kind and length in groups of seven bits."""
    return _tujuh(jenis) + _tujuh(len(data)) + data


def teks12(teks: str) -> bytes:
    return struct.pack("<I", len(teks)) + teks.encode("utf-16-le")


def _tujuh(angka: int) -> bytes:
    return bytes((angka & 0x7F | 0x80, angka >> 7)) if angka > 127 else bytes((angka,))
