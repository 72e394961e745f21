"""The walk through the order: plain integers, so no rupiah is ever rounded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

TANPA_PAGU = -1
"""Place of a ceiling that does not exist."""


@dataclass
class Pembagian:
    """What the walk found. `sisa` has one entry per ceiling, the others one per proposal.

    `penghalang` is the ceiling that a proposal is the furthest above, or the first that was closed
    to it, and `kurang` how many rupiah it is short there (0: it would have fitted). `penutup` is
    the proposal that closed each ceiling, TANPA_PAGU while it is open.
    """

    sisa: list[int]
    didanai: list[bool] = field(default_factory=list)
    penghalang: list[int] = field(default_factory=list)
    kurang: list[int] = field(default_factory=list)
    penutup: list[int] = field(default_factory=list)


def walk_pagu(
    tempat: Sequence[Sequence[int]],
    anggaran: Sequence[int],
    boleh: Sequence[bool],
    pagu: Sequence[int],
    *,
    berhenti: bool = False,
) -> Pembagian:
    """Serve the proposals one by one: `tempat` has the ceilings of each (TANPA_PAGU: none).

    One is funded when it fits under all its ceilings. With `berhenti` a ceiling that one does not
    fit under is closed to all that come later; else that one is skipped. Those not `boleh` take
    no part.
    """
    hasil = Pembagian(sisa=list(pagu), penutup=[TANPA_PAGU] * len(pagu))
    for i, minta in enumerate(anggaran):
        berlaku = [p for p in tempat[i] if p != TANPA_PAGU] if boleh[i] else []
        penghalang, kurang = _find_penghalang(berlaku, minta, hasil)
        didanai = bool(boleh[i]) and penghalang == TANPA_PAGU
        hasil.didanai.append(didanai)
        hasil.penghalang.append(penghalang)
        hasil.kurang.append(kurang)
        if didanai:
            for p in berlaku:
                hasil.sisa[p] -= minta
        elif berhenti:
            _tutup(berlaku, minta, i, hasil)
    return hasil


def _find_penghalang(berlaku: list[int], minta: int, hasil: Pembagian) -> tuple[int, int]:
    penghalang, kurang = TANPA_PAGU, 0
    for p in berlaku:
        if minta - hasil.sisa[p] > kurang:
            penghalang, kurang = p, minta - hasil.sisa[p]
        elif penghalang == TANPA_PAGU and hasil.penutup[p] != TANPA_PAGU:
            penghalang = p
    return penghalang, kurang


def _tutup(berlaku: list[int], minta: int, usulan: int, hasil: Pembagian) -> None:
    for p in berlaku:
        if minta > hasil.sisa[p] and hasil.penutup[p] == TANPA_PAGU:
            hasil.penutup[p] = usulan
