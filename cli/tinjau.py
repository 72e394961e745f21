"""`musrenbang tinjau`: the review workbook out to the planners, and back in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cli.kemajuan import show_kemajuan
from cli.lingkungan import apply_lingkungan, build_lingkungan
from cli.tampilan import format_angka, format_rupiah, show_galat, show_pesan
from schemas.galat import UsulanError
from tasks.kelengkapan import require_data
from tasks.lingkup import build_lingkup
from tasks.setelan import Setelan
from tasks.tinjauan.baca import BukuTinjauan, read_tinjauan
from tasks.tinjauan.keluar import publish_tinjauan


def run_keluar(tahun: int | None, kelurahan: str | None, *, semua: bool) -> int:
    """Write the review workbook and say where it is; return 2 when that fails."""
    try:
        lingkup = build_lingkup(tahun)
        require_data(lingkup)
        hasil = publish_tinjauan(lingkup, kelurahan, semua=semua)
    except UsulanError as galat:
        show_galat(galat)
        return 2
    except OSError as galat:
        show_galat(_tak_tertulis(galat))
        return 2
    banyak, rupiah = format_angka(hasil.banyak), format_rupiah(hasil.anggaran_rupiah)
    if hasil.simpanan:
        show_pesan(f"Buku lama yang sudah diisi disimpan sebagai {hasil.simpanan}")
    show_pesan(f"Buku tinjauan: {hasil.berkas} ({banyak} usulan, {rupiah})")
    return 0


def run_masuk(berkas: Path, oleh: str | None) -> int:
    """Take a filled review workbook in; return 1 when some of it was not used, 2 on failure.

    The workbook is looked at first, so that what is wrong with it is told before anything starts.
    """
    try:
        buku = read_tinjauan(berkas, Setelan().batas_baca, oleh)
        if not buku.isi:
            show_pesan(f"Buku tinjauan {buku.nama} belum diisi; tidak ada yang dikerjakan.")
            return 0
        buku.require_nama()
        require_data(build_lingkup(buku.tahun))
        keadaan = _run_alur(berkas, oleh)
    except UsulanError as galat:
        show_galat(galat)
        return 2
    show_pesan(keadaan.message or "")
    if not keadaan.is_completed():
        return 2
    _show_keluaran(buku)
    return int(keadaan.name != "Completed")


def _run_alur(berkas: Path, oleh: str | None) -> Any:
    apply_lingkungan(build_lingkungan(Setelan()))
    from flows.tinjauan import tinjauan

    with show_kemajuan():
        return tinjauan(berkas=berkas, oleh=oleh, return_state=True)


def _show_keluaran(buku: BukuTinjauan) -> None:
    show_pesan(f"Rekap: {build_lingkup(buku.tahun).berkas_rekap}")


def _tak_tertulis(galat: OSError) -> UsulanError:
    return UsulanError(
        "Tidak dapat menulis ke sini.",
        saran="Tutup berkasnya bila sedang dibuka, lalu ulangi.",
        berkas=str(galat.filename or ""),
    )
