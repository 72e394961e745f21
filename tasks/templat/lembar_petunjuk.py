"""Sheet `Petunjuk` of the template: how to fill it in, in the words of a clerk's own work."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from tasks.gaya_buku import (
    BUNGKUS,
    F_BAGIAN,
    F_BIASA,
    F_JUDUL,
    F_TEBAL,
    GARIS,
    atur_cetak,
    atur_lebar,
    pas_tinggi,
    sel_di,
    tulis_kepala,
    tulis_melebar,
    tulis_teks,
)
from tasks.templat.kolom import KOLOM

LEMBAR_PETUNJUK = "Petunjuk"
LEBAR = (30, 12, 46, 46)
KOLOM_AKHIR = len(LEBAR)

LANGKAH = (
    "Isi lembar Usulan berurutan dari atas, tanpa melewati baris. Satu baris untuk satu pekerjaan "
    "di satu tempat.",
    "Klik sebuah sel: petunjuknya muncul di bawahnya. Bila di kanan sel ada tanda panah, pilih "
    "isinya dari daftar.",
    "Uang selalu ditulis dalam rupiah penuh dan angka saja: 48000000, bukan 48 juta.",
    "Baris yang tidak dipakai biarkan kosong; nomornya tidak perlu dihapus. Membatalkan usulan "
    "cukup dengan menghapus isinya.",
    "Kurang baris? Klik kanan nomor baris di tengah tabel, lalu pilih Sisipkan (Insert).",
    "Judul kolom dikunci supaya berkas dapat dibaca. Hal yang tidak ada kolomnya ditulis di "
    "Keterangan.",
    "Jangan menulis NIK, nomor KK, atau nomor telepon warga.",
)
CONTOH = (
    (
        "Perbaikan jalan dan pemasangan lampu jalan di Gang Mawar",
        "Baris 1: Perbaikan jalan lingkungan\nBaris 2: Pemasangan lampu jalan",
        "Satu baris satu pekerjaan, karena dinasnya berbeda.",
    ),
    (
        "Usulan: Banjir di RT 05",
        "Usulan: Pembangunan drainase\nPermasalahan: Banjir setiap hujan deras",
        "Usulan adalah pekerjaannya, bukan masalahnya.",
    ),
    ("Biaya: 48 juta, atau 48.000", "Biaya: 48000000", "Rupiah penuh, angka saja."),
    (
        "Volume: 200 m x 3 m",
        "Volume: 600, Satuan: m2",
        "Hasil kalinya di Volume; rinciannya boleh di Keterangan.",
    ),
    (
        "Lokasi: RT 03/RW 02",
        "Lokasi: Gang Melati, RT: 03, RW: 02",
        "RT dan RW punya kolom sendiri.",
    ),
    (
        "Bantuan untuk Bapak A, NIK 1872…",
        "Bantuan rehabilitasi rumah tidak layak huni untuk 3 keluarga",
        "Data pribadi warga tidak boleh ikut terkirim.",
    ),
)


def isi_lembar_petunjuk(ws: Worksheet, nama_kelurahan: str, batas_kirim: str | None) -> None:
    """Fill `ws`, a new sheet, from row 2 on: row 1 is for our mark."""
    atur_lebar(ws, LEBAR)
    baris = _tulis_kalimat(
        ws, 2, (f"Petunjuk pengisian usulan Kelurahan {nama_kelurahan}",), F_JUDUL
    )
    baris = _tulis_kalimat(ws, baris + 1, ("Langkah",), F_BAGIAN)
    langkah = (*LANGKAH, _langkah_kirim(nama_kelurahan, batas_kirim))
    bernomor = [f"{nomor}. {kalimat}" for nomor, kalimat in enumerate(langkah, start=1)]
    baris = _tulis_kalimat(ws, baris, bernomor, F_BIASA)
    baris = _tulis_kalimat(ws, baris + 1, ("Isi setiap kolom",), F_BAGIAN)
    arti = [(k.judul, "perlu" if k.wajib else "boleh kosong", k.isian, k.contoh) for k in KOLOM]
    baris = _tulis_tabel(ws, baris, ("Kolom", "Diisi?", "Isinya", "Contoh"), arti)
    baris = _tulis_kalimat(ws, baris + 1, ("Contoh yang sering keliru",), F_BAGIAN)
    beda = [(keliru, "", baik, sebab) for keliru, baik, sebab in CONTOH]
    _tulis_tabel(ws, baris, ("Kurang tepat", "", "Sebaiknya", "Mengapa"), beda, gabung=True)
    ws.protection.sheet = True
    ws.sheet_view.showGridLines = False
    atur_cetak(ws)


def _langkah_kirim(nama_kelurahan: str, batas_kirim: str | None) -> str:
    kapan = f" paling lambat {batas_kirim}" if batas_kirim else ""
    return (
        f"Simpan sebagai Excel (.xlsx) dengan nama kelurahan di nama berkasnya ({nama_kelurahan}), "
        f"lalu kirim satu berkas ini ke Bappeda{kapan}. Bila ada perbaikan, kirim lagi berkas yang "
        "sama."
    )


def _tulis_kalimat(ws: Worksheet, baris: int, kalimat: Sequence[str], huruf: object) -> int:
    """Write sentences below each other and return the next free row."""
    for teks in kalimat:
        tulis_melebar(ws, baris, teks, KOLOM_AKHIR, huruf)  # type: ignore[arg-type]
        baris += 1
    return baris


def _tulis_tabel(
    ws: Worksheet,
    baris: int,
    kepala: Sequence[str],
    isi: Sequence[tuple[str, ...]],
    *,
    gabung: bool = False,
) -> int:
    """Write a table and return the next free row; `gabung` joins its first two columns."""
    tulis_kepala(ws, baris, kepala)
    for r, satu in enumerate(isi, start=baris + 1):
        for kolom, teks in enumerate(satu, start=1):
            sel = tulis_teks(sel_di(ws, r, kolom), teks)
            sel.font = F_TEBAL if kolom == 1 and not gabung else F_BIASA
            sel.alignment, sel.border = BUNGKUS, GARIS
    akhir = baris + len(isi)
    pas_tinggi(ws, baris + 1, akhir)
    for r in range(baris, akhir + 1) if gabung else ():
        ws.merge_cells(start_row=r, end_row=r, start_column=1, end_column=2)
    return akhir + 1
