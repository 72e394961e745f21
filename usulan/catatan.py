"""Notes gathered while parsing, before they become a frame of findings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd
from pandera.typing import DataFrame

from schemas.temuan import CatatanTemuan


@dataclass(frozen=True)
class Catatan:
    """One finding at the row with position `indeks`, at the cell of the raw column `asal`.

    `kolom` is the field of KOLOM_BERSIH (or `nomor`) that is concerned. `umum` is about the whole
    column, told at its first cell: it belongs to no single proposal.
    """

    indeks: int
    kode: str
    kolom: str
    asal: str
    isi: dict[str, str] = field(default_factory=dict)
    umum: bool = False


def list_kolom(bingkai: pd.DataFrame, kolom: str) -> list[str | None]:
    """Return a text column as a list with None for missing."""
    seri = bingkai[kolom]
    return seri.astype(object).where(seri.notna(), None).tolist()


def build_catatan(
    mentah: pd.DataFrame, usulan_id: Sequence[str], catatan: Sequence[Catatan]
) -> DataFrame[CatatanTemuan]:
    """Give each note its address and the value as typed, in the order of the rows."""
    lembar, nomor = list_kolom(mentah, "lembar"), mentah["nomor_baris"].tolist()
    asal = {c.asal for c in catatan}
    nilai = {a: list_kolom(mentah, a) for a in asal}
    sel = {a: list_kolom(mentah, f"sel_{a}") for a in asal}
    baris = [
        {
            "kode": c.kode,
            "lembar": lembar[c.indeks],
            "sel": sel[c.asal][c.indeks],
            "nomor_baris": nomor[c.indeks],
            "kolom": c.kolom,
            "nilai": nilai[c.asal][c.indeks],
            "usulan_id": None if c.umum else usulan_id[c.indeks],
            "isi": json.dumps(c.isi, ensure_ascii=False, sort_keys=True),
        }
        for c in sorted(catatan, key=lambda c: c.indeks)
    ]
    return CatatanTemuan.susun(baris)


def format_dugaan(bacaan: Sequence[str]) -> str:
    """Write what may have been meant, as the end of a message; "" when nothing is known."""
    return f" Mungkin: {', '.join(bacaan)}." if bacaan else ""
