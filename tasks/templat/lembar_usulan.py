"""Sheet `Usulan` of the template: titles and headings locked, ruled rows to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.styles import Alignment, PatternFill, Protection
from openpyxl.worksheet.worksheet import Worksheet

from tasks.gaya_buku import (
    BUNGKUS,
    F_BAGIAN,
    F_BIASA,
    F_JUDUL,
    F_KECIL,
    F_TAUTAN,
    GARIS,
    KANAN,
    TENGAH_ATAS,
    atur_cetak,
    atur_lebar,
    sel_di,
    taut_sel,
    tulis_kepala,
    tulis_melebar,
)
from tasks.templat.aturan_isian import pasang_aturan
from tasks.templat.daftar import Daftar
from tasks.templat.kolom import KEPALA, KOLOM, UMUM, Kolom, nomor_kolom
from tasks.templat.lembar_petunjuk import LEMBAR_PETUNJUK

LEMBAR_USULAN = "Usulan"
BARIS_KEPALA = 6
BANYAK_BARIS = 60
BARIS_ISIAN = (BARIS_KEPALA + 1, BARIS_KEPALA + BANYAK_BARIS)
"""First and last row to fill in."""

TINGGI_ISIAN = 30.0
"""Points of a row to fill in: two lines. The sheet's default, so that rows still grow with text."""

TINGGI_KEPALA = 32
"""Points: room for a heading of two lines, also where it repeats on the next page."""

W_BOLEH_KOSONG = PatternFill("solid", fgColor="FF595959")


@dataclass(frozen=True)
class Pemilik:
    """Whose template it is, and for when. `batas_kirim` is a date in words, if the agenda has one.

    `kode_kecamatan` and the names are those of reference/wilayah.csv.
    """

    nama_kelurahan: str
    nama_kecamatan: str
    kode_kecamatan: str
    tahun_musrenbang: int
    batas_kirim: str | None = None

    @property
    def tahun_rencana(self) -> int:
        """Return the year that this Musrenbang plans: the next one."""
        return self.tahun_musrenbang + 1


def isi_lembar_usulan(
    ws: Worksheet, pemilik: Pemilik, daftar: Daftar, ambang: Mapping[str, int]
) -> None:
    """Fill `ws`, a new sheet, from the title to the last ruled row."""
    atur_lebar(ws, (kolom.lebar for kolom in KOLOM))
    _tulis_judul(ws, pemilik)
    tulis_kepala(ws, BARIS_KEPALA, KEPALA)
    ws.row_dimensions[BARIS_KEPALA].height = TINGGI_KEPALA
    for nomor, kolom in enumerate(KOLOM, start=1):
        if not kolom.wajib:
            sel_di(ws, BARIS_KEPALA, nomor).fill = W_BOLEH_KOSONG
    for urut, baris in enumerate(range(BARIS_ISIAN[0], BARIS_ISIAN[1] + 1), start=1):
        _tulis_baris(ws, baris, urut)
    pasang_aturan(ws, daftar, ambang, BARIS_ISIAN)
    _kunci(ws)
    ws.sheet_format.defaultRowHeight, ws.sheet_format.customHeight = TINGGI_ISIAN, True
    ws.freeze_panes = f"C{BARIS_ISIAN[0]}"
    ws.sheet_view.showGridLines = False
    atur_cetak(ws, baris_kepala=BARIS_KEPALA)


def _tulis_judul(ws: Worksheet, pemilik: Pemilik) -> None:
    """Write five lines; none may name another kelurahan or a scale of money, or it would count."""
    musrenbang, rencana = pemilik.tahun_musrenbang, pemilik.tahun_rencana
    judul = (
        (f"DAFTAR USULAN MUSRENBANG KELURAHAN {pemilik.nama_kelurahan.upper()}", F_JUDUL),
        (f"Kecamatan {pemilik.nama_kecamatan}, Kota Metro", F_BAGIAN),
        (f"Tahun Musrenbang {musrenbang}, untuk RKPD tahun {rencana}", F_BAGIAN),
        ("Cara mengisi dan contohnya ada di lembar Petunjuk (klik di sini).", F_TAUTAN),
        (
            "Satu baris untuk satu pekerjaan. Judul biru perlu diisi, judul abu-abu boleh kosong. "
            "Sel yang menjadi jingga masih perlu diisi atau diperiksa.",
            F_KECIL,
        ),
    )
    for baris, (teks, huruf) in enumerate(judul, start=1):
        sel = tulis_melebar(ws, baris, teks, len(KEPALA), huruf)
        if huruf is F_TAUTAN:
            taut_sel(sel, LEMBAR_PETUNJUK, "A2")


def _tulis_baris(ws: Worksheet, baris: int, urut: int) -> None:
    for nomor, kolom in enumerate(KOLOM, start=1):
        sel = sel_di(ws, baris, nomor)
        sel.font, sel.border, sel.alignment = F_BIASA, GARIS, _letak(kolom)
        sel.number_format = kolom.format
        sel.protection = Protection(locked=False)
    sel_di(ws, baris, nomor_kolom("No")).value = urut


def _letak(kolom: Kolom) -> Alignment:
    if kolom.judul in ("RT", "RW", "Satuan") or kolom.format == UMUM:
        return TENGAH_ATAS
    return BUNGKUS if kolom.format == "@" else KANAN


def _kunci(ws: Worksheet) -> None:
    """Lock all but the cells to fill in, without a password: it guards from slips, not from will.

    Rows may be added, widths and colours changed, and lists sorted.
    """
    ws.protection.sheet = True
    ws.protection.insertRows = False
    ws.protection.formatRows = ws.protection.formatColumns = ws.protection.formatCells = False
    ws.protection.sort = ws.protection.autoFilter = False
