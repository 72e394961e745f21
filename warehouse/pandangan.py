"""The views as queries see them. Their SQL lives in the migrations, so no metadata holds it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, Double, Integer, MetaData, Table, Text

from schemas.rekap import KOLOM_JUMLAH
from warehouse.dasar import WaktuUtc

_PANDANGAN = MetaData()


def _susun_rekap(nama: str, *kunci: str) -> Table:
    return Table(
        nama,
        _PANDANGAN,
        Column("tahun_musrenbang", Integer),
        *(Column(k, Text) for k in kunci),
        *(Column(j, BigInteger) for j in KOLOM_JUMLAH),
    )


REKAP: dict[str, Table] = {
    "rekap_urusan": _susun_rekap("rekap_urusan", "kode_urusan", "nama_urusan"),
    "rekap_program": _susun_rekap("rekap_program", "kode_program", "nama_program"),
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


def _susun_duplikat(nama: str) -> Table:
    pihak = ("kode_kelurahan", "nama_kelurahan", "uraian", "lokasi", "rt", "rw")
    return Table(
        nama,
        _PANDANGAN,
        Column("tahun_musrenbang", Integer),
        Column("usulan_id", Text),
        *(Column(k, Text) for k in pihak),
        Column("anggaran_rupiah", BigInteger),
        Column("usulan_id_asal", Text),
        Column("tahun_asal", Integer),
        *(Column(f"{k}_asal", Text) for k in pihak),
        Column("anggaran_asal_rupiah", BigInteger),
        *(Column(k, Text) for k in ("hasil_asal", "hubungan", "tingkat")),
        *(Column(k, Double) for k in ("skor", "skor_teks", "skor_tempat")),
        Column("alasan", Text),
        Column("ditemukan_pada", WaktuUtc),
        *(Column(k, Text) for k in ("keputusan_id", "keputusan", "diputuskan_oleh")),
        Column("diputuskan_pada", WaktuUtc),
    )


DUPLIKAT = _susun_duplikat("duplikat")
"""Grain: one pair found whose proposals are both accepted, with the decision that holds."""

DUPLIKAT_TERBUKA = _susun_duplikat("duplikat_terbuka")
"""Grain: one pair that waits for a decision."""

USULAN_DIGABUNG = Table(
    "usulan_digabung",
    _PANDANGAN,
    Column("tahun_musrenbang", Integer),
    Column("usulan_id", Text),
    Column("usulan_id_asal", Text),
    Column("usulan_id_utama", Text),
    Column("tahun_utama", Integer),
    Column("kode_kelurahan_utama", Text),
    Column("nama_kelurahan_utama", Text),
    Column("uraian_utama", Text),
    Column("keputusan_id", Text),
    Column("diputuskan_oleh", Text),
    Column("diputuskan_pada", WaktuUtc),
)
"""Grain: one merged proposal that lives, with the one that stands for it (`utama`)."""

REKAP_SKENARIO = Table(
    "rekap_skenario",
    _PANDANGAN,
    Column("tahun_rencana", Integer),
    Column("skenario", Text),
    *(Column(f"jumlah_{k}", BigInteger) for k in ("usulan", "didanai", "tidak_didanai", "lainnya")),
    *(
        Column(f"{k}_rupiah", BigInteger)
        for k in ("diminta", "didanai", "tidak_didanai", "lainnya")
    ),
)
"""Grain: one scenario of one planning year, the main one as `utama`."""
