"""Decisions of people on proposals: where they hold, where they propose, where they ask again."""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pabrik import MARGODADI, MARGOREJO
from tinjauan_uji import PADA, USULAN_ID, USULAN_LAIN, classify_baris, make_keputusan

from reference.loader import muat_referensi
from schemas.usulan import UsulanTerklasifikasi
from usulan.classify import note_klasifikasi
from usulan.tinjauan import apply_keputusan, build_kunci_teks

DRAINASE = "Pembangunan drainase lingkungan Jl. Jeruk RT 03"
SUB_1_04 = "1.04.05.2.01.0010"
PANJANG = "Pembangunan drainase lingkungan permukiman warga yang sering banjir"

rujukan = cache(muat_referensi)


def terapkan(baris: list[dict[str, Any]], *keputusan: dict[str, Any]) -> pd.DataFrame:
    """Classify `baris` and apply the decisions; each row keeps its place."""
    usulan = classify_baris(rujukan(), *baris)
    sebelum = usulan.copy()
    hasil = apply_keputusan(usulan, make_keputusan(rujukan(), *keputusan), rujukan())
    pd.testing.assert_frame_equal(usulan, sebelum)
    UsulanTerklasifikasi.validate(hasil)
    tetap = [k for k in usulan.columns if k.startswith("sel_") or k in ("usulan_id", "uraian")]
    pd.testing.assert_frame_equal(hasil[tetap], usulan[tetap])
    return hasil


def satu(uraian: str, *keputusan: dict[str, Any], **isi: Any) -> pd.Series:
    """Apply decisions to one row, which is not the proposal that was decided."""
    return terapkan([{"uraian": uraian, "usulan_id": USULAN_LAIN} | isi], *keputusan).iloc[0]


@pytest.mark.parametrize(
    ("teks", "kunci"),
    [
        ("Pembangunan drainase di RT 5 RW 1", "pembangunan drainase"),
        ("Pembangunan Drainase 200 m", "pembangunan drainase"),
        ("pmbngunan drainase depan Masjid Nurul Yaqin", "pembangunan drainase"),
        ("", ""),
    ],
)
def test_the_key_is_the_work_in_canonical_spelling(teks: str, kunci: str) -> None:
    assert build_kunci_teks([teks], rujukan()) == [kunci]


def test_a_text_of_places_alone_is_its_own_key() -> None:
    assert build_kunci_teks(["Margodadi", None], rujukan()) == ["margodadi", ""]


def test_the_key_is_the_same_before_and_after_masking_and_holds_no_number() -> None:
    asli = "Bedah rumah Bpk. Slamet NIK 18720513" + "0180" * 2
    disamarkan = "Bedah rumah Bpk. [nama disamarkan] NIK [NIK disamarkan]"
    kunci = build_kunci_teks([asli, disamarkan], rujukan())
    assert kunci[0] == kunci[1]
    assert "slamet" not in kunci[0]
    assert not any(huruf.isdigit() for huruf in kunci[0])


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60))
def test_every_text_has_a_key_and_always_the_same(teks: str) -> None:
    kunci = build_kunci_teks([teks, teks], rujukan())
    assert kunci == build_kunci_teks([teks], rujukan()) * 2
    assert kunci[0] == " ".join(kunci[0].split())


def test_without_decisions_nothing_changes() -> None:
    usulan = classify_baris(rujukan(), {"uraian": DRAINASE}, {"uraian": None})
    hasil = apply_keputusan(usulan, make_keputusan(rujukan()), rujukan())
    pd.testing.assert_frame_equal(hasil, usulan)


def test_an_empty_file_stays_empty() -> None:
    kosong = classify_baris(rujukan(), {"uraian": "x"}).iloc[:0]
    assert apply_keputusan(kosong, make_keputusan(rujukan(), {}), rujukan()).empty


def test_a_decision_holds_for_its_proposal_wherever_it_stands() -> None:
    hasil = terapkan(
        [
            {"uraian": "Fogging"},
            {"uraian": DRAINASE, "usulan_id": USULAN_ID, "lembar": "Lain", "nomor_baris": 90},
        ],
        {"kode_sub_kegiatan": SUB_1_04, "catatan": "dibayar Perkim"},
    )
    baris = hasil.iloc[1]
    assert (baris["kode_urusan"], baris["kode_sub_kegiatan"]) == ("1.04", SUB_1_04)
    assert (baris["status_klasifikasi"], baris["keyakinan"]) == ("otomatis", 1.0)
    assert baris["kandidat"].startswith("1.04:1.00; 1.03:0.00")
    assert baris["kandidat_sub_kegiatan"].startswith(f"{SUB_1_04}:1.00")
    assert baris["dasar_klasifikasi"] == (
        "Diputuskan oleh Sari pada 10-02-2023: 1.04 Perumahan dan Kawasan Permukiman. "
        "Catatan: dibayar Perkim"
    )
    assert hasil.iloc[0]["kode_urusan"] == "1.02"


def test_a_bidang_alone_gets_the_likeliest_sub_kegiatan_inside_it() -> None:
    baris = satu(DRAINASE, {}, usulan_id=USULAN_ID)
    assert baris["kode_urusan"] == "1.04"
    assert pd.isna(baris["kode_sub_kegiatan"]) or baris["kode_sub_kegiatan"].startswith("1.04.")


@pytest.mark.parametrize(
    "uraian",
    [
        "Pembangunan drainase lingkungan RT 07 RW 02",
        "PEMBANGUNAN DRAINASE LINGKUNGAN di Jl. Mangga sepanjang 150 m",
        "pmbangunan drainase lingkungan depan musholla Al Ikhlas",
    ],
)
def test_a_row_with_another_place_volume_or_spelling_is_the_same_work(uraian: str) -> None:
    baris = satu(uraian, {})
    assert (baris["kode_urusan"], baris["status_klasifikasi"]) == ("1.04", "otomatis")
    assert "pekerjaannya sama dengan “Pembangunan drainase lingkungan" in baris["dasar_klasifikasi"]


def test_a_slight_rewording_keeps_the_decision_and_says_how_near_it_is() -> None:
    baris = satu(f"{PANJANG} saat hujan", {"uraian": PANJANG})
    assert (baris["kode_urusan"], baris["keyakinan"]) == ("1.04", 1.0)
    assert "hampir sama (" in baris["dasar_klasifikasi"]


def test_a_text_that_only_resembles_is_a_suggestion_for_a_person() -> None:
    baris = satu(
        "Pembangunan drainase lingkungan untuk warga",
        {"uraian": "Pembangunan drainase lingkungan permukiman warga"},
    )
    assert (baris["kode_urusan"], baris["status_klasifikasi"]) == ("1.04", "periksa")
    assert baris["keyakinan"] < 1
    assert "Disarankan 1.04" in baris["dasar_klasifikasi"]
    assert "sistem menunjuk 1.03" in baris["dasar_klasifikasi"]


def test_another_object_is_asked_again_once_the_decided_row_is_gone() -> None:
    ganti = "Pembangunan jalan lingkungan permukiman warga yang sering banjir"
    baris = satu(ganti, {"uraian": PANJANG})
    assert baris["status_klasifikasi"] == "periksa"
    assert "tidak dipakai karena pekerjaannya berubah" in baris["dasar_klasifikasi"]


def test_another_object_beside_the_decided_row_is_another_proposal() -> None:
    ganti = "Pembangunan jalan lingkungan permukiman warga yang sering banjir"
    sendiri = classify_baris(rujukan(), {"uraian": ganti}).iloc[0]
    hasil = terapkan(
        [{"uraian": PANJANG, "usulan_id": USULAN_ID}, {"uraian": ganti}], {"uraian": PANJANG}
    )
    assert hasil.iloc[1]["kode_urusan"] == sendiri["kode_urusan"]
    assert hasil.iloc[1]["dasar_klasifikasi"] == sendiri["dasar_klasifikasi"]


def test_a_neighbour_is_not_asked_when_the_decided_row_was_only_reworded() -> None:
    ganti = "Pembangunan jalan lingkungan permukiman warga yang sering banjir"
    sendiri = classify_baris(rujukan(), {"uraian": ganti}).iloc[0]
    hasil = terapkan([{"uraian": f"{PANJANG} RT 9"}, {"uraian": ganti}], {"uraian": PANJANG})
    assert list(hasil["kode_urusan"]) == ["1.04", sendiri["kode_urusan"]]
    assert hasil.iloc[1]["dasar_klasifikasi"] == sendiri["dasar_klasifikasi"]


def test_a_second_work_added_to_the_text_is_another_meaning() -> None:
    baris = satu(f"{PANJANG} dan lampu jalan", {"uraian": PANJANG})
    assert baris["status_klasifikasi"] == "periksa"
    assert "Diputuskan" not in baris["dasar_klasifikasi"]


@pytest.mark.parametrize(
    "tempat",
    [{"kode_kelurahan": MARGOREJO}, {"tahun_musrenbang": 2022}],
    ids=["kelurahan", "tahun"],
)
def test_an_equal_text_elsewhere_proposes_and_asks_where_the_machine_disagrees(
    tempat: dict[str, Any],
) -> None:
    baris = satu("Pembangunan drainase lingkungan RT 9", tempat)
    assert (baris["kode_urusan"], baris["status_klasifikasi"]) == ("1.04", "periksa")
    assert baris["kandidat"].startswith("1.04:0.50; 1.03:0.50")
    nama = "Margorejo tahun 2023" if "kode_kelurahan" in tempat else "Margodadi tahun 2022"
    assert f"untuk teks yang sama di Kelurahan {nama}" in baris["dasar_klasifikasi"]


def test_an_equal_text_elsewhere_settles_a_doubt_where_the_machine_agrees() -> None:
    teks, bukti = "Permohonan warga RT 5", {"permasalahan": "saluran drainase tersumbat"}
    sendiri = classify_baris(rujukan(), {"uraian": teks} | bukti).iloc[0]
    assert sendiri["status_klasifikasi"] == "periksa"
    baris = satu(
        teks,
        {"uraian": teks, "kode_urusan": sendiri["kode_urusan"], "kode_kelurahan": MARGOREJO},
        **bukti,
    )
    assert baris["kode_urusan"] == sendiri["kode_urusan"]
    assert baris["status_klasifikasi"] == "otomatis"
    assert 0.95 <= baris["keyakinan"] < 1
    assert "sistem sependapat" in baris["dasar_klasifikasi"]


def test_a_similar_text_elsewhere_says_nothing() -> None:
    sendiri = classify_baris(rujukan(), {"uraian": f"{PANJANG} saat hujan"}).iloc[0]
    baris = satu(f"{PANJANG} saat hujan", {"uraian": PANJANG, "kode_kelurahan": MARGOREJO})
    assert baris["dasar_klasifikasi"] == sendiri["dasar_klasifikasi"]


def test_the_last_decision_on_a_proposal_holds() -> None:
    hari = [pd.Timestamp("2023-02-12"), pd.Timestamp("2023-02-11")]
    baris = satu(
        DRAINASE,
        {"usulan_id": USULAN_ID, "kode_urusan": "1.03", "diputuskan_pada": hari[0]},
        {"usulan_id": USULAN_ID, "kode_urusan": "1.04", "diputuskan_pada": hari[1]},
        usulan_id=USULAN_ID,
    )
    assert baris["kode_urusan"] == "1.03"
    assert "12-02-2023" in baris["dasar_klasifikasi"]


def test_equal_texts_decided_differently_are_asked_about() -> None:
    baris = satu(DRAINASE, {"kode_urusan": "1.03", "diputuskan_oleh": "Budi"}, {})
    assert baris["status_klasifikasi"] == "periksa"
    assert "1.04 Perumahan dan Kawasan Permukiman oleh Sari" in baris["dasar_klasifikasi"]
    assert "oleh Budi" in baris["dasar_klasifikasi"]


def test_decisions_elsewhere_that_differ_ask_unless_the_machine_is_sure_of_the_newest() -> None:
    lama = {"kode_kelurahan": MARGOREJO, "tahun_musrenbang": 2022}
    baru = {"kode_kelurahan": MARGOREJO, "diputuskan_pada": PADA + pd.Timedelta(days=300)}
    sendiri = classify_baris(rujukan(), {"uraian": DRAINASE}).iloc[0]
    assert (sendiri["kode_urusan"], sendiri["status_klasifikasi"]) == ("1.03", "otomatis")
    ragu = satu(DRAINASE, lama | {"kode_urusan": "1.03"}, baru | {"kode_urusan": "1.04"})
    yakin = satu(DRAINASE, lama | {"kode_urusan": "1.04"}, baru | {"kode_urusan": "1.03"})
    assert (ragu["kode_urusan"], ragu["status_klasifikasi"]) == ("1.04", "periksa")
    assert "diputuskan berbeda" in ragu["dasar_klasifikasi"]
    assert (yakin["kode_urusan"], yakin["status_klasifikasi"]) == ("1.03", "otomatis")


def test_decided_rows_with_equal_texts_keep_what_each_was_given() -> None:
    hasil = terapkan(
        [
            {"uraian": DRAINASE, "usulan_id": "a" * 16},
            {"uraian": f"{DRAINASE}4", "usulan_id": "b" * 16},
        ],
        {"usulan_id": "a" * 16, "kode_urusan": "1.03"},
        {"usulan_id": "b" * 16, "kode_urusan": "1.04"},
    )
    assert list(hasil["kode_urusan"]) == ["1.03", "1.04"]
    assert set(hasil["status_klasifikasi"]) == {"otomatis"}


def test_a_code_that_the_nomenclature_lacks_is_no_decision() -> None:
    sendiri = classify_baris(rujukan(), {"uraian": DRAINASE}).iloc[0]
    baris = satu(DRAINASE, {"kode_urusan": "8.99"}, usulan_id=USULAN_ID)
    assert baris["kode_urusan"] == sendiri["kode_urusan"]
    lama = satu(DRAINASE, {"kode_sub_kegiatan": "1.04.99.2.01.9999"}, usulan_id=USULAN_ID)
    assert lama["kode_urusan"] == "1.04"
    assert lama["kode_sub_kegiatan"] != "1.04.99.2.01.9999"


def test_a_sub_kegiatan_of_the_kota_settles_whose_authority_it_is() -> None:
    teks = "Rehab gedung SMA Negeri 1"
    sendiri = classify_baris(rujukan(), {"uraian": teks}).iloc[0]
    assert pd.notna(sendiri["pemegang_kewenangan"])
    bidang = {"uraian": teks, "kode_urusan": "1.01"}
    tanpa = satu(teks, bidang, usulan_id=USULAN_ID)
    dengan = satu(teks, bidang | {"kode_sub_kegiatan": "1.01.02.2.01.0001"}, usulan_id=USULAN_ID)
    assert tanpa["pemegang_kewenangan"] == sendiri["pemegang_kewenangan"]
    assert pd.isna(dengan["pemegang_kewenangan"])


def test_what_was_decided_is_no_finding_any_more() -> None:
    baris = [{"uraian": "Permohonan warga RT 5", "usulan_id": USULAN_ID}]
    usulan = classify_baris(rujukan(), *baris)
    assert list(note_klasifikasi(usulan, rujukan())["kode"]) == ["KLASIFIKASI_RAGU"]
    hasil = terapkan(baris, {"uraian": "Permohonan warga RT 5"})
    assert note_klasifikasi(hasil, rujukan()).empty


def test_a_row_without_text_or_place_is_left_alone() -> None:
    hasil = terapkan(
        [{"uraian": None}, {"uraian": DRAINASE, "kode_kelurahan": None}, {"uraian": "-"}],
        {"uraian": "-", "kode_urusan": "1.02"},
        {},
    )
    assert pd.isna(hasil.iloc[0]["kode_urusan"])
    assert hasil.iloc[1]["status_klasifikasi"] == "periksa"
    assert hasil.iloc[2]["status_klasifikasi"] == "periksa"


def test_margodadi_decisions_of_one_year_hold_for_that_year_only() -> None:
    kini = satu(DRAINASE, {"kode_kelurahan": MARGODADI})
    lain = satu(DRAINASE, {"kode_kelurahan": MARGODADI}, tahun_musrenbang=2024)
    assert [kini["status_klasifikasi"], lain["status_klasifikasi"]] == ["otomatis", "periksa"]
