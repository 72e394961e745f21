"""RT and RW as people write them: the neighbourhood units below a kelurahan.

Normal form: numbers as text without leading zeros, several joined by ", " ("23, 24").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from usulan.bilangan import read_romawi
from usulan.teks import fold_lebar, is_tanda_kosong

NOMOR_TERBESAR = 200
"""No kelurahan of Indonesia has more RT than this; larger numbers are something else."""

_RT_RW = r"(?<![a-z])r\s?\.?\s?(?P<kata>[tw])(?![a-z])\s?[.:-]*\s?(?:(?:no|nomor)\s?[.:]?\s?)?"
_KATA = re.compile(_RT_RW, re.IGNORECASE)
_NOMOR = re.compile(
    r"0*(?P<n>\d{1,3})(?!\d|[a-z])|0*(?P<m>\d{1,3})(?=r\s?\.?\s?[tw])", re.IGNORECASE
)
_ROMAWI = re.compile(r"[ivx]+(?![a-z\d])", re.IGNORECASE)
_PENYAMBUNG = re.compile(
    r"\s*(?:(?P<rentang>s\s?/\s?d|s\s?\.\s?d\s?\.?|sd|sampai(?:\s+dengan)?|hingga|[-–—~])"
    r"|(?P<garis>[/\\|])|(?P<daftar>,\s?(?:dan|serta)\b|[,;&+.]|dan\b|serta\b))\s*",
    re.IGNORECASE,
)
_ANTARA_KATA = re.compile(r"[\s/\\.,&:-]*")
_SEMUA = re.compile(
    r"\b(?:semua|seluruh|segenap|setiap)\b(?:\s+r\.?t\b\.?)?|\bse[\s-]?(?:kelurahan|rt|rw)\b",
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
_ANGKA_LAIN = re.compile(r"\s*\d")
_KATA_BERIKUT = re.compile(r"\s?([^\W\d_]+\d?)")


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
class _Deret:
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
def parse_rt_rw(teks: str | None, jenis: str = "teks", kolom: str = "rt_rw") -> HasilRtRw:
    """Read an RT/RW cell of kind `jenis` (JENIS_SEL) in a column `rt_rw`, `rt` or `rw`.

    Bare numbers mean what the column says; in a combined column "03/05" is RT 3 RW 5, and a
    single bare number is RT_RW_AMBIGU. A date cell was a fraction that Excel changed:
    RT_RW_JADI_TANGGAL with the readings, never a value.
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
    return _parse_teks(bersih, kolom)


@lru_cache(maxsize=65_536)
def find_rt_rw(teks: str | None, satuan: frozenset[str] = frozenset()) -> HasilRtRw:
    """Find RT and RW inside a place or a title, only where the word RT or RW stands.

    `satuan` are spellings of units: in "RT 5, 10 titik" the 10 belongs to titik. Doubtful places
    give nothing (a free text owes no RT), so `kode` is always None.
    """
    bersih = fold_lebar(teks)
    deret = [] if _HITUNGAN.search(bersih) else _cari_deret(bersih, satuan)
    if not deret:
        return HasilRtRw(sisa_teks=bersih or None)
    hasil = _kumpulkan(deret).hasil(_sisa(bersih, deret))
    return HasilRtRw(sisa_teks=bersih) if hasil.kode else hasil


def _parse_mesin(teks: str, kolom: str) -> HasilRtRw:
    angka = re.fullmatch(r"(\d{1,3})(?:\.(\d+))?", teks)
    if not angka:
        return HasilRtRw(kode="RT_RW_TIDAK_TERBACA")
    if angka[2] and angka[2].strip("0"):
        dugaan = f"{kolom.upper().replace('_', '/')} {int(angka[1])}, {int(angka[2])}"
        return HasilRtRw(kode="RT_RW_TIDAK_TERBACA", bacaan=(dugaan,))
    return _parse_teks(angka[1], kolom)


def _parse_teks(teks: str, kolom: str) -> HasilRtRw:
    teks = _RT_KOSONG.sub("", teks)
    if _SEMUA.search(teks):
        return _parse_semua(teks)
    if not _KATA.sub("", teks).strip(" /\\.,:;|_()-–—…"):
        return HasilRtRw()
    deret = _cari_deret(teks)
    if not deret:
        return _parse_polos(teks, kolom)
    if any(_ANGKA_LAIN.match(teks, d.akhir) for d in deret):
        return HasilRtRw(kode="RT_RW_AMBIGU", sisa_teks=teks, bacaan=(teks,))
    return _kumpulkan(deret).hasil(_sisa(teks, deret))


def _parse_semua(teks: str) -> HasilRtRw:
    """All RT of a kelurahan, or of the RW that is named besides ("semua RT RW 05")."""
    hasil = _kumpulkan(_cari_deret(_SEMUA.sub(" ", teks))).hasil(teks)
    return hasil if hasil.kode else replace(hasil, kode="RT_RW_SEMUA")


def _parse_polos(teks: str, kolom: str) -> HasilRtRw:
    """A cell without the words RT and RW."""
    deret = _baca_deret(teks, _mulai_nomor(teks), _kata_kolom(kolom))
    if deret is None or not _is_terpisah(teks, deret):
        return HasilRtRw(kode="RT_RW_TIDAK_TERBACA", sisa_teks=teks)
    return _kumpulkan([deret]).hasil(_sisa(teks, [deret]))


def _kata_kolom(kolom: str) -> str:
    return {"rt": "t", "rw": "w"}.get(kolom, "")


def _mulai_nomor(teks: str) -> int:
    angka = re.search(r"\d", teks)
    return angka.start() if angka else 0


def _is_terpisah(teks: str, deret: _Deret) -> bool:
    """Tell whether the numbers stand alone: "03/05", "Jl. Mawar 03/05", but not "No. 12 A"."""
    bukan = re.search(r"\d", teks[: deret.awal] + teks[deret.akhir :])
    return not bukan and (deret.bergaris or not re.search(r"[^\W\d_]", _sisa(teks, [deret]) or ""))


def _cari_deret(teks: str, satuan: frozenset[str] = frozenset()) -> list[_Deret]:
    """Find each word RT or RW that numbers follow, with its numbers."""
    hasil: list[_Deret] = []
    posisi = 0
    while kata := _KATA.search(teks, posisi):
        huruf, posisi = kata["kata"].lower(), kata.end()
        lanjut = _ANTARA_KATA.match(teks, posisi)
        kedua = _KATA.match(teks, lanjut.end() if lanjut else posisi)
        if kedua and kedua["kata"].lower() != huruf:
            huruf, posisi = huruf + kedua["kata"].lower(), kedua.end()
        deret = _baca_deret(teks, posisi, huruf, satuan)
        if deret:
            deret.awal, posisi = kata.start(), deret.akhir
            hasil.append(deret)
    return hasil


def _baca_deret(
    teks: str, posisi: int, kata: str, satuan: frozenset[str] = frozenset()
) -> _Deret | None:
    """Read numbers and what joins them from `posisi` on; the same word may be repeated between."""
    pertama = _baca_nomor(teks, posisi)
    if pertama is None:
        return None
    deret = _Deret(kata, [pertama[0]], [], posisi, pertama[1])
    while sambung := _PENYAMBUNG.match(teks, deret.akhir):
        ulang = _KATA.match(teks, sambung.end())
        if ulang and ulang["kata"].lower() != kata:
            break
        nomor = _baca_nomor(teks, ulang.end() if ulang else sambung.end())
        if nomor is None or (not ulang and _is_bersatuan(teks, nomor[1], satuan)):
            break
        deret.nomor.append(nomor[0])
        deret.sambung.append(sambung.lastgroup or "daftar")
        deret.akhir = nomor[1]
    return deret


def _baca_nomor(teks: str, posisi: int) -> tuple[int, int] | None:
    if angka := _NOMOR.match(teks, posisi):
        return int(angka["n"] or angka["m"]), angka.end()
    if (romawi := _ROMAWI.match(teks, posisi)) and (nilai := read_romawi(romawi[0])):
        return nilai, romawi.end()
    return None


def _is_bersatuan(teks: str, posisi: int, satuan: frozenset[str]) -> bool:
    kata = _KATA_BERIKUT.match(teks, posisi)
    return kata is not None and kata[1].lower() in satuan and not _KATA.match(kata[0].lstrip())


def _kumpulkan(deret: Sequence[_Deret]) -> _Kumpulan:
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


def _tambah_pasangan(hasil: _Kumpulan, deret: _Deret) -> None:
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


def _dua_bacaan(deret: _Deret) -> tuple[str, ...]:
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


def _sisa(teks: str, deret: Sequence[_Deret]) -> str | None:
    """Return the text without the places that were read, and without loose punctuation."""
    potong, posisi = [], 0
    for d in deret:
        potong.append(teks[posisi : d.awal])
        posisi = d.akhir
    potong.append(teks[posisi:])
    bersih = [_KATA.sub("", p).strip(" /\\,;:-–") for p in potong]
    return " ".join(b for b in bersih if b and b not in ("()", "(", ")", ".")) or None
