"""The amounts of money inside a text, and the words beside them. They are weighed in `angka`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from usulan.bilangan import KATA_UTUH, PASTI, POLA_LITERAL, Literal, read_literal, words_to_digits

_SATUAN_UANG: dict[str, int] = {
    KATA_UTUH: 1,
    **dict.fromkeys(("puluh",), 10),
    **dict.fromkeys(("ratus",), 100),
    **dict.fromkeys(("ribu", "rb", "rbu", "rebu", "ribuan", "k"), 10**3),
    **dict.fromkeys(("juta", "jt", "jta", "jutaan", "mio"), 10**6),
    **dict.fromkeys(
        ("miliar", "milyar", "miliyar", "milyard", "milliar", "milar", "mlr", "mlyr", "mil", "m"),
        10**9,
    ),
    **dict.fromkeys(("triliun", "trilyun", "triliyun", "tril", "t"), 10**12),
}
_RENTANG = ("sampai", "hingga", "sd", "sampe")
_ISYARAT_CATATAN = re.compile(
    "tahap|termin|tahun|thn|th|ta|bulan|minggu|ke|no|nomor|rt|rw|gang|blok|dusun|pasal"
)
_PENGISI = re.compile("sebesar|senilai|total|jumlah|dengan|dan|biaya|anggaran|uang|rupiah")
_TANDA = "<>≤≥±≈?"
"""Signs that make an amount a bound or a guess: the amount stands, the sign is told."""
_DESIMAL_BERSPASI = re.compile(r"(?<=\d)\s+,(?=\d{1,2}(?!\d))")
_HIASAN = re.compile(r"(?<=\d)\s*[.,]\s*[-=]+(?!\d)|(?<=\d)\s*-+$")
_RIBUAN_BERSPASI = re.compile(r"(?<!\d)(?<!\d[.,])\d{1,3}(?: \d{3})+(?![\d.,])")
_TITIK_BERSPASI = re.compile(r"(?<=\d)\s?\.\s?(?=\d{3}(?!\d))")
_POTONG = re.compile(
    rf"(?P<rp>(?<![a-z])(?:rp|idr)(?![a-z])\.?)|(?P<angka>{POLA_LITERAL})"
    r"|(?P<rentang>s\s?/\s?d\b|s\.\s?d\b\.?|[-–—~])"
    r"|(?P<per>/\s?(?=[a-z])(?!rp|idr)|@|\bper\b)"
    r"|(?P<kali>[×*]|\bx(?![a-z]))|(?P<sama>=)|(?P<persen>%)|(?P<kata>[^\W\d_]+)|(?P<lain>\S)"
)


@dataclass(frozen=True)
class Jumlah:
    """One amount. `pengali` is its own factor (juta), `hubung` what joins it to the one before.

    `hubung` is "rentang", "kali", "sama" or "".
    """

    literal: Literal
    pengali: int = 1
    rp: bool = False
    satuan: str = ""
    hubung: str = ""

    @property
    def berlabel(self) -> bool:
        """Tell whether "Rp" or a factor word marks the number as money."""
        return self.rp or bool(self.satuan)

    def nilai(self) -> tuple[Decimal, ...]:
        """Return the readings in rupiah, before the factor of the heading."""
        return tuple(b * self.pengali for b in self.literal.bacaan)


@dataclass(frozen=True)
class IsiUang:
    """What a money text holds. `per_satuan` marks a price per unit ("Rp 500.000/unit")."""

    jumlah: tuple[Jumlah, ...]
    catatan: str | None
    per_satuan: bool


@dataclass
class _Pembaca:
    """Reads the parts of a text one after another."""

    jumlah: list[Jumlah] = field(default_factory=list)
    kata: list[str] = field(default_factory=list)
    hubung: str = ""
    isyarat: str = ""
    rp: bool = False
    per: bool = False
    terbuka: bool = False
    """The last part belongs to an amount that a factor word may still follow."""

    def baca(self, jenis: str, isi: str) -> None:
        getattr(self, f"_{jenis}")(isi)
        if jenis != "lain":
            self.isyarat = isi if jenis == "kata" else ""

    def _angka(self, isi: str) -> None:
        literal = None if _ISYARAT_CATATAN.fullmatch(self.isyarat) else read_literal(isi)
        self.terbuka = literal is not None
        if literal is None:
            self.kata.append(isi)
            return
        self.jumlah.append(Jumlah(literal, rp=self.rp, hubung=self.hubung))
        self.hubung, self.rp = "", False

    def _kata(self, isi: str) -> None:
        if self.terbuka and isi in _SATUAN_UANG:
            akhir = self.jumlah[-1]
            pengali = akhir.pengali * _SATUAN_UANG[isi]
            self.jumlah[-1] = replace(akhir, pengali=pengali, satuan=isi)
            return
        self.terbuka = False
        if isi in _RENTANG:
            self.hubung = "rentang"
        elif not _PENGISI.fullmatch(isi):
            self.kata.append(isi)

    def _persen(self, isi: str) -> None:
        if self.terbuka:
            self.jumlah.pop()
        self.terbuka = False
        self.kata.append(isi)

    def _rp(self, isi: str) -> None:
        self.rp, self.terbuka = True, False

    def _per(self, isi: str) -> None:
        self.per = self.per or bool(self.jumlah) or isi == "@"
        self.terbuka = False

    def _rentang(self, isi: str) -> None:
        self.hubung, self.terbuka = "rentang", False

    def _kali(self, isi: str) -> None:
        self.hubung, self.terbuka = "kali", False

    def _sama(self, isi: str) -> None:
        self.hubung, self.terbuka = "sama", False

    def _lain(self, isi: str) -> None:
        self.terbuka = False
        if isi in _TANDA:
            self.kata.append(isi)


def read_isi_uang(teks: str) -> IsiUang:
    """Find the amounts of a lower-case text, with units shared and compounds joined."""
    pembaca = _Pembaca()
    for potong in _POTONG.finditer(_rapikan(teks)):
        pembaca.baca(potong.lastgroup or "lain", potong[0])
    catatan = [*pembaca.kata, "x"] if pembaca.hubung == "kali" else pembaca.kata
    jumlah = _pilah_lemah(pembaca.jumlah, catatan)
    jumlah = _merge_majemuk(_wariskan(jumlah))
    return IsiUang(tuple(jumlah), " ".join(catatan) or None, pembaca.per)


def _rapikan(teks: str) -> str:
    teks = _HIASAN.sub(" ", words_to_digits(teks))
    teks = _DESIMAL_BERSPASI.sub(",", _TITIK_BERSPASI.sub(".", teks))
    return _RIBUAN_BERSPASI.sub(lambda m: m[0].replace(" ", ""), teks)


def _pilah_lemah(jumlah: list[Jumlah], catatan: list[str]) -> list[Jumlah]:
    """Put small bare numbers aside ("3 unit Rp 50.000.000") when a marked amount stands there."""
    kuat = [j for j in jumlah if j.berlabel or j.nilai()[0] >= 100_000]
    lemah = [j for j in jumlah if not j.berlabel and j.nilai()[0] < 1000]
    if not (kuat and lemah and catatan) or any(j.hubung for j in jumlah):
        return jumlah
    return [j for j in jumlah if j not in lemah]


def _wariskan(jumlah: list[Jumlah]) -> list[Jumlah]:
    """Give the unit of the last amount to bare numbers before it: "50-75 juta"."""
    if not jumlah or jumlah[-1].pengali < 1000:
        return jumlah
    akhir = jumlah[-1]
    hubung = [j.hubung for j in jumlah[1:]] + [""]
    return [
        replace(j, pengali=akhir.pengali, satuan=akhir.satuan)
        if not j.satuan and j.nilai()[0] < 1000 and h != "kali"
        else j
        for j, h in zip(jumlah, hubung, strict=True)
    ]


def _merge_majemuk(jumlah: list[Jumlah]) -> list[Jumlah]:
    """Join "1 juta 500 ribu" into one amount."""
    hasil = jumlah[:1]
    for j in jumlah[1:]:
        if _is_lanjutan(hasil[-1], j):
            gabung = (hasil[-1].nilai()[0] + j.nilai()[0]) / j.pengali
            hasil[-1] = replace(hasil[-1], literal=Literal((gabung,)), pengali=j.pengali)
        else:
            hasil.append(j)
    return hasil


def _is_lanjutan(kiri: Jumlah, kanan: Jumlah) -> bool:
    """Tell whether `kanan` goes on where `kiri` ends: falling factors, nothing between them."""
    if kiri.literal.corak != PASTI or kanan.literal.corak != PASTI:
        return False
    return (
        kiri.pengali > kanan.pengali > 1
        and not (kanan.hubung or kanan.rp)
        and kanan.nilai()[0] < kiri.pengali
    )
