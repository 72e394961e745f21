"""Allocation: locks of people, scores and reasons, the outcome `ditolak`, and scenarios."""

from __future__ import annotations

from importlib import import_module

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_LAMA = import_module("warehouse.migrations.versions.0007_duplikat")
HASIL_LAMA: str = _LAMA.HASIL
HASIL = HASIL_LAMA.replace("'digabung'", "'digabung', 'ditolak'")
DIALOKASIKAN = (
    "dialokasikan_rupiah = 0 OR (hasil = 'didanai' AND dialokasikan_rupiah <= anggaran_rupiah)"
)
TIDAK_NEGATIF = "anggaran_rupiah >= 0 AND dialokasikan_rupiah >= 0 AND kurang_rupiah >= 0"
PEMAKAIAN = "pagu_rupiah >= 0 AND terpakai_rupiah >= 0 AND sisa_rupiah >= 0 AND diminta_rupiah >= 0"
KOLOM_TETAP = (
    "usulan_id, tahun_rencana, versi_nomenklatur, kode_kelurahan, kode_urusan, "
    "kode_sub_kegiatan, kode_opd, kode_rekening, kode_sumber_dana, dasar_pemetaan, "
    "anggaran_rupiah, urutan, hasil, dialokasikan_rupiah, kurang_rupiah, pagu_penghalang"
)
ALASAN_LAMA = "'Dihitung sebelum alasannya dicatat; alokasi berikutnya mencatatnya.'"

# Grain: one proposal that a person decided on. `masih_ada` tells whether it is live and accepted.
KEPUTUSAN_ANGGARAN_BERLAKU = """
CREATE VIEW keputusan_anggaran_berlaku AS
WITH urut AS (
    SELECT
        k.*,
        ROW_NUMBER() OVER (
            PARTITION BY k.usulan_id ORDER BY k.diputuskan_pada DESC, k.keputusan_id DESC
        ) AS terakhir,
        COUNT(*) OVER (PARTITION BY k.usulan_id) AS banyak_keputusan
    FROM keputusan_anggaran AS k
)
SELECT
    k.usulan_id,
    k.tahun_musrenbang,
    k.keputusan,
    u.usulan_id IS NOT NULL AS masih_ada,
    k.banyak_keputusan,
    k.keputusan_id,
    k.uraian,
    k.alasan,
    k.diputuskan_oleh,
    k.diputuskan_pada
FROM urut AS k
LEFT JOIN usulan AS u ON u.usulan_id = k.usulan_id AND u.status = 'diterima'
WHERE k.terakhir = 1
"""

# Grain: one scenario of one planning year; the main one is called `utama`.
# asked = funded + unfunded + others, in whole rupiah, as in the rekap.
REKAP_SKENARIO = """
CREATE VIEW rekap_skenario AS
WITH semua AS (
    SELECT tahun_rencana, 'utama' AS skenario, hasil, anggaran_rupiah, dialokasikan_rupiah
    FROM alokasi
    UNION ALL
    SELECT tahun_rencana, skenario, hasil, anggaran_rupiah, dialokasikan_rupiah
    FROM alokasi_skenario
)
SELECT
    s.tahun_rencana,
    s.skenario,
    COUNT(*) AS jumlah_usulan,
    COUNT(*) FILTER (WHERE s.hasil = 'didanai') AS jumlah_didanai,
    COUNT(*) FILTER (WHERE s.hasil = 'tidak_didanai') AS jumlah_tidak_didanai,
    COUNT(*) FILTER (WHERE s.hasil NOT IN ('didanai', 'tidak_didanai')) AS jumlah_lainnya,
    CAST(SUM(COALESCE(s.anggaran_rupiah, 0)) AS BIGINT) AS diminta_rupiah,
    CAST(SUM(s.dialokasikan_rupiah) AS BIGINT) AS didanai_rupiah,
    CAST(SUM(CASE WHEN s.hasil IN ('didanai', 'tidak_didanai')
        THEN s.anggaran_rupiah - s.dialokasikan_rupiah ELSE 0 END) AS BIGINT)
        AS tidak_didanai_rupiah,
    CAST(SUM(CASE WHEN s.hasil IN ('didanai', 'tidak_didanai')
        THEN 0 ELSE COALESCE(s.anggaran_rupiah, 0) END) AS BIGINT) AS lainnya_rupiah
FROM semua AS s
GROUP BY s.tahun_rencana, s.skenario
"""

PANDANGAN = {
    "keputusan_anggaran_berlaku": KEPUTUSAN_ANGGARAN_BERLAKU,
    "rekap_skenario": REKAP_SKENARIO,
}

# They read `alokasi`, so they are away while it is made anew.
PANDANGAN_LAMA: dict[str, str] = _LAMA.PANDANGAN_REKAP | {
    nama: _LAMA.PANDANGAN[nama] for nama in ("duplikat", "duplikat_terbuka")
}
_GABUNG = "COUNT(*) FILTER (WHERE d.hasil = 'digabung') AS jumlah_digabung,"
PANDANGAN_BARU = {
    nama: sql.replace(
        _GABUNG, f"{_GABUNG}\n    COUNT(*) FILTER (WHERE d.hasil = 'ditolak') AS jumlah_ditolak,"
    )
    for nama, sql in PANDANGAN_LAMA.items()
}

TOLAK = "keputusan tidak pernah diubah atau dihapus"
PEMICU_SQLITE = [
    f"""
CREATE TRIGGER keputusan_anggaran_{peristiwa.lower()} BEFORE {peristiwa}
ON keputusan_anggaran BEGIN SELECT RAISE(ABORT, '{TOLAK}'); END
"""
    for peristiwa in ("UPDATE", "DELETE")
]
PEMICU_POSTGRES = [
    """
CREATE TRIGGER keputusan_anggaran_tetap BEFORE UPDATE OR DELETE ON keputusan_anggaran
FOR EACH ROW EXECUTE FUNCTION tolak_ubah_keputusan()
"""
]


def upgrade() -> None:
    _drop_pandangan(PANDANGAN_LAMA)
    tambahan = "putusan, skor, dasar_skor, alasan_hasil"
    _bangun_ulang_alokasi(HASIL, _kolom_baru(), tambahan, f"NULL, NULL, NULL, {ALASAN_LAMA}")
    _buat_skenario()
    _buat_keputusan()
    for sql in (*PANDANGAN_BARU.values(), *PANDANGAN.values()):
        op.execute(sql)
    for sql in PEMICU_POSTGRES if _is_postgres() else PEMICU_SQLITE:
        op.execute(sql)


def downgrade() -> None:
    _drop_pandangan(PANDANGAN)
    _drop_pandangan(PANDANGAN_BARU)
    for tabel in ("keputusan_anggaran", "pemakaian_skenario", "alokasi_skenario"):
        op.drop_table(tabel)
    # The next allocation of the year gives them an outcome again.
    op.execute("DELETE FROM alokasi WHERE hasil = 'ditolak'")
    _bangun_ulang_alokasi(HASIL_LAMA, [])
    for sql in PANDANGAN_LAMA.values():
        op.execute(sql)


def _kolom_baru() -> list[SchemaItem]:
    return [
        sa.Column("putusan", sa.Text(), nullable=True),
        sa.Column("skor", sa.Double(), nullable=True),
        sa.Column("dasar_skor", sa.Text(), nullable=True),
        sa.Column("alasan_hasil", sa.Text(), nullable=False),
        sa.CheckConstraint("putusan IN ('wajib', 'tolak')", name=op.f("ck_alokasi_putusan")),
        sa.CheckConstraint("skor >= 0 AND skor <= 100", name=op.f("ck_alokasi_skor")),
    ]


def _bangun_ulang_alokasi(
    hasil: str, tambahan: list[SchemaItem], kolom: str = "", isi: str = ""
) -> None:
    """Make the table anew with its rows: SQLite can change neither checks nor NOT NULL."""
    op.execute(f"CREATE TABLE alokasi_lama AS SELECT {KOLOM_TETAP} FROM alokasi")
    op.drop_table("alokasi")
    _buat_alokasi(hasil, tambahan)
    kolom, isi = (f", {kolom}", f", {isi}") if kolom else ("", "")
    op.execute(
        f"INSERT INTO alokasi ({KOLOM_TETAP}{kolom}) SELECT {KOLOM_TETAP}{isi} FROM alokasi_lama"
    )
    op.drop_table("alokasi_lama")


def _buat_alokasi(hasil: str, tambahan: list[SchemaItem]) -> None:
    kunci = {
        "kode_kelurahan": ("wilayah.kode", None),
        "kode_opd": ("opd.kode_opd", None),
        "kode_rekening": ("rekening.kode", None),
        "kode_sumber_dana": ("sumber_dana.kode", None),
        "usulan_id": ("klasifikasi.usulan_id", "CASCADE"),
    }
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
        *_kolom_hasil(),
        *tambahan,
        *_kendala_hasil("alokasi", hasil),
        *(
            sa.ForeignKeyConstraint([k], [tujuan], name=op.f(f"fk_alokasi_{k}"), ondelete=hapus)
            for k, (tujuan, hapus) in kunci.items()
        ),
        *(
            sa.ForeignKeyConstraint(
                ["versi_nomenklatur", f"kode_{jenjang}"],
                ["nomenklatur.versi", "nomenklatur.kode"],
                name=f"fk_alokasi_{jenjang}",
            )
            for jenjang in ("sub_kegiatan", "urusan")
        ),
        sa.PrimaryKeyConstraint("usulan_id", name=op.f("pk_alokasi")),
    )
    op.create_index(op.f("ix_alokasi_kode_opd"), "alokasi", ["kode_opd"])
    op.create_index(op.f("ix_alokasi_tahun_rencana_hasil"), "alokasi", ["tahun_rencana", "hasil"])


def _kolom_hasil() -> list[SchemaItem]:
    return [
        sa.Column("anggaran_rupiah", sa.BigInteger(), nullable=True),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.Column("hasil", sa.Text(), nullable=False),
        sa.Column("dialokasikan_rupiah", sa.BigInteger(), nullable=False),
        sa.Column("kurang_rupiah", sa.BigInteger(), nullable=False),
        sa.Column("pagu_penghalang", sa.Text(), nullable=True),
    ]


def _kendala_hasil(tabel: str, hasil: str) -> list[SchemaItem]:
    syarat = {
        "dialokasikan": DIALOKASIKAN,
        "hasil": hasil,
        "tidak_negatif": TIDAK_NEGATIF,
        "urutan": "urutan >= 1",
    }
    return [
        sa.CheckConstraint(sql, name=op.f(f"ck_{tabel}_{nama}")) for nama, sql in syarat.items()
    ]


def _buat_skenario() -> None:
    op.create_table(
        "alokasi_skenario",
        sa.Column("skenario", sa.Text(), nullable=False),
        sa.Column("usulan_id", sa.Text(), nullable=False),
        sa.Column("tahun_rencana", sa.Integer(), nullable=False),
        *_kolom_hasil(),
        sa.Column("alasan_hasil", sa.Text(), nullable=False),
        *_kendala_hasil("alokasi_skenario", HASIL),
        sa.ForeignKeyConstraint(
            ["usulan_id"],
            ["klasifikasi.usulan_id"],
            name=op.f("fk_alokasi_skenario_usulan_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("skenario", "usulan_id", name=op.f("pk_alokasi_skenario")),
    )
    for kolom in (["usulan_id"], ["tahun_rencana", "skenario"]):
        nama = op.f(f"ix_alokasi_skenario_{'_'.join(kolom)}")
        op.create_index(nama, "alokasi_skenario", kolom)
    op.create_table(
        "pemakaian_skenario",
        sa.Column("skenario", sa.Text(), nullable=False),
        sa.Column("tahun_rencana", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sumbu", sa.Text(), nullable=False),
        sa.Column("kode", sa.Text(), nullable=False),
        *(
            sa.Column(f"{nama}_rupiah", sa.BigInteger(), nullable=False)
            for nama in ("pagu", "terpakai", "sisa", "diminta")
        ),
        sa.CheckConstraint(PEMAKAIAN, name=op.f("ck_pemakaian_skenario_tidak_negatif")),
        sa.CheckConstraint(
            "pagu_rupiah = terpakai_rupiah + sisa_rupiah",
            name=op.f("ck_pemakaian_skenario_pagu_kekal"),
        ),
        sa.PrimaryKeyConstraint(
            "skenario", "tahun_rencana", "sumbu", "kode", name=op.f("pk_pemakaian_skenario")
        ),
    )


def _buat_keputusan() -> None:
    op.create_table(
        "keputusan_anggaran",
        sa.Column("keputusan_id", sa.Text(), nullable=False),
        sa.Column("usulan_id", sa.Text(), nullable=False),
        sa.Column("tahun_musrenbang", sa.Integer(), nullable=False),
        sa.Column("keputusan", sa.Text(), nullable=False),
        sa.Column("uraian", sa.Text(), nullable=True),
        sa.Column("alasan", sa.Text(), nullable=False),
        sa.Column("diputuskan_oleh", sa.Text(), nullable=False),
        sa.Column("diputuskan_pada", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "length(keputusan_id) = 16", name=op.f("ck_keputusan_anggaran_keputusan_id")
        ),
        sa.CheckConstraint(
            "keputusan IN ('wajib', 'tolak', 'bebas')",
            name=op.f("ck_keputusan_anggaran_keputusan"),
        ),
        sa.PrimaryKeyConstraint("keputusan_id", name=op.f("pk_keputusan_anggaran")),
    )
    for kolom in (["usulan_id", "diputuskan_pada"], ["tahun_musrenbang"]):
        nama = op.f(f"ix_keputusan_anggaran_{'_'.join(kolom)}")
        op.create_index(nama, "keputusan_anggaran", kolom)


def _drop_pandangan(pandangan: dict[str, str]) -> None:
    for nama in reversed(pandangan):
        op.execute(f"DROP VIEW {nama}")


def _is_postgres() -> bool:
    return bool(op.get_bind().dialect.name == "postgresql")
