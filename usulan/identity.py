"""Whose file is it: kelurahan and year from folder, file name and title, never by a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import pandas as pd

from schemas.berkas import Identitas

_BUKAN_HURUF = re.compile(r"[^a-z0-9]+")
_KODE = re.compile(r"\b\d{2}\.\d{2}\.\d{2}\.\d{4}\b")
_SEBUTAN = re.compile(
    r"\bkel(?:urahan)?\b.*?(?=\b(?:jl|jln|jalan|alamat|kec|kecamatan)\b|$)",
    re.IGNORECASE | re.DOTALL,
)
_TAHUN = re.compile(r"(?<!\d)20[1-9]\d(?!\d)")
_TAHUN_RENCANA = re.compile(
    r"(?:rkpd|renja|anggaran|t\.?a\.?|rencana)\s*(?:kota metro\s*)?(?:tahun|thn|th)?\.?\s*"
    r"(?:anggaran)?\s*:?\s*(20[1-9]\d)",
    re.IGNORECASE,
)
# A bare "Metro" is the city, and "Metro Pusat" a kecamatan: the kelurahan Metro must say so.
_KECAMATAN = re.compile(r"metro (?:pusat|utara|barat|timur|selatan)\b")
_PERLU_SEBUTAN = re.compile(r"\b(?:kel|kelurahan) metro\b(?! (?:pusat|utara|barat|timur|selatan))")


def is_nama_kecamatan(teks: str) -> bool:
    """Tell whether a normalised text starts with the name of a kecamatan ("metro selatan")."""
    return bool(_KECAMATAN.match(teks))


def identify_berkas(
    jalur_relatif: str,
    judul: Sequence[str],
    wilayah: pd.DataFrame,
    tahun_bawaan: int | None = None,
) -> Identitas:
    """Tell kelurahan and year of a file from its path below the inbox and its title texts.

    The name and the title must agree on one kelurahan: when they name different ones, or only one
    of them speaks and names several, it is None and `bertentangan` says what stands where. When the
    name tells one of several in the title, it is that one, and `bertentangan` still says so. The
    year is that of the Musrenbang: "RKPD 2024" or "Anggaran 2024" speaks of the year after it.
    """
    nama = [*reversed(jalur_relatif.split("/"))]
    dari_nama = next((k for k in (find_kelurahan(n, wilayah) for n in nama) if k), frozenset())
    dari_judul = _kelurahan_judul(judul, wilayah)
    kode, bukti, tentang = _putuskan(dari_nama, dari_judul, wilayah)
    tahun, bukti_tahun, tentang_tahun = _putuskan_tahun(jalur_relatif, judul, tahun_bawaan)
    return Identitas(kode, tahun, (*bukti, *bukti_tahun), tentang, tentang_tahun)


def find_kelurahan(teks: str, wilayah: pd.DataFrame) -> frozenset[str]:
    """Return the codes of all kelurahan that a text names (longest name first, none twice)."""
    kode_tertulis = {k for k in _KODE.findall(teks) if k in set(wilayah["kode"])}
    if kode_tertulis:
        return frozenset(kode_tertulis)
    return _cari_nama(_normalise(teks), _daftar_nama(wilayah))


def _kelurahan_judul(judul: Sequence[str], wilayah: pd.DataFrame) -> frozenset[str]:
    """What follows the word "Kelurahan" in a title outweighs other names (streets, offices)."""
    sebutan = [m.group() for t in judul if (m := _SEBUTAN.search(t))]
    for baris in (sebutan, judul):
        kena = frozenset[str]().union(*(find_kelurahan(t, wilayah) for t in baris))
        if kena:
            return kena
    return frozenset()


def _normalise(teks: str) -> str:
    return _BUKAN_HURUF.sub(" ", teks.lower()).strip()


def build_nama_kelurahan(wilayah: pd.DataFrame) -> dict[str, str]:
    """Return every known spelling of every kelurahan (normalised) to its code."""
    return dict(_daftar_nama(wilayah))


def _daftar_nama(wilayah: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    kelurahan = wilayah[wilayah["tingkat"] == "kelurahan"]
    return _susun_nama(
        tuple(
            zip(
                kelurahan["kode"],
                kelurahan["nama"],
                kelurahan["varian_nama"].fillna(""),
                strict=True,
            )
        )
    )


@lru_cache(maxsize=8)
def _susun_nama(baris: tuple[tuple[str, str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return (normalised name, code), longest first, with names also written as one word."""
    pasangan: dict[str, str] = {}
    for kode, nama, varian in baris:
        for bentuk in (nama, *varian.split("|")):
            for kunci in {_normalise(bentuk), _normalise(bentuk).replace(" ", "")} - {""}:
                pasangan.setdefault(kunci, kode)
    return tuple(sorted(pasangan.items(), key=lambda p: (-len(p[0]), p[0])))


def _cari_nama(teks: str, daftar: Iterable[tuple[str, str]]) -> frozenset[str]:
    kena: set[str] = set()
    sisa = teks
    for nama, kode in daftar:
        if _pola(nama).search(sisa):
            kena.add(kode)
            sisa = _pola(nama).sub(" ", sisa)
    return frozenset(kena)


@lru_cache(maxsize=500)
def _pola(nama: str) -> re.Pattern[str]:
    if nama in ("metro", "kel metro", "kelurahan metro"):
        return _PERLU_SEBUTAN
    return re.compile(rf"\b{re.escape(nama)}\b")


def _putuskan(
    dari_nama: frozenset[str], dari_judul: frozenset[str], wilayah: pd.DataFrame
) -> tuple[str | None, tuple[str, ...], tuple[str, ...]]:
    sebut = dict(zip(wilayah["kode"], wilayah["nama"], strict=True))
    bukti = [f"nama berkas: {sebut[k]}" for k in sorted(dari_nama)]
    bukti += [f"judul lembar: {sebut[k]}" for k in sorted(dari_judul)]
    sepakat = dari_nama & dari_judul if dari_nama and dari_judul else dari_nama | dari_judul
    if len(sepakat) == 1:
        beberapa = tuple(bukti) if len(dari_nama | dari_judul) > 1 else ()
        return next(iter(sepakat)), tuple(bukti), beberapa
    return None, (), tuple(bukti)


def _putuskan_tahun(
    jalur: str, judul: Sequence[str], bawaan: int | None
) -> tuple[int | None, tuple[str, ...], tuple[str, ...]]:
    folder, _, nama = jalur.rpartition("/")
    for asal, teks in (("folder", folder), ("nama berkas", nama)):
        tahun = _tahun_judul([teks])
        if len(tahun) == 1:
            return _cocokkan_tahun(tahun.pop(), asal, judul)
    dari_judul = _tahun_judul(judul)
    if len(dari_judul) == 1:
        return next(iter(dari_judul)), (f"judul lembar: {next(iter(dari_judul))}",), ()
    if bawaan is not None:
        return _cocokkan_tahun(bawaan, "pilihan", judul)
    return None, (), tuple(f"judul lembar: {t}" for t in sorted(dari_judul))


def _cocokkan_tahun(
    tahun: int, asal: str, judul: Sequence[str]
) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    """A title may name the year of the Musrenbang or the planned year after it."""
    lain = [t for t in sorted(_tahun_judul(judul)) if t not in (tahun, tahun + 1)]
    return tahun, (f"{asal}: {tahun}",), tuple(f"judul lembar: {t}" for t in lain)


def _tahun_judul(judul: Sequence[str]) -> set[int]:
    hasil: set[int] = set()
    for teks in judul:
        rencana = {int(t) for t in _TAHUN_RENCANA.findall(teks)}
        hasil |= {t - 1 for t in rencana}
        hasil |= {int(t) for t in _TAHUN.findall(teks)} - rencana
    return hasil
