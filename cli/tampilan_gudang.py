"""How a year looks in a terminal: the roster, the rekap, the use of pagu, the outputs."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from cli.tampilan import add_baris, build_tabel, format_angka, layar, show_peringatan, show_pesan
from tasks.gudang import read_ragu, read_status, read_tak_dikenal
from tasks.kelengkapan import list_kekurangan
from tasks.lingkup import Lingkup
from tasks.ringkasan import Baris, describe_status, list_status

GAYA_STATUS = {"gagal": "red", "belum, lewat batas": "yellow", "masuk terlambat": "yellow"}


def show_status(lingkup: Lingkup) -> pd.DataFrame:
    """Print the roster of a year: a line per kelurahan, sums, who came in partly, who failed why.

    Returns the roster as `warehouse.kueri.read_status` gives it.
    """
    status, tak_dikenal = read_status(lingkup), read_tak_dikenal(lingkup)
    baris = list_status(status, tak_dikenal)
    _print_status(baris, lingkup.tahun)
    show_pesan(f"{describe_status(status, tak_dikenal)}.")
    sebagian = [b["Kelurahan"] for b in baris if b["Kelengkapan"] == "sebagian"]
    if sebagian:
        show_pesan(f"Masuk sebagian, ada usulan yang ditolak: {', '.join(sebagian)}.")
    for b in baris:
        if b["Sebab"]:
            show_pesan(f"{b['Kelurahan']}: {b['Sebab']}")
    return status


def _print_status(baris: Sequence[Baris], tahun: int) -> None:
    angka = ("Diterima", "Ditolak", "Temuan", "Rupiah")
    kepala = ("Kelurahan", "Status", *angka)
    tabel = build_tabel(f"Status kelurahan, Musrenbang {tahun}", kepala, angka, lipat=False)
    for b in baris:
        isi = b | {"Status": _sebut_status(b)}
        add_baris(tabel, _isi(isi, kepala, angka), GAYA_STATUS.get(b["Status"]))
    tabel.add_section()
    jumlah = {k: sum(b[k] for b in baris) for k in angka}
    add_baris(tabel, _isi({"Kelurahan": "Jumlah", "Status": ""} | jumlah, kepala, angka), "bold")
    layar.print(tabel)


def _sebut_status(baris: Baris) -> str:
    """Return the status, of what is not in yet with its due day (the title has the year)."""
    status, batas = str(baris["Status"]), baris["Jatuh tempo"][:5]
    dengan_batas = {
        "belum": f"belum, batas {batas}",
        "belum, lewat batas": f"belum, lewat {batas}",
    }
    return dengan_batas.get(status, status) if batas else status


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


def show_ragu(lingkup: Lingkup) -> None:
    """Say how much of the accepted money is doubtful, when any is."""
    ragu = read_ragu(lingkup).kalimat()
    if ragu:
        show_pesan(f"Usulan diterima {ragu}.")


def show_keluaran(lingkup: Lingkup) -> None:
    """Say where the outputs lie."""
    show_pesan(f"Rekap        {lingkup.berkas_rekap}")
    show_pesan(f"Umpan balik  {lingkup.folder_umpan_balik}")
    show_pesan(f"Gudang       {lingkup.nama_gudang}")


def _isi(baris: Baris, kepala: Sequence[str], angka: Sequence[str]) -> list[str]:
    return [format_angka(baris[k]) if k in angka else str(baris[k]) for k in kepala]
