"""Read proposals and their budget outcome as frames."""

from __future__ import annotations

from typing import Any

import pandas as pd
from pandera.typing import DataFrame
from sqlalchemy import ColumnElement, Engine, Select, select
from sqlalchemy.orm import aliased

from schemas.usulan import PemakaianPagu as BingkaiPemakaian
from schemas.usulan import UsulanBerpagu, UsulanTerklasifikasi
from warehouse.baris import KOLOM_ISI, KOLOM_KLASIFIKASI
from warehouse.bingkai import read_bingkai
from warehouse.dimensi import Nomenklatur, Opd, Rekening, SumberDana, Wilayah
from warehouse.fakta import Klasifikasi, SumberSel, Usulan
from warehouse.fakta_anggaran import Alokasi, PemakaianPagu
from warehouse.mesin import begin_baca

_Kelurahan, _Kecamatan = aliased(Wilayah), aliased(Wilayah)
_Urusan, _SubKegiatan = aliased(Nomenklatur), aliased(Nomenklatur)

_URUT = (Usulan.kode_kelurahan, Usulan.urutan, Usulan.usulan_id)


def read_terklasifikasi(engine: Engine, tahun: int) -> DataFrame[UsulanTerklasifikasi]:
    """Return the live accepted proposals of a year's Musrenbang, just as they were loaded.

    Grain: one proposal, by kelurahan and then in the order of the file.

    Raises:
        GudangGagal: the warehouse cannot be reached or is not migrated.
    """
    milik = (Usulan.tahun_musrenbang == tahun, Usulan.status == "diterima")
    inti = ("usulan_id", "kode_kelurahan", "tahun_musrenbang", "lembar", "nomor_baris", "nomor")
    usulan = (
        select(*_kolom(Usulan, *inti, *KOLOM_ISI), *_kolom(Klasifikasi, *KOLOM_KLASIFIKASI))
        .join(Klasifikasi, Klasifikasi.usulan_id == Usulan.usulan_id)
        .where(*milik)
        .order_by(*_URUT)
    )
    sel = (
        select(SumberSel.usulan_id, SumberSel.field, SumberSel.sel)
        .join(Usulan, Usulan.usulan_id == SumberSel.usulan_id)
        .where(*milik)
    )
    with begin_baca(engine) as koneksi:
        baris, alamat = read_bingkai(koneksi, usulan), read_bingkai(koneksi, sel)
    # A field has one address (the key of the table), so nothing is to be aggregated.
    lajur = alamat.pivot(index="usulan_id", columns="field", values="sel")  # noqa: PD010
    lajur = lajur.add_prefix("sel_")
    return UsulanTerklasifikasi.susun(baris.join(lajur, on="usulan_id"))


def read_usulan(engine: Engine, tahun: int) -> pd.DataFrame:
    """Return all live proposals of a year's Musrenbang with the names a report needs.

    Grain: one proposal, accepted or refused (`status`), by kelurahan and in the order of the file.
    Classification is NA for refused ones; the budget columns (from `kode_opd` on) are NA until the
    year is allocated.

    Raises:
        GudangGagal: the warehouse cannot be reached or is not migrated.
    """
    with begin_baca(engine) as koneksi:
        return read_bingkai(koneksi, _susun_laporan(tahun))


def read_alokasi(engine: Engine, tahun_rencana: int) -> DataFrame[UsulanBerpagu]:
    """Return the allocation of a planning year as it was loaded, in the order of allocation.

    Raises:
        GudangGagal: the warehouse cannot be reached or is not migrated.
    """
    perintah = (
        select(*_kolom(Alokasi, *UsulanBerpagu.nama_kolom()))
        .where(Alokasi.tahun_rencana == tahun_rencana)
        .order_by(Alokasi.urutan, Alokasi.usulan_id)
    )
    with begin_baca(engine) as koneksi:
        return UsulanBerpagu.susun(read_bingkai(koneksi, perintah))


def read_pemakaian(engine: Engine, tahun_rencana: int) -> DataFrame[BingkaiPemakaian]:
    """Return how far each ceiling of a planning year is used, by axis and code.

    Raises:
        GudangGagal: the warehouse cannot be reached or is not migrated.
    """
    perintah = (
        select(*_kolom(PemakaianPagu, *BingkaiPemakaian.nama_kolom()))
        .where(PemakaianPagu.tahun_rencana == tahun_rencana)
        .order_by(PemakaianPagu.sumbu, PemakaianPagu.kode)
    )
    with begin_baca(engine) as koneksi:
        return BingkaiPemakaian.susun(read_bingkai(koneksi, perintah))


def _susun_laporan(tahun: int) -> Select[tuple[Any, ...]]:
    tempat = ("lembar", "nomor_baris", "nomor")
    putusan = ("kode_urusan", "keyakinan", "dasar_klasifikasi", "status_klasifikasi")
    hasil = (
        *("urutan", "hasil", "dialokasikan_rupiah", "kurang_rupiah", "pagu_penghalang"),
        "alasan_hasil",
    )
    return (
        select(
            Usulan.usulan_id,
            Usulan.tahun_musrenbang,
            Usulan.kode_kelurahan,
            _Kelurahan.nama.label("nama_kelurahan"),
            _Kecamatan.kode.label("kode_kecamatan"),
            _Kecamatan.nama.label("nama_kecamatan"),
            *_kolom(Usulan, "status", *tempat, *KOLOM_ISI),
            *_kolom(Klasifikasi, *putusan),
            _Urusan.uraian.label("nama_urusan"),
            Klasifikasi.kode_sub_kegiatan,
            _SubKegiatan.uraian.label("nama_sub_kegiatan"),
            Klasifikasi.pemegang_kewenangan,
            Alokasi.kode_opd,
            Opd.nama_opd,
            Alokasi.kode_rekening,
            Rekening.nama.label("nama_rekening"),
            Alokasi.kode_sumber_dana,
            SumberDana.nama.label("nama_sumber_dana"),
            Alokasi.dasar_pemetaan,
            *_kolom(Alokasi, *hasil),
        )
        .join(_Kelurahan, _Kelurahan.kode == Usulan.kode_kelurahan)
        .outerjoin(_Kecamatan, _Kecamatan.kode == _Kelurahan.kode_induk)
        .outerjoin(Klasifikasi, Klasifikasi.usulan_id == Usulan.usulan_id)
        .outerjoin(_Urusan, _nomenklatur(_Urusan, Klasifikasi.kode_urusan))
        .outerjoin(_SubKegiatan, _nomenklatur(_SubKegiatan, Klasifikasi.kode_sub_kegiatan))
        .outerjoin(Alokasi, Alokasi.usulan_id == Usulan.usulan_id)
        .outerjoin(Opd, Opd.kode_opd == Alokasi.kode_opd)
        .outerjoin(Rekening, Rekening.kode == Alokasi.kode_rekening)
        .outerjoin(SumberDana, SumberDana.kode == Alokasi.kode_sumber_dana)
        .where(Usulan.tahun_musrenbang == tahun)
        .order_by(*_URUT)
    )


def _nomenklatur(tabel: type[Nomenklatur], kode: ColumnElement[Any] | Any) -> ColumnElement[bool]:
    return (tabel.versi == Klasifikasi.versi_nomenklatur) & (tabel.kode == kode)


def _kolom(tabel: Any, *nama: str) -> list[ColumnElement[Any]]:
    return [getattr(tabel, n) for n in nama]
