"""Review workbooks in the inbox: told from the files of kelurahan, and taken in before them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from schemas.berkas import BerkasUsulan
from schemas.buku_kita import PENANDA_TINJAUAN, is_buku_tinjauan
from schemas.galat import GudangGagal, UsulanError
from tasks.antrean import is_tahun
from tasks.baca import BatasBaca, read_buku
from tasks.baca.penanda import has_penanda
from tasks.gudang import list_sha_berlaku
from tasks.lingkup import Lingkup
from tasks.tinjauan.baca import read_tinjauan
from tasks.tinjauan.masuk import HasilMasuk, terima_tinjauan


@dataclass(frozen=True)
class Terpisah:
    """The files of an inbox: review workbooks, and all others (those of kelurahan, we hope)."""

    tinjauan: tuple[BerkasUsulan, ...]
    lain: tuple[BerkasUsulan, ...]


@dataclass(frozen=True)
class HasilKotak:
    """What became of the review workbooks of an inbox: results, lines to tell, and failures."""

    hasil: tuple[HasilMasuk, ...] = ()
    catatan: tuple[str, ...] = ()
    gagal: tuple[str, ...] = ()


TANPA_TINJAUAN = HasilKotak()


def split_tinjauan(berkas: Iterable[BerkasUsulan], lingkup: Lingkup) -> Terpisah:
    """Tell review workbooks of the year from other files by their mark, whatever their names are.

    Files that are live imports already, and those whose path names another year, are not even
    looked into.
    """
    semua, dikenal = tuple(berkas), list_sha_berlaku(lingkup)
    tinjauan = tuple(
        b
        for b in semua
        if b.sha256 not in dikenal
        and is_tahun(b.jalur_relatif, lingkup.tahun, lingkup.referensi.wilayah)
        and _is_tinjauan(b, lingkup.batas)
    )
    return Terpisah(tinjauan, tuple(b for b in semua if b not in tinjauan))


def terima_kotak(
    tinjauan: Iterable[BerkasUsulan], lingkup: Lingkup, pada: pd.Timestamp
) -> HasilKotak:
    """Take in the review workbooks of an inbox, by name; they stay where they are.

    One that cannot be used fails alone. One of another year waits for the run of its year.

    Raises:
        GudangGagal: the warehouse failed; a repeat may help.
    """
    hasil: list[HasilMasuk] = []
    catatan: list[str] = []
    gagal: list[str] = []
    for berkas in tinjauan:
        try:
            buku = read_tinjauan(berkas.path, lingkup.batas)
            if buku.tahun == lingkup.tahun:
                hasil.append(terima_tinjauan(buku, lingkup, pada))
            else:
                catatan.append(_sebut_tahun(berkas.jalur_relatif, buku.tahun))
        except GudangGagal:
            raise
        except UsulanError as galat:
            gagal.append(str(galat))
    return HasilKotak(tuple(hasil), tuple(catatan), tuple(gagal))


def _is_tinjauan(berkas: BerkasUsulan, batas: BatasBaca) -> bool:
    if not has_penanda(berkas.path, PENANDA_TINJAUAN, batas):
        return False
    try:
        return is_buku_tinjauan(read_buku(berkas.path, batas))
    except UsulanError:
        return False


def _sebut_tahun(nama: str, tahun: int) -> str:
    return (
        f"Buku tinjauan {nama} milik Musrenbang {tahun}; dikerjakan bila tahun itu yang "
        f"dijalankan: musrenbang impor --tahun {tahun}."
    )
