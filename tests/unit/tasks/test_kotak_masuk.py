from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tasks.kotak_masuk import describe_berkas, find_jalur, list_berkas


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
        "2023/Rekap.XLS",
        "2023/buat.py",
        "surat.pdf",
    ):
        (folder / nama).parent.mkdir(parents=True, exist_ok=True)
        (folder / nama).write_text(nama)
    return folder


def test_every_workbook_is_listed_by_name_and_companions_are_not(masuk: Path) -> None:
    assert [b.jalur_relatif for b in list_berkas(masuk)] == [
        "2023/Margodadi.xlsx",
        "2023/Metro Selatan/Rejomulyo.ods",
        "2023/Rekap.XLS",
    ]


def test_what_is_no_workbook_is_left_out_and_named(masuk: Path) -> None:
    buku, dilewati = find_jalur(masuk)
    assert dilewati == ["2023/buat.py", "surat.pdf"]
    assert list(buku.values()) == [b.jalur_relatif for b in list_berkas(masuk)]


def test_a_file_asked_for_by_name_is_read_whatever_it_is_called(masuk: Path) -> None:
    catatan = masuk / "2023" / "buat.py"
    assert [b.jalur_relatif for b in list_berkas(masuk, [catatan])] == ["2023/buat.py"]
    buku, dilewati = find_jalur(masuk, [catatan, masuk / "2023"])
    assert (len(buku), dilewati) == (4, [])


def test_a_chosen_folder_inside_keeps_its_place_in_the_inbox(masuk: Path) -> None:
    pilihan = list_berkas(masuk, [masuk / "2023" / "Metro Selatan"])
    assert [b.jalur_relatif for b in pilihan] == ["2023/Metro Selatan/Rejomulyo.ods"]


def test_a_chosen_folder_outside_keeps_its_own_name_as_evidence(masuk: Path) -> None:
    pilihan = list_berkas(masuk / "lain", [masuk / "2023"])
    assert pilihan[0].jalur_relatif == "2023/Margodadi.xlsx"


def test_the_same_file_chosen_twice_is_listed_once(masuk: Path) -> None:
    berkas = masuk / "2023" / "Margodadi.xlsx"
    assert len(list_berkas(masuk, [berkas, masuk / "2023", berkas])) == 3


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
