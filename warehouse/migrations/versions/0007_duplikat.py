"""Duplicates: the pairs found, what people decided on them, and the outcome `digabung`."""

from __future__ import annotations

from importlib import import_module

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

HASIL_LAMA = (
    "hasil IN ('didanai', 'tidak_didanai', 'tanpa_anggaran', 'menunggu_tinjauan', "
    "'luar_kewenangan')"
)
HASIL = HASIL_LAMA.replace("'luar_kewenangan'", "'luar_kewenangan', 'digabung'")

# Grain: one decided pair. `masih_ada` tells whether both usulan are live and accepted.
KEPUTUSAN_DUPLIKAT_BERLAKU = """
CREATE VIEW keputusan_duplikat_berlaku AS
WITH urut AS (
    SELECT
        k.*,
        ROW_NUMBER() OVER (
            PARTITION BY k.usulan_id, k.usulan_id_asal ORDER BY k.diputuskan_pada, k.keputusan_id
        ) AS banyak_keputusan,
        LEAD(k.keputusan_id) OVER (
            PARTITION BY k.usulan_id, k.usulan_id_asal ORDER BY k.diputuskan_pada, k.keputusan_id
        ) AS digantikan_oleh
    FROM keputusan_duplikat AS k
)
SELECT
    k.usulan_id,
    k.usulan_id_asal,
    k.tahun_musrenbang,
    k.keputusan,
    u.usulan_id IS NOT NULL AND a.usulan_id IS NOT NULL AS masih_ada,
    k.banyak_keputusan,
    k.keputusan_id,
    k.uraian,
    k.uraian_asal,
    k.diputuskan_oleh,
    k.diputuskan_pada,
    k.catatan
FROM urut AS k
LEFT JOIN usulan AS u ON u.usulan_id = k.usulan_id AND u.status = 'diterima'
LEFT JOIN usulan AS a ON a.usulan_id = k.usulan_id_asal AND a.status = 'diterima'
WHERE k.digantikan_oleh IS NULL
"""

# Grain: one pair found whose usulan are both accepted, decided or not. The outcome of the earlier
# one is told, because a wish of another year that was not funded is no reason to drop this one.
DUPLIKAT = """
CREATE VIEW duplikat AS
SELECT
    p.tahun_musrenbang,
    p.usulan_id,
    u.kode_kelurahan,
    wu.nama AS nama_kelurahan,
    u.uraian,
    u.lokasi,
    u.rt,
    u.rw,
    u.anggaran_rupiah,
    p.usulan_id_asal,
    a.tahun_musrenbang AS tahun_asal,
    a.kode_kelurahan AS kode_kelurahan_asal,
    wa.nama AS nama_kelurahan_asal,
    a.uraian AS uraian_asal,
    a.lokasi AS lokasi_asal,
    a.rt AS rt_asal,
    a.rw AS rw_asal,
    a.anggaran_rupiah AS anggaran_asal_rupiah,
    h.hasil AS hasil_asal,
    p.hubungan,
    p.tingkat,
    p.skor,
    p.skor_teks,
    p.skor_tempat,
    p.alasan,
    p.ditemukan_pada,
    k.keputusan_id,
    k.keputusan,
    k.diputuskan_oleh,
    k.diputuskan_pada
FROM pasangan_duplikat AS p
JOIN usulan AS u ON u.usulan_id = p.usulan_id AND u.status = 'diterima'
JOIN usulan AS a ON a.usulan_id = p.usulan_id_asal AND a.status = 'diterima'
JOIN wilayah AS wu ON wu.kode = u.kode_kelurahan
JOIN wilayah AS wa ON wa.kode = a.kode_kelurahan
LEFT JOIN alokasi AS h ON h.usulan_id = p.usulan_id_asal
LEFT JOIN keputusan_duplikat_berlaku AS k
    ON k.usulan_id = p.usulan_id AND k.usulan_id_asal = p.usulan_id_asal
"""

# Grain: one pair that waits for a decision.
DUPLIKAT_TERBUKA = "CREATE VIEW duplikat_terbuka AS SELECT * FROM duplikat WHERE keputusan IS NULL"

# Grain: one merged usulan that lives, with the usulan it was merged into (`usulan_id_asal`) and
# the one that stands for all of them (`usulan_id_utama`). Merged twice, the later decision holds.
USULAN_DIGABUNG = """
CREATE VIEW usulan_digabung AS
WITH RECURSIVE urut AS (
    SELECT
        k.*,
        ROW_NUMBER() OVER (
            PARTITION BY k.usulan_id ORDER BY k.diputuskan_pada DESC, k.keputusan_id DESC
        ) AS terakhir
    FROM keputusan_duplikat_berlaku AS k
    WHERE k.keputusan = 'gabung' AND k.masih_ada
), langsung AS (
    SELECT * FROM urut WHERE terakhir = 1
), garis AS (
    SELECT usulan_id, usulan_id_asal AS leluhur FROM langsung
    UNION
    SELECT g.usulan_id, l.usulan_id_asal FROM garis AS g JOIN langsung AS l
        ON l.usulan_id = g.leluhur
)
SELECT
    l.tahun_musrenbang,
    l.usulan_id,
    l.usulan_id_asal,
    u.usulan_id AS usulan_id_utama,
    u.tahun_musrenbang AS tahun_utama,
    u.kode_kelurahan AS kode_kelurahan_utama,
    w.nama AS nama_kelurahan_utama,
    u.uraian AS uraian_utama,
    l.keputusan_id,
    l.diputuskan_oleh,
    l.diputuskan_pada
FROM langsung AS l
JOIN garis AS g ON g.usulan_id = l.usulan_id
JOIN usulan AS u ON u.usulan_id = g.leluhur
JOIN wilayah AS w ON w.kode = u.kode_kelurahan
WHERE NOT EXISTS (SELECT 1 FROM langsung AS s WHERE s.usulan_id = g.leluhur)
"""

PANDANGAN = {
    "keputusan_duplikat_berlaku": KEPUTUSAN_DUPLIKAT_BERLAKU,
    "duplikat": DUPLIKAT,
    "duplikat_terbuka": DUPLIKAT_TERBUKA,
    "usulan_digabung": USULAN_DIGABUNG,
}

_LAMA = import_module("warehouse.migrations.versions.0004_pandangan")
# They read the outcomes, so they are away while the check on these changes.
PANDANGAN_LAMA: dict[str, str] = {
    nama: sql for nama, sql in _LAMA.PANDANGAN.items() if nama != "status_kelurahan"
}
_LUAR = "COUNT(*) FILTER (WHERE d.hasil = 'luar_kewenangan') AS jumlah_luar_kewenangan,"
PANDANGAN_REKAP = {
    nama: sql.replace(
        _LUAR, f"{_LUAR}\n    COUNT(*) FILTER (WHERE d.hasil = 'digabung') AS jumlah_digabung,"
    )
    for nama, sql in PANDANGAN_LAMA.items()
}

TOLAK = "keputusan tidak pernah diubah atau dihapus"
PEMICU_SQLITE = [
    f"""
CREATE TRIGGER keputusan_duplikat_{peristiwa.lower()} BEFORE {peristiwa}
ON keputusan_duplikat BEGIN SELECT RAISE(ABORT, '{TOLAK}'); END
"""
    for peristiwa in ("UPDATE", "DELETE")
]
PEMICU_POSTGRES = [
    """
CREATE TRIGGER keputusan_duplikat_tetap BEFORE UPDATE OR DELETE ON keputusan_duplikat
FOR EACH ROW EXECUTE FUNCTION tolak_ubah_keputusan()
"""
]


def upgrade() -> None:
    _buat_pasangan()
    _buat_keputusan()
    _drop_pandangan(PANDANGAN_LAMA)
    _ganti_hasil(HASIL_LAMA, HASIL)
    for sql in (*PANDANGAN_REKAP.values(), *PANDANGAN.values()):
        op.execute(sql)
    for sql in PEMICU_POSTGRES if _is_postgres() else PEMICU_SQLITE:
        op.execute(sql)


def downgrade() -> None:
    _drop_pandangan(PANDANGAN)
    _drop_pandangan(PANDANGAN_REKAP)
    op.drop_table("keputusan_duplikat")
    op.drop_table("pasangan_duplikat")
    # The next allocation of the year gives them an outcome again.
    op.execute("DELETE FROM alokasi WHERE hasil = 'digabung'")
    _ganti_hasil(HASIL, HASIL_LAMA)
    for sql in PANDANGAN_LAMA.values():
        op.execute(sql)


def _buat_pasangan() -> None:
    op.create_table(
        "pasangan_duplikat",
        sa.Column("usulan_id", sa.Text(), nullable=False),
        sa.Column("usulan_id_asal", sa.Text(), nullable=False),
        sa.Column("tahun_musrenbang", sa.Integer(), nullable=False),
        sa.Column("hubungan", sa.Text(), nullable=False),
        sa.Column("tingkat", sa.Text(), nullable=False),
        sa.Column("skor", sa.Double(), nullable=False),
        sa.Column("skor_teks", sa.Double(), nullable=False),
        sa.Column("skor_tempat", sa.Double(), nullable=False),
        sa.Column("alasan", sa.Text(), nullable=False),
        sa.Column("ditemukan_pada", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("usulan_id <> usulan_id_asal", name=op.f("ck_pasangan_duplikat_beda")),
        sa.CheckConstraint(
            "hubungan IN ('satu_kelurahan', 'antar_kelurahan', 'antar_tahun', 'pokir')",
            name=op.f("ck_pasangan_duplikat_hubungan"),
        ),
        sa.CheckConstraint(
            "tingkat IN ('sangat_mirip', 'mirip')", name=op.f("ck_pasangan_duplikat_tingkat")
        ),
        sa.CheckConstraint(
            "skor >= 0 AND skor <= 1 AND skor_teks >= 0 AND skor_teks <= 1 "
            "AND skor_tempat >= 0 AND skor_tempat <= 1",
            name=op.f("ck_pasangan_duplikat_skor"),
        ),
        *(
            sa.ForeignKeyConstraint(
                [kolom],
                ["usulan.usulan_id"],
                name=op.f(f"fk_pasangan_duplikat_{kolom}"),
                ondelete="CASCADE",
            )
            for kolom in ("usulan_id", "usulan_id_asal")
        ),
        sa.PrimaryKeyConstraint("usulan_id", "usulan_id_asal", name=op.f("pk_pasangan_duplikat")),
    )
    for kolom in ("usulan_id_asal", "tahun_musrenbang"):
        op.create_index(op.f(f"ix_pasangan_duplikat_{kolom}"), "pasangan_duplikat", [kolom])


def _buat_keputusan() -> None:
    op.create_table(
        "keputusan_duplikat",
        sa.Column("keputusan_id", sa.Text(), nullable=False),
        sa.Column("usulan_id", sa.Text(), nullable=False),
        sa.Column("usulan_id_asal", sa.Text(), nullable=False),
        sa.Column("tahun_musrenbang", sa.Integer(), nullable=False),
        sa.Column("keputusan", sa.Text(), nullable=False),
        sa.Column("uraian", sa.Text(), nullable=True),
        sa.Column("uraian_asal", sa.Text(), nullable=True),
        sa.Column("skor", sa.Double(), nullable=False),
        sa.Column("diputuskan_oleh", sa.Text(), nullable=False),
        sa.Column("diputuskan_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("catatan", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "length(keputusan_id) = 16", name=op.f("ck_keputusan_duplikat_keputusan_id")
        ),
        sa.CheckConstraint("usulan_id <> usulan_id_asal", name=op.f("ck_keputusan_duplikat_beda")),
        sa.CheckConstraint(
            "keputusan IN ('gabung', 'beda')", name=op.f("ck_keputusan_duplikat_keputusan")
        ),
        sa.CheckConstraint("skor >= 0 AND skor <= 1", name=op.f("ck_keputusan_duplikat_skor")),
        sa.PrimaryKeyConstraint("keputusan_id", name=op.f("pk_keputusan_duplikat")),
    )
    for kolom in (["usulan_id", "usulan_id_asal", "diputuskan_pada"], ["tahun_musrenbang"]):
        nama = op.f(f"ix_keputusan_duplikat_{'_'.join(kolom)}")
        op.create_index(nama, "keputusan_duplikat", kolom)


def _drop_pandangan(pandangan: dict[str, str]) -> None:
    for nama in reversed(pandangan):
        op.execute(f"DROP VIEW {nama}")


def _ganti_hasil(lama: str, baru: str) -> None:
    """Change the outcomes that `alokasi` allows, and keep its rows."""
    if _is_postgres():
        op.drop_constraint(op.f("ck_alokasi_hasil"), "alokasi", type_="check")
        op.create_check_constraint(op.f("ck_alokasi_hasil"), "alokasi", baru)
    else:
        _bangun_ulang_alokasi(lama, baru)


def _bangun_ulang_alokasi(lama: str, baru: str) -> None:
    """SQLite cannot change a check: make the table anew from its own definition."""
    tautan = op.get_bind()
    milik = "FROM sqlite_master WHERE tbl_name = 'alokasi' AND sql IS NOT NULL"
    tabel = str(tautan.exec_driver_sql(f"SELECT sql {milik} AND type = 'table'").scalar_one())
    indeks = tautan.exec_driver_sql(f"SELECT sql {milik} AND type = 'index'").scalars().all()
    isi = tabel.split("(", 1)[1]
    if lama not in isi:
        raise RuntimeError(f"alokasi tidak memuat {lama!r}")
    op.execute(f"CREATE TABLE alokasi_baru ({isi.replace(lama, baru)}")
    op.execute("INSERT INTO alokasi_baru SELECT * FROM alokasi")
    op.execute("DROP TABLE alokasi")
    op.execute("ALTER TABLE alokasi_baru RENAME TO alokasi")
    for sql in indeks:
        op.execute(sql)


def _is_postgres() -> bool:
    return op.get_bind().dialect.name == "postgresql"
