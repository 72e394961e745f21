"""The facts: files, attempts to import them, proposals, and where each value came from."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from schemas.kolom import KOLOM_BERSIH
from schemas.usulan import STATUS_KLASIFIKASI
from warehouse.dasar import Besar, Gudang, Rupiah, salah_satu, tidak_negatif

KEADAAN_IMPOR = ("berhasil", "tidak_berubah", "gagal")
STATUS_USULAN = ("diterima", "ditolak")


class Berkas(Gudang):
    """Grain: one content of a file, whatever names it came under (`nama` is the first)."""

    __tablename__ = "berkas"
    __table_args__ = (
        CheckConstraint("length(sha256) = 64", name="sha256"),
        CheckConstraint(tidak_negatif("ukuran_byte"), name="tidak_negatif"),
    )

    sha256: Mapped[str] = mapped_column(primary_key=True)
    nama: Mapped[str]
    ukuran_byte: Mapped[Besar]
    pertama_dilihat: Mapped[dt.datetime]


class Impor(Gudang):
    """Grain: one attempt to import one file. At most one per kelurahan and year is `berlaku`.

    `kode_kelurahan` is NULL when nothing told whose file it is, `sha256` when the file could not
    even be read as bytes. The counts keep law 1: rows seen = accepted + refused + no proposals.
    """

    __tablename__ = "impor"
    __table_args__ = (
        UniqueConstraint("id", "kode_kelurahan", "tahun_musrenbang"),
        CheckConstraint(salah_satu("keadaan", KEADAAN_IMPOR), name="keadaan"),
        CheckConstraint("NOT berlaku OR keadaan = 'berhasil'", name="berlaku"),
        CheckConstraint(
            "keadaan = 'gagal' OR (kode_kelurahan IS NOT NULL AND sha256 IS NOT NULL)",
            name="identitas",
        ),
        CheckConstraint("(keadaan = 'gagal') = (galat_kode IS NOT NULL)", name="galat"),
        CheckConstraint(
            "baris_dilihat = usulan_diterima + usulan_ditolak + baris_bukan_usulan",
            name="baris_kekal",
        ),
        CheckConstraint(
            tidak_negatif(
                "usulan_diterima",
                "usulan_ditolak",
                "baris_bukan_usulan",
                "temuan_tolak",
                "temuan_periksa",
                "temuan_info",
                "anggaran_diterima_rupiah",
                "anggaran_ditolak_rupiah",
            ),
            name="tidak_negatif",
        ),
        CheckConstraint("selesai >= mulai", name="waktu"),
        Index(
            "uq_impor_berlaku",
            "kode_kelurahan",
            "tahun_musrenbang",
            unique=True,
            sqlite_where=text("berlaku"),
            postgresql_where=text("berlaku"),
        ),
        Index(None, "tahun_musrenbang", "kode_kelurahan"),
        Index(None, "sha256"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tahun_musrenbang: Mapped[int]
    kode_kelurahan: Mapped[str | None] = mapped_column(ForeignKey("wilayah.kode"))
    sha256: Mapped[str | None] = mapped_column(ForeignKey("berkas.sha256"))
    jalur_relatif: Mapped[str]
    versi_aturan: Mapped[str]
    keadaan: Mapped[str]
    berlaku: Mapped[bool] = mapped_column(default=False)
    baris_dilihat: Mapped[int] = mapped_column(default=0)
    usulan_diterima: Mapped[int] = mapped_column(default=0)
    usulan_ditolak: Mapped[int] = mapped_column(default=0)
    baris_bukan_usulan: Mapped[int] = mapped_column(default=0)
    temuan_tolak: Mapped[int] = mapped_column(default=0)
    temuan_periksa: Mapped[int] = mapped_column(default=0)
    temuan_info: Mapped[int] = mapped_column(default=0)
    anggaran_diterima_rupiah: Mapped[Rupiah] = mapped_column(default=0)
    anggaran_ditolak_rupiah: Mapped[Rupiah] = mapped_column(default=0)
    galat_kode: Mapped[str | None]
    galat_tempat: Mapped[str | None]
    galat_pesan: Mapped[str | None]
    galat_saran: Mapped[str | None]
    prefect_run_id: Mapped[str | None]
    tanggal_terima: Mapped[dt.date]
    mulai: Mapped[dt.datetime]
    selesai: Mapped[dt.datetime]


class Usulan(Gudang):
    """Grain: one proposal of the live import of its kelurahan and year, accepted or refused.

    `isi_hash` is over what the proposal says and how it was judged, not over where it stands:
    moving a row changes its address and nothing else. `dibuat_pada` and `diubah_pada` are the
    start of the import that first brought it and of the one that last changed it.
    """

    __tablename__ = "usulan"
    __table_args__ = (
        # Composite, so that no proposal can hang on another kelurahan's or year's import.
        ForeignKeyConstraint(
            ["impor_id", "kode_kelurahan", "tahun_musrenbang"],
            ["impor.id", "impor.kode_kelurahan", "impor.tahun_musrenbang"],
            name="fk_usulan_impor",
        ),
        CheckConstraint("length(usulan_id) = 16", name="usulan_id"),
        CheckConstraint(salah_satu("status", STATUS_USULAN), name="status"),
        CheckConstraint("nomor_baris >= 1", name="nomor_baris"),
        CheckConstraint("prioritas >= 1", name="prioritas"),
        CheckConstraint(
            tidak_negatif("volume", "harga_satuan_rupiah", "anggaran_rupiah"), name="tidak_negatif"
        ),
        CheckConstraint("diubah_pada >= dibuat_pada", name="waktu"),
        Index(None, "tahun_musrenbang", "kode_kelurahan", "status"),
        Index(None, "impor_id"),
    )

    usulan_id: Mapped[str] = mapped_column(primary_key=True)
    kode_kelurahan: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    tahun_musrenbang: Mapped[int]
    impor_id: Mapped[int]
    status: Mapped[str]
    urutan: Mapped[int]
    lembar: Mapped[str]
    nomor_baris: Mapped[int]
    nomor: Mapped[str | None]
    uraian: Mapped[str | None]
    permasalahan: Mapped[str | None]
    lokasi: Mapped[str | None]
    rt: Mapped[str | None]
    rw: Mapped[str | None]
    volume: Mapped[float | None]
    satuan: Mapped[str | None]
    harga_satuan_rupiah: Mapped[Rupiah | None]
    anggaran_rupiah: Mapped[Rupiah | None]
    prioritas: Mapped[Besar | None]
    opd_tujuan: Mapped[str | None]
    sumber_dana: Mapped[str | None]
    bidang: Mapped[str | None]
    program: Mapped[str | None]
    kegiatan: Mapped[str | None]
    sub_kegiatan: Mapped[str | None]
    pengusul: Mapped[str | None]
    penerima_manfaat: Mapped[str | None]
    keterangan: Mapped[str | None]
    volume_teks: Mapped[str | None]
    anggaran_teks: Mapped[str | None]
    isi_hash: Mapped[str]
    dibuat_pada: Mapped[dt.datetime]
    diubah_pada: Mapped[dt.datetime]


class SumberSel(Gudang):
    """Grain: one field of one proposal, and the cell of the live file it was read from (law 3)."""

    __tablename__ = "sumber_sel"
    __table_args__ = (CheckConstraint(salah_satu("field", KOLOM_BERSIH), name="field"),)

    usulan_id: Mapped[str] = mapped_column(
        ForeignKey("usulan.usulan_id", ondelete="CASCADE"), primary_key=True
    )
    field: Mapped[str] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("berkas.sha256"))
    lembar: Mapped[str]
    sel: Mapped[str]


class Klasifikasi(Gudang):
    """Grain: one accepted proposal. The version of the nomenclature stands beside its codes."""

    __tablename__ = "klasifikasi"
    __table_args__ = (
        ForeignKeyConstraint(
            ["versi_nomenklatur", "kode_urusan"],
            ["nomenklatur.versi", "nomenklatur.kode"],
            name="fk_klasifikasi_urusan",
        ),
        ForeignKeyConstraint(
            ["versi_nomenklatur", "kode_sub_kegiatan"],
            ["nomenklatur.versi", "nomenklatur.kode"],
            name="fk_klasifikasi_sub_kegiatan",
        ),
        CheckConstraint("keyakinan >= 0 AND keyakinan <= 1", name="keyakinan"),
        CheckConstraint(salah_satu("status_klasifikasi", STATUS_KLASIFIKASI), name="status"),
        Index(None, "kode_urusan"),
    )

    usulan_id: Mapped[str] = mapped_column(
        ForeignKey("usulan.usulan_id", ondelete="CASCADE"), primary_key=True
    )
    versi_nomenklatur: Mapped[str]
    kode_urusan: Mapped[str | None]
    keyakinan: Mapped[float]
    kandidat: Mapped[str | None]
    dasar_klasifikasi: Mapped[str]
    status_klasifikasi: Mapped[str]
    kode_sub_kegiatan: Mapped[str | None]
    kandidat_sub_kegiatan: Mapped[str | None]
    pemegang_kewenangan: Mapped[str | None]
