"""The attempts: file, import, findings, rows that are no proposals, stated sums."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "berkas",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("nama", sa.Text(), nullable=False),
        sa.Column("ukuran_byte", sa.BigInteger(), nullable=False),
        sa.Column("pertama_dilihat", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_berkas_sha256")),
        sa.CheckConstraint("ukuran_byte >= 0", name=op.f("ck_berkas_tidak_negatif")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_berkas")),
    )
    op.create_table(
        "impor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tahun_musrenbang", sa.Integer(), nullable=False),
        sa.Column("kode_kelurahan", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("jalur_relatif", sa.Text(), nullable=False),
        sa.Column("versi_aturan", sa.Text(), nullable=False),
        sa.Column("keadaan", sa.Text(), nullable=False),
        sa.Column("berlaku", sa.Boolean(), nullable=False),
        sa.Column("baris_dilihat", sa.Integer(), nullable=False),
        sa.Column("usulan_diterima", sa.Integer(), nullable=False),
        sa.Column("usulan_ditolak", sa.Integer(), nullable=False),
        sa.Column("baris_bukan_usulan", sa.Integer(), nullable=False),
        sa.Column("temuan_tolak", sa.Integer(), nullable=False),
        sa.Column("temuan_periksa", sa.Integer(), nullable=False),
        sa.Column("temuan_info", sa.Integer(), nullable=False),
        sa.Column("anggaran_diterima_rupiah", sa.BigInteger(), nullable=False),
        sa.Column("anggaran_ditolak_rupiah", sa.BigInteger(), nullable=False),
        sa.Column("galat_kode", sa.Text(), nullable=True),
        sa.Column("galat_tempat", sa.Text(), nullable=True),
        sa.Column("galat_pesan", sa.Text(), nullable=True),
        sa.Column("galat_saran", sa.Text(), nullable=True),
        sa.Column("prefect_run_id", sa.Text(), nullable=True),
        sa.Column("tanggal_terima", sa.Date(), nullable=False),
        sa.Column("mulai", sa.DateTime(timezone=True), nullable=False),
        sa.Column("selesai", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(keadaan = 'gagal') = (galat_kode IS NOT NULL)", name=op.f("ck_impor_galat")
        ),
        sa.CheckConstraint("NOT berlaku OR keadaan = 'berhasil'", name=op.f("ck_impor_berlaku")),
        sa.CheckConstraint(
            "keadaan = 'gagal' OR (kode_kelurahan IS NOT NULL AND sha256 IS NOT NULL)",
            name=op.f("ck_impor_identitas"),
        ),
        sa.CheckConstraint(
            "keadaan IN ('berhasil', 'tidak_berubah', 'gagal')", name=op.f("ck_impor_keadaan")
        ),
        sa.CheckConstraint(
            "baris_dilihat = usulan_diterima + usulan_ditolak + baris_bukan_usulan",
            name=op.f("ck_impor_baris_kekal"),
        ),
        sa.CheckConstraint("selesai >= mulai", name=op.f("ck_impor_waktu")),
        sa.CheckConstraint(
            (
                "usulan_diterima >= 0 AND usulan_ditolak >= 0 AND baris_bukan_usulan >= 0 AND "
                "temuan_tolak >= 0 AND temuan_periksa >= 0 AND temuan_info >= 0 AND "
                "anggaran_diterima_rupiah >= 0 AND anggaran_ditolak_rupiah >= 0"
            ),
            name=op.f("ck_impor_tidak_negatif"),
        ),
        sa.ForeignKeyConstraint(
            ["kode_kelurahan"], ["wilayah.kode"], name=op.f("fk_impor_kode_kelurahan")
        ),
        sa.ForeignKeyConstraint(["sha256"], ["berkas.sha256"], name=op.f("fk_impor_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_impor")),
        sa.UniqueConstraint(
            "id",
            "kode_kelurahan",
            "tahun_musrenbang",
            name=op.f("uq_impor_id_kode_kelurahan_tahun_musrenbang"),
        ),
    )
    op.create_index(op.f("ix_impor_sha256"), "impor", ["sha256"])
    op.create_index(
        op.f("ix_impor_tahun_musrenbang_kode_kelurahan"),
        "impor",
        ["tahun_musrenbang", "kode_kelurahan"],
    )
    op.create_index(
        "uq_impor_berlaku",
        "impor",
        ["kode_kelurahan", "tahun_musrenbang"],
        unique=True,
        sqlite_where=sa.text("berlaku"),
        postgresql_where=sa.text("berlaku"),
    )
    op.create_table(
        "baris_bukan_usulan",
        sa.Column("impor_id", sa.Integer(), nullable=False),
        sa.Column("lembar", sa.Text(), nullable=False),
        sa.Column("nomor_baris", sa.Integer(), nullable=False),
        sa.Column("jenis", sa.Text(), nullable=False),
        sa.Column("teks", sa.Text(), nullable=True),
        sa.CheckConstraint(
            (
                "jenis IN ('judul', 'kepala', 'nomor_kolom', 'bagian', 'subtotal', 'total', "
                "'tanda_tangan', 'catatan', 'kosong', 'lembar_lain')"
            ),
            name=op.f("ck_baris_bukan_usulan_jenis"),
        ),
        sa.CheckConstraint("nomor_baris >= 1", name=op.f("ck_baris_bukan_usulan_nomor_baris")),
        sa.ForeignKeyConstraint(
            ["impor_id"],
            ["impor.id"],
            name=op.f("fk_baris_bukan_usulan_impor_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "impor_id", "lembar", "nomor_baris", name=op.f("pk_baris_bukan_usulan")
        ),
    )
    op.create_table(
        "jumlah_tertulis",
        sa.Column("impor_id", sa.Integer(), nullable=False),
        sa.Column("lembar", sa.Text(), nullable=False),
        sa.Column("sel", sa.Text(), nullable=False),
        sa.Column("nomor_baris", sa.Integer(), nullable=False),
        sa.Column("jenis", sa.Text(), nullable=False),
        sa.Column("teks", sa.Text(), nullable=False),
        sa.Column("jenis_sel", sa.Text(), nullable=False),
        sa.Column("skala_rupiah", sa.Integer(), nullable=False),
        sa.Column("dari_baris", sa.Integer(), nullable=False),
        sa.Column("sampai_baris", sa.Integer(), nullable=False),
        sa.CheckConstraint("jenis IN ('subtotal', 'total')", name=op.f("ck_jumlah_tertulis_jenis")),
        sa.CheckConstraint("nomor_baris >= 1", name=op.f("ck_jumlah_tertulis_nomor_baris")),
        sa.ForeignKeyConstraint(
            ["impor_id"], ["impor.id"], name=op.f("fk_jumlah_tertulis_impor_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("impor_id", "lembar", "sel", name=op.f("pk_jumlah_tertulis")),
    )
    op.create_table(
        "temuan",
        sa.Column("impor_id", sa.Integer(), nullable=False),
        sa.Column("temuan_id", sa.Text(), nullable=False),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.Column("berkas", sa.Text(), nullable=False),
        sa.Column("lembar", sa.Text(), nullable=True),
        sa.Column("sel", sa.Text(), nullable=True),
        sa.Column("nomor_baris", sa.Integer(), nullable=True),
        sa.Column("kolom", sa.Text(), nullable=True),
        sa.Column("kode", sa.Text(), nullable=False),
        sa.Column("tingkat", sa.Text(), nullable=False),
        sa.Column("nilai", sa.Text(), nullable=True),
        sa.Column("pesan", sa.Text(), nullable=False),
        sa.Column("saran", sa.Text(), nullable=False),
        sa.Column("usulan_id", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "tingkat IN ('tolak', 'periksa', 'info')", name=op.f("ck_temuan_tingkat")
        ),
        sa.CheckConstraint("nomor_baris >= 1", name=op.f("ck_temuan_nomor_baris")),
        sa.ForeignKeyConstraint(
            ["impor_id"], ["impor.id"], name=op.f("fk_temuan_impor_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("impor_id", "temuan_id", name=op.f("pk_temuan")),
    )
    op.create_index(op.f("ix_temuan_usulan_id"), "temuan", ["usulan_id"])


def downgrade() -> None:
    for tabel in ("temuan", "jumlah_tertulis", "baris_bukan_usulan", "impor", "berkas"):
        op.drop_table(tabel)
