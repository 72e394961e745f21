"""Each field of a proposal, parsed column by column: values, addresses, and notes.

Every function takes UsulanMentah and returns columns of UsulanBersih with one value per row.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from schemas.kolom import KOLOM_TEKS
from usulan.catatan import Catatan, format_dugaan
from usulan.nilai_volume import format_volume
from usulan.prioritas import TIDAK_TERBACA, find_centang, parse_prioritas
from usulan.satuan import KamusSatuan
from usulan.sel_mentah import KODE_RUSAK, HasilKolom, SelMentah, read_kolom
from usulan.teks import clean_teks, is_tanda_kosong
from usulan.volume import HasilVolume, parse_volume

_HURUF_HILANG = "\ufffd"


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


def parse_kolom_prioritas(mentah: pd.DataFrame) -> HasilKolom:
    """Parse the rank from its own column."""
    sel = read_kolom(mentah, "prioritas")
    urutan = [parse_prioritas(t, j) for t, j in zip(sel.teks, sel.jenis, strict=True)]
    if find_centang(sel.teks):
        urutan = [replace(u, nilai=None, kode=TIDAK_TERBACA if u.nilai else u.kode) for u in urutan]
    catatan = [
        Catatan(i, u.kode, "prioritas", "prioritas", {"kolom": "prioritas"})
        for i, u in enumerate(urutan)
        if u.kode
    ]
    return HasilKolom({"prioritas": [u.nilai for u in urutan], "sel_prioritas": sel.sel}, catatan)
