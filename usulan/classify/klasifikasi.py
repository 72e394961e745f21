"""Classification of texts and of accepted proposals: frame in, frame out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from pandera.typing import DataFrame

from reference.loader import Referensi
from schemas.usulan import UsulanBersih, UsulanTerklasifikasi
from usulan.classify.alasan import TANPA_ISI, TANPA_PETUNJUK, write_alasan
from usulan.classify.bukti import weigh_bukti
from usulan.classify.gabung import Putusan
from usulan.classify.mesin import Mesin, load_mesin
from usulan.classify.potong import Sidikan
from usulan.classify.sub_kegiatan import rank_sub_kegiatan

SEKALIGUS = 2048
"""Texts taken apart at once: what they leave in memory is gone before it is swept many times."""
KEYAKINAN_TERTINGGI = 0.9999
"""Only a person's decision is certain."""
KURANG_YAKIN = "keyakinan di bawah ambang"
BUKAN_KOTA = "tampaknya bukan kewenangan kota"
KOLOM_TEKS = ["kode_urusan", "keyakinan", "kandidat", "dasar", "status"]


def classify_teks(teks: Sequence[str | None], referensi: Referensi) -> pd.DataFrame:
    """Classify bare texts. Grain: one text, in the order given.

    Columns: kode_urusan (NA when nothing points anywhere), keyakinan in 0..1, kandidat
    ("kode:keyakinan" best first), dasar (one sentence), status (STATUS_KLASIFIKASI).
    """
    mesin = load_mesin(referensi)
    sandi, unik = pd.factorize(pd.Series(list(teks), dtype="str").fillna(""))
    tabel = [_judge(mesin, list(unik[i : i + SEKALIGUS])) for i in range(0, len(unik), SEKALIGUS)]
    if not tabel:
        return _judge(mesin, [])
    return pd.concat(tabel, ignore_index=True).take(sandi).reset_index(drop=True)


def _judge(mesin: Mesin, teks: Sequence[str]) -> pd.DataFrame:
    sidikan = mesin.cut(teks)
    return _susun(mesin, teks, sidikan, mesin.decide(sidikan))[KOLOM_TEKS]


def classify_usulan(
    diterima: DataFrame[UsulanBersih], referensi: Referensi
) -> DataFrame[UsulanTerklasifikasi]:
    """Classify accepted proposals, in their order and with their index reset.

    The other columns (problem, unit, section, OPD named, codes written) are weak evidence: they
    tip the scales between candidates and never decide against the proposal's own words.
    """
    mesin = load_mesin(referensi)
    diterima_urut = diterima.reset_index(drop=True)
    teks = list(diterima_urut["uraian"].fillna("").astype(str))
    sidikan = mesin.cut(teks)
    bukti = weigh_bukti(diterima_urut, mesin.leksikon, mesin.opd_urusan)
    tabel = _susun(mesin, teks, sidikan, mesin.decide(sidikan, bukti))
    kandidat = rank_sub_kegiatan(
        sidikan, [None if pd.isna(k) else k for k in tabel["kode_urusan"]], mesin.leksikon,
        mesin.sub_kegiatan,
    )  # fmt: skip
    lengkap = diterima_urut.assign(
        kode_urusan=tabel["kode_urusan"],
        keyakinan=tabel["keyakinan"],
        kandidat=tabel["kandidat"],
        dasar_klasifikasi=tabel["dasar"],
        status_klasifikasi=tabel["status"],
        kode_sub_kegiatan=pd.Series([k[0][0] if k else None for k in kandidat], dtype="str"),
        kandidat_sub_kegiatan=pd.Series([_tulis(k) for k in kandidat], dtype="str"),
        pemegang_kewenangan=pd.Series(_list_pemegang(mesin, sidikan), dtype="str"),
    )
    return UsulanTerklasifikasi.susun(lengkap)


def _susun(
    mesin: Mesin, teks: Sequence[str], sidikan: Sequence[Sidikan], putusan: Putusan
) -> pd.DataFrame:
    """Return one row per text: codes, confidence, candidates, reason, status."""
    kode = np.array(mesin.leksikon.kode, dtype=object)[putusan.urutan]
    peluang = np.exp(np.take_along_axis(putusan.log_peluang, putusan.urutan, axis=1))
    kosong = np.array([not t.strip() for t in teks], dtype=bool)
    buta = kosong | putusan.buta
    keyakinan = np.where(buta, 0.0, np.minimum(putusan.keyakinan, KEYAKINAN_TERTINGGI)).round(4)
    tinjau = _list_tinjau(putusan, keyakinan < mesin.ambang)
    dasar = [
        _dasar(mesin, sidikan[i], putusan, i, kode[i], peluang[i], tinjau[i], kosong[i])
        for i in range(len(teks))
    ]
    return pd.DataFrame(
        {
            "kode_urusan": pd.Series(np.where(buta, None, kode[:, 0]), dtype="str"),
            "keyakinan": keyakinan,
            "kandidat": pd.Series(_list_kandidat(kode, peluang, keyakinan, buta), dtype="str"),
            "dasar": pd.Series(dasar, dtype="str"),
            "status": pd.Series(["periksa" if t else "otomatis" for t in tinjau], dtype="str"),
        }
    )


def _list_tinjau(putusan: Putusan, ragu: np.ndarray) -> list[tuple[str, ...]]:
    """Return per text why a person must look: a low confidence, or a work of others."""
    return [
        (
            *((BUKAN_KOTA,) if luar else ()),
            *((keraguan or (KURANG_YAKIN,)) if kurang else ()),
        )
        for luar, keraguan, kurang in zip(putusan.luar, putusan.keraguan, ragu, strict=True)
    ]


def _dasar(
    mesin: Mesin,
    sidikan: Sidikan,
    putusan: Putusan,
    nomor: int,
    kode: Sequence[str],
    peluang: np.ndarray,
    tinjau: Sequence[str],
    kosong: bool,
) -> str:
    if kosong or putusan.buta[nomor]:
        return TANPA_ISI if kosong else TANPA_PETUNJUK
    baris = putusan.kebijakan[nomor]
    kebijakan = None if baris is None else mesin.kebijakan["alasan"].iloc[baris]
    banding = float(peluang[1] / peluang[0])
    pekerjaan = putusan.pekerjaan[nomor]
    return write_alasan(
        sidikan, mesin.leksikon, mesin.nama_bidang, kode, banding, kebijakan, pekerjaan, tinjau
    )


def _list_kandidat(
    kode: np.ndarray, peluang: np.ndarray, keyakinan: np.ndarray, buta: np.ndarray
) -> list[str | None]:
    """Return the candidates as text; the others share what confidence leaves, by probability."""
    sisa = (1 - keyakinan[:, None]) * peluang[:, 1:] / (1 - peluang[:, :1] + 1e-12)
    sisa = np.minimum(sisa, keyakinan[:, None])
    return [
        None
        if buta[i]
        else _tulis([(k, n) for k, n in zip(kode[i], (keyakinan[i], *sisa[i]), strict=True)])
        for i in range(len(kode))
    ]


def _tulis(kandidat: Sequence[tuple[str, float]]) -> str | None:
    return "; ".join(f"{kode}:{nilai:.2f}" for kode, nilai in kandidat) or None


def _list_pemegang(mesin: Mesin, sidikan: Sequence[Sidikan]) -> list[str | None]:
    return [mesin.pemegang[s.luar[0]] if s.luar else None for s in sidikan]
