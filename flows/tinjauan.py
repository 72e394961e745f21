"""A filled review workbook: decisions recorded, the year classified and shared out by them."""

from __future__ import annotations

from pathlib import Path

from prefect import flow
from prefect.client.schemas.objects import State

from flows.nama import build_pelari, name_tinjauan
from tasks.alur import open_lingkup
from tasks.tinjauan.alur import conclude_tinjauan, read_buku_tinjauan, refresh_tahun, take_buku


@flow(
    name="tinjauan",
    flow_run_name=name_tinjauan,
    task_runner=build_pelari(),
    persist_result=False,
)
def tinjauan(berkas: Path, oleh: str | None = None) -> State[None]:
    """Terima buku tinjauan yang sudah diisi, lalu perbarui klasifikasi, anggaran, dan rekap.

    Args:
        berkas: Buku tinjauan yang sudah diisi (.xlsx).
        oleh: Nama yang memutuskan; bawaan: nama di lembar Petunjuk buku itu.
    """
    buku = read_buku_tinjauan(berkas, oleh)
    lingkup = open_lingkup(buku.tahun, None, None)
    hasil = take_buku(buku, lingkup)
    return conclude_tinjauan(hasil, refresh_tahun(lingkup))
