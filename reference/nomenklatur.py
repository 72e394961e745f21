"""The versions of the nomenclature: one file each, and a table that says which year uses which.

Codes of two versions must never be mixed: the same work changes its code, and equal codes change
their text. So a run takes one version, and the others stand beside it for what was classified then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from reference.kerusakan import Kerusakan
from reference.tabel import read_tabel
from schemas.referensi import Nomenklatur, NomenklaturVersi

_POLA_BERKAS = "nomenklatur_*.csv"
_BUKAN_NAMA = re.compile(r"[^0-9A-Za-z.]+")


def name_nomenklatur(versi: str) -> str:
    """Return the file name of a version: "050-5889/2021" is nomenklatur_050-5889-2021.csv."""
    return f"nomenklatur_{_BUKAN_NAMA.sub('-', versi).strip('-.')}.csv"


def list_nomenklatur(*folder: Path | None) -> dict[str, Path]:
    """Return the files of all versions by name; a file of a later folder wins."""
    bukan = NomenklaturVersi.nama_berkas()
    return {
        path.name: path
        for tempat in folder
        if tempat is not None
        for path in sorted(tempat.glob(_POLA_BERKAS))
        if path.name != bukan
    }


def read_nomenklatur_lain(berkas: Mapping[str, Path]) -> tuple[pd.DataFrame, list[Kerusakan]]:
    """Read the versions beside the packaged one. Grain: one code of one version.

    The index is the row of its own file, so it repeats between files.
    """
    semua: list[pd.DataFrame] = [Nomenklatur.susun([])]
    kerusakan: list[Kerusakan] = []
    for nama, path in berkas.items():
        if nama == Nomenklatur.nama_berkas():
            continue
        isi, rusak = read_tabel(path, Nomenklatur)
        kerusakan += rusak or list(check_nomenklatur(nama, isi))
        semua.append(isi)
    return pd.concat(semua), kerusakan


def check_nomenklatur(berkas: str, isi: pd.DataFrame) -> Iterator[Kerusakan]:
    """Return the faults of one version: another version inside, or a parent that is not there."""
    for nomor, versi in isi["versi"].items():
        if name_nomenklatur(str(versi)) != berkas:
            pesan = f'Versi "{versi}" tidak sesuai nama berkas ini.'
            saran = f"Satu berkas satu versi; berkas versi itu bernama {name_nomenklatur(versi)}."
            yield Kerusakan(berkas, pesan, saran, int(str(nomor)), "versi")
    induk = isi["kode_induk"].dropna()
    for nomor, kode in induk[~induk.isin(set(isi["kode"]))].items():
        pesan = f'"{kode}" tidak ada di berkas ini.'
        saran = "Tambahkan baris kode itu, atau betulkan kode_induk."
        yield Kerusakan(berkas, pesan, saran, int(str(nomor)), "kode_induk")


def check_bidang(
    berkas: str, nomenklatur: pd.DataFrame, leksikon: pd.DataFrame
) -> Iterator[Kerusakan]:
    """Return the bidang urusan that classifying may give and that a version does not have."""
    for kode in sorted(set(leksikon["kode_urusan"]) - set(nomenklatur["kode"])):
        pesan = f"Bidang urusan {kode}, yang dipakai leksikon.csv, tidak ada di versi ini."
        yield Kerusakan(berkas, pesan, "Muat versi itu dari buku resmi yang lengkap.")


def pick_versi(versi: pd.DataFrame, tahun_rencana: int | None = None) -> str:
    """Return the version that a planning year uses: the last that began by then.

    A year before the first one uses the first; without a year it is the newest.
    """
    urut = versi.sort_values("berlaku_mulai_tahun")
    if tahun_rencana is not None:
        mulai = urut[urut["berlaku_mulai_tahun"] <= tahun_rencana]
        urut = mulai if len(mulai) else urut.iloc[:1]
    return str(urut["versi"].iloc[-1])


def split_versi(semua: pd.DataFrame, versi: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the rows of one version and the rows of the others, each indexed from 0."""
    milik = semua["versi"].eq(versi)
    return semua[milik].reset_index(drop=True), semua[~milik].reset_index(drop=True)
