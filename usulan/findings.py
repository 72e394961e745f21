"""From noted codes to findings in words, by the catalogue."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from schemas.galat import ReferensiRusak
from schemas.temuan import CatatanTemuan, Temuan

_URUT_TINGKAT = {"tolak": 0, "periksa": 1, "info": 2}


class _Isi(dict[str, str]):
    """Template values; a name that the finding does not carry shows as an ellipsis."""

    def __missing__(self, kunci: str) -> str:
        return "…"


def concat_catatan(bagian: Sequence[pd.DataFrame]) -> DataFrame[CatatanTemuan]:
    """Join notes of several stages, in the order given."""
    berisi = [b for b in bagian if len(b)]
    return CatatanTemuan.susun(pd.concat(berisi, ignore_index=True) if berisi else [])


def complete_temuan(
    catatan: DataFrame[CatatanTemuan], nama_berkas: str, katalog: pd.DataFrame
) -> DataFrame[Temuan]:
    """Give each note its level, message and advice from the catalogue (reference/temuan.csv).

    Sorted by sheet, row, level and code; `temuan_id` is made of the code and the proposal (or the
    place, where no proposal is concerned), so it survives a row that moves.

    Raises:
        ReferensiRusak: a note has a code that the catalogue lacks.
    """
    kamus = katalog.set_index("kode")[["tingkat", "pesan", "saran"]].to_dict("index")
    asing = sorted(set(catatan["kode"]) - set(kamus))
    if asing:
        raise ReferensiRusak(
            f"Kode temuan {', '.join(asing)} tidak ada dalam katalog.",
            saran="Tambahkan barisnya: kode, tingkat, pesan, saran, contoh.",
            berkas="temuan.csv",
        )
    baris = [_lengkapi(c, nama_berkas, kamus[c["kode"]]) for c in catatan.to_dict("records")]
    urut = sorted(baris, key=_urutan)
    return Temuan.susun(_beri_id(urut))


def _lengkapi(catatan: dict[Any, Any], nama_berkas: str, kata: dict[Any, Any]) -> dict[str, Any]:
    isi = _Isi({k: str(v) for k, v in json.loads(_teks(catatan["isi"]) or "{}").items()})
    isi["nilai"] = _teks(catatan["nilai"])
    return {
        **catatan,
        "berkas": nama_berkas,
        "tingkat": kata["tingkat"],
        "pesan": kata["pesan"].format_map(isi),
        "saran": kata["saran"].format_map(isi),
    }


def _teks(nilai: Any) -> str:
    return "" if pd.isna(nilai) else str(nilai)


def _urutan(baris: dict[str, Any]) -> tuple[Any, ...]:
    nomor = baris["nomor_baris"]
    return (
        _teks(baris["lembar"]),
        0 if pd.isna(nomor) else int(nomor),
        _URUT_TINGKAT[baris["tingkat"]],
        baris["kode"],
        _teks(baris["kolom"]),
        _teks(baris["sel"]),
    )


def _beri_id(baris: list[dict[str, Any]]) -> list[dict[str, Any]]:
    terpakai: dict[str, int] = {}
    for b in baris:
        pokok = _teks(b["usulan_id"]) or f"{_teks(b['lembar'])}!{_teks(b['sel'])}"
        kunci = "|".join([b["kode"], pokok, _teks(b["kolom"])])
        terpakai[kunci] = terpakai.get(kunci, 0) + 1
        sidik = hashlib.sha256(f"{kunci}|{terpakai[kunci]}".encode()).hexdigest()
        b["temuan_id"] = sidik[:16]
    return baris


def group_temuan(temuan: DataFrame[Temuan], sedikitnya: int = 5) -> pd.DataFrame:
    """Return the findings for a report: one systematic mistake is one row, not one per cell.

    A code that strikes at least `sedikitnya` cells of one column of one sheet becomes its first
    finding, whose `sel` lists all cells ("D5, D6, D9"). Adds `banyak`, the findings of each row;
    rows stay in the order of their first finding. The frame given stays whole in the warehouse.
    """
    kunci = ["lembar", "kolom", "kode"]
    grup = temuan.groupby(kunci, dropna=False, sort=False)
    banyak = grup["kode"].transform("size")
    bersama = (banyak >= sedikitnya) & temuan["sel"].notna()
    kelompok = temuan["temuan_id"].where(~bersama, grup["temuan_id"].transform("first"))
    sel = temuan["sel"].fillna("").groupby(kelompok, sort=False).agg(", ".join)
    hasil = temuan[~kelompok.duplicated()].assign(
        sel=lambda d: d["temuan_id"].map(sel).where(d["sel"].notna()),
        banyak=lambda d: d["temuan_id"].map(kelompok.value_counts()).astype("int64"),
    )
    return hasil.reset_index(drop=True)
