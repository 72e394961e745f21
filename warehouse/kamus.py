"""The data dictionary: what the models and the migrated views say of themselves."""

from __future__ import annotations

import inspect as pemeriksa
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Double,
    Engine,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    inspect,
)

from warehouse.daftar_pandangan import PANDANGAN, Pandangan
from warehouse.dasar import Gudang, WaktuUtc
from warehouse.skema import METADATA

_JENIS: tuple[tuple[type[Any], str], ...] = (
    (WaktuUtc, "waktu (UTC)"),
    (Date, "tanggal"),
    (Boolean, "ya/tidak"),
    (BigInteger, "bilangan bulat 64 bit"),
    (Integer, "bilangan bulat"),
    (Double, "pecahan"),
    (Text, "teks"),
)


@dataclass(frozen=True)
class KolomKamus:
    """One column: its type in words, whether it may be empty, and the keys it is part of."""

    nama: str
    jenis: str
    boleh_kosong: bool
    kunci: tuple[str, ...]


@dataclass(frozen=True)
class TabelKamus:
    """One table: the docstring of its model (its first sentence is the grain) and its rules."""

    nama: str
    makna: str
    kolom: tuple[KolomKamus, ...]
    aturan: tuple[str, ...]
    unik: tuple[str, ...]
    indeks: tuple[str, ...]


def list_tabel() -> list[TabelKamus]:
    """Return every table, by name."""
    makna = {
        str(m.local_table.name): " ".join((pemeriksa.getdoc(m.class_) or "").split())
        for m in Gudang.registry.mappers
        if isinstance(m.local_table, Table)
    }
    return [
        TabelKamus(
            nama=nama,
            makna=makna[nama],
            kolom=tuple(_kolom(k) for k in tabel.columns),
            aturan=tuple(
                sorted(str(c.sqltext) for c in tabel.constraints if isinstance(c, CheckConstraint))
            ),
            unik=_unik(tabel),
            indeks=tuple(
                sorted(", ".join(k.name for k in i.columns) for i in tabel.indexes if not i.unique)
            ),
        )
        for nama, tabel in sorted(METADATA.tables.items())
    ]


def list_pandangan(engine: Engine) -> list[tuple[Pandangan, tuple[str, ...]]]:
    """Return every view with its columns, as a migrated warehouse has them."""
    mata = inspect(engine)
    return [(p, tuple(k["name"] for k in mata.get_columns(p.nama))) for p in PANDANGAN]


def _kolom(kolom: Column[object]) -> KolomKamus:
    kunci = ["utama"] if kolom.primary_key else []
    kunci += sorted({f"→ {f.target_fullname}" for f in kolom.foreign_keys})
    jenis = next(kata for tipe, kata in _JENIS if isinstance(kolom.type, tipe))
    return KolomKamus(kolom.name, jenis, bool(kolom.nullable), tuple(kunci))


def _unik(tabel: Table) -> tuple[str, ...]:
    bersama = [c.columns for c in tabel.constraints if isinstance(c, UniqueConstraint)]
    unik = [", ".join(k.name for k in kolom) for kolom in bersama]
    for satu in tabel.indexes:
        if satu.unique:
            syarat = satu.dialect_options["postgresql"]["where"]
            unik.append(f"{', '.join(k.name for k in satu.columns)} (bila {syarat})")
    return tuple(sorted(unik))
