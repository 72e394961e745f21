"""Finding phrases in tokens: the longest phrase that starts at a token wins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Isi = TypeVar("Isi")


@dataclass
class IndeksFrasa(Generic[Isi]):
    """Phrases (tuples of words) with what each of them means. Later additions win."""

    _isi: dict[tuple[str, ...], Isi] = field(default_factory=dict, repr=False)
    _panjang: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def build(cls, pasangan: Iterable[tuple[tuple[str, ...], Isi]]) -> IndeksFrasa[Isi]:
        """Return an index of the pairs (phrase, meaning); empty phrases are left out."""
        isi = {frasa: arti for frasa, arti in pasangan if frasa}
        panjang: dict[str, set[int]] = {}
        for frasa in isi:
            panjang.setdefault(frasa[0], set()).add(len(frasa))
        urut = {kata: tuple(sorted(p, reverse=True)) for kata, p in panjang.items()}
        return cls(isi, urut)

    def find(self, kata: Sequence[str], awal: int) -> tuple[int, Isi] | None:
        """Return (length, meaning) of the longest phrase that starts at `awal`, if any."""
        for panjang in self._panjang.get(kata[awal], ()):
            frasa = tuple(kata[awal : awal + panjang])
            if len(frasa) == panjang and frasa in self._isi:
                return panjang, self._isi[frasa]
        return None

    def words(self) -> set[str]:
        """Return every word that occurs in a phrase."""
        return {kata for frasa in self._isi for kata in frasa}

    def __len__(self) -> int:
        return len(self._isi)
