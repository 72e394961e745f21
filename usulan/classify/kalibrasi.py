"""Fitting the confidence on labelled texts that the classifier was not trained on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd

from reference.loader import Referensi
from usulan.classify.gabung import Kalibrasi, fuse, measure_fitur
from usulan.classify.leksikon import score_sidikan, spread_score
from usulan.classify.mesin import build_mesin

LIPATAN = 5
DITAHAN = 2
"""In each fold one phrase in so many of the lexicon is withheld: new texts bring new words."""


def crossfit_kalibrasi(referensi: Referensi) -> Kalibrasi:
    """Return the calibration of the examples that may teach, each judged by a model without it.

    Deterministic: the folds follow the order of the rows. Takes as long as LIPATAN trainings.
    """
    bagian = [_judge_lipatan(referensi, nomor) for nomor in range(LIPATAN)]
    fitur, benar = zip(*bagian, strict=True)
    return fit_kalibrasi(np.vstack(fitur), np.concatenate(benar))


def fit_kalibrasi(fitur: np.ndarray, benar: np.ndarray) -> Kalibrasi:
    """Return the calibration that explains `benar` best from rows of `gabung.measure_fitur`."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1.0).fit(fitur, benar)
    return Kalibrasi(*(round(float(c), 3) for c in (model.intercept_[0], *model.coef_[0])))


def _judge_lipatan(referensi: Referensi, nomor: int) -> tuple[np.ndarray, np.ndarray]:
    """Return features of the fold's examples, and whether the answer was right."""
    contoh = referensi.contoh_berlabel
    latih = contoh[contoh["bagian"] == "latih"]
    diuji = np.arange(len(latih)) % LIPATAN == nomor
    sisa = replace(
        referensi,
        contoh_berlabel=latih[~diuji],
        leksikon=_withhold(referensi.leksikon, nomor),
    )
    mesin = build_mesin(sisa)
    sidikan = mesin.cut(list(latih.loc[diuji, "teks"]))
    skor = score_sidikan(sidikan, mesin.leksikon)
    linear = mesin.model.predict_log([s.inti or s.tempat for s in sidikan])
    log_peluang = fuse(spread_score(skor), linear, np.asarray(skor.any(axis=1)))
    jawaban = [mesin.leksikon.kode[k] for k in log_peluang.argmax(axis=1)]
    boleh = _list_boleh(latih[diuji])
    benar = np.array([j in b for j, b in zip(jawaban, boleh, strict=True)])
    return measure_fitur(log_peluang, skor, linear), benar


def _list_boleh(contoh: pd.DataFrame) -> Iterator[set[str]]:
    for kode, lain in zip(contoh["kode_urusan"], contoh["alternatif"].fillna(""), strict=True):
        yield {kode, *str(lain).split(";")}


def _withhold(leksikon: pd.DataFrame, nomor: int) -> pd.DataFrame:
    """Return the lexicon without every DITAHAN-th spelling variant; rows themselves stay."""
    hitung = 0
    varian: list[str | None] = []
    for isi in leksikon["varian"].fillna(""):
        sisa = []
        for satu in str(isi).split("|"):
            hitung += 1
            if satu and hitung % DITAHAN != nomor % DITAHAN:
                sisa.append(satu)
        varian.append("|".join(sisa) or None)
    return leksikon.assign(varian=pd.Series(varian, index=leksikon.index, dtype="str"))
