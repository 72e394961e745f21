"""XML without its dangers: expat in pieces, no DOCTYPE, no entities."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NoReturn
from xml.parsers import expat

from tasks.baca.alasan import tolak

Mulai = Callable[[str, dict[str, str]], None]


class NamaLokal(dict[str, str]):
    """Element names without their prefix: `x:row` is `row`. Filled as names turn up."""

    def __missing__(self, nama: str) -> str:
        lokal = nama.rpartition(":")[2]
        self[nama] = lokal
        return lokal


def parse_xml(
    potongan: Iterable[bytes], bagian: str, siapkan: Callable[[expat.XMLParserType], None]
) -> None:
    """Run the handlers that `siapkan` puts on the parser over a part given in pieces.

    Raises:
        BerkasTidakTerbaca: malformed XML, or XML with a DOCTYPE or an entity declaration.
    """
    parser = _buat_parser(bagian)
    siapkan(parser)
    try:
        for data in potongan:
            parser.Parse(data, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, UnicodeError) as galat:
        raise tolak("rusak", tempat=bagian, sebab=f"XML tidak utuh ({galat})") from galat


def parse_unsur(potongan: Iterable[bytes], bagian: str, mulai: Mulai) -> None:
    """Call `mulai(name, attributes)` for every element of a part, prefixes kept."""

    def siapkan(parser: expat.XMLParserType) -> None:
        parser.StartElementHandler = mulai

    parse_xml(potongan, bagian, siapkan)


def larang_doctype(potongan: Iterable[bytes], bagian: str) -> None:
    """Refuse a part with a DOCTYPE or an entity; other faults of it are left to its reader.

    Raises:
        BerkasTidakTerbaca: a forbidden declaration, or a damaged zip entry.
    """
    parser = _buat_parser(bagian)
    utuh = True
    for data in potongan:
        if utuh:
            utuh = _lanjutkan(parser, data)


def _lanjutkan(parser: expat.XMLParserType, data: bytes) -> bool:
    try:
        parser.Parse(data, False)
    except (expat.ExpatError, LookupError, UnicodeError):
        return False
    return True


def _buat_parser(bagian: str) -> expat.XMLParserType:
    def larang(*_: object) -> NoReturn:
        raise tolak("doctype", tempat=bagian)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = larang
    parser.EntityDeclHandler = larang
    return parser
