"""RT and RW held against the city's register, where it has the kelurahan."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Register:
    """The RT numbers of each RW of one kelurahan."""

    rt: dict[int, frozenset[int]]

    def find_luar(self, rt: list[int], rw: list[int]) -> tuple[list[int], list[int]]:
        """Return the RT and the RW that the kelurahan does not have.

        RT are looked for in the RW named beside them, or anywhere when none is named; beside an RW
        that does not exist they are not judged.
        """
        rw_luar = [n for n in rw if n not in self.rt]
        if rw_luar:
            return [], rw_luar
        ada = frozenset().union(*(self.rt[n] for n in (rw or self.rt)))
        return [n for n in rt if n not in ada], []


def assess_rt_rw(
    bersih: pd.DataFrame, rt_rw: pd.DataFrame, kode_kelurahan: str | None
) -> pd.DataFrame:
    """Return the frame with `rt_luar` and `rw_luar`: numbers outside the register, as text, or NA.

    A kelurahan without rows in `rt_rw` (reference/rt_rw.csv) is not judged.
    """
    register = build_register(rt_rw, kode_kelurahan)
    if not register.rt:
        kosong = pd.Series(None, index=bersih.index, dtype="str")
        return bersih.assign(rt_luar=kosong, rw_luar=kosong)
    luar = [
        register.find_luar(_angka(rt), _angka(rw))
        for rt, rw in zip(bersih["rt"], bersih["rw"], strict=True)
    ]
    return bersih.assign(
        rt_luar=_tulis([rt for rt, _ in luar], bersih.index),
        rw_luar=_tulis([rw for _, rw in luar], bersih.index),
    )


def build_register(rt_rw: pd.DataFrame, kode_kelurahan: str | None) -> Register:
    """Return the register of one kelurahan; without a row for it, it is empty."""
    milik = rt_rw[rt_rw["kode_kelurahan"] == (kode_kelurahan or "")]
    rt: dict[int, frozenset[int]] = {}
    for rw, awal, akhir in zip(milik["rw"], milik["rt_awal"], milik["rt_akhir"], strict=True):
        rt[int(rw)] = rt.get(int(rw), frozenset()) | frozenset(range(int(awal), int(akhir) + 1))
    return Register(rt)


def _angka(teks: object) -> list[int]:
    return [] if pd.isna(teks) else [int(n) for n in str(teks).split(", ")]  # type: ignore[call-overload]


def _tulis(nomor: list[list[int]], indeks: pd.Index) -> pd.Series:
    teks = [", ".join(map(str, n)) or None for n in nomor]
    return pd.Series(teks, index=indeks, dtype="str")
