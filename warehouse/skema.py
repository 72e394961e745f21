"""The whole schema in one place: importing it registers every table."""

from __future__ import annotations

from sqlalchemy import MetaData

from warehouse import (
    dimensi,
    fakta,
    fakta_anggaran,
    fakta_duplikat,
    fakta_impor,
    fakta_perbaikan,
    fakta_riwayat,
    fakta_tinjauan,
)
from warehouse.dasar import Gudang

METADATA: MetaData = Gudang.metadata
"""All tables; what the migrations must amount to."""

__all__ = [
    "METADATA",
    "dimensi",
    "fakta",
    "fakta_anggaran",
    "fakta_duplikat",
    "fakta_impor",
    "fakta_perbaikan",
    "fakta_riwayat",
    "fakta_tinjauan",
]
