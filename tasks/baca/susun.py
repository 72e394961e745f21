"""From values and signals to a Lembar: trimmed, merges cleared, nothing lost without a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from schemas.lembar import Area, Lembar, Nilai, Titik, alamat_sel
from tasks.baca.kalamin import IsiLembar, Kisi
from tasks.baca.pindaian import Pindaian

MAKS_SEBUT = 5


@dataclass
class BahanLembar:
    """All that is known of one sheet before it is put together."""

    nama: str
    indeks: int
    tersembunyi: bool
    isi: IsiLembar
    pindaian: Pindaian = field(default_factory=Pindaian)


def susun_lembar(bahan: BahanLembar) -> tuple[Lembar, tuple[str, ...]]:
    """Return the sheet and notes on what it could not keep.

    Trailing empty rows and columns go; cells with an error or a formula without value stay inside
    the grid, as None. Merged ranges are cut to the grid; a value hidden under one is noted.
    """
    isi, pindaian = bahan.isi, bahan.pindaian
    galat = pindaian.galat | isi.bukan_angka
    khusus = (*galat, *pindaian.rumus_tanpa_nilai)
    tinggi, lebar = _ukur(isi.kisi, khusus)
    gabungan = _potong_gabungan(pindaian.gabungan, tinggi, lebar)
    tertutup = _kosongkan_tertutup(isi.kisi, gabungan)
    lembar = Lembar(
        nama=bahan.nama,
        indeks=bahan.indeks,
        baris=_potong_kisi(isi.kisi, tinggi, lebar),
        gabungan=gabungan,
        tersembunyi=bahan.tersembunyi,
        baris_tersembunyi=frozenset(b for b in pindaian.baris_tersembunyi if b < tinggi),
        kolom_tersembunyi=_kolom_tersembunyi(pindaian.kolom_tersembunyi, lebar),
        galat={titik: galat[titik] for titik in sorted(galat)},
        rumus_tanpa_nilai=frozenset(pindaian.rumus_tanpa_nilai),
    )
    return lembar, _catatan_tertutup(bahan.nama, tertutup)


def sebut_sel(titik: Iterable[Titik]) -> str:
    """Return the addresses of some cells as a person lists them: "B5, B6, dan 10 sel lain"."""
    semua = sorted(titik)
    alamat = ", ".join(alamat_sel(*satu) for satu in semua[:MAKS_SEBUT])
    sisa = len(semua) - MAKS_SEBUT
    return f"{alamat}, dan {sisa} sel lain" if sisa > 0 else alamat


def _ukur(kisi: Kisi, khusus: Iterable[Titik]) -> tuple[int, int]:
    """Return height and width up to the last cell that holds something."""
    tinggi = lebar = 0
    for nomor, baris in enumerate(kisi, start=1):
        panjang = len(baris)
        while panjang and baris[panjang - 1] is None:
            panjang -= 1
        if panjang:
            tinggi, lebar = nomor, max(lebar, panjang)
    for baris_khusus, kolom_khusus in khusus:
        tinggi, lebar = max(tinggi, baris_khusus + 1), max(lebar, kolom_khusus + 1)
    return tinggi, lebar


def _potong_kisi(kisi: Kisi, tinggi: int, lebar: int) -> tuple[tuple[Nilai, ...], ...]:
    kosong: tuple[Nilai, ...] = (None,) * lebar
    baris = [
        tuple(isi) if len(isi) == lebar else (*isi[:lebar], *kosong[len(isi) :])
        for isi in kisi[:tinggi]
    ]
    return (*baris, *((kosong,) * (tinggi - len(baris))))


def _potong_gabungan(gabungan: list[Area], tinggi: int, lebar: int) -> tuple[Area, ...]:
    potong = (
        (baris_a, kolom_a, min(baris_b, tinggi - 1), min(kolom_b, lebar - 1))
        for baris_a, kolom_a, baris_b, kolom_b in gabungan
        if baris_a < tinggi and kolom_a < lebar
    )
    return tuple(sorted(area for area in potong if area[:2] != area[2:]))


def _kosongkan_tertutup(kisi: Kisi, gabungan: Iterable[Area]) -> list[Titik]:
    """Clear the cells under merged ranges but the first; return those that held a value."""
    tertutup: list[Titik] = []
    for baris_a, kolom_a, baris_b, kolom_b in gabungan:
        for nomor in range(baris_a, min(baris_b + 1, len(kisi))):
            baris = kisi[nomor]
            for kolom in range(kolom_a, min(kolom_b + 1, len(baris))):
                if baris[kolom] is not None and (nomor, kolom) != (baris_a, kolom_a):
                    tertutup.append((nomor, kolom))
                    baris[kolom] = None
    return tertutup


def _kolom_tersembunyi(rentang: list[tuple[int, int]], lebar: int) -> frozenset[int]:
    return frozenset(
        kolom for awal, akhir in rentang for kolom in range(awal, min(akhir + 1, lebar))
    )


def _catatan_tertutup(nama: str, tertutup: list[Titik]) -> tuple[str, ...]:
    if not tertutup:
        return ()
    pesan = (
        f"Lembar {nama}: ada nilai yang tersembunyi di bawah sel gabungan dan tidak ikut dibaca "
        f"({sebut_sel(tertutup)}); pisahkan sel gabungannya bila nilai itu diperlukan."
    )
    return (pesan,)
