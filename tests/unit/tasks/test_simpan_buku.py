from __future__ import annotations

import datetime as dt
from pathlib import Path

from openpyxl import Workbook, load_workbook

from tasks.simpan_buku import buku_baru, pakai_tanggal_baku, simpan_buku


def _buku() -> Workbook:
    buku = buku_baru("uji")
    ws = buku.create_sheet("Data & Angka")
    ws["A1"], ws["A2"], ws["A3"] = 2, 3, "=SUM(A1:A2)"
    ws["B1"], ws["B2"], ws["B3"] = '="a"&"<b>"', "=TRUE()", "=TODAY()"
    ws["C1"] = "=A1"
    return buku


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    satu = simpan_buku(_buku(), tmp_path / "satu.xlsx").read_bytes()
    dua = simpan_buku(_buku(), tmp_path / "dua.xlsx").read_bytes()
    assert satu == dua


def test_formulas_keep_their_results_beside_them(tmp_path: Path) -> None:
    nilai = {"A3": 5, "B1": "a<b>", "B2": True, "B3": dt.date(2023, 2, 1)}
    path = simpan_buku(_buku(), tmp_path / "a.xlsx", {"Data & Angka": nilai})

    hasil = load_workbook(path, data_only=True).worksheets[0]
    assert [hasil[s].value for s in ("A3", "B1", "B2", "B3")] == [5, "a<b>", True, 44958]
    assert hasil["C1"].value is None
    assert load_workbook(path).worksheets[0]["A3"].value == "=SUM(A1:A2)"


def test_a_workbook_saved_again_keeps_its_own_dates(tmp_path: Path) -> None:
    buku = _buku()
    buku.properties.modified = dt.datetime(2023, 2, 1, 8, 0)
    path = simpan_buku(buku, tmp_path / "a.xlsx")
    assert load_workbook(path).properties.modified == dt.datetime(2023, 2, 1, 8, 0)
    pakai_tanggal_baku(buku)
    path = simpan_buku(buku, tmp_path / "b.xlsx")
    assert load_workbook(path).properties.modified == dt.datetime(2000, 1, 1)


def test_saving_leaves_no_half_written_file_beside(tmp_path: Path) -> None:
    simpan_buku(_buku(), tmp_path / "a.xlsx")
    simpan_buku(_buku(), tmp_path / "a.xlsx")
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]
