"""Units of quantity: the many spellings of people, and the one of reference/satuan.csv."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import pandas as pd
from rapidfuzz import fuzz, process

from usulan.teks import fold_lebar, is_tanda_kosong

JENIS_CACAH = frozenset({"orang", "benda", "lembaga"})
"""Kinds of units that are counted: they have no halves, so 1,500 orang is fifteen hundred."""

_METER = {"mm": "0.001", "cm": "0.01", "dm": "0.1", "m": "1", "hm": "100", "km": "1000"}
_BUKAN_HURUF = re.compile(r"[^a-z0-9]+")
_ANGKA_DEPAN = re.compile(r"^\d[\d.,]*\s+(?=[a-z])")
_PER = re.compile(r"/|\bper\b")
_JUMLAH_MIRIP = 3
_SKOR_MIRIP = 70


@dataclass(frozen=True)
class KamusSatuan:
    """Spelling (folded) to canonical unit, canonical unit to its kind."""

    ejaan: Mapping[str, str]
    jenis: Mapping[str, str]
    meter: Mapping[str, Decimal] = field(default_factory=dict)
    """Canonical units of length and what one of them is in metres."""

    def cari(self, teks: str) -> str | None:
        """Return the canonical unit of a spelling, or None."""
        kunci = fold_satuan(teks)
        return self.ejaan.get(kunci) or self.ejaan.get(kunci.replace(" ", ""))

    def cari_awalan(self, teks: str) -> str | None:
        """Return the unit a phrase begins with ("titik lampu" is titik); "orang/hari" is not orang.

        The longest beginning wins.
        """
        if utuh := self.cari(teks):
            return utuh
        if _PER.search(teks):
            return None
        kata = fold_satuan(teks).split()
        calon = (self.cari(" ".join(kata[:n])) for n in range(len(kata) - 1, 0, -1))
        return next((c for c in calon if c), None)

    def mirip(self, teks: str) -> tuple[str, ...]:
        """Return up to three canonical units whose spelling is near to `teks`."""
        dekat = process.extract(
            fold_satuan(teks),
            self.ejaan.keys(),
            scorer=fuzz.ratio,
            limit=10,
            score_cutoff=_SKOR_MIRIP,
        )
        return tuple(dict.fromkeys(self.ejaan[e] for e, _, _ in dekat))[:_JUMLAH_MIRIP]

    def pangkat(self, n: int) -> str:
        """Return the canonical unit of metres to the power of `n` (1 to 3)."""
        baku = "m" if n == 1 else f"m{n}"
        return self.cari(baku) or baku


@dataclass(frozen=True)
class HasilSatuan:
    """One unit. `dikenal` is False when reference/satuan.csv has no such spelling."""

    satuan: str | None
    dikenal: bool = True
    mirip: tuple[str, ...] = ()


def build_kamus_satuan(satuan: pd.DataFrame) -> KamusSatuan:
    """Build the lookup from reference/satuan.csv (columns satuan, jenis, varian)."""
    ejaan: dict[str, str] = {}
    for nama, varian in zip(satuan["satuan"], satuan["varian"].fillna(""), strict=True):
        for teks in (nama, *str(varian).split("|")):
            if kunci := fold_satuan(teks):
                ejaan.setdefault(kunci, nama)
    jenis = dict(zip(satuan["satuan"], satuan["jenis"], strict=True))
    meter = {ejaan.get(nama, nama): Decimal(nilai) for nama, nilai in _METER.items()}
    return KamusSatuan(ejaan, jenis, meter)


def fold_satuan(teks: str) -> str:
    """Fold a spelling: lower case, superscripts plain, punctuation to one space (M² is m2)."""
    polos = fold_lebar(teks).lower().replace("^", "").replace("%", "persen")
    return _BUKAN_HURUF.sub(" ", polos).strip()


def parse_satuan(teks: str | None, kamus: KamusSatuan) -> HasilSatuan:
    """Read a unit cell; an unknown unit is kept as written (lower case) with the nearest ones."""
    bersih = fold_lebar(teks).lower()
    if is_tanda_kosong(bersih):
        return HasilSatuan(None)
    bersih = _ANGKA_DEPAN.sub("", bersih)
    if dikenal := kamus.cari_awalan(bersih):
        return HasilSatuan(dikenal)
    return HasilSatuan(bersih, dikenal=False, mirip=kamus.mirip(bersih))
