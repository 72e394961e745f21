"""Section rows: what they carry to the proposals below, and what only looks like one."""

from __future__ import annotations

import pandas as pd
import pytest
from lembar_uji import make_baris, make_buku, make_lembar

from reference.loader import muat_referensi
from usulan.layout import read_layout
from usulan.layout.bagian import split_bagian
from usulan.pipeline import process_buku

KEPALA = "No|Usulan|Lokasi|Anggaran\n"


@pytest.fixture(scope="module")
def referensi():
    return muat_referensi()


def baca(teks, referensi):
    return read_layout(make_buku(make_lembar(make_baris(teks))), referensi)


def kolom(hasil, nama):
    return [None if pd.isna(v) else v for v in hasil.mentah[nama]]


@pytest.mark.parametrize(
    ("judul", "bidang", "prioritas"),
    [
        ("PRIORITAS I", None, "Prioritas I"),
        ("Prioritas ke-3", None, "Prioritas 3"),
        ("SKALA PRIORITAS 1", None, "Prioritas 1"),
        ("PRIORITAS PERTAMA", None, "Prioritas PERTAMA"),
        ("A. PRIORITAS 1 (SATU)", None, "Prioritas 1"),
        ("PRIORITAS 2 : SOSIAL BUDAYA", "SOSIAL BUDAYA", "Prioritas 2"),
        ("PRIORITAS I. BIDANG FISIK", "BIDANG FISIK", "Prioritas I"),
        ("I. BIDANG FISIK - PRIORITAS 1", "BIDANG FISIK", "Prioritas 1"),
        ("BIDANG EKONOMI (PRIORITAS KEDUA)", "BIDANG EKONOMI", "Prioritas KEDUA"),
        ("USULAN PRIORITAS", None, None),
        ("PRIORITAS TINGGI", None, None),
        ("USULAN PRIORITAS BIDANG FISIK", "USULAN PRIORITAS BIDANG FISIK", None),
        ("Prioritas 1.03 Pekerjaan Umum", "Prioritas 1.03 Pekerjaan Umum", None),
        ("II. BIDANG FISIK", "BIDANG FISIK", None),
    ],
)
def test_what_a_section_heading_names(judul, bidang, prioritas):
    assert split_bagian(judul) == (bidang, prioritas)


def test_priority_sections_give_their_rank_with_their_own_cell(referensi):
    teks = (
        KEPALA
        + """PRIORITAS I
1|Drainase gang mawar|RT 1|5000000
2|Paving gang melati|RT 2|6000000
PRIORITAS II
1|Talud sungai|RT 3|7000000"""
    )
    hasil = baca(teks, referensi)
    assert kolom(hasil, "prioritas") == ["Prioritas I", "Prioritas I", "Prioritas II"]
    assert kolom(hasil, "sel_prioritas") == ["A2", "A2", "A5"]
    assert kolom(hasil, "bidang") == [None, None, None]


def test_a_rank_shared_through_its_section_is_no_repeat(referensi):
    teks = KEPALA + "PRIORITAS I\n1|Drainase|RT 1|5\nPRIORITAS II\n1|Talud|RT 3|7\n2|Paving|RT 4|8"
    buku = make_buku(make_lembar(make_baris(teks)))
    hasil = process_buku(buku, "2023/margodadi.xlsx", referensi)
    assert hasil.diterima["prioritas"].tolist() == [1, 2, 2]
    kode = set(hasil.temuan["kode"])
    assert not kode & {"PRIORITAS_GANDA", "PRIORITAS_LONCAT", "PRIORITAS_TIDAK_TERBACA"}


def test_a_rank_of_the_rows_own_outweighs_the_section(referensi):
    teks = "No|Usulan|Lokasi|Prioritas\nPRIORITAS I\n1|Drainase|RT 1|5\n2|Talud|RT 2"
    assert kolom(baca(teks, referensi), "prioritas") == ["5", "Prioritas I"]


def test_the_outer_section_ends_the_inner_one_whichever_is_outer(referensi):
    luar_bidang = (
        KEPALA
        + """I|BIDANG FISIK
|PRIORITAS 1
1|Drainase|RT 1|5
II|BIDANG EKONOMI
1|Bibit lele|RT 2|6"""
    )
    hasil = baca(luar_bidang, referensi)
    assert kolom(hasil, "bidang") == ["BIDANG FISIK", "BIDANG EKONOMI"]
    assert kolom(hasil, "prioritas") == ["Prioritas 1", None]
    luar_prioritas = (
        KEPALA
        + """PRIORITAS 1
A|BIDANG FISIK
1|Drainase|RT 1|5
B|BIDANG EKONOMI
1|Bibit lele|RT 2|6
PRIORITAS 2
1|Talud|RT 3|7"""
    )
    hasil = baca(luar_prioritas, referensi)
    assert kolom(hasil, "bidang") == ["BIDANG FISIK", "BIDANG EKONOMI", None]
    assert kolom(hasil, "prioritas") == ["Prioritas 1", "Prioritas 1", "Prioritas 2"]


@pytest.mark.parametrize(
    "bagian", ["||BIDANG EKONOMI|", "|||BIDANG EKONOMI", "II|BIDANG EKONOMI||", "B|EKONOMI||"]
)
def test_a_section_may_stand_in_any_column(referensi, bagian):
    teks = KEPALA + f"1|Drainase gang mawar|RT 1|5000000\n{bagian}\n1|Bibit lele|RT 2|6000000"
    hasil = baca(teks, referensi)
    assert kolom(hasil, "uraian") == ["Drainase gang mawar", "Bibit lele"]
    assert str(kolom(hasil, "bidang")[1]).endswith("EKONOMI")


def test_a_sheet_per_bidang_names_it_right_above_its_header(referensi):
    fisik = make_lembar(make_baris("BIDANG FISIK\n" + KEPALA + "1|Drainase|RT 1|5"), nama="Fisik")
    lain = make_lembar(make_baris("PROGRAM KERJA\n" + KEPALA + "1|Bibit|RT 1|5"), nama="Lain")
    hasil = read_layout(make_buku(fisik, lain), referensi)
    assert kolom(hasil, "bidang") == ["BIDANG FISIK", None]
    assert hasil.mentah["sel_bidang"].iloc[0] == "A1"


@pytest.mark.parametrize("tanda", ["Lembar 2", "Halaman 2 dari 3", "(lanjutan)", "Hal. 2"])
def test_a_page_mark_is_no_section(referensi, tanda):
    teks = KEPALA + f"1|Drainase|RT 1|5\n\n{tanda}\n{KEPALA}2|Paving|RT 2|6"
    hasil = baca(teks, referensi)
    assert kolom(hasil, "bidang") == [None, None]
    assert kolom(hasil, "uraian") == ["Drainase", "Paving"]


@pytest.mark.parametrize(
    "label",
    [
        "JML",
        "Sub Jumlah",
        "Grand Total :",
        "J U M L A H",
        "Jumlah Dipindahkan",
        "Dipindahkan ke lembar 2",
        "Pindahan",
        "Jumlah I + II",
        "Jumlah (1+2)",
        "TTL",
        "Σ",
        "Jumlah Bidang Fisik Dan Prasarana",
    ],
)
def test_sums_of_any_label_in_any_column_invent_no_proposal(referensi, label):
    teks = f"Volume|Usulan|Biaya\n10 m|Drainase|5000000\n{label}||5000000"
    assert kolom(baca(teks, referensi), "uraian") == ["Drainase"]


@pytest.mark.parametrize("baris", ["-|Nihil", "|NIHIL.", "|Tidak ada usulan"])
def test_a_section_said_to_be_empty_holds_no_proposal(referensi, baris):
    isi = make_baris(f"""No|Usulan|Lokasi|Volume|Satuan|Anggaran
A|BIDANG FISIK
1|Pembangunan drainase|RT 1|10|m|5000000
B|BIDANG EKONOMI
{baris}""")
    hasil = read_layout(make_buku(make_lembar(isi)), referensi)
    assert hasil.mentah["uraian"].tolist() == ["Pembangunan drainase"]


def test_a_sheet_named_after_a_bidang_says_it_where_nothing_else_does(referensi):
    isi = KEPALA + "1|Drainase gang melati|RT 1|1000000"
    buku = make_buku(
        make_lembar(make_baris(isi), nama="FISIK"),
        make_lembar(make_baris(f"BIDANG EKONOMI\n{isi}"), nama="Sosial Budaya"),
        make_lembar(make_baris(isi), nama="Rekap RW"),
    )
    hasil = read_layout(buku, referensi)
    assert kolom(hasil, "bidang") == ["FISIK", "BIDANG EKONOMI", None]
    assert kolom(hasil, "sel_bidang") == ["A1", "A1", None]


def test_a_numbered_sum_is_no_proposal_and_a_numbered_wish_about_sums_is_one(referensi):
    kepala = "No|Usulan|Lokasi|Volume|Anggaran\n"
    isi = kepala + "1|Paving gang|RT 1|10 m|5000000\n2|Talud sungai|RT 2|5 m|6000000\n"
    hasil = baca(isi + "3|JUMLAH|||11000000", referensi)
    assert kolom(hasil, "nomor") == ["1", "2"]
    assert list(hasil.jumlah_tertulis["teks"]) == ["11000000"]
    tambah = baca(isi + "3|Jumlah kader posyandu ditambah|RT 2|5 orang|1000000", referensi)
    assert kolom(tambah, "nomor") == ["1", "2", "3"]


def test_a_sum_of_nothing_confirms_nothing(referensi):
    isi = "No|Usulan|Lokasi|Anggaran\n1|Paving gang|RT 1|5000000\n2|Talud sungai|RT 2|6000000\n"
    buku = make_buku(make_lembar(make_baris(isi + "|JUMLAH||0")))
    assert "JUMLAH_TIDAK_COCOK" in set(
        process_buku(buku, "2023/margodadi.xlsx", referensi).temuan["kode"]
    )
