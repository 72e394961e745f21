"""The facts of an attempt: its findings and the rows that were no proposals. Kept as history."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from schemas.temuan import JENIS_BARIS, TINGKAT
from warehouse.dasar import Gudang, salah_satu


class Temuan(Gudang):
    """Grain: one finding of one import.

    `usulan_id` has no foreign key: findings of an older version outlive the proposals it had.
    """

    __tablename__ = "temuan"
    __table_args__ = (
        CheckConstraint(salah_satu("tingkat", TINGKAT), name="tingkat"),
        CheckConstraint("nomor_baris >= 1", name="nomor_baris"),
        Index(None, "usulan_id"),
    )

    impor_id: Mapped[int] = mapped_column(
        ForeignKey("impor.id", ondelete="CASCADE"), primary_key=True
    )
    temuan_id: Mapped[str] = mapped_column(primary_key=True)
    urutan: Mapped[int]
    berkas: Mapped[str]
    lembar: Mapped[str | None]
    sel: Mapped[str | None]
    nomor_baris: Mapped[int | None]
    kolom: Mapped[str | None]
    kode: Mapped[str]
    tingkat: Mapped[str]
    nilai: Mapped[str | None]
    pesan: Mapped[str]
    saran: Mapped[str]
    usulan_id: Mapped[str | None]


class BarisBukanUsulan(Gudang):
    """Grain: one sheet row that is no proposal, with its text, so that law 1 can be looked up."""

    __tablename__ = "baris_bukan_usulan"
    __table_args__ = (
        CheckConstraint(salah_satu("jenis", JENIS_BARIS), name="jenis"),
        CheckConstraint("nomor_baris >= 1", name="nomor_baris"),
    )

    impor_id: Mapped[int] = mapped_column(
        ForeignKey("impor.id", ondelete="CASCADE"), primary_key=True
    )
    lembar: Mapped[str] = mapped_column(primary_key=True)
    nomor_baris: Mapped[int] = mapped_column(primary_key=True)
    jenis: Mapped[str]
    teks: Mapped[str | None]


class JumlahTertulis(Gudang):
    """Grain: one subtotal or total cell that the sheet itself states."""

    __tablename__ = "jumlah_tertulis"
    __table_args__ = (
        CheckConstraint(salah_satu("jenis", ("subtotal", "total")), name="jenis"),
        CheckConstraint("nomor_baris >= 1", name="nomor_baris"),
    )

    impor_id: Mapped[int] = mapped_column(
        ForeignKey("impor.id", ondelete="CASCADE"), primary_key=True
    )
    lembar: Mapped[str] = mapped_column(primary_key=True)
    sel: Mapped[str] = mapped_column(primary_key=True)
    nomor_baris: Mapped[int]
    jenis: Mapped[str]
    teks: Mapped[str]
    jenis_sel: Mapped[str]
    skala_rupiah: Mapped[int]
    dari_baris: Mapped[int]
    sampai_baris: Mapped[int]
