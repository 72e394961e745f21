"""The lexicon as an index of phrases, and the score that found phrases give each bidang urusan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from usulan.classify.ejaan import Pengeja, list_kata
from usulan.classify.frasa import IndeksFrasa
from usulan.classify.potong import Arti, Kena, Sidikan, choose_peran, cut_usulan
from usulan.classify.teks import Normalisasi

BOBOT_BAGIAN = {"inti": 1.0, "penerima": 0.55, "kurung": 0.4, "milik": 0.35, "tempat": 0.0}
"""How much a phrase counts by the part of the text it stands in."""
BOBOT_TEMPAT_SAJA = 0.5
"""What place words count when nothing else was found."""
BOBOT_SUSULAN = 0.85
"""Indonesian puts the head first, so phrases after the first one count a little less."""
BOBOT_TERSAMBUNG = 0.7
"""A second work after "dan" is the alternative, the first one the primary."""
BOBOT_ALTERNATIF = 0.3
KETAJAMAN = 6.0
"""Score to probability: exp(KETAJAMAN x score), normalised."""
BOBOT_TERTINGGI = 0.995


Tolakan = tuple[tuple[int, ...], tuple[float, ...]]


@dataclass(frozen=True)
class Entri:
    """A row of the lexicon. `kolom` and `kolom_alternatif` are positions in `Leksikon.kode`."""

    istilah: str
    kode_urusan: str
    kolom: int
    kolom_alternatif: tuple[int, ...]
    kode_sub_kegiatan: str | None
    satuan_lazim: frozenset[str]
    bobot: float


@dataclass(frozen=True)
class Leksikon:
    """All that is needed to take texts apart and score them; `kode` are the bidang urusan."""

    kode: tuple[str, ...]
    entri: tuple[Entri, ...]
    frasa_entri: tuple[tuple[str, ...], ...]
    """The phrases of each entry, spelled canonically, joined by spaces."""
    indeks: IndeksFrasa[Arti]
    luar: IndeksFrasa[int]
    normalisasi: Normalisasi
    _ingatan: dict[tuple[tuple[int, ...], float], Tolakan] = field(
        default_factory=dict, repr=False, compare=False
    )

    def weigh_entri(self, entri: tuple[int, ...], bobot: float) -> Tolakan:
        """Return what a phrase of weight `bobot` says: columns, and log(1 - score) of each."""
        hasil = self._ingatan.get((entri, bobot))
        if hasil is None:
            hasil = self._ingatan[entri, bobot] = self._tolak(entri, bobot)
        return hasil

    def _tolak(self, entri: tuple[int, ...], bobot: float) -> Tolakan:
        kolom: list[int] = []
        nilai: list[float] = []
        for satu in (self.entri[e] for e in entri):
            kuat = min(satu.bobot * bobot, BOBOT_TERTINGGI)
            kolom += [satu.kolom, *satu.kolom_alternatif]
            nilai += [kuat, *(kuat * BOBOT_ALTERNATIF for _ in satu.kolom_alternatif)]
        return tuple(kolom), tuple(np.log1p(-np.asarray(nilai)).tolist())

    def cut(self, teks: str) -> Sidikan:
        """Take a text apart (see `potong.cut_usulan`)."""
        return cut_usulan(self.normalisasi.tokenize(teks), self.indeks, self.luar)


def build_leksikon(
    leksikon: pd.DataFrame,
    singkatan: pd.DataFrame,
    konteks: pd.DataFrame,
    wilayah: pd.DataFrame,
    nomenklatur: pd.DataFrame,
    kebijakan: Sequence[str] = (),
    luar: Sequence[str] = (),
) -> Leksikon:
    """Build the lexicon from its reference tables (see schemas.referensi).

    `kebijakan` and `luar` are the column `pola` of kebijakan_urusan and luar_kewenangan; a phrase
    that contains a policy's pattern inherits it ("tiang pju" is under the policy for "pju").
    """
    bidang = nomenklatur.loc[nomenklatur["tingkat"] == "bidang_urusan", "kode"]
    kode = tuple(sorted(k for k in bidang if not k.startswith("X")))
    frasa = [_list_frasa(b.istilah, b.varian) for b in leksikon.itertuples(index=False)]
    nama = [n for b in wilayah.itertuples(index=False) for n in _list_frasa(b.nama, b.varian_nama)]
    tetap = [*konteks["frasa"], *kebijakan, *luar]
    normalisasi = _build_normalisasi(frasa, singkatan, tetap, nama, nomenklatur)
    arti: dict[tuple[str, ...], Arti] = {}
    for satu in nama:
        _tambah(arti, normalisasi.phrase(satu), jenis="nama")
    for satu, jenis in zip(konteks["frasa"], konteks["jenis"], strict=True):
        _tambah(arti, normalisasi.phrase(satu), jenis=jenis)
    pola = [normalisasi.phrase(p) for p in kebijakan]
    pola_luar = [normalisasi.phrase(p) for p in luar]
    baku: list[tuple[str, ...]] = []
    for nomor, daftar in enumerate(frasa):
        kata = [normalisasi.phrase(satu) for satu in daftar]
        for satu_frasa in kata:
            _tambah(arti, satu_frasa, entri=nomor)
        baku.append(tuple(dict.fromkeys(" ".join(k) for k in kata if k)))
    for satu_pola in (*pola, *pola_luar):
        _tambah(arti, satu_pola)
    for satu_frasa, lama in arti.items():
        arti[satu_frasa] = lama._replace(
            kebijakan=_find_pola(satu_frasa, pola), peran=choose_peran(lama.entri, lama.jenis)
        )
    indeks_luar = IndeksFrasa.build((p, n) for n, p in enumerate(pola_luar))
    entri = tuple(_build_entri(b, kode) for b in leksikon.to_dict("records"))
    return Leksikon(
        kode, entri, tuple(baku), IndeksFrasa.build(arti.items()), indeks_luar, normalisasi
    )


def _list_frasa(utama: Any, varian: Any) -> list[str]:
    return [str(utama), *(str(varian).split("|") if pd.notna(varian) else [])]


def _build_normalisasi(
    frasa: Iterable[Sequence[str]],
    singkatan: pd.DataFrame,
    konteks: Iterable[str],
    nama: Iterable[str],
    nomenklatur: pd.DataFrame,
) -> Normalisasi:
    """Typos are mended to words of lexicon and context; official words stay as they are."""
    kamus = dict(zip(singkatan["singkatan"], singkatan["kepanjangan"], strict=True))
    sasaran = list_kata(satu for daftar in frasa for satu in daftar) | list_kata(konteks)
    sasaran = (sasaran | list_kata(kamus.values())) - kamus.keys()
    dikenal = sasaran | list_kata(nama) | list_kata(nomenklatur["uraian"])
    return Normalisasi(Pengeja(kamus, frozenset(dikenal), frozenset(sasaran)))


def _tambah(
    arti: dict[tuple[str, ...], Arti],
    frasa: tuple[str, ...],
    entri: int | None = None,
    jenis: str | None = None,
) -> None:
    lama = arti.get(frasa, Arti())
    baru_entri = lama.entri if entri is None or entri in lama.entri else (*lama.entri, entri)
    arti[frasa] = Arti(baru_entri, lama.jenis if jenis is None else lama.jenis | {jenis})


def _find_pola(frasa: tuple[str, ...], pola: Sequence[tuple[str, ...]]) -> int | None:
    """Return the longest pattern that the phrase contains."""
    cocok = [
        (-len(p), nomor)
        for nomor, p in enumerate(pola)
        if p and any(frasa[i : i + len(p)] == p for i in range(len(frasa) - len(p) + 1))
    ]
    return min(cocok)[1] if cocok else None


def _build_entri(baris: dict[Any, Any], kode: Sequence[str]) -> Entri:
    def daftar(kolom: str) -> list[str]:
        nilai = baris[kolom]
        return [] if pd.isna(nilai) else str(nilai).split("|")

    sub = daftar("kode_sub_kegiatan")
    return Entri(
        istilah=str(baris["istilah"]),
        kode_urusan=str(baris["kode_urusan"]),
        kolom=kode.index(str(baris["kode_urusan"])),
        kolom_alternatif=tuple(kode.index(k) for k in daftar("alternatif") if k in kode),
        kode_sub_kegiatan=sub[0] if sub else None,
        satuan_lazim=frozenset(s.lower() for s in daftar("satuan_lazim")),
        bobot=float(str(baris["bobot"])),
    )


def weigh_kena(kena: Sequence[Kena]) -> list[float]:
    """Return how much each found phrase counts (0 when it only names a place)."""
    hanya_tempat = all(BOBOT_BAGIAN[k.bagian] == 0 or k.bagian == "milik" for k in kena)
    hasil: list[float] = []
    ada_inti = False
    for satu in kena:
        bobot = BOBOT_TEMPAT_SAJA if hanya_tempat else BOBOT_BAGIAN[satu.bagian]
        susulan = BOBOT_TERSAMBUNG if satu.tersambung else BOBOT_SUSULAN
        hasil.append(bobot * (susulan if ada_inti else 1.0))
        ada_inti = ada_inti or satu.bagian == "inti"
    return hasil


def score_sidikan(sidikan: Sequence[Sidikan], leksikon: Leksikon) -> np.ndarray:
    """Return the scores, one row per text and one column per bidang urusan, in 0..1.

    Several phrases of one bidang add up as independent evidence: 1 - product of (1 - weight).
    """
    lebar = len(leksikon.kode)
    letak: list[int] = []
    tolak: list[float] = []
    for nomor, satu in enumerate(sidikan):
        for kena, bobot in zip(satu.kena, weigh_kena(satu.kena), strict=True):
            if bobot:
                kolom, nilai = leksikon.weigh_entri(kena.entri, bobot)
                letak += [nomor * lebar + k for k in kolom]
                tolak += nilai
    jumlah = np.bincount(
        np.asarray(letak, dtype=np.intp), weights=tolak, minlength=len(sidikan) * lebar
    )
    return np.asarray(1.0 - np.exp(jumlah.reshape(len(sidikan), lebar)))


def spread_score(skor: np.ndarray) -> np.ndarray:
    """Return log-probabilities of the scores; rows without any score are uniform."""
    tajam = KETAJAMAN * skor
    puncak = tajam.max(axis=1, keepdims=True)
    return np.asarray(tajam - puncak - np.log(np.exp(tajam - puncak).sum(axis=1, keepdims=True)))
