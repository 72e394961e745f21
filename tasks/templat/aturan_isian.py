"""What Excel checks while a clerk types: dropdowns, numbers, prompts and the colours of gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from schemas.rupiah import format_bilangan, format_rupiah
from tasks.templat.daftar import Daftar, area_daftar
from tasks.templat.kolom import KEPALA, KOLOM, Kolom, nomor_kolom

HENTIKAN, INGATKAN = "stop", "warning"
"""A doubtful number is stopped; a unit or RT of one's own is let through after a question."""

W_BELUM_LENGKAP = PatternFill("solid", bgColor="FFFCE4D6")
W_KEMBAR = PatternFill("solid", bgColor="FFF8CBAD")
F_KEMBAR = Font(bold=True, color="FFC00000")


def pasang_aturan(
    ws: Worksheet, daftar: Daftar, ambang: Mapping[str, int], baris: tuple[int, int]
) -> None:
    """Put the checks of every column on rows `baris` (first and last)."""
    aturan = {
        "RT": _daftar_nomor(daftar, "RT"),
        "RW": _daftar_nomor(daftar, "RW"),
        "Volume": _aturan_volume(ambang),
        "Satuan": _aturan_satuan(daftar),
        "Perkiraan Biaya (Rp)": _aturan_biaya(ambang),
        "Prioritas": _aturan_prioritas(daftar),
        "OPD Tujuan": _aturan_opd(daftar),
    }
    for kolom in KOLOM:
        validasi = _beri_petunjuk(DataValidation(**aturan.get(kolom.judul, {})), kolom)
        validasi.add(area_kolom(kolom.judul, baris))
        ws.add_data_validation(validasi)
    for judul, rumus, isian, huruf in _list_warna(baris):
        gaya = FormulaRule(formula=[rumus], fill=isian, font=huruf)  # type: ignore[no-untyped-call]
        ws.conditional_formatting.add(area_kolom(judul, baris), gaya)


def area_kolom(judul: str, baris: tuple[int, int]) -> str:
    """Return the cells of a column that are filled in, like `B7:B66`."""
    huruf = get_column_letter(nomor_kolom(judul))
    return f"{huruf}{baris[0]}:{huruf}{baris[1]}"


def _beri_petunjuk(validasi: DataValidation, kolom: Kolom) -> DataValidation:
    validasi.allow_blank = True
    validasi.showInputMessage = validasi.showErrorMessage = True
    validasi.promptTitle = kolom.judul
    validasi.prompt = f"{kolom.isian}\nContoh: {kolom.contoh}"
    return validasi


def _pilihan(daftar: Daftar, nama: str, gaya: str, judul: str, pesan: str) -> dict[str, Any]:
    return {
        "type": "list",
        "formula1": area_daftar(daftar, nama),
        "errorStyle": gaya,
        "errorTitle": judul,
        "error": pesan,
    }


def _daftar_nomor(daftar: Daftar, judul: str) -> dict[str, Any]:
    pesan = (
        f"Tulis nomor {judul} saja, misalnya 03. Beberapa {judul} dipisahkan koma: 03, 04.\n"
        "Pilih Ya bila isian Anda sudah benar."
    )
    return _pilihan(daftar, judul.lower(), INGATKAN, f"Periksa nomor {judul}", pesan)


def _aturan_satuan(daftar: Daftar) -> dict[str, Any]:
    pesan = (
        "Satuan ini tidak ada di daftar. Sebaiknya pilih dari daftar (tanda panah di kanan sel).\n"
        "Pilih Ya bila memang tidak ada yang cocok."
    )
    return _pilihan(daftar, "satuan", INGATKAN, "Satuan tidak ada di daftar", pesan)


def _aturan_prioritas(daftar: Daftar) -> dict[str, Any]:
    pesan = "Isi dengan nomor urut 1, 2, 3, dan seterusnya. Nomor 1 yang paling penting."
    return _pilihan(daftar, "prioritas", HENTIKAN, "Prioritas belum tepat", pesan)


def _aturan_opd(daftar: Daftar) -> dict[str, Any]:
    pesan = (
        "Pilih nama OPD dari daftar (tanda panah di kanan sel), atau kosongkan bila ragu: "
        "Bappeda yang akan menetapkannya."
    )
    return _pilihan(daftar, "opd", HENTIKAN, "OPD tidak ada di daftar", pesan)


def _aturan_volume(ambang: Mapping[str, int]) -> dict[str, Any]:
    terbesar = ambang["volume_terbesar"]
    return {
        "type": "decimal",
        "operator": "between",
        "formula1": "0.001",
        "formula2": str(terbesar),
        "errorStyle": HENTIKAN,
        "errorTitle": "Volume belum tepat",
        "error": "Isi dengan angka saja, lebih dari 0 dan paling besar "
        f"{format_bilangan(terbesar)}. Satuan ditulis di kolom Satuan. Ukuran seperti 200 m x 3 m "
        "dihitung dahulu: 600 dengan satuan m2.",
    }


def _aturan_biaya(ambang: Mapping[str, int]) -> dict[str, Any]:
    """Limits are those of the finding ANGGARAN_TIDAK_WAJAR, so 48 for 48 juta stops at once."""
    terkecil, terbesar = ambang["anggaran_terkecil_rupiah"], ambang["anggaran_terbesar_rupiah"]
    return {
        "type": "whole",
        "operator": "between",
        "formula1": str(terkecil),
        "formula2": str(terbesar),
        "errorStyle": HENTIKAN,
        "errorTitle": "Perkiraan biaya belum tepat",
        "error": "Isi dengan rupiah penuh: angka saja, tanpa Rp, koma, atau kata juta. Empat puluh "
        f"delapan juta ditulis 48000000. Paling sedikit {format_rupiah(terkecil)}, paling banyak "
        f"{format_rupiah(terbesar)}.",
    }


def _list_warna(
    baris: tuple[int, int],
) -> Iterator[tuple[str, str, PatternFill, Font | None]]:
    """Yield (column, formula, fill, font): gaps in and between rows, priorities given twice."""
    r, akhir = baris
    huruf = {judul: f"${get_column_letter(nomor_kolom(judul))}{r}" for judul in KEPALA}
    uraian, prioritas = huruf["Usulan Kegiatan"], huruf["Prioritas"]
    tempat = "&".join(huruf[judul] for judul in ("Lokasi", "RT", "RW"))
    for kolom in KOLOM:
        if not kolom.wajib:
            continue
        ini = huruf[kolom.judul]
        rumus = f"AND(LEN({uraian})>0,LEN({ini})=0)"
        if kolom.judul == "Usulan Kegiatan":
            sisa = f"{huruf[KEPALA[2]]}:${get_column_letter(len(KEPALA))}${akhir}"
            rumus = f"AND(LEN({uraian})=0,COUNTA({sisa})>0)"
        elif kolom.judul == "Lokasi":
            rumus = f"AND(LEN({uraian})>0,LEN({tempat})=0)"
        yield kolom.judul, rumus, W_BELUM_LENGKAP, None
    lajur = get_column_letter(nomor_kolom("Prioritas"))
    semua = f"${lajur}${r}:${lajur}${akhir}"
    yield "Prioritas", f"COUNTIF({semua},{prioritas})>1", W_KEMBAR, F_KEMBAR
