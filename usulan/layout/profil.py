"""Profiles of known sources: which one a sheet is read by, and the table that follows from it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from itertools import groupby
from typing import Any

from reference.loader import Referensi
from schemas.buku_kita import is_lembar_kita
from schemas.lembar import BukuKerja, Lembar
from schemas.profil import AturanCocok, Profil
from usulan.identity import identify_berkas
from usulan.layout.judul_kolom import Arti
from usulan.layout.kepala import Kepala, KolomKepala
from usulan.layout.kepala_profil import BARIS_CARI, LembarProfil, Letak, locate_profil
from usulan.layout.kisi import Kisi
from usulan.layout.pemetaan import Pemetaan, Terpetakan

CARA = "profil"


@dataclass(frozen=True)
class AsalBerkas:
    """What rules look at beside the sheet: the path below the inbox and the kelurahan, if known."""

    jalur: str
    kode_kelurahan: str | None = None


@dataclass(frozen=True)
class Terapan:
    """A profile laid on a sheet: the header and mapping that detection would else have found.

    `ulang` are rows further down that repeat the headings.
    """

    profil: Profil
    kepala: Kepala
    pemetaan: Pemetaan
    ulang: frozenset[int]


def trace_asal(
    buku: BukuKerja, jalur: str, kode_kelurahan: str | None, referensi: Referensi
) -> AsalBerkas:
    """Return where a workbook comes from: the choice, else the path, else the first rows tell.

    The kelurahan is only looked for when a profile asks for one.
    """
    jalur = jalur or buku.nama
    if kode_kelurahan or not any(a.kode_kelurahan for p in referensi.profil for a in p.cocok):
        return AsalBerkas(jalur, kode_kelurahan)
    kode = identify_berkas(jalur, (), referensi.wilayah).kode_kelurahan
    if kode is None:
        judul = [teks for lembar in buku.lembar for teks in _teks_atas(lembar)]
        kode = identify_berkas(jalur, judul, referensi.wilayah).kode_kelurahan
    return AsalBerkas(jalur, kode)


def _teks_atas(lembar: Lembar) -> list[str]:
    if lembar.tersembunyi or is_lembar_kita(lembar):
        return []
    kisi = Kisi(lembar)
    return [kisi.teks_baris(r) for r in range(min(kisi.tinggi, BARIS_CARI))]


def list_cocok(kisi: Kisi, asal: AsalBerkas, profil: Sequence[Profil]) -> list[Terapan]:
    """Return the profiles of the best rank that fit a sheet, laid on it: none, one, or a conflict.

    The smallest `prioritas` is the best; a lower rank is asked only when no better one fits.
    """
    lembar = LembarProfil(kisi)
    urut = sorted(profil, key=lambda p: p.prioritas)
    for _, serank in groupby(urut, key=lambda p: p.prioritas):
        cocok = [t for p in serank if (t := apply_profil(lembar, asal, p)) is not None]
        if cocok:
            return cocok
    return []


def apply_profil(lembar: LembarProfil, asal: AsalBerkas, profil: Profil) -> Terapan | None:
    """Lay a profile on a sheet; None when no rule of it holds there."""
    if not is_lembar_profil(lembar.kisi.lembar, profil):
        return None
    for aturan in profil.cocok:
        letak = locate_profil(lembar, profil, aturan) if fits_asal(aturan, asal) else None
        if letak is not None:
            return _terapkan(lembar.kisi, profil, letak)
    return None


def is_lembar_profil(lembar: Lembar, profil: Profil) -> bool:
    """Tell whether a profile speaks of this sheet, by its name or place."""
    if isinstance(profil.lembar, int):
        return lembar.indeks + 1 == profil.lembar
    return profil.lembar is None or _glob(lembar.nama, profil.lembar)


def fits_asal(aturan: AturanCocok, asal: AsalBerkas) -> bool:
    """Tell whether what a rule says of file and kelurahan holds."""
    nama = asal.jalur.rsplit("/", 1)[-1]
    return (not aturan.kode_kelurahan or asal.kode_kelurahan in aturan.kode_kelurahan) and (
        not aturan.nama_berkas
        or any(_glob(asal.jalur if "/" in pola else nama, pola) for pola in aturan.nama_berkas)
    )


def _glob(teks: str, pola: str) -> bool:
    return fnmatchcase(teks.strip().casefold(), pola.casefold())


def _terapkan(kisi: Kisi, profil: Profil, letak: Letak) -> Terapan:
    semua = tuple(_petakan(letak, c) for c in sorted({*letak.judul, *letak.kolom}))
    kepala = Kepala(letak.awal, letak.akhir, tuple(t.kepala for t in semua))
    return Terapan(profil, kepala, Pemetaan(semua), _find_ulang(kisi, letak))


def _petakan(letak: Letak, c: int) -> Terpetakan:
    arti, judul = letak.kolom.get(c), letak.judul.get(c)
    kepala = KolomKepala(
        kolom=c,
        titik=judul.titik if judul else (letak.awal, c),
        teks=judul.teks if judul else "",
        arti=Arti((arti,), CARA, 1.0) if arti else None,
        skala=judul.skala if judul else 1,
    )
    return Terpetakan(kepala, arti, CARA if arti else None, 1.0 if arti else 0.0)


def _find_ulang(kisi: Kisi, letak: Letak) -> frozenset[int]:
    """Return the rows below that hold the same texts as a row of the headings."""
    tanda = {t for r in range(letak.awal, letak.akhir + 1) if len(t := _tanda(kisi, r)) > 1}
    pertama = {t[0] for t in tanda}
    return frozenset(
        r
        for r in range(letak.akhir + 1, kisi.tinggi)
        if any((kisi.sel(r, c).teks or "").casefold() == teks for c, teks in pertama)
        and _tanda(kisi, r) in tanda
    )


def _tanda(kisi: Kisi, r: int) -> tuple[tuple[int, str], ...]:
    return tuple((s.titik[1], (s.teks or "").casefold()) for s in kisi.isi_baris(r))


@dataclass
class ProfilBuku:
    """Chooses a profile for each sheet of one workbook and remembers what people should hear."""

    profil: Sequence[Profil]
    asal: AsalBerkas
    dipakai: dict[str, Profil] = field(default_factory=dict)
    bertentangan: dict[str, list[Profil]] = field(default_factory=dict)
    lembar_dicari: list[Lembar] = field(default_factory=list)

    def choose_profil(self, kisi: Kisi) -> Terapan | None:
        """Return the profile to read a sheet by; None when none fits or several of equal rank."""
        self.lembar_dicari.append(kisi.lembar)
        cocok = list_cocok(kisi, self.asal, self.profil)
        if len(cocok) > 1:
            self.bertentangan[kisi.lembar.nama] = [t.profil for t in cocok]
        if len(cocok) != 1:
            return None
        self.dipakai[cocok[0].profil.nama] = cocok[0].profil
        return cocok[0]

    @property
    def cocok(self) -> tuple[str, ...]:
        """Return the names of all profiles that fitted a sheet."""
        tentang = [p.nama for daftar in self.bertentangan.values() for p in daftar]
        return tuple(sorted({*self.dipakai, *tentang}))

    def list_meleset(self) -> list[tuple[Profil, str]]:
        """Return the profiles that name this file or kelurahan and fit none of its sheets."""
        return [
            (p, self._sebab(p))
            for p in self.profil
            if p.nama not in self.cocok
            and any(a.menunjuk and fits_asal(a, self.asal) for a in p.cocok)
            and not self._kalah(p)
        ]

    def _kalah(self, profil: Profil) -> bool:
        """A profile that a better one forestalled on a sheet is not missed."""
        return any(
            p.prioritas < profil.prioritas
            for p in [*self.dipakai.values(), *(p for d in self.bertentangan.values() for p in d)]
        )

    def _sebab(self, profil: Profil) -> str:
        if not any(is_lembar_profil(lembar, profil) for lembar in self.lembar_dicari):
            return f"lembar {profil.lembar} tidak ada"
        return "judul kolomnya tidak seperti yang tertulis di profil"

    def sebut_meleset(self) -> str:
        """Return a sentence about the profiles that were meant for this file and do not fit it."""
        kalimat = [f"profil {p.nama}: {sebab}" for p, sebab in self.list_meleset()]
        return f" Profil untuk berkas ini tidak cocok ({'; '.join(kalimat)})." if kalimat else ""

    def list_catatan(self) -> list[dict[str, Any]]:
        """Return the notes of the whole workbook, as rows of CatatanTemuan."""
        dipakai = [
            {"kode": "PROFIL_DIPAKAI", "nilai": p.nama, "isi": _isi(keterangan=p.keterangan)}
            for p in self.dipakai.values()
            if p.beri_tahu
        ]
        meleset = [
            {"kode": "PROFIL_TIDAK_COCOK", "nilai": p.nama, "isi": _isi(sebab=sebab)}
            for p, sebab in self.list_meleset()
        ]
        tentang = [
            {
                "kode": "PROFIL_BERTENTANGAN",
                "lembar": lembar,
                "nilai": ", ".join(p.nama for p in daftar),
            }
            for lembar, daftar in self.bertentangan.items()
        ]
        return [*dipakai, *meleset, *tentang]


def _isi(**nilai: str) -> str:
    return json.dumps(nilai, ensure_ascii=False, sort_keys=True)


def unused_profil(cocok: Iterable[Iterable[str]], profil: Sequence[Profil]) -> tuple[str, ...]:
    """Return the names of profiles that fitted no sheet of a run, in their order.

    `cocok` are the `profil_cocok` of the run's files.
    """
    semua = {nama for satu in cocok for nama in satu}
    return tuple(p.nama for p in profil if p.nama not in semua)
