"""Tables beside each other, whatever row each begins and ends; and gaps that part nothing."""

from __future__ import annotations

import pandas as pd
import pytest
from lembar_uji import make_baris, make_buku, make_lembar

from reference.loader import muat_referensi
from usulan.layout import read_layout
from usulan.pipeline import process_buku

LEBIH_RENDAH = """DAFTAR USULAN KELURAHAN MARGODADI
No|Usulan|Lokasi|Anggaran||
1|Drainase gang mawar|RT 1|5000000||B. BIDANG EKONOMI
2|Paving gang melati|RT 2|6000000||No|Usulan|Volume|Biaya
3|Talud sungai|RT 3|7000000||1|Pelatihan menjahit|20 orang|3000000
JUMLAH|||18000000||2|Bibit lele|500 ekor|4000000
|||||JUMLAH|||7000000

|||Lurah Margodadi||||Ketua LPM"""
LEBIH_TINGGI = """||||||No|Usulan|Biaya
||||||1|Pelatihan menjahit|3000000
No|Usulan|Lokasi|Volume|Anggaran||2|Bibit lele|4000000
1|Drainase gang mawar|RT 1|10 m|5000000||JUMLAH||7000000
2|Paving gang melati|RT 2|20 m|6000000"""
TANPA_CELAH = """No|Usulan|Anggaran|No|Usulan|Anggaran
1|Drainase gang mawar|5000000|1|Pelatihan menjahit|3000000
2|Paving gang melati|6000000|2|Bibit lele|4000000
JUMLAH||11000000|JUMLAH||7000000"""
CELAH_BERISI = """No|Usulan|Anggaran|lihat|No|Usulan|Anggaran
1|Drainase gang mawar|5000000
2|Paving gang melati|6000000|cek|1|Pelatihan menjahit|3000000"""


@pytest.fixture(scope="module")
def referensi():
    return muat_referensi()


def baca(teks, referensi, **lain):
    return read_layout(make_buku(make_lembar(make_baris(teks), **lain)), referensi)


def jenis(hasil):
    return dict(zip(hasil.bukan_usulan["nomor_baris"], hasil.bukan_usulan["jenis"], strict=True))


def tempat(hasil):
    return dict(zip(hasil.mentah["sel_uraian"], hasil.mentah["uraian"], strict=True))


def kode(teks, referensi):
    buku = make_buku(make_lembar(make_baris(teks)))
    return set(process_buku(buku, "2023/margodadi.xlsx", referensi).temuan["kode"])


def test_a_table_whose_header_stands_lower_is_read_beside_the_first(referensi):
    hasil = baca(LEBIH_RENDAH, referensi)
    assert tempat(hasil) == {
        "B3": "Drainase gang mawar",
        "B4": "Paving gang melati",
        "B5": "Talud sungai",
        "G5": "Pelatihan menjahit",
        "G6": "Bibit lele",
    }
    assert jenis(hasil) == {1: "judul", 2: "kepala", 7: "total", 8: "kosong", 9: "tanda_tangan"}
    sekolom = hasil.mentah.set_index("uraian")["sel_anggaran"]
    assert (sekolom["Talud sungai"], sekolom["Bibit lele"]) == ("D5", "I6")


def test_a_table_whose_header_stands_higher_ends_on_its_own(referensi):
    hasil = baca(LEBIH_TINGGI, referensi)
    assert set(tempat(hasil)) == {"H2", "H3", "B4", "B5"}
    assert jenis(hasil) == {1: "kepala"}


@pytest.mark.parametrize("teks", [LEBIH_RENDAH, LEBIH_TINGGI, TANPA_CELAH])
def test_each_table_has_its_own_sums_and_numbers(referensi, teks):
    salah = {"JUMLAH_TIDAK_COCOK", "NILAI_DI_LUAR_TABEL", "NOMOR_GANDA", "NOMOR_LONCAT"}
    assert not salah & kode(teks, referensi)


def test_a_wrong_sum_is_still_told_beside_another_table(referensi):
    assert "JUMLAH_TIDAK_COCOK" in kode(TANPA_CELAH.replace("11000000", "12000000"), referensi)


def test_a_second_number_column_begins_another_table_without_a_gap(referensi):
    assert set(tempat(baca(TANPA_CELAH, referensi))) == {"B2", "E2", "B3", "E3"}


def test_the_section_above_the_second_table_is_its_own(referensi):
    hasil = baca(LEBIH_RENDAH, referensi)
    bidang = hasil.mentah.set_index("uraian")["bidang"]
    assert pd.isna(bidang["Talud sungai"])
    assert bidang["Bibit lele"] == "BIDANG EKONOMI"


def test_titles_beside_proposals_are_heard(referensi):
    hasil = baca(LEBIH_RENDAH, referensi)
    assert hasil.judul == ("DAFTAR USULAN KELURAHAN MARGODADI", "B. BIDANG EKONOMI")


def test_a_scale_above_one_table_holds_for_the_one_beside_it(referensi):
    teks = "(dalam ribuan rupiah)\n" + TANPA_CELAH.replace("000000|", "000|")
    assert set(baca(teks, referensi).mentah["skala_rupiah"]) == {1000}


@pytest.mark.parametrize(
    "teks",
    [
        "No|Usulan||Lokasi|Volume|Anggaran\n1|Drainase||RT 1|10 m|5000000",
        "No||Usulan Kegiatan||Lokasi||Volume||Biaya\n1||Drainase||RT 1||10 m||5000000",
        "No|Program||Usulan|Lokasi|Volume|Biaya\n1|Jalan||Drainase|RT 1|10 m|5000000",
    ],
)
def test_a_spacer_column_parts_no_table(referensi, teks):
    baris = baca(teks, referensi).mentah.iloc[0]
    assert (baris["uraian"], baris["lokasi"], baris["volume"]) == ("Drainase", "RT 1", "10 m")
    assert baris["anggaran"] == "5000000"


def test_merged_titles_over_both_tables_stay_titles(referensi):
    hasil = baca("USULAN KELURAHAN\n" + LEBIH_RENDAH, referensi, gabungan=["A1:I1"])
    assert len(hasil.mentah) == 5
    assert jenis(hasil)[1] == "judul"


def test_the_sum_of_a_recap_beside_the_table_makes_no_proposal_of_the_tables_own(referensi):
    teks = """No|Usulan|Lokasi|Anggaran||Bidang|Jumlah|Biaya
1|Drainase gang mawar|RT 1|50000000||Fisik|1|50000000
2|Pelatihan menjahit|RT 2|10000000||Ekonomi|1|10000000
JUMLAH|||60000000||Total|2|60000000"""
    hasil = baca(teks, referensi)
    assert set(tempat(hasil)) == {"B2", "B3"}
    assert jenis(hasil) == {1: "kepala", 4: "total"}
