"""Canvases and truth of made-up workbooks."""

from __future__ import annotations

from dataclasses import dataclass, field

from pembangkit_gaya import Gaya

KELURAHAN = (
    ("Margorejo", "18.72.05.1001"),
    ("Rejomulyo", ""),
    ("Hadimulyo Barat", ""),
    ("Iringmulyo", ""),
)
TAHUN = 2023
# Column of a sheet -> clean fields whose address is that column's cell.
ALAMAT = {
    "lokasi_rt_rw": ("lokasi", "rt", "rw"),
    "rt_rw": ("rt", "rw"),
    "volume_satuan": ("volume", "satuan"),
    "anggaran": ("anggaran_rupiah",),
    "harga_satuan": ("harga_satuan_rupiah",),
    "nomor_prioritas": ("prioritas",),
}


@dataclass
class Kanvas:
    """One sheet to be written: values by (row, column) from 0, merges, hidden parts, formulas."""

    nama: str
    sel: dict[tuple[int, int], object] = field(default_factory=dict)
    gabung: list[tuple[int, int, int, int]] = field(default_factory=list)
    baris_sembunyi: set[int] = field(default_factory=set)
    kolom_sembunyi: set[int] = field(default_factory=set)
    rumus: dict[tuple[int, int], str] = field(default_factory=dict)
    tersembunyi: bool = False

    def tulis(self, r: int, c: int, nilai: object) -> None:
        if nilai is not None:
            self.sel[r, c] = nilai


@dataclass
class Benar:
    """The truth of one proposal row."""

    lembar: str
    baris: int
    nilai: dict[str, object]
    sel: dict[str, object]
    ditolak: bool
    ciri: str


@dataclass
class BukuUji:
    """A made-up workbook with its truth. `tanaman` are (sheet, address, code) planted."""

    benih: int
    gaya: Gaya
    kelurahan: str
    lembar: list[Kanvas] = field(default_factory=list)
    usulan: list[Benar] = field(default_factory=list)
    tanaman: list[tuple[str, str, str]] = field(default_factory=list)
