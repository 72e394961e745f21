"""What every export starts from: the accepted proposals of a year, fit to leave the warehouse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from schemas.rekap import RekapTahun
from tasks.rekap.isi import samarkan_rekap, susun_daftar_usulan
from tasks.rekap.program import take_kode_program

Tingkat = Literal["kelurahan", "kecamatan"]
KOTA = "Kota Metro"


@dataclass(frozen=True)
class Tempat:
    """A kelurahan or a kecamatan that an export is about."""

    tingkat: Tingkat
    kode: str
    nama: str

    @property
    def sebutan(self) -> str:
        """Return it as a title says it: "Kelurahan Margodadi"."""
        return f"{self.tingkat.title()} {self.nama}"

    @property
    def nama_berkas(self) -> str:
        """Return it as part of a file name, from which the importer knows it again."""
        return self.sebutan.lower().replace(" ", "-")


def susun_bahan(rekap: RekapTahun) -> pd.DataFrame:
    """Return the accepted proposals with personal data hidden and codes joined to their names.

    Grain: one proposal, by kelurahan and in the order of its file. To the columns of
    `warehouse.kueri.read_usulan` come `hasil_teks`, `penghalang` (see `susun_daftar_usulan`),
    `kode_program`, and `program_teks`, `sub_kegiatan_teks`, `rekening_teks`: "code name".
    """
    usulan = susun_daftar_usulan(samarkan_rekap(rekap))
    program = usulan["kode_sub_kegiatan"].map(take_kode_program, na_action="ignore")
    nama_program = program.map(
        lambda k: rekap.nama_kode.get(("program", k), ""), na_action="ignore"
    )
    return usulan.assign(
        kode_program=program.astype("str"),
        program_teks=_gabung(program, nama_program).fillna(usulan["program"]),
        sub_kegiatan_teks=_gabung(usulan["kode_sub_kegiatan"], usulan["nama_sub_kegiatan"]).fillna(
            usulan["sub_kegiatan"]
        ),
        rekening_teks=_gabung(usulan["kode_rekening"], usulan["nama_rekening"]),
    )


def list_tempat(usulan: pd.DataFrame, tingkat: Tingkat) -> list[Tempat]:
    """Return the kelurahan or kecamatan that have proposals, by code."""
    kolom = [f"kode_{tingkat}", f"nama_{tingkat}"]
    isi = usulan[kolom].dropna().drop_duplicates().sort_values(kolom[0])
    return [Tempat(tingkat, str(kode), str(nama)) for kode, nama in isi.to_numpy()]


def take_tempat(usulan: pd.DataFrame, tempat: Tempat) -> pd.DataFrame:
    """Return the proposals of one place, numbered from 1."""
    milik = usulan[usulan[f"kode_{tempat.tingkat}"].eq(tempat.kode)]
    return milik.assign(no=range(1, len(milik) + 1))


def count_menurut(usulan: pd.DataFrame, nama: Mapping[str, str]) -> list[tuple[str, int, int]]:
    """Return per outcome of `nama` its words, how many proposals it has and their rupiah."""
    milik = {hasil: usulan[usulan["hasil"].eq(hasil)] for hasil in nama}
    return [
        (nama[hasil], len(isi), int(isi["anggaran_rupiah"].sum()))
        for hasil, isi in milik.items()
        if len(isi)
    ]


def _gabung(kode: pd.Series[str], nama: pd.Series[str]) -> pd.Series[str]:
    return (kode.astype("str") + " " + nama.astype("str").fillna("")).str.strip()
