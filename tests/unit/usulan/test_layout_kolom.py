"""Columns as forms have them: numbered, parted, split over sources, sized, or without a heading."""

from __future__ import annotations

import pandas as pd
import pytest
from lembar_uji import make_baris, make_buku, make_lembar

from reference.loader import muat_referensi
from schemas.galat import KolomWajibHilang
from usulan.layout import read_layout
from usulan.layout.judul_kolom import KamusKolom
from usulan.pipeline import process_buku

REFERENSI = muat_referensi()


def baca(teks, **lain):
    return read_layout(make_buku(make_lembar(make_baris(teks), **lain)), REFERENSI)


def olah(teks, **lain):
    buku = make_buku(make_lembar(make_baris(teks), **lain))
    return process_buku(buku, "2023/margodadi.xlsx", REFERENSI)


def kolom(hasil, nama):
    return [None if pd.isna(v) else v for v in hasil.mentah[nama]]


@pytest.mark.parametrize(
    "nomor",
    [
        "1|2|3|4|5|6=4x5",
        "1|2|3|4|5|6 = 4 x 5",
        "1|2|3|4|5|1=2+3",
        "(1)|(2)|(3)|(4)|(5)|(6)=(4)x(5)",
        "i|ii|iii|iv|v|vi",
        "(a)|(b)|(c)|(d)|(e)|(f)",
        "-1-|-2-|-3-|-4-|-5-|-6-",
        "1.|2.|3.|4.|5.|6.",
        "1|2||4|5|6",
    ],
)
def test_a_row_that_numbers_the_columns_is_no_proposal(nomor):
    hasil = baca(
        "No|Usulan|Lokasi|Volume|Harga Satuan|Anggaran\n"
        f"{nomor}\n1|Drainase|RT 1|10 m|500000|5000000"
    )
    assert kolom(hasil, "uraian") == ["Drainase"]
    assert hasil.bukan_usulan["jenis"].tolist() == ["kepala", "nomor_kolom"]


def test_length_width_and_height_are_one_volume():
    hasil = olah(
        """No|Usulan|Lokasi|Ukuran|||Anggaran
|||Panjang (m)|Lebar (m)|Tinggi (cm)
1|Drainase gang mawar|RT 1|100|0.5|60|5000000
2|Paving gang melati|RT 2|50|3||6000000
3|Talud sungai|RT 3|80|||7000000""",
        gabungan=["D1:F1"],
    ).diterima
    assert hasil["volume"].tolist() == [30, 150, 80]
    assert hasil["satuan"].tolist() == ["m3", "m2", "m"]
    assert hasil["sel_volume"].tolist() == ["D3", "D4", "D5"]


def test_sizes_take_the_unit_of_the_tables_own_column():
    hasil = olah(
        """No|Usulan|Lokasi|Volume|||Sat|Anggaran
|||P|L|T
1|Drainase gang mawar|RT 1|100|0.125|0.5|m3|5000000
2|Paving gang melati|RT 2|50|3||m2|6000000""",
        gabungan=["A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:G2", "H1:H2"],
    ).diterima
    assert hasil["volume"].tolist() == [6.25, 150]
    assert hasil["satuan"].tolist() == ["m3", "m2"]


def test_sizes_beside_a_volume_are_not_multiplied_again():
    hasil = baca("No|Usulan|Panjang|Lebar|Volume|Satuan\n1|Paving|50|3|150|m2")
    assert kolom(hasil, "volume") == ["150"]


def test_the_sum_of_the_years_is_the_budget():
    hasil = baca(
        """No|Usulan|Lokasi|Volume|Anggaran
||||2024|2025|Jumlah
1|Drainase|RT 1|10 m|5000000|1000000|6000000""",
        gabungan=["E1:G1"],
    )
    assert kolom(hasil, "anggaran") == ["6000000"]
    assert "KOLOM_RANGKAP" not in set(hasil.catatan["kode"])


def test_money_in_one_column_per_source_is_the_one_that_is_filled():
    hasil = olah(
        """No|Usulan|Lokasi|Volume|Anggaran (Rp)
||||APBD Kota|APBD Provinsi
1|Drainase gang mawar|RT 1|10 m|5000000
2|Paving gang melati|RT 2|20 m2||6000000
3|Talud sungai|RT 3|30 m|4000000|3000000""",
        gabungan=["E1:F1"],
    )
    anggaran = hasil.diterima["anggaran_rupiah"]
    assert [None if pd.isna(v) else v for v in anggaran] == [5_000_000, 6_000_000, None]
    assert hasil.diterima["sel_anggaran_rupiah"].tolist() == ["E3", "F4", "E5"]
    # No one adds up what two purses pay: a person says which one is asked for.
    assert hasil.temuan.query("kode == 'ANGGARAN_GANDA'")["nomor_baris"].tolist() == [5]


def test_amounts_under_the_source_of_funds_are_money_not_a_name():
    hasil = baca(
        """No|Usulan|Lokasi|Volume|Sumber Dana
||||APBD Kota|APBD Prov|Swadaya|Jumlah
1|Drainase|RT 1|10 m|5000000||500000|5500000
2|Paving|RT 2|10 m||6000000||6000000""",
        gabungan=["E1:H1"],
    )
    assert kolom(hasil, "anggaran") == ["5500000", "6000000"]
    assert "sumber_dana" not in set(hasil.pemetaan["kolom"].dropna())


@pytest.mark.parametrize(
    ("kepala", "baris", "field", "isi"),
    [
        ("No|Usulan|Lokasi|Volume|", "|100 m|Rp 50.000.000", "anggaran", "Rp 50.000.000"),
        ("No|Usulan|Lokasi|Volume||Biaya", "|100|m|50000000", "satuan", "m"),
        ("|Usulan|Lokasi|Volume|Biaya", "|100 m|50000000", "nomor", "1"),
        ("No||Lokasi|Volume|Biaya", "|100 m|50000000", "uraian", "Drainase gang mawar"),
    ],
)
def test_a_column_under_no_heading_is_known_by_its_content(kepala, baris, field, isi):
    teks = f"{kepala}\n1|Drainase gang mawar|RT 1{baris}\n2|Talud sungai besar|RT 2{baris}"
    hasil = baca(teks)
    assert kolom(hasil, field)[0] == isi
    assert "NILAI_DI_LUAR_TABEL" not in set(hasil.catatan["kode"])
    peta = hasil.pemetaan[hasil.pemetaan["kolom"] == field].iloc[0]
    assert (peta["cara"], pd.isna(peta["kepala"])) == ("isi", True)


@pytest.mark.parametrize("kepala", ["Usulan RT", "Prioritas Kegiatan", "Bidang / Kegiatan"])
def test_a_heading_taken_for_a_short_field_still_names_the_proposals(kepala):
    hasil = baca(
        f"""No|{kepala}|Lokasi|Volume|Anggaran
1|Pembangunan drainase gang mawar|RT 1|100 m|5000000
2|Pemasangan paving gang melati|RT 2|50 m2|6000000"""
    )
    assert kolom(hasil, "uraian") == [
        "Pembangunan drainase gang mawar",
        "Pemasangan paving gang melati",
    ]


def test_a_place_of_works_is_not_taken_for_the_proposals():
    with pytest.raises(KolomWajibHilang):
        baca(
            """No|Lokasi Kegiatan|Volume|Satuan|Anggaran
1|Jalan Mawar dekat masjid|100|m|5000000
2|Jalan Melati ujung barat|50|m|6000000"""
        )


def test_a_number_column_whose_heading_was_lost_is_not_mistaken_for_the_ranks():
    hasil = baca(
        """No|Rencana Tahun 2027
|Usulan Kegiatan|Lokasi|Volume|Biaya (Rp)|Prioritas
1|Drainase gang mawar|RT 1|100 m|5000000|2
2|Paving gang melati|RT 2|50 m2|6000000|1


||||Margodadi, 5 Februari 2026|
|Camat||||LURAH MARGODADI

|SITI AMINAH||||Drs. SUHARTONO"""
    )
    assert kolom(hasil, "nomor") == ["1", "2"]
    assert kolom(hasil, "prioritas") == ["2", "1"]


@pytest.mark.parametrize("kepala", ["N0", "#", "Urut ke"])
def test_a_column_that_counts_on_is_the_running_number(kepala):
    hasil = baca(
        f"""{kepala}|Usulan|Lokasi|Volume|Anggaran
1|Drainase gang mawar|RT 1|100 m|5000000
2.|Paving gang melati|RT 2|50 m2|6000000
4|Talud gang kenanga|RT 3|20 m|7000000
5|Posyandu melati|RT 3|1 unit|7500000"""
    )
    assert kolom(hasil, "nomor") == ["1", "2.", "4", "5"]


def test_a_note_beside_the_table_is_no_column_of_it():
    hasil = baca("No|Usulan|Lokasi|Volume|Biaya\n1|Drainase|RT 1|1 m|5||cek\n2|Talud|RT 2|1 m|6")
    assert hasil.catatan["kode"].tolist() == ["NILAI_DI_LUAR_TABEL"]


@pytest.mark.parametrize(
    ("kepala", "field"),
    [
        ("Location", "lokasi"),
        ("Budget (IDR)", "anggaran"),
        ("Remarks", "keterangan"),
        ("Qty", "volume"),
        ("Activity / Kegiatan", "uraian"),
        ("Lok.", "lokasi"),
        ("Ang.", "anggaran"),
        ("PD", "opd_tujuan"),
        ("PERKIRAAN\nANGGARAN\n(Rp)", "anggaran"),
        ("USULAN KEGITAN", "uraian"),
        ("ANGGRAN", "anggaran"),
    ],
)
def test_headings_of_a_mixed_hand(kepala, field):
    arti = KamusKolom(REFERENSI.alias_kolom, REFERENSI.kata_kepala).read_tumpukan([kepala])
    assert arti is not None
    assert arti.kolom[0] == field


def test_constant_columns_of_identity_are_known_and_merged_ones_carry_on():
    teks = """No|Kec.|Kel.|Usulan|Alamat|Anggaran
1|Metro Selatan|Margodadi|Drainase gang mawar|RT 1|5000000
2|||Talud sungai|RT 3|7000000"""
    hasil = baca(teks, gabungan=["B2:B3", "C2:C3"])
    assert kolom(hasil, "kelurahan") == ["Margodadi", "Margodadi"]
    assert kolom(hasil, "kecamatan") == ["Metro Selatan", "Metro Selatan"]
    assert kolom(hasil, "lokasi") == ["RT 1", "RT 3"]


def test_the_village_plan_form_with_its_own_numbering_and_merged_bidang():
    hasil = baca(
        """DAFTAR USULAN RENCANA KERJA PEMERINTAH DESA (DU-RKPDes) TAHUN 2024
No|Bidang/ Jenis Kegiatan||Lokasi|Volume|Sasaran/ Manfaat|Waktu Pelaksanaan|Jumlah Biaya (Rp)
|Bidang|Jenis Kegiatan
a|b|c|d|e|f|g|h
1|Pembangunan Desa|Drainase|RT 1|10 m|50 KK|3 bulan|5000000
||Paving|RT 2|20 m2|20 KK|1 bulan|6000000
2|Pemberdayaan Masyarakat|Pelatihan|Balai|20 orang|20 orang|1 bulan|3000000
JUMLAH|||||||14000000""",
        gabungan=[
            *("A2:A3", "B2:C2", "D2:D3", "E2:E3", "F2:F3", "G2:G3", "H2:H3"),
            *("A5:A6", "B5:B6"),
        ],
    )
    assert kolom(hasil, "uraian") == ["Drainase", "Paving", "Pelatihan"]
    assert kolom(hasil, "bidang") == ["Pembangunan Desa"] * 2 + ["Pemberdayaan Masyarakat"]
    assert kolom(hasil, "penerima_manfaat") == ["50 KK", "20 KK", "20 orang"]
    assert hasil.jumlah_tertulis["teks"].tolist() == ["14000000"]
