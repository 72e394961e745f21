"""`musrenbang contoh`: the main job on the sample inbox, with two failures that belong to it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd

from cli.impor import run_konsolidasi
from cli.skenario import show_rekonsiliasi
from cli.tampilan import show_galat, show_pesan
from cli.tampilan_gudang import show_keluaran, show_ragu, show_status
from schemas.galat import UsulanError
from tasks.gudang import prepare_gudang, read_status
from tasks.kotak_masuk import list_berkas
from tasks.lingkup import Lingkup, build_lingkup

CONTOH_MASUK = Path(__file__).parents[1] / "contoh" / "masuk"
TAHUN = 2023
TANGGAL_TERIMA = dt.date(2023, 2, 20)
RUSAK, BELUM = {"Karangrejo"}, {"Tejosari"}


def run_contoh() -> int:
    """Import the sample year; return 0 when exactly the planned kelurahan fail or are missing."""
    try:
        lingkup = build_lingkup(TAHUN, CONTOH_MASUK, TANGGAL_TERIMA)
        prepare_gudang(lingkup)
        if _is_gudang_orang(read_status(lingkup)):
            return _tolak(lingkup)
        run_konsolidasi(lingkup)
        status = show_status(lingkup)
        show_ragu(lingkup)
        show_rekonsiliasi(lingkup)
    except UsulanError as galat:
        show_galat(galat)
        return 2
    sesuai = _show_rencana(status)
    show_keluaran(lingkup)
    return 0 if sesuai else 2


def _is_gudang_orang(status: pd.DataFrame) -> bool:
    """Tell whether somebody's own files of this year are in the warehouse already."""
    contoh = {b.jalur_relatif for b in list_berkas(CONTOH_MASUK)}
    return bool(set(status["jalur_relatif"].dropna()) - contoh)


def _tolak(lingkup: Lingkup) -> int:
    show_pesan(
        f"Gudang {lingkup.nama_gudang} sudah berisi Musrenbang {TAHUN} yang bukan contoh ini. "
        "Contoh tidak dijalankan agar isinya tidak tercampur; arahkan MUSRENBANG_FOLDER_DATA dan "
        "MUSRENBANG_FOLDER_KELUARAN ke folder lain."
    )
    return 2


def _show_rencana(status: pd.DataFrame) -> bool:
    """Say which failures were planned, and tell whether there are no others."""
    gagal = set(status.loc[status["status"] == "gagal", "nama_kelurahan"])
    belum = set(status.loc[status["status"].isin(["terlambat", "belum_masuk"]), "nama_kelurahan"])
    if (gagal, belum) != (RUSAK, BELUM):
        show_pesan(f"Tidak sesuai rencana contoh: gagal {sorted(gagal)}, belum {sorted(belum)}.")
        return False
    show_pesan(
        "Sesuai rencana contoh: berkas Karangrejo sengaja dirusak, Tejosari sengaja belum mengirim."
    )
    return True
