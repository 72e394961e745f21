"""How similar two works are: character TF-IDF over their keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer

from reference.loader import Referensi
from usulan.classify.mesin import load_mesin

BATAS_SAMA = 0.85
"""From here on a reworded text is the same work (where its object is the same)."""
BATAS_MIRIP = 0.70
"""From here on a decision is worth telling about."""
HURUF = (2, 4)
LEBAR = 2**18


@dataclass(frozen=True)
class Pembanding:
    """Turns keys into vectors. Its weights come from the reference tables alone.

    So two texts are as similar in one file as in any other, whatever else the files hold.
    """

    pencacah: HashingVectorizer
    bobot: TfidfTransformer

    def transform(self, kunci: Sequence[str]) -> sp.csr_matrix:
        """Return the vectors of keys, one row each, of length 1 (0 for an empty key)."""
        if not kunci:
            return sp.csr_matrix((0, LEBAR))
        return self.bobot.transform(self.pencacah.transform(kunci))

    def measure(self, kunci: Sequence[str], lain: Sequence[str]) -> np.ndarray:
        """Return the cosines in 0..1: one row per key, one column per other key."""
        mirip = (self.transform(kunci) @ self.transform(lain).T).toarray()
        return np.asarray(np.clip(mirip, 0.0, 1.0))


def load_pembanding(referensi: Referensi) -> Pembanding:
    """Return the measure for these tables, made once per process."""
    nomenklatur = referensi.nomenklatur
    resmi = nomenklatur.loc[nomenklatur["tingkat"] == "sub_kegiatan", "uraian"]
    frasa = load_mesin(referensi).leksikon.frasa_entri
    return _build_pembanding(frasa, tuple(resmi.str.lower()))


@lru_cache(maxsize=4)
def _build_pembanding(frasa: tuple[tuple[str, ...], ...], resmi: tuple[str, ...]) -> Pembanding:
    pencacah = HashingVectorizer(
        analyzer="char_wb", ngram_range=HURUF, n_features=LEBAR, norm=None, alternate_sign=False
    )
    korpus = [satu for daftar in frasa for satu in daftar] + list(resmi)
    bobot = TfidfTransformer(sublinear_tf=True).fit(pencacah.transform(korpus))
    return Pembanding(pencacah, bobot)
