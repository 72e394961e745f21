"""Looking for a mark in a file without reading it as a workbook: quick, and in isolation too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from schemas.galat import BerkasTidakTerbaca
from tasks.baca.arsip import Arsip
from tasks.baca.batas import BatasBaca
from tasks.baca.berkas import read_isi
from tasks.baca.format import AWAL_ZIP
from tasks.baca.kolam import PembacaLambat, PembacaMati, run_di_pembaca

BAGIAN_TEKS = ("sharedstrings.xml", "sharedstrings.bin", "content.xml")
FOLDER_LEMBAR = "/worksheets/"
ADA, TIADA = b"1", b"0"


def has_penanda(path: Path, penanda: str, batas: BatasBaca) -> bool:
    """Tell whether the text `penanda` stands somewhere among the cells of a file.

    A yes is a suspicion: only the workbook as read tells in which cell it stands. A file that
    cannot be looked through has none; whoever reads it gets the reason.
    """
    try:
        hasil = run_di_pembaca(cari_ke_berkas, str(path.absolute()), batas.detik, penanda, batas)
    except (BerkasTidakTerbaca, PembacaLambat, PembacaMati):
        return False
    return hasil == ADA


def cari_ke_berkas(path: str, tujuan: str, penanda: str, batas: BatasBaca) -> None:
    """Look through the file at `path` in a reader process and leave the answer at `tujuan`.

    Raises:
        BerkasTidakTerbaca: it is damaged or beyond the limits.
    """
    isi = read_isi(Path(path), batas)
    # xls and xlsb may keep texts in two bytes a letter.
    pola = (penanda.encode(), penanda.encode("utf-16-le"))
    potongan = _urai(isi, batas) if isi.startswith(AWAL_ZIP) else iter((isi,))
    Path(tujuan).write_bytes(ADA if _memuat(potongan, pola) else TIADA)


def _urai(isi: bytes, batas: BatasBaca) -> Iterator[bytes]:
    """Yield the parts of a zipped workbook that hold text, piece by piece."""
    arsip = Arsip(isi, batas)
    for nama in arsip.nama_entri():
        if nama.endswith(BAGIAN_TEKS) or FOLDER_LEMBAR in nama:
            yield from arsip.stream(nama)


def _memuat(potongan: Iterable[bytes], pola: tuple[bytes, ...]) -> bool:
    ekor = b""
    panjang = max(len(p) for p in pola) - 1
    for data in potongan:
        gabung = ekor + data
        if any(p in gabung for p in pola):
            return True
        ekor = gabung[-panjang:]
    return False
