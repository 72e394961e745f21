"""What one run works on, made once from the settings and the choices of whoever started it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from reference.loader import Referensi, muat_referensi
from tasks.baca.batas import BatasBaca
from tasks.proses import batas_baca
from tasks.setelan import Setelan


@dataclass(frozen=True)
class Lingkup:
    """Year, folders, warehouse, limits and reference tables of one run.

    `folder_keluaran` is that of the year. `tanggal_terima` is the date on which what is imported
    now counts as received. `prefect_run_id` is None outside a flow.
    """

    tahun: int
    folder_masuk: Path
    folder_keluaran: Path
    url_gudang: str
    tanggal_terima: dt.date
    batas: BatasBaca
    referensi: Referensi
    prefect_run_id: str | None = None

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
    tahun = tahun or setelan.tahun_berjalan()
    return Lingkup(
        tahun=tahun,
        folder_masuk=masuk or setelan.folder_masuk,
        folder_keluaran=setelan.folder_keluaran / str(tahun),
        url_gudang=setelan.url_gudang,
        tanggal_terima=tanggal_terima or setelan.hari_ini(),
        batas=batas_baca(setelan),
        referensi=muat_referensi(setelan.folder_referensi),
        prefect_run_id=prefect_run_id,
    )
