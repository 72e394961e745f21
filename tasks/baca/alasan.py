"""Why a file cannot be read, in words for the clerk who sent it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from schemas.galat import BerkasTidakTerbaca

SIMPAN_ULANG = "Buka berkas di Excel atau LibreOffice, simpan lagi sebagai .xlsx, lalu kirim ulang."
KIRIM_ULANG = "Mohon kirim ulang berkas aslinya."

ALASAN: dict[str, tuple[str, str]] = {
    "tidak_ada": ("Berkas tidak ditemukan.", "Periksa nama dan letak berkas, lalu ulangi."),
    "bukan_berkas": (
        "Ini bukan berkas biasa melainkan {jenis}.",
        "Salin berkas yang sesungguhnya ke kotak masuk.",
    ),
    "tidak_terbuka": (
        "Berkas tidak dapat dibuka: {sebab}.",
        "Periksa hak akses berkas, lalu ulangi.",
    ),
    "kosong": ("Berkas kosong (0 byte).", KIRIM_ULANG),
    "terlalu_besar": (
        "Berkas terlalu besar: {ukuran}, batasnya {batas}.",
        "Hapus gambar dan lembar yang tidak perlu, atau pecah menjadi beberapa berkas.",
    ),
    "terpotong": (
        "Berkas terpotong: bagian akhirnya hilang, mungkin pengirimannya terputus.",
        KIRIM_ULANG,
    ),
    "rusak": ("Isi berkas rusak: {sebab}.", f"{SIMPAN_ULANG} Bila gagal dibuka, kirim salinannya."),
    "bom_zip": (
        "Isi berkas mengembang tidak wajar saat dibuka ({sebab}), seperti bom zip.",
        f"Berkas ini tidak dibuka demi keamanan. {SIMPAN_ULANG}",
    ),
    "doctype": (
        "Berkas memuat deklarasi DOCTYPE atau ENTITY, yang tidak pernah ada di buku kerja biasa.",
        f"Berkas ini tidak dibuka demi keamanan. {SIMPAN_ULANG}",
    ),
    "sandi": (
        "Berkas terkunci kata sandi.",
        "Buka dengan kata sandinya, hapus kata sandi itu, simpan, lalu kirim ulang.",
    ),
    "bukan_buku": ("Berkas ini bukan buku kerja: {sebab}.", "{saran}"),
    "bagian_hilang": (
        "Buku kerja tidak lengkap: bagian {bagian} tidak ada.",
        SIMPAN_ULANG,
    ),
    "tanpa_lembar": ("Buku kerja tidak memiliki lembar isian.", KIRIM_ULANG),
    "banyak_lembar": (
        "Buku kerja memiliki {jumlah} lembar, batasnya {batas}.",
        "Sisakan lembar usulan saja, lalu kirim ulang.",
    ),
    "banyak_baris": (
        "Lembar memiliki terlalu banyak baris: {jumlah}, batasnya {batas}.",
        "Sisakan baris usulan saja, lalu kirim ulang.",
    ),
    "banyak_sel": (
        "Lembar memuat terlalu banyak sel berformat: lebih dari {batas}.",
        "Salin tabelnya saja ke buku kerja baru, lalu kirim ulang.",
    ),
    "sel_jauh": (
        "Ada isi jauh di luar tabel (sampai sel {sel}); lembar seluas itu tidak dapat dibaca.",
        "Tekan Ctrl+End untuk menemukan sel itu, hapus baris dan kolomnya, lalu kirim ulang.",
    ),
    "alamat": (
        "Alamat sel {sel} berada di luar batas lembar Excel (XFD1048576).",
        SIMPAN_ULANG,
    ),
    "banyak_gabungan": (
        "Lembar memiliki terlalu banyak sel gabungan: {jumlah}, batasnya {batas}.",
        "Pisahkan sel gabungan (Unmerge Cells) di luar judul tabel, lalu kirim ulang.",
    ),
    "luas_gabungan": (
        "Sel gabungan di lembar ini meliputi terlalu banyak sel: {jumlah}, batasnya {batas}.",
        "Pisahkan sel gabungan (Unmerge Cells) yang terlalu luas, lalu kirim ulang.",
    ),
    "waktu": (
        "Berkas belum selesai dibaca dalam {detik} detik, maka pembacaan dihentikan.",
        "Salin tabelnya saja ke buku kerja baru, lalu kirim ulang.",
    ),
    "memori": (
        "Berkas memerlukan memori lebih dari {batas}, maka pembacaan dihentikan.",
        "Salin tabelnya saja ke buku kerja baru, lalu kirim ulang.",
    ),
    "pembaca_mati": (
        "Pembaca berkas berhenti mendadak ({sebab}).",
        f"Coba sekali lagi. Bila terulang: {SIMPAN_ULANG[0].lower()}{SIMPAN_ULANG[1:]}",
    ),
}
"""Reason to (message, advice), both templates."""


def tolak(alasan: str, berkas: str = "", tempat: str = "", **isi: object) -> BerkasTidakTerbaca:
    """Return the error for one reason of ALASAN, its templates filled with `isi`."""
    pesan, saran = ALASAN[alasan]
    return BerkasTidakTerbaca(
        pesan.format(**isi), saran=saran.format(**isi), berkas=berkas, tempat=tempat
    )


@contextmanager
def menyebut_tempat(tempat: str) -> Iterator[None]:
    """Add the place to a refusal from inside that does not know where it is."""
    try:
        yield
    except BerkasTidakTerbaca as galat:
        if galat.tempat:
            raise
        raise BerkasTidakTerbaca(galat.pesan, saran=galat.saran, tempat=tempat) from galat


def format_ukuran(byte: int) -> str:
    """Return a size a person reads, Indonesian decimals: 1,5 MiB."""
    for satuan, besar in (("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)):
        if byte >= besar:
            return f"{byte / besar:.1f} {satuan}".replace(".0 ", " ").replace(".", ",")
    return f"{byte} byte"


def format_bulat(jumlah: int) -> str:
    """Return a count with Indonesian thousands: 200.000."""
    return f"{jumlah:,}".replace(",", ".")
