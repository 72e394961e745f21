"""The workbook that the marks go on: the kelurahan's own file, or a copy where it can't be used."""

from __future__ import annotations

import warnings
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from openpyxl import Workbook
from openpyxl.reader.excel import ExcelReader

from schemas.galat import BerkasTidakTerbaca
from schemas.lembar import BukuKerja, Lembar, Nilai, alamat_sel
from tasks.gaya_buku import sel_tersimpan
from tasks.simpan_buku import NilaiRumus, pakai_tanggal_baku
from tasks.umpan_balik.susun_ulang import BATAS_SEL_GABUNGAN, susun_ulang

BATAS_BYTE_BAGIAN = 80_000_000
"""openpyxl holds about 50 bytes of memory per byte of sheet; beyond this it is rebuilt instead."""

CATATAN_DISALIN = (
    "Berkas yang dikirim ({nama}) tidak dapat ditandai langsung. Isinya disalin ke buku Excel baru "
    "ini: letak setiap sel sama, tetapi warna, bentuk huruf, dan rumus aslinya tidak ikut terbawa."
)


@dataclass(frozen=True)
class BukuAsal:
    """The opened workbook, the suffix it must be saved with, and what a reader must know of it.

    `nilai_rumus` are the results that the formulas had in the file as it was sent.
    """

    buku: Workbook
    akhiran: str
    catatan: tuple[str, ...] = ()
    nilai_rumus: NilaiRumus = field(default_factory=dict)


class _PembacaUtuh(ExcelReader):
    """Reads dates as the plain numbers they are stored as, so that they come back unchanged.

    openpyxl turns a rupiah cell that carries a date format by accident into #VALUE!.
    """

    def read_worksheets(self) -> None:
        self.wb._date_formats = set()  # type: ignore[attr-defined]
        self.wb._timedelta_formats = set()  # type: ignore[attr-defined]
        super().read_worksheets()


def open_asal(asal: Path, buku: BukuKerja | None) -> BukuAsal:
    """Open `asal` to be marked.

    An xlsx or xlsm file is opened itself. Any other (xls, ods, csv, xlsb), and one that openpyxl
    cannot carry, is rebuilt cell by cell from the grids in `buku`.

    Raises:
        BerkasTidakTerbaca: the file itself cannot be used and there are no grids either.
    """
    if is_dapat_ditandai(asal, buku):
        try:
            return _buka_sendiri(asal, buku)
        except Exception as galat:  # openpyxl raises anything at all on a workbook it dislikes
            if buku is None:
                raise _tidak_terbaca(asal) from galat
    if buku is None:
        raise _tidak_terbaca(asal)
    return salin_asal(asal, buku)


def salin_asal(asal: Path, buku: BukuKerja) -> BukuAsal:
    """Return a workbook rebuilt from the grids, with a note that says so."""
    return BukuAsal(susun_ulang(buku), ".xlsx", (CATATAN_DISALIN.format(nama=asal.name),))


def is_dapat_ditandai(asal: Path, buku: BukuKerja | None) -> bool:
    """Return whether `asal` is a workbook that openpyxl carries in reasonable time and memory."""
    gabungan = [area for lembar in buku.lembar for area in lembar.gabungan] if buku else []
    luas = sum((b2 - b1 + 1) * (k2 - k1 + 1) for b1, k1, b2, k2 in gabungan)
    if luas > BATAS_SEL_GABUNGAN or not zipfile.is_zipfile(asal):
        return False
    with zipfile.ZipFile(asal) as arsip:
        bagian = {info.filename: info.file_size for info in arsip.infolist()}
    is_xlsx = "[Content_Types].xml" in bagian and "xl/workbook.bin" not in bagian
    return is_xlsx and max(bagian.values()) <= BATAS_BYTE_BAGIAN


def _buka_sendiri(asal: Path, buku: BukuKerja | None) -> BukuAsal:
    with zipfile.ZipFile(asal) as arsip:
        bagian = set(arsip.namelist())
    bermakro = "xl/vbaProject.bin" in bagian
    buku_kerja = _baca(asal, bermakro=bermakro)
    buku_kerja.template = False
    if "docProps/core.xml" not in bagian:
        pakai_tanggal_baku(buku_kerja)
    _periksa_lengkap(buku_kerja, buku)
    nilai = _nilai_dari_grid(buku_kerja, buku) if buku else _nilai_dari_berkas(asal, buku_kerja)
    return BukuAsal(buku_kerja, ".xlsm" if bermakro else ".xlsx", nilai_rumus=nilai)


def _baca(asal: Path, *, bermakro: bool = False, nilai_saja: bool = False) -> Workbook:
    # A file object, because openpyxl judges a path by its suffix and people misname files.
    with asal.open("rb") as isi, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pembaca = _PembacaUtuh(isi, keep_vba=bermakro, data_only=nilai_saja, rich_text=True)
        pembaca.read()
        return pembaca.wb


def _periksa_lengkap(buku_kerja: Workbook, buku: BukuKerja | None) -> None:
    """Refuse a workbook that openpyxl read as fewer sheets than there are (Strict OOXML: none)."""
    ada = set(buku_kerja.sheetnames)
    if not ada or (buku and not {lembar.nama for lembar in buku.lembar} <= ada):
        raise ValueError("openpyxl lost sheets")


def _sel_rumus(buku_kerja: Workbook) -> dict[str, list[tuple[int, int]]]:
    """Return the cells with formulas per sheet, counted from 0."""
    return {
        ws.title: [
            (sel.row - 1, sel.column - 1) for sel in sel_tersimpan(ws) if sel.data_type == "f"
        ]
        for ws in buku_kerja.worksheets
    }


def _nilai_dari_grid(buku_kerja: Workbook, buku: BukuKerja) -> dict[str, dict[str, Nilai]]:
    grid = {lembar.nama: lembar for lembar in buku.lembar}
    return {
        nama: {alamat_sel(b, k): _isi_grid(grid[nama], b, k) for b, k in titik}
        for nama, titik in _sel_rumus(buku_kerja).items()
        if nama in grid
    }


def _isi_grid(lembar: Lembar, baris: int, kolom: int) -> Nilai:
    isi = lembar.baris[baris] if baris < len(lembar.baris) else ()
    return isi[kolom] if kolom < len(isi) else None


def _nilai_dari_berkas(asal: Path, buku_kerja: Workbook) -> dict[str, dict[str, Nilai]]:
    rumus = {nama: titik for nama, titik in _sel_rumus(buku_kerja).items() if titik}
    if not rumus:
        return {}
    nilai = _baca(asal, nilai_saja=True)
    return {
        nama: {
            alamat_sel(b, k): cast(Nilai, sel.value)
            for b, k in titik
            if (sel := nilai[nama].cell(b + 1, k + 1)).data_type in ("n", "s", "b")
        }
        for nama, titik in rumus.items()
    }


def _tidak_terbaca(asal: Path) -> BerkasTidakTerbaca:
    return BerkasTidakTerbaca(
        "Berkas ini tidak dapat dibuka untuk diberi tanda.",
        saran="Simpan ulang sebagai buku Excel (.xlsx), lalu kirim kembali.",
        berkas=asal.name,
    )
