"""Files on disk, before anyone looks into them: companions, fingerprints, regular files only."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from tasks.baca.alasan import format_ukuran, tolak
from tasks.baca.batas import MIB, BatasBaca

AWALAN_PENDAMPING = ("~$", ".")
NAMA_PENDAMPING = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx"})
AKHIRAN_PENDAMPING = (".tmp", ".part", ".crdownload", ".partial")

JENIS_BUKAN_BERKAS = (
    (stat.S_ISLNK, "tautan (symlink)"),
    (stat.S_ISDIR, "folder"),
    (stat.S_ISFIFO, "pipa (fifo)"),
    (stat.S_ISSOCK, "soket"),
)


def is_pendamping(nama: str) -> bool:
    """Tell whether a file name is a companion that programs leave beside the real file.

    Office lock files (`~$x.xlsx`, `.~lock.x.ods#`), macOS resource forks (`._x.xlsx`, .DS_Store),
    other hidden files, Thumbs.db, and downloads that are not finished.
    """
    kecil = nama.lower()
    return (
        kecil.startswith(AWALAN_PENDAMPING)
        or kecil in NAMA_PENDAMPING
        or kecil.endswith(AKHIRAN_PENDAMPING)
    )


def sha256_berkas(path: Path) -> str:
    """Return the SHA-256 of a file as hex, read in pieces.

    Raises:
        OSError: the file cannot be opened.
    """
    with path.open("rb") as berkas:
        return hashlib.file_digest(berkas, "sha256").hexdigest()


def read_isi(path: Path, batas: BatasBaca) -> bytes:
    """Return the bytes of a regular file, never following a link nor waiting on a pipe.

    Everything after this works on these bytes, so a file that changes meanwhile cannot be half old
    and half new.

    Raises:
        BerkasTidakTerbaca: no regular file, empty, too large, or not to be opened.
    """
    _periksa_jenis(path)
    try:
        pegangan = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as galat:
        raise tolak("tidak_terbuka", path.name, sebab=galat.strerror) from galat
    with os.fdopen(pegangan, "rb") as berkas:
        if not stat.S_ISREG(os.fstat(pegangan).st_mode):
            raise tolak("bukan_berkas", path.name, jenis="berkas khusus")
        isi = berkas.read(batas.ukuran_byte + 1)
    if not isi:
        raise tolak("kosong", path.name)
    if len(isi) > batas.ukuran_byte:
        raise _terlalu_besar(path, len(isi), batas)
    return isi


def _periksa_jenis(path: Path) -> None:
    try:
        keadaan = path.lstat()
    except (FileNotFoundError, NotADirectoryError) as galat:
        raise tolak("tidak_ada", path.name) from galat
    except (OSError, ValueError) as galat:
        raise tolak("tidak_terbuka", path.name, sebab=str(galat)) from galat
    if not stat.S_ISREG(keadaan.st_mode):
        jenis = next((n for cek, n in JENIS_BUKAN_BERKAS if cek(keadaan.st_mode)), "perangkat")
        raise tolak("bukan_berkas", path.name, jenis=jenis)


def _terlalu_besar(path: Path, terbaca: int, batas: BatasBaca) -> Exception:
    ukuran = max(terbaca, path.lstat().st_size)
    return tolak(
        "terlalu_besar",
        path.name,
        ukuran=format_ukuran(ukuran + MIB // 20),
        batas=format_ukuran(batas.ukuran_byte),
    )
