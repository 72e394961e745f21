"""Trained classifiers in the data folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.model_klasifikasi import TERBANYAK, SimpananBerkas, hash_program
from tasks.setelan import Setelan


def test_what_is_written_is_read_under_its_digest_only(tmp_path: Path) -> None:
    simpanan = SimpananBerkas(tmp_path / "model")
    assert simpanan.read("a") is None
    simpanan.write("a", b"isi")
    assert simpanan.read("a") == b"isi"
    assert simpanan.read("b") is None


def test_nothing_half_written_stays(tmp_path: Path) -> None:
    simpanan = SimpananBerkas(tmp_path)
    simpanan.write("a", b"satu")
    simpanan.write("a", b"dua")
    assert simpanan.read("a") == b"dua"
    assert len(list(tmp_path.iterdir())) == 1


def test_old_models_go(tmp_path: Path) -> None:
    simpanan = SimpananBerkas(tmp_path)
    for nomor in range(TERBANYAK + 3):
        simpanan.write(str(nomor), b"isi")
    assert len(list(tmp_path.iterdir())) == TERBANYAK
    assert simpanan.read(str(TERBANYAK + 2)) == b"isi"


def test_a_folder_that_cannot_be_written_fails_nothing(tmp_path: Path) -> None:
    halangan = tmp_path / "berkas"
    halangan.write_text("bukan folder")
    simpanan = SimpananBerkas(halangan)
    simpanan.write("a", b"isi")
    assert simpanan.read("a") is None
    assert halangan.read_text() == "bukan folder"


def test_looking_makes_no_data_folder(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "model"
    SimpananBerkas(folder).write("a", b"isi")
    assert not folder.parent.exists()
    SimpananBerkas(folder, buat_induk=True).write("a", b"isi")
    assert SimpananBerkas(folder).read("a") == b"isi"


def test_the_folder_lies_in_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MUSRENBANG_FOLDER_DATA", str(tmp_path))
    assert Setelan().folder_model == tmp_path / "model"


def test_the_program_has_one_digest() -> None:
    assert hash_program() == hash_program()
    assert len(hash_program()) == 64
