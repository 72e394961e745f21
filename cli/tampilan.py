"""How results look in a terminal: tables, rupiah and messages, in Indonesian."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from schemas import rupiah
from schemas.galat import UsulanError

layar = Console(highlight=False)
layar_galat = Console(stderr=True, highlight=False)

LEBAR_TEKS = 22
"""Of a text column that is cut short: leaves room for three sums in a terminal of 80 columns."""

WARNA_TINGKAT = {"tolak": "red", "periksa": "yellow", "info": "blue"}


def format_angka(nilai: Any) -> str:
    """Return a whole number with Indonesian thousands points; a dash for no value."""
    return "–" if nilai is None or pd.isna(nilai) else rupiah.format_bilangan(int(nilai))


def format_rupiah(nilai: Any) -> str:
    """Return whole rupiah as people write them; a dash for no value."""
    return "–" if nilai is None or pd.isna(nilai) else rupiah.format_rupiah(int(nilai))


def build_tabel(
    judul: str, kepala: Sequence[str], angka: Sequence[str] = (), *, lipat: bool = True
) -> Table:
    """Return an empty table; the columns of `angka` are numbers, text is folded or cut short."""
    tabel = Table(
        title=f"\n{judul}",
        title_justify="left",
        box=SIMPLE_HEAD,
        show_edge=False,
        # A table of one-line rows needs its width for the sums: its box parts the columns already.
        padding=(0, int(lipat), 0, 0),
    )
    for nama in kepala:
        if nama in angka:
            tabel.add_column(nama, justify="right", no_wrap=True)
        elif not lipat:
            tabel.add_column(nama, overflow="ellipsis", no_wrap=True, max_width=LEBAR_TEKS)
        else:
            tabel.add_column(nama, overflow="fold")
    return tabel


def add_baris(tabel: Table, nilai: Sequence[Any], gaya: str | None = None) -> None:
    """Add a row of plain values: a missing one shows as a dash, markup in a cell is inert."""
    tabel.add_row(*("–" if _kosong(n) else escape(str(n)) for n in nilai), style=gaya)


def show_pesan(pesan: str) -> None:
    """Print one line for the user."""
    layar.print(escape(pesan), soft_wrap=True)


def show_peringatan(pesan: str) -> None:
    """Print one line of warning, beside the results."""
    layar_galat.print(f"[yellow]Peringatan[/] {escape(pesan)}", soft_wrap=True)


def show_dilewati(nama: Sequence[str]) -> None:
    """Name the files that were not read because they are no workbooks."""
    if nama:
        show_peringatan(f"Dilewati, bukan buku kerja: {', '.join(nama)}.")


def show_galat(galat: UsulanError) -> None:
    """Print an error of ours: where, what, and what to do."""
    alamat = ", ".join(b for b in (galat.berkas, galat.tempat) if b)
    awalan = f"{escape(alamat)}: " if alamat else ""
    layar_galat.print(f"[red]Gagal[/] {awalan}{escape(galat.pesan)}", soft_wrap=True)
    layar_galat.print(f"      {escape(galat.saran)}", soft_wrap=True)


def _kosong(nilai: Any) -> bool:
    return nilai is None or (not isinstance(nilai, str) and bool(pd.isna(nilai)))
