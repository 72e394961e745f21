"""Views for reports and charts: the list without personal data, programs, priorities, quality."""

from __future__ import annotations

from importlib import import_module

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_REKAP_OPD: str = import_module("warehouse.migrations.versions.0008_alokasi").PANDANGAN_BARU[
    "rekap_opd"
]
UKURAN = _REKAP_OPD.split("AS nama_opd,", 1)[1].split("FROM usulan_diterima", 1)[0]

# The program is the one above the kegiatan above the sub kegiatan.
JENJANG = """
LEFT JOIN nomenklatur AS s ON s.versi = k.versi_nomenklatur AND s.kode = k.kode_sub_kegiatan
LEFT JOIN nomenklatur AS g ON g.versi = s.versi AND g.kode = s.kode_induk
LEFT JOIN nomenklatur AS p ON p.versi = g.versi AND p.kode = g.kode_induk
"""

REKAP_PROGRAM = f"""
CREATE VIEW rekap_program AS
WITH berprogram AS (
    SELECT u.*, p.kode AS kode_program, p.uraian AS nama
    FROM usulan_diterima AS u
    LEFT JOIN klasifikasi AS k ON k.usulan_id = u.usulan_id
    {JENJANG}
)
SELECT
    d.tahun_musrenbang,
    d.kode_program,
    COALESCE(MAX(d.nama), '(belum ditentukan)') AS nama_program,
    {UKURAN}
FROM berprogram AS d
GROUP BY d.tahun_musrenbang, d.kode_program
"""

# Fourteen digits in a row are a NIK even where no finding says so. Neither database knows the
# other's way to say it.
BERANGKA = {
    "sqlite": "u.{kolom} GLOB '*" + "[0-9]" * 14 + "*'",
    "postgresql": "u.{kolom} ~ '[0-9]{{14}}'",
}

DAFTAR_USULAN = """
CREATE VIEW daftar_usulan AS
WITH pribadi AS (
    SELECT u.usulan_id
    FROM usulan AS u
    WHERE {berangka} OR EXISTS (
        SELECT 1 FROM temuan AS t
        WHERE t.usulan_id = u.usulan_id AND t.impor_id = u.impor_id AND t.kode = 'DATA_PRIBADI'
    )
)
SELECT
    u.usulan_id,
    u.tahun_musrenbang,
    u.kode_kelurahan,
    w.nama AS nama_kelurahan,
    c.kode AS kode_kecamatan,
    c.nama AS nama_kecamatan,
    u.status,
    u.prioritas,
    CASE WHEN d.usulan_id IS NULL THEN u.uraian ELSE '[disamarkan]' END AS uraian,
    CASE WHEN d.usulan_id IS NULL THEN u.lokasi ELSE '[disamarkan]' END AS lokasi,
    d.usulan_id IS NOT NULL AS disamarkan,
    u.rt,
    u.rw,
    u.volume,
    u.satuan,
    u.anggaran_rupiah,
    k.kode_urusan,
    n.uraian AS nama_urusan,
    p.kode AS kode_program,
    p.uraian AS nama_program,
    k.kode_sub_kegiatan,
    s.uraian AS nama_sub_kegiatan,
    k.keyakinan,
    k.status_klasifikasi,
    a.kode_opd,
    o.nama_opd,
    a.kode_rekening,
    a.kode_sumber_dana,
    COALESCE(a.hasil, CASE WHEN u.status = 'diterima' THEN 'belum_dialokasikan' END) AS hasil,
    a.dialokasikan_rupiah
FROM usulan AS u
JOIN wilayah AS w ON w.kode = u.kode_kelurahan
LEFT JOIN wilayah AS c ON c.kode = w.kode_induk
LEFT JOIN pribadi AS d ON d.usulan_id = u.usulan_id
LEFT JOIN klasifikasi AS k ON k.usulan_id = u.usulan_id
LEFT JOIN nomenklatur AS n ON n.versi = k.versi_nomenklatur AND n.kode = k.kode_urusan
{jenjang}
LEFT JOIN alokasi AS a ON a.usulan_id = u.usulan_id
LEFT JOIN opd AS o ON o.kode_opd = a.kode_opd
"""

PRIORITAS_PENDANAAN = """
CREATE VIEW prioritas_pendanaan AS
SELECT
    d.tahun_musrenbang,
    d.kode_kelurahan,
    MAX(w.nama) AS nama_kelurahan,
    u.prioritas,
    COUNT(*) AS jumlah_usulan,
    COUNT(*) FILTER (WHERE d.hasil = 'didanai') AS jumlah_didanai,
    COUNT(*) FILTER (WHERE d.hasil = 'tidak_didanai') AS jumlah_tidak_didanai,
    COUNT(*) FILTER (WHERE d.hasil NOT IN ('didanai', 'tidak_didanai')) AS jumlah_lainnya,
    CAST(SUM(d.diminta_rupiah) AS BIGINT) AS diminta_rupiah,
    CAST(SUM(d.didanai_rupiah) AS BIGINT) AS didanai_rupiah,
    CAST(SUM(d.tidak_didanai_rupiah) AS BIGINT) AS tidak_didanai_rupiah,
    CAST(SUM(d.lainnya_rupiah) AS BIGINT) AS lainnya_rupiah
FROM usulan_diterima AS d
JOIN usulan AS u ON u.usulan_id = d.usulan_id
JOIN wilayah AS w ON w.kode = d.kode_kelurahan
GROUP BY d.tahun_musrenbang, d.kode_kelurahan, u.prioritas
"""

MUTU_KELURAHAN = """
CREATE VIEW mutu_kelurahan AS
WITH bertemuan AS (
    SELECT DISTINCT t.impor_id, t.usulan_id
    FROM temuan AS t
    WHERE t.usulan_id IS NOT NULL AND t.tingkat IN ('tolak', 'periksa')
), isi AS (
    SELECT
        u.impor_id,
        COUNT(b.usulan_id) AS usulan_bertemuan,
        COUNT(*) FILTER (WHERE u.uraian IS NULL) AS tanpa_uraian,
        COUNT(*) FILTER (WHERE u.lokasi IS NULL AND u.rt IS NULL AND u.rw IS NULL) AS tanpa_tempat,
        COUNT(*) FILTER (WHERE u.volume IS NULL) AS tanpa_volume,
        COUNT(*) FILTER (WHERE u.anggaran_rupiah IS NULL) AS tanpa_anggaran,
        COUNT(*) FILTER (WHERE u.prioritas IS NULL) AS tanpa_prioritas,
        COUNT(*) FILTER (WHERE k.status_klasifikasi = 'periksa') AS klasifikasi_periksa
    FROM usulan AS u
    LEFT JOIN bertemuan AS b ON b.usulan_id = u.usulan_id AND b.impor_id = u.impor_id
    LEFT JOIN klasifikasi AS k ON k.usulan_id = u.usulan_id
    GROUP BY u.impor_id
)
SELECT
    i.tahun_musrenbang,
    i.kode_kelurahan,
    w.nama AS nama_kelurahan,
    c.kode AS kode_kecamatan,
    c.nama AS nama_kecamatan,
    i.id AS impor_id,
    i.usulan_diterima + i.usulan_ditolak AS jumlah_usulan,
    i.usulan_diterima,
    i.usulan_ditolak,
    i.temuan_tolak,
    i.temuan_periksa,
    i.temuan_info,
    COALESCE(s.usulan_bertemuan, 0) AS usulan_bertemuan,
    COALESCE(s.tanpa_uraian, 0) AS tanpa_uraian,
    COALESCE(s.tanpa_tempat, 0) AS tanpa_tempat,
    COALESCE(s.tanpa_volume, 0) AS tanpa_volume,
    COALESCE(s.tanpa_anggaran, 0) AS tanpa_anggaran,
    COALESCE(s.tanpa_prioritas, 0) AS tanpa_prioritas,
    COALESCE(s.klasifikasi_periksa, 0) AS klasifikasi_periksa
FROM impor AS i
JOIN wilayah AS w ON w.kode = i.kode_kelurahan
LEFT JOIN wilayah AS c ON c.kode = w.kode_induk
LEFT JOIN isi AS s ON s.impor_id = i.id
WHERE i.berlaku
"""

NAMA = ("rekap_program", "daftar_usulan", "prioritas_pendanaan", "mutu_kelurahan")


def upgrade() -> None:
    pola = BERANGKA[op.get_bind().dialect.name]
    teks = ("uraian", "lokasi", "rt", "rw", "satuan")
    berangka = " OR ".join(pola.format(kolom=k) for k in teks)
    daftar = DAFTAR_USULAN.format(berangka=berangka, jenjang=JENJANG)
    for sql in (REKAP_PROGRAM, daftar, PRIORITAS_PENDANAAN, MUTU_KELURAHAN):
        op.execute(sql)


def downgrade() -> None:
    for nama in reversed(NAMA):
        op.execute(f"DROP VIEW {nama}")
