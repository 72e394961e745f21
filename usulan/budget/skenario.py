"""Several ways to share the ceilings out, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from schemas.referensi import SKENARIO_UTAMA
from usulan.budget.allocation import HasilAlokasi, allocate_pagu
from usulan.budget.order import AturanAlokasi, parse_urutan

PERSEN = 100
KUNCI_PAGU = ["tahun_rencana", "sumbu", "kode"]


@dataclass(frozen=True)
class Skenario:
    """One way: order, what happens to one that does not fit, and its share of each ceiling."""

    nama: str
    aturan: AturanAlokasi = field(default_factory=AturanAlokasi)
    faktor_pagu_persen: int = PERSEN
    keterangan: str = ""


def list_skenario(tabel: pd.DataFrame) -> tuple[Skenario, ...]:
    """Return the scenarios of skenario.csv, the main one first (the default where it has none)."""
    daftar = [
        Skenario(
            nama=str(b["skenario"]),
            aturan=AturanAlokasi(parse_urutan(str(b["urutan"])), str(b["bila_tidak_muat"])),
            faktor_pagu_persen=int(b["faktor_pagu_persen"]),
            keterangan=str(b["keterangan"]),
        )
        for b in tabel.to_dict("records")
    ]
    utama = [s for s in daftar if s.nama == SKENARIO_UTAMA] or [Skenario(SKENARIO_UTAMA)]
    return (*utama, *(s for s in daftar if s.nama != SKENARIO_UTAMA))


def set_pagu(skenario: Skenario, pagu: pd.DataFrame, pagu_skenario: pd.DataFrame) -> pd.DataFrame:
    """Return the ceilings of a scenario. Grain: one ceiling, in whole rupiah, rounded down.

    The factor is taken of `pagu`; rows of `pagu_skenario` then take the place of those of the
    same year, axis and code, or stand besides them.
    """
    jumlah = pagu["jumlah_rupiah"] * skenario.faktor_pagu_persen // PERSEN
    milik = pagu_skenario.loc[
        pagu_skenario["skenario"].eq(skenario.nama), [*KUNCI_PAGU, "jumlah_rupiah"]
    ]
    dasar = pagu.assign(jumlah_rupiah=jumlah)[[*KUNCI_PAGU, "jumlah_rupiah"]]
    return pd.concat([dasar, milik]).drop_duplicates(KUNCI_PAGU, keep="last", ignore_index=True)


def allocate_skenario(
    terpetakan: pd.DataFrame,
    skenario: Skenario,
    pagu: pd.DataFrame,
    pagu_skenario: pd.DataFrame,
    wilayah: pd.DataFrame,
    tahun_rencana: int,
    nama_kode: Mapping[tuple[str, str], str] | None = None,
) -> HasilAlokasi:
    """Share the scenario's ceilings out by its order (see `allocate_pagu`)."""
    batas = set_pagu(skenario, pagu, pagu_skenario)
    return allocate_pagu(terpetakan, batas, wilayah, tahun_rencana, skenario.aturan, nama_kode)
