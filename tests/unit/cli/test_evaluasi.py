"""Measuring the classification: figures that add up, labels that are checked, a workbook."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from kotak_contoh import atur
from typer.testing import CliRunner

from cli.main import app
from reference.loader import muat_referensi
from usulan.classify.kebingungan import cross_kebingungan, list_kebingungan, list_per_bidang

jalankan = CliRunner(env={"COLUMNS": "120"}).invoke
RINCIAN = pd.DataFrame(
    {
        "text": ["a", "b", "c", "d", "e"],
        "gold": ["1.03", "1.03", "1.04", "1.04", "2.15"],
        "kode_urusan": ["1.03", "1.04", "1.04", "1.03", None],
        "status": ["otomatis", "otomatis", "otomatis", "periksa", "periksa"],
        "benar": [True, False, True, True, False],
    }
)


@pytest.fixture(autouse=True)
def sendiri(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    atur(monkeypatch, tmp_path)


def test_an_allowed_alternative_counts_as_the_gold_label() -> None:
    per = list_per_bidang(RINCIAN, {"1.03": "PU"}).set_index("kode_urusan")
    assert per["banyak"].to_dict() == {"1.03": 2, "1.04": 2, "2.15": 1}
    assert per["benar"].to_dict() == {"1.03": 1, "1.04": 2, "2.15": 0}
    assert per.loc["1.03", ["presisi", "perolehan"]].tolist() == [1.0, 0.5]
    assert per.loc["1.04", "presisi"] == pytest.approx(2 / 3)
    assert per.loc["2.15", "f1"] == 0
    assert per.loc["1.03", "nama_urusan"] == "PU"


def test_confusions_name_both_codes_and_what_nobody_would_have_seen() -> None:
    tertukar = list_kebingungan(RINCIAN, {})
    assert tertukar[["gold", "jawaban", "banyak", "meyakinkan", "contoh"]].to_dict("records") == [
        {"gold": "1.03", "jawaban": "1.04", "banyak": 1, "meyakinkan": 1, "contoh": "b"},
        {"gold": "2.15", "jawaban": "–", "banyak": 1, "meyakinkan": 0, "contoh": "e"},
    ]
    matriks = cross_kebingungan(RINCIAN)
    assert matriks.to_numpy().sum() == len(RINCIAN)
    assert matriks.loc["2.15", "–"] == 1


def test_the_command_prints_the_figures_and_writes_the_workbook(tmp_path: Path) -> None:
    masukan = tmp_path / "uji.csv"
    masukan.write_text(
        "text,gold,alt,ambiguous\n"
        "Pengaspalan Jl. Kunang,1.03,,0\n"
        "Drainase RT 3,1.04,1.03,1\n"
        "Lampu jalan gang,4.01,,0\n"
    )
    hasil = jalankan(app, ["evaluasi", str(masukan)])
    assert hasil.exit_code == 0, hasil.output
    assert "Tepat (alternatif boleh)" in hasil.output
    assert "0,667" in hasil.output
    assert "Tepat pada teks yang ambigu (1)" in hasil.output
    buku = openpyxl.load_workbook(tmp_path / "uji_evaluasi.xlsx")
    assert buku.sheetnames == ["Per bidang", "Kebingungan", "Jawaban salah", "Matriks"]
    salah = [b[:4] for b in buku["Jawaban salah"].iter_rows(min_row=5, values_only=True)]
    assert salah == [("Lampu jalan gang", "4.01", None, "2.15")]


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ("text,gold\nLampu jalan,PJU\n", "Label “PJU” bukan kode bidang urusan"),
        ("text,gold\nLampu jalan,2.1\n", "baris 2, kolom gold"),
        ("text\nLampu jalan\n", "tidak mempunyai kolom gold"),
        ("text,gold\n", "Tidak ada baris"),
    ],
)
def test_labels_that_are_no_codes_are_refused(tmp_path: Path, isi: str, pesan: str) -> None:
    masukan = tmp_path / "uji.csv"
    masukan.write_text(isi)
    hasil = jalankan(app, ["evaluasi", str(masukan)])
    assert hasil.exit_code == 2
    assert pesan in " ".join(hasil.output.split())


def test_without_a_file_the_examples_kept_apart_are_measured(tmp_path: Path) -> None:
    hasil = jalankan(app, ["evaluasi", "--buku", str(tmp_path / "uji.xlsx")])
    assert hasil.exit_code == 0, hasil.output
    uji = muat_referensi().contoh_berlabel.query("bagian == 'uji'")
    assert f"Evaluasi {len(uji)} teks" in hasil.output
    assert (tmp_path / "uji.xlsx").is_file()
