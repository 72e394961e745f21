"""The reason of a classification: one Indonesian sentence a planner can check against the row."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from usulan.classify.leksikon import Leksikon
from usulan.classify.potong import Kena, Sidikan

BANDING_PESAING = 0.25
"""The runner-up is told when it is at least so likely against the best."""
KATA_TERBANYAK = 3
TANPA_ISI = "Uraian kosong, sehingga tidak ada kata yang dapat dinilai."
TANPA_PETUNJUK = "Tidak ada kata yang menunjuk bidang urusan mana pun; perlu ditentukan petugas."
HURUF_KECIL = {"dan", "serta"}
AWALAN_NAMA = "URUSAN PEMERINTAHAN BIDANG "


def list_nama_bidang(nomenklatur: pd.DataFrame) -> dict[str, str]:
    """Return the name of each bidang urusan as people write it, by code."""
    bidang = nomenklatur[nomenklatur["tingkat"] == "bidang_urusan"]
    return {
        str(kode): _judul(str(uraian).removeprefix(AWALAN_NAMA))
        for kode, uraian in zip(bidang["kode"], bidang["uraian"], strict=True)
    }


def _judul(teks: str) -> str:
    kata = teks.lower().split()
    return " ".join(k if k in HURUF_KECIL else k.capitalize() for k in kata)


def write_alasan(
    sidikan: Sidikan,
    leksikon: Leksikon,
    nama: dict[str, str],
    kode: Sequence[str],
    banding: float,
    kebijakan: str | None,
    pekerjaan: Sequence[str],
    tinjau: Sequence[str],
) -> str:
    """Return the sentence. `kode` are the two best codes, `banding` their ratio of probability.

    `kebijakan` is the city's reason when a policy spoke, `pekerjaan` are the works of a compound
    proposal, `tinjau` why a person must look.
    """
    bagian = [_pokok(sidikan, leksikon, kode[0], f"{kode[0]} {nama[kode[0]]}")]
    if kebijakan:
        bagian.append(f"kebijakan kota: {kebijakan[0].lower()}{kebijakan[1:]}")
    if banding >= BANDING_PESAING:
        bagian.append(_pesaing(sidikan, leksikon, kode[1], f"{kode[1]} {nama[kode[1]]}"))
    patokan = [k.frasa for k in sidikan.kena if k.bagian in ("tempat", "milik")]
    if patokan and any(k.bagian == "inti" for k in sidikan.kena):
        bagian.append(f"{_sebut(patokan)} dianggap keterangan tempat")
    if pekerjaan:
        bagian.append(f"memuat lebih dari satu pekerjaan ({_sebut(pekerjaan)})")
    if tinjau:
        bagian.append(f"perlu ditinjau karena {' dan '.join(tinjau)}")
    return "; ".join(bagian) + "."


def _pokok(sidikan: Sidikan, leksikon: Leksikon, kode: str, urusan: str) -> str:
    pendukung = [k.frasa for k in sidikan.kena if _menunjuk(k, leksikon, kode)]
    if pendukung:
        return f"Kata {_sebut(pendukung)} menunjuk {urusan} menurut leksikon"
    lain = [k.frasa for k in sidikan.kena if _menunjuk(k, leksikon, kode, alternatif=True)]
    if lain:
        return f"Kata {_sebut(lain)} dapat termasuk {urusan} menurut leksikon"
    return f"Kata-katanya paling mirip dengan contoh dan nomenklatur {urusan}"


def _pesaing(sidikan: Sidikan, leksikon: Leksikon, kode: str, urusan: str) -> str:
    kata = [k.frasa for k in sidikan.kena if _menunjuk(k, leksikon, kode)]
    sebab = f" karena kata {_sebut(kata)}" if kata else ""
    return f"kandidat terdekat {urusan}{sebab}"


def _menunjuk(kena: Kena, leksikon: Leksikon, kode: str, alternatif: bool = False) -> bool:
    for nomor in kena.entri:
        entri = leksikon.entri[nomor]
        if entri.kode_urusan == kode:
            return True
        if alternatif and leksikon.kode.index(kode) in entri.kolom_alternatif:
            return True
    return False


def _sebut(frasa: Sequence[str]) -> str:
    unik = list(dict.fromkeys(frasa))[:KATA_TERBANYAK]
    return ", ".join(f'"{satu}"' for satu in unik)
