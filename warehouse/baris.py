"""From frames to rows of tables. Pure: no database here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

import pandas as pd

from schemas.hasil import HasilBerkas
from schemas.kolom import KOLOM_BERSIH
from schemas.perbaikan import Perbaikan
from schemas.temuan import TINGKAT
from warehouse.konteks import KonteksImpor

Baris = dict[str, Any]

KOLOM_ALAMAT = ("impor_id", "urutan", "lembar", "nomor_baris", "nomor")
"""Where a proposal stands: follows the live file, and is no change of the proposal."""

KOLOM_KLASIFIKASI = (
    "kode_urusan",
    "keyakinan",
    "kandidat",
    "dasar_klasifikasi",
    "status_klasifikasi",
    "kode_sub_kegiatan",
    "kandidat_sub_kegiatan",
    "pemegang_kewenangan",
)
KOLOM_ISI = (*KOLOM_BERSIH, "volume_teks", "anggaran_teks")


def susun_baris(bingkai: pd.DataFrame, kolom: Iterable[str]) -> list[Baris]:
    """Return the rows of a frame as plain Python values, None for NA.

    NUL characters are dropped from texts: PostgreSQL cannot store them, and both databases are to
    hold the same.
    """
    objek = bingkai[list(kolom)].astype(object)
    # One column at a time: a frame-wide `where` would turn whole numbers beside NA into floats.
    lajur = {k: [_polos(nilai) for nilai in objek[k]] for k in objek.columns}
    return [dict(zip(lajur, baris, strict=True)) for baris in zip(*lajur.values(), strict=True)]


def susun_usulan(hasil: HasilBerkas, konteks: KonteksImpor, impor_id: int) -> list[Baris]:
    """Return all proposals of a file, accepted before refused, with their content hash."""
    kolom = (
        "usulan_id",
        "kode_kelurahan",
        "tahun_musrenbang",
        *(k for k in KOLOM_ALAMAT if k not in ("impor_id", "urutan")),
        *KOLOM_ISI,
    )
    klasifikasi = susun_baris(hasil.diterima, KOLOM_KLASIFIKASI)
    putusan: list[Baris | None] = [*klasifikasi, *[None] * len(hasil.ditolak)]
    semua = susun_baris(hasil.diterima, kolom) + susun_baris(hasil.ditolak, kolom)
    tetap = {
        "impor_id": impor_id,
        "dibuat_pada": konteks.mulai,
        "diubah_pada": konteks.mulai,
    }
    return [
        baris
        | tetap
        | {
            "status": "ditolak" if nilai is None else "diterima",
            "urutan": urutan,
            "isi_hash": hash_isi(baris, nilai, konteks.versi_nomenklatur),
        }
        for urutan, (baris, nilai) in enumerate(zip(semua, putusan, strict=True))
    ]


def susun_klasifikasi(hasil: HasilBerkas, versi_nomenklatur: str) -> list[Baris]:
    """Return the classification of each accepted proposal."""
    baris = susun_baris(hasil.diterima, ("usulan_id", *KOLOM_KLASIFIKASI))
    return [b | {"versi_nomenklatur": versi_nomenklatur} for b in baris]


def susun_sumber_sel(hasil: HasilBerkas) -> list[Baris]:
    """Return one row per field that has an address (law 3)."""
    kolom = ("usulan_id", "lembar", *(f"sel_{k}" for k in KOLOM_BERSIH))
    semua = susun_baris(hasil.diterima, kolom) + susun_baris(hasil.ditolak, kolom)
    return [
        {
            "usulan_id": baris["usulan_id"],
            "field": field,
            "sha256": hasil.sha256,
            "lembar": baris["lembar"],
            "sel": baris[f"sel_{field}"],
        }
        for baris in semua
        for field in KOLOM_BERSIH
        if baris[f"sel_{field}"] is not None
    ]


def susun_per_impor(bingkai: pd.DataFrame, impor_id: int) -> list[Baris]:
    """Return all columns of a frame as rows of one import."""
    return [b | {"impor_id": impor_id} for b in susun_baris(bingkai, bingkai.columns)]


def susun_temuan(hasil: HasilBerkas, impor_id: int) -> list[Baris]:
    """Return the findings of a file, in the order the core gave them."""
    baris = susun_per_impor(hasil.temuan, impor_id)
    return [b | {"urutan": urutan} for urutan, b in enumerate(baris)]


def susun_perbaikan(perbaikan: Perbaikan, impor_id: int) -> Baris:
    """Return the row that says what an import was compared with, and the counts."""
    hitungan = perbaikan.hitung()
    return {
        "impor_id": impor_id,
        "pembanding_id": perbaikan.sebelumnya.impor_id,
        "temuan_diperbaiki": hitungan.diperbaiki,
        "temuan_tersisa": hitungan.tersisa,
        "temuan_baru": hitungan.baru,
    }


def susun_lanjutan(perbaikan: Perbaikan, impor_id: int) -> list[Baris]:
    """Return one row per finding that the version before had already."""
    return [
        {"impor_id": impor_id, "temuan_id": kini, "temuan_id_lama": dulu}
        for kini, dulu in perbaikan.lanjutan.items()
    ]


def hitung_impor(hasil: HasilBerkas) -> Baris:
    """Return the counts and sums of a file, as `impor` keeps them."""
    diterima, ditolak, lain = len(hasil.diterima), len(hasil.ditolak), len(hasil.bukan_usulan)
    tingkat = hasil.temuan["tingkat"].value_counts()
    return {
        "baris_dilihat": diterima + ditolak + lain,
        "usulan_diterima": diterima,
        "usulan_ditolak": ditolak,
        "baris_bukan_usulan": lain,
        **{f"temuan_{t}": int(tingkat.get(t, 0)) for t in TINGKAT},
        "anggaran_diterima_rupiah": int(hasil.diterima["anggaran_rupiah"].sum()),
        "anggaran_ditolak_rupiah": int(hasil.ditolak["anggaran_rupiah"].sum()),
    }


def _polos(nilai: Any) -> Any:
    if nilai is None or nilai is pd.NA or nilai != nilai:
        return None
    return nilai.replace("\0", "") if isinstance(nilai, str) else nilai


def hash_isi(baris: Baris, klasifikasi: Baris | None, versi_nomenklatur: str) -> str:
    """Hash what a proposal says and how it was judged (accepted: its classification)."""
    isi = [[baris[k] for k in KOLOM_ISI]]
    if klasifikasi is not None:
        isi.append([versi_nomenklatur, *klasifikasi.values()])
    teks = json.dumps(isi, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(teks.encode()).hexdigest()
