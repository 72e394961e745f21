"""The made-up workbook of the benchmark: as long as wanted, otherwise like what kelurahan send.

Seeded, so that every run measures the same sheet. Works and prices are those of
reference/harga_satuan.csv; about one row in thirty carries a fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from openpyxl import Workbook

NAMA_BERKAS = "margodadi.xlsx"
KODE_KELURAHAN = "18.72.05.1004"
TAHUN = 2023
KEPALA = (
    "No",
    "Usulan Kegiatan",
    "Permasalahan",
    "Lokasi",
    "RT/RW",
    "Volume",
    "Satuan",
    "Anggaran (Rp)",
    "Prioritas",
    "OPD Tujuan",
    "Kelurahan",
    "Keterangan",
)
BAGIAN_SALAH = 0.03

# Work, unit, least and greatest quantity, rupiah per unit (least, greatest), problem, agency.
_KERJA = (
    ("Pembangunan drainase", "m", 50, 400, 400_000, 1_600_000, "Sering banjir saat hujan", "DPUTR"),
    ("Rabat beton", "m2", 60, 900, 130_000, 500_000, "Jalan berlumpur", "DPUTR"),
    ("Pemasangan paving block", "m2", 50, 700, 140_000, 450_000, "Jalan rusak", "Dinas Perkim"),
    ("Pengaspalan jalan", "m", 100, 900, 300_000, 2_000_000, "Jalan berlubang", "DPUTR"),
    ("Normalisasi saluran air", "m", 50, 800, 75_000, 400_000, "Saluran tersumbat", "DPUTR"),
    ("Gorong-gorong", "unit", 1, 6, 4_000_000, 40_000_000, "Air meluap ke jalan", "DPUTR"),
    ("Lampu penerangan jalan", "titik", 1, 20, 2_000_000, 14_000_000, "Gelap", "Dishub"),
    ("Rambu lalu lintas", "unit", 1, 8, 700_000, 5_000_000, "Rawan kecelakaan", "Dishub"),
    ("Bedah rumah", "unit", 1, 5, 12_000_000, 60_000_000, "Rumah tidak layak", "Dinas Perkim"),
    ("Jamban sehat", "unit", 1, 12, 2_500_000, 16_000_000, "Belum punya jamban", "Dinkes"),
    ("Sumur bor", "unit", 1, 3, 15_000_000, 150_000_000, "Kekurangan air bersih", "DPUTR"),
    ("Rehab gedung posyandu", "unit", 1, 2, 15_000_000, 150_000_000, "Atap bocor", "Dinkes"),
    ("Timbangan bayi", "buah", 1, 20, 300_000, 6_000_000, "Alat tidak layak", "Dinkes"),
    ("Pos kamling", "unit", 1, 4, 6_000_000, 60_000_000, "Belum ada pos ronda", "Kecamatan"),
    ("Pelatihan menjahit", "orang", 10, 60, 300_000, 3_000_000, "Warga belum terampil", "Disnaker"),
    ("Bibit lele", "ekor", 1_000, 20_000, 100, 3_000, "Modal kurang", "Dinas Perikanan"),
    ("Pompa air sawah", "unit", 1, 6, 2_500_000, 20_000_000, "Sawah kering", "Dinas Pertanian"),
    ("CCTV", "titik", 1, 12, 1_500_000, 16_000_000, "Rawan pencurian", "Diskominfo"),
)
_DEPAN = ("", "", "", "Usulan ", "Lanjutan ", "Mohon ", "Perbaikan dan ")
_JALAN = (
    *("Melati", "Mawar", "Kenanga", "Cempaka", "Anggrek", "Dahlia", "Flamboyan", "Seroja"),
    *("Merpati", "Nuri", "Rajawali", "Cendrawasih", "Garuda", "Kutilang", "Perkutut", "Murai"),
    *("Manggis", "Rambutan", "Durian", "Salak", "Nangka", "Jambu", "Kelapa", "Pepaya"),
)
_KETERANGAN = (None, None, None, "Lanjutan tahun lalu", "Lahan siap", "Mohon disurvei")
_PEMBULATAN = 50_000


def make_buku_besar(path: Path, baris: int) -> None:
    """Write a workbook of one sheet with `baris` proposals under one header."""
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet("Usulan")
    lembar.append(KEPALA)
    for isi in list_baris(baris):
        lembar.append(isi)
    buku.save(path)


def list_baris(banyak: int) -> Iterator[list[object]]:
    """Yield the cells of each proposal, in the order of KEPALA."""
    acak = Random(2023)
    for nomor in range(1, banyak + 1):
        isi = _usulan(nomor, acak)
        if acak.random() < BAGIAN_SALAH:
            kolom, salah = acak.choice(_SALAH)
            isi[kolom] = salah
        yield isi


_SALAH = (
    (1, "-"),
    (3, None),
    (5, "secukupnya"),
    (6, "rit besar"),
    (7, None),
    (7, "menyesuaikan"),
    (7, 25_000),
    (7, 9_500_000_000),
    (7, "1.500.000,250"),
    (4, "RT/RW"),
)


def _usulan(nomor: int, acak: Random) -> list[object]:
    kerja, satuan, sedikit, banyak, murah, mahal, masalah, opd = acak.choice(_KERJA)
    volume = acak.randint(sedikit, banyak)
    rupiah = max(volume * acak.randint(murah, mahal) // _PEMBULATAN, 2) * _PEMBULATAN
    rt, rw = acak.randint(1, 40), acak.randint(1, 15)
    jalan = f"{acak.choice(('Jl.', 'Gg.'))} {acak.choice(_JALAN)} {acak.randint(1, 60)}"
    tempat = acak.choice((jalan, f"RT {rt}", f"depan rumah warga {jalan}", "wilayah kelurahan"))
    return [
        nomor,
        f"{acak.choice(_DEPAN)}{kerja} {tempat}",
        masalah,
        f"{jalan} No. {nomor}",
        f"RT {rt:02}/RW {rw:02}",
        acak.choice((volume, volume, f"{volume} {satuan}")),
        satuan,
        acak.choice((rupiah, rupiah, f"Rp {rupiah:,}".replace(",", "."))),
        acak.choice((1, 1, 2, 3)),
        opd,
        "Margodadi",
        acak.choice(_KETERANGAN),
    ]
