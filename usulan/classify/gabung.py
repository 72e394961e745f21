"""Lexicon and model together: probabilities, a calibrated confidence, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from usulan.classify.leksikon import Leksikon
from usulan.classify.potong import Kena, Sidikan

BOBOT_LEKSIKON = 0.3
"""Share of the lexicon in the log-average with the linear model."""
PELUANG_BUTA = 0.3
"""Without any lexicon word, below this the model's answer is no answer."""
PELUANG_BANTAH = 0.6
"""From this probability on the model may contradict the lexicon."""
BANDING_PASANGAN = 0.75
"""A listed confusable pair is doubtful when the second is at least so likely against the first."""
BOBOT_PEKERJAAN = 0.6
"""A phrase at least so decisive is a work of its own."""


class Kalibrasi(NamedTuple):
    """Confidence = sigmoid(tetap + sum of weight x feature), see `measure_fitur`.

    The weights are reference/kalibrasi.csv, fitted by `usulan.classify.kalibrasi`.
    """

    tetap: float
    peluang: float
    kena: float
    sepakat: float
    kuat: float
    kata: float


def read_kalibrasi(tabel: pd.DataFrame) -> Kalibrasi:
    """Return the calibration of reference/kalibrasi.csv.

    Raises:
        KeyError: a weight is missing.
    """
    nilai = dict(zip(tabel["nama"], tabel["nilai"].astype(float), strict=True))
    return Kalibrasi(*(nilai[nama] for nama in Kalibrasi._fields))


@dataclass(frozen=True)
class Putusan:
    """The outcome for many texts. Row i belongs to text i; columns follow `Leksikon.kode`.

    `keraguan` names per text what makes its answer doubtful: told when the confidence is too low.
    `luar` marks works of others, which a person always sees. `pekerjaan` are the works found in a
    compound proposal, `buta` marks texts in which nothing points anywhere, `kebijakan` is the row
    of the policy that governs the work.
    """

    log_peluang: np.ndarray
    urutan: np.ndarray
    keyakinan: np.ndarray
    ada_kena: np.ndarray
    buta: np.ndarray
    keraguan: tuple[tuple[str, ...], ...]
    luar: tuple[bool, ...]
    pekerjaan: tuple[tuple[str, ...], ...]
    kebijakan: tuple[int | None, ...]


def fuse(leks: np.ndarray, linear: np.ndarray, ada_kena: np.ndarray) -> np.ndarray:
    """Return normalised log-probabilities: the log-average, or the model alone without a hit."""
    berat = np.where(ada_kena, BOBOT_LEKSIKON, 0.0)[:, None]
    return normalise_log(berat * leks + (1 - berat) * linear)


def normalise_log(nilai: np.ndarray) -> np.ndarray:
    """Return rows shifted so that their exponentials sum to one."""
    puncak = nilai.max(axis=1, keepdims=True)
    return np.asarray(nilai - puncak - np.log(np.exp(nilai - puncak).sum(axis=1, keepdims=True)))


def measure_fitur(log_peluang: np.ndarray, skor: np.ndarray, linear: np.ndarray) -> np.ndarray:
    """Return the features of the calibration, one row per text.

    They are logit(p) of the best, whether the lexicon hit, whether lexicon and model agree, the
    lexicon's best score, and the probability that the model alone gives to the best.
    """
    ada_kena = skor.any(axis=1)
    puncak = np.minimum(np.exp(log_peluang.max(axis=1)), 1 - 1e-9)
    logit = np.log(puncak) - np.log1p(-puncak)
    sepakat = ada_kena & (skor.argmax(axis=1) == linear.argmax(axis=1))
    kata = np.exp(linear[np.arange(len(linear)), log_peluang.argmax(axis=1)])
    return np.column_stack([logit, ada_kena, sepakat, skor.max(axis=1), kata]).astype(float)


def calibrate(fitur: np.ndarray, kalibrasi: Kalibrasi) -> np.ndarray:
    """Return the confidence in 0..1 for rows of `measure_fitur`."""
    tetap, *berat = kalibrasi
    return np.asarray(1.0 / (1.0 + np.exp(-(tetap + fitur @ np.array(berat)))))


def find_pekerjaan(sidikan: Sidikan, leksikon: Leksikon) -> tuple[str, ...]:
    """Return the works of a compound proposal, or nothing when it is one work.

    Two works are phrases joined by "dan", a comma and the like that belong to different bidang
    urusan: "trotoar dan drainase" is one package of one agency, "jalan dan lampu jalan" is two.
    Works that may lawfully go together (each has a home where the other belongs) are one.
    """
    if len(sidikan.kena) < 2:
        return ()
    inti = [
        k for k in sidikan.kena if k.bagian == "inti" and _bobot(k, leksikon) >= BOBOT_PEKERJAAN
    ]
    for pertama, kedua in pairwise(inti):
        if kedua.tersambung and not _is_sepaket(pertama, kedua, leksikon):
            return tuple(dict.fromkeys(k.frasa for k in inti))
    return ()


def _is_sepaket(pertama: Kena, kedua: Kena, leksikon: Leksikon) -> bool:
    """Tell whether one of two works has a lawful home with the other."""
    satu, dua = _kolom(pertama, leksikon), _kolom(kedua, leksikon)
    return _kode(pertama, leksikon) == _kode(kedua, leksikon) or (
        leksikon.entri[pertama.entri[0]].kolom in dua
        and leksikon.entri[kedua.entri[0]].kolom in satu
    )


def _bobot(kena: Kena, leksikon: Leksikon) -> float:
    return max(leksikon.entri[e].bobot for e in kena.entri)


def _kode(kena: Kena, leksikon: Leksikon) -> str:
    return leksikon.entri[kena.entri[0]].kode_urusan


class Keraguan(NamedTuple):
    """What the scores of one text say about doubt.

    `kedua` is the second best column and `banding` its probability against the best; `puncak` the
    column that the linear model likes best, with probability `peluang_puncak`.
    """

    kedua: int
    banding: float
    puncak: int
    peluang_puncak: float


def find_keraguan(satu: Sidikan, leksikon: Leksikon, ragu: Keraguan) -> tuple[str, ...]:
    """Return what makes the answer doubtful.

    None of this asks for a person by itself: on examples not trained on, answers with such a doubt
    were as often right as their confidence said.
    """
    alasan: list[str] = []
    if not any(k.bagian not in ("tempat", "milik") for k in satu.kena):
        return ("tidak ada kata pekerjaan yang dikenal leksikon",)
    membantah = ragu.peluang_puncak >= PELUANG_BANTAH
    berdekatan = ragu.banding >= BANDING_PASANGAN
    if membantah or berdekatan:
        calon = {c for k in satu.kena for c in _kolom(k, leksikon)}
        if membantah and ragu.puncak not in calon:
            alasan.append(f"model kata menunjuk {leksikon.kode[ragu.puncak]}")
        if berdekatan and ragu.kedua in calon:
            alasan.append(f"mudah tertukar dengan {leksikon.kode[ragu.kedua]}")
    return tuple(alasan)


def list_keraguan(
    log_peluang: np.ndarray, urutan: np.ndarray, linear: np.ndarray
) -> list[Keraguan]:
    """Return the doubt of each text from its log-probabilities, best columns, and the model's."""
    dua = np.take_along_axis(log_peluang, urutan[:, :2], axis=1)
    return list(
        map(
            Keraguan,
            urutan[:, 1].tolist(),
            np.exp(dua[:, 1] - dua[:, 0]).tolist(),
            linear.argmax(axis=1).tolist(),
            np.exp(linear.max(axis=1)).tolist(),
        )
    )


def _kolom(kena: Kena, leksikon: Leksikon) -> set[int]:
    return {
        kolom
        for e in kena.entri
        for kolom in (leksikon.entri[e].kolom, *leksikon.entri[e].kolom_alternatif)
    }
