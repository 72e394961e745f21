"""A filled review workbook judged: what becomes a decision, and what is told instead."""

from __future__ import annotations

from pandera.typing import DataFrame

from reference.loader import Referensi
from schemas.tinjauan import HasilTinjauan, IsianTinjauan, KeputusanKlasifikasi
from schemas.usulan import UsulanTerklasifikasi


def validate_keputusan(
    isian: DataFrame[IsianTinjauan],
    hidup: DataFrame[UsulanTerklasifikasi],
    keputusan: DataFrame[KeputusanKlasifikasi],
    referensi: Referensi,
) -> HasilTinjauan:
    """Judge what people filled in against the live proposals and the decisions so far."""
    raise NotImplementedError
