"""Tables that stand beside each other: which columns belong to which, whatever row each begins."""

from __future__ import annotations

from dataclasses import dataclass

from usulan.layout.judul_kolom import KamusKolom
from usulan.layout.kepala import Kepala, find_kepala, is_mandiri, is_pelengkap
from usulan.layout.kisi import Kisi

_KOLOM_TABEL_MIN = 2


@dataclass(frozen=True)
class Blok:
    """A run of columns with the headers that stand in it; `kisi` shows nothing of the others."""

    kisi: Kisi
    kiri: int
    kanan: int
    kepala: tuple[Kepala, ...]

    @property
    def mandiri(self) -> bool:
        """Tell whether a table of its own stands here."""
        return any(is_mandiri(k.kolom) for k in self.kepala)


def find_blok(kisi: Kisi, kamus: KamusKolom) -> list[Blok]:
    """Part a sheet into blocks of columns, left to right; each has its own headers and closings.

    A column that is blank all the way down parts two blocks when a table stands on either side and
    the one does not go on with the other's columns. Columns beside all headers found are searched
    for a table once more, so that a note in the gap hides none.
    """
    rentang = list_rentang(kisi)
    calon = [_cut_blok(kisi, kamus, *r) for r in rentang] if len(rentang) > 1 else []
    blok = _gabung(calon, kisi, kamus) if sum(b.mandiri for b in calon) > 1 else []
    if len(blok) < 2:
        blok = [Blok(kisi, 0, kisi.lebar - 1, tuple(find_kepala(kisi, kamus)))]
    return [bagian for b in blok for bagian in _search_sisa(b, kamus)]


def list_rentang(kisi: Kisi) -> list[tuple[int, int]]:
    """Return the first and last column of every run of columns that hold anything."""
    hasil: list[tuple[int, int]] = []
    for c in sorted(set(range(kisi.lebar)) - kisi.kolom_kosong):
        if hasil and c == hasil[-1][1] + 1:
            hasil[-1] = (hasil[-1][0], c)
        else:
            hasil.append((c, c))
    return hasil


def _cut_blok(kisi: Kisi, kamus: KamusKolom, kiri: int, kanan: int) -> Blok:
    if kanan - kiri + 1 < _KOLOM_TABEL_MIN:
        return Blok(kisi, kiri, kanan, ())
    potongan = kisi.potong(kiri, kanan)
    return Blok(potongan, kiri, kanan, tuple(find_kepala(potongan, kamus)))


def _gabung(calon: list[Blok], kisi: Kisi, kamus: KamusKolom) -> list[Blok]:
    """Join each run without a table of its own, or that completes its neighbour, to the left."""
    hasil = calon[:1]
    for b in calon[1:]:
        if hasil[-1].mandiri and b.mandiri and not _melengkapi(hasil[-1], b):
            hasil.append(b)
        else:
            hasil[-1] = _cut_blok(kisi, kamus, hasil[-1].kiri, b.kanan)
    return hasil


def _melengkapi(kiri: Blok, kanan: Blok) -> bool:
    """Tell whether headers of the same rows name different fields: two halves of one table."""
    return any(
        a.awal <= b.akhir and b.awal <= a.akhir and is_pelengkap(a.kolom, b.kolom)
        for a in kiri.kepala
        for b in kanan.kepala
    )


def _search_sisa(blok: Blok, kamus: KamusKolom) -> list[Blok]:
    """Look for a table in the columns left or right of all headers of a block."""
    if not blok.kepala:
        return [blok]
    kiri = min(k.kolom[0].kolom for k in blok.kepala)
    kanan = max(k.kolom[-1].kolom for k in blok.kepala)
    sebelah = [_cut_blok(blok.kisi, kamus, blok.kiri, kiri - 1)]
    sebelah.append(_cut_blok(blok.kisi, kamus, kanan + 1, blok.kanan))
    if not any(s.mandiri for s in sebelah):
        return [blok]
    awal = kiri if sebelah[0].mandiri else blok.kiri
    akhir = kanan if sebelah[1].mandiri else blok.kanan
    tengah = Blok(blok.kisi.potong(awal, akhir), awal, akhir, blok.kepala)
    return [s for s in (sebelah[0], tengah, sebelah[1]) if s is tengah or s.mandiri]
