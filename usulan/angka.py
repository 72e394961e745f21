"""Rupiah as people write it, read into whole rupiah. Doubt is told, never settled in silence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from usulan.bilangan import CAMPUR, KOMA_TIGA, TITIK_TIGA, Literal
from usulan.jumlah import IsiUang, Jumlah, read_isi_uang
from usulan.teks import fold_lebar, is_tanda_kosong

BATAS_WAJAR_RUPIAH = 100 * 10**9
"""No single usulan of a kelurahan costs a tenth of the whole city's budget (about Rp 1 triliun)."""
BATAS_RAGU_SKALA_RUPIAH = 5 * 10**9
BATAS_TERBACA_RUPIAH = 10**15
_NADA_PEMBULATAN = Decimal("0.005")

_KODE_JENIS = {
    "galat": "SEL_GALAT",
    "rumus_tanpa_nilai": "RUMUS_TANPA_NILAI",
    "logika": "ANGGARAN_TIDAK_TERBACA",
}
_LAZIM = re.compile(
    r"(?:[Rr][Pp]\.?\s?)?([0-9]{1,3}(?:\.[0-9]{3}){1,4}|[0-9]{1,14})(?:,-|\.-|,00?)?"
)
"""The spellings of nine cells in ten: they need none of the weighing below."""
_HURUF_NOL = re.compile(r"\d[.,]?[oOlI]+(?=[\d.,\s]|$)|(?<![A-Za-z])[oOlI]+[.,]?\d")
_ILMIAH = re.compile(r"(\d+(?:[.,]\d+)?)\s?e\+?(\d{1,2})")
_NEGATIF = re.compile(
    r"(?:rp\.?)?\s*-\s*(?:rp\.?)?\s*\d"
    r"|(?:rp\.?\s*)?\((?:rp\.?)?[\d.,\s]*\d[\d.,\s]*(?:(?:ribu|rb|juta|jt|milyar|miliar|m)\.?\s*)?\)$"
)


@dataclass(frozen=True)
class HasilAngka:
    """One money cell. `nilai` is in whole rupiah, None when empty or in doubt.

    `kode` is the finding, `bacaan` the readings that remain (the likelier first, whole rupiah),
    `catatan` the words beside the number.
    """

    nilai: int | None
    kode: str | None = None
    bacaan: tuple[int, ...] = ()
    catatan: str | None = None


@lru_cache(maxsize=65_536)
def parse_rupiah(teks: str | None, jenis: str = "teks", skala: int = 1) -> HasilAngka:
    """Read a money cell of kind `jenis` (JENIS_SEL) into whole rupiah.

    `skala` is the factor the heading promises ("(Rp. 000)" is 1000). It is not applied where the
    text has its own (ribu, juta, M). Readings that both make sense give no value but the finding
    ANGGARAN_AMBIGU; the other codes are in reference/temuan.csv.
    """
    if jenis in _KODE_JENIS:
        return HasilAngka(None, _KODE_JENIS[jenis])
    bersih = fold_lebar(teks)
    if not bersih:
        return HasilAngka(None)
    if jenis == "tanggal":
        return HasilAngka(None, "ANGGARAN_JADI_TANGGAL", _read_seri(bersih))
    # In a number cell a dot parts decimals, so the usual spellings of texts do not apply.
    if skala == 1 and jenis != "angka" and (lazim := _LAZIM.fullmatch(bersih)):
        return HasilAngka(int(lazim[1].replace(".", "")))
    return _parse_mesin(bersih, skala) if jenis == "angka" else _parse_teks(bersih, skala)


def _read_seri(iso: str) -> tuple[int, ...]:
    """Return the number behind a date cell: a rupiah amount that was formatted as a date."""
    try:
        tanggal = dt.date.fromisoformat(iso[:10])
    except ValueError:
        return ()
    return ((tanggal - dt.date(1899, 12, 30)).days,)


def _parse_mesin(teks: str, skala: int) -> HasilAngka:
    try:
        nilai = Decimal(teks)
    except InvalidOperation:
        return _parse_teks(teks, skala)
    if not nilai.is_finite() or abs(nilai) > BATAS_TERBACA_RUPIAH:
        return HasilAngka(None, "ANGGARAN_TIDAK_TERBACA")
    return _decide(Jumlah(Literal((nilai,))), skala)


def _parse_teks(bersih: str, skala: int) -> HasilAngka:
    if _HURUF_NOL.search(bersih):
        return _parse_huruf_nol(bersih, skala)
    teks = bersih.lower()
    if _is_kosong(teks):
        return HasilAngka(None)
    if ilmiah := _ILMIAH.fullmatch(teks):
        nilai = _parse_mesin(f"{ilmiah[1].replace(',', '.')}e{ilmiah[2]}", skala)
        return replace(nilai, kode=nilai.kode or "ANGGARAN_DITAFSIRKAN")
    isi = read_isi_uang(teks)
    if not isi.jumlah:
        return HasilAngka(None, "ANGGARAN_TIDAK_TERBACA", catatan=isi.catatan)
    if _NEGATIF.match(teks):
        bacaan = tuple(-b for b in _bacaan(isi.jumlah[0], skala))
        return HasilAngka(None, "ANGGARAN_NEGATIF", bacaan, isi.catatan)
    return replace(_decide_isi(isi, skala), catatan=isi.catatan)


def _is_kosong(teks: str) -> bool:
    sisa = re.sub(r"\b(?:rp|idr)\b|[\s.,:;/()]", "", teks)
    return is_tanda_kosong(sisa) or sisa in ("na", "rpna")


def _parse_huruf_nol(bersih: str, skala: int) -> HasilAngka:
    """A letter stands where a digit belongs (15O.000): tell the likely number, do not take it."""
    tebakan = bersih
    for huruf, angka in (("o", "0"), ("O", "0"), ("l", "1"), ("I", "1")):
        pola = rf"(?<=[\d.,oOlI]){huruf}(?=[oOlI\d.,\s]|$)|(?<![A-Za-z]){huruf}(?=[oOlI]*[.,]?\d)"
        tebakan = re.sub(pola, angka, tebakan)
    if tebakan == bersih or _HURUF_NOL.search(tebakan):
        return HasilAngka(None, "ANGGARAN_TIDAK_TERBACA")
    hasil = _parse_teks(tebakan, skala)
    bacaan = hasil.bacaan if hasil.nilai is None else (hasil.nilai,)
    return HasilAngka(None, "ANGGARAN_TIDAK_TERBACA", bacaan)


def _decide_isi(isi: IsiUang, skala: int) -> HasilAngka:
    if len(isi.jumlah) > 1:
        return _decide_banyak(isi.jumlah, skala)
    if isi.per_satuan:
        return HasilAngka(None, "ANGGARAN_PER_SATUAN", _bacaan(isi.jumlah[0], skala))
    if _is_bukan_uang(isi, skala):
        return HasilAngka(None, "ANGGARAN_TIDAK_TERBACA")
    hasil = _decide(isi.jumlah[0], skala)
    if hasil.kode is None and isi.catatan:
        return replace(hasil, kode="ANGGARAN_BERCATATAN")
    return hasil


def _is_bukan_uang(isi: IsiUang, skala: int) -> bool:
    """Tell whether a number is no money at all: small, bare, and words beside it ("3 unit")."""
    jumlah = isi.jumlah[0]
    berkata = any(huruf.isalpha() for huruf in isi.catatan or "")
    return berkata and skala == 1 and not jumlah.berlabel and jumlah.nilai()[0] < 1000


def _decide_banyak(jumlah: Sequence[Jumlah], skala: int) -> HasilAngka:
    semua = [_bacaan(j, skala) for j in jumlah]
    sama = [b for b in semua[0] if all(b in lain for lain in semua)]
    if len(sama) == 1 and all(_is_ulangan(j) for j in jumlah[1:]):
        return HasilAngka(sama[0])
    pertama = tuple(dict.fromkeys(b[0] for b in semua))
    hubung = [j.hubung for j in jumlah[1:]]
    if hubung[0] == "ulang" and semua[0][0] == _hitungan(jumlah[1:], skala)[1]:
        return HasilAngka(semua[0][0], "ANGGARAN_BERCATATAN", (semua[0][0],))
    if hubung[-1] == "sama" and semua[-1][0] in _hitungan(jumlah[:-1], skala):
        return HasilAngka(semua[-1][0], "ANGGARAN_BERCATATAN", (semua[-1][0],))
    if hubung == ["rentang"]:
        return HasilAngka(None, "ANGGARAN_RENTANG", pertama)
    if set(hubung) == {"kali"}:
        kali = [n for n in _hitungan(jumlah, skala) if n <= BATAS_TERBACA_RUPIAH]
        bacaan = tuple(dict.fromkeys([*kali[1:], max(pertama)]))
        return HasilAngka(None, "ANGGARAN_GANDA", bacaan)
    if len(pertama) == 1:
        return HasilAngka(None, "ANGGARAN_GANDA", (*pertama, _hitungan(jumlah, skala)[0]))
    return HasilAngka(None, "ANGGARAN_GANDA", pertama)


def _is_ulangan(jumlah: Jumlah) -> bool:
    """Tell whether an equal amount only says the first again, and is no second one."""
    return jumlah.hubung in ("ulang", "sama") or (not jumlah.hubung and not jumlah.rp)


def _hitungan(jumlah: Sequence[Jumlah], skala: int) -> tuple[int, int]:
    """Return the sum and the product of the amounts, in whole rupiah."""
    kali = Decimal(1)
    for j in jumlah:
        kali *= j.nilai()[0] * (skala if not j.berlabel and j is jumlah[-1] else 1)
    return sum(_bacaan(j, skala)[0] for j in jumlah), int(kali)


def _bacaan(jumlah: Jumlah, skala: int) -> tuple[int, ...]:
    faktor = 1 if jumlah.satuan else skala
    return tuple(dict.fromkeys(_bulatkan(b * faktor) for b in _calon(jumlah, faktor)))


def _bulatkan(nilai: Decimal) -> int:
    return int(nilai.to_integral_value(ROUND_HALF_UP))


def _decide(jumlah: Jumlah, skala: int) -> HasilAngka:
    """Choose among the readings of one amount, or tell why none may be chosen."""
    faktor = 1 if jumlah.satuan else skala
    calon = tuple(dict.fromkeys(b * faktor for b in _calon(jumlah, faktor)))
    bacaan = tuple(dict.fromkeys(_bulatkan(c) for c in calon))
    if min(bacaan) < 0:
        return HasilAngka(None, "ANGGARAN_NEGATIF", bacaan)
    if max(bacaan) > BATAS_TERBACA_RUPIAH:
        return HasilAngka(None, "ANGGARAN_TIDAK_TERBACA")
    if faktor > 1 and not jumlah.satuan and _is_skala_ragu(jumlah, faktor):
        return HasilAngka(None, "ANGGARAN_SKALA_RAGU", (bacaan[0] // faktor, bacaan[0]))
    if len(calon) > 1:
        return _decide_ragu(jumlah, bacaan)
    return _decide_pecahan(calon[0], jumlah, faktor)


def _calon(jumlah: Jumlah, faktor: int) -> tuple[Decimal, ...]:
    """Return the readings that make sense as money: nobody writes rupiah with three decimals."""
    nilai = jumlah.nilai()
    tanpa_satuan = not jumlah.satuan and faktor <= 1000
    if jumlah.literal.corak in (TITIK_TIGA, KOMA_TIGA) and tanpa_satuan:
        return nilai[:1]
    return nilai


def _is_skala_ragu(jumlah: Jumlah, faktor: int) -> bool:
    """Full rupiah under a heading that promises thousands: Rp 150.000.000 below "(Rp. 000)"."""
    tertulis = jumlah.nilai()[0]
    return tertulis >= 10**6 and (jumlah.rp or tertulis * faktor >= BATAS_RAGU_SKALA_RUPIAH)


def _decide_ragu(jumlah: Jumlah, bacaan: tuple[int, ...]) -> HasilAngka:
    wajar = [b for b in bacaan if 0 < b <= BATAS_WAJAR_RUPIAH]
    if len(wajar) == 1 and jumlah.literal.corak in (TITIK_TIGA, KOMA_TIGA):
        return HasilAngka(wajar[0], "ANGGARAN_DITAFSIRKAN", bacaan)
    if jumlah.literal.corak == TITIK_TIGA and bacaan[0] <= BATAS_WAJAR_RUPIAH:
        return HasilAngka(bacaan[0], "ANGGARAN_DITAFSIRKAN", bacaan)
    return HasilAngka(None, "ANGGARAN_AMBIGU", bacaan)


def _decide_pecahan(nilai: Decimal, jumlah: Jumlah, faktor: int) -> HasilAngka:
    bulat = _bulatkan(nilai)
    if abs(nilai - bulat) < _NADA_PEMBULATAN:
        kode = "ANGGARAN_DITAFSIRKAN" if jumlah.literal.corak == CAMPUR else None
        return HasilAngka(bulat, kode, (bulat,) if kode else ())
    if nilai < 1000 and faktor == 1 and not jumlah.satuan:
        # "1,5" without its unit: a million and a half, or a billion and a half.
        return HasilAngka(None, "ANGGARAN_AMBIGU", (int(nilai * 10**6), int(nilai * 10**9)))
    return HasilAngka(bulat, "ANGGARAN_PECAHAN", (bulat,))
