"""From a heading to the field it means: exact alias, then its words, then the nearest alias."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd
from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

_BUKAN_HURUF = re.compile(r"[^a-z0-9]+")
# Words of money scale around a heading that do not change what the column is.
_KATA_EMBEL = (
    "dalam",
    "x",
    "rp",
    "idr",
    "rupiah",
    "ribuan",
    "ribu",
    "rb",
    "jutaan",
    "juta",
    "jt",
    "milyar",
    "miliar",
)
_EMBEL_UANG = re.compile(rf"\b({'|'.join(_KATA_EMBEL)}|0{{3,9}})\b")
_KATA_AWAL = re.compile("[a-z0-9]+")
_SKALA = (
    (re.compile(r"\b(miliar|milyar|0{9})\b"), 1_000_000_000),
    (re.compile(r"\b(juta|jutaan|jt|0{6}|000 000)\b"), 1_000_000),
    (re.compile(r"\b(ribu|ribuan|rb|000)\b"), 1_000),
)
_ANGKA_LAIN = re.compile(r"[2-9]|\b1(?! 0{3})|\b10+\b")
_JANJI_SKALA = re.compile(
    r"\b(dalam|x|kali) (rp |rupiah )?(ribu|ribuan|juta|jutaan|miliar|milyar|1?(?: ?0{3})+)\b"
)
_KURUNG_ANGKA = re.compile(r"\([^()]*\d[^()]*\)")
_BESARNYA = re.compile(r"^(besarnya|besaran|jumlah|jml|nilai|rp|rupiah)\b")
KOLOM_GABUNGAN = frozenset({"volume_satuan", "rt_rw"})
_KATA_JUDUL_MAKS = 8
_AMBANG_MIRIP = 88.0
_JARAK_MIRIP = 6.0


@dataclass(frozen=True, slots=True)
class Arti:
    """What a heading means: the possible fields (one, unless ambiguous), how found, how sure."""

    kolom: tuple[str, ...]
    cara: str
    keyakinan: float


def normalise_kepala(teks: str) -> str:
    """Return a heading in the form of alias_kolom.csv: lower case, punctuation one space."""
    return _BUKAN_HURUF.sub(" ", teks.lower()).strip()


def strip_embel_uang(kunci: str) -> str:
    """Return a normalised heading without its words of money scale: "pagu rp" is "pagu"."""
    return " ".join(_EMBEL_UANG.sub(" ", kunci).split())


def read_skala(teks: str) -> int:
    """Return the rupiah factor that a heading promises: "(Rp. 000)" and "ribu" are 1000.

    A text with another number ("Pagu Rp 100 juta") speaks of an amount and promises nothing.
    """
    kunci = normalise_kepala(teks)
    if _ANGKA_LAIN.search(kunci):
        return 1
    if not re.search(r"\b(rp|rupiah|dalam|x)\b|^(ribu|juta)", kunci) and "(" not in teks:
        return 1
    return next((faktor for pola, faktor in _SKALA if pola.search(kunci)), 1)


def read_skala_judul(teks: str) -> int:
    """Return the factor that a line above the table promises.

    It says "dalam ribuan rupiah" or is nothing but "(Rp. 000)"; a sentence that mentions millions
    is no promise.
    """
    kunci = normalise_kepala(teks)
    berjanji = _JANJI_SKALA.search(kunci) or not _EMBEL_UANG.sub(" ", kunci).strip()
    return read_skala(teks) if berjanji else 1


class KamusKolom:
    """The aliases of alias_kolom.csv and the words of kata_kepala.csv, ready to look up."""

    def __init__(self, alias_kolom: pd.DataFrame, kata_kepala: pd.DataFrame) -> None:
        self._arti: Mapping[str, tuple[str, ...]] = {
            alias: tuple(kolom.split("|"))
            for alias, kolom in zip(alias_kolom["alias"], alias_kolom["kolom"], strict=True)
        }
        self._daftar = [alias for alias in self._arti if len(alias) >= 4]
        kata = [*self._arti, *kata_kepala["pola"]]
        self._kosakata = sorted({k for teks in kata for k in re.findall(r"[a-z]{4,}", teks)})
        urut = kata_kepala.sort_values("urutan")
        self._kata = [
            (re.compile(pola), kolom)
            for pola, kolom in zip(urut["pola"], urut["kolom"], strict=True)
        ]
        self._awal = {alias.split()[0] for alias in self._arti if alias} | set(_KATA_EMBEL)
        self.cari_tepat = lru_cache(maxsize=50_000)(self._cari_tepat)
        self.cari_mirip = lru_cache(maxsize=10_000)(self._cari_mirip)

    def is_mungkin(self, teks: str) -> bool:
        """Tell from its first word whether a text may be an alias: most texts are not, cheaply."""
        awal = _KATA_AWAL.search(teks.lower())
        return awal is not None and (awal[0] in self._awal or awal[0].startswith("000"))

    def _cari_tepat(self, teks: str) -> Arti | None:
        """Look a heading up as written, then without its words of money scale."""
        kunci = normalise_kepala(teks)
        if kunci in self._arti:
            return Arti(self._arti[kunci], "alias", 1.0)
        pokok = strip_embel_uang(kunci)
        if pokok not in self._arti:
            return None
        # "Jumlah" alone may be a quantity; "Jumlah (Rp)" is money.
        uang = ("anggaran",) if "anggaran" in self._arti[pokok] else self._arti[pokok]
        return Arti(uang, "alias", 0.97)

    def _cari_mirip(self, teks: str) -> Arti | None:
        """Read the words of an unknown heading; failing that, take the nearest alias.

        An alias must be near, and no other field's alias nearly as near.
        """
        pokok = _KURUNG_ANGKA.sub(" ", teks) if _ANGKA_LAIN.search(teks) else teks
        kunci = " ".join(self._betulkan(kata) for kata in normalise_kepala(pokok).split())
        tepat = self.cari_tepat(kunci)
        if tepat:
            return Arti(tepat.kolom, "mirip", 0.9)
        if len(kunci.split()) <= _KATA_JUDUL_MAKS and not _ANGKA_LAIN.search(kunci):
            for pola, kolom in self._kata:
                if pola.search(kunci):
                    return Arti((kolom,), "kata", 0.85)
        if len(kunci) < 5:
            return None
        calon = process.extract(kunci, self._daftar, scorer=fuzz.token_sort_ratio, limit=8)
        if not calon or calon[0][1] < _AMBANG_MIRIP:
            return None
        terbaik = self._arti[calon[0][0]]
        pesaing = [nilai for alias, nilai, _ in calon if self._arti[alias] != terbaik]
        if pesaing and calon[0][1] - pesaing[0] < _JARAK_MIRIP:
            return None
        return Arti(terbaik, "mirip", round(calon[0][1] / 100 * 0.9, 3))

    def _betulkan(self, kata: str) -> str:
        """Mend a small typing error: one letter in five, two in nine or more, never the first."""
        if len(kata) < 5 or kata in self._kosakata:
            return kata
        jarak = 2 if len(kata) >= 9 else 1
        calon = process.extractOne(
            kata, self._kosakata, scorer=DamerauLevenshtein.distance, score_cutoff=jarak
        )
        return str(calon[0]) if calon and calon[0][0] == kata[0] else kata

    def read_tumpukan(self, bagian: Sequence[str]) -> Arti | None:
        """Read a heading of stacked parts, top to bottom: the lowest part is the most specific.

        An ambiguous lowest part ("Jumlah") is settled by the part above it ("Volume"). "Satuan"
        below "Volume" is a column of units, although "Volume Satuan" in one cell holds both.
        """
        utuh = " ".join(bagian)
        if len(bagian) == 1:
            return self.cari_tepat(utuh) or self.cari_mirip(utuh)
        bawah = self.cari_tepat(bagian[-1])
        atas = self.cari_tepat(bagian[0])
        tepat = self.cari_tepat(utuh) or self.cari_tepat(" ".join(bagian[-2:]))
        if tepat and not (bawah and tepat.kolom[0] in KOLOM_GABUNGAN):
            return tepat
        if bawah is None and _BESARNYA.match(normalise_kepala(bagian[-1])):
            return Arti(("anggaran",), "kata", 0.85)
        if bawah and len(bawah.kolom) > 1 and atas and atas.kolom[0] in bawah.kolom:
            return Arti(atas.kolom[:1], "alias", 0.95)
        if bawah and bawah.kolom != ("abaikan",):
            return bawah
        return self.cari_mirip(bagian[-1]) or atas or bawah or self.cari_mirip(utuh)
