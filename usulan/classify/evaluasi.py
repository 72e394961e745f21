"""Measuring the classifier on labelled texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from reference.loader import Referensi
from usulan.classify.klasifikasi import classify_teks

KOTAK_KALIBRASI = 10


@dataclass(frozen=True)
class HasilEvaluasi:
    """Measures over labelled texts, all in 0..1 but `banyak_teks`.

    "Right" allows the alternatives unless named strict. `presisi_otomatis` is NaN when nothing is
    accepted without a person. `galat_kalibrasi` is the expected calibration error (10 equal bins).
    `rincian` has one row per text: text, gold, alt, kode_urusan, keyakinan,
    kandidat, status, dasar, benar.
    """

    banyak_teks: int
    tepat: float
    tepat_ketat: float
    tepat_tiga_besar: float
    f1_makro: float
    bagian_otomatis: float
    presisi_otomatis: float
    galat_kalibrasi: float
    rincian: pd.DataFrame


def list_contoh_uji(referensi: Referensi) -> pd.DataFrame:
    """Return the labelled examples kept apart from training (text, gold, alt, ambiguous)."""
    uji = referensi.contoh_berlabel.query("bagian == 'uji'").reset_index(drop=True)
    return pd.DataFrame(
        {
            "text": uji["teks"],
            "gold": uji["kode_urusan"],
            "alt": uji["alternatif"].fillna(""),
            "ambiguous": uji["ambigu"].astype("str"),
        }
    )


def evaluate_klasifikasi(berlabel: pd.DataFrame, referensi: Referensi) -> HasilEvaluasi:
    """Classify `berlabel` (columns text, gold and perhaps alt, joined by ";") and measure.

    For macro-F1 a text answered with one of its alternatives counts as its gold label.
    """
    alt = berlabel["alt"] if "alt" in berlabel else pd.Series("", index=berlabel.index)
    boleh = [{g, *_pisah(a)} for g, a in zip(berlabel["gold"], alt, strict=True)]
    hasil = classify_teks(list(berlabel["text"]), referensi)
    jawaban = list(hasil["kode_urusan"].fillna(""))
    benar = np.array([j in b for j, b in zip(jawaban, boleh, strict=True)], dtype=bool)
    tiga = [_kode_kandidat(k) for k in hasil["kandidat"]]
    otomatis = (hasil["status"] == "otomatis").to_numpy()
    rincian = pd.DataFrame(
        {
            "text": list(berlabel["text"]),
            "gold": list(berlabel["gold"]),
            "alt": list(alt),
            **{
                k: list(hasil[k])
                for k in ("kode_urusan", "keyakinan", "kandidat", "status", "dasar")
            },
            "benar": benar,
        }
    )
    return HasilEvaluasi(
        banyak_teks=len(berlabel),
        tepat=float(benar.mean()),
        tepat_ketat=float(
            np.mean([j == g for j, g in zip(jawaban, berlabel["gold"], strict=True)])
        ),
        tepat_tiga_besar=float(np.mean([bool(t & b) for t, b in zip(tiga, boleh, strict=True)])),
        f1_makro=_f1_makro(list(berlabel["gold"]), jawaban, benar),
        bagian_otomatis=float(otomatis.mean()),
        presisi_otomatis=float(benar[otomatis].mean()) if otomatis.any() else float("nan"),
        galat_kalibrasi=_galat_kalibrasi(hasil["keyakinan"].to_numpy(), benar),
        rincian=rincian,
    )


def _pisah(teks: Any) -> list[str]:
    return [k.strip() for k in str(teks).split(";") if k.strip()] if pd.notna(teks) else []


def _kode_kandidat(kandidat: Any) -> set[str]:
    if pd.isna(kandidat):
        return set()
    return {bagian.split(":")[0] for bagian in str(kandidat).split("; ")}


def _f1_makro(gold: list[str], jawaban: list[str], benar: np.ndarray) -> float:
    dianggap = [g if b else j for g, j, b in zip(gold, jawaban, benar, strict=True)]
    nilai = []
    for kode in sorted(set(gold)):
        kena = sum(g == kode == d for g, d in zip(gold, dianggap, strict=True))
        nilai.append(2 * kena / (gold.count(kode) + dianggap.count(kode)))
    return float(np.mean(nilai))


def _galat_kalibrasi(keyakinan: np.ndarray, benar: np.ndarray) -> float:
    kotak = np.minimum((keyakinan * KOTAK_KALIBRASI).astype(int), KOTAK_KALIBRASI - 1)
    selisih = 0.0
    for nomor in np.unique(kotak):
        di_kotak = kotak == nomor
        selisih += di_kotak.mean() * abs(keyakinan[di_kotak].mean() - benar[di_kotak].mean())
    return float(selisih)
