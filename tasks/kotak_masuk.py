"""The inbox: which files lie there, and their fingerprints. No workbook is opened here."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from schemas.berkas import BerkasUsulan
from tasks.baca.berkas import is_pendamping, sha256_berkas


def list_berkas(masuk: Path, jalur: Iterable[Path] = ()) -> list[BerkasUsulan]:
    """Return the files of the inbox (or only those of `jalur`: files or folders), by name.

    Companions of open workbooks and hidden files are left out; every other file is kept, also one
    that is no workbook or does not exist, so that nothing someone sent goes unmentioned.
    `jalur_relatif` is relative to the inbox, or to the parent of a path outside it. An inbox that
    is not there yet is empty.
    """
    akar = [(p, _pangkal(p, masuk)) for p in jalur] or [(masuk, masuk)] * masuk.is_dir()
    ditemukan = {
        berkas: berkas.relative_to(pangkal).as_posix()
        for awal, pangkal in akar
        for berkas in _walk(awal)
    }
    return [describe_berkas(b, nama) for b, nama in sorted(ditemukan.items(), key=lambda x: x[1])]


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
