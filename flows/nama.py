"""What the flows share of Prefect: names a person recognises, and how many tasks run at once."""

from __future__ import annotations

from typing import Any

from prefect import runtime
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from tasks.setelan import Setelan


def build_pelari() -> TaskRunner[Any]:
    """Return the runner of mapped tasks: as many at once as the settings allow."""
    return ThreadPoolTaskRunner(max_workers=Setelan().pekerja)


def name_jalan() -> str:
    """Return the name of a flow run: the flow's name and the year, "konsolidasi 2023"."""
    tahun = runtime.flow_run.parameters.get("tahun") or Setelan().tahun_berjalan()
    return f"{runtime.flow_run.flow_name} {int(tahun)}"


def name_kelurahan() -> str:
    """Return the name of a run for one kelurahan, "impor margodadi 2023"."""
    isi = runtime.flow_run.parameters
    kelurahan = getattr(isi["kelurahan"], "value", isi["kelurahan"])
    return f"impor {str(kelurahan).lower()} {int(isi['tahun'])}"


def name_tinjauan() -> str:
    """Return the name of a run for one review workbook, "tinjauan tinjauan_2023.xlsx"."""
    berkas = str(runtime.flow_run.parameters["berkas"]).replace("\\", "/")
    return f"tinjauan {berkas.rsplit('/', 1)[-1]}"
