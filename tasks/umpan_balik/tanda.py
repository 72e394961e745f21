"""Marks in the kelurahan's own sheets: a colour and a comment on exactly the cells concerned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.worksheet.worksheet import Worksheet

from schemas.hasil import HasilBerkas
from schemas.kolom import KOLOM_BERSIH
from tasks.gaya_buku import sel_tersimpan
from tasks.umpan_balik.bekas import buat_komentar, pasang_komentar
from tasks.umpan_balik.daftar import (
    NAMA_TINGKAT,
    Baris,
    Butir,
    baris_usulan,
    nomor_kolom,
    teks,
)
from tasks.umpan_balik.warna import TampilanAsal

TITIK_MAKS = 8
"""Cells named in the summary of a row; a row with more is wrong as a whole."""


@dataclass
class _Tanda:
    """What goes on one cell: the kinds of marks (the first of `_URUTAN` colours it), the words."""

    jenis: set[str] = field(default_factory=set)
    kalimat: list[str] = field(default_factory=list)


_URUTAN = ("tolak", "periksa", "info", "baris_tolak", "baris")


def pasang_tanda(buku: Workbook, hasil: HasilBerkas, daftar: Sequence[Butir]) -> TampilanAsal:
    """Mark `buku` and return how the marked cells looked before.

    A finding marks its cell; one without a cell marks the left edge of its row. Every row with
    something to mend or to check gets a summary at its left edge too, because marks far to the
    right are not seen. In a merged area the mark goes where Excel shows it, to the first cell.
    """
    tampilan = TampilanAsal()
    _sesuaikan_komentar_lama(buku)
    for (lembar, sel), tanda in _kumpulkan(buku, hasil, daftar).items():
        tempat = buku[lembar][sel]
        tampilan.warnai(tempat, next(jenis for jenis in _URUTAN if jenis in tanda.jenis))
        pasang_komentar(tempat, "\n\n".join(tanda.kalimat))
    return tampilan


def _kumpulkan(
    buku: Workbook, hasil: HasilBerkas, daftar: Sequence[Butir]
) -> dict[tuple[str, str], _Tanda]:
    tanda: dict[tuple[str, str], _Tanda] = defaultdict(_Tanda)
    usulan, kiri = baris_usulan(hasil), _sel_kiri(hasil)
    ada = {ws.title: ws for ws in buku.worksheets}
    per_baris: dict[Baris, list[Butir]] = defaultdict(list)
    for butir in daftar:
        if butir.lembar in ada and butir.nomor_baris:
            per_baris[butir.lembar, butir.nomor_baris].append(butir)
    for tempat, isi in per_baris.items():
        ws, tepi = ada[tempat[0]], kiri.get(tempat)
        for butir in isi:
            sel = butir.sel or tepi or f"A{butir.nomor_baris}"
            _tambah(tanda, ws, sel, butir.tingkat, _kalimat(butir))
        ringkas = _ringkas_baris(tempat, isi, usulan.get(tempat), tepi)
        if tepi and ringkas:
            _tambah(tanda, ws, tepi, *ringkas)
    return tanda


def _tambah(
    tanda: dict[tuple[str, str], _Tanda], ws: Worksheet, sel: str, jenis: str, kalimat: str
) -> None:
    tempat = tanda[ws.title, cari_jangkar(ws, sel)]
    tempat.jenis.add(jenis)
    if kalimat not in tempat.kalimat:
        tempat.kalimat.append(kalimat)


def cari_jangkar(ws: Worksheet, sel: str) -> str:
    """Return the cell that shows what is in `sel`: itself, or the first one of its merged area."""
    if not isinstance(ws[sel], MergedCell):
        return sel
    return next(str(area.start_cell.coordinate) for area in ws.merged_cells.ranges if sel in area)


def _kalimat(butir: Butir) -> str:
    isi = f"[{NAMA_TINGKAT[butir.tingkat]}] {butir.pesan}"
    return f"{isi}\nSaran: {butir.saran}" if butir.saran else isi


def _ringkas_baris(
    tempat: Baris, isi: Sequence[Butir], usulan: Mapping[str, Any] | None, tepi: str | None
) -> tuple[str, str] | None:
    """Return kind and words of the mark at the left edge of a proposal's row, if it needs one."""
    penting = [butir for butir in isi if butir.tingkat != "info"]
    ditolak = bool(usulan and usulan["ditolak"])
    if usulan is None or not (penting or ditolak):
        return None
    if not ditolak and all(butir.sel in (tepi, None) for butir in penting):
        return None
    awal = f"Baris {tempat[1]}: {len(isi)} temuan{_sebut_sel(isi)}."
    if ditolak:
        return "baris_tolak", f"USULAN INI BELUM DITERIMA. {awal}"
    return "baris", f"{awal} Usulan ini sudah diterima."


def _sebut_sel(isi: Sequence[Butir]) -> str:
    sel = list(dict.fromkeys(butir.sel for butir in isi if butir.sel))
    lebih = " dan lainnya" if len(sel) > TITIK_MAKS else ""
    return f", lihat sel {', '.join(sel[:TITIK_MAKS])}{lebih}" if sel else ""


def _sel_kiri(hasil: HasilBerkas) -> dict[Baris, str]:
    """Return the first cell of each proposal's row in its table (usually its number)."""
    tabel = _kolom_tabel(hasil)
    return {
        tempat: f"{get_column_letter(_kolom_kiri(tempat, usulan, tabel))}{tempat[1]}"
        for tempat, usulan in baris_usulan(hasil).items()
    }


def _kolom_tabel(hasil: HasilBerkas) -> dict[tuple[str, int], tuple[int, set[int]]]:
    """Return the header row and the columns of each table, by sheet and number of the table."""
    tabel: dict[tuple[str, int], tuple[int, set[int]]] = {}
    for kolom in hasil.pemetaan.to_dict("records"):
        huruf_baris = coordinate_from_string(kolom["sel_kepala"])
        kunci = (kolom["lembar"], int(kolom["tabel"]))
        _, nomor = tabel.setdefault(kunci, (huruf_baris[1], set()))
        nomor.add(nomor_kolom(kolom["sel_kepala"]))
    return tabel


def _kolom_kiri(
    tempat: Baris,
    usulan: Mapping[str, Any],
    tabel: Mapping[tuple[str, int], tuple[int, set[int]]],
) -> int:
    """Return the first column of the lowest table above the row that shares a column with it."""
    sel = [teks(usulan[f"sel_{nama}"]) for nama in KOLOM_BERSIH]
    milik = {nomor_kolom(s) for s in sel if s}
    calon = [
        (kepala, min(kolom))
        for (lembar, _), (kepala, kolom) in tabel.items()
        if lembar == tempat[0] and kepala < tempat[1] and kolom & milik
    ]
    return max(calon)[1] if calon else min(milik, default=1)


def _sesuaikan_komentar_lama(buku: Workbook) -> None:
    """Give other people's comments a fitting box: openpyxl forgets the size that they had."""
    for ws in buku.worksheets:
        for sel in sel_tersimpan(ws):
            if sel.comment is not None:
                sel.comment = buat_komentar(sel.comment.text, sel.comment.author)
