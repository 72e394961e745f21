"""What the reader's tests run inside its processes (importable there, unlike a test module)."""

from __future__ import annotations

import ctypes
import os
import pickle
import sys
import time
from pathlib import Path


def bunuh_diri(path: str, tujuan: str, tanda: int) -> None:
    """Die in the middle of a reading, half a result already written."""
    Path(tujuan).write_bytes(b"setengah")
    os.kill(os.getpid(), tanda)
    time.sleep(30)


def batalkan(path: str, tujuan: str) -> None:
    """Abort as Rust does when an allocation fails."""
    os.write(2, b"memory allocation of 17179869184 bytes failed\n")
    os.abort()


def tidur(path: str, tujuan: str, detik: float) -> None:
    """Hang where Python cannot be interrupted by an exception: in foreign code."""
    ctypes.CDLL(None).sleep(int(detik))


def catat_modul(path: str, tujuan: str) -> None:
    """Leave the names of all modules the reader has loaded."""
    Path(tujuan).write_bytes(pickle.dumps(sorted(sys.modules)))
