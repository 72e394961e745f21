"""What the warehouse answers: live imports, failures, status, rekap, findings, proposals."""

from __future__ import annotations

import datetime as dt

import pandas as pd
from sqlalchemy import Engine, and_, func, or_, select
from sqlalchemy.orm import aliased

from schemas.temuan import Temuan as BingkaiTemuan
from warehouse.bingkai import read_bingkai
from warehouse.dimensi import Wilayah
from warehouse.fakta import Impor
from warehouse.fakta_impor import Temuan
from warehouse.konteks import KelurahanGagal
from warehouse.kueri_perbaikan import read_temuan_sebelumnya
from warehouse.kueri_tinjauan import read_keputusan
from warehouse.kueri_usulan import read_alokasi, read_pemakaian, read_terklasifikasi, read_usulan
from warehouse.mesin import begin_baca
from warehouse.pandangan import REKAP, STATUS_KELURAHAN

__all__ = [
    "KelurahanGagal",
    "read_alokasi",
    "read_gagal",
    "read_keputusan",
    "read_pemakaian",
    "read_rekap",
    "read_sha_berlaku",
    "read_status",
    "read_temuan",
    "read_temuan_sebelumnya",
    "read_terklasifikasi",
    "read_usulan",
]

_CACAH = (
    "usulan_diterima",
    "usulan_ditolak",
    "temuan_tolak",
    "temuan_periksa",
    "temuan_info",
    "anggaran_diterima_rupiah",
    "anggaran_ditolak_rupiah",
)


def read_sha_berlaku(engine: Engine, tahun: int) -> dict[str, tuple[str, str]]:
    """Return by kelurahan the hash of its live file and the `versi_aturan` it was read under.

    A kelurahan whose last attempt failed is in it too, with its last good file: see `read_gagal`.

    Raises:
        GudangGagal: the warehouse cannot be reached or is not migrated.
    """
    perintah = select(Impor.kode_kelurahan, Impor.sha256, Impor.versi_aturan).where(
        Impor.tahun_musrenbang == tahun, Impor.berlaku
    )
    with begin_baca(engine) as koneksi:
        return {str(b[0]): (str(b[1]), b[2]) for b in koneksi.execute(perintah)}


def read_gagal(engine: Engine, tahun: int) -> list[KelurahanGagal]:
    """Return the kelurahan whose last attempt failed, by path, with the reason.

    A failed file of no known kelurahan counts until a later attempt has the same path or content.

    Raises:
        GudangGagal: the warehouse cannot be reached or is not migrated.
    """
    kemudian = aliased(Impor)
    pengganti = or_(
        kemudian.kode_kelurahan == Impor.kode_kelurahan,
        and_(
            Impor.kode_kelurahan.is_(None),
            or_(
                kemudian.jalur_relatif == Impor.jalur_relatif,
                kemudian.sha256 == Impor.sha256,
            ),
        ),
    )
    terganti = select(kemudian.id).where(
        kemudian.tahun_musrenbang == tahun, kemudian.id > Impor.id, pengganti
    )
    perintah = (
        select(
            Impor.kode_kelurahan,
            Wilayah.nama.label("nama_kelurahan"),
            Impor.jalur_relatif,
            Impor.sha256,
            Impor.galat_kode,
            Impor.galat_tempat,
            Impor.galat_pesan,
            Impor.galat_saran,
            Impor.tanggal_terima,
            Impor.id.label("impor_id"),
        )
        .outerjoin(Wilayah, Wilayah.kode == Impor.kode_kelurahan)
        .where(Impor.tahun_musrenbang == tahun, Impor.keadaan == "gagal", ~terganti.exists())
        .order_by(Impor.jalur_relatif, Impor.id)
    )
    with begin_baca(engine) as koneksi:
        return [KelurahanGagal(**baris) for baris in koneksi.execute(perintah).mappings()]


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
    s, c = STATUS_KELURAHAN.c, aliased(Wilayah)
    sisa = [k for k in s if k.name not in _KUNCI_STATUS]
    perintah = (
        select(
            Wilayah.kode.label("kode_kelurahan"),
            Wilayah.nama.label("nama_kelurahan"),
            c.kode.label("kode_kecamatan"),
            c.nama.label("nama_kecamatan"),
            func.coalesce(s.status, "belum_masuk").label("status"),
            *(func.coalesce(k, 0).label(k.name) if k.name in _CACAH else k for k in sisa),
        )
        .outerjoin(c, c.kode == Wilayah.kode_induk)
        .outerjoin(
            STATUS_KELURAHAN, and_(s.kode_kelurahan == Wilayah.kode, s.tahun_musrenbang == tahun)
        )
        .where(Wilayah.tingkat == "kelurahan", Wilayah.aktif)
        .order_by(Wilayah.kode)
    )
    with begin_baca(engine) as koneksi:
        bingkai = read_bingkai(koneksi, perintah)
    lewat = [batas is not None and pada > batas for batas in bingkai["batas_kirim"]]
    # The view asks the database's own today; the caller's day decides here.
    kosong = bingkai["status"].isin(["belum_masuk", "terlambat"])
    menurut_hari = pd.Series(["terlambat" if x else "belum_masuk" for x in lewat], dtype="str")
    return bingkai.assign(status=bingkai["status"].mask(kosong, menurut_hari))


_KUNCI_STATUS = (
    "tahun_musrenbang",
    "kode_kelurahan",
    "nama_kelurahan",
    "kode_kecamatan",
    "nama_kecamatan",
    "status",
)


def read_rekap(engine: Engine, nama: str, tahun: int) -> pd.DataFrame:
    """Return a rekap view of a year's Musrenbang: `nama` is one of `warehouse.pandangan.REKAP`.

    Grain: one code, by code, the row without a code last. Each rekap sums to the same totals.

    Raises:
        KeyError: no rekap of that name.
        GudangGagal: the warehouse cannot be reached or is not migrated.
    """
    tabel = REKAP[nama]
    kode = next(k for k in tabel.c if k.name.startswith("kode_"))
    perintah = select(tabel).where(tabel.c.tahun_musrenbang == tahun).order_by(kode.is_(None), kode)
    with begin_baca(engine) as koneksi:
        return read_bingkai(koneksi, perintah)


def read_temuan(engine: Engine, tahun: int, kode_kelurahan: str | None = None) -> pd.DataFrame:
    """Return the findings of the live imports of a year, of one kelurahan or of all.

    Grain: one finding; `kode_kelurahan`, `nama_kelurahan`, then the columns of `schemas.Temuan`.

    Raises:
        GudangGagal: the warehouse cannot be reached or is not migrated.
    """
    perintah = (
        select(
            Impor.kode_kelurahan,
            Wilayah.nama.label("nama_kelurahan"),
            *(getattr(Temuan, k) for k in BingkaiTemuan.nama_kolom()),
        )
        .join(Impor, Impor.id == Temuan.impor_id)
        .join(Wilayah, Wilayah.kode == Impor.kode_kelurahan)
        .where(Impor.tahun_musrenbang == tahun, Impor.berlaku)
        .order_by(Impor.kode_kelurahan, Temuan.urutan)
    )
    if kode_kelurahan is not None:
        perintah = perintah.where(Impor.kode_kelurahan == kode_kelurahan)
    with begin_baca(engine) as koneksi:
        return read_bingkai(koneksi, perintah)
