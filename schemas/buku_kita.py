"""Sheets that we add to a workbook, and how a reader knows them again."""

from __future__ import annotations

from schemas.lembar import BukuKerja, Lembar, Nilai

LEMBAR_RINGKASAN = "Ringkasan"
LEMBAR_TEMUAN = "Temuan"
LEMBAR_SIMPANAN = "_musrenbang"
LEMBAR_KITA = (LEMBAR_RINGKASAN, LEMBAR_TEMUAN, LEMBAR_SIMPANAN)
"""Names of our sheets. A kelurahan may have a sheet of such a name, so names decide nothing."""

PENANDA = "musrenbang-metro/umpan-balik"
"""Stands in cell A1 (row 1 hidden) of every sheet that we add; this decides."""
PENANDA_TEMPLAT = "musrenbang-metro/templat"
"""Stands there in the sheets of a template that hold no usulan: guidance and lists. It is another
mark, because marking a workbook anew removes our former sheets, and these must stay."""
PENANDA_TINJAUAN = "musrenbang-metro/tinjauan"
"""Stands there in every sheet of a review workbook, with the year of the Musrenbang in B1."""


def is_lembar_kita(lembar: Lembar) -> bool:
    """Return whether `lembar` is ours, so that no usulan is looked for in it."""
    return _penanda(lembar) in (PENANDA, PENANDA_TEMPLAT, PENANDA_TINJAUAN)


def is_buku_tinjauan(buku: BukuKerja) -> bool:
    """Return whether `buku` is a review workbook: any of its sheets bears the mark."""
    return any(is_lembar_tinjauan(lembar) for lembar in buku.lembar)


def is_lembar_tinjauan(lembar: Lembar) -> bool:
    """Return whether `lembar` is a sheet of a review workbook, so that no usulan stands in it."""
    return _penanda(lembar) == PENANDA_TINJAUAN


def _penanda(lembar: Lembar) -> Nilai:
    pertama = lembar.baris[0] if lembar.baris else ()
    return pertama[0] if pertama else None
