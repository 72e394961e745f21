"""Tables as text (CSV, TSV, semicolons): encoding and delimiter by evidence, cells all text."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from schemas.lembar import Nilai
from tasks.baca.alasan import tolak
from tasks.baca.batas import BatasBaca
from tasks.baca.pindaian import periksa_baris, periksa_luas

Kutip = Literal[0, 3]
"""csv.QUOTE_MINIMAL or csv.QUOTE_NONE."""
PEMISAH = (";", "\t", ",", "|")
BARIS_CONTOH = 200
MAKS_SEL = 1_000_000
AWAL_PEMISAH = "sep="
"""A first line `sep=;` is Excel's own hint; Excel does not show it as a row."""


@dataclass(frozen=True)
class TabelTeks:
    """Rows of text (None for empty) and notes on what was doubtful."""

    baris: list[list[Nilai]]
    peringatan: tuple[str, ...]


def read_teks(isi: bytes, batas: BatasBaca) -> TabelTeks:
    """Return the cells of a text table.

    Raises:
        BerkasTidakTerbaca: too many rows, or a cell that swallows more than a million characters.
    """
    teks, peringatan = decode_teks(isi)
    pemisah, teks = _ambil_petunjuk(teks)
    kutip, catatan = _pilih_kutip(teks)
    pemisah = pemisah or sniff_pemisah(teks, kutip)
    baris: list[list[Nilai]] = []
    try:
        for sel in _pembaca(teks, pemisah, kutip):
            baris.append([nilai or None for nilai in sel])
            if len(baris) > batas.baris:
                periksa_baris(len(baris), batas, "")
    except csv.Error as galat:
        raise tolak("rusak", tempat=f"baris {len(baris) + 1}", sebab=str(galat)) from galat
    lebar = max(map(len, baris), default=0)
    periksa_luas(len(baris) - 1, lebar - 1, batas, "")
    return TabelTeks(baris, (*peringatan, *catatan))


def decode_teks(isi: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text by byte order mark, else UTF-8, else Windows-1252, and notes on doubts."""
    for bom, sandi in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if isi.startswith(bom):
            return _decode_longgar(isi, sandi)
    try:
        return isi.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _decode_longgar(isi, "cp1252")


def sniff_pemisah(teks: str, kutip: Kutip = csv.QUOTE_MINIMAL) -> str:
    """Return the delimiter that splits most rows into the same number (over one) of cells.

    Ties go to the more exotic one: a comma also stands in prose and in decimals.
    """
    contoh = "\n".join(teks.splitlines()[:BARIS_CONTOH])
    nilai = {pemisah: _nilai_pemisah(contoh, pemisah, kutip) for pemisah in PEMISAH}
    terbaik = max(PEMISAH, key=lambda pemisah: nilai[pemisah])
    return terbaik if nilai[terbaik] > (0, 0) else ","


def _nilai_pemisah(contoh: str, pemisah: str, kutip: Kutip) -> tuple[int, int]:
    """Return (rows that agree on the commonest width over one, that width)."""
    try:
        lebar = Counter(len(sel) for sel in _pembaca(contoh, pemisah, kutip) if len(sel) > 1)
    except csv.Error:
        return (0, 0)
    if not lebar:
        return (0, 0)
    umum, jumlah = max(lebar.items(), key=lambda pasangan: (pasangan[1], pasangan[0]))
    return jumlah, umum


def _pembaca(teks: str, pemisah: str, kutip: Kutip) -> Iterator[list[str]]:
    csv.field_size_limit(MAKS_SEL)
    return csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah, quoting=kutip)


def _ambil_petunjuk(teks: str) -> tuple[str | None, str]:
    baris, _, sisa = teks.partition("\n")
    petunjuk = baris.strip("\r")
    if len(petunjuk) == len(AWAL_PEMISAH) + 1 and petunjuk.lower().startswith(AWAL_PEMISAH):
        return petunjuk[-1], sisa
    return None, teks


def _pilih_kutip(teks: str) -> tuple[Kutip, tuple[str, ...]]:
    """Read quotes as plain characters when they do not pair: one stray quote hides all after it."""
    if teks.count('"') % 2 == 0:
        return csv.QUOTE_MINIMAL, ()
    pesan = (
        'Tanda kutip (") di berkas teks ini tidak berpasangan, maka dibaca sebagai huruf biasa; '
        "periksa baris yang memuat tanda kutip."
    )
    return csv.QUOTE_NONE, (pesan,)


def _decode_longgar(isi: bytes, sandi: str) -> tuple[str, tuple[str, ...]]:
    teks = isi.decode(sandi, "replace")
    if "\ufffd" not in teks:
        return teks, ()
    pesan = (
        f"Sebagian huruf berkas teks ini tidak dikenal ({sandi}) dan diganti tanda \ufffd; "
        "simpan ulang sebagai .xlsx bila ada tulisan yang rusak."
    )
    return teks, (pesan,)
