"""CSV files as people save them: any usual delimiter and encoding in, nothing that runs out."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from schemas.galat import BerkasTidakTerbaca, UsulanError
from tasks.baca.teks import decode_teks
from tasks.csv_aman import make_inert

PEMISAH = (",", ";", "\t", "|")


def read_csv(path: Path, wajib: Sequence[str] = ("text",)) -> pd.DataFrame:
    """Return the rows as text, whichever delimiter the heading is written with.

    Raises:
        BerkasTidakTerbaca: it is absent, is no CSV, or lacks one of the columns `wajib`.
    """
    try:
        teks, _ = decode_teks(path.read_bytes())
        pemisah = _find_pemisah(teks, wajib[0])
        # A blank line is an empty text: dropped, the rows would no longer stand beside their input.
        baris = pd.read_csv(
            io.StringIO(teks, newline=""),
            dtype="str",
            keep_default_na=False,
            sep=pemisah,
            skip_blank_lines=False,
        ).fillna("")
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
    for kolom in wajib:
        if kolom not in baris:
            raise _tanpa_kolom(kolom, path)
    return baris


def write_csv(baris: pd.DataFrame, tujuan: Path) -> None:
    """Write rows as CSV; texts are made inert, numbers have four decimals.

    Raises:
        UsulanError: the file cannot be written.
    """
    teks = {str(k): baris[k].map(make_inert) for k in baris if baris[k].dtype == "str"}
    try:
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        baris.assign(**teks).to_csv(tujuan, index=False, float_format="%.4f")
    except OSError as galat:
        raise UsulanError(
            f"Hasil tidak dapat ditulis ({galat.strerror}).",
            saran="Tutup berkasnya bila sedang dibuka, atau pilih tempat lain.",
            berkas=str(tujuan),
        ) from galat


def _find_pemisah(teks: str, kolom: str) -> str:
    """Return the delimiter that makes `kolom` a heading: rows may hold any of them in prose."""
    kepala = teks.partition("\n")[0].rstrip("\r")
    return next((p for p in PEMISAH if kolom in next(csv.reader([kepala], delimiter=p), ())), ",")


def _tanpa_kolom(kolom: str, path: Path) -> BerkasTidakTerbaca:
    isi = "usulan" if kolom == "text" else "kode bidang urusan yang benar"
    return BerkasTidakTerbaca(
        f"Berkas CSV ini tidak mempunyai kolom {kolom}.",
        saran=f"Beri nama {kolom} pada kolom yang berisi {isi}.",
        berkas=path.name,
        tempat="baris 1",
    )
