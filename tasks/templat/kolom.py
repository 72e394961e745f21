"""The columns of the template: headings, widths, and the words that explain each to a clerk."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.gaya_buku import FORMAT_BILANGAN, FORMAT_RUPIAH, FORMAT_TEKS

UMUM = "General"


@dataclass(frozen=True)
class Kolom:
    """One column. `wajib`: a row without it is coloured as unfinished.

    Texts have format "@", so that Excel turns no "03/02" into a date and no "03" into 3.
    """

    judul: str
    lebar: float
    isian: str
    contoh: str
    wajib: bool = False
    format: str = FORMAT_TEKS


KOLOM: tuple[Kolom, ...] = (
    Kolom("No", 5, "Sudah terisi. Baris yang tidak dipakai biarkan saja.", "1", format=UMUM),
    Kolom(
        "Usulan Kegiatan",
        36,
        "Satu pekerjaan yang diminta, diawali kata kerjanya (pembangunan, perbaikan, pengadaan, "
        "pelatihan). Pekerjaan kedua ditulis di baris berikutnya.",
        "Pembangunan drainase",
        wajib=True,
    ),
    Kolom(
        "Permasalahan",
        30,
        "Keadaan yang membuat usulan ini perlu. Jangan mengulang usulannya.",
        "Air menggenang setiap hujan",
    ),
    Kolom(
        "Lokasi",
        26,
        "Nama jalan, gang, atau tempat. RT dan RW ditulis di kolomnya sendiri.",
        "Gang Melati",
        wajib=True,
    ),
    Kolom(
        "RT",
        8,
        "Nomor RT saja, tanpa kata RT. Beberapa RT dipisahkan koma, misalnya 03, 04. Kosongkan "
        "bila untuk seluruh kelurahan.",
        "03",
    ),
    Kolom("RW", 8, "Nomor RW saja, tanpa kata RW.", "02"),
    Kolom(
        "Volume",
        10,
        "Angka saja. Ukuran seperti 200 m x 3 m dihitung dahulu: tulis 600 dengan satuan m2.",
        "120",
        wajib=True,
        format=FORMAT_BILANGAN,
    ),
    Kolom("Satuan", 12, "Pilih dari daftar.", "m", wajib=True),
    Kolom(
        "Perkiraan Biaya (Rp)",
        18,
        "Rupiah penuh untuk seluruh volume, angka saja, tanpa Rp dan tanpa kata juta.",
        "48000000",
        wajib=True,
        format=FORMAT_RUPIAH,
    ),
    Kolom(
        "Prioritas",
        10,
        "Nomor urut kepentingan: 1 yang paling penting. Setiap nomor hanya dipakai sekali.",
        "1",
        wajib=True,
        format=UMUM,
    ),
    Kolom(
        "OPD Tujuan",
        36,
        "Pilih dari daftar. Kosongkan bila ragu; Bappeda yang akan menetapkan.",
        "Dinas Pekerjaan Umum dan Tata Ruang",
    ),
    Kolom(
        "Keterangan",
        26,
        "Hal lain yang perlu diketahui, misalnya rincian ukuran. Jangan menulis NIK atau nomor KK.",
        "Panjang 120 m, lebar 40 cm",
    ),
)

KEPALA = tuple(kolom.judul for kolom in KOLOM)
"""The headings in order; every one is a word of reference/alias_kolom.csv."""


def nomor_kolom(judul: str) -> int:
    """Return the place of a column, counted from 1."""
    return KEPALA.index(judul) + 1
