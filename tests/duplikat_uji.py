"""Pairs of alike proposals for tests, as the warehouse gives them."""

from __future__ import annotations

from typing import Any

import pandas as pd
from pabrik import MARGODADI, MARGOREJO
from pandera.typing import DataFrame

from schemas.duplikat import DaftarDuplikat

PADA = pd.Timestamp("2023-02-10 03:00:00")
"""Ten in the morning of Metro."""


def make_daftar(*baris: dict[str, Any]) -> DataFrame[DaftarDuplikat]:
    """Return pairs of Margorejo and Margodadi 2023; each dict overrides fields, one by default."""
    dasar = {
        "tahun_musrenbang": 2023,
        "kode_kelurahan": MARGOREJO,
        "nama_kelurahan": "Margorejo",
        "uraian": "Rehab saluran air Gang Melati",
        "lokasi": "Gang Melati",
        "rt": "3",
        "rw": "2",
        "anggaran_rupiah": 50_000_000,
        "tahun_asal": 2023,
        "kode_kelurahan_asal": MARGODADI,
        "nama_kelurahan_asal": "Margodadi",
        "uraian_asal": "Pembangunan drainase Jl. Melati",
        "lokasi_asal": "Jl. Melati RT 03",
        "rt_asal": "3",
        "anggaran_asal_rupiah": 45_000_000,
        "hasil_asal": "didanai",
        "hubungan": "antar_kelurahan",
        "tingkat": "mirip",
        "skor": 0.79,
        "skor_teks": 0.9,
        "skor_tempat": 0.6,
        "alasan": "Pekerjaan yang sama (drainase) di kelurahan lain; tempat yang sama: melati.",
        "ditemukan_pada": PADA,
    }
    isi = [
        dasar | {"usulan_id": f"b{i:015x}", "usulan_id_asal": f"a{i:015x}"} | satu
        for i, satu in enumerate(baris or ({},))
    ]
    return DaftarDuplikat.susun(isi)
