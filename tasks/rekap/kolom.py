"""What each sheet of the rekap workbook shows: its name, what it tells, its columns."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.rekap import KOLOM_JUMLAH
from tasks.rekap.isi import BELUM_DIALOKASIKAN, NAMA_HASIL
from tasks.rekap.tabel import Kolom


@dataclass(frozen=True)
class Lembaran:
    """A sheet of the workbook. `keterangan` is one sentence for its reader."""

    nama: str
    judul: str
    keterangan: str
    kolom: tuple[Kolom, ...]


LEBAR_RUPIAH = 20
"""Room for a bold sum of trillions: a cell that is too narrow shows ### instead of money."""


def _rupiah(judul: str, nama: str) -> Kolom:
    return Kolom(judul, nama, LEBAR_RUPIAH, "rupiah", dijumlah=True)


def _cacah(judul: str, nama: str) -> Kolom:
    return Kolom(judul, nama, 10, "angka", dijumlah=True)


HITUNGAN = (
    _cacah("Usulan", "jumlah_usulan"),
    _cacah("Didanai", "jumlah_didanai"),
    _cacah("Tidak didanai", "jumlah_tidak_didanai"),
    _cacah("Lainnya", "jumlah_lain"),
    _rupiah("Diminta (Rp)", "diminta_rupiah"),
    _rupiah("Didanai (Rp)", "didanai_rupiah"),
    _rupiah("Tidak didanai (Rp)", "tidak_didanai_rupiah"),
    _rupiah("Lainnya (Rp)", "lainnya_rupiah"),
)
PAGU = (
    _rupiah("Pagu (Rp)", "pagu_rupiah"),
    _rupiah("Terpakai (Rp)", "terpakai_rupiah"),
    _rupiah("Sisa (Rp)", "sisa_rupiah"),
)
_SEBUTAN = {f"jumlah_{hasil}": sebutan for hasil, sebutan in NAMA_HASIL.items()}
_SENDIRI = {k.nama for k in HITUNGAN}
_LAIN = [_SEBUTAN[k].lower() for k in KOLOM_JUMLAH if k in _SEBUTAN and k not in _SENDIRI]
LAINNYA = f"Lainnya: {', '.join(_LAIN)}, {BELUM_DIALOKASIKAN.lower()}."
GRAFIK = Lembaran(
    "Grafik",
    "Grafik usulan dan pagu",
    "Satu grafik satu halaman; angkanya angka lembar-lembar di belakangnya.",
    (),
)

PER_URUSAN = Lembaran(
    "Per Urusan",
    "Rekap per bidang urusan",
    LAINNYA,
    (Kolom("Kode", "kode_urusan", 8, "kode"), Kolom("Bidang urusan", "nama_urusan", 46), *HITUNGAN),
)
PER_PROGRAM = Lembaran(
    "Per Program",
    "Rekap per program",
    "Program dari sub kegiatan tiap usulan. Pagu kosong: tidak ada pagu untuk program itu. "
    f"{LAINNYA}",
    (
        Kolom("Kode", "kode_program", 10, "kode"),
        Kolom("Program", "nama_program", 44),
        *HITUNGAN,
        *PAGU,
    ),
)
PER_OPD = Lembaran(
    "Per OPD",
    "Rekap per perangkat daerah",
    f"Pagu kosong: tidak ada pagu untuk perangkat daerah itu. {LAINNYA}",
    (
        Kolom("Kode", "kode_opd", 14, "kode"),
        Kolom("Perangkat daerah", "nama_opd", 34),
        *HITUNGAN,
        *PAGU,
    ),
)
PER_KECAMATAN = Lembaran(
    "Per Kecamatan",
    "Rekap per kecamatan",
    LAINNYA,
    (
        Kolom("Kode", "kode_kecamatan", 10, "kode"),
        Kolom("Kecamatan", "nama_kecamatan", 26),
        *HITUNGAN,
    ),
)
PER_KELURAHAN = Lembaran(
    "Per Kelurahan",
    "Rekap per kelurahan",
    f"Pagu kosong: tidak ada pagu untuk kelurahan itu. {LAINNYA}",
    (
        Kolom("Kode", "kode_kelurahan", 15, "kode"),
        Kolom("Kelurahan", "nama_kelurahan", 22),
        Kolom("Kecamatan", "nama_kecamatan", 18),
        *HITUNGAN,
        *PAGU,
    ),
)
_PERTAMA = (
    Kolom("No", "no", 7, "angka"),
    Kolom("Kelurahan", "nama_kelurahan", 15),
    Kolom("Usulan", "uraian", 36),
    Kolom("Lokasi", "lokasi", 20),
    Kolom("Perangkat daerah", "nama_opd", 24),
)
DIDANAI = Lembaran(
    "Didanai",
    "Usulan yang didanai",
    "Menurut perangkat daerah, lalu urutan pembagian pagu.",
    (
        *_PERTAMA,
        Kolom("Sub kegiatan", "nama_sub_kegiatan", 36),
        Kolom("Rekening belanja", "nama_rekening", 26),
        Kolom("Sumber dana", "nama_sumber_dana", 22),
        _rupiah("Didanai (Rp)", "dialokasikan_rupiah"),
    ),
)
BELUM_DIDANAI = Lembaran(
    "Belum Didanai",
    "Usulan yang tidak atau belum didanai, dan sebabnya",
    "Menurut hasil, lalu perangkat daerah dan urutan pembagian pagu. Kurang: kekurangan pada pagu "
    "yang paling kurang, bukan seluruh anggaran usulan.",
    (
        *_PERTAMA,
        Kolom("Hasil", "hasil_teks", 18),
        _rupiah("Diminta (Rp)", "anggaran_rupiah"),
        _rupiah("Kurang (Rp)", "kurang_rupiah"),
        Kolom("Sebab", "alasan_hasil", 54),
    ),
)
DAFTAR_USULAN = Lembaran(
    "Daftar Usulan",
    "Daftar usulan yang diterima",
    "Satu baris satu usulan, menurut kelurahan. Kolom paling kanan menunjuk asalnya. "
    "Kurang: kekurangan pada pagu yang paling kurang (lihat Terhalang pagu), bukan seluruh "
    "anggaran usulan; jumlahnya karena itu lain dari Tidak didanai di rekap.",
    (
        Kolom("No", "no", 7, "angka"),
        Kolom("Kelurahan", "nama_kelurahan", 13),
        Kolom("Usulan", "uraian", 32),
        Kolom("Lokasi", "lokasi", 16),
        Kolom("RT", "rt", 5, "kode"),
        Kolom("RW", "rw", 5, "kode"),
        Kolom("Volume", "volume", 9, "angka"),
        Kolom("Satuan", "satuan", 8),
        Kolom("Prioritas", "prioritas", 9, "angka"),
        Kolom("Urusan", "kode_urusan", 8, "kode"),
        Kolom("OPD", "kode_opd", 12, "kode"),
        _rupiah("Diminta (Rp)", "anggaran_rupiah"),
        Kolom("Hasil", "hasil_teks", 12),
        _rupiah("Didanai (Rp)", "dialokasikan_rupiah"),
        _rupiah("Kurang (Rp)", "kurang_rupiah"),
        Kolom("Terhalang pagu", "penghalang", 13),
        Kolom("Berkas", "jalur_relatif", 13),
        Kolom("Lembar", "lembar", 10),
        Kolom("Baris", "nomor_baris", 8, "angka"),
    ),
)
PERLU_DITINJAU = Lembaran(
    "Perlu Ditinjau",
    "Usulan yang perlu ditinjau",
    "Diterima, tetapi bidang urusannya belum pasti atau ada isi yang meragukan.",
    (
        Kolom("Kelurahan", "nama_kelurahan", 13),
        Kolom("Usulan", "uraian", 36),
        Kolom("Lokasi", "lokasi", 18),
        _rupiah("Diminta (Rp)", "anggaran_rupiah"),
        Kolom("Urusan (dugaan)", "kode_urusan", 10, "kode"),
        Kolom("Nama urusan", "nama_urusan", 22),
        Kolom("Keyakinan", "keyakinan", 10, "persen"),
        Kolom("Dasar dugaan", "dasar_klasifikasi", 32),
        Kolom("Yang meragukan", "keraguan", 44),
        Kolom("Lembar", "lembar", 10),
        Kolom("Baris", "nomor_baris", 8, "angka"),
    ),
)
TEMUAN_KELURAHAN = Lembaran(
    "Temuan per Kelurahan",
    "Banyaknya temuan per kelurahan dan jenis",
    "Tolak: usulan belum diterima. Periksa: diterima tetapi meragukan. Info: untuk diketahui.",
    (
        Kolom("Kelurahan", "nama_kelurahan", 22),
        Kolom("Tingkat", "tingkat", 11),
        Kolom("Temuan", "temuan_teks", 34),
        _cacah("Banyaknya", "jumlah"),
        Kolom("Contoh", "contoh", 70),
    ),
)
STATUS_KELURAHAN = Lembaran(
    "Status Kelurahan",
    "Keadaan berkas setiap kelurahan",
    "Yang gagal dibaca: angka berasal dari berkas baik terakhir, bila ada.",
    (
        Kolom("Kode", "kode_kelurahan", 15, "kode"),
        Kolom("Kelurahan", "nama_kelurahan", 22),
        Kolom("Kecamatan", "nama_kecamatan", 18),
        Kolom("Keadaan", "keadaan", 24),
        Kolom("Musrenbang", "tanggal", 12, "tanggal"),
        Kolom("Batas kirim", "batas_kirim", 12, "tanggal"),
        Kolom("Diterima tanggal", "tanggal_terima", 12, "tanggal"),
        _cacah("Usulan diterima", "usulan_diterima"),
        _cacah("Usulan ditolak", "usulan_ditolak"),
        _rupiah("Anggaran diterima (Rp)", "anggaran_diterima_rupiah"),
        Kolom("Keterangan", "keterangan", 60),
    ),
)
PEMAKAIAN_PAGU = Lembaran(
    "Pemakaian Pagu",
    "Pemakaian setiap pagu",
    "Pagu = terpakai + sisa. Satu usulan memakai semua pagu yang berlaku baginya.",
    (
        Kolom("Sumbu", "sumbu_teks", 20),
        Kolom("Kode", "kode", 20, "kode"),
        Kolom("Nama", "nama", 44),
        Kolom("Pagu (Rp)", "pagu_rupiah", LEBAR_RUPIAH, "rupiah"),
        Kolom("Terpakai (Rp)", "terpakai_rupiah", LEBAR_RUPIAH, "rupiah"),
        Kolom("Sisa (Rp)", "sisa_rupiah", LEBAR_RUPIAH, "rupiah"),
        Kolom("Diminta (Rp)", "diminta_rupiah", LEBAR_RUPIAH, "rupiah"),
    ),
)
