"""`musrenbang templat`: write the workbooks that kelurahan fill in. No database, no Prefect."""

from __future__ import annotations

from pathlib import Path

from cli.tampilan import show_galat, show_pesan
from reference.loader import Referensi, muat_referensi
from schemas.galat import UsulanError
from tasks.setelan import Setelan
from tasks.templat import (
    find_kode_kelurahan,
    list_kode_kelurahan,
    name_templat,
    write_templat,
)


def run_templat(
    kelurahan: str | None, tahun: int | None, keluaran: Path | None, *, semua: bool, timpa: bool
) -> int:
    """Write the template of one kelurahan, or of all; return 2 when that fails.

    A file that is there already may be filled in, so it stays unless `timpa`.
    """
    setelan = Setelan()
    tahun = tahun or setelan.tahun_berjalan()
    folder = keluaran or setelan.folder_keluaran / str(tahun) / "templat"
    try:
        referensi = muat_referensi(setelan.folder_referensi)
        pilihan = _choose_kelurahan(kelurahan, referensi, semua=semua)
        _prepare_folder(folder)
        for kode in pilihan:
            _write_satu(kode, tahun, referensi, folder, timpa=timpa)
    except UsulanError as galat:
        show_galat(galat)
        return 2
    return 0


def _choose_kelurahan(kelurahan: str | None, referensi: Referensi, *, semua: bool) -> list[str]:
    if semua == (kelurahan is not None):
        raise UsulanError(
            "Sebutkan satu kelurahan, atau minta semuanya.",
            saran='Tulis --kelurahan "Hadimulyo Barat", atau --semua saja.',
        )
    if kelurahan is None:
        return list_kode_kelurahan(referensi.wilayah)
    return [find_kode_kelurahan(kelurahan, referensi.wilayah)]


def _prepare_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as galat:
        raise _tak_tertulis(folder) from galat


def _write_satu(kode: str, tahun: int, referensi: Referensi, folder: Path, *, timpa: bool) -> None:
    nama = referensi.wilayah.set_index("kode").loc[kode, "nama"]
    tujuan = folder / name_templat(str(nama), tahun)
    if tujuan.exists() and not timpa:
        show_pesan(f"Sudah ada, dibiarkan: {tujuan} (ganti dengan --timpa)")
        return
    try:
        show_pesan(f"Templat: {write_templat(kode, tahun, referensi, folder)}")
    except OSError as galat:
        raise _tak_tertulis(tujuan) from galat


def _tak_tertulis(tempat: Path) -> UsulanError:
    return UsulanError(
        "Tidak dapat menulis ke sini.",
        saran="Tutup berkasnya bila sedang dibuka, atau pilih folder lain dengan --keluaran.",
        berkas=str(tempat),
    )
