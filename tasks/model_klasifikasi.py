"""Where trained classifiers live: files in the data folder, so that only the first start trains."""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from tasks.setelan import Setelan
from usulan.classify import keep_model_in

PUSTAKA = ("numpy", "scikit-learn")
TERBANYAK = 6
"""So many models are kept; older ones are of tables or decisions that have changed since."""


@dataclass(frozen=True)
class SimpananBerkas:
    """Models in files of a folder. Whatever goes wrong with them, the classifier is trained.

    Without `buat_induk` nothing is kept until the data folder exists: looking leaves no trace.
    """

    folder: Path
    buat_induk: bool = False

    def read(self, sidik: str) -> bytes | None:
        """Return the model trained on this digest by this very program, or None."""
        try:
            return self._berkas(sidik).read_bytes()
        except OSError:
            return None

    def write(self, sidik: str, isi: bytes) -> None:
        """Keep a model: whole or not at all, and without ever failing the run."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=self.buat_induk, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                dir=self.folder, suffix=".sementara", delete=False
            ) as berkas:
                sementara = Path(berkas.name)
                try:
                    berkas.write(isi)
                    berkas.flush()
                    sementara.replace(self._berkas(sidik))
                finally:
                    sementara.unlink(missing_ok=True)
            self._hapus_lama()

    def _berkas(self, sidik: str) -> Path:
        kunci = hashlib.sha256(f"{sidik} {hash_program()}".encode()).hexdigest()
        return self.folder / f"klasifikasi-{kunci[:32]}.npz"

    def _hapus_lama(self) -> None:
        semua = sorted(self.folder.glob("klasifikasi-*.npz"), key=lambda p: p.stat().st_mtime)
        for lama in semua[:-TERBANYAK]:
            lama.unlink(missing_ok=True)


def keep_model(setelan: Setelan, *, buat_folder: bool = False) -> None:
    """Let the classifier of this process keep its model in the data folder.

    `buat_folder` makes the data folder where there is none yet.
    """
    keep_model_in(SimpananBerkas(setelan.folder_model, buat_folder))


@cache
def hash_program() -> str:
    """Return a digest of the classifier's source and of the libraries that train it."""
    sidik = hashlib.sha256(" ".join(version(nama) for nama in PUSTAKA).encode())
    for sumber in sorted(files("usulan.classify").iterdir(), key=lambda s: s.name):
        if sumber.name.endswith(".py"):
            sidik.update(sumber.name.encode() + sumber.read_bytes())
    return sidik.hexdigest()
