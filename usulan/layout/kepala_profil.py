"""Where a profile fits a sheet: the rows of its headings, and the column of each of its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from schemas.lembar import Titik
from schemas.profil import AturanCocok, Profil, is_regex
from usulan.layout.judul_kolom import normalise_kepala, read_skala, strip_embel_uang
from usulan.layout.kepala import DALAM_KEPALA_MAKS, is_nomor_kolom
from usulan.layout.kisi import Kisi

BARIS_CARI = 40
_DALAM_CARI = 3


@dataclass(frozen=True)
class BagianKepala:
    """The heading of one column: its parts from top to bottom, and the place of the lowest."""

    titik: Titik
    bagian: tuple[str, ...]

    @property
    def teks(self) -> str:
        """Return the parts as one text."""
        return " ".join(self.bagian)

    @property
    def skala(self) -> int:
        """Return the rupiah factor that any part promises."""
        return max((read_skala(b) for b in self.bagian), default=1)

    @cached_property
    def nama(self) -> frozenset[str]:
        """Return what the column may be called: all parts or the lowest, without money words."""
        utuh = [normalise_kepala(t) for t in (self.teks, *self.bagian[-1:])]
        return frozenset([*utuh, *map(strip_embel_uang, utuh)]) - {""}


JudulKolom = Mapping[int, BagianKepala]
"""Sheet column (from 0) to its heading; columns covered by a merged heading are left out."""


@dataclass(frozen=True)
class Letak:
    """Where a profile fits: heading rows `awal`..`akhir` (`akhir` < `awal` when there are none).

    `kolom` maps sheet columns to fields; `judul` holds every heading, also of other columns.
    """

    awal: int
    akhir: int
    judul: JudulKolom
    kolom: Mapping[int, str]


class LembarProfil:
    """A sheet as profiles look at it; what several of them ask for is read once."""

    def __init__(self, kisi: Kisi) -> None:
        self.kisi = kisi
        self.read_judul = lru_cache(maxsize=None)(self._read_judul)

    @cached_property
    def teks_atas(self) -> tuple[str, ...]:
        """Return the texts of the first rows, where titles stand."""
        return tuple(self.kisi.teks_baris(r) for r in range(min(self.kisi.tinggi, BARIS_CARI)))

    def _read_judul(self, awal: int, akhir: int) -> JudulKolom:
        baris = range(awal, akhir + 1)
        kolom = sorted({s.titik[1] for r in baris for s in self.kisi.isi_baris(r)})
        hasil = {}
        for c in kolom:
            sel = [s for r in baris if (s := self.kisi.sel_utuh(r, c)).titik[0] >= awal and s.teks]
            hasil[c] = BagianKepala(sel[-1].titik, tuple(dict.fromkeys(s.teks or "" for s in sel)))
        return hasil

    @cached_property
    def calon(self) -> tuple[tuple[int, int], ...]:
        """Return the row ranges that may be headings: texts only, merged headings kept whole.

        Shallow ones come first, so that a title above the headings is not taken for a part of them.
        """
        return tuple(dict.fromkeys(self._cari_calon()))

    def _cari_calon(self) -> Iterator[tuple[int, int]]:
        judul = [r for r, teks in enumerate(self.teks_atas) if teks and self._is_judul(r)]
        for dalam in range(_DALAM_CARI):
            for awal in judul:
                akhir = self._perluas(awal, awal + dalam)
                if {akhir, *range(awal, awal + dalam + 1)} <= {*judul, akhir}:
                    yield awal, min(akhir, self.kisi.tinggi - 1)

    def _is_judul(self, r: int) -> bool:
        isi = self.kisi.isi_baris(r)
        return all(s.jenis == "teks" for s in isi) and not is_nomor_kolom(self.kisi, r)

    def _perluas(self, awal: int, akhir: int) -> int:
        bawah = [g[2] for g in self.kisi.lembar.gabungan if awal <= g[0] <= akhir]
        return max([akhir, *(b for b in bawah if b - awal < DALAM_KEPALA_MAKS)])


def locate_profil(lembar: LembarProfil, profil: Profil, aturan: AturanCocok) -> Letak | None:
    """Return where the headings and columns of a profile stand on a sheet, None if it fits not.

    `aturan` is the rule that let the profile try; its parts about the file are not looked at.
    """
    if not all(any(has_frasa(f, t) for t in lembar.teks_atas) for f in aturan.judul_memuat):
        return None
    if isinstance(profil.baris_kepala, str):
        return _locate_tanpa_kepala(lembar, profil)
    calon = lembar.calon
    if profil.baris_kepala is not None:
        calon = ((profil.baris_kepala[0] - 1, profil.baris_kepala[1] - 1),)
    letak = (_try_letak(lembar, profil, aturan, awal, akhir) for awal, akhir in calon)
    return next((x for x in letak if x is not None), None)


def _locate_tanpa_kepala(lembar: LembarProfil, profil: Profil) -> Letak | None:
    awal = (profil.baris_data or 1) - 1
    kolom = {index_kolom(huruf): arti for huruf, arti in profil.kolom.items()}
    return Letak(awal, awal - 1, {}, kolom) if _has_uraian(lembar, kolom, awal) else None


def _try_letak(
    lembar: LembarProfil, profil: Profil, aturan: AturanCocok, awal: int, akhir: int
) -> Letak | None:
    mulai = akhir + 1 if profil.baris_data is None else profil.baris_data - 1
    judul = lembar.read_judul(awal, akhir)
    if mulai <= akhir or not _fits_judul(judul, aturan):
        return None
    kolom = _map_kolom(judul, profil)
    if kolom is None or not _has_uraian(lembar, kolom, mulai):
        return None
    return Letak(awal, mulai - 1, judul, kolom)


def _fits_judul(judul: JudulKolom, aturan: AturanCocok) -> bool:
    if aturan.jumlah_kolom and (not judul or max(judul) - min(judul) + 1 != aturan.jumlah_kolom):
        return False
    di = {index_kolom(huruf): frasa for huruf, frasa in aturan.kepala_di.items()}
    return all(c in judul and has_frasa(f, judul[c].teks) for c, f in di.items()) and all(
        any(has_frasa(f, j.teks) for j in judul.values()) for f in aturan.kepala_memuat
    )


def _map_kolom(judul: JudulKolom, profil: Profil) -> Mapping[int, str] | None:
    """Return column to field; None when a heading is missing or stands over two columns."""
    if profil.per_huruf:
        return {index_kolom(huruf): arti for huruf, arti in profil.kolom.items()}
    hasil: dict[int, str] = {}
    for nama, arti in profil.kolom.items():
        ejaan = {normalise_kepala(n) for n in nama.split("|")}
        kena = [c for c, j in judul.items() if j.nama & ejaan]
        if len(kena) != 1 or kena[0] in hasil:
            return None
        hasil[kena[0]] = arti
    return hasil


def _has_uraian(lembar: LembarProfil, kolom: Mapping[int, str], mulai: int) -> bool:
    """Tell whether the sheet reaches down and right to where the proposals should stand."""
    uraian = next(c for c, arti in kolom.items() if arti == "uraian")
    return mulai <= lembar.kisi.tinggi and uraian < lembar.kisi.lebar


def has_frasa(frasa: str, teks: str) -> bool:
    """Tell whether a text holds a phrase (whole words, any case) or fits a /pattern/."""
    if is_regex(frasa):
        return bool(re.search(frasa[1:-1], teks, re.IGNORECASE))
    return f" {normalise_kepala(frasa)} " in f" {normalise_kepala(teks)} "


def index_kolom(huruf: str) -> int:
    """Return the column of a letter, from 0: A is 0, AA is 26."""
    nomor = 0
    for h in huruf:
        nomor = nomor * 26 + ord(h) - ord("A") + 1
    return nomor - 1
