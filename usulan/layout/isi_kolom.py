"""What a column holds, told from its cells: money, units, RT/RW, numbers or long text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from usulan.layout.kisi import Sel

_UANG = re.compile(
    r"^\s*(rp|idr)\b|^\s*rp\.?\s*\d|\d\s*(jt|juta|rb|ribu|m|milyar|miliar)\b\.?\s*$"
    r"|\d{1,3}([.,]\d{3}){2,}",
    re.IGNORECASE,
)
_RT_RW = re.compile(
    r"\br\s?[tw]\b|\br[tw]\.?\s*\d|^\s*0?\d{1,3}\s*/\s*0?\d{1,3}\s*$", re.IGNORECASE
)
_ANGKA = re.compile(r"^[\s±]*\d[\d.,]*\s*$")
_NOMOR = re.compile(r"^\(?(\d{1,6})\s*[.)]?$")
_UANG_TERKECIL = 100_000


@dataclass(frozen=True)
class IsiKolom:
    """Shares (0..1) of a column's non-empty cells by look, and how many there are.

    `beragam` is the share of different values, `panjang_teks` the mean length of text cells,
    `urut` the share of cells that count on from the one above.
    """

    banyak: int
    uang: float
    rt_rw: float
    satuan: float
    angka: float
    panjang_teks: float
    beragam: float = 0.0
    urut: float = 0.0


def describe_isi(sel: Sequence[Sel], satuan: frozenset[str]) -> IsiKolom:
    """Describe a column by its cells. `satuan` holds all known spellings of units, lower case."""
    isi = [s for s in sel if s.teks]
    n = len(isi)
    if not n:
        return IsiKolom(0, 0.0, 0.0, 0.0, 0.0, 0.0)
    return IsiKolom(
        banyak=n,
        uang=sum(map(_is_uang, isi)) / n,
        rt_rw=sum(bool(s.jenis == "teks" and _RT_RW.search(s.teks or "")) for s in isi) / n,
        satuan=sum((s.teks or "").lower().rstrip(".") in satuan for s in isi) / n,
        angka=sum(s.jenis == "angka" or bool(_ANGKA.match(s.teks or "")) for s in isi) / n,
        panjang_teks=sum(len(s.teks or "") for s in isi if s.jenis == "teks") / n,
        beragam=len({s.teks for s in isi}) / n,
        urut=_share_urut(isi),
    )


def _is_uang(sel: Sel) -> bool:
    if sel.jenis == "angka":
        return float(sel.teks or 0) >= _UANG_TERKECIL
    return bool(_UANG.search(sel.teks or ""))


def _share_urut(isi: Sequence[Sel]) -> float:
    nomor = [int(m[1]) if (m := _NOMOR.match(s.teks or "")) else None for s in isi]
    pasangan = list(pairwise(nomor))
    lanjut = sum(a is not None and b == a + 1 for a, b in pasangan)
    return lanjut / len(pasangan) if pasangan else 0.0


def guess_kolom(isi: IsiKolom) -> tuple[str, float] | None:
    """Return the field that a column's content points to, with a confidence, or None."""
    if isi.banyak < 2:
        return None
    calon = [
        ("anggaran", isi.uang),
        ("rt_rw", isi.rt_rw),
        ("satuan", isi.satuan),
        ("nomor", isi.urut),
    ]
    kolom, bagian = max(calon, key=lambda pasangan: pasangan[1])
    return (kolom, round(0.7 * bagian, 3)) if bagian >= 0.6 else None
