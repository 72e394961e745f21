"""The classifier of one set of reference tables, trained once per process."""

from __future__ import annotations

import hashlib
import threading
import weakref
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from reference.loader import Referensi
from usulan.classify.alasan import list_nama_bidang
from usulan.classify.bukti import BOBOT_TANPA_KENA, OpdUrusan
from usulan.classify.gabung import (
    PELUANG_BUTA,
    Kalibrasi,
    Keraguan,
    Putusan,
    calibrate,
    find_keraguan,
    find_pekerjaan,
    fuse,
    list_keraguan,
    measure_fitur,
    normalise_log,
    read_kalibrasi,
)
from usulan.classify.kebijakan import apply_kebijakan
from usulan.classify.leksikon import Leksikon, build_leksikon, score_sidikan, spread_score
from usulan.classify.model import ModelLinear, train_model
from usulan.classify.potong import Sidikan
from usulan.classify.simpanan import Simpanan, pack_model, unpack_model
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
    "kalibrasi",
)
KANDIDAT_TERBANYAK = 3
AMBANG_OTOMATIS_PERSEN = 85
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
    kalibrasi: Kalibrasi

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
        keyakinan = calibrate(measure_fitur(log_peluang, skor, linear), self.kalibrasi)
        if bukti is not None:
            berat = np.where(ada_kena, 1.0, BOBOT_TANPA_KENA)[:, None]
            log_peluang = normalise_log(log_peluang + berat * bukti)
            dibantu = calibrate(measure_fitur(log_peluang, skor, linear), self.kalibrasi)
            # Other columns never make sure what the proposal's own words leave open.
            keyakinan = np.where(ada_kena, dibantu, np.minimum(keyakinan, dibantu))
        buta = ~ada_kena & (np.exp(log_peluang.max(axis=1)) < PELUANG_BUTA)
        log_peluang, kebijakan = apply_kebijakan(
            log_peluang, sidikan, self.kebijakan, self.leksikon
        )
        urutan = np.argsort(-log_peluang, axis=1, kind="stable")[:, :KANDIDAT_TERBANYAK]
        pekerjaan = tuple(find_pekerjaan(s, self.leksikon) for s in sidikan)
        ragu = list_keraguan(log_peluang, urutan, linear)
        return Putusan(
            log_peluang,
            urutan,
            keyakinan,
            ada_kena,
            buta,
            tuple(map(self._find_keraguan, sidikan, ragu)),
            tuple(bool(satu.luar) for satu in sidikan),
            pekerjaan,
            kebijakan,
        )

    def _find_keraguan(self, sidikan: Sidikan, ragu: Keraguan) -> tuple[str, ...]:
        return find_keraguan(sidikan, self.leksikon, ragu)


_INGATAN: dict[int, tuple[weakref.ref[Referensi], Mesin]] = {}
_MESIN: dict[str, Mesin] = {}
_SIMPANAN: list[Simpanan] = []
_KUNCI = threading.RLock()
MESIN_TERBANYAK = 4


def keep_model_in(simpanan: Simpanan | None) -> None:
    """Let this process read trained models from `simpanan` and write new ones there.

    What a model answers does not depend on it: only whether it must be trained first.
    """
    with _KUNCI:
        _SIMPANAN[:] = [] if simpanan is None else [simpanan]


def load_mesin(referensi: Referensi) -> Mesin:
    """Return the classifier for these tables: built at first use, then remembered.

    Tables of equal content share one classifier; the very same object is not even hashed again.
    Decisions of people belong among the tables, as rows of `contoh_berlabel` that may teach.
    """
    rujukan, mesin = _INGATAN.get(id(referensi), (None, None))
    if mesin is None or rujukan is None or rujukan() is not referensi:
        with _KUNCI:
            mesin = _find_mesin(referensi)
            for kunci in [k for k, (lama, _) in _INGATAN.items() if lama() is None]:
                del _INGATAN[kunci]
            _INGATAN[id(referensi)] = (weakref.ref(referensi), mesin)
    return mesin


def _find_mesin(referensi: Referensi) -> Mesin:
    sidik = hash_referensi(referensi)
    if sidik not in _MESIN:
        while len(_MESIN) >= MESIN_TERBANYAK:
            del _MESIN[next(iter(_MESIN))]
        _MESIN[sidik] = build_mesin(referensi, sidik)
    return _MESIN[sidik]


def hash_referensi(referensi: Referensi) -> str:
    """Return a digest of the tables that decide a classification."""
    sidik = hashlib.sha256()
    for nama in TABEL_PENENTU:
        sidik.update(nama.encode())
        sidik.update(getattr(referensi, nama).to_csv(index=False).encode())
    sidik.update(list_contoh(referensi).to_csv(index=False).encode())
    return sidik.hexdigest()


def build_mesin(ref: Referensi, sidik: str | None = None) -> Mesin:
    """Build a classifier. Without `sidik` its model is neither read from nor written anywhere."""
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
        _load_model(leksikon, ref, sidik),
        build_sub_kegiatan(ref.nomenklatur, leksikon),
        OpdUrusan(ref.opd, ref.opd_urusan),
        list_nama_bidang(ref.nomenklatur),
        ref.kebijakan_urusan,
        tuple(ref.luar_kewenangan["pemegang"]),
        read_ambang(ref),
        read_kalibrasi(ref.kalibrasi),
    )


def _load_model(leksikon: Leksikon, ref: Referensi, sidik: str | None) -> ModelLinear:
    """Return the kept model of this digest, or train one and keep it."""
    if sidik is None:
        return train_model(leksikon, ref.nomenklatur, list_contoh(ref))
    for simpanan in _SIMPANAN:
        isi = simpanan.read(sidik)
        tersimpan = None if isi is None else unpack_model(isi, sidik)
        if tersimpan is not None:
            return tersimpan
    model = train_model(leksikon, ref.nomenklatur, list_contoh(ref))
    for simpanan in _SIMPANAN:
        simpanan.write(sidik, pack_model(model, sidik))
    return model


def list_contoh(referensi: Referensi) -> pd.DataFrame:
    """Return the labelled proposals that may teach (teks, kode_urusan, alternatif)."""
    contoh = referensi.contoh_berlabel
    return contoh.loc[contoh["bagian"] == "latih", ["teks", "kode_urusan", "alternatif"]]


def read_ambang(referensi: Referensi) -> float:
    """Return the confidence in 0..1 from which on a classification needs no person."""
    baris = referensi.ambang.set_index("nama")["nilai"]
    return float(baris.get("keyakinan_otomatis_persen", AMBANG_OTOMATIS_PERSEN)) / 100
