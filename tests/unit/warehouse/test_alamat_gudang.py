from __future__ import annotations

from pathlib import Path

import pytest

from schemas.galat import GudangGagal
from warehouse.mesin import open_gudang


@pytest.mark.parametrize("skema", ["postgresql", "postgres", "postgresql+psycopg"])
def test_every_spelling_of_postgres_goes_through_psycopg(skema: str) -> None:
    engine = open_gudang(f"{skema}://budi:rahasia@localhost:5433/gudang")

    assert engine.dialect.driver == "psycopg"
    assert (engine.url.host, engine.url.port, engine.url.database) == ("localhost", 5433, "gudang")


def test_opening_sqlite_makes_the_folder_and_no_file(tmp_path: Path) -> None:
    open_gudang(f"sqlite:///{tmp_path / 'a' / 'b' / 'gudang.db'}")

    assert list((tmp_path / "a" / "b").iterdir()) == []


@pytest.mark.parametrize("url", ["", "gudang.db", "://rahasia", "postgresql://x:y@h:port/db"])
def test_an_address_that_is_none_is_refused_without_echoing_it(url: str) -> None:
    with pytest.raises(GudangGagal, match="tidak dapat dipahami") as galat:
        open_gudang(url)
    assert "sqlite:///" in galat.value.saran
    assert "rahasia" not in str(galat.value)


@pytest.mark.parametrize("url", ["mysql://budi:rahasia@host/gudang", "postgresql+asyncpg://h/g"])
def test_another_kind_of_database_is_refused_by_name(url: str) -> None:
    with pytest.raises(GudangGagal, match="tidak didukung") as galat:
        open_gudang(url)
    assert "rahasia" not in str(galat.value)
