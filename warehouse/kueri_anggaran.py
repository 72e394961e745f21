"""Read what people decided on money, and how the scenarios of a year end."""

from __future__ import annotations

from typing import Any

import pandas as pd
from pandera.typing import DataFrame
from sqlalchemy import Connection, Engine, Select, select

from schemas.anggaran import KeputusanAnggaran as BingkaiKeputusan
from schemas.anggaran import RekapSkenario
from schemas.referensi import SKENARIO_UTAMA
from schemas.usulan import PemakaianPagu
from warehouse.bingkai import read_bingkai
from warehouse.fakta_anggaran import AlokasiSkenario, KeputusanAnggaran, PemakaianSkenario
from warehouse.mesin import begin_baca
from warehouse.pandangan import REKAP_SKENARIO


def read_keputusan_anggaran(
    engine: Engine, tahun: int | None = None
) -> DataFrame[BingkaiKeputusan]:
    """Return every decision on money, of one year's Musrenbang or of all, also overruled ones.

    Grain: one decision, oldest first.

    Raises:
        GudangGagal: the warehouse cannot be reached or is not migrated.
    """
    with begin_baca(engine) as koneksi:
        return select_keputusan_anggaran(koneksi, tahun)


def select_keputusan_anggaran(
    koneksi: Connection, tahun: int | None = None
) -> DataFrame[BingkaiKeputusan]:
    """Return the decisions as `read_keputusan_anggaran` does, inside a transaction."""
    tabel = KeputusanAnggaran
    perintah: Select[Any] = select(
        *(getattr(tabel, k) for k in BingkaiKeputusan.nama_kolom())
    ).order_by(tabel.diputuskan_pada, tabel.keputusan_id)
    if tahun is not None:
        perintah = perintah.where(tabel.tahun_musrenbang == tahun)
    isi = read_bingkai(koneksi, perintah)
    pada = pd.to_datetime(isi["diputuskan_pada"], utc=True).dt.tz_localize(None)
    return BingkaiKeputusan.susun(isi.assign(diputuskan_pada=pada))


def read_rekap_skenario(engine: Engine, tahun_rencana: int) -> DataFrame[RekapSkenario]:
    """Return how each scenario of a planning year ends, the main one first, then by name.

    Raises:
        GudangGagal: the warehouse cannot be reached or is not migrated.
    """
    tabel = REKAP_SKENARIO
    perintah = (
        select(tabel)
        .where(tabel.c.tahun_rencana == tahun_rencana)
        .order_by(tabel.c.skenario != SKENARIO_UTAMA, tabel.c.skenario)
    )
    with begin_baca(engine) as koneksi:
        return RekapSkenario.susun(read_bingkai(koneksi, perintah))


def read_alokasi_skenario(engine: Engine, tahun_rencana: int, skenario: str) -> pd.DataFrame:
    """Return the outcomes of a scenario other than the main one, in its order of allocation.

    Grain: one proposal.

    Raises:
        GudangGagal: the warehouse cannot be reached or is not migrated.
    """
    tabel = AlokasiSkenario
    perintah = (
        select(*tabel.__table__.c)
        .where(tabel.tahun_rencana == tahun_rencana, tabel.skenario == skenario)
        .order_by(tabel.urutan)
    )
    with begin_baca(engine) as koneksi:
        return read_bingkai(koneksi, perintah)


def read_pemakaian_skenario(
    engine: Engine, tahun_rencana: int, skenario: str
) -> DataFrame[PemakaianPagu]:
    """Return how far each ceiling of a scenario other than the main one is used.

    Raises:
        GudangGagal: the warehouse cannot be reached or is not migrated.
    """
    tabel = PemakaianSkenario
    perintah = (
        select(*(getattr(tabel, k) for k in PemakaianPagu.nama_kolom()))
        .where(tabel.tahun_rencana == tahun_rencana, tabel.skenario == skenario)
        .order_by(tabel.sumbu, tabel.kode)
    )
    with begin_baca(engine) as koneksi:
        return PemakaianPagu.susun(read_bingkai(koneksi, perintah))
