"""What the sheets of a review workbook are made of, and what comes of one that returns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet
from pandera.typing import DataFrame

from schemas.duplikat import DaftarDuplikat
from schemas.lembar import Lembar
from schemas.temuan import CatatanTemuan
from schemas.tinjauan import AntreanTinjauan, KeputusanKlasifikasi
from tasks.lingkup import Lingkup
from tasks.tinjauan.pilihan import Pilihan


@dataclass(frozen=True)
class BahanTinjauan:
    """Everything that the sheets show. `untuk` says whose proposals, as people read it.

    `nama_kelurahan` is by code; `ambang` the confidence in 0..1 that needs no person. `duplikat`
    are the pairs asked about.
    """

    tahun: int
    untuk: str
    antrean: DataFrame[AntreanTinjauan]
    keputusan: DataFrame[KeputusanKlasifikasi]
    pilihan: Pilihan
    nama_kelurahan: dict[str, str]
    ambang: float
    duplikat: DataFrame[DaftarDuplikat] = field(default_factory=lambda: DaftarDuplikat.susun([]))


@dataclass(frozen=True)
class RingkasanLembar:
    """How much a written sheet asks: its rows, and the whole rupiah they stand for."""

    banyak: int
    anggaran_rupiah: int


@dataclass(frozen=True)
class Penerimaan:
    """A filled workbook that came in: for which year, who decided, and when it came."""

    lingkup: Lingkup
    nama_berkas: str
    oleh: str
    pada: pd.Timestamp


@dataclass(frozen=True)
class KataUsulan:
    """A phrase that a person offers for the lexicon, with the codes it would point to."""

    istilah: str
    kode_urusan: str
    kode_sub_kegiatan: str | None
    uraian: str


@dataclass(frozen=True)
class HasilLembar:
    """What became of one sheet: decisions recorded, known ones, rows left empty, and notes."""

    nama: str
    dicatat: int
    sudah_ada: int
    kosong: int
    catatan: DataFrame[CatatanTemuan]
    kata: tuple[KataUsulan, ...] = field(default=())


@dataclass(frozen=True)
class LembarTinjauan:
    """One kind of question in the review workbook: the sheet that asks, and what is done with it.

    `petunjuk` is a sentence of the cover. `tulis` fills a new sheet whose first row is left for
    our mark; `is_terisi` tells whether a person filled anything in; `terima` judges what is filled
    in, records it, and tells what it could not use. Adding a sheet is adding one of these to
    `tasks.tinjauan.daftar.LEMBARAN`.
    """

    nama: str
    petunjuk: str
    tulis: Callable[[Worksheet, BahanTinjauan], RingkasanLembar]
    is_terisi: Callable[[Lembar], bool]
    terima: Callable[[Lembar, Penerimaan], HasilLembar]
