"""What each view means, and who may read it: for the data dictionary and the roles."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Pandangan:
    """One view. `makna` (Indonesian) begins with the grain.

    `pembaca` tells whether readers may see it: it holds no personal data and no free text that
    could, other than masked.
    """

    nama: str
    makna: str
    pembaca: bool


_UKURAN = (
    "Banyaknya usulan menurut hasil anggaran, dan rupiahnya: diminta = didanai + tidak didanai + "
    "lainnya. Setiap rekap berjumlah sama."
)


def _rekap(nama: str, butir: str) -> Pandangan:
    return Pandangan(f"rekap_{nama}", f"Satu {butir} dalam satu tahun Musrenbang. {_UKURAN}", True)


PANDANGAN: tuple[Pandangan, ...] = (
    Pandangan(
        "daftar_usulan",
        "Satu usulan yang berlaku, diterima atau ditolak, beserta nama wilayah, urusan, program, "
        "sub kegiatan, perangkat daerah, dan hasil anggarannya. Uraian dan lokasi disamarkan "
        "seluruhnya bila memuat data pribadi (`disamarkan`); pengusul, penerima manfaat, dan "
        "keterangan tidak dimuat.",
        True,
    ),
    Pandangan(
        "usulan_diterima",
        "Satu usulan yang diterima, tanpa teks: kode dan rupiahnya. Dasar semua rekap.",
        True,
    ),
    _rekap("urusan", "bidang urusan (tanpa kode: belum terklasifikasi)"),
    _rekap("program", "program menurut sub kegiatannya (tanpa kode: belum ditentukan)"),
    _rekap("opd", "perangkat daerah (tanpa kode: belum dipetakan)"),
    _rekap("kecamatan", "kecamatan"),
    _rekap("kelurahan", "kelurahan"),
    Pandangan(
        "rekap_skenario",
        "Satu skenario anggaran dalam satu tahun rencana; yang berlaku bernama `utama`.",
        True,
    ),
    Pandangan(
        "prioritas_pendanaan",
        "Satu nomor prioritas satu kelurahan dalam satu tahun (tanpa nomor: usulan tanpa "
        "prioritas): berapa usulan dan rupiah yang diminta, didanai, dan tidak.",
        True,
    ),
    Pandangan(
        "mutu_kelurahan",
        "Satu kelurahan dalam satu tahun yang berkasnya berlaku: banyaknya usulan, temuan, usulan "
        "yang bertemuan tolak atau periksa, dan isian yang kosong.",
        True,
    ),
    Pandangan(
        "status_kelurahan",
        "Satu kelurahan dalam satu tahun: masuk, terlambat, belum, atau gagal, menurut tanggal "
        "basis data; jadwal, kelengkapan, dan perbaikan dari kiriman sebelumnya.",
        True,
    ),
    Pandangan(
        "riwayat_usulan",
        "Satu versi satu usulan, yang lama dan yang berlaku (`keadaan` berlaku, diubah, ditarik, "
        "atau dinilai_ulang), beserta berkas dan barisnya.",
        False,
    ),
    Pandangan(
        "perbaikan_temuan",
        "Satu temuan kiriman terakhir atau kiriman pembandingnya: baru, tersisa, atau diperbaiki.",
        False,
    ),
    Pandangan(
        "riwayat_keputusan",
        "Satu keputusan atas klasifikasi, juga yang sudah diganti (`digantikan_oleh`).",
        False,
    ),
    Pandangan(
        "keputusan_berlaku",
        "Satu usulan yang klasifikasinya diputuskan orang; yang terakhir.",
        False,
    ),
    Pandangan(
        "keputusan_duplikat_berlaku",
        "Satu pasangan usulan yang diputuskan orang; keputusan terakhir.",
        False,
    ),
    Pandangan(
        "keputusan_anggaran_berlaku",
        "Satu usulan yang anggarannya diputuskan orang; keputusan terakhir.",
        False,
    ),
    Pandangan(
        "duplikat", "Satu pasangan usulan yang mungkin sama, sudah diputuskan atau belum.", False
    ),
    Pandangan("duplikat_terbuka", "Satu pasangan usulan yang menunggu keputusan.", False),
    Pandangan(
        "usulan_digabung",
        "Satu usulan yang digabung, dengan usulan yang mewakilinya (`usulan_id_utama`).",
        False,
    ),
)
