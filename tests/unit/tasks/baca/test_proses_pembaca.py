"""The reader's processes: a death, a hang or a hunger for memory costs one file, not the next."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from berkas_uji import tulis_xlsx
from pembaca_uji import batalkan, bunuh_diri, catat_modul, tidur

from schemas.galat import BerkasTidakTerbaca
from schemas.lembar import BukuKerja
from tasks.baca import BatasBaca, close_pembaca, read_buku
from tasks.baca import kolam as kolam_pembaca
from tasks.baca.anak import read_ke_berkas
from tasks.baca.batas import MIB
from tasks.baca.kolam import PembacaLambat, PembacaMati, run_di_pembaca

SATU_SEL = '<row r="1"><c r="A1"><v>1</v></c></row>'
AKAR = Path(__file__).parents[4]


@pytest.fixture
def berkas(tmp_path: Path) -> Path:
    return tulis_xlsx(tmp_path / "a.xlsx", SATU_SEL)


def terbaca(berkas: Path) -> bool:
    return read_buku(berkas).lembar[0].baris == ((1.0,),)


@pytest.mark.parametrize("tanda", [signal.SIGKILL, signal.SIGABRT, signal.SIGSEGV])
def test_death_leaves_the_next_reading_whole(berkas: Path, tanda: int) -> None:
    assert terbaca(berkas)
    with pytest.raises(PembacaMati) as galat:
        run_di_pembaca(bunuh_diri, str(berkas), 10.0, tanda)
    assert signal.Signals(tanda).name in galat.value.sebab
    assert not galat.value.kehabisan_memori
    assert terbaca(berkas)


def test_abort_for_memory_is_told_from_other_deaths(berkas: Path) -> None:
    with pytest.raises(PembacaMati) as galat:
        run_di_pembaca(batalkan, str(berkas), 10.0)
    assert galat.value.kehabisan_memori
    assert terbaca(berkas)


def test_idle_readers_may_die_too(berkas: Path) -> None:
    assert terbaca(berkas)
    kolam = kolam_pembaca._ambil_kolam()
    for pid in list(kolam.pool._pool_manager.worker_manager.workers):
        os.kill(pid, signal.SIGKILL)
    assert terbaca(berkas)
    assert terbaca(berkas)


def test_overrun_is_stopped_and_the_next_reading_whole(berkas: Path) -> None:
    with pytest.raises(PembacaLambat):
        run_di_pembaca(tidur, str(berkas), 0.5, 30.0)
    assert terbaca(berkas)


def test_time_limit_is_reported(tmp_path: Path) -> None:
    baris = "".join(
        f'<row r="{n}"><c r="A{n}" t="e"><v>#N/A</v></c></row>' for n in range(1, 200_000)
    )
    path = tulis_xlsx(tmp_path / "lama.xlsx", baris)
    with pytest.raises(BerkasTidakTerbaca, match=r"lama\.xlsx: .*dalam 0\.01 detik"):
        read_buku(path, BatasBaca(detik=0.01))


def test_memory_limit_is_reported(tmp_path: Path, berkas: Path) -> None:
    teks = "x" * 1000
    baris = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{teks}{n}</t></is></c></row>'
        for n in range(1, 40_000)
    )
    path = tulis_xlsx(tmp_path / "gemuk.xlsx", baris)
    with pytest.raises(BerkasTidakTerbaca, match="memori lebih dari 30 MiB") as galat:
        read_buku(path, BatasBaca(memori_byte=30 * MIB))
    assert galat.value.berkas == "gemuk.xlsx"
    assert terbaca(berkas)
    assert len(read_buku(path).lembar[0].baris) == 39_999


def test_threads_share_the_readers(berkas: Path) -> None:
    def satu(nomor: int) -> str:
        try:
            if nomor % 4 == 3:
                run_di_pembaca(bunuh_diri, str(berkas), 10.0, signal.SIGKILL)
            return "terbaca" if terbaca(berkas) else "salah"
        except PembacaMati:
            return "mati"

    with ThreadPoolExecutor(6) as regu:
        hasil = list(regu.map(satu, range(12)))
    assert hasil == ["terbaca", "terbaca", "terbaca", "mati"] * 3


def test_closing_stops_the_processes_and_clears_the_folder(berkas: Path) -> None:
    assert terbaca(berkas)
    kolam = kolam_pembaca._ambil_kolam()
    pid = list(kolam.pool._pool_manager.worker_manager.workers)
    close_pembaca()
    close_pembaca()
    assert pid
    assert not any(Path(f"/proc/{satu}").exists() for satu in pid)
    assert not Path(kolam.folder).exists()
    assert terbaca(berkas)


def test_readers_stay_light_and_leave_main_alone(berkas: Path, tmp_path: Path) -> None:
    skrip = tmp_path / "tanpa_pagar.py"
    skrip.write_text(
        "import pickle, sys, pandas\n"
        "from pathlib import Path\n"
        "from tasks.baca import read_buku\n"
        "print('utama', flush=True)\n"
        "print(read_buku(Path(sys.argv[1])).lembar[0].baris, flush=True)\n",
        encoding="utf-8",
    )
    hasil = subprocess.run(
        [sys.executable, str(skrip), str(berkas)],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=AKAR,
        env=os.environ | {"PYTHONPATH": str(AKAR)},
        check=False,
    )
    assert (hasil.stdout, hasil.stderr) == ("utama\n((1.0,),)\n", "")
    assert hasil.returncode == 0


def test_reader_process_loads_nothing_heavy(berkas: Path) -> None:
    modul = pickle.loads(run_di_pembaca(catat_modul, str(berkas), 10.0))
    berat = {"pandas", "numpy", "pandera", "prefect", "sqlalchemy", "openpyxl", "pydantic"}
    assert not berat & set(modul)
    assert "tasks.baca.buku" in modul


def test_import_of_the_child_module_is_light() -> None:
    kode = (
        "import sys, tasks.baca; print(sorted({'pandas', 'pandera', 'prefect'} & set(sys.modules)))"
    )
    keluaran = subprocess.run(
        [sys.executable, "-c", kode], capture_output=True, text=True, cwd=AKAR, check=True
    )
    assert keluaran.stdout == "[]\n"


def test_limits_are_lifted_after_each_file(tmp_path: Path, berkas: Path) -> None:
    tujuan = tmp_path / "hasil"
    read_ke_berkas(str(berkas), str(tujuan), BatasBaca())
    buku: BukuKerja = pickle.loads(tujuan.read_bytes())
    assert buku.lembar[0].baris == ((1.0,),)
    assert signal.alarm(0) == 0
    assert threading.active_count() >= 1
