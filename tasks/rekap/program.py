"""The rekap per program, counted over the proposals: the warehouse has no view of it."""

from __future__ import annotations

import pandas as pd

from schemas.rekap import KOLOM_JUMLAH, RekapTahun

_AWAL = "jumlah_"
BELUM = "belum_dialokasikan"


def take_kode_program(kode_sub_kegiatan: str) -> str:
    """Return the program that a sub kegiatan belongs to: 1.03.10.2.01.0053 is of 1.03.10."""
    return ".".join(kode_sub_kegiatan.split(".")[:3])


def susun_program(rekap: RekapTahun) -> pd.DataFrame:
    """Return per program what the rekap views tell of other axes.

    Grain: one program of the classified sub kegiatan, a row without a code last: `kode_program`,
    `nama_program`, then KOLOM_JUMLAH.
    """
    terima = rekap.usulan[rekap.usulan["status"].eq("diterima")]
    kode = terima["kode_sub_kegiatan"].map(take_kode_program, na_action="ignore").astype("str")
    hasil = sum_menurut(terima.assign(kode_program=kode), "kode_program")
    nama = hasil["kode_program"].map(
        lambda k: rekap.nama_kode.get(("program", k)), na_action="ignore"
    )
    return hasil.assign(nama_program=nama.astype("str"))


def sum_menurut(usulan: pd.DataFrame, kunci: str) -> pd.DataFrame:
    """Return KOLOM_JUMLAH per code in column `kunci`, as the views of the warehouse count them.

    Grain: one code of the accepted proposals `usulan`, by code, the row without a code last.
    """
    angka = pd.DataFrame({k: _angka(usulan, k) for k in KOLOM_JUMLAH}, index=usulan.index)
    return angka.groupby(usulan[kunci], dropna=False).sum().astype("int64").reset_index()


def _angka(usulan: pd.DataFrame, kolom: str) -> pd.Series[int]:
    """Return what each proposal adds to one of KOLOM_JUMLAH."""
    hasil, rupiah = usulan["hasil"].astype("str"), usulan["anggaran_rupiah"].fillna(0)
    tetap = {
        "jumlah_usulan": pd.Series(1, index=usulan.index),
        "jumlah_periksa": usulan["status_klasifikasi"].eq("periksa").astype("int64"),
        "diminta_rupiah": rupiah,
        "didanai_rupiah": rupiah.where(hasil.eq("didanai"), 0),
        "tidak_didanai_rupiah": rupiah.where(hasil.eq("tidak_didanai"), 0),
        "lainnya_rupiah": rupiah.where(~hasil.isin(["didanai", "tidak_didanai"]), 0),
    }
    if kolom in tetap:
        return tetap[kolom]
    return hasil.fillna(BELUM).eq(kolom.removeprefix(_AWAL)).astype("int64")
