"""What a run says of a year in short: files of other years, outputs, findings."""

from __future__ import annotations

from pathlib import Path

from tasks.antrean import TahunLain
from tasks.artefak import render_keluaran
from tasks.ringkasan import describe_tahun_lain


def test_files_of_another_year_are_told_year_by_year() -> None:
    lain = [TahunLain("b.xlsx", 2022), TahunLain("2021/c.xlsx", 2021), TahunLain("a.xlsx", 2022)]
    assert describe_tahun_lain(lain) == [
        "Tidak ikut diimpor karena milik Musrenbang 2021: 2021/c.xlsx.",
        "Tidak ikut diimpor karena milik Musrenbang 2022: a.xlsx, b.xlsx.",
    ]
    assert describe_tahun_lain([]) == []


def test_a_whole_archive_is_counted_in_the_sentence_and_listed_in_the_artifact() -> None:
    lain = [TahunLain(f"2022/{i:02}.xlsx", 2022) for i in range(22)]
    (kalimat,) = describe_tahun_lain(lain)
    assert kalimat.endswith("2022/04.xlsx, dan 17 berkas lagi.")
    isi = render_keluaran([], 2023, tahun_lain=lain)
    assert all(f"- `{b.jalur_relatif}`: Musrenbang 2022" in isi for b in lain)


def test_an_output_is_a_link_and_a_name_breaks_no_markdown(tmp_path: Path) -> None:
    buku = tmp_path / "rekap.xlsx"
    isi = render_keluaran([{"Jenis": "Rekap", "Berkas": str(buku)}], 2023, ["a`b.pdf"])
    assert f"- Rekap: [rekap.xlsx](<file://{buku}>)" in isi
    assert "- `ab.pdf`" in isi
    assert "tahun lain" not in isi
