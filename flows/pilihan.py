"""Dropdowns of the Prefect form, made from the reference tables."""

from __future__ import annotations

from enum import Enum

from reference.loader import find_tabel
from reference.tabel import read_tabel
from schemas.referensi import Jadwal, Wilayah
from tasks.setelan import Setelan


def list_kelurahan() -> dict[str, str]:
    """Return every kelurahan by name, as members of a dropdown."""
    wilayah, _ = read_tabel(find_tabel(Wilayah.nama_berkas(), Setelan().folder_referensi), Wilayah)
    nama = wilayah.loc[wilayah["tingkat"] == "kelurahan", "nama"].sort_values()
    return {str(n): str(n) for n in nama}


def list_tahun() -> dict[str, str]:
    """Return the years that have an agenda, the newest first, as members of a dropdown."""
    jadwal, _ = read_tabel(find_tabel(Jadwal.nama_berkas(), Setelan().folder_referensi), Jadwal)
    tahun = sorted(set(jadwal["tahun_musrenbang"]), reverse=True)
    return {str(t): str(t) for t in tahun}


PilihanKelurahan = Enum("PilihanKelurahan", list_kelurahan(), type=str)  # type: ignore[misc]
PilihanTahun = Enum("PilihanTahun", list_tahun(), type=str)  # type: ignore[misc]
