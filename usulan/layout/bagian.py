"""What a section row says of the proposals below it: their bidang, their rank, or both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from usulan.layout.isi_baris import PolaBaris, strip_penanda
from usulan.layout.kisi import Sel
from usulan.prioritas import parse_prioritas

_PRIORITAS = re.compile(
    r"[\s(–-]*\b(?:(?:usulan|skala|kegiatan|daftar|urutan) )*prioritas\b[\s:.–-]*"
    r"(?:(?:ke|no|nomor)\b[\s.:-]*)?(?P<urutan>\d{1,2}|[ivx]{1,5}|[a-z]{4,})?(?![\w.]\d)\s*"
    r"(?:\([^()]*\))?[\s).:–-]*",
    re.IGNORECASE,
)
# Above a header only the plain words open a section: "Program Kerja 2024" is a title.
_BERSEBUTAN = re.compile(r"(?:bidang|bid|(?:usulan )?prioritas)\b", re.IGNORECASE)
_KATA_JUDUL_BAGIAN = 6


@dataclass(frozen=True)
class Bagian:
    """The sections in force at a row: the cells that carry bidang and rank, already cut to size.

    `luar` is the kind that came first on the sheet and so holds the other one: a new outer section
    ends the inner one.
    """

    bidang: Sel | None = None
    prioritas: Sel | None = None
    luar: str | None = None

    def enter(self, sel: Sel) -> Bagian:
        """Return what is in force below a section row whose text stands in `sel`."""
        bidang, prioritas = split_bagian(sel.teks or "")
        luar = self.luar or ("bidang" if bidang else "prioritas" if prioritas else None)
        baru = replace(self, luar=luar)
        if bidang or not prioritas:
            tetap = None if luar == "bidang" else self.prioritas
            baru = replace(baru, bidang=_jadi(sel, bidang), prioritas=tetap)
        if prioritas:
            tetap = baru.bidang if bidang or luar == "bidang" else None
            baru = replace(baru, bidang=tetap, prioritas=_jadi(sel, prioritas))
        return baru

    def list_isi(self) -> Iterator[tuple[str, Sel]]:
        """Yield the fields that a row below takes over when its own cells are empty."""
        if self.bidang is not None:
            yield "bidang", self.bidang
        if self.prioritas is not None:
            yield "prioritas", self.prioritas


TANPA_BAGIAN = Bagian()


def _jadi(sel: Sel, teks: str | None) -> Sel | None:
    return Sel(teks, sel.jenis, sel.titik) if teks else None


def is_judul_bagian(judul: str, pola: PolaBaris) -> bool:
    """Tell whether a title line is nothing but the name of a section: "II. BIDANG EKONOMI"."""
    teks = strip_penanda(judul)
    pendek = len(teks.split()) <= _KATA_JUDUL_BAGIAN
    return pendek and pola.cocok("bagian", teks) and bool(_BERSEBUTAN.match(teks))


def split_bagian(judul: str) -> tuple[str | None, str | None]:
    """Return the bidang and the rank that a section heading names, each None when it names none.

    "I. BIDANG FISIK - PRIORITAS 1" names both, "PRIORITAS II" a rank, "USULAN PRIORITAS" neither.
    A longer heading in which "prioritas" gives no rank is a bidang as it stands.
    """
    teks = strip_penanda(judul)
    cocok = _PRIORITAS.search(teks)
    if cocok is None:
        return teks, None
    sisa = f"{teks[: cocok.start()]} {teks[cocok.end() :]}".strip(" \n\t-–:.,()/") or None
    urutan = cocok["urutan"]
    if urutan and parse_prioritas(urutan).nilai:
        return sisa, f"Prioritas {urutan}"
    return (teks if sisa and len(sisa) > 1 else None), None
