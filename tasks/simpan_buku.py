"""Saving workbooks: the same content gives the same bytes, and formulas carry their results."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.utils.datetime import to_excel
from openpyxl.writer.excel import ExcelWriter

from schemas.lembar import Nilai

TANGGAL_BAKU = dt.datetime(2000, 1, 1)
"""Stands for "when written" in workbooks that we make, because a clock would change the bytes."""
_WAKTU_ZIP = (1980, 1, 1, 0, 0, 0)
_RUMUS = re.compile(
    r'<c r="(?P<sel>[A-Z]+\d+)"(?P<atribut>[^>]*)>(?P<rumus><f\b[^>]*(?:/>|>[^<]*</f>))'
    r"<v ?(?:/>|></v>)</c>"
)

NilaiRumus = Mapping[str, Mapping[str, Nilai]]
"""Results of formulas: sheet name, then A1 address."""


def simpan_buku(buku: Workbook, tujuan: Path, nilai_rumus: NilaiRumus | None = None) -> Path:
    """Write `buku` to `tujuan` in one step and return `tujuan`.

    Two saves of the same content are equal byte for byte: dates of writing are left as they are in
    `buku`, the archive carries no clock. `nilai_rumus` are the results stored with the formulas:
    openpyxl stores none, and then a phone, a preview or an importer sees empty cells. Excel and
    LibreOffice compute them anew when they open the file.
    """
    penampung = io.BytesIO()
    ExcelWriter(buku, zipfile.ZipFile(penampung, "w", zipfile.ZIP_DEFLATED)).save()
    isian = _nilai_per_bagian(buku, nilai_rumus or {})
    sementara = tujuan.with_name(f".{tujuan.name}.sementara")
    sementara.write_bytes(_kemas_ulang(penampung, isian))
    return sementara.replace(tujuan)


def buku_baru(judul: str) -> Workbook:
    """Return an empty workbook (no sheets) whose properties hold no clock and no person."""
    buku = Workbook()
    for lembar in buku.worksheets:
        buku.remove(lembar)
    pakai_tanggal_baku(buku)
    buku.properties.creator = "Bappeda Kota Metro"
    buku.properties.title = judul
    return buku


def pakai_tanggal_baku(buku: Workbook) -> None:
    """Replace the clock's time in the properties of `buku` by a fixed one."""
    buku.properties.created = buku.properties.modified = TANGGAL_BAKU


def _nilai_per_bagian(buku: Workbook, nilai: NilaiRumus) -> dict[str, Mapping[str, Nilai]]:
    """Return the results by the name of the archive's part that holds the sheet."""
    return {ws.path.lstrip("/"): nilai[ws.title] for ws in buku.worksheets if nilai.get(ws.title)}


def _kemas_ulang(asal: io.BytesIO, isian: Mapping[str, Mapping[str, Nilai]]) -> bytes:
    hasil = io.BytesIO()
    with (
        zipfile.ZipFile(asal) as lama,
        zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as baru,
    ):
        for nama in sorted(lama.namelist()):
            isi = lama.read(nama)
            if nama in isian:
                isi = _isi_rumus(isi.decode("utf-8"), isian[nama]).encode("utf-8")
            info = zipfile.ZipInfo(nama, _WAKTU_ZIP)
            info.compress_type = zipfile.ZIP_DEFLATED
            baru.writestr(info, isi)
    return hasil.getvalue()


def _isi_rumus(xml: str, nilai: Mapping[str, Nilai]) -> str:
    def ganti(cocok: re.Match[str]) -> str:
        hasil = nilai.get(cocok["sel"])
        if hasil is None:
            return cocok[0]
        jenis, teks = _tulis_nilai(hasil)
        return f'<c r="{cocok["sel"]}"{cocok["atribut"]}{jenis}>{cocok["rumus"]}<v>{teks}</v></c>'

    return _RUMUS.sub(ganti, xml)


def _tulis_nilai(nilai: Nilai) -> tuple[str, str]:
    """Return the type attribute and the text of a stored result."""
    if isinstance(nilai, bool):
        return ' t="b"', str(int(nilai))
    if isinstance(nilai, int | float):
        return "", repr(nilai)
    if isinstance(nilai, dt.datetime | dt.date | dt.time | dt.timedelta):
        return "", repr(to_excel(nilai))  # type: ignore[no-untyped-call]
    return ' t="str"', escape(str(nilai))
