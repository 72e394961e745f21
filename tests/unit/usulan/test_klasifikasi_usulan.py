"""Classification of whole proposal rows: evidence, policy, sub kegiatan, findings."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pandas as pd
import pytest

from reference.loader import Referensi, muat_referensi
from schemas.usulan import UsulanBersih, UsulanTerklasifikasi
from usulan.classify import classify_usulan, note_klasifikasi


@pytest.fixture(scope="module")
def referensi() -> Referensi:
    return muat_referensi()


def bersih(*baris: dict[str, Any]) -> pd.DataFrame:
    dasar = {
        "kode_kelurahan": "18.72.05.1001",
        "tahun_musrenbang": 2023,
        "lembar": "Usulan",
        "sel_uraian": "B5",
    }
    return UsulanBersih.susun(
        [
            dasar | {"usulan_id": f"{i:016d}", "nomor_baris": i + 5} | satu
            for i, satu in enumerate(baris)
        ]
    )


def klasifikasi(referensi: Referensi, **isi: Any) -> pd.Series:
    return classify_usulan(bersih(isi), referensi).iloc[0]


def test_rows_keep_their_order_and_the_contract_holds(referensi: Referensi) -> None:
    masuk = bersih({"uraian": "Drainase RT 1"}, {"uraian": None}, {"uraian": "Fogging"})
    hasil = classify_usulan(masuk, referensi)
    UsulanTerklasifikasi.validate(hasil)
    assert list(hasil["usulan_id"]) == list(masuk["usulan_id"])
    assert list(hasil["kode_urusan"].fillna("-")) == ["1.03", "-", "1.02"]
    assert masuk.equals(
        bersih({"uraian": "Drainase RT 1"}, {"uraian": None}, {"uraian": "Fogging"})
    )


def test_an_empty_frame_stays_empty(referensi: Referensi) -> None:
    kosong = bersih({"uraian": "x"}).iloc[:0]
    hasil = classify_usulan(kosong, referensi)
    assert hasil.empty
    assert note_klasifikasi(hasil, referensi).empty


def test_the_problem_helps_where_the_words_say_nothing(referensi: Referensi) -> None:
    tanpa = klasifikasi(referensi, uraian="Permohonan warga RT 5")
    dengan = klasifikasi(
        referensi, uraian="Permohonan warga RT 5", permasalahan="saluran drainase tersumbat"
    )
    assert tanpa["status_klasifikasi"] == "periksa"
    assert dengan["kode_urusan"] == "1.03"
    assert dengan["status_klasifikasi"] == "periksa"


@pytest.mark.parametrize(
    "salah",
    [
        {"bidang": "Bidang Kesehatan"},
        {"opd_tujuan": "Dinas Pendidikan dan Kebudayaan"},
        {"satuan": "ekor"},
        {"sub_kegiatan": "1.02.02.2.01.0009 Rehabilitasi dan Pemeliharaan Puskesmas"},
        {"permasalahan": "jalan gelap dan sampah menumpuk"},
    ],
)
def test_wrong_evidence_does_not_beat_the_words(
    referensi: Referensi, salah: dict[str, str]
) -> None:
    assert klasifikasi(referensi, uraian="Drainase Jl. Jeruk", **salah)["kode_urusan"] == "1.03"


def test_right_evidence_raises_confidence(referensi: Referensi) -> None:
    uraian = "Bantuan bibit"
    tanpa = klasifikasi(referensi, uraian=uraian)
    dengan = klasifikasi(
        referensi, uraian=uraian, opd_tujuan="Dinas Ketahanan Pangan, Pertanian dan Perikanan",
        kegiatan="3.27.02 sarana pertanian",
    )  # fmt: skip
    assert dengan["kode_urusan"] == "3.27"
    assert dengan["keyakinan"] >= tanpa["keyakinan"]


def test_the_payer_is_not_the_topic(referensi: Referensi) -> None:
    hasil = klasifikasi(referensi, uraian="Posyandu balita", opd_tujuan="Kecamatan Metro Selatan")
    assert hasil["kode_urusan"] == "1.02"


@pytest.mark.parametrize(
    ("uraian", "awalan"),
    [
        ("Pengaspalan Jl. Kutilang", "1.03.10.2.01."),
        ("Pembangunan drainase gang", "1.03.06.2.01."),
        ("Lampu jalan 5 titik", "2.15.02.2.02.0002"),
        ("Bedah rumah warga", "1.04.04.2.01.0001"),
        ("Jalan usaha tani", "3.27.03.2.02.0003"),
    ],
)
def test_sub_kegiatan_lies_in_the_chosen_bidang(
    referensi: Referensi, uraian: str, awalan: str
) -> None:
    hasil = klasifikasi(referensi, uraian=uraian)
    assert hasil["kode_sub_kegiatan"].startswith(awalan)
    for kandidat in hasil["kandidat_sub_kegiatan"].split("; "):
        assert kandidat.startswith(hasil["kode_urusan"])
        assert kandidat.split(".")[2] != "01"


def test_the_citys_choice_wins_among_lawful_homes_only(referensi: Referensi) -> None:
    pindah = referensi.kebijakan_urusan.assign(
        kode_urusan=referensi.kebijakan_urusan["kode_urusan"].where(
            referensi.kebijakan_urusan["pola"] != "rabat beton", "1.03"
        )
    )
    lain = dataclasses.replace(referensi, kebijakan_urusan=pindah)
    assert klasifikasi(referensi, uraian="Rabat beton gang")["kode_urusan"] == "1.04"
    hasil = klasifikasi(lain, uraian="Rabat beton gang")
    assert hasil["kode_urusan"] == "1.03"
    assert "kebijakan kota" in hasil["dasar_klasifikasi"]
    assert klasifikasi(lain, uraian="Fogging")["kode_urusan"] == "1.02"


def test_a_word_added_to_the_lexicon_is_learnt(referensi: Referensi) -> None:
    baru = referensi.leksikon.iloc[[0]].assign(
        istilah="zumbuk", varian=None, kode_urusan="2.22", kode_sub_kegiatan=None, bobot=0.9
    )
    leksikon = pd.concat([referensi.leksikon, baru], ignore_index=True)
    lain = dataclasses.replace(referensi, leksikon=leksikon)
    assert klasifikasi(lain, uraian="Bantuan zumbuk")["kode_urusan"] == "2.22"


@pytest.mark.parametrize(
    ("uraian", "pemegang"),
    [
        ("Pagar SMA Negeri 2", "Provinsi"),
        ("Perbaikan jalan nasional", "pusat"),
        ("Pemasangan KWH listrik warga miskin", "PLN"),
    ],
)
def test_works_of_others_name_their_holder(
    referensi: Referensi, uraian: str, pemegang: str
) -> None:
    hasil = klasifikasi(referensi, uraian=uraian)
    assert pemegang in hasil["pemegang_kewenangan"]
    assert hasil["status_klasifikasi"] == "periksa"


def test_a_school_as_landmark_is_within_authority(referensi: Referensi) -> None:
    hasil = klasifikasi(referensi, uraian="Trotoar depan SMA Negeri 2")
    assert pd.isna(hasil["pemegang_kewenangan"])
    assert hasil["status_klasifikasi"] == "otomatis"


def test_findings_carry_place_and_values(referensi: Referensi) -> None:
    hasil = classify_usulan(
        bersih(
            {"uraian": "Penimbunan jalan dan lampu jalan"},
            {"uraian": "Rehab kelas SMK"},
            {"uraian": "Harapan warga"},
            {"uraian": "Drainase RT 2"},
        ),
        referensi,
    )
    catatan = note_klasifikasi(hasil, referensi)
    assert list(catatan["kode"]) == ["PEKERJAAN_GANDA", "LUAR_KEWENANGAN", "KLASIFIKASI_RAGU"]
    assert list(catatan["nomor_baris"]) == [5, 6, 7]
    assert (catatan["sel"] == "B5").all()
    assert json.loads(catatan["isi"].iloc[0]) == {"pekerjaan": "penimbunan jalan dan lampu jalan"}
    assert "Provinsi" in json.loads(catatan["isi"].iloc[1])["pemegang"]
    assert set(json.loads(catatan["isi"].iloc[2])) == {"dasar", "kandidat"}


@pytest.mark.parametrize(
    "uraian",
    [
        "Trotoar dan drainase",
        "Cetak KTP dan KK",
        "Halte dan marka jalan",
        "gorong gorong dan talud",
    ],
)
def test_one_package_of_one_bidang_is_not_split(referensi: Referensi, uraian: str) -> None:
    hasil = classify_usulan(bersih({"uraian": uraian}), referensi)
    assert "PEKERJAAN_GANDA" not in set(note_klasifikasi(hasil, referensi)["kode"])
