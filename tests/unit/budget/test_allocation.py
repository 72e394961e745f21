from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from anggaran_uji import (
    DAFTAR_PAGU,
    DAFTAR_USULAN,
    KELURAHAN,
    WILAYAH,
    bagi,
    buat_usulan,
    is_kena,
    list_hasil,
    list_urutan,
    susun_pagu,
    susun_usulan,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.usulan import HASIL_ALOKASI, PemakaianPagu, UsulanBerpagu
from usulan.budget import AturanAlokasi, allocate_pagu, reconcile_pagu


def test_keinginan_pertama_tiap_kelurahan_sebelum_yang_kedua_siapa_pun() -> None:
    alokasi = bagi(
        [
            buat_usulan("a", 40, 2),
            buat_usulan("b", 60, 1, kode_kelurahan=KELURAHAN[2]),
            buat_usulan("c", 50, 1),
            buat_usulan("d", 10, None),
        ],
        susun_pagu(("opd", "DPUTR", 115)),
    )
    assert list_urutan(alokasi) == ["c", "b", "a", "d"]
    assert list_hasil(alokasi) == {
        "c": "didanai",
        "b": "didanai",
        "a": "tidak_didanai",
        "d": "tidak_didanai",
    }
    assert alokasi.pemakaian["sisa_rupiah"].tolist() == [5]
    assert alokasi.pemakaian["diminta_rupiah"].tolist() == [160]


def test_yang_tidak_muat_dilewati_dan_yang_berikut_tetap_dicoba() -> None:
    alokasi = bagi(
        [buat_usulan("a", 70, 1), buat_usulan("b", 50, 2), buat_usulan("c", 30, 3)],
        susun_pagu(("opd", "DPUTR", 100)),
    )
    assert list_hasil(alokasi) == {"a": "didanai", "b": "tidak_didanai", "c": "didanai"}
    b = alokasi.berpagu.set_index(alokasi.berpagu["usulan_id"].str.lstrip("0")).loc["b"]
    assert b["kurang_rupiah"] == 20
    assert b["pagu_penghalang"] == "opd:DPUTR"
    assert b["dialokasikan_rupiah"] == 0


def test_harus_muat_di_semua_pagu_dan_yang_paling_kurang_disebut() -> None:
    alokasi = bagi(
        [buat_usulan("a", 100)],
        susun_pagu(
            ("opd", "DPUTR", 90),
            ("kelurahan", KELURAHAN[0], 30),
            ("kecamatan", "18.72.01", 60),
            ("bidang_urusan", "1.03", 1000),
            ("program", "1.03.10", 1000),
            ("sumber_dana", "1.2.01.01.02", 1000),
        ),
    )
    baris = alokasi.berpagu.iloc[0]
    assert baris["hasil"] == "tidak_didanai"
    assert baris["pagu_penghalang"] == f"kelurahan:{KELURAHAN[0]}"
    assert baris["kurang_rupiah"] == 70
    assert alokasi.pemakaian["diminta_rupiah"].tolist() == [100] * 6
    assert alokasi.pemakaian["terpakai_rupiah"].tolist() == [0] * 6


@pytest.mark.parametrize(
    ("sumbu", "kode"),
    [
        ("opd", "DPUTR"),
        ("kelurahan", KELURAHAN[0]),
        ("kecamatan", "18.72.01"),
        ("bidang_urusan", "1.03"),
        ("program", "1.03.10"),
        ("sumber_dana", "1.2.01.01.02"),
    ],
)
def test_setiap_sumbu_membatasi_dan_terpakai(sumbu: str, kode: str) -> None:
    alokasi = bagi(
        [buat_usulan("a", 60, 1), buat_usulan("b", 60, 2)], susun_pagu((sumbu, kode, 100))
    )
    assert list_hasil(alokasi) == {"a": "didanai", "b": "tidak_didanai"}
    assert alokasi.berpagu["pagu_penghalang"].dropna().tolist() == [f"{sumbu}:{kode}"]
    assert alokasi.pemakaian["terpakai_rupiah"].tolist() == [60]


def test_tanpa_pagu_untuk_kodenya_tidak_ada_batas_dan_tahun_lain_diabaikan() -> None:
    pagu = pd.concat([susun_pagu(("opd", "DLH", 1)), susun_pagu(("opd", "DPUTR", 1), tahun=2025)])
    alokasi = bagi([buat_usulan("a", 10**13)], pagu)
    assert list_hasil(alokasi) == {"a": "didanai"}
    assert alokasi.pemakaian[["kode", "terpakai_rupiah"]].to_numpy().tolist() == [["DLH", 0]]


@pytest.mark.parametrize(
    ("ubah", "hasil"),
    [
        ({"pemegang_kewenangan": "Provinsi", "anggaran_rupiah": None}, "luar_kewenangan"),
        ({"pemegang_kewenangan": "Provinsi", "kode_urusan": None}, "luar_kewenangan"),
        ({"anggaran_rupiah": None, "status_klasifikasi": "periksa"}, "tanpa_anggaran"),
        ({"anggaran_rupiah": 0}, "tanpa_anggaran"),
        ({"status_klasifikasi": "periksa"}, "menunggu_tinjauan"),
        ({"kode_urusan": None, "kode_sub_kegiatan": None}, "menunggu_tinjauan"),
        ({"kode_opd": None}, "menunggu_tinjauan"),
        ({}, "didanai"),
        ({"anggaran_rupiah": 101}, "tidak_didanai"),
    ],
)
def test_tepat_satu_hasil_menurut_urutan_sebab(ubah: dict[str, Any], hasil: str) -> None:
    alokasi = bagi([buat_usulan("a", 50) | ubah], susun_pagu(("opd", "DPUTR", 100)))
    baris = alokasi.berpagu.iloc[0]
    assert baris["hasil"] == hasil
    assert baris["dialokasikan_rupiah"] == (50 if hasil == "didanai" else 0)
    assert (baris["kurang_rupiah"] > 0) == (hasil == "tidak_didanai")


def test_yang_digabung_mundur_dan_yang_utama_memakai_anggarannya_sendiri() -> None:
    usulan = [
        buat_usulan("a", 60, 1),
        buat_usulan("b", 60, 2),
        buat_usulan("c", None, 3),
        buat_usulan("d", 40, 4),
    ]
    utama = pd.Series([None, "a", "a", None], dtype="str")
    diterima = susun_usulan(usulan).assign(usulan_id_utama=utama)
    hasil = allocate_pagu(diterima, susun_pagu(("opd", "DPUTR", 100)), WILAYAH, 2024)
    reconcile_pagu(hasil.berpagu, hasil.pemakaian, diterima)
    assert list_hasil(hasil) == {"a": "didanai", "b": "digabung", "c": "digabung", "d": "didanai"}
    assert hasil.berpagu["dialokasikan_rupiah"].tolist() == [60, 0, 0, 40]


def test_yang_digabung_tidak_dinilai_lagi_menurut_sebab_lain() -> None:
    luar = {"pemegang_kewenangan": "Provinsi", "status_klasifikasi": "periksa"}
    diterima = susun_usulan([buat_usulan("a", None) | luar]).assign(usulan_id_utama="b" * 16)
    hasil = allocate_pagu(diterima, susun_pagu(("opd", "DPUTR", 1)), WILAYAH, 2024)
    assert list_hasil(hasil) == {"a": "digabung"}


def test_rupiah_besar_tidak_dibulatkan() -> None:
    besar = 9_007_199_254_740_993
    alokasi = bagi(
        [buat_usulan("a", besar, 1), buat_usulan("b", 1, 2), buat_usulan("c", 1, 3)],
        susun_pagu(("opd", "DPUTR", besar + 1)),
    )
    assert list_hasil(alokasi) == {"a": "didanai", "b": "didanai", "c": "tidak_didanai"}
    assert alokasi.berpagu["dialokasikan_rupiah"].tolist() == [besar, 1, 0]


def test_aturan_lain_mengubah_urutan() -> None:
    usulan = [buat_usulan("a", 40, 2), buat_usulan("b", 60, 1), buat_usulan("c", None, 1)]
    pagu = susun_pagu(("opd", "DPUTR", 60))
    assert list_urutan(bagi(usulan, pagu)) == ["b", "c", "a"]
    mahal = AturanAlokasi(urutan=(("anggaran_rupiah", "turun"),))
    assert list_urutan(bagi(usulan, pagu, mahal)) == ["b", "a", "c"]
    murah = AturanAlokasi(urutan=(("anggaran_rupiah", "naik"),))
    assert list_hasil(bagi(usulan, pagu, murah))["a"] == "didanai"


@pytest.mark.parametrize(
    ("urutan", "pesan"),
    [
        ((), "kosong"),
        ((("keyakinan", "naik"),), '"keyakinan" tidak dikenal'),
        ((("prioritas", "asc"),), 'Arah "asc" tidak dikenal'),
        ((("prioritas", "naik"), ("prioritas", "turun")), "dua kali"),
    ],
)
def test_aturan_salah_ditolak(urutan: tuple[tuple[str, str], ...], pesan: str) -> None:
    with pytest.raises(ValueError, match=pesan):
        AturanAlokasi(urutan=urutan)


def test_tanpa_usulan_dan_tanpa_pagu() -> None:
    kosong = bagi([], susun_pagu(("opd", "DPUTR", 5)))
    assert kosong.berpagu.empty
    assert kosong.pemakaian["sisa_rupiah"].tolist() == [5]
    bebas = bagi([buat_usulan("a", 10)], susun_pagu())
    assert list_hasil(bebas) == {"a": "didanai"}
    assert bebas.pemakaian.empty


@settings(max_examples=80, deadline=None)
@given(usulan=DAFTAR_USULAN, pagu=DAFTAR_PAGU)
def test_setiap_putusan_benar_pada_gilirannya(usulan: list[dict], pagu: pd.DataFrame) -> None:
    """Replay the walk with plain sums: no ceiling is passed, no fitting proposal is skipped."""
    alokasi = bagi(usulan, pagu)
    UsulanBerpagu.validate(alokasi.berpagu)
    PemakaianPagu.validate(alokasi.pemakaian)
    sisa = {(b.sumbu, b.kode): b.jumlah_rupiah for b in pagu.itertuples()}
    for baris in alokasi.berpagu.itertuples():
        berlaku = [p for p in sisa if is_kena(baris, *p)]
        if baris.hasil == "didanai":
            for p in berlaku:
                sisa[p] -= baris.anggaran_rupiah
                assert sisa[p] >= 0
        elif baris.hasil == "tidak_didanai":
            kurang = {f"{p[0]}:{p[1]}": baris.anggaran_rupiah - sisa[p] for p in berlaku}
            assert baris.kurang_rupiah == max(kurang.values()) > 0
            assert kurang[baris.pagu_penghalang] == baris.kurang_rupiah
    akhir = alokasi.pemakaian
    assert (
        dict(
            zip(zip(akhir["sumbu"], akhir["kode"], strict=True), akhir["sisa_rupiah"], strict=True)
        )
        == sisa
    )


@settings(max_examples=50, deadline=None)
@given(usulan=DAFTAR_USULAN, pagu=DAFTAR_PAGU, acak=st.randoms(use_true_random=False))
def test_urutan_baris_masukan_tidak_berpengaruh(
    usulan: list[dict], pagu: pd.DataFrame, acak: Any
) -> None:
    diacak = list(usulan)
    acak.shuffle(diacak)
    satu, dua = bagi(usulan, pagu), bagi(diacak, pagu)
    pd.testing.assert_frame_equal(satu.berpagu, dua.berpagu)
    pd.testing.assert_frame_equal(satu.pemakaian, dua.pemakaian)


@settings(max_examples=50, deadline=None)
@given(usulan=DAFTAR_USULAN, pagu=DAFTAR_PAGU)
def test_urutan_dihormati_dan_jumlah_terjaga(usulan: list[dict], pagu: pd.DataFrame) -> None:
    asal = susun_usulan(usulan)
    berpagu = bagi(usulan, pagu).berpagu
    kunci = asal.set_index("usulan_id").loc[berpagu["usulan_id"]]
    urut = [
        (
            b.putusan != "wajib",
            10**9 if pd.isna(b.prioritas) else b.prioritas,
            1 if pd.isna(b.skor) else -b.skor,
            10**9 if pd.isna(b.anggaran_rupiah) else b.anggaran_rupiah,
            b.Index,
        )
        for b in kunci.itertuples()
    ]
    assert urut == sorted(urut)
    assert berpagu["urutan"].tolist() == list(range(1, len(asal) + 1))
    assert set(berpagu["hasil"]) <= set(HASIL_ALOKASI)
    per_hasil = berpagu.groupby("hasil")["anggaran_rupiah"].sum()
    assert per_hasil.sum() == asal["anggaran_rupiah"].sum()


def test_masukan_tidak_diubah() -> None:
    usulan, pagu = (
        susun_usulan([buat_usulan("b", 5, 2), buat_usulan("a", 5, 1)]),
        susun_pagu(("opd", "DPUTR", 5)),
    )
    salinan = usulan.copy(deep=True), pagu.copy(deep=True)
    allocate_pagu(usulan, pagu, WILAYAH, 2024)
    pd.testing.assert_frame_equal(usulan, salinan[0])
    pd.testing.assert_frame_equal(pagu, salinan[1])


def test_seratus_ribu_usulan_tetap_terjaga() -> None:
    n = 100_000
    acak = np.random.default_rng(2023)
    satu = susun_usulan([buat_usulan("a", 1)])
    usulan = satu.loc[np.zeros(n, dtype=int)].assign(
        usulan_id=[f"{i:016d}" for i in range(n)],
        kode_kelurahan=acak.choice(KELURAHAN, n),
        prioritas=pd.array(acak.integers(1, 50, n), dtype="Int64"),
        anggaran_rupiah=pd.array(acak.integers(1, 200, n) * 1_000_000, dtype="Int64"),
    )
    pagu = susun_pagu(("opd", "DPUTR", 10**12), ("kelurahan", KELURAHAN[0], 10**11))
    alokasi = allocate_pagu(usulan, pagu, WILAYAH, 2024)
    reconcile_pagu(alokasi.berpagu, alokasi.pemakaian)
    assert len(alokasi.berpagu) == n
    didanai = alokasi.berpagu["hasil"] == "didanai"
    assert 0 < didanai.sum() < n
    assert alokasi.berpagu["dialokasikan_rupiah"].sum() <= 10**12
