"""The review workbook of a year, made from what the warehouse holds."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pandas as pd
from pandera.typing import DataFrame

from schemas.duplikat import DaftarDuplikat
from schemas.galat import UsulanError
from schemas.tinjauan import AntreanTinjauan
from tasks.duplikat import read_pasangan
from tasks.gudang import open_mesin
from tasks.lingkup import Lingkup
from tasks.templat import find_kode_kelurahan
from tasks.tinjauan.baca import read_tinjauan
from tasks.tinjauan.bahan import BahanTinjauan
from tasks.tinjauan.pilihan import build_pilihan
from tasks.tinjauan.tulis import write_tinjauan
from usulan.classify.mesin import read_ambang
from usulan.samarkan import TEKS_USULAN, mask_bingkai
from usulan.tinjauan import list_antrean_tinjauan
from warehouse.kueri import read_terklasifikasi
from warehouse.kueri_tinjauan import read_keputusan


@dataclass(frozen=True)
class TinjauanKeluar:
    """A review workbook that was written: where, how many proposals it asks about, their rupiah.

    `simpanan` is where a filled workbook went that had the same name.
    """

    berkas: Path
    banyak: int
    anggaran_rupiah: int
    simpanan: Path | None = None


def publish_tinjauan(
    lingkup: Lingkup, kelurahan: str | None = None, *, semua: bool = False
) -> TinjauanKeluar:
    """Write the review workbook of the year, or of one kelurahan (by name or code).

    It asks about what a person must look at; with `semua` all accepted proposals follow. A
    workbook of that name in which somebody filled anything in is kept under another name.

    Raises:
        KelurahanTidakDikenal: no kelurahan has that name or code.
        GudangGagal: the warehouse failed.
        OSError: the folder cannot be written.
    """
    kode = find_kode_kelurahan(kelurahan, lingkup.referensi.wilayah) if kelurahan else None
    bahan = build_bahan(lingkup, kode, semua=semua)
    nama = name_tinjauan(lingkup.tahun, bahan.nama_kelurahan.get(kode or ""))
    tujuan = folder_tinjauan(lingkup) / nama
    simpanan = _keep_terisi(tujuan, lingkup)
    write_tinjauan(bahan, tujuan)
    rupiah = int(bahan.antrean["anggaran_rupiah"].sum())
    return TinjauanKeluar(tujuan, len(bahan.antrean), rupiah, simpanan)


def folder_tinjauan(lingkup: Lingkup) -> Path:
    """Return where the review workbooks of the year go, and what they bring in."""
    return lingkup.folder_keluaran / "tinjauan"


def name_tinjauan(tahun: int, nama_kelurahan: str | None) -> str:
    """Return the file name, with the kelurahan when the workbook is of one alone."""
    akhir = f"_{nama_kelurahan.lower().replace(' ', '-')}" if nama_kelurahan else ""
    return f"tinjauan_{tahun}{akhir}.xlsx"


def build_bahan(
    lingkup: Lingkup, kode_kelurahan: str | None = None, *, semua: bool = False
) -> BahanTinjauan:
    """Return what the workbook shows: personal data hidden, the doubtful and costly first."""
    mesin, rujukan = open_mesin(lingkup.url_gudang), lingkup.referensi
    hidup, keputusan = read_terklasifikasi(mesin, lingkup.tahun), read_keputusan(mesin)
    antrean = mask_bingkai(list_antrean_tinjauan(hidup, keputusan, rujukan), TEKS_USULAN)
    if kode_kelurahan is not None:
        antrean = antrean[antrean["kode_kelurahan"].eq(kode_kelurahan)]
    if not semua:
        antrean = antrean[antrean["perlu_ditinjau"]]
    nama = _nama_kelurahan(rujukan.wilayah)
    return BahanTinjauan(
        tahun=lingkup.tahun,
        untuk=_sebut_untuk(nama.get(kode_kelurahan or ""), semua=semua),
        antrean=AntreanTinjauan.susun(antrean.reset_index(drop=True)),
        keputusan=keputusan,
        pilihan=build_pilihan(rujukan.nomenklatur, rujukan.satuan),
        nama_kelurahan=nama,
        ambang=read_ambang(rujukan),
        duplikat=_pick_duplikat(read_pasangan(lingkup, terbuka=not semua), kode_kelurahan),
    )


def _pick_duplikat(
    pasangan: DataFrame[DaftarDuplikat], kode_kelurahan: str | None
) -> DataFrame[DaftarDuplikat]:
    """Return the pairs in which the kelurahan stands on either side; all without one."""
    if kode_kelurahan is None:
        return pasangan
    pihak = [pasangan[k].eq(kode_kelurahan) for k in ("kode_kelurahan", "kode_kelurahan_asal")]
    return DaftarDuplikat.susun(pasangan[pihak[0] | pihak[1]].reset_index(drop=True))


def _nama_kelurahan(wilayah: pd.DataFrame) -> dict[str, str]:
    kelurahan = wilayah[wilayah["tingkat"].eq("kelurahan")]
    return dict(zip(kelurahan["kode"], kelurahan["nama"], strict=True))


def _sebut_untuk(nama: str | None, *, semua: bool) -> str:
    apa = "Semua usulan yang diterima" if semua else "Usulan yang perlu ditinjau"
    return f"{apa}, {f'Kelurahan {nama}' if nama else 'semua kelurahan'}"


def _keep_terisi(tujuan: Path, lingkup: Lingkup) -> Path | None:
    """Move a workbook away that is filled in, or that nobody can look into any more."""
    if not tujuan.exists() or not _is_terisi(tujuan, lingkup):
        return None
    calon = (tujuan.with_stem(f"{tujuan.stem}_terisi-{nomor}") for nomor in count(1))
    return tujuan.rename(next(path for path in calon if not path.exists()))


def _is_terisi(path: Path, lingkup: Lingkup) -> bool:
    try:
        return bool(read_tinjauan(path, lingkup.batas).isi)
    except UsulanError:
        return True
