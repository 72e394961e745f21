"""Rules on rows and sums: each breach at its cell, nothing refused that the policy accepts."""

from __future__ import annotations

import dataclasses

import pytest
from lembar_uji import make_buku, make_lembar

from reference.loader import muat_referensi
from schemas.berkas import Identitas
from usulan.layout import read_layout
from usulan.parse import parse_usulan
from usulan.validate import validate_usulan
from usulan.validate.aturan import ATURAN, format_angka

KEPALA = ["No", "Usulan", "Permasalahan", "Lokasi", "Volume", "Satuan", "Anggaran", "Prioritas"]
SENDIRI = "18.72.05.1004"


@pytest.fixture(scope="module")
def referensi():
    return muat_referensi()


def baris(
    no,
    uraian,
    *,
    masalah="becek",
    lokasi="RT 1 RW 2",
    volume=50,
    satuan="m",
    anggaran=50_000_000,
    prioritas=None,
):
    return [no, uraian, masalah, lokasi, volume, satuan, anggaran, prioritas]


def nilai(referensi, *isi, kepala=KEPALA):
    layout = read_layout(make_buku(make_lembar([kepala, *isi])), referensi)
    parse = parse_usulan(layout.mentah, Identitas(SENDIRI, 2023), referensi)
    return validate_usulan(layout, parse, SENDIRI, referensi)


def tempat(hasil, kode):
    return hasil.catatan.loc[hasil.catatan["kode"] == kode, "sel"].tolist()


def test_a_clean_sheet_has_no_notes(referensi):
    hasil = nilai(referensi, baris(1, "Drainase gang"), baris(2, "Paving gang"))
    assert len(hasil.catatan) == 0
    assert (len(hasil.diterima), len(hasil.ditolak)) == (2, 0)


@pytest.mark.parametrize(
    ("isi", "kode", "sel"),
    [
        ({"uraian": None}, "URAIAN_KOSONG", "B3"),
        ({"uraian": "Jln"}, "URAIAN_TERLALU_PENDEK", "B3"),
        ({"uraian": "Jl. Mawar RT 3"}, "URAIAN_HANYA_TEMPAT", "B3"),
        ({"anggaran": 500_000_000}, "HARGA_DI_LUAR_STANDAR", "G3"),
        ({"uraian": "Kapan jalan diaspal?"}, "URAIAN_BERUPA_PERTANYAAN", "B3"),
        ({"masalah": "Talud sungai"}, "URAIAN_SAMA_DENGAN_PERMASALAHAN", "C3"),
        ({"lokasi": None}, "LOKASI_KOSONG", "D3"),
        ({"lokasi": "Gg. Mawar Kel. Margorejo"}, "KELURAHAN_LAIN", "D3"),
        ({"anggaran": None}, "ANGGARAN_KOSONG", "G3"),
        ({"anggaran": 0}, "ANGGARAN_NOL", "G3"),
        ({"anggaran": 15_000_000_000_000}, "ANGGARAN_TIDAK_WAJAR", "G3"),
        ({"anggaran": 50}, "ANGGARAN_TIDAK_WAJAR", "G3"),
        ({"volume": None, "satuan": None}, "VOLUME_KOSONG", "E3"),
        ({"volume": 0}, "VOLUME_NOL", "E3"),
        ({"volume": 150_000_000}, "VOLUME_TIDAK_WAJAR", "E3"),
        ({"lokasi": "RT 3 NIK 1111 2222 3333 4444"}, "DATA_PRIBADI", "D3"),
        ({"masalah": "Hubungi 0812-3456-7890"}, "DATA_PRIBADI", "C3"),
    ],
)
def test_each_fault_is_found_at_its_cell_and_only_there(referensi, isi, kode, sel):
    buruk = {"uraian": "Talud sungai"} | isi
    hasil = nilai(referensi, baris(1, "Drainase gang"), baris(2, buruk.pop("uraian"), **buruk))
    assert tempat(hasil, kode) == [sel]
    assert set(hasil.catatan["kode"]) == {kode}


def test_exact_repeat_is_refused_and_names_the_first(referensi):
    hasil = nilai(referensi, baris(1, "Drainase gang"), baris(2, "Drainase  Gang"))
    assert tempat(hasil, "USULAN_KEMBAR") == ["B3"]
    assert hasil.ditolak["nomor_baris"].tolist() == [3]
    assert '"baris_kembar": "2"' in hasil.catatan["isi"].iloc[0]


def test_same_work_with_other_money_is_only_looked_at(referensi):
    hasil = nilai(
        referensi, baris(1, "Drainase gang"), baris(2, "Drainase gang", anggaran=7_000_000)
    )
    assert tempat(hasil, "USULAN_MIRIP") == ["B3"]
    assert len(hasil.ditolak) == 0


@pytest.mark.parametrize(
    ("satu", "dua"),
    [
        ({"anggaran": "50 - 75 juta"}, {"anggaran": "100 - 120 juta"}),
        ({"masalah": "atap bocor"}, {"masalah": "dinding retak"}),
    ],
)
def test_rows_that_differ_in_anything_written_are_no_exact_repeat(referensi, satu, dua):
    hasil = nilai(referensi, baris(1, "Bedah rumah", **satu), baris(2, "Bedah rumah", **dua))
    assert len(hasil.ditolak) == 0
    assert tempat(hasil, "USULAN_MIRIP") == ["B3"]


def test_a_kecamatan_is_not_the_kelurahan_metro(referensi):
    hasil = nilai(referensi, baris(1, "Drainase gang", lokasi="Jl. Mawar Kel. Metro Selatan"))
    assert tempat(hasil, "KELURAHAN_LAIN") == []


def test_a_clumsy_number_never_refuses_a_wish(referensi):
    hasil = nilai(
        referensi, baris(1, "Drainase gang", anggaran="menyesuaikan", volume="secukupnya")
    )
    assert len(hasil.diterima) == 1
    assert hasil.diterima["anggaran_rupiah"].isna().all()
    assert "ANGGARAN_KOSONG" not in set(hasil.catatan["kode"])


def test_the_city_decides_what_refuses(referensi):
    keras = referensi.temuan.assign(tingkat="tolak")
    hasil = nilai(dataclasses.replace(referensi, temuan=keras), baris(1, "Drainase", anggaran=0))
    assert len(hasil.ditolak) == 1


def test_priority_repeated_and_missing(referensi):
    isi = [baris(i, f"Drainase gang {i}", prioritas=p) for i, p in enumerate([1, 2, 2, 5], 1)]
    hasil = nilai(referensi, *isi)
    assert tempat(hasil, "PRIORITAS_GANDA") == ["H4"]
    assert tempat(hasil, "PRIORITAS_LONCAT") == ["H5"]


def test_priorities_that_restart_in_each_section_are_fine(referensi):
    bagian = [None, "BIDANG EKONOMI", *[None] * 6]
    fisik = [baris(i, f"Drainase gang {i}", prioritas=i) for i in (1, 2, 3)]
    ekonomi = [baris(i, f"Bibit lele kelompok {i}", prioritas=i) for i in (1, 2, 3)]
    hasil = nilai(referensi, *fisik, bagian, *ekonomi)
    assert len(hasil.catatan) == 0


def test_a_rank_repeated_across_two_sections_of_one_run_is_told(referensi):
    bagian = [None, "BIDANG EKONOMI", *[None] * 6]
    fisik = [baris(i, f"Drainase gang {i}", prioritas=i) for i in (1, 2, 3)]
    ekonomi = [baris(i, f"Bibit lele kelompok {i}", prioritas=i) for i in (3, 4, 5)]
    assert tempat(nilai(referensi, *fisik, bagian, *ekonomi), "PRIORITAS_GANDA") == ["H6"]


def test_a_sum_of_the_last_section_is_fine_though_the_one_before_has_none(referensi):
    bagian = [None, "BIDANG EKONOMI", *[None] * 6]
    fisik = [baris(i, f"Drainase gang {i}", anggaran=20_000_000 + i) for i in (1, 2, 3)]
    ekonomi = [baris(i, f"Bibit lele kelompok {i}", anggaran=5_000_000 + i) for i in (4, 5)]

    def jumlah(rupiah):
        total = [None, "Jumlah", None, None, None, None, rupiah, None]
        hasil = nilai(
            referensi, [None, "BIDANG FISIK", *[None] * 6], *fisik, bagian, *ekonomi, total
        )
        return tempat(hasil, "JUMLAH_TIDAK_COCOK")

    assert jumlah(10_000_009) == []
    assert jumlah(70_000_015) == []
    assert jumlah(10_000_010) == ["G9"]


def test_priority_as_a_grade_is_no_ranking(referensi):
    isi = [baris(i, f"Drainase gang {i}", prioritas=p) for i, p in enumerate([1, 1, 1, 2, 2, 2], 1)]
    assert tempat(nilai(referensi, *isi), "PRIORITAS_GANDA") == []


def test_gap_in_the_numbering_tells_of_a_lost_row(referensi):
    isi = [baris(no, f"Drainase gang {no}") for no in (1, 2, 3, 5)]
    assert tempat(nilai(referensi, *isi), "NOMOR_LONCAT") == ["A5"]


def test_a_running_number_used_twice_is_told_at_its_second_row(referensi):
    isi = [baris(no, f"Drainase gang {i}") for i, no in enumerate((1, 2, 3, 3, 4), 1)]
    hasil = nilai(referensi, *isi)
    assert tempat(hasil, "NOMOR_GANDA") == ["A5"]
    assert '"nomor_ganda": "4"' in hasil.catatan["isi"].iloc[0]


@pytest.mark.parametrize("nomor", [(1, 2, 3, 1, 2, 3), (1, 1, 1, 2, 2, 2)])
def test_numbers_that_begin_anew_or_count_groups_are_fine(referensi, nomor):
    isi = [baris(no, f"Drainase gang {i}") for i, no in enumerate(nomor, 1)]
    assert tempat(nilai(referensi, *isi), "NOMOR_GANDA") == []


def test_a_copied_row_is_one_finding_not_two(referensi):
    hasil = nilai(referensi, baris(1, "Drainase gang"), *[baris(2, "Paving gang")] * 2)
    assert hasil.catatan["kode"].tolist() == ["USULAN_KEMBAR"]


@pytest.mark.parametrize(("banyak", "lain", "kena"), [(10, 0, 1), (9, 0, 0), (10, 1, 0)])
def test_one_budget_copied_down_the_sheet_is_one_finding(referensi, banyak, lain, kena):
    isi = [baris(i, f"Drainase gang {i}", anggaran=50_000_000) for i in range(1, banyak + 1)]
    isi += [baris(99, "Drainase gang 99", anggaran=51_000_000)] * lain
    assert tempat(nilai(referensi, *isi), "ANGGARAN_SAMA_SEMUA") == ["G2"] * kena


def test_number_of_a_row_left_blank_is_not_missing(referensi):
    isi = [baris(no, f"Drainase gang {no}") for no in (1, 2, 3)]
    lanjut = baris(5, "Drainase gang 5")
    kosong = [4, *[None] * (len(KEPALA) - 1)]
    assert tempat(nilai(referensi, *isi, kosong, lanjut), "NOMOR_LONCAT") == []


def test_product_that_does_not_fit_the_budget(referensi):
    kepala = ["No", "Usulan", "Lokasi", "Volume", "Satuan", "Harga Satuan", "Anggaran"]
    hasil = nilai(
        referensi,
        [1, "Drainase gang", "RT 1", 10, "m", 1_000_000, 10_000_000],
        [2, "Paving gang", "RT 2", 10, "m", 1_000_000, 90_000_000],
        kepala=kepala,
    )
    assert tempat(hasil, "HITUNGAN_TIDAK_COCOK") == ["G3"]


JUMLAH = [None, "JUMLAH", None, None, None, None]


@pytest.mark.parametrize(("tertulis", "cocok"), [(100_000_000, True), (100_000_001, False)])
def test_stated_total_is_held_to_the_rupiah(referensi, tertulis, cocok):
    hasil = nilai(
        referensi, baris(1, "Drainase gang"), baris(2, "Paving gang"), [*JUMLAH, tertulis, None]
    )
    assert tempat(hasil, "JUMLAH_TIDAK_COCOK") == ([] if cocok else ["G4"])


def test_total_of_a_section_or_of_everything_is_fine(referensi):
    hasil = nilai(
        referensi,
        baris(1, "Drainase gang"),
        [*JUMLAH, 50_000_000, None],
        baris(2, "Paving gang"),
        [*JUMLAH, 50_000_000, None],
        [None, "TOTAL", *JUMLAH[2:], "Rp 100.000.000,-", None],
    )
    assert tempat(hasil, "JUMLAH_TIDAK_COCOK") == []


def test_every_rule_has_its_words(referensi):
    assert {a.kode for a in ATURAN} <= set(referensi.temuan["kode"])


@pytest.mark.parametrize(
    ("nilai_", "teks"), [(1500000, "1.500.000"), (1.5, "1,50"), ("a", "a"), (None, "")]
)
def test_numbers_as_an_indonesian_reads_them(nilai_, teks):
    assert format_angka(nilai_) == teks
