"""What people want to know of a year, as small tables: Indonesian headings, plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd

from schemas.perbaikan import HitunganPerbaikan
from tasks.antrean import TahunLain
from tasks.lingkup import Lingkup
from usulan.perbaikan import describe_hitungan
from warehouse.konteks import KelurahanGagal

Baris = dict[str, Any]

LABEL_STATUS = {
    "masuk": "masuk",
    "masuk_terlambat": "masuk terlambat",
    "belum_masuk": "belum",
    "terlambat": "belum, lewat batas",
    "gagal": "gagal",
}

DISEBUT = 5
"""Files that one sentence names; the artifact of the run names all."""

TAK_DIKENAL = "(tidak dikenal)"

AWALAN_RESMI = "URUSAN PEMERINTAHAN BIDANG "
"""Every official name of a bidang urusan begins with it; a list of them reads better without."""


def list_status(status: pd.DataFrame, tak_dikenal: Sequence[KelurahanGagal] = ()) -> list[Baris]:
    """Return one line per kelurahan, from `warehouse.kueri.read_status`.

    Failed files of no known kelurahan follow, a line each, so that the roster leaves nobody out.
    """
    baris = [
        {
            "Kelurahan": b["nama_kelurahan"],
            "Kecamatan": b["nama_kecamatan"],
            "Status": LABEL_STATUS[b["status"]],
            "Jatuh tempo": _tanggal(b["batas_kirim"]),
            "Kelengkapan": _teks(b["kelengkapan"]),
            "Diterima": int(b["usulan_diterima"]),
            "Ditolak": int(b["usulan_ditolak"]),
            "Temuan": int(b["temuan_tolak"] + b["temuan_periksa"] + b["temuan_info"]),
            "Rupiah": int(b["anggaran_diterima_rupiah"]),
            "Perbaikan": _perbaikan(b),
            "Sebab": _teks(b["galat_pesan"]) if b["status"] == "gagal" else "",
        }
        for b in status.to_dict("records")
    ]
    return baris + [_baris_tak_dikenal(gagal) for gagal in tak_dikenal]


def describe_status(status: pd.DataFrame, tak_dikenal: Sequence[KelurahanGagal] = ()) -> str:
    """Return how many kelurahan stand where, the sum of which is all of them."""
    banyak = status["status"].value_counts()
    bagian = [
        f"{banyak[s]} {label.replace(', ', ' dan ')}"
        for s, label in LABEL_STATUS.items()
        if s in banyak
    ]
    kalimat = f"{len(status)} kelurahan: {', '.join(bagian)}"
    if sebagian := int(status["kelengkapan"].eq("sebagian").sum()):
        kalimat += f"; {sebagian} masuk sebagian"
    if tak_dikenal:
        kalimat += f"; {len(tak_dikenal)} berkas tidak dikenal kelurahannya"
    return kalimat


def list_temuan(temuan: pd.DataFrame) -> list[Baris]:
    """Return one line per code of finding, the frequent first: counts only, no one's words."""
    if temuan.empty:
        return []
    hitung = temuan.groupby(["kode", "tingkat"], as_index=False).agg(
        jumlah=("temuan_id", "size"), kelurahan=("kode_kelurahan", "nunique")
    )
    urut = hitung.sort_values(["jumlah", "kode"], ascending=[False, True])
    return [
        {
            "Kode": b["kode"],
            "Tingkat": b["tingkat"],
            "Jumlah": int(b["jumlah"]),
            "Kelurahan": int(b["kelurahan"]),
        }
        for b in urut.to_dict("records")
    ]


def list_rekap(rekap: pd.DataFrame, kode: str, nama: str) -> list[Baris]:
    """Return one line per code of a rekap view; the row without a code says so."""
    return [
        {
            "Kode": _teks(b[kode]) or "–",
            "Nama": _teks(b[nama]).removeprefix(AWALAN_RESMI) or "belum ditentukan",
            "Usulan": int(b["jumlah_usulan"]),
            "Diminta": int(b["diminta_rupiah"]),
            "Didanai": int(b["didanai_rupiah"]),
            "Tidak didanai": int(b["tidak_didanai_rupiah"]),
            "Lainnya": int(b["lainnya_rupiah"]),
        }
        for b in rekap.to_dict("records")
    ]


def list_pagu(pemakaian: pd.DataFrame) -> list[Baris]:
    """Return one line per axis of pagu: ceiling = used + left, in whole rupiah."""
    kolom = ["pagu_rupiah", "terpakai_rupiah", "sisa_rupiah", "diminta_rupiah"]
    jumlah = pemakaian.groupby("sumbu", sort=False)[kolom].sum()
    return [
        {
            "Sumbu": sumbu,
            "Pagu": int(b["pagu_rupiah"]),
            "Terpakai": int(b["terpakai_rupiah"]),
            "Sisa": int(b["sisa_rupiah"]),
            "Diminta": int(b["diminta_rupiah"]),
        }
        for sumbu, b in jumlah.iterrows()
    ]


def list_keluaran(lingkup: Lingkup) -> list[Baris]:
    """Return where the outputs of the year lie."""
    umpan_balik = sorted(lingkup.folder_umpan_balik.glob("*.xls[xm]"))
    berkas = [("Rekap", lingkup.berkas_rekap), *(("Umpan balik", p) for p in umpan_balik)]
    return [{"Jenis": jenis, "Berkas": str(p.resolve())} for jenis, p in berkas if p.exists()]


def describe_tahun_lain(tahun_lain: Sequence[TahunLain]) -> list[str]:
    """Return a sentence per year of the files that were left out because they belong to it."""
    per_tahun: dict[int, list[str]] = {}
    for berkas in tahun_lain:
        per_tahun.setdefault(berkas.tahun, []).append(berkas.jalur_relatif)
    return [
        f"Tidak ikut diimpor karena milik Musrenbang {tahun}: {_sebut(sorted(nama))}."
        for tahun, nama in sorted(per_tahun.items())
    ]


def _baris_tak_dikenal(gagal: KelurahanGagal) -> Baris:
    teks = dict.fromkeys(("Kecamatan", "Jatuh tempo", "Kelengkapan", "Perbaikan"), "")
    angka = dict.fromkeys(("Diterima", "Ditolak", "Temuan", "Rupiah"), 0)
    isi = {"Kelurahan": TAK_DIKENAL, "Status": "gagal"}
    return isi | teks | angka | {"Sebab": f"{gagal.jalur_relatif}: {gagal.galat_pesan}"}


def _sebut(nama: Sequence[str]) -> str:
    """Return the first names of a list, and how many more there are."""
    sisa = len(nama) - DISEBUT
    return ", ".join(nama[:DISEBUT]) + (f", dan {sisa} berkas lagi" if sisa > 0 else "")


def _tanggal(hari: dt.date | None) -> str:
    return "" if hari is None or pd.isna(hari) else f"{hari:%d-%m-%Y}"


def _perbaikan(status: dict[Any, Any]) -> str:
    """Return what a resubmission mended, in words; nothing for a first version."""
    hitungan = [status[f"temuan_{k}"] for k in ("diperbaiki", "tersisa", "baru")]
    if any(pd.isna(n) for n in hitungan):
        return ""
    return describe_hitungan(HitunganPerbaikan(*(int(n) for n in hitungan)))


def _teks(nilai: Any) -> str:
    return "" if pd.isna(nilai) else str(nilai)
