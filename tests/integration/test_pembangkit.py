"""The reader on made-up workbooks of every layout and spelling, held against their truth."""

from __future__ import annotations

from pathlib import Path

import pytest
from pembangkit_ukur import Ukuran, ukur

TEPAT_MINIMUM = 0.995
TOLAK_KELIRU_MAKSIMUM = 0.005


def check_ukuran(hasil: Ukuran) -> None:
    """Hold the counts to the goal of issue 3; the report is what a reader of a failure needs."""
    laporan = hasil.laporan()
    print(f"\n{laporan}")
    assert not hasil.gagal, hasil.gagal[:10]
    assert not hasil.hilang, hasil.hilang[:10]
    assert not hasil.ditambah, hasil.ditambah[:10]
    assert not hasil.luput, hasil.luput[:10]
    assert not hasil.lolos, hasil.lolos[:10]
    assert not hasil.hukum, hasil.hukum[:10]
    assert hasil.ketepatan >= TEPAT_MINIMUM, hasil.salah[:10]
    assert len(hasil.tolak_keliru) <= TOLAK_KELIRU_MAKSIMUM * hasil.baris, hasil.tolak_keliru[:10]


def test_forty_made_up_workbooks_read_back(tmp_path: Path) -> None:
    check_ukuran(ukur(range(40), tmp_path))


@pytest.mark.lambat
@pytest.mark.parametrize("awal", range(1000, 1300, 50))
def test_three_hundred_made_up_workbooks_read_back(awal: int, tmp_path: Path) -> None:
    check_ukuran(ukur(range(awal, awal + 50), tmp_path))
