"""Texts as sparse vectors of words, word pairs and letter groups inside words.

Letter groups belong to a word, not to its neighbours, so they are worked out once per word and a
text is then a sum over its words: much cheaper than cutting up every text. Written without
scikit-learn, whose import alone takes longer than loading a trained model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
import scipy.sparse as sp

HURUF = (3, 4)
NORMA_HURUF = 8.0
"""Length of the letter part of a vector, beside words that weigh five to nine each: as much as a
word, so that typos and words of other regions are still near what they look like."""
KATA_TERINGAT = 200_000
"""So many different words are remembered before the memory starts anew."""


@dataclass
class Kosakata:
    """The features of one kind and their inverse document frequency. Columns follow the order.

    A feature is a word, a pair of words or a letter group.
    """

    nomor: dict[Any, int] = field(default_factory=dict)
    idf: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.float32))

    @classmethod
    def of(cls, fitur: Iterable[Any], idf: np.ndarray) -> Kosakata:
        """Return the vocabulary of `fitur`, in that order."""
        return cls({satu: i for i, satu in enumerate(fitur)}, idf)


@dataclass
class Vektorizer:
    """Fitted on token lists; unseen words still have their letter groups."""

    minimum: int = 2
    kata: Kosakata = field(default_factory=Kosakata)
    pasangan: Kosakata = field(default_factory=Kosakata)
    huruf: Kosakata = field(default_factory=Kosakata)
    _ingatan: dict[str, list[int]] = field(default_factory=dict, repr=False)

    def fit_transform(self, teks: Sequence[Sequence[str]]) -> sp.csr_matrix:
        """Learn the features and return the vectors of `teks`, one row each."""
        self._ingatan.clear()
        self.kata = Kosakata.of(_choose(teks, 1), np.zeros(0))
        self.pasangan = Kosakata.of(_choose([_pairs(t) for t in teks], self.minimum), np.zeros(0))
        self.huruf = Kosakata.of(_choose([_grams(k) for k in self.kata.nomor], 2), np.zeros(0))
        bagian = self._count(teks)
        for kosakata, hitung in zip(self._kosakata(), bagian, strict=True):
            kosakata.idf = _inverse(hitung)
        return self._weigh(bagian)

    def transform(self, teks: Sequence[Sequence[str]]) -> sp.csr_matrix:
        """Return the vectors of texts, one row each, of length 1 (or 0 when nothing is known)."""
        if not teks:
            return sp.csr_matrix((0, self.width), dtype=np.float32)
        return self._weigh(self._count(teks))

    @property
    def width(self) -> int:
        """Return the number of features."""
        return sum(len(satu.nomor) for satu in self._kosakata())

    def _kosakata(self) -> tuple[Kosakata, Kosakata, Kosakata]:
        return self.kata, self.pasangan, self.huruf

    def _count(self, teks: Sequence[Sequence[str]]) -> list[sp.csr_matrix]:
        unik: dict[str, int] = {}
        indeks = [[unik.setdefault(kata, len(unik)) for kata in satu] for satu in teks]
        isi = _matrix(indeks, max(len(unik), 1))
        per_kata = [[self.kata.nomor[k]] if k in self.kata.nomor else [] for k in unik] or [[]]
        per_huruf = [self._letters(k) for k in unik] or [[]]
        pasangan = self.pasangan.nomor
        dua = [[pasangan[p] for p in pairwise(satu) if p in pasangan] for satu in teks]
        return [
            isi @ _matrix(per_kata, len(self.kata.nomor)),
            _matrix(dua, len(pasangan)),
            isi @ _matrix(per_huruf, len(self.huruf.nomor)),
        ]

    def _letters(self, kata: str) -> list[int]:
        """Return the columns of a word's letter groups."""
        kolom = self._ingatan.get(kata)
        if kolom is None:
            nomor = self.huruf.nomor
            kolom = [nomor[g] for g in _grams(kata) if g in nomor]
            if len(self._ingatan) >= KATA_TERINGAT:
                self._ingatan.clear()
            self._ingatan[kata] = kolom
        return kolom

    def _weigh(self, bagian: Sequence[sp.csr_matrix]) -> sp.csr_matrix:
        kata, pasangan, huruf = (
            _weigh_idf(hitung, kosakata.idf)
            for hitung, kosakata in zip(bagian, self._kosakata(), strict=True)
        )
        return _scale(sp.hstack([kata, pasangan, _scale(huruf, NORMA_HURUF)], format="csr"))


def _pairs(kata: Sequence[str]) -> list[tuple[str, str]]:
    return list(pairwise(kata))


def _grams(kata: str) -> list[str]:
    """Return the letter groups of a word, its two ends marked by a space."""
    isi = f" {kata} "
    return [isi[i : i + n] for n in HURUF for i in range(max(len(isi) - n + 1, 1))]


def _choose(teks: Iterable[Sequence[Any]], minimum: int) -> list[Any]:
    """Return what occurs in at least `minimum` texts, in alphabetical order."""
    hitung = Counter(satu for isi in teks for satu in set(isi))
    return sorted(satu for satu, banyak in hitung.items() if banyak >= minimum)


def _matrix(kolom: Sequence[Sequence[int]], lebar: int) -> sp.csr_matrix:
    """Return the counts of columns per row."""
    batas = np.zeros(len(kolom) + 1, dtype=np.int32)
    np.cumsum([len(satu) for satu in kolom], out=batas[1:])
    indeks = np.fromiter((k for satu in kolom for k in satu), dtype=np.int32, count=batas[-1])
    isi = sp.csr_matrix(
        (np.ones(len(indeks), dtype=np.float32), indeks, batas), shape=(len(kolom), lebar)
    )
    isi.sum_duplicates()
    return isi


def _inverse(hitung: sp.csr_matrix) -> np.ndarray:
    """Return log((1 + texts) / (1 + texts with the feature)) + 1 of each column."""
    ada = np.bincount(hitung.indices, minlength=hitung.shape[1])
    idf = np.log((1 + hitung.shape[0]) / (1 + ada)) + 1
    return np.asarray(idf, dtype=np.float32)


def _weigh_idf(hitung: sp.csr_matrix, idf: np.ndarray) -> sp.csr_matrix:
    """Return (1 + log count) x idf."""
    data = (np.log(hitung.data) + 1) * idf[hitung.indices]
    return sp.csr_matrix((data, hitung.indices, hitung.indptr), shape=hitung.shape)


def _scale(isi: sp.csr_matrix, panjang: float = 1.0) -> sp.csr_matrix:
    """Return the rows stretched to `panjang`; empty ones stay empty."""
    per_baris = np.diff(isi.indptr)
    baris = np.repeat(np.arange(isi.shape[0]), per_baris)
    kuadrat = np.bincount(baris, weights=isi.data.astype(float) ** 2, minlength=isi.shape[0])
    bagi = np.where(kuadrat > 0, panjang / np.sqrt(np.maximum(kuadrat, 1e-30)), 0.0)
    data = (isi.data * bagi[baris]).astype(np.float32)
    return sp.csr_matrix((data, isi.indices, isi.indptr), shape=isi.shape)
