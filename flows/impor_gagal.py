"""Repeats exactly the kelurahan whose last import failed, once their files are mended."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from prefect import flow
from prefect.client.schemas.objects import State

from flows.antrean import run_antrean
from flows.nama import build_pelari, name_jalan
from tasks.alur import open_lingkup, scan_masuk
from tasks.antrean import pick_gagal
from tasks.gudang import read_terakhir


@flow(
    name="impor-gagal",
    flow_run_name=name_jalan,
    task_runner=build_pelari(),
    persist_result=False,
)
def impor_gagal(
    tahun: int | None = None,
    masuk: Path | None = None,
    tanggal_terima: dt.date | None = None,
) -> State[None]:
    """Ulangi hanya kelurahan yang impor terakhirnya gagal; yang lain tidak disentuh.

    Args:
        tahun: Tahun Musrenbang; bawaan: tahun berjalan.
        masuk: Kotak masuk; bawaan: folder masuk di setelan.
        tanggal_terima: Tanggal berkas diterima; bawaan: hari ini.
    """
    lingkup = open_lingkup(tahun, masuk, tanggal_terima)
    antrean = pick_gagal(scan_masuk(lingkup), read_terakhir(lingkup))
    return run_antrean(antrean, lingkup, seluruh=True)
