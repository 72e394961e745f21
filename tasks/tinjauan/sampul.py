"""The cover of the review workbook: what to do, what waits, and who decides."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.styles import Alignment, PatternFill, Protection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from schemas.lembar import Lembar
from tasks.gaya_buku import (
    F_BAGIAN,
    F_BIASA,
    F_JUDUL,
    F_KECIL,
    F_TEBAL,
    FORMAT_TEKS,
    GARIS,
    atur_cetak,
    atur_lebar,
    sel_di,
    taut_sel,
    tulis_kepala,
    tulis_melebar,
    tulis_teks,
)
from tasks.rekap.tabel import isi_sel
from tasks.tinjauan.bahan import BahanTinjauan, LembarTinjauan, RingkasanLembar

LEMBAR_SAMPUL = "Petunjuk"
LABEL_NAMA = "Nama yang memutuskan"
LEBAR = (26, 12, 24, 58)
KOLOM_AKHIR = len(LEBAR)
BARIS_NAMA = 5
PANJANG_NAMA = 60

W_NAMA = PatternFill("solid", fgColor="FFFFF2CC")
LANGKAH = (
    "Tulis nama Anda di kotak kuning di atas. Tanpa nama, isian tidak dipakai.",
    "Buka lembar berikutnya. Yang paling perlu diputuskan ada di atas: yang diragukan dahulu, lalu "
    "menurut besarnya anggaran. Kolom berjudul biru hanya dibaca; yang berjudul cokelat diisi.",
    "Bila bidang urusan menurut sistem sudah benar, pilih ya di kolom Setuju.",
    "Bila belum benar, pilih Bidang urusan yang benar. Sub kegiatan boleh dipilih sesudahnya; "
    "daftarnya mengikuti bidang urusan di baris itu. Kolom Setuju dikosongkan.",
    "Bila tertulis Bukan kewenangan kota padahal pekerjaan itu milik kota, pilih sub kegiatannya; "
    "bila memang bukan, cukup pilih ya di kolom Setuju.",
    "Baris yang belum dapat diputuskan dibiarkan kosong. Berkas yang baru terisi sebagian boleh "
    "dikirim; sisanya menyusul.",
    "Kata untuk leksikon boleh diisi dengan kata pekerjaan yang belum dikenal sistem, misalnya "
    "rabat gang. Kata itu dikumpulkan sebagai usul, tidak langsung mengubah tabel rujukan.",
    "Simpan sebagai Excel (.xlsx), lalu taruh di kotak masuk, atau jalankan: "
    "musrenbang tinjau masuk NAMA-BERKAS.xlsx. Boleh dikirim lebih dari sekali.",
    "Jangan menyalin isi ke buku lain: baris dikenali dari kolom tersembunyi di berkas ini.",
)


def isi_sampul(
    ws: Worksheet,
    bahan: BahanTinjauan,
    isi: Sequence[tuple[LembarTinjauan, RingkasanLembar]],
) -> None:
    """Fill `ws`, a new sheet, from row 2 on: row 1 is for our mark."""
    atur_lebar(ws, LEBAR)
    judul = f"Tinjauan klasifikasi usulan Musrenbang {bahan.tahun}"
    tulis_melebar(ws, 2, judul, KOLOM_AKHIR, F_JUDUL)
    tulis_melebar(ws, 3, f"Bappeda Kota Metro. {bahan.untuk}.", KOLOM_AKHIR, F_KECIL)
    _tulis_nama(ws)
    baris = _tulis_langkah(ws, BARIS_NAMA + 2)
    _tulis_isi_buku(ws, baris + 1, isi)
    ws.protection.sheet = True
    ws.sheet_view.showGridLines = False
    atur_cetak(ws)


def read_nama(lembar: Lembar) -> str | None:
    """Return the name that a person wrote on the cover, None when there is none."""
    for baris in lembar.baris:
        if baris and baris[0] == LABEL_NAMA:
            nama = " ".join(str(n).strip() for n in baris[1:2] if n is not None)
            return " ".join(nama.split()) or None
    return None


def _tulis_nama(ws: Worksheet) -> None:
    label = tulis_teks(sel_di(ws, BARIS_NAMA, 1), LABEL_NAMA)
    label.font, label.alignment = F_TEBAL, Alignment(vertical="center")
    for kolom in range(2, KOLOM_AKHIR):
        sel = sel_di(ws, BARIS_NAMA, kolom)
        sel.fill, sel.border, sel.font = W_NAMA, GARIS, F_TEBAL
        sel.number_format, sel.alignment = FORMAT_TEKS, Alignment(vertical="center")
        sel.protection = Protection(locked=False)
    ws.merge_cells(
        start_row=BARIS_NAMA, end_row=BARIS_NAMA, start_column=2, end_column=KOLOM_AKHIR - 1
    )
    ws.row_dimensions[BARIS_NAMA].height = 24
    ws.add_data_validation(_batasi_nama())


def _batasi_nama() -> DataValidation:
    validasi = DataValidation(
        type="textLength",
        operator="between",
        formula1="2",
        formula2=str(PANJANG_NAMA),
        allow_blank=True,
        showInputMessage=True,
        showErrorMessage=True,
        promptTitle=LABEL_NAMA,
        prompt="Nama orang yang memutuskan; dicatat bersama setiap keputusan.",
        errorTitle="Nama belum tepat",
        error=f"Tulis nama, 2 sampai {PANJANG_NAMA} huruf.",
    )
    validasi.add(f"B{BARIS_NAMA}")
    return validasi


def _tulis_langkah(ws: Worksheet, baris: int) -> int:
    tulis_melebar(ws, baris, "Langkah", KOLOM_AKHIR, F_BAGIAN)
    for nomor, kalimat in enumerate(LANGKAH, start=1):
        tulis_melebar(ws, baris + nomor, f"{nomor}. {kalimat}", KOLOM_AKHIR, F_BIASA)
    return baris + len(LANGKAH) + 1


def _tulis_isi_buku(
    ws: Worksheet, baris: int, isi: Sequence[tuple[LembarTinjauan, RingkasanLembar]]
) -> None:
    tulis_melebar(ws, baris, "Yang menunggu keputusan", KOLOM_AKHIR, F_BAGIAN)
    tulis_kepala(ws, baris + 1, ("Lembar", "Usulan", "Anggaran (Rp)", "Isinya"))
    for nomor, (lembar, ringkasan) in enumerate(isi, start=baris + 2):
        sel = sel_di(ws, nomor, 1)
        isi_sel(sel, lembar.nama, "teks")
        taut_sel(sel, lembar.nama, "A2")
        isi_sel(sel_di(ws, nomor, 2), ringkasan.banyak, "angka")
        isi_sel(sel_di(ws, nomor, 3), ringkasan.anggaran_rupiah, "rupiah")
        isi_sel(sel_di(ws, nomor, 4), lembar.petunjuk, "teks")
        ws.row_dimensions[nomor].height = 32
