"""Where a measured classification errs: by bidang urusan, and which are taken for one another."""

from __future__ import annotations

import pandas as pd


def list_per_bidang(rincian: pd.DataFrame, nama_bidang: dict[str, str]) -> pd.DataFrame:
    """Return precision, recall and F1 of each bidang urusan. Grain: one code, asked or answered.

    `rincian` is that of `evaluasi.HasilEvaluasi`. An answer that is one of a text's alternatives
    counts as its gold label, so the mean of `f1` over the asked codes is the macro-F1.
    """
    dianggap = rincian["gold"].where(rincian["benar"], rincian["kode_urusan"].fillna(""))
    kode = sorted({*rincian["gold"], *dianggap} - {""})
    banyak = rincian["gold"].value_counts().reindex(kode, fill_value=0)
    jawaban = dianggap.value_counts().reindex(kode, fill_value=0)
    benar = rincian.loc[rincian["benar"], "gold"].value_counts().reindex(kode, fill_value=0)
    return pd.DataFrame(
        {
            "kode_urusan": kode,
            "nama_urusan": [nama_bidang.get(k, "") for k in kode],
            "banyak": banyak.to_numpy(),
            "benar": benar.to_numpy(),
            "presisi": (benar / jawaban.where(jawaban > 0)).to_numpy(),
            "perolehan": (benar / banyak.where(banyak > 0)).to_numpy(),
            "f1": (2 * benar / (banyak + jawaban)).to_numpy(),
        }
    )


def list_kebingungan(rincian: pd.DataFrame, nama_bidang: dict[str, str]) -> pd.DataFrame:
    """Return what was answered instead of what. Grain: one pair of codes, the commonest first.

    `contoh` is the first text of the pair, `meyakinkan` how many of its answers asked no person.
    """
    salah = rincian[~rincian["benar"]].assign(jawaban=lambda b: b["kode_urusan"].fillna("–"))
    pasangan = salah.groupby(["gold", "jawaban"], as_index=False).agg(
        banyak=("text", "size"),
        meyakinkan=("status", lambda s: int((s == "otomatis").sum())),
        contoh=("text", "first"),
    )
    urut = pasangan.sort_values(
        ["banyak", "gold", "jawaban"], ascending=[False, True, True], ignore_index=True
    )
    return urut.assign(
        nama_gold=urut["gold"].map(nama_bidang), nama_jawaban=urut["jawaban"].map(nama_bidang)
    )


def cross_kebingungan(rincian: pd.DataFrame) -> pd.DataFrame:
    """Return the confusion matrix: a row per right code, a column per answer, counts of texts."""
    return pd.crosstab(rincian["gold"], rincian["kode_urusan"].fillna("–"))
