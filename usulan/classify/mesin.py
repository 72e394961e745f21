"""The classifier of one set of reference tables, trained once per process."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from reference.loader import Referensi
from usulan.classify.alasan import list_nama_bidang
from usulan.classify.bukti import OpdUrusan
from usulan.classify.gabung import (
    PELUANG_BUTA,
    Putusan,
    calibrate,
    find_alasan,
    find_pekerjaan,
    fuse,
    measure_fitur,
    normalise_log,
)
from usulan.classify.kebijakan import apply_kebijakan
from usulan.classify.leksikon import Leksikon, build_leksikon, score_sidikan, spread_score
from usulan.classify.model import ModelLinear, train_model
from usulan.classify.potong import Sidikan, cut_usulan
from usulan.classify.sub_kegiatan import IndeksSubKegiatan, build_sub_kegiatan

TABEL_PENENTU = (
    "leksikon",
    "singkatan",
    "konteks",
    "wilayah",
    "nomenklatur",
    "kebijakan_urusan",
    "luar_kewenangan",
    "opd",
    "opd_urusan",
    "ambang",
)
KANDIDAT_TERBANYAK = 3


@dataclass(frozen=True)
class Mesin:
    """Everything made once from the reference tables: lexicon, model, indices."""

    referensi: Referensi
    leksikon: Leksikon
    model: ModelLinear
    sub_kegiatan: IndeksSubKegiatan
    opd_urusan: OpdUrusan
    nama_bidang: dict[str, str]

    def cut(self, teks: Sequence[str]) -> list[Sidikan]:
        """Take texts apart."""
        return [
            cut_usulan(self.leksikon.normalisasi.tokenize(t), self.leksikon.indeks) for t in teks
        ]

    def decide(self, sidikan: Sequence[Sidikan], bukti: np.ndarray | None = None) -> Putusan:
        """Judge texts. `bukti` is added to their log-probabilities (see `bukti.weigh_bukti`)."""
        skor = score_sidikan(sidikan, self.leksikon)
        leks = spread_score(skor)
        linear = self.model.predict_log([s.inti or s.tempat for s in sidikan])
        ada_kena = np.asarray(skor.any(axis=1))
        log_peluang = fuse(leks, linear, ada_kena)
        if bukti is not None:
            log_peluang = normalise_log(log_peluang + bukti)
        fitur = measure_fitur(log_peluang, leks, linear, ada_kena)
        keyakinan = calibrate(fitur)
        buta = ~ada_kena & (np.exp(log_peluang.max(axis=1)) < PELUANG_BUTA)
        log_peluang, kebijakan = apply_kebijakan(
            log_peluang, sidikan, self.referensi.kebijakan_urusan, self.leksikon
        )
        urutan = np.argsort(-log_peluang, axis=1, kind="stable")[:, :KANDIDAT_TERBANYAK]
        pekerjaan = tuple(find_pekerjaan(s, self.leksikon) for s in sidikan)
        peluang, linear_biasa = np.exp(log_peluang), np.exp(linear)
        alasan = tuple(
            tuple(
                find_alasan(s, self.leksikon, peluang[i], urutan[i], linear_biasa[i], pekerjaan[i])
            )
            for i, s in enumerate(sidikan)
        )
        return Putusan(log_peluang, urutan, keyakinan, ada_kena, buta, alasan, pekerjaan, kebijakan)


@dataclass(frozen=True)
class _Kunci:
    """Reference tables compared by their content, so that equal tables share one machine."""

    sidik: str
    referensi: Referensi = field(compare=False, repr=False)


def load_mesin(referensi: Referensi) -> Mesin:
    """Return the classifier for these tables: built and trained at first use, then remembered."""
    return _build_mesin(_Kunci(hash_referensi(referensi), referensi))


def hash_referensi(referensi: Referensi) -> str:
    """Return a digest of the tables that decide a classification."""
    sidik = hashlib.sha256()
    for nama in TABEL_PENENTU:
        sidik.update(nama.encode())
        sidik.update(getattr(referensi, nama).to_csv(index=False).encode())
    return sidik.hexdigest()


@lru_cache(maxsize=4)
def _build_mesin(kunci: _Kunci) -> Mesin:
    ref = kunci.referensi
    leksikon = build_leksikon(
        ref.leksikon,
        ref.singkatan,
        ref.konteks,
        ref.wilayah,
        ref.nomenklatur,
        list(ref.kebijakan_urusan["pola"]),
        list(ref.luar_kewenangan["pola"]),
    )
    return Mesin(
        ref,
        leksikon,
        train_model(leksikon, ref.nomenklatur),
        build_sub_kegiatan(ref.nomenklatur, leksikon),
        OpdUrusan(ref.opd, ref.opd_urusan),
        list_nama_bidang(ref.nomenklatur),
    )
