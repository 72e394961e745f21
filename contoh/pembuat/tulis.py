"""Writes sheets as xlsx, ods or csv, the same bytes every time."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from math import ceil

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pembuat.gaya import GayaLembar
from pembuat.model import LembarTulis, NilaiSel, SelTulis
from pembuat.tulis_ods import susun_ods

_WAKTU_ZIP = (2023, 2, 1, 8, 0, 0)
_WAKTU_DOKUMEN = "2023-02-01T08:00:00Z"
_WAKTU_XML = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_TANPA_GARIS = {"judul", "identitas", "catatan", "ttd", "polos"}
_TENGAH = {"kepala", "nomor_kolom", "tengah", "ttd"}
_BUNGKUS = {"kepala", "teks", "tengah"}
TINGGI_BARIS = 13.5
HURUF_PER_LEBAR = 1.12
_TIPIS = Side(style="thin", color="808080")
_GARIS = Border(left=_TIPIS, right=_TIPIS, top=_TIPIS, bottom=_TIPIS)


def tulis_buku(gaya: GayaLembar, lembar: list[LembarTulis]) -> bytes:
    """Return the file of a kelurahan in the format that its name says."""
    akhiran = gaya.berkas.rpartition(".")[2]
    if akhiran == "csv":
        return _susun_csv(lembar[0]).encode("cp1252")
    if akhiran == "ods":
        return bungkus_zip(susun_ods(lembar), mentah=frozenset({"mimetype"}))
    return _susun_xlsx(gaya, lembar)


def bungkus_zip(entri: dict[str, bytes], mentah: frozenset[str] = frozenset()) -> bytes:
    """Return a zip of these entries in this order, all with one fixed date."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w") as arsip:
        for nama, isi in entri.items():
            info = zipfile.ZipInfo(nama, _WAKTU_ZIP)
            info.compress_type = zipfile.ZIP_STORED if nama in mentah else zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            info.create_system = 3
            arsip.writestr(info, isi)
    return keluar.getvalue()


def _susun_csv(lembar: LembarTulis) -> str:
    tinggi = max(r for r, _ in lembar.sel)
    lebar = max(c for _, c in lembar.sel)
    keluar = io.StringIO()
    penulis = csv.writer(keluar, delimiter=";", lineterminator="\r\n")
    for r in range(1, tinggi + 1):
        baris = [lembar.sel.get((r, c)) for c in range(1, lebar + 1)]
        penulis.writerow(["" if s is None or s.nilai is None else s.nilai for s in baris])
    return keluar.getvalue()


def _susun_xlsx(gaya: GayaLembar, lembar: list[LembarTulis]) -> bytes:
    buku = Workbook()
    buku.remove(buku.worksheets[0])
    for satu in lembar:
        _isi_lembar(buku.create_sheet(satu.nama), gaya, satu)
    buku.active = next(i for i, s in enumerate(lembar) if not s.tersembunyi)
    buku.properties.creator = "Kelurahan"
    simpan = io.BytesIO()
    buku.save(simpan)
    with zipfile.ZipFile(simpan) as arsip:
        entri = {nama: arsip.read(nama) for nama in arsip.namelist()}
    inti = entri["docProps/core.xml"]
    entri["docProps/core.xml"] = _WAKTU_XML.sub(rb"\g<1>" + _WAKTU_DOKUMEN.encode(), inti)
    for urut, satu in enumerate(lembar, start=1):
        nama = f"xl/worksheets/sheet{urut}.xml"
        entri[nama] = _sisip_rumus(entri[nama], satu.rumus)
    return bungkus_zip(entri)


def _sisip_rumus(xml: bytes, rumus: dict[str, str]) -> bytes:
    """Put formulas before stored values: openpyxl writes either the one or the other.

    Raises:
        ValueError: a formula's cell is not in the sheet.
    """
    for alamat, isi in rumus.items():
        pola = re.compile(rf'(<c r="{alamat}"[^>]*>)(<v>)'.encode())
        xml, jumlah = pola.subn(rb"\1<f>" + isi.encode() + rb"</f>\2", xml)
        if jumlah != 1:
            raise ValueError(f"cell {alamat} not found once")
    return xml


def _isi_lembar(tujuan: Worksheet, gaya: GayaLembar, lembar: LembarTulis) -> None:
    for (r, c), sel in sorted(lembar.sel.items()):
        if sel.nilai is None and sel.peran in _TANPA_GARIS:
            continue
        _isi_sel(tujuan, gaya, r, c, sel)
    for r1, c1, r2, c2 in lembar.gabungan:
        if (r1, c1) != (r2, c2):
            tujuan.merge_cells(start_row=r1, start_column=c1, end_row=r2, end_column=c2)
    for c, lebar in lembar.lebar.items():
        tujuan.column_dimensions[get_column_letter(c)].width = lebar
    for r, tinggi in _ukur_baris(lembar).items():
        tujuan.row_dimensions[r].height = tinggi
    if lembar.tersembunyi:
        tujuan.sheet_state = "hidden"
    tujuan.page_setup.orientation = "landscape"
    tujuan.page_setup.paperSize = 9
    tujuan.page_setup.fitToHeight = 0
    tujuan.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _ukur_baris(lembar: LembarTulis) -> dict[int, float]:
    """Return the height of each row whose wrapped text needs more than one line."""
    tergabung = {(r, c) for r, c, r2, c2 in lembar.gabungan if (r, c) != (r2, c2)}
    tinggi: dict[int, float] = {}
    for (r, c), sel in lembar.sel.items():
        if sel.peran not in _BUNGKUS or not isinstance(sel.nilai, str) or (r, c) in tergabung:
            continue
        baris = sum(
            ceil(len(b) / (lembar.lebar[c] * HURUF_PER_LEBAR)) for b in sel.nilai.split("\n") if b
        )
        if baris > 1:
            tinggi[r] = max(tinggi.get(r, 0), baris * TINGGI_BARIS)
    return tinggi


def _isi_sel(tujuan: Worksheet, gaya: GayaLembar, r: int, c: int, sel: SelTulis) -> None:
    target = tujuan.cell(r, c)
    target.value = _jinakkan(sel.nilai)
    target.number_format = sel.format_angka
    target.font = _huruf(gaya, sel.peran)
    target.alignment = _rata(gaya, sel)
    if sel.peran not in _TANPA_GARIS:
        target.border = _GARIS
    warna = {"kepala": gaya.warna_kepala, "bagian": gaya.warna_bagian}.get(sel.peran, "")
    if warna:
        target.fill = PatternFill("solid", fgColor=warna)


def _jinakkan(nilai: NilaiSel) -> NilaiSel:
    """Keep text from becoming a formula."""
    if isinstance(nilai, str) and nilai.startswith("="):
        raise ValueError(f"text would become a formula: {nilai}")
    return nilai


def _huruf(gaya: GayaLembar, peran: str) -> Font:
    tebal = peran in {"judul", "kepala", "bagian", "jumlah"}
    ukuran = {"judul": 13, "nomor_kolom": 8}.get(peran, 10)
    return Font(name=gaya.huruf, size=ukuran, bold=tebal, italic=peran == "nomor_kolom")


def _rata(gaya: GayaLembar, sel: SelTulis) -> Alignment:
    # A centred title that is not merged spills to the left, out of the page.
    tengah = sel.peran in _TENGAH or (sel.peran == "judul" and gaya.judul_gabung)
    datar = "center" if tengah else None
    if sel.peran == "angka" and not isinstance(sel.nilai, str):
        datar = "right"
    bungkus = sel.peran in _BUNGKUS
    return Alignment(horizontal=datar, vertical="center" if tengah else "top", wrap_text=bungkus)
