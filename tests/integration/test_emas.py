"""Golden workbooks: every frame the core makes of them, compared whole."""

from __future__ import annotations

import pandas as pd
import pytest
from emas import build_emas, list_kasus, process_contoh, read_emas


@pytest.mark.parametrize("kasus", list_kasus(), ids=lambda p: p.name)
def test_every_frame_is_as_expected(kasus):
    berkas = (kasus / "masukan.txt").read_text(encoding="utf-8").strip()
    dibuat, seharusnya = build_emas(process_contoh(berkas)), read_emas(kasus)
    assert set(dibuat) == set(seharusnya)
    for nama, isi in seharusnya.items():
        pd.testing.assert_frame_equal(dibuat[nama], isi, check_dtype=False, obj=nama)


def test_there_are_ten_cases_or_more():
    assert len(list_kasus()) >= 10
