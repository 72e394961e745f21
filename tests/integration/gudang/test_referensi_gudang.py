"""The dimensions follow the reference tables, and never break the facts that point to them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from buku_nomenklatur import buat_nomenklatur
from isi_gudang import read_baris, read_isi
from pabrik import MARGODADI, TAHUN, make_alokasi, make_hasil_berkas, make_konteks, make_referensi
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from reference.loader import muat_referensi
from tasks.baca.batas import BatasBaca
from tasks.nomenklatur import load_nomenklatur
from warehouse.kueri import read_status, read_terklasifikasi
from warehouse.migrasi import migrate_gudang
from warehouse.muat import load_alokasi, load_hasil, load_referensi


def test_loading_the_same_tables_twice_changes_nothing(gudang: Engine) -> None:
    sebelum = read_isi(gudang)

    load_referensi(gudang, make_referensi())

    assert read_isi(gudang) == sebelum
    assert len(sebelum["jadwal"]) == 9


def test_edited_rows_are_overwritten_by_key(gudang: Engine) -> None:
    opd = make_referensi().opd
    nama = opd["nama_opd"].mask(opd["kode_opd"] == "DPUTR", "Dinas Baru")

    load_referensi(gudang, make_referensi(opd=opd.assign(nama_opd=nama)))

    baris = read_baris(gudang, "SELECT nama_opd, aktif FROM opd WHERE kode_opd = 'DPUTR'")
    assert baris == [("Dinas Baru", True)]


def test_a_vanished_row_stays_but_is_no_longer_active(gudang: Engine) -> None:
    hasil = make_hasil_berkas()
    load_hasil(gudang, hasil, make_konteks(hasil))
    load_alokasi(gudang, TAHUN + 1, *make_alokasi(hasil.diterima))
    asal = make_referensi()

    load_referensi(
        gudang,
        make_referensi(
            opd=asal.opd.query("kode_opd != 'DPUTR'"),
            pagu=asal.pagu.iloc[:0],
            wilayah=asal.wilayah[asal.wilayah["kode"] != MARGODADI],
            jadwal=asal.jadwal.iloc[:2],
        ),
    )

    padam = "SELECT {} FROM {} WHERE NOT aktif"
    assert read_baris(gudang, padam.format("kode_opd", "opd")) == [("DPUTR",)]
    assert read_baris(gudang, padam.format("COUNT(*)", "pagu")) == [(3,)]
    assert read_baris(gudang, "SELECT COUNT(*) FROM jadwal") == [(2,)]
    assert len(read_terklasifikasi(gudang, TAHUN)) == 6
    status = read_status(gudang, TAHUN, make_konteks(hasil).tanggal_terima)
    assert MARGODADI not in set(status["kode_kelurahan"])

    load_referensi(gudang, asal)
    assert read_baris(gudang, padam.format("kode_opd", "opd")) == []


def test_another_version_of_the_nomenclature_stands_beside_the_first(gudang: Engine) -> None:
    asal = make_referensi().nomenklatur

    load_referensi(gudang, make_referensi(nomenklatur_lain=asal.assign(versi="2024")))

    versi = read_baris(gudang, "SELECT versi, COUNT(*) FROM nomenklatur GROUP BY versi ORDER BY 1")
    assert versi == [("2023", len(asal)), ("2024", len(asal))]
    assert read_baris(gudang, "SELECT COUNT(*) FROM nomenklatur WHERE NOT aktif") == [(0,)]


def test_the_version_that_the_run_used_stands_on_what_it_classified(gudang: Engine) -> None:
    asal = make_referensi().nomenklatur
    load_referensi(gudang, make_referensi(nomenklatur_lain=asal.assign(versi="2024")))
    hasil = make_hasil_berkas()
    dipakai = "SELECT DISTINCT versi_nomenklatur FROM klasifikasi"
    for versi in ("2023", "2024", "2023"):
        load_hasil(
            gudang, hasil, make_konteks(hasil, versi_aturan=versi * 2, versi_nomenklatur=versi)
        )
        assert read_baris(gudang, dipakai) == [(versi,)]
    load_alokasi(gudang, TAHUN + 1, *make_alokasi(hasil.diterima))
    assert read_baris(gudang, "SELECT DISTINCT versi_nomenklatur FROM alokasi") == [("2023",)]


def test_a_version_from_the_official_workbook_stands_in_the_warehouse(
    engine: Engine, tmp_path: Path
) -> None:
    resmi = muat_referensi().nomenklatur[["kode", "uraian", "indikator", "satuan"]].astype(object)
    butir = [tuple(None if pd.isna(n) else n for n in b) for b in resmi.to_numpy()]
    buku = buat_nomenklatur(tmp_path / "Lampiran.xlsx", butir)
    load_nomenklatur(buku, "900.1/2026", tmp_path / "rujukan", BatasBaca(), mulai=2027)
    migrate_gudang(engine)

    load_referensi(engine, muat_referensi(tmp_path / "rujukan", 2027))

    versi = read_baris(engine, "SELECT versi, COUNT(*) FROM nomenklatur GROUP BY versi ORDER BY 1")
    assert versi == [("2023", len(butir)), ("900.1/2026", len(butir))]


def test_a_version_that_vanished_from_the_tables_stays_for_what_was_classified_then(
    gudang: Engine,
) -> None:
    hasil = make_hasil_berkas()
    load_hasil(gudang, hasil, make_konteks(hasil))
    asal = make_referensi().nomenklatur

    load_referensi(gudang, make_referensi(nomenklatur=asal.assign(versi="2024")))

    versi = read_baris(gudang, "SELECT versi, COUNT(*) FROM nomenklatur GROUP BY versi ORDER BY 1")
    assert versi == [("2023", len(asal)), ("2024", len(asal))]
    assert len(read_terklasifikasi(gudang, TAHUN)) == 6


def test_a_table_that_points_nowhere_changes_nothing(gudang: Engine) -> None:
    sebelum = read_isi(gudang)
    wilayah = make_referensi().wilayah

    with pytest.raises(IntegrityError):
        load_referensi(gudang, make_referensi(wilayah=wilayah.assign(kode_induk="99")))

    assert read_isi(gudang) == sebelum


def test_the_packaged_tables_fit_the_warehouse(engine: Engine) -> None:
    migrate_gudang(engine)
    referensi = muat_referensi()

    load_referensi(engine, referensi)

    for tabel in ("wilayah", "nomenklatur", "opd", "sumber_dana", "rekening", "pagu", "jadwal"):
        banyak = read_baris(engine, f"SELECT COUNT(*) FROM {tabel}")
        assert banyak == [(len(getattr(referensi, tabel)),)], tabel
    assert len(read_status(engine, TAHUN, make_konteks(make_hasil_berkas()).tanggal_terima)) == 22
