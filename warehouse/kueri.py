"""What the warehouse answers: live imports, failures, status, rekap, findings, proposals."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import Engine, and_, or_, select
from sqlalchemy.orm import aliased

from schemas.temuan import Temuan as BingkaiTemuan
from warehouse.bingkai import read_bingkai
from warehouse.dimensi import Wilayah
from warehouse.fakta import Impor
from warehouse.fakta_impor import Temuan
from warehouse.konteks import KelurahanGagal
from warehouse.kueri_perbaikan import read_temuan_sebelumnya
from warehouse.kueri_status import read_status
from warehouse.kueri_tinjauan import read_keputusan
from warehouse.kueri_usulan import read_alokasi, read_pemakaian, read_terklasifikasi, read_usulan
from warehouse.mesin import begin_baca
from warehouse.pandangan import REKAP

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
