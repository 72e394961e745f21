"""Where a proposal lies, as the sheets of the review workbook tell it."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

_RT = re.compile(r"\brt\b|\brw\b|\brt\d", re.IGNORECASE)


def list_tempat(lokasi: Any, rt: Any, rw: Any) -> list[str]:
    """Return the place as typed, then RT and RW unless it names them itself; NA is left out."""
    if pd.notna(lokasi) and _RT.search(str(lokasi)):
        return [str(lokasi)]
    nomor = " ".join(f"{jenis} {n}" for jenis, n in (("RT", rt), ("RW", rw)) if pd.notna(n))
    return [teks for teks in ("" if pd.isna(lokasi) else str(lokasi), nomor) if teks]
