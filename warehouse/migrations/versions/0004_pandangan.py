"""The views: what each urusan, agency, kecamatan and kelurahan asks for, and who has sent in."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# One row per live accepted usulan; every rekap sums over it, so all of them have one total.
# asked = funded + unfunded + others, in whole rupiah, whatever the outcome.
USULAN_DITERIMA = """
CREATE VIEW usulan_diterima AS
SELECT
    u.usulan_id,
    u.tahun_musrenbang,
    u.kode_kelurahan,
    w.kode_induk AS kode_kecamatan,
    k.versi_nomenklatur,
    k.kode_urusan,
    k.status_klasifikasi,
    a.kode_opd,
    COALESCE(a.hasil, 'belum_dialokasikan') AS hasil,
    COALESCE(u.anggaran_rupiah, 0) AS diminta_rupiah,
    COALESCE(a.dialokasikan_rupiah, 0) AS didanai_rupiah,
    CASE WHEN a.hasil IN ('didanai', 'tidak_didanai')
        THEN COALESCE(u.anggaran_rupiah, 0) - a.dialokasikan_rupiah ELSE 0
    END AS tidak_didanai_rupiah,
    CASE WHEN a.hasil IN ('didanai', 'tidak_didanai')
        THEN 0 ELSE COALESCE(u.anggaran_rupiah, 0)
    END AS lainnya_rupiah
FROM usulan AS u
JOIN wilayah AS w ON w.kode = u.kode_kelurahan
LEFT JOIN klasifikasi AS k ON k.usulan_id = u.usulan_id
LEFT JOIN alokasi AS a ON a.usulan_id = u.usulan_id
WHERE u.status = 'diterima'
"""

UKURAN = """
    COUNT(*) AS jumlah_usulan,
    COUNT(*) FILTER (WHERE d.status_klasifikasi = 'periksa') AS jumlah_periksa,
    COUNT(*) FILTER (WHERE d.hasil = 'didanai') AS jumlah_didanai,
    COUNT(*) FILTER (WHERE d.hasil = 'tidak_didanai') AS jumlah_tidak_didanai,
    COUNT(*) FILTER (WHERE d.hasil = 'tanpa_anggaran') AS jumlah_tanpa_anggaran,
    COUNT(*) FILTER (WHERE d.hasil = 'menunggu_tinjauan') AS jumlah_menunggu_tinjauan,
    COUNT(*) FILTER (WHERE d.hasil = 'luar_kewenangan') AS jumlah_luar_kewenangan,
    COUNT(*) FILTER (WHERE d.hasil = 'belum_dialokasikan') AS jumlah_belum_dialokasikan,
    CAST(SUM(d.diminta_rupiah) AS BIGINT) AS diminta_rupiah,
    CAST(SUM(d.didanai_rupiah) AS BIGINT) AS didanai_rupiah,
    CAST(SUM(d.tidak_didanai_rupiah) AS BIGINT) AS tidak_didanai_rupiah,
    CAST(SUM(d.lainnya_rupiah) AS BIGINT) AS lainnya_rupiah
"""

# MAX(name): a code has one name per version, and a year may hold two while it is re-imported.
REKAP_URUSAN = f"""
CREATE VIEW rekap_urusan AS
SELECT
    d.tahun_musrenbang,
    d.kode_urusan,
    COALESCE(MAX(n.uraian), '(belum terklasifikasi)') AS nama_urusan,
    {UKURAN}
FROM usulan_diterima AS d
LEFT JOIN nomenklatur AS n ON n.versi = d.versi_nomenklatur AND n.kode = d.kode_urusan
GROUP BY d.tahun_musrenbang, d.kode_urusan
"""

REKAP_OPD = f"""
CREATE VIEW rekap_opd AS
SELECT
    d.tahun_musrenbang,
    d.kode_opd,
    COALESCE(MAX(o.nama_opd), '(belum dipetakan)') AS nama_opd,
    {UKURAN}
FROM usulan_diterima AS d
LEFT JOIN opd AS o ON o.kode_opd = d.kode_opd
GROUP BY d.tahun_musrenbang, d.kode_opd
"""

REKAP_KECAMATAN = f"""
CREATE VIEW rekap_kecamatan AS
SELECT
    d.tahun_musrenbang,
    d.kode_kecamatan,
    MAX(c.nama) AS nama_kecamatan,
    {UKURAN}
FROM usulan_diterima AS d
LEFT JOIN wilayah AS c ON c.kode = d.kode_kecamatan
GROUP BY d.tahun_musrenbang, d.kode_kecamatan
"""

REKAP_KELURAHAN = f"""
CREATE VIEW rekap_kelurahan AS
SELECT
    d.tahun_musrenbang,
    d.kode_kelurahan,
    MAX(w.nama) AS nama_kelurahan,
    d.kode_kecamatan,
    MAX(c.nama) AS nama_kecamatan,
    {UKURAN}
FROM usulan_diterima AS d
JOIN wilayah AS w ON w.kode = d.kode_kelurahan
LEFT JOIN wilayah AS c ON c.kode = d.kode_kecamatan
GROUP BY d.tahun_musrenbang, d.kode_kelurahan, d.kode_kecamatan
"""

# Late or not is judged by the first file that could be read: a corrected version sent after the
# last day does not make a punctual kelurahan late.
STATUS_KELURAHAN = """
CREATE VIEW status_kelurahan AS
WITH tahun AS (
    SELECT tahun_musrenbang FROM jadwal UNION SELECT tahun_musrenbang FROM impor
), terakhir AS (
    SELECT tahun_musrenbang, kode_kelurahan, MAX(id) AS impor_id,
        MIN(CASE WHEN keadaan = 'berhasil' THEN tanggal_terima END) AS tanggal_terima_pertama
    FROM impor
    WHERE kode_kelurahan IS NOT NULL
    GROUP BY tahun_musrenbang, kode_kelurahan
)
SELECT
    t.tahun_musrenbang,
    w.kode AS kode_kelurahan,
    w.nama AS nama_kelurahan,
    c.kode AS kode_kecamatan,
    c.nama AS nama_kecamatan,
    CASE
        WHEN a.keadaan = 'gagal' THEN 'gagal'
        WHEN b.id IS NULL AND CURRENT_DATE > j.batas_kirim THEN 'terlambat'
        WHEN b.id IS NULL THEN 'belum_masuk'
        WHEN l.tanggal_terima_pertama > j.batas_kirim THEN 'masuk_terlambat'
        ELSE 'masuk'
    END AS status,
    j.tanggal,
    j.batas_kirim,
    l.tanggal_terima_pertama,
    b.tanggal_terima,
    b.id AS impor_id,
    b.jalur_relatif,
    COALESCE(b.usulan_diterima, 0) AS usulan_diterima,
    COALESCE(b.usulan_ditolak, 0) AS usulan_ditolak,
    COALESCE(b.temuan_tolak, 0) AS temuan_tolak,
    COALESCE(b.temuan_periksa, 0) AS temuan_periksa,
    COALESCE(b.temuan_info, 0) AS temuan_info,
    COALESCE(b.anggaran_diterima_rupiah, 0) AS anggaran_diterima_rupiah,
    COALESCE(b.anggaran_ditolak_rupiah, 0) AS anggaran_ditolak_rupiah,
    a.galat_kode,
    a.galat_pesan,
    a.galat_saran
FROM tahun AS t
CROSS JOIN wilayah AS w
LEFT JOIN wilayah AS c ON c.kode = w.kode_induk
LEFT JOIN jadwal AS j
    ON j.tahun_musrenbang = t.tahun_musrenbang AND j.kode_kelurahan = w.kode
LEFT JOIN terakhir AS l
    ON l.tahun_musrenbang = t.tahun_musrenbang AND l.kode_kelurahan = w.kode
LEFT JOIN impor AS a ON a.id = l.impor_id
LEFT JOIN impor AS b
    ON b.tahun_musrenbang = t.tahun_musrenbang AND b.kode_kelurahan = w.kode AND b.berlaku
WHERE w.tingkat = 'kelurahan' AND w.aktif
"""

PANDANGAN = {
    "usulan_diterima": USULAN_DITERIMA,
    "rekap_urusan": REKAP_URUSAN,
    "rekap_opd": REKAP_OPD,
    "rekap_kecamatan": REKAP_KECAMATAN,
    "rekap_kelurahan": REKAP_KELURAHAN,
    "status_kelurahan": STATUS_KELURAHAN,
}


def upgrade() -> None:
    for sql in PANDANGAN.values():
        op.execute(sql)


def downgrade() -> None:
    for nama in reversed(PANDANGAN):
        op.execute(f"DROP VIEW {nama}")
