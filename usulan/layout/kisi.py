"""A sheet as the layout rooms see it: text and kind of any cell, merged ranges resolved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from schemas.lembar import Lembar, Nilai, Titik, alamat_sel
from usulan.teks import is_galat

# NBSP, zero-width and BOM characters are blank to the eye, so a cell of them alone is empty.
_KOSONG = " \t\r\n\u00a0\u200b\u200c\u200d\u2060\ufeff"


class Sel(NamedTuple):
    """One cell in text: what stands there (None when empty), of which kind, at which place."""

    teks: str | None
    jenis: str
    titik: Titik

    @property
    def alamat(self) -> str:
        """Return the A1 address."""
        return alamat_sel(*self.titik)


def render_nilai(nilai: Nilai) -> tuple[str | None, str]:
    """Return a cell value as (text, kind of JENIS_SEL); empty cells give (None, "teks").

    Numbers come in machine form with at most Excel's 15 significant digits, dates in ISO form.
    """
    if nilai is None:
        return None, "teks"
    if isinstance(nilai, str):
        teks = nilai.strip(_KOSONG)
        if not teks:
            return None, "teks"
        return teks, ("galat" if teks[0] == "#" and is_galat(teks) else "teks")
    if isinstance(nilai, bool):
        return ("ya" if nilai else "tidak"), "logika"
    if isinstance(nilai, int | float):
        return _render_angka(nilai), "angka"
    if isinstance(nilai, dt.datetime):
        tanpa_jam = nilai.time() == dt.time()
        return (nilai.date() if tanpa_jam else nilai).isoformat(), "tanggal"
    return (nilai.isoformat() if isinstance(nilai, dt.date | dt.time) else str(nilai)), "tanggal"


def render_semua(nilai: Iterable[Nilai]) -> tuple[list[str | None], list[str | None]]:
    """Return the texts and the kinds of many values; an empty cell has neither."""
    teks: list[str | None] = []
    jenis: list[str | None] = []
    for satu in nilai:
        # Most cells are empty or plain text; the call for each would cost as much as the rest.
        isi = satu.strip(_KOSONG) if isinstance(satu, str) else None
        if satu is None or isi == "":
            teks.append(None)
            jenis.append(None)
        elif isi and isi[0] != "#":
            teks.append(isi)
            jenis.append("teks")
        else:
            isi, macam = render_nilai(satu)
            teks.append(isi)
            jenis.append(macam)
    return teks, jenis


def _render_angka(nilai: float) -> str:
    if isinstance(nilai, int) or (nilai.is_integer() and abs(nilai) < 1e15):
        return str(int(nilai))
    teks = f"{nilai:.15g}"
    return teks if "e" not in teks else f"{nilai:.15f}".rstrip("0").rstrip(".")


@dataclass(frozen=True)
class Kisi:
    """A sheet with its merged ranges resolved. Rows and columns count from 0."""

    lembar: Lembar

    @cached_property
    def tinggi(self) -> int:
        """Number of rows up to the last one that holds anything."""
        bawah = [r for r, _ in (*self.lembar.galat, *self.lembar.rumus_tanpa_nilai)]
        return max([len(self.lembar.baris), *(r + 1 for r in bawah)], default=0)

    @cached_property
    def lebar(self) -> int:
        """Number of columns up to the last one that holds anything."""
        kanan = [c for _, c in (*self.lembar.galat, *self.lembar.rumus_tanpa_nilai)]
        return max([*(len(b) for b in self.lembar.baris), *(c + 1 for c in kanan)], default=0)

    @cached_property
    def kolom_kosong(self) -> frozenset[int]:
        """Columns that hold nothing at all."""
        khusus = {c for _, c in self._khusus}
        sisa = set(range(self.lebar)) - khusus
        for baris in self.lembar.baris:
            if not sisa:
                break
            sisa -= {c for c in sisa if c < len(baris) and render_nilai(baris[c])[0] is not None}
        return frozenset(sisa)

    def potong(self, kiri: int, kanan: int) -> Kisi:
        """Return the same sheet with nothing but columns kiri..kanan; every address stays."""
        x = self.lembar
        awal = (None,) * kiri
        baris = tuple((*awal, *b[kiri : kanan + 1]) for b in x.baris)
        gabungan = tuple(
            (r1, c1, r2, min(c2, kanan)) for r1, c1, r2, c2 in x.gabungan if kiri <= c1 <= kanan
        )
        galat = {t: v for t, v in x.galat.items() if kiri <= t[1] <= kanan}
        rumus = frozenset(t for t in x.rumus_tanpa_nilai if kiri <= t[1] <= kanan)
        lembar = replace(x, baris=baris, gabungan=gabungan, galat=galat, rumus_tanpa_nilai=rumus)
        return Kisi(lembar)

    @cached_property
    def jangkar(self) -> dict[Titik, Titik]:
        """From each covered cell of a merged range to the range's first cell."""
        return {
            (r, c): (r1, c1)
            for r1, c1, r2, c2 in self.lembar.gabungan
            for r in range(r1, min(r2 + 1, self.tinggi))
            for c in range(c1, min(c2 + 1, self.lebar))
            if (r, c) != (r1, c1)
        }

    @cached_property
    def baris_bergabung(self) -> frozenset[int]:
        """Rows that a merged range touches; all others can be read straight."""
        return frozenset(
            r for r1, _, r2, _ in self.lembar.gabungan for r in range(r1, min(r2 + 1, self.tinggi))
        )

    @cached_property
    def _khusus(self) -> frozenset[Titik]:
        return frozenset(self.lembar.galat) | self.lembar.rumus_tanpa_nilai

    @cached_property
    def _khusus_baris(self) -> dict[int, list[int]]:
        per_baris: dict[int, list[int]] = {}
        for r, c in self._khusus:
            per_baris.setdefault(r, []).append(c)
        return per_baris

    @cached_property
    def baris_khusus(self) -> frozenset[int]:
        """Rows whose raw values are not all there is: merged ranges, errors, lost formulas."""
        return self.baris_bergabung | frozenset(self._khusus_baris)

    def sel(self, baris: int, kolom: int) -> Sel:
        """Return the cell as it stands; a covered cell of a merged range is empty."""
        titik = (baris, kolom)
        if titik in self._khusus:
            galat = self.lembar.galat.get(titik)
            return Sel(galat or "=", "galat" if galat else "rumus_tanpa_nilai", titik)
        isi = self.lembar.baris[baris] if baris < len(self.lembar.baris) else ()
        teks, jenis = render_nilai(isi[kolom] if kolom < len(isi) else None)
        return Sel(teks, jenis, titik)

    def sel_utuh(self, baris: int, kolom: int) -> Sel:
        """Return the cell a person sees there: a covered cell shows its merged range's value."""
        return self.sel(*self.jangkar.get((baris, kolom), (baris, kolom)))

    def isi_mentah(self, baris: int) -> tuple[Nilai, ...]:
        """Return the row's values as read: cheap, for a first look at very long sheets."""
        return self.lembar.baris[baris] if baris < len(self.lembar.baris) else ()

    def isi_baris(self, baris: int) -> list[Sel]:
        """Return the non-empty cells of a row, left to right, covered cells left out."""
        isi = self.isi_mentah(baris)
        hasil = [
            Sel(teks, jenis, (baris, c))
            for c, nilai in enumerate(isi)
            if nilai is not None
            for teks, jenis in (render_nilai(nilai),)
            if teks is not None
        ]
        khusus = [self.sel(baris, c) for c in self._khusus_baris.get(baris, ())]
        return sorted(hasil + khusus, key=lambda s: s.titik) if khusus else hasil

    def teks_baris(self, baris: int) -> str:
        """Return the row's own text, cells joined by " | "."""
        return " | ".join(sel.teks for sel in self.isi_baris(baris) if sel.teks)
