from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tasks.kotak_masuk import describe_berkas, list_berkas


@pytest.fixture
def masuk(tmp_path: Path) -> Path:
    folder = tmp_path / "masuk"
    for nama in (
        "2023/Margodadi.xlsx",
        "2023/Metro Selatan/Rejomulyo.ods",
        "2023/~$Margodadi.xlsx",
        "2023/._Margodadi.xlsx",
        "2023/.DS_Store",
        "2023/Thumbs.db",
        ".cache/Sisa.xlsx",
        "surat.pdf",
    ):
        (folder / nama).parent.mkdir(parents=True, exist_ok=True)
        (folder / nama).write_text(nama)
    return folder


def test_every_sent_file_is_listed_by_name_and_companions_are_not(masuk: Path) -> None:
    assert [b.jalur_relatif for b in list_berkas(masuk)] == [
        "2023/Margodadi.xlsx",
        "2023/Metro Selatan/Rejomulyo.ods",
        "surat.pdf",
    ]


def test_a_chosen_folder_inside_keeps_its_place_in_the_inbox(masuk: Path) -> None:
    pilihan = list_berkas(masuk, [masuk / "2023" / "Metro Selatan"])
    assert [b.jalur_relatif for b in pilihan] == ["2023/Metro Selatan/Rejomulyo.ods"]


def test_a_chosen_folder_outside_keeps_its_own_name_as_evidence(masuk: Path) -> None:
    pilihan = list_berkas(masuk / "lain", [masuk / "2023"])
    assert pilihan[0].jalur_relatif == "2023/Margodadi.xlsx"


def test_the_same_file_chosen_twice_is_listed_once(masuk: Path) -> None:
    berkas = masuk / "2023" / "Margodadi.xlsx"
    assert len(list_berkas(masuk, [berkas, masuk / "2023", berkas])) == 2


def test_an_empty_or_absent_inbox_holds_nothing(tmp_path: Path) -> None:
    assert list_berkas(tmp_path) == []
    assert list_berkas(tmp_path / "tidak-ada") == []


def test_a_chosen_file_that_is_not_there_is_still_mentioned(tmp_path: Path) -> None:
    (berkas,) = list_berkas(tmp_path, [tmp_path / "Margodadi.xlsx"])
    assert (berkas.jalur_relatif, berkas.sha256) == ("Margodadi.xlsx", "")


def test_fingerprint_and_size_are_those_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"usulan")
    berkas = describe_berkas(tmp_path / "a.csv", "a.csv")
    assert berkas.sha256 == hashlib.sha256(b"usulan").hexdigest()
    assert berkas.ukuran_byte == 6


def test_a_link_has_no_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"usulan")
    (tmp_path / "b.csv").symlink_to(tmp_path / "a.csv")
    assert describe_berkas(tmp_path / "b.csv", "b.csv").sha256 == ""
