"""What every reference table has, and the patterns of codes."""

from __future__ import annotations

from typing import ClassVar

from schemas.dasar import Kerangka

POLA_NOMENKLATUR = (
    r"^([1-9X]|[1-9X]\.(\d\d|XX)|[1-9X]\.(\d\d|XX)\.\d\d"
    r"|[1-9X]\.(\d\d|XX)\.\d\d\.\d\.\d\d|[1-9X]\.(\d\d|XX)\.\d\d\.\d\.\d\d\.(\d{4}|\d{2}))$"
)
POLA_OPD = r"^[A-Z0-9]+(-[A-Z0-9]+)*$"


class Tabel(Kerangka):
    """A reference table. Pandera takes plain attributes for columns, hence the underscores."""

    _berkas: ClassVar[str] = ""
    _kunci: ClassVar[tuple[str, ...]] = ()
    _boleh_kosong: ClassVar[bool] = False

    @classmethod
    def nama_berkas(cls) -> str:
        """Return the file name of the table."""
        return cls._berkas

    @classmethod
    def kunci(cls) -> tuple[str, ...]:
        """Return the columns that are unique together: the grain of the table."""
        return cls._kunci

    @classmethod
    def boleh_kosong(cls) -> bool:
        """Tell whether the table may be absent or have no rows: nothing is judged by it then."""
        return cls._boleh_kosong
