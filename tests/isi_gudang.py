"""Looks into a warehouse for tests: whole tables as rows, and failures planted in a transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event, select

from warehouse.mesin import begin_baca
from warehouse.skema import METADATA

Isi = dict[str, list[tuple[Any, ...]]]


def read_isi(engine: Engine, *kecuali: str) -> Isi:
    """Return every row of every table, in a stable order; tables in `kecuali` are left out."""
    with begin_baca(engine) as koneksi:
        return {
            t.name: sorted((tuple(b) for b in koneksi.execute(select(t))), key=repr)
            for t in METADATA.sorted_tables
            if t.name not in kecuali
        }


def read_baris(engine: Engine, sql: str, **nilai: Any) -> list[tuple[Any, ...]]:
    """Run one query and return its rows."""
    with begin_baca(engine) as koneksi:
        return [tuple(b) for b in koneksi.exec_driver_sql(sql, nilai or None)]


@contextmanager
def tiap_perintah(engine: Engine, lakukan: Callable[[int], None]) -> Iterator[None]:
    """Call `lakukan` with the number (from 0) of each statement just before it runs."""
    nomor = iter(range(1_000_000))

    def dengar(_k: Connection, _c: Any, perintah: str, *_lain: Any) -> None:
        if not perintah.startswith("BEGIN"):
            lakukan(next(nomor))

    event.listen(engine, "before_cursor_execute", dengar)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", dengar)
