"""`musrenbang status`, `rekap` and `migrasi`: what the warehouse says of a year."""

from __future__ import annotations

from collections.abc import Callable

from cli.tampilan import show_galat, show_pesan
from cli.tampilan_gudang import show_pemakaian_pagu, show_rekap_urusan, show_tabel_status
from schemas.galat import UsulanError
from tasks import gudang, terbit
from tasks.lingkup import Lingkup, build_lingkup


def show_status(tahun: int | None) -> int:
    """Print one line per kelurahan; return 2 when one failed, else 1 or 0 by refused rows."""

    def tunjukkan(lingkup: Lingkup) -> int:
        status = gudang.read_status(lingkup)
        show_tabel_status(status, lingkup.tahun)
        return gudang.kode_keluar(status)

    return _dengan_gudang(tahun, tunjukkan)


def show_rekap(tahun: int | None) -> int:
    """Rewrite the rekap workbook from the warehouse and print its main tables."""

    def tunjukkan(lingkup: Lingkup) -> int:
        rekap = gudang.read_rekap(lingkup)
        show_rekap_urusan(rekap)
        show_pemakaian_pagu(rekap)
        show_pesan(f"Buku rekap: {terbit.publish_rekap(lingkup)}")
        return 0

    return _dengan_gudang(tahun, tunjukkan)


def run_migrasi() -> int:
    """Create the warehouse or bring it up to date."""

    def mutakhirkan(lingkup: Lingkup) -> int:
        show_pesan("Gudang siap dan mutakhir.")
        return 0

    return _dengan_gudang(None, mutakhirkan)


def _dengan_gudang(tahun: int | None, kerjakan: Callable[[Lingkup], int]) -> int:
    try:
        lingkup = build_lingkup(tahun)
        gudang.prepare_gudang(lingkup)
        return kerjakan(lingkup)
    except UsulanError as galat:
        show_galat(galat)
        return 2
