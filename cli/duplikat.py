"""`musrenbang duplikat`: the pairs of a year that may be one work, and how many of each kind."""

from __future__ import annotations

from cli.tampilan import add_baris, build_tabel, layar, show_galat, show_pesan
from cli.tampilan_gudang import show_tabel
from schemas.galat import UsulanError
from tasks.duplikat import find_tahun, list_duplikat, list_jenis, read_pasangan
from tasks.gudang import prepare_gudang
from tasks.kelengkapan import require_data
from tasks.lingkup import Lingkup, build_lingkup

KEPALA = ("Kemiripan", "Usulan", "Lebih dulu", "Alasan")
JUMLAH = ("Sangat mirip", "Mirip", "Pasangan")
TERBANYAK = 200
"""Pairs that a terminal shows; the review workbook has all."""


def run_duplikat(tahun: int | None) -> int:
    """Find the pairs of the year anew and print those that wait; return 2 when that fails."""
    try:
        lingkup = build_lingkup(tahun)
        prepare_gudang(lingkup)
        require_data(lingkup)
        digabung = find_tahun(lingkup).digabung
        show_duplikat(lingkup)
    except UsulanError as galat:
        show_galat(galat)
        return 2
    if digabung:
        show_pesan(f"Sudah digabung: {digabung} usulan.")
    return 0


def show_duplikat(lingkup: Lingkup) -> None:
    """Print the open pairs, the likeliest first, then the count of each kind."""
    terbuka = read_pasangan(lingkup)
    if terbuka.empty:
        show_pesan(f"Tidak ada pasangan usulan ganda yang menunggu, Musrenbang {lingkup.tahun}.")
        return
    tabel = build_tabel(f"Usulan yang mungkin ganda, Musrenbang {lingkup.tahun}", KEPALA)
    for b in list_duplikat(terbuka.head(TERBANYAK)):
        add_baris(tabel, [b[k] for k in KEPALA])
    layar.print(tabel)
    if len(terbuka) > TERBANYAK:
        show_pesan(f"Ditampilkan {TERBANYAK} dari {len(terbuka)} pasangan.")
    show_tabel("Jumlah per jenis", list_jenis(terbuka), ("Jenis",), JUMLAH)
    show_pesan(
        f"Putuskan di lembar Duplikat buku tinjauan: musrenbang tinjau keluar "
        f"--tahun {lingkup.tahun}"
    )
