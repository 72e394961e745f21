"""The review: decisions of people, which of them holds, and their history."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# Grain: one decision. `urutan_keputusan` counts the decisions on one proposal from 1;
# `digantikan_oleh` is the next one, NULL for the one that holds.
RIWAYAT_KEPUTUSAN = """
CREATE VIEW riwayat_keputusan AS
SELECT
    k.tahun_musrenbang,
    k.kode_kelurahan,
    w.nama AS nama_kelurahan,
    k.usulan_id,
    ROW_NUMBER() OVER urut AS urutan_keputusan,
    k.keputusan_id,
    LEAD(k.keputusan_id) OVER urut AS digantikan_oleh,
    k.uraian,
    k.kunci_teks,
    k.versi_nomenklatur,
    k.kode_urusan,
    b.uraian AS nama_urusan,
    k.kode_sub_kegiatan,
    s.uraian AS nama_sub_kegiatan,
    k.kode_urusan_sistem,
    k.keyakinan_sistem,
    k.diputuskan_oleh,
    k.diputuskan_pada,
    k.catatan
FROM keputusan_klasifikasi AS k
JOIN wilayah AS w ON w.kode = k.kode_kelurahan
JOIN nomenklatur AS b ON b.versi = k.versi_nomenklatur AND b.kode = k.kode_urusan
LEFT JOIN nomenklatur AS s ON s.versi = k.versi_nomenklatur AND s.kode = k.kode_sub_kegiatan
WINDOW urut AS (PARTITION BY k.usulan_id ORDER BY k.diputuskan_pada, k.keputusan_id)
"""

# Grain: one decided proposal. `masih_ada` tells whether a live version still has that very row.
KEPUTUSAN_BERLAKU = """
CREATE VIEW keputusan_berlaku AS
SELECT
    r.tahun_musrenbang,
    r.kode_kelurahan,
    r.nama_kelurahan,
    r.usulan_id,
    u.usulan_id IS NOT NULL AS masih_ada,
    r.urutan_keputusan AS banyak_keputusan,
    r.keputusan_id,
    r.uraian,
    r.kunci_teks,
    r.kode_urusan,
    r.nama_urusan,
    r.kode_sub_kegiatan,
    r.nama_sub_kegiatan,
    r.kode_urusan_sistem,
    r.keyakinan_sistem,
    r.diputuskan_oleh,
    r.diputuskan_pada,
    r.catatan
FROM riwayat_keputusan AS r
LEFT JOIN usulan AS u ON u.usulan_id = r.usulan_id
WHERE r.digantikan_oleh IS NULL
"""

PANDANGAN = {
    "riwayat_keputusan": RIWAYAT_KEPUTUSAN,
    "keputusan_berlaku": KEPUTUSAN_BERLAKU,
}

TOLAK = "keputusan tidak pernah diubah atau dihapus"

# Append-only by the database itself, whoever writes into it.
PEMICU_SQLITE = [
    f"""
CREATE TRIGGER keputusan_klasifikasi_{peristiwa.lower()} BEFORE {peristiwa}
ON keputusan_klasifikasi BEGIN SELECT RAISE(ABORT, '{TOLAK}'); END
"""
    for peristiwa in ("UPDATE", "DELETE")
]

PEMICU_POSTGRES = [
    f"""
CREATE FUNCTION tolak_ubah_keputusan() RETURNS trigger LANGUAGE plpgsql AS
'BEGIN RAISE EXCEPTION ''{TOLAK}''; END'
""",
    """
CREATE TRIGGER keputusan_klasifikasi_tetap BEFORE UPDATE OR DELETE ON keputusan_klasifikasi
FOR EACH ROW EXECUTE FUNCTION tolak_ubah_keputusan()
""",
]


def upgrade() -> None:
    op.create_table(
        "keputusan_klasifikasi",
        sa.Column("keputusan_id", sa.Text(), nullable=False),
        sa.Column("usulan_id", sa.Text(), nullable=False),
        sa.Column("kode_kelurahan", sa.Text(), nullable=False),
        sa.Column("tahun_musrenbang", sa.Integer(), nullable=False),
        sa.Column("uraian", sa.Text(), nullable=False),
        sa.Column("kunci_teks", sa.Text(), nullable=False),
        sa.Column("versi_nomenklatur", sa.Text(), nullable=False),
        sa.Column("kode_urusan", sa.Text(), nullable=False),
        sa.Column("kode_sub_kegiatan", sa.Text(), nullable=True),
        sa.Column("kode_urusan_sistem", sa.Text(), nullable=True),
        sa.Column("keyakinan_sistem", sa.Double(), nullable=False),
        sa.Column("diputuskan_oleh", sa.Text(), nullable=False),
        sa.Column("diputuskan_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("catatan", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "length(keputusan_id) = 16", name=op.f("ck_keputusan_klasifikasi_keputusan_id")
        ),
        sa.CheckConstraint(
            "length(usulan_id) = 16", name=op.f("ck_keputusan_klasifikasi_usulan_id")
        ),
        sa.CheckConstraint(
            "keyakinan_sistem >= 0 AND keyakinan_sistem <= 1",
            name=op.f("ck_keputusan_klasifikasi_keyakinan"),
        ),
        sa.ForeignKeyConstraint(
            ["kode_kelurahan"],
            ["wilayah.kode"],
            name=op.f("fk_keputusan_klasifikasi_kode_kelurahan"),
        ),
        *(
            sa.ForeignKeyConstraint(
                ["versi_nomenklatur", f"kode_{kode}"],
                ["nomenklatur.versi", "nomenklatur.kode"],
                name=f"fk_keputusan_klasifikasi_{kode}",
            )
            for kode in ("urusan", "sub_kegiatan", "urusan_sistem")
        ),
        sa.PrimaryKeyConstraint("keputusan_id", name=op.f("pk_keputusan_klasifikasi")),
    )
    for kolom in (["usulan_id", "diputuskan_pada"], ["tahun_musrenbang", "kode_kelurahan"]):
        nama = op.f(f"ix_keputusan_klasifikasi_{'_'.join(kolom)}")
        op.create_index(nama, "keputusan_klasifikasi", kolom)
    postgres = op.get_bind().dialect.name == "postgresql"
    for sql in (*(PEMICU_POSTGRES if postgres else PEMICU_SQLITE), *PANDANGAN.values()):
        op.execute(sql)


def downgrade() -> None:
    for nama in reversed(PANDANGAN):
        op.execute(f"DROP VIEW {nama}")
    op.drop_table("keputusan_klasifikasi")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION tolak_ubah_keputusan()")
