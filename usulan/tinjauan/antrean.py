"""What a person is asked to look at, and in which order."""

from __future__ import annotations

from pandera.typing import DataFrame

from reference.loader import Referensi
from schemas.tinjauan import AntreanTinjauan, KeputusanKlasifikasi
from schemas.usulan import UsulanTerklasifikasi


def list_antrean_tinjauan(
    terklasifikasi: DataFrame[UsulanTerklasifikasi],
    keputusan: DataFrame[KeputusanKlasifikasi],
    referensi: Referensi,
) -> DataFrame[AntreanTinjauan]:
    """Return the live proposals in the order of a review (see schemas.AntreanTinjauan)."""
    raise NotImplementedError
