"""How people spell money, volumes, units and RT/RW. Each spelling keeps what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from pembuat.model import NilaiSel, Usulan

SATUAN_TULIS: dict[str, tuple[str, ...]] = {
    "m": ("m", "M", "meter", "Meter", "mtr", "M'"),
    "m2": ("m2", "M2", "m²", "M²"),
    "m3": ("m3", "M3", "m³"),
    "unit": ("unit", "Unit", "UNIT"),
    "buah": ("buah", "bh", "Buah"),
    "titik": ("titik", "Titik", "ttk"),
    "paket": ("paket", "Paket", "pkt"),
    "orang": ("orang", "Orang", "org"),
    "KK": ("KK", "kk"),
    "lokasi": ("lokasi", "Lokasi"),
    "kelompok": ("kelompok", "Kelompok", "klp"),
    "lembaga": ("lembaga",),
    "kegiatan": ("kegiatan", "Kegiatan", "keg"),
    "set": ("set", "Set"),
    "ekor": ("ekor", "Ekor"),
    "kg": ("kg", "Kg"),
    "batang": ("batang", "btg"),
    "ruang": ("ruang", "Ruang"),
}

_ROMAWI = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def tulis_romawi(angka: int) -> str:
    """Return a small number in Roman numerals."""
    hasil = ""
    for nilai, huruf in _ROMAWI:
        while angka >= nilai:
            hasil, angka = hasil + huruf, angka - nilai
    return hasil


def tulis_ribuan(angka: int | Decimal) -> str:
    """Return a number the Indonesian way: 1234567.5 is 1.234.567,5."""
    bulat, _, pecahan = f"{angka:f}".partition(".")
    pecahan = pecahan.rstrip("0")
    teks = f"{int(bulat):,}".replace(",", ".")
    return f"{teks},{pecahan}" if pecahan else teks


def _bagi(rupiah: int, faktor: int) -> int | float:
    hasil = Decimal(rupiah) / faktor
    return int(hasil) if hasil == int(hasil) else float(hasil)


def _tulis_juta(rupiah: int) -> str:
    return tulis_ribuan(Decimal(rupiah) / 1_000_000)


def _tulis_miliar(rupiah: int) -> str:
    if rupiah % 50_000_000 or rupiah < 1_000_000_000:
        return f"{_tulis_juta(rupiah)} jt"
    return f"{tulis_ribuan(Decimal(rupiah) / 1_000_000_000)} M"


UANG: dict[str, Callable[[int], NilaiSel]] = {
    "angka": lambda r: r,
    "rp_koma_strip": lambda r: f"Rp {tulis_ribuan(r)},-",
    "rp_titik": lambda r: f"Rp. {tulis_ribuan(r)}",
    "rp_rapat": lambda r: f"Rp{tulis_ribuan(r)}",
    "spasi": lambda r: f" {tulis_ribuan(r)} ",
    "titik": tulis_ribuan,
    "sen": lambda r: f"{tulis_ribuan(r)},00",
    "angka_teks": str,
    "rp_jt": lambda r: f"Rp.{_tulis_juta(r)} jt",
    "juta": lambda r: f"{_tulis_juta(r)} juta",
    "miliar": _tulis_miliar,
    "ribuan": lambda r: _bagi(r, 1_000),
    "jutaan": lambda r: _bagi(r, 1_000_000),
}
"""Spellings of an amount in rupiah; `ribuan` and `jutaan` stand under a heading that says so."""

FORMAT_UANG = {
    "angka": "#,##0",
    "ribuan": "#,##0",
    "jutaan": "#,##0.0",
}


@dataclass(frozen=True)
class EjaanRt:
    """A spelling of RT/RW: pattern for one RT, and pattern for several (with {rts} or {a}, {b})."""

    satu: str
    banyak: str = ""

    @property
    def menyebut_rw(self) -> bool:
        """Whether the spelling says the RW at all."""
        return "{rw" in self.satu

    @property
    def berkata(self) -> bool:
        """Whether the spelling says the word RT, so that it can stand inside other text."""
        return any(huruf.isalpha() for huruf in self.tulis((1,), 1))

    def tulis(self, rt: tuple[int, ...], rw: int | None) -> str:
        """Return the text for these RT and this RW."""
        isi = {
            "rt": rt[0],
            "rw": rw or 0,
            "rw_romawi": tulis_romawi(rw or 0),
            "rts": ", ".join(f"{n:03d}" for n in rt),
            "a": rt[0],
            "b": rt[-1],
        }
        return (self.banyak if len(rt) > 1 else self.satu).format(**isi)


RT: dict[str, EjaanRt] = {
    "baku": EjaanRt("RT {rt:02d} RW {rw:02d}", "RT {a:02d} dan {b:02d} RW {rw:02d}"),
    "garis": EjaanRt("RT {rt:02d}/RW {rw:02d}", "RT {a:02d},{b:02d}/RW {rw:02d}"),
    "titik": EjaanRt("RT. {rt:02d} / RW. {rw:02d}", "RT. {a} s/d RT {b} RW {rw}"),
    "kecil": EjaanRt("rt {rt} rw {rw}", "rt {a}, {b} rw {rw}"),
    "singkat": EjaanRt("Rt.{rt}/{rw}", "Rt.{a},{b}/{rw}"),
    "rapat": EjaanRt("RT{rt:02d}RW{rw:02d}", "RT{a:02d},{b:02d} RW{rw:02d}"),
    "tiga": EjaanRt("RT {rt:03d} RW {rw:03d}", "RT {rts} RW {rw:03d}"),
    "romawi": EjaanRt("RT {rt:02d} RW {rw_romawi}", "RT {a:02d}, {b:02d} RW {rw_romawi}"),
    "angka": EjaanRt("{rt:02d}/{rw:02d}", "{a:02d},{b:02d}/{rw:02d}"),
    "tanpa_rw": EjaanRt("RT {rt:02d}", "RT. {a} s/d RT {b}"),
}


def tulis_ukuran(usulan: Usulan, satuan: str, *, rinci: bool, ribuan: bool, acak: Random) -> str:
    """Return volume and unit in one text: "200 m", "100 m x 2,5 m", "± 300 m2"."""
    if rinci and len(usulan.ukuran) > 1:
        meter = "M" if satuan.startswith("M") else "m"
        return " x ".join(f"{_angka(u, ribuan=ribuan)} {meter}" for u in usulan.ukuran)
    kira = "± " if usulan.satuan in {"m", "m2"} and acak.random() < 0.15 else ""
    return f"{kira}{_angka(usulan.volume, ribuan=ribuan)} {satuan}"


def tulis_kali(usulan: Usulan) -> NilaiSel:
    """Return the dimensions without unit, "100 x 2,5", or the number when there is only one."""
    if len(usulan.ukuran) > 1:
        return " x ".join(_angka(u, ribuan=False) for u in usulan.ukuran)
    return int(usulan.volume)


def angka_sel(nilai: Decimal) -> int | float:
    """Return a quantity as a number cell holds it."""
    return int(nilai) if nilai == int(nilai) else float(nilai)


def teks_benar(nilai: Decimal) -> str:
    """Return a quantity in machine form for the truth: "600", "37.5"."""
    return str(int(nilai)) if nilai == int(nilai) else f"{nilai.normalize():f}"


def _angka(nilai: Decimal, *, ribuan: bool) -> str:
    teks = tulis_ribuan(nilai)
    return teks if ribuan else teks.replace(".", "")
