"""Text in a CSV that stays text when a spreadsheet opens it."""

from __future__ import annotations

import re
from typing import Any

AWAL_RUMUS = ("=", "+", "-", "@", "\t", "\r")
_ANGKA = re.compile(r"[+-]?\d+(?:[.,]\d+)*")


def make_inert(nilai: Any) -> Any:
    """Return a text that a spreadsheet would run as a formula behind an apostrophe."""
    rumus = isinstance(nilai, str) and nilai.startswith(AWAL_RUMUS) and not _ANGKA.fullmatch(nilai)
    return f"'{nilai}" if rumus else nilai
