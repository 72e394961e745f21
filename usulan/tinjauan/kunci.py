"""The text of a work without place, volume and filler: by it a decision is found again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reference.loader import Referensi
from usulan.classify.gabung import find_pekerjaan
from usulan.classify.leksikon import Leksikon
from usulan.classify.mesin import load_mesin
from usulan.classify.potong import Kena, Sidikan
from usulan.samarkan import (
    NAMA_DISAMARKAN,
    NIK_DISAMARKAN,
    TELEPON_DISAMARKAN,
    mask_data_pribadi,
)
from usulan.teks import normalise_kunci

SAMARAN = (NAMA_DISAMARKAN, NIK_DISAMARKAN, TELEPON_DISAMARKAN)


@dataclass(frozen=True)
class Pokok:
    """What a text asks for: its key, the lexicon's entries of its first object, and its works."""

    kunci: str
    objek: frozenset[int]
    pekerjaan: frozenset[str]


def build_kunci_teks(teks: Sequence[str | None], referensi: Referensi) -> list[str]:
    """Return the key of each text, in order: the words of the work in canonical spelling.

    Personal data is left out, so a text has the same key before and after masking. A text that
    names nothing but a place is its own key; an empty text has the key "".
    """
    return [pokok.kunci for pokok in read_pokok(teks, referensi)]


def read_pokok(teks: Sequence[str | None], referensi: Referensi) -> list[Pokok]:
    """Return what each text asks for, in order."""
    bersih = [_lepas_samaran(satu) if isinstance(satu, str) else "" for satu in teks]
    mesin = load_mesin(referensi)
    return [
        Pokok(
            " ".join(_list_kata(sidikan, mesin.leksikon)) or normalise_kunci(isi),
            _find_objek(sidikan),
            frozenset(find_pekerjaan(sidikan, mesin.leksikon)),
        )
        for sidikan, isi in zip(mesin.cut(bersih), bersih, strict=True)
    ]


def _list_kata(sidikan: Sidikan, leksikon: Leksikon) -> list[str]:
    """Return the words of the work without a "jalan" or "gang" that only opens an address."""
    objek = {k for kena in sidikan.kena for k in _words_objek(kena, leksikon)}
    return [k for k in sidikan.inti if k in objek or not _is_pembuka_alamat(k, leksikon)]


def _words_objek(kena: Kena, leksikon: Leksikon) -> list[str]:
    """Return the words of a phrase; "drainase" alone where "drainase jalan" means the same."""
    kata = kena.frasa.split()
    if len(kata) > 1 and _is_pembuka_alamat(kata[-1], leksikon):
        pendek = leksikon.indeks.find(kata[:-1], 0)
        if pendek is not None and pendek[0] == len(kata) - 1 and pendek[1].entri == kena.entri:
            return kata[:-1]
    return kata


def _is_pembuka_alamat(kata: str, leksikon: Leksikon) -> bool:
    temuan = leksikon.indeks.find([kata], 0)
    return temuan is not None and "jalan" in temuan[1].jenis


def _lepas_samaran(teks: str) -> str:
    hasil = mask_data_pribadi(teks)
    for samaran in SAMARAN:
        hasil = hasil.replace(samaran, " ")
    return hasil


def _find_objek(sidikan: Sidikan) -> frozenset[int]:
    inti = [kena for kena in sidikan.kena if kena.bagian == "inti"]
    return frozenset(inti[0].entri) if inti else frozenset()


def is_objek_sama(satu: Pokok, lain: Pokok) -> bool:
    """Tell whether two texts name the same object of work; unknown objects never contradict."""
    if satu.pekerjaan != lain.pekerjaan:
        return False
    return not (satu.objek and lain.objek) or bool(satu.objek & lain.objek)


def is_objek_dikenal(satu: Pokok, lain: Pokok) -> bool:
    """Tell whether the lexicon knows the objects of both texts."""
    return bool(satu.objek and lain.objek)
