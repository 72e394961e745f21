"""Takes our former marks off a workbook that comes back, so that nothing piles up."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from schemas.buku_kita import LEMBAR_SIMPANAN, PENANDA
from tasks.gaya_buku import safe_teks, sel_di, sel_tersimpan, tulis_teks
from tasks.umpan_balik.warna import TampilanAsal

PENULIS = "Bappeda Kota Metro"
PEMISAH = "----- Catatan semula"
"""Parts our words from a comment that someone else had written at the same cell."""


def hapus_bekas(buku: Workbook) -> None:
    """Remove the sheets, comments and colours that an earlier feedback left in `buku`.

    A colour counts as ours only in a workbook that shows our hand otherwise (a sheet or a comment
    of ours), because a kelurahan may have picked the same colour itself.
    """
    tampilan = _baca_simpanan(buku)
    milik_kita = [ws for ws in buku.worksheets if ws["A1"].value == PENANDA]
    sisa = [ws for ws in buku.worksheets if ws not in milik_kita]
    bertanda = bool(milik_kita) or any(_berkomentar_kita(ws) for ws in sisa)
    for ws in milik_kita if sisa else ():
        buku.remove(ws)
    for ws in sisa if bertanda else ():
        _bersihkan(ws, tampilan)


def simpan_tampilan(buku: Workbook, tampilan: TampilanAsal) -> None:
    """Write the looks under our marks into a hidden sheet, for `hapus_bekas` to find."""
    ws = buku.create_sheet(LEMBAR_SIMPANAN)
    ws.sheet_state = "veryHidden"
    for baris, isi in enumerate((PENANDA, *tampilan.daftar), start=1):
        tulis_teks(sel_di(ws, baris, 1), isi)
    ws.row_dimensions[1].hidden = True


def pasang_komentar(sel: Cell, teks: str) -> None:
    """Put our words at `sel`, above the words that someone else has there already."""
    isi = f"{PENULIS}:\n{safe_teks(teks)}"
    if sel.comment is not None:
        penulis = sel.comment.author or "tanpa nama"
        isi += f"\n\n{PEMISAH} ({penulis}) -----\n{sel.comment.text}"
    sel.comment = buat_komentar(isi, PENULIS)


def buat_komentar(teks: str, penulis: str) -> Comment:
    """Return a comment in a box wide and high enough to show all of it."""
    huruf_per_baris, lebar, tinggi_baris = 46, 330, 18
    baris = sum(max(1, -(-len(bagian) // huruf_per_baris)) for bagian in teks.split("\n"))
    return Comment(teks, penulis, height=tinggi_baris * (baris + 1), width=lebar)


def _baca_simpanan(buku: Workbook) -> TampilanAsal:
    for ws in buku.worksheets:
        if ws.title.startswith(LEMBAR_SIMPANAN) and ws["A1"].value == PENANDA:
            return TampilanAsal(str(sel_di(ws, b, 1).value) for b in range(2, ws.max_row + 1))
    return TampilanAsal()


def _is_komentar_kita(komentar: Comment | None) -> bool:
    return komentar is not None and (
        komentar.author == PENULIS or komentar.text.startswith(f"{PENULIS}:")
    )


def _berkomentar_kita(ws: Worksheet) -> bool:
    return any(_is_komentar_kita(sel.comment) for sel in sel_tersimpan(ws))


def _bersihkan(ws: Worksheet, tampilan: TampilanAsal) -> None:
    for sel in sel_tersimpan(ws):
        if _is_komentar_kita(sel.comment):
            _pulihkan_komentar(sel)
        if sel.has_style:
            tampilan.pulihkan(sel)


def _pulihkan_komentar(sel: Cell) -> None:
    """Leave at `sel` only what someone else had written there."""
    isi = sel.comment.text if sel.comment else ""
    _, pemisah, semula = isi.partition(f"\n\n{PEMISAH} (")
    sel.comment = None
    if pemisah:
        penulis, _, isi = semula.partition(") -----\n")
        sel.comment = buat_komentar(isi, penulis)
