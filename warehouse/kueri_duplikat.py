"""Read what is compared, the pairs found, and what people decided on them."""

from __future__ import annotations

from typing import Any

import pandas as pd
from pandera.typing import DataFrame
from sqlalchemy import Connection, Engine, Select, Table, literal, select

from schemas.duplikat import DaftarDuplikat, UsulanBanding, UsulanDigabung
from schemas.duplikat import KeputusanDuplikat as BingkaiKeputusan
from warehouse.bingkai import read_bingkai
from warehouse.fakta import Klasifikasi, Usulan
from warehouse.fakta_duplikat import KeputusanDuplikat
from warehouse.mesin import begin_baca
from warehouse.pandangan import DUPLIKAT, DUPLIKAT_TERBUKA, USULAN_DIGABUNG


def read_banding(engine: Engine, tahun: int) -> DataFrame[UsulanBanding]:
    """Return the live accepted proposals of a year's Musrenbang and of all years before it.

    Grain: one proposal, by year, kelurahan and the order of the file.

    Raises:
        GudangGagal: the warehouse cannot be reached or is not migrated.
    """
    # The only road into the warehouse so far; another one is another value here.
    musrenbang = literal("musrenbang").label("sumber")
    dari_usulan = ("usulan_id", "tahun_musrenbang", "kode_kelurahan", "uraian", "lokasi")
    perintah = (
        select(
            *(getattr(Usulan, k) for k in (*dari_usulan, "rt", "rw")),
            Klasifikasi.kode_urusan,
            musrenbang,
        )
        .join(Klasifikasi, Klasifikasi.usulan_id == Usulan.usulan_id)
        .where(Usulan.tahun_musrenbang <= tahun, Usulan.status == "diterima")
        .order_by(Usulan.tahun_musrenbang, Usulan.kode_kelurahan, Usulan.urutan, Usulan.usulan_id)
    )
    with begin_baca(engine) as koneksi:
        return UsulanBanding.susun(read_bingkai(koneksi, perintah))


def read_duplikat(engine: Engine, tahun: int, *, terbuka: bool = True) -> DataFrame[DaftarDuplikat]:
    """Return the pairs whose later proposal is of a year's Musrenbang, the likeliest first.

    Grain: one pair; only those that wait for a decision, or all (`terbuka` false).

    Raises:
        GudangGagal: the warehouse cannot be reached or is not migrated.
    """
    tabel = DUPLIKAT_TERBUKA if terbuka else DUPLIKAT
    urut = (tabel.c.skor.desc(), tabel.c.usulan_id_asal, tabel.c.usulan_id)
    with begin_baca(engine) as koneksi:
        return DaftarDuplikat.susun(_read_pandangan(koneksi, _milik(tabel, tahun).order_by(*urut)))


def read_gabungan(engine: Engine, tahun: int) -> DataFrame[UsulanDigabung]:
    """Return the lineage of the merged proposals of a year's Musrenbang, by `usulan_id`.

    Raises:
        GudangGagal: the warehouse cannot be reached or is not migrated.
    """
    perintah = _milik(USULAN_DIGABUNG, tahun).order_by(USULAN_DIGABUNG.c.usulan_id)
    with begin_baca(engine) as koneksi:
        return UsulanDigabung.susun(_read_pandangan(koneksi, perintah))


def read_keputusan_duplikat(
    engine: Engine, tahun: int | None = None
) -> DataFrame[BingkaiKeputusan]:
    """Return every decision on pairs, of one year or of all, with the overruled ones.

    Grain: one decision, oldest first.

    Raises:
        GudangGagal: the warehouse cannot be reached or is not migrated.
    """
    with begin_baca(engine) as koneksi:
        return select_keputusan_duplikat(koneksi, tahun)


def select_keputusan_duplikat(
    koneksi: Connection, tahun: int | None = None
) -> DataFrame[BingkaiKeputusan]:
    """Return the decisions as `read_keputusan_duplikat` does, inside a transaction."""
    tabel = KeputusanDuplikat
    perintah = select(*(getattr(tabel, k) for k in BingkaiKeputusan.nama_kolom())).order_by(
        tabel.diputuskan_pada, tabel.keputusan_id
    )
    if tahun is not None:
        perintah = perintah.where(tabel.tahun_musrenbang == tahun)
    return BingkaiKeputusan.susun(_read_pandangan(koneksi, perintah))


def _milik(tabel: Table, tahun: int) -> Select[Any]:
    return select(tabel).where(tabel.c.tahun_musrenbang == tahun)


def _read_pandangan(koneksi: Connection, perintah: Select[Any]) -> pd.DataFrame:
    """Run a query; moments come in UTC, without a zone."""
    bingkai = read_bingkai(koneksi, perintah)
    waktu = {
        str(k): pd.to_datetime(bingkai[k], utc=True).dt.tz_localize(None)
        for k in bingkai.columns
        if str(k).endswith("_pada")
    }
    return bingkai.assign(**waktu)
