from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from tasks.setelan import Setelan

README = Path(__file__).parents[3] / "README.md"


@pytest.fixture(autouse=True)
def bersih(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for nama in Setelan.model_fields:
        monkeypatch.delenv(f"MUSRENBANG_{nama.upper()}", raising=False)


def test_the_warehouse_lies_in_the_data_folder_unless_a_url_is_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MUSRENBANG_FOLDER_DATA", "simpanan")
    assert Setelan().url_gudang == "sqlite:///simpanan/gudang.db"
    monkeypatch.setenv("MUSRENBANG_GUDANG_URL", "postgresql+psycopg://kota@127.0.0.1/gudang")
    assert Setelan().url_gudang == "postgresql+psycopg://kota@127.0.0.1/gudang"


def test_a_dotenv_file_counts_and_the_environment_wins_over_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("MUSRENBANG_TAHUN=2021\nMUSRENBANG_PEKERJA=4\nLAIN=1\n")
    monkeypatch.setenv("MUSRENBANG_TAHUN", "2022")
    assert (Setelan().tahun_berjalan(), Setelan().pekerja) == (2022, 4)


def test_an_empty_variable_means_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUSRENBANG_TAHUN", "")
    assert Setelan().tahun is None


@pytest.mark.parametrize(
    ("nama", "nilai"),
    [("TAHUN", "23"), ("PEKERJA", "0"), ("ZONA_WAKTU", "Asia/Metro"), ("BATAS_DETIK", "0")],
)
def test_a_nonsensical_value_is_refused(
    monkeypatch: pytest.MonkeyPatch, nama: str, nilai: str
) -> None:
    monkeypatch.setenv(f"MUSRENBANG_{nama}", nilai)
    with pytest.raises((ValidationError, KeyError)):
        Setelan()


def test_today_is_that_of_the_city(monkeypatch: pytest.MonkeyPatch) -> None:
    timur, barat = (Setelan(zona_waktu=zona).hari_ini() for zona in ("Etc/GMT-14", "Etc/GMT+12"))
    assert (timur - barat).days in (1, 2)


def test_limits_reach_the_reader_in_bytes() -> None:
    batas = Setelan(batas_memori_mb=256, batas_ukuran_mb=2, batas_baris=10).batas_baca
    assert (batas.memori_byte, batas.ukuran_byte, batas.baris) == (256 << 20, 2 << 20, 10)


def test_the_readme_documents_every_setting_with_its_default() -> None:
    tabel = dict(re.findall(r"^\| `MUSRENBANG_(\w+)` \| (.*?) \|", README.read_text(), re.M))
    assert tabel.keys() == {nama.upper() for nama in Setelan.model_fields}
    for nama, isi in Setelan.model_fields.items():
        if isi.default is not None:
            tulis = f"{isi.default:g}" if isinstance(isi.default, float) else str(isi.default)
            assert tabel[nama.upper()] == f"`{tulis}`"
