"""Load the dimensions from the reference tables."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pandas as pd
from sqlalchemy import Connection, Engine, delete, inspect, update

from warehouse.baris import Baris, susun_baris
from warehouse.dasar import Gudang
from warehouse.dimensi import Jadwal, Nomenklatur, Opd, Pagu, Rekening, SumberDana, Wilayah
from warehouse.kunci import lock_nama
from warehouse.mesin import begin_tulis
from warehouse.tulis import insert_baris, upsert_baris

if TYPE_CHECKING:
    from reference.loader import Referensi

_DIMENSI: dict[str, type[Gudang]] = {
    "wilayah": Wilayah,
    "nomenklatur": Nomenklatur,
    "opd": Opd,
    "sumber_dana": SumberDana,
    "rekening": Rekening,
    "pagu": Pagu,
}


def load_referensi(engine: Engine, referensi: Referensi) -> None:
    """Bring the dimensions to what the reference tables say, in one transaction.

    Rows are overwritten by key. A row that vanished from its table stays with `aktif = false`,
    because facts of earlier years may point to it; a nomenclature version that is not in the
    tables at all is left alone. The agenda (`jadwal`) is replaced whole.

    Raises:
        GudangGagal: the warehouse cannot be reached, stays locked or is not migrated.
    """
    with begin_tulis(engine) as koneksi:
        lock_nama(koneksi, "referensi")
        for nama, tabel in _DIMENSI.items():
            _load_dimensi(koneksi, tabel, getattr(referensi, nama))
        _load_dimensi(koneksi, Nomenklatur, referensi.nomenklatur_lain)
        koneksi.execute(delete(Jadwal))
        insert_baris(koneksi, Jadwal, _susun_jadwal(referensi.jadwal))


def _load_dimensi(koneksi: Connection, tabel: type[Gudang], bingkai: pd.DataFrame) -> None:
    kolom = [k.name for k in inspect(tabel).columns if k.name != "aktif"]
    baris = [b | {"aktif": True} for b in susun_baris(bingkai, kolom)]
    padam = update(tabel).values(aktif=False)
    if tabel is Nomenklatur:
        padam = padam.where(Nomenklatur.versi.in_({b["versi"] for b in baris}))
    koneksi.execute(padam)
    upsert_baris(koneksi, tabel, _induk_dahulu(baris))


def _induk_dahulu(baris: list[Baris]) -> list[Baris]:
    """Order rows so that a parent (a shorter code) comes before its children."""
    return sorted(baris, key=lambda b: len(str(b.get("kode", ""))))


def _susun_jadwal(bingkai: pd.DataFrame) -> list[Baris]:
    kolom = [k.name for k in inspect(Jadwal).columns]
    return [
        b
        | {
            "tanggal": dt.date.fromisoformat(b["tanggal"]),
            "batas_kirim": dt.date.fromisoformat(b["batas_kirim"]),
        }
        for b in susun_baris(bingkai, kolom)
    ]
