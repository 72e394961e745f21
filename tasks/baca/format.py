"""What a file is, told by its content: the extension is never believed."""

from __future__ import annotations

from tasks.baca.alasan import KIRIM_ULANG, SIMPAN_ULANG, tolak
from tasks.baca.arsip import AKHIR_ZIP, Arsip
from tasks.baca.ole import AWAL_OLE, WadahOle
from tasks.baca.ooxml import JENIS_ISI

AWAL_ZIP = (b"PK\x03\x04", AKHIR_ZIP, b"PK\x07\x08")
ODS = "application/vnd.oasis.opendocument.spreadsheet"
SALIN_TABEL = "Salin tabelnya ke Excel, simpan sebagai .xlsx, lalu kirim ulang."

TANDA_BINER: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "ini berkas PDF", "Kirim buku kerja aslinya (.xlsx), bukan cetakannya."),
    (b"{\\rtf", "ini dokumen teks RTF", SALIN_TABEL),
    (b"\x89PNG", "ini gambar PNG", "Kirim buku kerja aslinya (.xlsx), bukan fotonya."),
    (b"\xff\xd8\xff", "ini foto JPEG", "Kirim buku kerja aslinya (.xlsx), bukan fotonya."),
    (b"GIF8", "ini gambar GIF", "Kirim buku kerja aslinya (.xlsx), bukan fotonya."),
    (b"Rar!", "ini arsip RAR", "Keluarkan dahulu isinya, lalu kirim buku kerjanya."),
    (b"7z\xbc\xaf", "ini arsip 7z", "Keluarkan dahulu isinya, lalu kirim buku kerjanya."),
    (b"\x1f\x8b", "ini arsip gzip", "Keluarkan dahulu isinya, lalu kirim buku kerjanya."),
    (b"SQLite format 3", "ini basis data SQLite", KIRIM_ULANG),
    (b"MZ", "ini program Windows", "Jangan dibuka. Mohon kirim buku kerja aslinya."),
    (b"\x7fELF", "ini program", "Jangan dibuka. Mohon kirim buku kerja aslinya."),
    (b"\x09\x00\x04\x00", "ini format Excel 2 yang terlalu tua", SIMPAN_ULANG),
    (b"\x09\x02\x06\x00", "ini format Excel 3 yang terlalu tua", SIMPAN_ULANG),
    (b"\x09\x04\x06\x00", "ini format Excel 4 yang terlalu tua", SIMPAN_ULANG),
    (b"\x09\x08", "ini aliran Excel tanpa wadahnya", SIMPAN_ULANG),
)
TANDA_TEKS: tuple[tuple[str, str, str], ...] = (
    ("urn:schemas-microsoft-com:office:spreadsheet", "ini XML Spreadsheet 2003", SIMPAN_ULANG),
    ("<!doctype html", "ini halaman web (HTML) yang diberi nama buku kerja", SIMPAN_ULANG),
    ("<html", "ini halaman web (HTML) yang diberi nama buku kerja", SIMPAN_ULANG),
    ("<table", "ini tabel halaman web (HTML) yang diberi nama buku kerja", SIMPAN_ULANG),
    ("<meta", "ini halaman web (HTML) yang diberi nama buku kerja", SIMPAN_ULANG),
    ("mime-version:", "ini arsip halaman web (MHTML)", SIMPAN_ULANG),
    ("<?xml", "ini dokumen XML biasa", SIMPAN_ULANG),
)
ALIRAN_LAIN = (
    ("WordDocument", "ini dokumen Word"),
    ("PowerPoint Document", "ini salindia PowerPoint"),
)
HIASAN = b"\xef\xbb\xbf\xff\xfe \r\n\t"
"""Byte order marks and blanks that may stand before the first word."""
BOM_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def detect_wadah(isi: bytes) -> str:
    """Return the kind of container by its first bytes: zip, ole or teks.

    Raises:
        BerkasTidakTerbaca: no workbook, said as precisely as the bytes allow.
    """
    if isi.startswith(AWAL_ZIP):
        return "zip"
    if isi.startswith(AWAL_OLE):
        return "ole"
    for tanda, sebab, saran in TANDA_BINER:
        if isi.startswith(tanda):
            raise tolak("bukan_buku", sebab=sebab, saran=saran)
    _periksa_teks(isi)
    return "teks"


def detect_zip(arsip: Arsip) -> str:
    """Return ooxml or ods.

    Raises:
        BerkasTidakTerbaca: another document, a plain zip, or an encrypted one.
    """
    if "mimetype" in arsip:
        jenis = arsip.read("mimetype", 4096).decode("ascii", "replace").strip()
        if not jenis.startswith(ODS):
            raise tolak("bukan_buku", sebab="ini dokumen OpenDocument lain", saran=SALIN_TABEL)
        if "META-INF/manifest.xml" in arsip and b"encryption-data" in arsip.read(
            "META-INF/manifest.xml"
        ):
            raise tolak("sandi")
        return "ods"
    if JENIS_ISI in arsip:
        return "ooxml"
    saran = "Keluarkan dahulu isinya, lalu kirim buku kerjanya."
    raise tolak("bukan_buku", sebab="ini arsip zip biasa", saran=saran)


def find_aliran_xls(wadah: WadahOle) -> str:
    """Return the name of the workbook stream of an OLE2 container.

    Raises:
        BerkasTidakTerbaca: an encrypted workbook, or another kind of document.
    """
    nama = wadah.nama_aliran()
    if "EncryptedPackage" in nama or "EncryptionInfo" in nama:
        raise tolak("sandi")
    for calon in ("Workbook", "Book", "WORKBOOK", "BOOK"):
        if calon in nama:
            return calon
    sebab = next((s for n, s in ALIRAN_LAIN if n in nama), "isi OLE2-nya bukan Excel")
    raise tolak("bukan_buku", sebab=sebab, saran=SALIN_TABEL)


def _periksa_teks(isi: bytes) -> None:
    """Refuse markup and binary noise; what is left may be a table of text."""
    awal = isi[:4096].replace(b"\x00", b"").lstrip(HIASAN).decode("latin-1").lower()
    if awal.startswith("<") or awal.startswith("mime-version:"):
        for tanda, sebab, saran in TANDA_TEKS:
            if tanda in awal:
                raise tolak("bukan_buku", sebab=sebab, saran=saran)
    if isi.startswith(BOM_UTF16):
        return
    kendali = sum(isi.count(bytes((kode,))) for kode in range(32) if kode not in (9, 10, 12, 13))
    if isi.count(0) or kendali * 100 > len(isi):
        raise tolak("bukan_buku", sebab="isinya bukan tabel yang dikenal", saran=KIRIM_ULANG)
