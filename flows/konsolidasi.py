"""The main job of a year: from the inbox to the warehouse, the budget and what people get."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from prefect import flow
from prefect.client.schemas.objects import State

from flows.antrean import run_antrean
from flows.nama import build_pelari, name_jalan
from tasks.alur import open_lingkup, scan_masuk
from tasks.antrean import pick_baru
from tasks.gudang import read_terakhir
from tasks.tinjauan.alur import take_kotak


@flow(
    name="konsolidasi",
    flow_run_name=name_jalan,
    task_runner=build_pelari(),
    persist_result=False,
)
def konsolidasi(
    tahun: int | None = None,
    masuk: Path | None = None,
    tanggal_terima: dt.date | None = None,
    jalur: list[Path] | None = None,
) -> State[None]:
    """Impor setiap kelurahan yang baru atau berubah, petakan anggaran, lalu terbitkan hasilnya.

    Args:
        tahun: Tahun Musrenbang; bawaan: tahun berjalan.
        masuk: Kotak masuk; bawaan: folder masuk di setelan.
        tanggal_terima: Tanggal berkas diterima; bawaan: hari ini.
        jalur: Hanya berkas atau folder ini, juga bila tidak berubah; bawaan: seluruh kotak masuk.
    """
    lingkup = open_lingkup(tahun, masuk, tanggal_terima)
    antrean = scan_masuk(lingkup, jalur)
    tinjauan = take_kotak(antrean, lingkup)
    if not jalur:
        antrean = pick_baru(antrean, read_terakhir(lingkup))
    return run_antrean(antrean, lingkup, seluruh=not jalur, tinjauan=tinjauan)
