"""In which order the proposals are served, and what happens when one does not fit."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from schemas.referensi import ARAH_URUTAN, BILA_TIDAK_MUAT, KUNCI_URUTAN

KOLOM_PILIHAN = {
    "skor": "float64",
    "dasar_skor": "str",
    "putusan": "str",
    "dasar_putusan": "str",
    "usulan_id_utama": "str",
    "dasar_gabungan": "str",
}
"""What scoring, locks and merges add to a proposal, with the kind of each column."""


@dataclass(frozen=True)
class AturanAlokasi:
    """The order of allocation: keys of KUNCI_URUTAN, each `naik` or `turun`, first one first.

    The default serves the first wish of every kelurahan before the second of any, then the higher
    score, then the cheaper one. A missing value comes last in either direction. `usulan_id` breaks
    the remaining ties, so the order is always the same. A proposal locked `wajib` comes before
    all others, whatever the keys. With `lewati` one that does not fit is skipped; with `berhenti`
    every ceiling that it does not fit under is closed to all that come later.

    Raises:
        ValueError: an unknown or repeated key, an unknown direction, or no key (Indonesian).
    """

    urutan: tuple[tuple[str, str], ...] = (
        ("prioritas", "naik"),
        ("skor", "turun"),
        ("anggaran_rupiah", "naik"),
        ("usulan_id", "naik"),
    )
    bila_tidak_muat: str = "lewati"

    def __post_init__(self) -> None:
        kunci = [nama for nama, _ in self.urutan]
        if not kunci:
            raise ValueError("Aturan alokasi kosong: sebutkan sedikitnya satu kunci urutan.")
        for nama, arah in self.urutan:
            _pastikan_salah_satu("Kunci urutan", nama, KUNCI_URUTAN)
            _pastikan_salah_satu("Arah", arah, ARAH_URUTAN)
        if len(set(kunci)) != len(kunci):
            raise ValueError("Kunci urutan tidak boleh disebut dua kali.")
        _pastikan_salah_satu("Pilihan bila tidak muat", self.bila_tidak_muat, BILA_TIDAK_MUAT)


def parse_urutan(teks: str) -> tuple[tuple[str, str], ...]:
    """Return the keys of "prioritas:naik|skor:turun"; a key without a direction is `naik`."""
    kunci = (bagian.partition(":") for bagian in teks.split("|"))
    return tuple((nama.strip(), arah.strip() or "naik") for nama, _, arah in kunci)


def sort_usulan(terpetakan: pd.DataFrame, aturan: AturanAlokasi) -> pd.DataFrame:
    """Return the proposals in the order of allocation, with `urutan` from 1 and a fresh index.

    Columns of KOLOM_PILIHAN may be absent: nothing is scored, locked or merged then.
    """
    kunci = [("_wajib", "turun"), *aturan.urutan]
    if "usulan_id" not in [nama for nama, _ in kunci]:
        kunci.append(("usulan_id", "naik"))
    lengkap = _lengkapi(terpetakan)
    terurut = lengkap.assign(_wajib=lengkap["putusan"].eq("wajib")).sort_values(
        [nama for nama, _ in kunci],
        ascending=[arah == "naik" for _, arah in kunci],
        na_position="last",
        kind="stable",
        ignore_index=True,
    )
    return terurut.drop(columns="_wajib").assign(urutan=range(1, len(terurut) + 1))


def _lengkapi(terpetakan: pd.DataFrame) -> pd.DataFrame:
    kosong = {
        nama: pd.Series(None, index=terpetakan.index, dtype=jenis)
        for nama, jenis in KOLOM_PILIHAN.items()
        if nama not in terpetakan
    }
    return terpetakan.assign(**kosong)


def _pastikan_salah_satu(sebutan: str, nilai: str, pilihan: tuple[str, ...]) -> None:
    if nilai not in pilihan:
        raise ValueError(f'{sebutan} "{nilai}" tidak dikenal; pilih dari: {", ".join(pilihan)}.')
