"""The linear model: words and letters to bidang urusan, trained on lexicon and nomenclature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd
import scipy.sparse as sp

from usulan.classify.leksikon import Leksikon
from usulan.classify.vektor import Vektorizer

POLA_PENUNJANG = r"^[1-9X]\.(?:\d\d|XX)\.01(?:\.|$)"
"""Support lines (x.xx.01) repeat under every bidang and would blur them."""
UNGKAPAN = ("{}", "{a} {} {c}")
KATA_KERJA = (
    "pembangunan", "perbaikan", "pengadaan", "bantuan", "rehab", "peningkatan", "pembuatan",
    "pemeliharaan", "pembinaan", "penambahan", "permohonan", "pelatihan", "sosialisasi",
    "pemasangan", "penataan", "pengembangan", "kegiatan", "mohon", "sarana", "fasilitasi",
)  # fmt: skip
KATA_LANJUT = ("warga", "masyarakat", "kelurahan", "lingkungan", "rusak", "baru", "umum", "anggota")
PELUNAKAN = 5e-6
PUTARAN = 5
BENIH = 7
BOBOT_RESMI = 0.6
BOBOT_CONTOH = 2.0
"""A labelled proposal against a phrase of the lexicon: it shows the words in their company."""
BOBOT_BUKAN = 0.3
"""A text is so weak a counterexample of the bidang that may lawfully do its work as well."""
TANPA_CONTOH = -20.0
"""Intercept of a bidang without any example: never chosen."""


class Bahan(NamedTuple):
    """A text that teaches: its words, its bidang urusan, other lawful ones, and its weight."""

    kata: list[str]
    kolom: int
    alternatif: tuple[int, ...]
    bobot: float


@dataclass(frozen=True)
class ModelLinear:
    """A trained model. Columns of its answers follow `kode`."""

    kode: tuple[str, ...]
    vektorizer: Vektorizer
    koefisien: np.ndarray
    intersep: np.ndarray

    def predict_log(self, teks: Sequence[Sequence[str]]) -> np.ndarray:
        """Return log-probabilities: one row per token list, one column per bidang urusan."""
        nilai = self.vektorizer.transform(teks) @ self.koefisien + self.intersep
        log_peluang = -np.logaddexp(0.0, -nilai)
        return np.asarray(log_peluang - np.log(np.exp(log_peluang).sum(axis=1, keepdims=True)))


def train_model(
    leksikon: Leksikon, nomenklatur: pd.DataFrame, contoh: pd.DataFrame | None = None
) -> ModelLinear:
    """Train on the phrases of the lexicon put into everyday sentences, official lines and examples.

    `contoh` has the columns teks, kode_urusan and alternatif: proposals labelled by people. One
    classifier per bidang (logistic loss, averaged stochastic gradient): as good as a full
    multinomial fit here and several times quicker. Small bidang weigh more, so that they are heard.
    """
    bahan = [*_expand_leksikon(leksikon), *_list_resmi(leksikon, nomenklatur)]
    bahan += _list_contoh(leksikon, contoh)
    vektorizer = Vektorizer()
    vektor = vektorizer.fit_transform([satu.kata for satu in bahan])
    return ModelLinear(leksikon.kode, vektorizer, *_fit(vektor, bahan, len(leksikon.kode)))


def _fit(
    vektor: sp.csr_matrix, bahan: Sequence[Bahan], banyak_kode: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return coefficients and intercepts, one column per bidang."""
    from sklearn.linear_model import SGDClassifier

    label = np.array([satu.kolom for satu in bahan])
    banyak = np.bincount(label, minlength=banyak_kode)
    bobot = np.array([satu.bobot for satu in bahan]) / np.sqrt(banyak[label] / banyak.mean())
    boleh = np.zeros((len(bahan), banyak_kode), dtype=bool)
    for nomor, satu in enumerate(bahan):
        boleh[nomor, list(satu.alternatif)] = True
    koefisien = np.zeros((vektor.shape[1], banyak_kode), dtype=np.float32)
    intersep = np.full(banyak_kode, TANPA_CONTOH)
    for kolom in np.flatnonzero(banyak):
        model = SGDClassifier(
            loss="log_loss",
            alpha=PELUNAKAN,
            max_iter=PUTARAN,
            tol=None,
            average=True,
            random_state=BENIH,
        )
        berat = np.where(boleh[:, kolom] & (label != kolom), BOBOT_BUKAN, 1.0) * bobot
        model.fit(vektor, label == kolom, sample_weight=berat)
        koefisien[:, kolom] = model.coef_[0]
        intersep[kolom] = model.intercept_[0]
    return koefisien, intersep


def _list_contoh(leksikon: Leksikon, contoh: pd.DataFrame | None) -> Iterator[Bahan]:
    """Yield the words that tell the work of each example, as they will be read in use."""
    if contoh is None:
        return
    kolom = {kode: i for i, kode in enumerate(leksikon.kode)}
    lain = contoh["alternatif"].fillna("")
    for teks, kode, boleh in zip(contoh["teks"], contoh["kode_urusan"], lain, strict=True):
        sidikan = leksikon.cut(str(teks))
        if kode in kolom:
            alternatif = tuple(kolom[k] for k in str(boleh).split(";") if k in kolom)
            kata = sidikan.inti or sidikan.tempat
            yield Bahan(kata, kolom[str(kode)], alternatif, BOBOT_CONTOH)


def _expand_leksikon(leksikon: Leksikon) -> Iterator[Bahan]:
    """Yield the phrases in sentences; verbs take turns so that none of them tells a bidang."""
    giliran = 0
    for entri, frasa in zip(leksikon.entri, leksikon.frasa_entri, strict=True):
        for satu in frasa:
            for ungkapan in UNGKAPAN:
                giliran += 1
                isi = ungkapan.format(
                    satu,
                    a=KATA_KERJA[giliran % len(KATA_KERJA)],
                    c=KATA_LANJUT[giliran % len(KATA_LANJUT)],
                )
                yield Bahan(isi.split(), entri.kolom, entri.kolom_alternatif, entri.bobot)


def _list_resmi(leksikon: Leksikon, nomenklatur: pd.DataFrame) -> Iterator[Bahan]:
    """Yield the official names of program and sub kegiatan, each text once per bidang."""
    baris = nomenklatur[nomenklatur["tingkat"].isin(["program", "kegiatan", "sub_kegiatan"])]
    baris = baris[~baris["kode"].str.contains(POLA_PENUNJANG, regex=True)]
    bidang = baris["kode"].str.extract(r"^([1-9]\.\d\d)", expand=False)
    kolom = {kode: i for i, kode in enumerate(leksikon.kode)}
    unik = baris.assign(bidang=bidang).dropna(subset="bidang").drop_duplicates(["bidang", "uraian"])
    for uraian, kode in zip(unik["uraian"], unik["bidang"], strict=True):
        kata = re.findall(r"[a-z][a-z0-9]*", uraian.lower())
        yield Bahan(kata, kolom[kode], (), BOBOT_RESMI)
