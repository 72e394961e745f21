"""One kelurahan as a run of its own: to watch it, or to repeat it, alone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from prefect import flow
from prefect.client.schemas.objects import State

from flows.antrean import run_antrean
from flows.nama import build_pelari, name_kelurahan
from flows.pilihan import PilihanKelurahan, PilihanTahun
from tasks.alur import open_lingkup, scan_masuk
from tasks.antrean import pick_kelurahan


@flow(
    name="impor-kelurahan",
    flow_run_name=name_kelurahan,
    task_runner=build_pelari(),
    persist_result=False,
)
def impor_kelurahan(
    kelurahan: PilihanKelurahan,
    tahun: PilihanTahun,
    masuk: Path | None = None,
    tanggal_terima: dt.date | None = None,
) -> State[None]:
    """Impor satu kelurahan, lalu perbarui anggaran, umpan balik, dan rekapnya.

    Args:
        kelurahan: Kelurahan yang diimpor.
        tahun: Tahun Musrenbang.
        masuk: Kotak masuk; bawaan: folder masuk di setelan.
        tanggal_terima: Tanggal berkas diterima; bawaan: hari ini.
    """
    lingkup = open_lingkup(int(tahun.value), masuk, tanggal_terima)
    antrean = pick_kelurahan(scan_masuk(lingkup), kelurahan.value, lingkup.tahun)
    return run_antrean(antrean, lingkup, seluruh=False)
