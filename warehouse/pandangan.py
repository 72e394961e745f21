"""The views as queries see them. Their SQL lives in the migrations, so no metadata holds it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, Integer, MetaData, Table, Text

_PANDANGAN = MetaData()

_JUMLAH = (
    "jumlah_usulan",
    "jumlah_periksa",
    "jumlah_didanai",
    "jumlah_tidak_didanai",
    "jumlah_tanpa_anggaran",
    "jumlah_menunggu_tinjauan",
    "jumlah_luar_kewenangan",
    "jumlah_digabung",
    "jumlah_belum_dialokasikan",
    "diminta_rupiah",
    "didanai_rupiah",
    "tidak_didanai_rupiah",
    "lainnya_rupiah",
)


def _susun_rekap(nama: str, *kunci: str) -> Table:
    return Table(
        nama,
        _PANDANGAN,
        Column("tahun_musrenbang", Integer),
        *(Column(k, Text) for k in kunci),
        *(Column(j, BigInteger) for j in _JUMLAH),
    )


REKAP: dict[str, Table] = {
    "rekap_urusan": _susun_rekap("rekap_urusan", "kode_urusan", "nama_urusan"),
    "rekap_opd": _susun_rekap("rekap_opd", "kode_opd", "nama_opd"),
    "rekap_kecamatan": _susun_rekap("rekap_kecamatan", "kode_kecamatan", "nama_kecamatan"),
    "rekap_kelurahan": _susun_rekap(
        "rekap_kelurahan", "kode_kelurahan", "nama_kelurahan", "kode_kecamatan", "nama_kecamatan"
    ),
}
"""Grain of each: one code of one year, over the live accepted usulan. A NULL code is its own row.

The counts by outcome add up to `jumlah_usulan`, and asked (`diminta`) = funded (`didanai`) +
unfunded (`tidak_didanai`) + others (`lainnya`: no budget, waiting for review, outside the city's
authority, merged, not allocated yet), in whole rupiah.
"""

STATUS_KELURAHAN = Table(
    "status_kelurahan",
    _PANDANGAN,
    Column("tahun_musrenbang", Integer),
    Column("kode_kelurahan", Text),
    Column("nama_kelurahan", Text),
    Column("kode_kecamatan", Text),
    Column("nama_kecamatan", Text),
    Column("status", Text),
    Column("tanggal", Date),
    Column("batas_kirim", Date),
    Column("tanggal_terima_pertama", Date),
    Column("tanggal_terima", Date),
    Column("impor_id", Integer),
    Column("jalur_relatif", Text),
    Column("usulan_diterima", Integer),
    Column("usulan_ditolak", Integer),
    Column("temuan_tolak", Integer),
    Column("temuan_periksa", Integer),
    Column("temuan_info", Integer),
    Column("anggaran_diterima_rupiah", BigInteger),
    Column("anggaran_ditolak_rupiah", BigInteger),
    Column("kelengkapan", Text),
    Column("temuan_diperbaiki", Integer),
    Column("temuan_tersisa", Integer),
    Column("temuan_baru", Integer),
    Column("galat_kode", Text),
    Column("galat_pesan", Text),
    Column("galat_saran", Text),
)
"""Grain: one kelurahan of one year that has an agenda or an attempt. See `kueri.read_status`."""
