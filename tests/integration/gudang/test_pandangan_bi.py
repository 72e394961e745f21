"""The views for charts: they say what the frames say, one row per stated grain."""

from __future__ import annotations

import pytest
from isi_gudang import read_baris
from pabrik import (
    MARGODADI,
    MARGOREJO,
    SUB_KEGIATAN,
    TAHUN,
    make_alokasi,
    make_hasil_berkas,
    make_konteks,
)
from sqlalchemy import Engine, inspect

from schemas.temuan import Temuan
from warehouse.daftar_pandangan import PANDANGAN
from warehouse.kueri import read_rekap, read_terklasifikasi
from warehouse.muat import load_alokasi, load_hasil

NIK = "18" + "72" * 7
UBAH = {
    0: {"uraian": f"Bedah rumah an. Suparno {NIK}"},
    1: {"prioritas": 1, "rt": None, "rw": None, "lokasi": None},
    2: {"prioritas": None, "volume": None},
}
HASIL = make_hasil_berkas(n=6, ubah=UBAH)


@pytest.fixture
def isi(gudang: Engine) -> Engine:
    """Two kelurahan, one of them with gaps and personal data; the budget shared out."""
    for hasil in (HASIL, make_hasil_berkas(MARGOREJO, n=3, ditolak=0)):
        load_hasil(gudang, hasil, make_konteks(hasil))
    load_alokasi(gudang, TAHUN + 1, *make_alokasi(read_terklasifikasi(gudang, TAHUN)))
    return gudang


def _milik(engine: Engine, sql: str) -> list[tuple[object, ...]]:
    return read_baris(engine, f"{sql} WHERE kode_kelurahan = '{MARGODADI}'")


def test_every_view_has_a_meaning_and_rows_can_be_read(isi: Engine) -> None:
    assert len({p.nama for p in PANDANGAN}) == len(PANDANGAN)
    for satu in PANDANGAN:
        read_baris(isi, f"SELECT * FROM {satu.nama}")


def test_open_views_have_no_column_of_a_person(isi: Engine) -> None:
    orang = {"pengusul", "penerima_manfaat", "keterangan", "permasalahan", "diputuskan_oleh"}
    for satu in PANDANGAN:
        kolom = {k["name"] for k in inspect(isi).get_columns(satu.nama)}
        assert not satu.pembaca or not kolom & orang, satu.nama


def test_the_list_has_each_live_proposal_once_with_its_names(isi: Engine) -> None:
    baris = read_baris(isi, "SELECT usulan_id, status, hasil IS NULL FROM daftar_usulan")
    assert len(baris) == len({b[0] for b in baris}) == 10
    assert {(b[1], bool(b[2])) for b in baris} == {("diterima", False), ("ditolak", True)}
    nama = "SELECT DISTINCT nama_kelurahan, nama_kecamatan FROM daftar_usulan"
    assert _milik(isi, nama) == [("Margodadi", "Metro Selatan")]
    jalan = read_baris(
        isi,
        "SELECT DISTINCT kode_program, nama_program, nama_sub_kegiatan, nama_opd"
        f" FROM daftar_usulan WHERE kode_sub_kegiatan = '{SUB_KEGIATAN}'",
    )
    assert jalan == [("1.03.10", "Program jalan", "Pembangunan jalan", "Dinas DPUTR")]


def test_a_number_of_a_person_is_masked_even_without_a_finding(isi: Engine) -> None:
    samar = "SELECT usulan_id, uraian, lokasi FROM daftar_usulan WHERE disamarkan"
    pertama = HASIL.diterima["usulan_id"].iloc[0]
    assert read_baris(isi, samar) == [(pertama, "[disamarkan]", "[disamarkan]")]


def test_a_finding_of_personal_data_masks_the_texts_while_it_is_live(gudang: Engine) -> None:
    satu = HASIL.diterima["usulan_id"].iloc[3]
    kotor = make_hasil_berkas(n=6)
    temuan = [
        *kotor.temuan.to_dict("records"),
        kotor.temuan.to_dict("records")[0]
        | {"temuan_id": "p", "kode": "DATA_PRIBADI", "tingkat": "periksa", "usulan_id": satu},
    ]
    object.__setattr__(kotor, "temuan", Temuan.susun(temuan))
    samar = "SELECT usulan_id FROM daftar_usulan WHERE disamarkan"

    load_hasil(gudang, kotor, make_konteks(kotor))
    assert read_baris(gudang, samar) == [(satu,)]

    bersih = make_hasil_berkas(n=6, geser=1)
    load_hasil(gudang, bersih, make_konteks(bersih))
    assert read_baris(gudang, samar) == []


def test_programs_follow_the_sub_kegiatan(isi: Engine) -> None:
    diterima = read_terklasifikasi(isi, TAHUN)
    rekap = read_rekap(isi, "rekap_program", TAHUN)

    banyak = int(diterima["kode_sub_kegiatan"].eq(SUB_KEGIATAN).sum())
    assert rekap[["kode_program", "nama_program", "jumlah_usulan"]].to_numpy().tolist()[0] == [
        "1.03.10",
        "Program jalan",
        banyak,
    ]
    assert rekap["nama_program"].tolist()[1:] == ["(belum ditentukan)"]
    assert int(rekap["jumlah_usulan"].sum()) == len(diterima)


def test_priorities_against_funding_add_up_to_the_rekap(isi: Engine) -> None:
    jumlah = "SUM(jumlah_usulan), SUM(diminta_rupiah), SUM(didanai_rupiah), SUM(lainnya_rupiah)"
    assert _milik(isi, f"SELECT {jumlah} FROM prioritas_pendanaan") == _milik(
        isi, f"SELECT {jumlah} FROM rekap_kelurahan"
    )
    nomor = _milik(isi, "SELECT prioritas, jumlah_usulan FROM prioritas_pendanaan")
    assert dict(nomor) == {1: 2, None: 1, 4: 1, 5: 1, 6: 1}
    kekal = "diminta_rupiah = didanai_rupiah + tidak_didanai_rupiah + lainnya_rupiah"
    hasil = "jumlah_usulan = jumlah_didanai + jumlah_tidak_didanai + jumlah_lainnya"
    salah = f"SELECT * FROM prioritas_pendanaan WHERE NOT ({kekal} AND {hasil})"
    assert read_baris(isi, salah) == []


def test_quality_counts_gaps_findings_and_doubt_of_the_live_file(isi: Engine) -> None:
    kolom = (
        *("jumlah_usulan", "usulan_diterima", "usulan_ditolak", "temuan_tolak", "temuan_info"),
        *("usulan_bertemuan", "tanpa_tempat", "tanpa_volume", "tanpa_anggaran"),
        *("tanpa_prioritas", "klasifikasi_periksa"),
    )
    [baris] = _milik(isi, f"SELECT {', '.join(kolom)} FROM mutu_kelurahan")

    d = HASIL.diterima
    assert dict(zip(kolom, baris, strict=True)) == {
        "jumlah_usulan": 7,
        "usulan_diterima": 6,
        "usulan_ditolak": 1,
        "temuan_tolak": 1,
        "temuan_info": 1,
        "usulan_bertemuan": 1,
        "tanpa_tempat": 1,
        "tanpa_volume": int(d["volume"].isna().sum()) + int(HASIL.ditolak["volume"].isna().sum()),
        "tanpa_anggaran": int(d["anggaran_rupiah"].isna().sum()),
        "tanpa_prioritas": 1,
        "klasifikasi_periksa": int(d["status_klasifikasi"].eq("periksa").sum()),
    }


def test_an_empty_live_file_has_a_row_of_zeros(gudang: Engine) -> None:
    kosong = make_hasil_berkas(n=0, ditolak=0)
    load_hasil(gudang, kosong, make_konteks(kosong))

    assert read_baris(gudang, "SELECT jumlah_usulan, tanpa_tempat FROM mutu_kelurahan") == [(0, 0)]
