"""How much each proposal weighs: named measures in 0..1, times the city's weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from schemas.rupiah import format_bilangan

Nilai = NDArray[np.float64]
PENUH = 100


def score_usulan(usulan: pd.DataFrame, kriteria: pd.DataFrame) -> pd.DataFrame:
    """Return `usulan_id`, `skor` (0..100) and `dasar_skor`. Grain: one proposal, order as given.

    `kriteria` is kriteria.csv: the value of each measure, in 0..1, counts by its weight as a share
    of all weights. `skor` has two decimals. `dasar_skor` is one Indonesian sentence that names
    the points of every criterion. `usulan` is by `map_budget`; `tahun_pertama` of `mark_ulangan`
    may be absent: nothing counts as repeated then.
    """
    bobot = kriteria["bobot"].to_numpy(dtype=np.float64)
    terbanyak = PENUH * bobot / bobot.sum() if len(bobot) else bobot
    poin = [
        banyak * UKURAN[ukuran](usulan, "" if pd.isna(parameter) else str(parameter))
        for ukuran, parameter, banyak in zip(
            kriteria["ukuran"], kriteria["parameter"], terbanyak, strict=True
        )
    ]
    skor = np.round(np.sum(poin, axis=0), 2) if poin else np.zeros(len(usulan))
    # Rounding may lift a sum of full marks a hair above the top.
    skor = np.minimum(skor, float(PENUH))
    dasar = _explain(kriteria["kriteria"].tolist(), terbanyak, poin, skor)
    return pd.DataFrame(
        {
            "usulan_id": usulan["usulan_id"],
            "skor": skor,
            "dasar_skor": pd.Series(dasar, index=usulan.index, dtype="str"),
        }
    )


def mark_ulangan(terpetakan: pd.DataFrame, duplikat: pd.DataFrame) -> pd.DataFrame:
    """Return the proposals with `tahun_pertama`: the earliest year the same work was asked for.

    `duplikat` are the pairs found (schemas.duplikat.DaftarDuplikat): only those of two years
    count, and only while nobody said that they are two works and the earlier wish was not funded.
    """
    ulangan = duplikat[
        duplikat["hubungan"].eq("antar_tahun")
        & duplikat["keputusan"].ne("beda").fillna(True)
        & duplikat["hasil_asal"].ne("didanai").fillna(True)
    ]
    pertama = ulangan.groupby("usulan_id")["tahun_asal"].min()
    return terpetakan.assign(tahun_pertama=terpetakan["usulan_id"].map(pertama).astype("Int64"))


def measure_urutan(usulan: pd.DataFrame, parameter: str) -> Nilai:
    """Return 1 for the kelurahan's first wish, evenly less down to the last rank that counts."""
    terakhir = int(parameter)
    urutan = usulan["prioritas"].fillna(terakhir + 1).to_numpy(dtype=np.float64)
    nilai: Nilai = np.clip((terakhir + 1 - urutan) / terakhir, 0, 1)
    return nilai


def measure_awalan(usulan: pd.DataFrame, parameter: str) -> Nilai:
    """Return 1 where the urusan or sub kegiatan lies under one of the codes, else 0."""
    awalan = tuple(f"{kode}." for kode in parameter.split("|"))
    cocok = np.zeros(len(usulan), dtype=bool)
    for kolom in ("kode_urusan", "kode_sub_kegiatan"):
        kode = usulan[kolom].astype("str").fillna("") + "."
        cocok |= kode.str.startswith(awalan).to_numpy(dtype=bool)
    return cocok.astype(np.float64)


def measure_kelengkapan(usulan: pd.DataFrame, parameter: str) -> Nilai:
    """Return the share of the named columns that are filled in."""
    nilai: Nilai = usulan[parameter.split("|")].notna().to_numpy(dtype=np.float64).mean(axis=1)
    return nilai


def measure_anggaran(usulan: pd.DataFrame, parameter: str) -> Nilai:
    """Return 1 up to the first rupiah figure, 0 from the second on or without a budget."""
    penuh, habis = sorted(int(angka) for angka in parameter.split("|"))
    anggaran = usulan["anggaran_rupiah"].fillna(0).to_numpy(dtype=np.float64)
    nilai = np.clip((habis - anggaran) / max(habis - penuh, 1), 0, 1)
    return np.asarray(np.where(anggaran > 0, nilai, 0.0), dtype=np.float64)


def measure_ulangan(usulan: pd.DataFrame, _parameter: str) -> Nilai:
    """Return 1 where the same work was asked for in an earlier year and not funded."""
    if "tahun_pertama" not in usulan:
        return np.zeros(len(usulan))
    return np.asarray(usulan["tahun_pertama"].notna(), dtype=np.float64)


UKURAN: Mapping[str, Callable[[pd.DataFrame, str], Nilai]] = {
    "urutan_prioritas": measure_urutan,
    "awalan_kode": measure_awalan,
    "kelengkapan": measure_kelengkapan,
    "anggaran_kecil": measure_anggaran,
    "ulangan_tahun": measure_ulangan,
}
"""The measure of each name of schemas.referensi.UKURAN_KRITERIA."""


def _explain(nama: list[str], terbanyak: Nilai, poin: list[Nilai], skor: Nilai) -> list[str]:
    """Return one sentence per proposal; equal points are put into words once."""
    lajur = [
        [f"{n} {_angka(p)} dari {_angka(banyak)}" for p in kolom.tolist()]
        for n, banyak, kolom in zip(nama, terbanyak.tolist(), poin, strict=True)
    ]
    bagian = zip(*lajur, strict=True) if lajur else [("belum ada kriteria",)] * len(skor)
    return [
        f"Skor {_angka(s)} dari {PENUH}: {', '.join(b)}."
        for s, b in zip(skor.tolist(), bagian, strict=True)
    ]


def _angka(nilai: float) -> str:
    """Return a number with at most two decimals, as Indonesians write it: 8,33."""
    bulat, _, pecahan = f"{nilai:.2f}".partition(".")
    pecahan = pecahan.rstrip("0")
    return format_bilangan(int(bulat)) + (f",{pecahan}" if pecahan else "")
