"""A filled review workbook judged: decisions from sound rows, a word on every other one."""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandera.typing import DataFrame
from tinjauan_uji import PADA, classify_baris, make_isian, make_keputusan

from reference.loader import muat_referensi
from schemas.tinjauan import HasilTinjauan, KeputusanKlasifikasi
from schemas.usulan import UsulanTerklasifikasi
from usulan.findings import complete_temuan
from usulan.tinjauan import apply_keputusan, build_kunci_teks, validate_keputusan

rujukan = cache(muat_referensi)
DRAINASE, FOGGING = "Pembangunan drainase Jl. Jeruk RT 03", "Fogging RT 2"
SUB_1_04 = "1.04.05.2.01.0010"
NOMOR = [f"{i:016d}" for i in range(4)]


def nilai(
    isian: list[dict[str, Any]],
    *keputusan: dict[str, Any],
    hidup: tuple[str, ...] = (DRAINASE, FOGGING),
) -> HasilTinjauan:
    """Judge filled rows against live proposals; row i shows and is about proposal i."""
    baris = [{"uraian": hidup[i]} | b if i < len(hidup) else b for i, b in enumerate(isian)]
    return validate_keputusan(
        make_isian(*baris),
        usulan_hidup(hidup),
        make_keputusan(rujukan(), *keputusan),
        rujukan(),
    )


@cache
def usulan_hidup(uraian: tuple[str, ...]) -> DataFrame[UsulanTerklasifikasi]:
    return classify_baris(rujukan(), *({"uraian": u} for u in uraian))


def kode(hasil: HasilTinjauan) -> list[str]:
    return list(hasil.catatan["kode"])


def test_a_filled_row_becomes_a_decision_with_who_when_and_what_the_machine_said() -> None:
    hasil = nilai([{"kode_urusan": "1.04 Perumahan", "kode_sub_kegiatan": SUB_1_04}])
    putusan = hasil.keputusan.iloc[0]
    KeputusanKlasifikasi.validate(hasil.keputusan)
    assert (putusan["kode_urusan"], putusan["kode_sub_kegiatan"]) == ("1.04", SUB_1_04)
    assert (putusan["kode_urusan_sistem"], putusan["usulan_id"]) == ("1.03", NOMOR[0])
    assert (putusan["diputuskan_oleh"], putusan["diputuskan_pada"]) == ("Sari", PADA)
    assert putusan["kunci_teks"] == build_kunci_teks([DRAINASE], rujukan())[0]
    assert kode(hasil) == []


def test_a_decision_made_is_a_decision_applied() -> None:
    usulan = classify_baris(rujukan(), {"uraian": DRAINASE})
    hasil = nilai([{"kode_urusan": "1.04"}])
    assert apply_keputusan(usulan, hasil.keputusan, rujukan()).iloc[0]["kode_urusan"] == "1.04"


def test_empty_rows_are_passed_over_in_silence() -> None:
    hasil = nilai([{}, {"kode_urusan": "  ", "catatan": "nanti"}])
    assert (hasil.kosong, len(hasil.keputusan), kode(hasil)) == (2, 0, [])


def test_a_sub_kegiatan_alone_decides_its_bidang() -> None:
    hasil = nilai([{"kode_sub_kegiatan": f"{SUB_1_04} - Verifikasi PSU"}])
    assert hasil.keputusan.iloc[0]["kode_urusan"] == "1.04"


@pytest.mark.parametrize(
    ("isi", "kode_temuan", "sel"),
    [
        ({"kode_urusan": "1.99"}, "TINJAUAN_KODE_TIDAK_DIKENAL", "L5"),
        ({"kode_urusan": "2.1"}, "TINJAUAN_KODE_TIDAK_DIKENAL", "L5"),
        ({"kode_urusan": "jalan"}, "TINJAUAN_KODE_TIDAK_DIKENAL", "L5"),
        ({"kode_urusan": "1.03.10"}, "TINJAUAN_KODE_TIDAK_DIKENAL", "L5"),
        ({"kode_urusan": "X.XX"}, "TINJAUAN_KODE_TIDAK_DIKENAL", "L5"),
        ({"kode_urusan": "1.04", "kode_sub_kegiatan": "1.04.05.2.01"},
         "TINJAUAN_KODE_TIDAK_DIKENAL", "M5"),
        ({"kode_urusan": "1.03", "kode_sub_kegiatan": SUB_1_04}, "TINJAUAN_SUB_LUAR_BIDANG", "M5"),
        ({"kode_urusan": "1.04", "diputuskan_oleh": None}, "TINJAUAN_TANPA_NAMA", None),
        ({"kode_urusan": "1.04", "diputuskan_oleh": " "}, "TINJAUAN_TANPA_NAMA", None),
        ({"kode_urusan": "1.04", "usulan_id": "e" * 16}, "TINJAUAN_USULAN_HILANG", None),
        ({"kode_urusan": "1.04", "usulan_id": None}, "TINJAUAN_USULAN_HILANG", None),
        ({"kode_urusan": "1.04", "uraian": "Pengaspalan jalan"}, "TINJAUAN_TEKS_BERUBAH", None),
        ({"kode_urusan": "1.04", "uraian": None}, "TINJAUAN_TEKS_BERUBAH", None),
    ],
)  # fmt: skip
def test_an_unsound_row_is_told_with_its_cell_and_not_applied(
    isi: dict[str, Any], kode_temuan: str, sel: str | None
) -> None:
    hasil = nilai([isi, {"kode_urusan": "1.02"}])
    assert kode(hasil) == [kode_temuan]
    catatan = hasil.catatan.iloc[0]
    assert (None if pd.isna(catatan["sel"]) else catatan["sel"]) == sel
    assert catatan["nomor_baris"] == 5
    assert list(hasil.keputusan["usulan_id"]) == [NOMOR[1]]


def test_every_note_has_words_in_the_catalogue_with_nothing_left_open() -> None:
    hasil = nilai(
        [
            {"kode_urusan": "1.99"},
            {"kode_sub_kegiatan": SUB_1_04, "kode_urusan": "1.02"},
            {"kode_urusan": "1.04", "usulan_id": "e" * 16, "uraian": "Talud"},
            {"kode_urusan": "1.04", "usulan_id": NOMOR[0], "uraian": FOGGING},
            {"kode_urusan": "1.04", "usulan_id": NOMOR[2], "uraian": "Talud"},
            {"kode_urusan": "1.03", "usulan_id": NOMOR[2], "uraian": "Talud"},
            {"kode_urusan": "1.04", "usulan_id": NOMOR[3], "uraian": "Gapura"},
        ],
        {"usulan_id": NOMOR[3], "kode_urusan": "4.01"},
        hidup=(DRAINASE, FOGGING, "Talud", "Gapura"),
    )
    temuan = complete_temuan(hasil.catatan, "tinjauan.xlsx", rujukan().temuan)
    assert set(temuan["kode"]) >= {"TINJAUAN_GANDA", "TINJAUAN_SUDAH_DIPUTUSKAN"}
    assert not temuan["pesan"].str.contains("…|[{}]", regex=True).any()


def test_rows_sorted_apart_from_their_texts_decide_nothing() -> None:
    hasil = nilai(
        [{"kode_urusan": "1.04", "uraian": FOGGING}, {"kode_urusan": "1.02", "uraian": DRAINASE}]
    )
    assert kode(hasil) == ["TINJAUAN_TEKS_BERUBAH"] * 2
    assert hasil.keputusan.empty


def test_two_rows_of_one_proposal_that_disagree_decide_nothing() -> None:
    dua = [{"kode_urusan": k, "usulan_id": NOMOR[0], "uraian": DRAINASE} for k in ("1.03", "1.04")]
    hasil = nilai(dua)
    assert kode(hasil) == ["TINJAUAN_GANDA"] * 2
    assert "1.03 dan 1.04" in hasil.catatan.iloc[0]["isi"]
    assert hasil.keputusan.empty


def test_two_rows_that_agree_are_one_decision() -> None:
    hasil = nilai([{"kode_urusan": "1.04", "usulan_id": NOMOR[0], "uraian": DRAINASE}] * 2)
    assert (len(hasil.keputusan), hasil.sudah_ada) == (1, 1)


def test_a_workbook_taken_in_again_decides_nothing_new() -> None:
    pertama = nilai([{"kode_urusan": "1.04"}])
    kedua = nilai(
        [{"kode_urusan": "1.04", "diputuskan_pada": PADA + pd.Timedelta(days=3)}],
        *pertama.keputusan.to_dict("records"),
    )
    assert (len(kedua.keputusan), kedua.sudah_ada, kode(kedua)) == (0, 1, [])


def test_an_old_workbook_does_not_undo_what_was_decided_since() -> None:
    sari = {"usulan_id": NOMOR[0], "kode_urusan": "1.04", "diputuskan_pada": PADA}
    budi = sari | {
        "kode_urusan": "1.03",
        "diputuskan_oleh": "Budi",
        "diputuskan_pada": PADA + pd.Timedelta(days=1),
    }
    hasil = nilai([{"kode_urusan": "1.04"}], sari, budi)
    assert (len(hasil.keputusan), hasil.sudah_ada, kode(hasil)) == (0, 1, [])


def test_someone_elses_decision_after_the_workbook_was_written_is_told() -> None:
    budi = {"usulan_id": NOMOR[0], "kode_urusan": "1.03", "diputuskan_oleh": "Budi"}
    hasil = nilai([{"kode_urusan": "1.04"}], budi)
    assert kode(hasil) == ["TINJAUAN_SUDAH_DIPUTUSKAN"]
    temuan = complete_temuan(hasil.catatan, "tinjauan.xlsx", rujukan().temuan)
    assert "Budi sudah memutuskan 1.03 pada 10-02-2023" in temuan.iloc[0]["pesan"]


def test_a_fresh_workbook_may_change_a_decision() -> None:
    budi = {"usulan_id": NOMOR[0], "kode_urusan": "1.03", "diputuskan_oleh": "Budi"}
    dasar = make_keputusan(rujukan(), budi).iloc[0]["keputusan_id"]
    hasil = nilai([{"kode_urusan": "1.04", "keputusan_id_dasar": dasar}], budi)
    assert list(hasil.keputusan["kode_urusan"]) == ["1.04"]


def test_a_note_with_personal_data_is_kept_without_it() -> None:
    hasil = nilai([{"kode_urusan": "1.04", "catatan": "tanya Pak RT 081234567890"}])
    assert "0812" not in hasil.keputusan.iloc[0]["catatan"]


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                "kode_urusan": st.sampled_from([None, "1.04", "1.03 PU", "9.99", "x"]),
                "kode_sub_kegiatan": st.sampled_from([None, SUB_1_04, "1.04", ""]),
                "usulan_id": st.sampled_from([None, *NOMOR, "bukan"]),
                "uraian": st.sampled_from([None, DRAINASE, FOGGING]),
                "diputuskan_oleh": st.sampled_from([None, "Sari"]),
            },
        ),
        max_size=5,
    )
)
def test_every_row_is_empty_known_told_or_decided(isian: list[dict[str, Any]]) -> None:
    hasil = nilai(isian)
    putus = len(hasil.keputusan)
    assert hasil.kosong + hasil.sudah_ada + len(hasil.catatan) + putus == len(isian)
