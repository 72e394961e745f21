"""From the headings of a table to one column per field, with evidence for each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from schemas.lembar import alamat_sel
from usulan.layout.isi_kolom import IsiKolom, guess_kolom
from usulan.layout.kepala import Kepala, KolomKepala

_PANJANG_URAIAN = 12
_JUMLAH = re.compile(r"\b(?:jumlah|jml|total)\W*(?:\(?rp\W*)?$", re.IGNORECASE)
_MENYEBUT_USULAN = re.compile(r"\b(?:usulan|kegiatan|pekerjaan|aspirasi)\b", re.IGNORECASE)
_BERISI_PENDEK = ("rt", "rw", "rt_rw", "prioritas", "nomor", "bidang", "volume")
_JANJI_URAIAN = ("sub_kegiatan", "kegiatan", "program")


@dataclass(frozen=True)
class Terpetakan:
    """A heading with the one field it was given (None: kept, not understood)."""

    kepala: KolomKepala
    kolom: str | None
    cara: str | None
    keyakinan: float


@dataclass(frozen=True)
class Rangkai:
    """Sheet columns that make one field together, with the unit to put behind each value."""

    kolom: tuple[int, ...]
    satuan: tuple[str, ...]
    pemisah: str


@dataclass(frozen=True)
class Pemetaan:
    """The columns of one table. `rangkap` are headings that lost their field to another one.

    `rangkai` are the fields that stand in several columns.
    """

    semua: tuple[Terpetakan, ...]
    rangkap: tuple[Terpetakan, ...] = ()
    rangkai: Mapping[str, Rangkai] = field(default_factory=dict)

    @property
    def kolom(self) -> dict[str, int]:
        """Return field to sheet column (from 0)."""
        peta = {t.kolom: t.kepala.kolom for t in self.semua if t.kolom and t.kolom != "abaikan"}
        if "nomor" not in peta and "prioritas" in peta:
            peta["nomor"] = peta["prioritas"]
        return peta

    def skala(self, bawaan: int) -> int:
        """Return the rupiah factor of the money column, `bawaan` (from the title) when silent."""
        sendiri = [t.kepala.skala for t in self.semua if t.kolom in ("anggaran", "harga_satuan")]
        return max([*sendiri, 1]) if any(s > 1 for s in sendiri) else bawaan


def map_kolom(kepala: Kepala, isi: Sequence[IsiKolom]) -> Pemetaan:
    """Give each heading its field. `isi[i]` describes the cells under `kepala.kolom[i]`.

    Order of trust: an unambiguous heading, an ambiguous heading settled by what is still free and
    by content, columns under one merged heading told apart by content, content alone. Without a
    column for the proposal itself the most specific of sub kegiatan, kegiatan, program stands in.
    """
    awal = [_mulai(k) for k in kepala.kolom]
    pasti = _uangkan_sumber(_urai_ganda(_urai_bergabung(awal, isi), isi), isi)
    tunggal, rangkap = _buang_rangkap(pasti, isi)
    lengkap = _guess_uraian(_promote_uraian(_isi_dari_isi(tunggal, isi)), isi)
    return Pemetaan(tuple(lengkap), tuple(rangkap))


def _mulai(kepala: KolomKepala) -> Terpetakan:
    arti = kepala.arti
    if arti is None:
        return Terpetakan(kepala, None, None, 0.0)
    return Terpetakan(kepala, "|".join(arti.kolom), arti.cara, arti.keyakinan)


def _urai_bergabung(daftar: list[Terpetakan], isi: Sequence[IsiKolom]) -> list[Terpetakan]:
    """Tell columns under one merged heading apart: the fullest fitting one keeps the field."""
    hasil = list(daftar)
    for titik in {t.kepala.titik for t in daftar}:
        tempat = [i for i, t in enumerate(daftar) if t.kepala.titik == titik]
        if len(tempat) < 2:
            continue
        utama = max(tempat, key=lambda i: (_cocok(daftar[i].kolom, isi[i]), -i))
        for i in tempat:
            if i != utama:
                hasil[i] = replace(daftar[i], kolom=None, cara=None, keyakinan=0.0)
    return hasil


def _cocok(kolom: str | None, isi: IsiKolom) -> float:
    """Score how well content fits a field, to choose between columns of one heading."""
    if not isi.banyak:
        return -1.0
    if kolom == "anggaran":
        return isi.uang + isi.angka
    if kolom in ("volume", "nomor", "prioritas", "volume|anggaran"):
        return isi.angka - isi.satuan
    return isi.panjang_teks / 100 - isi.rt_rw


def _urai_ganda(daftar: list[Terpetakan], isi: Sequence[IsiKolom]) -> list[Terpetakan]:
    """Settle ambiguous headings by content, then by which of their fields is still free."""
    terpakai = {t.kolom for t in daftar if t.kolom and "|" not in t.kolom}
    hasil = []
    for t, i in zip(daftar, isi, strict=True):
        if t.kolom and "|" in t.kolom:
            pilihan = [k for k in t.kolom.split("|") if k not in terpakai]
            if {"volume", "anggaran"} <= set(t.kolom.split("|")):
                tebakan = "anggaran" if i.uang >= 0.5 else "volume"
                pilihan = [tebakan] if tebakan in pilihan else []
            terpakai.update(pilihan[:1])
            t = replace(t, kolom=pilihan[0] if pilihan else None, keyakinan=t.keyakinan * 0.9)
        hasil.append(t)
    return hasil


def _uangkan_sumber(daftar: list[Terpetakan], isi: Sequence[IsiKolom]) -> list[Terpetakan]:
    """A column under "Sumber Dana" that holds amounts is money of that source, not its name."""
    return [
        replace(t, kolom="anggaran", cara="isi", keyakinan=0.6)
        if t.kolom == "sumber_dana" and i.banyak and max(i.uang, i.angka) > 0.5
        else t
        for t, i in zip(daftar, isi, strict=True)
    ]


def _buang_rangkap(
    daftar: list[Terpetakan], isi: Sequence[IsiKolom]
) -> tuple[list[Terpetakan], list[Terpetakan]]:
    """Leave each field to one column: the surest, then the fullest, then the leftmost."""
    terbaik: dict[str, int] = {}
    for i, t in enumerate(daftar):
        if not t.kolom or t.kolom == "abaikan":
            continue
        lama = terbaik.get(t.kolom)
        if lama is None or _bobot(t, isi[i]) > _bobot(daftar[lama], isi[lama]):
            terbaik[t.kolom] = i
    menang = set(terbaik.values())
    kalah = [
        t
        for i, t in enumerate(daftar)
        if t.kolom and t.kolom != "abaikan" and i not in menang and isi[i].banyak
    ]
    tunggal = [
        t
        if i in menang or t.kolom in (None, "abaikan")
        else replace(t, kolom=None, cara=None, keyakinan=0.0)
        for i, t in enumerate(daftar)
    ]
    return tunggal, kalah


def _bobot(t: Terpetakan, isi: IsiKolom) -> tuple[bool, float, bool, float]:
    """Rank claims to one field; of equally sure claims to the proposal the longer texts win.

    Of several columns of money the one that is headed as their sum is the budget.
    """
    berjumlah = t.kolom == "anggaran" and isi.banyak > 0 and is_jumlah(t.kepala.teks)
    panjang = isi.panjang_teks if t.kolom == "uraian" else 0.0
    return (berjumlah, round(t.keyakinan, 1), isi.banyak > 0, panjang)


def is_jumlah(judul: str) -> bool:
    """Tell whether a heading ends in the word for a sum: "Anggaran Jumlah (Rp)"."""
    return bool(_JUMLAH.search(judul))


def _isi_dari_isi(daftar: list[Terpetakan], isi: Sequence[IsiKolom]) -> list[Terpetakan]:
    """Give columns without a field the one their content points to, if it is still free."""
    terpakai = {t.kolom for t in daftar if t.kolom}
    hasil = []
    for t, i in zip(daftar, isi, strict=True):
        tebakan = guess_kolom(i) if t.kolom is None else None
        if tebakan and not is_terisi(tebakan[0], terpakai):
            terpakai.add(tebakan[0])
            t = replace(t, kolom=tebakan[0], cara="isi", keyakinan=tebakan[1])
        hasil.append(t)
    return hasil


def is_terisi(kolom: str, terpakai: set[str]) -> bool:
    """Tell whether a field, or one that holds it together with another, is taken already."""
    setara = {"rt_rw": {"rt_rw", "rt", "rw"}, "satuan": {"satuan", "volume_satuan"}}
    return bool(setara.get(kolom, {kolom}) & terpakai)


def _promote_uraian(daftar: list[Terpetakan]) -> list[Terpetakan]:
    ada = {t.kolom for t in daftar}
    if "uraian" in ada:
        return daftar
    pengganti = next((k for k in _JANJI_URAIAN if k in ada), None)
    return (
        [
            replace(t, kolom="uraian", keyakinan=t.keyakinan * 0.8) if t.kolom == pengganti else t
            for t in daftar
        ]
        if pengganti
        else daftar
    )


def _guess_uraian(daftar: list[Terpetakan], isi: Sequence[IsiKolom]) -> list[Terpetakan]:
    """As the last resort take the column of long, ever different texts for the proposals.

    One whose heading names proposals although its words were taken for another field ("Usulan
    RT", "Bidang/Kegiatan") comes before one that was not understood at all.
    """
    if any(t.kolom == "uraian" for t in daftar):
        return daftar
    panjang = [i for i, k in enumerate(isi) if _is_uraian(k)]
    lepas = [i for i in panjang if daftar[i].kolom is None]
    calon = [i for i in panjang if _is_salah_nama(daftar[i])] or lepas
    if not calon:
        return daftar
    terpanjang = max(calon, key=lambda i: isi[i].panjang_teks)
    return [
        replace(t, kolom="uraian", cara="isi", keyakinan=0.5) if i == terpanjang else t
        for i, t in enumerate(daftar)
    ]


def _is_salah_nama(t: Terpetakan) -> bool:
    """Tell whether a heading names proposals but was taken for a field of short values."""
    return t.kolom in (None, *_BERISI_PENDEK) and bool(_MENYEBUT_USULAN.search(t.kepala.teks))


def _is_uraian(isi: IsiKolom) -> bool:
    return isi.panjang_teks >= _PANJANG_URAIAN and isi.beragam >= 0.7 and isi.angka < 0.3


def list_pemetaan(pemetaan: Pemetaan, lembar: str, tabel: int) -> list[dict[str, Any]]:
    """Return the mapping as rows of PemetaanKolom."""
    bersama = {c: nama for nama, r in pemetaan.rangkai.items() for c in r.kolom}
    return [
        {
            "lembar": lembar,
            "tabel": tabel,
            "sel_kepala": alamat_sel(t.kepala.titik[0], t.kepala.kolom),
            "kepala": t.kepala.teks or None,
            "kolom": bersama.get(t.kepala.kolom, t.kolom),
            "cara": t.cara,
            "keyakinan": min(t.keyakinan, 1.0),
        }
        for t in pemetaan.semua
    ]
