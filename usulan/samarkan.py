"""Personal data in texts: told apart from money and RT/RW, and hidden before a text travels.

Kelurahan write NIK (16 digits, often badly cut), phone numbers and names into housing and social
aid rows. Only the row's own kelurahan gets them back; everywhere else they are masked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

import pandas as pd

from schemas.hasil import HasilBerkas
from schemas.kolom import KOLOM_TEKS

NIK_DISAMARKAN = "[NIK disamarkan]"
TELEPON_DISAMARKAN = "[telepon disamarkan]"
NAMA_DISAMARKAN = "[nama disamarkan]"

TEKS_USULAN = (*KOLOM_TEKS, "satuan", "volume_teks", "anggaran_teks", "dasar_klasifikasi")
"""Columns of a proposal that hold what people typed, or quote it."""
TEKS_TEMUAN = ("nilai", "pesan", "saran")
VOLUME_MUSTAHIL = 10**13

_PISAH = r"[\s.\-\u2010-\u2015]"
_ANTARA = rf"{_PISAH}{{0,2}}"
# O and l stand in for 0 and 1 where somebody retyped a card.
_MIRIP = r"[\dOoIl]"
_BERDIGIT = re.compile(r"\d(?:\D{0,4}\d){8}")
_MUNGKIN_NIK = re.compile(r"\d(?:\D{0,4}\d){9}")
_NIK_UTUH = re.compile(
    rf"(?P<label>\bN\.?I\.?K\b[\s.:=(\-]{{0,4}}){_MIRIP}(?:{_ANTARA}{_MIRIP}){{9,19}}(?!\w)"
    rf"|(?<!\d)\d{{14,}}(?!\d)|(?<!\w){_MIRIP}{{14,18}}(?!\w)",
    re.IGNORECASE,
)
_NIK_SAH = re.compile(
    # Province, city, kecamatan, day of birth (women + 40), month, year, serial number.
    r"(?<!\d)"
    + _ANTARA.join(
        [
            r"(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])",
            *(r"\d\d", r"\d\d"),
            r"(?:[04][1-9]|[1256]\d|[37][01])",
            r"(?:0[1-9]|1[0-2])",
            *(r"\d\d", r"\d\d", r"\d\d"),
        ]
    )
    + r"(?!\d)"
)
_NIK_LONGGAR = re.compile(rf"(?<!\d)\d(?:{_ANTARA}\d){{13,17}}(?!\d)")
_TANGGAL = re.compile(r"(?<!\d)(?:(?:19|20)\d\d-\d\d-\d\d|\d\d?[-.]\d\d?[-.](?:19|20)\d\d)(?!\d)")
_RIBUAN = re.compile(r"\d{1,3}(?:\.\d{3})*")
_TAHUN = re.compile(r"(?:19|20)\d\d")

_TELEPON = re.compile(
    r"(?<!\d)(?<!\d[.,])(?:\+\s?62\D{0,2}\d{2,3}|08\d{1,2})"
    rf"{_PISAH}?\d{{3,4}}{_PISAH}?\d{{2,5}}(?!\d)"
)
_TELEPON_BERLABEL = re.compile(
    r"(?P<label>\b(?:hp|wa|whatsapp|te?le?po?n|telp|tlp)\b\W{0,3})"
    r"(?:\+?62|0|8)(?:[\s.()\-]{0,2}\d){7,12}(?!\d)",
    re.IGNORECASE,
)
_DIGIT_TELEPON = range(9, 15)

_KATA = r"[^\W\d_][^\s\d,;:(/]*"
_NAMA = rf"(?P<nama>{_KATA}(?:\s{_KATA}){{0,3}})(?P<akhir>[\s.,;:(/\-]*)$"
_NAMA_BERPENANDA = re.compile(
    r"\b(?:an|a\.\s?n|atas nama|bernama|nama|bpk|bapak|pak|ibu|bu|sdri?|saudar[ai])\b[.:\s]*"
    + _NAMA,
    re.IGNORECASE,
)
_NAMA_AKHIR = re.compile(r"\b" + _NAMA)
_BUKAN_NAMA = re.compile(
    "anak|ayah|bantuan|bedah|bpjs|dan|data|dengan|di|dua|huni|ibu|jamban|janda|kartu|kel|keluarga|"
    "kelurahan|kepala|ktp|kursi|lansia|layak|miskin|milik|mohon|no|nomor|pembangunan|penerima|"
    "perbaikan|perempuan|pkh|rehab|rehabilitasi|roda|rt|rtlh|rumah|rw|santunan|satu|sembako|tidak|"
    "untuk|usaha|warga|yatim",
    re.IGNORECASE,
)
_HURUF_NAMA = 80
"""A name with its title is no longer; what stands farther before a NIK is not looked at."""


@lru_cache(maxsize=65_536)
def mask_data_pribadi(teks: str) -> str:
    """Return the text with NIK, phone numbers, and a name before a NIK hidden.

    A NIK is also seen when it is badly typed (14 to 18 digits, parted, O for 0). Money with its
    thousands parted, dates, years and RT/RW stay. Masking twice changes nothing more.
    """
    if not _BERDIGIT.search(teks):
        return teks
    mungkin_nik = _MUNGKIN_NIK.search(teks) is not None
    hasil = _mask_nik_utuh(teks) if mungkin_nik else teks
    hasil = _TELEPON_BERLABEL.sub(_mask_telepon, hasil)
    hasil = _TELEPON.sub(_mask_telepon, hasil)
    return _mask_nik_berpisah(hasil) if mungkin_nik else hasil


def has_data_pribadi(teks: str) -> bool:
    """Tell whether a text holds a NIK or a phone number."""
    return mask_data_pribadi(teks) != teks


Bingkai = TypeVar("Bingkai", bound=pd.DataFrame)


def mask_bingkai(bingkai: Bingkai, kolom: Iterable[str]) -> Bingkai:
    """Return the frame with personal data hidden in those of the named columns that it has."""
    return bingkai.assign(
        **{
            k: bingkai[k].map(mask_data_pribadi, na_action="ignore").astype("str")
            for k in kolom
            if k in bingkai
        }
    )


def mask_hasil(hasil: HasilBerkas) -> HasilBerkas:
    """Return a file's result fit to leave the kelurahan: every typed text is masked.

    Money, codes, identities and addresses stay, so the rows still lead back to their cells.
    """
    return replace(
        hasil,
        diterima=_mask_usulan(hasil.diterima),
        ditolak=_mask_usulan(hasil.ditolak),
        temuan=mask_bingkai(hasil.temuan, TEKS_TEMUAN),
        bukan_usulan=mask_bingkai(hasil.bukan_usulan, ("teks",)),
        jumlah_tertulis=mask_bingkai(hasil.jumlah_tertulis, ("teks",)),
        pemetaan=mask_bingkai(hasil.pemetaan, ("kepala",)),
    )


def _mask_usulan(usulan: Bingkai) -> Bingkai:
    # A NIK that slipped into the column beside it was read as a quantity.
    volume = usulan["volume"].where(usulan["volume"] < VOLUME_MUSTAHIL)
    return mask_bingkai(usulan.assign(volume=volume), TEKS_USULAN)


def _mask_nik_utuh(teks: str) -> str:
    """Hide numbers that are NIK by their label or their length, and the names before them."""
    bagian: list[str] = []
    mulai = 0
    for cocok in _NIK_UTUH.finditer(teks):
        nomor, label = cocok[0], cocok["label"] or ""
        if not _is_nik_utuh(nomor.removeprefix(label), berlabel=bool(label)):
            continue
        depan = _mask_nama(teks[mulai : cocok.start()], berlabel=bool(label))
        bagian += [depan, label, NIK_DISAMARKAN]
        mulai = cocok.end()
    return "".join([*bagian, teks[mulai:]])


def _is_nik_utuh(nomor: str, *, berlabel: bool) -> bool:
    digit = _digit(nomor)
    if berlabel:
        return len(digit) >= 10
    # A budget beyond all sense still is money: 15000000000000.
    return len(digit) >= 16 or (len(digit) >= 12 and not digit.endswith("000000"))


def _mask_nama(depan: str, *, berlabel: bool) -> str:
    """Hide the name a text ends with: after "Bpk", "an." and the like, or in capitals before NIK.

    Words of the work in front of it ("Bedah Rumah Suparno NIK ...") stay.
    """
    kepala, ekor = depan[:-_HURUF_NAMA], depan[-_HURUF_NAMA:]
    cocok = _NAMA_BERPENANDA.search(ekor)
    if cocok is not None:
        return kepala + ekor[: cocok.start("nama")] + NAMA_DISAMARKAN + cocok["akhir"]
    cocok = _NAMA_AKHIR.search(ekor) if berlabel else None
    if cocok is None:
        return depan
    awal = _awal_nama(cocok["nama"])
    if awal == len(cocok["nama"]):
        return depan
    return kepala + ekor[: cocok.start() + awal] + NAMA_DISAMARKAN + cocok["akhir"]


def _awal_nama(kata_kata: str) -> int:
    """Return where the capitalised words at the end begin that are no words of the work."""
    awal = len(kata_kata)
    for kata in reversed(list(re.finditer(r"\S+", kata_kata))):
        if not kata[0][0].isupper() or _BUKAN_NAMA.fullmatch(kata[0]):
            break
        awal = kata.start()
    return awal


def _mask_telepon(cocok: re.Match[str]) -> str:
    label = cocok.groupdict().get("label") or ""
    nomor = cocok[0].removeprefix(label)
    if len(_digit(nomor)) not in _DIGIT_TELEPON or _is_ribuan(nomor):
        return cocok[0]
    return label + TELEPON_DISAMARKAN


def _mask_nik_berpisah(teks: str) -> str:
    hasil = _NIK_SAH.sub(_mask_nik_sah, teks)
    return _NIK_LONGGAR.sub(_mask_nik_longgar, hasil)


def _mask_nik_sah(cocok: re.Match[str]) -> str:
    return cocok[0] if _TANGGAL.search(cocok[0]) else NIK_DISAMARKAN


def _mask_nik_longgar(cocok: re.Match[str]) -> str:
    return NIK_DISAMARKAN if _is_nik_longgar(cocok[0]) else cocok[0]


def _is_nik_longgar(teks: str) -> bool:
    """Tell a badly cut NIK from several numbers that stand beside each other."""
    deret = re.findall(r"\d+", teks)
    banyak = sum(map(len, deret))
    if _RIBUAN.fullmatch(teks):
        # Excel shows a NIK cell with thousands; no budget has 16 digits.
        return banyak >= 16
    return not (
        banyak < 3 * len(deret)
        or _TANGGAL.search(teks)
        or all(_TAHUN.fullmatch(d) for d in deret)
        or any(len(d) >= 7 and d.endswith("000") for d in deret)
        or all(_is_ribuan(bagian) for bagian in re.split(r"[^\d.]+", teks))
    )


def _is_ribuan(teks: str) -> bool:
    return _RIBUAN.fullmatch(teks.strip(".")) is not None


def _digit(teks: str) -> str:
    return "".join(re.findall(r"\d", teks))
