"""How much two proposals ask for the same: one score for the work, one for the place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from usulan.duplikat.ciri import Ciri, Lajur

POTONGAN = 200_000
"""Pairs scored at once, so that memory stays flat."""
TEMPAT_TAK_TERTULIS = 0.6
"""Neither tells a place within the kelurahan: likely the same thing for the whole kelurahan."""
TEMPAT_SEPIHAK = 0.5
TEMPAT_LAIN_RT = 0.4
"""The same street in another RT is another stretch of it."""
TEMPAT_LAIN_NAMA = 0.6
"""The same RT under other names may well be the same place."""
TEMPAT_SENAMA_LAIN_KELURAHAN = 0.65
"""Every kelurahan may have its Jl. Melati; only a border street is one work of two kelurahan."""
TEMPAT_LAIN_KELURAHAN = 0.3
"""Another kelurahan and no name in common: the same wish, not the same work."""
TEMPAT_NAMA_SAJA = 0.9
TEMPAT_NOMOR_SAJA = 0.85
"""Only a name and the RT together make the same place sure."""
PENGARUH_TEMPAT = 0.6
PANGKAT_TEKS = 0.7
"""Lifts the middle: at one place, one work under two names is still worth a look."""

Angka = NDArray[np.float64]


@dataclass(frozen=True)
class Skor:
    """Scores in 0..1 of pairs, in their order."""

    teks: Angka
    tempat: Angka

    @property
    def gabungan(self) -> Angka:
        """Both together: without the same work a shared place means nothing."""
        return self.teks**PANGKAT_TEKS * (1 - PENGARUH_TEMPAT + PENGARUH_TEMPAT * self.tempat)


def score_pasangan(
    ciri: Ciri, satu: NDArray[np.int64], dua: NDArray[np.int64], beda_kelurahan: NDArray[np.bool_]
) -> Skor:
    """Return the scores of the pairs (satu[k], dua[k]).

    `beda_kelurahan` tells which pairs are known to lie in different kelurahan.
    """
    teks, tempat = [np.empty(0)], [np.empty(0)]
    for awal in range(0, len(satu), POTONGAN):
        i, j = satu[awal : awal + POTONGAN], dua[awal : awal + POTONGAN]
        teks.append(np.minimum(ciri.karya.multiply(i, j), 1.0))
        tempat.append(_score_tempat(ciri, i, j, beda_kelurahan[awal : awal + POTONGAN]))
    return Skor(np.concatenate(teks), np.concatenate(tempat))


def _score_tempat(
    ciri: Ciri, i: NDArray[np.int64], j: NDArray[np.int64], beda_kelurahan: NDArray[np.bool_]
) -> Angka:
    nama = np.minimum(ciri.tempat.multiply(i, j), 1.0)
    ada = ciri.tempat.has_isi()
    ada_i, ada_j = ada[i], ada[j]
    nomor = _compare_nomor(ciri, i, j)
    setempat = np.select(
        [
            (nomor == 0) & ada_i & ada_j,
            nomor == 0,
            (nomor > 0) & ada_i & ada_j,
            nomor > 0,
            ada_i & ada_j,
            ada_i | ada_j,
        ],
        [
            TEMPAT_LAIN_RT * nama,
            0.0,
            nomor * np.maximum(nama, TEMPAT_LAIN_NAMA),
            TEMPAT_NOMOR_SAJA * nomor,
            TEMPAT_NAMA_SAJA * nama,
            TEMPAT_SEPIHAK,
        ],
        default=TEMPAT_TAK_TERTULIS,
    )
    senama = np.maximum(TEMPAT_SENAMA_LAIN_KELURAHAN * nama, TEMPAT_LAIN_KELURAHAN)
    lain = np.where(ada_i & ada_j, senama, TEMPAT_LAIN_KELURAHAN)
    return np.asarray(np.where(beda_kelurahan, lain, setempat))


def _compare_nomor(ciri: Ciri, i: NDArray[np.int64], j: NDArray[np.int64]) -> Angka:
    """Return 1 for the same RT, 0.8 for the same RW only, 0 for another, -1 when unknown."""
    rt, rw = _compare(ciri.rt, i, j), _compare(ciri.rw, i, j)
    return np.select([(rt >= 0) & (rw == 0), rt >= 0, rw >= 0], [0.0, rt, 0.8 * rw], default=-1.0)


def _compare(lajur: Lajur, i: NDArray[np.int64], j: NDArray[np.int64]) -> Angka:
    """Return 1 when numbers overlap, 0 when they do not, -1 when either side has none."""
    ada = lajur.has_isi()
    return np.where(ada[i] & ada[j], (lajur.multiply(i, j) > 0).astype(float), -1.0)
