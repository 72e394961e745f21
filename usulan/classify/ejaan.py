"""Mending misspelt words: a token nobody knows becomes the nearest word of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations, pairwise

PANJANG_SATU = 5
"""Shorter tokens are not mended: too many of them are names or other words."""
PANJANG_BEBAS = 7
"""From this length on a fault may touch the consonants."""
PANJANG_DUA = 10
"""From this length on two faults are mended."""
PANJANG_RANGKA = 4
"""A word is recognised by its consonants only when it has at least so many of them."""
BARIS_TOMBOL = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
SEBUNYI = ("fvp", "dt", "kcqg", "szj", "iey", "ou", "kx", "bp")
"""Letters that sound alike and are taken for one another in writing."""
HARGA_ASING = 3
"""A letter in place of one neither near on the keyboard nor alike in sound is no typo: another word
("pemagaran" is not "pemasaran")."""
VOKAL = re.compile("[aeiou]")
IMBUHAN = re.compile(r"^(?:di|ke)?(\w{4,}?)(?:nya|lah|kan)?$")


@dataclass
class Pengeja:
    """Mends single tokens. `dikenal` are left alone, `sasaran` are the words mended to.

    Order of the rules: listed abbreviation, known word, affix taken off, one fault, the same
    consonants ("pmbngunan"), two faults. A short token differs only in vowels, doubled letters or
    the order of two letters: "boleh" is not "bolen". Equal candidates are decided by the alphabet.
    """

    singkatan: Mapping[str, str]
    dikenal: frozenset[str]
    sasaran: frozenset[str]
    _hapusan: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    _rangka: dict[str, str] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        hapusan: dict[str, list[str]] = {}
        for kata in sorted(self.sasaran):
            if len(kata) < PANJANG_SATU:
                continue
            for bentuk in {kata, *_hapus(kata, 2 if len(kata) >= PANJANG_DUA else 1)}:
                hapusan.setdefault(bentuk, []).append(kata)
            rangka = VOKAL.sub("", kata)
            if len(rangka) >= PANJANG_RANGKA:
                self._rangka.setdefault(rangka, kata)
        self._hapusan = {bentuk: tuple(daftar) for bentuk, daftar in hapusan.items()}

    def mend(self, token: str) -> str:
        """Return the token's canonical spelling: several words when it abbreviates several."""
        if token in self.singkatan:
            return self.singkatan[token]
        if token in self.dikenal or len(token) < PANJANG_RANGKA or not token.isalpha():
            return token
        return self._strip(token) or self._nearest(token) or token

    def _strip(self, token: str) -> str | None:
        cocok = IMBUHAN.match(token)
        dasar = cocok.group(1) if cocok else token
        return dasar if dasar != token and dasar in self.sasaran else None

    def _nearest(self, token: str) -> str | None:
        if len(token) >= PANJANG_SATU and (dekat := self._find(token, 1)):
            return dekat
        rangka = VOKAL.sub("", token)
        utuh = self._rangka.get(rangka)
        if utuh is not None and token[0] == utuh[0] and _is_bagian(token, utuh):
            return utuh
        return self._find(token, 2) if len(token) >= PANJANG_DUA else None

    def _find(self, token: str, batas: int) -> str | None:
        """Return the nearest target within `batas` faults that starts with the same letter."""
        calon: set[str] = set()
        for bentuk in {token, *_hapus(token, batas)}:
            calon.update(self._hapusan.get(bentuk, ()))
        terbaik = [
            (jarak, kata)
            for kata in calon
            if kata[0] == token[0]
            and (jarak := hitung_jarak(token, kata)) <= batas
            and (len(token) >= PANJANG_BEBAS or _is_serangka(token, kata))
        ]
        return min(terbaik)[1] if terbaik else None


def _is_serangka(token: str, kata: str) -> bool:
    """Tell whether two words have the same consonants, doubled or in another order or not."""
    return set(VOKAL.sub("", token)) == set(VOKAL.sub("", kata))


def _is_bagian(token: str, kata: str) -> bool:
    """Tell whether the token is the word with letters left out."""
    huruf = iter(kata)
    return all(satu in huruf for satu in token)


def _hapus(kata: str, batas: int) -> set[str]:
    """Return what remains when up to `batas` letters are taken out."""
    hasil = {kata}
    for _ in range(batas):
        hasil |= {k[:i] + k[i + 1 :] for k in hasil for i in range(len(k))}
    return hasil


def hitung_jarak(a: str, b: str) -> int:
    """Return the number of faults between two words.

    Swapped neighbours are one fault, a letter in place of an unlike one is HARGA_ASING (in effect
    a letter too many and one too few).
    """
    a, b = _pangkas(a, b)
    sebelum: list[int] = []
    kini = list(range(len(b) + 1))
    for i, huruf in enumerate(a, start=1):
        dua, sebelum, kini = sebelum, kini, [i]
        for j, lain in enumerate(b, start=1):
            nilai = min(sebelum[j] + 1, kini[j - 1] + 1, sebelum[j - 1] + _harga(huruf, lain))
            if dua and j > 1 and huruf == b[j - 2] and a[i - 2] == lain:
                nilai = min(nilai, dua[j - 2] + 1)
            kini.append(nilai)
    return kini[-1]


def _pangkas(a: str, b: str) -> tuple[str, str]:
    """Return the words without what they begin and end with alike: it costs nothing."""
    awal = 0
    batas = min(len(a), len(b))
    while awal < batas and a[awal] == b[awal]:
        awal += 1
    akhir = 0
    while akhir < batas - awal and a[-1 - akhir] == b[-1 - akhir]:
        akhir += 1
    return a[awal : len(a) - akhir], b[awal : len(b) - akhir]


def _list_mirip() -> frozenset[tuple[str, str]]:
    """Return the pairs of letters that a typist or a listener takes for one another."""
    sebelah = {p for baris in BARIS_TOMBOL for p in pairwise(baris)}
    serong = {
        (atas[i], bawah[j])
        for atas, bawah in pairwise(BARIS_TOMBOL)
        for i in range(len(atas))
        for j in (i - 1, i)
        if 0 <= j < len(bawah)
    }
    bunyi = {p for huruf in SEBUNYI for p in combinations(huruf, 2)}
    semua = sebelah | serong | bunyi
    return frozenset(semua | {(b, a) for a, b in semua})


MIRIP = _list_mirip()


def _harga(a: str, b: str) -> int:
    if a == b:
        return 0
    return 1 if (a, b) in MIRIP else HARGA_ASING


def list_kata(teks: Iterable[str]) -> set[str]:
    """Return the single words of texts, as tokens of letters."""
    return {kata for satu in teks for kata in re.findall(r"[a-z][a-z0-9]*", satu.lower())}
