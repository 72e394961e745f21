"""The findings of a file in the order a person meets them, each with its proposal beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from schemas.hasil import HasilBerkas
from schemas.perbaikan import Perbaikan
from schemas.temuan import TINGKAT

Baris = tuple[str, int]
"""(sheet name, row number from 1)."""

NAMA_TINGKAT = {
    "tolak": "Wajib diperbaiki",
    "periksa": "Perlu diperiksa",
    "info": "Untuk diketahui",
}


@dataclass(frozen=True)
class Butir:
    """One finding, ready to be shown. Missing places are None, missing texts "".

    `keadaan` tells in words whether the version before had it; "" when there was none.
    """

    kode: str
    tingkat: str
    lembar: str | None
    sel: str | None
    nomor_baris: int | None
    usulan: str
    nilai: str
    pesan: str
    saran: str
    keadaan: str = ""

    @property
    def kolom(self) -> int:
        """Return the column number from 1, or 0 when the finding has no cell."""
        return nomor_kolom(self.sel) if self.sel else 0


def nomor_kolom(sel: str) -> int:
    """Return the column number (from 1) of an A1 address."""
    return column_index_from_string(coordinate_from_string(sel)[0])


def susun_daftar(
    hasil: HasilBerkas, urutan_lembar: Sequence[str], perbaikan: Perbaikan | None = None
) -> list[Butir]:
    """Return the findings: first those of the whole file, then sheet by sheet, down and right."""
    nama_usulan = _nama_usulan(hasil)
    butir = [
        _buat_butir(catatan, nama_usulan, _sebut_keadaan(catatan["temuan_id"], perbaikan))
        for catatan in hasil.temuan.to_dict("records")
    ]
    tempat = {nama: urut for urut, nama in enumerate(urutan_lembar)}

    def kunci(b: Butir) -> tuple[Any, ...]:
        urut = -1 if b.lembar is None else tempat.get(b.lembar, len(tempat))
        return urut, b.nomor_baris or 0, b.kolom, TINGKAT.index(b.tingkat), b.kode

    return sorted(butir, key=kunci)


def baris_usulan(hasil: HasilBerkas) -> dict[Baris, dict[str, Any]]:
    """Return every proposal of the file by its place, with `ditolak` telling its outcome."""
    return {
        (str(usulan["lembar"]), int(usulan["nomor_baris"])): {
            **{str(nama): nilai for nama, nilai in usulan.items()},
            "ditolak": ditolak,
        }
        for bingkai, ditolak in ((hasil.diterima, False), (hasil.ditolak, True))
        for usulan in bingkai.to_dict("records")
    }


def teks(nilai: object) -> str:
    """Return a frame's value as text, "" where it is missing."""
    return "" if nilai is None or pd.isna(nilai) else str(nilai)  # type: ignore[call-overload]


def _nama_usulan(hasil: HasilBerkas) -> dict[Baris | str, str]:
    """Return how each proposal is called, by its place and by its id."""
    nama: dict[Baris | str, str] = {}
    for tempat, usulan in baris_usulan(hasil).items():
        nomor, uraian = teks(usulan["nomor"]), teks(usulan["uraian"])
        sebutan = f"{nomor.rstrip('.')}. {uraian}" if nomor and uraian else uraian
        sebutan = sebutan or (f"Nomor {nomor}" if nomor else "")
        nama[tempat] = nama[usulan["usulan_id"]] = sebutan
    return nama


def _sebut_keadaan(temuan_id: str, perbaikan: Perbaikan | None) -> str:
    if perbaikan is None:
        return ""
    return "masih ada" if temuan_id in perbaikan.lanjutan else "baru"


def _buat_butir(
    catatan: Mapping[Any, Any], nama_usulan: Mapping[Baris | str, str], keadaan: str
) -> Butir:
    lembar, sel = teks(catatan["lembar"]) or None, teks(catatan["sel"]) or None
    baris = catatan["nomor_baris"]
    nomor = _nomor_baris(baris, sel)
    dari_tempat = nama_usulan.get((lembar, nomor), "") if lembar and nomor else ""
    return Butir(
        kode=catatan["kode"],
        tingkat=catatan["tingkat"],
        lembar=lembar,
        sel=sel,
        nomor_baris=nomor,
        usulan=dari_tempat or nama_usulan.get(teks(catatan["usulan_id"]), ""),
        nilai=teks(catatan["nilai"]),
        pesan=teks(catatan["pesan"]),
        saran=teks(catatan["saran"]),
        keadaan=keadaan,
    )


def _nomor_baris(baris: object, sel: str | None) -> int | None:
    if teks(baris):
        return int(str(baris))
    return coordinate_from_string(sel)[1] if sel else None
