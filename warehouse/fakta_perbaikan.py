"""The facts of a resubmission: which import replaced which, and which findings went on."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from warehouse.dasar import Gudang, tidak_negatif


class PerbaikanImpor(Gudang):
    """Grain: one import that was compared with an earlier one of its kelurahan and year.

    The counts are of findings that ask for something (levels tolak and periksa).
    """

    __tablename__ = "perbaikan"
    __table_args__ = (
        CheckConstraint("pembanding_id < impor_id", name="urutan"),
        CheckConstraint(
            tidak_negatif("temuan_diperbaiki", "temuan_tersisa", "temuan_baru"),
            name="tidak_negatif",
        ),
    )

    impor_id: Mapped[int] = mapped_column(
        ForeignKey("impor.id", ondelete="CASCADE"), primary_key=True
    )
    pembanding_id: Mapped[int] = mapped_column(ForeignKey("impor.id", ondelete="CASCADE"))
    temuan_diperbaiki: Mapped[int]
    temuan_tersisa: Mapped[int]
    temuan_baru: Mapped[int]


class TemuanLanjutan(Gudang):
    """Grain: one finding that the version before had already, there as `temuan_id_lama`."""

    __tablename__ = "temuan_lanjutan"
    __table_args__ = (
        ForeignKeyConstraint(
            ["impor_id", "temuan_id"],
            ["temuan.impor_id", "temuan.temuan_id"],
            name="fk_temuan_lanjutan_temuan",
            ondelete="CASCADE",
        ),
    )

    impor_id: Mapped[int] = mapped_column(primary_key=True)
    temuan_id: Mapped[str] = mapped_column(primary_key=True)
    temuan_id_lama: Mapped[str]
