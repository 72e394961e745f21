"""Who pays for a proposal, from which account, and whether it fits under the ceilings."""

from __future__ import annotations

from usulan.budget.allocation import HasilAlokasi, allocate_pagu
from usulan.budget.mapping import map_budget
from usulan.budget.order import AturanAlokasi
from usulan.budget.reconcile import reconcile_pagu

__all__ = ["AturanAlokasi", "HasilAlokasi", "allocate_pagu", "map_budget", "reconcile_pagu"]
