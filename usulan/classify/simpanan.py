"""A trained model as bytes, so that whoever has a place to keep it need not train it again.

This module knows no files: the edge hands over a `Simpanan` (see tasks.model_klasifikasi).
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable
from typing import Protocol

import numpy as np

from usulan.classify.model import ModelLinear
from usulan.classify.vektor import Kosakata, Vektorizer

PEMISAH = "\n"
PANJANG_RINGKAS = hashlib.sha256().digest_size
"""The archive is kept behind its digest: a damaged one fails in more ways than can be caught."""


class Simpanan(Protocol):
    """A place that keeps models by a digest of what they were trained on."""

    def read(self, sidik: str) -> bytes | None:
        """Return what was kept under this digest, or None."""
        ...

    def write(self, sidik: str, isi: bytes) -> None:
        """Keep `isi`; a failure to do so is no failure of the run."""
        ...


def pack_model(model: ModelLinear, sidik: str) -> bytes:
    """Return the model as an npz archive of plain arrays (no code in it), marked with `sidik`."""
    vektor = model.vektorizer
    isi = {
        "sidik": _pack_teks([sidik]),
        "kode": _pack_teks(model.kode),
        "kata": _pack_teks(vektor.kata.nomor),
        "pasangan": _pack_teks(" ".join(dua) for dua in vektor.pasangan.nomor),
        "huruf": _pack_teks(vektor.huruf.nomor),
        "idf_kata": vektor.kata.idf,
        "idf_pasangan": vektor.pasangan.idf,
        "idf_huruf": vektor.huruf.idf,
        "koefisien": model.koefisien,
        "intersep": model.intersep,
    }
    berkas = io.BytesIO()
    np.savez(berkas, allow_pickle=False, **isi)
    arsip = berkas.getvalue()
    return hashlib.sha256(arsip).digest() + arsip


def unpack_model(isi: bytes, sidik: str) -> ModelLinear | None:
    """Return the model, or None when the bytes are damaged or of another digest."""
    ringkas, arsip_utuh = isi[:PANJANG_RINGKAS], isi[PANJANG_RINGKAS:]
    if hashlib.sha256(arsip_utuh).digest() != ringkas:
        return None
    try:
        with np.load(io.BytesIO(arsip_utuh), allow_pickle=False) as arsip:
            if _unpack_teks(arsip["sidik"]) != [sidik]:
                return None
            pasangan = [tuple(p.split(" ")) for p in _unpack_teks(arsip["pasangan"])]
            vektorizer = Vektorizer(
                kata=Kosakata.of(_unpack_teks(arsip["kata"]), arsip["idf_kata"]),
                pasangan=Kosakata.of(pasangan, arsip["idf_pasangan"]),
                huruf=Kosakata.of(_unpack_teks(arsip["huruf"]), arsip["idf_huruf"]),
            )
            kode = tuple(_unpack_teks(arsip["kode"]))
            model = ModelLinear(kode, vektorizer, arsip["koefisien"], arsip["intersep"])
    except (ValueError, KeyError, OSError, EOFError, zipfile.BadZipFile):
        return None
    return model if model.koefisien.shape == (vektorizer.width, len(kode)) else None


def _pack_teks(teks: Iterable[str]) -> np.ndarray:
    """Return texts as bytes, one a line (no feature holds a line break)."""
    gabung = PEMISAH.join(teks)
    return np.frombuffer(gabung.encode(), dtype=np.uint8)


def _unpack_teks(isi: np.ndarray) -> list[str]:
    teks = isi.tobytes().decode()
    return teks.split(PEMISAH) if teks else []
