"""Which cells a reader lost: a second, slower pass, run only when the counts differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.parsers import expat

from schemas.lembar import Titik
from tasks.baca.alamat import parse_titik
from tasks.baca.kalamin import Kisi
from tasks.baca.xml_aman import NamaLokal, parse_xml


def read_teks_bersama(potongan: Iterable[bytes], bagian: str) -> list[str]:
    """Return the shared strings by index, their runs joined."""
    teks: list[str] = []
    lokal = NamaLokal()

    def mulai(nama: str, atribut: dict[str, str]) -> None:
        if lokal[nama] == "si":
            teks.append("")

    def huruf(data: str) -> None:
        if teks:
            teks[-1] += data

    def siapkan(parser: expat.XMLParserType) -> None:
        parser.StartElementHandler = mulai
        parser.CharacterDataHandler = huruf

    parse_xml(potongan, bagian, siapkan)
    return teks


def find_sel_hilang(
    potongan: Iterable[bytes], bagian: str, teks_bersama: list[str], kisi: Kisi
) -> list[Titik]:
    """Return the cells with a value in the XML that are empty in the grid, errors left out."""
    return [
        titik
        for titik, jenis, isi in _sel_xml(potongan, bagian)
        if jenis != "e" and _berisi(jenis, isi, teks_bersama) and not _ada(kisi, titik)
    ]


def _sel_xml(potongan: Iterable[bytes], bagian: str) -> Iterator[tuple[Titik, str, str]]:
    sel: list[tuple[Titik, str, list[str]]] = []
    lokal = NamaLokal()
    dalam_nilai = False

    def mulai(nama: str, atribut: dict[str, str]) -> None:
        nonlocal dalam_nilai
        lokal_nama = lokal[nama]
        if lokal_nama == "c" and "r" in atribut:
            sel.append((parse_titik(atribut["r"]), atribut.get("t", "n"), []))
        dalam_nilai = lokal_nama in ("v", "t")

    def akhir(nama: str) -> None:
        nonlocal dalam_nilai
        dalam_nilai = False

    def huruf(data: str) -> None:
        if dalam_nilai and sel:
            sel[-1][2].append(data)

    def siapkan(parser: expat.XMLParserType) -> None:
        parser.StartElementHandler = mulai
        parser.EndElementHandler = akhir
        parser.CharacterDataHandler = huruf

    parse_xml(potongan, bagian, siapkan)
    return ((titik, jenis, "".join(isi)) for titik, jenis, isi in sel)


def _berisi(jenis: str, isi: str, teks_bersama: list[str]) -> bool:
    """Tell whether a cell shows anything; an index beyond the shared strings is a lost text.

    Blanks alone show nothing: readers drop them, and nobody can type them anew.
    """
    if jenis != "s":
        return isi.strip() != ""
    nomor = int(isi) if isi.strip().isdecimal() else -1
    return not 0 <= nomor < len(teks_bersama) or teks_bersama[nomor].strip() != ""


def _ada(kisi: Kisi, titik: Titik) -> bool:
    baris, kolom = titik
    return baris < len(kisi) and kolom < len(kisi[baris]) and kisi[baris][kolom] is not None
