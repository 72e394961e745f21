"""Cutting a proposal: what is the work, what only tells the place, the proposer, who benefits.

The object of the work decides the bidang urusan, so "drainase Jl. Jeruk depan masjid" must count
neither the road nor the mosque. Which words open and end a place is reference/konteks.csv.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from usulan.classify.frasa import IndeksFrasa
from usulan.classify.teks import PEMBATAS, Kata

NAMA_TAMBAHAN = 2
"""After the first word of a street's name at most so many more unknown words belong to it."""
BAGIAN_INTI = ("inti", "penerima", "kurung")
BAGIAN_LUAR = ("inti", "kurung", "milik")


class Arti(NamedTuple):
    """What a phrase means: rows of the lexicon, and its roles in reference/konteks.csv.

    `kebijakan` is a row of kebijakan_urusan.csv. `peran` is the role that comes first in reading
    (see `choose_peran`), worked out once because every word of every text asks for it.
    """

    entri: tuple[int, ...] = ()
    jenis: frozenset[str] = frozenset()
    kebijakan: int | None = None
    peran: str = "kata"


PEMBUKA = ("tempat", "pengusul", "penerima")


def choose_peran(entri: tuple[int, ...], jenis: frozenset[str]) -> str:
    """Return abaikan, nama, sambung, jalan, pembuka or kata: the first that applies."""
    if "abaikan" in jenis:
        return "abaikan"
    if "nama" in jenis and not entri:
        return "nama"
    if "sambung" in jenis or "jalan" in jenis:
        return "sambung" if "sambung" in jenis else "jalan"
    return "kata" if jenis.isdisjoint(PEMBUKA) else "pembuka"


class Kena(NamedTuple):
    """A phrase of the lexicon found in a text.

    `bagian` is inti, penerima, kurung, milik ("di mushola": perhaps the owner) or tempat.
    `tersambung` tells that "dan" or a comma stands between it and what came before.
    """

    entri: tuple[int, ...]
    frasa: str
    bagian: str
    tersambung: bool
    kebijakan: int | None = None


@dataclass(slots=True)
class Sidikan:
    """A text taken apart. `inti` are the words that tell the work, without places and names."""

    inti: list[str] = field(default_factory=list)
    tempat: list[str] = field(default_factory=list)
    kena: list[Kena] = field(default_factory=list)
    luar: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Pemindai:
    """Walks over the tokens of one text once, from left to right."""

    kata: Sequence[str]
    disingkat: Sequence[bool]
    indeks: IndeksFrasa[Arti]
    luar: IndeksFrasa[int] | None
    bagian: str = "inti"
    sebelum_kurung: str = "inti"
    tersambung: bool = False
    sesudah_kerja: bool = True
    sesudah_di: bool = False
    hasil: Sidikan = field(default_factory=Sidikan)

    def run(self) -> Sidikan:
        posisi = 0
        banyak = len(self.kata)
        while posisi < banyak:
            if self.kata[posisi] in PEMBATAS:
                self._batas(posisi)
                posisi += 1
                continue
            temuan = self.indeks.find(self.kata, posisi)
            if temuan is None:
                self._simpan(posisi, 1)
                self.sesudah_kerja = self.sesudah_di = False
                posisi += 1
                continue
            panjang, arti = self._lepas_kerja(posisi, temuan) if temuan[0] == 2 else temuan
            posisi = self._baca(posisi, panjang, arti)
        return self.hasil

    def _batas(self, posisi: int) -> None:
        tanda = self.kata[posisi]
        if tanda == "(":
            self.sebelum_kurung, self.bagian = self.bagian, "kurung"
        elif tanda == ")":
            self.bagian = self.sebelum_kurung
        elif not (self.bagian == "tempat" and self._is_patokan(posisi + 1)):
            self.bagian = "kurung" if self.bagian == "kurung" else "inti"
        self.tersambung = tanda in ",/"
        self.sesudah_kerja = False

    def _baca(self, posisi: int, panjang: int, arti: Arti) -> int:
        """Take one phrase into account and return where to go on."""
        peran = arti.peran
        akhir = posisi + panjang
        if peran == "abaikan":
            return akhir
        if peran == "nama":
            self.hasil.tempat.extend(self.kata[posisi:akhir])
            return akhir
        if "kerja" in arti.jenis and self.bagian != "kurung":
            self.bagian = "inti"
        if peran == "sambung":
            self._sambung(akhir)
        elif peran == "jalan":
            self._jalan(posisi, panjang, arti)
        elif peran == "pembuka" and self._is_pembuka(panjang, arti):
            self._buka(posisi, panjang, arti.jenis)
        else:
            self._catat(posisi, panjang, arti)
        return self._lewati_nama(akhir) if self.disingkat[akhir - 1] else akhir

    def _lepas_kerja(self, posisi: int, temuan: tuple[int, Arti]) -> tuple[int, Arti]:
        """Let the object go first: in "perbaikan jalan setapak" the work is "jalan setapak"."""
        kata_kerja = self.indeks.find(self.kata[posisi : posisi + 1], 0)
        objek = self.indeks.find(self.kata, posisi + 1)
        if kata_kerja is None or "kerja" not in kata_kerja[1].jenis or objek is None:
            return temuan
        return kata_kerja if objek[0] > 1 and objek[1].entri else temuan

    def _is_pembuka(self, panjang: int, arti: Arti) -> bool:
        """Tell whether the phrase opens a place, proposer or beneficiary (and is no object)."""
        return not (arti.entri and (panjang > 1 or self.sesudah_kerja))

    def _buka(self, posisi: int, panjang: int, jenis: frozenset[str]) -> None:
        self.sesudah_di = self.kata[posisi] == "di" and panjang == 1
        if self.bagian != "kurung" or "pengusul" in jenis:
            self.bagian = next(j for j in PEMBUKA if j in jenis)
        self._simpan(posisi, panjang)
        self.sesudah_kerja = False

    def _sambung(self, berikut: int) -> None:
        """Join: after a place, only something that is no landmark leads back to the works."""
        self.tersambung = True
        if self.bagian == "tempat" and self._is_karya(berikut):
            self.bagian = "inti"

    def _jalan(self, posisi: int, panjang: int, arti: Arti) -> None:
        """A bare "jalan" or "gang" is the object right after a verb or at the start."""
        awal = self.bagian == "inti" and not self.hasil.kena
        if awal and (self.sesudah_kerja or not self.hasil.inti):
            self._catat(posisi, panjang, arti)
        else:
            self._simpan(posisi, panjang)
            if self.bagian != "kurung":
                self.bagian = "tempat"

    def _catat(self, posisi: int, panjang: int, arti: Arti) -> None:
        self._simpan(posisi, panjang)
        bagian = "milik" if self.bagian == "tempat" and self.sesudah_di else self.bagian
        if arti.entri and bagian != "pengusul":
            frasa = " ".join(self.kata[posisi : posisi + panjang])
            kena = Kena(arti.entri, frasa, bagian, self.tersambung, arti.kebijakan)
            self.hasil.kena.append(kena)
            self.tersambung = False
        if self.luar is not None and bagian in BAGIAN_LUAR:
            self._catat_luar(self.luar, posisi, panjang)
        self.sesudah_kerja = "kerja" in arti.jenis
        self.sesudah_di = False

    def _catat_luar(self, luar: IndeksFrasa[int], posisi: int, panjang: int) -> None:
        """Note works of others, also where they overlap a phrase ("perbaikan jalan nasional")."""
        for awal in range(posisi, posisi + panjang):
            temuan = luar.find(self.kata, awal)
            if temuan is not None:
                self.hasil.luar.append(temuan[1])

    def _lewati_nama(self, akhir: int) -> int:
        """Skip a street's name after "Jl." (an abbreviation is always followed by a name)."""
        if self.kata[akhir - 1] not in ("jalan", "gang"):
            return akhir
        if akhir < len(self.kata) and self._is_nama(akhir):
            akhir = self._simpan_nama(akhir)
            for _ in range(NAMA_TAMBAHAN):
                if akhir >= len(self.kata) or self._is_dikenal(akhir):
                    break
                akhir = self._simpan_nama(akhir)
        return akhir

    def _simpan_nama(self, posisi: int) -> int:
        self.hasil.tempat.append(self.kata[posisi])
        return posisi + 1

    def _is_nama(self, posisi: int) -> bool:
        if self.kata[posisi] in PEMBATAS:
            return False
        temuan = self.indeks.find(self.kata, posisi)
        return temuan is None or not temuan[1].jenis & {"kerja", "tempat", "sambung", "penerima"}

    def _is_dikenal(self, posisi: int) -> bool:
        if self.kata[posisi] in PEMBATAS:
            return True
        temuan = self.indeks.find(self.kata, posisi)
        return temuan is not None and "nama" not in temuan[1].jenis

    def _is_patokan(self, posisi: int) -> bool:
        if posisi >= len(self.kata) or self.kata[posisi] in PEMBATAS:
            return False
        temuan = self.indeks.find(self.kata, posisi)
        return temuan is not None and "patokan" in temuan[1].jenis

    def _is_karya(self, posisi: int) -> bool:
        if posisi >= len(self.kata) or self.kata[posisi] in PEMBATAS:
            return False
        temuan = self.indeks.find(self.kata, posisi)
        if temuan is None:
            return False
        jenis = temuan[1].jenis
        return "kerja" in jenis or bool(temuan[1].entri and not jenis & {"patokan", "jalan"})

    def _simpan(self, posisi: int, panjang: int) -> None:
        tujuan = self.hasil.inti if self.bagian in BAGIAN_INTI else self.hasil.tempat
        tujuan.extend(self.kata[posisi : posisi + panjang])


def cut_usulan(kata: Sequence[Kata], indeks: IndeksFrasa[Arti], luar: IndeksFrasa[int]) -> Sidikan:
    """Take a text apart: words after "Jl." in mid-sentence or after "depan" are place.

    `luar` are the phrases of luar_kewenangan.csv with their rows.
    """
    teks = [k.teks for k in kata]
    ada_luar = not luar.awal.keys().isdisjoint(teks)
    return _Pemindai(teks, [k.disingkat for k in kata], indeks, luar if ada_luar else None).run()
