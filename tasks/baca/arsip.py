"""Zip containers under suspicion: entries, sizes and checksums before anyone trusts them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from schemas.galat import BerkasTidakTerbaca
from tasks.baca.alasan import format_bulat, format_ukuran, tolak
from tasks.baca.batas import MIB, RASIO_MULAI_BYTE, BatasBaca

UKURAN_POTONGAN = MIB
AKHIR_ZIP = b"PK\x05\x06"
UKURAN_AKHIR = 22
GALAT_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


class Arsip:
    """A zip read from memory. Names are looked up without case and with forward slashes."""

    def __init__(self, isi: bytes, batas: BatasBaca) -> None:
        self._zip = _buka_zip(isi)
        self._entri = {ringkas_nama(info.filename): info for info in self._zip.infolist()}
        _periksa_entri(self._zip.infolist(), len(isi), batas)

    def __contains__(self, nama: str) -> bool:
        return ringkas_nama(nama) in self._entri

    def nama_entri(self) -> list[str]:
        """Return the names of all entries, lower case, with forward slashes."""
        return list(self._entri)

    def stream(self, nama: str) -> Iterator[bytes]:
        """Yield an entry in pieces; its real size and checksum are verified on the way.

        Raises:
            BerkasTidakTerbaca: the entry is missing or damaged.
        """
        info = self._entri.get(ringkas_nama(nama))
        if info is None:
            raise tolak("bagian_hilang", bagian=nama)
        try:
            with self._zip.open(info) as berkas:
                while potongan := berkas.read(UKURAN_POTONGAN):
                    yield potongan
        except GALAT_ZIP as galat:
            raise tolak("rusak", tempat=nama, sebab=f"bagian zip tidak utuh ({galat})") from galat

    def read(self, nama: str, maks_byte: int = 8 * MIB) -> bytes:
        """Return a small entry whole.

        Raises:
            BerkasTidakTerbaca: missing, damaged, or larger than `maks_byte`.
        """
        potongan = bytearray()
        for data in self.stream(nama):
            potongan += data
            if len(potongan) > maks_byte:
                raise tolak("bom_zip", tempat=nama, sebab=f"lebih dari {format_ukuran(maks_byte)}")
        return bytes(potongan)


def ringkas_nama(nama: str) -> str:
    """Return the name by which entries are compared."""
    return nama.replace("\\", "/").lstrip("/").lower()


def _buka_zip(isi: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(isi))
    except GALAT_ZIP as galat:
        akhir = isi.rfind(AKHIR_ZIP)
        if akhir < 0 or len(isi) - akhir < UKURAN_AKHIR:
            raise tolak("terpotong") from galat
        raise tolak("rusak", sebab=f"daftar isi zip tidak utuh ({galat})") from galat


def _periksa_entri(entri: list[zipfile.ZipInfo], ukuran: int, batas: BatasBaca) -> None:
    if len(entri) > batas.entri:
        raise tolak("bom_zip", sebab=f"{format_bulat(len(entri))} bagian di dalamnya")
    if any(info.flag_bits & 0x1 for info in entri):
        raise tolak("sandi")
    terurai = sum(info.file_size for info in entri)
    if terurai > batas.ukuran_terurai_byte:
        raise _bom(terurai, ukuran)
    if terurai > RASIO_MULAI_BYTE and terurai > batas.rasio * ukuran:
        raise _bom(terurai, ukuran)


def _bom(terurai: int, ukuran: int) -> BerkasTidakTerbaca:
    sebab = f"{format_ukuran(terurai)} dari {format_ukuran(ukuran)}"
    return tolak("bom_zip", sebab=sebab)
