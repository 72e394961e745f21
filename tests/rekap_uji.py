"""The frames of a small Musrenbang year, taken from a real warehouse."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pabrik import (
    BANJARSARI,
    MARGODADI,
    METRO,
    TAHUN,
    make_alokasi,
    make_hasil_berkas,
    make_konteks,
    make_referensi,
)

from reference.loader import muat_referensi
from schemas.rekap import RekapTahun
from tasks.gudang import map_nama_kode
from warehouse import kueri
from warehouse.mesin import open_gudang
from warehouse.migrasi import migrate_gudang
from warehouse.muat import load_hasil, load_referensi
from warehouse.muat_alokasi import load_alokasi

NIK = "1" * 16
SUMBU = ("urusan", "opd", "kecamatan", "kelurahan")


def make_rekap(folder: Path) -> RekapTahun:
    """Return a year of three kelurahan, allocated, with odd texts and a row without a budget.

    The first rows of Margodadi: a text like a formula, one with a NIK, one without a budget, one
    without an urusan.
    """
    engine = open_gudang(f"sqlite:///{folder / 'gudang.db'}")
    migrate_gudang(engine)
    load_referensi(engine, make_referensi())
    ubah = {
        0: {"uraian": "=1+1 pembangunan talud"},
        1: {"uraian": f"Bedah rumah Pak X NIK {NIK}"},
        2: {"anggaran_rupiah": None},
        3: {"kode_urusan": None, "status_klasifikasi": "periksa", "keyakinan": 0.0},
    }
    for kode, isi in ((MARGODADI, ubah), (METRO, {}), (BANJARSARI, {})):
        hasil = make_hasil_berkas(kode, 7, ubah=isi)
        load_hasil(engine, hasil, make_konteks(hasil))
    terima = kueri.read_terklasifikasi(engine, TAHUN)
    load_alokasi(engine, TAHUN + 1, *make_alokasi(terima))
    return RekapTahun(
        TAHUN,
        TAHUN + 1,
        *(kueri.read_rekap(engine, f"rekap_{s}", TAHUN) for s in SUMBU),
        usulan=kueri.read_usulan(engine, TAHUN),
        pemakaian=kueri.read_pemakaian(engine, TAHUN + 1),
        temuan=kueri.read_temuan(engine, TAHUN),
        status=kueri.read_status(engine, TAHUN, dt.date(2023, 2, 20)),
        nama_kode=map_nama_kode(muat_referensi()),
    )
