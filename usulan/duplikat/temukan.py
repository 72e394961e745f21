"""Pairs of proposals that may be one: found, scored, and said in words."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandera.typing import DataFrame

from reference.loader import Referensi
from schemas.duplikat import SUMBER_USULAN, PasanganDuplikat, UsulanBanding
from usulan.classify.mesin import load_mesin
from usulan.duplikat.calon import list_calon
from usulan.duplikat.ciri import Ciri, measure_ciri
from usulan.duplikat.nilai import Skor, score_pasangan

AMBANG_MIRIP = 0.72
AMBANG_SANGAT_MIRIP = 0.9
KATA_TERBANYAK = 4
SEBUTAN = {
    "satu_kelurahan": "di kelurahan dan tahun yang sama",
    "antar_kelurahan": "di kelurahan lain",
    "antar_tahun": "pada tahun lain",
    "pokir": "antara Musrenbang dan pokir",
}


def find_duplikat(
    usulan: DataFrame[UsulanBanding], referensi: Referensi, ambang: float = AMBANG_MIRIP
) -> DataFrame[PasanganDuplikat]:
    """Return the pairs whose score reaches `ambang`, the likeliest first.

    The score of a pair depends on these two proposals only, so it does not move when others are
    added. The same work at another RT, or the same wish of another kelurahan without a place in
    common, is no pair.
    """
    urut = _sort_usulan(usulan)
    if len(urut) < 2:
        return PasanganDuplikat.susun([])
    ciri = measure_ciri(urut, load_mesin(referensi))
    satu, dua = list_calon(urut, ciri)
    skor = score_pasangan(ciri, satu, dua, _is_beda_kelurahan(urut, satu, dua))
    pilih = np.flatnonzero(skor.gabungan >= ambang)
    terpilih = Skor(skor.teks[pilih], skor.tempat[pilih])
    return _susun(urut, ciri, satu[pilih], dua[pilih], terpilih)


def _sort_usulan(usulan: pd.DataFrame) -> pd.DataFrame:
    """Put the earlier first: by year, then Musrenbang before pokir, then id."""
    jalan = usulan["sumber"].map({s: i for i, s in enumerate(SUMBER_USULAN)})
    return (
        usulan.assign(_jalan=jalan)
        .sort_values(["tahun_musrenbang", "_jalan", "usulan_id"], ignore_index=True)
        .drop(columns="_jalan")
    )


def _is_beda_kelurahan(
    urut: pd.DataFrame, satu: NDArray[np.int64], dua: NDArray[np.int64]
) -> NDArray[np.bool_]:
    kode = pd.factorize(urut["kode_kelurahan"])[0]
    return np.asarray((kode[satu] != kode[dua]) & (kode[satu] >= 0) & (kode[dua] >= 0))


def _susun(
    urut: pd.DataFrame, ciri: Ciri, satu: NDArray[np.int64], dua: NDArray[np.int64], skor: Skor
) -> DataFrame[PasanganDuplikat]:
    hubungan = _name_hubungan(urut, satu, dua)
    gabungan = skor.gabungan.round(4)
    pasangan = pd.DataFrame(
        {
            "usulan_id": urut["usulan_id"].to_numpy()[dua],
            "usulan_id_asal": urut["usulan_id"].to_numpy()[satu],
            "hubungan": hubungan,
            "tingkat": np.where(gabungan >= AMBANG_SANGAT_MIRIP, "sangat_mirip", "mirip"),
            "skor": gabungan,
            "skor_teks": skor.teks.round(4),
            "skor_tempat": skor.tempat.round(4),
            "alasan": [
                _write_alasan(ciri, int(i), int(j), h)
                for i, j, h in zip(satu, dua, hubungan, strict=True)
            ],
        }
    )
    kunci = ["skor", "usulan_id_asal", "usulan_id"]
    return PasanganDuplikat.susun(
        pasangan.sort_values(kunci, ascending=[False, True, True], ignore_index=True)
    )


def _name_hubungan(
    urut: pd.DataFrame, satu: NDArray[np.int64], dua: NDArray[np.int64]
) -> NDArray[np.str_]:
    sumber, tahun = urut["sumber"].to_numpy(), urut["tahun_musrenbang"].to_numpy()
    return np.select(
        [
            sumber[satu] != sumber[dua],
            tahun[satu] != tahun[dua],
            _is_beda_kelurahan(urut, satu, dua),
        ],
        ["pokir", "antar_tahun", "antar_kelurahan"],
        default="satu_kelurahan",
    )


def _write_alasan(ciri: Ciri, i: int, j: int, hubungan: str) -> str:
    """Return one sentence: which words the two share, and which place."""
    karya, tempat, rt, rw = (
        ", ".join(lajur.name_bersama(i, j)[:KATA_TERBANYAK])
        for lajur in (ciri.karya, ciri.tempat, ciri.rt, ciri.rw)
    )
    nomor = " ".join(f"{nama} {isi}" for nama, isi in (("RT", rt), ("RW", rw)) if isi)
    di = " dan ".join(bagian for bagian in (tempat, nomor) if bagian)
    return f"Pekerjaan yang sama ({karya or 'dengan sebutan lain'}) {SEBUTAN[hubungan]}" + (
        f"; tempat yang sama: {di}." if di else "; tempatnya tidak ditulis."
    )
