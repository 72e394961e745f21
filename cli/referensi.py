"""`musrenbang referensi`: check the reference tables, list them or show one."""

from __future__ import annotations

import pandas as pd
from rich.console import Console

from cli.tampilan import add_baris, build_tabel, format_angka, layar, show_galat, show_pesan
from reference.loader import Referensi, find_tabel, muat_referensi
from schemas.galat import ReferensiRusak
from schemas.referensi import TABEL
from tasks.setelan import Setelan

_LEBAR_UTUH = 2_000


def show_referensi(tabel: str | None) -> int:
    """Print the list of tables, or the rows of one; return 2 when a table is broken or unknown."""
    try:
        referensi = muat_referensi(Setelan().folder_referensi)
    except ReferensiRusak as galat:
        show_galat(galat)
        return 2
    if tabel is None:
        _show_daftar(referensi)
        return 0
    nama = tabel.removesuffix(".csv")
    if nama == "profil":
        _show_isi(nama, _bingkai_profil(referensi))
        return 0
    if nama not in TABEL:
        show_pesan(f"Tabel {nama} tidak ada. Yang ada: {', '.join((*TABEL, 'profil'))}.")
        return 2
    _show_isi(nama, getattr(referensi, nama))
    return 0


def _show_daftar(referensi: Referensi) -> None:
    folder = Setelan().folder_referensi
    daftar = build_tabel("Tabel rujukan", ("Tabel", "Baris", "Berkas"), angka=("Baris",))
    for nama, model in TABEL.items():
        baris = len(getattr(referensi, nama))
        add_baris(daftar, (nama, format_angka(baris), find_tabel(model.nama_berkas(), folder)))
    layar.print(daftar)
    show_pesan(f"Profil sumber: {', '.join(p.nama for p in referensi.profil)}.")
    show_pesan("Semua tabel dan profil sesuai aturannya.")


def _bingkai_profil(referensi: Referensi) -> pd.DataFrame:
    kolom = ["nama", "prioritas", "keterangan", "sumber"]
    return pd.DataFrame([p.model_dump(include=set(kolom)) for p in referensi.profil])[kolom]


def _show_isi(nama: str, isi: pd.DataFrame) -> None:
    kolom = [str(k) for k in isi.columns]
    daftar = build_tabel(f"{nama} ({format_angka(len(isi))} baris)", kolom)
    for baris in isi.itertuples(index=False):
        add_baris(daftar, baris)
    # A table is shown whole, however wide: a cell that is cut short cannot be checked.
    Console(width=_LEBAR_UTUH, highlight=False).print(daftar)
