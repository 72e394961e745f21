"""In which order the proposals are served."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

KUNCI_URUTAN = ("prioritas", "anggaran_rupiah", "kode_kelurahan", "kode_urusan", "usulan_id")
ARAH = ("naik", "turun")


@dataclass(frozen=True)
class AturanAlokasi:
    """The order of allocation: keys of KUNCI_URUTAN, each `naik` or `turun`, first one first.

    The default serves the first wish of every kelurahan before the second of any, the cheaper one
    first among equals. A missing value comes last in either direction. `usulan_id` breaks the
    remaining ties, so the order is always the same.

    Raises:
        ValueError: an unknown or repeated key, an unknown direction, or no key (Indonesian).
    """

    urutan: tuple[tuple[str, str], ...] = (
        ("prioritas", "naik"),
        ("anggaran_rupiah", "naik"),
        ("usulan_id", "naik"),
    )

    def __post_init__(self) -> None:
        kunci = [nama for nama, _ in self.urutan]
        if not kunci:
            raise ValueError("Aturan alokasi kosong: sebutkan sedikitnya satu kunci urutan.")
        for nama, arah in self.urutan:
            if nama not in KUNCI_URUTAN:
                raise ValueError(
                    f'Kunci urutan "{nama}" tidak dikenal; pilih dari: {", ".join(KUNCI_URUTAN)}.'
                )
            if arah not in ARAH:
                raise ValueError(f'Arah "{arah}" tidak dikenal; pilih "naik" atau "turun".')
        if len(set(kunci)) != len(kunci):
            raise ValueError("Kunci urutan tidak boleh disebut dua kali.")


def sort_usulan(terpetakan: pd.DataFrame, aturan: AturanAlokasi) -> pd.DataFrame:
    """Return the proposals in the order of allocation, with `urutan` from 1 and a fresh index."""
    kunci = list(aturan.urutan)
    if "usulan_id" not in [nama for nama, _ in kunci]:
        kunci.append(("usulan_id", "naik"))
    terurut = terpetakan.sort_values(
        [nama for nama, _ in kunci],
        ascending=[arah == "naik" for _, arah in kunci],
        na_position="last",
        kind="stable",
        ignore_index=True,
    )
    return terurut.assign(urutan=range(1, len(terurut) + 1))
