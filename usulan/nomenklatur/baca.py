"""From the sheets of an official nomenclature workbook to the rows of `schemas.Nomenklatur`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from reference.kerusakan import Kerusakan
from schemas.lembar import BukuKerja, Lembar, Nilai, alamat_sel
from schemas.referensi import Nomenklatur
from usulan.nomenklatur.kepala import Kepala, list_kepala
from usulan.nomenklatur.kode import find_lebar_sub, is_provinsi, join_kode, read_utuh
from usulan.nomenklatur.periksa import (
    BarisNomenklatur,
    check_baris,
    drop_ulangan,
    explain_tanpa_kode,
)
from usulan.teks import clean_teks

_NOMOR_KOLOM = re.compile(r"\(?\d{1,2}\)?")
_TULISAN = re.compile(r"[A-WYZ]")
_TANDA_KOSONG = ("-", "–")


@dataclass(frozen=True)
class HasilNomenklatur:
    """A version as the workbook states it, and what keeps it from being used.

    `tabel` is complete only without `kerusakan`. `provinsi` counts the lines of a province;
    `tanpa_kode` are the places and words of rows that were left out because they bear no code.
    """

    tabel: pd.DataFrame
    kerusakan: tuple[Kerusakan, ...] = ()
    provinsi: int = 0
    tanpa_kode: tuple[str, ...] = ()


@dataclass
class _Kumpulan:
    """What is gathered while the rows go by."""

    lebar_sub: int
    baris: list[BarisNomenklatur] = field(default_factory=list)
    kerusakan: list[Kerusakan] = field(default_factory=list)
    tak_berkode: list[BarisNomenklatur] = field(default_factory=list)
    tanpa_kode: list[str] = field(default_factory=list)


def read_nomenklatur(buku: BukuKerja, versi: str) -> HasilNomenklatur:
    """Return the nomenclature of kabupaten/kota in a workbook, in its own order.

    Titles, repeated headings, rows of column numbers, hidden sheets and lines of a province are
    left out; a line printed twice counts once. What cannot be right is a fault with its cell.
    """
    kumpulan = _Kumpulan(find_lebar_sub(versi))
    for lembar in (b for b in buku.lembar if not b.tersembunyi):
        _kumpulkan(lembar, buku.nama, kumpulan)
    kota = [b for b in kumpulan.baris if not is_provinsi(b.kode)]
    unik, bentrok = drop_ulangan(kota, buku.nama)
    rusak = [*kumpulan.kerusakan, *bentrok, *check_baris(unik, buku.nama)]
    rusak += [explain_tanpa_kode(b, buku.nama) for b in kumpulan.tak_berkode]
    if not unik and not rusak:
        rusak = [_tanpa_tabel(buku.nama)]
    return HasilNomenklatur(
        tabel=_susun(unik, versi, buku.nama),
        kerusakan=tuple(rusak),
        provinsi=len(kumpulan.baris) - len(kota),
        tanpa_kode=tuple(kumpulan.tanpa_kode),
    )


def _kumpulkan(lembar: Lembar, berkas: str, kumpulan: _Kumpulan) -> None:
    kepala = list_kepala(lembar)
    batas = [*(k.awal for k in kepala), len(lembar.baris)]
    induk: tuple[Nilai, ...] = ()
    for k, akhir in zip(kepala, batas[1:], strict=True):
        for r in range(k.akhir + 1, akhir):
            if rusak := _sel_rusak(lembar, r, k, berkas):
                kumpulan.kerusakan.append(rusak)
            else:
                induk = _baca_baris(lembar, r, k, induk, kumpulan) or induk


def _baca_baris(
    lembar: Lembar, r: int, kepala: Kepala, induk: tuple[Nilai, ...], kumpulan: _Kumpulan
) -> tuple[Nilai, ...]:
    """Gather one row; return the parts of its code, to which the next row may leave gaps."""
    uraian = _teks(_sel(lembar, r, kepala.uraian))
    if uraian is not None and _NOMOR_KOLOM.fullmatch(uraian):
        return ()
    bagian = _isi_bagian([_sel(lembar, r, c) for c in kepala.kode], induk)
    baris = BarisNomenklatur(
        kode=_susun_kode(bagian, kepala, kumpulan.lebar_sub),
        uraian=uraian,
        indikator=_teks(_sel(lembar, r, kepala.indikator)),
        satuan=_teks(_sel(lembar, r, kepala.satuan)),
        sel_kode=_alamat(lembar, r, kepala.kode[max(len(bagian) - 1, 0)]),
        sel_uraian=_alamat(lembar, r, kepala.uraian),
    )
    if not baris.kode:
        _catat_tanpa_kode(baris, kumpulan)
        return ()
    if uraian is None and _TULISAN.search(baris.kode):
        kumpulan.tanpa_kode.append(f"{baris.sel_kode} {_teks(bagian[-1])}")
        return ()
    kumpulan.baris.append(baris)
    return bagian


def _susun_kode(bagian: Sequence[Nilai], kepala: Kepala, lebar_sub: int) -> str:
    if not bagian:
        return ""
    return read_utuh(bagian[0]) if len(kepala.kode) == 1 else join_kode(bagian, lebar_sub)


def _catat_tanpa_kode(baris: BarisNomenklatur, kumpulan: _Kumpulan) -> None:
    """Take a row without a code for what it is: a further indicator, a note, or a lost line."""
    rincian = baris.indikator or baris.satuan
    if baris.uraian is None:
        if rincian and kumpulan.baris:
            kumpulan.baris[-1] = _lanjutkan(kumpulan.baris[-1], baris.indikator, baris.satuan)
    elif rincian:
        kumpulan.tak_berkode.append(baris)
    else:
        kumpulan.tanpa_kode.append(f"{baris.sel_uraian} {baris.uraian}")


def _isi_bagian(bagian: Sequence[Nilai], induk: tuple[Nilai, ...]) -> tuple[Nilai, ...]:
    """Return the parts up to the last one written; a gap to its left means "as above"."""
    terisi = [j for j, nilai in enumerate(bagian) if _teks(nilai) is not None]
    if not terisi:
        return ()
    atas = (*induk, *[None] * len(bagian))
    return tuple(
        nilai if _teks(nilai) is not None else atas[j]
        for j, nilai in enumerate(bagian[: terisi[-1] + 1])
    )


def _lanjutkan(
    baris: BarisNomenklatur, indikator: str | None, satuan: str | None
) -> BarisNomenklatur:
    """Add a further indicator of the same line, which stands in a row of its own."""
    return replace(
        baris,
        indikator="; ".join(t for t in (baris.indikator, indikator) if t) or None,
        satuan="; ".join(dict.fromkeys(t for t in (baris.satuan, satuan) if t)) or None,
    )


def _sel_rusak(lembar: Lembar, r: int, kepala: Kepala, berkas: str) -> Kerusakan | None:
    """Return the fault of a row whose code or name the reader could not see."""
    for c in (*kepala.kode, kepala.uraian):
        if (r, c) in lembar.galat or (r, c) in lembar.rumus_tanpa_nilai:
            return Kerusakan(
                berkas,
                f"Sel ini berisi galat ({lembar.galat.get((r, c), 'rumus tanpa nilai')}).",
                "Tulis kode atau namanya sebagai teks biasa.",
                sel=_alamat(lembar, r, c),
            )
    return None


def _sel(lembar: Lembar, r: int, c: int | None) -> Nilai:
    isi = lembar.baris[r]
    return isi[c] if c is not None and c < len(isi) else None


def _teks(nilai: Nilai) -> str | None:
    """Return a cell in one line; a lone dash, as the decree writes for "none", is nothing."""
    if isinstance(nilai, float) and nilai.is_integer():
        nilai = int(nilai)
    teks = clean_teks(None if nilai is None else str(nilai))
    return None if teks in _TANDA_KOSONG else teks


def _alamat(lembar: Lembar, r: int, c: int) -> str:
    return f"{lembar.nama}!{alamat_sel(r, c)}"


def _susun(baris: Sequence[BarisNomenklatur], versi: str, sumber: str) -> pd.DataFrame:
    return Nomenklatur.susun(list(_isi_tabel(baris, versi, sumber)))


def _isi_tabel(
    baris: Sequence[BarisNomenklatur], versi: str, sumber: str
) -> Iterator[dict[str, str | None]]:
    for b in baris:
        if b.jenjang is not None and b.uraian is not None:
            yield {
                "versi": versi,
                "tingkat": b.jenjang,
                "kode": b.kode,
                "uraian": b.uraian,
                "kode_induk": b.induk,
                "indikator": b.indikator,
                "satuan": b.satuan,
                "sumber": sumber,
            }


def _tanpa_tabel(berkas: str) -> Kerusakan:
    return Kerusakan(
        berkas,
        "Tabel nomenklatur kabupaten/kota tidak ditemukan di berkas ini.",
        "Tabelnya harus berjudul kolom kode (atau URUSAN, BIDANG URUSAN, PROGRAM, KEGIATAN, SUB "
        "KEGIATAN) dan NOMENKLATUR URUSAN KABUPATEN/KOTA.",
    )
