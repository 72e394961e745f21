"""RT and RW of every row: from their own columns, else from the place, else from the title."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import pandas as pd

from usulan.catatan import Catatan, format_dugaan
from usulan.rt_rw import HasilRtRw, find_rt_rw, parse_rt_rw
from usulan.satuan import KamusSatuan
from usulan.sel_mentah import HasilKolom, SelMentah, read_kolom

_JENIS_UKURAN = ("panjang", "luas", "isi", "berat")
_NAMA = re.compile(r"[^\W\d_]{3}")
_PECAHAN = re.compile(r"^\s*\d{1,3}\s*/\s*\d{1,3}\s*$")
_SEBUT = re.compile(r"(?<![a-z])r\s?\.?\s?[tw](?![a-z])", re.IGNORECASE)


def parse_kolom_rt_rw(mentah: pd.DataFrame, teks: HasilKolom, kamus: KamusSatuan) -> HasilKolom:
    """Parse RT and RW from their columns, else find them in the place, else in the title.

    `teks` are the cleaned text fields. A combined column "Lokasi (RT/RW)" gives the place too:
    `lokasi` is returned as well.
    """
    kolom = {nama: read_kolom(mentah, nama) for nama in ("rt_rw", "rt", "rw", "lokasi", "uraian")}
    benda = _list_ejaan_benda(kamus)
    hasil = HasilKolom({k: [] for k in ("rt", "rw", "sel_rt", "sel_rw", "lokasi", "sel_lokasi")})
    for i in range(len(mentah)):
        lokasi, uraian = teks.kolom["lokasi"][i], teks.kolom["uraian"][i]
        baris = _BarisRtRw(i, lokasi, kolom["lokasi"].sel[i])
        for nama in ("rt_rw", "rt", "rw"):
            if kolom[nama].terisi(i):
                baris.ambil(kolom[nama], nama, benda, hasil.catatan)
        if _is_rt_rw_saja(kolom["lokasi"], i):
            baris.ambil(kolom["lokasi"], "rt_rw", benda, hasil.catatan)
        baris.cari(lokasi, kolom["lokasi"], benda, hasil.catatan)
        baris.cari(uraian, kolom["uraian"], benda, hasil.catatan)
        for nama, nilai in baris.nilai().items():
            hasil.kolom[nama].append(nilai)
    return hasil


def _is_rt_rw_saja(lokasi: SelMentah, i: int) -> bool:
    """Tell whether a place cell is but RT/RW: "003/001", or the date that Excel made of it."""
    return lokasi.jenis[i] == "tanggal" or bool(_PECAHAN.match(lokasi.teks[i] or ""))


def _list_ejaan_benda(kamus: KamusSatuan) -> frozenset[str]:
    """Return spellings that make a number a quantity: "RT 5, 10 titik".

    Short ones of things are left out: "di" is a spelling of daerah irigasi, and a common word.
    """
    return frozenset(
        ejaan
        for ejaan, satuan in kamus.ejaan.items()
        if kamus.jenis[satuan] in _JENIS_UKURAN
        or (kamus.jenis[satuan] == "benda" and len(ejaan) > 2)
    )


@dataclass
class _BarisRtRw:
    """RT and RW of one row while its cells are looked at, the surest first."""

    i: int
    lokasi: str | None
    sel_lokasi: str | None
    rt: str | None = None
    rw: str | None = None
    sel_rt: str | None = None
    sel_rw: str | None = None
    terjawab: bool = False
    """A cell of RT/RW said something, readable or not: nothing is looked for elsewhere."""

    def nilai(self) -> dict[str, str | None]:
        nama = ("rt", "rw", "sel_rt", "sel_rw", "lokasi", "sel_lokasi")
        return {n: getattr(self, n) for n in nama}

    def ambil(
        self, sel: SelMentah, nama: str, satuan: frozenset[str], catatan: list[Catatan]
    ) -> None:
        """Take over a cell that holds what `nama` says: RT, RW or both."""
        i = self.i
        if nama != "rw":
            self.sel_rt = self.sel_rt or sel.sel[i]
        if nama != "rt":
            self.sel_rw = self.sel_rw or sel.sel[i]
        baca = parse_rt_rw(sel.teks[i], sel.jenis[i], nama, satuan)
        if self._is_tempat(baca, nama):
            self.lokasi, self.sel_lokasi = baca.sisa_teks, sel.sel[i]
            baca = replace(baca, kode=None)
        elif nama != "rt_rw" and self._is_bentrok(baca):
            bacaan = (f"RT {baca.rt}/RW {baca.rw}", f"RT {self.rt or '?'}/RW {self.rw or '?'}")
            baca = HasilRtRw(kode="RT_RW_AMBIGU", bacaan=bacaan)
        if baca.kode:
            catatan.append(self._catat(baca, nama, sel.nama))
        self._pakai(baca, sel.sel[i])

    def cari(
        self, teks: str | None, sel: SelMentah, satuan: frozenset[str], catatan: list[Catatan]
    ) -> None:
        """Fill what is still missing from a free text, unless it speaks of another RT or RW."""
        if teks is None or self.terjawab or (self.rt and self.rw):
            return
        baca = find_rt_rw(teks, satuan)
        if self._is_bentrok(baca):
            return
        if baca.kode:
            catatan.append(self._catat(baca, "rt_rw", sel.nama))
        self._pakai(baca, sel.sel[self.i])

    def _catat(self, baca: HasilRtRw, nama: str, asal: str) -> Catatan:
        self.terjawab = True
        isi = {
            "kolom": nama,
            "bacaan": " atau ".join(baca.bacaan),
            "dugaan": format_dugaan(baca.bacaan),
        }
        return Catatan(self.i, baca.kode or "", "rw" if nama == "rw" else "rt", asal, isi)

    def _is_tempat(self, baca: HasilRtRw, nama: str) -> bool:
        """Tell whether a combined cell names a place, with RT and RW or without any."""
        if nama != "rt_rw" or self.lokasi is not None or not baca.sisa_teks:
            return False
        if baca.kode == "RT_RW_TIDAK_TERBACA":
            return _NAMA.search(baca.sisa_teks) is not None and not _SEBUT.search(baca.sisa_teks)
        return baca.kode is None

    def _is_bentrok(self, baca: HasilRtRw) -> bool:
        rt_lain = bool(self.rt and baca.rt and self.rt != baca.rt)
        return rt_lain or bool(self.rw and baca.rw and self.rw != baca.rw)

    def _pakai(self, baca: HasilRtRw, alamat: str | None) -> None:
        if baca.rt and not self.rt:
            self.rt, self.sel_rt = baca.rt, alamat
        if baca.rw and not self.rw:
            self.rw, self.sel_rw = baca.rw, alamat
