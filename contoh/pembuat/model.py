"""What the maker passes around: a place, a proposal, a row as typed, a sheet to write."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

NilaiSel = str | int | float | dt.datetime | None
"""What is typed into a cell."""

TAHUN = 2023
TAHUN_RENCANA = TAHUN + 1


@dataclass(frozen=True)
class Kelurahan:
    """A kelurahan by Kemendagri code, with the date of its Musrenbang."""

    kode: str
    nama: str
    kecamatan: str
    tanggal: str

    def isi_teks(self, pola: str) -> str:
        """Fill {kel}, {KEL}, {kec}, {KEC}, {tahun}, {rencana} and {tanggal} of a title line."""
        return pola.format(
            kel=self.nama,
            KEL=self.nama.upper(),
            kec=self.kecamatan,
            KEC=self.kecamatan.upper(),
            tahun=TAHUN,
            rencana=TAHUN_RENCANA,
            tanggal=self.tanggal,
        )


@dataclass(frozen=True)
class Usulan:
    """One proposal as it is meant, before anybody types it.

    `ukuran` are the dimensions (one number, or length x width x height); `rt` is empty when the
    work serves the whole kelurahan. `uraian` may still hold "{rtrw}". Money in whole rupiah.
    """

    kode_urusan: str
    alternatif: str
    kelompok: str
    uraian: str
    permasalahan: str
    tempat: str | None
    rt: tuple[int, ...]
    rw: int | None
    ukuran: tuple[Decimal, ...]
    satuan: str
    harga_satuan_rupiah: int
    anggaran_rupiah: int

    @property
    def volume(self) -> Decimal:
        """The quantity: the product of the dimensions."""
        hasil = Decimal(1)
        for bagian in self.ukuran:
            hasil *= bagian
        return hasil


@dataclass
class BarisTulis:
    """A proposal as typed: the cell value per column, the truth per field, and where it stands.

    `sumber` names, per field of the truth, the column whose cell it is read from.
    """

    nilai: dict[str, NilaiSel]
    benar: dict[str, str | int | None]
    sumber: dict[str, str]
    kelompok: str
    kode_urusan: str | None
    alternatif: str
    status: str = "diterima"
    temuan: list[tuple[str, str]] = field(default_factory=list)
    """Planted mistakes of this row: (code, column whose cell shows it)."""


@dataclass(frozen=True)
class SelTulis:
    """A cell to write: its value, its role in the look of the sheet, its number format."""

    nilai: NilaiSel
    peran: str
    format_angka: str = "General"


@dataclass
class LembarTulis:
    """A sheet to write. Rows and columns count from 1, as openpyxl and people count."""

    nama: str
    sel: dict[tuple[int, int], SelTulis] = field(default_factory=dict)
    gabungan: list[tuple[int, int, int, int]] = field(default_factory=list)
    lebar: dict[int, float] = field(default_factory=dict)
    rumus: dict[str, str] = field(default_factory=dict)
    """Formula per address; the cell's value is what the formula gives."""
    tersembunyi: bool = False


@dataclass
class Kebenaran:
    """The truth of one or more files: one list of rows per CSV."""

    usulan: list[dict[str, object]] = field(default_factory=list)
    temuan: list[dict[str, object]] = field(default_factory=list)
    baris: list[dict[str, object]] = field(default_factory=list)
    berkas: list[dict[str, object]] = field(default_factory=list)

    def tambah(self, lain: Kebenaran) -> None:
        """Add another file's truth below this one."""
        for nama in ("usulan", "temuan", "baris", "berkas"):
            getattr(self, nama).extend(getattr(lain, nama))
