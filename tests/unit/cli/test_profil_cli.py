from __future__ import annotations

from pathlib import Path

import pytest
from kotak_contoh import CONTOH, METRO, atur, buat_kotak
from typer.testing import CliRunner

from cli.main import app

SIPD = "SIPD_usulan_musrenbang_Yosodadi_2023.xlsx"
SISA = (
    "Profil yang tidak cocok dengan berkas mana pun: "
    "ekspor-sipd-musrenbang, permendagri-86-td4, templat-musrenbang."
)
jalankan = CliRunner(env={"COLUMNS": "120"}).invoke


@pytest.fixture(autouse=True)
def sendiri(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    atur(monkeypatch, tmp_path)


def test_periksa_of_a_folder_names_the_profiles_that_no_file_met(tmp_path: Path) -> None:
    hasil = jalankan(app, ["periksa", str(buat_kotak(tmp_path, METRO, SIPD))])
    assert hasil.output.rstrip().endswith(SISA)


def test_one_file_alone_says_nothing_of_other_profiles() -> None:
    assert "Profil yang tidak cocok" not in jalankan(app, ["periksa", str(CONTOH / SIPD)]).output


def test_referensi_lists_the_profiles(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert (
        "ekspor-sipd, ekspor-sipd-musrenbang, permendagri-86-td4"
        in jalankan(app, ["referensi"]).output
    )
    assert "profil (4 baris)" in jalankan(app, ["referensi", "profil"]).output
    (tmp_path / "rujukan" / "profil").mkdir(parents=True)
    (tmp_path / "rujukan" / "profil" / "rusak.yaml").write_text("nama: x\n", encoding="utf-8")
    monkeypatch.setenv("MUSRENBANG_FOLDER_REFERENSI", str(tmp_path / "rujukan"))
    hasil = jalankan(app, ["referensi"])
    assert hasil.exit_code == 2
    assert "profil/rusak.yaml, kunci keterangan" in hasil.output
