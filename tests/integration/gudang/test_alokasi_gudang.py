"""Decisions on money, scores, reasons and scenarios in the warehouse, on both databases."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from alembic import command
from isi_gudang import read_baris, read_isi
from pabrik import (
    MARGODADI,
    TAHUN,
    make_alokasi,
    make_hasil_berkas,
    make_konteks,
    make_referensi,
)
from pandera.typing import DataFrame
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from schemas.anggaran import KeputusanAnggaran
from schemas.galat import GudangGagal
from schemas.usulan import UsulanBerpagu
from usulan.budget import allocate_pagu, map_budget, mark_putusan, reconcile_pagu
from warehouse.kueri import read_alokasi, read_rekap, read_terklasifikasi
from warehouse.kueri_anggaran import (
    read_alokasi_skenario,
    read_keputusan_anggaran,
    read_pemakaian_skenario,
    read_rekap_skenario,
)
from warehouse.mesin import begin_tulis
from warehouse.migrasi import migrate_gudang, susun_config
from warehouse.muat import load_alokasi, load_hasil, load_referensi
from warehouse.muat_alokasi import HasilSkenario
from warehouse.muat_putusan import record_keputusan_anggaran
from warehouse.pandangan import REKAP

PADA = pd.Timestamp("2023-02-11 01:02:03")
ADA = "SELECT usulan_id, keputusan, masih_ada, banyak_keputusan FROM keputusan_anggaran_berlaku"


def keputusan(*baris: tuple[str, str], **isi: Any) -> DataFrame[KeputusanAnggaran]:
    """Return decisions (proposal, answer) of Sari, an hour apart."""
    dasar = {"tahun_musrenbang": TAHUN, "alasan": "mendesak", "diputuskan_oleh": "Sari"}
    return KeputusanAnggaran.susun(
        [
            dasar
            | {
                "keputusan_id": f"{i:x}".rjust(16, "a"),
                "usulan_id": usulan_id,
                "keputusan": jawab,
                "diputuskan_pada": PADA + pd.Timedelta(hours=i),
            }
            | isi
            for i, (usulan_id, jawab) in enumerate(baris)
        ]
    )


def daftar_id() -> list[str]:
    return [str(u) for u in make_hasil_berkas().diterima["usulan_id"]]


@pytest.fixture
def isi(gudang: Engine) -> Engine:
    """A warehouse with one kelurahan."""
    hasil = make_hasil_berkas(MARGODADI)
    load_hasil(gudang, hasil, make_konteks(hasil))
    return gudang


def test_a_decision_is_kept_once_and_the_last_one_holds(isi: Engine) -> None:
    a, b = daftar_id()[:2]
    semua = keputusan((a, "wajib"), (b, "tolak"), (a, "tolak"), ("f" * 16, "wajib"))

    pertama = record_keputusan_anggaran(isi, semua)
    ulang = record_keputusan_anggaran(isi, semua)
    lagi = keputusan((a, "tolak"), keputusan_id="b" * 16, diputuskan_pada=PADA + pd.Timedelta("9h"))
    sama = record_keputusan_anggaran(isi, lagi)

    assert (pertama.baru, ulang.sudah_ada, ulang.baru, sama.tidak_berubah) == (4, 4, 0, 1)
    pd.testing.assert_frame_equal(
        read_keputusan_anggaran(isi, TAHUN).reset_index(drop=True), semua.reset_index(drop=True)
    )
    assert read_keputusan_anggaran(isi, TAHUN - 1).empty
    berlaku = {b[0]: (b[1], bool(b[2]), b[3]) for b in read_baris(isi, ADA)}
    assert berlaku == {
        a: ("tolak", True, 2),
        b: ("tolak", True, 1),
        "f" * 16: ("wajib", False, 1),
    }


@pytest.mark.parametrize(
    "perintah",
    ["UPDATE keputusan_anggaran SET keputusan = 'bebas'", "DELETE FROM keputusan_anggaran"],
)
def test_the_database_refuses_to_change_or_drop_a_decision(isi: Engine, perintah: str) -> None:
    record_keputusan_anggaran(isi, keputusan((daftar_id()[0], "wajib")))
    sebelum = read_isi(isi)["keputusan_anggaran"]

    with pytest.raises((DBAPIError, GudangGagal)), begin_tulis(isi) as koneksi:
        koneksi.exec_driver_sql(perintah)

    assert read_isi(isi)["keputusan_anggaran"] == sebelum


def test_decisions_reach_the_allocation_and_every_rekap(isi: Engine) -> None:
    usulan = read_terklasifikasi(isi, TAHUN)
    siap = usulan[usulan["anggaran_rupiah"].gt(0) & usulan["kode_urusan"].notna()]
    tolak, wajib = siap["usulan_id"].iloc[0], siap["usulan_id"].iloc[-1]
    record_keputusan_anggaran(isi, keputusan((tolak, "tolak"), (wajib, "wajib")))
    rujukan = make_referensi()

    terpetakan = map_budget(usulan, rujukan, TAHUN + 1).assign(kode_opd="DPUTR", skor=12.5)
    dikunci = mark_putusan(terpetakan, read_keputusan_anggaran(isi, TAHUN))
    hasil = allocate_pagu(dikunci, rujukan.pagu, rujukan.wilayah, TAHUN + 1)
    reconcile_pagu(hasil.berpagu, hasil.pemakaian, usulan)
    load_alokasi(isi, TAHUN + 1, hasil.berpagu, hasil.pemakaian)

    kembali = read_alokasi(isi, TAHUN + 1)
    pd.testing.assert_frame_equal(kembali, hasil.berpagu)
    satu = kembali.set_index("usulan_id")
    assert satu.loc[tolak, "hasil"] == "ditolak"
    assert "Sari" in satu.loc[tolak, "alasan_hasil"]
    assert satu.loc[wajib, "urutan"] == 1
    for nama in REKAP:
        rekap = read_rekap(isi, nama, TAHUN)
        assert rekap["jumlah_ditolak"].sum() == 1
        assert rekap["diminta_rupiah"].sum() == usulan["anggaran_rupiah"].sum()


def _skenario(engine: Engine) -> list[HasilSkenario]:
    berpagu, pemakaian = make_alokasi(read_terklasifikasi(engine, TAHUN))
    gagal = berpagu["hasil"].eq("didanai")
    tanpa = UsulanBerpagu.susun(
        berpagu.assign(
            hasil=berpagu["hasil"].mask(gagal, "tidak_didanai"),
            dialokasikan_rupiah=0,
            kurang_rupiah=berpagu["kurang_rupiah"].mask(gagal, 5),
        )
    )
    kosong = pemakaian.assign(terpakai_rupiah=0, sisa_rupiah=pemakaian["pagu_rupiah"])
    return [HasilSkenario("ketat", tanpa, kosong), HasilSkenario("sama", berpagu, pemakaian)]


def test_scenarios_lie_beside_the_main_one_and_are_replaced_with_it(isi: Engine) -> None:
    berpagu, pemakaian = make_alokasi(read_terklasifikasi(isi, TAHUN))
    ketat, sama = _skenario(isi)
    load_alokasi(isi, TAHUN + 1, berpagu, pemakaian, [ketat, sama])

    rekap = read_rekap_skenario(isi, TAHUN + 1).set_index("skenario")

    assert rekap.index.tolist() == ["utama", "ketat", "sama"]
    assert rekap.loc["sama"].equals(rekap.loc["utama"])
    didanai = int(berpagu["dialokasikan_rupiah"].sum())
    assert rekap["didanai_rupiah"].tolist() == [didanai, 0, didanai]
    bagian = ["didanai", "tidak_didanai", "lainnya"]
    rupiah = rekap[[f"{k}_rupiah" for k in bagian]].sum(axis=1)
    assert rupiah.tolist() == rekap["diminta_rupiah"].tolist()
    banyak = rekap[[f"jumlah_{k}" for k in bagian]].sum(axis=1)
    assert banyak.tolist() == rekap["jumlah_usulan"].tolist() == [len(berpagu)] * 3
    isinya = read_alokasi_skenario(isi, TAHUN + 1, "ketat")
    assert isinya["hasil"].tolist() == ketat.berpagu["hasil"].tolist()
    pakai = read_pemakaian_skenario(isi, TAHUN + 1, "ketat")
    assert pakai["terpakai_rupiah"].sum() == 0

    load_alokasi(isi, TAHUN + 1, berpagu, pemakaian, [sama])
    assert read_rekap_skenario(isi, TAHUN + 1)["skenario"].tolist() == ["utama", "sama"]
    assert read_pemakaian_skenario(isi, TAHUN + 1, "ketat").empty


def test_a_scenario_that_breaks_a_law_leaves_everything_as_it_was(isi: Engine) -> None:
    berpagu, pemakaian = make_alokasi(read_terklasifikasi(isi, TAHUN))
    ketat, sama = _skenario(isi)
    load_alokasi(isi, TAHUN + 1, berpagu, pemakaian, [ketat])
    sebelum = read_isi(isi)
    rusak = sama.pemakaian.assign(sisa_rupiah=sama.pemakaian["sisa_rupiah"] + 1)

    with pytest.raises((DBAPIError, GudangGagal)):
        load_alokasi(isi, TAHUN + 1, berpagu, pemakaian, [HasilSkenario("x", ketat.berpagu, rusak)])
    lain = HasilSkenario("x", ketat.berpagu.assign(tahun_rencana=TAHUN), ketat.pemakaian)
    with pytest.raises(ValueError, match="tahun lain"):
        load_alokasi(isi, TAHUN + 1, berpagu, pemakaian, [lain])

    assert read_isi(isi) == sebelum


def test_a_withdrawn_proposal_takes_its_scenarios_with_it_but_not_the_decision(
    isi: Engine,
) -> None:
    berpagu, pemakaian = make_alokasi(read_terklasifikasi(isi, TAHUN))
    load_alokasi(isi, TAHUN + 1, berpagu, pemakaian, _skenario(isi))
    pergi = daftar_id()[0]
    record_keputusan_anggaran(isi, keputusan((pergi, "wajib")))

    baru = make_hasil_berkas(MARGODADI, buang=(0,))
    load_hasil(isi, baru, make_konteks(baru))

    tersisa = read_isi(isi)["alokasi_skenario"]
    assert tersisa
    assert pergi not in {b[1] for b in tersisa}
    assert [b[:3] for b in read_baris(isi, ADA)] == [(pergi, "wajib", False)]


def test_the_upgrade_keeps_the_allocation_and_says_that_its_reason_is_unknown(
    engine: Engine,
) -> None:
    migrate_gudang(engine)
    load_referensi(engine, make_referensi())
    hasil = make_hasil_berkas()
    load_hasil(engine, hasil, make_konteks(hasil))
    berpagu, pemakaian = make_alokasi(read_terklasifikasi(engine, TAHUN))
    load_alokasi(engine, TAHUN + 1, berpagu, pemakaian)
    config = susun_config()
    with begin_tulis(engine) as koneksi:
        config.attributes["connection"] = koneksi
        command.downgrade(config, "0007")

    migrate_gudang(engine)

    kembali = read_alokasi(engine, TAHUN + 1)
    tetap = [k for k in berpagu.columns if k not in ("skor", "dasar_skor", "alasan_hasil")]
    pd.testing.assert_frame_equal(kembali[tetap], berpagu[tetap].sort_values("urutan"))
    assert kembali["skor"].isna().all()
    assert kembali["alasan_hasil"].str.contains("sebelum alasannya dicatat").all()
