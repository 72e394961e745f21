"""Streets, RT and RW as clerks write them, each with what it means."""

from __future__ import annotations

import datetime as dt
from random import Random

from pembangkit_nilai import Nilai

JALAN = "Mawar|Melati|Jeruk|Nangka|Kenanga|Cempaka|Durian|Rambutan|Anggrek|Flamboyan|Dahlia"
ROMAWI = [
    "",
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
]


def tempat(rng: Random, cara: str, *, salah: bool = False) -> Nilai:
    """Draw street, RT and RW for the columns that `cara` has."""
    jalan = f"{rng.choice(['Jl.', 'Jalan', 'Gg.', 'Jln'])} {rng.choice(JALAN.split('|'))}"
    if rng.random() < 0.3:
        jalan += f" {rng.choice(['No.', 'Gang', 'depan rumah Bp. Slamet no'])} {rng.randint(2, 30)}"
    rt = sorted(rng.sample(range(1, 35), rng.choice([1, 1, 1, 2, 3])))
    rw = rng.randint(1, 15)
    teks, ada_rw = _tulis_rt_rw(rng, rt, rw)
    benar: dict[str, object] = {
        "lokasi": jalan,
        "rt": ", ".join(map(str, rt)),
        "rw": str(rw) if ada_rw else None,
    }
    if cara == "lokasi":
        return Nilai({"lokasi": jalan}, benar | {"rt": None, "rw": None}, ciri="tempat_polos")
    if salah:
        return _tempat_salah(rng, cara, jalan)
    if cara in ("terpadu", "lokasi_rt_rw_satu"):
        isi = rng.choice([f"{jalan} {teks}", f"{jalan}, {teks}", f"{jalan} ({teks})"])
        if "/" in teks and "R" not in teks.upper():
            isi = f"{jalan} RT {rt[0]} RW {rw}"
            benar |= {"rt": str(rt[0]), "rw": str(rw)}
        return Nilai({"lokasi_rt_rw": isi}, benar | {"lokasi": isi}, ciri="tempat_terpadu")
    if cara == "pisah":
        return _pisah(rng, jalan, rt, rw)
    if cara == "rt_rw_saja":
        return Nilai({"rt_rw": teks}, benar | {"lokasi": None}, ciri=f"rt_rw {teks[:6]}")
    return Nilai({"lokasi": jalan, "rt_rw": teks}, benar, ciri="rt_rw")


def _tulis_rt_rw(rng: Random, rt: list[int], rw: int) -> tuple[str, bool]:
    if len(rt) > 1:
        daftar = rng.choice([", ", ",", " & ", " dan "]).join(f"{n:02d}" for n in rt)
        if len(rt) == 3:
            rt[1:] = [rt[0] + 1, rt[0] + 2]
            akhir = f"{rt[0] + 2:02d}"
            daftar = f"{rt[0]:02d} {rng.choice(['s/d', 's.d.', '-', 'sampai'])} {akhir}"
            if rng.random() < 0.3:
                return f"RT. {rt[0]} s/d RT {akhir}", False
        return rng.choice(
            [f"RT {daftar}/RW {rw:02d}", f"RT.{daftar} RW.{rw}", f"RT {daftar} RW {ROMAWI[rw]}"]
        ), True
    n = rt[0]
    return rng.choice(
        [
            f"{n:02d}/{rw:02d}",
            f"RT {n:02d}/RW {rw:02d}",
            f"RT.{n} RW.{rw}",
            f"Rt.{n}/{rw}",
            f"RT{n}RW{rw}",
            f"RT {n} RW {ROMAWI[rw]}",
            f"rt {n} rw {rw}",
            f"RT {n:03d} / RW {rw:03d}",
            f"RT: {n}, RW: {rw}",
            f"{n:03d} / {rw:03d}",
            f"R t.{n} R w.{rw}",
            f"RT/RW {n:02d}/{rw:02d}",
            f"RT-{n} RW-{rw}",
            f"{n}/{ROMAWI[rw]}",
        ]
    ), True


def _pisah(rng: Random, jalan: str, rt: list[int], rw: int) -> Nilai:
    daftar = rng.choice([", ", ",", " dan ", " & "]).join(str(n) for n in rt)
    sel_rt: object = (
        rng.choice([f"{rt[0]:02d}", rt[0], f"RT {rt[0]:02d}", f"RT.{rt[0]}"])
        if len(rt) == 1
        else daftar
    )
    sel_rw = rng.choice([rw, f"{rw:02d}", f"RW {rw}", ROMAWI[rw], f"RW. {ROMAWI[rw]}"])
    benar = {"lokasi": jalan, "rt": ", ".join(map(str, rt)), "rw": str(rw)}
    return Nilai({"lokasi": jalan, "rt": sel_rt, "rw": sel_rw}, benar, ciri="rt_rw_pisah")


def _tempat_salah(rng: Random, cara: str, jalan: str) -> Nilai:
    salah = [
        (dt.date(2023, 5, 3), "RT_RW_JADI_TANGGAL"),
        ("12", "RT_RW_AMBIGU"),
        ("Semua RT", "RT_RW_SEMUA"),
    ]
    isi, kode = rng.choice(salah)
    benar = {"lokasi": jalan if cara != "rt_rw_saja" else None, "rt": None, "rw": None}
    if cara == "pisah":
        sel = {"lokasi": jalan, "rt": "Semua RT", "rw": None}
        return Nilai(sel, benar, [("rt", "RT_RW_SEMUA")], "salah_rt")
    if cara == "terpadu":
        return Nilai({"lokasi_rt_rw": jalan}, benar, ciri="tempat_polos")
    sel = {"rt_rw": isi} | ({} if cara == "rt_rw_saja" else {"lokasi": jalan})
    return Nilai(sel, benar, [("rt_rw", kode)], f"salah_{kode}")


def romawi(n: int) -> str:
    return ROMAWI[n] if n < len(ROMAWI) else f"X{ROMAWI[n - 10]}"
