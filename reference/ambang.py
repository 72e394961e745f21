"""The city's bounds for what is plausible, from reference/ambang.csv."""

from __future__ import annotations

import pandas as pd


def read_ambang(ambang: pd.DataFrame) -> dict[str, int]:
    """Return the bounds by name; their unit is the last word of the name (rupiah, persen)."""
    return {str(nama): int(n) for nama, n in zip(ambang["nama"], ambang["nilai"], strict=True)}
