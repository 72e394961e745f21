"""Draws invented proposals for a kelurahan from the banks of templates and place names."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

from pembuat.model import Kelurahan, Usulan

FOLDER = Path(__file__).parent
BOBOT_KELOMPOK = {"fisik": 60, "sosbud": 18, "ekonomi": 14, "pemerintahan": 8}
LEBAR_JALAN = ("1.5", "2", "2.5", "3", "4")
TEBAL_TALUD = ("0.3", "0.4", "0.5")
PEMBULATAN_RUPIAH = 500_000
MAKS_ULANG = 4


@dataclass(frozen=True)
class Templat:
    """A kind of proposal: its true urusan, wording, unit, ranges of volume and unit price."""

    kode_urusan: str
    alternatif: str
    kelompok: str
    pola: str
    satuan: str
    volume: tuple[int, int]
    harga_ribu: tuple[int, int]
    masalah: tuple[str, ...]


def _rentang(teks: str) -> tuple[int, int]:
    awal, akhir = teks.split("-")
    return int(awal), int(akhir)


def baca_csv(nama: str) -> list[dict[str, str]]:
    """Read one of the maker's own tables (semicolon, UTF-8)."""
    with (FOLDER / nama).open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas, delimiter=";"))


@cache
def muat_templat() -> tuple[Templat, ...]:
    """Return the bank of proposals."""
    return tuple(
        Templat(
            kode_urusan=b["kode_urusan"],
            alternatif=b["alternatif"],
            kelompok=b["kelompok"],
            pola=b["templat"],
            satuan=b["satuan"],
            volume=_rentang(b["volume"]),
            harga_ribu=_rentang(b["harga_ribu"]),
            masalah=tuple(b["masalah"].split("|")),
        )
        for b in baca_csv("bank_usulan.csv")
    )


@cache
def muat_tempat() -> dict[str, tuple[str, ...]]:
    """Return the place names by kind."""
    hasil: dict[str, tuple[str, ...]] = {}
    for baris in baca_csv("tempat.csv"):
        hasil[baris["jenis"]] = (*hasil.get(baris["jenis"], ()), baris["nama"])
    return hasil


def buat_usulan(kel: Kelurahan, jumlah: int, acak: Random, *, harga_pas: bool) -> list[Usulan]:
    """Return `jumlah` different proposals of one kelurahan.

    `harga_pas` makes the budget exactly volume x unit price (for sheets that show the price);
    else it is rounded as people round.
    """
    per_kelompok = _kelompokkan(muat_templat())
    jumlah_rt, rt_per_rw = acak.randint(18, 42), acak.randint(4, 5)
    terpakai: Counter[str] = Counter()
    terlihat: set[tuple[object, ...]] = set()
    hasil: list[Usulan] = []
    while len(hasil) < jumlah:
        kelompok = acak.choices(list(BOBOT_KELOMPOK), list(BOBOT_KELOMPOK.values()))[0]
        templat = acak.choice(per_kelompok[kelompok])
        usulan = _isi_templat(templat, kel, acak, jumlah_rt, rt_per_rw, harga_pas=harga_pas)
        # Without the place: some sheets show neither place nor RT, and must not look repeated.
        kunci = (usulan.uraian, usulan.rt if "{rtrw}" in usulan.uraian else ())
        if kunci in terlihat or terpakai[templat.pola] >= MAKS_ULANG:
            continue
        terlihat.add(kunci)
        terpakai[templat.pola] += 1
        hasil.append(usulan)
    return hasil


def _kelompokkan(semua: Iterable[Templat]) -> dict[str, list[Templat]]:
    hasil: dict[str, list[Templat]] = {}
    for templat in semua:
        hasil.setdefault(templat.kelompok, []).append(templat)
    return hasil


def _isi_templat(
    templat: Templat,
    kel: Kelurahan,
    acak: Random,
    jumlah_rt: int,
    rt_per_rw: int,
    *,
    harga_pas: bool,
) -> Usulan:
    uraian, tempat = _pilih_tempat(templat.pola, kel, acak)
    rt, rw = _pilih_rt(templat, acak, jumlah_rt, rt_per_rw)
    ukuran = _pilih_ukuran(templat, acak)
    harga = acak.randint(*templat.harga_ribu) * 1_000
    volume = Decimal(1)
    for bagian in ukuran:
        volume *= bagian
    anggaran = int(volume * harga)
    if not harga_pas:
        anggaran = max(1, round(anggaran / PEMBULATAN_RUPIAH)) * PEMBULATAN_RUPIAH
    return Usulan(
        kode_urusan=templat.kode_urusan,
        alternatif=templat.alternatif,
        kelompok=templat.kelompok,
        uraian=uraian,
        permasalahan=acak.choice(templat.masalah),
        tempat=tempat,
        rt=rt,
        rw=rw,
        ukuran=ukuran,
        satuan=templat.satuan,
        harga_satuan_rupiah=harga,
        anggaran_rupiah=anggaran,
    )


def _pilih_tempat(pola: str, kel: Kelurahan, acak: Random) -> tuple[str, str | None]:
    """Fill the place names of a wording; "{rtrw}" stays for whoever types it."""
    tempat: str | None = None
    for jenis, nama in muat_tempat().items():
        if f"{{{jenis}}}" in pola:
            tempat = acak.choice(nama)
            pola = pola.replace(f"{{{jenis}}}", tempat)
    if "{sd}" in pola:
        tempat = f"SDN {acak.randint(1, 9)} {kel.kecamatan}"
        pola = pola.replace("{sd}", tempat)
    return pola.replace("{kel}", kel.nama), tempat


def _pilih_rt(
    templat: Templat, acak: Random, jumlah_rt: int, rt_per_rw: int
) -> tuple[tuple[int, ...], int | None]:
    """Choose RT and RW; works for people may serve the whole kelurahan and have none."""
    setempat = templat.kelompok == "fisik" or "{" in templat.pola.replace("{kel}", "")
    if not setempat and acak.random() < 0.6:
        return (), None
    rt = acak.randint(1, jumlah_rt)
    rw = (rt - 1) // rt_per_rw + 1
    berikut = rt + 1
    sekawasan = berikut <= jumlah_rt and (berikut - 1) // rt_per_rw + 1 == rw
    if sekawasan and "{rtrw}" not in templat.pola and acak.random() < 0.12:
        return (rt, berikut), rw
    return (rt,), rw


def _pilih_ukuran(templat: Templat, acak: Random) -> tuple[Decimal, ...]:
    """Choose the dimensions so that their product lies near the template's range of volume."""
    volume = acak.randint(*templat.volume)
    if volume >= 100:
        volume = round(volume / 10) * 10
    if templat.satuan == "m2" and templat.kelompok == "fisik":
        lebar = Decimal(acak.choice(LEBAR_JALAN if volume < 600 else LEBAR_JALAN[3:]))
        return (_bulatkan(volume / lebar), lebar)
    if templat.satuan == "m3":
        tebal, tinggi = Decimal(acak.choice(TEBAL_TALUD)), Decimal(acak.choice(("1", "1.5", "2")))
        return (_bulatkan(volume / tebal / tinggi), tinggi, tebal)
    return (Decimal(volume),)


def _bulatkan(panjang: Decimal) -> Decimal:
    return Decimal(max(10, int(panjang / 10) * 10))
