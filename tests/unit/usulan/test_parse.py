from __future__ import annotations

import json
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.loader import muat_referensi
from schemas.berkas import Identitas
from schemas.hasil import HasilParse
from schemas.kolom import KOLOM_MENTAH
from schemas.lembar import alamat_sel
from schemas.usulan import JENIS_SEL, UsulanMentah
from usulan.parse import parse_usulan

REFERENSI = muat_referensi()
MARGODADI = Identitas("18.72.02.1003", 2023)


def urai(*baris: dict[str, Any], skala: int = 1, identitas: Identitas = MARGODADI) -> HasilParse:
    """Parse rows given as field: text, or field: (text, kind)."""
    mentah = []
    for nomor, isi in enumerate(baris, start=7):
        catat: dict[str, Any] = {"lembar": "Usulan", "nomor_baris": nomor, "skala_rupiah": skala}
        for kolom, nilai in isi.items():
            teks, jenis = nilai if isinstance(nilai, tuple) else (nilai, "teks")
            alamat = alamat_sel(nomor - 1, KOLOM_MENTAH.index(kolom))
            catat |= {kolom: teks, f"jenis_{kolom}": jenis, f"sel_{kolom}": alamat}
        mentah.append(catat)
    return parse_usulan(UsulanMentah.susun(mentah), identitas, REFERENSI)


def satu(**isi: Any) -> dict[str, Any]:
    hasil = urai(isi)
    baris = hasil.bersih.astype(object).where(hasil.bersih.notna(), None)
    return dict(baris.iloc[0]) | {"kode": sorted(hasil.catatan["kode"])}


def test_a_plain_row_keeps_values_and_addresses() -> None:
    baris = satu(
        uraian="  Drainase\u00a0 Jl. Jeruk ",
        lokasi="Jl. Jeruk",
        rt_rw="RT 03/RW 02",
        volume="200 m x 0,5 m",
        satuan="m2",
        anggaran="Rp 75.000.000,-",
        prioritas=("2", "angka"),
        keterangan="-",
    )
    assert baris["uraian"] == "Drainase Jl. Jeruk"
    assert (baris["rt"], baris["rw"], baris["sel_rt"], baris["sel_rw"]) == ("3", "2", "E7", "E7")
    assert (baris["volume"], baris["satuan"]) == (100, "m2")
    assert (baris["volume_teks"], baris["anggaran_teks"]) == ("200 m x 0,5 m", "Rp 75.000.000,-")
    assert (baris["anggaran_rupiah"], baris["sel_anggaran_rupiah"]) == (75_000_000, "L7")
    assert (baris["prioritas"], baris["sel_prioritas"]) == (2, "M7")
    assert baris["keterangan"] is None
    assert baris["kode"] == []


def test_the_combined_volume_column_is_split() -> None:
    baris = satu(uraian="Talud", volume_satuan="5 titik")
    assert (baris["volume"], baris["satuan"]) == (5, "titik")
    assert (baris["sel_volume"], baris["sel_satuan"]) == ("H7", "H7")


def test_a_number_in_the_unit_cell_is_the_volume() -> None:
    baris = satu(uraian="Lampu", satuan="3 unit")
    assert (baris["volume"], baris["satuan"], baris["sel_volume"]) == (3, "unit", "J7")


def test_a_unit_in_the_volume_cell_has_that_address() -> None:
    baris = satu(uraian="Talud", volume="200 m", satuan="m")
    assert (baris["sel_volume"], baris["sel_satuan"]) == ("I7", "J7")
    assert satu(uraian="Talud", volume="200 m")["sel_satuan"] == "I7"


@pytest.mark.parametrize(
    ("isi", "rt", "rw", "sel_rt", "sel_rw"),
    [
        ({"uraian": "Drainase", "lokasi": "Jl. X RT 4/RW 1"}, "4", "1", "D7", "D7"),
        ({"uraian": "Drainase RT 6 RW 2", "lokasi": "Jl. X"}, "6", "2", "B7", "B7"),
        ({"uraian": "Drainase RT 6", "lokasi": "Jl. X RW 2"}, "6", "2", "B7", "D7"),
        ({"uraian": "Drainase", "rt": ("3", "angka"), "rw": "IV"}, "3", "4", "F7", "G7"),
        ({"uraian": "Drainase RT 9 RW 9", "rt": "3"}, "3", None, "F7", None),
        ({"uraian": "Drainase RT 3 RW 9", "rt": "3"}, "3", "9", "F7", "B7"),
        ({"uraian": "Drainase RT 6, 20 titik"}, "6", None, "B7", None),
        ({"uraian": "Drainase RT 6 dan 7 di Jl. X"}, "6, 7", None, "B7", None),
        ({"uraian": "Drainase RT 6", "rt_rw": "-"}, "6", None, "B7", "E7"),
    ],
)
def test_rt_rw_come_from_the_surest_place(
    isi: dict[str, Any], rt: str | None, rw: str | None, sel_rt: str | None, sel_rw: str | None
) -> None:
    baris = satu(**isi)
    assert (baris["rt"], baris["rw"]) == (rt, rw)
    assert (baris["sel_rt"], baris["sel_rw"]) == (sel_rt, sel_rw)


def test_an_unreadable_rt_is_not_replaced_by_a_guess() -> None:
    baris = satu(uraian="Drainase RT 6", rt_rw=("2023-05-03", "tanggal"))
    assert (baris["rt"], baris["rw"], baris["kode"]) == (None, None, ["RT_RW_JADI_TANGGAL"])


def test_rt_and_rw_columns_that_contradict_are_told() -> None:
    baris = satu(uraian="Drainase", rt="RT 3/RW 2", rw="5")
    assert baris["kode"] == ["RT_RW_AMBIGU"]
    assert (baris["rt"], baris["rw"]) == ("3", "2")


def test_a_combined_place_column_gives_the_place_too() -> None:
    baris = satu(uraian="Drainase", rt_rw="Jl. Mawar RT 3/RW 2")
    assert (baris["lokasi"], baris["sel_lokasi"]) == ("Jl. Mawar", "E7")
    assert (baris["rt"], baris["rw"], baris["kode"]) == ("3", "2", [])
    tanpa_nomor = satu(uraian="Drainase", rt_rw="Pasar Margorejo No. 3")
    assert (tanpa_nomor["lokasi"], tanpa_nomor["kode"]) == ("Pasar Margorejo No. 3", [])
    assert satu(uraian="Drainase", rt_rw="RT O3")["kode"] == ["RT_RW_TIDAK_TERBACA"]


def test_ticks_in_the_rank_column_are_told_row_by_row() -> None:
    hasil = urai({"prioritas": "V"}, {"prioritas": "-"}, {"prioritas": "v"})
    assert hasil.bersih["prioritas"].isna().all()
    assert hasil.catatan["kode"].tolist() == ["PRIORITAS_TIDAK_TERBACA"] * 2


def test_a_lone_unit_in_the_volume_cell_is_kept() -> None:
    baris = satu(uraian="Talud", volume="m2")
    assert (baris["volume"], baris["satuan"], baris["sel_satuan"]) == (None, "m2", "I7")
    assert baris["kode"] == []


def test_a_letter_for_a_digit_in_a_title_is_told() -> None:
    hasil = urai({"uraian": "Drainase RT O3 RW 02"})
    catatan = hasil.catatan.iloc[0]
    assert (catatan["kode"], catatan["sel"]) == ("RT_RW_TIDAK_TERBACA", "B7")
    assert json.loads(catatan["isi"])["dugaan"] == " Mungkin: RT 3/RW 2."
    assert (hasil.bersih["rt"].isna().all(), hasil.bersih["rw"].tolist()) == (True, ["2"])


def test_error_cells_are_empty_and_told_at_their_cell() -> None:
    hasil = urai(
        {
            "uraian": ("#REF!", "galat"),
            "lokasi": "#N/A",
            "anggaran": (None, "rumus_tanpa_nilai"),
            "satuan": ("#VALUE!", "galat"),
        }
    )
    catatan = hasil.catatan.set_index("kolom")
    assert dict(catatan["kode"]) == {
        "uraian": "SEL_GALAT",
        "lokasi": "SEL_GALAT",
        "satuan": "SEL_GALAT",
        "anggaran_rupiah": "RUMUS_TANPA_NILAI",
    }
    assert catatan.loc["uraian", "sel"] == "B7"
    assert hasil.bersih[["uraian", "lokasi", "satuan"]].isna().all(axis=None)


def test_a_finding_carries_place_value_and_readings() -> None:
    hasil = urai({"uraian": "Gorong-gorong", "anggaran": "77.764,122"})
    catatan = dict(hasil.catatan.iloc[0])
    assert catatan["kode"] == "ANGGARAN_AMBIGU"
    assert (catatan["lembar"], catatan["sel"], catatan["nomor_baris"]) == ("Usulan", "L7", 7)
    assert (catatan["kolom"], catatan["nilai"]) == ("anggaran_rupiah", "77.764,122")
    assert catatan["usulan_id"] == hasil.bersih["usulan_id"].iloc[0]
    assert json.loads(catatan["isi"])["bacaan"] == "Rp 77.764 atau Rp 77.764.122"


def test_an_unknown_unit_is_told_at_the_unit_cell_with_the_nearest() -> None:
    hasil = urai({"uraian": "Kursi", "volume": "3", "satuan": "buahh"})
    catatan = dict(hasil.catatan.iloc[0])
    assert (catatan["kode"], catatan["sel"], catatan["kolom"]) == (
        "SATUAN_TIDAK_DIKENAL",
        "J7",
        "satuan",
    )
    assert "buah" in json.loads(catatan["isi"])["mirip"]


def test_messages_of_the_catalogue_find_all_their_values() -> None:
    hasil = urai(
        {"uraian": "A \ufffd", "anggaran": "1.500 juta", "volume": "100 x 3", "satuan": "buah"},
        {"uraian": "B", "anggaran": "50-75 jt", "rt_rw": "3-5", "prioritas": "tinggi"},
        {"uraian": "C", "anggaran": "swadaya", "volume": "1,500 m", "rt_rw": "RT O3"},
        {"uraian": "D", "anggaran": "5 jt (tahap I)", "volume": "3 titik x 5 m", "rt_rw": "semua"},
        {"uraian": "E", "volume": "1 paket (2 m)", "satuan": "bongkah"},
        {"uraian": "F", "anggaran": "150000000,5", "volume": "5"},
    )
    katalog = REFERENSI.temuan.set_index("kode")
    assert len(hasil.catatan) >= 15
    for catatan in hasil.catatan.to_dict("records"):
        isi = json.loads(catatan["isi"]) | {"nilai": catatan["nilai"]}
        for templat in katalog.loc[catatan["kode"], ["pesan", "saran"]]:
            assert templat.format(**isi)


def test_the_heading_factor_applies_to_budget_and_unit_price() -> None:
    hasil = urai({"uraian": "A", "anggaran": "150.000", "harga_satuan": "75.000"}, skala=1000)
    assert hasil.bersih["anggaran_rupiah"].iloc[0] == 150_000_000
    assert hasil.bersih["harga_satuan_rupiah"].iloc[0] == 75_000_000


def test_a_unit_price_in_full_rupiah_is_seen_by_its_product() -> None:
    baris = {"uraian": "A", "anggaran": "150", "harga_satuan": "75.000.000", "volume": "2 unit"}
    hasil = urai(baris, skala=1_000_000)
    assert hasil.bersih["anggaran_rupiah"].iloc[0] == 150_000_000
    assert hasil.bersih["harga_satuan_rupiah"].iloc[0] == 75_000_000
    assert hasil.catatan.empty


def test_a_unit_price_may_say_per_unit() -> None:
    baris = satu(uraian="A", harga_satuan="Rp 500.000/unit")
    assert (baris["harga_satuan_rupiah"], baris["kode"]) == (500_000, [])


def test_a_missing_budget_is_not_made_up() -> None:
    baris = satu(uraian="A", volume="2 unit", harga_satuan="5.000.000", anggaran="-")
    assert (baris["anggaran_rupiah"], baris["anggaran_teks"]) == (None, "-")


def test_ids_stay_when_the_row_moves_or_its_money_changes() -> None:
    isi = {"uraian": "Drainase", "lokasi": "Jl. X", "rt_rw": "RT 3/RW 2", "anggaran": "50 jt"}
    awal = urai(isi).bersih["usulan_id"].iloc[0]
    pindah = urai({"uraian": "Lampu"}, isi | {"anggaran": "75 jt", "uraian": "DRAINASE."})
    assert pindah.bersih["usulan_id"].iloc[1] == awal
    assert urai(isi | {"rt_rw": "RT 4/RW 2"}).bersih["usulan_id"].iloc[0] != awal
    lain = Identitas("18.72.02.1003", 2024)
    assert urai(isi, identitas=lain).bersih["usulan_id"].iloc[0] != awal


def test_equal_rows_have_ids_of_their_own() -> None:
    hasil = urai(*[{"uraian": "Drainase", "lokasi": "Jl. X"}] * 3)
    assert hasil.bersih["usulan_id"].is_unique


@pytest.mark.parametrize("identitas", [Identitas(None, 2023), Identitas("18.72.02.1003", None)])
def test_without_kelurahan_or_year_the_rows_have_none_either(identitas: Identitas) -> None:
    baris = urai({"uraian": "A"}, identitas=identitas).bersih.iloc[0]
    assert pd.isna(baris["kode_kelurahan"]) == (identitas.kode_kelurahan is None)
    assert pd.isna(baris["tahun_musrenbang"]) == (identitas.tahun_musrenbang is None)
    assert len(baris["usulan_id"]) == 16


def test_no_rows_give_empty_frames() -> None:
    hasil = parse_usulan(UsulanMentah.susun([]), MARGODADI, REFERENSI)
    assert hasil.bersih.empty
    assert hasil.catatan.empty


_SEL = st.tuples(
    st.one_of(st.none(), st.text(max_size=12), st.sampled_from(["-", "RT 3", "5 m", "Rp 5 jt"])),
    st.sampled_from(JENIS_SEL),
)
_BARIS = st.dictionaries(st.sampled_from(KOLOM_MENTAH), _SEL, max_size=8)


@settings(max_examples=12, deadline=None)
@given(st.lists(_BARIS, min_size=1, max_size=25), st.sampled_from([1, 1000, 1_000_000]))
def test_no_row_is_lost_whatever_people_type(baris: list[dict[str, Any]], skala: int) -> None:
    hasil = urai(*baris, skala=skala)
    assert list(hasil.bersih["nomor_baris"]) == list(range(7, 7 + len(baris)))
    assert hasil.bersih["usulan_id"].is_unique
    assert set(hasil.catatan["usulan_id"]) <= set(hasil.bersih["usulan_id"])
    assert set(hasil.catatan["kode"]) <= set(REFERENSI.temuan["kode"])


def test_a_place_cell_of_bare_rt_rw_or_of_its_date_is_told() -> None:
    hasil = urai({"lokasi": "003/001"}, {"lokasi": ("2026-03-02", "tanggal")})
    assert hasil.bersih[["rt", "rw"]].iloc[0].tolist() == ["3", "1"]
    assert hasil.bersih[["rt", "rw"]].iloc[1].isna().all()
    assert hasil.catatan["kode"].tolist() == ["RT_RW_JADI_TANGGAL"]
    assert hasil.catatan["nilai"].tolist() == ["2026-03-02"]
