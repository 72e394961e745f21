"""Numbers as Indonesian text writes them: digits with separators, and number words.

The readings follow the Indonesian rule (dot for thousands, comma for decimals; PUEBI III.A and
III.B), and the English one where only that one fits. A text that fits both keeps both readings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

POLA_LITERAL = r"[0-9](?:[0-9.,']*[0-9])?"
PANJANG_MAKSIMUM = 30

PASTI = "pasti"
TITIK_TIGA = "titik_tiga"
KOMA_TIGA = "koma_tiga"
DESIMAL_PANJANG = "desimal_panjang"
CAMPUR = "campur"
RAGU = "ragu"

PENGALI_KATA: dict[str, int] = {
    "ribu": 10**3,
    "juta": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "triliun": 10**12,
    "trilyun": 10**12,
}
KATA_UTUH = "utuh"
"""Stands behind a number made from words that no factor word divides."""
_ANGKA_KATA: dict[str, Decimal] = {
    "nol": Decimal(0),
    "se": Decimal(1),
    "setengah": Decimal("0.5"),
    "satu": Decimal(1),
    "dua": Decimal(2),
    "tiga": Decimal(3),
    "empat": Decimal(4),
    "lima": Decimal(5),
    "enam": Decimal(6),
    "tujuh": Decimal(7),
    "delapan": Decimal(8),
    "sembilan": Decimal(9),
}
_PULUH_RATUS = {"puluh": 10, "ratus": 100}
_KOSAKATA = sorted(
    [*_ANGKA_KATA, "belas", *_PULUH_RATUS, *PENGALI_KATA, "koma"], key=len, reverse=True
)
_SUSUN = re.compile(rf"(?:{'|'.join(_KOSAKATA)})+")
_URAI = re.compile("|".join(_KOSAKATA))
_DERET_KATA = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
_PECAHAN = re.compile(r"(?<![\d.,/])(?:(\d{1,4}) )?([1-7])\s?/\s?([234568])(?![\d.,/])")
_NOL_HILANG = re.compile(r"(?<![\w.,)])[.,](?=\d{1,2}(?![\d.,]))")


@dataclass(frozen=True)
class Literal:
    """A number in digits. `bacaan` are its readings, the more usual one first.

    `corak` says how sure they are: `pasti` (one reading), `titik_tiga` (1.500: thousands by the
    Indonesian rule, else 1,5), `koma_tiga` (1,500: English thousands or three decimals),
    `desimal_panjang` (1.2345: decimals, else a slip), `campur` (separators mixed, one reading),
    `ragu` (several readings, none better).
    """

    bacaan: tuple[Decimal, ...]
    corak: str = PASTI


@lru_cache(maxsize=65_536)
def read_literal(teks: str) -> Literal | None:
    """Read digits with dots, commas or apostrophes; None when no rule of writing fits."""
    kelompok = re.split(r"[.,']", teks)
    if len(teks) > PANJANG_MAKSIMUM or not all(k.isascii() and k.isdigit() for k in kelompok):
        return None
    pemisah = re.findall(r"[.,']", teks)
    if not pemisah:
        return Literal((Decimal(teks),))
    if len(pemisah) == 1:
        return _satu_pemisah(kelompok[0], kelompok[1], pemisah[0])
    if len(set(pemisah)) == 1:
        return _pemisah_sama(kelompok)
    return _pemisah_campur(kelompok, pemisah)


@lru_cache(maxsize=16_384)
def words_to_digits(teks: str) -> str:
    """Replace number words of a lower-case text by digits ("dua ratus meter" is "200 meter").

    A phrase with ribu, juta or miliar keeps a factor as a word ("lima puluh juta" is "50 juta",
    "seribu satu" is "1001 utuh"), so that the factor of the heading is not applied again.
    """
    return _DERET_KATA.sub(lambda m: _ganti_deret(m[0]), teks)


def mend_desimal(teks: str) -> str:
    """Write fractions and bare decimals out: "1 1/2 km" is "1,5 km", ",75 m" is "0,75 m"."""
    return _NOL_HILANG.sub("0,", _PECAHAN.sub(_ubah_pecahan, teks))


def split_kata(kata: str) -> list[str]:
    """Split one word into number words ("limapuluh", "sejuta"); empty when it is none."""
    if not _SUSUN.fullmatch(kata) or kata in ("se", "koma"):
        return []
    return _URAI.findall(kata)


def evaluate_kata(bagian: Sequence[str]) -> Decimal:
    """Return the number that a sequence of number words means."""
    jumlah = kelompok = tunda = Decimal(0)
    pecahan: Decimal | None = None
    for kata in bagian:
        if kata == "koma":
            pecahan = Decimal("0.1")
        elif kata in _ANGKA_KATA:
            tunda += _ANGKA_KATA[kata] * (pecahan or 1)
            pecahan = pecahan / 10 if pecahan else None
        elif kata == "belas":
            kelompok, tunda = kelompok + tunda + 10, Decimal(0)
        elif kata in _PULUH_RATUS:
            kelompok, tunda = kelompok + (tunda or 1) * _PULUH_RATUS[kata], Decimal(0)
        else:
            jumlah += (kelompok + tunda or 1) * PENGALI_KATA[kata]
            kelompok, tunda, pecahan = Decimal(0), Decimal(0), None
    return jumlah + kelompok + tunda


def read_romawi(teks: str) -> int | None:
    """Return the value of a Roman numeral up to XXXIX, or None."""
    cocok = re.fullmatch(r"(X{0,3})(IX|IV|V?I{0,3})", teks.upper())
    if not teks or not cocok:
        return None
    satuan = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"].index(cocok[2])
    return 10 * len(cocok[1]) + satuan


def _ubah_pecahan(cocok: re.Match[str]) -> str:
    if int(cocok[2]) >= int(cocok[3]):
        return cocok[0]
    nilai = Decimal(cocok[1] or 0) + Decimal(cocok[2]) / Decimal(cocok[3])
    return str(round(nilai, 3 if int(cocok[3]) == 8 else 2)).replace(".", ",")


def _satu_pemisah(depan: str, belakang: str, pemisah: str) -> Literal:
    desimal, utuh = Decimal(f"{depan}.{belakang}"), Decimal(depan + belakang)
    if depan.startswith("0") or len(belakang) < 3:
        return Literal((desimal,))
    if len(belakang) > 3:
        return Literal((desimal, utuh), DESIMAL_PANJANG)
    if len(depan) > 3:
        return Literal((desimal, utuh), RAGU)
    if pemisah == "'":
        return Literal((utuh,))
    return Literal((utuh, desimal), TITIK_TIGA if pemisah == "." else KOMA_TIGA)


def _pemisah_sama(kelompok: list[str]) -> Literal:
    if _rapi(kelompok):
        return Literal((_gabung(kelompok),))
    if _rapi(kelompok[:-1]) and len(kelompok[-1]) < 3:
        return Literal((_desimal(kelompok), _gabung(kelompok)), RAGU)
    return _ragu(_gabung(kelompok), _mend_ribuan(kelompok))


def _pemisah_campur(kelompok: list[str], pemisah: list[str]) -> Literal:
    ekor_desimal = len(set(pemisah[:-1])) == 1 and pemisah[-1] not in pemisah[:-1]
    ekor_pendek = len(kelompok[-1]) < 3
    if ekor_desimal and _rapi(kelompok[:-1]):
        if ekor_pendek:
            return Literal((_desimal(kelompok),))
        return _ragu(_desimal(kelompok), _gabung(kelompok))
    if _rapi(kelompok):
        return Literal((_gabung(kelompok),), CAMPUR)
    if ekor_pendek and _rapi(kelompok[:-1]):
        return Literal((_desimal(kelompok),), CAMPUR)
    if ekor_desimal and ekor_pendek:
        return _ragu(_desimal(kelompok), _mend_ribuan(kelompok[:-1]))
    return _ragu(_gabung(kelompok), _mend_ribuan(kelompok))


def _rapi(kelompok: list[str]) -> bool:
    return len(kelompok[0]) <= 3 and all(len(k) == 3 for k in kelompok[1:])


def _gabung(kelompok: list[str]) -> Decimal:
    return Decimal("".join(kelompok))


def _desimal(kelompok: list[str]) -> Decimal:
    return Decimal(f"{''.join(kelompok[:-1])}.{kelompok[-1]}")


def _mend_ribuan(kelompok: list[str]) -> Decimal:
    """Read the groups as if a zero had been dropped or doubled while typing: 1.50.000."""
    tiga = [k[:3] if k[3:].strip("0") == "" else k for k in kelompok[1:]]
    return _gabung([kelompok[0], *(k.ljust(3, "0") for k in tiga)])


def _ragu(*bacaan: Decimal) -> Literal:
    return Literal(tuple(dict.fromkeys(bacaan)), RAGU)


def _ganti_deret(deret: str) -> str:
    keluar: list[str] = []
    angka: list[str] = []
    for kata in [*deret.split(" "), ""]:
        bagian = split_kata(kata) or (["koma"] if kata == "koma" and angka else [])
        if bagian and (angka or bagian[0] in _ANGKA_KATA):
            angka.extend(bagian)
            continue
        if angka:
            keluar.append(_tulis_angka(angka))
            angka = []
        keluar.append(kata)
    return " ".join(keluar[:-1])


def _tulis_angka(bagian: list[str]) -> str:
    nilai = evaluate_kata(bagian)
    if not any(kata in PENGALI_KATA for kata in bagian) or nilai != nilai.to_integral_value():
        return format(nilai.normalize(), "f").replace(".", ",")
    for kata in ("miliar", "juta", "ribu"):
        if nilai and nilai % PENGALI_KATA[kata] == 0:
            return f"{int(nilai) // PENGALI_KATA[kata]} {kata}"
    return f"{int(nilai)} {KATA_UTUH}"
