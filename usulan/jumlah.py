"""The amounts of money inside a text, and the words beside them. They are weighed in `angka`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from usulan.bilangan import (
    KATA_UTUH,
    PASTI,
    POLA_LITERAL,
    Literal,
    mend_desimal,
    read_literal,
    words_to_digits,
)

_SATUAN_UANG: dict[str, int] = {
    KATA_UTUH: 1,
    **dict.fromkeys(("puluh",), 10),
    **dict.fromkeys(("ratus",), 100),
    **dict.fromkeys(("ribu", "rb", "rbu", "rebu", "ribuan", "k"), 10**3),
    **dict.fromkeys(("juta", "jt", "jta", "jutaan", "mio"), 10**6),
    **dict.fromkeys(
        (
            *("miliar", "milyar", "miliyar", "miliard", "milyard", "miliyard", "milyart"),
            *(
                "milliar",
                "millyar",
                "milar",
                "milyr",
                "meliar",
                "melyar",
                "mlr",
                "mlyr",
                "mil",
                "m",
            ),
        ),
        10**9,
    ),
    **dict.fromkeys(("triliun", "trilyun", "triliyun", "tril", "t"), 10**12),
}
_RENTANG = ("sampai", "hingga", "sd", "sampe")
_BERKAIT = ("rentang", "kali", "tambah", "sama", "gabung")
_GABUNG = ("dan", "atau", "serta")
_ISYARAT_CATATAN = re.compile(
    "tahap|termin|tahun|thn|th|ta|bulan|minggu|ke|no|nomor|rt|rw|gang|blok|dusun|pasal"
)
_PENGISI = re.compile("sebesar|senilai|total|jumlah|dengan|dan|biaya|anggaran|uang|rupiah")
_TANDA = "<>≤≥±≈?$€"
"""Signs that make an amount a bound or a guess: the amount stands, the sign is told."""
_DESIMAL_BERSPASI = re.compile(r"(?<=\d)\s+,(?=\d{1,2}(?!\d))")
_HIASAN = re.compile(
    r"(?<=\d)\s*[.,]\s*[-=]+(?:\*+\)?)?(?!\d)|(?<=\d)\s*-+$|(?<=\d)[.,](?=\s?[a-z])"
    r"|(?<=\d)\s*\*+\)?(?!\s*(?:\d|rp))"
)
_PLUS_MINUS = re.compile(r"\+\s?/?\s?[-_]|-\s?\+")
_KIRA = re.compile(r"(?:(?<=\d)|(?<=jt)|(?<=rb)|(?<=juta)|(?<=ribu))[\s-]*an\b(?!\.)")
"""A number that is only about right: "50 jt-an", "50an juta", "100 jutaan"."""
_FAKTOR_KURUNG = re.compile(
    r"(?<=\d)\s*\(\s*(?:dalam\s+)?(ribu|juta|rb|jt|mil[iy]ar)(?:an)?(?:\s+rupiah)?\s*\)"
)
_RIBUAN_BERSPASI = re.compile(r"(?<!\d)(?<!\d[.,])\d{1,3}(?: \d{3})+(?![\d.,])")
_TITIK_BERSPASI = re.compile(r"(?<=\d)\s?\.\s?(?=\d{3}(?!\d))")
_POTONG = re.compile(
    rf"(?P<rp>(?<![a-z])(?:r\s?p|idr)(?![a-z])\.?)|(?P<angka>{POLA_LITERAL})"
    r"|(?P<rentang>s\s?/\s?d\b|s\.\s?d\b\.?|[-–—~])"
    r"|(?P<per>/\s?(?=[a-z])(?!rp|idr)|@|\bper\b)"
    r"|(?P<kali>[×*]|(?<![a-z])x(?![a-z]))|(?P<sama>=)|(?P<tambah>\+)|(?P<pisah>[,;])|(?P<ulang>\()|(?P<tutup>\))|(?P<persen>%)|(?P<kata>[^\W\d_]+)|(?P<lain>\S)"
)


@dataclass(frozen=True)
class Jumlah:
    """One amount. `pengali` is its own factor (juta), `hubung` what joins it to the one before.

    `hubung` is "rentang", "kali", "tambah", "sama", "gabung" (and, or), "pisah" (comma), "ulang"
    (a bracket, which says the same again) or "".
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
        if jenis not in ("lain", "pisah", "ulang", "tutup"):
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
        if self.terbuka and isi in _GABUNG:
            self.hubung = "gabung"
        self.terbuka = False
        if isi in _RENTANG:
            self._rentang(isi)
        elif isi == "atau" and self.hubung:
            return
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
        if isi == "@" and self.jumlah:
            self._kali(isi)
            return
        self.per = self.per or bool(self.jumlah) or isi == "@"
        self.terbuka = False

    def _rentang(self, isi: str) -> None:
        if not self.jumlah and isi not in "-–—":
            # "s/d 200 jt" is a bound: the amount stands, the word is told.
            self.kata.append(isi)
            return
        self.hubung, self.terbuka = "rentang", False

    def _kali(self, isi: str) -> None:
        self.hubung, self.terbuka = "kali", False

    def _tambah(self, isi: str) -> None:
        self.hubung, self.terbuka = "tambah" if self.jumlah else "", False

    def _pisah(self, isi: str) -> None:
        self.hubung, self.terbuka = self.hubung or ("pisah" if self.jumlah else ""), False

    def _ulang(self, isi: str) -> None:
        self.hubung, self.terbuka = "ulang" if self.hubung in ("", "pisah") else self.hubung, False

    def _tutup(self, isi: str) -> None:
        """Keep an amount open: "5 (lima) juta"."""

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
    jumlah = _pilah_lemah(_read_antara(pembaca.jumlah, catatan), catatan)
    jumlah = _merge_majemuk(_wariskan(jumlah))
    return IsiUang(tuple(jumlah), " ".join(catatan) or None, pembaca.per)


def _rapikan(teks: str) -> str:
    teks = _DESIMAL_BERSPASI.sub(",", _PLUS_MINUS.sub("±", words_to_digits(teks)))
    teks = mend_desimal(_TITIK_BERSPASI.sub(".", teks))
    teks = _FAKTOR_KURUNG.sub(r" \1 ", teks)
    if "an" in teks and _KIRA.search(teks):
        teks = f"± {_KIRA.sub('', teks)}"
    teks = _HIASAN.sub(" ", teks)
    return _RIBUAN_BERSPASI.sub(lambda m: m[0].replace(" ", ""), teks)


def _read_antara(jumlah: list[Jumlah], catatan: list[str]) -> list[Jumlah]:
    """Take "antara 100 dan 150 juta" as the range it is."""
    if "antara" not in catatan:
        return jumlah
    return [replace(j, hubung="rentang") if j.hubung == "gabung" else j for j in jumlah]


def _pilah_lemah(jumlah: list[Jumlah], catatan: list[str]) -> list[Jumlah]:
    """Put bare small numbers ("3 unit Rp 50.000.000") and years aside where an amount is marked."""
    kuat = [j for j in jumlah if j.berlabel or j.nilai()[0] >= 100_000]
    tahun = [j for j in jumlah if _is_tahun(j)]
    if kuat and tahun:
        catatan.extend(str(j.nilai()[0]) for j in tahun)
        jumlah = [j for j in jumlah if j not in tahun]
    lemah = [j for j in jumlah if not j.berlabel and j.nilai()[0] < 1000]
    if not (kuat and lemah and catatan) or any(j.hubung in _BERKAIT for j in jumlah):
        return jumlah
    return [j for j in jumlah if j not in lemah]


def _is_tahun(jumlah: Jumlah) -> bool:
    polos = not jumlah.berlabel and jumlah.literal.corak == PASTI
    return polos and 2000 <= jumlah.nilai()[0] < 2100


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
        and not (kanan.hubung not in ("", "gabung", "pisah") or kanan.rp)
        and kanan.nilai()[0] < kiri.pengali
    )
