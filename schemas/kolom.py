"""The names of the fields a proposal row can have, from the cell to the warehouse."""

from __future__ import annotations

KOLOM_MENTAH: tuple[str, ...] = (
    "nomor",
    "uraian",
    "permasalahan",
    "lokasi",
    "rt_rw",
    "rt",
    "rw",
    "volume_satuan",
    "volume",
    "satuan",
    "harga_satuan",
    "anggaran",
    "prioritas",
    "opd_tujuan",
    "sumber_dana",
    "bidang",
    "program",
    "kegiatan",
    "sub_kegiatan",
    "pengusul",
    "penerima_manfaat",
    "kelurahan",
    "kecamatan",
    "tanggal",
    "keterangan",
)
"""What a column of a sheet can mean. `rt_rw` and `volume_satuan` are columns that hold two fields.

`bidang` also takes the section heading ("I. BIDANG FISIK") under which a row stands.
"""

_BERNILAI = ("rt", "rw", "volume", "satuan", "prioritas")

KOLOM_BERSIH: tuple[str, ...] = (
    "uraian",
    "permasalahan",
    "lokasi",
    "rt",
    "rw",
    "volume",
    "satuan",
    "harga_satuan_rupiah",
    "anggaran_rupiah",
    "prioritas",
    "opd_tujuan",
    "sumber_dana",
    "bidang",
    "program",
    "kegiatan",
    "sub_kegiatan",
    "pengusul",
    "penerima_manfaat",
    "keterangan",
)
"""The fields of a parsed proposal. Each has a column `sel_<field>` with its address."""

KOLOM_TEKS: tuple[str, ...] = (
    "nomor",
    *(kolom for kolom in KOLOM_BERSIH if kolom in KOLOM_MENTAH and kolom not in _BERNILAI),
)
"""Fields of a parsed proposal that are text and stay text."""
