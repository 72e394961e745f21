"""Telling what each row of a table is: a proposal, or one of JENIS_BARIS."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from usulan.layout.kisi import Sel

_NOMOR = re.compile(r"^\(?\d{1,4}\s*[.)]?$")
_PENANDA = re.compile(r"^\(?([ivxlc]{1,6}|[a-z])\s*[.)]?$", re.IGNORECASE)
_PENANDA_DEPAN = re.compile(r"^([IVX]{1,5}|[A-Z])\s*[.)]\s*\S")
_UANG_SAJA = re.compile(
    r"^[\s\d.,:()=-]*(rp|idr)?[\s\d.,:-]*(juta|jt|ribu|rb|m|milyar|miliar)?\.?[\s,-]*$",
    re.IGNORECASE,
)
_KOLOM_ANGKA = frozenset({"anggaran", "volume", "harga_satuan", "volume_satuan"})
_DITTO = re.compile(
    r"^(\"|''|”|“|〃|-\s*\"\s*-|idem|ditto|s\.?d\.?a\.?|sama dengan (di )?atas)$", re.IGNORECASE
)


class PolaBaris:
    """The phrases of reference/frasa_baris.csv by kind of row, compiled."""

    def __init__(self, frasa_baris: pd.DataFrame) -> None:
        self._pola = {
            jenis: re.compile("|".join(f"(?:{p})" for p in grup["pola"]), re.IGNORECASE)
            for jenis, grup in frasa_baris.groupby("jenis")
        }

    def cocok(self, jenis: str, teks: str) -> bool:
        """Tell whether a text starts the way rows of this kind start."""
        pola = self._pola.get(jenis)
        return bool(pola and pola.search(teks.strip()))


@dataclass(frozen=True)
class IsiBaris:
    """The cells of one row inside one table. `per_kolom` is by field, empty cells left out."""

    sel: Sequence[Sel]
    per_kolom: dict[str, Sel]
    uraian_warisan: bool = False
    lebar_gabungan: int = 1
    """Columns that the merged range of the row's first cell spans."""


@dataclass
class Pembaca:
    """Reads the rows of one table in order: what a row is may depend on the rows before it."""

    pola: PolaBaris
    kolom_uraian: int
    ekor: str | None = field(default=None)
    """Set once the table has ended in a signature block or notes, until a proposal follows."""
    setelah_jumlah: bool = False

    def judge_baris(self, isi: IsiBaris) -> str:
        """Return "usulan" or the kind of row."""
        jenis = self._judge(isi)
        if jenis in ("tanda_tangan", "catatan"):
            self.ekor = jenis
        elif jenis == "usulan":
            self.ekor = None
        if jenis != "kosong":
            self.setelah_jumlah = jenis in ("total", "subtotal")
        return jenis

    def _judge(self, isi: IsiBaris) -> str:
        if not isi.sel:
            return "kosong"
        bernomor = has_nomor(isi)
        if bernomor and len(isi.sel) == 1:
            return "kosong"
        if not bernomor:
            bukan = self._judge_tanpa_nomor(isi)
            if bukan:
                return bukan
        if is_bagian(isi, self.pola, self.kolom_uraian):
            return "bagian"
        return self._judge_ekor(isi, bernomor)

    def _judge_ekor(self, isi: IsiBaris, bernomor: bool) -> str:
        """After the table's end a row needs the look of a proposal to be one.

        A lone text below a sum ("Terbilang: ...") is a note.
        """
        if self.setelah_jumlah and not bernomor and len(isi.sel) == 1:
            return "catatan"
        lengkap = "uraian" in isi.per_kolom and len(isi.per_kolom) >= 3
        return "usulan" if self.ekor is None or bernomor or lengkap else self.ekor

    def _judge_tanpa_nomor(self, isi: IsiBaris) -> str | None:
        awal = next((s.teks for s in isi.sel if s.jenis == "teks"), None) or ""
        if self._is_jumlah("subtotal", awal, isi):
            return "subtotal"
        if self._is_jumlah("total", awal, isi) or is_angka_saja(isi):
            return "total"
        if not _has_uang(isi) and any(
            self.pola.cocok("tanda_tangan", s.teks or "") for s in isi.sel
        ):
            return "tanda_tangan"
        if len(isi.sel) <= 2 and self.pola.cocok("catatan", awal):
            return "catatan"
        return None

    def _is_jumlah(self, jenis: str, awal: str, isi: IsiBaris) -> bool:
        """A sum row starts with the word and holds nothing else but numbers."""
        if not self.pola.cocok(jenis, awal):
            return False
        lain = [s for s in isi.sel if s.teks != awal]
        return all(s.jenis != "teks" or _UANG_SAJA.match(s.teks or "") for s in lain)


def has_nomor(isi: IsiBaris) -> bool:
    """Tell whether the row carries a running number (1, 2., 3))."""
    nomor = isi.per_kolom.get("nomor")
    return bool(nomor and _NOMOR.match(nomor.teks or ""))


def is_angka_saja(isi: IsiBaris) -> bool:
    """Tell whether the row holds bare amounts under money or volume only: a sum without a label."""
    kolom = set(isi.per_kolom)
    return (
        "anggaran" in kolom
        and not isi.uraian_warisan
        and kolom <= _KOLOM_ANGKA
        and len(isi.sel) == len(kolom)
        and all(map(_is_jumlah_saja, isi.per_kolom.values()))
    )


def _is_jumlah_saja(sel: Sel) -> bool:
    if sel.jenis in ("angka", "rumus_tanpa_nilai"):
        return True
    teks = sel.teks or ""
    return any(h.isdigit() for h in teks) and bool(_UANG_SAJA.match(teks))


def _has_uang(isi: IsiBaris) -> bool:
    uang = isi.per_kolom.get("anggaran")
    return bool(uang and uang.jenis == "angka")


def is_bagian(isi: IsiBaris, pola: PolaBaris, kolom_uraian: int) -> bool:
    """Tell whether a row is a section heading: one text, nothing of a proposal beside it."""
    teks = [s for s in isi.sel if s.jenis == "teks" and not _is_tanda(s)]
    if len(teks) != 1 or any(s.jenis not in ("teks", "angka") for s in isi.sel):
        return False
    judul = teks[0].teks or ""
    lain = [s for s in isi.sel if s is not teks[0]]
    penanda = [s for s in lain if s.titik[1] < teks[0].titik[1]]
    if len(lain) > len(penanda) + 1 or any(not _is_tanda(s) for s in penanda):
        return False
    sisa = [s for s in lain if s not in penanda]
    if sisa and not (pola.cocok("bagian", judul) and sisa[0] is isi.per_kolom.get("anggaran")):
        return False
    if any(_NOMOR.match(s.teks or "") for s in penanda):
        return pola.cocok("bagian", judul) and bool(re.match(r"bidang|prioritas", judul, re.I))
    if penanda:
        return True
    return _looks_bagian(judul, teks[0], isi, pola, kolom_uraian)


def _looks_bagian(judul: str, sel: Sel, isi: IsiBaris, pola: PolaBaris, kolom_uraian: int) -> bool:
    huruf = [h for h in judul if h.isalpha()]
    return (
        isi.lebar_gabungan > 1
        or sel.titik[1] < kolom_uraian
        or pola.cocok("bagian", judul)
        or bool(_PENANDA_DEPAN.match(judul))
        or (len(huruf) >= 4 and judul == judul.upper())
    )


def _is_tanda(sel: Sel) -> bool:
    teks = sel.teks or ""
    return bool(_NOMOR.match(teks) or _PENANDA.match(teks))


def is_ditto(teks: str | None) -> bool:
    """Tell whether a cell says "same as above" (idem, sda, a ditto mark)."""
    return bool(teks and _DITTO.match(teks.strip()))


def strip_penanda(judul: str) -> str:
    """Return a section heading without its running mark: "I. BIDANG FISIK" is "BIDANG FISIK"."""
    return re.sub(r"^\(?([ivxIVX]{1,5}|[A-Za-z]|\d{1,2})\s*[.)]\s*", "", judul.strip()) or judul
