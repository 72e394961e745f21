"""`musrenbang klasifikasi`: texts in a CSV, classified into another."""

from __future__ import annotations

from pathlib import Path

from cli.berkas_csv import read_csv, write_csv
from cli.tampilan import show_galat, show_pesan
from reference.loader import muat_referensi
from schemas.galat import UsulanError
from tasks.model_klasifikasi import keep_model
from tasks.setelan import Setelan
from usulan.classify import classify_teks

KOLOM_HASIL = ["kode_urusan", "keyakinan", "kandidat", "dasar"]


def run_klasifikasi(masukan: Path, keluaran: Path) -> int:
    """Classify column `text` of a CSV; all its columns are kept and KOLOM_HASIL added."""
    setelan = Setelan()
    keep_model(setelan, buat_folder=True)
    try:
        baris = read_csv(masukan)
        hasil = classify_teks(list(baris["text"]), muat_referensi(setelan.folder_referensi))
        lengkap = baris.drop(columns=KOLOM_HASIL, errors="ignore").assign(
            **{kolom: list(hasil[kolom]) for kolom in KOLOM_HASIL}
        )
        write_csv(lengkap, keluaran)
    except UsulanError as galat:
        show_galat(galat)
        return 2
    show_pesan(f"{len(lengkap)} teks diklasifikasikan ke {keluaran}.")
    return 0
