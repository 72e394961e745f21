"""What a scan of a sheet's own markup tells beside the values: cheap signals, and the limits."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.lembar import Area, Titik, alamat_sel
from tasks.baca.alamat import hitung_luas
from tasks.baca.alasan import format_bulat, tolak
from tasks.baca.batas import BatasBaca


@dataclass
class Pindaian:
    """Signals of one sheet. `jumlah_isi` counts cells that hold a value, error cells left out.

    None as `jumlah_isi`: this format's scan cannot count.
    """

    galat: dict[Titik, str] = field(default_factory=dict)
    rumus_tanpa_nilai: set[Titik] = field(default_factory=set)
    gabungan: list[Area] = field(default_factory=list)
    baris_tersembunyi: set[int] = field(default_factory=set)
    kolom_tersembunyi: list[tuple[int, int]] = field(default_factory=list)
    jumlah_isi: int | None = None


def periksa_luas(maks_baris: int, maks_kolom: int, batas: BatasBaca, tempat: str) -> None:
    """Refuse a sheet whose farthest filled cell would need a monstrous grid.

    Raises:
        BerkasTidakTerbaca: rows times columns is over `batas.petak`.
    """
    if (maks_baris + 1) * (maks_kolom + 1) > batas.petak:
        raise tolak("sel_jauh", tempat=tempat, sel=alamat_sel(maks_baris, maks_kolom))


def periksa_baris(jumlah: int, batas: BatasBaca, tempat: str) -> None:
    """Refuse a sheet with more filled rows than `batas.baris`."""
    if jumlah > batas.baris:
        raise tolak(
            "banyak_baris",
            tempat=tempat,
            jumlah=format_bulat(jumlah),
            batas=format_bulat(batas.baris),
        )


def periksa_gabungan(gabungan: list[Area], batas: BatasBaca, tempat: str) -> None:
    """Refuse a sheet with too many merged ranges, or ranges that cover too much.

    Raises:
        BerkasTidakTerbaca: over `batas.gabungan` ranges or `batas.luas_gabungan` cells.
    """
    if len(gabungan) > batas.gabungan:
        raise tolak(
            "banyak_gabungan",
            tempat=tempat,
            jumlah=format_bulat(len(gabungan)),
            batas=format_bulat(batas.gabungan),
        )
    luas = sum(hitung_luas(area) for area in gabungan)
    if luas > batas.luas_gabungan:
        raise tolak(
            "luas_gabungan",
            tempat=tempat,
            jumlah=format_bulat(luas),
            batas=format_bulat(batas.luas_gabungan),
        )
