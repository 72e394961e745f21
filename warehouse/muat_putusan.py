"""Record what people decided on the money of proposals: once, and never changed afterwards."""

from __future__ import annotations

import datetime as dt

import pandas as pd
from pandera.typing import DataFrame
from sqlalchemy import Engine

from schemas.anggaran import KeputusanAnggaran as BingkaiKeputusan
from warehouse.baris import Baris, susun_baris
from warehouse.fakta_anggaran import KeputusanAnggaran
from warehouse.kueri_anggaran import select_keputusan_anggaran
from warehouse.kunci import lock_tahun
from warehouse.mesin import begin_tulis
from warehouse.muat_keputusan import HasilRekam
from warehouse.tulis import insert_baris


def record_keputusan_anggaran(engine: Engine, keputusan: DataFrame[BingkaiKeputusan]) -> HasilRekam:
    """Record the decisions that are new, in one transaction; a repeat changes nothing.

    They hold from the next allocation of the year on.

    Raises:
        GudangGagal: the warehouse cannot be reached, stays locked or is not migrated; nothing is
            recorded then.
    """
    with begin_tulis(engine) as koneksi:
        for tahun in sorted(set(keputusan["tahun_musrenbang"])):
            lock_tahun(koneksi, int(tahun))
        baru, hasil = _split(select_keputusan_anggaran(koneksi), keputusan)
        insert_baris(koneksi, KeputusanAnggaran, [_beri_zona(b) for b in baru])
    return hasil


def _split(lama: pd.DataFrame, keputusan: pd.DataFrame) -> tuple[list[Baris], HasilRekam]:
    """Return the decisions to record, oldest first, and the counts."""
    kolom = BingkaiKeputusan.nama_kolom()
    dikenal = set(lama["keputusan_id"])
    berlaku = {b["usulan_id"]: _inti(b) for b in susun_baris(lama, kolom)}
    baru: list[Baris] = []
    sudah_ada = tidak_berubah = 0
    for baris in susun_baris(keputusan.sort_values(["diputuskan_pada", "keputusan_id"]), kolom):
        if baris["keputusan_id"] in dikenal:
            sudah_ada += 1
        elif berlaku.get(baris["usulan_id"]) == _inti(baris):
            tidak_berubah += 1
        else:
            baru.append(baris)
            berlaku[baris["usulan_id"]] = _inti(baris)
    return baru, HasilRekam(len(baru), sudah_ada, tidak_berubah)


def _inti(baris: Baris) -> tuple[str, str]:
    return baris["keputusan"], baris["alasan"]


def _beri_zona(baris: Baris) -> Baris:
    pada = baris["diputuskan_pada"].to_pydatetime().replace(tzinfo=dt.UTC)
    return baris | {"diputuskan_pada": pada}
