"""The rekap per program, the lists of funded and unfunded proposals, and the charts."""

from __future__ import annotations

import dataclasses
import re
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from rekap_uji import SUMBU, make_rekap

from schemas.rekap import KOLOM_JUMLAH, RekapTahun
from tasks.rekap import write_rekap
from tasks.rekap.isi import (
    AWALAN_URUSAN,
    NAMA_HASIL,
    susun_belum_didanai,
    susun_daftar_usulan,
    susun_didanai,
    susun_per_urusan,
)
from tasks.rekap.kolom import BELUM_DIDANAI, LAINNYA
from tasks.rekap.program import sum_menurut, susun_program
from tasks.rekap.tabel import BARIS_KEPALA


@pytest.fixture(scope="module")
def rekap(tmp_path_factory: pytest.TempPathFactory) -> RekapTahun:
    return make_rekap(tmp_path_factory.mktemp("gudang"))


@pytest.fixture(scope="module")
def path(rekap: RekapTahun, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_rekap(rekap, tmp_path_factory.mktemp("keluaran") / "rekap.xlsx")


@pytest.fixture(scope="module")
def buku(path: Path) -> Workbook:
    return load_workbook(path)


@pytest.mark.parametrize("sumbu", SUMBU)
def test_we_count_as_the_views_of_the_warehouse_do(rekap: RekapTahun, sumbu: str) -> None:
    terima = rekap.usulan[rekap.usulan["status"].eq("diterima")]
    kode, pandangan = f"kode_{sumbu}", getattr(rekap, sumbu)
    hasil = sum_menurut(terima, kode)
    assert hasil[kode].fillna("").to_list() == pandangan[kode].fillna("").to_list()
    for kolom in KOLOM_JUMLAH:
        assert hasil[kolom].to_list() == pandangan[kolom].to_list(), kolom


def test_programs_have_their_names_and_the_row_without_one_is_last(rekap: RekapTahun) -> None:
    hasil = susun_program(rekap)
    assert hasil["kode_program"].dropna().to_list() == ["1.03.10"]
    assert hasil["nama_program"].iloc[0] == "PROGRAM PENYELENGGARAAN JALAN"
    assert pd.isna(hasil["kode_program"].iloc[-1])
    assert hasil["diminta_rupiah"].sum() == rekap.urusan["diminta_rupiah"].sum()


def test_a_year_before_its_allocation_counts_all_as_not_shared_out(rekap: RekapTahun) -> None:
    belum = rekap.usulan.assign(hasil=None)
    hasil = susun_program(dataclasses.replace(rekap, usulan=belum))
    assert hasil["jumlah_belum_dialokasikan"].sum() == hasil["jumlah_usulan"].sum() == 21
    assert hasil["lainnya_rupiah"].sum() == hasil["diminta_rupiah"].sum()


def test_every_proposal_is_in_one_of_the_two_lists(rekap: RekapTahun) -> None:
    didanai, belum = susun_didanai(rekap), susun_belum_didanai(rekap)
    assert set(didanai["hasil"]) == {"didanai"}
    assert "didanai" not in set(belum["hasil"])
    semua = susun_daftar_usulan(rekap)["usulan_id"]
    assert sorted([*didanai["usulan_id"], *belum["usulan_id"]]) == sorted(semua)
    assert belum["alasan_hasil"].notna().all()
    tempat = belum["hasil"].map([*NAMA_HASIL].index)
    assert tempat.is_monotonic_increasing


def test_the_list_of_the_unfunded_gives_outcome_and_reason(
    buku: Workbook, rekap: RekapTahun
) -> None:
    kepala, *baris = buku["Belum Didanai"].iter_rows(min_row=BARIS_KEPALA, values_only=True)
    assert kepala == tuple(k.judul for k in BELUM_DIDANAI.kolom)
    isi = susun_belum_didanai(rekap)
    assert [b[8] for b in baris[:-1]] == isi["alasan_hasil"].to_list()
    assert baris[-1][0] == "JUMLAH"


def test_what_counts_as_other_follows_the_outcomes_there_are() -> None:
    lain = [n.lower() for h, n in NAMA_HASIL.items() if h not in ("didanai", "tidak_didanai")]
    assert all(nama in LAINNYA for nama in lain)
    assert "tidak didanai" not in LAINNYA


def test_names_of_urusan_lose_what_they_all_begin_with(rekap: RekapTahun) -> None:
    panjang = rekap.urusan.assign(nama_urusan=AWALAN_URUSAN + rekap.urusan["nama_urusan"])
    nama = susun_per_urusan(panjang)["nama_urusan"].dropna().to_list()
    assert nama[0] == "Kesehatan"
    assert not any(n.startswith(AWALAN_URUSAN) for n in nama)


def test_charts_draw_the_rows_of_their_sheets_without_the_total(path: Path, buku: Workbook) -> None:
    with zipfile.ZipFile(path) as arsip:
        gambar = [arsip.read(f"xl/charts/chart{i}.xml").decode() for i in (1, 2, 3)]
    for xml, nama in zip(gambar, ("Per Urusan", "Per OPD", "Per Kelurahan"), strict=True):
        akhir = buku[nama].max_row - 1
        area = re.findall(rf"<(?:\w+:)?f>'{nama}'!\$([A-Z]+)\$5:\$\1\$(\d+)</", xml)
        assert [int(baris) for _, baris in area] == [akhir] * 4
        kepala = {buku[nama][f"{huruf}{BARIS_KEPALA}"].value for huruf, _ in area}
        assert "Diminta (Rp)" in kepala
        assert kepala & {"Didanai (Rp)", "Pagu (Rp)"}


def test_each_chart_has_its_page(buku: Workbook) -> None:
    ws = buku["Grafik"]
    assert (ws.page_setup.orientation, ws.page_setup.fitToWidth) == ("landscape", 1)
    assert len(ws.row_breaks.brk) == 2


def test_charts_do_not_change_the_bytes_of_the_same_year(
    rekap: RekapTahun, path: Path, tmp_path: Path
) -> None:
    assert write_rekap(rekap, tmp_path / "lagi.xlsx").read_bytes() == path.read_bytes()
