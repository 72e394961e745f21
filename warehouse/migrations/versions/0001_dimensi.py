"""The dimensions: region, nomenclature, agency, money, ceiling, agenda."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "nomenklatur",
        sa.Column("versi", sa.Text(), nullable=False),
        sa.Column("kode", sa.Text(), nullable=False),
        sa.Column("tingkat", sa.Text(), nullable=False),
        sa.Column("uraian", sa.Text(), nullable=False),
        sa.Column("kode_induk", sa.Text(), nullable=True),
        sa.Column("indikator", sa.Text(), nullable=True),
        sa.Column("satuan", sa.Text(), nullable=True),
        sa.Column("sumber", sa.Text(), nullable=False),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "tingkat IN ('urusan', 'bidang_urusan', 'program', 'kegiatan', 'sub_kegiatan')",
            name=op.f("ck_nomenklatur_tingkat"),
        ),
        sa.ForeignKeyConstraint(
            ["versi", "kode_induk"],
            ["nomenklatur.versi", "nomenklatur.kode"],
            name=op.f("fk_nomenklatur_versi_kode_induk"),
        ),
        sa.PrimaryKeyConstraint("versi", "kode", name=op.f("pk_nomenklatur")),
    )
    op.create_index(op.f("ix_nomenklatur_versi_kode_induk"), "nomenklatur", ["versi", "kode_induk"])
    op.create_table(
        "opd",
        sa.Column("kode_opd", sa.Text(), nullable=False),
        sa.Column("nama_opd", sa.Text(), nullable=False),
        sa.Column("singkatan", sa.Text(), nullable=True),
        sa.Column("tahun_awal", sa.Integer(), nullable=False),
        sa.Column("tahun_akhir", sa.Integer(), nullable=True),
        sa.Column("sumber", sa.Text(), nullable=False),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "tahun_akhir IS NULL OR tahun_akhir >= tahun_awal", name=op.f("ck_opd_masa")
        ),
        sa.PrimaryKeyConstraint("kode_opd", name=op.f("pk_opd")),
    )
    op.create_table(
        "pagu",
        sa.Column("tahun_rencana", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sumbu", sa.Text(), nullable=False),
        sa.Column("kode", sa.Text(), nullable=False),
        sa.Column("jumlah_rupiah", sa.BigInteger(), nullable=False),
        sa.Column("sumber", sa.Text(), nullable=False),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            (
                "sumbu IN ('opd', 'kelurahan', 'kecamatan', 'bidang_urusan', 'program', "
                "'sumber_dana')"
            ),
            name=op.f("ck_pagu_sumbu"),
        ),
        sa.CheckConstraint("jumlah_rupiah >= 0", name=op.f("ck_pagu_tidak_negatif")),
        sa.PrimaryKeyConstraint("tahun_rencana", "sumbu", "kode", name=op.f("pk_pagu")),
    )
    op.create_table(
        "rekening",
        sa.Column("kode", sa.Text(), nullable=False),
        sa.Column("nama", sa.Text(), nullable=False),
        sa.Column("sumber", sa.Text(), nullable=False),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("kode", name=op.f("pk_rekening")),
    )
    op.create_table(
        "sumber_dana",
        sa.Column("kode", sa.Text(), nullable=False),
        sa.Column("nama", sa.Text(), nullable=False),
        sa.Column("sumber", sa.Text(), nullable=False),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("kode", name=op.f("pk_sumber_dana")),
    )
    op.create_table(
        "wilayah",
        sa.Column("kode", sa.Text(), nullable=False),
        sa.Column("tingkat", sa.Text(), nullable=False),
        sa.Column("nama", sa.Text(), nullable=False),
        sa.Column("kode_induk", sa.Text(), nullable=True),
        sa.Column("kode_bps", sa.Text(), nullable=True),
        sa.Column("sumber", sa.Text(), nullable=False),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "tingkat IN ('provinsi', 'kota', 'kecamatan', 'kelurahan')",
            name=op.f("ck_wilayah_tingkat"),
        ),
        sa.ForeignKeyConstraint(
            ["kode_induk"], ["wilayah.kode"], name=op.f("fk_wilayah_kode_induk")
        ),
        sa.PrimaryKeyConstraint("kode", name=op.f("pk_wilayah")),
    )
    op.create_index(op.f("ix_wilayah_kode_induk"), "wilayah", ["kode_induk"])
    op.create_table(
        "jadwal",
        sa.Column("tahun_musrenbang", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kode_kelurahan", sa.Text(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("jam", sa.Text(), nullable=True),
        sa.Column("tempat", sa.Text(), nullable=True),
        sa.Column("batas_kirim", sa.Date(), nullable=False),
        sa.Column("sumber", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kode_kelurahan"], ["wilayah.kode"], name=op.f("fk_jadwal_kode_kelurahan")
        ),
        sa.PrimaryKeyConstraint("tahun_musrenbang", "kode_kelurahan", name=op.f("pk_jadwal")),
    )


def downgrade() -> None:
    for tabel in ("jadwal", "wilayah", "sumber_dana", "rekening", "pagu", "opd", "nomenklatur"):
        op.drop_table(tabel)
