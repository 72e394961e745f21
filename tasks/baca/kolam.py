"""The pool of reader processes: started when needed, shared by all threads, replaced if broken.

A reader that dies or overruns costs only its own file; the pool starts another in its place.
"""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as Habis
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from tasks.baca.anak import mulai_pembaca, path_pesan
from tasks.baca.konteks import KonteksPembaca

MAKS_PEMBACA = 2
MAKS_TUGAS = 50
"""A reader is renewed after so many files, before its memory grows ragged."""
DETIK_TENGGANG = 20.0
"""How much longer than the limit a caller waits: the start of a reader, then its killing."""
DETIK_TUTUP = 5.0
PERCOBAAN = 2
TANDA_MEMORI = "memory allocation of"


class PembacaMati(Exception):
    """A reader process died; `kehabisan_memori` when that is why, else `sebab` in Indonesian."""

    def __init__(self, sebab: str, kehabisan_memori: bool) -> None:
        self.sebab = sebab
        self.kehabisan_memori = kehabisan_memori
        super().__init__(sebab)


class PembacaLambat(Exception):
    """A reader overran its time and was stopped."""


class _Kolam:
    def __init__(self) -> None:
        self.pid = os.getpid()
        self.folder = tempfile.mkdtemp(prefix="musrenbang-baca-")
        self.giliran = threading.BoundedSemaphore(MAKS_PEMBACA)
        self.pool = ProcessPool(
            max_workers=MAKS_PEMBACA,
            max_tasks=MAKS_TUGAS,
            initializer=mulai_pembaca,
            initargs=(self.folder,),
            context=KonteksPembaca(),
        )

    def tutup(self) -> None:
        """Stop the readers; never wait longer than DETIK_TUTUP for them."""
        penutup = threading.Thread(target=self._hentikan, daemon=True)
        penutup.start()
        penutup.join(DETIK_TUTUP)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _hentikan(self) -> None:
        self.pool.stop()  # type: ignore[no-untyped-call]
        self.pool.join()


_kunci = threading.Lock()
_kolam: _Kolam | None = None


def run_di_pembaca(fungsi: Callable[..., None], path: str, detik: float, *isi: object) -> bytes:
    """Run `fungsi(path, result file, *isi)` in a reader process; return what it wrote there.

    The file is read here, so the bytes never pass through the shared pipe.

    Raises:
        PembacaLambat: it took longer than `detik`.
        PembacaMati: its process died.
        Exception: whatever `fungsi` raised.
    """
    for _ in range(PERCOBAAN):
        kolam = _ambil_kolam()
        try:
            with kolam.giliran:
                return _jalankan(kolam, fungsi, path, detik, isi)
        except (BrokenProcessPool, CancelledError, _KolamRusak):
            _buang_kolam(kolam)
    raise PembacaMati("prosesnya tidak dapat dimulai", kehabisan_memori=False)


def close_pembaca() -> None:
    """Stop all reader processes of this process. The next reading starts new ones."""
    global _kolam
    with _kunci:
        kolam, _kolam = _kolam, None
    if kolam is not None and kolam.pid == os.getpid():
        kolam.tutup()


class _KolamRusak(Exception):
    """The pool itself is of no more use."""


def _ambil_kolam() -> _Kolam:
    global _kolam
    with _kunci:
        # A process forked from ours inherits the object but not its threads.
        if _kolam is None or _kolam.pid != os.getpid():
            _kolam = _Kolam()
        return _kolam


def _buang_kolam(kolam: _Kolam) -> None:
    global _kolam
    with _kunci:
        if _kolam is kolam:
            _kolam = None
    kolam.tutup()


def _jalankan(
    kolam: _Kolam, fungsi: Callable[..., None], path: str, detik: float, isi: tuple[object, ...]
) -> bytes:
    pegangan, tujuan = tempfile.mkstemp(dir=kolam.folder)
    os.close(pegangan)
    hasil = Path(tujuan)
    try:
        _tunggu(kolam, fungsi, (path, tujuan, *isi), detik)
        return hasil.read_bytes()
    finally:
        hasil.unlink(missing_ok=True)


def _tunggu(
    kolam: _Kolam, fungsi: Callable[..., None], argumen: tuple[object, ...], detik: float
) -> None:
    try:
        tugas = kolam.pool.schedule(fungsi, args=argumen, timeout=detik)
    except RuntimeError as galat:
        raise _KolamRusak from galat
    try:
        tugas.result(timeout=detik + DETIK_TENGGANG)
    except ProcessExpired as galat:
        raise _sebab_mati(kolam, galat) from None
    except Habis as galat:
        if not tugas.done():
            # Another thread may have thrown the pool away under this one: not this file's fault.
            if kolam is not _kolam:
                raise _KolamRusak from galat
            _buang_kolam(kolam)
        raise PembacaLambat from galat


def _sebab_mati(kolam: _Kolam, galat: ProcessExpired) -> PembacaMati:
    """Return why a reader died, from its exit code and its last words."""
    path = path_pesan(kolam.folder, galat.pid)
    pesan = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
    path.unlink(missing_ok=True)
    if TANDA_MEMORI in pesan[-4000:]:
        return PembacaMati("kehabisan memori", kehabisan_memori=True)
    kode = galat.exitcode
    if kode is not None and kode < 0:
        return PembacaMati(f"sinyal {signal.Signals(-kode).name}", kehabisan_memori=False)
    return PembacaMati(f"kode keluar {kode}", kehabisan_memori=False)


atexit.register(close_pembaca)
