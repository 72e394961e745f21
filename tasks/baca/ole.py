"""OLE2 containers: which streams they hold, and the bytes of one. All counts are checked.

Told apart with it: old Excel (`Workbook`, `Book`), an encrypted new workbook (`EncryptedPackage`),
Word and PowerPoint. Layout: [MS-CFB].
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from schemas.galat import BerkasTidakTerbaca
from tasks.baca.alasan import tolak

AWAL_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SEKTOR_MAKS = 0xFFFFFFFA
UKURAN_ENTRI = 128
JENIS_ALIRAN, JENIS_AKAR = 2, 5


@dataclass(frozen=True)
class _Entri:
    nama: str
    jenis: int
    awal: int
    ukuran: int


class WadahOle:
    """An OLE2 container held in memory.

    Raises:
        BerkasTidakTerbaca: the container is cut off or its tables contradict each other.
    """

    def __init__(self, isi: bytes) -> None:
        if len(isi) < 512:
            raise tolak("terpotong")
        self._isi = isi
        pangkat, pangkat_mini = struct.unpack_from("<HH", isi, 30)
        if pangkat not in (9, 12) or pangkat_mini != 6:
            raise _rusak()
        self._besar = 1 << pangkat
        self._maks_sektor = len(isi) // self._besar + 1
        self._fat = self._susun_fat()
        (direktori,) = struct.unpack_from("<I", isi, 48)
        self._entri = _baca_entri(self._rantai(direktori))
        self._mini: tuple[tuple[int, ...], bytes] | None = None

    def nama_aliran(self) -> set[str]:
        """Return the names of all streams."""
        return {entri.nama for entri in self._entri if entri.jenis == JENIS_ALIRAN}

    def read(self, nama: str) -> bytes:
        """Return the bytes of a stream.

        Raises:
            BerkasTidakTerbaca: no such stream, or it is cut off.
        """
        entri = next((e for e in self._entri if e.nama == nama and e.jenis == JENIS_ALIRAN), None)
        if entri is None:
            raise tolak("bagian_hilang", bagian=nama)
        (batas_mini,) = struct.unpack_from("<I", self._isi, 56)
        data = (
            self._rantai_mini(entri.awal) if entri.ukuran < batas_mini else self._rantai(entri.awal)
        )
        if len(data) < entri.ukuran:
            raise tolak("terpotong", tempat=nama)
        return data[: entri.ukuran]

    def _sektor(self, nomor: int) -> bytes:
        awal = (nomor + 1) * self._besar
        data = self._isi[awal : awal + self._besar]
        if not data:
            raise tolak("terpotong")
        return data

    def _susun_fat(self) -> tuple[int, ...]:
        sektor = list(struct.unpack_from("<109I", self._isi, 76))
        (lanjut,) = struct.unpack_from("<I", self._isi, 68)
        langkah = 0
        while lanjut < SEKTOR_MAKS:
            isi = self._angka(self._sektor(lanjut))
            sektor += isi[:-1]
            lanjut = isi[-1] if isi else SEKTOR_MAKS
            langkah += 1
            if langkah > self._maks_sektor:
                raise _rusak()
        fat: list[int] = []
        for nomor in sektor[: self._maks_sektor]:
            if nomor < SEKTOR_MAKS:
                fat += self._angka(self._sektor(nomor))
        return tuple(fat)

    @staticmethod
    def _angka(data: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])

    def _rantai(self, awal: int) -> bytes:
        return b"".join(self._sektor(nomor) for nomor in _ikuti(self._fat, awal, self._maks_sektor))

    def _rantai_mini(self, awal: int) -> bytes:
        if self._mini is None:
            (mulai_fat,) = struct.unpack_from("<I", self._isi, 60)
            akar = next((e for e in self._entri if e.jenis == JENIS_AKAR), None)
            if akar is None:
                raise _rusak()
            self._mini = self._angka(self._rantai(mulai_fat)), self._rantai(akar.awal)
        fat, data = self._mini
        nomor = _ikuti(fat, awal, len(data) // 64 + 1)
        return b"".join(data[n * 64 : n * 64 + 64] for n in nomor)


def _ikuti(fat: tuple[int, ...], awal: int, maks: int) -> list[int]:
    """Return the sector numbers of a chain; a loop or a link out of the table is damage."""
    rantai: list[int] = []
    nomor = awal
    while nomor < SEKTOR_MAKS:
        rantai.append(nomor)
        if len(rantai) > maks or nomor >= len(fat):
            raise _rusak()
        nomor = fat[nomor]
    return rantai


def _baca_entri(direktori: bytes) -> list[_Entri]:
    entri = []
    for awal in range(0, len(direktori) - UKURAN_ENTRI + 1, UKURAN_ENTRI):
        panjang, jenis = struct.unpack_from("<HB", direktori, awal + 64)
        mulai, ukuran = struct.unpack_from("<II", direktori, awal + 116)
        nama = direktori[awal : awal + max(min(panjang, 64) - 2, 0)].decode("utf-16-le", "replace")
        entri.append(_Entri(nama, jenis, mulai, ukuran))
    return entri


def _rusak() -> BerkasTidakTerbaca:
    return tolak("rusak", sebab="daftar isi OLE2 saling bertentangan")
