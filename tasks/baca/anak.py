"""What runs inside the reader's own process: limits first, then one file at a time.

Nothing heavy may be imported here (no pandas, pandera, prefect): the process must start in tenths
of a second. It hands its result over as a file, so a process that dies in the middle cannot leave
half a message in the pipe that all readers share.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from schemas.galat import BerkasTidakTerbaca
from tasks.baca.alasan import format_ukuran, tolak
from tasks.baca.batas import BatasBaca
from tasks.baca.berkas import read_isi
from tasks.baca.buku import read_bytes

try:
    import resource
except ImportError:
    resource = None  # type: ignore[assignment]

DETIK_CADANGAN = 10


def mulai_pembaca(folder: str) -> None:
    """Prepare a fresh reader process: last words into a file of its own, no core dumps."""
    pegangan = os.open(path_pesan(folder, os.getpid()), os.O_WRONLY | os.O_CREAT, 0o600)
    os.dup2(pegangan, 2)
    os.close(pegangan)
    if resource is not None:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.disable()


def path_pesan(folder: str, pid: int) -> Path:
    """Return the file that takes a reader's stderr: Rust says there why it aborted."""
    return Path(folder) / f"{pid}.txt"


def read_ke_berkas(path: str, tujuan: str, batas: BatasBaca) -> None:
    """Read the workbook at `path` and leave it pickled at `tujuan`.

    Raises:
        BerkasTidakTerbaca: with the file's name, whatever went wrong with its content.
    """
    nama = Path(path).name
    try:
        with _dibatasi(batas):
            buku = read_bytes(read_isi(Path(path), batas), nama, batas)
            with Path(tujuan).open("wb") as berkas:
                pickle.dump(buku, berkas, protocol=pickle.HIGHEST_PROTOCOL)
    except BerkasTidakTerbaca as galat:
        raise BerkasTidakTerbaca(
            galat.pesan, saran=galat.saran, berkas=nama, tempat=galat.tempat
        ) from None
    except MemoryError:
        raise tolak("memori", nama, batas=format_ukuran(batas.memori_byte)) from None
    except Exception as galat:
        sebab = f"susunannya tidak masuk akal, {type(galat).__name__}"
        raise tolak("rusak", nama, sebab=sebab) from galat
    finally:
        gc.collect()


@contextmanager
def _dibatasi(batas: BatasBaca) -> Iterator[None]:
    """Cap the address space for a while, and ring SIGALRM should nobody outside stop us in time."""
    signal.alarm(int(batas.detik) + DETIK_CADANGAN)
    try:
        with _memori_dibatasi(batas.memori_byte):
            yield
    finally:
        signal.alarm(0)


@contextmanager
def _memori_dibatasi(memori_byte: int) -> Iterator[None]:
    if resource is None:
        yield
        return
    lunak, keras = resource.getrlimit(resource.RLIMIT_AS)
    batas = _ruang_terpakai() + memori_byte
    if keras != resource.RLIM_INFINITY:
        batas = min(batas, keras)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (batas, keras))
    try:
        yield
    finally:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (lunak, keras))


def _ruang_terpakai() -> int:
    """Return the address space held now, in bytes; a guess where the system does not tell."""
    try:
        halaman = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 256 * 1024 * 1024
    return halaman * os.sysconf("SC_PAGE_SIZE")
