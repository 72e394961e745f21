"""The inbox: which files lie there, and their fingerprints. No workbook is opened here."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from schemas.berkas import BerkasUsulan
from schemas.galat import UsulanError
from tasks.baca.berkas import is_pendamping, sha256_berkas

AKHIRAN_BUKU = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv"})
"""Of the files that a folder is searched for. A file asked for by name is read whatever it is."""


class KotakMasukKosong(UsulanError):
    """There is nothing to read: no folder, no workbook in it, or none of that year."""

    kode = "KOTAK_MASUK_KOSONG"


def describe_kosong(tempat: str) -> KotakMasukKosong:
    """Return the error of a folder in which there is no workbook."""
    return KotakMasukKosong(
        f"{tempat} tidak berisi berkas usulan.",
        saran=f"Taruh berkas dari kelurahan di dalamnya ({', '.join(sorted(AKHIRAN_BUKU))}).",
    )


def list_berkas(masuk: Path, jalur: Iterable[Path] = ()) -> list[BerkasUsulan]:
    """Return the workbooks of the inbox (or only those of `jalur`: files or folders), by name.

    A file of `jalur` is kept whatever its name is, also one that does not exist. `jalur_relatif`
    is relative to the inbox, or to the parent of a path outside it. An inbox that is not there yet
    is empty.
    """
    buku, _ = find_jalur(masuk, jalur)
    return [describe_berkas(b, nama) for b, nama in buku.items()]


def find_jalur(masuk: Path, jalur: Iterable[Path] = ()) -> tuple[dict[Path, str], list[str]]:
    """Return the workbooks (path to name), and the names of the files left out as no workbooks.

    Companions of open workbooks and hidden files are in neither; every other file is in one, so
    that nothing someone sent goes unmentioned. Nothing is opened.
    """
    diminta = tuple(jalur)
    akar = [(p, _pangkal(p, masuk)) for p in diminta] or [(masuk, masuk)] * masuk.is_dir()
    ditemukan = {
        berkas: berkas.relative_to(pangkal).as_posix()
        for awal, pangkal in akar
        for berkas in _walk(awal)
    }
    urut = dict(sorted(ditemukan.items(), key=lambda pasangan: pasangan[1]))
    buku = {b: n for b, n in urut.items() if b in diminta or b.suffix.lower() in AKHIRAN_BUKU}
    return buku, [nama for berkas, nama in urut.items() if berkas not in buku]


def describe_berkas(path: Path, jalur_relatif: str) -> BerkasUsulan:
    """Return the file with its SHA-256 and size in bytes.

    What is no ordinary readable file (a link, a pipe, a file without permission) has an empty
    fingerprint: the reader refuses it with its reason.
    """
    try:
        if path.is_file() and not path.is_symlink():
            return BerkasUsulan(path, jalur_relatif, sha256_berkas(path), path.stat().st_size)
    except OSError:
        pass
    return BerkasUsulan(path, jalur_relatif, "", 0)


def _walk(awal: Path) -> Iterator[Path]:
    if not awal.is_dir():
        yield awal
        return
    for folder, anak, berkas in os.walk(awal):
        anak[:] = [a for a in anak if not is_pendamping(a)]
        yield from (Path(folder, b) for b in berkas if not is_pendamping(b))


def _pangkal(jalur: Path, masuk: Path) -> Path:
    return masuk if jalur.is_relative_to(masuk) else jalur.parent
