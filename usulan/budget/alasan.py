"""Why a proposal got its outcome, one Indonesian sentence each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from schemas.rupiah import format_bilangan, format_rupiah
from usulan.budget.ceiling import name_pagu
from usulan.budget.walk import TANPA_PAGU, Pembagian

ALASAN_TETAP = {
    "tanpa_anggaran": "Tidak ikut dibagi karena anggarannya belum diisi.",
    "menunggu_tinjauan": (
        "Belum ikut dibagi karena urusan atau perangkat daerahnya masih menunggu tinjauan."
    ),
    "ditolak": "Tidak ikut dibagi menurut keputusan.",
}


def explain_hasil(
    terurut: pd.DataFrame,
    hasil: pd.Series[str],
    tempat: Sequence[Sequence[int]],
    pembagian: Pembagian,
    batas: pd.DataFrame,
    nama_kode: Mapping[tuple[str, str], str],
) -> list[str]:
    """Return the sentence of each proposal in the order of allocation.

    It names the ceiling and the shortage, the lock, the proposal merged into, or who holds the
    authority. `batas` are the ceilings that `tempat` and `pembagian` point to.
    """
    nama = [name_pagu(s, k, nama_kode) for s, k in zip(batas["sumbu"], batas["kode"], strict=True)]
    uang = terurut["anggaran_rupiah"].fillna(0).tolist()
    kunci = [None if pd.isna(k) else str(k) for k in terurut["dasar_putusan"]]
    rinci = _list_rincian(terurut)
    kalimat = []
    for i, satu in enumerate(hasil.tolist()):
        if satu == "didanai":
            inti = _sebut_didanai(int(uang[i]), [nama[p] for p in tempat[i] if p != TANPA_PAGU])
        elif satu == "tidak_didanai":
            inti = _sebut_gagal(int(uang[i]), i, pembagian, nama)
        else:
            inti = rinci[satu][i] if satu in rinci else ALASAN_TETAP[satu]
        kalimat.append(f"{inti} {kunci[i]}" if kunci[i] else inti)
    return kalimat


def _list_rincian(terurut: pd.DataFrame) -> dict[str, list[str]]:
    """Return the sentences that name something of the proposal itself, by outcome."""
    luar = terurut["pemegang_kewenangan"].astype("str").fillna("")
    utama = "Digabung ke usulan " + terurut["usulan_id_utama"].astype("str").fillna("") + "."
    return {
        "luar_kewenangan": [f"Di luar kewenangan kota; yang berwenang: {p}." for p in luar],
        "digabung": terurut["dasar_gabungan"].astype("str").fillna(utama).tolist(),
    }


def _sebut_didanai(anggaran: int, pagu: list[str]) -> str:
    if not pagu:
        return f"Didanai {format_rupiah(anggaran)}; tidak ada pagu yang membatasinya."
    return f"Didanai {format_rupiah(anggaran)}: muat di bawah {', '.join(pagu)}."


def _sebut_gagal(anggaran: int, i: int, pembagian: Pembagian, nama: list[str]) -> str:
    p, kurang = pembagian.penghalang[i], pembagian.kurang[i]
    if kurang:
        return (
            f"Tidak didanai: sisa {nama[p]} kurang {format_rupiah(kurang)} dari "
            f"{format_rupiah(anggaran)} yang diminta."
        )
    penutup = format_bilangan(pembagian.penutup[p] + 1)
    return f"Tidak didanai: {nama[p]} ditutup sejak usulan urutan {penutup} tidak muat."
