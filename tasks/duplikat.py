"""Duplicates of a year: found over all live proposals, stored, and told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from schemas.duplikat import HUBUNGAN, DaftarDuplikat
from tasks.gudang import open_mesin
from tasks.lingkup import Lingkup
from tasks.ringkasan import Baris
from usulan.duplikat import find_duplikat
from usulan.samarkan import mask_bingkai
from warehouse.kueri_duplikat import read_banding, read_duplikat, read_gabungan
from warehouse.muat_duplikat import load_pasangan

SEBUTAN_HUBUNGAN = {
    "satu_kelurahan": "dalam satu kelurahan",
    "antar_kelurahan": "antarkelurahan",
    "antar_tahun": "dengan tahun lain",
    "pokir": "dengan pokir",
}
SEBUTAN_TINGKAT = {"sangat_mirip": "sangat mirip", "mirip": "mirip"}
TEKS_PASANGAN = ("uraian", "lokasi", "uraian_asal", "lokasi_asal", "alasan")
PANJANG_ARTEFAK = 50
"""Pairs that the artifact of a run shows; the workbook has all."""


@dataclass(frozen=True)
class RingkasanDuplikat:
    """How many pairs of a year wait for a decision, by kind, and how many proposals are merged."""

    terbuka: Mapping[str, int]
    digabung: int

    def kalimat(self, tahun: int) -> str:
        """Return one sentence for the summary of a run; empty when there is nothing to say."""
        jumlah = sum(self.terbuka.values())
        bagian = [
            f"{jumlah} pasangan usulan mungkin ganda ({self._rincian()})" if jumlah else "",
            f"{self.digabung} usulan digabung" if self.digabung else "",
        ]
        isi = ", ".join(b for b in bagian if b)
        saran = f" Lihat: musrenbang duplikat --tahun {tahun}." if jumlah else ""
        return f"Duplikat: {isi}.{saran}" if isi else ""

    def _rincian(self) -> str:
        ada = ((SEBUTAN_HUBUNGAN[h], n) for h, n in self.terbuka.items() if n)
        return ", ".join(f"{n} {sebutan}" for sebutan, n in ada)


def find_tahun(lingkup: Lingkup) -> RingkasanDuplikat:
    """Find the pairs of the year against it and all years before, and store them.

    Raises:
        GudangGagal: the warehouse failed; the pairs found before stay.
    """
    mesin, tahun = open_mesin(lingkup.url_gudang), lingkup.tahun
    usulan = read_banding(mesin, tahun)
    pasangan = find_duplikat(usulan, lingkup.referensi)
    load_pasangan(mesin, tahun, pasangan, dt.datetime.now(dt.UTC))
    return read_ringkasan(lingkup)


def read_ringkasan(lingkup: Lingkup) -> RingkasanDuplikat:
    """Return how the duplicates of the year stand."""
    mesin, tahun = open_mesin(lingkup.url_gudang), lingkup.tahun
    banyak = read_duplikat(mesin, tahun)["hubungan"].value_counts()
    terbuka = {h: int(banyak.get(h, 0)) for h in HUBUNGAN}
    return RingkasanDuplikat(terbuka, len(read_gabungan(mesin, tahun)))


def read_pasangan(lingkup: Lingkup, *, terbuka: bool = True) -> DataFrame[DaftarDuplikat]:
    """Return the pairs of the year that wait for a decision, or all; personal data hidden."""
    pasangan = read_duplikat(open_mesin(lingkup.url_gudang), lingkup.tahun, terbuka=terbuka)
    return DaftarDuplikat.susun(mask_bingkai(pasangan, TEKS_PASANGAN))


def list_duplikat(pasangan: pd.DataFrame) -> list[Baris]:
    """Return one line per pair: both proposals, how alike they are and why."""
    return [
        {
            "Usulan": sebut_pihak(b),
            "Lebih dulu": sebut_pihak(b, "_asal"),
            "Jenis": SEBUTAN_HUBUNGAN[b["hubungan"]],
            "Kemiripan": f"{b['skor']:.0%}",
            "Anggaran": _bulat(b["anggaran_rupiah"]),
            "Anggaran lebih dulu": _bulat(b["anggaran_asal_rupiah"]),
            "Alasan": b["alasan"],
        }
        for b in pasangan.to_dict("records")
    ]


def list_jenis(pasangan: pd.DataFrame) -> list[Baris]:
    """Return one line per kind of pair that occurs, with how many are very alike."""
    return [
        {
            "Jenis": SEBUTAN_HUBUNGAN[hubungan],
            "Sangat mirip": int(milik["tingkat"].eq("sangat_mirip").sum()),
            "Mirip": int(milik["tingkat"].eq("mirip").sum()),
            "Pasangan": len(milik),
        }
        for hubungan in HUBUNGAN
        for milik in [pasangan[pasangan["hubungan"].eq(hubungan)]]
        if len(milik)
    ]


def sebut_pihak(baris: Mapping[Any, Any], akhiran: str = "") -> str:
    """Return a proposal of a pair as people name it: kelurahan, year, what and where."""
    tahun = baris["tahun_asal" if akhiran else "tahun_musrenbang"]
    isi = [baris[f"{k}{akhiran}"] for k in ("uraian", "lokasi")]
    teks = ", ".join(str(i) for i in isi if pd.notna(i))
    return f"{baris[f'nama_kelurahan{akhiran}']} {tahun}: {teks}"


def _bulat(nilai: Any) -> int | None:
    return None if pd.isna(nilai) else int(nilai)
