"""What a title asks for: its price against the standard, and whether it names any work at all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from reference.loader import Referensi
from usulan.classify.frasa import IndeksFrasa
from usulan.classify.leksikon import Leksikon
from usulan.classify.mesin import load_mesin
from usulan.classify.potong import Sidikan

_ORANG = re.compile(r"^(?:rumah\s+)?(?:bpk|bapak|pak|ibu|bu|sdri?|an)\b[.\s]", re.IGNORECASE)
KOLOM_HARGA = (
    "harga_tertulis_rupiah",
    "harga_bawah_rupiah",
    "harga_atas_rupiah",
    "pekerjaan_standar",
    "simpangan_harga_persen",
)


class Judul(NamedTuple):
    """A title read once: the words of its work, and whether it is only a place or a person."""

    inti: tuple[str, ...]
    hanya_tempat: bool


@dataclass(frozen=True)
class StandarHarga:
    """The price table as an index: phrases (canonical words) to the rows they may mean."""

    indeks: IndeksFrasa[frozenset[int]]
    satuan: tuple[frozenset[str], ...]

    def find(self, kata: Sequence[str], satuan: str) -> int | None:
        """Return the row for a work in a unit, or None when there is none or more than one.

        The longest phrase at a place wins; two works in one title have no single price.
        """
        calon: frozenset[int] | None = None
        posisi = 0
        while posisi < len(kata):
            temuan = self.indeks.find(kata, posisi)
            if temuan is not None:
                calon = temuan[1] if calon is None else calon & temuan[1]
            posisi += 1 if temuan is None else temuan[0]
        cocok = [n for n in calon or () if satuan in self.satuan[n]]
        return cocok[0] if len(cocok) == 1 else None


def assess_pekerjaan(
    bersih: pd.DataFrame, referensi: Referensi, ambang: Mapping[str, int]
) -> pd.DataFrame:
    """Return the frame with KOLOM_HARGA and `hanya_tempat`, same grain.

    `simpangan_harga_persen` is by how much the larger of price and nearer bound exceeds the other
    (100: twice as dear, or half as much), 0 inside the range, NA where there is nothing to compare.
    """
    leksikon = load_mesin(referensi).leksikon
    judul = {t: _read_judul(t, leksikon) for t in bersih["uraian"].dropna().unique()}
    tempat = bersih["uraian"].isin([t for t, satu in judul.items() if satu.hanya_tempat])
    panjang = (bersih["panjang_uraian"] >= ambang["huruf_uraian_terpendek"]).fillna(False)
    harga = _harga(bersih, ambang)
    standar = build_standar(referensi.harga_satuan, leksikon)
    nomor = _find_standar(bersih.loc[harga.notna()], judul, standar)
    return bersih.assign(
        hanya_tempat=tempat & panjang,
        **_bandingkan(harga, nomor, referensi.harga_satuan),
    )


def build_standar(harga_satuan: pd.DataFrame, leksikon: Leksikon) -> StandarHarga:
    """Build the index of reference/harga_satuan.csv."""
    makna: dict[tuple[str, ...], frozenset[int]] = {}
    for nomor, pola in enumerate(harga_satuan["pola"]):
        for frasa in str(pola).split("|"):
            kata = leksikon.normalisasi.phrase(frasa)
            makna[kata] = makna.get(kata, frozenset()) | {nomor}
    satuan = tuple(frozenset(str(s).split("|")) for s in harga_satuan["satuan"])
    return StandarHarga(IndeksFrasa.build(makna.items()), satuan)


def _harga(bersih: pd.DataFrame, ambang: Mapping[str, int]) -> pd.Series:
    """Return the unit price of each row: as written, else budget by volume; NA without either.

    A budget or a volume beyond all sense is another finding.
    """
    anggaran = bersih["anggaran_rupiah"].astype("Float64")
    wajar = anggaran.between(ambang["anggaran_terkecil_rupiah"], ambang["anggaran_terbesar_rupiah"])
    volume = bersih["volume"].astype("Float64")
    wajar &= (volume > 0) & (volume <= ambang["volume_terbesar"])
    hitungan = (anggaran / volume).where(wajar.fillna(False))
    tertulis = bersih["harga_satuan_rupiah"].astype("Float64")
    return tertulis.where((tertulis > 0).fillna(False), hitungan)


def _find_standar(
    bersih: pd.DataFrame, judul: Mapping[str, Judul], standar: StandarHarga
) -> pd.Series:
    """Return per row the row number of the price table that fits, NA where none does."""
    nomor = [
        standar.find(judul[u].inti, s) if pd.notna(u) and pd.notna(s) else None
        for u, s in zip(bersih["uraian"], bersih["satuan"], strict=True)
    ]
    return pd.Series(nomor, index=bersih.index, dtype="Int64")


def _bandingkan(
    harga: pd.Series, nomor: pd.Series, harga_satuan: pd.DataFrame
) -> dict[str, pd.Series]:
    nomor = nomor.reindex(harga.index)
    bawah, atas, uraian = (
        nomor.map(harga_satuan[k], na_action="ignore")
        for k in ("harga_bawah_rupiah", "harga_atas_rupiah", "uraian")
    )
    bawah, atas = bawah.astype("Float64"), atas.astype("Float64")
    kurang, lebih = (bawah / harga - 1) * 100, (harga / atas - 1) * 100
    simpangan = kurang.where(kurang > 0, lebih.where(lebih > 0, 0 * kurang))
    isi = (harga.round(), bawah, atas, uraian.astype("str"), simpangan)
    return dict(zip(KOLOM_HARGA, isi, strict=True))


def _read_judul(teks: str, leksikon: Leksikon) -> Judul:
    sidikan = leksikon.cut(teks)
    return Judul(tuple(sidikan.inti), _is_hanya_tempat(teks, sidikan, leksikon))


def _is_hanya_tempat(teks: str, sidikan: Sidikan, leksikon: Leksikon) -> bool:
    """Tell whether a title is a street, a place or a person and asks for nothing."""
    karya = [k for k in sidikan.inti if not _is_jalan(k, leksikon)]
    if _ORANG.match(teks):
        dikenal = leksikon.normalisasi.pengeja.dikenal - {"rumah"}
        return dikenal.isdisjoint(karya)
    return not karya and bool(sidikan.tempat)


def _is_jalan(kata: str, leksikon: Leksikon) -> bool:
    temuan = leksikon.indeks.find([kata], 0)
    return temuan is not None and "jalan" in temuan[1].jenis
