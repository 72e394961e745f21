"""Reading any workbook a kelurahan sends, in a process of its own, under limits.

`read_buku` is the only way into a workbook's content. It never trusts an extension, a declared size
or a declared dimension, and whatever a file does, the caller gets a BukuKerja or a
BerkasTidakTerbaca. No Prefect here: tasks of the flow call these functions.
"""

from __future__ import annotations

import pickle
from pathlib import Path

from schemas.lembar import BukuKerja
from tasks.baca.alasan import format_ukuran, tolak
from tasks.baca.anak import read_ke_berkas
from tasks.baca.batas import BatasBaca
from tasks.baca.berkas import is_pendamping, sha256_berkas
from tasks.baca.kolam import PembacaLambat, PembacaMati, close_pembaca, run_di_pembaca

__all__ = ["BatasBaca", "close_pembaca", "is_pendamping", "read_buku", "sha256_berkas"]

BATAS_BAWAAN = BatasBaca()


def read_buku(path: Path, batas: BatasBaca = BATAS_BAWAAN) -> BukuKerja:
    """Return the workbook in a file: xlsx, xlsm, xls, xlsb, ods, or text (csv, tsv, semicolons).

    Safe to call from several threads; two files are read at a time.

    Raises:
        BerkasTidakTerbaca: broken, hostile, locked, beyond `batas`, no workbook, or the reader died
            over it; `berkas` is the file's name, `tempat` the sheet or part where known.
    """
    nama = path.name
    try:
        hasil = run_di_pembaca(read_ke_berkas, str(path.absolute()), batas.detik, batas)
    except PembacaLambat:
        raise tolak("waktu", nama, detik=f"{batas.detik:g}") from None
    except PembacaMati as galat:
        if galat.kehabisan_memori:
            raise tolak("memori", nama, batas=format_ukuran(batas.memori_byte)) from None
        raise tolak("pembaca_mati", nama, sebab=galat.sebab) from None
    buku: BukuKerja = pickle.loads(hasil)
    return buku
