"""The CSV around the classification: how people save it, and what a spreadsheet would run."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from kotak_contoh import atur
from typer.testing import CliRunner

from cli.main import app
from tasks.csv_aman import make_inert

jalankan = CliRunner(env={"COLUMNS": "120"}).invoke
HASIL = ["kode_urusan", "keyakinan", "kandidat", "dasar"]


@pytest.fixture(autouse=True)
def sendiri(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    atur(monkeypatch, tmp_path)


def klasifikasi(folder: Path, isi: bytes) -> list[dict[str, str]]:
    (folder / "in.csv").write_bytes(isi)
    hasil = jalankan(app, ["klasifikasi", str(folder / "in.csv"), str(folder / "out.csv")])
    assert hasil.exit_code == 0, hasil.output
    with (folder / "out.csv").open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))


@pytest.mark.parametrize("pemisah", [",", ";", "\t", "|"])
def test_the_heading_tells_the_delimiter(tmp_path: Path, pemisah: str) -> None:
    isi = f"id{pemisah}text\r\n7{pemisah}Lampu jalan\r\n".encode()
    (baris,) = klasifikasi(tmp_path, isi)
    assert list(baris) == ["id", "text", *HASIL]
    assert (baris["id"], baris["text"]) == ("7", "Lampu jalan")


def test_semicolons_in_prose_split_nothing(tmp_path: Path) -> None:
    isi = b"text\nPaving; talud\nDrainase; jalan\n"
    assert [b["text"] for b in klasifikasi(tmp_path, isi)] == ["Paving; talud", "Drainase; jalan"]


def test_the_letters_of_excels_own_csv_are_read(tmp_path: Path) -> None:
    isi = "id;text\n1;Café – lampu jalan\n"
    for sandi in ("cp1252", "utf-8-sig", "utf-16"):
        assert klasifikasi(tmp_path, isi.encode(sandi))[0]["text"] == "Café – lampu jalan"


def test_a_formula_in_a_text_is_inert_in_the_result(tmp_path: Path) -> None:
    isi = b'id,text\n-5,"=HYPERLINK(""http://x"",""jalan"")"\n+1,- perbaikan jalan\n@a,jalan\n'
    hasil = klasifikasi(tmp_path, isi)
    assert [b["id"] for b in hasil] == ["-5", "+1", "'@a"]
    assert hasil[0]["text"] == '\'=HYPERLINK("http://x","jalan")'
    assert hasil[1]["text"] == "'- perbaikan jalan"
    assert hasil[2]["text"] == "jalan"


@pytest.mark.parametrize("nilai", [0.25, -0.25, None, "", "jalan = rusak", "-1.500,25"])
def test_what_runs_nowhere_stays_as_it_is(nilai: object) -> None:
    assert make_inert(nilai) is nilai


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    hasil = jalankan(app, ["klasifikasi", "tidak-ada.csv", str(tmp_path / "out.csv")])
    assert hasil.exit_code == 2
    assert "tidak-ada.csv: Berkas CSV ini tidak ditemukan." in hasil.stderr


def test_a_place_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("text\njalan\n")
    (tmp_path / "berkas").write_text("")
    tujuan = tmp_path / "berkas" / "out.csv"
    hasil = jalankan(app, ["klasifikasi", str(tmp_path / "in.csv"), str(tujuan)])
    assert hasil.exit_code == 2
    assert "tidak dapat ditulis" in hasil.stderr


def test_a_blank_line_keeps_its_place(tmp_path: Path) -> None:
    baris = klasifikasi(tmp_path, b"text\nLampu jalan\n\nDrainase\n")
    assert [b["text"] for b in baris] == ["Lampu jalan", "", "Drainase"]
    assert baris[1]["kode_urusan"] == ""
