"""A real server, worker and deployments, started as `make serve` starts them."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from kotak_contoh import (
    AKAR,
    KARANGREJO,
    MARGODADI,
    METRO,
    PERBAIKAN,
    TERIMA,
    buat_kotak,
    setelan,
    tanya,
)

pytestmark = pytest.mark.lambat

SIAP_DETIK = 240
JALAN_DETIK = 240
USULAN = "select usulan_id, dibuat_pada, diubah_pada from usulan order by usulan_id"
SELESAI = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}


@dataclass(frozen=True)
class Layanan:
    """A running service: its API, its folder, its process."""

    api: httpx.Client
    folder: Path
    proses: subprocess.Popen[bytes]

    def run(self, penerapan: str, **parameter: Any) -> dict[str, Any]:
        """Start a deployment, wait for the worker to finish it, and return the flow run."""
        milik = self.api.get(f"/deployments/name/{penerapan}/{penerapan}").raise_for_status()
        jalan = self.api.post(
            f"/deployments/{milik.json()['id']}/create_flow_run", json={"parameters": parameter}
        ).raise_for_status()
        return self._tunggu(jalan.json()["id"])

    def _tunggu(self, jalan_id: str) -> dict[str, Any]:
        batas = time.monotonic() + JALAN_DETIK
        while time.monotonic() < batas:
            jalan: dict[str, Any] = self.api.get(f"/flow_runs/{jalan_id}").json()
            if jalan["state_type"] in SELESAI:
                return jalan
            time.sleep(1)
        raise AssertionError(f"flow run {jalan_id} did not end")

    def list_tugas(self, jalan: dict[str, Any]) -> dict[str, str]:
        """Return the task runs of a flow run: name and state."""
        saring = {"flow_runs": {"id": {"any_": [jalan["id"]]}}}
        tugas = self.api.post("/task_runs/filter", json=saring).raise_for_status().json()
        return {t["name"]: t["state_name"] for t in tugas}


@pytest.fixture(scope="session")
def layanan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Layanan]:
    """Server, work pool, deployments and worker, with a state and folders of their own."""
    folder = tmp_path_factory.mktemp("layanan")
    buat_kotak(folder, MARGODADI, METRO, KARANGREJO)
    port = port_bebas()
    with (folder / "layani.log").open("wb") as catatan:
        proses = subprocess.Popen(
            [sys.executable, "-m", "cli.main", "layani", "--port", str(port)],
            cwd=AKAR,
            env=os.environ | setelan(folder) | {"PYTHONUNBUFFERED": "1"},
            stdout=catatan,
            stderr=subprocess.STDOUT,
        )
        try:
            tunggu_siap(proses, folder / "layani.log")
            with httpx.Client(base_url=f"http://127.0.0.1:{port}/api", timeout=30) as api:
                yield Layanan(api, folder, proses)
        finally:
            proses.send_signal(signal.SIGTERM)
            proses.wait(60)
    assert proses.returncode == 0
    with socket.socket() as soket:
        assert soket.connect_ex(("127.0.0.1", port)) != 0, "the server outlived the service"


def port_bebas() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return int(soket.getsockname()[1])


def tunggu_siap(proses: subprocess.Popen[bytes], catatan: Path) -> None:
    batas = time.monotonic() + SIAP_DETIK
    while time.monotonic() < batas and proses.poll() is None:
        if "Siap. Buka http://127.0.0.1:" in catatan.read_text(errors="replace"):
            return
        time.sleep(0.5)
    raise AssertionError(f"the service did not start:\n{catatan.read_text(errors='replace')}")


@pytest.fixture(scope="session")
def pertama(layanan: Layanan) -> dict[str, Any]:
    """The first konsolidasi: two good files, one broken."""
    return layanan.run("konsolidasi", tahun=2023, tanggal_terima=TERIMA)


def test_the_worker_runs_the_main_job_and_it_fails_by_name(
    layanan: Layanan, pertama: dict[str, Any]
) -> None:
    assert pertama["name"] == "konsolidasi 2023"
    assert pertama["state_type"] == "FAILED"
    assert "karangrejo: " in pertama["state"]["message"]
    assert "terpotong" in pertama["state"]["message"]
    tugas = layanan.list_tugas(pertama)
    assert tugas["impor karangrejo 2023"] == "Failed"
    assert tugas["impor margodadi 2023"] == tugas["impor metro 2023"] == "Completed"


def test_the_warehouse_holds_the_others_with_the_run_that_brought_them(
    layanan: Layanan, pertama: dict[str, Any]
) -> None:
    isi = tanya(
        layanan.folder,
        "select w.nama, i.keadaan, i.prefect_run_id from impor i "
        "join wilayah w on w.kode = i.kode_kelurahan order by 1, i.id limit 3",
    )
    assert isi == [
        ("Karangrejo", "gagal", pertama["id"]),
        ("Margodadi", "berhasil", pertama["id"]),
        ("Metro", "berhasil", pertama["id"]),
    ]
    assert tanya(layanan.folder, "select count(*) > 0 from alokasi") == [(1,)]


def test_after_mending_impor_gagal_runs_that_kelurahan_alone(
    layanan: Layanan, pertama: dict[str, Any]
) -> None:
    sebelum = tanya(layanan.folder, USULAN)
    shutil.copy(PERBAIKAN / KARANGREJO, layanan.folder / "masuk" / "2023" / KARANGREJO)
    jalan = layanan.run("impor-gagal", tahun=2023, tanggal_terima=TERIMA)
    assert jalan["state_type"] == "COMPLETED", jalan["state"]["message"]
    impor = [t for t in layanan.list_tugas(jalan) if t.startswith("impor ")]
    assert impor == ["impor karangrejo 2023"]
    sesudah = tanya(layanan.folder, USULAN)
    assert set(sebelum) < set(sesudah)


def test_the_schedule_really_plans_runs(layanan: Layanan) -> None:
    milik = layanan.api.get("/deployments/name/konsolidasi/konsolidasi").json()
    saring = {
        "deployments": {"id": {"any_": [milik["id"]]}},
        "flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}},
    }
    batas = time.monotonic() + 120
    terjadwal: list[Any] = []
    while not terjadwal and time.monotonic() < batas:
        terjadwal = layanan.api.post("/flow_runs/filter", json=saring).json()
        time.sleep(1)
    assert terjadwal
    # Six in the morning of Jakarta is 23.00 UTC of the day before.
    assert {j["expected_start_time"][11:16] for j in terjadwal} == {"23:00"}


def test_deployments_name_no_folder_of_whoever_wrote_them(layanan: Layanan) -> None:
    milik = layanan.api.get("/deployments/name/impor-gagal/impor-gagal").json()
    (langkah,) = milik["pull_steps"]
    assert langkah["prefect.deployments.steps.set_working_directory"] == {"directory": str(AKAR)}
    assert "{{ $PWD }}" in (AKAR / "prefect.yaml").read_text()


def test_a_port_in_use_is_refused_before_anything_is_touched(
    layanan: Layanan, tmp_path: Path
) -> None:
    kedua = subprocess.run(
        [sys.executable, "-m", "cli.main", "layani", "--port", str(layanan.api.base_url.port)],
        cwd=AKAR,
        env=os.environ | setelan(tmp_path),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert kedua.returncode == 2
    assert "sedang dipakai" in kedua.stderr
    assert layanan.proses.poll() is None
