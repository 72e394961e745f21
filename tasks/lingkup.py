"""What one run works on, made once from the settings and the choices of whoever started it."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from reference.loader import (
    FOLDER_BAWAAN,
    Referensi,
    find_berkas_nomenklatur,
    find_tabel,
    muat_referensi,
)
from reference.profil_loader import list_profil
from schemas.referensi import TABEL
from tasks.baca.batas import BatasBaca
from tasks.model_klasifikasi import keep_model
from tasks.setelan import Setelan

TABEL_ANGGARAN = frozenset(
    {
        "pagu",
        "kriteria",
        "skenario",
        "pagu_skenario",
        "jadwal",
        "opd_urusan",
        "rekening",
        "pemetaan_belanja",
    }
)
"""Tables that every run reads afresh, because they change no proposal: only who pays, and when."""

VERSI = frozenset({"nomenklatur", "nomenklatur_versi"})
"""Tables of which a run uses one version only."""


@dataclass(frozen=True)
class Lingkup:
    """Year, folders, warehouse, limits and reference tables of one run.

    `folder_keluaran` is that of the year. `tanggal_terima` is the date on which what is imported
    now counts as received, and on which the roster is looked at. `versi_aturan` stands for the
    rules by which files are understood. `prefect_run_id` is None outside a flow.
    """

    tahun: int
    folder_masuk: Path
    folder_keluaran: Path
    url_gudang: str
    tanggal_terima: dt.date
    batas: BatasBaca
    referensi: Referensi
    versi_aturan: str
    prefect_run_id: str | None = None

    @property
    def tahun_rencana(self) -> int:
        """Return the year that this Musrenbang plans: the next one."""
        return self.tahun + 1

    @property
    def folder_masuk_tahun(self) -> str:
        """Return where the files of the year are expected, as people see it."""
        return (self.folder_masuk / str(self.tahun)).as_posix()

    @property
    def nama_gudang(self) -> str:
        """Return the warehouse as people may see it: the file, or the address without secrets."""
        alamat = self.url_gudang.partition("?")[0]
        awal, pemisah, tempat = alamat.rpartition("@")
        if not pemisah:
            return alamat.removeprefix("sqlite:///")
        return f"{awal.split('://')[0]}://…@{tempat}"

    @property
    def folder_umpan_balik(self) -> Path:
        """Return where the marked workbooks of the kelurahan go."""
        return self.folder_keluaran / "umpan-balik"

    @property
    def berkas_rekap(self) -> Path:
        """Return where the rekap workbook goes."""
        return self.folder_keluaran / f"rekap-musrenbang-{self.tahun}.xlsx"

    def umpan_balik(self, nama: str) -> Path:
        """Return where the marked workbook of one kelurahan goes."""
        return self.folder_umpan_balik / f"{nama.replace(' ', '-')}.xlsx"


def build_lingkup(
    tahun: int | None = None,
    masuk: Path | None = None,
    tanggal_terima: dt.date | None = None,
    prefect_run_id: str | None = None,
) -> Lingkup:
    """Return what a run works on; a choice left open comes from the settings.

    Raises:
        ReferensiRusak: a reference table breaks its contract.
    """
    setelan = Setelan()
    keep_model(setelan)
    tahun = tahun or setelan.tahun_berjalan()
    return Lingkup(
        tahun=tahun,
        folder_masuk=masuk or setelan.folder_masuk,
        folder_keluaran=setelan.folder_keluaran / str(tahun),
        url_gudang=setelan.url_gudang,
        tanggal_terima=tanggal_terima or setelan.hari_ini(),
        batas=setelan.batas_baca,
        referensi=muat_referensi(setelan.folder_referensi, tahun + 1),
        versi_aturan=hash_aturan(setelan.folder_referensi, tahun + 1),
        prefect_run_id=prefect_run_id,
    )


def hash_aturan(folder: Path | None, tahun_rencana: int | None = None) -> str:
    """Return a hash of the program's version and the tables and profiles that rule reading.

    When it changes, an unchanged file is imported anew. Of the nomenclature only the version that
    the planning year uses counts, so that loading another one leaves this year alone.
    """
    aturan = hashlib.sha256(version("musrenbang-metro").encode())
    nama_tabel = [TABEL[n].nama_berkas() for n in sorted(TABEL.keys() - TABEL_ANGGARAN - VERSI)]
    for nama in (*nama_tabel, find_berkas_nomenklatur(folder, tahun_rencana)):
        tabel = find_tabel(nama, folder)
        aturan.update(tabel.read_bytes() if tabel.exists() else b"")
    for profil in list_profil(FOLDER_BAWAAN, folder):
        aturan.update(profil.name.encode() + profil.read_bytes())
    return aturan.hexdigest()
