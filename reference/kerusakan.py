"""What is wrong in a reference table, said so that a planner finds the cell in Excel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.galat import ReferensiRusak

DISEBUT = 5
"""How many faults one message names; the rest is counted."""


@dataclass(frozen=True)
class Kerusakan:
    """One fault. `baris` is the row as Excel shows it (the header is row 1), None for the file.

    `kunci` is the place in a YAML file (cocok.jumlah_kolom), `sel` the cell of a workbook
    (Lampiran!B12). `pesan` and `saran` are Indonesian.
    """

    berkas: str
    pesan: str
    saran: str
    baris: int | None = None
    kolom: str | None = None
    kunci: str | None = None
    sel: str | None = None

    @property
    def tempat(self) -> str:
        """Return row and column in words: "baris 12, kolom kode_urusan"."""
        bagian = [
            f"baris {self.baris}" if self.baris is not None else "",
            f"kolom {self.kolom}" if self.kolom else "",
            f"kunci {self.kunci}" if self.kunci else "",
            f"sel {self.sel}" if self.sel else "",
        ]
        return ", ".join(b for b in bagian if b)

    def __str__(self) -> str:
        alamat = ", ".join(b for b in (self.berkas, self.tempat) if b)
        return f"{alamat}: {self.pesan} {self.saran}"


def raise_kerusakan(kerusakan: Sequence[Kerusakan]) -> None:
    """Raise one ReferensiRusak for all faults; do nothing when there is none.

    The error carries the place of the first fault; its advice goes on with the next ones and the
    count of those left out.

    Raises:
        ReferensiRusak: at least one fault was given.
    """
    if not kerusakan:
        return
    pertama, *lain = kerusakan
    baris_saran = [pertama.saran]
    if lain:
        baris_saran += ["Kerusakan lain:", *(f"- {k}" for k in lain[: DISEBUT - 1])]
    if len(lain) > DISEBUT - 1:
        baris_saran.append(f"dan {len(lain) - DISEBUT + 1} lagi.")
    raise ReferensiRusak(
        pertama.pesan,
        saran="\n".join(baris_saran),
        berkas=pertama.berkas,
        tempat=pertama.tempat,
    )
