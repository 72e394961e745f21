"""The facts of the budget: the outcome of each proposal and the use of each ceiling."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from schemas.usulan import HASIL_ALOKASI, KUNCIAN, PUTUSAN_ANGGARAN
from warehouse.dasar import Gudang, Rupiah, salah_satu, tidak_negatif

_DIALOKASIKAN = (
    "dialokasikan_rupiah = 0 OR (hasil = 'didanai' AND dialokasikan_rupiah <= anggaran_rupiah)"
)
_PEMAKAIAN = tidak_negatif("pagu_rupiah", "terpakai_rupiah", "sisa_rupiah", "diminta_rupiah")
_PAGU_KEKAL = "pagu_rupiah = terpakai_rupiah + sisa_rupiah"


class Alokasi(Gudang):
    """Grain: one accepted proposal. It goes when the proposal is re-judged, changed or withdrawn.

    It hangs on `klasifikasi`, which only accepted proposals have.
    """

    __tablename__ = "alokasi"
    __table_args__ = (
        ForeignKeyConstraint(
            ["versi_nomenklatur", "kode_urusan"],
            ["nomenklatur.versi", "nomenklatur.kode"],
            name="fk_alokasi_urusan",
        ),
        ForeignKeyConstraint(
            ["versi_nomenklatur", "kode_sub_kegiatan"],
            ["nomenklatur.versi", "nomenklatur.kode"],
            name="fk_alokasi_sub_kegiatan",
        ),
        CheckConstraint(salah_satu("hasil", HASIL_ALOKASI), name="hasil"),
        CheckConstraint("urutan >= 1", name="urutan"),
        CheckConstraint(
            tidak_negatif("anggaran_rupiah", "dialokasikan_rupiah", "kurang_rupiah"),
            name="tidak_negatif",
        ),
        CheckConstraint(_DIALOKASIKAN, name="dialokasikan"),
        CheckConstraint(salah_satu("putusan", KUNCIAN), name="putusan"),
        CheckConstraint("skor >= 0 AND skor <= 100", name="skor"),
        Index(None, "kode_opd"),
        Index(None, "tahun_rencana", "hasil"),
    )

    usulan_id: Mapped[str] = mapped_column(
        ForeignKey("klasifikasi.usulan_id", ondelete="CASCADE"), primary_key=True
    )
    tahun_rencana: Mapped[int]
    versi_nomenklatur: Mapped[str]
    kode_kelurahan: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    kode_urusan: Mapped[str | None]
    kode_sub_kegiatan: Mapped[str | None]
    kode_opd: Mapped[str | None] = mapped_column(ForeignKey("opd.kode_opd"))
    kode_rekening: Mapped[str | None] = mapped_column(ForeignKey("rekening.kode"))
    kode_sumber_dana: Mapped[str | None] = mapped_column(ForeignKey("sumber_dana.kode"))
    dasar_pemetaan: Mapped[str]
    anggaran_rupiah: Mapped[Rupiah | None]
    urutan: Mapped[int]
    hasil: Mapped[str]
    dialokasikan_rupiah: Mapped[Rupiah]
    kurang_rupiah: Mapped[Rupiah]
    pagu_penghalang: Mapped[str | None]
    putusan: Mapped[str | None]
    skor: Mapped[float | None]
    dasar_skor: Mapped[str | None]
    alasan_hasil: Mapped[str]


class PemakaianPagu(Gudang):
    """Grain: one ceiling of one planning year, and how far it is used. pagu = used + left."""

    __tablename__ = "pemakaian_pagu"
    __table_args__ = (
        ForeignKeyConstraint(
            ["tahun_rencana", "sumbu", "kode"],
            ["pagu.tahun_rencana", "pagu.sumbu", "pagu.kode"],
            name="fk_pemakaian_pagu_pagu",
        ),
        CheckConstraint(_PEMAKAIAN, name="tidak_negatif"),
        CheckConstraint(_PAGU_KEKAL, name="pagu_kekal"),
    )

    tahun_rencana: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sumbu: Mapped[str] = mapped_column(primary_key=True)
    kode: Mapped[str] = mapped_column(primary_key=True)
    pagu_rupiah: Mapped[Rupiah]
    terpakai_rupiah: Mapped[Rupiah]
    sisa_rupiah: Mapped[Rupiah]
    diminta_rupiah: Mapped[Rupiah]


class AlokasiSkenario(Gudang):
    """Grain: one accepted proposal in one scenario other than the main one, which is `alokasi`.

    It goes with the classification, like the allocation itself.
    """

    __tablename__ = "alokasi_skenario"
    __table_args__ = (
        CheckConstraint(salah_satu("hasil", HASIL_ALOKASI), name="hasil"),
        CheckConstraint("urutan >= 1", name="urutan"),
        CheckConstraint(
            tidak_negatif("anggaran_rupiah", "dialokasikan_rupiah", "kurang_rupiah"),
            name="tidak_negatif",
        ),
        CheckConstraint(_DIALOKASIKAN, name="dialokasikan"),
        Index(None, "usulan_id"),
        Index(None, "tahun_rencana", "skenario"),
    )

    skenario: Mapped[str] = mapped_column(primary_key=True)
    usulan_id: Mapped[str] = mapped_column(
        ForeignKey("klasifikasi.usulan_id", ondelete="CASCADE"), primary_key=True
    )
    tahun_rencana: Mapped[int]
    anggaran_rupiah: Mapped[Rupiah | None]
    urutan: Mapped[int]
    hasil: Mapped[str]
    dialokasikan_rupiah: Mapped[Rupiah]
    kurang_rupiah: Mapped[Rupiah]
    pagu_penghalang: Mapped[str | None]
    alasan_hasil: Mapped[str]


class PemakaianSkenario(Gudang):
    """Grain: one ceiling of one planning year in one scenario, as the scenario sets it."""

    __tablename__ = "pemakaian_skenario"
    __table_args__ = (
        CheckConstraint(_PEMAKAIAN, name="tidak_negatif"),
        CheckConstraint(_PAGU_KEKAL, name="pagu_kekal"),
    )

    skenario: Mapped[str] = mapped_column(primary_key=True)
    tahun_rencana: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sumbu: Mapped[str] = mapped_column(primary_key=True)
    kode: Mapped[str] = mapped_column(primary_key=True)
    pagu_rupiah: Mapped[Rupiah]
    terpakai_rupiah: Mapped[Rupiah]
    sisa_rupiah: Mapped[Rupiah]
    diminta_rupiah: Mapped[Rupiah]


class KeputusanAnggaran(Gudang):
    """Grain: one decision of a person on the money of one proposal. Never changed or dropped.

    No foreign key: a decision outlives the proposal and holds again when it comes back. The last
    one on a proposal by `diputuskan_pada`, then `keputusan_id`, holds (view
    `keputusan_anggaran_berlaku`); `bebas` takes a lock away.
    """

    __tablename__ = "keputusan_anggaran"
    __table_args__ = (
        CheckConstraint("length(keputusan_id) = 16", name="keputusan_id"),
        CheckConstraint(salah_satu("keputusan", PUTUSAN_ANGGARAN), name="keputusan"),
        Index(None, "usulan_id", "diputuskan_pada"),
        Index(None, "tahun_musrenbang"),
    )

    keputusan_id: Mapped[str] = mapped_column(primary_key=True)
    usulan_id: Mapped[str]
    tahun_musrenbang: Mapped[int]
    keputusan: Mapped[str]
    uraian: Mapped[str | None]
    alasan: Mapped[str]
    diputuskan_oleh: Mapped[str]
    diputuskan_pada: Mapped[dt.datetime]
