"""Series of numbers behind the words RT and RW: lists, ranges, Roman numerals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from usulan.bilangan import read_romawi
from usulan.ejaan_rt_rw import KATA_RT_RW

_NOMOR = re.compile(
    r"0*(?P<n>\d{1,3})(?!\d|[a-z])|0*(?P<m>\d{1,3})(?=r\s?\.?\s?[tw])", re.IGNORECASE
)
# A small "x" before a number multiplies, and a single small letter there numbers no RT.
_ROMAWI = re.compile(r"(?!(?-i:[ivx])\s*\d)[ivx]+(?![a-z\d])", re.IGNORECASE)
_PENYAMBUNG = re.compile(
    r"\s*(?:(?P<rentang>s\s?/\s?d\.?|s\s?\.\s?d\s?\.?|sd\.?|sampe|sampai(?:\s+dengan)?|hingga|[-–—~]|\.{2,})"
    r"|(?P<garis>[/\\|])|(?P<daftar>,\s?(?:dan|serta|atau)\b|[,;&+.]|(?:dan|serta|atau)\b))\s*",
    re.IGNORECASE,
)
_ANTARA_KATA = re.compile(r"[\s/\\.,&:-]*")
_HAMPA = re.compile(r"[\W_]*(?:dan|serta|atau)?[\W_]*", re.IGNORECASE)
_KATA_BERIKUT = re.compile(r"\s?([^\W\d_]+\d?)")


@dataclass
class Deret:
    """Numbers after one word: `kata` is "t", "w", "tw" (RT/RW) or "" (no word)."""

    kata: str
    nomor: list[int]
    sambung: list[str]
    awal: int
    akhir: int

    @property
    def terbalik(self) -> bool:
        """Tell whether a range falls ("5 s/d 3"): a slip that must not be guessed at."""
        pasangan = zip(self.sambung, self.nomor, self.nomor[1:], strict=False)
        return any(s == "rentang" and kiri >= kanan for s, kiri, kanan in pasangan)

    @property
    def bergaris(self) -> bool:
        """Tell whether a slash stands between the numbers."""
        return "garis" in self.sambung

    def rentangkan(self) -> list[int]:
        """Write ranges out; a slash counts as a comma."""
        hasil = self.nomor[:1]
        for sambung, nomor in zip(self.sambung, self.nomor[1:], strict=True):
            hasil.extend(range(hasil[-1] + 1 if sambung == "rentang" else nomor, nomor + 1))
        return hasil

    def pasangan(self) -> tuple[list[int], list[int]] | None:
        """Return RT and RW of "03/05", "03/05, 04/05" or "01,02/05"; None when they do not pair."""
        if self.sambung.count("garis") == 1 and self.sambung[-1] == "garis":
            depan = replace(self, nomor=self.nomor[:-1], sambung=self.sambung[:-1])
            return None if depan.terbalik else (depan.rentangkan(), self.nomor[-1:])
        teratur = all(s == ("daftar" if i % 2 else "garis") for i, s in enumerate(self.sambung))
        genap = len(self.nomor) % 2 == 0
        return (self.nomor[::2], self.nomor[1::2]) if teratur and genap else None


def find_deret(teks: str, satuan: frozenset[str] = frozenset()) -> list[Deret]:
    """Find each word RT or RW that numbers follow, with its numbers."""
    hasil: list[Deret] = []
    posisi = 0
    while kata := KATA_RT_RW.search(teks, posisi):
        huruf, posisi = kata["kata"].lower(), kata.end()
        lanjut = _ANTARA_KATA.match(teks, posisi)
        kedua = KATA_RT_RW.match(teks, lanjut.end() if lanjut else posisi)
        if kedua and kedua["kata"].lower() != huruf:
            huruf, posisi = huruf + kedua["kata"].lower(), kedua.end()
        deret = read_deret(teks, posisi, huruf, satuan)
        if deret:
            deret.awal, posisi = kata.start(), deret.akhir
            hasil.append(deret)
    return hasil


def read_deret(
    teks: str, posisi: int, kata: str, satuan: frozenset[str] = frozenset()
) -> Deret | None:
    """Read numbers and what joins them from `posisi` on; the same word may be repeated between."""
    pertama = _read_nomor(teks, posisi)
    if pertama is None:
        return None
    deret = Deret(kata, [pertama[0]], [], posisi, pertama[1])
    while sambung := _PENYAMBUNG.match(teks, deret.akhir):
        ulang = KATA_RT_RW.match(teks, sambung.end())
        if ulang and ulang["kata"].lower() != kata:
            break
        nomor = _read_nomor(teks, ulang.end() if ulang else sambung.end())
        if nomor is None or (not ulang and is_bersatuan(teks, nomor[1], satuan)):
            break
        deret.nomor.append(nomor[0])
        deret.sambung.append(sambung.lastgroup or "daftar")
        deret.akhir = nomor[1]
    return deret


def _read_nomor(teks: str, posisi: int) -> tuple[int, int] | None:
    if angka := _NOMOR.match(teks, posisi):
        return int(angka["n"] or angka["m"]), angka.end()
    if (romawi := _ROMAWI.match(teks, posisi)) and (nilai := read_romawi(romawi[0])):
        return nilai, romawi.end()
    return None


def is_bersatuan(teks: str, posisi: int, satuan: frozenset[str]) -> bool:
    """Tell whether a unit follows at `posisi`: the number before it is a quantity."""
    kata = _KATA_BERIKUT.match(teks, posisi)
    return kata is not None and kata[1].lower() in satuan and not KATA_RT_RW.match(kata[0].lstrip())


def remove_deret(teks: str, deret: Sequence[Deret]) -> str | None:
    """Return the text without the places that were read, and without loose punctuation."""
    potong, posisi = [], 0
    for d in deret:
        potong.append(teks[posisi : d.awal])
        posisi = d.akhir
    potong.append(teks[posisi:])
    bersih = [KATA_RT_RW.sub("", p).strip(" /\\,;:-–") for p in potong]
    return " ".join(b for b in bersih if not _HAMPA.fullmatch(b)) or None
