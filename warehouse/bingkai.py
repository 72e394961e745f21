"""From query results to frames: text is pandas `str`, whole numbers `Int64`, dates `date`."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select


def read_bingkai(koneksi: Connection, perintah: Select[tuple[Any, ...]]) -> pd.DataFrame:
    """Run a query and return its rows, each column typed by the column of the query.

    Missing text is NA, missing numbers are NA, missing dates None; an empty result keeps the
    types, so callers need no special case.
    """
    hasil = koneksi.execute(perintah).all()
    lajur = list(zip(*hasil, strict=True)) or [()] * len(perintah.selected_columns)
    return pd.DataFrame(
        {
            kolom.name: pd.Series(list(isi), dtype=_jenis(kolom.type.python_type))
            for kolom, isi in zip(perintah.selected_columns, lajur, strict=True)
        }
    )


def _jenis(jenis: type[Any]) -> Any:
    khas = {str: "str", int: "Int64", float: "float64", bool: "bool"}
    if issubclass(jenis, dt.date):
        return object
    return khas[jenis]
