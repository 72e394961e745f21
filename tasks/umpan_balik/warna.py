"""The colours of our marks. Each remembers, in its last bits, how the cell looked before.

A kelurahan inserts rows, sorts and copies before it sends the marked file back, so a list of
addresses would restore the wrong cells. Instead the lowest five bits of the blue of each mark
(a difference no eye sees) number the look that the cell had, and the looks are listed once in our
hidden sheet. The mark carries its past wherever the cell goes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from copy import copy
from typing import cast
from xml.etree.ElementTree import fromstring, tostring

from openpyxl.cell.cell import Cell
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color
from openpyxl.styles.fills import Fill
from openpyxl.styles.fonts import Font

WARNA = {
    "tolak": 0xFFB3A0,
    "periksa": 0xFFE680,
    "info": 0xBBDDE0,
    "baris": 0xD9CCE0,
    "baris_tolak": 0xE06660,
}
"""Base colours: the levels of findings, and the marks at the left edge of a row."""
_SIMPANAN_MAKS = 32
_POLOS = json.dumps({"huruf": None, "isian": None})


def isian(jenis: str, nomor: int = 0) -> PatternFill:
    """Return the fill of a mark of kind `jenis` over look number `nomor`."""
    return PatternFill("solid", fgColor=f"FF{WARNA[jenis] | nomor:06X}")


class TampilanAsal:
    """The looks that marked cells had before, numbered. Number 0 is a cell without a fill.

    A workbook with more than 31 different looks under its marks gets number 0 for the rest.
    """

    def __init__(self, daftar: Iterable[str] = (_POLOS,)) -> None:
        self.daftar = list(daftar)

    def warnai(self, sel: Cell, jenis: str) -> None:
        """Fill `sel` with the colour of `jenis` and remember how it looked.

        White letters on a dark fill would vanish on our light colours, so they turn black.
        """
        gelap = _is_huruf_putih(sel)
        nomor = self._nomori(_rekam(sel, gelap))
        sel.fill = isian(jenis, nomor)
        if gelap:
            sel.font = _hitamkan(sel.font)

    def pulihkan(self, sel: Cell) -> None:
        """Give `sel` its former look back when it carries one of our colours."""
        nomor = _baca_nomor(sel)
        if nomor is None:
            return
        rekaman = json.loads(self.daftar[nomor] if nomor < len(self.daftar) else _POLOS)
        sel.fill = _baca_isian(rekaman["isian"])
        if rekaman["huruf"]:
            sel.font = _baca_huruf(rekaman["huruf"])

    def _nomori(self, rekaman: str) -> int:
        if rekaman not in self.daftar:
            if len(self.daftar) >= _SIMPANAN_MAKS:
                return 0
            self.daftar.append(rekaman)
        return self.daftar.index(rekaman)


def _baca_nomor(sel: Cell) -> int | None:
    """Return the number in a colour of ours, None for any other fill."""
    warna = sel.fill
    if warna.tagname != "patternFill" or warna.patternType != "solid":
        return None
    rgb = warna.fgColor.rgb
    if warna.fgColor.type != "rgb" or not isinstance(rgb, str):
        return None
    angka = int(rgb[-6:], 16)
    return angka & 0x1F if angka & ~0x1F in WARNA.values() else None


def _rekam(sel: Cell, dengan_huruf: bool) -> str:
    polos = sel.fill.tagname == "patternFill" and sel.fill.patternType is None
    rekaman = {
        "isian": None if polos else _tulis_xml(sel.fill.to_tree()),
        "huruf": _tulis_xml(sel.font.to_tree("font")) if dengan_huruf else None,
    }
    return json.dumps(rekaman, sort_keys=True)


def _tulis_xml(pohon: object) -> str:
    return tostring(pohon, encoding="unicode")  # type: ignore[call-overload, no-any-return]


def _baca_isian(xml: str | None) -> Fill:
    if not xml:
        return PatternFill()
    return cast(Fill, Fill.from_tree(fromstring(xml)))  # type: ignore[arg-type]


def _baca_huruf(xml: str) -> Font:
    return Font.from_tree(fromstring(xml))  # type: ignore[arg-type]


def _hitamkan(huruf: object) -> Font:
    hitam = cast(Font, copy(huruf))
    hitam.color = Color(rgb="FF000000")
    return hitam


def _is_huruf_putih(sel: Cell) -> bool:
    warna = sel.font.color
    if warna is None:
        return False
    if warna.type == "theme":
        return bool(warna.theme == 0)
    return warna.type == "rgb" and str(warna.rgb)[-6:].upper() == "FFFFFF"
