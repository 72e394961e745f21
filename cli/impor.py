"""`musrenbang impor` and `ulang-gagal`: a flow in this process, without a server."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cli.kemajuan import show_kemajuan
from cli.lingkungan import apply_lingkungan, build_lingkungan
from cli.tampilan import layar_galat, show_dilewati, show_galat, show_pesan
from cli.tampilan_gudang import show_kekurangan, show_keluaran, show_ragu, show_status
from schemas.galat import UsulanError
from tasks.kelengkapan import list_dilewati, require_berkas, require_data
from tasks.lingkup import Lingkup, build_lingkup
from tasks.setelan import Setelan


def run_impor(tahun: int | None, jalur: list[Path], tanggal_terima: dt.date | None) -> int:
    """Run konsolidasi and print the roster; return 2, 1 or 0 as the command line promises."""
    hilang = [p for p in jalur if not p.exists()]
    for path in hilang:
        layar_galat.print(f"Gagal {path}: berkas atau folder ini tidak ada.", markup=False)
    if hilang:
        return 2

    def konsolidasikan(lingkup: Lingkup) -> Any:
        require_berkas(lingkup, jalur)
        show_dilewati(list_dilewati(lingkup, jalur))
        return run_konsolidasi(lingkup, jalur)

    return _jalankan(konsolidasikan, tahun, tanggal_terima)


def run_ulang_gagal(tahun: int | None, tanggal_terima: dt.date | None) -> int:
    """Run impor-gagal and print the roster; exit codes as `run_impor`."""
    return _jalankan(_run_gagal, tahun, tanggal_terima)


def run_konsolidasi(lingkup: Lingkup, jalur: list[Path] | None = None) -> Any:
    """Run the flow with its progress shown; return its final state."""
    apply_lingkungan(build_lingkungan(Setelan()))
    from flows.konsolidasi import konsolidasi

    with show_kemajuan():
        return konsolidasi(
            tahun=lingkup.tahun,
            masuk=lingkup.folder_masuk,
            tanggal_terima=lingkup.tanggal_terima,
            jalur=jalur or None,
            return_state=True,
        )


def _run_gagal(lingkup: Lingkup) -> Any:
    require_data(lingkup)
    apply_lingkungan(build_lingkungan(Setelan()))
    from flows.impor_gagal import impor_gagal

    with show_kemajuan():
        return impor_gagal(
            tahun=lingkup.tahun,
            masuk=lingkup.folder_masuk,
            tanggal_terima=lingkup.tanggal_terima,
            return_state=True,
        )


def _jalankan(
    alur: Callable[[Lingkup], Any], tahun: int | None, tanggal_terima: dt.date | None
) -> int:
    try:
        lingkup = build_lingkup(tahun, tanggal_terima=tanggal_terima)
        keadaan = alur(lingkup)
        show_kekurangan(lingkup)
        status = show_status(lingkup)
    except UsulanError as galat:
        show_galat(galat)
        return 2
    show_ragu(lingkup)
    show_keluaran(lingkup)
    show_pesan(keadaan.message or "")
    if not keadaan.is_completed():
        return 2
    return int(bool(status["usulan_ditolak"].sum()))
