"""Each field of a proposal, parsed column by column: values, addresses, and notes.

Every function takes UsulanMentah and returns columns of UsulanBersih with one value per row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from usulan.angka import HasilAngka, format_rupiah, parse_rupiah
from usulan.catatan import Catatan, list_kolom
from usulan.nilai_volume import format_volume
from usulan.prioritas import parse_prioritas
from usulan.satuan import KamusSatuan
from usulan.teks import clean_teks, is_galat, is_tanda_kosong
from usulan.volume import HasilVolume, parse_volume

KOLOM_TEKS = (
    "nomor",
    "uraian",
    "permasalahan",
    "lokasi",
    "opd_tujuan",
    "sumber_dana",
    "bidang",
    "program",
    "kegiatan",
    "sub_kegiatan",
    "pengusul",
    "penerima_manfaat",
    "keterangan",
)
"""Fields that are text and stay text."""

KODE_RUSAK = {"galat": "SEL_GALAT", "rumus_tanpa_nilai": "RUMUS_TANPA_NILAI"}
_HURUF_HILANG = "\ufffd"


@dataclass
class HasilKolom:
    """Columns of UsulanBersih (lists of equal length) and the notes of parsing them."""

    kolom: dict[str, list[Any]] = field(default_factory=dict)
    catatan: list[Catatan] = field(default_factory=list)


@dataclass(frozen=True)
class SelMentah:
    """One raw column as lists: text, kind (JENIS_SEL) and address."""

    nama: str
    teks: list[str | None]
    jenis: list[str]
    sel: list[str | None]

    def terisi(self, i: int) -> bool:
        """Tell whether the cell says anything, be it only an error or a lost formula."""
        return self.teks[i] is not None or self.jenis[i] in KODE_RUSAK


def read_kolom(mentah: pd.DataFrame, nama: str) -> SelMentah:
    """Return a raw column; texts that are Excel error values get the kind `galat`."""
    teks = list_kolom(mentah, nama)
    jenis = [
        "galat" if t is not None and t[:1] == "#" and is_galat(t) else j or "teks"
        for t, j in zip(teks, list_kolom(mentah, f"jenis_{nama}"), strict=True)
    ]
    return SelMentah(nama, teks, jenis, list_kolom(mentah, f"sel_{nama}"))


def parse_kolom_teks(mentah: pd.DataFrame) -> HasilKolom:
    """Clean the text fields; a cell of dashes is empty, an error cell is empty and noted."""
    hasil = HasilKolom()
    for nama in KOLOM_TEKS:
        sel = read_kolom(mentah, nama)
        hasil.kolom[nama] = [_baca_teks(sel, i, hasil.catatan) for i in range(len(sel.teks))]
        if nama != "nomor":
            hasil.kolom[f"sel_{nama}"] = sel.sel
    return hasil


def _baca_teks(sel: SelMentah, i: int, catatan: list[Catatan]) -> str | None:
    if kode := KODE_RUSAK.get(sel.jenis[i]):
        catatan.append(Catatan(i, kode, sel.nama, sel.nama, {"kolom": sel.nama}))
        return None
    bersih = clean_teks(sel.teks[i])
    if bersih is None or is_tanda_kosong(bersih):
        return None
    if _HURUF_HILANG in bersih:
        catatan.append(Catatan(i, "TEKS_RUSAK", sel.nama, sel.nama, {"kolom": sel.nama}))
    return bersih


def parse_kolom_volume(mentah: pd.DataFrame, kamus: KamusSatuan) -> HasilKolom:
    """Parse volume and unit, from their own columns or from the combined one."""
    tunggal, gabungan = read_kolom(mentah, "volume"), read_kolom(mentah, "volume_satuan")
    satuan = read_kolom(mentah, "satuan")
    hasil = HasilKolom({k: [] for k in ("volume", "satuan", "volume_teks")})
    hasil.kolom |= {"sel_volume": [], "sel_satuan": []}
    ingat: dict[tuple[str | None, str, str | None], HasilVolume] = {}
    for i in range(len(satuan.teks)):
        # An empty cell keeps the address of the column that the sheet has.
        pakai_tunggal = tunggal.terisi(i) or (tunggal.sel[i] and not gabungan.terisi(i))
        sumber = tunggal if pakai_tunggal else gabungan
        satuan_teks = None if satuan.jenis[i] in KODE_RUSAK else satuan.teks[i]
        kunci = (sumber.teks[i], sumber.jenis[i], satuan_teks)
        if kunci not in ingat:
            ingat[kunci] = parse_volume(*kunci, kamus)
        _tambah_volume(hasil, ingat[kunci], i, sumber, satuan)
    return hasil


def _tambah_volume(
    hasil: HasilKolom, volume: HasilVolume, i: int, sumber: SelMentah, satuan: SelMentah
) -> None:
    asal = sumber if sumber.terisi(i) or volume.volume is None else satuan
    asal_satuan = satuan if satuan.terisi(i) and not volume.satuan_dari_volume else asal
    baru = {
        "volume": volume.volume,
        "satuan": volume.satuan,
        "volume_teks": asal.teks[i],
        "sel_volume": asal.sel[i],
        "sel_satuan": satuan.sel[i] if volume.satuan is None else asal_satuan.sel[i],
    }
    for nama, nilai in baru.items():
        hasil.kolom[nama].append(nilai)
    if kode := KODE_RUSAK.get(satuan.jenis[i]):
        hasil.catatan.append(Catatan(i, kode, "satuan", "satuan", {"kolom": "satuan"}))
    if volume.kode:
        isi = _isi_volume(volume, satuan.teks[i])
        hasil.catatan.append(Catatan(i, volume.kode, "volume", asal.nama, isi))
    if not volume.satuan_dikenal:
        isi = {"satuan_tertulis": volume.satuan or "", "mirip": format_dugaan(volume.mirip)}
        hasil.catatan.append(Catatan(i, "SATUAN_TIDAK_DIKENAL", "satuan", asal_satuan.nama, isi))


def _isi_volume(volume: HasilVolume, satuan_teks: str | None) -> dict[str, str]:
    dibaca = "" if volume.volume is None else format_volume(volume.volume, volume.satuan)
    return {
        "kolom": "volume",
        "bacaan": " atau ".join(volume.bacaan),
        "dibaca": dibaca,
        "dugaan": format_dugaan(volume.bacaan),
        "catatan": volume.catatan or "",
        "satuan_tertulis": clean_teks(satuan_teks) or "",
    }


def parse_kolom_anggaran(mentah: pd.DataFrame) -> HasilKolom:
    """Parse the asked budget into whole rupiah, with the factor that the heading promises."""
    sel, skala = read_kolom(mentah, "anggaran"), mentah["skala_rupiah"].tolist()
    angka = [parse_rupiah(*s) for s in zip(sel.teks, sel.jenis, skala, strict=True)]
    kolom: dict[str, list[Any]] = {
        "anggaran_rupiah": [a.nilai for a in angka],
        "anggaran_teks": sel.teks,
        "sel_anggaran_rupiah": sel.sel,
    }
    return HasilKolom(kolom, _catat_angka(angka, skala, "anggaran_rupiah", "anggaran"))


def parse_kolom_harga(
    mentah: pd.DataFrame, volume: Sequence[float | None], anggaran: Sequence[int | None]
) -> HasilKolom:
    """Parse the unit price. "Rp 500.000/unit" is no doubt here.

    The heading's factor may be meant for the budget alone, so where price and budget of a row
    agree only without it (price x volume = budget), it is not applied.
    """
    sel, skala = read_kolom(mentah, "harga_satuan"), mentah["skala_rupiah"].tolist()
    angka: list[HasilAngka] = []
    for i, (teks, jenis, faktor) in enumerate(zip(sel.teks, sel.jenis, skala, strict=True)):
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
    return HasilKolom(kolom, _catat_angka(angka, skala, "harga_satuan_rupiah", "harga_satuan"))


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


def parse_kolom_prioritas(mentah: pd.DataFrame) -> HasilKolom:
    """Parse the rank from its own column."""
    sel = read_kolom(mentah, "prioritas")
    urutan = [parse_prioritas(t, j) for t, j in zip(sel.teks, sel.jenis, strict=True)]
    catatan = [
        Catatan(i, u.kode, "prioritas", "prioritas", {"kolom": "prioritas"})
        for i, u in enumerate(urutan)
        if u.kode
    ]
    return HasilKolom({"prioritas": [u.nilai for u in urutan], "sel_prioritas": sel.sel}, catatan)


def format_dugaan(bacaan: Sequence[str]) -> str:
    """Write what may have been meant, as the end of a message; "" when nothing is known."""
    return f" Mungkin: {', '.join(bacaan)}." if bacaan else ""
