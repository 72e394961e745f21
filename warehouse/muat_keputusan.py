"""Record what people decided on classifications: once, and never changed afterwards."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import pandas as pd
from pandera.typing import DataFrame
from sqlalchemy import Connection, Engine, func, select

from schemas.tinjauan import KeputusanKlasifikasi as BingkaiKeputusan
from warehouse.baris import Baris, susun_baris
from warehouse.dimensi import Nomenklatur
from warehouse.fakta import Klasifikasi
from warehouse.fakta_tinjauan import KeputusanKlasifikasi
from warehouse.kueri_tinjauan import select_keputusan
from warehouse.kunci import lock_tahun
from warehouse.mesin import begin_tulis
from warehouse.muat_klasifikasi import Terapan, write_klasifikasi
from warehouse.tulis import POTONGAN, insert_baris


@dataclass(frozen=True)
class HasilRekam:
    """What recording did; the first three counts add up to the decisions given.

    `sudah_ada` were recorded before, `tidak_berubah` say what holds already. `diperbarui` counts
    the live proposals that are classified otherwise by now.
    """

    baru: int
    sudah_ada: int
    tidak_berubah: int
    diperbarui: int = 0


def record_keputusan(
    engine: Engine, keputusan: DataFrame[BingkaiKeputusan], terapan: Terapan | None = None
) -> HasilRekam:
    """Record the decisions that are new, and classify the live proposals by them.

    Both in one transaction, so that no budget is shared out between them; doing it again changes
    nothing. `terapan` are the proposals that follow the decisions. The codes are of the version
    of the nomenclature that the proposal was classified by.

    Raises:
        GudangGagal: the warehouse cannot be reached, stays locked or is not migrated; nothing is
            recorded then.
    """
    with begin_tulis(engine) as koneksi:
        tahun = {int(t) for t in keputusan["tahun_musrenbang"]}
        for satu in sorted(tahun | ({terapan.tahun} if terapan else set())):
            lock_tahun(koneksi, satu)
        baru, hasil = _split(select_keputusan(koneksi), keputusan)
        versi = _map_versi(koneksi, [b["usulan_id"] for b in baru])
        insert_baris(koneksi, KeputusanKlasifikasi, [_lengkapi(b, versi) for b in baru])
        diperbarui = write_klasifikasi(koneksi, terapan) if terapan else 0
    return replace(hasil, diperbarui=diperbarui)


def _split(lama: pd.DataFrame, keputusan: pd.DataFrame) -> tuple[list[Baris], HasilRekam]:
    """Return the decisions to record, oldest first, and the counts."""
    kolom = BingkaiKeputusan.nama_kolom()
    dikenal = set(lama["keputusan_id"])
    berlaku = {b["usulan_id"]: b for b in susun_baris(lama, kolom)}
    baru: list[Baris] = []
    sudah_ada = tidak_berubah = 0
    for baris in susun_baris(keputusan.sort_values(["diputuskan_pada", "keputusan_id"]), kolom):
        if baris["keputusan_id"] in dikenal:
            sudah_ada += 1
        elif _is_sama(baris, berlaku.get(baris["usulan_id"])):
            tidak_berubah += 1
        else:
            baru.append(baris)
            berlaku[baris["usulan_id"]] = baris
    return baru, HasilRekam(len(baru), sudah_ada, tidak_berubah)


def _is_sama(baris: Baris, berlaku: Baris | None) -> bool:
    if berlaku is None:
        return False
    return all(baris[k] == berlaku[k] for k in ("kode_urusan", "kode_sub_kegiatan"))


def _map_versi(koneksi: Connection, usulan_id: list[str]) -> dict[str | None, str]:
    """Return the version of each proposal's classification; None stands for all others."""
    hasil: dict[str | None, str] = {None: str(koneksi.scalar(select(func.max(Nomenklatur.versi))))}
    perintah = select(Klasifikasi.usulan_id, Klasifikasi.versi_nomenklatur)
    for awal in range(0, len(usulan_id), POTONGAN):
        milik = Klasifikasi.usulan_id.in_(usulan_id[awal : awal + POTONGAN])
        hasil |= {b.usulan_id: b.versi_nomenklatur for b in koneksi.execute(perintah.where(milik))}
    return hasil


def _lengkapi(baris: Baris, versi: dict[str | None, str]) -> Baris:
    return baris | {
        "diputuskan_pada": baris["diputuskan_pada"].to_pydatetime().replace(tzinfo=dt.UTC),
        "versi_nomenklatur": versi.get(baris["usulan_id"], versi[None]),
    }
