"""Sheet `Duplikat`: pairs that may be one work, side by side, to be merged or kept apart."""

from __future__ import annotations

from typing import Any

import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

from schemas.duplikat import PUTUSAN_DUPLIKAT
from tasks.duplikat import SEBUTAN_HUBUNGAN, SEBUTAN_TINGKAT
from tasks.rekap.isi import BELUM_DIALOKASIKAN, NAMA_HASIL
from tasks.tinjauan.bahan import BahanTinjauan, RingkasanLembar
from tasks.tinjauan.pilihan import pilih_kata
from tasks.tinjauan.tabel import KolomTinjauan, Letak, tulis_tabel_tinjauan
from tasks.tinjauan.tempat import list_tempat
from usulan.tinjauan.sebutan import sebut_tanggal

LEMBAR_DUPLIKAT = "Duplikat"
PETUNJUK_DUPLIKAT = "Pasangan usulan yang mungkin satu pekerjaan: gabung, atau beda."
KETERANGAN = (
    "Satu baris satu pasangan, yang paling mirip di atas. Pilih gabung bila satu pekerjaan: usulan "
    "yang kemudian masuk ke yang lebih dulu dan tidak dibiayai sendiri. Pilih beda bila dua "
    "pekerjaan; pasangan itu tidak ditanyakan lagi. Baris kosong tidak diapa-apakan."
)
PUTUSAN, CATATAN = "putusan", "catatan_penelaah"
KOLOM = (
    KolomTinjauan("No", "no", 5, "angka"),
    KolomTinjauan("Kelurahan", "pengusul", 13),
    KolomTinjauan("Usulan", "uraian", 30),
    KolomTinjauan("Lokasi", "tempat", 17),
    KolomTinjauan("Anggaran (Rp)", "anggaran_rupiah", 15, "rupiah"),
    KolomTinjauan("Kelurahan lebih dulu", "pengusul_asal", 13),
    KolomTinjauan("Usulan lebih dulu", "uraian_asal", 30),
    KolomTinjauan("Lokasi lebih dulu", "tempat_asal", 17),
    KolomTinjauan("Anggaran lebih dulu (Rp)", "anggaran_asal_rupiah", 15, "rupiah"),
    KolomTinjauan("Hasil anggaran lebih dulu", "hasil_teks", 14),
    KolomTinjauan("Kemiripan", "kemiripan", 16),
    KolomTinjauan("Alasan", "alasan", 30),
    KolomTinjauan("Keputusan sekarang", "putusan_kini", 14),
    KolomTinjauan("Keputusan", PUTUSAN, 11, isian=True),
    KolomTinjauan("Catatan", CATATAN, 18, isian=True),
    KolomTinjauan("usulan_id", "usulan_id", 18, "kode", teknis=True),
    KolomTinjauan("usulan_id_asal", "usulan_id_asal", 18, "kode", teknis=True),
    KolomTinjauan("keputusan_id_dasar", "keputusan_id", 18, "kode", teknis=True),
)
KOLOM_TETAP = 3


def isi_lembar_duplikat(ws: Worksheet, bahan: BahanTinjauan) -> RingkasanLembar:
    """Fill the new sheet `ws` from row 2 on."""
    bingkai = susun_duplikat(bahan.duplikat)
    judul = f"Usulan yang mungkin ganda, Musrenbang {bahan.tahun}"
    letak = tulis_tabel_tinjauan(ws, judul, KETERANGAN, bingkai, KOLOM, KOLOM_TETAP)
    _pasang_pilihan(ws, letak)
    sekali = bingkai.drop_duplicates("usulan_id")
    return RingkasanLembar(len(bingkai), int(sekali["anggaran_rupiah"].sum()))


def susun_duplikat(duplikat: pd.DataFrame) -> pd.DataFrame:
    """Return the sheet's frame. Grain: one pair, in the order given."""
    baris = duplikat.to_dict("records")
    return duplikat.assign(
        no=range(1, len(baris) + 1),
        pengusul=_teks([f"{b['nama_kelurahan']} {b['tahun_musrenbang']}" for b in baris]),
        pengusul_asal=_teks([f"{b['nama_kelurahan_asal']} {b['tahun_asal']}" for b in baris]),
        tempat=_teks([_sebut_tempat(b, "") for b in baris]),
        tempat_asal=_teks([_sebut_tempat(b, "_asal") for b in baris]),
        hasil_teks=_teks([_sebut_hasil(b["hasil_asal"]) for b in baris]),
        kemiripan=_teks([_sebut_kemiripan(b) for b in baris]),
        putusan_kini=_teks([_sebut_putusan(b) for b in baris]),
    )


def _pasang_pilihan(ws: Worksheet, letak: Letak) -> None:
    petunjuk = "Pilih gabung (satu pekerjaan) atau beda (dua pekerjaan), atau kosongkan."
    validasi = pilih_kata(PUTUSAN_DUPLIKAT, "Keputusan", petunjuk)
    validasi.add(letak.area(PUTUSAN))
    ws.add_data_validation(validasi)


def _teks(daftar: list[str | None]) -> pd.Series[str]:
    return pd.Series(daftar, dtype="str")


def _sebut_tempat(baris: dict[Any, Any], akhiran: str) -> str | None:
    tempat = list_tempat(*(baris[f"{kolom}{akhiran}"] for kolom in ("lokasi", "rt", "rw")))
    return "\n".join(tempat) or None


def _sebut_hasil(hasil: Any) -> str:
    return BELUM_DIALOKASIKAN if pd.isna(hasil) else NAMA_HASIL.get(str(hasil), str(hasil))


def _sebut_kemiripan(baris: dict[Any, Any]) -> str:
    tingkat = SEBUTAN_TINGKAT[baris["tingkat"]].capitalize()
    return f"{tingkat} ({baris['skor']:.0%}), {SEBUTAN_HUBUNGAN[baris['hubungan']]}"


def _sebut_putusan(baris: dict[Any, Any]) -> str | None:
    if pd.isna(baris["keputusan"]):
        return None
    tanggal = sebut_tanggal(baris["diputuskan_pada"])
    return f"{baris['keputusan']}, oleh {baris['diputuskan_oleh']}, {tanggal}"
