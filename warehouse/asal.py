"""Where a proposal comes from and what became of it, made of the versions it went through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from schemas.kolom import KOLOM_BERSIH
from warehouse.baris import KOLOM_ISI, KOLOM_KLASIFIKASI, Baris

KOLOM_KEADAAN = ("status", *KOLOM_ISI, *KOLOM_KLASIFIKASI)
"""What two versions of a proposal are compared by."""

_TERTULIS = {"volume": "volume_teks", "anggaran_rupiah": "anggaran_teks"}


@dataclass(frozen=True)
class AsalUsulan:
    """Everything the warehouse knows of one proposal; rows are plain dicts, moments are UTC.

    - `usulan`: id, `keadaan` (diterima, ditolak, or ditarik when no live file has it), kelurahan,
      file with its sha256, sheet and row, of the version that holds or held last.
    - `field`: per field its value, its cell, and the text typed where the value was parsed.
    - `impor`: the imports in which it stood, with what each did to it (baru, diubah, tetap,
      ditarik, kembali).
    - `versi`: every version, oldest first; `perubahan`: per change of version each column changed.
    - `temuan`, `keputusan` (of classification, duplicates and budget), `duplikat` (its pairs).
    - `klasifikasi`, `alokasi` and `gabungan` (what it was merged into): None where there is none.
    """

    usulan: Baris
    field: list[Baris]
    impor: list[Baris]
    versi: list[Baris]
    perubahan: list[Baris]
    temuan: list[Baris]
    klasifikasi: Baris | None
    keputusan: list[Baris]
    duplikat: list[Baris]
    gabungan: Baris | None
    alokasi: Baris | None


def list_field(versi: Baris) -> list[Baris]:
    """Return one row per field that has a value or a cell, in the order of the contract."""
    sel = versi["sel"]
    return [
        {
            "field": field,
            "nilai": versi[field],
            "sel": sel.get(field),
            "tertulis": versi.get(_TERTULIS.get(field, "")),
        }
        for field in KOLOM_BERSIH
        if versi[field] is not None or field in sel
    ]


def list_impor(versi: Sequence[Baris], impor: Sequence[Baris]) -> list[Baris]:
    """Return the imports that brought, changed, kept or dropped the proposal, oldest first.

    `versi` are its versions and `impor` the successful imports of its kelurahan and year, both
    oldest first. A version stands from its beginning to its `impor_id`, the last import it had.
    """
    hasil: list[Baris] = []
    hadir = False
    for satu in impor:
        kini = next((v for v in versi if v["impor_id"] >= satu["impor_id"]), None)
        ada = kini is not None and satu["mulai"] >= kini["dibuat_pada"]
        if ada or hadir:
            nomor = kini["nomor_versi"] if ada and kini else None
            perubahan = _sebut(versi, satu["impor_id"], hadir=hadir, ada=ada, baru=not hasil)
            hasil.append(satu | {"nomor_versi": nomor, "perubahan": perubahan})
        hadir = ada
    return hasil


def _sebut(versi: Sequence[Baris], impor_id: int, *, hadir: bool, ada: bool, baru: bool) -> str:
    if not ada:
        return "ditarik"
    if not hadir:
        return "baru" if baru else "kembali"
    diubah = any(v["diganti_impor_id"] == impor_id for v in versi)
    return "diubah" if diubah else "tetap"


def list_perubahan(versi: Sequence[Baris]) -> list[Baris]:
    """Return one row per column that differs between a version and the next, oldest first."""
    return [
        {
            "nomor_versi": kini["nomor_versi"],
            "sebab": dulu["sebab"],
            "pada": dulu["berakhir_pada"],
            "impor_id": dulu["diganti_impor_id"],
            "kolom": kolom,
            "dulu": dulu[kolom],
            "kini": kini[kolom],
        }
        for dulu, kini in pairwise(versi)
        for kolom in KOLOM_KEADAAN
        if dulu[kolom] != kini[kolom]
    ]


def mark_berlaku(keputusan: Sequence[Baris], *kunci: str) -> list[Baris]:
    """Return decisions (oldest first) with `berlaku`: the last of its kind and `kunci` holds."""
    terakhir: dict[tuple[Any, ...], str] = {_kunci(b, kunci): b["keputusan_id"] for b in keputusan}
    return [b | {"berlaku": terakhir[_kunci(b, kunci)] == b["keputusan_id"]} for b in keputusan]


def _kunci(baris: Baris, kunci: Sequence[str]) -> tuple[Any, ...]:
    return tuple(baris[k] for k in kunci)
