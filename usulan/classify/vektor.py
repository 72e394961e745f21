"""Texts as sparse vectors of words, word pairs and letter groups inside words.

Letter groups belong to a word, not to its neighbours, so they are worked out once per word of the
vocabulary and a text is then a sum over its words: much cheaper than cutting up every text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.preprocessing import normalize

HURUF = (3, 4)
BOBOT_HURUF = 0.5


@dataclass
class Vektorizer:
    """Fitted on token lists; unseen words still have their letter groups."""

    minimum: int = 2
    _kata: dict[str, int] = field(default_factory=dict, repr=False)
    _pasangan: dict[str, int] = field(default_factory=dict, repr=False)
    _huruf: CountVectorizer | None = field(default=None, repr=False)
    _idf: list[TfidfTransformer] = field(default_factory=list, repr=False)

    def fit_transform(self, teks: Sequence[Sequence[str]]) -> sp.csr_matrix:
        """Learn the features and return the vectors of `teks`, one row each."""
        self._kata = _pilih(teks, 1)
        self._pasangan = _pilih([_pairs(t) for t in teks], self.minimum)
        self._huruf = CountVectorizer(
            analyzer="char_wb", ngram_range=HURUF, min_df=2, dtype=np.float32
        )
        self._huruf.fit(sorted(self._kata))
        bagian = self._count(teks)
        self._idf = [TfidfTransformer(norm=None, sublinear_tf=True).fit(b) for b in bagian]
        return self._weigh(bagian)

    def transform(self, teks: Sequence[Sequence[str]]) -> sp.csr_matrix:
        """Return the vectors of texts, one row each, of length 1 (or 0 when nothing is known)."""
        if not teks:
            return sp.csr_matrix((0, self.width))
        return self._weigh(self._count(teks))

    @property
    def width(self) -> int:
        """Return the number of features."""
        return sum(len(idf.idf_) for idf in self._idf)

    def _count(self, teks: Sequence[Sequence[str]]) -> list[sp.csr_matrix]:
        unik: dict[str, int] = {}
        indeks: list[int] = []
        batas = [0]
        for satu in teks:
            indeks.extend(unik.setdefault(kata, len(unik)) for kata in satu)
            batas.append(len(indeks))
        ada = np.ones(len(indeks), dtype=np.float32)
        isi = sp.csr_matrix((ada, indeks, batas), shape=(len(teks), max(len(unik), 1)))
        isi.sum_duplicates()
        return [
            isi @ self._pilihan(list(unik)),
            _hitung([_pairs(t) for t in teks], self._pasangan),
            isi @ self._letters(list(unik)),
        ]

    def _pilihan(self, unik: list[str]) -> sp.csr_matrix:
        """Return the matrix that maps the words of these texts to the known words."""
        pasangan = [(i, self._kata[k]) for i, k in enumerate(unik) if k in self._kata]
        baris, kolom = zip(*pasangan, strict=True) if pasangan else ((), ())
        bentuk = (max(len(unik), 1), len(self._kata))
        return sp.csr_matrix(
            (np.ones(len(pasangan), dtype=np.float32), (baris, kolom)), shape=bentuk
        )

    def _letters(self, unik: list[str]) -> sp.csr_matrix:
        assert self._huruf is not None
        return self._huruf.transform(unik or [""])

    def _weigh(self, bagian: list[sp.csr_matrix]) -> sp.csr_matrix:
        kata, pasangan, huruf = (idf.transform(b) for idf, b in zip(self._idf, bagian, strict=True))
        susun = sp.hstack([kata, pasangan, normalize(huruf) * BOBOT_HURUF * 4], format="csr")
        return normalize(susun)


def _pairs(kata: Sequence[str]) -> list[str]:
    return [f"{a} {b}" for a, b in pairwise(kata)]


def _pilih(teks: Sequence[Sequence[str]], minimum: int) -> dict[str, int]:
    hitung: dict[str, int] = {}
    for satu in teks:
        for kata in set(satu):
            hitung[kata] = hitung.get(kata, 0) + 1
    return {kata: i for i, kata in enumerate(sorted(k for k, n in hitung.items() if n >= minimum))}


def _hitung(teks: Sequence[Sequence[str]], kosakata: dict[str, int]) -> sp.csr_matrix:
    indeks: list[int] = []
    batas = [0]
    for satu in teks:
        indeks.extend(kosakata[kata] for kata in satu if kata in kosakata)
        batas.append(len(indeks))
    bentuk = (len(teks), max(len(kosakata), 1))
    hasil = sp.csr_matrix((np.ones(len(indeks), dtype=np.float32), indeks, batas), shape=bentuk)
    hasil.sum_duplicates()
    return hasil
