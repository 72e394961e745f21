"""What a proposal is compared by: the words of its work, the names of its place, its RT and RW."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from usulan.classify.mesin import Mesin
from usulan.classify.potong import Sidikan
from usulan.classify.teks import PEMBATAS

BOBOT_SUB_KEGIATAN = 1.0
"""Works of one sub kegiatan: "saluran air" and "drainase" are one work under two names."""
BOBOT_ISTILAH = 0.6
"""A term of the lexicon, whichever of its spellings was used."""
BOBOT_SUSULAN = 0.5
"""The first term is the work; what follows often tells for whom."""
BOBOT_KATA = 0.6
"""A word that the lexicon does not know may be what tells two works apart."""
BOBOT_KATA_ISTILAH = 0.25
BOBOT_KATA_KERJA = 0.15
"""Building and mending the same drain are near to one another: the verb says little."""
BOBOT_KATA_UMUM = 0.15
"""Words such as "depan", "jalan" or "untuk" name no place and no work by themselves."""
_PENANDA = re.compile(r"^(?:#|.*\|)")
"""What marks a column's kind: "#term" of the lexicon, "kelurahan|number"."""
JENIS_UMUM = {"tempat", "jalan", "sambung", "penerima", "pengusul", "abaikan"}


@dataclass(frozen=True)
class Lajur:
    """One kind of feature: a row per proposal, a column per word of `kata`."""

    matriks: sparse.csr_matrix
    kata: tuple[str, ...]

    def multiply(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the product of each pair of rows."""
        hasil = self.matriks[i].multiply(self.matriks[j]).sum(axis=1)
        return np.asarray(hasil, dtype=float).ravel()

    def has_isi(self) -> NDArray[np.bool_]:
        """Tell which rows have any feature."""
        return np.asarray(np.diff(self.matriks.indptr) > 0)

    def name_bersama(self, i: int, j: int) -> list[str]:
        """Return the words that two rows share and that say something, the weightiest first."""
        satu, dua = self._read_baris(i), self._read_baris(j)
        bersama = {kata: nilai * dua[kata] for kata, nilai in satu.items() if kata in dua}
        penting = [k for k, nilai in bersama.items() if nilai > BOBOT_KATA_UMUM**2]
        urut = sorted(penting, key=lambda kata: (-bersama[kata], kata))
        sebutan = (_PENANDA.sub("", kata) for kata in urut if not kata.startswith("~"))
        return list(dict.fromkeys(sebutan))

    def _read_baris(self, i: int) -> dict[str, float]:
        """Return the features of one row; slicing a sparse matrix row by row would be slow."""
        isi = slice(self.matriks.indptr[i], self.matriks.indptr[i + 1])
        kata = (self.kata[kolom] for kolom in self.matriks.indices[isi])
        return dict(zip(kata, self.matriks.data[isi].tolist(), strict=True))


@dataclass(frozen=True)
class Ciri:
    """The features of many proposals, one row each.

    Rows of `karya` (words and lexicon terms of the work) and `tempat` (names) have length 1, or 0
    when nothing is known; `rt` and `rw` mark the numbers of a kelurahan.
    """

    karya: Lajur
    tempat: Lajur
    rt: Lajur
    rw: Lajur


@dataclass
class _Penyusun:
    """Collects the rows of a feature while the proposals are read."""

    kolom: dict[str, int] = field(default_factory=dict)
    tempat_kolom: list[int] = field(default_factory=list)
    bobot: list[float] = field(default_factory=list)
    batas: list[int] = field(default_factory=lambda: [0])

    def add(self, baris: Mapping[str, float]) -> None:
        for nama, nilai in baris.items():
            self.tempat_kolom.append(self.kolom.setdefault(nama, len(self.kolom)))
            self.bobot.append(nilai)
        self.batas.append(len(self.bobot))

    def build(self, *, panjang_satu: bool) -> Lajur:
        bentuk = (len(self.batas) - 1, max(len(self.kolom), 1))
        isi = (np.array(self.bobot, dtype=np.float32), self.tempat_kolom, self.batas)
        matriks = sparse.csr_matrix(isi, shape=bentuk, dtype=np.float32)
        return Lajur(_normalise(matriks) if panjang_satu else matriks, tuple(self.kolom))


def measure_ciri(usulan: pd.DataFrame, mesin: Mesin) -> Ciri:
    """Return the features of rows by `schemas.duplikat.UsulanBanding`, in their order."""
    karya, tempat, rt, rw = _Penyusun(), _Penyusun(), _Penyusun(), _Penyusun()
    kolom = (usulan[k].fillna("") for k in ("uraian", "lokasi", "kode_kelurahan", "rt", "rw"))
    jenis = _Jenis(mesin)
    for uraian, lokasi, kelurahan, nomor_rt, nomor_rw in zip(*kolom, strict=True):
        sidikan = mesin.leksikon.cut(uraian)
        karya.add(_weigh_karya(sidikan, jenis))
        lain = [k.teks for k in mesin.leksikon.normalisasi.tokenize(lokasi)] if lokasi else []
        tempat.add(_weigh_tempat([*sidikan.tempat, *lain], jenis))
        rt.add(dict.fromkeys(_list_nomor(kelurahan, nomor_rt), 1.0))
        rw.add(dict.fromkeys(_list_nomor(kelurahan, nomor_rw), 1.0))
    return Ciri(
        karya.build(panjang_satu=True),
        tempat.build(panjang_satu=True),
        rt.build(panjang_satu=False),
        rw.build(panjang_satu=False),
    )


@dataclass
class _Jenis:
    """Remembers the roles of single words in reference/konteks.csv."""

    mesin: Mesin
    _ingatan: dict[str, frozenset[str]] = field(default_factory=dict)

    def find(self, kata: str) -> frozenset[str]:
        jenis = self._ingatan.get(kata)
        if jenis is None:
            temuan = self.mesin.leksikon.indeks.find([kata], 0)
            jenis = self._ingatan[kata] = temuan[1].jenis if temuan else frozenset()
        return jenis


def _weigh_karya(sidikan: Sidikan, jenis: _Jenis) -> dict[str, float]:
    """Return the weights of the work: its words, and the lexicon's terms and sub kegiatan."""
    istilah = {kata for k in sidikan.kena if k.bagian == "inti" for kata in k.frasa.split()}
    sampingan = {kata for k in sidikan.kena if k.bagian != "inti" for kata in k.frasa.split()}
    bobot: dict[str, float] = {}
    for kata in sidikan.inti:
        peran = jenis.find(kata)
        if "kerja" in peran:
            bobot[kata] = BOBOT_KATA_KERJA
        elif kata in istilah:
            bobot[kata] = BOBOT_KATA_ISTILAH
        else:
            umum = kata in sampingan or peran & JENIS_UMUM
            bobot[kata] = BOBOT_KATA_UMUM if umum else BOBOT_KATA
    for urutan, kena in enumerate(k for k in sidikan.kena if k.bagian == "inti"):
        entri = jenis.mesin.leksikon.entri[kena.entri[0]]
        berat = BOBOT_SUSULAN if urutan else 1.0
        bobot.setdefault(f"#{entri.istilah}", berat * BOBOT_ISTILAH)
        bobot.setdefault(f"~{entri.kode_sub_kegiatan or entri.istilah}", berat * BOBOT_SUB_KEGIATAN)
    return bobot


def _weigh_tempat(kata: Iterable[str], jenis: _Jenis) -> dict[str, float]:
    """Return the weights of the names of a place; "di" or "depan" alone name none."""
    bobot = {
        satu: BOBOT_KATA_UMUM if jenis.find(satu) & JENIS_UMUM else 1.0
        for satu in kata
        if satu not in PEMBATAS and not satu.isdigit()
    }
    return bobot if 1.0 in bobot.values() else {}


def _list_nomor(kelurahan: str, nomor: str) -> Iterator[str]:
    """Yield RT or RW numbers with their kelurahan, without which they name no place."""
    for satu in nomor.split(","):
        if kelurahan and satu.strip():
            yield f"{kelurahan}|{satu.strip()}"


def _normalise(matriks: sparse.csr_matrix) -> sparse.csr_matrix:
    panjang = np.sqrt(np.asarray(matriks.multiply(matriks).sum(axis=1)).ravel())
    panjang[panjang == 0] = 1
    return sparse.csr_matrix(sparse.diags(1 / panjang) @ matriks, dtype=np.float32)
