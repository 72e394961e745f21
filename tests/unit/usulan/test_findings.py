"""Notes become findings in words, with an identity that survives a row that moves."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from reference.loader import muat_referensi
from schemas.galat import ReferensiRusak
from schemas.temuan import CatatanTemuan
from usulan.findings import complete_temuan, concat_catatan, group_temuan


@pytest.fixture(scope="module")
def katalog():
    return muat_referensi().temuan


def catat(**isi):
    dasar = {
        "kode": "ANGGARAN_NOL",
        "lembar": "A",
        "sel": "F5",
        "nomor_baris": 5,
        "kolom": "anggaran_rupiah",
        "nilai": "0",
        "usulan_id": "u" * 16,
    }
    return dasar | isi


def test_level_message_and_advice_come_from_the_catalogue(katalog):
    catatan = CatatanTemuan.susun([catat(kode="USULAN_KEMBAR", isi='{"baris_kembar": "9"}')])
    temuan = complete_temuan(catatan, "x.xlsx", katalog).iloc[0]
    assert temuan["tingkat"] == "tolak"
    assert "baris 9" in temuan["pesan"]
    assert temuan["berkas"] == "x.xlsx"


def test_the_city_may_change_a_level(katalog):
    milik_kota = katalog.assign(tingkat="info")
    temuan = complete_temuan(CatatanTemuan.susun([catat()]), "x.xlsx", milik_kota)
    assert temuan["tingkat"].tolist() == ["info"]


def test_identity_survives_a_row_that_moves(katalog):
    lama = complete_temuan(CatatanTemuan.susun([catat()]), "x.xlsx", katalog)
    baru = complete_temuan(
        CatatanTemuan.susun([catat(sel="F9", nomor_baris=9)]), "baru.xlsx", katalog
    )
    assert lama["temuan_id"].tolist() == baru["temuan_id"].tolist()


def test_equal_findings_of_one_proposal_have_identities_of_their_own(katalog):
    temuan = complete_temuan(CatatanTemuan.susun([catat(), catat()]), "x.xlsx", katalog)
    assert temuan["temuan_id"].is_unique


def test_sorted_by_place_then_by_weight(katalog):
    catatan = CatatanTemuan.susun(
        [catat(nomor_baris=9), catat(kode="LOKASI_KOSONG"), catat(kode="URAIAN_KOSONG")]
    )
    temuan = complete_temuan(catatan, "x.xlsx", katalog)
    assert temuan["kode"].tolist() == ["URAIAN_KOSONG", "LOKASI_KOSONG", "ANGGARAN_NOL"]


def test_unknown_code_is_refused_by_name(katalog):
    with pytest.raises(ReferensiRusak, match="TIDAK_ADA"):
        complete_temuan(CatatanTemuan.susun([catat(kode="TIDAK_ADA")]), "x.xlsx", katalog)


def test_no_notes_give_an_empty_frame(katalog):
    assert len(complete_temuan(concat_catatan([]), "x.xlsx", katalog)) == 0


def test_the_catalogue_is_complete_and_speaks_plainly(katalog):
    assert len(katalog) >= 40
    for kolom in ("judul", "pesan", "saran", "contoh"):
        assert katalog[kolom].str.strip().str.len().gt(0).all()
    nama = re.compile(r"\{([a-z_]+)\}")
    dipakai = {
        n for teks in pd.concat([katalog["pesan"], katalog["saran"]]) for n in nama.findall(teks)
    }
    assert all(teks.count("{") == len(nama.findall(teks)) for teks in katalog["pesan"])
    assert "nilai" in dipakai


def catat_banyak(*sel, **isi):
    return [catat(sel=s, nomor_baris=int(s[1:]), usulan_id=f"{s:0>16}", **isi) for s in sel]


def test_a_systematic_mistake_is_one_row_of_a_report_with_all_its_cells(katalog):
    catatan = [
        *catat_banyak("F5", "F6", "F7", "F8", "F9"),
        *catat_banyak("F5", "F6", lembar="B"),
        catat(kode="URAIAN_KOSONG", kolom="uraian", sel="B6", nomor_baris=6),
        catat(kode="LEMBAR_DILEWATI", sel=None, nomor_baris=None, usulan_id=None),
    ]
    temuan = complete_temuan(CatatanTemuan.susun(catatan), "x.xlsx", katalog)
    grup = group_temuan(temuan)
    assert list(
        grup[["kode", "lembar", "sel", "banyak"]].fillna("-").itertuples(index=False, name=None)
    ) == [
        ("LEMBAR_DILEWATI", "A", "-", 1),
        ("ANGGARAN_NOL", "A", "F5, F6, F7, F8, F9", 5),
        ("URAIAN_KOSONG", "A", "B6", 1),
        ("ANGGARAN_NOL", "B", "F5", 1),
        ("ANGGARAN_NOL", "B", "F6", 1),
    ]
    assert grup["banyak"].sum() == len(temuan)


def test_few_findings_and_none_stay_as_they_are(katalog):
    catatan = CatatanTemuan.susun(catat_banyak("F5", "F6", "F7", "F8"))
    temuan = complete_temuan(catatan, "x.xlsx", katalog)
    pd.testing.assert_frame_equal(group_temuan(temuan).drop(columns="banyak"), temuan)
    assert len(group_temuan(temuan, sedikitnya=4)) == 1
    assert len(group_temuan(temuan[:0])) == 0
