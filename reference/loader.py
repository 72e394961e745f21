"""The one way to the reference tables: read, validate, and refuse with file, row and column."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from reference.kerusakan import Kerusakan, raise_kerusakan
from reference.nomenklatur import (
    check_bidang,
    list_nomenklatur,
    name_nomenklatur,
    pick_versi,
    read_nomenklatur_lain,
    split_versi,
)
from reference.profil_loader import list_profil, read_profil
from reference.rujukan import check_rujukan
from reference.tabel import read_tabel
from schemas.profil import Profil
from schemas.referensi import TABEL, Nomenklatur, NomenklaturVersi

FOLDER_BAWAAN = Path(__file__).parent


@dataclass(frozen=True)
class Referensi:
    """The reference tables, each by its contract in `schemas.referensi` (index from 0).

    Lists inside a cell are joined by "|" (`contoh_berlabel.alternatif` by ";"); a missing text is
    NA. Treat the frames as read-only.
    `nomenklatur` is the one version that the planning year uses, `nomenklatur_lain` all others.
    `profil` are the ways to read known sources, by file name.
    """

    wilayah: pd.DataFrame
    nomenklatur: pd.DataFrame
    nomenklatur_versi: pd.DataFrame
    opd: pd.DataFrame
    opd_urusan: pd.DataFrame
    satuan: pd.DataFrame
    alias_kolom: pd.DataFrame
    kata_kepala: pd.DataFrame
    frasa_baris: pd.DataFrame
    leksikon: pd.DataFrame
    singkatan: pd.DataFrame
    konteks: pd.DataFrame
    contoh_berlabel: pd.DataFrame
    kalibrasi: pd.DataFrame
    kebijakan_urusan: pd.DataFrame
    luar_kewenangan: pd.DataFrame
    pagu: pd.DataFrame
    kriteria: pd.DataFrame
    skenario: pd.DataFrame
    pagu_skenario: pd.DataFrame
    jadwal: pd.DataFrame
    sumber_dana: pd.DataFrame
    rekening: pd.DataFrame
    pemetaan_belanja: pd.DataFrame
    harga_satuan: pd.DataFrame
    rt_rw: pd.DataFrame
    temuan: pd.DataFrame
    ambang: pd.DataFrame
    profil: tuple[Profil, ...] = ()
    nomenklatur_lain: pd.DataFrame = field(default_factory=lambda: Nomenklatur.susun([]))

    @property
    def versi_nomenklatur(self) -> str:
        """Return the version whose codes `nomenklatur` holds."""
        return str(self.nomenklatur["versi"].iloc[0])

    def count_nomenklatur(self) -> dict[str, int]:
        """Return the number of lines of every version, the one in use first."""
        versi = pd.concat([self.nomenklatur["versi"], self.nomenklatur_lain["versi"]])
        return {str(v): int(n) for v, n in versi.value_counts(sort=False).items()}


def muat_referensi(folder: Path | None = None, tahun_rencana: int | None = None) -> Referensi:
    """Load and validate all reference tables and profiles.

    `folder` may hold only some of them: the others come from the packaged folder (None means all
    of them do). Files of other names in `folder` are left alone. `tahun_rencana` decides which
    version of the nomenclature is used (see `reference.nomenklatur.pick_versi`).

    Raises:
        ReferensiRusak: a table or profile is missing, unreadable, or breaks its contract, its key,
            or points to a code that another table does not have; the message names up to five
            places.
    """
    bingkai: dict[str, pd.DataFrame] = {}
    kerusakan: list[Kerusakan] = []
    for nama, model in TABEL.items():
        bingkai[nama], rusak = read_tabel(find_tabel(model.nama_berkas(), folder), model)
        kerusakan += rusak
    bingkai["nomenklatur_lain"], rusak = read_nomenklatur_lain(
        list_nomenklatur(FOLDER_BAWAAN, folder)
    )
    raise_kerusakan(kerusakan + rusak)
    raise_kerusakan(check_rujukan(bingkai))
    profil, rusak = read_profil(
        list_profil(FOLDER_BAWAAN, folder), frozenset(_kode_kelurahan(bingkai["wilayah"]))
    )
    raise_kerusakan(rusak)
    tabel = {n: isi.reset_index(drop=True) for n, isi in bingkai.items()}
    semua = pd.concat([tabel["nomenklatur"], tabel["nomenklatur_lain"]])
    versi = pick_versi(tabel["nomenklatur_versi"], tahun_rencana)
    tabel["nomenklatur"], tabel["nomenklatur_lain"] = split_versi(semua, versi)
    raise_kerusakan(
        list(check_bidang(name_nomenklatur(versi), tabel["nomenklatur"], tabel["leksikon"]))
    )
    return Referensi(**tabel, profil=profil)


def _kode_kelurahan(wilayah: pd.DataFrame) -> list[str]:
    return list(wilayah.loc[wilayah["tingkat"] == "kelurahan", "kode"])


def find_tabel(berkas: str, folder: Path | None = None) -> Path:
    """Return where a table is read from: `folder` when it has the file, else the packaged one."""
    if folder is not None and (folder / berkas).exists():
        return folder / berkas
    return FOLDER_BAWAAN / berkas


def find_berkas_nomenklatur(folder: Path | None, tahun_rencana: int | None) -> str:
    """Return the file name of the version that a planning year uses.

    Raises:
        ReferensiRusak: the table of versions breaks its contract.
    """
    versi, rusak = read_tabel(find_tabel(NomenklaturVersi.nama_berkas(), folder), NomenklaturVersi)
    raise_kerusakan(rusak)
    return name_nomenklatur(pick_versi(versi, tahun_rencana))
