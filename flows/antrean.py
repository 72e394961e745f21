"""The road that every import takes, whichever flow chose the kelurahan."""

from __future__ import annotations

from collections.abc import Sequence

from prefect.client.schemas.objects import State

from tasks.alur import (
    allocate_anggaran,
    attempt,
    conclude,
    impor_antrean,
    publish_artefak,
    publish_rekap,
    publish_umpan_balik,
)
from tasks.antrean import Kiriman
from tasks.lingkup import Lingkup


def run_antrean(antrean: Sequence[Kiriman], lingkup: Lingkup) -> State[None]:
    """Import the queue, share out the money, publish; the state names what failed and why."""
    hasil, gagal = impor_antrean(antrean, lingkup)
    gagal_anggaran = attempt("anggaran", allocate_anggaran, lingkup)
    gagal += gagal_anggaran + publish_umpan_balik(hasil, lingkup)
    if not gagal_anggaran:
        gagal += attempt("rekap", publish_rekap, lingkup)
    gagal += attempt("artefak", publish_artefak, lingkup)
    return conclude(hasil, gagal)
