"""The views: their sums are the frames' sums, to the rupiah."""

from __future__ import annotations

import functools

import pandas as pd
import pytest
from pabrik import (
    IMOPURO,
    MARGODADI,
    MARGOREJO,
    METRO,
    OPD,
    TAHUN,
    URUSAN,
    make_alokasi,
    make_hasil_berkas,
    make_konteks,
)
from sqlalchemy import Engine

from schemas.hasil import HasilBerkas
from schemas.usulan import HASIL_ALOKASI
from warehouse.kueri import (
    read_alokasi,
    read_pemakaian,
    read_rekap,
    read_temuan,
    read_terklasifikasi,
    read_usulan,
)
from warehouse.muat import load_alokasi, load_hasil
from warehouse.pandangan import REKAP

KELURAHAN_UJI = (METRO, IMOPURO, MARGOREJO, MARGODADI)


@functools.cache
def _dua_tahun() -> list[HasilBerkas]:
    """Four kelurahan of two kecamatan, with known and unknown urusan, in two years."""
    return [
        # Above 32 bits, so that a narrow sum would show.
        make_hasil_berkas(
            kode, n=9 + i, ditolak=2, tahun=t, ubah={0: {"anggaran_rupiah": 3_000_000_000 + i}}
        )
        for i, kode in enumerate(KELURAHAN_UJI)
        for t in (TAHUN, TAHUN + 1)
    ]


@pytest.fixture
def terisi(gudang: Engine) -> Engine:
    """A warehouse with two years loaded."""
    for hasil in _dua_tahun():
        load_hasil(gudang, hasil, make_konteks(hasil))
    return gudang


def _alokasikan(gudang: Engine) -> pd.DataFrame:
    berpagu, pemakaian = make_alokasi(read_terklasifikasi(gudang, TAHUN))
    load_alokasi(gudang, TAHUN + 1, berpagu, pemakaian)
    return berpagu


@pytest.mark.parametrize("nama", REKAP)
def test_every_rekap_sums_to_the_accepted_total_before_and_after_allocation(
    terisi: Engine, nama: str
) -> None:
    diterima = read_terklasifikasi(terisi, TAHUN)
    total = int(diterima["anggaran_rupiah"].sum())

    sebelum = read_rekap(terisi, nama, TAHUN)
    berpagu = _alokasikan(terisi)
    sesudah = read_rekap(terisi, nama, TAHUN)

    for rekap in (sebelum, sesudah):
        assert rekap["diminta_rupiah"].sum() == total
        assert rekap["jumlah_usulan"].sum() == len(diterima)
        bagian = ["didanai_rupiah", "tidak_didanai_rupiah", "lainnya_rupiah"]
        assert rekap[bagian].sum(axis=1).equals(rekap["diminta_rupiah"])
        hasil = [f"jumlah_{h}" for h in (*HASIL_ALOKASI, "belum_dialokasikan")]
        assert rekap[hasil].sum(axis=1).equals(rekap["jumlah_usulan"])
    assert sebelum["jumlah_belum_dialokasikan"].sum() == len(diterima)
    assert sesudah["didanai_rupiah"].sum() == berpagu["dialokasikan_rupiah"].sum()
    for hasil, banyak in berpagu["hasil"].value_counts().items():
        assert sesudah[f"jumlah_{hasil}"].sum() == banyak


def test_rekap_urusan_agrees_with_the_frame_and_names_the_unclassified(terisi: Engine) -> None:
    diterima = read_terklasifikasi(terisi, TAHUN)

    rekap = read_rekap(terisi, "rekap_urusan", TAHUN).set_index("nama_urusan")

    assert rekap.index.tolist() == [*URUSAN.values(), "(belum terklasifikasi)"]
    kelompok = diterima.groupby(
        diterima["kode_urusan"].map(URUSAN).fillna("(belum terklasifikasi)")
    )
    assert rekap["diminta_rupiah"].to_dict() == kelompok["anggaran_rupiah"].sum().to_dict()
    periksa = kelompok["status_klasifikasi"].agg(lambda s: int((s == "periksa").sum()))
    assert rekap["jumlah_periksa"].to_dict() == periksa.to_dict()
    assert rekap["kode_urusan"].isna().tolist() == [False, False, False, True]


def test_rekap_opd_agrees_with_the_allocation(terisi: Engine) -> None:
    berpagu = _alokasikan(terisi)

    rekap = read_rekap(terisi, "rekap_opd", TAHUN).set_index("nama_opd")

    kelompok = berpagu.groupby(
        berpagu["kode_opd"]
        .map(lambda k: f"Dinas {k}", na_action="ignore")
        .fillna("(belum dipetakan)")
    )
    assert set(rekap.index) == {*(f"Dinas {k}" for k in OPD.values()), "(belum dipetakan)"}
    assert rekap["diminta_rupiah"].to_dict() == kelompok["anggaran_rupiah"].sum().to_dict()
    assert rekap["didanai_rupiah"].to_dict() == kelompok["dialokasikan_rupiah"].sum().to_dict()


def test_rekap_per_place_agrees_with_the_frame(terisi: Engine) -> None:
    diterima = read_terklasifikasi(terisi, TAHUN)
    rupiah = diterima["anggaran_rupiah"]

    kelurahan = read_rekap(terisi, "rekap_kelurahan", TAHUN).set_index("kode_kelurahan")
    kecamatan = read_rekap(terisi, "rekap_kecamatan", TAHUN).set_index("kode_kecamatan")

    per_kelurahan = rupiah.groupby(diterima["kode_kelurahan"]).sum().to_dict()
    per_kecamatan = rupiah.groupby(diterima["kode_kelurahan"].str[:8]).sum().to_dict()
    assert kelurahan["diminta_rupiah"].to_dict() == per_kelurahan
    assert kecamatan["diminta_rupiah"].to_dict() == per_kecamatan
    assert kelurahan.loc[MARGODADI, ["nama_kelurahan", "nama_kecamatan"]].tolist() == [
        "Margodadi",
        "Metro Selatan",
    ]
    assert kecamatan["nama_kecamatan"].tolist() == ["Metro Pusat", "Metro Selatan"]


def test_an_empty_year_has_empty_rekap_with_the_same_types(terisi: Engine) -> None:
    for nama in REKAP:
        penuh, kosong = read_rekap(terisi, nama, TAHUN), read_rekap(terisi, nama, 2000)
        assert kosong.empty
        assert kosong.dtypes.equals(penuh.dtypes)


def test_an_unknown_rekap_is_an_error(gudang: Engine) -> None:
    with pytest.raises(KeyError):
        read_rekap(gudang, "alokasi", TAHUN)


def test_the_allocation_comes_back_as_it_went_in(terisi: Engine) -> None:
    diterima = read_terklasifikasi(terisi, TAHUN).query("kode_kelurahan == @MARGODADI")
    berpagu, pemakaian = make_alokasi(diterima)

    for _ in range(2):
        load_alokasi(terisi, TAHUN + 1, berpagu, pemakaian)

    pd.testing.assert_frame_equal(read_alokasi(terisi, TAHUN + 1), berpagu)
    pd.testing.assert_frame_equal(read_pemakaian(terisi, TAHUN + 1), pemakaian)
    assert read_alokasi(terisi, TAHUN).empty


def test_an_allocation_of_another_year_is_refused(terisi: Engine) -> None:
    berpagu, pemakaian = make_alokasi(read_terklasifikasi(terisi, TAHUN))

    with pytest.raises(ValueError, match="tahun lain"):
        load_alokasi(terisi, TAHUN + 2, berpagu, pemakaian)


def test_reports_read_proposals_with_names_and_outcome(terisi: Engine) -> None:
    berpagu = _alokasikan(terisi)

    usulan = read_usulan(terisi, TAHUN)

    assert len(usulan) == sum(9 + i + 2 for i in range(4))
    assert usulan["status"].value_counts().to_dict() == {"diterima": len(berpagu), "ditolak": 8}
    satu = usulan.set_index("usulan_id").loc[berpagu["usulan_id"].iloc[1]]
    assert satu[["nama_kelurahan", "nama_kecamatan", "nama_urusan", "nama_opd"]].tolist() == [
        "Metro",
        "Metro Pusat",
        "Pekerjaan umum",
        "Dinas DPUTR",
    ]
    assert satu[["hasil", "nama_sub_kegiatan", "nama_rekening", "nama_sumber_dana"]].tolist() == [
        "didanai",
        "Pembangunan jalan",
        "Belanja barang dan jasa",
        "DAU",
    ]
    assert usulan.loc[usulan["status"] == "ditolak", "hasil"].isna().all()


def test_findings_are_those_of_the_live_imports(terisi: Engine) -> None:
    semua, satu = read_temuan(terisi, TAHUN), read_temuan(terisi, TAHUN, MARGODADI)

    assert len(semua) == 4 * 3
    assert satu["tingkat"].tolist() == ["tolak", "tolak", "info"]
    assert set(satu["nama_kelurahan"]) == {"Margodadi"}
    perbaikan = make_hasil_berkas(MARGODADI, ditolak=0)
    load_hasil(terisi, perbaikan, make_konteks(perbaikan))
    assert read_temuan(terisi, TAHUN, MARGODADI)["tingkat"].tolist() == ["info"]
