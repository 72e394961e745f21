"""Table T-D.4: the form's columns, agencies together, live sums, and a way back."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from pabrik import MARGODADI, make_referensi
from rekap_uji import NIK, make_rekap

from reference.loader import muat_referensi
from schemas.galat import TidakAdaUsulan, UsulanError
from schemas.rekap import RekapTahun
from tasks.baca import read_buku
from tasks.ekspor.bahan import Tempat, list_tempat, susun_bahan
from tasks.ekspor.gabung import join_lokasi, join_volume
from tasks.ekspor.pilihan import choose_tempat, find_kode_kecamatan
from tasks.ekspor.td4 import KOLOM_TD4, describe_tidak_dibawa, susun_td4, write_td4
from tasks.rekap.tabel import BARIS_KEPALA
from usulan.pipeline import process_buku

SELATAN = Tempat("kecamatan", "18.72.05", "Metro Selatan")


@pytest.fixture(scope="module")
def rekap(tmp_path_factory: pytest.TempPathFactory) -> RekapTahun:
    return make_rekap(tmp_path_factory.mktemp("gudang"))


@pytest.fixture(scope="module")
def bahan(rekap: RekapTahun) -> pd.DataFrame:
    return susun_bahan(rekap)


@pytest.fixture(scope="module")
def path(rekap: RekapTahun, bahan: pd.DataFrame, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("td4")
    return write_td4(rekap, list_tempat(bahan, "kecamatan"), folder / "td4.xlsx")


@pytest.fixture(scope="module")
def buku(path: Path) -> Workbook:
    return load_workbook(path)


def test_each_kecamatan_has_a_sheet_with_the_columns_of_the_form(buku: Workbook) -> None:
    assert buku.sheetnames == ["Metro Pusat", "Metro Utara", "Metro Selatan"]
    for ws in buku.worksheets:
        assert [s.value for s in ws[BARIS_KEPALA]] == [k.judul for k in KOLOM_TD4]
        assert ws.print_title_rows == f"${BARIS_KEPALA}:${BARIS_KEPALA}"
        assert (ws.page_setup.orientation, ws.page_setup.fitToWidth) == ("landscape", 1)


def test_an_agency_s_proposals_stand_together_in_the_order_of_allocation(
    bahan: pd.DataFrame,
) -> None:
    isi = susun_td4(bahan, SELATAN)
    ada = isi.dropna(subset="nama_opd")
    kunci = list(zip(ada["nama_opd"], ada["urutan"], strict=True))
    assert kunci == sorted(kunci)
    assert isi["nama_opd"].isna().to_list() == sorted(isi["nama_opd"].isna())
    assert isi["no"].to_list() == list(range(1, len(isi) + 1))


def test_what_the_kecamatan_does_not_carry_on_is_told_under_the_title(
    bahan: pd.DataFrame,
) -> None:
    pertama = bahan.index[bahan["kode_kecamatan"].eq(SELATAN.kode)][:2]
    lain = bahan.assign(hasil=bahan["hasil"].astype("object"))
    lain.loc[pertama, "hasil"] = ["luar_kewenangan", "digabung"]
    assert len(susun_td4(lain, SELATAN)) == len(susun_td4(bahan, SELATAN)) - 2
    kalimat = describe_tidak_dibawa(lain, SELATAN)
    assert kalimat.startswith("Tidak dimuat: 1 di luar kewenangan kota (Rp ")
    assert "; 1 digabung dengan usulan lain (Rp " in kalimat
    assert describe_tidak_dibawa(bahan, SELATAN) == ""


def test_the_sum_is_live_and_carries_our_figure(path: Path, bahan: pd.DataFrame) -> None:
    hidup, hasil = load_workbook(path), load_workbook(path, data_only=True)
    for tempat in list_tempat(bahan, "kecamatan"):
        isi = susun_td4(bahan, tempat)
        baris = BARIS_KEPALA + len(isi) + 1
        assert hidup[tempat.nama][f"I{baris}"].value == f"=SUM(I5:I{baris - 1})"
        assert hasil[tempat.nama][f"I{baris}"].value == isi["anggaran_rupiah"].sum()


def test_the_camat_signs_below_the_table(buku: Workbook) -> None:
    teks = [str(s.value) for b in buku["Metro Selatan"].iter_rows() for s in b if s.value]
    assert "Camat Metro Selatan" in teks
    assert any(t.startswith("Metro, …") and t.endswith(" 2023") for t in teks)


def test_a_formula_is_inert_and_personal_data_is_hidden(buku: Workbook) -> None:
    sel = [s for ws in buku.worksheets for b in ws.iter_rows() for s in b if s.value is not None]
    assert not [s for s in sel if NIK in str(s.value)]
    assert {s.data_type for s in sel if str(s.value).startswith("=1+1")} == {"s"}
    assert all(str(s.value).startswith("=SUM(I5:I") for s in sel if s.data_type == "f")


def test_our_importer_reads_it_by_the_profile_of_the_form(path: Path, bahan: pd.DataFrame) -> None:
    hasil = process_buku(read_buku(path), "2023/td4.xlsx", muat_referensi())
    assert hasil.profil_cocok == ("permendagri-86-td4",)
    kembali = pd.concat([b for b in (hasil.diterima, hasil.ditolak) if len(b)])
    for tempat in list_tempat(bahan, "kecamatan"):
        milik = kembali[kembali["lembar"].eq(tempat.nama)].sort_values("nomor_baris")
        asal = susun_td4(bahan, tempat)
        # A quantity that was not read stays as typed.
        terbaca = asal["volume"].notna().to_numpy()
        for nama in ("uraian", "rt", "rw", "volume", "satuan", "anggaran_rupiah"):
            kiri, kanan = (b.loc[terbaca, nama] for b in (milik.reset_index(), asal.reset_index()))
            assert [*kiri.astype("object").fillna("-")] == [*kanan.astype("object").fillna("-")]
        assert len(milik) == len(asal)


def test_a_place_says_nothing_twice() -> None:
    usulan = pd.DataFrame(
        {
            "nama_kelurahan": "Margodadi",
            "lokasi": ["Jl. Mawar RT 03 RW 02", "Kel. Margodadi", "Balai", None],
            "rt": ["3", None, "3", None],
            "rw": ["2", None, None, "7"],
        }
    ).astype("str")
    assert join_lokasi(usulan, dengan_kelurahan=True).to_list() == [
        "Kel. Margodadi, Jl. Mawar RT 03 RW 02",
        "Kel. Margodadi",
        "Kel. Margodadi, Balai, RT 3",
        "Kel. Margodadi, RW 7",
    ]
    assert join_lokasi(usulan, dengan_kelurahan=False).to_list()[1:] == ["", "Balai, RT 3", "RW 7"]


def test_a_volume_that_was_not_read_stays_as_typed() -> None:
    usulan = pd.DataFrame(
        {
            "volume": [1234.5, 2.0, None],
            "satuan": ["m2", None, "m"],
            "volume_teks": ["1234,5 m2", "2", "± secukupnya"],
        }
    )
    assert join_volume(usulan).to_list() == ["1.234,5 m2", "2", "± secukupnya"]


@pytest.mark.parametrize("teks", ["Metro Selatan", "kec. metro selatan", "18.72.05", "M. Selatan"])
def test_a_kecamatan_is_known_by_its_names(teks: str) -> None:
    assert find_kode_kecamatan(teks, muat_referensi().wilayah) == SELATAN.kode


def test_a_kecamatan_that_is_none_and_one_without_proposals(bahan: pd.DataFrame) -> None:
    wilayah = muat_referensi().wilayah
    with pytest.raises(UsulanError, match="“Metro Tenggara” tidak ada") as galat:
        choose_tempat(bahan, wilayah, "kecamatan", "Metro Tenggara")
    assert "Metro Barat, Metro Pusat" in str(galat.value.saran)
    with pytest.raises(TidakAdaUsulan, match="Kecamatan Metro Barat belum mempunyai"):
        choose_tempat(bahan, wilayah, "kecamatan", "Metro Barat")
    (satu,) = choose_tempat(bahan, make_referensi().wilayah, "kelurahan", "Margodadi")
    assert satu == Tempat("kelurahan", MARGODADI, "Margodadi")


def test_the_same_year_gives_the_same_bytes(
    rekap: RekapTahun, bahan: pd.DataFrame, path: Path, tmp_path: Path
) -> None:
    lagi = write_td4(rekap, list_tempat(bahan, "kecamatan"), tmp_path / "lagi.xlsx")
    assert lagi.read_bytes() == path.read_bytes()


def test_a_year_without_agencies_still_makes_a_list(rekap: RekapTahun, tmp_path: Path) -> None:
    belum = ("nama_opd", "kode_opd", "urutan", "hasil")
    usulan = rekap.usulan.assign(**dict.fromkeys(belum))
    kosong = dataclasses.replace(rekap, usulan=usulan)
    ws = load_workbook(write_td4(kosong, [SELATAN], tmp_path / "t.xlsx"))["Metro Selatan"]
    assert ws["A5"].value == 1
