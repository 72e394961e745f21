"""Decisions as lessons: what people decided teaches the classifier beside the labelled examples."""

from __future__ import annotations

import hashlib
import threading
import weakref
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

import pandas as pd
from pandera.typing import DataFrame

from reference.loader import Referensi
from schemas.tinjauan import KeputusanKlasifikasi
from usulan.tinjauan.padanan import Putusan, list_putusan

INGATAN_TERBANYAK = 2

_KUNCI = threading.Lock()
_INGATAN: dict[tuple[int, str], tuple[weakref.ref[Referensi], Referensi]] = {}


def teach_referensi(
    referensi: Referensi, keputusan: DataFrame[KeputusanKlasifikasi] | None
) -> Referensi:
    """Return the tables with the decisions that hold among the examples that may teach.

    A decision takes the place of an example of the same text. Works that were decided differently
    teach nothing. Without decisions the tables come back as they are; of equal decisions it is the
    very same object, so that the classifier is trained once.
    """
    if keputusan is None or keputusan.empty:
        return referensi
    kunci = (id(referensi), _hash_keputusan(keputusan))
    with _KUNCI:
        asal, ajaran = _INGATAN.get(kunci, (None, None))
        if ajaran is None or asal is None or asal() is not referensi:
            ajaran = _extend(referensi, keputusan)
            while len(_INGATAN) >= INGATAN_TERBANYAK:
                del _INGATAN[next(iter(_INGATAN))]
            _INGATAN[kunci] = (weakref.ref(referensi), ajaran)
    return ajaran


def _hash_keputusan(keputusan: pd.DataFrame) -> str:
    """Return a digest of the decisions; one is never changed, so its identity will do."""
    return hashlib.sha256("".join(sorted(keputusan["keputusan_id"])).encode()).hexdigest()


def _extend(referensi: Referensi, keputusan: DataFrame[KeputusanKlasifikasi]) -> Referensi:
    pelajaran = pd.DataFrame(
        [
            {
                "contoh_id": putusan.keputusan_id,
                "teks": putusan.uraian,
                "kode_urusan": putusan.kode_urusan,
                "ambigu": 0,
                "jenis_sulit": "polos",
                "bagian": "latih",
                "sumber": f"Keputusan {putusan.oleh}",
            }
            for putusan in _pick_sepakat(list_putusan(keputusan, referensi))
        ]
    )
    if pelajaran.empty:
        return referensi
    contoh = referensi.contoh_berlabel
    diganti = contoh["bagian"].eq("latih") & contoh["teks"].isin(pelajaran["teks"])
    lengkap = pd.concat(
        [contoh[~diganti], pelajaran.reindex(columns=contoh.columns).astype(contoh.dtypes)],
        ignore_index=True,
    )
    return replace(referensi, contoh_berlabel=lengkap)


def _pick_sepakat(putusan: Iterable[Putusan]) -> list[Putusan]:
    """Return the newest decision on each work, where all decisions on it agree."""
    sekunci: dict[str, list[Putusan]] = defaultdict(list)
    for satu in putusan:
        sekunci[satu.pokok.kunci].append(satu)
    return [
        daftar[-1] for daftar in sekunci.values() if len({satu.kode_urusan for satu in daftar}) == 1
    ]
