"""RT and RW as people write them: the neighbourhood units below a kelurahan.

Normal form: numbers as text without leading zeros, several joined by ", " ("23, 24").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from usulan.deret_rt_rw import Deret, find_deret, is_bersatuan, read_deret, remove_deret
from usulan.ejaan_rt_rw import KATA_RT_RW, MUNGKIN_RT_RW, mend_huruf, normalise_ejaan
from usulan.teks import fold_lebar, is_tanda_kosong

NOMOR_TERBESAR = 200
"""No kelurahan of Indonesia has more RT than this; larger numbers are something else."""

_SEMUA = re.compile(
    r"\b(?:semua|seluruh|segenap|setiap)\b(?:\s+r\.?t\b\.?)?|\bse[\s-]?(?:kelurahan\b|(?=r\s?\.?\s?[tw]\b))",
    re.IGNORECASE,
)
_RT_KOSONG = re.compile(
    r"(?<![a-z])r\.?t\.?\s?:?(?:\s[-–]|[-–](?=\s?/)|_+|\.{2,}|…)[\s/,]*(?=r\s?\.?\s?w)",
    re.IGNORECASE,
)
"""A form's blank that was left open: "RT ..../RW 05"."""
_HITUNGAN = re.compile(
    r"\d\s*r\.?t\s+(?:dan\s+)?\d+\s+r\.?w\b(?![\s.:/]*(?:\d|[ivx]+\b))", re.IGNORECASE
)
"""Numbers of RT and RW, not their names: "10 RT 5 RW"."""
_TANGGAL = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_ANGKA_LAIN = re.compile(
    r"(?:[^\w()]{0,4}|\s*(?:ke|to)\s*|\s?[a-z]\s?(?:dan|&|,)\s*)(?P<n>\d{1,3}(?!\d)|[oil]{1,3}(?![a-z\d]))",
    re.IGNORECASE,
)
"""A number right behind those that were read, joined by nothing that says how."""
_TERLEWAT = re.compile(r"\w?\d|(?:[a-z]|[oil]{2,3})(?![a-z])", re.IGNORECASE)
_LEKAT = re.compile(r"(?<![a-z])r[tw][oilvx]{1,4}(?![a-z\d])", re.IGNORECASE)
"""What makes a word RT or RW unread rather than left open: "RT 05A", "RW l"."""
_JUMLAH_RT = re.compile(
    r"^\W*(?P<n>\d{1,3})\s*r\s?\.?\s?(?P<kata>[tw])\b(?![\s.:=#(/-]*(?:\d|[ivx]+\b|r\s?\.?\s?[tw]))",
    re.IGNORECASE,
)
"""How many RT, or the name of one: "3 RT"."""
_RENTANG_KATA = re.compile(r"s\s?[/.]\s?d\b|\b(?:sd|sampai|sampe|hingga)\b", re.IGNORECASE)
_SATU_SISI = re.compile(r"(?P<rt>\d{1,3})?\s?[-–_. …]*/[-–_. …]*(?P<rw>\d{1,3})?")
_BERSPASI = re.compile(r"(\d{1,3})[\s_]+(\d{1,3})")


@dataclass(frozen=True)
class HasilRtRw:
    """RT and RW of one cell. `kode` is the finding, `bacaan` the readings that remain.

    `sisa_teks` is what the cell says besides RT and RW (a street, a place).
    """

    rt: str | None = None
    rw: str | None = None
    kode: str | None = None
    sisa_teks: str | None = None
    bacaan: tuple[str, ...] = ()


@dataclass
class _Kumpulan:
    """RT and RW numbers gathered from a text, in order."""

    rt: list[int] = field(default_factory=list)
    rw: list[int] = field(default_factory=list)
    ragu: tuple[str, ...] = ()

    def hasil(self, sisa: str | None) -> HasilRtRw:
        if self.ragu:
            return HasilRtRw(kode="RT_RW_AMBIGU", sisa_teks=sisa, bacaan=self.ragu)
        if any(not 0 < n <= NOMOR_TERBESAR for n in self.rt + self.rw):
            return HasilRtRw(kode="RT_RW_TIDAK_TERBACA", sisa_teks=sisa)
        return HasilRtRw(_tulis(self.rt), _tulis(self.rw), sisa_teks=sisa)


@lru_cache(maxsize=65_536)
def parse_rt_rw(
    teks: str | None,
    jenis: str = "teks",
    kolom: str = "rt_rw",
    satuan: frozenset[str] = frozenset(),
) -> HasilRtRw:
    """Read an RT/RW cell of kind `jenis` (JENIS_SEL) in a column `rt_rw`, `rt` or `rw`.

    Bare numbers mean what the column says; in a combined column "03/05" is RT 3 RW 5, and a
    single bare number is RT_RW_AMBIGU. A date cell was a fraction that Excel changed:
    RT_RW_JADI_TANGGAL with the readings, never a value. A number with letters for digits ("RT O3")
    is told with the likely one, never taken; what else the cell says for sure stands beside it.
    `satuan` are spellings of units: in "RW 2, 200 m" the 200 is no RW.
    """
    if jenis in ("galat", "rumus_tanpa_nilai"):
        return HasilRtRw(kode="SEL_GALAT" if jenis == "galat" else "RUMUS_TANPA_NILAI")
    bersih = fold_lebar(teks)
    if is_tanda_kosong(bersih.replace(" ", "").replace("/", "")):
        return HasilRtRw()
    if jenis == "tanggal":
        return HasilRtRw(kode="RT_RW_JADI_TANGGAL", bacaan=_baca_tanggal(bersih))
    if jenis == "angka":
        return _parse_mesin(bersih, kolom)
    tebakan, terbuka = mend_huruf(normalise_ejaan(bersih))
    if tebakan != terbuka:
        baca = [_parse_teks(t, kolom, satuan) for t in (tebakan, terbuka)]
        return _tell_huruf(*baca)
    return _parse_teks(tebakan, kolom, satuan)


@lru_cache(maxsize=65_536)
def find_rt_rw(teks: str | None, satuan: frozenset[str] = frozenset()) -> HasilRtRw:
    """Find RT and RW inside a place or a title, only where the word RT or RW stands.

    `satuan` are spellings of units: in "RT 5, 10 titik" the 10 belongs to titik. Doubtful places
    give nothing (a free text owes no RT); only a number with letters for digits ("RT O3") is told.
    """
    bersih = fold_lebar(teks)
    if not MUNGKIN_RT_RW.search(bersih):
        return HasilRtRw(sisa_teks=bersih or None)
    tebakan, terbuka = mend_huruf(normalise_ejaan(bersih))
    if tebakan != terbuka:
        return _tell_huruf(_find(tebakan, satuan), _find(terbuka, satuan))
    return _find(tebakan, satuan)


def _find(bersih: str, satuan: frozenset[str]) -> HasilRtRw:
    bersih = _RT_KOSONG.sub("", bersih)
    deret = [] if _HITUNGAN.search(bersih) else find_deret(bersih, satuan)
    if not deret or _is_rentang_putus(bersih, deret):
        return HasilRtRw(sisa_teks=bersih or None)
    hasil = _kumpulkan(deret).hasil(remove_deret(bersih, deret))
    return HasilRtRw(sisa_teks=bersih) if hasil.kode else hasil


def _parse_mesin(teks: str, kolom: str) -> HasilRtRw:
    angka = re.fullmatch(r"(\d{1,3})(?:\.(\d+))?", teks)
    if not angka:
        return HasilRtRw(kode="RT_RW_TIDAK_TERBACA")
    if angka[2] and angka[2].strip("0"):
        dugaan = f"{kolom.upper().replace('_', '/')} {int(angka[1])}, {int(angka[2])}"
        return HasilRtRw(kode="RT_RW_TIDAK_TERBACA", bacaan=(dugaan,))
    return _parse_teks(angka[1], kolom)


def _tell_huruf(dugaan: HasilRtRw, pasti: HasilRtRw) -> HasilRtRw:
    """Keep what stands there without the doubtful numbers, and name the likely whole."""
    return HasilRtRw(
        rt=pasti.rt if pasti.rt == dugaan.rt else None,
        rw=pasti.rw if pasti.rw == dugaan.rw else None,
        kode="RT_RW_TIDAK_TERBACA",
        bacaan=tuple(b for b in (_sebut(dugaan.rt, dugaan.rw),) if b),
    )


def _sebut(rt: str | None, rw: str | None) -> str:
    return "/".join(f"{kata} {nomor}" for kata, nomor in (("RT", rt), ("RW", rw)) if nomor)


def _parse_teks(teks: str, kolom: str, satuan: frozenset[str] = frozenset()) -> HasilRtRw:
    teks = _RT_KOSONG.sub("", teks)
    if _SEMUA.search(teks):
        return _parse_semua(teks)
    if not KATA_RT_RW.sub("", teks).strip(" /\\.,:;|_()-–—…"):
        return HasilRtRw()
    if jumlah := _JUMLAH_RT.match(teks):
        return _parse_jumlah(teks, jumlah, satuan)
    deret = find_deret(teks, satuan)
    if not deret:
        return _parse_polos(teks, kolom)
    if _is_rentang_putus(teks, deret) or any(_is_bersambung(teks, d, satuan) for d in deret):
        return HasilRtRw(kode="RT_RW_AMBIGU", sisa_teks=teks, bacaan=(teks,))
    hasil = _kumpulkan(deret).hasil(remove_deret(teks, deret))
    if hasil.kode is None and _is_terlewat(teks, deret):
        return replace(hasil, kode="RT_RW_TIDAK_TERBACA", sisa_teks=teks)
    return hasil


def _parse_jumlah(teks: str, jumlah: re.Match[str], satuan: frozenset[str]) -> HasilRtRw:
    """Tell that "3 RT" may be a count or a name; what follows is read ("5 RT di RW 2")."""
    sisa = _kumpulkan(find_deret(teks[jumlah.end() :], satuan)).hasil(None)
    kata = f"R{jumlah['kata'].upper()}"
    bacaan = (f"{kata} {jumlah['n']}", f"{jumlah['n']} {kata} (banyaknya)")
    return replace(sisa, kode="RT_RW_AMBIGU", sisa_teks=teks, bacaan=bacaan)


def _is_bersambung(teks: str, deret: Deret, satuan: frozenset[str]) -> bool:
    """Tell whether a further number stands behind a series and is no quantity: "RT 02 05"."""
    lain = _ANGKA_LAIN.match(teks, deret.akhir)
    return lain is not None and not is_bersatuan(teks, lain.end(), satuan)


def _is_rentang_putus(teks: str, deret: Sequence[Deret]) -> bool:
    """Tell whether a range runs over RT and RW both: "RT 1 RW 1 s/d RT 5 RW 2"."""
    return any(
        _RENTANG_KATA.search(teks, kiri.akhir, kanan.awal) for kiri, kanan in pairwise(deret)
    )


def _is_terlewat(teks: str, deret: Sequence[Deret]) -> bool:
    """Tell whether a word RT or RW stands there whose number was not read: "RT 05A/RW 01"."""
    terbaca = {n for d in deret for n in range(d.awal, d.akhir)}
    return bool(_LEKAT.search(teks)) or any(
        k.start() not in terbaca and _TERLEWAT.match(teks, k.end())
        for k in KATA_RT_RW.finditer(teks)
    )


def _parse_semua(teks: str) -> HasilRtRw:
    """All RT of a kelurahan, or of the RW that is named besides ("semua RT RW 05")."""
    hasil = _kumpulkan(find_deret(_SEMUA.sub(" ", teks))).hasil(teks)
    return hasil if hasil.kode else replace(hasil, kode="RT_RW_SEMUA")


def _parse_polos(teks: str, kolom: str) -> HasilRtRw:
    """A cell without the words RT and RW."""
    if kolom == "rt_rw" and (sisi := _SATU_SISI.fullmatch(teks)) and None in sisi.groups():
        return _kumpulkan_sisi(sisi["rt"], sisi["rw"])
    if dua := _BERSPASI.fullmatch(teks):
        rt, rw = int(dua[1]), int(dua[2])
        return HasilRtRw(kode="RT_RW_AMBIGU", bacaan=(f"RT {rt}/RW {rw}", f"RT {rt}, {rw}"))
    deret = read_deret(teks, _mulai_nomor(teks), _kata_kolom(kolom))
    if deret is None or not _is_terpisah(teks, deret):
        return HasilRtRw(kode="RT_RW_TIDAK_TERBACA", sisa_teks=teks)
    return _kumpulkan([deret]).hasil(remove_deret(teks, [deret]))


def _kumpulkan_sisi(rt: str | None, rw: str | None) -> HasilRtRw:
    """One side of a form "…/…" that was left open: "-/02"."""
    return _Kumpulan([int(rt)] if rt else [], [int(rw)] if rw else []).hasil(None)


def _kata_kolom(kolom: str) -> str:
    return {"rt": "t", "rw": "w"}.get(kolom, "")


def _mulai_nomor(teks: str) -> int:
    angka = re.search(r"\d", teks)
    return angka.start() if angka else 0


def _is_terpisah(teks: str, deret: Deret) -> bool:
    """Tell whether the numbers stand alone: "03/05", "Jl. Mawar 03/05", but not "No. 12 A"."""
    bukan = re.search(r"\d", teks[: deret.awal] + teks[deret.akhir :])
    return not bukan and (
        deret.bergaris or not re.search(r"[^\W\d_]", remove_deret(teks, [deret]) or "")
    )


def _kumpulkan(deret: Sequence[Deret]) -> _Kumpulan:
    hasil = _Kumpulan()
    ada_rw = any(d.kata == "w" for d in deret)
    for d in deret:
        if d.kata in ("tw", "wt", "") or (d.kata == "t" and d.bergaris and not ada_rw):
            _tambah_pasangan(hasil, d)
        elif d.terbalik or (d.kata == "w" and d.bergaris):
            hasil.ragu = (f"R{d.kata.upper()} {_tulis(d.nomor)}",)
        else:
            (hasil.rt if d.kata == "t" else hasil.rw).extend(d.rentangkan())
    return hasil


def _tambah_pasangan(hasil: _Kumpulan, deret: Deret) -> None:
    """Take "03/05" as RT and RW; anything else without a word for each number is in doubt."""
    pasangan = deret.pasangan()
    if pasangan is None and len(deret.kata) == 2 and len(deret.nomor) == 2:
        pasangan = (deret.nomor[:1], deret.nomor[1:])
    if pasangan is None:
        hasil.ragu = _dua_bacaan(deret)
        return
    kiri, kanan = reversed(pasangan) if deret.kata == "wt" else pasangan
    hasil.rt.extend(kiri)
    hasil.rw.extend(kanan)


def _dua_bacaan(deret: Deret) -> tuple[str, ...]:
    daftar = _tulis(deret.nomor if deret.terbalik else deret.rentangkan())
    if len(deret.nomor) == 2:
        return (f"RT {deret.nomor[0]}/RW {deret.nomor[1]}", f"RT {daftar}")
    return (f"RT {daftar}", f"RW {daftar}")


def _baca_tanggal(iso: str) -> tuple[str, ...]:
    """Return what was typed before Excel made a date of it: day first, as set in Indonesia."""
    tanggal = _TANGGAL.match(iso)
    if not tanggal:
        return ()
    tahun, bulan, hari = (int(bagian) for bagian in tanggal.groups())
    bacaan = [f"RT {hari}/RW {bulan}", f"RT {bulan}/RW {hari}"]
    if hari == 1:
        bacaan.append(f"RT {bulan}/RW {tahun % 100}")
    return tuple(dict.fromkeys(bacaan))


def _tulis(nomor: Iterable[int]) -> str | None:
    return ", ".join(str(n) for n in dict.fromkeys(nomor)) or None
