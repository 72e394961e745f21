"""`musrenbang layani`: a Prefect server, the deployments and a worker, stopped together."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from cli.lingkungan import build_lingkungan
from cli.tampilan import layar_galat, show_pesan
from tasks.setelan import Setelan

ALAMAT = "127.0.0.1"
KOLAM = "musrenbang"
TUNGGU_SERVER_DETIK = 120
TUNGGU_BERHENTI_DETIK = 15


class LayananGagal(Exception):
    """A part of the service did not start or ended by itself; the text is Indonesian."""


def run_layani(port: int | None = None) -> int:
    """Serve until Ctrl-C or SIGTERM; return 0 then, 2 when a part fails."""
    setelan = Setelan()
    port = port or setelan.port
    lingkungan = _susun_lingkungan(setelan, port)
    for isyarat in (signal.SIGINT, signal.SIGTERM):
        signal.signal(isyarat, _berhenti)
    try:
        _check_port(port)
        with _anak("server", _perintah_server(port), lingkungan) as server:
            _wait_sehat(server, port)
            _deploy(lingkungan)
            with _anak("pekerja", _perintah_pekerja(), lingkungan) as pekerja:
                show_pesan(f"Siap. Buka http://{ALAMAT}:{port} di peramban; Ctrl-C menghentikan.")
                _wait_salah_satu_selesai(server, pekerja)
    except KeyboardInterrupt:
        show_pesan("Berhenti.")
        return 0
    except LayananGagal as galat:
        layar_galat.print(str(galat), markup=False)
        return 2
    return 2


def _susun_lingkungan(setelan: Setelan, port: int) -> dict[str, str]:
    """Return our environment and Prefect's; the server is ours, whatever profile a user has."""
    lokal = build_lingkungan(setelan, folder="prefect", catatan="INFO") | {
        "PREFECT_API_URL": f"http://{ALAMAT}:{port}/api",
        "PREFECT_SERVER_EPHEMERAL_ENABLED": "false",
        # Prefect's pull step names the folder by it; a shell keeps it, a service may not.
        "PWD": str(Path.cwd()),
    }
    return os.environ | lokal


def _check_port(port: int) -> None:
    """Refuse a port in use: what answers there would be somebody else's server."""
    with socket.socket() as soket:
        soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            soket.bind((ALAMAT, port))
        except OSError as galat:
            saran = "Hentikan layanan itu atau pilih port lain: musrenbang layani --port 4201"
            raise LayananGagal(f"Port {port} sedang dipakai. {saran}") from galat


def _perintah_server(port: int) -> list[str]:
    return ["server", "start", "--host", ALAMAT, "--port", str(port)]


def _perintah_pekerja() -> list[str]:
    return ["worker", "start", "--pool", KOLAM, "--name", "pekerja-musrenbang"]


def _deploy(lingkungan: dict[str, str]) -> None:
    for argumen in (
        ["work-pool", "create", KOLAM, "--type", "process", "--overwrite"],
        ["deploy", "--all"],
    ):
        selesai = subprocess.run(
            _prefect(*argumen), env=lingkungan, capture_output=True, text=True, check=False
        )
        if selesai.returncode:
            keluaran = f"{selesai.stdout}{selesai.stderr}".strip()
            raise LayananGagal(f"prefect {' '.join(argumen)} gagal:\n{keluaran}")


def _prefect(*argumen: str) -> list[str]:
    return [sys.executable, "-m", "prefect", *argumen]


@contextmanager
def _anak(
    nama: str, argumen: list[str], lingkungan: dict[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a part of Prefect in a session of its own, and end it with all that it started.

    Its own session keeps Ctrl-C from reaching everything at once: the worker ends first.
    """
    show_pesan(f"Menjalankan {nama} ...")
    anak = subprocess.Popen(_prefect(*argumen), env=lingkungan, start_new_session=True)
    try:
        yield anak
    finally:
        _end(anak)


def _end(anak: subprocess.Popen[bytes]) -> None:
    _kirim(anak, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        anak.wait(TUNGGU_BERHENTI_DETIK)
    _kirim(anak, signal.SIGKILL)
    anak.wait()


def _kirim(anak: subprocess.Popen[bytes], isyarat: int) -> None:
    # The group carries the child's own id, since it leads its session.
    with suppress(ProcessLookupError):
        os.killpg(anak.pid, isyarat)


def _wait_sehat(server: subprocess.Popen[bytes], port: int) -> None:
    batas = time.monotonic() + TUNGGU_SERVER_DETIK
    while time.monotonic() < batas:
        if server.poll() is not None:
            raise LayananGagal("Server berhenti sendiri; lihat pesannya di atas.")
        try:
            with urllib.request.urlopen(f"http://{ALAMAT}:{port}/api/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    raise LayananGagal(f"Server belum menjawab setelah {TUNGGU_SERVER_DETIK} detik.")


def _wait_salah_satu_selesai(*anak: subprocess.Popen[bytes]) -> None:
    while all(a.poll() is None for a in anak):
        time.sleep(0.5)
    raise LayananGagal("Server atau pekerja berhenti sendiri; lihat pesannya di atas.")


def _berhenti(isyarat: int, bingkai: FrameType | None) -> None:
    # A second Ctrl-C must not break the orderly end of what we started.
    for lain in (signal.SIGINT, signal.SIGTERM):
        signal.signal(lain, signal.SIG_IGN)
    raise KeyboardInterrupt
