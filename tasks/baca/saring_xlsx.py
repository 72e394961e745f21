"""Take the plain cells out of a sheet's XML before expat sees it: they are 99 % of the cost.

A plain cell (a value, no formula, no error) that another cell follows tells the scan nothing but
that it is there, so it is counted and dropped by one regular expression. The last cell of each row
stays, for its address. XML written in any other manner (prefixes, other encodings or attributes)
does not match and goes through whole: slower, never wrong. A cell out of order far to the right may
pass unseen; the reader's memory limit stands behind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

_SEL = rb'<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?'
_KOSONG = re.compile(_SEL + rb'(?: t="n")?(?: ?/>|></c>)')
_POLOS = re.compile(
    _SEL + rb'(?: t="(?:s|n|b|str|inlineStr)")?>'
    rb"(?:<v>[^<]+</v>|<is><t[^>]*>[^<]+</t></is>)</c>(?=\s*<c )"
)
_BARIS_KOSONG = re.compile(
    rb'<row r="[0-9]+"(?![^>]*(?: hidden="[1t]| ht="0"))[^>]*(?:/>|>\s*</row>)'
    rb"(?=\s*(?:<row r=|</sheetData))"
)
"""An empty row that is not hidden; the next one must name its own number."""
_AKHIR_BARIS = b"</row>"


def saring_sel(potongan: Iterable[bytes], catat: Callable[[int, int], None]) -> Iterator[bytes]:
    """Yield the XML without its plain cells; `catat(filled, empty)` is told how many went."""
    sisa = b""
    for data in potongan:
        data = sisa + data
        akhir = data.rfind(_AKHIR_BARIS)
        # Without a row's end in sight nothing is held back, so memory stays flat.
        sisa = data[akhir:] if akhir >= 0 else b""
        yield _saring(data[:akhir] if akhir >= 0 else data, catat)
    yield sisa


def _saring(data: bytes, catat: Callable[[int, int], None]) -> bytes:
    data, kosong = _KOSONG.subn(b"", data)
    data, berisi = _POLOS.subn(b"", data)
    catat(berisi, kosong)
    return _BARIS_KOSONG.sub(b"", data) if kosong else data
