"""Small workbooks and results of files, made in memory, for the tests of what we hand out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from schemas.berkas import Identitas
from schemas.hasil import HasilBerkas
from schemas.lembar import alamat_sel
from schemas.temuan import BarisBukanUsulan, JumlahTertulis, PemetaanKolom, Temuan
from schemas.usulan import UsulanBersih, UsulanTerklasifikasi

KELURAHAN = "18.72.02.1003"
KEPALA = ("No", "Usulan Kegiatan", "Lokasi", "Volume", "Satuan", "Anggaran (Rp)")
KOLOM = ("nomor", "uraian", "lokasi", "volume", "satuan", "anggaran")
SEL = {"uraian": "B", "lokasi": "C", "volume": "D", "satuan": "E", "anggaran_rupiah": "F"}
BARIS_PERTAMA = 5
USULAN: tuple[tuple[Any, ...], ...] = (
    (1, "Pembangunan drainase Gang Melati", "RT 03 RW 02", 120, "meter", 48_000_000),
    (2, "Rehabilitasi posyandu Anggrek", "RT 05 RW 01", 1, "unti", 35_000_000),
    (3, "Pengadaan lampu jalan", "RT 07 RW 03", 10, "titik", "sekitar 25 jt"),
    (4, "#REF!", "RT 08 RW 03", 1, "paket", 12_500_000),
)


def buat_buku(
    path: Path, usulan: Iterable[tuple[Any, ...]] = USULAN, lembar: str = "Usulan"
) -> Path:
    """Write a kelurahan's workbook: title, header, rows, a sum, and a second sheet."""
    buku = Workbook()
    ws = buku.worksheets[0]
    ws.title = lembar
    ws["A1"] = "DAFTAR USULAN MUSRENBANG KELURAHAN MULYOJATI TAHUN 2023"
    ws["A1"].font = Font(bold=True, size=14)
    ws.merge_cells("A1:F1")
    for kolom, teks in enumerate(KEPALA, start=1):
        ws.cell(4, kolom, teks).fill = PatternFill("solid", fgColor="FF305496")
        ws.cell(4, kolom).font = Font(bold=True, color="FFFFFFFF")
    baris = BARIS_PERTAMA
    for isi in usulan:
        for kolom, nilai in enumerate(isi, start=1):
            ws.cell(baris, kolom, nilai)
        ws.cell(baris, 6).number_format = "#,##0"
        baris += 1
    ws.cell(baris, 2, "JUMLAH")
    ws.cell(baris, 6, f"=SUM(F{BARIS_PERTAMA}:F{baris - 1})")
    ws.column_dimensions["B"].width = 41.5
    catatan = buku.create_sheet("Catatan O'Neil")
    catatan["A1"] = "Rapat tanggal 1 Februari"
    catatan.column_dimensions["A"].width = 33
    buku.save(path)
    return path


def buat_hasil(
    temuan: Iterable[Mapping[str, Any]] = (),
    ditolak: Iterable[int] = (),
    *,
    lembar: str = "Usulan",
    usulan: Iterable[tuple[Any, ...]] = USULAN,
) -> HasilBerkas:
    """Return the result that belongs to `buat_buku`; `ditolak` are row numbers."""
    baris = [_usulan(nomor, isi, lembar) for nomor, isi in enumerate(usulan, BARIS_PERTAMA)]
    tolak = set(ditolak)
    return HasilBerkas(
        nama_berkas="usulan mulyojati.xlsx",
        sha256="a" * 64,
        identitas=Identitas(KELURAHAN, 2023),
        diterima=UsulanTerklasifikasi.susun(
            [b | KLASIFIKASI for b in baris if b["nomor_baris"] not in tolak] or _kosong()
        ),
        ditolak=UsulanBersih.susun([b for b in baris if b["nomor_baris"] in tolak] or _kosong()),
        temuan=Temuan.susun([_temuan(n, isi, lembar) for n, isi in enumerate(temuan)] or _kosong()),
        bukan_usulan=BarisBukanUsulan.susun(_kosong()),
        jumlah_tertulis=JumlahTertulis.susun(_kosong()),
        pemetaan=PemetaanKolom.susun(
            [
                {
                    "lembar": lembar,
                    "tabel": 1,
                    "sel_kepala": alamat_sel(3, urut),
                    "kepala": KEPALA[urut],
                    "kolom": nama,
                    "cara": "alias",
                    "keyakinan": 1.0,
                }
                for urut, nama in enumerate(KOLOM)
            ]
        ),
    )


KLASIFIKASI = {
    "kode_urusan": "1.03",
    "keyakinan": 0.9,
    "dasar_klasifikasi": "Kata drainase.",
    "status_klasifikasi": "otomatis",
}


def _kosong() -> list[dict[str, Any]]:
    return []


def _usulan(baris: int, isi: tuple[Any, ...], lembar: str) -> dict[str, Any]:
    nomor, uraian, lokasi, volume, satuan, anggaran = isi
    return {
        "usulan_id": f"usulan{baris:010d}",
        "kode_kelurahan": KELURAHAN,
        "tahun_musrenbang": 2023,
        "lembar": lembar,
        "nomor_baris": baris,
        "nomor": str(nomor),
        "uraian": uraian,
        "lokasi": lokasi,
        "volume": float(volume),
        "satuan": satuan,
        "anggaran_rupiah": anggaran if isinstance(anggaran, int) else None,
        "anggaran_teks": str(anggaran),
        **{f"sel_{nama}": f"{huruf}{baris}" for nama, huruf in SEL.items()},
    }


def _temuan(nomor: int, isi: Mapping[str, Any], lembar: str) -> dict[str, Any]:
    lengkap = {
        "temuan_id": f"temuan{nomor}",
        "berkas": "usulan mulyojati.xlsx",
        "lembar": lembar,
        "kode": "SATUAN_TIDAK_DIKENAL",
        "tingkat": "periksa",
        "pesan": "Satuan ini tidak dikenal.",
        "saran": "Tulis satuan yang lazim, misalnya unit.",
    } | dict(isi)
    if lengkap.get("sel") and "nomor_baris" not in isi:
        lengkap["nomor_baris"] = int("".join(h for h in lengkap["sel"] if h.isdigit()))
    if lengkap.get("nomor_baris") and "usulan_id" not in isi:
        lengkap["usulan_id"] = f"usulan{lengkap['nomor_baris']:010d}"
    return lengkap
