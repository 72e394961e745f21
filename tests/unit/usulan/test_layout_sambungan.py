"""Texts that run on in the next row, marks for "same as above", and sheets that only explain."""

from __future__ import annotations

import pandas as pd
import pytest
from lembar_uji import make_baris, make_buku, make_lembar

from reference.loader import muat_referensi
from usulan.layout import read_layout

KEPALA = "No|Usulan|Lokasi|Volume|Anggaran\n"
LAIN = "\n2|Paving gang melati|RT 2|20 m2|6000000\n3|Talud sungai|RT 3|20 m|6000000"


@pytest.fixture(scope="module")
def referensi():
    return muat_referensi()


def baca(teks, referensi, **lain):
    return read_layout(make_buku(make_lembar(make_baris(teks), **lain)), referensi)


def kolom(hasil, nama):
    return [None if pd.isna(v) else v for v in hasil.mentah[nama]]


@pytest.mark.parametrize(
    ("atas", "bawah", "uraian", "lokasi"),
    [
        (
            "Drainase di sepanjang|Gg. 1",
            "jalan mawar|",
            "Drainase di sepanjang jalan mawar",
            "Gg. 1",
        ),
        ("Drainase jalan|Gg. 1", "Mawar|", "Drainase jalan Mawar", "Gg. 1"),
        ("Drainase|Jl. Mawar", "|RT 4 RW 2", "Drainase", "Jl. Mawar RT 4 RW 2"),
        ("Drainase|Jl. Mawar", "|sampai RT 2", "Drainase", "Jl. Mawar sampai RT 2"),
        ("Drainase dari|RT 1", "masjid ke|dan RT 2", "Drainase dari masjid ke", "RT 1 dan RT 2"),
        ("Alat posyandu:|RT 1", "- timbangan|", "Alat posyandu: - timbangan", "RT 1"),
    ],
)
def test_a_row_that_goes_on_belongs_to_the_proposal_above(referensi, atas, bawah, uraian, lokasi):
    hasil = baca(f"{KEPALA}1|{atas}|100 m|5000000\n|{bawah}{LAIN}", referensi)
    baris = hasil.mentah.iloc[0]
    assert (baris["uraian"], baris["lokasi"], len(hasil.mentah)) == (uraian, lokasi, 3)
    assert baris["sel_uraian"] == "B2"
    catatan = hasil.catatan[hasil.catatan["kode"] == "BARIS_LANJUTAN"]
    assert catatan["nomor_baris"].tolist() == [3]
    assert hasil.bukan_usulan["jenis"].tolist() == ["kepala", "catatan"]


def test_a_list_below_a_proposal_goes_on_row_by_row(referensi):
    teks = f"{KEPALA}1|Alat posyandu|RT 1|1 paket|5000000\n|a. timbangan\n|b. tensimeter{LAIN}"
    hasil = baca(teks, referensi)
    assert kolom(hasil, "uraian")[0] == "Alat posyandu a. timbangan b. tensimeter"


@pytest.mark.parametrize(
    "bawah",
    [
        "Perbaikan gorong-gorong dekat masjid|RT 2",
        "a. Gang mawar|RT 1|100 m|5000000",
        "drainase gang anggrek|RT 5|10 m|",
    ],
)
def test_a_wish_that_forgot_its_number_is_no_continuation(referensi, bawah):
    hasil = baca(f"{KEPALA}1|Drainase gang mawar|RT 1|10 m|5000000\n|{bawah}{LAIN}", referensi)
    assert len(hasil.mentah) == 4


@pytest.mark.parametrize("bagian", ["b. Pendidikan", "BIDANG EKONOMI", "Kesehatan"])
def test_a_section_below_a_proposal_stays_a_section(referensi, bagian):
    hasil = baca(f"{KEPALA}1|Drainase gang mawar|RT 1|10 m|5000000\n|{bagian}{LAIN}", referensi)
    assert kolom(hasil, "uraian")[0] == "Drainase gang mawar"
    assert kolom(hasil, "bidang")[1] is not None


def test_small_letters_everywhere_show_no_continuation(referensi):
    teks = f"{KEPALA}1|drainase gang mawar|RT 1|10 m|5000000\n|kesehatan{LAIN}"
    assert kolom(baca(teks, referensi), "uraian")[0] == "drainase gang mawar"


@pytest.mark.parametrize(
    "tanda",
    [
        *('"', "''", '"  "', '- " -', ",,", "〃", "idem", "Idem.", "ibid", "sda", "s.d.a", "S D A"),
        *("s/d/a", "sama", "sama dgn diatas", "Sama seperti di atas", "seperti di atas"),
    ],
)
def test_marks_for_the_same_as_above(referensi, tanda):
    isi = "'" + tanda if tanda.startswith("'") else tanda
    teks = f"{KEPALA}1|Drainase|Jl. Mawar|10 m|5\n2|Paving|{isi}|20 m|6"
    hasil = baca(teks, referensi)
    assert kolom(hasil, "lokasi") == ["Jl. Mawar", "Jl. Mawar"]
    assert kolom(hasil, "sel_lokasi") == ["C2", "C3"]


@pytest.mark.parametrize("isi", ["SDN 3", "SDA Margo", "s/d RT 3", "sama rata"])
def test_words_that_only_resemble_a_mark_stay(referensi, isi):
    teks = f"{KEPALA}1|Drainase|Jl. Mawar|10 m|5\n2|Paving|{isi}|20 m|6"
    assert kolom(baca(teks, referensi), "lokasi")[1] == isi


def test_the_example_of_an_instruction_sheet_is_no_proposal(referensi):
    contoh = make_baris(f"Contoh pengisian:\n{KEPALA}1|Talud (contoh)|RT 1|100 m|50000000")
    isi = make_lembar(make_baris(KEPALA + "1|Drainase|RT 1|10 m|5000000"), nama="Usulan")
    petunjuk = make_lembar(contoh, nama="PETUNJUK")
    hasil = read_layout(make_buku(petunjuk, isi), referensi)
    assert kolom(hasil, "uraian") == ["Drainase"]
    assert hasil.catatan.query("kode == 'LEMBAR_DILEWATI'")["nilai"].tolist() == ["PETUNJUK"]
    assert (hasil.bukan_usulan["jenis"] == "lembar_lain").sum() == 3


def test_a_sheet_named_like_an_instruction_is_read_when_it_is_all_there_is(referensi):
    hasil = baca(KEPALA + "1|Drainase|RT 1|10 m|5000000", referensi, nama="Contoh Form")
    assert kolom(hasil, "uraian") == ["Drainase"]
