"""Mended, still there, new: findings of two versions of one kelurahan's file."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from pandera.typing import DataFrame

from schemas.perbaikan import HitunganPerbaikan, KirimanSebelumnya, Perbaikan
from schemas.temuan import CatatanTemuan, Temuan
from usulan.findings import complete_temuan
from usulan.perbaikan import compare_temuan, describe_hitungan

KATALOG = pd.DataFrame(
    [
        ("SATUAN_TIDAK_DIKENAL", "periksa"),
        ("LOKASI_KOSONG", "periksa"),
        ("URAIAN_KOSONG", "tolak"),
        ("NOMOR_LONCAT", "info"),
    ],
    columns=["kode", "tingkat"],
).assign(pesan="Pesan.", saran="Saran.")


def _temuan(*catatan: dict[str, Any]) -> DataFrame[Temuan]:
    dasar = {"lembar": "Usulan", "kode": "SATUAN_TIDAK_DIKENAL", "kolom": "satuan"}
    return complete_temuan(CatatanTemuan.susun([dasar | c for c in catatan]), "a.xlsx", KATALOG)


def _di(sel: str, usulan_id: str | None, **lain: Any) -> dict[str, Any]:
    return {"sel": sel, "nomor_baris": int(sel[1:]), "usulan_id": usulan_id} | lain


def _banding(lama: DataFrame[Temuan], kini: DataFrame[Temuan]) -> Perbaikan:
    return compare_temuan(KirimanSebelumnya(1, dt.date(2023, 2, 2), lama), kini)


def _sel(temuan: pd.DataFrame) -> list[str]:
    return temuan["sel"].tolist()


def test_findings_are_mended_remain_or_are_new() -> None:
    lama = _temuan(_di("E5", "a"), _di("E6", "b"))
    kini = _temuan(_di("E6", "b"), _di("E7", "c"))

    hasil = _banding(lama, kini)

    assert _sel(hasil.diperbaiki) == ["E5"]
    assert _sel(hasil.tersisa) == ["E6"]
    assert _sel(hasil.baru) == ["E7"]
    assert hasil.hitung() == HitunganPerbaikan(1, 1, 1)


def test_a_row_that_moved_keeps_its_finding() -> None:
    hasil = _banding(_temuan(_di("E5", "a")), _temuan(_di("E9", "a")))

    assert hasil.hitung() == HitunganPerbaikan(0, 1, 0)
    assert _sel(hasil.tersisa) == ["E9"], "shown where it stands now"


def test_mending_the_place_of_a_proposal_leaves_its_other_fault_standing() -> None:
    """A proposal with another place has another id; its unknown unit is still the old fault."""
    lokasi = {"kode": "LOKASI_KOSONG", "kolom": "lokasi"}
    lama = _temuan(_di("E5", "a"), _di("C5", "a", **lokasi))
    kini = _temuan(_di("E5", "a dengan lokasi"))

    hasil = _banding(lama, kini)

    assert hasil.diperbaiki["kode"].tolist() == ["LOKASI_KOSONG"]
    assert _sel(hasil.tersisa) == ["E5"]
    assert hasil.lanjutan == {kini["temuan_id"].iloc[0]: lama["temuan_id"].iloc[1]}


def test_what_moved_into_the_place_of_a_mended_row_is_not_mistaken_for_it() -> None:
    lama = _temuan(_di("E5", "a"), _di("E6", "b"))
    kini = _temuan(_di("E5", "b"))

    hasil = _banding(lama, kini)

    assert hasil.diperbaiki["usulan_id"].tolist() == ["a"]
    assert hasil.tersisa["usulan_id"].tolist() == ["b"]
    assert hasil.baru.empty


def test_another_fault_in_the_same_cell_is_new() -> None:
    hasil = _banding(_temuan(_di("E5", "a")), _temuan(_di("E5", "a", kode="URAIAN_KOSONG")))

    assert hasil.hitung() == HitunganPerbaikan(1, 0, 1)


def test_findings_of_the_whole_file_are_compared_too() -> None:
    berkas = {"lembar": None, "kolom": None, "kode": "NOMOR_LONCAT"}

    hasil = _banding(_temuan(berkas), _temuan(berkas))

    assert hasil.hitung("info") == HitunganPerbaikan(0, 1, 0)


def test_the_counts_leave_out_what_is_only_to_be_known() -> None:
    info = {"kode": "NOMOR_LONCAT", "kolom": "nomor"}
    lama = _temuan(_di("E5", "a"), _di("A5", "a", **info))
    kini = _temuan(_di("A5", "a", **info), _di("B6", "b", kode="URAIAN_KOSONG"))

    hasil = _banding(lama, kini)

    assert hasil.hitung() == HitunganPerbaikan(1, 0, 1)
    assert hasil.hitung("tolak") == HitunganPerbaikan(0, 0, 1)
    assert hasil.hitung("info") == HitunganPerbaikan(0, 1, 0)


def test_the_sentence_names_all_three() -> None:
    kalimat = "5 temuan sudah diperbaiki, 2 masih ada, 1 baru"
    assert describe_hitungan(HitunganPerbaikan(5, 2, 1)) == kalimat


TEMPAT = st.lists(
    st.builds(_di, st.sampled_from(["E5", "E6", "B5"]), st.sampled_from(["a", "b", None])),
    max_size=8,
)


@settings(deadline=None, max_examples=40)
@given(lama=TEMPAT, kini=TEMPAT)
def test_every_finding_is_counted_exactly_once(
    lama: list[dict[str, Any]], kini: list[dict[str, Any]]
) -> None:
    dulu, sekarang = _temuan(*lama), _temuan(*kini)

    hasil = _banding(dulu, sekarang)

    assert sorted([*hasil.tersisa["temuan_id"], *hasil.baru["temuan_id"]]) == sorted(
        sekarang["temuan_id"]
    )
    lanjut = [*hasil.lanjutan.values()]
    assert sorted([*hasil.diperbaiki["temuan_id"], *lanjut]) == sorted(dulu["temuan_id"])
    assert hasil.lanjutan.keys() == set(hasil.tersisa["temuan_id"])
    assert _banding(sekarang, sekarang).lanjutan == {i: i for i in sekarang["temuan_id"]}
