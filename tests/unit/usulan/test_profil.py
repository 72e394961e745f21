"""Profiles: sheets read by what a YAML file says of their source."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pandas as pd
import pytest
from lembar_uji import make_buku, make_lembar

from reference.loader import muat_referensi
from schemas.galat import LayoutTidakDikenal
from schemas.profil import AturanCocok, Profil
from tasks.baca import read_buku
from usulan.findings import complete_temuan
from usulan.layout import read_layout
from usulan.layout.kepala_profil import has_frasa, index_kolom
from usulan.layout.profil import AsalBerkas, fits_asal, unused_profil
from usulan.pipeline import process_buku

REFERENSI = muat_referensi()
TANPA_PROFIL = dataclasses.replace(REFERENSI, profil=())
MASUK = Path(__file__).parents[3] / "contoh" / "masuk" / "2023"
MARGODADI, MARGOREJO = "18.72.05.1004", "18.72.05.1002"


def profil(nama="uji", **isi):
    bawaan = {
        "keterangan": "bentuk uji",
        "sumber": "uji",
        "cocok": AturanCocok(nama_berkas="aneh*"),
        "baris_kepala": 2,
        "kolom": {"A": "nomor", "B": "uraian", "C": "lokasi", "D": "volume", "E": "anggaran"},
    }
    return Profil.model_validate({"nama": nama, **bawaan, **isi})


def baca(lembar, *daftar, jalur="2024/aneh.xlsx", kode=None):
    referensi = dataclasses.replace(REFERENSI, profil=daftar)
    return read_layout(make_buku(lembar), referensi, jalur, kode)


def nilai(hasil, nama):
    return [None if pd.isna(v) else v for v in hasil.mentah[nama]]


def kode_catatan(hasil):
    return list(hasil.catatan["kode"])


ABC = make_lembar(
    [
        ["KELURAHAN MARGODADI 2024"],
        ["A", "B", "C", "D", "E"],
        [1, "Pembangunan drainase", "RT 3 RW 2", "120 m", 48000],
        [2, "Pelatihan menjahit", "Balai", "20 orang", 30000],
        ["JUMLAH", None, None, None, 78000],
    ]
)


def test_a_sheet_that_detection_cannot_solve_is_read_by_its_profile():
    with pytest.raises(LayoutTidakDikenal):
        baca(ABC)
    hasil = baca(ABC, profil(skala_rupiah=1000))
    assert nilai(hasil, "uraian") == ["Pembangunan drainase", "Pelatihan menjahit"]
    assert nilai(hasil, "sel_anggaran") == ["E3", "E4"]
    assert set(hasil.mentah["skala_rupiah"]) == {1000}
    assert hasil.jumlah_tertulis["teks"].tolist() == ["78000"]
    assert hasil.bukan_usulan["jenis"].tolist() == ["judul", "kepala", "total"]
    assert set(hasil.pemetaan["cara"]) == {"profil"}
    assert set(hasil.pemetaan["keyakinan"]) == {1.0}
    assert hasil.judul == ("KELURAHAN MARGODADI 2024",)


def test_who_used_a_profile_is_told_once_unless_it_is_silent():
    hasil = baca(ABC, profil())
    assert kode_catatan(hasil) == ["PROFIL_DIPAKAI"]
    temuan = complete_temuan(hasil.catatan, "aneh.xlsx", REFERENSI.temuan)
    assert temuan["pesan"].item() == "Berkas ini dibaca memakai profil uji: bentuk uji."
    assert temuan["lembar"].isna().all()
    diam = baca(ABC, profil(beri_tahu=False))
    assert kode_catatan(diam) == []
    assert diam.profil_cocok == ("uji",)


def test_columns_that_the_profile_does_not_name_are_told_and_left_out():
    hasil = baca(ABC, profil(kolom={"A": "nomor", "B": "uraian", "C": "lokasi", "E": "abaikan"}))
    kurang = hasil.catatan[hasil.catatan["kode"] == "KOLOM_TIDAK_DIKENAL"]
    assert kurang["sel"].tolist() == ["D2"]
    assert nilai(hasil, "anggaran") == [None, None]
    assert hasil.pemetaan.set_index("sel_kepala")["kolom"].isna().to_dict()["D2"]


def test_equal_ranks_are_a_conflict_and_nothing_is_chosen():
    dikenal = make_lembar([["No", "Usulan", "Lokasi"], [1, "Drainase", "RT 3"]])
    daftar = [
        profil(n, baris_kepala=1, kolom={"A": "nomor", b: "uraian"})
        for n, b in (("satu", "B"), ("dua", "C"))
    ]
    hasil = baca(dikenal, *daftar)
    assert nilai(hasil, "uraian") == ["Drainase"]
    assert set(hasil.pemetaan["cara"]) == {"alias"}
    (catatan,) = hasil.catatan[hasil.catatan["kode"] == "PROFIL_BERTENTANGAN"].to_dict("records")
    assert (catatan["lembar"], catatan["nilai"]) == ("Usulan", "satu, dua")
    assert "PROFIL_DIPAKAI" not in kode_catatan(hasil)
    assert hasil.profil_cocok == ("dua", "satu")


def test_the_smaller_prioritas_decides():
    kolom = {"A": "nomor", "C": "uraian"}
    hasil = baca(ABC, profil("umum", prioritas=100, kolom=kolom), profil("khusus", prioritas=5))
    assert nilai(hasil, "uraian")[0] == "Pembangunan drainase"
    assert kode_catatan(hasil) == ["PROFIL_DIPAKAI"]
    assert hasil.catatan["nilai"].item() == "khusus"


DIKENAL = make_lembar([["No", "Usulan Kegiatan", "Lokasi"], [1, "Drainase", "RT 3 RW 2"]])


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ({"lembar": "REKAP*"}, "lembar REKAP* tidak ada"),
        ({"lembar": 2}, "lembar 2 tidak ada"),
        ({"baris_kepala": 40}, "judul kolomnya"),
        ({"baris_kepala": None, "kolom": {"Rencana": "uraian"}}, "judul kolomnya"),
        ({"baris_kepala": 1, "kolom": {"A": "nomor", "Z": "uraian"}}, "judul kolomnya"),
        ({"cocok": AturanCocok(nama_berkas="aneh*", judul_memuat="Renja")}, "judul kolomnya"),
    ],
)
def test_a_profile_meant_for_this_file_that_does_not_fit_is_told_and_detection_goes_on(isi, sebab):
    hasil = baca(DIKENAL, profil(**isi))
    assert nilai(hasil, "uraian") == ["Drainase"]
    temuan = complete_temuan(hasil.catatan, "aneh.xlsx", REFERENSI.temuan)
    (pesan,) = temuan.loc[temuan["kode"] == "PROFIL_TIDAK_COCOK", "pesan"]
    assert sebab in pesan
    assert hasil.profil_cocok == ()


def test_without_any_table_the_refusal_names_the_profile_that_missed():
    with pytest.raises(LayoutTidakDikenal, match=r"profil uji: lembar REKAP tidak ada"):
        baca(ABC, profil(lembar="REKAP"))


def test_a_profile_of_another_file_or_of_a_form_says_nothing():
    lain = profil("lain", cocok=AturanCocok(nama_berkas="lain*"))
    bentuk = profil("bentuk", baris_kepala=None, cocok=AturanCocok(jumlah_kolom=9))
    hasil = baca(DIKENAL, lain, bentuk)
    assert "PROFIL_TIDAK_COCOK" not in kode_catatan(hasil)


@pytest.mark.parametrize(
    ("jalur", "kode"),
    [
        ("2024/Margodadi/kiriman.xlsx", None),
        ("2024/kiriman.xlsx", MARGODADI),
        ("2024/kiriman.xlsx", None),
    ],
    ids=["by path", "by choice", "by title"],
)
def test_a_kelurahan_is_known_by_path_choice_or_title(jalur, kode):
    milik = profil(cocok=AturanCocok(kode_kelurahan=MARGODADI))
    assert baca(ABC, milik, jalur=jalur, kode=kode).profil_cocok == ("uji",)


def test_the_path_outweighs_the_title_and_a_choice_outweighs_both():
    milik = profil(cocok=AturanCocok(kode_kelurahan=MARGODADI))
    for jalur, kode in (("2024/Margorejo.xlsx", None), ("2024/Margodadi.xlsx", MARGOREJO)):
        with pytest.raises(LayoutTidakDikenal):
            baca(ABC, milik, jalur=jalur, kode=kode)


def test_file_and_kelurahan_must_both_hold_when_both_are_given():
    aturan = AturanCocok(nama_berkas=["*.xlsx", "*.ods"], kode_kelurahan=MARGODADI)
    assert fits_asal(aturan, AsalBerkas("2024/A.XLSX", MARGODADI))
    assert not fits_asal(aturan, AsalBerkas("2024/A.csv", MARGODADI))
    assert not fits_asal(aturan, AsalBerkas("2024/a.xlsx", None))
    folder = AturanCocok(nama_berkas="2024/khusus/*")
    assert fits_asal(folder, AsalBerkas("2024/khusus/a.csv"))
    assert not fits_asal(folder, AsalBerkas("2024/a.csv"))


def test_only_the_named_sheet_is_read_by_the_profile():
    lain = dataclasses.replace(DIKENAL, nama="Tambahan", indeks=1)
    referensi = dataclasses.replace(REFERENSI, profil=(profil(lembar="usul*"),))
    hasil = read_layout(make_buku(ABC, lain), referensi, "2024/aneh.xlsx")
    cara = hasil.pemetaan.groupby("lembar")["cara"].agg(set)
    assert cara.to_dict() == {"Usulan": {"profil"}, "Tambahan": {"alias"}}
    assert len(hasil.mentah) == 3


def test_headings_of_two_rows_with_merged_cells_are_found_by_their_words():
    lembar = make_lembar(
        [
            ["DAFTAR"],
            ["Urut", "Apa", "Kebutuhan", None, "Catatan"],
            [None, None, "Banyak", "Dana (Rp. 000)", None],
            [1, 2, 3, 4, 5],
            [1, "Drainase", 120, 48000, "segera"],
            ["Urut", "Apa", "Kebutuhan", None, "Catatan"],
            [2, "Talud", 60, 20000, None],
        ],
        gabungan=["A2:A3", "B2:B3", "C2:D2", "E2:E3"],
    )
    kolom = {
        "urut": "nomor",
        "Apa": "uraian",
        "Banyak": "volume",
        "Kebutuhan Dana": "anggaran",
        "Catatan": "keterangan",
    }
    hasil = baca(lembar, profil(baris_kepala=None, kolom=kolom))
    assert nilai(hasil, "anggaran") == ["48000", "20000"]
    assert set(hasil.mentah["skala_rupiah"]) == {1000}
    assert hasil.pemetaan["kepala"].tolist()[2:4] == [
        "Kebutuhan Banyak",
        "Kebutuhan Dana (Rp. 000)",
    ]
    jenis = dict(zip(hasil.bukan_usulan["nomor_baris"], hasil.bukan_usulan["jenis"], strict=True))
    assert jenis == {1: "judul", 2: "kepala", 3: "kepala", 4: "nomor_kolom", 6: "kepala"}


def test_a_heading_over_two_columns_fits_no_profile():
    lembar = make_lembar([["No", "Usulan", "Ket", "Ket"], [1, "Drainase", "a", "b"]])
    hasil = baca(lembar, profil(baris_kepala=1, kolom={"Usulan": "uraian", "Ket": "keterangan"}))
    assert "PROFIL_TIDAK_COCOK" in kode_catatan(hasil)


def test_a_sheet_without_headings_needs_only_the_first_row():
    lembar = make_lembar(
        [["Margodadi"], [1, "Drainase", "RT 3", "120 m", 48], [2, "Talud", "RT 4", "9 m", 20]]
    )
    hasil = baca(lembar, profil(baris_kepala="tanpa", baris_data=2))
    assert nilai(hasil, "uraian") == ["Drainase", "Talud"]
    assert hasil.bukan_usulan["jenis"].tolist() == ["judul"]
    assert hasil.pemetaan["kepala"].isna().all()
    assert hasil.pemetaan["sel_kepala"].tolist() == ["A2", "B2", "C2", "D2", "E2"]


def test_rows_between_headings_and_first_proposal_are_no_proposals():
    lembar = make_lembar(
        [
            ["No", "Apa", "Di mana"],
            [None, "contoh: Drainase", "contoh: RT 1"],
            [1, "Talud", "RT 4"],
        ]
    )
    isi = {"A": "nomor", "B": "uraian", "C": "lokasi"}
    hasil = baca(lembar, profil(baris_kepala=1, baris_data=3, kolom=isi))
    assert nilai(hasil, "uraian") == ["Talud"]
    assert hasil.bukan_usulan["jenis"].tolist() == ["kepala", "kepala"]


def test_every_row_is_conserved_whatever_the_profile():
    for daftar in ((profil(),), (profil(baris_data=4),), (profil(baris_kepala=[1, 2]),)):
        hasil = baca(ABC, *daftar)
        assert len(hasil.mentah) + len(hasil.bukan_usulan) == len(ABC.baris)


SIPD_LAIN = (
    *(
        "Nomor",
        "ID",
        "Tgl",
        "Pengusul",
        "Profil Pengusul",
        "Uraian Usulan",
        "Latar",
        "Alamat Lengkap",
    ),
    *("Kab/Kota", "Kec.", "Kel.", "Tujuan", "SKPD Awal", "SKPD Akhir", "Posisi", "Catatan"),
    *(f"Rekomendasi {n}" for n in ("Mitra", "Kel", "Kec", "OPD", "TAPD")),
    *("Vol.", "Satuan", "Pagu Usulan", "Belanja", "Sub"),
)
SIPD_BARIS = (
    *(1, 430873, "14 Februari 2023", "RW 04", "Kelurahan", "Lampu jalan Jl. Merica", "Gelap"),
    *("Jl. Merica RT 16 RW 4", "Kota Metro", "Metro Timur", "Yosodadi", "Kelurahan"),
    *("Dinas Perhubungan", "Kecamatan", "Usulan", "segera", "setuju", None, None, None, None),
    *(9, "ttk", 25_500_000, "Belanja Modal", None),
)
HARAPAN = {
    "nomor": "1",
    "uraian": "Lampu jalan Jl. Merica",
    "permasalahan": "Gelap",
    "lokasi": "Jl. Merica RT 16 RW 4",
    "kelurahan": "Yosodadi",
    "opd_tujuan": "Dinas Perhubungan",
    "keterangan": "segera",
    "volume": "9",
    "satuan": "ttk",
    "anggaran": "25500000",
}


@pytest.mark.parametrize(
    ("kepala", "jalur"),
    [
        (SIPD_LAIN, "2023/Yosodadi.xlsx"),
        (tuple(f"Kolom ke {i}" for i in range(26)), "2023/Ekspor_SIPD_Yosodadi.xlsx"),
    ],
    ids=["other words", "no words, told by the file name"],
)
def test_the_sipd_export_is_read_by_position(kepala, jalur):
    lembar = make_lembar([["Daftar Usulan"], [], kepala, SIPD_BARIS])
    hasil = read_layout(make_buku(lembar), REFERENSI, jalur)
    assert hasil.profil_cocok == ("ekspor-sipd",)
    assert {k: hasil.mentah[k].item() for k in HARAPAN} == HARAPAN
    assert hasil.mentah["sel_uraian"].item() == "F4"


def test_another_order_of_26_columns_is_not_taken_for_the_export():
    kepala = [*SIPD_LAIN[:5], SIPD_LAIN[7], SIPD_LAIN[6], SIPD_LAIN[5], *SIPD_LAIN[8:]]
    baris = [*SIPD_BARIS[:5], SIPD_BARIS[7], SIPD_BARIS[6], SIPD_BARIS[5], *SIPD_BARIS[8:]]
    hasil = read_layout(make_buku(make_lembar([kepala, baris])), REFERENSI, "2023/Yosodadi.xlsx")
    assert hasil.profil_cocok == ()
    assert hasil.mentah["uraian"].item() == "Lampu jalan Jl. Merica"


TD4 = (
    *("No", "Prioritas Daerah", "Sasaran Daerah", "Program", "Kegiatan Prioritas"),
    *("Sasaran Kegiatan", "Lokasi (Desa/Kelurahan)", "Volume", "Pagu (Rp. 000)"),
    "Perangkat Daerah Penanggung Jawab",
)


def test_form_td4_is_read_by_its_headings_wherever_it_starts():
    baris = [1, "Infrastruktur", "Permukiman", "P", "Talud", "80 KK", "RT 29", "108 m3", 156_500]
    lembar = make_lembar(
        [
            [None, "Tabel T-D.4"],
            [],
            [None, *TD4],
            [None, *(f"({i})" for i in range(1, 11))],
            [None, *baris, "Dinas PU"],
        ]
    )
    hasil = read_layout(make_buku(lembar), REFERENSI, "2023/Yosorejo.xlsx")
    assert hasil.profil_cocok == ("permendagri-86-td4",)
    assert nilai(hasil, "uraian") == ["Talud"]
    assert nilai(hasil, "anggaran") == ["156500"]
    assert nilai(hasil, "opd_tujuan") == ["Dinas PU"]
    assert nilai(hasil, "program") == ["P"]
    assert hasil.mentah["skala_rupiah"].item() == 1000
    assert hasil.bukan_usulan["jenis"].tolist() == ["judul", "kosong", "kepala", "nomor_kolom"]


def test_a_td4_with_a_column_more_is_left_to_detection():
    kepala = [*TD4[:7], "RT/RW", *TD4[7:]]
    baris = [1, "a", "b", "P", "Talud", "80 KK", "Jl. Merica", "RT 29 RW 6", "108 m3", 1, "Dinas"]
    hasil = read_layout(make_buku(make_lembar([kepala, baris])), REFERENSI, "2023/Yosorejo.xlsx")
    assert hasil.profil_cocok == ()
    assert nilai(hasil, "rt_rw") == ["RT 29 RW 6"]


def test_the_projects_own_template_is_known_without_a_finding():
    kepala = next(p for p in REFERENSI.profil if p.nama == "templat-musrenbang").kolom
    baris = [1, "Drainase", "Banjir", "Gg. Melati", "03", "02", 120, "m", 48_000_000, 1, None, None]
    lembar = make_lembar([["USULAN KELURAHAN MARGODADI"], list(kepala), baris])
    hasil = read_layout(make_buku(lembar), REFERENSI, "2024/Margodadi.xlsx")
    assert hasil.profil_cocok == ("templat-musrenbang",)
    assert kode_catatan(hasil) == []
    assert nilai(hasil, "rt") == ["03"]
    assert nilai(hasil, "anggaran") == ["48000000"]


@pytest.mark.parametrize(
    ("berkas", "nama"),
    [
        ("SIPD_usulan_musrenbang_Yosodadi_2023.xlsx", "ekspor-sipd"),
        ("Form T-D.4 Kel Yosorejo 2023.xlsx", "permendagri-86-td4"),
    ],
)
def test_the_samples_forms_read_the_same_by_profile_and_by_detection(berkas, nama):
    buku = read_buku(MASUK / berkas)
    dengan, tanpa = (read_layout(buku, r, f"2023/{berkas}") for r in (REFERENSI, TANPA_PROFIL))
    assert dengan.profil_cocok == (nama,)
    pd.testing.assert_frame_equal(dengan.mentah, tanpa.mentah)
    pd.testing.assert_frame_equal(dengan.bukan_usulan, tanpa.bukan_usulan)
    pd.testing.assert_frame_equal(dengan.jumlah_tertulis, tanpa.jumlah_tertulis)
    assert dengan.judul == tanpa.judul


def test_the_whole_way_of_a_file_names_its_profile_and_the_rest_is_unused():
    berkas = "SIPD_usulan_musrenbang_Yosodadi_2023.xlsx"
    hasil = process_buku(read_buku(MASUK / berkas), f"2023/{berkas}", REFERENSI)
    assert hasil.profil_cocok == ("ekspor-sipd",)
    sisa = unused_profil([hasil.profil_cocok], REFERENSI.profil)
    assert sisa == ("ekspor-sipd-musrenbang", "permendagri-86-td4", "templat-musrenbang")
    assert unused_profil([], REFERENSI.profil)[0] == "ekspor-sipd"


def test_no_file_of_the_sample_meets_a_profile_that_is_not_its_own():
    for path in sorted(MASUK.iterdir()):
        if "SIPD" in path.name or "T-D.4" in path.name or "karangrejo" in path.name:
            continue
        hasil = read_layout(read_buku(path), REFERENSI, f"2023/{path.name}")
        assert hasil.profil_cocok == (), path.name
        assert not {"PROFIL_TIDAK_COCOK", "PROFIL_BERTENTANGAN"} & set(kode_catatan(hasil))


@pytest.mark.parametrize(
    ("frasa", "teks", "ya"),
    [
        ("Rekomendasi", "rekomendasi_mitra", True),
        ("Pagu (Rp)", "PAGU  RP", True),
        ("usul", "Usulan", False),
        ("/usul/", "Pengusulan", True),
        ("/^vol/", "Kolom Volume", False),
        ("kelurahan", "Kelurahan Metro", True),
    ],
)
def test_phrases_are_whole_words_and_patterns_are_patterns(frasa, teks, ya):
    assert has_frasa(frasa, teks) is ya


def test_letters_count_as_excel_counts_them():
    assert [index_kolom(h) for h in ("A", "Z", "AA", "AB", "CZ")] == [0, 25, 26, 27, 103]
