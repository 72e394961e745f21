"""The facts of the budget: the outcome of each proposal and the use of each ceiling."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from schemas.usulan import HASIL_ALOKASI
from warehouse.dasar import Gudang, Rupiah, salah_satu, tidak_negatif


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
        CheckConstraint(
            "dialokasikan_rupiah = 0 OR "
            "(hasil = 'didanai' AND dialokasikan_rupiah <= anggaran_rupiah)",
            name="dialokasikan",
        ),
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


class PemakaianPagu(Gudang):
    """Grain: one ceiling of one planning year, and how far it is used. pagu = used + left."""

    __tablename__ = "pemakaian_pagu"
    __table_args__ = (
        ForeignKeyConstraint(
            ["tahun_rencana", "sumbu", "kode"],
            ["pagu.tahun_rencana", "pagu.sumbu", "pagu.kode"],
            name="fk_pemakaian_pagu_pagu",
        ),
        CheckConstraint(
            tidak_negatif("pagu_rupiah", "terpakai_rupiah", "sisa_rupiah", "diminta_rupiah"),
            name="tidak_negatif",
        ),
        CheckConstraint("pagu_rupiah = terpakai_rupiah + sisa_rupiah", name="pagu_kekal"),
    )

    tahun_rencana: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sumbu: Mapped[str] = mapped_column(primary_key=True)
    kode: Mapped[str] = mapped_column(primary_key=True)
    pagu_rupiah: Mapped[Rupiah]
    terpakai_rupiah: Mapped[Rupiah]
    sisa_rupiah: Mapped[Rupiah]
    diminta_rupiah: Mapped[Rupiah]
