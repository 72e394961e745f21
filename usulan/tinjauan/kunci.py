"""The text of a work without place, volume and filler: by it a decision is found again."""

from __future__ import annotations

from collections.abc import Sequence

from reference.loader import Referensi
from usulan.classify.mesin import load_mesin
from usulan.classify.potong import Sidikan
from usulan.samarkan import mask_data_pribadi
from usulan.teks import normalise_kunci


def build_kunci_teks(teks: Sequence[str | None], referensi: Referensi) -> list[str]:
    """Return the key of each text, in order: the words of the work in canonical spelling.

    Personal data is hidden first, so a text has the same key before and after masking. A text
    that names nothing but a place is its own key; an empty text has the key "".
    """
    bersih = mask_teks(teks)
    sidikan = load_mesin(referensi).cut(bersih)
    return [compose_kunci(satu, isi) for satu, isi in zip(sidikan, bersih, strict=True)]


def mask_teks(teks: Sequence[str | None]) -> list[str]:
    """Return the texts with personal data hidden, "" for a missing one."""
    return [mask_data_pribadi(satu) if isinstance(satu, str) else "" for satu in teks]


def compose_kunci(sidikan: Sidikan, teks: str) -> str:
    """Return the key of a text that was taken apart."""
    return " ".join(sidikan.inti) or normalise_kunci(teks)
