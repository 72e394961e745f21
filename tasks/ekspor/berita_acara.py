"""The annex to the minutes of a meeting: its proposals by rank, and who signs for them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd

from schemas.rekap import RekapTahun
from tasks.ekspor.bahan import Tempat, Tingkat, susun_bahan, take_tempat
from tasks.ekspor.gabung import join_lokasi, join_volume
from tasks.ekspor.lembar_cetak import Kop, Pejabat, tulis_lembar_cetak
from tasks.gaya_buku import Kertas, pakai_kertas
from tasks.rekap.tabel import Kolom
from tasks.simpan_buku import buku_baru, simpan_buku

KOLOM_LAMPIRAN = (
    Kolom("No", "no", 6, "angka"),
    Kolom("Prioritas", "prioritas", 10, "angka"),
    Kolom("Usulan", "uraian", 40),
    Kolom("Lokasi", "lokasi_teks", 28),
    Kolom("Volume", "volume_tulis", 13, "kode"),
    Kolom("Anggaran (Rp)", "anggaran_rupiah", 18, "rupiah", dijumlah=True),
    Kolom("Perangkat daerah", "opd_teks", 26),
    Kolom("Hasil", "hasil_teks", 15),
    Kolom("Alasan bila tidak didanai", "alasan_teks", 38),
)
URUTAN: dict[Tingkat, tuple[str, ...]] = {
    "kelurahan": ("prioritas", "no"),
    "kecamatan": ("urutan", "kode_kelurahan", "prioritas", "no"),
}
"""By what the proposals of a place are ranked; what is not known comes last. `urutan` is the order
of the allocation, which is the same for all kelurahan."""
KETERANGAN: dict[Tingkat, str] = {
    "kelurahan": "Menurut prioritas kelurahan; yang tanpa prioritas menurut urutan di berkasnya.",
    "kecamatan": "Menurut urutan pembagian pagu. Prioritas adalah prioritas kelurahannya.",
}


def susun_lampiran(usulan: pd.DataFrame, tempat: Tempat) -> pd.DataFrame:
    """Return all accepted proposals of a place by rank, as the annex shows them.

    Grain: one proposal of `usulan` (see `susun_bahan`).
    """
    milik = take_tempat(usulan, tempat)
    urut = milik.sort_values([*URUTAN[tempat.tingkat]], kind="stable", na_position="last")
    return urut.assign(
        no=range(1, len(urut) + 1),
        lokasi_teks=join_lokasi(urut, dengan_kelurahan=tempat.tingkat == "kecamatan"),
        volume_tulis=join_volume(urut),
        opd_teks=urut["nama_opd"].fillna(urut["opd_tujuan"]),
        alasan_teks=urut["alasan_hasil"].where(~urut["hasil"].eq("didanai")),
    )


def write_berita_acara(
    rekap: RekapTahun, tempat: Tempat, tujuan: Path, kertas: Kertas = "A4"
) -> Path:
    """Write the annex of one place to `tujuan` and return it. The same year, the same bytes."""
    kop = Kop(
        judul=f"Lampiran Berita Acara Musrenbang {tempat.sebutan} Tahun {rekap.tahun_musrenbang}",
        anak_judul=f"Daftar usulan prioritas untuk RKPD Kota Metro tahun {rekap.tahun_rencana}",
        keterangan=KETERANGAN[tempat.tingkat],
        tahun=rekap.tahun_musrenbang,
        pejabat=list_pejabat(tempat),
        tanggal=find_tanggal(rekap, tempat),
    )
    buku = buku_baru(kop.judul)
    ws = buku.create_sheet(tempat.nama)
    isi = susun_lampiran(susun_bahan(rekap), tempat)
    nilai = tulis_lembar_cetak(ws, kop, isi, KOLOM_LAMPIRAN)
    pakai_kertas(buku, kertas)
    return simpan_buku(buku, tujuan, {tempat.nama: nilai})


def list_pejabat(tempat: Tempat) -> tuple[Pejabat, ...]:
    """Return who signs the minutes of a place, the host at the right, under the date."""
    if tempat.tingkat == "kelurahan":
        wakil = (f"Ketua LPM {tempat.sebutan}", "Wakil peserta musyawarah")
        return (*(Pejabat(w, ber_nip=False) for w in wakil), Pejabat(f"Lurah {tempat.nama}"))
    wakil = ("Wakil kelurahan", "Wakil perangkat daerah")
    return (*(Pejabat(w, ber_nip=False) for w in wakil), Pejabat(f"Camat {tempat.nama}"))


def find_tanggal(rekap: RekapTahun, tempat: Tempat) -> dt.date | None:
    """Return the day of a kelurahan's meeting by the agenda; of a kecamatan's nothing is known."""
    status = rekap.status
    if tempat.tingkat == "kecamatan":
        return None
    hari = status.loc[status["kode_kelurahan"].eq(tempat.kode), "tanggal"].dropna()
    return None if hari.empty else hari.iloc[0]
