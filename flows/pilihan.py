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


def list_tahun() -> dict[str, int]:
    """Return the years that have an agenda, this year and the next, the newest first."""
    setelan = Setelan()
    jadwal, _ = read_tabel(find_tabel(Jadwal.nama_berkas(), setelan.folder_referensi), Jadwal)
    kini = setelan.tahun_berjalan()
    tahun = {int(t) for t in jadwal["tahun_musrenbang"]} | {kini, kini + 1}
    return {str(t): t for t in sorted(tahun, reverse=True)}


PilihanKelurahan = Enum("PilihanKelurahan", list_kelurahan(), type=str)  # type: ignore[misc]
PilihanTahun = Enum("PilihanTahun", list_tahun(), type=int)  # type: ignore[misc]
