"""Candidates of sub kegiatan inside the chosen bidang urusan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd
import scipy.sparse as sp

from usulan.classify.leksikon import Leksikon, weigh_kena
from usulan.classify.model import POLA_PENUNJANG
from usulan.classify.potong import Sidikan
from usulan.classify.vektor import Vektorizer

BOBOT_LAZIM = 0.5
"""Half of the score: the sub kegiatan that the lexicon calls usual. The other half: similarity."""
BOBOT_SEKEGIATAN = 0.5
"""A sub kegiatan of the same kegiatan as the usual one gets this share of it."""
SKOR_TERENDAH = 0.12
"""Below this a line has too little in common with the text to be a candidate."""
BANYAK_KANDIDAT = 3
PANJANG_KEGIATAN = len("1.03.10.2.01")


@dataclass(frozen=True)
class IndeksSubKegiatan:
    """Official lines as vectors, grouped by bidang urusan; support lines (x.xx.01) left out."""

    kode: dict[str, tuple[str, ...]]
    vektor: dict[str, sp.csr_matrix]
    vektorizer: Vektorizer


def build_sub_kegiatan(nomenklatur: pd.DataFrame, leksikon: Leksikon) -> IndeksSubKegiatan:
    """Build the index from the lines and their indicators."""
    baris = nomenklatur[nomenklatur["tingkat"] == "sub_kegiatan"]
    baris = baris[~baris["kode"].str.contains(POLA_PENUNJANG, regex=True)].sort_values("kode")
    teks = [list(leksikon.normalisasi.phrase(uraian)) for uraian in baris["uraian"]]
    vektorizer = Vektorizer()
    vektor = vektorizer.fit_transform(teks)
    kode = np.array(baris["kode"], dtype=object)
    bidang = np.array([k[:4] for k in kode])
    return IndeksSubKegiatan(
        {b: tuple(kode[bidang == b]) for b in sorted(set(bidang))},
        {b: vektor[np.flatnonzero(bidang == b)] for b in sorted(set(bidang))},
        vektorizer,
    )


def rank_sub_kegiatan(
    sidikan: Sequence[Sidikan],
    kode_urusan: Sequence[str | None],
    leksikon: Leksikon,
    indeks: IndeksSubKegiatan,
) -> list[list[tuple[str, float]]]:
    """Return per text its candidates (code, score in 0..1), best first, at most three."""
    hasil: list[list[tuple[str, float]]] = [[] for _ in sidikan]
    vektor = indeks.vektorizer.transform([s.inti or s.tempat for s in sidikan])
    for bidang, kode in indeks.kode.items():
        nomor = [i for i, k in enumerate(kode_urusan) if k == bidang]
        if not nomor:
            continue
        mirip = (vektor[nomor] @ indeks.vektor[bidang].T).toarray()
        for i, baris in zip(nomor, mirip, strict=True):
            skor = (1 - BOBOT_LAZIM) * baris + BOBOT_LAZIM * _lazim(sidikan[i], kode, leksikon)
            urut = np.argsort(-skor, kind="stable")[:BANYAK_KANDIDAT]
            hasil[i] = [(kode[j], float(skor[j])) for j in urut if skor[j] >= SKOR_TERENDAH]
    return hasil


def _lazim(sidikan: Sidikan, kode: tuple[str, ...], leksikon: Leksikon) -> np.ndarray:
    """Return how usual each line is with the phrases found, in 0..1."""
    hasil = np.zeros(len(kode))
    for kena, bobot in zip(sidikan.kena, weigh_kena(sidikan.kena), strict=True):
        for entri in (leksikon.entri[e] for e in kena.entri):
            lazim = entri.kode_sub_kegiatan
            if lazim is not None and lazim[:4] == kode[0][:4]:
                hasil = np.maximum(hasil, _dekat(lazim, kode) * (bobot * entri.bobot))
    return hasil


@lru_cache(maxsize=2048)
def _dekat(lazim: str, kode: tuple[str, ...]) -> np.ndarray:
    """Return 1 for the usual line itself and less for the others of its kegiatan."""
    sekegiatan = [k[:PANJANG_KEGIATAN] == lazim[:PANJANG_KEGIATAN] for k in kode]
    nilai = np.where(sekegiatan, BOBOT_SEKEGIATAN, 0.0)
    nilai[[k == lazim for k in kode]] = 1.0
    return nilai
