"""Resubmissions: what was mended since the version before; how complete a kelurahan came in."""

from __future__ import annotations

from importlib import import_module

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# Grain: one finding of the live version (tersisa, baru) or of the one it is compared with
# (diperbaiki), of every level.
PERBAIKAN_TEMUAN = """
CREATE VIEW perbaikan_temuan AS
WITH sekarang AS (
    SELECT i.tahun_musrenbang, i.kode_kelurahan, w.nama AS nama_kelurahan,
        p.impor_id, p.pembanding_id
    FROM perbaikan AS p
    JOIN impor AS i ON i.id = p.impor_id
    JOIN wilayah AS w ON w.kode = i.kode_kelurahan
    WHERE i.berlaku
)
SELECT
    s.tahun_musrenbang, s.kode_kelurahan, s.nama_kelurahan,
    CASE WHEN l.temuan_id IS NULL THEN 'baru' ELSE 'tersisa' END AS keadaan,
    t.tingkat, t.kode, t.lembar, t.sel, t.nomor_baris, t.kolom, t.nilai, t.pesan, t.saran,
    t.usulan_id, t.impor_id, t.temuan_id
FROM sekarang AS s
JOIN temuan AS t ON t.impor_id = s.impor_id
LEFT JOIN temuan_lanjutan AS l ON l.impor_id = t.impor_id AND l.temuan_id = t.temuan_id
UNION ALL
SELECT
    s.tahun_musrenbang, s.kode_kelurahan, s.nama_kelurahan,
    'diperbaiki' AS keadaan,
    t.tingkat, t.kode, t.lembar, t.sel, t.nomor_baris, t.kolom, t.nilai, t.pesan, t.saran,
    t.usulan_id, t.impor_id, t.temuan_id
FROM sekarang AS s
JOIN temuan AS t ON t.impor_id = s.pembanding_id
WHERE NOT EXISTS (
    SELECT 1 FROM temuan_lanjutan AS l
    WHERE l.impor_id = s.impor_id AND l.temuan_id_lama = t.temuan_id
)
"""

STATUS_LAMA: str = import_module("warehouse.migrations.versions.0004_pandangan").STATUS_KELURAHAN

_KOLOM, _SUMBER = "    a.galat_kode,", "WHERE w.tingkat = 'kelurahan' AND w.aktif"

STATUS_KELURAHAN = STATUS_LAMA.replace(
    _KOLOM,
    f"""    CASE
        WHEN b.usulan_ditolak > 0 THEN 'sebagian'
        WHEN b.id IS NOT NULL THEN 'lengkap'
    END AS kelengkapan,
    p.temuan_diperbaiki,
    p.temuan_tersisa,
    p.temuan_baru,
{_KOLOM}""",
).replace(_SUMBER, f"LEFT JOIN perbaikan AS p ON p.impor_id = b.id\n{_SUMBER}")


def upgrade() -> None:
    op.create_table(
        "perbaikan",
        sa.Column("impor_id", sa.Integer(), nullable=False),
        sa.Column("pembanding_id", sa.Integer(), nullable=False),
        sa.Column("temuan_diperbaiki", sa.Integer(), nullable=False),
        sa.Column("temuan_tersisa", sa.Integer(), nullable=False),
        sa.Column("temuan_baru", sa.Integer(), nullable=False),
        sa.CheckConstraint("pembanding_id < impor_id", name=op.f("ck_perbaikan_urutan")),
        sa.CheckConstraint(
            "temuan_diperbaiki >= 0 AND temuan_tersisa >= 0 AND temuan_baru >= 0",
            name=op.f("ck_perbaikan_tidak_negatif"),
        ),
        sa.ForeignKeyConstraint(
            ["impor_id"], ["impor.id"], name=op.f("fk_perbaikan_impor_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["pembanding_id"],
            ["impor.id"],
            name=op.f("fk_perbaikan_pembanding_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("impor_id", name=op.f("pk_perbaikan")),
    )
    op.create_table(
        "temuan_lanjutan",
        sa.Column("impor_id", sa.Integer(), nullable=False),
        sa.Column("temuan_id", sa.Text(), nullable=False),
        sa.Column("temuan_id_lama", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["impor_id", "temuan_id"],
            ["temuan.impor_id", "temuan.temuan_id"],
            name="fk_temuan_lanjutan_temuan",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("impor_id", "temuan_id", name=op.f("pk_temuan_lanjutan")),
    )
    op.execute("DROP VIEW status_kelurahan")
    op.execute(STATUS_KELURAHAN)
    op.execute(PERBAIKAN_TEMUAN)


def downgrade() -> None:
    op.execute("DROP VIEW perbaikan_temuan")
    op.execute("DROP VIEW status_kelurahan")
    op.execute(STATUS_LAMA)
    op.drop_table("temuan_lanjutan")
    op.drop_table("perbaikan")
