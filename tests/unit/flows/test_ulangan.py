from __future__ import annotations

from typing import Any

import pytest
from prefect import flow, task
from prefect.states import Completed, Failed

from schemas.galat import BerkasTidakTerbaca, GudangGagal
from tasks.alur import ULANG, conclude, is_tertolong


def gagal(galat: Exception) -> Any:
    return Failed(message=str(galat), data=galat)


@pytest.mark.parametrize(
    ("galat", "tertolong"),
    [
        (GudangGagal("Gudang terkunci.", saran="Ulangi."), True),
        (OSError(28, "No space left on device"), True),
        (FileNotFoundError("hilang.xlsx"), False),
        (PermissionError("terkunci.xlsx"), False),
        (BerkasTidakTerbaca("Terpotong.", saran="Kirim ulang."), False),
        (ValueError("salah kita"), False),
    ],
)
def test_a_retry_is_for_the_system_never_for_a_bad_file(galat: Exception, tertolong: bool) -> None:
    assert is_tertolong(None, None, gagal(galat)) is tertolong  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("galat", "percobaan"),
    [
        (GudangGagal("Gudang terkunci.", saran="Ulangi."), 2),
        (BerkasTidakTerbaca("Terpotong.", saran="Kirim ulang."), 1),
    ],
)
def test_prefect_repeats_a_locked_warehouse_and_leaves_a_bad_file(
    galat: Exception, percobaan: int
) -> None:
    dicoba: list[int] = []

    @task(**ULANG)
    def muat() -> str:
        dicoba.append(1)
        if len(dicoba) == 1:
            raise galat
        return "masuk"

    @flow
    def jalan() -> Any:
        return muat(return_state=True)

    keadaan = jalan(return_state=True)
    assert len(dicoba) == percobaan
    assert keadaan.is_completed() is (percobaan == 2)


def test_the_verdict_names_every_failure_on_a_line_of_its_own() -> None:
    assert conclude([], []).type == Completed().type
    keadaan = conclude([], ["karangrejo: terpotong", "margodadi: dua berkas"])
    assert keadaan.type == Failed().type
    assert keadaan.message == "2 gagal:\nkarangrejo: terpotong\nmargodadi: dua berkas"


def test_the_verdict_never_says_that_all_is_well_while_somebody_stays_failed() -> None:
    assert conclude([], []).message == "Tidak ada yang perlu diimpor, tidak ada yang gagal."
    keadaan = conclude([], [], ["Karangrejo", "Tejosari"])
    assert keadaan.type == Completed().type
    assert "Masih gagal dari impor sebelumnya: Karangrejo, Tejosari." in (keadaan.message or "")
    assert "tidak ada yang gagal" not in (keadaan.message or "")
