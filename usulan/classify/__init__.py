"""Classification: which bidang urusan a proposal belongs to, how surely, and why."""

from usulan.classify.evaluasi import HasilEvaluasi, evaluate_klasifikasi
from usulan.classify.klasifikasi import classify_teks, classify_usulan
from usulan.classify.mesin import keep_model_in
from usulan.classify.temuan import note_klasifikasi

__all__ = [
    "HasilEvaluasi",
    "classify_teks",
    "classify_usulan",
    "evaluate_klasifikasi",
    "keep_model_in",
    "note_klasifikasi",
]
