"""Which decision speaks for which proposal, and how strongly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from reference.loader import Referensi
from schemas.tinjauan import KeputusanKlasifikasi
from schemas.usulan import UsulanTerklasifikasi
from usulan.tinjauan.kemiripan import BATAS_MIRIP, BATAS_SAMA, Pembanding, load_pembanding
from usulan.tinjauan.kunci import Pokok, is_objek_dikenal, is_objek_sama, read_pokok

BATAS_TAK_DIKENAL = 0.95
"""Texts whose object the lexicon does not know must be so similar to be the same work."""

Tempat = tuple[str, int]
"""Kelurahan and year of the Musrenbang."""


@dataclass(frozen=True)
class Putusan:
    """A decision that holds for its proposal, with what its text asks for."""

    usulan_id: str
    keputusan_id: str
    tempat: Tempat
    uraian: str
    kode_urusan: str
    kode_sub_kegiatan: str | None
    oleh: str
    pada: pd.Timestamp
    catatan: str | None
    pokok: Pokok


@dataclass(frozen=True)
class Padanan:
    """A decision found for a proposal.

    `cara` is sendiri (decided for this very proposal), teks (equal text in the kelurahan and
    year), ulang (reworded there), mirip (similar there), beda (such texts were decided differently
    there: `tandingan` is one of the others), lain (equal text elsewhere), simpang (equal texts
    elsewhere were decided differently) or berubah (the decided proposal is gone, and the most
    similar one asks for another object).
    """

    cara: str
    putusan: Putusan
    kemiripan: float = 1.0
    tandingan: Putusan | None = None


def list_putusan(keputusan: DataFrame[KeputusanKlasifikasi], referensi: Referensi) -> list[Putusan]:
    """Return the last decision on each proposal, oldest first.

    Decisions for codes that the nomenclature in use does not have (any more) are left out; a sub
    kegiatan that it does not have leaves the bidang urusan.
    """
    kode = frozenset(referensi.nomenklatur["kode"])
    urut = keputusan.sort_values(["diputuskan_pada", "keputusan_id"])
    terakhir = urut.drop_duplicates("usulan_id", keep="last")
    berlaku = terakhir[terakhir["kode_urusan"].isin(kode)]
    pokok = read_pokok(list(berlaku["uraian"]), referensi)
    return [
        _susun_putusan(baris, satu, kode)
        for baris, satu in zip(berlaku.to_dict("records"), pokok, strict=True)
    ]


def _susun_putusan(baris: dict[Any, Any], pokok: Pokok, kode: frozenset[str]) -> Putusan:
    sub = baris["kode_sub_kegiatan"]
    return Putusan(
        usulan_id=baris["usulan_id"],
        keputusan_id=baris["keputusan_id"],
        tempat=(baris["kode_kelurahan"], int(baris["tahun_musrenbang"])),
        uraian=baris["uraian"],
        kode_urusan=baris["kode_urusan"],
        kode_sub_kegiatan=sub if sub in kode else None,
        oleh=baris["diputuskan_oleh"],
        pada=baris["diputuskan_pada"],
        catatan=None if pd.isna(baris["catatan"]) else baris["catatan"],
        pokok=pokok,
    )


def find_padanan(
    terklasifikasi: DataFrame[UsulanTerklasifikasi],
    putusan: Sequence[Putusan],
    referensi: Referensi,
) -> list[Padanan | None]:
    """Return for each proposal the decision that speaks for it, the strongest kind first."""
    usulan_id = list(terklasifikasi["usulan_id"])
    pokok = read_pokok(list(terklasifikasi["uraian"]), referensi)
    pencari = _Pencari(putusan, frozenset(usulan_id), load_pembanding(referensi))
    hasil: list[Padanan | None] = [None] * len(usulan_id)
    for tempat, posisi in _group_tempat(terklasifikasi).items():
        serupa = pencari.find_setempat([pokok[i] for i in posisi], tempat)
        for i, satu in zip(posisi, serupa, strict=True):
            hasil[i] = pencari.find(usulan_id[i], pokok[i], satu)
    return _lepas_terpakai(hasil)


def _group_tempat(usulan: pd.DataFrame) -> dict[Tempat | None, list[int]]:
    """Return the positions of the proposals of each kelurahan and year (None: unknown)."""
    hasil: dict[Tempat | None, list[int]] = defaultdict(list)
    pasangan = zip(usulan["kode_kelurahan"], usulan["tahun_musrenbang"], strict=True)
    for i, (kode, tahun) in enumerate(pasangan):
        kosong = pd.isna(kode) or pd.isna(tahun)
        hasil[None if kosong else (str(kode), int(tahun))].append(i)
    return hasil


def _lepas_terpakai(hasil: Sequence[Padanan | None]) -> list[Padanan | None]:
    """Forget a vanished proposal as a neighbour where another row is that proposal, reworded."""
    terpakai = {p.putusan.usulan_id for p in hasil if p and p.cara in ("teks", "ulang")}
    return [
        None if p and p.cara == "berubah" and p.putusan.usulan_id in terpakai else p for p in hasil
    ]


class _Pencari:
    """Decisions by proposal, by place and by key."""

    def __init__(
        self, putusan: Iterable[Putusan], hidup: frozenset[str], pembanding: Pembanding
    ) -> None:
        self._hidup = hidup
        self._pembanding = pembanding
        self._sendiri: dict[str, Putusan] = {}
        self._setempat: dict[Tempat | None, list[Putusan]] = defaultdict(list)
        self._sekunci: dict[str, list[Putusan]] = defaultdict(list)
        for satu in putusan:
            self._sendiri[satu.usulan_id] = satu
            self._setempat[satu.tempat].append(satu)
            self._sekunci[satu.pokok.kunci].append(satu)

    def find(self, usulan_id: str, pokok: Pokok, serupa: Padanan | None) -> Padanan | None:
        """Return the strongest decision for one proposal; `serupa` is what its place offers."""
        if usulan_id in self._sendiri:
            return Padanan("sendiri", self._sendiri[usulan_id])
        if serupa is not None and serupa.cara in ("teks", "ulang", "beda"):
            return serupa
        lain = self._sekunci.get(pokok.kunci) if pokok.kunci else None
        return _pilih("lain", lain, "simpang") if lain else serupa

    def find_setempat(self, pokok: Sequence[Pokok], tempat: Tempat | None) -> list[Padanan | None]:
        """Return for each text the decision of that kelurahan and year nearest to it."""
        setempat = self._setempat.get(tempat)
        if not setempat:
            return [None] * len(pokok)
        cosinus = self._pembanding.measure(
            [p.kunci for p in pokok], [p.pokok.kunci for p in setempat]
        )
        return [
            self._timbang(satu, setempat, baris) for satu, baris in zip(pokok, cosinus, strict=True)
        ]

    def _timbang(
        self, pokok: Pokok, setempat: Sequence[Putusan], cosinus: Iterable[float]
    ) -> Padanan | None:
        if not pokok.kunci:
            return None
        sekunci = [p for p in setempat if p.pokok.kunci == pokok.kunci]
        if sekunci:
            return _pilih("teks", sekunci)
        calon = [(float(n), p) for n, p in zip(cosinus, setempat, strict=True) if n >= BATAS_MIRIP]
        calon.sort(key=lambda pasangan: -pasangan[0])
        sama = [(nilai, p) for nilai, p in calon if is_objek_sama(pokok, p.pokok)]
        ulang = [p for nilai, p in sama if nilai >= _batas(pokok, p.pokok)]
        if ulang:
            return replace(_pilih("ulang", ulang[::-1]), kemiripan=sama[0][0])
        if sama:
            return Padanan("mirip", sama[0][1], sama[0][0])
        hilang = [(nilai, p) for nilai, p in calon if p.usulan_id not in self._hidup]
        return Padanan("berubah", hilang[0][1], hilang[0][0]) if hilang else None


def _batas(satu: Pokok, lain: Pokok) -> float:
    return BATAS_SAMA if is_objek_dikenal(satu, lain) else BATAS_TAK_DIKENAL


def _pilih(cara: str, putusan: Sequence[Putusan], cara_beda: str = "beda") -> Padanan:
    """Take the last of decisions that agree; where they do not, name one that says otherwise."""
    terakhir = putusan[-1]
    beda = [p for p in putusan if p.kode_urusan != terakhir.kode_urusan]
    return Padanan(cara_beda, terakhir, tandingan=beda[-1]) if beda else Padanan(cara, terakhir)
