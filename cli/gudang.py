"""`musrenbang status`, `rekap`, `migrasi` and `gudang peran`: the warehouse and what it says."""

from __future__ import annotations

import sys
from collections.abc import Callable

from cli.tampilan import show_galat, show_pesan
from cli.tampilan_gudang import show_kekurangan, show_ragu, show_status, show_tabel
from schemas.galat import UsulanError
from tasks.gaya_buku import Kertas
from tasks.gudang import open_mesin, prepare_gudang
from tasks.kelengkapan import require_data
from tasks.lingkup import Lingkup, build_lingkup
from tasks.ringkasan import list_pagu, list_rekap
from tasks.terbit import publish_rekap
from warehouse.kueri import read_pemakaian, read_rekap
from warehouse.peran import build_naskah

ANGKA_REKAP = ("Usulan", "Diminta", "Didanai")
ANGKA_PAGU = ("Pagu", "Terpakai", "Sisa")


def run_status(tahun: int | None) -> int:
    """Print one line per kelurahan."""

    def tunjukkan(lingkup: Lingkup) -> None:
        show_status(lingkup)

    return run_dengan_gudang(tahun, tunjukkan)


def run_rekap(tahun: int | None, kertas: Kertas = "A4") -> int:
    """Rewrite the rekap workbook from the warehouse and print its main tables."""

    def tunjukkan(lingkup: Lingkup) -> None:
        require_data(lingkup)
        show_kekurangan(lingkup)
        tujuan = publish_rekap(lingkup, kertas)
        show_rekap(lingkup)
        show_ragu(lingkup)
        show_pesan(f"Buku rekap: {tujuan}")

    return run_dengan_gudang(tahun, tunjukkan)


def run_peran() -> int:
    """Print the script of the PostgreSQL roles; it needs no connection."""
    sys.stdout.write(build_naskah())
    return 0


def run_migrasi() -> int:
    """Create the warehouse or bring it up to date, and load the reference tables."""
    return run_dengan_gudang(None, lambda _: show_pesan("Gudang siap dan mutakhir."))


def show_rekap(lingkup: Lingkup) -> None:
    """Print proposals and rupiah per urusan and OPD, and the use of pagu per axis."""
    mesin = open_mesin(lingkup.url_gudang)
    for judul, n in (("urusan", "urusan"), ("perangkat daerah", "opd")):
        isi = read_rekap(mesin, f"rekap_{n}", lingkup.tahun)
        baris = list_rekap(isi, f"kode_{n}", f"nama_{n}")
        show_tabel(f"Rekap per {judul} (Rp)", baris, ("Kode", "Nama"), ANGKA_REKAP)
    show_pagu(lingkup)


def show_pagu(lingkup: Lingkup) -> None:
    """Print the reconciliation: per axis, ceiling = used + left."""
    pemakaian = read_pemakaian(open_mesin(lingkup.url_gudang), lingkup.tahun_rencana)
    judul = f"Pagu {lingkup.tahun_rencana} per sumbu: pagu = terpakai + sisa (Rp)"
    show_tabel(judul, list_pagu(pemakaian), ("Sumbu",), ANGKA_PAGU)


def run_dengan_gudang(tahun: int | None, kerjakan: Callable[[Lingkup], None]) -> int:
    """Open the warehouse of a year and do something with it; return 2 when that failed."""
    try:
        lingkup = build_lingkup(tahun)
        prepare_gudang(lingkup)
        kerjakan(lingkup)
    except UsulanError as galat:
        show_galat(galat)
        return 2
    return 0
