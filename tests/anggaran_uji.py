"""Proposals and ceilings for tests of the budget, as `map_budget` and pagu.csv give them."""

from __future__ import annotations

from typing import Any

import pandas as pd
from hypothesis import strategies as st

from usulan.budget import AturanAlokasi, HasilAlokasi, allocate_pagu, reconcile_pagu

KELURAHAN = ("18.72.01.1001", "18.72.01.1002", "18.72.05.1004")
WILAYAH = pd.DataFrame(
    [(kode, kode[:8]) for kode in KELURAHAN], columns=["kode", "kode_induk"], dtype="str"
)
KOLOM_PAGU = ["tahun_rencana", "sumbu", "kode", "jumlah_rupiah"]
ANGKA = {"anggaran_rupiah": "Int64", "prioritas": "Int64", "skor": "float64"}


def buat_usulan(
    nama: str, anggaran: int | None, prioritas: int | None = 1, **lain: Any
) -> dict[str, Any]:
    """Return one classified proposal of DPUTR; `lain` overrides fields."""
    return {
        "usulan_id": nama.rjust(16, "0"),
        "kode_kelurahan": KELURAHAN[0],
        "kode_urusan": "1.03",
        "kode_sub_kegiatan": "1.03.10.2.01.0044",
        "kode_opd": "DPUTR",
        "kode_rekening": "5.2.04.01.01.0004",
        "kode_sumber_dana": "1.2.01.01.02",
        "dasar_pemetaan": "contoh.",
        "anggaran_rupiah": anggaran,
        "prioritas": prioritas,
        "status_klasifikasi": "otomatis",
        "pemegang_kewenangan": None,
        "skor": None,
        "putusan": None,
        "dasar_putusan": None,
    } | lain


def susun_usulan(usulan: list[dict[str, Any]]) -> pd.DataFrame:
    """Return the proposals as a frame with the kinds of the contract."""
    kolom = list(buat_usulan("a", 1))
    jenis = {k: ANGKA.get(k, "str") for k in kolom}
    return pd.DataFrame(usulan, columns=kolom).astype(jenis)


def susun_pagu(*baris: tuple[str, str, int], tahun: int = 2024) -> pd.DataFrame:
    """Return ceilings (axis, code, rupiah) of one planning year."""
    pagu = pd.DataFrame([(tahun, *b) for b in baris], columns=KOLOM_PAGU)
    return pagu.astype({"sumbu": "str", "kode": "str", "jumlah_rupiah": "Int64"})


def bagi(
    usulan: list[dict[str, Any]], pagu: pd.DataFrame, aturan: AturanAlokasi | None = None
) -> HasilAlokasi:
    """Allocate and reconcile."""
    diterima = susun_usulan(usulan)
    hasil = allocate_pagu(diterima, pagu, WILAYAH, 2024, aturan)
    reconcile_pagu(hasil.berpagu, hasil.pemakaian, diterima)
    return hasil


def list_hasil(alokasi: HasilAlokasi) -> dict[str, str]:
    """Return the outcome of each proposal by its short name."""
    return dict(
        zip(alokasi.berpagu["usulan_id"].str.lstrip("0"), alokasi.berpagu["hasil"], strict=True)
    )


def list_urutan(alokasi: HasilAlokasi) -> list[str]:
    """Return the short names in the order of allocation."""
    return [str(u) for u in alokasi.berpagu["usulan_id"].str.lstrip("0")]


def is_kena(usulan: Any, sumbu: str, kode: str) -> bool:
    """Tell, by hand, whether a proposal falls under a ceiling."""
    sub = usulan.kode_sub_kegiatan
    milik = {
        "opd": usulan.kode_opd,
        "kelurahan": usulan.kode_kelurahan,
        "kecamatan": usulan.kode_kelurahan[:8],
        "bidang_urusan": usulan.kode_urusan,
        "program": None if pd.isna(sub) else sub[:7],
        "sumber_dana": usulan.kode_sumber_dana,
    }
    return bool(milik[sumbu] == kode)


_SATU = st.fixed_dictionaries(
    {
        "anggaran_rupiah": st.none() | st.integers(0, 120),
        "prioritas": st.none() | st.integers(1, 4),
        "kode_kelurahan": st.sampled_from(KELURAHAN),
        "kode_urusan": st.sampled_from(["1.03", "2.15", None]),
        "kode_sub_kegiatan": st.sampled_from(["1.03.10.2.01.0044", "1.03.06.2.01.0012", None]),
        "kode_opd": st.sampled_from(["DPUTR", "DISHUB", None]),
        "kode_sumber_dana": st.sampled_from(["1.1", "1.2.01.01.02", None]),
        "status_klasifikasi": st.sampled_from(["otomatis", "otomatis", "periksa"]),
        "pemegang_kewenangan": st.sampled_from([None, None, None, "Provinsi"]),
        "skor": st.none() | st.sampled_from([10.0, 50.0, 80.0]),
        "putusan": st.sampled_from([None, None, None, None, "wajib", "tolak"]),
    }
)
DAFTAR_USULAN = st.lists(_SATU, max_size=25).map(
    lambda daftar: [buat_usulan(str(i), 0) | isi for i, isi in enumerate(daftar, start=1)]
)
_KODE_PAGU = (
    ("opd", "DPUTR"),
    ("opd", "DISHUB"),
    *(("kelurahan", kode) for kode in KELURAHAN),
    ("kecamatan", "18.72.01"),
    ("bidang_urusan", "1.03"),
    ("program", "1.03.10"),
    ("sumber_dana", "1.1"),
)
DAFTAR_PAGU = st.dictionaries(st.sampled_from(_KODE_PAGU), st.integers(0, 300)).map(
    lambda isi: susun_pagu(*((sumbu, kode, jumlah) for (sumbu, kode), jumlah in isi.items()))
)
