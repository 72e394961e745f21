"""The year's proposals in the 26 columns of SIPD's own export, by position."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from schemas.rekap import RekapTahun
from tasks.ekspor.bahan import KOTA, susun_bahan
from tasks.ekspor.gabung import join_rt_rw
from tasks.gaya_buku import atur_cetak, atur_lebar, pas_tinggi, sel_di, tulis_kepala
from tasks.rekap.tabel import Kolom, isi_sel
from tasks.simpan_buku import buku_baru, simpan_buku

LEMBAR = "Usulan"
KOLOM_SIPD = (
    Kolom("No", "no", 6, "angka"),
    Kolom("ID Usulan", "usulan_id", 19, "kode"),
    Kolom("Tanggal Usul", "tanggal_usul", 12, "tanggal"),
    Kolom("Pengusul", "pengusul_teks", 20),
    Kolom("Profil (RT/RW)", "rt_rw", 14, "kode"),
    Kolom("Usulan", "uraian", 40),
    Kolom("Masalah", "permasalahan", 26),
    Kolom("Alamat", "alamat", 26),
    Kolom("Kabupaten/Kota", "kota", 14),
    Kolom("Kecamatan", "nama_kecamatan", 15),
    Kolom("Kelurahan", "nama_kelurahan", 15),
    Kolom("Usulan Ke", "usulan_ke", 10, "angka"),
    Kolom("OPD Tujuan Awal", "opd_tujuan", 24),
    Kolom("OPD Tujuan Akhir", "nama_opd", 24),
    Kolom("Status", "hasil_teks", 16),
    Kolom("Catatan", "keterangan", 22),
    Kolom("Rekomendasi Mitra Bappeda", "kosong", 16),
    Kolom("Rekomendasi Kelurahan (Prioritas)", "prioritas_teks", 16),
    Kolom("Rekomendasi Kecamatan", "kosong", 16),
    Kolom("Rekomendasi SKPD", "kosong", 16),
    Kolom("Rekomendasi TAPD", "kosong", 16),
    Kolom("Volume", "volume", 10, "angka"),
    Kolom("Satuan", "satuan", 10),
    Kolom("Anggaran (Rp)", "anggaran_rupiah", 18, "rupiah"),
    Kolom("Jenis Belanja", "rekening_teks", 30, "kode"),
    Kolom("Sub Kegiatan", "sub_kegiatan_teks", 44, "kode"),
)
"""The order is SIPD's. RT/RW and the kelurahan's own rank, which SIPD's export does not have, stand
where it is free: `reference/profil/ekspor-sipd-musrenbang.yaml` reads them back."""
ALAMAT_KOSONG = "-"


def susun_sipd(rekap: RekapTahun, kode_kelurahan: str | None = None) -> pd.DataFrame:
    """Return the accepted proposals of the year, or of one kelurahan, as SIPD's columns.

    Grain: one proposal. A dash stands for a place that nobody wrote; the kelurahan is the proposer
    where no other is named. What the bodies after the kelurahan recommend is theirs to fill in.
    """
    semua = susun_bahan(rekap)
    milik = semua if kode_kelurahan is None else semua[semua["kode_kelurahan"].eq(kode_kelurahan)]
    prioritas = milik["prioritas"].map(lambda p: f"Prioritas {p}", na_action="ignore")
    return milik.assign(
        no=range(1, len(milik) + 1),
        tanggal_usul=milik["kode_kelurahan"].map(map_tanggal(rekap)),
        pengusul_teks=milik["pengusul"].fillna("Kelurahan " + milik["nama_kelurahan"]),
        rt_rw=join_rt_rw(milik),
        alamat=milik["lokasi"].fillna(ALAMAT_KOSONG),
        kota=KOTA,
        usulan_ke=milik.groupby("kode_kelurahan").cumcount() + 1,
        prioritas_teks=prioritas,
        kosong=None,
    )


def write_sipd(rekap: RekapTahun, tujuan: Path, kode_kelurahan: str | None = None) -> Path:
    """Write the export to `tujuan` and return it: headings in row 1, one proposal per row.

    Codes are text, rupiah and volumes are numbers. The same year gives the same bytes.
    """
    buku = buku_baru(f"Ekspor SIPD Musrenbang {rekap.tahun_musrenbang}")
    _tulis_lembar(buku.create_sheet(LEMBAR), susun_sipd(rekap, kode_kelurahan))
    return simpan_buku(buku, tujuan)


def map_tanggal(rekap: RekapTahun) -> dict[str, dt.date]:
    """Return by kelurahan the day of its Musrenbang, or else the day its file first came in."""
    status = rekap.status
    tanggal = status["tanggal"].fillna(status["tanggal_terima_pertama"])
    pasangan = zip(status["kode_kelurahan"], tanggal, strict=True)
    return {str(kode): hari for kode, hari in pasangan if not pd.isna(hari)}


def _tulis_lembar(ws: Worksheet, usulan: pd.DataFrame) -> None:
    atur_lebar(ws, [k.lebar for k in KOLOM_SIPD])
    tulis_kepala(ws, 1, [k.judul for k in KOLOM_SIPD])
    for baris, isi in enumerate(usulan.to_dict("records"), start=2):
        for nomor, kolom in enumerate(KOLOM_SIPD, start=1):
            isi_sel(sel_di(ws, baris, nomor), isi[kolom.nama], kolom.jenis)
    akhir = len(usulan) + 1
    pas_tinggi(ws, 2, akhir)
    ws.auto_filter.ref = f"A1:{get_column_letter(len(KOLOM_SIPD))}{akhir}"
    ws.freeze_panes = "G2"
    atur_cetak(ws, baris_kepala=1)
