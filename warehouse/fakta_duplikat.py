"""The facts on duplicates: pairs that may be one work, and what people decided on them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from schemas.duplikat import HUBUNGAN, PUTUSAN_DUPLIKAT, TINGKAT_KEMIRIPAN
from warehouse.dasar import Gudang, salah_satu

_BEDA = "usulan_id <> usulan_id_asal"


class PasanganDuplikat(Gudang):
    """Grain: one pair of live proposals; it goes when either of them goes.

    `usulan_id` is the later of both and `tahun_musrenbang` its year, so a pair of two years is
    kept once. `ditemukan_pada` is when the pair was first found.
    """

    __tablename__ = "pasangan_duplikat"
    __table_args__ = (
        CheckConstraint(_BEDA, name="beda"),
        CheckConstraint(salah_satu("hubungan", HUBUNGAN), name="hubungan"),
        CheckConstraint(salah_satu("tingkat", TINGKAT_KEMIRIPAN), name="tingkat"),
        CheckConstraint(
            "skor >= 0 AND skor <= 1 AND skor_teks >= 0 AND skor_teks <= 1 "
            "AND skor_tempat >= 0 AND skor_tempat <= 1",
            name="skor",
        ),
        Index(None, "usulan_id_asal"),
        Index(None, "tahun_musrenbang"),
    )

    usulan_id: Mapped[str] = mapped_column(
        ForeignKey("usulan.usulan_id", ondelete="CASCADE"), primary_key=True
    )
    usulan_id_asal: Mapped[str] = mapped_column(
        ForeignKey("usulan.usulan_id", ondelete="CASCADE"), primary_key=True
    )
    tahun_musrenbang: Mapped[int]
    hubungan: Mapped[str]
    tingkat: Mapped[str]
    skor: Mapped[float]
    skor_teks: Mapped[float]
    skor_tempat: Mapped[float]
    alasan: Mapped[str]
    ditemukan_pada: Mapped[dt.datetime]


class KeputusanDuplikat(Gudang):
    """Grain: one decision of a person on one pair. The database refuses to change or drop it.

    No foreign keys: a decision outlives the proposals and holds again when both come back. The
    last one on a pair by `diputuskan_pada`, then `keputusan_id`, holds (view
    `keputusan_duplikat_berlaku`). `skor` is what the pair had then.
    """

    __tablename__ = "keputusan_duplikat"
    __table_args__ = (
        CheckConstraint("length(keputusan_id) = 16", name="keputusan_id"),
        CheckConstraint(_BEDA, name="beda"),
        CheckConstraint(salah_satu("keputusan", PUTUSAN_DUPLIKAT), name="keputusan"),
        CheckConstraint("skor >= 0 AND skor <= 1", name="skor"),
        Index(None, "usulan_id", "usulan_id_asal", "diputuskan_pada"),
        Index(None, "tahun_musrenbang"),
    )

    keputusan_id: Mapped[str] = mapped_column(primary_key=True)
    usulan_id: Mapped[str]
    usulan_id_asal: Mapped[str]
    tahun_musrenbang: Mapped[int]
    keputusan: Mapped[str]
    uraian: Mapped[str | None]
    uraian_asal: Mapped[str | None]
    skor: Mapped[float]
    diputuskan_oleh: Mapped[str]
    diputuskan_pada: Mapped[dt.datetime]
    catatan: Mapped[str | None]
