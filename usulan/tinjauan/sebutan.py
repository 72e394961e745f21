"""Decisions in words: one Indonesian sentence that says who decided what, when and for what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from reference.loader import Referensi
from usulan.classify.alasan import list_nama_bidang
from usulan.tinjauan.padanan import Padanan, Putusan

ZONA = "Asia/Jakarta"
"""Dates are told as the city's calendar shows them."""
HURUF_TERBANYAK = 80


def sebut_tanggal(pada: pd.Timestamp) -> str:
    """Return the day of a moment (UTC, without zone) as the city's calendar shows it."""
    return f"{pada.tz_localize('UTC').tz_convert(ZONA):%d-%m-%Y}"


@dataclass(frozen=True)
class Penyebut:
    """Names of bidang urusan and kelurahan, to tell decisions by."""

    bidang: dict[str, str]
    kelurahan: dict[str, str]

    @classmethod
    def build(cls, referensi: Referensi) -> Penyebut:
        """Return the names that the reference tables give."""
        wilayah = referensi.wilayah
        nama = dict(zip(wilayah["kode"], wilayah["nama"], strict=True))
        return cls(list_nama_bidang(referensi.nomenklatur), nama)

    def sebut_tetap(self, padanan: Padanan) -> str:
        """Return the reason of a decision that holds."""
        putusan = padanan.putusan
        untuk = {
            "sendiri": "",
            "teks": f", berlaku juga untuk baris ini karena pekerjaannya sama dengan "
            f"{_kutip(putusan.uraian)}",
            "ulang": f", berlaku juga untuk baris ini karena uraiannya hampir sama "
            f"({padanan.kemiripan:.0%}) dengan {_kutip(putusan.uraian)}",
        }[padanan.cara]
        catatan = f" Catatan: {putusan.catatan}" if putusan.catatan else ""
        return f"Diputuskan {_oleh(putusan)}: {self._urusan(putusan.kode_urusan)}{untuk}.{catatan}"

    def sebut_saran(self, padanan: Padanan, kode_sistem: Any) -> str:
        """Return the reason of a proposed code with which the machine does not agree."""
        sistem = (
            "penilaian sistem tidak menunjuk bidang mana pun"
            if pd.isna(kode_sistem)
            else f"penilaian sistem menunjuk {self._urusan(kode_sistem)}"
        )
        return f"Disarankan {self._asal(padanan)}; perlu ditinjau karena {sistem}."

    def sebut_sepakat(self, padanan: Padanan, dasar: str | None) -> str:
        """Return the reason of a code on which machine and decision agree."""
        didukung = f"{self._asal(padanan)}, dan penilaian sistem sependapat."
        return f"Disarankan {didukung}" if dasar is None else f"{dasar} Didukung {didukung}"

    def sebut_beda(self, padanan: Padanan) -> str:
        """Return why equal texts that were decided differently need a person."""
        dua = [p for p in (padanan.putusan, padanan.tandingan) if p is not None]
        sebut = " dan ".join(f"{self._urusan(p.kode_urusan)} {_oleh(p)}" for p in dua)
        return f"Usulan yang sama pernah diputuskan berbeda: {sebut}; perlu ditinjau."

    def sebut_berubah(self, padanan: Padanan, dasar: str) -> str:
        """Return why a decision no longer holds: the row asks for something else now."""
        putusan = padanan.putusan
        return (
            f"{dasar} Keputusan {self._urusan(putusan.kode_urusan)} {_oleh(putusan)} untuk "
            f"{_kutip(putusan.uraian)} tidak dipakai karena pekerjaannya berubah; perlu ditinjau."
        )

    def _asal(self, padanan: Padanan) -> str:
        putusan = padanan.putusan
        kode, tahun = putusan.tempat
        if padanan.cara in ("lain", "simpang"):
            tempat = f"Kelurahan {self.kelurahan.get(kode, kode)} tahun {tahun}"
            mirip = f"teks yang sama di {tempat}"
        else:
            mirip = f"usulan yang mirip ({padanan.kemiripan:.0%}), {_kutip(putusan.uraian)}"
        return (
            f"{self._urusan(putusan.kode_urusan)} menurut keputusan {_oleh(putusan)} untuk {mirip}"
        )

    def _urusan(self, kode: str) -> str:
        return f"{kode} {self.bidang.get(kode, '')}".strip()


def _oleh(putusan: Putusan) -> str:
    return f"oleh {putusan.oleh} pada {sebut_tanggal(putusan.pada)}"


def _kutip(uraian: str) -> str:
    pendek = uraian if len(uraian) <= HURUF_TERBANYAK else f"{uraian[: HURUF_TERBANYAK - 1]}…"
    return f"“{pendek}”"
