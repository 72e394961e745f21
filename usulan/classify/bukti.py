"""Weak evidence from the other columns of a row: it may be wrong, so it only tips the scales."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from usulan.classify.leksikon import Leksikon, score_sidikan, spread_score

BOBOT_KOLOM = {
    "permasalahan": 0.25,
    "sub_kegiatan": 0.25,
    "kegiatan": 0.2,
    "program": 0.2,
    "bidang": 0.15,
    "penerima_manfaat": 0.1,
    "keterangan": 0.05,
}
"""How much a column counts against the proposal's own words (1)."""
BOBOT_TANPA_KENA = 4.0
"""Evidence counts so many times more when the proposal's own words are unknown to the lexicon."""
BOBOT_SATUAN = 0.1
BOBOT_OPD = 0.15
SKOR_KODE = 0.9
"""A code written in a column is as good as a decisive word."""
POLA_KODE = re.compile(r"(?<![\d.])([1-8]\.\d\d)(?=\.|\s|$)")
KODE_PEMBAYAR = "7.01"
"""An OPD that is a kecamatan tells who pays, not what the work is."""


def weigh_bukti(diterima: pd.DataFrame, leksikon: Leksikon, opd_urusan: OpdUrusan) -> np.ndarray:
    """Return what to add to the log-probabilities: one row per proposal, zero without evidence."""
    total = np.zeros((len(diterima), len(leksikon.kode)))
    for kolom, bobot in BOBOT_KOLOM.items():
        total += bobot * _per_unik(diterima[kolom], lambda t: _baca_teks(t, leksikon), leksikon)
    total += BOBOT_SATUAN * _per_unik(
        diterima["satuan"], lambda t: _baca_satuan(t, leksikon), leksikon
    )
    total += BOBOT_OPD * _per_unik(
        diterima["opd_tujuan"], lambda t: _baca_kode(opd_urusan.find(t), leksikon), leksikon
    )
    return total


def _per_unik(
    kolom: pd.Series, baca: Callable[[str], np.ndarray | None], leksikon: Leksikon
) -> np.ndarray:
    """Work out each different text once; what says nothing is a row of zeros."""
    sandi, unik = pd.factorize(kolom)
    tabel = np.zeros((len(unik) + 1, len(leksikon.kode)))
    for nomor, teks in enumerate(unik):
        nilai = baca(str(teks))
        if nilai is not None:
            tabel[nomor] = nilai
    return tabel[sandi]


def _baca_teks(teks: str, leksikon: Leksikon) -> np.ndarray | None:
    kode = [k for k in POLA_KODE.findall(teks) if k in leksikon.kode]
    if kode:
        return _baca_kode(frozenset(kode), leksikon)
    sidikan = leksikon.cut(teks)
    if not any(k.bagian in ("inti", "penerima", "kurung") for k in sidikan.kena):
        return None
    return _relatif(score_sidikan([sidikan], leksikon))


def _baca_kode(kode: frozenset[str], leksikon: Leksikon) -> np.ndarray | None:
    cocok = np.array([[SKOR_KODE if k in kode else 0.0 for k in leksikon.kode]])
    return _relatif(cocok) if cocok.any() else None


def _baca_satuan(satuan: str, leksikon: Leksikon) -> np.ndarray | None:
    """Return how much more likely each bidang is when its words are usual with this unit."""
    hitung = np.zeros(len(leksikon.kode))
    for entri in leksikon.entri:
        hitung[entri.kolom] += satuan.lower() in entri.satuan_lazim
    if not hitung.any():
        return None
    peluang = (hitung + 1) / (hitung + 1).sum()
    return np.asarray(np.log(peluang * len(leksikon.kode)))


def _relatif(skor: np.ndarray) -> np.ndarray:
    """Return log-probabilities against knowing nothing (uniform), of one row of scores."""
    return np.asarray(spread_score(skor)[0] + np.log(skor.shape[1]))


class OpdUrusan:
    """Names of agencies and the bidang urusan each of them carries."""

    def __init__(self, opd: pd.DataFrame, opd_urusan: pd.DataFrame) -> None:
        self._kode: dict[str, set[str]] = {}
        for baris in opd.to_dict("records"):
            varian = [n for k in ("singkatan", "varian_nama") for n in _pisah(baris[k])]
            for nama in (baris["nama_opd"], *varian):
                self._kode.setdefault(_lipat(nama), set()).add(str(baris["kode_opd"]))
        bidang = opd_urusan["kode_nomenklatur"].str.slice(0, 4)
        self._bidang = bidang.groupby(opd_urusan["kode_opd"]).agg(set).to_dict()

    def find(self, teks: str) -> frozenset[str]:
        """Return the bidang urusan of the agency named, without those of a mere payer."""
        lipat = _lipat(teks)
        kode = self._kode.get(lipat) or {
            k
            for nama, daftar in self._kode.items()
            if len(nama) > 3 and f" {nama} " in f" {lipat} "
            for k in daftar
        }
        bidang = {b for k in kode for b in self._bidang.get(k, ())}
        return frozenset(bidang - {KODE_PEMBAYAR})


def _pisah(nilai: Any) -> list[str]:
    return str(nilai).split("|") if pd.notna(nilai) else []


def _lipat(teks: object) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", str(teks).lower()))
