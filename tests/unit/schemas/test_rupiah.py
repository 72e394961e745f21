from __future__ import annotations

import pytest

from schemas.rupiah import format_bilangan, format_rupiah


@pytest.mark.parametrize(
    ("rupiah", "teks"),
    [
        (0, "Rp 0"),
        (1_500_000, "Rp 1.500.000"),
        (-950, "-Rp 950"),
        (12_345_678_901, "Rp 12.345.678.901"),
    ],
)
def test_rupiah_is_written_the_indonesian_way(rupiah: int, teks: str) -> None:
    assert format_rupiah(rupiah) == teks


def test_numbers_get_dots() -> None:
    assert [format_bilangan(n) for n in (5, 1234, 1_000_000)] == ["5", "1.234", "1.000.000"]
