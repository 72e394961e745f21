"""Decisions of people: found again when a row moves or is reworded, asked for where needed."""

from usulan.tinjauan.ajaran import teach_referensi
from usulan.tinjauan.antrean import list_antrean_tinjauan
from usulan.tinjauan.kunci import build_kunci_teks
from usulan.tinjauan.penilaian import validate_keputusan
from usulan.tinjauan.terapan import apply_keputusan

__all__ = [
    "apply_keputusan",
    "build_kunci_teks",
    "list_antrean_tinjauan",
    "teach_referensi",
    "validate_keputusan",
]
