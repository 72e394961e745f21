"""The classifier of one set of reference tables, trained once per process."""

from __future__ import annotations

import hashlib
import weakref
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import pandas as pd

from reference.loader import Referensi
from usulan.classify.alasan import list_nama_bidang
from usulan.classify.bukti import BOBOT_TANPA_KENA, OpdUrusan
from usulan.classify.gabung import (
    PELUANG_BUTA,
    Putusan,
    calibrate,
    find_alasan,
    find_pekerjaan,
    fuse,
    list_keraguan,
    measure_fitur,
    normalise_log,
)
from usulan.classify.kebijakan import apply_kebijakan
from usulan.classify.leksikon import Leksikon, build_leksikon, score_sidikan, spread_score
from usulan.classify.model import ModelLinear, train_model
from usulan.classify.potong import Sidikan
from usulan.classify.sub_kegiatan import IndeksSubKegiatan, build_sub_kegiatan

TABEL_PENENTU = (
    "leksikon",
    "singkatan",
    "konteks",
    "contoh_berlabel",
    "wilayah",
    "nomenklatur",
    "kebijakan_urusan",
    "luar_kewenangan",
    "opd",
    "opd_urusan",
    "ambang",
)
KANDIDAT_TERBANYAK = 3
AMBANG_OTOMATIS_PERSEN = 70
"""Working threshold when reference/ambang.csv has no `keyakinan_otomatis_persen`."""


@dataclass(frozen=True)
class Mesin:
    """Everything made once from the reference tables: lexicon, model, indices."""

    leksikon: Leksikon
    model: ModelLinear
    sub_kegiatan: IndeksSubKegiatan
    opd_urusan: OpdUrusan
    nama_bidang: dict[str, str]
    kebijakan: pd.DataFrame
    pemegang: tuple[str, ...]
    ambang: float

    def cut(self, teks: Sequence[str]) -> list[Sidikan]:
        """Take texts apart."""
        return [self.leksikon.cut(satu) for satu in teks]

    def decide(self, sidikan: Sequence[Sidikan], bukti: np.ndarray | None = None) -> Putusan:
        """Judge texts. `bukti` is added to their log-probabilities (see `bukti.weigh_bukti`)."""
        skor = score_sidikan(sidikan, self.leksikon)
        leks = spread_score(skor)
        linear = self.model.predict_log([s.inti or s.tempat for s in sidikan])
        ada_kena = np.asarray(skor.any(axis=1))
        log_peluang = fuse(leks, linear, ada_kena)
        if bukti is not None:
            berat = np.where(ada_kena, 1.0, BOBOT_TANPA_KENA)[:, None]
            log_peluang = normalise_log(log_peluang + berat * bukti)
        fitur = measure_fitur(log_peluang, skor, linear)
        keyakinan = calibrate(fitur)
        buta = ~ada_kena & (np.exp(log_peluang.max(axis=1)) < PELUANG_BUTA)
        log_peluang, kebijakan = apply_kebijakan(
            log_peluang, sidikan, self.kebijakan, self.leksikon
        )
        urutan = np.argsort(-log_peluang, axis=1, kind="stable")[:, :KANDIDAT_TERBANYAK]
        pekerjaan = tuple(find_pekerjaan(s, self.leksikon) for s in sidikan)
        ragu = list_keraguan(log_peluang, urutan, linear)
        alasan = tuple(
            find_alasan(satu, self.leksikon, ragu[i], pekerjaan[i])
            for i, satu in enumerate(sidikan)
        )
        return Putusan(log_peluang, urutan, keyakinan, ada_kena, buta, alasan, pekerjaan, kebijakan)


_INGATAN: dict[int, tuple[weakref.ref[Referensi], Mesin]] = {}


@dataclass(frozen=True)
class _Kunci:
    """Reference tables compared by their content, so that equal tables share one machine."""

    sidik: str
    referensi: Referensi = field(compare=False, repr=False)


def load_mesin(referensi: Referensi) -> Mesin:
    """Return the classifier for these tables: built and trained at first use, then remembered.

    Tables of equal content share one classifier; the very same object is not even hashed again.
    """
    rujukan, mesin = _INGATAN.get(id(referensi), (None, None))
    if mesin is None or rujukan is None or rujukan() is not referensi:
        mesin = _build_mesin(_Kunci(hash_referensi(referensi), referensi))
        for kunci in [k for k, (lama, _) in _INGATAN.items() if lama() is None]:
            del _INGATAN[kunci]
        _INGATAN[id(referensi)] = (weakref.ref(referensi), mesin)
    return mesin


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
        leksikon,
        train_model(leksikon, ref.nomenklatur),
        build_sub_kegiatan(ref.nomenklatur, leksikon),
        OpdUrusan(ref.opd, ref.opd_urusan),
        list_nama_bidang(ref.nomenklatur),
        ref.kebijakan_urusan,
        tuple(ref.luar_kewenangan["pemegang"]),
        read_ambang(ref),
    )


def read_ambang(referensi: Referensi) -> float:
    """Return the confidence in 0..1 from which on a classification needs no person."""
    baris = referensi.ambang.set_index("nama")["nilai"]
    return float(baris.get("keyakinan_otomatis_persen", AMBANG_OTOMATIS_PERSEN)) / 100
