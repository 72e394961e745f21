"""The rank that a kelurahan gives a proposal: 1 is the most wanted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from usulan.bilangan import read_romawi, words_to_digits
from usulan.teks import fold_lebar, is_tanda_kosong

PRIORITAS_TERBESAR = 999
TIDAK_TERBACA = "PRIORITAS_TIDAK_TERBACA"
_AWALAN = re.compile(
    r"^(?:skala\s+)?(?:prioritas|priority|prior|prio|pri?|prt|peringkat|rank(?:ing)?|rangking|"
    r"urutan|urut|skala|nomor|no|ke|p)(?![a-z])[\s.:=-]*"
)
_AKHIRAN = re.compile(r"\s*(?:(?:dari|dr)\s*\d+|bidang\s[a-z ]+|[-=:]\s*[a-z][a-z ]*)$")
"""What only explains the rank: "1 dari 10", "1 - sangat penting", "1 bidang fisik"."""
_SELIT = re.compile(r"[a-z ]+\(([^()]+)\)")
_CENTANG = frozenset({"v", "x"})
_KE = re.compile(r"^ke[\s-]?(?=[a-z])")
_URUTAN = {"pertama": "satu", "kesatu": "satu"}


@dataclass(frozen=True)
class HasilPrioritas:
    """The rank, or the finding that the cell holds none."""

    nilai: int | None
    kode: str | None = None


@lru_cache(maxsize=4_096)
def parse_prioritas(teks: str | None, jenis: str = "teks") -> HasilPrioritas:
    """Read a rank: "1", "I", "Prioritas 1", "P-1", "ke-2", "1 (satu)", "pertama"."""
    if jenis in ("galat", "rumus_tanpa_nilai"):
        return HasilPrioritas(None, "SEL_GALAT" if jenis == "galat" else "RUMUS_TANPA_NILAI")
    bersih = fold_lebar(teks).lower()
    if is_tanda_kosong(bersih):
        return HasilPrioritas(None)
    if jenis in ("teks", "angka") and (nilai := _read_urutan(bersih)):
        return HasilPrioritas(nilai)
    return HasilPrioritas(None, TIDAK_TERBACA)


def find_centang(teks: Iterable[str | None]) -> bool:
    """Tell whether a column is ticked with V or X and holds no Roman five or ten."""
    isi = [fold_lebar(t).lower() for t in teks if t is not None and not is_tanda_kosong(t)]
    return len(isi) > 1 and len(set(isi)) == 1 and isi[0] in _CENTANG


def _read_urutan(teks: str) -> int | None:
    while lanjut := _AWALAN.match(teks):
        teks = teks[lanjut.end() :]
    teks = _AKHIRAN.sub("", teks.strip(" \"'“”"))
    teks = re.sub(r"^\(([^()]*)\)$", r"\1", teks)
    if (dalam := _SELIT.fullmatch(teks)) and dalam[1].strip().isdigit():
        teks = dalam[1]
    teks = re.sub(r"\s*\([^()]*\)$", "", teks).strip(" .,:;()#")
    angka = re.fullmatch(r"([0-9]{1,3})(?:[.,]0+)?", words_to_digits(_satukan(teks)))
    nilai = int(angka[1]) if angka else read_romawi(teks)
    return nilai if nilai and nilai <= PRIORITAS_TERBESAR else None


def _satukan(teks: str) -> str:
    """Turn an ordinal into its number: kedua, ke-dua, pertama."""
    return _URUTAN.get(teks) or _KE.sub("", teks)
