"""Texts as people type them: cleaned for reading, and folded for comparing."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

_LANJUTAN = "".join(
    bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b)
    for b in range(0x80, 0xC0)
)
_L = f"[{re.escape(_LANJUTAN)}]"
_MOJIBAKE = re.compile(f"[\xc2-\xdf]{_L}|[\xe0-\xef]{_L}{{2}}|[\xf0-\xf4]{_L}{{3}}")
_TAK_TAMPAK = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]")
_KENDALI = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LOLOSAN_EXCEL = re.compile(r"_x(000[9ADad]|00[Aa]0|200[Bb])_")
_ENTITAS = re.compile(r"&(?:amp|nbsp|quot|apos|lt|gt|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});")
_SPASI = re.compile(r"\s+")
_PERLU = re.compile(r"  |[\x00-\x1f\x7f]|^[ ']| $|_x[0-9A-Fa-f]{4}_|&[a-z#]")
_BUKAN_KUNCI = re.compile(r"[\W_]+")
_PECAHAN = re.compile("([0-9]?)([\u00bc-\u00be\u2150-\u215e])")
_GALAT = re.compile(
    r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|NILAI!|KOSONG!)",
    re.IGNORECASE,
)
_TANDA_KOSONG = re.compile(r"[-\u2010-\u2015\u2212_=.\u2026]*")


@lru_cache(maxsize=65_536)
def clean_teks(teks: str | None) -> str | None:
    """Return `teks` with its invisible damage mended, or None when nothing is left.

    Mended: UTF-8 that was read as cp1252, HTML entities and Excel's `_x000D_` escapes, spaces of
    all kinds (folded to one), zero-width and control characters, an apostrophe typed in front to
    force text. Curly quotes, dashes, superscripts and letter case stay as typed.
    """
    if teks is None:
        return None
    if teks.isascii() and not _PERLU.search(teks):
        return teks or None
    hasil = unicodedata.normalize("NFC", _repair_mojibake(_unescape(teks)))
    hasil = _KENDALI.sub("", _TAK_TAMPAK.sub("", hasil))
    hasil = _strip_apostrof(_SPASI.sub(" ", hasil).strip())
    return hasil or None


def is_galat(teks: str | None) -> bool:
    """Tell whether the text is an Excel error value, as CSV files and copied cells carry it."""
    return teks is not None and _GALAT.fullmatch(teks.strip()) is not None


def is_tanda_kosong(teks: str) -> bool:
    """Tell whether a cleaned text is only the dashes or dots people put into an empty cell."""
    return _TANDA_KOSONG.fullmatch(teks) is not None


def normalise_kunci(teks: str | None) -> str:
    """Return the text folded for identity: compatibility forms, no case, no punctuation."""
    if teks is None:
        return ""
    return _BUKAN_KUNCI.sub(" ", unicodedata.normalize("NFKC", teks).casefold()).strip()


def fold_lebar(teks: str | None) -> str:
    """Return the cleaned text with full-width digits, superscripts and fractions in plain signs.

    `2½` becomes `2 1/2`: plain NFKC would glue it to 21/2.
    """
    bersih = clean_teks(teks) or ""
    if bersih.isascii():
        return bersih
    bersih = _PECAHAN.sub(lambda m: f"{m[1]} {unicodedata.normalize('NFKC', m[2])}", bersih)
    lipat = unicodedata.normalize("NFKC", bersih).replace("\u2044", "/").replace("\u2212", "-")
    return _SPASI.sub(" ", lipat).strip()


def _unescape(teks: str) -> str:
    teks = _LOLOSAN_EXCEL.sub(lambda m: chr(int(m[1], 16)), teks)
    return _ENTITAS.sub(lambda m: html.unescape(m[0]), teks)


def _repair_mojibake(teks: str) -> str:
    # Twice, because a file that was saved wrongly is often saved wrongly again.
    for _ in range(2):
        teks = _MOJIBAKE.sub(_decode_ulang, teks)
    return re.sub("\xc2(?=\\s|$)", "", teks)


def _decode_ulang(cocok: re.Match[str]) -> str:
    bait = b"".join(_bait(huruf) for huruf in cocok[0])
    try:
        return bait.decode("utf-8")
    except UnicodeDecodeError:
        return cocok[0]


def _bait(huruf: str) -> bytes:
    # cp1252 leaves five bytes undefined; readers hand them through as they are.
    return bytes([ord(huruf)]) if ord(huruf) < 0x100 else huruf.encode("cp1252")


def _strip_apostrof(teks: str) -> str:
    return teks[1:].lstrip() if teks[:1] == "'" and "'" not in teks[1:] else teks
