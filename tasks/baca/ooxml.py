"""The parts of an Office workbook: where the workbook is, which sheets it has and where they are.

Followed through the relationships (`_rels/*.rels`), never by guessed names: a part may lie
anywhere.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from tasks.baca.alasan import SIMPAN_ULANG, tolak
from tasks.baca.arsip import Arsip
from tasks.baca.xml_aman import NamaLokal, parse_unsur

JENIS_ISI = "[Content_Types].xml"
AKAR = "_rels/.rels"
FORMAT_ISI: tuple[tuple[str, str], ...] = (
    ("sheet.binary.macroenabled.main", "xlsb"),
    ("sheet.macroenabled.main", "xlsm"),
    ("template.macroenabled.main", "xlsm"),
    ("addin.macroenabled.main", "xlsm"),
    ("spreadsheetml.sheet.main", "xlsx"),
    ("spreadsheetml.template.main", "xlsx"),
)
DOKUMEN_LAIN = (
    ("wordprocessingml", "dokumen Word"),
    ("ms-word", "dokumen Word"),
    ("presentationml", "salindia PowerPoint"),
    ("ms-powerpoint", "salindia PowerPoint"),
)


@dataclass(frozen=True)
class BukuOoxml:
    """An Office workbook: its format and the part that lists its sheets."""

    format: str
    bagian: str


@dataclass(frozen=True)
class LembarXml:
    """A sheet as the workbook part lists it. `bagian` is None when its relationship is missing."""

    nama: str
    bagian: str | None
    jenis: str


@dataclass(frozen=True)
class IsiBuku:
    """All sheets of an XML workbook in order, and the part of its shared strings if it has one."""

    lembar: tuple[LembarXml, ...]
    teks_bersama: str | None


def find_buku(arsip: Arsip) -> BukuOoxml:
    """Return the workbook part of an Office container.

    Raises:
        BerkasTidakTerbaca: the container holds another kind of document, or no workbook part.
    """
    sasaran = [t for j, t in _read_hubungan(arsip, AKAR, "").values() if j == "officeDocument"]
    if not sasaran:
        raise tolak("bagian_hilang", bagian="buku kerja (workbook)")
    jenis_isi = _read_jenis_isi(arsip, sasaran[0])
    for tanda, nama in FORMAT_ISI:
        if tanda in jenis_isi:
            return BukuOoxml(nama, sasaran[0])
    for tanda, sebutan in DOKUMEN_LAIN:
        if tanda in jenis_isi:
            saran = "Salin tabelnya ke Excel, simpan sebagai .xlsx, lalu kirim ulang."
            raise tolak("bukan_buku", sebab=f"ini {sebutan}", saran=saran)
    raise tolak("bukan_buku", sebab="jenis isinya tidak dikenal", saran=SIMPAN_ULANG)


def read_isi_buku(arsip: Arsip, buku: BukuOoxml) -> IsiBuku:
    """Return what the workbook part lists, chart and macro sheets included."""
    hubungan = _read_hubungan(arsip, _bagian_rels(buku.bagian), posixpath.dirname(buku.bagian))
    lembar: list[LembarXml] = []
    lokal = NamaLokal()

    def mulai(nama: str, atribut: dict[str, str]) -> None:
        if lokal[nama] != "sheet":
            return
        rid = next((v for k, v in atribut.items() if lokal[k] == "id"), "")
        jenis, bagian = hubungan.get(rid, ("", None))
        lembar.append(LembarXml(atribut.get("name", ""), bagian, jenis))

    parse_unsur(arsip.stream(buku.bagian), buku.bagian, mulai)
    bersama = [bagian for jenis, bagian in hubungan.values() if jenis == "sharedStrings"]
    return IsiBuku(tuple(lembar), bersama[0] if bersama else None)


def _bagian_rels(bagian: str) -> str:
    folder, nama = posixpath.split(bagian)
    return posixpath.join(folder, "_rels", f"{nama}.rels")


def _read_hubungan(arsip: Arsip, bagian: str, folder: str) -> dict[str, tuple[str, str]]:
    """Return relationship id -> (last word of its type, path of its target inside the zip)."""
    hubungan: dict[str, tuple[str, str]] = {}
    lokal = NamaLokal()

    def mulai(nama: str, atribut: dict[str, str]) -> None:
        if lokal[nama] != "Relationship" or atribut.get("TargetMode") == "External":
            return
        jenis = atribut.get("Type", "").rpartition("/")[2]
        hubungan[atribut.get("Id", "")] = (jenis, _gabung(folder, atribut.get("Target", "")))

    parse_unsur(arsip.stream(bagian), bagian, mulai)
    return hubungan


def _gabung(folder: str, sasaran: str) -> str:
    sasaran = sasaran.replace("\\", "/")
    if sasaran.startswith("/"):
        return posixpath.normpath(sasaran.lstrip("/"))
    return posixpath.normpath(posixpath.join(folder, sasaran))


def _read_jenis_isi(arsip: Arsip, bagian: str) -> str:
    """Return the content type of a part, lower case; "" when none is declared."""
    khusus: dict[str, str] = {}
    akhiran: dict[str, str] = {}
    lokal = NamaLokal()

    def mulai(nama: str, atribut: dict[str, str]) -> None:
        jenis = atribut.get("ContentType", "").lower()
        if lokal[nama] == "Override":
            khusus[atribut.get("PartName", "").lstrip("/").lower()] = jenis
        elif lokal[nama] == "Default":
            akhiran[atribut.get("Extension", "").lower()] = jenis

    parse_unsur(arsip.stream(JENIS_ISI), JENIS_ISI, mulai)
    kecil = bagian.lower()
    return khusus.get(kecil) or akhiran.get(kecil.rpartition(".")[2], "")
