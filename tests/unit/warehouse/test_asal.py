"""The life of a proposal, told from its versions and the imports of its kelurahan."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from warehouse.asal import KOLOM_KEADAAN, list_field, list_impor, list_perubahan, mark_berlaku

AWAL = dt.datetime(2023, 2, 1, tzinfo=dt.UTC)


def _saat(hari: int) -> dt.datetime:
    return AWAL + dt.timedelta(days=hari)


def _versi(nomor: int, impor_id: int, dibuat: int, diganti: int | None = None) -> dict[str, Any]:
    return {
        "nomor_versi": nomor,
        "impor_id": impor_id,
        "dibuat_pada": _saat(dibuat),
        "diganti_impor_id": diganti,
    }


def _impor(*nomor: int) -> list[dict[str, Any]]:
    return [{"impor_id": i, "mulai": _saat(i)} for i in nomor]


def _cerita(versi: list[dict[str, Any]], *nomor: int) -> list[tuple[int, str, int | None]]:
    hasil = list_impor(versi, _impor(*nomor))
    return [(b["impor_id"], b["perubahan"], b["nomor_versi"]) for b in hasil]


def test_a_proposal_that_only_stands_is_new_once_and_then_kept() -> None:
    assert _cerita([_versi(1, 5, dibuat=2)], 1, 2, 4, 5) == [
        (2, "baru", 1),
        (4, "tetap", 1),
        (5, "tetap", 1),
    ]


def test_a_change_by_a_file_is_told_at_the_import_that_made_it() -> None:
    versi = [_versi(1, 2, dibuat=1, diganti=3), _versi(2, 4, dibuat=1)]
    assert _cerita(versi, 1, 2, 3, 4) == [
        (1, "baru", 1),
        (2, "tetap", 1),
        (3, "diubah", 2),
        (4, "tetap", 2),
    ]


def test_a_decision_makes_a_version_and_no_import() -> None:
    versi = [_versi(1, 1, dibuat=1), _versi(2, 2, dibuat=1)]
    assert _cerita(versi, 1, 2) == [(1, "baru", 1), (2, "tetap", 2)]


def test_a_withdrawn_proposal_ends_with_the_import_that_dropped_it() -> None:
    assert _cerita([_versi(1, 1, dibuat=1, diganti=2)], 1, 2, 3) == [
        (1, "baru", 1),
        (2, "ditarik", None),
    ]


def test_a_proposal_that_comes_back_is_no_new_one() -> None:
    versi = [_versi(1, 1, dibuat=1, diganti=2), _versi(2, 5, dibuat=4)]
    assert _cerita(versi, 1, 2, 3, 4, 5) == [
        (1, "baru", 1),
        (2, "ditarik", None),
        (4, "kembali", 2),
        (5, "tetap", 2),
    ]


@given(st.lists(st.sampled_from(["ada", "ubah", "tiada"]), min_size=1, max_size=12))
def test_any_life_is_told_as_it_was_lived(hidup: list[str]) -> None:
    versi: list[dict[str, Any]] = []
    harap: list[tuple[int, str]] = []
    hadir = False
    for i, kabar in enumerate(hidup, start=1):
        if kabar == "tiada":
            if hadir:
                versi[-1] |= {"diganti_impor_id": i}
                harap.append((i, "ditarik"))
            hadir = False
            continue
        dibuat = i
        if hadir and kabar == "ubah":
            versi[-1] |= {"diganti_impor_id": i}
            dibuat = (versi[-1]["dibuat_pada"] - AWAL).days
        if not hadir or kabar == "ubah":
            sebutan = "diubah" if hadir else "kembali" if versi else "baru"
            versi.append(_versi(len(versi) + 1, i, dibuat))
            harap.append((i, sebutan))
        else:
            versi[-1] |= {"impor_id": i}
            harap.append((i, "tetap"))
        hadir = True
    hasil = list_impor(versi, _impor(*range(1, len(hidup) + 1)))
    assert [(b["impor_id"], b["perubahan"]) for b in hasil] == harap


def _isi(**isi: Any) -> dict[str, Any]:
    dasar = dict.fromkeys(KOLOM_KEADAAN)
    return dasar | {"sebab": None, "berakhir_pada": None, "diganti_impor_id": None} | isi


def test_each_changed_column_of_each_version_is_one_row() -> None:
    tutup = {"sebab": "diubah", "berakhir_pada": _saat(2), "diganti_impor_id": 2}
    versi = [
        _isi(nomor_versi=1, uraian="Talud", anggaran_rupiah=1, **tutup),
        _isi(nomor_versi=2, uraian="Talud", anggaran_rupiah=2, satuan="m"),
    ]

    hasil = [(b["nomor_versi"], b["kolom"], b["dulu"], b["kini"]) for b in list_perubahan(versi)]

    assert sorted(hasil) == [(2, "anggaran_rupiah", 1, 2), (2, "satuan", None, "m")]
    assert {(b["sebab"], b["impor_id"]) for b in list_perubahan(versi)} == {("diubah", 2)}


def test_fields_without_value_and_cell_are_left_out_and_parsed_ones_show_what_was_typed() -> None:
    versi = _isi(uraian="Talud", anggaran_rupiah=5_000, anggaran_teks="Rp 5.000,-")

    hasil = list_field(versi | {"sel": {"uraian": "B3", "anggaran_rupiah": "F3", "rt": "C3"}})

    assert [(b["field"], b["nilai"], b["sel"], b["tertulis"]) for b in hasil] == [
        ("uraian", "Talud", "B3", None),
        ("rt", None, "C3", None),
        ("anggaran_rupiah", 5_000, "F3", "Rp 5.000,-"),
    ]


def test_the_last_decision_of_each_key_holds() -> None:
    semua = [{"keputusan_id": str(i), "lain": lain} for i, lain in enumerate("aab")]
    assert [b["berlaku"] for b in mark_berlaku(semua, "lain")] == [False, True, True]
    assert [b["berlaku"] for b in mark_berlaku(semua)] == [False, False, True]
