"""A file that a kelurahan sent, and what its surroundings say about it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class BerkasUsulan:
    """One file in the inbox. `jalur_relatif` is relative to the inbox, with forward slashes."""

    path: Path
    jalur_relatif: str
    sha256: str
    ukuran_byte: int

    @property
    def nama(self) -> str:
        """Return the file name without its folders."""
        return self.path.name


@dataclass(frozen=True)
class Identitas:
    """Whose file it is: kelurahan (Kemendagri code) and year of the Musrenbang.

    Either may be None when nothing tells. `bukti` names what decided; `bertentangan` what the
    sources say of the kelurahan when they disagree (then it is None: never a guess), and
    `tahun_bertentangan` the years in titles that do not fit the year that the folder tells.
    """

    kode_kelurahan: str | None
    tahun_musrenbang: int | None
    bukti: tuple[str, ...] = ()
    bertentangan: tuple[str, ...] = ()
    tahun_bertentangan: tuple[str, ...] = ()
