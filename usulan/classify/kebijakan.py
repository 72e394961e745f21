"""The city's choice among lawful homes of the same work, applied after the scores."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from usulan.classify.leksikon import Leksikon
from usulan.classify.potong import Sidikan


def find_kebijakan(
    sidikan: Sidikan, kode_kebijakan: Sequence[str], leksikon: Leksikon, puncak: int
) -> int | None:
    """Return the row of the policy that governs a text's deciding work, if any.

    A policy speaks only where the best candidate and the policy's choice are both homes of the
    phrase it names: it settles a choice, it never overrules the topic.
    """
    for inti in sidikan.kena:
        if inti.bagian == "inti":
            break
    else:
        return None
    if inti.kebijakan is None:
        return None
    rumah = {kode_kebijakan[inti.kebijakan]}
    for nomor in inti.entri:
        entri = leksikon.entri[nomor]
        rumah |= {entri.kode_urusan, *(leksikon.kode[k] for k in entri.kolom_alternatif)}
    return inti.kebijakan if leksikon.kode[puncak] in rumah else None


def apply_kebijakan(
    log_peluang: np.ndarray,
    sidikan: Sequence[Sidikan],
    kebijakan: pd.DataFrame,
    leksikon: Leksikon,
) -> tuple[np.ndarray, tuple[int | None, ...]]:
    """Return the log-probabilities with the city's choice on top, and the policy per text."""
    kode = list(kebijakan["kode_urusan"])
    hasil = log_peluang.copy()
    puncak = log_peluang.argmax(axis=1)
    pilihan = tuple(
        find_kebijakan(satu, kode, leksikon, int(p))
        for satu, p in zip(sidikan, puncak, strict=True)
    )
    for baris, nomor in enumerate(pilihan):
        if nomor is not None and kode[nomor] in leksikon.kode:
            kolom = leksikon.kode.index(kode[nomor])
            atas = int(puncak[baris])
            hasil[baris, [kolom, atas]] = hasil[baris, [atas, kolom]]
    return hasil, pilihan
