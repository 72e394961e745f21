from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from anggaran_uji import buat_usulan, susun_usulan
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.loader import find_tabel
from reference.tabel import read_tabel
from schemas.anggaran import KeputusanAnggaran
from schemas.referensi import UKURAN_KRITERIA, Kriteria
from usulan.budget import mark_putusan, mark_ulangan, score_usulan
from usulan.budget.skor import UKURAN

KRITERIA = read_tabel(find_tabel(Kriteria.nama_berkas()), Kriteria)[0]
KOLOM_ISI = ("lokasi", "rt", "rw", "volume", "satuan", "permasalahan")


def _kriteria(*baris: tuple[str, str, str | None, int]) -> pd.DataFrame:
    kolom = ["kriteria", "ukuran", "parameter", "bobot"]
    return pd.DataFrame(baris, columns=kolom).astype({"parameter": "str", "bobot": "int64"})


def _usulan(*usulan: dict[str, Any], isi: int = 0) -> pd.DataFrame:
    """Return proposals of which the first `isi` columns of KOLOM_ISI are filled in."""
    terisi = {k: "ada" if i < isi else None for i, k in enumerate(KOLOM_ISI)}
    return susun_usulan(list(usulan)).assign(**terisi)


def test_setiap_ukuran_di_tabel_punya_rumus() -> None:
    assert set(UKURAN) == set(UKURAN_KRITERIA)


@pytest.mark.parametrize(
    ("ukuran", "parameter", "ubah", "skor"),
    [
        ("urutan_prioritas", "10", {"prioritas": 1}, 100),
        ("urutan_prioritas", "10", {"prioritas": 2}, 90),
        ("urutan_prioritas", "10", {"prioritas": 10}, 10),
        ("urutan_prioritas", "10", {"prioritas": 11}, 0),
        ("urutan_prioritas", "10", {"prioritas": None}, 0),
        ("awalan_kode", "1", {"kode_urusan": "1.03"}, 100),
        ("awalan_kode", "1", {"kode_urusan": "2.15", "kode_sub_kegiatan": None}, 0),
        ("awalan_kode", "1", {"kode_urusan": None, "kode_sub_kegiatan": None}, 0),
        ("awalan_kode", "2|1.03.10", {"kode_urusan": "1.03"}, 100),
        ("awalan_kode", "1.03.1", {"kode_urusan": "1.03"}, 0),
        ("anggaran_kecil", "100|300", {"anggaran_rupiah": 100}, 100),
        ("anggaran_kecil", "100|300", {"anggaran_rupiah": 200}, 50),
        ("anggaran_kecil", "300|100", {"anggaran_rupiah": 300}, 0),
        ("anggaran_kecil", "100|300", {"anggaran_rupiah": None}, 0),
        ("kelengkapan", "|".join(KOLOM_ISI), {}, 50),
        ("ulangan_tahun", None, {}, 0),
    ],
)
def test_nilai_satu_ukuran(
    ukuran: str, parameter: str | None, ubah: dict[str, Any], skor: float
) -> None:
    usulan = _usulan(buat_usulan("a", 200) | ubah, isi=3)
    hasil = score_usulan(usulan, _kriteria(("apa saja", ukuran, parameter, 7)))
    assert hasil["skor"].tolist() == [skor]
    assert hasil["usulan_id"].tolist() == usulan["usulan_id"].tolist()


def test_bobot_dibagi_dan_setiap_bagian_disebut() -> None:
    kriteria = _kriteria(
        ("prioritas kelurahan", "urutan_prioritas", "10", 4),
        ("pelayanan dasar", "awalan_kode", "1", 2),
        ("kelengkapan", "kelengkapan", "lokasi|rt|rw", 6),
    )
    hasil = score_usulan(_usulan(buat_usulan("a", 5, 2), isi=2), kriteria)
    assert hasil["skor"].tolist() == [80.0]
    assert hasil["dasar_skor"].tolist() == [
        "Skor 80 dari 100: prioritas kelurahan 30 dari 33,33, pelayanan dasar 16,67 dari 16,67, "
        "kelengkapan 33,33 dari 50."
    ]


def test_tanpa_kriteria_tidak_ada_skor() -> None:
    hasil = score_usulan(_usulan(buat_usulan("a", 5)), _kriteria())
    assert hasil["skor"].tolist() == [0]
    assert "belum ada kriteria" in hasil["dasar_skor"].iloc[0]


def test_ulangan_hanya_yang_dari_tahun_lain_belum_didanai_dan_bukan_beda() -> None:
    usulan = _usulan(*(buat_usulan(n, 5) for n in "abcde"))
    u = usulan["usulan_id"].tolist()
    duplikat = pd.DataFrame(
        [
            (u[0], "antar_tahun", 2021, "tidak_didanai", None),
            (u[0], "antar_tahun", 2019, None, "gabung"),
            (u[1], "antar_tahun", 2022, "didanai", None),
            (u[2], "antar_tahun", 2022, None, "beda"),
            (u[3], "satu_kelurahan", 2023, None, None),
        ],
        columns=["usulan_id", "hubungan", "tahun_asal", "hasil_asal", "keputusan"],
    ).astype({"hasil_asal": "str", "keputusan": "str"})

    hasil = mark_ulangan(usulan, duplikat)

    assert hasil["tahun_pertama"].fillna(0).tolist() == [2019, 0, 0, 0, 0]
    skor = score_usulan(hasil, _kriteria(("berulang", "ulangan_tahun", None, 1)))
    assert skor["skor"].tolist() == [100, 0, 0, 0, 0]


def _putusan(*baris: tuple[str, str, str]) -> Any:
    return KeputusanAnggaran.susun(
        [
            {
                "keputusan_id": f"{i:x}".rjust(16, "a"),
                "usulan_id": nama.rjust(16, "0"),
                "tahun_musrenbang": 2023,
                "keputusan": jawab,
                "alasan": alasan,
                "diputuskan_oleh": "Sari",
                "diputuskan_pada": pd.Timestamp("2023-02-10 20:00:00") + pd.Timedelta(hours=i),
            }
            for i, (nama, jawab, alasan) in enumerate(baris)
        ]
    )


def test_keputusan_terakhir_yang_mengunci_dan_disebut_siapa_kapan_mengapa() -> None:
    usulan = _usulan(*(buat_usulan(n, 5) for n in "abc")).drop(columns=["putusan", "dasar_putusan"])
    keputusan = _putusan(
        ("a", "tolak", "lahan sengketa."),
        ("a", "wajib", "janji wali kota."),
        ("b", "wajib", "mendesak"),
        ("b", "bebas", "sudah selesai"),
        ("z", "tolak", "usulan tahun lain"),
    )

    hasil = mark_putusan(usulan, keputusan)

    assert hasil["putusan"].fillna("-").tolist() == ["wajib", "-", "-"]
    # 21.00 UTC is already the next day in Metro.
    assert hasil["dasar_putusan"].iloc[0] == "Diwajibkan oleh Sari, 11-02-2023: janji wali kota."
    assert mark_putusan(usulan, _putusan())["putusan"].isna().all()


_NILAI = st.fixed_dictionaries(
    {
        "prioritas": st.none() | st.integers(1, 10_000),
        "anggaran_rupiah": st.none() | st.integers(0, 10**14),
        "kode_urusan": st.sampled_from([None, "1.03", "2.15", "7.01"]),
    }
)


@settings(max_examples=50, deadline=None)
@given(isi=st.lists(_NILAI, max_size=12), acak=st.permutations(range(12)))
def test_skor_di_antara_0_dan_100_dan_tidak_bergantung_urutan_baris(
    isi: list[dict[str, Any]], acak: list[int]
) -> None:
    usulan = _usulan(*(buat_usulan(str(i), 0) | b for i, b in enumerate(isi)), isi=4)
    hasil = score_usulan(usulan, KRITERIA)
    assert hasil["skor"].between(0, 100).all()
    assert (np.round(hasil["skor"], 2) == hasil["skor"]).all()
    baris = [i for i in acak if i < len(isi)]
    acakan = score_usulan(usulan.iloc[baris], KRITERIA)
    pd.testing.assert_frame_equal(acakan.sort_index(), hasil)
