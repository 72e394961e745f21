"""How people spell RT and RW: the words themselves, number words, letters typed for digits."""

from __future__ import annotations

import re

from usulan.bilangan import words_to_digits

POLA_RT_RW = (
    r"(?<![a-z])r\s?\.?\s?(?P<kata>[tw])(?![a-z])"
    r"[\s.:=#(-]*(?:(?:nomor|no|ke)(?![a-z])[\s.:-]*)?"
)
KATA_RT_RW = re.compile(POLA_RT_RW, re.IGNORECASE)
MUNGKIN_RT_RW = re.compile(r"(?<![a-z])(?:r\s?\.?\s?[tw]|rukun)", re.IGNORECASE)
"""A cheap first look: most texts name neither."""
_PANJANG = re.compile(r"\brukun\s+(?P<kata>tetangga|warga)\b", re.IGNORECASE)
_SEBUT = re.compile(
    POLA_RT_RW + r"(?P<sebut>[a-z]{3,}(?:\s(?:belas|puluh(?:\s[a-z]{3,})?))?)\b", re.IGNORECASE
)
_RT_TERSIRAT = re.compile(
    r"^\W*(?P<rt>\d{1,3}|[ivx]+)[\s/,.-]+(?=r\s?\.?\s?w[\s.:=/-]*\d)", re.IGNORECASE
)
"""The RT before a written RW: "03/RW 02"."""
_MIRIP = "[0-9OoIl]"
_DERET_MIRIP = rf"{_MIRIP}+(?:\s?[,/&-]\s?{_MIRIP}+)*(?!\w(?<![rR]))"
_SETELAH_KATA = re.compile(
    rf"(?P<awal>(?<![A-Za-z])[Rr]\s?\.?\s?[TtWw][\s.:=#(-]*)(?P<deret>{_DERET_MIRIP})"
)
_DERET_SAJA = re.compile(rf"(?P<awal>)(?P<deret>{_DERET_MIRIP})")
_CAMPUR = re.compile(rf"(?=\d*[OoIl])(?=[OoIl]*\d){_MIRIP}+")
"""Digits and letters that look like digits in one number: O3, l2, 1O."""
_KE_ANGKA = str.maketrans("OoIl", "0011")


def normalise_ejaan(teks: str) -> str:
    """Return the text with Rukun Tetangga and number words as RT and digits."""
    pendek = _PANJANG.sub(lambda m: "RT" if m["kata"][0] in "tT" else "RW", teks)
    pendek = _RT_TERSIRAT.sub(lambda m: f"RT {m['rt']} ", pendek)
    return _SEBUT.sub(_angkakan, pendek)


def mend_huruf(teks: str) -> tuple[str, str]:
    """Return the text with look-alike letters read as digits, and with such numbers left open.

    "RT O3/RW 02" gives "RT 03/RW 02" and "RT .../RW 02"; both are the text itself where no number
    mixes digits with letters. Only behind the words RT and RW, or where the cell is but numbers.
    """
    pola = _DERET_SAJA if _DERET_SAJA.fullmatch(teks) else _SETELAH_KATA
    tebakan = pola.sub(lambda m: m["awal"] + _CAMPUR.sub(_tebak, m["deret"]), teks)
    terbuka = pola.sub(lambda m: m["awal"] + _CAMPUR.sub("...", m["deret"]), teks)
    return tebakan, terbuka


def _tebak(cocok: re.Match[str]) -> str:
    return cocok[0].translate(_KE_ANGKA)


def _angkakan(cocok: re.Match[str]) -> str:
    angka = words_to_digits(cocok["sebut"].lower())
    if not angka.isdigit():
        return cocok[0]
    return cocok[0][: cocok.start("sebut") - cocok.start()] + angka
