"""Sheets that we add to a workbook, and how a reader knows them again."""

from __future__ import annotations

from schemas.lembar import Lembar

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


def is_lembar_kita(lembar: Lembar) -> bool:
    """Return whether `lembar` is ours, so that no usulan is looked for in it."""
    pertama = lembar.baris[0] if lembar.baris else ()
    return bool(pertama) and pertama[0] in (PENANDA, PENANDA_TEMPLAT)
