from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from rich.console import Console

from cli.kemajuan import PenangkapKemajuan, PenulisBaris, show_kemajuan
from cli.lingkungan import apply_lingkungan, build_lingkungan
from cli.tampilan import add_baris, build_tabel, format_angka, format_rupiah
from tasks.kemajuan import PENCATAT, announce_langkah, report_selesai
from tasks.setelan import Setelan


@pytest.fixture(autouse=True)
def pencatat_utuh() -> Iterator[None]:
    semula = (PENCATAT.level, PENCATAT.propagate)
    yield
    PENCATAT.setLevel(semula[0])
    PENCATAT.propagate = semula[1]


@pytest.mark.parametrize(
    ("nilai", "tulis"),
    [(0, "0"), (999, "999"), (4_500_000, "4.500.000"), (None, "–"), (pd.NA, "–"), (12.0, "12")],
)
def test_numbers_are_written_the_indonesian_way(nilai: object, tulis: str) -> None:
    assert format_angka(nilai) == tulis
    assert format_rupiah(nilai) == (tulis if tulis == "–" else f"Rp {tulis}")


def test_words_of_a_cell_are_never_taken_for_markup() -> None:
    tabel = build_tabel("Usulan", ("Usulan", "Rupiah"), angka=("Rupiah",))
    add_baris(tabel, ("Jalan [red]Mawar[/]", None))
    layar = Console(file=io.StringIO(), width=60)
    layar.print(tabel)
    assert "Jalan [red]Mawar[/]" in layar.file.getvalue()  # type: ignore[attr-defined]
    assert "–" in layar.file.getvalue()  # type: ignore[attr-defined]


def test_text_is_cut_short_where_a_line_must_stay_one_line() -> None:
    tabel = build_tabel("Rekap", ("Nama", "Rupiah"), angka=("Rupiah",), lipat=False)
    add_baris(tabel, ("Perumahan dan kawasan permukiman", "45.590.260.000"))
    layar = Console(file=io.StringIO(), width=80)
    layar.print(tabel)
    isi = layar.file.getvalue()  # type: ignore[attr-defined]
    assert "45.590.260.000" in isi
    assert "Perumahan dan kawasan…" in isi


def test_a_roster_of_eighty_columns_shows_its_sums_whole() -> None:
    angka = ("Diterima", "Ditolak", "Temuan", "Rupiah")
    tabel = build_tabel("Status", ("Kelurahan", "Status", *angka), angka, lipat=False)
    isi = ("Sumbersari Bantul", "belum, lewat batas", "738", "7", "63", "106.581.446.000")
    add_baris(tabel, isi)
    layar = Console(file=io.StringIO(), width=80)
    layar.print(tabel)
    teks = layar.file.getvalue()  # type: ignore[attr-defined]
    assert "…" not in teks
    assert all(satu in teks for satu in (*isi, *angka))


def kerjakan(layar: Console) -> None:
    with show_kemajuan(layar):
        announce_langkah("Impor", 2)
        report_selesai("Impor", "margodadi")
        report_selesai("Impor", "karangrejo", gagal=True)


def test_plain_lines_when_it_is_not_a_terminal() -> None:
    layar = Console(file=io.StringIO(), force_terminal=False)
    kerjakan(layar)
    assert layar.file.getvalue().splitlines() == [  # type: ignore[attr-defined]
        "Mengimpor 2 berkas",
        "Margodadi: diimpor",
        "Karangrejo: gagal",
    ]


def test_every_step_of_a_run_is_a_sentence() -> None:
    layar = Console(file=io.StringIO(), force_terminal=False)
    with show_kemajuan(layar):
        for langkah, bagian in (
            ("Anggaran", "musrenbang 2023"),
            ("Umpan balik", "ganjar agung"),
            ("Periksa", "masuk/Usulan.xlsx"),
        ):
            announce_langkah(langkah, 0)
            announce_langkah(langkah, 1)
            report_selesai(langkah, bagian)
    assert layar.file.getvalue().splitlines() == [  # type: ignore[attr-defined]
        "Membagi anggaran",
        "Musrenbang 2023: anggaran dibagi",
        "Menulis 1 umpan balik",
        "Ganjar Agung: umpan balik ditulis",
        "Memeriksa 1 berkas",
        "masuk/Usulan.xlsx: diperiksa",
    ]


def test_a_bar_that_reaches_its_end_in_a_terminal() -> None:
    layar = Console(file=io.StringIO(), force_terminal=True, width=80)
    kerjakan(layar)
    assert "2/2" in layar.file.getvalue()  # type: ignore[attr-defined]
    assert "margodadi" not in layar.file.getvalue()  # type: ignore[attr-defined]


def test_progress_is_quiet_again_afterwards() -> None:
    kerjakan(Console(file=io.StringIO(), force_terminal=False))
    assert not [h for h in PENCATAT.handlers if isinstance(h, (PenangkapKemajuan, PenulisBaris))]


def test_prefect_lives_in_the_data_folder_and_calls_nobody(tmp_path: Path) -> None:
    nilai = build_lingkungan(Setelan(folder_data=tmp_path / "a" / "data"))
    assert nilai["PREFECT_HOME"] == str(tmp_path / "a" / "data" / "prefect-langsung")
    assert Path(nilai["PREFECT_HOME"]).is_dir()
    assert nilai["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert nilai["DO_NOT_TRACK"] == "1"


def test_what_a_user_has_set_himself_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUSRENBANG_UJI_SATU", "milik pengguna")
    monkeypatch.delenv("MUSRENBANG_UJI_DUA", raising=False)
    monkeypatch.setattr(os, "environ", os.environ.copy())
    apply_lingkungan({"MUSRENBANG_UJI_SATU": "kita", "MUSRENBANG_UJI_DUA": "kita"})
    assert os.environ["MUSRENBANG_UJI_SATU"] == "milik pengguna"
    assert os.environ["MUSRENBANG_UJI_DUA"] == "kita"
