"""Small inboxes made of the sample year, and settings that keep a test in its own folder."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

AKAR = Path(__file__).parents[1]
CONTOH = AKAR / "contoh" / "masuk" / "2023"
PERBAIKAN = AKAR / "contoh" / "perbaikan" / "2023"
MARGODADI = "USULAN MUSRENBANG KEL. MARGODADI 2023.xlsx"
METRO = "USULAN MUSRENBANG KEL. METRO 2023.xlsx"
KARANGREJO = "usulan karangrejo 2023.xlsx"
"""Cut off in the sample inbox; whole in PERBAIKAN."""
TERIMA = "2023-02-10"


def buat_kotak(folder: Path, *nama: str) -> Path:
    """Copy sample files into a fresh inbox and return it."""
    tahun = folder / "masuk" / "2023"
    tahun.mkdir(parents=True)
    for n in nama:
        shutil.copy(CONTOH / n, tahun / n)
    return folder / "masuk"


def atur(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Point all working folders into `folder`, and stand there."""
    for nama, nilai in setelan(folder).items():
        monkeypatch.setenv(nama, nilai)
    monkeypatch.chdir(folder)


def setelan(folder: Path) -> dict[str, str]:
    """Return the variables that keep everything in `folder`."""
    return {
        "MUSRENBANG_FOLDER_MASUK": str(folder / "masuk"),
        "MUSRENBANG_FOLDER_DATA": str(folder / "data"),
        "MUSRENBANG_FOLDER_KELUARAN": str(folder / "keluaran"),
    }


def tanya(folder: Path, sql: str, *nilai: Any) -> list[tuple[Any, ...]]:
    """Ask the SQLite warehouse in `folder`, by the driver alone."""
    with sqlite3.connect(folder / "data" / "gudang.db") as koneksi:
        return koneksi.execute(sql, nilai).fetchall()
