"""Load the outcome of the budget of a planning year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from pandera.typing import DataFrame
from sqlalchemy import Connection, Engine, delete, select

from schemas.galat import GudangGagal
from schemas.usulan import PemakaianPagu as BingkaiPemakaian
from schemas.usulan import UsulanBerpagu
from warehouse.baris import Baris, susun_baris
from warehouse.fakta import Klasifikasi, Usulan
from warehouse.fakta_anggaran import (
    Alokasi,
    AlokasiSkenario,
    PemakaianPagu,
    PemakaianSkenario,
)
from warehouse.kunci import lock_tahun
from warehouse.mesin import begin_tulis
from warehouse.tulis import insert_baris

KOLOM_SKENARIO = (
    "usulan_id",
    "tahun_rencana",
    "anggaran_rupiah",
    "urutan",
    "hasil",
    "dialokasikan_rupiah",
    "kurang_rupiah",
    "pagu_penghalang",
    "alasan_hasil",
)
SEMUA = (Alokasi, PemakaianPagu, AlokasiSkenario, PemakaianSkenario)


@dataclass(frozen=True)
class HasilSkenario:
    """The outcome of one scenario other than the main one."""

    nama: str
    berpagu: DataFrame[UsulanBerpagu]
    pemakaian: DataFrame[BingkaiPemakaian]


def load_alokasi(
    engine: Engine,
    tahun_rencana: int,
    berpagu: DataFrame[UsulanBerpagu],
    pemakaian: DataFrame[BingkaiPemakaian],
    skenario: Sequence[HasilSkenario] = (),
) -> None:
    """Replace the allocation of a planning year and the use of its ceilings, in one transaction.

    `skenario` are the other ways to share them out, replaced with it: made of the same proposals.
    The Musrenbang of the year before must not have changed since `berpagu` was made of it.

    Raises:
        GudangGagal: proposals were imported meanwhile (repeat with fresh ones), or the warehouse
            cannot be reached, stays locked or is not migrated.
        ValueError: a frame holds another year.
    """
    _pastikan_tahun(tahun_rencana, berpagu, pemakaian)
    _pastikan_tahun(tahun_rencana, *(b for s in skenario for b in (s.berpagu, s.pemakaian)))
    with begin_tulis(engine) as koneksi:
        lock_tahun(koneksi, tahun_rencana - 1)
        for tabel in SEMUA:
            koneksi.execute(delete(tabel).where(tabel.tahun_rencana == tahun_rencana))
        insert_baris(koneksi, Alokasi, _susun_alokasi(koneksi, tahun_rencana, berpagu))
        insert_baris(koneksi, PemakaianPagu, susun_baris(pemakaian, pemakaian.columns))
        for satu in skenario:
            nama = {"skenario": satu.nama}
            hasil = susun_baris(satu.berpagu, KOLOM_SKENARIO)
            pakai = susun_baris(satu.pemakaian, satu.pemakaian.columns)
            insert_baris(koneksi, AlokasiSkenario, [nama | b for b in hasil])
            insert_baris(koneksi, PemakaianSkenario, [nama | b for b in pakai])


def _pastikan_tahun(tahun_rencana: int, *bingkai: pd.DataFrame) -> None:
    for isi in bingkai:
        lain = set(isi["tahun_rencana"]) - {tahun_rencana}
        if lain:
            raise ValueError(f"alokasi {tahun_rencana} berisi tahun lain: {sorted(lain)}")


def _susun_alokasi(
    koneksi: Connection, tahun_rencana: int, berpagu: DataFrame[UsulanBerpagu]
) -> list[Baris]:
    """Return the rows with the nomenclature version of their classification."""
    kini = _baca_kini(koneksi, tahun_rencana - 1)
    baris = susun_baris(berpagu, berpagu.columns)
    basi = [b["usulan_id"] for b in baris if kini.get(b["usulan_id"], _ASING)[1:] != _inti(b)]
    if basi:
        raise GudangGagal(
            f"{len(basi)} usulan berubah di gudang sejak anggarannya dihitung.",
            saran="Jalankan ulang konsolidasi agar anggaran dihitung dari usulan terbaru.",
        )
    return [b | {"versi_nomenklatur": kini[b["usulan_id"]][0]} for b in baris]


_ASING: tuple[str, str, int | None] = ("", "", None)


def _inti(baris: Baris) -> tuple[str, int | None]:
    return baris["kode_kelurahan"], baris["anggaran_rupiah"]


def _baca_kini(
    koneksi: Connection, tahun_musrenbang: int
) -> dict[str, tuple[str, str, int | None]]:
    perintah = (
        select(
            Usulan.usulan_id,
            Klasifikasi.versi_nomenklatur,
            Usulan.kode_kelurahan,
            Usulan.anggaran_rupiah,
        )
        .join(Klasifikasi, Klasifikasi.usulan_id == Usulan.usulan_id)
        .where(Usulan.tahun_musrenbang == tahun_musrenbang)
    )
    return {b.usulan_id: (b[1], b[2], b[3]) for b in koneksi.execute(perintah)}
