"""Pairs of alike proposals in the warehouse: kept once, decided once, merged while both live."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pytest
from alembic import command
from isi_gudang import read_baris, read_isi
from pabrik import (
    MARGODADI,
    MARGOREJO,
    TAHUN,
    make_alokasi,
    make_hasil_berkas,
    make_konteks,
    make_referensi,
)
from pandera.typing import DataFrame
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from schemas.duplikat import KeputusanDuplikat, PasanganDuplikat
from schemas.hasil import HasilBerkas
from schemas.usulan import UsulanBerpagu
from usulan.budget import allocate_pagu, map_budget, reconcile_pagu
from usulan.duplikat.gabungan import mark_gabungan
from warehouse.kueri import read_alokasi, read_rekap, read_terklasifikasi
from warehouse.kueri_duplikat import (
    read_banding,
    read_duplikat,
    read_gabungan,
    read_keputusan_duplikat,
)
from warehouse.mesin import begin_tulis
from warehouse.migrasi import migrate_gudang, susun_config
from warehouse.muat import load_alokasi, load_hasil, load_referensi
from warehouse.muat_duplikat import load_pasangan, record_keputusan_duplikat
from warehouse.pandangan import REKAP

KINI = dt.datetime(2023, 2, 10, 3, 5, tzinfo=dt.UTC)
NANTI = KINI + dt.timedelta(days=1)
PADA = pd.Timestamp("2023-02-11 01:02:03")
KUNCI = ["usulan_id", "usulan_id_asal"]
SKOR = ("putusan", "skor", "dasar_skor", "alasan_hasil")


def muat(engine: Engine, *berkas: HasilBerkas) -> None:
    for hasil in berkas:
        load_hasil(engine, hasil, make_konteks(hasil))


def daftar_id(kode: str = MARGODADI, tahun: int = TAHUN) -> list[str]:
    """Return the ids of the accepted proposals that `make_hasil_berkas` gives a kelurahan."""
    return make_hasil_berkas(kode, tahun=tahun).diterima["usulan_id"].tolist()


def pasangan(*berdua: tuple[str, str], **isi: Any) -> DataFrame[PasanganDuplikat]:
    """Return pairs (later, earlier), the first the likeliest; `isi` overrides fields of all."""
    dasar = {
        "hubungan": "satu_kelurahan",
        "tingkat": "sangat_mirip",
        "skor_teks": 1.0,
        "skor_tempat": 0.9,
        "alasan": "Pekerjaan yang sama (drainase); tempat yang sama: melati.",
    }
    baris = [
        dasar | {"usulan_id": kemudian, "usulan_id_asal": dulu, "skor": 0.95 - i / 100} | isi
        for i, (kemudian, dulu) in enumerate(berdua)
    ]
    return PasanganDuplikat.susun(baris)


def keputusan(*baris: tuple[str, str, str], **isi: Any) -> DataFrame[KeputusanDuplikat]:
    """Return decisions (later, earlier, answer) of Sari, an hour apart."""
    dasar = {
        "tahun_musrenbang": TAHUN,
        "uraian": "Drainase Jl. Melati",
        "uraian_asal": "Drainase Jl. Melati",
        "skor": 0.95,
        "diputuskan_oleh": "Sari",
    }
    return KeputusanDuplikat.susun(
        [
            dasar
            | {
                "keputusan_id": f"{i:x}".rjust(16, "a"),
                "usulan_id": kemudian,
                "usulan_id_asal": dulu,
                "keputusan": jawab,
                "diputuskan_pada": PADA + pd.Timedelta(hours=i),
            }
            | isi
            for i, (kemudian, dulu, jawab) in enumerate(baris)
        ]
    )


@pytest.fixture
def isi(gudang: Engine) -> Engine:
    """A warehouse with two kelurahan of 2023 and one of the year before."""
    muat(
        gudang,
        make_hasil_berkas(tahun=TAHUN - 1),
        make_hasil_berkas(),
        make_hasil_berkas(MARGOREJO),
    )
    return gudang


def garis(engine: Engine, tahun: int = TAHUN) -> dict[str, str]:
    gabungan = read_gabungan(engine, tahun)
    return dict(zip(gabungan["usulan_id"], gabungan["usulan_id_utama"], strict=True))


def test_what_is_compared_is_the_year_and_all_years_before(isi: Engine) -> None:
    kini, dulu = read_banding(isi, TAHUN), read_banding(isi, TAHUN - 1)

    assert set(dulu["usulan_id"]) == set(daftar_id(tahun=TAHUN - 1))
    assert set(kini["usulan_id"]) == {
        *daftar_id(tahun=TAHUN - 1),
        *daftar_id(),
        *daftar_id(MARGOREJO),
    }
    assert set(kini["sumber"]) == {"musrenbang"}
    assert read_banding(isi, TAHUN - 2).empty


def test_pairs_come_back_with_both_sides_and_the_likeliest_first(isi: Engine) -> None:
    a, b = daftar_id()[:2]
    (dulu,) = daftar_id(tahun=TAHUN - 1)[:1]

    assert load_pasangan(isi, TAHUN, pasangan((b, a), (a, dulu)), KINI) == 2

    hasil = read_duplikat(isi, TAHUN)
    assert hasil[KUNCI].to_numpy().tolist() == [[b, a], [a, dulu]]
    assert hasil["tahun_asal"].tolist() == [TAHUN, TAHUN - 1]
    usulan = make_hasil_berkas().diterima.set_index("usulan_id")
    assert hasil["uraian"].tolist() == usulan.loc[[b, a], "uraian"].tolist()
    assert hasil["uraian_asal"].iloc[0] == usulan.loc[a, "uraian"]
    assert hasil["anggaran_asal_rupiah"].iloc[0] == usulan.loc[a, "anggaran_rupiah"]
    assert hasil["nama_kelurahan"].tolist() == ["Margodadi", "Margodadi"]
    assert hasil["hasil_asal"].isna().all()
    assert hasil["ditemukan_pada"].eq(pd.Timestamp(KINI).tz_localize(None)).all()
    assert read_duplikat(isi, TAHUN - 1).empty


def test_a_second_run_replaces_the_pairs_and_keeps_when_one_was_found_first(isi: Engine) -> None:
    a, b, c = daftar_id()[:3]
    load_pasangan(isi, TAHUN, pasangan((b, a), (c, a)), KINI)

    load_pasangan(isi, TAHUN, pasangan((c, b), (b, a)), NANTI)

    hasil = read_duplikat(isi, TAHUN)
    assert hasil[KUNCI].to_numpy().tolist() == [[c, b], [b, a]]
    saat = [pd.Timestamp(p).tz_localize(None) for p in (NANTI, KINI)]
    assert hasil["ditemukan_pada"].tolist() == saat


def test_pairs_of_another_year_or_of_withdrawn_proposals_are_not_kept(isi: Engine) -> None:
    a, b = daftar_id()[:2]
    lalu = daftar_id(tahun=TAHUN - 1)
    load_pasangan(isi, TAHUN - 1, pasangan((lalu[1], lalu[0])), KINI)

    banyak = load_pasangan(
        isi, TAHUN, pasangan((b, a), (lalu[1], lalu[0]), (a, "hilang" * 2 + "0000")), KINI
    )

    assert banyak == 1
    assert read_duplikat(isi, TAHUN)[KUNCI].to_numpy().tolist() == [[b, a]]
    assert len(read_duplikat(isi, TAHUN - 1)) == 1


def test_a_withdrawn_proposal_takes_its_pairs_and_leaves_the_decisions(isi: Engine) -> None:
    a, b, c = daftar_id()[:3]
    load_pasangan(isi, TAHUN, pasangan((b, a), (c, b)), KINI)
    record_keputusan_duplikat(isi, keputusan((b, a, "gabung")))
    assert garis(isi) == {b: a}

    muat(isi, make_hasil_berkas(buang=(0,)))

    assert read_duplikat(isi, TAHUN, terbuka=False)[KUNCI].to_numpy().tolist() == [[c, b]]
    assert garis(isi) == {}
    assert read_keputusan_duplikat(isi)["keputusan"].tolist() == ["gabung"]
    masih = "SELECT masih_ada FROM keputusan_duplikat_berlaku"
    assert [bool(m) for (m,) in read_baris(isi, masih)] == [False]

    muat(isi, make_hasil_berkas(geser=1))
    assert garis(isi) == {b: a}


def test_a_refused_proposal_is_no_side_of_a_pair(isi: Engine) -> None:
    a, b = daftar_id()[:2]
    load_pasangan(isi, TAHUN, pasangan((b, a)), KINI)
    record_keputusan_duplikat(isi, keputusan((b, a, "gabung")))
    with begin_tulis(isi) as koneksi:
        koneksi.exec_driver_sql(f"UPDATE usulan SET status = 'ditolak' WHERE usulan_id = '{a}'")

    assert read_duplikat(isi, TAHUN, terbuka=False).empty
    assert garis(isi) == {}


@pytest.mark.parametrize("jawab", ["gabung", "beda"])
def test_a_decided_pair_is_not_asked_again_though_it_is_found_again(
    isi: Engine, jawab: str
) -> None:
    a, b, c = daftar_id()[:3]
    load_pasangan(isi, TAHUN, pasangan((b, a), (c, a)), KINI)

    record_keputusan_duplikat(isi, keputusan((b, a, jawab)))
    load_pasangan(isi, TAHUN, pasangan((b, a), (c, a)), NANTI)

    assert read_duplikat(isi, TAHUN)[KUNCI].to_numpy().tolist() == [[c, a]]
    semua = read_duplikat(isi, TAHUN, terbuka=False)
    assert semua["keputusan"].fillna("").tolist() == [jawab, ""]
    assert semua["diputuskan_pada"].iloc[0] == PADA
    assert garis(isi) == ({b: a} if jawab == "gabung" else {})


def test_a_chain_of_merges_leads_to_the_one_that_stands_for_all(isi: Engine) -> None:
    a, b, c = daftar_id()[:3]
    (dulu,) = daftar_id(tahun=TAHUN - 1)[:1]
    load_pasangan(isi, TAHUN, pasangan((c, b), (b, a), (a, dulu)), KINI)

    record_keputusan_duplikat(isi, keputusan((c, b, "gabung"), (b, a, "gabung")))

    assert garis(isi) == {b: a, c: a}
    langsung = read_gabungan(isi, TAHUN).set_index("usulan_id")["usulan_id_asal"]
    assert langsung.to_dict() == {b: a, c: b}
    lintas = keputusan((a, dulu, "gabung"), keputusan_id="f" * 16)
    record_keputusan_duplikat(isi, lintas)
    assert garis(isi) == {a: dulu, b: dulu, c: dulu}
    assert read_gabungan(isi, TAHUN)["tahun_utama"].unique().tolist() == [TAHUN - 1]


def test_the_later_decision_holds_and_the_earlier_stays_in_the_history(isi: Engine) -> None:
    a, b, c = daftar_id()[:3]
    load_pasangan(isi, TAHUN, pasangan((c, a), (c, b)), KINI)

    record_keputusan_duplikat(isi, keputusan((c, a, "gabung"), (c, b, "gabung")))
    assert garis(isi) == {c: b}
    batal = keputusan(
        (c, b, "beda"), keputusan_id="f" * 16, diputuskan_pada=PADA + pd.Timedelta("1D")
    )
    record_keputusan_duplikat(isi, batal)

    assert garis(isi) == {c: a}
    assert read_keputusan_duplikat(isi, TAHUN)["keputusan"].tolist() == ["gabung", "gabung", "beda"]
    assert read_keputusan_duplikat(isi, TAHUN - 1).empty


def test_recording_twice_or_the_same_answer_again_adds_nothing(isi: Engine) -> None:
    a, b = daftar_id()[:2]
    putusan = keputusan((b, a, "beda"))

    pertama = record_keputusan_duplikat(isi, putusan)
    kedua = record_keputusan_duplikat(isi, putusan)
    lain = record_keputusan_duplikat(isi, putusan.assign(keputusan_id="b" * 16))

    assert [(h.baru, h.sudah_ada, h.tidak_berubah) for h in (pertama, kedua, lain)] == [
        (1, 0, 0),
        (0, 1, 0),
        (0, 0, 1),
    ]
    pd.testing.assert_frame_equal(read_keputusan_duplikat(isi), putusan)


@pytest.mark.parametrize("ubah", ["UPDATE {} SET keputusan = 'gabung'", "DELETE FROM {}"])
def test_the_database_refuses_to_change_or_drop_a_decision(isi: Engine, ubah: str) -> None:
    a, b = daftar_id()[:2]
    record_keputusan_duplikat(isi, keputusan((b, a, "beda")))

    with pytest.raises(DBAPIError, match="tidak pernah diubah"), isi.begin() as koneksi:
        koneksi.exec_driver_sql(ubah.format("keputusan_duplikat"))

    assert read_keputusan_duplikat(isi)["keputusan"].tolist() == ["beda"]


@pytest.mark.parametrize(
    ("kolom", "nilai"),
    [
        ("keputusan", "'mungkin'"),
        ("usulan_id_asal", "usulan_id"),
        ("skor", "1.5"),
        ("diputuskan_oleh", "NULL"),
        ("keputusan_id", "'pendek'"),
    ],
)
def test_the_database_refuses_what_is_no_decision(isi: Engine, kolom: str, nilai: str) -> None:
    a, b = daftar_id()[:2]
    record_keputusan_duplikat(isi, keputusan((b, a, "beda")))
    nama = KeputusanDuplikat.nama_kolom()
    ganti = {"keputusan_id": f"'{'c' * 16}'"} | {kolom: nilai}
    isian = ", ".join(ganti.get(k, k) for k in nama)

    with pytest.raises(DBAPIError), isi.begin() as koneksi:
        koneksi.exec_driver_sql(
            f"INSERT INTO keputusan_duplikat ({', '.join(nama)}) "
            f"SELECT {isian} FROM keputusan_duplikat"
        )


def test_a_merged_proposal_steps_back_and_all_sums_still_agree(isi: Engine) -> None:
    a, b = daftar_id()[:2]
    load_pasangan(isi, TAHUN, pasangan((b, a)), KINI)
    sebelum = _alokasikan(isi)
    record_keputusan_duplikat(isi, keputusan((b, a, "gabung")))

    sesudah = _alokasikan(isi)

    hasil = sesudah.set_index("usulan_id")
    assert hasil.loc[b, "hasil"] == "digabung"
    assert hasil.loc[b, "dialokasikan_rupiah"] == 0
    assert a in hasil.loc[b, "dasar_pemetaan"]
    assert "Sari" in hasil.loc[b, "dasar_pemetaan"]
    tetap = sebelum.set_index("usulan_id").drop(b)
    lain = [k for k in tetap.columns if k != "urutan"]
    pd.testing.assert_frame_equal(hasil.drop(b)[lain].sort_index(), tetap[lain].sort_index())
    for nama in REKAP:
        rekap = read_rekap(isi, nama, TAHUN)
        jumlah = [k for k in rekap.columns if k.startswith("jumlah_")]
        macam = [k for k in jumlah if k not in ("jumlah_usulan", "jumlah_periksa")]
        assert rekap["jumlah_digabung"].sum() == 1
        assert (rekap[macam].sum(axis=1) == rekap["jumlah_usulan"]).all()
        bagian = ["didanai_rupiah", "tidak_didanai_rupiah", "lainnya_rupiah"]
        assert (rekap[bagian].sum(axis=1) == rekap["diminta_rupiah"]).all()


def _alokasikan(engine: Engine) -> DataFrame[UsulanBerpagu]:
    """Share the year out as a run does, and return what the warehouse holds then."""
    rujukan = make_referensi()
    terpetakan = map_budget(read_terklasifikasi(engine, TAHUN), rujukan, TAHUN + 1)
    bertanda = mark_gabungan(terpetakan, read_gabungan(engine, TAHUN))
    hasil = allocate_pagu(bertanda, rujukan.pagu, rujukan.wilayah, TAHUN + 1)
    reconcile_pagu(hasil.berpagu, hasil.pemakaian)
    load_alokasi(engine, TAHUN + 1, hasil.berpagu, hasil.pemakaian)
    return read_alokasi(engine, TAHUN + 1)


def test_the_earlier_one_of_a_pair_is_told_with_its_outcome(isi: Engine) -> None:
    a = daftar_id()[0]
    (dulu,) = daftar_id(tahun=TAHUN - 1)[:1]
    berpagu, pemakaian = make_alokasi(read_terklasifikasi(isi, TAHUN))
    load_alokasi(isi, TAHUN + 1, berpagu, pemakaian)
    load_pasangan(isi, TAHUN, pasangan((daftar_id()[1], a), (a, dulu)), KINI)

    hasil = read_duplikat(isi, TAHUN).set_index("usulan_id_asal")["hasil_asal"]

    assert hasil[a] == berpagu.set_index("usulan_id").loc[a, "hasil"]
    assert pd.isna(hasil[dulu])


def test_the_migration_keeps_the_allocation_on_the_way_up_and_down(engine: Engine) -> None:
    migrate_gudang(engine)
    load_referensi(engine, make_referensi())
    muat(engine, make_hasil_berkas())
    berpagu, pemakaian = make_alokasi(read_terklasifikasi(engine, TAHUN))
    digabung = berpagu["usulan_id"].iloc[0]
    ubah = {"hasil": "digabung", "dialokasikan_rupiah": 0}
    kena = berpagu["usulan_id"].eq(digabung)
    berpagu = berpagu.assign(**{k: berpagu[k].mask(kena, v) for k, v in ubah.items()})
    load_alokasi(engine, TAHUN + 1, UsulanBerpagu.susun(berpagu), pemakaian)
    # Scores and reasons came with a later revision, so the way down loses them.
    kolom = ", ".join(k for k in berpagu.columns if k not in SKOR)
    perintah = f"SELECT {kolom} FROM alokasi WHERE usulan_id <> '{digabung}' ORDER BY usulan_id"
    lain = read_baris(engine, perintah)

    _ke(engine, "downgrade", "0006")
    migrate_gudang(engine)

    assert read_baris(engine, perintah) == lain
    assert len(read_isi(engine)["alokasi"]) == len(lain) == len(berpagu) - 1


def _ke(engine: Engine, perintah: str, revisi: str) -> None:
    config = susun_config()
    with begin_tulis(engine) as koneksi:
        config.attributes["connection"] = koneksi
        getattr(command, perintah)(config, revisi)
