"""History: what a proposal said before it was changed, judged anew or withdrawn."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ANGKA: dict[str, Any] = {
    "volume": sa.Double(),
    "harga_satuan_rupiah": sa.BigInteger(),
    "anggaran_rupiah": sa.BigInteger(),
    "prioritas": sa.BigInteger(),
}
ISI = (
    *("nomor", "uraian", "permasalahan", "lokasi", "rt", "rw", "volume", "satuan"),
    *("harga_satuan_rupiah", "anggaran_rupiah", "prioritas", "opd_tujuan", "sumber_dana"),
    *("bidang", "program", "kegiatan", "sub_kegiatan", "pengusul", "penerima_manfaat"),
    *("keterangan", "volume_teks", "anggaran_teks"),
)
SYARAT = {
    "usulan_id": "length(usulan_id) = 16",
    "nomor_versi": "nomor_versi >= 1",
    "sebab": "sebab IN ('diubah', 'ditarik', 'dinilai_ulang')",
    "diganti_oleh": "(sebab = 'dinilai_ulang') = (diganti_impor_id IS NULL)",
    "urutan": "diganti_impor_id > impor_id",
    "status": "status IN ('diterima', 'ditolak')",
    "status_klasifikasi": "status_klasifikasi IN ('otomatis', 'periksa')",
    "waktu": "berakhir_pada >= berlaku_sejak",
}

# Grain: one version of one usulan, the former ones and the one that holds (keadaan 'berlaku',
# the last one). `keadaan` of a former one says why it ended: diubah, ditarik, dinilai_ulang.
RIWAYAT_USULAN = """
CREATE VIEW riwayat_usulan AS
WITH semua AS (
    SELECT
        v.usulan_id, v.nomor_versi, v.sebab AS keadaan, v.tahun_musrenbang, v.kode_kelurahan,
        v.status, v.uraian, v.lokasi, v.rt, v.rw, v.volume, v.satuan, v.anggaran_rupiah,
        v.prioritas, v.kode_urusan, v.kode_sub_kegiatan, v.status_klasifikasi,
        v.impor_id, v.lembar, v.nomor_baris, v.berlaku_sejak, v.berakhir_pada
    FROM usulan_versi AS v
    UNION ALL
    SELECT
        u.usulan_id,
        COALESCE(
            (SELECT MAX(l.nomor_versi) FROM usulan_versi AS l WHERE l.usulan_id = u.usulan_id), 0
        ) + 1,
        'berlaku', u.tahun_musrenbang, u.kode_kelurahan,
        u.status, u.uraian, u.lokasi, u.rt, u.rw, u.volume, u.satuan, u.anggaran_rupiah,
        u.prioritas, k.kode_urusan, k.kode_sub_kegiatan, k.status_klasifikasi,
        u.impor_id, u.lembar, u.nomor_baris, u.diubah_pada, NULL
    FROM usulan AS u
    LEFT JOIN klasifikasi AS k ON k.usulan_id = u.usulan_id
)
SELECT s.*, w.nama AS nama_kelurahan, b.nama AS berkas, i.sha256
FROM semua AS s
JOIN wilayah AS w ON w.kode = s.kode_kelurahan
JOIN impor AS i ON i.id = s.impor_id
JOIN berkas AS b ON b.sha256 = i.sha256
"""

TOLAK = "riwayat usulan tidak pernah diubah atau dihapus"
PEMICU_SQLITE = [
    f"""
CREATE TRIGGER usulan_versi_{peristiwa.lower()} BEFORE {peristiwa}
ON usulan_versi BEGIN SELECT RAISE(ABORT, '{TOLAK}'); END
"""
    for peristiwa in ("UPDATE", "DELETE")
]
PEMICU_POSTGRES = [
    f"""
CREATE FUNCTION tolak_ubah_riwayat() RETURNS trigger LANGUAGE plpgsql AS
'BEGIN RAISE EXCEPTION ''{TOLAK}''; END'
""",
    """
CREATE TRIGGER usulan_versi_tetap BEFORE UPDATE OR DELETE ON usulan_versi
FOR EACH ROW EXECUTE FUNCTION tolak_ubah_riwayat()
""",
]


def upgrade() -> None:
    op.create_table("usulan_versi", *_kolom(), *_kendala())
    for kolom in (["tahun_musrenbang", "kode_kelurahan"], ["diganti_impor_id"]):
        op.create_index(op.f(f"ix_usulan_versi_{'_'.join(kolom)}"), "usulan_versi", kolom)
    for sql in (RIWAYAT_USULAN, *(PEMICU_POSTGRES if _is_postgres() else PEMICU_SQLITE)):
        op.execute(sql)


def downgrade() -> None:
    op.execute("DROP VIEW riwayat_usulan")
    op.drop_table("usulan_versi")
    if _is_postgres():
        op.execute("DROP FUNCTION tolak_ubah_riwayat()")


def _kolom() -> list[Any]:
    waktu = ("dibuat_pada", "berlaku_sejak", "berakhir_pada")
    putusan = (
        *("kandidat", "dasar_klasifikasi", "status_klasifikasi"),
        *("kode_sub_kegiatan", "kandidat_sub_kegiatan", "pemegang_kewenangan"),
    )
    return [
        sa.Column("usulan_id", sa.Text(), nullable=False),
        sa.Column("nomor_versi", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kode_kelurahan", sa.Text(), nullable=False),
        sa.Column("tahun_musrenbang", sa.Integer(), nullable=False),
        sa.Column("impor_id", sa.Integer(), nullable=False),
        sa.Column("sebab", sa.Text(), nullable=False),
        sa.Column("diganti_impor_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("lembar", sa.Text(), nullable=False),
        sa.Column("nomor_baris", sa.Integer(), nullable=False),
        *(sa.Column(k, ANGKA.get(k, sa.Text()), nullable=True) for k in ISI),
        sa.Column("sel", sa.Text(), nullable=False),
        sa.Column("versi_nomenklatur", sa.Text(), nullable=True),
        sa.Column("kode_urusan", sa.Text(), nullable=True),
        sa.Column("keyakinan", sa.Double(), nullable=True),
        *(sa.Column(k, sa.Text(), nullable=True) for k in putusan),
        sa.Column("isi_hash", sa.Text(), nullable=False),
        *(sa.Column(k, sa.DateTime(timezone=True), nullable=False) for k in waktu),
    ]


def _kendala() -> list[Any]:
    return [
        sa.PrimaryKeyConstraint("usulan_id", "nomor_versi", name=op.f("pk_usulan_versi")),
        sa.ForeignKeyConstraint(
            ["impor_id", "kode_kelurahan", "tahun_musrenbang"],
            ["impor.id", "impor.kode_kelurahan", "impor.tahun_musrenbang"],
            name="fk_usulan_versi_impor",
        ),
        sa.ForeignKeyConstraint(
            ["diganti_impor_id"], ["impor.id"], name=op.f("fk_usulan_versi_diganti_impor_id")
        ),
        sa.ForeignKeyConstraint(
            ["kode_kelurahan"], ["wilayah.kode"], name=op.f("fk_usulan_versi_kode_kelurahan")
        ),
        *(
            sa.ForeignKeyConstraint(
                ["versi_nomenklatur", f"kode_{jenjang}"],
                ["nomenklatur.versi", "nomenklatur.kode"],
                name=f"fk_usulan_versi_{jenjang}",
            )
            for jenjang in ("urusan", "sub_kegiatan")
        ),
        *(
            sa.CheckConstraint(sql, name=op.f(f"ck_usulan_versi_{nama}"))
            for nama, sql in SYARAT.items()
        ),
    ]


def _is_postgres() -> bool:
    return bool(op.get_bind().dialect.name == "postgresql")
