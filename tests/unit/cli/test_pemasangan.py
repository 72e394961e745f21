from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from kotak_contoh import AKAR


def test_a_machine_without_a_fitting_python_is_told_so_in_one_line(tmp_path: Path) -> None:
    palsu = tmp_path / "bin"
    palsu.mkdir()
    for nama in ("rm", "sh"):
        (palsu / nama).symlink_to(str(shutil.which(nama)))
    (palsu / "python3").write_text("#!/bin/sh\nexit 1\n")
    (palsu / "python3").chmod(0o755)
    hasil = subprocess.run(
        ["/bin/sh", str(AKAR / ".ci" / "pasang"), "."],
        cwd=tmp_path,
        env={"PATH": str(palsu)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert hasil.returncode == 2
    assert "Python 3.11, 3.12, atau 3.13 tidak ditemukan." in hasil.stderr
    assert not (tmp_path / ".venv").exists()


def test_every_pin_is_exact_and_names_no_host() -> None:
    for baris in (AKAR / "constraints.txt").read_text().splitlines():
        assert re.fullmatch(r"[a-z0-9._-]+==[^\s/]+( ; .+)?", baris), baris


def test_make_without_a_target_lists_them_all() -> None:
    daftar = subprocess.check_output(["make", "--no-print-directory"], cwd=AKAR, text=True)
    for sasaran in ("demo", "test", "lint", "serve", "constraints", "contoh", "bench"):
        assert f"make {sasaran}" in daftar
