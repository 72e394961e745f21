"""Classify live proposals anew in the warehouse, after people decided on some of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
from pandera.typing import DataFrame
from sqlalchemy import Connection, Engine, Row, delete, func, select, update

from schemas.temuan import TINGKAT
from schemas.temuan import Temuan as BingkaiTemuan
from schemas.usulan import UsulanTerklasifikasi
from warehouse.baris import KOLOM_ISI, KOLOM_KLASIFIKASI, Baris, hash_isi, susun_baris
from warehouse.fakta import Berkas, Impor, Klasifikasi, Usulan
from warehouse.fakta_impor import Temuan
from warehouse.kunci import lock_tahun
from warehouse.mesin import begin_tulis
from warehouse.muat_riwayat import Penutup, keep_versi
from warehouse.tulis import delete_baris, insert_baris, update_baris, upsert_baris

KODE_TEMUAN = ("KLASIFIKASI_RAGU", "LUAR_KEWENANGAN", "PEKERJAAN_GANDA")
"""Findings that say how a proposal was classified, and are replaced with its classification."""


@dataclass(frozen=True)
class Terapan:
    """Live proposals of a year as the decisions of people make them, from `pada` on.

    `temuan` are all findings of `usulan` with codes of KODE_TEMUAN.
    """

    tahun: int
    usulan: DataFrame[UsulanTerklasifikasi]
    temuan: DataFrame[BingkaiTemuan]
    pada: dt.datetime


def load_klasifikasi(engine: Engine, terapan: Terapan) -> int:
    """Replace the classification of live proposals of a year, and the findings about it.

    Returns how many proposals changed (see `write_klasifikasi`).

    Raises:
        GudangGagal: the warehouse cannot be reached, stays locked or is not migrated.
    """
    with begin_tulis(engine) as koneksi:
        lock_tahun(koneksi, terapan.tahun)
        return write_klasifikasi(koneksi, terapan)


def write_klasifikasi(koneksi: Connection, terapan: Terapan) -> int:
    """Replace classifications inside a transaction that holds the lock of the year.

    Only proposals that are still live, say the same and are classified otherwise by now change;
    they lose their allocation, which the next allocation of the year gives back. The import that
    their findings belong to counts anew. Returns how many proposals changed.
    """
    lama = _read_lama(koneksi, terapan.tahun)
    baris = susun_baris(terapan.usulan, ("usulan_id", *KOLOM_ISI, *KOLOM_KLASIFIKASI))
    berubah = [b for b in baris if _is_berubah(b, lama.get(b["usulan_id"]))]
    if berubah:
        _tulis_klasifikasi(koneksi, berubah, lama, terapan.pada)
        _tulis_temuan(koneksi, berubah, lama, terapan.temuan)
    return len(berubah)


def _read_lama(koneksi: Connection, tahun: int) -> dict[str, Row[tuple[object, ...]]]:
    perintah = (
        select(
            Usulan.usulan_id,
            Usulan.impor_id,
            Usulan.diubah_pada,
            Klasifikasi.versi_nomenklatur,
            Berkas.nama.label("berkas"),
            *(getattr(Usulan, k) for k in KOLOM_ISI),
            *(getattr(Klasifikasi, k) for k in KOLOM_KLASIFIKASI),
        )
        .join(Klasifikasi, Klasifikasi.usulan_id == Usulan.usulan_id)
        .join(Impor, Impor.id == Usulan.impor_id)
        .join(Berkas, Berkas.sha256 == Impor.sha256)
        .where(Usulan.tahun_musrenbang == tahun, Usulan.status == "diterima")
    )
    return {str(b.usulan_id): b for b in koneksi.execute(perintah)}


def _is_berubah(baris: Baris, lama: Row[tuple[object, ...]] | None) -> bool:
    """Tell whether a proposal still says the same and is classified otherwise."""
    if lama is None or any(baris[k] != getattr(lama, k) for k in KOLOM_ISI):
        return False
    return any(baris[k] != getattr(lama, k) for k in KOLOM_KLASIFIKASI)


def _tulis_klasifikasi(
    koneksi: Connection,
    berubah: list[Baris],
    lama: dict[str, Row[tuple[object, ...]]],
    pada: dt.datetime,
) -> None:
    milik = [b["usulan_id"] for b in berubah]
    keep_versi(koneksi, milik, Penutup("dinilai_ulang", pada))
    # The allocation hangs on the classification, so it goes with it.
    delete_baris(koneksi, Klasifikasi, milik)
    segar = [_susun(b, lama[b["usulan_id"]], pada) for b in berubah]
    kolom = ("usulan_id", "versi_nomenklatur", *KOLOM_KLASIFIKASI)
    insert_baris(koneksi, Klasifikasi, [{k: b[k] for k in kolom} for b in segar])
    update_baris(koneksi, Usulan, ("isi_hash", "diubah_pada"), segar)


def _susun(baris: Baris, lama: Row[tuple[object, ...]], pada: dt.datetime) -> Baris:
    klasifikasi = {k: baris[k] for k in KOLOM_KLASIFIKASI}
    return baris | {
        "versi_nomenklatur": lama.versi_nomenklatur,
        "isi_hash": hash_isi(baris, klasifikasi, lama.versi_nomenklatur),
        "diubah_pada": max(pada, lama.diubah_pada),
    }


def _tulis_temuan(
    koneksi: Connection,
    berubah: list[Baris],
    lama: dict[str, Row[tuple[object, ...]]],
    temuan: pd.DataFrame,
) -> None:
    """Replace the findings of these proposals in the imports that brought them."""
    milik = {b["usulan_id"]: lama[b["usulan_id"]] for b in berubah}
    baru = {
        (milik[b["usulan_id"]].impor_id, b["temuan_id"]): b
        | {"berkas": milik[b["usulan_id"]].berkas}
        for b in susun_baris(temuan, temuan.columns)
        if b["usulan_id"] in milik
    }
    ada = _read_temuan(koneksi, milik)
    for impor_id, temuan_id in sorted(ada.keys() - baru.keys()):
        koneksi.execute(
            delete(Temuan).where(Temuan.impor_id == impor_id, Temuan.temuan_id == temuan_id)
        )
    impor = sorted({b.impor_id for b in milik.values()})
    urutan = _urutan_akhir(koneksi, impor)
    tambahan = [
        isi | {"impor_id": kunci[0], "urutan": ada.get(kunci, urutan[kunci[0]] + nomor)}
        for nomor, (kunci, isi) in enumerate(sorted(baru.items()), start=1)
    ]
    # Not deleted and written anew: what continues an earlier finding hangs on it.
    upsert_baris(koneksi, Temuan, tambahan)
    _hitung_ulang(koneksi, impor)


def _read_temuan(koneksi: Connection, usulan_id: Iterable[str]) -> dict[tuple[int, str], int]:
    """Return the place in the order of each finding that is to be replaced."""
    hasil: dict[tuple[int, str], int] = {}
    for satu in usulan_id:
        perintah = (
            select(Temuan.impor_id, Temuan.temuan_id, Temuan.urutan)
            .join(Impor, Impor.id == Temuan.impor_id)
            .where(Temuan.usulan_id == satu, Temuan.kode.in_(KODE_TEMUAN), Impor.berlaku)
        )
        hasil |= {(b.impor_id, b.temuan_id): b.urutan for b in koneksi.execute(perintah)}
    return hasil


def _urutan_akhir(koneksi: Connection, impor: list[int]) -> dict[int, int]:
    perintah = (
        select(Temuan.impor_id, func.max(Temuan.urutan))
        .where(Temuan.impor_id.in_(impor))
        .group_by(Temuan.impor_id)
    )
    return dict.fromkeys(impor, -1) | {int(i): int(n) for i, n in koneksi.execute(perintah)}


def _hitung_ulang(koneksi: Connection, impor: list[int]) -> None:
    """Count the findings of these imports by level, as the import itself did."""
    perintah = (
        select(Temuan.impor_id, Temuan.tingkat, func.count())
        .where(Temuan.impor_id.in_(impor))
        .group_by(Temuan.impor_id, Temuan.tingkat)
    )
    banyak = {(int(i), str(t)): int(n) for i, t, n in koneksi.execute(perintah)}
    for nomor in impor:
        isi = {f"temuan_{t}": banyak.get((nomor, t), 0) for t in TINGKAT}
        koneksi.execute(update(Impor).where(Impor.id == nomor).values(isi))
