"""The workbook of a measured classification: what was right, what was taken for what."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

from schemas.galat import UsulanError
from tasks.gaya_buku import W_TOTAL, sel_di
from tasks.rekap.tabel import BARIS_KEPALA, Kolom, tulis_tabel
from tasks.simpan_buku import buku_baru, simpan_buku
from usulan.classify.evaluasi import HasilEvaluasi
from usulan.classify.kebingungan import cross_kebingungan, list_kebingungan, list_per_bidang

PER_BIDANG = (
    Kolom("Kode", "kode_urusan", 8, "kode"),
    Kolom("Bidang urusan", "nama_urusan", 45),
    Kolom("Banyak teks", "banyak", 10, "angka"),
    Kolom("Benar", "benar", 9, "angka"),
    Kolom("Presisi", "presisi", 9, "persen"),
    Kolom("Perolehan", "perolehan", 11, "persen"),
    Kolom("F1", "f1", 8, "persen"),
)
KEBINGUNGAN = (
    Kolom("Seharusnya", "gold", 11, "kode"),
    Kolom("Bidang seharusnya", "nama_gold", 32),
    Kolom("Dijawab", "jawaban", 9, "kode"),
    Kolom("Bidang dijawab", "nama_jawaban", 32),
    Kolom("Banyak", "banyak", 9, "angka"),
    Kolom("Tanpa ditinjau", "meyakinkan", 10, "angka"),
    Kolom("Contoh", "contoh", 60),
)
RINCIAN = (
    Kolom("Teks", "text", 60),
    Kolom("Seharusnya", "gold", 11, "kode"),
    Kolom("Boleh juga", "alt", 11, "kode"),
    Kolom("Dijawab", "kode_urusan", 9, "kode"),
    Kolom("Keyakinan", "keyakinan", 11, "persen"),
    Kolom("Status", "status", 10),
    Kolom("Kandidat", "kandidat", 26),
    Kolom("Dasar", "dasar", 70),
)


def write_evaluasi(
    hasil: HasilEvaluasi, nama_bidang: dict[str, str], sumber: str, tujuan: Path
) -> Path:
    """Write the workbook and return its path: per bidang, confusions, matrix, wrong answers.

    Raises:
        UsulanError: it cannot be written.
    """
    buku = buku_baru("Evaluasi klasifikasi")
    salah = hasil.rincian[~hasil.rincian["benar"]].sort_values("keyakinan", ascending=False)
    keterangan = f"{hasil.banyak_teks} teks dari {sumber}; jawaban yang termasuk alternatif benar."
    for nama, judul, bingkai, kolom in (
        (
            "Per bidang",
            "Per bidang urusan",
            list_per_bidang(hasil.rincian, nama_bidang),
            PER_BIDANG,
        ),
        (
            "Kebingungan",
            "Tertukar dengan apa",
            list_kebingungan(hasil.rincian, nama_bidang),
            KEBINGUNGAN,
        ),
        ("Jawaban salah", "Jawaban salah, yang paling yakin di atas", salah, RINCIAN),
    ):
        tulis_tabel(buku.create_sheet(nama), judul, keterangan, bingkai, kolom)
    _write_matriks(buku.create_sheet("Matriks"), cross_kebingungan(hasil.rincian), keterangan)
    try:
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        return simpan_buku(buku, tujuan)
    except OSError as galat:
        raise UsulanError(
            f"Buku evaluasi tidak dapat ditulis ({galat.strerror}).",
            saran="Tutup berkasnya bila sedang dibuka, atau pilih tempat lain.",
            berkas=str(tujuan),
        ) from galat


def _write_matriks(ws: Worksheet, matriks: pd.DataFrame, keterangan: str) -> None:
    """Write the confusion matrix: right codes downwards, answers across, the diagonal shaded."""
    kolom = [
        Kolom("Seharusnya", "gold", 11, "kode"),
        *(Kolom(str(kode), str(kode), 6, "angka") for kode in matriks.columns),
    ]
    isi = matriks.where(matriks > 0).reset_index()
    tulis_tabel(ws, "Matriks kebingungan", keterangan, isi, kolom)
    tempat = {kode: nomor for nomor, kode in enumerate(matriks.columns, start=2)}
    for baris, gold in enumerate(matriks.index, start=BARIS_KEPALA + 1):
        if gold in tempat:
            sel_di(ws, baris, tempat[gold]).fill = W_TOTAL
