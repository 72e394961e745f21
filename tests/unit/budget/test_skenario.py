from __future__ import annotations

import pandas as pd
from anggaran_uji import WILAYAH, buat_usulan, list_hasil, susun_pagu, susun_usulan

from reference.loader import find_tabel
from reference.tabel import read_tabel
from schemas.referensi import SKENARIO_UTAMA
from schemas.referensi import Skenario as TabelSkenario
from usulan.budget import AturanAlokasi, Skenario, allocate_skenario, list_skenario, reconcile_pagu
from usulan.budget.order import parse_urutan
from usulan.budget.skenario import set_pagu

TANPA = susun_pagu().assign(skenario=pd.Series(dtype="str"))
PAGU = susun_pagu(("opd", "DPUTR", 999), ("opd", "DISHUB", 7))


def _tambahan(skenario: str, *baris: tuple[str, str, int]) -> pd.DataFrame:
    return susun_pagu(*baris).assign(skenario=skenario)


def test_skenario_bawaan_utama_dulu_dan_sama_dengan_aturan_bawaan() -> None:
    tabel, _ = read_tabel(find_tabel(TabelSkenario.nama_berkas()), TabelSkenario)

    daftar = list_skenario(tabel.iloc[::-1])

    assert daftar[0].nama == SKENARIO_UTAMA
    assert daftar[0].aturan == AturanAlokasi()
    assert {s.nama for s in daftar} == set(tabel["skenario"])
    assert {s.aturan.bila_tidak_muat for s in daftar} == {"lewati", "berhenti"}


def test_tanpa_tabel_ada_satu_skenario_utama() -> None:
    assert list_skenario(TabelSkenario.susun([])) == (Skenario(SKENARIO_UTAMA),)


def test_urutan_ditulis_dengan_arah_atau_tanpa() -> None:
    assert parse_urutan("skor:turun|prioritas") == (("skor", "turun"), ("prioritas", "naik"))


def test_faktor_dibulatkan_ke_bawah_dan_pagu_sendiri_tidak_dikalikan() -> None:
    separuh = Skenario("separuh", faktor_pagu_persen=50)
    tambahan = pd.concat(
        [
            _tambahan("separuh", ("opd", "DISHUB", 1000), ("kecamatan", "18.72.01", 5)),
            _tambahan("lain", ("opd", "DPUTR", 1)),
        ]
    )

    pagu = set_pagu(separuh, PAGU, tambahan)

    assert pagu[["sumbu", "kode", "jumlah_rupiah"]].to_numpy().tolist() == [
        ["opd", "DPUTR", 499],
        ["opd", "DISHUB", 1000],
        ["kecamatan", "18.72.01", 5],
    ]
    asal = set_pagu(Skenario("utama"), PAGU, tambahan)
    pd.testing.assert_frame_equal(asal, PAGU)


def test_skenario_dibagi_menurut_aturan_dan_pagunya_sendiri() -> None:
    usulan = susun_usulan([buat_usulan("a", 600, 1), buat_usulan("b", 400, 2)])
    mahal = Skenario("mahal", AturanAlokasi((("anggaran_rupiah", "turun"),)))
    murah = Skenario("murah", AturanAlokasi((("anggaran_rupiah", "naik"),)))
    lapang = Skenario("lapang", faktor_pagu_persen=200)
    hasil = {}
    for satu in (mahal, murah, lapang):
        bagian = allocate_skenario(usulan, satu, PAGU, TANPA, WILAYAH, 2024)
        reconcile_pagu(bagian.berpagu, bagian.pemakaian, usulan)
        hasil[satu.nama] = list_hasil(bagian)

    assert hasil == {
        "mahal": {"a": "didanai", "b": "tidak_didanai"},
        "murah": {"b": "didanai", "a": "tidak_didanai"},
        "lapang": {"a": "didanai", "b": "didanai"},
    }
