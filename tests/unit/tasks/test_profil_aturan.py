from __future__ import annotations

from pathlib import Path

from reference.loader import FOLDER_BAWAAN
from tasks.lingkup import hash_aturan


def test_a_changed_or_added_profile_makes_files_be_read_anew(tmp_path: Path) -> None:
    bawaan = hash_aturan(tmp_path)
    (tmp_path / "profil").mkdir()
    assert hash_aturan(tmp_path) == bawaan == hash_aturan(None)
    asli = (FOLDER_BAWAAN / "profil" / "ekspor-sipd.yaml").read_text(encoding="utf-8")
    (tmp_path / "profil" / "ekspor-sipd.yaml").write_text(asli + "# ubah\n", encoding="utf-8")
    diubah = hash_aturan(tmp_path)
    (tmp_path / "profil" / "lain.yaml").write_text(asli, encoding="utf-8")
    assert len({bawaan, diubah, hash_aturan(tmp_path)}) == 3
