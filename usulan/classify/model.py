"""The linear model: words and letters to bidang urusan, trained on lexicon and nomenclature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

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
PELUNAKAN = 1e-6
PUTARAN = 5
BENIH = 7
BOBOT_RESMI = 0.6
BOBOT_CONTOH = 1.5
"""A labelled proposal against a phrase of the lexicon: it shows the words in their company."""
TANPA_CONTOH = -20.0
"""Intercept of a bidang without any example: never chosen."""


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

    `contoh` has the columns teks and kode_urusan: proposals labelled by people. One classifier per
    bidang (logistic loss, averaged stochastic gradient): as good as a full multinomial fit here and
    several times quicker. Small bidang weigh more, so that they are heard.
    """
    from sklearn.linear_model import SGDClassifier

    bahan = [*_expand_leksikon(leksikon), *_list_resmi(leksikon, nomenklatur)]
    bahan += _list_contoh(leksikon, contoh)
    label = np.array([kolom for _, kolom, _ in bahan])
    banyak = np.bincount(label, minlength=len(leksikon.kode))
    bobot = np.array([berat for _, _, berat in bahan]) / np.sqrt(banyak[label] / banyak.mean())
    vektorizer = Vektorizer()
    model = SGDClassifier(
        loss="log_loss",
        alpha=PELUNAKAN,
        max_iter=PUTARAN,
        tol=None,
        average=True,
        random_state=BENIH,
    )
    vektor = vektorizer.fit_transform([kata for kata, _, _ in bahan])
    model.fit(vektor, label, sample_weight=bobot)
    koefisien = np.zeros((model.coef_.shape[1], len(leksikon.kode)), dtype=np.float32)
    intersep = np.full(len(leksikon.kode), TANPA_CONTOH)
    koefisien[:, model.classes_] = model.coef_.T
    intersep[model.classes_] = model.intercept_
    return ModelLinear(leksikon.kode, vektorizer, koefisien, intersep)


def _list_contoh(
    leksikon: Leksikon, contoh: pd.DataFrame | None
) -> Iterator[tuple[list[str], int, float]]:
    """Yield the words that tell the work of each example, as they will be read in use."""
    if contoh is None:
        return
    kolom = {kode: i for i, kode in enumerate(leksikon.kode)}
    for teks, kode in zip(contoh["teks"], contoh["kode_urusan"], strict=True):
        sidikan = leksikon.cut(str(teks))
        if kode in kolom:
            yield sidikan.inti or sidikan.tempat, kolom[str(kode)], BOBOT_CONTOH


def _expand_leksikon(leksikon: Leksikon) -> Iterator[tuple[list[str], int, float]]:
    """Yield (tokens, column, weight); verbs take turns so that none of them tells a bidang."""
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
                yield isi.split(), entri.kolom, entri.bobot


def _list_resmi(
    leksikon: Leksikon, nomenklatur: pd.DataFrame
) -> Iterator[tuple[list[str], int, float]]:
    """Yield the official names of program and sub kegiatan, each text once per bidang."""
    baris = nomenklatur[nomenklatur["tingkat"].isin(["program", "kegiatan", "sub_kegiatan"])]
    baris = baris[~baris["kode"].str.contains(POLA_PENUNJANG, regex=True)]
    bidang = baris["kode"].str.extract(r"^([1-9]\.\d\d)", expand=False)
    kolom = {kode: i for i, kode in enumerate(leksikon.kode)}
    unik = baris.assign(bidang=bidang).dropna(subset="bidang").drop_duplicates(["bidang", "uraian"])
    for uraian, kode in zip(unik["uraian"], unik["bidang"], strict=True):
        yield re.findall(r"[a-z][a-z0-9]*", uraian.lower()), kolom[kode], BOBOT_RESMI
