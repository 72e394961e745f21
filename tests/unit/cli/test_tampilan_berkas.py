from __future__ import annotations

import io

import pytest
from buku_contoh import buat_hasil
from rich.console import Console

from cli import tampilan_berkas
from reference.loader import muat_referensi


def tampilan(monkeypatch: pytest.MonkeyPatch, sel: list[str]) -> list[str]:
    temuan = [{"sel": s, "kolom": "satuan", "nilai": "unti"} for s in sel]
    tulisan = io.StringIO()
    monkeypatch.setattr(tampilan_berkas, "layar", Console(file=tulisan, width=240))
    tampilan_berkas.show_berkas("a.xlsx", buat_hasil(temuan), muat_referensi().wilayah)
    return [b for b in tulisan.getvalue().splitlines() if "SATUAN_TIDAK_DIKENAL" in b]


def test_one_mistake_all_down_a_column_is_shown_once(monkeypatch: pytest.MonkeyPatch) -> None:
    (baris,) = tampilan(monkeypatch, ["E5", "E6", "E7", "E8", "E9"])
    assert "E5, E6, E7, E8, E9" in baris
    assert "5 sel, misalnya:" in baris


def test_few_mistakes_are_shown_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    baris = tampilan(monkeypatch, ["E5", "E6"])
    assert [b.split()[1] for b in baris] == ["E5", "E6"]
    assert not any("misalnya:" in b for b in baris)
