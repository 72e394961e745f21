"""`musrenbang referensi`: check the reference tables, list them or show one."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from rich.console import Console

from cli.tampilan import (
    add_baris,
    build_tabel,
    format_angka,
    layar,
    show_galat,
    show_peringatan,
    show_pesan,
)
from reference.loader import FOLDER_BAWAAN, Referensi, find_tabel, muat_referensi
from reference.nomenklatur import list_nomenklatur, name_nomenklatur
from schemas.galat import ReferensiRusak, UsulanError
from schemas.referensi import TABEL, Nomenklatur, NomenklaturVersi
from tasks.nomenklatur import HasilMuatNomenklatur, load_nomenklatur
from tasks.pagu import load_pagu
from tasks.setelan import Setelan

_LEBAR_UTUH = 2_000
DISEBUT = 5


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


def run_muat(tabel: str | None, buku: Path | None, versi: str | None, mulai: int | None) -> int:
    """Load what a workbook says: ceilings, or a version of the nomenclature; return 2 on failure.

    For ceilings `mulai` is the planning year of a workbook that has no column for it.
    """
    if tabel == "pagu" and buku is not None and versi is None:
        return _run_muat_pagu(buku, mulai)
    return run_muat_nomenklatur(tabel, buku, versi, mulai)


def _run_muat_pagu(buku: Path, tahun: int | None) -> int:
    setelan = Setelan()
    try:
        hasil = load_pagu(buku, setelan.folder_referensi, setelan.batas_baca, tahun)
    except UsulanError as galat:
        show_galat(galat)
        return 2
    for rencana, banyak in sorted(hasil.jumlah.items()):
        show_pesan(f"{hasil.berkas}: {format_angka(banyak)} pagu untuk rencana {rencana}.")
    for kalimat in hasil.peringatan:
        show_peringatan(kalimat)
    show_pesan("Berlaku pada pembagian anggaran berikutnya: musrenbang impor.")
    return 0


def run_muat_nomenklatur(
    tabel: str | None, buku: Path | None, versi: str | None, mulai: int | None
) -> int:
    """Load a version of the nomenclature from the official workbook; return 2 when it failed."""
    if tabel != "nomenklatur" or buku is None or not (versi or "").strip():
        show_pesan("Cara memakai: musrenbang referensi nomenklatur BERKAS.xlsx --versi NAMA")
        show_pesan("atau: musrenbang referensi pagu BERKAS.xlsx [--mulai TAHUN]")
        return 2
    setelan = Setelan()
    try:
        hasil = load_nomenklatur(
            buku, str(versi).strip(), setelan.folder_referensi, setelan.batas_baca, mulai
        )
        muat_referensi(setelan.folder_referensi, mulai)
    except UsulanError as galat:
        show_galat(galat)
        return 2
    _show_hasil(hasil, mulai)
    return 0


def _show_hasil(hasil: HasilMuatNomenklatur, mulai: int | None) -> None:
    rinci = ", ".join(
        f"{format_angka(n)} {jenjang.replace('_', ' ')}" for jenjang, n in hasil.jumlah.items()
    )
    show_pesan(f"{hasil.berkas}: {rinci}.")
    if hasil.provinsi:
        show_pesan(f"{format_angka(hasil.provinsi)} baris kewenangan provinsi tidak dimuat.")
    if hasil.tanpa_kode:
        contoh = "; ".join(hasil.tanpa_kode[:DISEBUT])
        banyak = format_angka(len(hasil.tanpa_kode))
        show_pesan(f"{banyak} baris tanpa kode tidak dimuat, misalnya: {contoh}.")
    if mulai is not None:
        show_pesan(f"Dipakai mulai rencana tahun {mulai} (Musrenbang {mulai - 1}).")
        return
    show_pesan(
        "Belum dipakai tahun mana pun: ulangi dengan --mulai TAHUN, atau tambahkan barisnya di "
        f"{NomenklaturVersi.nama_berkas()}."
    )


def _show_daftar(referensi: Referensi) -> None:
    folder = Setelan().folder_referensi
    daftar = build_tabel("Tabel rujukan", ("Tabel", "Baris", "Berkas"), angka=("Baris",))
    for nama, model in TABEL.items():
        if model is not Nomenklatur:
            baris = len(getattr(referensi, nama))
            add_baris(daftar, (nama, format_angka(baris), find_tabel(model.nama_berkas(), folder)))
    berkas = list_nomenklatur(FOLDER_BAWAAN, folder)
    for versi, baris in referensi.count_nomenklatur().items():
        nama = name_nomenklatur(versi)
        add_baris(daftar, (nama.removesuffix(".csv"), format_angka(baris), berkas[nama]))
    layar.print(daftar)
    show_pesan(f"Nomenklatur: {_sebut_versi(referensi)}.")
    show_pesan(f"Profil sumber: {', '.join(p.nama for p in referensi.profil)}.")
    show_pesan("Semua tabel dan profil sesuai aturannya.")


def _sebut_versi(referensi: Referensi) -> str:
    urut = referensi.nomenklatur_versi.sort_values("berlaku_mulai_tahun")
    return ", ".join(
        f"versi {versi} untuk rencana mulai {mulai}"
        for versi, mulai in zip(urut["versi"], urut["berlaku_mulai_tahun"], strict=True)
    )


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
