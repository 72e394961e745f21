"""All settings of the project in one place: environment `MUSRENBANG_…` or a `.env` file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from tasks.baca.batas import MIB, BatasBaca


class Setelan(BaseSettings):
    """Folders, warehouse and limits. Each field is documented in the README's settings table."""

    model_config = SettingsConfigDict(
        env_prefix="MUSRENBANG_", env_file=".env", env_ignore_empty=True, extra="ignore"
    )

    folder_masuk: Path = Path("masuk")
    folder_data: Path = Path("data")
    folder_keluaran: Path = Path("keluaran")
    folder_referensi: Path | None = None
    gudang_url: str | None = None
    tahun: int | None = Field(default=None, ge=2000, le=2100)
    zona_waktu: str = "Asia/Jakarta"
    pekerja: int = Field(default=2, ge=1, le=32)
    ulangan_gudang: int = Field(default=3, ge=0, le=10)
    batas_detik: float = Field(default=20.0, gt=0)
    batas_memori_mb: int = Field(default=1024, ge=128)
    batas_baris: int = Field(default=200_000, ge=1)
    batas_ukuran_mb: int = Field(default=64, ge=1)
    port: int = Field(default=4200, ge=1, le=65_535)

    @field_validator("zona_waktu")
    @classmethod
    def _kenali_zona(cls, nilai: str) -> str:
        ZoneInfo(nilai)
        return nilai

    @property
    def url_gudang(self) -> str:
        """Return the warehouse's SQLAlchemy URL: SQLite under the data folder unless set."""
        return self.gudang_url or f"sqlite:///{(self.folder_data / 'gudang.db').as_posix()}"

    @property
    def folder_model(self) -> Path:
        """Return where trained classifiers are kept; it may be emptied at any time."""
        return self.folder_data / "model"

    @property
    def batas_baca(self) -> BatasBaca:
        """Return the limits of the isolated reader."""
        return BatasBaca(
            detik=self.batas_detik,
            memori_byte=self.batas_memori_mb * MIB,
            ukuran_byte=self.batas_ukuran_mb * MIB,
            baris=self.batas_baris,
        )

    def hari_ini(self) -> dt.date:
        """Return today's date in the city's time zone, whatever the machine's own zone is."""
        return dt.datetime.now(ZoneInfo(self.zona_waktu)).date()

    def tahun_berjalan(self) -> int:
        """Return the year of the Musrenbang to work on: the setting, else the current year."""
        return self.tahun or self.hari_ini().year
