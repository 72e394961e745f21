"""Read the decisions of people as frames."""

from __future__ import annotations

import pandas as pd
from pandera.typing import DataFrame
from sqlalchemy import Connection, Engine, select

from schemas.tinjauan import KeputusanKlasifikasi as BingkaiKeputusan
from warehouse.bingkai import read_bingkai
from warehouse.fakta_tinjauan import KeputusanKlasifikasi
from warehouse.mesin import begin_baca


def read_keputusan(engine: Engine, tahun: int | None = None) -> DataFrame[BingkaiKeputusan]:
    """Return every decision, of one year's Musrenbang or of all, with the overruled ones.

    Grain: one decision, oldest first.

    Raises:
        GudangGagal: the warehouse cannot be reached or is not migrated.
    """
    with begin_baca(engine) as koneksi:
        return select_keputusan(koneksi, tahun)


def select_keputusan(koneksi: Connection, tahun: int | None = None) -> DataFrame[BingkaiKeputusan]:
    """Return the decisions as `read_keputusan` does, inside a transaction."""
    tabel = KeputusanKlasifikasi
    perintah = select(*(getattr(tabel, k) for k in BingkaiKeputusan.nama_kolom())).order_by(
        tabel.diputuskan_pada, tabel.keputusan_id
    )
    if tahun is not None:
        perintah = perintah.where(tabel.tahun_musrenbang == tahun)
    bingkai = read_bingkai(koneksi, perintah)
    pada = pd.to_datetime(bingkai["diputuskan_pada"], utc=True).dt.tz_localize(None)
    return BingkaiKeputusan.susun(bingkai.assign(diputuskan_pada=pada))
