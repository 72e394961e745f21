"""Decisions, classified rows and filled review rows for tests."""

from __future__ import annotations

from typing import Any

import pandas as pd
from pabrik import MARGODADI
from pandera.typing import DataFrame

from reference.loader import Referensi
from schemas.tinjauan import IsianTinjauan, KeputusanKlasifikasi
from schemas.usulan import UsulanBersih, UsulanTerklasifikasi
from usulan.classify import classify_usulan
from usulan.tinjauan import build_kunci_teks
from usulan.tinjauan.penilaian import hash_keputusan

PADA = pd.Timestamp("2023-02-10 03:00:00")
"""Ten in the morning of Metro."""
USULAN_ID, USULAN_LAIN = f"{'a' * 15}0", "f" * 16


def classify_baris(referensi: Referensi, *baris: dict[str, Any]) -> DataFrame[UsulanTerklasifikasi]:
    """Return rows of Margodadi 2023 as the classifier judges them; `baris` overrides fields."""
    dasar = {"kode_kelurahan": MARGODADI, "tahun_musrenbang": 2023, "lembar": "Usulan"}
    isi = [
        dasar | {"usulan_id": f"{i:016d}", "nomor_baris": i + 5, "sel_uraian": f"B{i + 5}"} | satu
        for i, satu in enumerate(baris)
    ]
    return classify_usulan(UsulanBersih.susun(isi), referensi)


def make_keputusan(
    referensi: Referensi, *keputusan: dict[str, Any]
) -> DataFrame[KeputusanKlasifikasi]:
    """Return decisions by Sari on a drainage of Margodadi 2023; each dict overrides fields."""
    dasar = {
        "kode_kelurahan": MARGODADI,
        "tahun_musrenbang": 2023,
        "uraian": "Pembangunan drainase lingkungan Jl. Jeruk RT 03",
        "kode_urusan": "1.04",
        "kode_urusan_sistem": "1.03",
        "keyakinan_sistem": 0.6,
        "diputuskan_oleh": "Sari",
        "diputuskan_pada": PADA,
    }
    isi = [
        dasar | {"usulan_id": f"{i:x}".rjust(16, "a")} | satu for i, satu in enumerate(keputusan)
    ]
    kunci = build_kunci_teks([str(b["uraian"]) for b in isi], referensi)
    return KeputusanKlasifikasi.susun(
        [
            {"keputusan_id": hash_keputusan(b), "kunci_teks": k} | b
            for b, k in zip(isi, kunci, strict=True)
        ]
    )


def make_isian(*baris: dict[str, Any]) -> DataFrame[IsianTinjauan]:
    """Return rows of a review workbook that Sari filled in; each dict overrides fields."""
    return IsianTinjauan.susun(
        [
            {
                "lembar": "Tinjauan",
                "nomor_baris": i + 5,
                "sel_kode_urusan": f"L{i + 5}",
                "sel_kode_sub_kegiatan": f"M{i + 5}",
                "usulan_id": f"{i:016d}",
                "diputuskan_oleh": "Sari",
                "diputuskan_pada": PADA,
            }
            | satu
            for i, satu in enumerate(baris)
        ]
    )
