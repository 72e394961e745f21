"""Finding phrases in tokens: the longest phrase that starts at a token wins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Isi = TypeVar("Isi")


@dataclass(slots=True)
class Simpul(Generic[Isi]):
    """A word of one or more phrases: what a phrase that ends here means, and how they go on."""

    isi: Isi | None = None
    lanjut: dict[str, Simpul[Isi]] = field(default_factory=dict)


@dataclass
class IndeksFrasa(Generic[Isi]):
    """Phrases (tuples of words) with what each of them means. Later additions win."""

    awal: dict[str, Simpul[Isi]] = field(default_factory=dict, repr=False)
    """The first words of all phrases: a text without any of them holds no phrase."""
    banyak: int = 0

    @classmethod
    def build(cls, pasangan: Iterable[tuple[tuple[str, ...], Isi]]) -> IndeksFrasa[Isi]:
        """Return an index of the pairs (phrase, meaning); empty phrases are left out."""
        akar: Simpul[Isi] = Simpul()
        frasa_unik = set()
        for frasa, arti in pasangan:
            if frasa:
                frasa_unik.add(frasa)
                simpul = akar
                for kata in frasa:
                    simpul = simpul.lanjut.setdefault(kata, Simpul())
                simpul.isi = arti
        return cls(akar.lanjut, len(frasa_unik))

    def find(self, kata: Sequence[str], awal: int) -> tuple[int, Isi] | None:
        """Return (length, meaning) of the longest phrase that starts at `awal`, if any."""
        simpul = self.awal.get(kata[awal])
        temuan: tuple[int, Isi] | None = None
        posisi = awal + 1
        while simpul is not None:
            if simpul.isi is not None:
                temuan = posisi - awal, simpul.isi
            if posisi == len(kata):
                break
            simpul = simpul.lanjut.get(kata[posisi])
            posisi += 1
        return temuan

    def __len__(self) -> int:
        return self.banyak
