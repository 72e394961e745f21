"""Store the pairs that may be one work, and record what people decided on them."""

from __future__ import annotations

import datetime as dt

import pandas as pd
from pandera.typing import DataFrame
from sqlalchemy import Connection, Engine, delete, select

from schemas.duplikat import KeputusanDuplikat as BingkaiKeputusan
from schemas.duplikat import PasanganDuplikat as BingkaiPasangan
from warehouse.baris import Baris, susun_baris
from warehouse.fakta import Usulan
from warehouse.fakta_duplikat import KeputusanDuplikat, PasanganDuplikat
from warehouse.kueri_duplikat import select_keputusan_duplikat
from warehouse.kunci import lock_tahun
from warehouse.mesin import begin_tulis
from warehouse.muat_keputusan import HasilRekam
from warehouse.tulis import insert_baris

KUNCI = ("usulan_id", "usulan_id_asal")


def load_pasangan(
    engine: Engine, tahun: int, pasangan: DataFrame[BingkaiPasangan], pada: dt.datetime
) -> int:
    """Replace the pairs of a year's Musrenbang, in one transaction; return how many are kept.

    Kept are pairs whose later proposal is of that year and whose both are still live and accepted.
    A pair that was found before keeps the moment when it was found first.

    Raises:
        GudangGagal: the warehouse cannot be reached, stays locked or is not migrated.
    """
    tabel = PasanganDuplikat
    with begin_tulis(engine) as koneksi:
        tahun_usulan = _lock_tahun(koneksi, tahun)
        milik = tabel.tahun_musrenbang == tahun
        lama = koneksi.execute(
            select(tabel.usulan_id, tabel.usulan_id_asal, tabel.ditemukan_pada).where(milik)
        )
        ditemukan = {(b[0], b[1]): b[2] for b in lama}
        baris = [
            b | {"tahun_musrenbang": tahun, "ditemukan_pada": ditemukan.get(_kunci(b), pada)}
            for b in susun_baris(pasangan, BingkaiPasangan.nama_kolom())
            if tahun_usulan.get(b["usulan_id"]) == tahun and b["usulan_id_asal"] in tahun_usulan
        ]
        koneksi.execute(delete(tabel).where(milik))
        insert_baris(koneksi, tabel, baris)
    return len(baris)


def record_keputusan_duplikat(engine: Engine, keputusan: DataFrame[BingkaiKeputusan]) -> HasilRekam:
    """Record the decisions on pairs that are new, in one transaction; a repeat changes nothing.

    Raises:
        GudangGagal: the warehouse cannot be reached, stays locked or is not migrated; nothing is
            recorded then.
    """
    with begin_tulis(engine) as koneksi:
        for tahun in sorted(set(keputusan["tahun_musrenbang"])):
            lock_tahun(koneksi, int(tahun))
        baru, hasil = _split(select_keputusan_duplikat(koneksi), keputusan)
        insert_baris(koneksi, KeputusanDuplikat, [_beri_zona(b) for b in baru])
    return hasil


def _lock_tahun(koneksi: Connection, tahun: int) -> dict[str, int]:
    """Hold off loads of the year and of those before; return the year of each live proposal."""
    milik = (Usulan.tahun_musrenbang <= tahun, Usulan.status == "diterima")
    semua = select(Usulan.tahun_musrenbang).where(*milik).distinct()
    for satu in sorted({tahun, *koneksi.scalars(semua)}):
        lock_tahun(koneksi, satu)
    hidup = select(Usulan.usulan_id, Usulan.tahun_musrenbang).where(*milik)
    return {b.usulan_id: b.tahun_musrenbang for b in koneksi.execute(hidup)}


def _kunci(baris: Baris) -> tuple[str, str]:
    return baris["usulan_id"], baris["usulan_id_asal"]


def _split(lama: pd.DataFrame, keputusan: pd.DataFrame) -> tuple[list[Baris], HasilRekam]:
    """Return the decisions to record, oldest first, and the counts."""
    kolom = BingkaiKeputusan.nama_kolom()
    dikenal = set(lama["keputusan_id"])
    berlaku = {_kunci(b): b["keputusan"] for b in susun_baris(lama, kolom)}
    baru: list[Baris] = []
    sudah_ada = tidak_berubah = 0
    for baris in susun_baris(keputusan.sort_values(["diputuskan_pada", "keputusan_id"]), kolom):
        if baris["keputusan_id"] in dikenal:
            sudah_ada += 1
        elif berlaku.get(_kunci(baris)) == baris["keputusan"]:
            tidak_berubah += 1
        else:
            baru.append(baris)
            berlaku[_kunci(baris)] = baris["keputusan"]
    return baru, HasilRekam(len(baru), sudah_ada, tidak_berubah)


def _beri_zona(baris: Baris) -> Baris:
    pada = baris["diputuskan_pada"].to_pydatetime().replace(tzinfo=dt.UTC)
    return baris | {"diputuskan_pada": pada}
