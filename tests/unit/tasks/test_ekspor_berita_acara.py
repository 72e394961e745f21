"""The annex to the minutes: proposals by rank, the day of the meeting, and who signs."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pabrik import KARANGREJO, MARGODADI
from rekap_uji import NIK, make_rekap

from schemas.rekap import RekapTahun
from schemas.tanggal import format_tanggal
from tasks.ekspor.bahan import Tempat, susun_bahan, take_tempat
from tasks.ekspor.berita_acara import (
    KOLOM_LAMPIRAN,
    find_tanggal,
    susun_lampiran,
    write_berita_acara,
)
from tasks.ekspor.lembar_cetak import format_titimangsa
from tasks.rekap.tabel import BARIS_KEPALA

KELURAHAN = Tempat("kelurahan", MARGODADI, "Margodadi")
KECAMATAN = Tempat("kecamatan", "18.72.05", "Metro Selatan")


@pytest.fixture(scope="module")
def rekap(tmp_path_factory: pytest.TempPathFactory) -> RekapTahun:
    return make_rekap(tmp_path_factory.mktemp("gudang"))


@pytest.fixture(scope="module")
def bahan(rekap: RekapTahun) -> pd.DataFrame:
    return susun_bahan(rekap)


@pytest.fixture(scope="module")
def path(rekap: RekapTahun, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_berita_acara(rekap, KELURAHAN, tmp_path_factory.mktemp("ba") / "ba.xlsx")


@pytest.fixture(scope="module")
def ws(path: Path) -> Worksheet:
    return load_workbook(path)["Margodadi"]


def teks(ws: Worksheet) -> list[str]:
    return [str(s.value) for b in ws.iter_rows() for s in b if s.value is not None]


def test_all_accepted_proposals_of_the_place_stand_by_rank(bahan: pd.DataFrame) -> None:
    acak = bahan.assign(
        prioritas=pd.array([3, None, 1, 2] * len(bahan), dtype="Int64")[: len(bahan)]
    )
    isi = susun_lampiran(acak, KELURAHAN)
    assert set(isi["usulan_id"]) == set(take_tempat(bahan, KELURAHAN)["usulan_id"])
    ada = isi["prioritas"].dropna()
    assert ada.is_monotonic_increasing
    assert isi["prioritas"].isna().to_list()[: len(ada)] == [False] * len(ada)
    assert isi["no"].to_list() == list(range(1, len(isi) + 1))


def test_a_kecamatan_ranks_by_the_order_of_the_allocation_and_names_the_kelurahan(
    bahan: pd.DataFrame,
) -> None:
    isi = susun_lampiran(bahan, KECAMATAN)
    assert isi["urutan"].is_monotonic_increasing
    assert isi["lokasi_teks"].str.startswith("Kel. Margodadi").all()
    assert not susun_lampiran(bahan, KELURAHAN)["lokasi_teks"].str.startswith("Kel.").any()


def test_the_outcome_stands_with_its_reason(ws: Worksheet, rekap: RekapTahun) -> None:
    kepala, *baris = ws.iter_rows(min_row=BARIS_KEPALA, values_only=True)
    assert kepala == tuple(k.judul for k in KOLOM_LAMPIRAN)
    isi = [b[7:9] for b in baris if isinstance(b[0], int)]
    assert {hasil for hasil, _ in isi} >= {"Didanai", "Tanpa anggaran"}
    assert all((alasan is None) == (hasil == "Didanai") for hasil, alasan in isi)
    assert {alasan for _, alasan in isi} - {None} <= set(rekap.usulan["alasan_hasil"].dropna())


def test_the_sum_is_live_and_carries_our_figure(
    path: Path, ws: Worksheet, bahan: pd.DataFrame
) -> None:
    isi = susun_lampiran(bahan, KELURAHAN)
    baris = BARIS_KEPALA + len(isi) + 1
    assert ws[f"F{baris}"].value == f"=SUM(F5:F{baris - 1})"
    hasil = load_workbook(path, data_only=True)["Margodadi"]
    assert hasil[f"F{baris}"].value == isi["anggaran_rupiah"].sum()


def test_the_day_of_the_meeting_and_the_offices_stand_below(ws: Worksheet) -> None:
    isi = teks(ws)
    assert "Metro, 1 Februari 2023" in isi
    assert {"Lurah Margodadi", "Ketua LPM Kelurahan Margodadi", "Wakil peserta musyawarah"} <= {
        *isi
    }
    assert sum(t.startswith("NIP") for t in isi) == 1
    assert sum(t.startswith("(…") for t in isi) == 3


def test_a_day_that_nobody_set_is_left_open(rekap: RekapTahun, tmp_path: Path) -> None:
    assert find_tanggal(rekap, KELURAHAN) == dt.date(2023, 2, 1)
    assert find_tanggal(rekap, Tempat("kelurahan", KARANGREJO, "Karangrejo")) is None
    isi = teks(load_workbook(write_berita_acara(rekap, KECAMATAN, tmp_path / "k.xlsx")).active)
    assert "Camat Metro Selatan" in isi
    assert [t for t in isi if t.startswith("Metro, …")] == [format_titimangsa(None, 2023)]


def test_months_have_their_indonesian_names() -> None:
    assert format_tanggal(dt.date(2024, 8, 17)) == "17 Agustus 2024"
    assert format_tanggal(dt.date(2024, 12, 1)) == "1 Desember 2024"


def test_it_prints_on_wide_paper_with_its_header_on_every_page(ws: Worksheet) -> None:
    assert ws.print_title_rows == f"${BARIS_KEPALA}:${BARIS_KEPALA}"
    assert (ws.page_setup.orientation, ws.page_setup.fitToWidth, ws.page_setup.fitToHeight) == (
        *("landscape", 1),
        0,
    )
    assert ws.auto_filter.ref is None


def test_a_formula_is_inert_and_personal_data_is_hidden(ws: Worksheet) -> None:
    assert not any(NIK in t for t in teks(ws))
    (talud,) = (s for b in ws.iter_rows() for s in b if str(s.value).startswith("=1+1"))
    assert (talud.data_type, talud.quotePrefix) == ("s", True)


def test_a_reason_that_quotes_a_nik_is_masked(rekap: RekapTahun, tmp_path: Path) -> None:
    usulan = rekap.usulan.assign(alasan_hasil=f"Digabung dengan rumah NIK {NIK}.")
    sama = dataclasses.replace(rekap, usulan=usulan)
    isi = teks(load_workbook(write_berita_acara(sama, KELURAHAN, tmp_path / "b.xlsx")).active)
    assert not any(NIK in t for t in isi)
    assert any("[NIK disamarkan]" in t for t in isi)


def test_the_same_year_gives_the_same_bytes(rekap: RekapTahun, path: Path, tmp_path: Path) -> None:
    lagi = write_berita_acara(rekap, KELURAHAN, tmp_path / "lagi.xlsx")
    assert lagi.read_bytes() == path.read_bytes()
