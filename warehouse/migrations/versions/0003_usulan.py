"""The proposals: what they say, where from, what they are, what they get."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pemakaian_pagu",
        sa.Column("tahun_rencana", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sumbu", sa.Text(), nullable=False),
        sa.Column("kode", sa.Text(), nullable=False),
        sa.Column("pagu_rupiah", sa.BigInteger(), nullable=False),
        sa.Column("terpakai_rupiah", sa.BigInteger(), nullable=False),
        sa.Column("sisa_rupiah", sa.BigInteger(), nullable=False),
        sa.Column("diminta_rupiah", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "pagu_rupiah = terpakai_rupiah + sisa_rupiah", name=op.f("ck_pemakaian_pagu_pagu_kekal")
        ),
        sa.CheckConstraint(
            (
                "pagu_rupiah >= 0 AND terpakai_rupiah >= 0 AND sisa_rupiah >= 0 AND "
                "diminta_rupiah >= 0"
            ),
            name=op.f("ck_pemakaian_pagu_tidak_negatif"),
        ),
        sa.ForeignKeyConstraint(
            ["tahun_rencana", "sumbu", "kode"],
            ["pagu.tahun_rencana", "pagu.sumbu", "pagu.kode"],
            name="fk_pemakaian_pagu_pagu",
        ),
        sa.PrimaryKeyConstraint("tahun_rencana", "sumbu", "kode", name=op.f("pk_pemakaian_pagu")),
    )
    op.create_table(
        "usulan",
        sa.Column("usulan_id", sa.Text(), nullable=False),
        sa.Column("kode_kelurahan", sa.Text(), nullable=False),
        sa.Column("tahun_musrenbang", sa.Integer(), nullable=False),
        sa.Column("impor_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.Column("lembar", sa.Text(), nullable=False),
        sa.Column("nomor_baris", sa.Integer(), nullable=False),
        sa.Column("nomor", sa.Text(), nullable=True),
        sa.Column("uraian", sa.Text(), nullable=True),
        sa.Column("permasalahan", sa.Text(), nullable=True),
        sa.Column("lokasi", sa.Text(), nullable=True),
        sa.Column("rt", sa.Text(), nullable=True),
        sa.Column("rw", sa.Text(), nullable=True),
        sa.Column("volume", sa.Double(), nullable=True),
        sa.Column("satuan", sa.Text(), nullable=True),
        sa.Column("harga_satuan_rupiah", sa.BigInteger(), nullable=True),
        sa.Column("anggaran_rupiah", sa.BigInteger(), nullable=True),
        sa.Column("prioritas", sa.BigInteger(), nullable=True),
        sa.Column("opd_tujuan", sa.Text(), nullable=True),
        sa.Column("sumber_dana", sa.Text(), nullable=True),
        sa.Column("bidang", sa.Text(), nullable=True),
        sa.Column("program", sa.Text(), nullable=True),
        sa.Column("kegiatan", sa.Text(), nullable=True),
        sa.Column("sub_kegiatan", sa.Text(), nullable=True),
        sa.Column("pengusul", sa.Text(), nullable=True),
        sa.Column("penerima_manfaat", sa.Text(), nullable=True),
        sa.Column("keterangan", sa.Text(), nullable=True),
        sa.Column("volume_teks", sa.Text(), nullable=True),
        sa.Column("anggaran_teks", sa.Text(), nullable=True),
        sa.Column("isi_hash", sa.Text(), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("diubah_pada", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("status IN ('diterima', 'ditolak')", name=op.f("ck_usulan_status")),
        sa.CheckConstraint("diubah_pada >= dibuat_pada", name=op.f("ck_usulan_waktu")),
        sa.CheckConstraint("length(usulan_id) = 16", name=op.f("ck_usulan_usulan_id")),
        sa.CheckConstraint("nomor_baris >= 1", name=op.f("ck_usulan_nomor_baris")),
        sa.CheckConstraint("prioritas >= 1", name=op.f("ck_usulan_prioritas")),
        sa.CheckConstraint(
            "volume >= 0 AND harga_satuan_rupiah >= 0 AND anggaran_rupiah >= 0",
            name=op.f("ck_usulan_tidak_negatif"),
        ),
        sa.ForeignKeyConstraint(
            ["impor_id", "kode_kelurahan", "tahun_musrenbang"],
            ["impor.id", "impor.kode_kelurahan", "impor.tahun_musrenbang"],
            name="fk_usulan_impor",
        ),
        sa.ForeignKeyConstraint(
            ["kode_kelurahan"], ["wilayah.kode"], name=op.f("fk_usulan_kode_kelurahan")
        ),
        sa.PrimaryKeyConstraint("usulan_id", name=op.f("pk_usulan")),
    )
    op.create_index(op.f("ix_usulan_impor_id"), "usulan", ["impor_id"])
    op.create_index(
        op.f("ix_usulan_tahun_musrenbang_kode_kelurahan_status"),
        "usulan",
        ["tahun_musrenbang", "kode_kelurahan", "status"],
    )
    op.create_table(
        "klasifikasi",
        sa.Column("usulan_id", sa.Text(), nullable=False),
        sa.Column("versi_nomenklatur", sa.Text(), nullable=False),
        sa.Column("kode_urusan", sa.Text(), nullable=True),
        sa.Column("keyakinan", sa.Double(), nullable=False),
        sa.Column("kandidat", sa.Text(), nullable=True),
        sa.Column("dasar_klasifikasi", sa.Text(), nullable=False),
        sa.Column("status_klasifikasi", sa.Text(), nullable=False),
        sa.Column("kode_sub_kegiatan", sa.Text(), nullable=True),
        sa.Column("kandidat_sub_kegiatan", sa.Text(), nullable=True),
        sa.Column("pemegang_kewenangan", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "status_klasifikasi IN ('otomatis', 'periksa')", name=op.f("ck_klasifikasi_status")
        ),
        sa.CheckConstraint(
            "keyakinan >= 0 AND keyakinan <= 1", name=op.f("ck_klasifikasi_keyakinan")
        ),
        sa.ForeignKeyConstraint(
            ["usulan_id"],
            ["usulan.usulan_id"],
            name=op.f("fk_klasifikasi_usulan_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["versi_nomenklatur", "kode_sub_kegiatan"],
            ["nomenklatur.versi", "nomenklatur.kode"],
            name="fk_klasifikasi_sub_kegiatan",
        ),
        sa.ForeignKeyConstraint(
            ["versi_nomenklatur", "kode_urusan"],
            ["nomenklatur.versi", "nomenklatur.kode"],
            name="fk_klasifikasi_urusan",
        ),
        sa.PrimaryKeyConstraint("usulan_id", name=op.f("pk_klasifikasi")),
    )
    op.create_index(op.f("ix_klasifikasi_kode_urusan"), "klasifikasi", ["kode_urusan"])
    op.create_table(
        "sumber_sel",
        sa.Column("usulan_id", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("lembar", sa.Text(), nullable=False),
        sa.Column("sel", sa.Text(), nullable=False),
        sa.CheckConstraint(
            (
                "field IN ('uraian', 'permasalahan', 'lokasi', 'rt', 'rw', 'volume', 'satuan', "
                "'harga_satuan_rupiah', 'anggaran_rupiah', 'prioritas', 'opd_tujuan', "
                "'sumber_dana', 'bidang', 'program', 'kegiatan', 'sub_kegiatan', 'pengusul', "
                "'penerima_manfaat', 'keterangan')"
            ),
            name=op.f("ck_sumber_sel_field"),
        ),
        sa.ForeignKeyConstraint(["sha256"], ["berkas.sha256"], name=op.f("fk_sumber_sel_sha256")),
        sa.ForeignKeyConstraint(
            ["usulan_id"],
            ["usulan.usulan_id"],
            name=op.f("fk_sumber_sel_usulan_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("usulan_id", "field", name=op.f("pk_sumber_sel")),
    )
    op.create_table(
        "alokasi",
        sa.Column("usulan_id", sa.Text(), nullable=False),
        sa.Column("tahun_rencana", sa.Integer(), nullable=False),
        sa.Column("versi_nomenklatur", sa.Text(), nullable=False),
        sa.Column("kode_kelurahan", sa.Text(), nullable=False),
        sa.Column("kode_urusan", sa.Text(), nullable=True),
        sa.Column("kode_sub_kegiatan", sa.Text(), nullable=True),
        sa.Column("kode_opd", sa.Text(), nullable=True),
        sa.Column("kode_rekening", sa.Text(), nullable=True),
        sa.Column("kode_sumber_dana", sa.Text(), nullable=True),
        sa.Column("dasar_pemetaan", sa.Text(), nullable=False),
        sa.Column("anggaran_rupiah", sa.BigInteger(), nullable=True),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.Column("hasil", sa.Text(), nullable=False),
        sa.Column("dialokasikan_rupiah", sa.BigInteger(), nullable=False),
        sa.Column("kurang_rupiah", sa.BigInteger(), nullable=False),
        sa.Column("pagu_penghalang", sa.Text(), nullable=True),
        sa.CheckConstraint(
            (
                "dialokasikan_rupiah = 0 OR (hasil = 'didanai' AND "
                "dialokasikan_rupiah <= anggaran_rupiah)"
            ),
            name=op.f("ck_alokasi_dialokasikan"),
        ),
        sa.CheckConstraint(
            (
                "hasil IN ('didanai', 'tidak_didanai', 'tanpa_anggaran', 'menunggu_tinjauan', "
                "'luar_kewenangan')"
            ),
            name=op.f("ck_alokasi_hasil"),
        ),
        sa.CheckConstraint(
            "anggaran_rupiah >= 0 AND dialokasikan_rupiah >= 0 AND kurang_rupiah >= 0",
            name=op.f("ck_alokasi_tidak_negatif"),
        ),
        sa.CheckConstraint("urutan >= 1", name=op.f("ck_alokasi_urutan")),
        sa.ForeignKeyConstraint(
            ["kode_kelurahan"], ["wilayah.kode"], name=op.f("fk_alokasi_kode_kelurahan")
        ),
        sa.ForeignKeyConstraint(["kode_opd"], ["opd.kode_opd"], name=op.f("fk_alokasi_kode_opd")),
        sa.ForeignKeyConstraint(
            ["kode_rekening"], ["rekening.kode"], name=op.f("fk_alokasi_kode_rekening")
        ),
        sa.ForeignKeyConstraint(
            ["kode_sumber_dana"], ["sumber_dana.kode"], name=op.f("fk_alokasi_kode_sumber_dana")
        ),
        sa.ForeignKeyConstraint(
            ["usulan_id"],
            ["klasifikasi.usulan_id"],
            name=op.f("fk_alokasi_usulan_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["versi_nomenklatur", "kode_sub_kegiatan"],
            ["nomenklatur.versi", "nomenklatur.kode"],
            name="fk_alokasi_sub_kegiatan",
        ),
        sa.ForeignKeyConstraint(
            ["versi_nomenklatur", "kode_urusan"],
            ["nomenklatur.versi", "nomenklatur.kode"],
            name="fk_alokasi_urusan",
        ),
        sa.PrimaryKeyConstraint("usulan_id", name=op.f("pk_alokasi")),
    )
    op.create_index(op.f("ix_alokasi_kode_opd"), "alokasi", ["kode_opd"])
    op.create_index(op.f("ix_alokasi_tahun_rencana_hasil"), "alokasi", ["tahun_rencana", "hasil"])


def downgrade() -> None:
    for tabel in ("alokasi", "sumber_sel", "klasifikasi", "usulan", "pemakaian_pagu"):
        op.drop_table(tabel)
