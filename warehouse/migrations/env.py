"""Alembic's entry: runs on the connection it is given, else on the address of `-x url=`."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection

from warehouse.dasar import WaktuUtc
from warehouse.mesin import open_gudang
from warehouse.skema import METADATA

URL_BAWAAN = "sqlite:///data/gudang.db"


def render_item(jenis: str, benda: Any, _konteks: Any) -> str | Literal[False]:
    """Write our own types as plain ones, so that a revision does not change with the code."""
    return "sa.DateTime(timezone=True)" if isinstance(benda, WaktuUtc) else False


def run_migrations(koneksi: Connection) -> None:
    """Run on an open connection, all revisions in one transaction on both databases."""
    context.configure(
        connection=koneksi,
        target_metadata=METADATA,
        transactional_ddl=True,
        render_item=render_item,
        render_as_batch=koneksi.dialect.name == "sqlite",
    )
    with context.begin_transaction():
        context.run_migrations()


def main() -> None:
    """Take the caller's connection, or open one for the command line."""
    koneksi = context.config.attributes.get("connection")
    if koneksi is not None:
        run_migrations(koneksi)
        return
    url = context.get_x_argument(as_dictionary=True).get("url", URL_BAWAAN)
    with open_gudang(url).execution_options(tulis=True).connect() as baru, baru.begin():
        run_migrations(baru)


main()
