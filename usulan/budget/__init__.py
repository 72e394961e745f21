"""Who pays for a proposal, from which account, and whether it fits under the ceilings."""

from __future__ import annotations

from usulan.budget.allocation import HasilAlokasi, allocate_pagu
from usulan.budget.mapping import map_budget
from usulan.budget.order import AturanAlokasi
from usulan.budget.putusan import mark_putusan
from usulan.budget.reconcile import list_rekonsiliasi, reconcile_pagu
from usulan.budget.skenario import Skenario, allocate_skenario, list_skenario
from usulan.budget.skor import mark_ulangan, score_usulan

__all__ = [
    "AturanAlokasi",
    "HasilAlokasi",
    "Skenario",
    "allocate_pagu",
    "allocate_skenario",
    "list_rekonsiliasi",
    "list_skenario",
    "map_budget",
    "mark_putusan",
    "mark_ulangan",
    "reconcile_pagu",
    "score_usulan",
]
