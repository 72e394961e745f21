"""Decisions of people put in place of what the classifier says."""

from __future__ import annotations

from pandera.typing import DataFrame

from reference.loader import Referensi
from schemas.tinjauan import KeputusanKlasifikasi
from schemas.usulan import UsulanTerklasifikasi


def apply_keputusan(
    terklasifikasi: DataFrame[UsulanTerklasifikasi],
    keputusan: DataFrame[KeputusanKlasifikasi],
    referensi: Referensi,
) -> DataFrame[UsulanTerklasifikasi]:
    """Return freshly classified proposals with the decisions of people applied, in their order."""
    raise NotImplementedError
