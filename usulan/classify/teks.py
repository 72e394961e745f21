"""From a proposal as typed to tokens: one spelling per word, numbers and RT/RW left out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import NamedTuple

from usulan.classify.ejaan import Pengeja

_NOMOR = r"(?:\d+(?:[a-z]\b)?|[ivx]+\b)"
_RT = r"r\s?[tw]\s*[.:]?\s*"
RT_RW = re.compile(rf"(?<![a-z]){_RT}{_NOMOR}(?:\s*(?:[,/&-]|dan|sampai)\s*(?:{_RT})?{_NOMOR})*")
"""RT/RW with its numbers is always a place; "honor RT" without a number is not."""
BANYAKNYA = re.compile(
    r"\b\d[\d.,]*\s*(?:kk|k\.k|jiwa|orang|org|unit|buah|bh|titik|ttk|m|mtr|meter|km|kg|ekor|paket|set)\b"
)
"""A quantity with its unit says how much, not what ("3 KK" is no family card)."""
SETRIP = re.compile(r"\s[-–—]\s|[;:|\n\r]|\.\s*$")
SAMPAI = re.compile(r"\bs\s*[/.]\s*d\b\.?")
TOKEN = re.compile(r"[a-z]+[0-9]*|[0-9]+[a-z]+|[,()&+/]")
UKURAN = re.compile(r"^\d+(?:m|m2|m3|mtr|meter|cm|km|kg|x|jt|juta|rb|unit|bh|org|ttk|titik|kk)$")
PEMBATAS = frozenset(",()/")
SAMBUNGAN = {"&": "dan", "+": "dan"}


class Kata(NamedTuple):
    """A token: its canonical word, and whether it was typed as an abbreviation or otherwise."""

    teks: str
    disingkat: bool


@dataclass
class Normalisasi:
    """Turns texts into tokens and remembers every spelling it has mended."""

    pengeja: Pengeja
    _ingatan: dict[str, tuple[Kata, ...]] = field(default_factory=dict, repr=False)

    def tokenize(self, teks: str) -> list[Kata]:
        """Return the tokens of a text, delimiters ("," "(" ")" "/") among them."""
        hasil: list[Kata] = []
        ingatan = self._ingatan
        for token in TOKEN.findall(fold(teks)):
            kata = ingatan.get(token)
            if kata is None:
                kata = ingatan[token] = self._mend(token)
            hasil.extend(kata)
        return hasil

    def phrase(self, frasa: str) -> tuple[str, ...]:
        """Return the canonical words of a phrase of a reference table."""
        return tuple(k.teks for k in self.tokenize(frasa) if k.teks not in PEMBATAS)

    def _mend(self, token: str) -> tuple[Kata, ...]:
        if token in PEMBATAS:
            return (Kata(token, False),)
        if token in SAMBUNGAN:
            return (Kata(SAMBUNGAN[token], False),)
        if UKURAN.match(token):
            return ()
        if token[-1] == "2" and token[:-1].isalpha() and token not in self.pengeja.singkatan:
            return self._mend(token[:-1]) * 2
        baku = self.pengeja.mend(token)
        return tuple(Kata(kata, kata != token) for kata in baku.split())


def fold(teks: str) -> str:
    """Return the text in plain lower case, with RT/RW, dashes and "s/d" made uniform."""
    if not teks.isascii():
        teks = unicodedata.normalize("NFKC", teks)
    rendah = SAMPAI.sub(" sampai ", teks.lower())
    return SETRIP.sub(" , ", BANYAKNYA.sub(" ", RT_RW.sub(" ", rendah)))
