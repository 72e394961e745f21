"""The review as planners run it: two commands, each a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from buku_tinjauan import isi_tinjauan, simpan_ulang
from kotak_contoh import MARGODADI, buat_kotak, setelan, tanya

pytestmark = pytest.mark.lambat
TAHUN = ("--tahun", "2023")


def musrenbang(folder: Path, *argumen: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cli.main", *argumen],
        cwd=folder,
        env=os.environ | setelan(folder),
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def test_decisions_typed_in_libreoffice_reach_the_rekap_and_the_rest_is_told(
    tmp_path: Path,
) -> None:
    buat_kotak(tmp_path, MARGODADI)
    musrenbang(tmp_path, "impor", *TAHUN, "--tanggal-terima", "2023-02-10")
    keluar = musrenbang(tmp_path, "tinjau", "keluar", *TAHUN, "--semua")
    assert keluar.returncode == 0, keluar.stderr
    path = tmp_path / "keluaran" / "2023" / "tinjauan" / "tinjauan_2023.xlsx"
    isian = {0: {"bidang": "2.23 Perpustakaan"}, 1: {"setuju": "ya"}, 2: {"bidang": "1.99 Entah"}}
    salinan = simpan_ulang(isi_tinjauan(path, isian, nama=None), tmp_path)
    masuk = musrenbang(tmp_path, "tinjau", "masuk", str(salinan), "--oleh", "Budi")
    assert masuk.returncode == 1, masuk.stdout + masuk.stderr
    assert "oleh Budi: 2 keputusan baru, 1 isian tidak dipakai" in masuk.stdout
    assert "- Tinjauan!L7: Kode “1.99” tidak ada" in masuk.stdout
    assert "rekap-musrenbang-2023.xlsx" in masuk.stdout
    perpustakaan = "select jumlah_usulan from rekap_urusan where kode_urusan = '2.23'"
    assert tanya(tmp_path, perpustakaan) == [(1,)]
