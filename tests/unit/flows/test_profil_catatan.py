from __future__ import annotations

from pathlib import Path

import pytest
from kotak_contoh import METRO, atur, buat_kotak

from flows.konsolidasi import konsolidasi

SISA = (
    "Profil yang tidak cocok dengan berkas mana pun: "
    "ekspor-sipd, ekspor-sipd-musrenbang, permendagri-86-td4, templat-musrenbang."
)


def test_a_run_logs_the_profiles_that_no_file_met(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    buat_kotak(tmp_path, METRO)
    atur(monkeypatch, tmp_path)
    assert konsolidasi(2023, return_state=True).is_completed()
    assert SISA in caplog.messages
    caplog.clear()
    assert konsolidasi(2023, return_state=True).is_completed()
    assert not [pesan for pesan in caplog.messages if pesan.startswith("Profil")]
