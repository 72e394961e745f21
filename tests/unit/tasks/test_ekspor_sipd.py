"""The SIPD export: 26 columns by position, inert texts, and a way back through our importer."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook
from pabrik import MARGODADI, METRO
from rekap_uji import NIK, make_rekap

from reference.loader import muat_referensi
from schemas.hasil import HasilBerkas
from schemas.rekap import RekapTahun
from tasks.baca import read_buku
from tasks.ekspor.bahan import list_tempat, susun_bahan
from tasks.ekspor.gabung import join_rt_rw
from tasks.ekspor.sipd import KOLOM_SIPD, map_tanggal, susun_sipd, write_sipd
from tasks.rekap.program import take_kode_program
from usulan.pipeline import process_buku

ISI = ("uraian", "lokasi", "rt", "rw", "volume", "satuan", "anggaran_rupiah", "prioritas")
SIPD_KITA, SIPD = "ekspor-sipd-musrenbang", "ekspor-sipd"


@pytest.fixture(scope="module")
def rekap(tmp_path_factory: pytest.TempPathFactory) -> RekapTahun:
    return make_rekap(tmp_path_factory.mktemp("gudang"))


def ubah_baris(rekap: RekapTahun, **isi: object) -> RekapTahun:
    """Return the year with the first proposal of Margodadi changed."""
    usulan = rekap.usulan.astype(dict.fromkeys(isi, "object"))
    pertama = usulan.index[usulan["kode_kelurahan"].eq(MARGODADI)][0]
    for nama, nilai in isi.items():
        usulan.loc[pertama, nama] = nilai
    return dataclasses.replace(rekap, usulan=usulan.convert_dtypes(dtype_backend="numpy_nullable"))


def baca_kembali(path: Path) -> HasilBerkas:
    return process_buku(read_buku(path), f"2023/{path.name}", muat_referensi())


def test_the_columns_stand_where_sipd_and_its_profile_have_them() -> None:
    assert len(KOLOM_SIPD) == 26
    profil = {p.nama: p for p in muat_referensi().profil}
    kita, umum = profil[SIPD_KITA].kolom, profil[SIPD].kolom
    beda = {huruf for huruf in umum if kita[huruf] != umum[huruf]}
    assert beda == {"E", "R"}
    assert (kita["E"], kita["R"]) == ("rt_rw", "prioritas")


def test_each_proposal_is_a_row_and_refused_ones_are_not(rekap: RekapTahun, tmp_path: Path) -> None:
    ws = load_workbook(write_sipd(rekap, tmp_path / "s.xlsx")).active
    kepala, *baris = ws.iter_rows(values_only=True)
    assert kepala == tuple(k.judul for k in KOLOM_SIPD)
    terima = rekap.usulan[rekap.usulan["status"].eq("diterima")]
    assert [b[1] for b in baris] == terima["usulan_id"].tolist()
    assert sum(b[23] or 0 for b in baris) == terima["anggaran_rupiah"].sum()
    assert len(terima) < len(rekap.usulan)


def test_codes_are_text_and_money_is_a_number(rekap: RekapTahun, tmp_path: Path) -> None:
    ws = load_workbook(write_sipd(rekap, tmp_path / "s.xlsx", METRO)).active
    kode = [k.jenis == "kode" for k in KOLOM_SIPD]
    isi = [
        s for b in ws.iter_rows(min_row=2) for s in b if s.value is not None and kode[s.column - 1]
    ]
    assert {(s.data_type, s.number_format) for s in isi} == {("s", "@")}
    assert isinstance(ws["X2"].value, int)
    assert "1.03.10.2.01.0053 Pembangunan jalan" in [s.value for s in ws["Z"]]


def test_a_formula_is_inert_and_personal_data_is_hidden(rekap: RekapTahun, tmp_path: Path) -> None:
    ws = load_workbook(write_sipd(rekap, tmp_path / "s.xlsx")).active
    sel = [s for baris in ws.iter_rows() for s in baris if s.value is not None]
    assert not [s for s in sel if s.data_type == "f" or NIK in str(s.value)]
    (talud,) = (s for s in sel if str(s.value).startswith("=1+1"))
    assert talud.quotePrefix


def test_one_kelurahan_comes_back_with_everything(rekap: RekapTahun, tmp_path: Path) -> None:
    sulit = ubah_baris(
        rekap, lokasi=None, rt="23, 24", rw="2", volume=0.5, satuan="m3", prioritas=12
    )
    path = write_sipd(sulit, tmp_path / "sipd-kelurahan-margodadi-2023.xlsx", MARGODADI)
    hasil = baca_kembali(path)
    assert hasil.profil_cocok == (SIPD_KITA,)
    assert (hasil.identitas.kode_kelurahan, hasil.identitas.tahun_musrenbang) == (MARGODADI, 2023)
    bahan = susun_bahan(sulit)
    asal = bahan[bahan["kode_kelurahan"].eq(MARGODADI)].set_index("no")
    kembali = pd.concat([hasil.diterima, hasil.ditolak]).sort_values("nomor_baris")
    assert len(kembali) == len(asal)
    for nama in ISI:
        dibaca = [None if pd.isna(v) else v for v in kembali[nama]]
        assert dibaca == [None if pd.isna(v) else v for v in asal[nama]], nama


def test_a_place_nobody_wrote_is_a_dash_and_the_kelurahan_proposes(rekap: RekapTahun) -> None:
    baris = susun_sipd(ubah_baris(rekap, lokasi=None, pengusul=None), MARGODADI).iloc[0]
    assert (baris["alamat"], baris["pengusul_teks"]) == ("-", "Kelurahan Margodadi")


def test_the_day_is_that_of_the_meeting_or_else_of_the_file(rekap: RekapTahun) -> None:
    tanpa = rekap.status.assign(tanggal=None)
    tanpa = dataclasses.replace(rekap, status=tanpa)
    assert map_tanggal(rekap)[MARGODADI].isoformat() == "2023-02-01"
    assert map_tanggal(tanpa)[MARGODADI].isoformat() == "2023-02-02"


def test_rt_and_rw_are_joined_as_far_as_known() -> None:
    usulan = pd.DataFrame(
        {"rt": ["3", None, "23, 24", None], "rw": ["2", "7", None, None]}, dtype="str"
    )
    gabung = [None if pd.isna(v) else v for v in join_rt_rw(usulan)]
    assert gabung == ["RT 3/RW 2", "RW 7", "RT 23, 24", None]


def test_the_program_of_a_sub_kegiatan_and_the_places_with_proposals(rekap: RekapTahun) -> None:
    assert take_kode_program("7.01.03.2.02.0002") == "7.01.03"
    tempat = list_tempat(susun_bahan(rekap), "kecamatan")
    assert [t.sebutan for t in tempat] == [
        "Kecamatan Metro Pusat",
        "Kecamatan Metro Utara",
        "Kecamatan Metro Selatan",
    ]
    assert tempat[0].nama_berkas == "kecamatan-metro-pusat"


def test_the_same_year_gives_the_same_bytes(rekap: RekapTahun, tmp_path: Path) -> None:
    satu, dua = (write_sipd(rekap, tmp_path / f"{n}.xlsx").read_bytes() for n in "ab")
    assert satu == dua


def test_a_year_without_proposals_has_but_its_headings(rekap: RekapTahun, tmp_path: Path) -> None:
    kosong = dataclasses.replace(rekap, usulan=rekap.usulan.iloc[:0])
    ws = load_workbook(write_sipd(kosong, tmp_path / "s.xlsx")).active
    assert (ws.max_row, ws.max_column) == (1, 26)
