"""Sheets as people make them, read whole: every row named, every field with its address."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lembar_uji import make_buku, make_lembar

from reference.loader import muat_referensi
from schemas.galat import KolomWajibHilang, LayoutTidakDikenal
from usulan.layout import read_layout
from usulan.layout.judul_kolom import KamusKolom, read_skala

REFERENSI = muat_referensi()


@pytest.fixture(scope="module")
def referensi():
    return REFERENSI


def baca(referensi, *baris, gabungan=(), **lain):
    return read_layout(make_buku(make_lembar(baris, gabungan=gabungan, **lain)), referensi)


def jenis(hasil):
    return dict(zip(hasil.bukan_usulan["nomor_baris"], hasil.bukan_usulan["jenis"], strict=True))


def kolom(hasil, nama):
    return [None if pd.isna(v) else v for v in hasil.mentah[nama]]


def test_plain_table_with_title_total_and_signature(referensi):
    hasil = baca(
        referensi,
        ["DAFTAR USULAN MUSRENBANG KELURAHAN MARGODADI TAHUN 2023"],
        [],
        ["No", "Usulan Kegiatan", "Lokasi", "Volume", "Satuan", "Anggaran (Rp)"],
        [1, 2, 3, 4, 5, 6],
        [1, "Drainase", "RT 03 RW 02", 200, "m", 150_000_000],
        [2, "Pelatihan menjahit", "Balai", 20, "orang", 30_000_000],
        ["JUMLAH", None, None, None, None, 180_000_000],
        [],
        [None, None, None, None, "Metro, 3 Februari 2023"],
        [None, None, None, None, "Lurah Margodadi"],
        [],
        [None, None, None, None, "(..................)"],
    )
    assert kolom(hasil, "uraian") == ["Drainase", "Pelatihan menjahit"]
    assert kolom(hasil, "anggaran") == ["150000000", "30000000"]
    assert kolom(hasil, "sel_anggaran") == ["F5", "F6"]
    assert kolom(hasil, "jenis_anggaran") == ["angka", "angka"]
    assert jenis(hasil) == {
        1: "judul",
        2: "kosong",
        3: "kepala",
        4: "nomor_kolom",
        7: "total",
        8: "kosong",
        9: "tanda_tangan",
        10: "tanda_tangan",
        11: "kosong",
        12: "tanda_tangan",
    }
    assert hasil.judul == ("DAFTAR USULAN MUSRENBANG KELURAHAN MARGODADI TAHUN 2023",)
    total = hasil.jumlah_tertulis.iloc[0]
    assert (total["sel"], total["teks"], total["dari_baris"], total["sampai_baris"]) == (
        "F7",
        "180000000",
        5,
        6,
    )


def test_three_deep_header_merged_both_ways(referensi):
    hasil = baca(
        referensi,
        [],
        [None, "NO", "RINCIAN USULAN", None, "LOKASI", None, None, "BIAYA DAN SUMBER"],
        [None, None, "Nama Kegiatan", "Alasan", "Alamat", "RT/RW", None, "Jumlah (Rp. 000)"],
        [None, None, None, None, None, "RT", "RW", None],
        [None, "1.", "Paving gang", "becek", "Gg. Mawar", "03", "II", "75.000"],
        gabungan=["B2:B4", "C2:D2", "E2:G2", "C3:C4", "D3:D4", "E3:E4", "F3:G3", "H3:H4"],
    )
    baris = hasil.mentah.iloc[0]
    assert baris["uraian"] == "Paving gang"
    assert baris["permasalahan"] == "becek"
    assert (baris["lokasi"], baris["rt"], baris["rw"]) == ("Gg. Mawar", "03", "II")
    assert (baris["anggaran"], baris["skala_rupiah"]) == ("75.000", 1000)
    assert baris["sel_rw"] == "G5"
    assert jenis(hasil) == {1: "kosong", 2: "kepala", 3: "kepala", 4: "kepala"}


def test_two_row_header_without_merging(referensi):
    hasil = baca(
        referensi,
        ["No", "Kegiatan", "Lokasi", None, "Volume", "Biaya"],
        [None, None, "RT", "RW", None, "(Rp)"],
        [1, "Lampu jalan", "1", "2", "5 titik", "25 juta"],
    )
    baris = hasil.mentah.iloc[0]
    assert (baris["uraian"], baris["rt"], baris["rw"]) == ("Lampu jalan", "1", "2")
    assert baris["volume"] == "5 titik"


@pytest.mark.parametrize(
    ("baris", "gabungan"),
    [
        (["I.", "BIDANG FISIK", None, None], []),
        (["BIDANG FISIK", None, None, None], []),
        (["I. BIDANG FISIK", None, None, None], ["A2:D2"]),
        ([None, "A. BIDANG FISIK", None, None], []),
    ],
)
def test_section_rows_carry_their_bidang_to_the_rows_below(referensi, baris, gabungan):
    hasil = baca(
        referensi,
        ["No", "Usulan", "Lokasi", "Anggaran"],
        baris,
        [1, "Drainase", "RT 1", 5_000_000],
        ["JUMLAH BIDANG I", None, None, 5_000_000],
        ["II.", "EKONOMI", None, None],
        [1, "Bibit lele", "RT 2", 7_000_000],
        ["SUB TOTAL", None, None, 7_000_000],
        ["TOTAL", None, None, 12_000_000],
        gabungan=gabungan,
    )
    assert kolom(hasil, "bidang") == ["BIDANG FISIK", "EKONOMI"]
    assert jenis(hasil) == {
        1: "kepala",
        2: "bagian",
        4: "subtotal",
        5: "bagian",
        7: "subtotal",
        8: "total",
    }
    rentang = hasil.jumlah_tertulis[["dari_baris", "sampai_baris"]].to_numpy().tolist()
    assert rentang == [[3, 3], [6, 6], [3, 7]]


def test_repeated_header_continues_the_table(referensi):
    kepala = ["No", "Usulan", "Lokasi", "Anggaran"]
    hasil = baca(
        referensi,
        kepala,
        [1, "Drainase", "RT 1", 5],
        kepala,
        ["1", "2", "3", "4"],
        [2, "Paving", "RT 2", 6],
    )
    assert kolom(hasil, "uraian") == ["Drainase", "Paving"]
    assert jenis(hasil) == {1: "kepala", 3: "kepala", 4: "nomor_kolom"}


def test_two_tables_side_by_side(referensi):
    hasil = baca(
        referensi,
        ["No", "Usulan", "Anggaran", None, "No", "Usulan", "Anggaran"],
        [1, "Drainase", 5, None, 1, "Posyandu", 7],
        [2, "Paving", 6, None, None, None, None],
    )
    assert sorted(kolom(hasil, "uraian")) == ["Drainase", "Paving", "Posyandu"]
    assert set(kolom(hasil, "sel_uraian")) == {"B2", "B3", "F2"}
    assert jenis(hasil) == {1: "kepala"}


def test_two_tables_below_each_other(referensi):
    hasil = baca(
        referensi,
        ["No", "Usulan", "Lokasi", "Anggaran"],
        [1, "Drainase", "RT 1", 5],
        [],
        ["B. DAFTAR KEDUA"],
        ["No", "Nama Kegiatan", "Volume", "Biaya"],
        [1, "Paving", 3, 6],
    )
    assert kolom(hasil, "uraian") == ["Drainase", "Paving"]
    assert kolom(hasil, "sel_volume") == [None, "C6"]


def test_merged_text_carries_on_and_merged_money_is_counted_once(referensi):
    hasil = baca(
        referensi,
        ["No", "Usulan", "Lokasi", "Volume", "Anggaran"],
        [1, "Drainase", "Gg. Mawar", 10, 5_000_000],
        [2, "Talud", None, 20, None],
        gabungan=["C2:C3", "E2:E3"],
    )
    assert kolom(hasil, "lokasi") == ["Gg. Mawar", "Gg. Mawar"]
    assert kolom(hasil, "sel_lokasi") == ["C2", "C2"]
    assert kolom(hasil, "anggaran") == ["5000000", None]
    catatan = hasil.catatan[hasil.catatan["kode"] == "NILAI_GABUNGAN"]
    assert catatan[["sel", "nomor_baris"]].to_numpy().tolist() == [["E2", 3]]


def test_unit_beside_volume_under_one_merged_heading(referensi):
    hasil = baca(
        referensi,
        ["No", "Usulan", "Volume", None, "Anggaran"],
        [1, "Drainase", 200, "m", 5_000_000],
        [2, "Lampu", 5, "unit", 6_000_000],
        gabungan=["C1:D1"],
    )
    assert kolom(hasil, "volume") == ["200", "5"]
    assert kolom(hasil, "satuan") == ["m", "unit"]


def test_money_column_with_a_meaningless_heading_is_known_by_content(referensi):
    hasil = baca(
        referensi,
        ["No", "Usulan", "Lokasi", "]"],
        [1, "Drainase", "RT 1", "Rp 5.000.000"],
        [2, "Paving", "RT 2", "Rp 6.500.000"],
    )
    assert kolom(hasil, "anggaran") == ["Rp 5.000.000", "Rp 6.500.000"]
    peta = hasil.pemetaan[hasil.pemetaan["kolom"] == "anggaran"].iloc[0]
    assert (peta["cara"], peta["sel_kepala"]) == ("isi", "D1")


@pytest.mark.parametrize(("isi", "nama"), [(15, "volume"), (150_000_000, "anggaran")])
def test_bare_jumlah_is_told_by_content(referensi, isi, nama):
    hasil = baca(
        referensi,
        ["No", "Usulan", "Lokasi", "Jumlah"],
        [1, "Drainase", "RT 1", isi],
        [2, "Paving", "RT 2", isi],
    )
    assert kolom(hasil, nama) == [str(isi)] * 2


def test_misspelt_heading_is_found_when_nothing_else_is(referensi):
    hasil = baca(
        referensi, ["Nomer", "Usulann Kegiatan", "Lokasii", "Angaran"], [1, "Drainase", "RT 1", 5]
    )
    assert kolom(hasil, "uraian") == ["Drainase"]
    assert kolom(hasil, "lokasi") == ["RT 1"]


def test_row_without_title_is_kept_as_a_proposal(referensi):
    hasil = baca(
        referensi,
        ["No", "Usulan", "Lokasi", "Volume", "Anggaran"],
        [1, "Drainase", "RT 1", 10, 5_000_000],
        [2, None, "RT 2", 10, 7_000_000],
        [3, None, None, None, None],
    )
    assert kolom(hasil, "uraian") == ["Drainase", None]
    assert jenis(hasil) == {1: "kepala", 4: "kosong"}


def test_unlabelled_sum_row_is_no_proposal(referensi):
    hasil = baca(
        referensi,
        ["No", "Usulan", "Lokasi", "Anggaran"],
        [1, "Drainase", "RT 1", 5_000_000],
        [None, None, None, 5_000_000],
    )
    assert jenis(hasil)[3] == "total"
    assert hasil.jumlah_tertulis["sel"].tolist() == ["D3"]


def test_proposal_that_starts_like_a_sum_stays_a_proposal(referensi):
    hasil = baca(
        referensi,
        ["No", "Usulan", "Lokasi", "Anggaran"],
        [1, "Total football: lapangan mini", "RT 1", 5_000_000],
        [2, "Jumlah kader ditambah", "RT 2", 5_000_000],
    )
    assert len(hasil.mentah) == 2


def test_ditto_marks_repeat_the_value_above(referensi):
    hasil = baca(
        referensi,
        ["No", "Usulan", "Lokasi", "Anggaran"],
        [1, "Drainase", "Gg. Mawar", 5],
        [2, "Paving", "idem", 6],
    )
    assert kolom(hasil, "lokasi") == ["Gg. Mawar", "Gg. Mawar"]
    assert kolom(hasil, "sel_lokasi") == ["C2", "C3"]


def test_ditto_marks_stand_in_any_column_of_words_but_never_for_a_number(referensi):
    hasil = baca(
        referensi,
        ["No", "Usulan", "Penerima Manfaat", "Volume", "Anggaran"],
        [1, "Drainase", "40 KK RT 3", 200, 5_000_000],
        [2, "Paving", "sda", "idem", "idem"],
    )
    assert kolom(hasil, "penerima_manfaat") == ["40 KK RT 3", "40 KK RT 3"]
    assert kolom(hasil, "volume") == ["200", "idem"]
    assert kolom(hasil, "anggaran") == ["5000000", "idem"]


def test_value_beside_the_table_and_hidden_row_are_told(referensi):
    hasil = baca(
        referensi,
        ["No", "Usulan", "Lokasi", "Volume", "Anggaran"],
        [1, "Drainase", "RT 1", 5, 5, None, "tanya pak RT"],
        baris_tersembunyi=frozenset({1}),
    )
    assert set(zip(hasil.catatan["kode"], hasil.catatan["nomor_baris"], strict=True)) == {
        ("NILAI_DI_LUAR_TABEL", 2),
        ("BARIS_TERSEMBUNYI", 2),
    }


def test_error_and_formula_cells_keep_their_kind(referensi):
    hasil = baca(
        referensi,
        ["No", "Usulan", "Lokasi", "Anggaran"],
        [1, None, "RT 1", None],
        galat={(1, 1): "#REF!"},
        rumus_tanpa_nilai=frozenset({(1, 3)}),
    )
    baris = hasil.mentah.iloc[0]
    assert (baris["uraian"], baris["jenis_uraian"]) == ("#REF!", "galat")
    assert baris["jenis_anggaran"] == "rumus_tanpa_nilai"


def test_missing_columns_are_told_once_per_table(referensi):
    hasil = baca(referensi, ["No", "Usulan", "Permasalahan"], [1, "Drainase", "banjir"])
    kurang = hasil.catatan[hasil.catatan["kode"] == "KOLOM_TIDAK_ADA"]
    assert kurang["kolom"].tolist() == ["anggaran", "volume", "lokasi"]


def test_hidden_and_instruction_sheets_are_left_out_and_said_so(referensi):
    petunjuk = make_lembar([["Cara mengisi"], ["Isi semua kolom"]], nama="Petunjuk")
    diam = make_lembar([["No", "Usulan", "Lokasi"], [1, "x", "y"]], nama="Lama", tersembunyi=True)
    isi = make_lembar([["No", "Usulan", "Lokasi"], [1, "Drainase", "RT 1"]], nama="Isi")
    hasil = read_layout(make_buku(petunjuk, diam, isi), referensi)
    assert kolom(hasil, "lembar") == ["Isi"]
    assert set(hasil.catatan["kode"]) >= {"LEMBAR_DILEWATI", "LEMBAR_TERSEMBUNYI"}
    lain = hasil.bukan_usulan[hasil.bukan_usulan["jenis"] == "lembar_lain"]
    assert len(lain) == 4


def test_workbook_without_any_table_is_refused_with_advice(referensi):
    with pytest.raises(LayoutTidakDikenal, match="judul kolom"):
        baca(referensi, ["Surat pengantar"], ["Bersama ini kami sampaikan"])


def test_table_without_a_column_for_the_proposal_is_refused_with_its_place(referensi):
    with pytest.raises(KolomWajibHilang) as galat:
        baca(referensi, ["No", "Lokasi", "Volume", "Satuan"], [1, "RT 1", 2, "m"])
    assert "A1" in galat.value.tempat


_SEL = st.one_of(
    st.none(),
    st.integers(0, 10**9),
    st.sampled_from(
        [
            "No",
            "Usulan",
            "Lokasi",
            "Anggaran",
            "JUMLAH",
            "I.",
            "BIDANG FISIK",
            "Lurah",
            "1",
            "RT 1",
            "Rp 5.000.000",
            "Catatan:",
            "idem",
            "Drainase gang",
            "-",
            "\u00a0",
        ]
    ),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(_SEL, max_size=6), max_size=12))
def test_no_row_is_lost_or_invented_whatever_stands_on_the_sheet(acak):
    baris = [*acak[:4], ["No", "Usulan", "Lokasi", "Anggaran"], [1, "Paving", "RT 1", 5], *acak[4:]]
    lembar = make_lembar(baris)
    hasil = read_layout(make_buku(lembar), REFERENSI)
    terpakai = max((i for i, b in enumerate(baris, 1) if b), default=0)
    usulan = set(hasil.mentah["nomor_baris"])
    bukan = set(hasil.bukan_usulan["nomor_baris"])
    assert usulan | bukan >= set(range(1, terpakai + 1))
    assert not usulan & bukan
    assert len(hasil.bukan_usulan) == len(bukan)


@pytest.mark.parametrize(
    ("teks", "skala"),
    [
        ("Anggaran (Rp. 000)", 1000),
        ("Perkiraan Anggaran (x Rp 1.000)", 1000),
        ("Biaya (Rp 1.000,-)", 1000),
        ("Biaya Rp (Jt)", 1_000_000),
        ("Pagu (Rp. rb)", 1_000),
        ("Dalam Jutaan Rupiah", 1_000_000),
        ("Anggaran (juta rupiah)", 1_000_000),
        ("Biaya (Rp)", 1),
        ("Pagu kelurahan Rp 100 juta", 1),
        ("Anggaran", 1),
    ],
)
def test_factor_that_a_heading_promises(teks, skala):
    assert read_skala(teks) == skala


@pytest.mark.parametrize(
    ("teks", "skala"),
    [
        ("(dalam ribuan rupiah)", 1000),
        ("(Rp. 000)", 1000),
        ("Terbilang: seratus dua puluh juta rupiah", 1),
        ("Pagu: Rp. 500 juta per kelurahan", 1),
    ],
)
def test_a_line_above_the_table_must_say_it_is_a_factor(referensi, teks, skala):
    hasil = baca(referensi, [teks], ["No", "Usulan", "Anggaran"], [1, "Drainase", 5])
    assert hasil.mentah["skala_rupiah"].tolist() == [skala]


@pytest.mark.parametrize(
    "nomor", [["1", "2", "3"], ["(1)", "(2)", "(3)"], ["a", "b", "c"], ["I", "II", "III"]]
)
def test_column_numbers_of_side_by_side_tables(referensi, nomor):
    kepala, isi = ["No", "Usulan", "Anggaran"], [1, "Drainase", 5]
    hasil = baca(referensi, [*kepala, None, *kepala], [*nomor, None, *nomor], [*isi, None, *isi])
    assert jenis(hasil) == {1: "kepala", 2: "nomor_kolom"}


def test_what_follows_a_sum_is_a_note_and_a_sum_may_be_text(referensi):
    hasil = baca(
        referensi,
        ["No", "Usulan", "Lokasi", "Anggaran"],
        [1, "Drainase", "RT 1", "Rp 5.000.000"],
        [None, None, None, "Rp 5.000.000,-"],
        ["Terbilang: lima juta rupiah"],
    )
    assert jenis(hasil) == {1: "kepala", 3: "total", 4: "catatan"}


def test_title_above_a_repeated_header_is_no_proposal(referensi):
    kepala = ["Usulan", "Lokasi", "Anggaran"]
    hasil = baca(
        referensi,
        kepala,
        ["Drainase", "RT 1", 5],
        ["Tabel 2. Usulan Tambahan"],
        kepala,
        ["Paving", "RT 2", 6],
    )
    assert jenis(hasil) == {1: "kepala", 3: "judul", 4: "kepala"}
    assert kolom(hasil, "uraian") == ["Drainase", "Paving"]


@pytest.mark.parametrize(
    ("kepala", "field"),
    [
        ("Uraian Usulan Kegiatan", "uraian"),
        ("Keg. yg Diusulkan", "uraian"),
        ("Permasalahan di Lapangan", "permasalahan"),
        ("Alamat (RT/RW)", "lokasi"),
        ("Satuan Vol.", "satuan"),
        ("Harga Sat.", "harga_satuan"),
        ("Dana yang Diusulkan", "anggaran"),
        ("Usulan Sumber Dana", "sumber_dana"),
        ("OPD/SKPD Pelaksana", "opd_tujuan"),
        ("Calon Penerima Manfaat", "penerima_manfaat"),
        ("Perkirran Biayya", "anggaran"),
    ],
)
def test_headings_nobody_listed_are_read_by_their_words(kepala, field):
    arti = KamusKolom(REFERENSI.alias_kolom, REFERENSI.kata_kepala).read_tumpukan([kepala])
    assert arti is not None
    assert arti.kolom == (field,)


def test_column_of_long_texts_is_the_proposals_when_no_heading_says_so(referensi):
    hasil = baca(
        referensi,
        ["No", "Hal", "Volume", "Biaya"],
        [1, "Pembangunan drainase gang mawar", "10 m", 5_000_000],
        [2, "Pengadaan gerobak sampah", "2 unit", 6_000_000],
    )
    assert kolom(hasil, "uraian") == ["Pembangunan drainase gang mawar", "Pengadaan gerobak sampah"]


@pytest.mark.parametrize(
    "label", ["Jml", "Sub.Total", "Rekapitulasi", "PPN 11%", "Sisa Pagu", "Keseluruhan Wilayah"]
)
def test_sum_rows_of_any_label_invent_no_rupiah(referensi, label):
    hasil = baca(
        referensi,
        ["No", "Usulan", "Lokasi", "Biaya"],
        [1, "Drainase", "RT 1", 4_000_000],
        [2, "Paving", "RT 2", 6_000_000],
        [None, label, None, 10_000_000],
    )
    assert kolom(hasil, "uraian") == ["Drainase", "Paving"]
    assert jenis(hasil)[4] in ("total", "subtotal")


@pytest.mark.parametrize(
    "penutup",
    [
        "Metro,      Januari 2023",
        "Ketua Panitia",
        "Kepala Kelurahan",
        "( SUPARNO )",
        "Penata",
        "Dto",
    ],
)
def test_closings_of_any_wording_invent_no_proposal(referensi, penutup):
    hasil = baca(
        referensi,
        ["No", "Usulan", "Lokasi", "Biaya"],
        [1, "Drainase", "RT 1", 4_000_000],
        [],
        [None, None, penutup],
    )
    assert len(hasil.mentah) == 1
    assert jenis(hasil)[4] in ("tanda_tangan", "catatan")


@pytest.mark.parametrize(
    "uraian",
    ["Catatan sipil keliling", "Lurah cup turnamen voli", "Mengetahui potensi warga: pelatihan"],
)
def test_proposals_that_begin_like_something_else_stay_proposals(referensi, uraian):
    hasil = baca(
        referensi,
        ["No", "Usulan", "Lokasi", "Biaya"],
        [1, "Drainase", "RT 1", 4_000_000],
        [None, uraian, "RT 2", None],
        [2, "Paving", "RT 2", 6_000_000],
    )
    assert len(hasil.mentah) == 3


def test_number_in_sequence_makes_a_proposal_whatever_its_first_word(referensi):
    hasil = baca(
        referensi,
        ["No", "Usulan", "Lokasi"],
        [1, "Drainase", "RT 1"],
        [2, "Bidang tanah untuk makam", None],
    )
    assert kolom(hasil, "uraian") == ["Drainase", "Bidang tanah untuk makam"]


@pytest.mark.parametrize("bagian", ["Kesehatan", "RW 01", "Dinas PUTR", "1.03 Pekerjaan Umum"])
def test_lone_text_between_numbered_rows_heads_a_section(referensi, bagian):
    hasil = baca(
        referensi,
        ["No", "Usulan", "Lokasi", "Biaya"],
        [1, "Drainase", "RT 1", 4_000_000],
        [None, bagian, None, None],
        [2, "Paving", "RT 2", 6_000_000],
    )
    assert kolom(hasil, "bidang") == [None, bagian]


def test_section_with_its_own_sum_is_not_counted_twice(referensi):
    hasil = baca(
        referensi,
        ["No", "Usulan", "Lokasi", "Biaya"],
        ["A", "Kesehatan", None, 10_000_000],
        [1, "Posyandu", "RT 1", 4_000_000],
        [2, "Fogging", "RT 2", 6_000_000],
    )
    assert kolom(hasil, "uraian") == ["Posyandu", "Fogging"]


def test_header_of_words_is_found_above_another_tables_exact_one(referensi):
    hasil = baca(
        referensi,
        ["Nomor Urut Usulan", "Detail yg Diusulkan", "Alamat Pekerjaannya", "Dana yang Diusulkan"],
        [1, "Drainase", "RT 1", 4_000_000],
        [],
        ["No", "Usulan", "Lokasi", "Anggaran"],
        [1, "Paving", "RT 2", 6_000_000],
    )
    assert kolom(hasil, "uraian") == ["Drainase", "Paving"]
    assert kolom(hasil, "anggaran") == ["4000000", "6000000"]


def test_amount_that_happens_to_be_the_sum_above_is_no_sum_in_a_table_without_numbers(referensi):
    hasil = baca(
        referensi,
        ["Usulan", "Lokasi", "Biaya"],
        ["Drainase", "RT 1", 25_000_000],
        ["Paving", "RT 2", 25_000_000],
        ["Pembangunan posyandu Anggrek", None, 50_000_000],
    )
    assert kolom(hasil, "anggaran") == ["25000000", "25000000", "50000000"]


def test_lettered_row_with_money_of_its_own_is_a_proposal(referensi):
    hasil = baca(
        referensi,
        ["No", "Usulan", "Lokasi", "Biaya"],
        [1, "Drainase", "RT 1", 4_000_000],
        ["a", "Perbaikan gorong-gorong Jl Durian", None, 75_000_000],
        [2, "Paving", "RT 2", 6_000_000],
    )
    assert kolom(hasil, "anggaran") == ["4000000", "75000000", "6000000"]
    assert kolom(hasil, "bidang") == [None, None, None]


def test_header_that_returns_after_another_one_starts_a_table_of_its_own(referensi):
    pertama = ["No", "Usulan", "Lokasi", "Anggaran"]
    hasil = baca(
        referensi,
        pertama,
        [1, "Drainase", "RT 1", 5_000_000],
        ["No", "Lokasi", "Usulan", "Volume"],
        [1, "RT 2", "Paving", "3 unit"],
        pertama,
        [1, "Talud", "RT 3", 7_000_000],
    )
    assert kolom(hasil, "uraian") == ["Drainase", "Paving", "Talud"]
    assert kolom(hasil, "anggaran") == ["5000000", None, "7000000"]


def test_sentence_below_the_last_number_is_a_wish_whose_number_was_forgotten(referensi):
    hasil = baca(
        referensi,
        ["No", "Usulan", "Lokasi"],
        [1, "Drainase", "RT 1"],
        [None, "Perbaikan saluran air di depan SDN 3", None],
        [],
        [None, None, "Lurah Margodadi"],
    )
    assert kolom(hasil, "uraian") == ["Drainase", "Perbaikan saluran air di depan SDN 3"]


def test_wish_that_begins_like_a_sum_stays_a_wish_without_numbers_too(referensi):
    hasil = baca(
        referensi,
        ["Usulan", "Volume", "Biaya"],
        ["Drainase", "10 m", 5_000_000],
        ["Jumlah kader posyandu ditambah", "20 orang", 10_000_000],
    )
    assert len(hasil.mentah) == 2


def test_many_lost_formulas_are_each_told(referensi):
    lembar = make_lembar(
        [["No", "Usulan", "Biaya"], *([i, f"Drainase gang {i}"] for i in range(1, 3001))],
        rumus_tanpa_nilai=frozenset((i, 2) for i in range(1, 3001)),
    )
    hasil = read_layout(make_buku(lembar), referensi)
    assert (hasil.mentah["jenis_anggaran"] == "rumus_tanpa_nilai").sum() == 3000
