"""python-calamine's values as a grid, its quirks put right.

Always `skip_empty_area=False`: its default drops leading empty rows and so shifts all addresses.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import cast

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from schemas.galat import BerkasTidakTerbaca
from schemas.lembar import Area, Nilai, Titik
from tasks.baca.alasan import tolak

Kisi = list[list[Nilai]]


@dataclass
class IsiLembar:
    """A sheet as calamine sees it. `jumlah_isi` counts its cells that are not empty."""

    kisi: Kisi
    jumlah_isi: int
    bukan_angka: dict[Titik, str]


class BukuKalamin:
    """A workbook opened from memory by calamine; its failures are BerkasTidakTerbaca."""

    def __init__(self, isi: bytes) -> None:
        with menerjemahkan():
            self._buku = CalamineWorkbook.from_filelike(io.BytesIO(isi))

    def nama_semua(self) -> list[str]:
        """Return the names of all sheets of any kind, in order."""
        return list(self._buku.sheet_names)

    def daftar_lembar(self) -> list[SheetMetadata]:
        """Return the sheets that hold cells, in order: no charts, dialogs or macro sheets."""
        return [m for m in self._buku.sheets_metadata if m.typ == SheetTypeEnum.WorkSheet]

    def read_lembar(self, nama: str) -> tuple[IsiLembar, list[Area]]:
        """Return the values of a sheet from A1 on, and its merged ranges where calamine tells them.

        Raises:
            BerkasTidakTerbaca: the sheet's part is damaged.
        """
        with menerjemahkan(f"lembar {nama}"):
            lembar = self._buku.get_sheet_by_name(nama)
            isi = rapikan_kisi(cast(Kisi, lembar.to_python(skip_empty_area=False)))
            return isi, [(*awal, *akhir) for awal, akhir in lembar.merged_cell_ranges or []]


def is_tersembunyi(lembar: SheetMetadata) -> bool:
    """Tell whether the sheet is hidden or very hidden."""
    return lembar.visible != SheetVisibleEnum.Visible


def rapikan_kisi(kisi: Kisi) -> IsiLembar:
    """Turn '' into None in place, and numbers that are none (NaN, infinity) into named errors."""
    jumlah = 0
    bukan_angka: dict[Titik, str] = {}
    # Equal texts become one object: less to hand over between the processes, and to hold.
    satu: dict[str, str] = {}
    for nomor, baris in enumerate(kisi):
        kosong = baris.count("")
        jumlah += len(baris) - kosong
        if kosong:
            kisi[nomor] = baris = [None if sel == "" else sel for sel in baris]
        for kolom, sel in enumerate(baris):
            if sel.__class__ is str:
                baris[kolom] = satu.setdefault(sel, sel)
            elif sel.__class__ is float and not math.isfinite(sel):
                bukan_angka[nomor, kolom] = "#NUM!"
                baris[kolom] = None
    return IsiLembar(kisi, jumlah, bukan_angka)


@contextmanager
def menerjemahkan(tempat: str = "") -> Iterator[None]:
    """Turn failures inside calamine into BerkasTidakTerbaca; interrupts and MemoryError pass.

    Its PanicException is a BaseException that is no Exception, hence the wide net.
    """
    try:
        yield
    except (BerkasTidakTerbaca, MemoryError):
        raise
    except PasswordError as galat:
        raise tolak("sandi") from galat
    except BaseException as galat:
        if isinstance(galat, Exception) or type(galat).__name__ == "PanicException":
            raise tolak("rusak", tempat=tempat, sebab=_ringkas(galat)) from galat
        raise


def _ringkas(galat: BaseException) -> str:
    baris = str(galat).strip().splitlines()
    jenis = "" if isinstance(galat, CalamineError) else f"{type(galat).__name__}: "
    teks = f"{jenis}{baris[0][:160]}" if baris else type(galat).__name__
    return f"tidak dapat diurai ({teks})"
