"""Checks on how the ceilings are shared out: scenarios and the criteria of the score."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pandas as pd

from reference.kerusakan import Kerusakan
from schemas.referensi import SKENARIO_UTAMA, TABEL, UKURAN_KRITERIA

Bingkai = Mapping[str, pd.DataFrame]


def check_skenario(tabel: Bingkai) -> Iterator[Kerusakan]:
    """The main scenario is there, and no key of an order is named twice."""
    berkas, skenario = TABEL["skenario"].nama_berkas(), tabel["skenario"]
    if SKENARIO_UTAMA not in set(skenario["skenario"]):
        pesan = f'Skenario "{SKENARIO_UTAMA}" tidak ada.'
        saran = f"Tambahkan satu baris bernama {SKENARIO_UTAMA}: menurut baris itu pagu dibagi."
        yield Kerusakan(berkas, pesan, saran, 1, "skenario")
    yield from _check_utama_skenario(tabel)
    for baris, urutan in skenario["urutan"].items():
        kunci = [k.partition(":")[0] for k in str(urutan).split("|")]
        if len(set(kunci)) != len(kunci):
            pesan = f'Urutan "{urutan}" menyebut satu kunci dua kali.'
            yield Kerusakan(berkas, pesan, "Hapus salah satunya.", int(str(baris)), "urutan")


def _check_utama_skenario(tabel: Bingkai) -> Iterator[Kerusakan]:
    """The main scenario shares out the ceilings of pagu.csv as they stand."""
    skenario, tambahan = tabel["skenario"], tabel["pagu_skenario"]
    utama = skenario[skenario["skenario"].eq(SKENARIO_UTAMA)]
    for baris in utama.index[utama["faktor_pagu_persen"].ne(100)]:
        pesan = f"Skenario {SKENARIO_UTAMA} memakai pagu.csv apa adanya."
        saran = "Isi 100, dan ubah angkanya di pagu.csv."
        berkas = TABEL["skenario"].nama_berkas()
        yield Kerusakan(berkas, pesan, saran, int(baris), "faktor_pagu_persen")
    for baris in tambahan.index[tambahan["skenario"].eq(SKENARIO_UTAMA)]:
        pesan = f"Pagu skenario {SKENARIO_UTAMA} tempatnya di pagu.csv."
        berkas = TABEL["pagu_skenario"].nama_berkas()
        yield Kerusakan(berkas, pesan, "Pindahkan barisnya ke sana.", int(baris), "skenario")


def check_kriteria(tabel: Bingkai) -> Iterator[Kerusakan]:
    """The parameter of each criterion is one that its measure understands."""
    for baris, isi in tabel["kriteria"].iterrows():
        parameter = "" if pd.isna(isi["parameter"]) else str(isi["parameter"])
        if not re.match(UKURAN_KRITERIA[str(isi["ukuran"])], parameter):
            pesan = f'Parameter "{parameter}" bukan milik ukuran {isi["ukuran"]}.'
            saran = "Contoh parameter setiap ukuran ada di kriteria.csv bawaan."
            berkas = TABEL["kriteria"].nama_berkas()
            yield Kerusakan(berkas, pesan, saran, int(str(baris)), "parameter")
