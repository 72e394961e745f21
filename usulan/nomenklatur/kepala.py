"""The tables of an official nomenclature workbook: where each begins, and what its columns are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from schemas.lembar import Lembar, Nilai
from usulan.nomenklatur.kode import JENJANG

_JUDUL_URAIAN = re.compile(r"^NOMENKLATUR( URUSAN)?\b")
_LABEL_JENJANG = ("URUSAN", "BIDANG URUSAN", "PROGRAM", "KEGIATAN", "SUB KEGIATAN")
_BUKAN_HURUF = re.compile(r"[^A-Z]+")
_JARAK_KEPALA = 1
"""A heading has one or two rows; the one with NOMENKLATUR may be the upper or the lower."""


@dataclass(frozen=True)
class Kepala:
    """One table: its heading rows and columns, counted from 0.

    `kode` is one column of joined codes, or five columns with a part of the code each.
    """

    awal: int
    akhir: int
    kode: tuple[int, ...]
    uraian: int
    indikator: int | None
    satuan: int | None


def list_kepala(lembar: Lembar) -> list[Kepala]:
    """Return every table heading of a sheet, in order: a heading repeats on each page."""
    return list(_cari_kepala(lembar))


def read_label(nilai: Nilai) -> str:
    """Return a heading in capitals with single spaces, without signs: "SUB KEGIATAN"."""
    return "" if nilai is None else _BUKAN_HURUF.sub(" ", str(nilai).upper()).strip()


def _cari_kepala(lembar: Lembar) -> Iterator[Kepala]:
    sesudah = 0
    for r in range(len(lembar.baris)):
        kepala = _baca_kepala(lembar, r, sesudah) if r >= sesudah else None
        if kepala is not None:
            sesudah = kepala.akhir + 1
            yield kepala


def _baca_kepala(lembar: Lembar, r: int, sesudah: int) -> Kepala | None:
    uraian = _pilih_uraian([read_label(n) for n in lembar.baris[r]])
    if uraian is None:
        return None
    baris = range(max(r - _JARAK_KEPALA, sesudah), min(r + _JARAK_KEPALA + 1, len(lembar.baris)))
    label = {i: [read_label(n) for n in lembar.baris[i]] for i in baris}
    kode = _pilih_kode(list(label.values()), uraian)
    if not kode:
        return None
    dipakai = [i for i, isi in label.items() if i == r or _is_kepala(isi[:uraian])]
    return Kepala(
        awal=min(dipakai),
        akhir=max(dipakai),
        kode=kode,
        uraian=uraian,
        indikator=_pilih_kolom(label.values(), "INDIKATOR", uraian),
        satuan=_pilih_kolom(label.values(), "SATUAN", uraian),
    )


def _pilih_uraian(label: list[str]) -> int | None:
    """Return the column of the names, that of kabupaten/kota where a province has its own."""
    calon = [c for c, teks in enumerate(label) if _JUDUL_URAIAN.match(teks)]
    kota = [c for c in calon if "KOTA" in label[c] or "KABUPATEN" in label[c]]
    umum = [c for c in calon if "PROVINSI" not in label[c]]
    return next(iter(kota or umum), None)


def _pilih_kode(label: list[list[str]], uraian: int) -> tuple[int, ...]:
    kolom = {teks: c for isi in label for c, teks in enumerate(isi[:uraian]) if teks}
    if all(teks in kolom for teks in _LABEL_JENJANG):
        return tuple(kolom[teks] for teks in _LABEL_JENJANG)
    awal = next((c for teks, c in kolom.items() if teks.startswith("KODE")), None)
    if awal is None:
        return ()
    terpisah = uraian - awal >= len(JENJANG)
    return tuple(range(awal, awal + len(JENJANG))) if terpisah else (awal,)


def _is_kepala(label: list[str]) -> bool:
    return any(teks.startswith("KODE") or teks in _LABEL_JENJANG for teks in label)


def _pilih_kolom(label: Iterable[list[str]], nama: str, uraian: int) -> int | None:
    return next(
        (c for isi in label for c, teks in enumerate(isi) if c > uraian and teks.startswith(nama)),
        None,
    )
