"""The factor that a heading promises ("(Rp. 000)"), judged by the whole column and not per cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from usulan.angka import HasilAngka, parse_rupiah
from usulan.catatan import Catatan, list_kolom
from usulan.sel_mentah import SelMentah

PENUH_SEDIKITNYA = 2
"""One cell in full rupiah is a slip, two that agree are the way the column is written."""
_PENUH_PER_SKALA = 4
_BATAS_PENUH_RUPIAH = 10**6


@dataclass(frozen=True)
class Skala:
    """Per row: the factor to apply, and whether the cell goes against its column.

    `catatan` has one note per column that is read in full rupiah in spite of its heading.
    """

    faktor: list[int]
    ragu: list[bool]
    catatan: list[Catatan] = field(default_factory=list)


def weigh_skala(mentah: pd.DataFrame, sel: SelMentah, ambang: Mapping[str, int]) -> Skala:
    """Decide for each money column under a factor heading whether its cells follow the heading.

    A cell speaks for full rupiah when only that makes a budget between the city's bounds
    (`ambang`), for the factor when only the factor does. At least PENUH_SEDIKITNYA cells, and four
    to each that speaks against them, turn the heading down. Cells with their own factor (50 juta)
    do not vote.
    """
    hasil = Skala(mentah["skala_rupiah"].tolist(), [False] * len(mentah))
    lembar = list_kolom(mentah, "lembar")
    kolom: dict[tuple[str | None, str, int], list[int]] = {}
    for i, faktor in enumerate(hasil.faktor):
        if faktor > 1 and (alamat := sel.sel[i]):
            kolom.setdefault((lembar[i], alamat.rstrip("0123456789"), faktor), []).append(i)
    for (_, _, faktor), baris in kolom.items():
        suara = {i: _judge_sel(sel.teks[i], sel.jenis[i], faktor, ambang) for i in baris}
        _decide_kolom(hasil, suara, faktor)
    return hasil


def read_ragu(teks: str | None, jenis: str, faktor: int) -> HasilAngka:
    """Return a cell that goes against its column: no value, both readings, the full one first."""
    penuh = parse_rupiah(teks, jenis)
    berskala = parse_rupiah(teks, jenis, faktor)
    bacaan = [b for h in (penuh, berskala) for b in (h.bacaan if h.nilai is None else (h.nilai,))]
    return HasilAngka(None, "ANGGARAN_SKALA_RAGU", tuple(sorted(set(bacaan))))


def _judge_sel(teks: str | None, jenis: str, faktor: int, ambang: Mapping[str, int]) -> str:
    """Return "penuh", "skala" or "" (it fits both, or neither)."""
    penuh, berskala = parse_rupiah(teks, jenis), parse_rupiah(teks, jenis, faktor)
    bawah, atas = ambang["anggaran_terkecil_rupiah"], ambang["anggaran_terbesar_rupiah"]
    if penuh.nilai is None:
        return "skala" if berskala.nilai else ""
    if penuh.nilai in (0, berskala.nilai):
        return ""
    kali = penuh.nilai * faktor
    if bawah <= penuh.nilai <= atas and (kali > atas or berskala.kode == "ANGGARAN_SKALA_RAGU"):
        return "penuh"
    return "skala" if penuh.nilai < _BATAS_PENUH_RUPIAH and bawah <= kali <= atas else ""


def _decide_kolom(hasil: Skala, suara: Mapping[int, str], faktor: int) -> None:
    penuh = [i for i, s in suara.items() if s == "penuh"]
    skala = [i for i, s in suara.items() if s == "skala"]
    if len(penuh) < max(PENUH_SEDIKITNYA, _PENUH_PER_SKALA * len(skala)):
        _mark(hasil.ragu, penuh)
        return
    for i in suara:
        hasil.faktor[i] = 1
    _mark(hasil.ragu, skala)
    isi = {"banyak": str(len(penuh)), "faktor": str(faktor)}
    umum = Catatan(penuh[0], "ANGGARAN_RUPIAH_PENUH", "anggaran_rupiah", "anggaran", isi, umum=True)
    hasil.catatan.append(umum)


def _mark(ragu: list[bool], baris: Sequence[int]) -> None:
    for i in baris:
        ragu[i] = True
