"""The demo as a person runs it, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from kotak_contoh import CONTOH, MARGODADI, setelan, tanya

pytestmark = pytest.mark.lambat


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


@pytest.fixture(scope="module")
def tempat(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("contoh")
    hasil = musrenbang(folder, "contoh")
    assert hasil.returncode == 0, hasil.stdout + hasil.stderr
    return folder, hasil.stdout


def test_twenty_kelurahan_come_in_and_the_planned_two_are_named(tempat: tuple[Path, str]) -> None:
    folder, layar = tempat
    assert tanya(folder, "select count(*) from impor where berlaku") == [(20,)]
    assert "berkas Karangrejo sengaja dirusak, Tejosari sengaja belum mengirim" in layar
    assert len(list((folder / "keluaran" / "2023" / "umpan-balik").glob("*.xlsx"))) == 20


def test_it_says_where_the_outputs_lie_and_prints_the_reconciliation(
    tempat: tuple[Path, str],
) -> None:
    folder, layar = tempat
    for isi in ("pagu = terpakai + sisa", "rekap-musrenbang-2023.xlsx", "umpan-balik", "gudang.db"):
        assert isi in layar
    beda = "select count(*) from pemakaian_pagu where pagu_rupiah <> terpakai_rupiah + sisa_rupiah"
    assert tanya(folder, beda) == [(0,)]
    assert "Rekonsiliasi cocok sampai satu rupiah" in layar
    ((jumlah, rupiah),) = tanya(folder, "select count(*), sum(anggaran_rupiah) from alokasi")
    bagian = f"{jumlah} {rupiah:,}".replace(",", ".")
    rapat = [" ".join(b.split()) for b in layar.splitlines()]
    assert {f"Jumlah {bagian}", f"Diterima menurut impor {bagian}"} <= set(rapat)


def test_scenarios_are_compared_with_the_main_one(tempat: tuple[Path, str]) -> None:
    folder, _ = tempat
    hasil = musrenbang(folder, "skenario", "--tahun", "2023")
    assert hasil.returncode == 0, hasil.stdout + hasil.stderr
    baris = {b.split()[0]: b.split()[1:] for b in hasil.stdout.splitlines() if b.split()}
    rekap = tanya(folder, "select skenario, jumlah_didanai, didanai_rupiah from rekap_skenario")
    utama = next(b for b in rekap if b[0] == "utama")
    assert len(rekap) >= 3
    for nama, banyak, rupiah in rekap:
        angka = (banyak, rupiah, banyak - utama[1], rupiah - utama[2])
        assert baris[nama] == [f"{n:,}".replace(",", ".") for n in angka]
    assert all(baris[f"{nama}:"] for nama, *_ in rekap)


def test_scenarios_of_an_empty_warehouse_say_what_to_do(tmp_path: Path) -> None:
    hasil = musrenbang(tmp_path, "skenario", "--tahun", "2023")
    assert hasil.returncode == 2
    assert "musrenbang impor --tahun 2023" in hasil.stderr


def test_every_proposal_is_of_the_sample_and_every_rupiah_has_its_place(
    tempat: tuple[Path, str],
) -> None:
    folder, _ = tempat
    diterima = tanya(
        folder, "select sum(anggaran_rupiah), count(*) from usulan where status = 'diterima'"
    )
    for rekap in ("urusan", "opd", "kecamatan", "kelurahan"):
        jumlah = tanya(
            folder,
            "select sum(didanai_rupiah + tidak_didanai_rupiah + lainnya_rupiah), "
            f"sum(jumlah_usulan) from rekap_{rekap}",
        )
        assert jumlah == diterima


def test_a_second_demo_changes_nothing_and_still_succeeds(tempat: tuple[Path, str]) -> None:
    folder, layar = tempat
    sebelum = tanya(folder, "select * from usulan order by usulan_id")
    kedua = musrenbang(folder, "contoh")
    assert (kedua.returncode, kedua.stdout) == (0, layar)
    assert tanya(folder, "select * from usulan order by usulan_id") == sebelum


def test_impor_on_chosen_files_exits_by_what_it_found(tmp_path: Path) -> None:
    (tmp_path / "masuk" / "2023").mkdir(parents=True)
    tujuan = tmp_path / "masuk" / "2023" / MARGODADI
    shutil.copy(CONTOH / MARGODADI, tujuan)
    hasil = musrenbang(tmp_path, "impor", str(tujuan), "--tahun", "2023")
    assert hasil.returncode == 1, hasil.stdout + hasil.stderr
    assert "1 kelurahan diimpor, tidak ada yang gagal." in hasil.stdout
    assert "\x1b[" not in hasil.stdout + hasil.stderr
    assert "Margodadi: diimpor" in hasil.stderr


def test_a_demo_keeps_away_from_somebody_elses_year(tmp_path: Path) -> None:
    (tmp_path / "masuk" / "2023").mkdir(parents=True)
    shutil.copy(CONTOH / MARGODADI, tmp_path / "masuk" / "2023" / "Margodadi.xlsx")
    assert musrenbang(tmp_path, "impor", "--tahun", "2023").returncode == 1
    hasil = musrenbang(tmp_path, "contoh")
    assert hasil.returncode == 2
    assert "bukan contoh ini" in hasil.stdout
    assert tanya(tmp_path, "select count(*) from impor") == [(1,)]
