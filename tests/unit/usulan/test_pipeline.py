"""One file through the whole core: the laws hold, and who sent it is never guessed."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lembar_uji import make_buku, make_lembar

from reference.loader import muat_referensi
from schemas.galat import TidakAdaUsulan
from schemas.kolom import KOLOM_BERSIH
from usulan.pipeline import process_buku, require_usulan

REFERENSI = muat_referensi()
KEPALA = ["No", "Usulan Kegiatan", "Lokasi", "Volume", "Satuan", "Anggaran (Rp)"]
MARGODADI = "18.72.05.1004"


def olah(*baris, jalur="2023/margodadi.xlsx", judul="KELURAHAN MARGODADI", **lain):
    lembar = make_lembar([[judul], KEPALA, *baris])
    return process_buku(make_buku(lembar, nama=jalur.split("/")[-1]), jalur, REFERENSI, **lain)


def test_a_file_becomes_judged_and_classified_proposals():
    hasil = olah(
        [1, "Pembangunan drainase lingkungan", "RT 3 RW 2", 200, "m", 150_000_000],
        [2, None, "RT 4 RW 2", 5, "titik", 25_000_000],
    )
    assert hasil.identitas.kode_kelurahan == MARGODADI
    assert hasil.diterima["kode_urusan"].tolist() == ["1.03"]
    assert hasil.ditolak["nomor_baris"].tolist() == [4]
    assert hasil.temuan["kode"].tolist() == ["URAIAN_KOSONG"]
    assert hasil.temuan["sel"].tolist() == ["B4"]


def test_a_contradiction_is_a_finding_and_the_choice_of_a_person_wins():
    baris = [1, "Drainase gang", "RT 3 RW 2", 200, "m", 150_000_000]
    tanpa = olah(baris, judul="KELURAHAN MARGOREJO")
    assert tanpa.identitas.kode_kelurahan is None
    assert tanpa.diterima["kode_kelurahan"].isna().all()
    dipilih = olah(baris, judul="KELURAHAN MARGOREJO", kode_kelurahan=MARGODADI)
    assert dipilih.identitas.kode_kelurahan == MARGODADI
    for hasil in (tanpa, dipilih):
        assert "KELURAHAN_BERTENTANGAN" in set(hasil.temuan["kode"])


def test_a_title_of_another_year_is_told():
    hasil = olah([1, "Drainase gang", "RT 3", 2, "m", 5_000_000], judul="MUSRENBANG TAHUN 2019")
    assert hasil.identitas.tahun_musrenbang == 2023
    assert "TAHUN_BERTENTANGAN" in set(hasil.temuan["kode"])


def test_the_same_workbook_gives_the_same_frames():
    baris = [1, "Drainase gang", "RT 3", 2, "m", 5_000_000]
    satu, dua = olah(baris), olah(baris)
    pd.testing.assert_frame_equal(satu.diterima, dua.diterima)
    pd.testing.assert_frame_equal(satu.temuan, dua.temuan)


_USULAN = st.tuples(
    st.sampled_from(["Drainase gang", "Paving", "Bibit lele", None, "Pelatihan menjahit"]),
    st.sampled_from(["RT 1", "RT 2 RW 3", None, "Kel. Margorejo"]),
    st.one_of(st.none(), st.integers(1, 500)),
    st.sampled_from(["m", "unit", None]),
    st.one_of(st.none(), st.integers(1, 10**10)),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(_USULAN, min_size=1, max_size=8))
def test_rows_rupiah_and_addresses_are_conserved(usulan):
    hasil = olah(*([i, *isi] for i, isi in enumerate(usulan, 1)))
    bersih = pd.concat([hasil.diterima, hasil.ditolak])
    tampak = sum(any(sel is not None for sel in isi) for isi in usulan)
    assert len(bersih) == tampak
    assert len(bersih) + len(hasil.bukan_usulan) == len(usulan) + 2
    assert int(bersih["anggaran_rupiah"].sum()) == sum(isi[4] or 0 for isi in usulan)
    for field in KOLOM_BERSIH:
        assert bersih.loc[bersih[field].notna(), f"sel_{field}"].notna().all()


def test_the_city_may_refuse_what_only_classifying_shows():
    baris = [
        [1, "Drainase gang", "RT 3", 2, "m", 5_000_000],
        [2, "Rehab ruang kelas SMA Negeri 1", "RT 3", 2, "ruang", 90_000_000],
    ]
    assert len(olah(*baris).ditolak) == 0
    katalog = REFERENSI.temuan
    keras = katalog.assign(
        tingkat=katalog["tingkat"].where(katalog["kode"] != "LUAR_KEWENANGAN", "tolak")
    )
    lembar = make_lembar([["KELURAHAN MARGODADI"], KEPALA, *baris])
    hasil = process_buku(
        make_buku(lembar), "2023/margodadi.xlsx", dataclasses.replace(REFERENSI, temuan=keras)
    )
    assert hasil.diterima["nomor_baris"].tolist() == [3]
    assert hasil.ditolak["nomor_baris"].tolist() == [4]


def test_a_blank_form_is_no_answer():
    with pytest.raises(TidakAdaUsulan, match="tidak ada satu pun baris usulan"):
        require_usulan(olah([1], [2]))
    berisi = olah([1, None, "RT 3", 2, "m", 5_000_000])
    assert require_usulan(berisi) is berisi


@pytest.mark.parametrize("kolom", ["usulan_id", "temuan_id"])
def test_identities_are_unique_in_a_file(kolom):
    baris = [[i, "Drainase gang", "RT 3", 2, "m", 0] for i in range(1, 6)]
    hasil = olah(*baris)
    bingkai = hasil.temuan if kolom == "temuan_id" else pd.concat([hasil.diterima, hasil.ditolak])
    assert bingkai[kolom].is_unique
