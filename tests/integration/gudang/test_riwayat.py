"""History: no value of a proposal is overwritten or dropped without a trace."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from isi_gudang import read_baris, read_isi
from pabrik import MULAI, SUB_KEGIATAN, TAHUN, make_hasil_berkas, make_konteks
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from schemas.hasil import HasilBerkas
from schemas.temuan import Temuan
from schemas.usulan import UsulanTerklasifikasi
from warehouse.baris import KOLOM_ISI, susun_baris
from warehouse.kueri import read_terklasifikasi
from warehouse.mesin import begin_tulis
from warehouse.muat import HasilMuat, load_hasil
from warehouse.muat_klasifikasi import Terapan, load_klasifikasi

HARI = dt.timedelta(days=1)
LAMA = make_hasil_berkas(n=4)
BERUBAH, DITARIK = LAMA.diterima["usulan_id"].iloc[1], LAMA.diterima["usulan_id"].iloc[0]
BARU = make_hasil_berkas(n=4, ubah={1: {"anggaran_rupiah": 5}}, buang=(0,))
VERSI = "SELECT usulan_id, nomor_versi, sebab, impor_id, diganti_impor_id FROM usulan_versi"


def _muat(gudang: Engine, hasil: HasilBerkas, hari: int = 0) -> HasilMuat:
    return load_hasil(gudang, hasil, make_konteks(hasil, mulai=MULAI + hari * HARI))


def _putuskan(gudang: Engine, nomor: int, hari: int) -> str:
    usulan = read_terklasifikasi(gudang, TAHUN).iloc[[nomor]]
    isi = {"kode_urusan": "1.03", "kode_sub_kegiatan": SUB_KEGIATAN, "keyakinan": 1.0}
    baru = UsulanTerklasifikasi.susun(usulan.assign(**isi, status_klasifikasi="otomatis"))
    terapan = Terapan(TAHUN, baru, Temuan.susun([]), MULAI + hari * HARI)
    assert load_klasifikasi(gudang, terapan) == 1
    return str(usulan["usulan_id"].iloc[0])


def test_a_first_load_and_a_repeated_one_write_no_history(gudang: Engine) -> None:
    _muat(gudang, LAMA)
    _muat(gudang, LAMA)
    _muat(gudang, make_hasil_berkas(n=4, geser=2))

    assert read_baris(gudang, VERSI) == []


def test_what_changed_or_vanished_is_kept_as_it_was(gudang: Engine) -> None:
    _muat(gudang, LAMA)

    _muat(gudang, BARU, hari=1)

    assert sorted(read_baris(gudang, VERSI)) == sorted(
        [(DITARIK, 1, "ditarik", 1, 2), (BERUBAH, 1, "diubah", 1, 2)]
    )
    kolom = ("lembar", "nomor_baris", "nomor", *KOLOM_ISI, "kode_urusan", "dasar_klasifikasi")
    for satu in (BERUBAH, DITARIK):
        sql = f"SELECT {', '.join(kolom)} FROM usulan_versi WHERE usulan_id = '{satu}'"
        [dulu] = susun_baris(LAMA.diterima[LAMA.diterima["usulan_id"].eq(satu)], kolom)
        assert read_baris(gudang, sql) == [tuple(dulu.values())]


def test_former_values_keep_the_address_of_each_cell(gudang: Engine) -> None:
    _muat(gudang, LAMA)
    _muat(gudang, BARU, hari=1)

    sql = f"SELECT sel FROM usulan_versi WHERE usulan_id = '{BERUBAH}'"
    [(sel,)] = read_baris(gudang, sql)

    baris = LAMA.diterima.iloc[1]
    asal = {k[4:]: baris[k] for k in baris.index if k.startswith("sel_") and baris[k] == baris[k]}
    assert json.loads(sel) == asal


def test_each_change_adds_a_version_and_a_return_goes_on_counting(gudang: Engine) -> None:
    _muat(gudang, LAMA)
    _muat(gudang, BARU, hari=1)
    _muat(gudang, LAMA, hari=2)
    _muat(gudang, make_hasil_berkas(n=4, ubah={0: {"anggaran_rupiah": 7}}), hari=3)

    milik = f"{VERSI} WHERE usulan_id = '{{}}' ORDER BY nomor_versi"
    assert read_baris(gudang, milik.format(BERUBAH)) == [
        (BERUBAH, 1, "diubah", 1, 2),
        (BERUBAH, 2, "diubah", 2, 3),
    ]
    assert read_baris(gudang, milik.format(DITARIK)) == [
        (DITARIK, 1, "ditarik", 1, 2),
        (DITARIK, 2, "diubah", 3, 4),
    ]


def test_a_decision_keeps_the_classification_it_replaces(gudang: Engine) -> None:
    _muat(gudang, LAMA)

    satu = _putuskan(gudang, 0, hari=1)

    sql = f"{VERSI.replace('FROM', ', kode_urusan, status FROM')} WHERE usulan_id = '{satu}'"
    urusan = LAMA.diterima["kode_urusan"].iloc[0]
    assert read_baris(gudang, sql) == [
        (satu, 1, "dinilai_ulang", 1, None, urusan, "diterima"),
    ]
    assert urusan != "1.03"


def test_the_view_tells_the_whole_life_of_a_proposal(gudang: Engine) -> None:
    _muat(gudang, LAMA)
    _muat(gudang, BARU, hari=1)
    nomor = list(BARU.diterima["usulan_id"]).index(BERUBAH)
    _putuskan(gudang, nomor, hari=2)

    isi = read_baris(
        gudang,
        "SELECT nomor_versi, keadaan, anggaran_rupiah, impor_id, nama_kelurahan, berkas, sha256,"
        f" berakhir_pada IS NULL FROM riwayat_usulan WHERE usulan_id = '{BERUBAH}' ORDER BY 1",
    )

    tempat = ("Margodadi", "Margodadi.xlsx")
    assert [b[:7] for b in isi] == [
        (1, "diubah", int(LAMA.diterima["anggaran_rupiah"].iloc[1]), 1, *tempat, LAMA.sha256),
        (2, "dinilai_ulang", 5, 2, *tempat, BARU.sha256),
        (3, "berlaku", 5, 2, *tempat, BARU.sha256),
    ]
    assert [bool(b[7]) for b in isi] == [False, False, True]
    sejak = "SELECT COUNT(*) FROM riwayat_usulan WHERE keadaan = 'ditarik'"
    assert read_baris(gudang, sejak) == [(1,)]


def test_a_version_begins_when_the_one_before_ends(gudang: Engine) -> None:
    for hari, anggaran in enumerate((1, 2, 3)):
        _muat(gudang, make_hasil_berkas(n=1, ubah={0: {"anggaran_rupiah": anggaran}}), hari=hari)

    waktu = read_baris(
        gudang,
        "SELECT berlaku_sejak, berakhir_pada FROM riwayat_usulan WHERE status = 'diterima'"
        " ORDER BY nomor_versi",
    )

    assert [b[0] for b in waktu[1:]] == [b[1] for b in waktu[:-1]]
    assert waktu[-1][1] is None


def test_a_load_that_began_earlier_ends_no_version_before_it_began(gudang: Engine) -> None:
    _muat(gudang, LAMA, hari=3)

    _muat(gudang, BARU)

    sql = "SELECT COUNT(*) FROM usulan_versi WHERE berakhir_pada = berlaku_sejak"
    assert read_baris(gudang, sql) == [(2,)]


def test_a_refused_proposal_has_a_history_without_classification(gudang: Engine) -> None:
    _muat(gudang, make_hasil_berkas(n=0, ditolak=1))

    _muat(gudang, make_hasil_berkas(n=1, ditolak=0), hari=1)

    sql = "SELECT status, kode_urusan, versi_nomenklatur FROM usulan_versi"
    assert read_baris(gudang, sql) == [("ditolak", None, None)]


@pytest.mark.parametrize(
    "sql", ["UPDATE usulan_versi SET uraian = 'x'", "DELETE FROM usulan_versi"]
)
def test_the_database_itself_refuses_to_rewrite_history(gudang: Engine, sql: str) -> None:
    _muat(gudang, LAMA)
    _muat(gudang, BARU, hari=1)
    sebelum: Any = read_isi(gudang)

    with pytest.raises(DBAPIError, match="riwayat usulan tidak pernah"), begin_tulis(gudang) as k:
        k.exec_driver_sql(sql)

    assert read_isi(gudang) == sebelum
