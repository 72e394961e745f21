"""`musrenbang klasifikasi`: texts in a CSV, classified into another."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pandas as pd

from cli.tampilan import show_galat, show_pesan
from reference.loader import muat_referensi
from schemas.galat import BerkasTidakTerbaca, UsulanError
from tasks.baca.teks import decode_teks
from tasks.setelan import Setelan
from usulan.classify import classify_teks

KOLOM_HASIL = ["kode_urusan", "keyakinan", "kandidat", "dasar"]


PEMISAH = (",", ";", "\t", "|")
AWAL_RUMUS = ("=", "+", "-", "@", "\t", "\r")
_ANGKA = re.compile(r"[+-]?\d+(?:[.,]\d+)*")


def run_klasifikasi(masukan: Path, keluaran: Path) -> int:
    """Classify column `text` of a CSV; all its columns are kept and KOLOM_HASIL added."""
    try:
        baris = _read_csv(masukan)
        hasil = classify_teks(list(baris["text"]), muat_referensi(Setelan().folder_referensi))
        lengkap = baris.drop(columns=KOLOM_HASIL, errors="ignore").assign(
            **{kolom: list(hasil[kolom]) for kolom in KOLOM_HASIL}
        )
        _write_csv(lengkap, keluaran)
    except UsulanError as galat:
        show_galat(galat)
        return 2
    show_pesan(f"{len(lengkap)} teks diklasifikasikan ke {keluaran}.")
    return 0


def _read_csv(path: Path) -> pd.DataFrame:
    """Return the rows as text, whichever delimiter the heading is written with."""
    try:
        teks, _ = decode_teks(path.read_bytes())
        baris = pd.read_csv(
            io.StringIO(teks, newline=""), dtype="str", keep_default_na=False, sep=_pemisah(teks)
        )
    except FileNotFoundError as galat:
        raise BerkasTidakTerbaca(
            "Berkas CSV ini tidak ditemukan.",
            saran="Periksa nama dan foldernya.",
            berkas=str(path),
        ) from galat
    except (ValueError, OSError) as galat:
        raise BerkasTidakTerbaca(
            f"Berkas CSV ini tidak dapat dibaca ({galat}).",
            saran="Simpan sebagai CSV UTF-8.",
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


def _pemisah(teks: str) -> str:
    """Return the delimiter that makes `text` a heading: rows may hold any of them in prose."""
    kepala = teks.partition("\n")[0].rstrip("\r")
    return next((p for p in PEMISAH if "text" in next(csv.reader([kepala], delimiter=p), ())), ",")


def _write_csv(baris: pd.DataFrame, tujuan: Path) -> None:
    teks = {k: baris[k].map(make_inert) for k in baris.columns if k != "keyakinan"}
    try:
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        baris.assign(**teks).to_csv(tujuan, index=False, float_format="%.4f")
    except OSError as galat:
        raise UsulanError(
            f"Hasil tidak dapat ditulis ({galat.strerror}).",
            saran="Tutup berkasnya bila sedang dibuka, atau pilih tempat lain.",
            berkas=str(tujuan),
        ) from galat


def make_inert(nilai: Any) -> Any:
    """Return a text that a spreadsheet would run as a formula behind an apostrophe."""
    rumus = isinstance(nilai, str) and nilai.startswith(AWAL_RUMUS) and not _ANGKA.fullmatch(nilai)
    return f"'{nilai}" if rumus else nilai
