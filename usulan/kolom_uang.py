"""The money fields of a proposal, parsed column by column, under the factor of their heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from schemas.rupiah import format_rupiah
from usulan.angka import HasilAngka, parse_rupiah
from usulan.catatan import Catatan, format_dugaan
from usulan.sel_mentah import HasilKolom, SelMentah, read_kolom
from usulan.skala import Skala, read_ragu


def parse_kolom_anggaran(mentah: pd.DataFrame, skala: Skala) -> HasilKolom:
    """Parse the asked budget into whole rupiah, with the factor that its column really uses."""
    sel, tertulis = read_kolom(mentah, "anggaran"), mentah["skala_rupiah"].tolist()
    angka = [
        read_ragu(teks, jenis, tertulis[i]) if skala.ragu[i] else parse_rupiah(teks, jenis, faktor)
        for i, (teks, jenis, faktor) in enumerate(
            zip(sel.teks, sel.jenis, skala.faktor, strict=True)
        )
    ]
    kolom: dict[str, list[Any]] = {
        "anggaran_rupiah": [a.nilai for a in angka],
        "anggaran_teks": sel.teks,
        "sel_anggaran_rupiah": sel.sel,
    }
    catatan = _catat_angka(angka, tertulis, "anggaran_rupiah", "anggaran")
    return HasilKolom(kolom, [*(_lengkapi(c, sel) for c in skala.catatan), *catatan])


def _lengkapi(catatan: Catatan, sel: SelMentah) -> Catatan:
    """Add how the first cell of a column was read to the note about the column."""
    dibaca = parse_rupiah(sel.teks[catatan.indeks], sel.jenis[catatan.indeks]).nilai or 0
    faktor = int(catatan.isi["faktor"])
    isi = {"banyak": catatan.isi["banyak"], "dibaca": format_rupiah(dibaca)}
    return replace(catatan, isi=isi | {"skala": format_rupiah(faktor)})


def parse_kolom_harga(
    mentah: pd.DataFrame,
    skala: Skala,
    volume: Sequence[float | None],
    anggaran: Sequence[int | None],
) -> HasilKolom:
    """Parse the unit price. "Rp 500.000/unit" is no doubt here.

    The heading's factor may be meant for the budget alone, so where price and budget of a row
    agree only without it (price x volume = budget), it is not applied.
    """
    sel = read_kolom(mentah, "harga_satuan")
    angka: list[HasilAngka] = []
    for i, (teks, jenis, faktor) in enumerate(zip(sel.teks, sel.jenis, skala.faktor, strict=True)):
        harga = _baca_harga(teks, jenis, faktor)
        if faktor > 1 and teks is not None:
            polos = _baca_harga(teks, jenis, 1)
            harga = polos if _is_cocok(polos.nilai, volume[i], anggaran[i]) else harga
        angka.append(harga)
    rupiah = [a.nilai for a in angka]
    kolom: dict[str, list[Any]] = {
        "harga_satuan_rupiah": rupiah,
        "sel_harga_satuan_rupiah": sel.sel,
    }
    return HasilKolom(
        kolom, _catat_angka(angka, skala.faktor, "harga_satuan_rupiah", "harga_satuan")
    )


def _baca_harga(teks: str | None, jenis: str, skala: int) -> HasilAngka:
    hasil = parse_rupiah(teks, jenis, skala)
    if hasil.kode == "ANGGARAN_PER_SATUAN" and len(hasil.bacaan) == 1:
        return replace(hasil, nilai=hasil.bacaan[0], kode=None)
    return hasil


def _is_cocok(harga: int | None, volume: float | None, anggaran: int | None) -> bool:
    if harga is None or volume is None or not anggaran:
        return False
    return abs(harga * volume - anggaran) <= 0.01 * anggaran


def _catat_angka(
    angka: Sequence[HasilAngka], skala: Sequence[int], kolom: str, asal: str
) -> list[Catatan]:
    return [
        Catatan(i, a.kode, kolom, asal, _isi_angka(a, skala[i], kolom))
        for i, a in enumerate(angka)
        if a.kode
    ]


def _isi_angka(angka: HasilAngka, skala: int, kolom: str) -> dict[str, str]:
    bacaan = tuple(format_rupiah(b) for b in angka.bacaan)
    return {
        "kolom": kolom,
        "bacaan": " atau ".join(bacaan),
        "dibaca": "" if angka.nilai is None else format_rupiah(angka.nilai),
        "dugaan": format_dugaan(bacaan),
        "catatan": angka.catatan or "",
        "skala": format_rupiah(skala),
    }
