"""The dimensions: what the reference tables say, as the facts point to it.

A row that vanishes from a reference table stays with `aktif = false`, because facts of earlier
years point to it; `jadwal` is an agenda nothing points to, so it is replaced whole.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from schemas.referensi import SUMBU_PAGU
from warehouse.dasar import Gudang, Rupiah, salah_satu, tidak_negatif


class Wilayah(Gudang):
    """Grain: one kota, kecamatan or kelurahan, by Kemendagri code."""

    __tablename__ = "wilayah"
    __table_args__ = (
        CheckConstraint(
            salah_satu("tingkat", ("provinsi", "kota", "kecamatan", "kelurahan")), name="tingkat"
        ),
        Index(None, "kode_induk"),
    )

    kode: Mapped[str] = mapped_column(primary_key=True)
    tingkat: Mapped[str]
    nama: Mapped[str]
    kode_induk: Mapped[str | None] = mapped_column(ForeignKey("wilayah.kode"))
    kode_bps: Mapped[str | None]
    sumber: Mapped[str]
    aktif: Mapped[bool]


class Nomenklatur(Gudang):
    """Grain: one urusan, bidang urusan, program, kegiatan or sub kegiatan of one version."""

    __tablename__ = "nomenklatur"
    __table_args__ = (
        ForeignKeyConstraint(["versi", "kode_induk"], ["nomenklatur.versi", "nomenklatur.kode"]),
        CheckConstraint(
            salah_satu(
                "tingkat", ("urusan", "bidang_urusan", "program", "kegiatan", "sub_kegiatan")
            ),
            name="tingkat",
        ),
        Index(None, "versi", "kode_induk"),
    )

    versi: Mapped[str] = mapped_column(primary_key=True)
    kode: Mapped[str] = mapped_column(primary_key=True)
    tingkat: Mapped[str]
    uraian: Mapped[str]
    kode_induk: Mapped[str | None]
    indikator: Mapped[str | None]
    satuan: Mapped[str | None]
    sumber: Mapped[str]
    aktif: Mapped[bool]


class Opd(Gudang):
    """Grain: one agency, by the project's own short code, with the years it exists."""

    __tablename__ = "opd"
    __table_args__ = (
        CheckConstraint("tahun_akhir IS NULL OR tahun_akhir >= tahun_awal", name="masa"),
    )

    kode_opd: Mapped[str] = mapped_column(primary_key=True)
    nama_opd: Mapped[str]
    singkatan: Mapped[str | None]
    tahun_awal: Mapped[int]
    tahun_akhir: Mapped[int | None]
    sumber: Mapped[str]
    aktif: Mapped[bool]


class SumberDana(Gudang):
    """Grain: one source of money."""

    __tablename__ = "sumber_dana"

    kode: Mapped[str] = mapped_column(primary_key=True)
    nama: Mapped[str]
    sumber: Mapped[str]
    aktif: Mapped[bool]


class Rekening(Gudang):
    """Grain: one spending account."""

    __tablename__ = "rekening"

    kode: Mapped[str] = mapped_column(primary_key=True)
    nama: Mapped[str]
    sumber: Mapped[str]
    aktif: Mapped[bool]


class Pagu(Gudang):
    """Grain: one ceiling, by planning year, axis and code."""

    __tablename__ = "pagu"
    __table_args__ = (
        CheckConstraint(salah_satu("sumbu", SUMBU_PAGU), name="sumbu"),
        CheckConstraint(tidak_negatif("jumlah_rupiah"), name="tidak_negatif"),
    )

    tahun_rencana: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sumbu: Mapped[str] = mapped_column(primary_key=True)
    kode: Mapped[str] = mapped_column(primary_key=True)
    jumlah_rupiah: Mapped[Rupiah]
    sumber: Mapped[str]
    aktif: Mapped[bool]


class Jadwal(Gudang):
    """Grain: one kelurahan's meeting in one year, and the last day on which its sheet is due."""

    __tablename__ = "jadwal"

    tahun_musrenbang: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kode_kelurahan: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"), primary_key=True)
    tanggal: Mapped[dt.date]
    jam: Mapped[str | None]
    tempat: Mapped[str | None]
    batas_kirim: Mapped[dt.date]
    sumber: Mapped[str]
