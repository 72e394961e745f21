"""The quantities inside a volume text: numbers, the units behind them, and what joins them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from usulan.bilangan import KATA_UTUH, POLA_LITERAL, Literal, read_literal, words_to_digits
from usulan.teks import fold_lebar

_PENGALI = {KATA_UTUH: 1, "ribu": 10**3, "rb": 10**3, "juta": 10**6, "jt": 10**6}
_RENTANG = ("sampai", "hingga", "sd")
_GABUNG = ("dan", "serta")
_DIMENSI = "panjang|lebar|tinggi|tebal|kedalaman|dalam|p|l|t|d"
_NAMA_DIMENSI = re.compile(rf"{_DIMENSI}|")
_PENGISI = re.compile(
    "(se)?(panjang|luas|banyak|jumlah|besar)|volume|vol|total"
    "|lebar|tinggi|tebal|dalam|kedalaman|ukuran|dimensi"
)
_KIRAAN = re.compile(
    r"±|≈|\+\s?/\s?-|\+\s?-|~(?=\s*\d)|\b(?:kurang\s+lebih|kira\s?-?\s?kira|sekitar|perkiraan|estimasi|"
    r"(?:k|l)\s?\.?\s?[lk]\b\.?(?=\s*\d)|ca\.?(?=\s*\d))"
)
_JUDUL_DIMENSI = re.compile(r"\bp\s*[x×*]\s*l(?:\s*[x×*]\s*t)?\s*[=:]?\s*(?=\d)")
_KALI = re.compile(
    r"(?:(?<=[\dm)'²³])|(?<=meter)|(?<=mtr))\s*[x×*]\s*(?=[\d(.,])|\s+[x×*]\s+|\s*@\s*"
)
_PECAHAN = re.compile(r"(?<![\d.,/])(?:(\d{1,4}) )?([1-7])\s?/\s?([234568])(?![\d.,/])")
_KURUNG = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_PANGKAT_BERSPASI = re.compile(r"\b((?:m|cm|km|meter)) ([23])(?=\s*$|\s*\))")
_POTONG = re.compile(
    rf"(?P<dimensi>\b(?:{_DIMENSI})(?=\s?[:=.]?\s?\d))|(?P<angka>{POLA_LITERAL})"
    r"|(?P<kali>×)|(?P<rentang>s\s?/\s?d\b|s\.\s?d\b\.?|[-–—~])"
    r"|(?P<satuan>[^\W\d_]+(?:\^?[0-9](?![\d.,]))?'?(?:\s?/\s?[^\W\d_]+)?)"
    r"|(?P<sama>=)|(?P<gabung>[+&;,/])|(?P<lain>\S)"
)


@dataclass(frozen=True)
class Besaran:
    """One number with the words behind it, and what joins it to the one before.

    `hubung` is "kali", "rentang", "sama", "gabung" or "" (nothing between them but words);
    `dimensi` is the first letter of the name before it ("P = 200", "lebar 3 m"), or "".
    """

    literal: Literal
    satuan: str = ""
    hubung: str = ""
    dimensi: str = ""


@dataclass(frozen=True)
class IsiVolume:
    """The quantities of a volume text and the words that belong to none."""

    besaran: tuple[Besaran, ...]
    catatan: str | None


@dataclass
class _Pembaca:
    besaran: list[Besaran] = field(default_factory=list)
    awalan: list[str] = field(default_factory=list)
    kata: list[str] = field(default_factory=list)
    hubung: str = ""
    dimensi: str = ""

    def baca(self, jenis: str, isi: str) -> None:
        if jenis == "angka" and (literal := read_literal(isi)):
            self._tutup()
            self.besaran.append(Besaran(literal, hubung=self.hubung, dimensi=self.dimensi))
            self.hubung, self.dimensi = "", ""
        elif jenis == "dimensi":
            self._dimensi(isi)
        elif jenis == "satuan":
            self._satuan(isi)
        elif jenis == "lain" and isi in "<>≤≥":
            self.awalan.append(isi)
        elif jenis in ("kali", "rentang", "sama", "gabung"):
            self.hubung = self.hubung or jenis

    def _dimensi(self, isi: str) -> None:
        self.dimensi = isi[0]
        if self.besaran and self.hubung in ("", "gabung"):
            lain = self.besaran[-1].dimensi not in ("", isi[0])
            self.hubung = "kali" if lain else self.hubung

    def _satuan(self, isi: str) -> None:
        if isi in _RENTANG:
            self.hubung = "rentang"
        elif isi in _GABUNG:
            self.hubung = self.hubung or "gabung"
        elif self.besaran and not self.kata and isi in _PENGALI:
            akhir = self.besaran[-1]
            bacaan = tuple(b * _PENGALI[isi] for b in akhir.literal.bacaan)
            self.besaran[-1] = replace(akhir, literal=Literal(bacaan, akhir.literal.corak))
        elif self.besaran and not self.hubung:
            self.kata.append(isi)
        else:
            self.awalan.append(isi)

    def _tutup(self) -> None:
        if self.besaran and self.kata:
            self.besaran[-1] = replace(self.besaran[-1], satuan=" ".join(self.kata))
        self.kata = []

    def selesai(self) -> tuple[Besaran, ...]:
        self._tutup()
        return tuple(self.besaran)


def read_isi_volume(teks: str) -> IsiVolume:
    """Find the quantities of a volume text.

    Words in brackets beside a number are set aside ("1 paket (80 m dan 60 m)"), unless they only
    repeat it ("2 (dua) unit").
    """
    utama, samping = _split_kurung(_rapikan(teks))
    pembaca = _Pembaca()
    for potong in _POTONG.finditer(utama):
        pembaca.baca(potong.lastgroup or "lain", potong[0])
    besaran = pembaca.selesai()
    awalan = [k for k in pembaca.awalan if not _PENGISI.fullmatch(k)]
    if len(besaran) == 1 and _is_ulangan(" ".join(awalan), besaran[0]):
        awalan = []
    catatan = [*awalan, *(s for s in samping if not _is_hampa(s, besaran))]
    return IsiVolume(besaran, " ".join(catatan) or None)


def _rapikan(teks: str) -> str:
    rapi = _KIRAAN.sub(" ", fold_lebar(teks).lower())
    rapi = _JUDUL_DIMENSI.sub(" ", rapi)
    rapi = _PANGKAT_BERSPASI.sub(r"\1\2", rapi)
    rapi = _PECAHAN.sub(_ubah_pecahan, rapi)
    if not any(huruf.isdigit() for huruf in rapi):
        rapi = words_to_digits(rapi)
    return _KALI.sub(" × ", rapi).strip()


def _ubah_pecahan(cocok: re.Match[str]) -> str:
    if int(cocok[2]) >= int(cocok[3]):
        return cocok[0]
    nilai = Decimal(cocok[1] or 0) + Decimal(cocok[2]) / Decimal(cocok[3])
    return str(round(nilai, 2)).replace(".", ",")


def _split_kurung(teks: str) -> tuple[str, list[str]]:
    luar = _KURUNG.sub(" ", teks)
    if not any(huruf.isdigit() for huruf in luar):
        return re.sub(r"[()\[\]]", " ", teks), []
    return luar, [(m[1] or m[2] or "").strip() for m in _KURUNG.finditer(teks)]


def _is_hampa(teks: str, besaran: Sequence[Besaran]) -> bool:
    """Tell whether words in brackets add nothing: "(dua)" behind 2, "(P)" behind a length."""
    if _NAMA_DIMENSI.fullmatch(teks) or _PENGISI.fullmatch(teks):
        return True
    return any(_is_ulangan(teks, b) for b in besaran)


def _is_ulangan(teks: str, besaran: Besaran) -> bool:
    """Tell whether words say the same number again."""
    literal = read_literal(words_to_digits(teks).strip())
    return literal is not None and literal.bacaan[0] in besaran.literal.bacaan
