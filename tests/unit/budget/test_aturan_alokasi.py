"""Locks, score, the option to stop, and the reasons: what holds whatever the proposals are."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from anggaran_uji import (
    DAFTAR_PAGU,
    DAFTAR_USULAN,
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

from schemas.usulan import UsulanBerpagu
from usulan.budget import AturanAlokasi, allocate_pagu

BERHENTI = AturanAlokasi(bila_tidak_muat="berhenti")


def test_yang_wajib_didahulukan_tetapi_tidak_melampaui_pagu() -> None:
    usulan = [
        buat_usulan("a", 60, 1),
        buat_usulan("b", 90, None, putusan="wajib"),
        buat_usulan("c", 120, None, putusan="wajib"),
    ]

    alokasi = bagi(usulan, susun_pagu(("opd", "DPUTR", 100)))

    assert list_urutan(alokasi) == ["b", "c", "a"]
    assert list_hasil(alokasi) == {"b": "didanai", "c": "tidak_didanai", "a": "tidak_didanai"}


def test_yang_ditolak_tidak_memakai_pagu_dan_menyebut_keputusannya() -> None:
    dasar = "Ditolak oleh Sari, 11-02-2023: sudah dikerjakan."
    usulan = [
        buat_usulan("a", 60, 1, putusan="tolak", dasar_putusan=dasar),
        buat_usulan("b", 60, 2),
    ]

    alokasi = bagi(usulan, susun_pagu(("opd", "DPUTR", 60)))

    assert list_hasil(alokasi) == {"a": "ditolak", "b": "didanai"}
    assert alokasi.berpagu["dialokasikan_rupiah"].tolist() == [0, 60]
    assert alokasi.berpagu["alasan_hasil"].iloc[0].endswith(dasar)


@pytest.mark.parametrize(
    ("ubah", "hasil"),
    [
        ({"putusan": "tolak", "pemegang_kewenangan": "Provinsi"}, "ditolak"),
        ({"putusan": "tolak", "anggaran_rupiah": None}, "ditolak"),
        ({"putusan": "wajib", "status_klasifikasi": "periksa"}, "menunggu_tinjauan"),
        ({"putusan": "wajib", "anggaran_rupiah": 0}, "tanpa_anggaran"),
        ({"putusan": "wajib", "pemegang_kewenangan": "Provinsi"}, "luar_kewenangan"),
    ],
)
def test_kuncian_dan_sebab_lain(ubah: dict[str, Any], hasil: str) -> None:
    alokasi = bagi([buat_usulan("a", 50) | ubah], susun_pagu())
    assert list_hasil(alokasi) == {"a": hasil}


def test_skor_tinggi_didahulukan_di_antara_prioritas_yang_sama() -> None:
    usulan = [
        buat_usulan("a", 10, 2, skor=90.0),
        buat_usulan("b", 10, 1, skor=20.0),
        buat_usulan("c", 50, 1, skor=70.0),
        buat_usulan("d", 5, 1),
    ]
    assert list_urutan(bagi(usulan, susun_pagu())) == ["c", "b", "d", "a"]
    skor_dulu = AturanAlokasi((("skor", "turun"), ("prioritas", "naik")))
    assert list_urutan(bagi(usulan, susun_pagu(), skor_dulu)) == ["a", "c", "b", "d"]


def test_berhenti_menutup_hanya_pagu_yang_tidak_memuat() -> None:
    usulan = [
        buat_usulan("a", 70, 1),
        buat_usulan("b", 50, 2),
        buat_usulan("c", 30, 3),
        buat_usulan("d", 30, 4, kode_opd="DISHUB"),
    ]
    pagu = susun_pagu(
        ("opd", "DPUTR", 100), ("opd", "DISHUB", 100), ("kecamatan", "18.72.01", 1000)
    )

    alokasi = bagi(usulan, pagu, BERHENTI)

    assert list_hasil(alokasi) == {
        "a": "didanai",
        "b": "tidak_didanai",
        "c": "tidak_didanai",
        "d": "didanai",
    }
    c = alokasi.berpagu.iloc[2]
    assert (c["kurang_rupiah"], c["pagu_penghalang"]) == (0, "opd:DPUTR")
    assert c["alasan_hasil"] == (
        "Tidak didanai: pagu OPD DPUTR ditutup sejak usulan urutan 2 tidak muat."
    )
    assert list_hasil(bagi(usulan, pagu))["c"] == "didanai"


def test_pilihan_yang_tidak_dikenal_ditolak() -> None:
    with pytest.raises(ValueError, match='"maju" tidak dikenal'):
        AturanAlokasi(bila_tidak_muat="maju")


def test_alasan_menyebut_pagu_kekurangan_kewenangan_dan_gabungan() -> None:
    usulan = [
        buat_usulan("a", 60, 1),
        buat_usulan("b", 1_500_000, 2),
        buat_usulan("c", 60, 3, pemegang_kewenangan="Provinsi Lampung"),
        buat_usulan("d", None, 4),
        buat_usulan("e", 60, 5, status_klasifikasi="periksa"),
        buat_usulan("f", 60, 6),
    ]
    diterima = susun_usulan(usulan).assign(
        usulan_id_utama=pd.Series([None] * 5 + ["a"], dtype="str")
    )
    pagu = susun_pagu(("opd", "DPUTR", 1_000_000), ("kecamatan", "18.72.01", 2_000_000))
    nama = {("opd", "DPUTR"): "Dinas Pekerjaan Umum", ("kecamatan", "18.72.01"): "Metro Pusat"}

    berpagu = allocate_pagu(diterima, pagu, WILAYAH, 2024, nama_kode=nama).berpagu

    assert berpagu["alasan_hasil"].tolist() == [
        "Didanai Rp 60: muat di bawah pagu OPD Dinas Pekerjaan Umum, pagu Kecamatan Metro Pusat.",
        "Tidak didanai: sisa pagu OPD Dinas Pekerjaan Umum kurang Rp 500.060 dari Rp 1.500.000 "
        "yang diminta.",
        "Di luar kewenangan kota; yang berwenang: Provinsi Lampung.",
        "Tidak ikut dibagi karena anggarannya belum diisi.",
        "Belum ikut dibagi karena urusan atau perangkat daerahnya masih menunggu tinjauan.",
        "Digabung ke usulan a.",
    ]
    bebas = bagi([buat_usulan("a", 5)], susun_pagu()).berpagu["alasan_hasil"].tolist()
    assert bebas == ["Didanai Rp 5; tidak ada pagu yang membatasinya."]


@settings(max_examples=60, deadline=None)
@given(usulan=DAFTAR_USULAN, pagu=DAFTAR_PAGU)
def test_yang_dilewati_juga_tidak_muat_di_sisa_akhir(
    usulan: list[dict[str, Any]], pagu: pd.DataFrame
) -> None:
    """Greedy maximality: what is left never grows, so nobody skipped fits at the end either."""
    alokasi = bagi(usulan, pagu)
    akhir = alokasi.pemakaian
    sisa = {(b.sumbu, b.kode): b.sisa_rupiah for b in akhir.itertuples()}
    for baris in alokasi.berpagu.query("hasil == 'tidak_didanai'").itertuples():
        berlaku = [n for p, n in sisa.items() if is_kena(baris, *p)]
        assert baris.anggaran_rupiah > min(berlaku)
    assert (akhir["terpakai_rupiah"] <= akhir["pagu_rupiah"]).all()


@settings(max_examples=60, deadline=None)
@given(usulan=DAFTAR_USULAN, pagu=DAFTAR_PAGU)
def test_berhenti_tidak_seorang_pun_melompati_antrean(
    usulan: list[dict[str, Any]], pagu: pd.DataFrame
) -> None:
    """Replay: nothing draws from a ceiling after one did not fit under it, all else is funded."""
    alokasi = bagi(usulan, pagu, BERHENTI)
    sisa = {(b.sumbu, b.kode): b.jumlah_rupiah for b in pagu.itertuples()}
    tutup: set[tuple[str, str]] = set()
    for baris in alokasi.berpagu.itertuples():
        if baris.hasil not in ("didanai", "tidak_didanai"):
            continue
        berlaku = [p for p in sisa if is_kena(baris, *p)]
        penuh = [p for p in berlaku if sisa[p] < baris.anggaran_rupiah]
        terhalang = bool(penuh) or any(p in tutup for p in berlaku)
        assert (baris.hasil == "tidak_didanai") == terhalang
        assert (baris.kurang_rupiah > 0) == bool(penuh)
        tutup.update(penuh)
        if not terhalang:
            for p in berlaku:
                sisa[p] -= baris.anggaran_rupiah


@settings(max_examples=60, deadline=None)
@given(usulan=DAFTAR_USULAN, pagu=DAFTAR_PAGU)
def test_kuncian_dihormati(usulan: list[dict[str, Any]], pagu: pd.DataFrame) -> None:
    berpagu = bagi(usulan, pagu).berpagu
    UsulanBerpagu.validate(berpagu)
    wajib = berpagu["putusan"].eq("wajib")
    assert wajib.tolist() == sorted(wajib.tolist(), reverse=True)
    assert berpagu["putusan"].eq("tolak").eq(berpagu["hasil"].eq("ditolak")).all()
    assert berpagu["alasan_hasil"].str.len().gt(10).all()


@settings(max_examples=40, deadline=None)
@given(usulan=DAFTAR_USULAN, pagu=DAFTAR_PAGU)
def test_yang_wajib_tidak_dikalahkan_yang_lain(
    usulan: list[dict[str, Any]], pagu: pd.DataFrame
) -> None:
    """The locked ones end as they would if nobody else had asked for anything."""
    wajib = [u for u in usulan if u["putusan"] == "wajib"]
    sendiri, bersama = list_hasil(bagi(wajib, pagu)), list_hasil(bagi(usulan, pagu))
    assert sendiri == {nama: bersama[nama] for nama in sendiri}
