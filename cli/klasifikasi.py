"""`musrenbang klasifikasi`: texts in a CSV, classified into another."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from cli.tampilan import show_galat, show_pesan
from reference.loader import muat_referensi
from schemas.galat import BerkasTidakTerbaca, UsulanError
from tasks.setelan import Setelan
from usulan.classify import classify_teks

KOLOM_HASIL = ["kode_urusan", "keyakinan", "kandidat", "dasar"]


def run_klasifikasi(masukan: Path, keluaran: Path) -> int:
    """Classify column `text` of a CSV; all its columns are kept and KOLOM_HASIL added."""
    try:
        baris = _read_csv(masukan)
        hasil = classify_teks(list(baris["text"]), muat_referensi(Setelan().folder_referensi))
    except UsulanError as galat:
        show_galat(galat)
        return 2
    lengkap = baris.drop(columns=KOLOM_HASIL, errors="ignore").assign(
        **{kolom: list(hasil[kolom]) for kolom in KOLOM_HASIL}
    )
    keluaran.parent.mkdir(parents=True, exist_ok=True)
    lengkap.to_csv(keluaran, index=False, float_format="%.4f")
    show_pesan(f"{len(lengkap)} teks diklasifikasikan ke {keluaran}.")
    return 0


def _read_csv(path: Path) -> pd.DataFrame:
    try:
        baris = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig")
    except (ValueError, OSError) as galat:
        raise BerkasTidakTerbaca(
            f"Berkas CSV ini tidak dapat dibaca ({galat}).",
            saran="Simpan sebagai CSV UTF-8 dengan koma sebagai pemisah.",
            berkas=path.name,
        ) from galat
    if "text" not in baris:
        raise BerkasTidakTerbaca(
            "Berkas CSV ini tidak mempunyai kolom text.",
            saran="Beri nama text pada kolom yang berisi usulan.",
            berkas=path.name,
            tempat="baris 1",
        )
    return baris
