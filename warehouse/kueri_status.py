"""How each kelurahan stands on a day: the roster of a year."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
from sqlalchemy import Engine, Select, and_, func, select
from sqlalchemy.orm import aliased

from warehouse.bingkai import read_bingkai
from warehouse.dimensi import Wilayah
from warehouse.mesin import begin_baca
from warehouse.pandangan import STATUS_KELURAHAN

_CACAH = (
    "usulan_diterima",
    "usulan_ditolak",
    "temuan_tolak",
    "temuan_periksa",
    "temuan_info",
    "anggaran_diterima_rupiah",
    "anggaran_ditolak_rupiah",
)
_KUNCI = (
    "tahun_musrenbang",
    "kode_kelurahan",
    "nama_kelurahan",
    "kode_kecamatan",
    "nama_kecamatan",
    "status",
)


def read_status(engine: Engine, tahun: int, pada: dt.date) -> pd.DataFrame:
    """Return how each kelurahan stands on the day `pada`. Grain: one kelurahan, by code.

    `status` is the first that holds of:

    - `gagal`: its last file could not be read or loaded (the counts are of the last good one);
    - `terlambat`: nothing is in, and `pada` is past `batas_kirim`;
    - `belum_masuk`: nothing is in, and it is not due yet (or has no agenda);
    - `masuk_terlambat`: in, but the first file that could be read came after `batas_kirim`;
    - `masuk`: in, on time.

    `kelengkapan` is `sebagian` when what is in has refused proposals, else `lengkap`, and NA when
    nothing is in. `temuan_diperbaiki`, `temuan_tersisa` and `temuan_baru` compare a resubmission
    with the version before (levels tolak and periksa), and are NA for a first version.

    Columns as `warehouse.pandangan.STATUS_KELURAHAN`: agenda, dates of receipt, counts and sums of
    the live import, and the reason of the last failure.

    Raises:
        GudangGagal: the warehouse cannot be reached or is not migrated.
    """
    with begin_baca(engine) as koneksi:
        bingkai = read_bingkai(koneksi, _susun_status(tahun))
    return bingkai.assign(status=_judge_hari(bingkai, pada))


def _susun_status(tahun: int) -> Select[Any]:
    """Return the query: every active kelurahan, with what the view says of it, if anything."""
    s, kecamatan = STATUS_KELURAHAN.c, aliased(Wilayah)
    lain = [k for k in s if k.name not in _KUNCI]
    return (
        select(
            Wilayah.kode.label("kode_kelurahan"),
            Wilayah.nama.label("nama_kelurahan"),
            kecamatan.kode.label("kode_kecamatan"),
            kecamatan.nama.label("nama_kecamatan"),
            func.coalesce(s.status, "belum_masuk").label("status"),
            *(func.coalesce(k, 0).label(k.name) if k.name in _CACAH else k for k in lain),
        )
        .outerjoin(kecamatan, kecamatan.kode == Wilayah.kode_induk)
        .outerjoin(
            STATUS_KELURAHAN, and_(s.kode_kelurahan == Wilayah.kode, s.tahun_musrenbang == tahun)
        )
        .where(Wilayah.tingkat == "kelurahan", Wilayah.aktif)
        .order_by(Wilayah.kode)
    )


def _judge_hari(bingkai: pd.DataFrame, pada: dt.date) -> pd.Series[str]:
    """Return the status on the caller's day: the view knows only the database's own today."""
    lewat = [batas is not None and pada > batas for batas in bingkai["batas_kirim"]]
    menurut_hari = pd.Series(["terlambat" if x else "belum_masuk" for x in lewat], dtype="str")
    kosong = bingkai["status"].isin(["belum_masuk", "terlambat"])
    return bingkai["status"].mask(kosong, menurut_hari)
