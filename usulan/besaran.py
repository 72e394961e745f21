"""The quantities inside a volume text: numbers, the units behind them, and what joins them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from usulan.bilangan import (
    KATA_UTUH,
    POLA_LITERAL,
    Literal,
    mend_desimal,
    read_literal,
    words_to_digits,
)
from usulan.teks import fold_lebar

_PENGALI = {KATA_UTUH: 1, "ribu": 10**3, "rb": 10**3, "juta": 10**6, "jt": 10**6}
_RENTANG = ("sampai", "hingga", "sd")
_GABUNG = ("dan", "serta", "atau")
_DIMENSI = "panjang|lebar|tinggi|tebal|kedalaman|dalam|p|l|t|d"
_NAMA_DIMENSI = re.compile(rf"{_DIMENSI}|")
_PENGISI = re.compile(
    "(se)?(panjang|luas|banyak|jumlah|besar)|volume|vol|total"
    "|lebar|tinggi|tebal|dalam|kedalaman|ukuran|dimensi"
)
_BERNAMA = re.compile("rt|rw|gang|gg|nomor|no|tahap|dusun|lorong")
"""Words that a number names rather than counts: "RT 1: 250 m"."""
_METER = re.compile(r"(?:[ck]?m|mtr|meter)[1'.]?")
_KIRAAN = re.compile(
    r"±|≈|\+\s?/\s?-|\+\s?[-_]|(?<!\d)(?<!\d\s)~(?=\s*\d)|(?<=\d)\s?-?\s?an\b(?!\.)|"
    r"\b(?:kurang\s+lebih|kurleb|krg\.?\s+lbh|kira\s?-?\s?(?:kira|2)|sekitar|perkiraan|estimasi|est\.?|"
    r"(?:k|l)\s?[./]?\s?[lk]\b\.?(?=\s*\d)|ca\.?(?=\s*\d))"
)
_HIASAN = re.compile(r"(?<=\d)[.,](?:\s?-+(?!\d)|(?=\s?[a-z]))|(?<=\d)\s*[-;]\s*(?=[a-z])")
_DIMENSI_BELAKANG = re.compile(
    r"(\d[\d.,]*\s*(?:[ck]?m|mtr|meter)?'?)\s*\((panjang|lebar|tinggi|tebal|p|l|t)\)"
)
_UKURAN = re.compile(r"(?<=[a-z])\s+((?:ukuran|uk\.?|dimensi)\s*:?\s*\d.*)$")
_ULANG_KALI = re.compile(r"(?<=\d)\s?x(?=\s*/|\s+se[a-z]|\s+per\b)")
_JUDUL_DIMENSI = re.compile(r"\bp\s*[x×*]\s*l(?:\s*[x×*]\s*t)?\s*[=:]?\s*(?=\d)")
_KALI = re.compile(
    r"(?:(?<=[\dm)'²³])|(?<=meter)|(?<=mtr))\s*[x×*]\s*(?=[\d(.,])|\s+[x×*]\s+|\s*@\s*"
    r"|(?:(?<=\dm)|(?<= m)|(?<=meter)|(?<=mtr))\s+kali\s+(?=\d)"
)
_KURUNG = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_KURUNG_FAKTOR = re.compile(r"×\s*[(\[]|[)\]]\s*×")
_KURUNG_BERSATUAN = re.compile(r"\(([\d.,\s]+×[\d.,\s×]+)\)\s*((?:[ck]?m|mtr|meter)\b)(?!\s*[23])")
_BILANGAN = re.compile(r"(?<![^\W\d_])\d")
_PANGKAT_BERSPASI = re.compile(r"\b((?:m|cm|km|meter)) ([23])(?=\s*$|\s*\))")
_POTONG = re.compile(
    rf"(?P<dimensi>\b(?:{_DIMENSI})(?=\s?[:=.]?\s?\d))|(?P<angka>{POLA_LITERAL})"
    r"|(?P<kali>×)|(?P<rentang>s\s?/\s?d\b|s\.\s?d\b\.?|[-–—~])"
    r"|(?P<satuan>[^\W\d_]+(?:-[^\W\d_]+)*(?:\^?[0-9](?![\d.,]))?'?(?:\s?/\s?[^\W\d_]+)?)"
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
    """The quantities of a volume text and the words that belong to none.

    `awalan` are words of the text itself, `samping` what stands beside it (brackets, sizes).
    """

    besaran: tuple[Besaran, ...]
    awalan: tuple[str, ...] = ()
    samping: tuple[str, ...] = ()


@dataclass
class _Pembaca:
    besaran: list[Besaran] = field(default_factory=list)
    awalan: list[str] = field(default_factory=list)
    kata: list[str] = field(default_factory=list)
    hubung: str = ""
    dimensi: str = ""
    sebutan: str = ""
    """The word just read, unless it stands right behind a number (there it is that one's unit)."""
    _setelah_angka: bool = False

    def baca(self, jenis: str, isi: str) -> None:
        self._pilah(jenis, isi)
        bernama = bool(_BERNAMA.fullmatch(self.sebutan))
        if jenis == "satuan":
            self.sebutan = "" if self._setelah_angka else isi
        elif jenis == "angka":
            self.sebutan = ""
        self._setelah_angka = jenis == "angka" and not bernama

    def _pilah(self, jenis: str, isi: str) -> None:
        if jenis == "angka" and _BERNAMA.fullmatch(self.sebutan):
            self._beri_nama(isi)
        elif jenis == "angka" and (literal := read_literal(isi)):
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

    def _beri_nama(self, nomor: str) -> None:
        """Take "RT 1" as a name: neither a quantity nor the unit of the one before."""
        if self.kata and self.kata[-1] == self.sebutan:
            self.awalan.append(self.kata.pop())
        self.awalan.append(nomor)

    def _dimensi(self, isi: str) -> None:
        self.dimensi = isi[0]
        if not self.besaran or self.hubung not in ("", "gabung"):
            return
        akhir = self.besaran[-1].dimensi
        panjang = isi[0] in "lt" and _METER.fullmatch(" ".join(self.kata))
        if akhir != isi[0] and (akhir or panjang):
            self.hubung = "kali"

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
    utama, samping = _split_samping(_rapikan(teks))
    pembaca = _Pembaca()
    for potong in _POTONG.finditer(utama):
        pembaca.baca(potong.lastgroup or "lain", potong[0])
    besaran = pembaca.selesai()
    awalan = [k for k in pembaca.awalan if not _PENGISI.fullmatch(k)]
    if len(besaran) == 1 and _is_ulangan(" ".join(awalan), besaran[0]):
        awalan = []
    return IsiVolume(besaran, tuple(awalan), tuple(s for s in samping if not _is_hampa(s, besaran)))


def _rapikan(teks: str) -> str:
    rapi = " ".join(_KIRAAN.sub(" ", fold_lebar(teks).lower()).split())
    rapi = _JUDUL_DIMENSI.sub(" ", rapi)
    rapi = _PANGKAT_BERSPASI.sub(r"\1\2", rapi)
    rapi = _DIMENSI_BELAKANG.sub(r" \2 \1 ", _HIASAN.sub(" ", rapi))
    rapi = _ULANG_KALI.sub(" kali", rapi).replace("%", " persen ")
    if not any(huruf.isdigit() for huruf in rapi):
        rapi = words_to_digits(rapi)
    rapi = _KURUNG_BERSATUAN.sub(_bagi_satuan, _KALI.sub(" × ", rapi))
    return mend_desimal(rapi).strip()


def _bagi_satuan(cocok: re.Match[str]) -> str:
    """Give every factor the unit behind the brackets: "(200 x 3) m"."""
    return f"{cocok[1].replace('×', f'{cocok[2]} ×')} {cocok[2]}"


def _split_samping(teks: str) -> tuple[str, list[str]]:
    """Part a text into the quantity and what stands beside it, in brackets or as a size."""
    samping = [m[1] for m in _UKURAN.finditer(teks)]
    utama = _UKURAN.sub("", teks)
    luar = _KURUNG.sub(" ", utama)
    if _KURUNG_FAKTOR.search(utama) or not _BILANGAN.search(luar):
        return re.sub(r"[()\[\]]", " ", utama), samping
    return luar, [*((m[1] or m[2] or "").strip() for m in _KURUNG.finditer(utama)), *samping]


def _is_hampa(teks: str, besaran: Sequence[Besaran]) -> bool:
    """Tell whether words in brackets add nothing: "(dua)" behind 2, "(P)" behind a length."""
    if _NAMA_DIMENSI.fullmatch(teks) or _PENGISI.fullmatch(teks):
        return True
    return any(_is_ulangan(teks, b) for b in besaran)


def _is_ulangan(teks: str, besaran: Besaran) -> bool:
    """Tell whether words say the same number again."""
    literal = read_literal(words_to_digits(teks).strip())
    return literal is not None and literal.bacaan[0] in besaran.literal.bacaan
