from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from reference.loader import Referensi, muat_referensi
from usulan.budget import map_budget

KOLOM_OPD_URUSAN = [
    "kode_nomenklatur",
    "kode_opd",
    "kode_kecamatan",
    "tahun_awal",
    "tahun_akhir",
    "utama",
]
OPD_URUSAN = [
    ("1.03", "DPUTR", None, 2021, None, "ya"),
    ("1.05", "SATPOL-PP", None, 2021, None, "ya"),
    ("1.05", "BPBD", None, 2021, None, "tidak"),
    ("1.05.03", "BPBD", None, 2021, None, "tidak"),
    ("1.06", "DINSOS", None, 2021, 2025, "ya"),
    ("1.06", "DINSOS-PM", None, 2026, None, "ya"),
    ("7.01", "KEC-METRO-PUSAT", "18.72.01", 2021, None, "ya"),
    ("7.01", "KEC-METRO-SELATAN", "18.72.05", 2021, None, "ya"),
    ("2.17", "DISKOP-PERIN", None, 2021, None, "tidak"),
    ("2.17", "DISDAG", None, 2021, None, "tidak"),
]
BELANJA = [
    ("1.03", None, "5.1.02", "1.2.01.01.02", "umum"),
    ("1.03.10", None, "5.2.04.01.01.0004", "2.2.01.01.02.0006", "jalan kota"),
    ("1.03.10", "orang", "5.1.02.02.12", "1.2.01.01.02", "pelatihan"),
    ("1.03.10.2.01.0046", None, "5.1.02.03.04.0004", "2.2.01.01.02.0006", "pemeliharaan"),
    ("7.01.03.2.02", None, "5.1.02", "2.2.01.01.02.0001", "dana kelurahan"),
]


@pytest.fixture(scope="module")
def referensi() -> Referensi:
    opd_urusan = pd.DataFrame(OPD_URUSAN, columns=KOLOM_OPD_URUSAN).astype(
        {"tahun_akhir": "Int64", "kode_kecamatan": "str"}
    )
    kolom = ["awalan_kode", "jenis_satuan", "kode_rekening", "kode_sumber_dana", "alasan"]
    belanja = pd.DataFrame(BELANJA, columns=kolom, dtype="str")
    return replace(muat_referensi(), opd_urusan=opd_urusan, pemetaan_belanja=belanja)


def _usulan(
    urusan: str | None,
    sub: str | None = None,
    satuan: str | None = None,
    kel: str = "18.72.01.1001",
) -> dict[str, str | None]:
    return {
        "usulan_id": f"{urusan}{sub}{satuan}{kel}",
        "kode_kelurahan": kel,
        "kode_urusan": urusan,
        "kode_sub_kegiatan": sub,
        "satuan": satuan,
    }


def _petakan(referensi: Referensi, *usulan: dict[str, str | None], tahun: int = 2024):
    return map_budget(pd.DataFrame(list(usulan), dtype="str"), referensi, tahun)


@pytest.mark.parametrize(
    ("urusan", "sub", "tahun", "opd"),
    [
        ("1.03", None, 2024, "DPUTR"),
        ("1.03", "1.03.10.2.01.0044", 2024, "DPUTR"),
        ("1.05", None, 2024, "SATPOL-PP"),
        ("1.05", "1.05.03.2.02.0016", 2024, "BPBD"),
        ("1.06", None, 2025, "DINSOS"),
        ("1.06", None, 2026, "DINSOS-PM"),
    ],
)
def test_opd_menurut_kode_terpanjang_dan_tahun_rencana(
    referensi: Referensi, urusan: str, sub: str | None, tahun: int, opd: str
) -> None:
    assert _petakan(referensi, _usulan(urusan, sub), tahun=tahun)["kode_opd"].tolist() == [opd]


def test_sub_kegiatan_menentukan_pembayar_walau_topiknya_lain(referensi: Referensi) -> None:
    hasil = _petakan(referensi, _usulan("1.03", "7.01.03.2.02.0002", kel="18.72.05.1004"))
    assert hasil["kode_opd"].tolist() == ["KEC-METRO-SELATAN"]
    assert hasil["kode_sumber_dana"].tolist() == ["2.2.01.01.02.0001"]


def test_sub_kegiatan_tanpa_pengampu_kembali_ke_urusan(referensi: Referensi) -> None:
    hasil = _petakan(referensi, _usulan("1.03", "3.27.03.2.02.0003"))
    assert hasil["kode_opd"].tolist() == ["DPUTR"]


def test_kecamatan_hanya_untuk_kelurahannya(referensi: Referensi) -> None:
    hasil = _petakan(
        referensi, _usulan("7.01", kel="18.72.01.1003"), _usulan("7.01", kel="18.72.03.1001")
    )
    assert hasil["kode_opd"].tolist()[0] == "KEC-METRO-PUSAT"
    assert pd.isna(hasil["kode_opd"].iloc[1])
    assert "tidak ada pengampu 7.01 pada rencana 2024" in hasil["dasar_pemetaan"].iloc[1]


def test_beberapa_opd_tanpa_utama_tidak_ditebak(referensi: Referensi) -> None:
    hasil = _petakan(referensi, _usulan("2.17"))
    assert pd.isna(hasil["kode_opd"].iloc[0])
    assert "DISDAG, DISKOP-PERIN" in hasil["dasar_pemetaan"].iloc[0]


@pytest.mark.parametrize(
    ("sub", "satuan", "rekening"),
    [
        (None, "m", "5.1.02"),
        ("1.03.10.2.01.0044", "m", "5.2.04.01.01.0004"),
        ("1.03.10.2.01.0044", None, "5.2.04.01.01.0004"),
        ("1.03.10.2.01.0044", "orang", "5.1.02.02.12"),
        ("1.03.10.2.01.0046", "orang", "5.1.02.03.04.0004"),
        ("1.03.02.2.01.0109", "m", "5.1.02"),
    ],
)
def test_rekening_menurut_awalan_terpanjang_lalu_jenis_satuan(
    referensi: Referensi, sub: str | None, satuan: str | None, rekening: str
) -> None:
    hasil = _petakan(referensi, _usulan("1.03", sub, satuan))
    assert hasil["kode_rekening"].tolist() == [rekening]


def test_dasar_pemetaan_satu_kalimat_yang_menyebut_tabelnya(referensi: Referensi) -> None:
    hasil = _petakan(referensi, _usulan("1.03", "1.03.10.2.01.0044", "m"))
    assert hasil["dasar_pemetaan"].iloc[0] == (
        "OPD DPUTR mengampu 1.03 pada rencana 2024; rekening 5.2.04.01.01.0004 dan sumber dana "
        "2.2.01.01.02.0006 menurut 1.03.10 (jalan kota)."
    )


def test_tanpa_urusan_dan_tanpa_tabel_diceritakan(referensi: Referensi) -> None:
    hasil = _petakan(referensi, _usulan(None), _usulan("1.06"))
    assert hasil[["kode_rekening", "kode_sumber_dana"]].isna().all(axis=None)
    assert hasil["dasar_pemetaan"].tolist() == [
        "Belum dipetakan karena urusannya belum diketahui.",
        "OPD DINSOS mengampu 1.06 pada rencana 2024; rekening dan sumber dana belum ada di tabel.",
    ]


def test_urutan_indeks_dan_kolom_lain_tetap(referensi: Referensi) -> None:
    asal = pd.DataFrame(
        [_usulan("1.06"), _usulan("1.03"), _usulan("1.06")], index=[7, 3, 7], dtype="str"
    )
    salinan = asal.copy(deep=True)
    hasil = map_budget(asal, referensi, 2024)
    assert hasil["kode_opd"].tolist() == ["DINSOS", "DPUTR", "DINSOS"]
    assert hasil.index.tolist() == [7, 3, 7]
    assert hasil["tahun_rencana"].tolist() == [2024, 2024, 2024]
    pd.testing.assert_frame_equal(hasil[asal.columns.tolist()], salinan)
    pd.testing.assert_frame_equal(asal, salinan)


def test_bingkai_kosong(referensi: Referensi) -> None:
    hasil = map_budget(pd.DataFrame([_usulan("1.03")], dtype="str").iloc[:0], referensi, 2024)
    assert len(hasil) == 0
    assert "dasar_pemetaan" in hasil.columns


def test_tabel_bawaan_memetakan_setiap_sub_kegiatan_yang_diampu() -> None:
    bawaan = muat_referensi()
    sub = bawaan.nomenklatur.query("tingkat == 'sub_kegiatan'")["kode"]
    sub = sub[~sub.str.startswith(("X", "5.06"))]
    hasil = _petakan(bawaan, *(_usulan(kode[:4], kode, "m") for kode in sub))
    assert hasil[["kode_opd", "kode_rekening", "kode_sumber_dana"]].notna().all(axis=None)
    opd = hasil.set_index("kode_sub_kegiatan")["kode_opd"]
    assert opd["1.05.04.2.01.0001"] == "DAMKAR"
    assert opd["7.01.03.2.02.0002"] == "KEC-METRO-PUSAT"
    assert opd["5.02.04.2.01.0001"] == "BPPRD"
