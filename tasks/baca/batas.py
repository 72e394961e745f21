"""Limits of the isolated reader: what a workbook may cost before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True)
class BatasBaca:
    """Limits for one file. The defaults leave a kelurahan's sheet (kilobytes) ample room.

    `detik`: wall-clock seconds of one reading. `memori_byte`: address space the reader may take on
    top of what it holds when it starts. `ukuran_byte`: the file itself. `ukuran_terurai_byte`: all
    of a zip unpacked; `rasio`: unpacked over packed, looked at from `RASIO_MULAI_BYTE` unpacked.
    `entri`: files in a zip. `lembar`: sheets. `baris`: rows with content in one sheet. `petak`:
    rows times columns up to the farthest cell of one sheet. `sel`: cells written in one sheet,
    the formatted empty ones included. `gabungan`: merged ranges of one sheet, `luas_gabungan` the
    cells they cover together.
    """

    detik: float = 20.0
    memori_byte: int = 1024 * MIB
    ukuran_byte: int = 64 * MIB
    ukuran_terurai_byte: int = 512 * MIB
    rasio: int = 300
    entri: int = 4_000
    lembar: int = 256
    baris: int = 200_000
    petak: int = 6_000_000
    sel: int = 5_000_000
    gabungan: int = 20_000
    luas_gabungan: int = 3_000_000


RASIO_MULAI_BYTE = 16 * MIB
"""Below this unpacked size a high ratio harms nobody (a blank sheet packs very well)."""

BARIS_EXCEL = 1_048_576
KOLOM_EXCEL = 16_384
