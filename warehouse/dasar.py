"""What all tables of the warehouse share: types, names of constraints, the declarative base."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Annotated

from sqlalchemy import BigInteger, Date, DateTime, Dialect, Double, MetaData, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase

Rupiah = Annotated[int, "whole rupiah"]
"""A column of whole rupiah: BIGINT, because a city's budget outgrows 32 bits."""

Besar = Annotated[int, "64 bits"]
"""A column of any other whole number that people may type as large as they like."""

NAMA_KENDALA = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class WaktuUtc(TypeDecorator[dt.datetime]):
    """A moment: aware when written and when read, in UTC, also where SQLite drops the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[dt.datetime]:
        """Return what a query gives back."""
        return dt.datetime

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Refuse a naive moment and bring any other to UTC.

        Raises:
            ValueError: the moment has no zone, so nobody could say when it was.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"waktu tanpa zona: {value!r}")
        return value.astimezone(dt.UTC)

    def process_result_value(
        self, value: dt.datetime | None, dialect: Dialect
    ) -> dt.datetime | None:
        """Return the moment in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class Gudang(DeclarativeBase):
    """The declarative base: text is TEXT, rupiah BIGINT, moments UTC."""

    metadata = MetaData(naming_convention=NAMA_KENDALA)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        str: Text,
        float: Double,
        Rupiah: BigInteger,
        Besar: BigInteger,
        dt.date: Date,
        dt.datetime: WaktuUtc,
    }


def salah_satu(kolom: str, pilihan: Iterable[str]) -> str:
    """Return the SQL of a check that `kolom` is one of `pilihan` (our own words, never input)."""
    return f"{kolom} IN ({', '.join(repr(p) for p in pilihan)})"


def tidak_negatif(*kolom: str) -> str:
    """Return the SQL of a check that none of the columns is below zero (NULL passes)."""
    return " AND ".join(f"{k} >= 0" for k in kolom)
