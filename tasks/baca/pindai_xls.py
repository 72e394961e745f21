"""One pass over the records of an old Excel stream (BIFF8, BIFF5): what calamine hides.

Errors typed in (BOOLERR) or calculated (FORMULA), rows and columns hidden, cell counts. Layout:
[MS-XLS]. Not told here: a formula without a stored value (old Excel always stores one), and
repairs of damaged records; merged ranges come from calamine.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from tasks.baca.alasan import tolak
from tasks.baca.batas import BatasBaca
from tasks.baca.pindaian import Pindaian, periksa_baris, periksa_luas

BOF, EOF, BOUNDSHEET, FILEPASS = 0x0809, 0x000A, 0x0085, 0x002F
ROW, COLINFO, FORMULA, BOOLERR = 0x0208, 0x007D, 0x0006, 0x0205
BERISI = frozenset({0x0203, 0x027E, 0x00FD, 0x0204, 0x00D6, FORMULA, BOOLERR})
"""NUMBER, RK, LABELSST, LABEL, RSTRING, FORMULA, BOOLERR: one cell each."""
MULRK = 0x00BD
KODE_GALAT = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
Rekaman = tuple[int, int, int]
"""(kind, start of its data, length of its data)"""


def pindai_xls(aliran: bytes, batas: BatasBaca) -> list[Pindaian]:
    """Return the signals of each sheet in the order of the workbook's sheet list.

    Raises:
        BerkasTidakTerbaca: password protected, cut off, or over the limits.
    """
    awal_lembar: list[int] = []
    for jenis, awal, panjang in _rekaman(aliran, 0):
        if jenis == FILEPASS:
            raise tolak("sandi")
        if jenis == BOUNDSHEET and panjang >= 4:
            awal_lembar.append(struct.unpack_from("<I", aliran, awal)[0])
    return [
        _pindai_lembar(aliran, awal, batas, f"lembar ke-{nomor}")
        for nomor, awal in enumerate(awal_lembar, start=1)
    ]


def _rekaman(aliran: bytes, posisi: int) -> Iterator[Rekaman]:
    """Yield the records of one substream: from its BOF up to its EOF, charts inside included."""
    dalam = 0
    while posisi + 4 <= len(aliran):
        jenis, panjang = struct.unpack_from("<HH", aliran, posisi)
        if posisi + 4 + panjang > len(aliran):
            raise tolak("terpotong")
        if jenis == BOF:
            dalam += 1
        elif jenis == EOF:
            dalam -= 1
            if dalam <= 0:
                return
        elif dalam == 1:
            yield jenis, posisi + 4, panjang
        posisi += 4 + panjang


def _pindai_lembar(aliran: bytes, posisi: int, batas: BatasBaca, tempat: str) -> Pindaian:
    hasil = Pindaian()
    baris_berisi: set[int] = set()
    maks_kolom = -1
    for jenis, awal, panjang in _rekaman(aliran, posisi):
        if jenis in BERISI and panjang >= 6:
            baris, kolom = struct.unpack_from("<HH", aliran, awal)
            baris_berisi.add(baris)
            maks_kolom = max(maks_kolom, kolom)
            _catat_galat(hasil, aliran, (jenis, awal, panjang), (baris, kolom))
        elif jenis == MULRK and panjang >= 6:
            baris, _ = struct.unpack_from("<HH", aliran, awal)
            baris_berisi.add(baris)
            maks_kolom = max(maks_kolom, struct.unpack_from("<H", aliran, awal + panjang - 2)[0])
        else:
            _catat_tersembunyi(hasil, aliran, (jenis, awal, panjang))
    periksa_luas(max(baris_berisi, default=-1), maks_kolom, batas, tempat)
    periksa_baris(len(baris_berisi), batas, tempat)
    return hasil


def _catat_galat(hasil: Pindaian, aliran: bytes, rekaman: Rekaman, titik: tuple[int, int]) -> None:
    jenis, awal, panjang = rekaman
    kode = None
    if jenis == BOOLERR and panjang >= 8 and aliran[awal + 7]:
        kode = aliran[awal + 6]
    elif jenis == FORMULA and panjang >= 14 and aliran[awal + 12 : awal + 14] == b"\xff\xff":
        kode = aliran[awal + 8] if aliran[awal + 6] == 2 else None
    if kode is not None:
        hasil.galat[titik] = KODE_GALAT.get(kode, "#GALAT")


def _catat_tersembunyi(hasil: Pindaian, aliran: bytes, rekaman: Rekaman) -> None:
    jenis, awal, panjang = rekaman
    if jenis == ROW and panjang >= 16:
        nomor, opsi = struct.unpack_from("<H10xB", aliran, awal)
        if opsi & 0x20:
            hasil.baris_tersembunyi.add(nomor)
    elif jenis == COLINFO and panjang >= 10:
        pertama, terakhir, _, _, opsi = struct.unpack_from("<5H", aliran, awal)
        if opsi & 0x1:
            hasil.kolom_tersembunyi.append((pertama, terakhir))
