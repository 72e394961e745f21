"""Made-up workbooks as real files: xlsx by openpyxl, csv, and ods by hand."""

from __future__ import annotations

import csv
import datetime as dt
import re
import zipfile
from html import escape
from pathlib import Path

from berkas_uji import tulis_ods
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from pembangkit_kanvas import BukuUji, Kanvas

from schemas.lembar import alamat_sel

_SEL_RUMUS = re.compile(r'(<c r="([A-Z]+\d+)"[^>]*>)<f>([^<]*)</f><v ?/?>(?:</v>)?')


def tulis_buku(buku: BukuUji, folder: Path) -> Path:
    """Write a made-up workbook into `folder`; its name says whose it is."""
    bentuk = str(buku.gaya.format)
    nama = f"musrenbang_{buku.kelurahan.lower().replace(' ', '_')}_{buku.benih}.{bentuk}"
    return {"xlsx": _xlsx, "csv": _csv, "ods": _ods}[bentuk](buku, folder / nama)


def _xlsx(buku: BukuUji, path: Path) -> Path:
    wb = Workbook()
    wb.remove(wb.active)
    for k in buku.lembar:
        ws = wb.create_sheet(k.nama)
        ws.sheet_state = "hidden" if k.tersembunyi else "visible"
        for (r, c), nilai in k.sel.items():
            sel = ws.cell(r + 1, c + 1)
            sel.value = f"={k.rumus[r, c]}" if (r, c) in k.rumus else nilai
            if isinstance(nilai, str) and (r, c) not in k.rumus:
                sel.data_type = "e" if nilai in ("#REF!", "#VALUE!") else "s"
        for r1, c1, r2, c2 in k.gabung:
            ws.merge_cells(start_row=r1 + 1, start_column=c1 + 1, end_row=r2 + 1, end_column=c2 + 1)
        for r in k.baris_sembunyi:
            ws.row_dimensions[r + 1].hidden = True
        for c in k.kolom_sembunyi:
            ws.column_dimensions[get_column_letter(c + 1)].hidden = True
    wb.save(path)
    if any(k.rumus for k in buku.lembar):
        _isi_hasil(buku, path)
    return path


def _isi_hasil(buku: BukuUji, path: Path) -> None:
    """Store the formulas' results, as Excel does and openpyxl cannot."""
    with zipfile.ZipFile(path) as arsip:
        bagian = {n: arsip.read(n) for n in arsip.namelist()}
    for i, k in enumerate(buku.lembar, start=1):
        hasil = {alamat_sel(r, c): k.sel[r, c] for r, c in k.rumus}
        nama = f"xl/worksheets/sheet{i}.xml"
        teks = bagian[nama].decode()
        bagian[nama] = _SEL_RUMUS.sub(
            lambda m, hasil=hasil: f"{m[1]}<f>{m[3]}</f><v>{hasil[m[2]]}</v>", teks
        ).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, isi in bagian.items():
            arsip.writestr(nama, isi)


def _baris(k: Kanvas) -> list[list[object]]:
    tinggi = max((r for r, _ in k.sel), default=-1) + 1
    lebar = max((c for _, c in k.sel), default=-1) + 1
    return [[k.sel.get((r, c)) for c in range(lebar)] for r in range(tinggi)]


def _csv(buku: BukuUji, path: Path) -> Path:
    pemisah = ";" if buku.benih % 2 else ","
    with path.open("w", encoding="utf-8-sig" if buku.benih % 3 else "utf-8", newline="") as f:
        tulis = csv.writer(f, delimiter=pemisah)
        for baris in _baris(buku.lembar[0]):
            tulis.writerow([_teks_csv(v) for v in baris])
    return path


def _teks_csv(v: object) -> str:
    if v is None:
        return ""
    return (
        f"{v:%d/%m/%Y}"
        if isinstance(v, dt.date)
        else f"{v:.15g}"
        if isinstance(v, float)
        else str(v)
    )


def _ods(buku: BukuUji, path: Path) -> Path:
    return tulis_ods(path, "".join(map(_tabel_ods, buku.lembar)))


def _tabel_ods(k: Kanvas) -> str:
    tutup = {(r, c) for a, b, d, e in k.gabung for r in range(a, d + 1) for c in range(b, e + 1)}
    pangkal = {(a, b): (d - a + 1, e - b + 1) for a, b, d, e in k.gabung}
    baris = []
    for r, isi in enumerate(_baris(k)):
        sel = [_sel_ods(v, pangkal.get((r, c)), (r, c) in tutup) for c, v in enumerate(isi)]
        baris.append(f"<table:table-row>{''.join(sel)}</table:table-row>")
    return f'<table:table table:name="{escape(k.nama)}">{"".join(baris)}</table:table>'


def _sel_ods(v: object, rentang: tuple[int, int] | None, tertutup: bool) -> str:
    if tertutup and rentang is None:
        return "<table:covered-table-cell/>"
    sifat = ""
    if rentang:
        sifat = (
            f' table:number-rows-spanned="{rentang[0]}" table:number-columns-spanned="{rentang[1]}"'
        )
    if v is None:
        return f"<table:table-cell{sifat}/>"
    if isinstance(v, dt.date):
        nilai = f'office:value-type="date" office:date-value="{v.isoformat()}"'
        return f"<table:table-cell{sifat} {nilai}><text:p>{v:%d/%m/%y}</text:p></table:table-cell>"
    if isinstance(v, int | float):
        nilai = f'office:value-type="float" office:value="{v}"'
        return f"<table:table-cell{sifat} {nilai}><text:p>{v}</text:p></table:table-cell>"
    alinea = "".join(f"<text:p>{_teks_ods(p)}</text:p>" for p in str(v).split("\n"))
    return f'<table:table-cell{sifat} office:value-type="string">{alinea}</table:table-cell>'


def _teks_ods(teks: str) -> str:
    return re.sub(r"  +", lambda m: f'<text:s text:c="{len(m[0])}"/>', escape(teks))
