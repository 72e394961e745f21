"""Keep what a proposal said before it is overwritten or deleted, in the same transaction."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from warehouse.baris import KOLOM_ISI, KOLOM_KLASIFIKASI, Baris
from warehouse.fakta import Klasifikasi, SumberSel, Usulan
from warehouse.fakta_riwayat import UsulanVersi
from warehouse.tulis import POTONGAN, insert_baris

_DARI_USULAN = (
    "usulan_id",
    "kode_kelurahan",
    "tahun_musrenbang",
    "impor_id",
    "status",
    "lembar",
    "nomor_baris",
    "nomor",
    *KOLOM_ISI,
    "isi_hash",
    "dibuat_pada",
)


@dataclass(frozen=True)
class Penutup:
    """What ends a version: `sebab` (see SEBAB_BERAKHIR), when, and the import that does, if any."""

    sebab: str
    pada: dt.datetime
    impor_id: int | None = None


def keep_versi(koneksi: Connection, usulan_id: Sequence[str], penutup: Penutup) -> None:
    """Copy these live proposals into the history, as they stand now.

    To be called before they are changed or deleted, once per change.
    """
    for awal in range(0, len(usulan_id), POTONGAN):
        potongan = usulan_id[awal : awal + POTONGAN]
        insert_baris(koneksi, UsulanVersi, list(_susun_versi(koneksi, potongan, penutup)))


def _susun_versi(
    koneksi: Connection, usulan_id: Sequence[str], penutup: Penutup
) -> Iterator[Baris]:
    sel, nomor = _read_sel(koneksi, usulan_id), _read_nomor(koneksi, usulan_id)
    perintah = (
        select(
            *(getattr(Usulan, k) for k in _DARI_USULAN),
            Usulan.diubah_pada.label("berlaku_sejak"),
            Klasifikasi.versi_nomenklatur,
            *(getattr(Klasifikasi, k) for k in KOLOM_KLASIFIKASI),
        )
        .outerjoin(Klasifikasi, Klasifikasi.usulan_id == Usulan.usulan_id)
        .where(Usulan.usulan_id.in_(usulan_id))
    )
    for baris in koneksi.execute(perintah).mappings():
        yield dict(baris) | {
            "nomor_versi": nomor.get(baris["usulan_id"], 0) + 1,
            "sel": json.dumps(sel[baris["usulan_id"]]),
            "sebab": penutup.sebab,
            "diganti_impor_id": penutup.impor_id,
            # Of two loads at once the one that began first may write last.
            "berakhir_pada": max(penutup.pada, baris["berlaku_sejak"]),
        }


def _read_sel(koneksi: Connection, usulan_id: Sequence[str]) -> dict[str, dict[str, str]]:
    perintah = (
        select(SumberSel.usulan_id, SumberSel.field, SumberSel.sel)
        .where(SumberSel.usulan_id.in_(usulan_id))
        .order_by(SumberSel.usulan_id, SumberSel.field)
    )
    hasil: dict[str, dict[str, str]] = defaultdict(dict)
    for satu, field, sel in koneksi.execute(perintah):
        hasil[satu][field] = sel
    return hasil


def _read_nomor(koneksi: Connection, usulan_id: Sequence[str]) -> dict[str, int]:
    perintah: Any = (
        select(UsulanVersi.usulan_id, func.max(UsulanVersi.nomor_versi))
        .where(UsulanVersi.usulan_id.in_(usulan_id))
        .group_by(UsulanVersi.usulan_id)
    )
    return {str(satu): int(nomor) for satu, nomor in koneksi.execute(perintah)}
