"""Decisions of people put in place of what the classifier says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from reference.loader import Referensi
from schemas.tinjauan import KeputusanKlasifikasi
from schemas.usulan import UsulanBersih, UsulanTerklasifikasi
from usulan.classify import classify_usulan
from usulan.classify.mesin import load_mesin
from usulan.classify.sub_kegiatan import rank_sub_kegiatan
from usulan.tinjauan.padanan import Padanan, find_padanan, list_putusan
from usulan.tinjauan.sebutan import Penyebut

CARA_TETAP = ("sendiri", "teks", "ulang")
"""Kinds of match by which a decision holds."""
CARA_LEMAH = ("mirip", "berubah")
"""Kinds of match that say nothing about the sub kegiatan."""
CARA_KUAT = "lain"
"""An equal text elsewhere: where the machine agrees, nobody need look again."""
KEYAKINAN_SEPAKAT = 0.95
"""At least so sure when a person (for an equal text elsewhere) and the machine agree."""
KEYAKINAN_SARAN = 0.5
"""How sure a proposed code is when the machine says otherwise: one against one."""
KOLOM = (
    "kode_urusan",
    "keyakinan",
    "kandidat",
    "dasar_klasifikasi",
    "status_klasifikasi",
    "kode_sub_kegiatan",
    "kandidat_sub_kegiatan",
    "pemegang_kewenangan",
)

Baris = dict[str, Any]


def apply_keputusan(
    terklasifikasi: DataFrame[UsulanTerklasifikasi],
    keputusan: DataFrame[KeputusanKlasifikasi],
    referensi: Referensi,
) -> DataFrame[UsulanTerklasifikasi]:
    """Return classified proposals with the decisions of people applied, in their order.

    The last decision on a proposal holds (status `otomatis`, confidence 1) for the proposal
    itself and, within its kelurahan and year, for an equal key or a text reworded slightly with
    the same object of work. An equal text elsewhere and a similar one in the kelurahan only
    propose the code. Where equal texts were decided differently, or the decided proposal now asks
    for another object, a person is asked again (elsewhere: unless the machine is sure of the newest
    decision). The reason says who decided what and when.

    A decision that names a sub kegiatan of the kota also settles that the work is the city's
    authority. What the machine says of a row that a decision speaks of is asked anew, without what
    it learned from decisions, so that no decision bears itself out; applying twice is applying
    once.
    """
    putusan = list_putusan(keputusan, referensi)
    if not putusan or terklasifikasi.empty:
        return terklasifikasi
    padanan = find_padanan(terklasifikasi, putusan, referensi)
    kena = [i for i, satu in enumerate(padanan) if satu is not None]
    if not kena:
        return terklasifikasi
    bersih = UsulanBersih.susun(terklasifikasi.iloc[kena][UsulanBersih.nama_kolom()])
    baru = _Penerap(referensi).apply(
        classify_usulan(bersih, referensi), [p for p in padanan if p is not None]
    )
    lajur = {k: terklasifikasi[k].astype(object).tolist() for k in KOLOM}
    for i, baris in zip(kena, baru, strict=True):
        for kolom in KOLOM:
            lajur[kolom][i] = baris[kolom]
    isi = {k: pd.Series(v, index=terklasifikasi.index, dtype=object) for k, v in lajur.items()}
    return UsulanTerklasifikasi.susun(terklasifikasi.assign(**isi))


@dataclass(frozen=True)
class _Penerap:
    """Writes the new classification of rows for which a decision was found."""

    referensi: Referensi

    def apply(self, usulan: pd.DataFrame, padanan: Sequence[Padanan]) -> list[Baris]:
        """Return the columns of the classification, one row per proposal."""
        penyebut = Penyebut.build(self.referensi)
        baris = usulan.to_dict("records")
        putus = [
            _putuskan({k: b[k] for k in KOLOM}, satu, penyebut)
            for b, satu in zip(baris, padanan, strict=True)
        ]
        return self._fill_sub([b["uraian"] for b in baris], putus, padanan)

    def _fill_sub(
        self, uraian: Sequence[Any], putus: list[Baris], padanan: Sequence[Padanan]
    ) -> list[Baris]:
        """Give the decided sub kegiatan, or the likeliest inside the bidang now chosen."""
        mesin = load_mesin(self.referensi)
        kandidat = rank_sub_kegiatan(
            mesin.cut(["" if pd.isna(u) else str(u) for u in uraian]),
            [None if pd.isna(b["kode_urusan"]) else b["kode_urusan"] for b in putus],
            mesin.leksikon,
            mesin.sub_kegiatan,
        )
        return [
            b | _choose_sub(b["kode_urusan"], satu, daftar)
            for b, satu, daftar in zip(putus, padanan, kandidat, strict=True)
        ]


def _choose_sub(kode_urusan: Any, padanan: Padanan, kandidat: Sequence[tuple[str, float]]) -> Baris:
    putusan = padanan.putusan
    berlaku = padanan.cara not in CARA_LEMAH and putusan.kode_urusan == kode_urusan
    diputus = putusan.kode_sub_kegiatan if berlaku else None
    urut = [(k, n) for k, n in kandidat if k != diputus]
    if diputus is not None:
        urut = [(diputus, 1.0), *urut]
    return {
        "kode_sub_kegiatan": urut[0][0] if urut else None,
        "kandidat_sub_kegiatan": "; ".join(f"{k}:{n:.2f}" for k, n in urut) or None,
    }


def _putuskan(baris: Baris, padanan: Padanan, penyebut: Penyebut) -> Baris:
    if padanan.cara in CARA_TETAP:
        return _hold(baris, padanan, penyebut)
    if padanan.cara == "berubah":
        return _ask(baris, penyebut.sebut_berubah(padanan, baris["dasar_klasifikasi"]))
    sepakat = baris["kode_urusan"] == padanan.putusan.kode_urusan
    yakin = sepakat and baris["status_klasifikasi"] == "otomatis"
    if padanan.cara == "beda" or (padanan.cara == "simpang" and not yakin):
        saran = _suggest(baris, padanan, KEYAKINAN_SARAN)
        return _ask(saran, penyebut.sebut_beda(padanan))
    if not sepakat:
        saran = _suggest(baris, padanan, KEYAKINAN_SARAN)
        return _ask(saran, penyebut.sebut_saran(padanan, baris["kode_urusan"]))
    return _agree(baris, padanan, penyebut)


def _hold(baris: Baris, padanan: Padanan, penyebut: Penyebut) -> Baris:
    putusan = padanan.putusan
    milik_kota = putusan.kode_sub_kegiatan is not None
    return _suggest(baris, padanan, 1.0) | {
        "dasar_klasifikasi": penyebut.sebut_tetap(padanan),
        "status_klasifikasi": "otomatis",
        "pemegang_kewenangan": None if milik_kota else baris["pemegang_kewenangan"],
    }


def _agree(baris: Baris, padanan: Padanan, penyebut: Penyebut) -> Baris:
    """Machine and decision agree: an equal text settles a doubt, a similar one only supports."""
    dasar = penyebut.sebut_sepakat(padanan, baris["dasar_klasifikasi"])
    if padanan.cara != CARA_KUAT or pd.notna(baris["pemegang_kewenangan"]):
        return baris | {"dasar_klasifikasi": dasar}
    keyakinan = max(baris["keyakinan"], KEYAKINAN_SEPAKAT)
    return _suggest(baris, padanan, keyakinan) | {
        "dasar_klasifikasi": penyebut.sebut_sepakat(padanan, None),
        "status_klasifikasi": "otomatis",
    }


def _suggest(baris: Baris, padanan: Padanan, keyakinan: float) -> Baris:
    """Put the decided code first; the other candidates share what confidence it leaves."""
    kode = padanan.putusan.kode_urusan
    sisa = [(k, n) for k, n in _read_kandidat(baris["kandidat"]) if k != kode]
    lain = [f"{k}:{min(n, 1 - keyakinan):.2f}" for k, n in sisa]
    return baris | {
        "kode_urusan": kode,
        "keyakinan": keyakinan,
        "kandidat": "; ".join([f"{kode}:{keyakinan:.2f}", *lain]),
    }


def _read_kandidat(teks: Any) -> list[tuple[str, float]]:
    daftar = [] if pd.isna(teks) else str(teks).split("; ")
    pasangan = [satu.partition(":") for satu in daftar]
    return [(kode, float(nilai)) for kode, _, nilai in pasangan]


def _ask(baris: Baris, dasar: str) -> Baris:
    return baris | {"status_klasifikasi": "periksa", "dasar_klasifikasi": dasar}
