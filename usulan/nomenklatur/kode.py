"""Codes of the nomenclature as people and Excel write them, put together from their parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.lembar import Nilai

JENJANG = ("urusan", "bidang_urusan", "program", "kegiatan", "sub_kegiatan")
TAHUN_EMPAT_ANGKA = 2023
"""From the decree of 2023 on, the last part of a sub kegiatan has four digits, before two."""

_TAHUN = re.compile(r"(?<!\d)20\d\d(?!\d)")
_SPASI_TITIK = re.compile(r"\s*[.,]\s*|\s+")
_BENTUK = (
    re.compile(r"[1-9X]"),
    re.compile(r"[1-9X]\.(\d\d|XX)"),
    re.compile(r"[1-9X]\.(\d\d|XX)\.\d\d"),
    re.compile(r"[1-9X]\.(\d\d|XX)\.\d\d\.\d\.\d\d"),
    re.compile(r"[1-9X]\.(\d\d|XX)\.\d\d\.\d\.\d\d\.(\d{4}|\d{2})"),
)


def find_lebar_sub(versi: str) -> int:
    """Return how many digits the last part of a sub kegiatan has, by the year of the version."""
    tahun = _TAHUN.findall(versi)
    return 2 if tahun and int(tahun[-1]) < TAHUN_EMPAT_ANGKA else 4


def find_jenjang(kode: str) -> str | None:
    """Return the level of a code ("1.03" is bidang_urusan), None when it is no code."""
    return next((j for j, pola in zip(JENJANG, _BENTUK, strict=True) if pola.fullmatch(kode)), None)


def find_induk(kode: str) -> str | None:
    """Return the code one level above: of 1.03.10.2.01 it is 1.03.10."""
    bagian = kode.split(".")
    turun = 2 if find_jenjang(kode) == "kegiatan" else 1
    return ".".join(bagian[:-turun]) or None


def is_provinsi(kode: str) -> bool:
    """Tell whether a kegiatan (or what hangs on it) is a province's: its fourth part is 1."""
    bagian = kode.split(".")
    return len(bagian) > 3 and bagian[3] == "1"


def join_kode(bagian: Sequence[Nilai], lebar_sub: int) -> str:
    """Return the code of up to five parts, each a text or a number that lost its zeros.

    Also accepts a last part that is the whole code already.
    """
    teks = [write_bagian(nilai, j, lebar_sub) for j, nilai in enumerate(bagian)]
    utuh = read_utuh(bagian[-1])
    if len(teks) > 1 and find_jenjang(utuh) == JENJANG[len(teks) - 1]:
        return utuh
    return ".".join(teks)


def write_bagian(nilai: Nilai, jenjang: int, lebar_sub: int) -> str:
    """Return one part of a code: of bidang 3 it is "03", of kegiatan 2.1 it is "2.10"."""
    if nilai is None:
        return "?"
    if JENJANG[jenjang] == "kegiatan" and isinstance(nilai, float):
        return f"{nilai:.2f}"
    if isinstance(nilai, float) and nilai.is_integer():
        nilai = int(nilai)
    teks = _rapikan(str(nilai))
    if JENJANG[jenjang] == "sub_kegiatan":
        return teks if len(teks) in (2, 4) and isinstance(nilai, str) else teks.zfill(lebar_sub)
    return teks.zfill(2) if JENJANG[jenjang] in ("bidang_urusan", "program") else teks


def read_utuh(nilai: Nilai) -> str:
    """Return a whole code from one cell; a number can only be an urusan or a bidang urusan."""
    if isinstance(nilai, float):
        return str(int(nilai)) if nilai.is_integer() else f"{nilai:.2f}"
    return _rapikan(str(nilai))


def _rapikan(teks: str) -> str:
    return _SPASI_TITIK.sub(".", teks.strip().strip(".").strip()).upper()
