from __future__ import annotations

import ast
import importlib
from pathlib import Path
from typing import Any

import pytest
import yaml
from kotak_contoh import AKAR
from prefect.utilities.callables import parameter_schema
from pydantic import TypeAdapter

from flows.pilihan import PilihanTahun, list_tahun

BATAS_BARIS_ALUR = 40
PENERAPAN: list[dict[str, Any]] = yaml.safe_load((AKAR / "prefect.yaml").read_text())["deployments"]
NAMA = [p["name"] for p in PENERAPAN]


def muat(penerapan: dict[str, Any]) -> Any:
    modul, _, nama = penerapan["entrypoint"].rpartition(".")
    return getattr(importlib.import_module(modul), nama)


def test_the_deployments_are_there() -> None:
    harap = ["konsolidasi", "impor-kelurahan", "impor-gagal", "tinjauan", "segarkan-referensi"]
    assert harap == NAMA


@pytest.mark.parametrize("penerapan", PENERAPAN, ids=NAMA)
def test_every_entrypoint_is_a_flow_of_that_name_that_persists_nothing(
    penerapan: dict[str, Any],
) -> None:
    alur = muat(penerapan)
    assert alur.name == penerapan["name"]
    assert alur.persist_result is False
    assert penerapan["description"]
    assert penerapan["work_pool"] == {"name": "musrenbang"}


def test_the_main_job_is_scheduled_in_the_citys_zone_and_runs_alone() -> None:
    konsolidasi = PENERAPAN[0]
    assert konsolidasi["schedules"] == [{"cron": "0 6 * 1-2 *", "timezone": "Asia/Jakarta"}]
    assert konsolidasi["concurrency_limit"]["limit"] == 1


def test_kelurahan_and_year_are_dropdowns() -> None:
    skema = parameter_schema(muat(PENERAPAN[1])).model_dump()
    pilihan = {n: d["enum"] for n, d in skema["definitions"].items()}
    assert len(pilihan["PilihanKelurahan"]) == 22
    assert "Sumbersari Bantul" in pilihan["PilihanKelurahan"]
    assert 2023 in pilihan["PilihanTahun"]
    assert skema["required"] == ["kelurahan", "tahun"]


def test_years_are_whole_numbers_from_the_agenda_to_the_next_year(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MUSRENBANG_TAHUN", "2031")
    assert list(list_tahun().values()) == [2032, 2031, 2023]
    isi = TypeAdapter(PilihanTahun)
    assert isi.json_schema()["type"] == "integer"
    assert isi.validate_python(2023) is isi.validate_python("2023")


def test_every_parameter_is_explained_in_the_form() -> None:
    for penerapan in PENERAPAN:
        for nama, isi in parameter_schema(muat(penerapan)).properties.items():
            assert isi.get("description"), f"{penerapan['name']}: {nama}"


def test_a_flow_reads_like_a_table_of_contents() -> None:
    for path in Path(AKAR / "flows").glob("*.py"):
        for fungsi in ast.walk(ast.parse(path.read_text())):
            if isinstance(fungsi, ast.FunctionDef):
                panjang = (fungsi.end_lineno or 0) - fungsi.lineno + 1
                assert panjang <= BATAS_BARIS_ALUR, f"{path.name}: {fungsi.name}"
