"""Writing the feedback workbook, from the file that came to the file that goes back."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from openpyxl import Workbook

from schemas.buku_kita import LEMBAR_RINGKASAN, LEMBAR_TEMUAN
from schemas.hasil import HasilBerkas
from schemas.lembar import BukuKerja
from schemas.perbaikan import Perbaikan
from tasks.simpan_buku import simpan_buku
from tasks.umpan_balik.bekas import hapus_bekas, simpan_tampilan
from tasks.umpan_balik.buku_asal import BukuAsal, open_asal, salin_asal
from tasks.umpan_balik.daftar import susun_daftar
from tasks.umpan_balik.lembar_ringkasan import Kepala, isi_lembar_ringkasan
from tasks.umpan_balik.lembar_temuan import isi_lembar_temuan
from tasks.umpan_balik.tanda import pasang_tanda


def write_umpan_balik(
    asal: Path,
    hasil: HasilBerkas,
    tujuan: Path,
    nama_kelurahan: str,
    buku: BukuKerja | None = None,
    perbaikan: Perbaikan | None = None,
) -> Path:
    """Write the kelurahan's own workbook back with its findings marked, and return where it is.

    The file is `asal` itself, opened and written by openpyxl: values, formulas, formats, widths and
    other sheets stay; text boxes and some drawings do not survive openpyxl. Results of formulas
    are carried over as they were sent, and are computed anew by Excel or LibreOffice. What openpyxl
    cannot open (xls, ods, csv, xlsb, damaged) is rebuilt from the grids in `buku`, and says so.
    Marks of an earlier feedback in `asal` are taken off first. The same input gives the same bytes.
    With `perbaikan` it tells what was mended since the version before, and which findings are new.

    `tujuan` gets the suffix `.xlsm` when `asal` carries macros, else `.xlsx`.

    Raises:
        BerkasTidakTerbaca: `asal` cannot be opened to be marked, and `buku` is not given.
    """
    sumber = open_asal(asal, buku)
    try:
        return _tulis(sumber, hasil, tujuan, nama_kelurahan, perbaikan)
    except Exception:
        # openpyxl reads some workbooks that it then cannot write (odd drawings, broken styles).
        if buku is None or sumber.catatan:
            raise
        return _tulis(salin_asal(asal, buku), hasil, tujuan, nama_kelurahan, perbaikan)


def _tulis(
    sumber: BukuAsal,
    hasil: HasilBerkas,
    tujuan: Path,
    nama_kelurahan: str,
    perbaikan: Perbaikan | None,
) -> Path:
    buku = sumber.buku
    hapus_bekas(buku)
    daftar = susun_daftar(hasil, buku.sheetnames, perbaikan)
    tampilan = pasang_tanda(buku, hasil, daftar)
    nama_ringkasan = nama_bebas(LEMBAR_RINGKASAN, buku.sheetnames)
    nama_temuan = nama_bebas(LEMBAR_TEMUAN, buku.sheetnames)
    sebutan = sebut_kelurahan(nama_kelurahan)
    judul = f"Daftar temuan: {sebutan}"
    kepala = Kepala(sebutan, hasil.nama_berkas, nama_temuan, sumber.catatan, perbaikan)
    ringkasan = buku.create_sheet(nama_ringkasan, 0)
    isi_lembar_ringkasan(ringkasan, hasil, daftar, kepala)
    isi_lembar_temuan(buku.create_sheet(nama_temuan, 1), daftar, judul)
    simpan_tampilan(buku, tampilan)
    _buka_di_ringkasan(buku)
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    return simpan_buku(buku, tujuan.with_suffix(sumber.akhiran), sumber.nilai_rumus)


def sebut_kelurahan(nama: str) -> str:
    """Return the name with the word Kelurahan before it, once."""
    return nama if nama.casefold().startswith("kelurahan") else f"Kelurahan {nama}"


def nama_bebas(nama: str, terpakai: Collection[str]) -> str:
    """Return `nama`, numbered when the kelurahan has a sheet of that name itself."""
    dipakai = {lain.casefold() for lain in terpakai}
    calon = [nama, *(f"{nama} {nomor}" for nomor in range(2, len(dipakai) + 3))]
    return next(c for c in calon if c.casefold() not in dipakai)


def _buka_di_ringkasan(buku: Workbook) -> None:
    """Open the workbook at the summary, and select no other sheet.

    Two selected sheets are a group in Excel: what is typed into one goes into the other too.
    """
    buku.active = 0
    for nomor, ws in enumerate(buku.worksheets):
        ws.sheet_view.tabSelected = nomor == 0
    for tampilan in buku.views:
        tampilan.firstSheet = 0
