"""What came of review workbooks, in words: for the terminal, the run's verdict, Prefect's UI."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from tasks.tinjauan.kotak import HasilKotak
from tasks.tinjauan.masuk import HasilMasuk

BANYAK_DISEBUT = 20


def describe_masuk(hasil: HasilMasuk) -> str:
    """Return one sentence on what came of a workbook."""
    if not hasil.lembar:
        return f"Buku tinjauan {hasil.berkas} belum diisi; tidak ada yang dikerjakan."
    bagian = [
        f"{hasil.dicatat} keputusan baru",
        f"{hasil.sudah_ada} sudah tercatat" if hasil.sudah_ada else "",
        f"{len(hasil.temuan)} isian tidak dipakai" if len(hasil.temuan) else "",
        f"{hasil.kosong} baris belum diputuskan" if hasil.kosong else "",
        f"{hasil.kata} kata diusulkan untuk leksikon" if hasil.kata else "",
    ]
    isi = ", ".join(b for b in bagian if b)
    return f"Buku tinjauan {hasil.berkas} oleh {hasil.oleh}: {isi}."


def list_tak_dipakai(hasil: HasilMasuk, banyak: int = BANYAK_DISEBUT) -> list[str]:
    """Return a line per filled cell that was not used: where, what, why and what to do."""
    baris = [_sebut(b) for b in hasil.temuan.head(banyak).to_dict("records")]
    sisa = len(hasil.temuan) - len(baris)
    lagi = [f"- dan {sisa} lagi."] if sisa > 0 else []
    return [*baris, *lagi, *((f"- {hasil.peringatan}",) if hasil.peringatan else ())]


def describe_kotak(hasil: HasilKotak) -> list[str]:
    """Return the lines on all review workbooks of an inbox."""
    baris = [[describe_masuk(satu), *list_tak_dipakai(satu)] for satu in hasil.hasil]
    return [teks for bagian in baris for teks in bagian] + list(hasil.catatan)


def list_artefak(hasil: Iterable[HasilMasuk]) -> list[dict[str, Any]]:
    """Return all cells that were not used as rows of a table."""
    return [
        {
            "Berkas": b["berkas"],
            "Lembar": _teks(b["lembar"]),
            "Sel": _teks(b["sel"]),
            "Isi": _teks(b["nilai"]),
            "Pesan": b["pesan"],
            "Saran": b["saran"],
        }
        for satu in hasil
        for b in satu.temuan.to_dict("records")
    ]


def _sebut(baris: dict[Any, Any]) -> str:
    tempat = "!".join(t for t in (_teks(baris["lembar"]), _teks(baris["sel"])) if t)
    return f"- {tempat}: {baris['pesan']} {baris['saran']}"


def _teks(nilai: Any) -> str:
    return "" if pd.isna(nilai) else str(nilai)
