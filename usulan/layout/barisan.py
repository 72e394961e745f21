"""The rows of one table, read in full when asked for and from raw values where those tell enough.

Nothing is kept: the cells of 100,000 rows would be a million objects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from schemas.lembar import Nilai, huruf_kolom
from usulan.layout.isi_baris import IsiBaris, parse_nomor, read_nomor
from usulan.layout.kisi import Kisi, Sel, render_nilai, render_semua
from usulan.layout.pemetaan import Pemetaan
from usulan.layout.rangkai import join_rangkai

_KATA = re.compile(r"[^\W\d_]{4}")
"""Marks that number the columns ("1=2+3", "(a)") hold no such word."""


class Barisan(Mapping[int, IsiBaris]):
    """The body rows of a table by number (from 0)."""

    def __init__(
        self, kisi: Kisi, pemetaan: Pemetaan, rentang: range, kiri: int, kanan: int
    ) -> None:
        kolom = pemetaan.kolom
        self._kisi, self._kolom, self._rentang = kisi, kolom, rentang
        self._kiri, self._kanan = kiri, kanan
        self._rangkai = pemetaan.rangkai
        self._lurus = not self._rangkai and all(kiri <= c <= kanan for c in kolom.values())

    def __getitem__(self, r: int) -> IsiBaris:
        if r not in self._rentang:
            raise KeyError(r)
        kisi = self._kisi
        sel = [s for s in kisi.isi_baris(r) if self._kiri <= s.titik[1] <= self._kanan]
        per = {s.titik[1]: s for s in sel}
        per_kolom = {k: per[c] for k, c in self._kolom.items() if c in per}
        if self._rangkai:
            per_kolom |= join_rangkai(per, self._rangkai)
        if r not in kisi.baris_bergabung:
            return IsiBaris(sel, per_kolom)
        atas = kisi.sel_utuh(r, self._kolom["uraian"])
        warisan = "uraian" not in per_kolom and atas.teks is not None and atas.titik[0] < r
        lebar = max([_lebar_gabungan(kisi, s) for s in sel if s.jenis == "teks"], default=1)
        return IsiBaris(sel, per_kolom, warisan, lebar)

    def __iter__(self) -> Iterator[int]:
        return iter(self._rentang)

    def __len__(self) -> int:
        return len(self._rentang)

    @cached_property
    def bernomor(self) -> dict[int, int]:
        """The running number of each row that has one and anything beside it."""
        nomor = {r: self._read_nomor(r) for r in self._rentang}
        return {r: n for r, n in nomor.items() if n is not None}

    def is_rata(self, r: int) -> bool:
        """Tell whether the raw values of a row are all there is: nothing merged, no error."""
        return self._lurus and r not in self._kisi.baris_khusus

    def is_polos(self, r: int) -> bool:
        """Tell whether a numbered row holds words under its title: no mark, no number."""
        teks, jenis = self.read_sel(r, "uraian") if self.is_rata(r) else (None, "teks")
        return jenis == "teks" and bool(_KATA.search(teks or ""))

    def read_kolom(self, rentang: range) -> dict[str, list[str | None]]:
        """Return text, kind and address of each field as columns, of rows that all `is_rata`."""
        isi = [self._kisi.isi_mentah(r) for r in rentang]
        nomor = [str(r + 1) for r in rentang]
        hasil: dict[str, list[str | None]] = {}
        for nama, c in self._kolom.items():
            nilai = [b[c] if c < len(b) else None for b in isi]
            hasil[nama], hasil[f"jenis_{nama}"] = render_semua(nilai)
            huruf = huruf_kolom(c)
            hasil[f"sel_{nama}"] = [huruf + n for n in nomor]
        return hasil

    def read_sel(self, r: int, nama: str) -> tuple[str | None, str]:
        """Return text and kind of one field of a row that `is_rata`."""
        c = self._kolom.get(nama)
        return (None, "teks") if c is None else render_nilai(self._nilai(r, c))

    def _nilai(self, r: int, c: int) -> Nilai:
        isi = self._kisi.isi_mentah(r)
        return isi[c] if c < len(isi) else None

    def _read_nomor(self, r: int) -> int | None:
        if not self.is_rata(r):
            isi = self[r]
            return read_nomor(isi) if len(isi.sel) > 1 else None
        nomor = parse_nomor(self.read_sel(r, "nomor")[0])
        return nomor if nomor is not None and (self.is_polos(r) or len(self[r].sel) > 1) else None


def _lebar_gabungan(kisi: Kisi, sel: Sel) -> int:
    return next((g[3] - g[1] + 1 for g in kisi.lembar.gabungan if g[:2] == sel.titik), 1)
