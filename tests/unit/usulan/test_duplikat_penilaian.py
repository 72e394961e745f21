"""A filled sheet of pairs: what becomes a decision, and what is told instead."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from duplikat_uji import PADA, make_daftar
from pandera.typing import DataFrame

from schemas.duplikat import HasilDuplikat, IsianDuplikat, KeputusanDuplikat
from usulan.duplikat.penilaian import validate_keputusan_duplikat

BERLAKU = {
    "keputusan_id": "d" * 16,
    "keputusan": "gabung",
    "diputuskan_oleh": "Budi",
    "diputuskan_pada": pd.Timestamp("2023-02-09 20:00:00"),
}
TANPA_KEPUTUSAN = KeputusanDuplikat.susun([])


def make_isian(*baris: dict[str, Any]) -> DataFrame[IsianDuplikat]:
    """Return rows about the first pair of `make_daftar`, filled in by Sari; fields overridden."""
    daftar = make_daftar().iloc[0]
    dasar = {k: daftar[k] for k in ("usulan_id", "usulan_id_asal", "uraian", "uraian_asal")}
    return IsianDuplikat.susun(
        [
            dasar
            | {
                "lembar": "Duplikat",
                "nomor_baris": i + 5,
                "sel_keputusan": f"N{i + 5}",
                "sel_catatan": f"O{i + 5}",
                "diputuskan_oleh": "Sari",
                "diputuskan_pada": PADA,
            }
            | satu
            for i, satu in enumerate(baris)
        ]
    )


def nilai(*baris: dict[str, Any], **daftar: Any) -> HasilDuplikat:
    """Judge rows about one pair whose fields `daftar` overrides."""
    return validate_keputusan_duplikat(make_isian(*baris), make_daftar(daftar), TANPA_KEPUTUSAN)


def kode(hasil: HasilDuplikat) -> list[str]:
    return hasil.catatan["kode"].tolist()


@pytest.mark.parametrize(
    ("jawaban", "putusan"), [("gabung", "gabung"), (" Beda ", "beda"), ("GABUNG", "gabung")]
)
def test_an_answer_becomes_a_decision_with_who_when_and_the_texts(
    jawaban: str, putusan: str
) -> None:
    hasil = nilai({"keputusan": jawaban, "catatan": "rapat 10 Februari"})

    (baris,) = hasil.keputusan.to_dict("records")
    daftar = make_daftar().iloc[0]
    assert baris["keputusan"] == putusan
    assert (baris["diputuskan_oleh"], baris["diputuskan_pada"]) == ("Sari", PADA)
    assert baris["catatan"] == "rapat 10 Februari"
    for k in ("usulan_id", "usulan_id_asal", "uraian", "uraian_asal", "tahun_musrenbang", "skor"):
        assert baris[k] == daftar[k]
    assert kode(hasil) == []


def test_empty_rows_are_passed_over_in_silence() -> None:
    hasil = nilai({}, {"usulan_id": None})

    assert (hasil.kosong, hasil.sudah_ada, kode(hasil), len(hasil.keputusan)) == (2, 0, [], 0)


@pytest.mark.parametrize(
    ("isian", "harap", "sel"),
    [
        ({"keputusan": "mungkin"}, "TINJAUAN_DUPLIKAT_TIDAK_JELAS", "N5"),
        ({"catatan": "tanya lurah"}, "TINJAUAN_DUPLIKAT_TANPA_PUTUSAN", "O5"),
        ({"keputusan": "beda", "usulan_id": "f" * 16}, "TINJAUAN_PASANGAN_HILANG", "N5"),
        ({"keputusan": "beda", "usulan_id_asal": None}, "TINJAUAN_PASANGAN_HILANG", "N5"),
        ({"keputusan": "beda", "uraian": "Posyandu"}, "TINJAUAN_TEKS_BERUBAH", "N5"),
        ({"keputusan": "beda", "uraian_asal": None}, "TINJAUAN_TEKS_BERUBAH", "N5"),
    ],
)
def test_what_cannot_be_used_is_told_at_its_cell(
    isian: dict[str, Any], harap: str, sel: str
) -> None:
    hasil = nilai(isian)

    assert kode(hasil) == [harap]
    assert hasil.catatan["sel"].tolist() == [sel]
    assert hasil.keputusan.empty


def test_spaces_case_and_points_of_a_text_may_change_on_the_way() -> None:
    uraian = str(make_daftar()["uraian"].iloc[0])
    hasil = nilai({"keputusan": "beda", "uraian": f"  {uraian.upper()} ."})

    assert len(hasil.keputusan) == 1


def test_two_rows_of_a_pair_that_disagree_are_both_left_out() -> None:
    hasil = nilai({"keputusan": "gabung"}, {"keputusan": "beda"})

    assert kode(hasil) == ["TINJAUAN_GANDA", "TINJAUAN_GANDA"]
    assert "beda dan gabung" in hasil.catatan["isi"].iloc[0]
    assert hasil.keputusan.empty


def test_two_rows_of_a_pair_that_agree_are_one_decision() -> None:
    hasil = nilai({"keputusan": "gabung"}, {"keputusan": "Gabung"})

    assert (len(hasil.keputusan), hasil.sudah_ada, kode(hasil)) == (1, 1, [])


def test_what_holds_already_is_only_counted() -> None:
    hasil = nilai({"keputusan": "gabung"}, **BERLAKU)

    assert (len(hasil.keputusan), hasil.sudah_ada, kode(hasil)) == (0, 1, [])


def test_a_workbook_older_than_the_decision_does_not_overrule_it() -> None:
    hasil = nilai({"keputusan": "beda"}, **BERLAKU)

    assert kode(hasil) == ["TINJAUAN_SUDAH_DIPUTUSKAN"]
    # Three in the morning of the tenth in Metro.
    assert '"tanggal": "10-02-2023"' in hasil.catatan["isi"].iloc[0]
    assert hasil.keputusan.empty


def test_a_workbook_that_showed_the_decision_may_overrule_it() -> None:
    hasil = nilai({"keputusan": "beda", "keputusan_id_dasar": "d" * 16}, **BERLAKU)

    assert hasil.keputusan["keputusan"].tolist() == ["beda"]


def test_an_old_answer_of_the_same_person_read_again_stays_overruled_in_silence() -> None:
    isian, daftar = make_isian({"keputusan": "beda"}), make_daftar(BERLAKU)
    dulu = nilai({"keputusan": "beda"}).keputusan
    hasil = validate_keputusan_duplikat(isian, daftar, dulu)

    assert (hasil.sudah_ada, kode(hasil), len(hasil.keputusan)) == (1, [], 0)


def test_every_row_is_counted_once() -> None:
    hasil = nilai({"keputusan": "gabung"}, {}, {"catatan": "tanya"}, {"keputusan": "gabung"}, {})

    jumlah = len(hasil.keputusan) + len(hasil.catatan) + hasil.kosong + hasil.sudah_ada
    assert jumlah == 5


def test_personal_data_in_a_note_is_hidden_and_equal_decisions_have_one_identity() -> None:
    nik = "18720" + "1" * 11
    satu, dua = (nilai({"keputusan": "beda", "catatan": f"NIK {nik}"}) for _ in range(2))

    assert nik not in satu.keputusan["catatan"].iloc[0]
    assert satu.keputusan["keputusan_id"].tolist() == dua.keputusan["keputusan_id"].tolist()
