"""What a filled review workbook is held against, and its rows made ready for that."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import pandas as pd

from reference.loader import Referensi
from schemas.usulan import POLA_BIDANG
from usulan.teks import clean_teks
from usulan.tinjauan.kunci import Pokok, read_pokok

POLA_KODE = re.compile(r"\s*(\d(?:\.\d+)+)(?![\d.])")
"""A code at the start of a cell; its name may follow."""
PANJANG_BIDANG = len("1.03")
KOLOM_TEKS = (
    "usulan_id",
    "uraian",
    "keputusan_id_dasar",
    "kode_urusan",
    "kode_sub_kegiatan",
    "diputuskan_oleh",
    "catatan",
)

Baris = dict[str, Any]


@dataclass(frozen=True)
class Acuan:
    """The rows of a workbook (cleaned, None for what is missing), and what they speak of.

    By `usulan_id`: `hidup` are the live proposals asked about, `pokok` what they ask for,
    `berlaku` the decisions that hold, `pilihan` the different codes that the workbook itself
    gives. `tertulis` tells what the texts of the workbook ask for. `pernah` holds (usulan_id,
    kode_urusan, kode_sub_kegiatan, diputuskan_oleh) of every decision ever made.
    """

    isian: list[Baris]
    hidup: dict[str, Baris]
    pokok: dict[str, Pokok]
    tertulis: dict[str, Pokok]
    berlaku: dict[str, Baris]
    pernah: frozenset[tuple[str | None, ...]]
    pilihan: dict[str, set[tuple[str | None, str | None]]]
    bidang: frozenset[str]
    sub_kegiatan: frozenset[str]


def build_acuan(
    isian: pd.DataFrame, hidup: pd.DataFrame, keputusan: pd.DataFrame, referensi: Referensi
) -> Acuan:
    """Gather what is needed to judge the rows of a workbook."""
    baris = [_rapikan(b) for b in isian.to_dict("records")]
    diminta = hidup[hidup["usulan_id"].isin({b["usulan_id"] for b in baris})]
    pokok = read_pokok(list(diminta["uraian"]), referensi)
    teks = sorted({b["uraian"] for b in baris if b["uraian"]})
    urut = keputusan.sort_values(["diputuskan_pada", "keputusan_id"])
    putusan = [_tanpa_na(b) for b in urut.to_dict("records")]
    return Acuan(
        isian=baris,
        hidup={b["usulan_id"]: _tanpa_na(b) for b in diminta.to_dict("records")},
        pokok=dict(zip(diminta["usulan_id"], pokok, strict=True)),
        tertulis=dict(zip(teks, read_pokok(teks, referensi), strict=True)),
        berlaku={b["usulan_id"]: b for b in putusan},
        pernah=frozenset(list_isi(b) for b in putusan),
        pilihan=_gather_pilihan(baris),
        bidang=_list_kode(referensi, "bidang_urusan"),
        sub_kegiatan=_list_kode(referensi, "sub_kegiatan"),
    )


def is_kosong(baris: Baris) -> bool:
    """Tell whether a row is undecided."""
    return baris["kode_urusan"] is None and baris["kode_sub_kegiatan"] is None


def list_isi(baris: Baris) -> tuple[str | None, ...]:
    """Return what a row or a decision decides, on what, and who."""
    return tuple(
        baris[k] for k in ("usulan_id", "kode_urusan", "kode_sub_kegiatan", "diputuskan_oleh")
    )


def _rapikan(baris: dict[Any, Any]) -> Baris:
    teks = {k: clean_teks(None if pd.isna(baris[k]) else str(baris[k])) for k in KOLOM_TEKS}
    urusan, sub = (_read_kode(teks[k]) for k in ("kode_urusan", "kode_sub_kegiatan"))
    if urusan is None and sub is not None:
        urusan = sub[:PANJANG_BIDANG]
    return {**baris, **teks, "kode_urusan": urusan, "kode_sub_kegiatan": sub}


def _read_kode(teks: str | None) -> str | None:
    """Return the code at the start of a cell, or the text itself where there is none."""
    cocok = POLA_KODE.match(teks) if teks is not None else None
    return cocok[1] if cocok else teks


def _tanpa_na(baris: dict[Any, Any]) -> Baris:
    return {str(k): None if pd.isna(v) else v for k, v in baris.items()}


def _gather_pilihan(baris: list[Baris]) -> dict[str, set[tuple[str | None, str | None]]]:
    hasil: dict[str, set[tuple[str | None, str | None]]] = defaultdict(set)
    for b in baris:
        if not is_kosong(b):
            hasil[b["usulan_id"]].add((b["kode_urusan"], b["kode_sub_kegiatan"]))
    return hasil


def _list_kode(referensi: Referensi, tingkat: str) -> frozenset[str]:
    nomenklatur = referensi.nomenklatur
    kode = nomenklatur.loc[nomenklatur["tingkat"] == tingkat, "kode"]
    return frozenset(k for k in kode if re.match(POLA_BIDANG, k[:PANJANG_BIDANG]))
