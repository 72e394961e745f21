"""Which pairs are worth comparing: never all with all, only those that share a work and a place."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from usulan.duplikat.ciri import Ciri, Lajur

JENDELA = 20
"""In a group of equal keys, sorted by likeness, each proposal meets so many after it. Smaller
groups are compared in full; in larger ones near-equal neighbours still meet."""
BOBOT_KUNCI = 0.3
"""A word must weigh at least so much of its text to be a key: generic words would pair all."""


def list_calon(usulan: pd.DataFrame, ciri: Ciri) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the row numbers of the pairs to compare, each pair once, the smaller number first.

    Two proposals meet when they share a word of their work and either the kelurahan's RT or RW, or
    a word of their place, or, in one kelurahan, the two weightiest words of their work.
    """
    karya = _list_isi(ciri.karya, BOBOT_KUNCI)
    kelurahan = pd.Series(pd.factorize(usulan["kode_kelurahan"])[0], name="kunci")
    kunci = [
        _join(karya, _list_isi(ciri.tempat, BOBOT_KUNCI), 0),
        _join(karya, _list_isi(ciri.rt, 0.0), 1),
        _join(karya, _list_isi(ciri.rw, 0.0), 2),
        _join(karya, pd.DataFrame({"baris": range(len(usulan)), "kolom": kelurahan}), 3),
    ]
    urutan = _sort_mirip(ciri)
    pasangan = _drop_sama(np.concatenate([_pair(k, urutan) for k in kunci]))
    return pasangan // len(usulan), pasangan % len(usulan)


def _list_isi(lajur: Lajur, terkecil: float) -> pd.DataFrame:
    """Return the features that weigh enough, as rows (baris, kolom)."""
    isi = lajur.matriks.tocoo()
    cukup = isi.data >= terkecil
    return pd.DataFrame({"baris": isi.row[cukup], "kolom": isi.col[cukup]})


def _join(karya: pd.DataFrame, tempat: pd.DataFrame, jenis: int) -> pd.DataFrame:
    """Return (baris, kunci) with one key per pair of a work word and a place of the same row."""
    gabung = karya.merge(tempat, on="baris", suffixes=("_karya", "_tempat"))
    lebar = int(tempat["kolom"].max() + 2) if len(tempat) else 1
    kunci = (gabung["kolom_karya"].astype("int64") * lebar + gabung["kolom_tempat"] + 1) * 4 + jenis
    return pd.DataFrame({"baris": gabung["baris"], "kunci": kunci})


def _sort_mirip(ciri: Ciri) -> NDArray[np.int64]:
    """Return for each row its place in an order that puts like beside like."""
    berat = sparse.hstack([ciri.karya.matriks, ciri.tempat.matriks]).tocsr()
    sidik = [
        tuple(berat.indices[a:b]) for a, b in zip(berat.indptr, berat.indptr[1:], strict=False)
    ]
    urut = sorted(range(len(sidik)), key=lambda i: (sidik[i], i))
    tempat = np.empty(len(sidik), dtype=np.int64)
    tempat[urut] = np.arange(len(sidik))
    return tempat


def _pair(kunci: pd.DataFrame, urutan: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the pairs as one number each (first row x number of rows + second row)."""
    baris = kunci["baris"].to_numpy(dtype=np.int64)
    nomor = kunci["kunci"].to_numpy(dtype=np.int64)
    urut = np.lexsort((urutan[baris], nomor))
    baris, nomor = baris[urut], nomor[urut]
    bagian = [np.empty(0, dtype=np.int64)]
    for jarak in range(1, JENDELA + 1):
        sama = nomor[:-jarak] == nomor[jarak:]
        if not sama.any():
            break
        kiri, kanan = baris[:-jarak][sama], baris[jarak:][sama]
        bagian.append(np.minimum(kiri, kanan) * len(urutan) + np.maximum(kiri, kanan))
    return _drop_sama(np.concatenate(bagian))


def _drop_sama(nomor: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return each number once, in order; many times quicker here than numpy.unique's hashing."""
    urut = np.sort(nomor)
    return urut[np.append(True, urut[1:] != urut[:-1])] if len(urut) else urut
