"""How a year looks in a terminal: the roster, the rekap, the use of pagu, the outputs."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from cli.tampilan import add_baris, build_tabel, format_angka, layar, show_peringatan, show_pesan
from tasks.kelengkapan import list_kekurangan
from tasks.lingkup import Lingkup
from tasks.ringkasan import Baris, list_status

GAYA_STATUS = {"gagal": "red", "belum, lewat batas": "yellow", "masuk terlambat": "yellow"}


def show_status(status: pd.DataFrame, tahun: int) -> None:
    """Print the roster of a year, one line per kelurahan, and its sums."""
    baris = list_status(status)
    angka = ("Diterima", "Ditolak", "Temuan", "Rupiah")
    kepala = ("Kelurahan", "Status", *angka)
    tabel = build_tabel(f"Status kelurahan, Musrenbang {tahun}", kepala, angka, lipat=False)
    for b in baris:
        add_baris(tabel, _isi(b, kepala, angka), GAYA_STATUS.get(b["Status"]))
    tabel.add_section()
    jumlah = {k: sum(b[k] for b in baris) for k in angka}
    add_baris(tabel, _isi({"Kelurahan": "Jumlah", "Status": ""} | jumlah, kepala, angka), "bold")
    layar.print(tabel)
    for b in baris:
        if b["Sebab"]:
            show_pesan(f"{b['Kelurahan']}: {b['Sebab']}")


def show_tabel(
    judul: str, baris: Sequence[Baris], kepala: Sequence[str], angka: Sequence[str]
) -> None:
    """Print columns `kepala` and `angka` (the numbers) of a table of `tasks.ringkasan`."""
    kepala = [*kepala, *angka]
    tabel = build_tabel(judul, kepala, angka, lipat=False)
    for b in baris:
        add_baris(tabel, _isi(b, kepala, angka))
    layar.print(tabel)


def show_kekurangan(lingkup: Lingkup) -> None:
    """Warn of what the reference tables lack for the year."""
    for kalimat in list_kekurangan(lingkup):
        show_peringatan(kalimat)


def show_keluaran(lingkup: Lingkup) -> None:
    """Say where the outputs lie."""
    show_pesan(f"Rekap        {lingkup.berkas_rekap}")
    show_pesan(f"Umpan balik  {lingkup.folder_umpan_balik}")
    show_pesan(f"Gudang       {lingkup.nama_gudang}")


def _isi(baris: Baris, kepala: Sequence[str], angka: Sequence[str]) -> list[str]:
    return [format_angka(baris[k]) if k in angka else str(baris[k]) for k in kepala]
