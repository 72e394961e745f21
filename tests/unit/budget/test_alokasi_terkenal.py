"""Greedy allocation on examples whose winners are known, restated in our own figures.

Three come from what is written on participatory budgeting under one budget limit, where the greedy
rule takes projects by votes (or votes per cost) and skips what is too dear: the standard rule, its
well-known failure against the best knapsack, and a district limit besides the city's. The score
stands for the votes.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from anggaran_uji import KELURAHAN, bagi, buat_usulan, susun_pagu
from hypothesis import given, settings
from hypothesis import strategies as st

from usulan.budget import AturanAlokasi

SUARA = AturanAlokasi((("skor", "turun"), ("anggaran_rupiah", "naik")))
SUARA_BERHENTI = AturanAlokasi(SUARA.urutan, "berhenti")

Proyek = dict[str, tuple[int, float]]
"""Name to cost and votes."""

# Cost in millions; 12 voters approve any number of projects; the city has 100.
KOTA_KECIL: Proyek = {
    "taman": (60, 9),
    "jembatan": (50, 8),
    "pojok_baca": (30, 7),
    "lampu": (10, 5),
    "lapangan": (40, 4),
}


def _menang(proyek: Proyek, anggaran: int, aturan: AturanAlokasi) -> set[str]:
    usulan = [
        buat_usulan(nama, biaya, None, skor=float(suara)) for nama, (biaya, suara) in proyek.items()
    ]
    berpagu = bagi(usulan, susun_pagu(("kecamatan", "18.72.01", anggaran)), aturan).berpagu
    menang = berpagu.loc[berpagu["hasil"].eq("didanai"), "usulan_id"]
    return {str(u).lstrip("0") for u in menang}


@pytest.mark.parametrize(
    ("anggaran", "menang"),
    [
        (100, {"taman", "pojok_baca", "lampu"}),
        (110, {"taman", "jembatan"}),
        (59, {"jembatan"}),
        (9, set()),
        (190, set(KOTA_KECIL)),
    ],
)
def test_suara_terbanyak_dan_yang_terlalu_mahal_dilewati(anggaran: int, menang: set[str]) -> None:
    assert _menang(KOTA_KECIL, anggaran, SUARA) == menang


@pytest.mark.parametrize(
    ("anggaran", "menang"), [(100, {"taman"}), (110, {"taman", "jembatan"}), (59, set())]
)
def test_berhenti_pada_yang_pertama_tidak_muat(anggaran: int, menang: set[str]) -> None:
    assert _menang(KOTA_KECIL, anggaran, SUARA_BERHENTI) == menang


def test_satu_proyek_besar_mengalahkan_banyak_yang_kecil() -> None:
    """The known price of greed: one vote more wins all the money, though ten small ones fit."""
    proyek: Proyek = {"besar": (100, 51)} | {f"kecil{i}": (10, 50) for i in range(10)}
    assert _menang(proyek, 100, SUARA) == {"besar"}


def test_suara_per_rupiah_memilih_yang_kecil() -> None:
    """The remedy in the literature, votes per cost, is another order of the same walk."""
    biaya = {"besar": (100, 51)} | {f"kecil{i}": (10, 50) for i in range(10)}
    per_rupiah: Proyek = {nama: (b, suara / b) for nama, (b, suara) in biaya.items()}
    assert _menang(per_rupiah, 100, SUARA) == {f"kecil{i}" for i in range(10)}


def test_batas_wilayah_di_samping_batas_kota() -> None:
    """Each district has its own limit under one of the city: both must hold."""
    barat, timur = KELURAHAN[:2]
    usulan = [
        buat_usulan("a", 70, None, skor=9.0, kode_kelurahan=barat),
        buat_usulan("b", 40, None, skor=8.0, kode_kelurahan=barat),
        buat_usulan("c", 50, None, skor=7.0, kode_kelurahan=timur),
        buat_usulan("d", 30, None, skor=6.0, kode_kelurahan=timur),
        buat_usulan("e", 20, None, skor=5.0, kode_kelurahan=barat),
    ]
    pagu = susun_pagu(
        ("kecamatan", "18.72.01", 120), ("kelurahan", barat, 100), ("kelurahan", timur, 60)
    )
    berpagu = bagi(usulan, pagu, SUARA).berpagu.set_index("usulan_id")
    berpagu.index = berpagu.index.str.lstrip("0")
    assert berpagu["hasil"].eq("didanai").to_dict() == {
        "a": True,
        "b": False,
        "c": True,
        "d": False,
        "e": False,
    }
    assert berpagu.loc["b", "pagu_penghalang"] == f"kelurahan:{barat}"
    assert berpagu.loc["d", "pagu_penghalang"] == "kecamatan:18.72.01"


_KECIL = st.lists(st.tuples(st.integers(1, 40), st.integers(1, 30)), min_size=1, max_size=8)


@settings(max_examples=50, deadline=None)
@given(isi=_KECIL, anggaran=st.integers(1, 90))
def test_kehilangan_terhadap_yang_terbaik_terbatas(
    isi: list[tuple[int, int]], anggaran: int
) -> None:
    """Dantzig: by value per cost, greedy or the best single one has half of the best there is.

    With value = votes and order = votes per cost; checked against every subset.
    """
    proyek: Proyek = {f"p{i}": (biaya, suara / biaya) for i, (biaya, suara) in enumerate(isi)}
    nilai = {f"p{i}": suara for i, (_, suara) in enumerate(isi)}
    rakus = sum(nilai[n] for n in _menang(proyek, anggaran, SUARA))
    tunggal = max((s for b, s in isi if b <= anggaran), default=0)
    assert 2 * max(rakus, tunggal) >= _terbaik(isi, anggaran) >= rakus


def _terbaik(isi: list[Any], anggaran: int) -> int:
    return max(
        sum(s for _, s in pilihan)
        for n in range(len(isi) + 1)
        for pilihan in combinations(isi, n)
        if sum(b for b, _ in pilihan) <= anggaran
    )
