from __future__ import annotations

import pandas as pd
import pytest

from schemas.galat import RekonsiliasiGagal
from schemas.usulan import PemakaianPagu, UsulanBerpagu
from usulan.budget import reconcile_pagu


@pytest.fixture
def berpagu() -> pd.DataFrame:
    umum = {
        "tahun_rencana": 2024,
        "kode_kelurahan": "18.72.05.1004",
        "kode_urusan": "1.03",
        "kode_sub_kegiatan": "1.03.10.2.01.0044",
        "kode_opd": "DPUTR",
        "kode_sumber_dana": "1.1",
        "dasar_pemetaan": "contoh.",
        "alasan_hasil": "contoh.",
    }
    isi = [
        ("000000000000000a", 1, 60, "didanai", 60, 0, None),
        ("000000000000000b", 2, 50, "tidak_didanai", 0, 10, "opd:DPUTR"),
        ("000000000000000c", 3, None, "tanpa_anggaran", 0, 0, None),
    ]
    kolom = (
        "usulan_id",
        "urutan",
        "anggaran_rupiah",
        "hasil",
        "dialokasikan_rupiah",
        "kurang_rupiah",
        "pagu_penghalang",
    )
    return UsulanBerpagu.susun([umum | dict(zip(kolom, b, strict=True)) for b in isi])


@pytest.fixture
def pemakaian() -> pd.DataFrame:
    sumbu = {
        "opd": "DPUTR",
        "kelurahan": "18.72.05.1004",
        "kecamatan": "18.72.05",
        "bidang_urusan": "1.03",
        "program": "1.03.10",
        "sumber_dana": "1.1",
    }
    return PemakaianPagu.susun(
        [
            {
                "tahun_rencana": 2024,
                "sumbu": nama,
                "kode": kode,
                "pagu_rupiah": 100,
                "terpakai_rupiah": 60,
                "sisa_rupiah": 40,
                "diminta_rupiah": 110,
            }
            for nama, kode in sumbu.items()
        ]
    )


def _ubah(bingkai: pd.DataFrame, baris: int, **isi: int) -> pd.DataFrame:
    salinan = bingkai.copy()
    for kolom, nilai in isi.items():
        salinan.loc[baris, kolom] = nilai
    return salinan


def test_yang_cocok_diterima(berpagu: pd.DataFrame, pemakaian: pd.DataFrame) -> None:
    assert reconcile_pagu(berpagu, pemakaian) is None


@pytest.mark.parametrize("sumbu", range(6))
@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"terpakai_rupiah": 61}, "Terpakai ditambah sisa Rp101 tidak sama dengan Rp100"),
        ({"terpakai_rupiah": 61, "sisa_rupiah": 39}, "Terpakai Rp61 tidak sama dengan Rp60"),
        ({"diminta_rupiah": 60}, "Diminta Rp60 tidak sama dengan Rp110"),
    ],
)
def test_selisih_pagu_disebut_sumbu_dan_rupiahnya(
    berpagu: pd.DataFrame, pemakaian: pd.DataFrame, sumbu: int, isi: dict[str, int], pesan: str
) -> None:
    with pytest.raises(RekonsiliasiGagal) as tangkap:
        reconcile_pagu(berpagu, _ubah(pemakaian, sumbu, **isi))
    baris = pemakaian.iloc[sumbu]
    assert tangkap.value.tempat == f"{baris['sumbu']}:{baris['kode']}"
    assert pesan in tangkap.value.pesan


@pytest.mark.parametrize(
    ("baris", "nilai", "pesan"),
    [
        (0, 59, "Rp109 tidak sama dengan Rp110 (selisih Rp-1)"),
        (1, 50, "Rp160 tidak sama dengan Rp110 (selisih Rp50)"),
        (2, 5, "Rp115 tidak sama dengan Rp110 (selisih Rp5)"),
    ],
)
def test_dialokasikan_ditambah_belum_didanai_sama_dengan_diterima(
    berpagu: pd.DataFrame, pemakaian: pd.DataFrame, baris: int, nilai: int, pesan: str
) -> None:
    with pytest.raises(RekonsiliasiGagal) as tangkap:
        reconcile_pagu(_ubah(berpagu, baris, dialokasikan_rupiah=nilai), pemakaian)
    assert pesan in tangkap.value.pesan
    assert tangkap.value.tempat == "opd:DPUTR"


def test_alokasi_yang_tertukar_antar_usulan_ketahuan(
    berpagu: pd.DataFrame, pemakaian: pd.DataFrame
) -> None:
    tertukar = berpagu.assign(dialokasikan_rupiah=[55, 5, 0])
    with pytest.raises(RekonsiliasiGagal, match="Alokasi Rp55 tidak sama dengan Rp60") as tangkap:
        reconcile_pagu(tertukar, pemakaian)
    assert tangkap.value.tempat == "usulan:000000000000000a"


def test_usulan_diterima_yang_hilang_ketahuan_per_kelurahan(
    berpagu: pd.DataFrame, pemakaian: pd.DataFrame
) -> None:
    diterima = berpagu[["kode_kelurahan", "anggaran_rupiah"]]
    reconcile_pagu(berpagu, pemakaian, diterima)
    lebih = pd.concat([diterima, diterima.assign(kode_kelurahan="18.72.01.1001")])
    with pytest.raises(RekonsiliasiGagal, match="Rp0 tidak sama dengan Rp110") as tangkap:
        reconcile_pagu(berpagu, pemakaian, lebih)
    assert tangkap.value.tempat == "kelurahan:18.72.01.1001"


def test_pagu_di_luar_usulan_harus_tidak_terpakai(
    berpagu: pd.DataFrame, pemakaian: pd.DataFrame
) -> None:
    lain = _ubah(pemakaian, 0).assign(kode=pemakaian["kode"].where(pemakaian.index != 0, "DLH"))
    with pytest.raises(RekonsiliasiGagal, match="Terpakai Rp60 tidak sama dengan Rp0") as tangkap:
        reconcile_pagu(berpagu, lain)
    assert tangkap.value.tempat == "opd:DLH"
