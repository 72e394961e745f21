"""Fields that stand in several columns: sizes as length, width, height; money as one per source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from usulan.layout.judul_kolom import normalise_kepala
from usulan.layout.kisi import Sel
from usulan.layout.pemetaan import Pemetaan, Rangkai, Terpetakan, is_jumlah

_SISI = (
    re.compile(r"(?:^| )(?:panjang|pjg|p)(?: (cm|m|meter))?$"),
    re.compile(r"(?:^| )(?:lebar|lbr|l)(?: (cm|m|meter))?$"),
    re.compile(r"(?:^| )(?:tinggi|tebal|dalam|kedalaman|ketebalan|t)(?: (cm|m|meter))?$"),
)
_VOLUME = ("volume", "volume_satuan")
_TIGA_DESIMAL = re.compile(r"\.\d{3}$")


def chain_kolom(pemetaan: Pemetaan) -> Pemetaan:
    """Return the mapping with the columns that make one field together.

    Length and width (and height) beside each other are one volume, unless the table has a column of
    volumes too. Columns of money under one heading are one budget: a row fills one of them, or
    several, which no one adds up unasked. Where one of them is their sum, that one is the budget.
    """
    return _chain_uang(_chain_ukuran(pemetaan))


def _chain_ukuran(pemetaan: Pemetaan) -> Pemetaan:
    sisi = _find_sisi(pemetaan.semua)
    if len(sisi) < 2:
        return pemetaan
    kolom = tuple(t.kepala.kolom for t, _ in sisi)
    if any(c not in kolom for k, c in pemetaan.kolom.items() if k in _VOLUME):
        return pemetaan
    rangkap = [t for t in pemetaan.rangkap if t.kolom in _VOLUME and t.kepala.kolom not in kolom]
    if rangkap:
        return _prefer_volume(pemetaan, rangkap[0], kolom)
    bersatuan = "satuan" not in pemetaan.kolom or any(s == "cm" for _, s in sisi)
    satuan = tuple(s if bersatuan else "" for _, s in sisi)
    semua = [
        replace(t, kolom="abaikan", cara="kata", keyakinan=0.85) if t.kepala.kolom in kolom else t
        for t in pemetaan.semua
    ]
    utama = next(i for i, t in enumerate(semua) if t.kepala.kolom == kolom[0])
    semua[utama] = replace(semua[utama], kolom="volume")
    sisa = tuple(t for t in pemetaan.rangkap if t.kepala.kolom not in kolom)
    rangkai = {**pemetaan.rangkai, "volume": Rangkai(kolom, satuan, " x ")}
    return replace(pemetaan, semua=tuple(semua), rangkap=sisa, rangkai=rangkai)


def _prefer_volume(pemetaan: Pemetaan, volume: Terpetakan, sisi: tuple[int, ...]) -> Pemetaan:
    """Where a column of volumes stands beside the sizes, it is the volume and they are not."""
    semua = [
        volume
        if t.kepala.kolom == volume.kepala.kolom
        else replace(t, kolom="abaikan")
        if t.kepala.kolom in sisi
        else t
        for t in pemetaan.semua
    ]
    rangkap = tuple(t for t in pemetaan.rangkap if t is not volume and t.kepala.kolom not in sisi)
    return replace(pemetaan, semua=tuple(semua), rangkap=rangkap)


def _find_sisi(semua: tuple[Terpetakan, ...]) -> list[tuple[Terpetakan, str]]:
    """Return neighbouring columns headed length, width and maybe height, with their unit."""
    for i in range(len(semua)):
        sisi = []
        for t, pola in zip(semua[i : i + 3], _SISI, strict=False):
            cocok = pola.search(normalise_kepala(t.kepala.teks))
            if cocok is None:
                break
            sisi.append((t, "cm" if cocok.group(1) == "cm" else "m"))
        if len(sisi) >= 2:
            return sisi
    return []


def _chain_uang(pemetaan: Pemetaan) -> Pemetaan:
    utama = next((t for t in pemetaan.semua if t.kolom == "anggaran"), None)
    if utama is None:
        return pemetaan
    kelompok = [t for t in pemetaan.rangkap if t.kolom == "anggaran" and _serumpun(t, utama)]
    if not kelompok:
        return pemetaan
    rangkap = tuple(t for t in pemetaan.rangkap if t not in kelompok)
    if is_jumlah(utama.kepala.teks):
        return replace(pemetaan, rangkap=rangkap)
    kolom = tuple(sorted(t.kepala.kolom for t in (utama, *kelompok)))
    rangkai = {**pemetaan.rangkai, "anggaran": Rangkai(kolom, ("",) * len(kolom), " + ")}
    return replace(pemetaan, rangkap=rangkap, rangkai=rangkai)


def _serumpun(a: Terpetakan, b: Terpetakan) -> bool:
    """Tell whether two columns stand under one wider heading."""
    kata_a, kata_b = (normalise_kepala(t.kepala.teks).split() for t in (a, b))
    return (
        a.kepala.titik != b.kepala.titik
        and min(len(kata_a), len(kata_b)) > 1
        and (kata_a[0] == kata_b[0])
    )


def join_rangkai(per: Mapping[int, Sel], rangkai: Mapping[str, Rangkai]) -> dict[str, Sel]:
    """Return the fields of one row that stand in several columns; `per` is by sheet column.

    One filled cell stays as it is, several are joined as text at the address of the first.
    """
    hasil = {}
    for nama, r in rangkai.items():
        isi = [(per[c], s) for c, s in zip(r.kolom, r.satuan, strict=True) if c in per]
        if len(isi) == 1 and not isi[0][1]:
            hasil[nama] = isi[0][0]
        elif isi:
            teks = r.pemisah.join(_tulis(sel, satuan) for sel, satuan in isi)
            hasil[nama] = Sel(teks, "teks", isi[0][0].titik)
    return hasil


def _tulis(sel: Sel, satuan: str) -> str:
    teks = sel.teks or ""
    if sel.jenis == "angka" and _TIGA_DESIMAL.search(teks):
        # 1.125 as text could be a thousand; 1.1250 could not.
        teks += "0"
    return f"{teks} {satuan}" if satuan and teks[-1:].isdigit() else teks
