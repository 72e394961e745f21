"""The facts of the review: what people decided on doubtful classifications. Never changed."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from warehouse.dasar import Gudang


class KeputusanKlasifikasi(Gudang):
    """Grain: one decision of a person on one proposal. The database refuses to change or drop it.

    `usulan_id` has no foreign key: a decision outlives the proposal, so that it is found again
    when the row comes back, moved or reworded. The last one by `diputuskan_pada`, then
    `keputusan_id`, holds (view `keputusan_berlaku`). `kode_urusan_sistem` and `keyakinan_sistem`
    are what the machine had said.
    """

    __tablename__ = "keputusan_klasifikasi"
    __table_args__ = (
        ForeignKeyConstraint(
            ["versi_nomenklatur", "kode_urusan"],
            ["nomenklatur.versi", "nomenklatur.kode"],
            name="fk_keputusan_klasifikasi_urusan",
        ),
        ForeignKeyConstraint(
            ["versi_nomenklatur", "kode_sub_kegiatan"],
            ["nomenklatur.versi", "nomenklatur.kode"],
            name="fk_keputusan_klasifikasi_sub_kegiatan",
        ),
        ForeignKeyConstraint(
            ["versi_nomenklatur", "kode_urusan_sistem"],
            ["nomenklatur.versi", "nomenklatur.kode"],
            name="fk_keputusan_klasifikasi_urusan_sistem",
        ),
        CheckConstraint("length(keputusan_id) = 16", name="keputusan_id"),
        CheckConstraint("length(usulan_id) = 16", name="usulan_id"),
        CheckConstraint("keyakinan_sistem >= 0 AND keyakinan_sistem <= 1", name="keyakinan"),
        Index(None, "usulan_id", "diputuskan_pada"),
        Index(None, "tahun_musrenbang", "kode_kelurahan"),
    )

    keputusan_id: Mapped[str] = mapped_column(primary_key=True)
    usulan_id: Mapped[str]
    kode_kelurahan: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    tahun_musrenbang: Mapped[int]
    uraian: Mapped[str]
    kunci_teks: Mapped[str]
    versi_nomenklatur: Mapped[str]
    kode_urusan: Mapped[str]
    kode_sub_kegiatan: Mapped[str | None]
    kode_urusan_sistem: Mapped[str | None]
    keyakinan_sistem: Mapped[float]
    diputuskan_oleh: Mapped[str]
    diputuskan_pada: Mapped[dt.datetime]
    catatan: Mapped[str | None]
