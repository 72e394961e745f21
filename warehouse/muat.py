"""Load a kelurahan's file into the warehouse: all of it or nothing, once or many times (law 4)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, Row, delete, insert, select, update

from schemas.galat import GudangGagal, UsulanError
from schemas.hasil import HasilBerkas
from schemas.perbaikan import Perbaikan
from warehouse.baris import (
    KOLOM_ALAMAT,
    KOLOM_ISI,
    Baris,
    hitung_impor,
    susun_klasifikasi,
    susun_lanjutan,
    susun_per_impor,
    susun_perbaikan,
    susun_sumber_sel,
    susun_temuan,
    susun_usulan,
)
from warehouse.dimensi import Nomenklatur
from warehouse.fakta import Berkas, Impor, Klasifikasi, SumberSel, Usulan
from warehouse.fakta_impor import BarisBukanUsulan, JumlahTertulis, Temuan
from warehouse.fakta_perbaikan import PerbaikanImpor, TemuanLanjutan
from warehouse.konteks import HasilMuat, KonteksImpor
from warehouse.kunci import lock_kelurahan
from warehouse.mesin import begin_tulis
from warehouse.muat_alokasi import load_alokasi
from warehouse.muat_keputusan import HasilRekam, record_keputusan
from warehouse.muat_referensi import load_referensi
from warehouse.muat_riwayat import Penutup, keep_versi
from warehouse.tulis import delete_baris, insert_baris, insert_bila_baru, update_baris

__all__ = [
    "HasilMuat",
    "HasilRekam",
    "KonteksImpor",
    "load_alokasi",
    "load_hasil",
    "load_referensi",
    "record_gagal",
    "record_keputusan",
]


@dataclass(frozen=True)
class _Selisih:
    """The proposals of a new version against those in the warehouse."""

    baru: list[Baris]
    berubah: list[Baris]
    tetap: list[Baris]
    hilang: list[str]


def load_hasil(
    engine: Engine,
    hasil: HasilBerkas,
    konteks: KonteksImpor,
    perbaikan: Perbaikan | None = None,
) -> HasilMuat:
    """Make a file the live version of its kelurahan and year, in one transaction.

    The live file under the same rules again changes nothing but the log of attempts. A new
    version replaces the old: proposals that say the same keep their moments, changed ones are
    updated and lose their allocation, vanished ones go with all that hangs on them; what both said
    before stays in `usulan_versi`. `perbaikan`, the comparison with an earlier version, is kept
    with the new one.

    Raises:
        GudangGagal: the warehouse cannot be reached, stays locked, is not migrated, or lacks the
            version of the nomenclature; the last good version stays live.
        ValueError: `hasil` and `konteks` speak of different files, or `mulai` has no zone.
    """
    kode = _pastikan_cocok(hasil, konteks)
    with begin_tulis(engine) as koneksi:
        lock_kelurahan(koneksi, konteks.tahun_musrenbang, kode)
        lama = _find_berlaku(koneksi, konteks)
        if lama and (lama.sha256, lama.versi_aturan) == (konteks.sha256, konteks.versi_aturan):
            isi = hitung_impor(hasil) | {"keadaan": "tidak_berubah", "berlaku": False}
            impor_id = _insert_impor(koneksi, konteks, isi)
            tetap = len(hasil.diterima) + len(hasil.ditolak)
            return HasilMuat(impor_id, "tidak_berubah", tetap=tetap)
        _pastikan_versi(koneksi, konteks.versi_nomenklatur)
        muat = _replace_versi(koneksi, hasil, konteks)
        if perbaikan is not None:
            insert_baris(koneksi, PerbaikanImpor, [susun_perbaikan(perbaikan, muat.impor_id)])
            insert_baris(koneksi, TemuanLanjutan, susun_lanjutan(perbaikan, muat.impor_id))
        return muat


def record_gagal(engine: Engine, galat: UsulanError, konteks: KonteksImpor) -> int:
    """Record an attempt that failed and return its id; the last good version stays live.

    Raises:
        GudangGagal: the warehouse cannot be reached, stays locked or is not migrated.
    """
    isi: Baris = {
        "keadaan": "gagal",
        "berlaku": False,
        "galat_kode": galat.kode,
        "galat_tempat": galat.tempat or None,
        "galat_pesan": galat.pesan,
        "galat_saran": galat.saran,
    }
    with begin_tulis(engine) as koneksi:
        return _insert_impor(koneksi, konteks, isi)


def _pastikan_cocok(hasil: HasilBerkas, konteks: KonteksImpor) -> str:
    milik = (hasil.identitas.kode_kelurahan, hasil.identitas.tahun_musrenbang, hasil.sha256)
    diminta = (konteks.kode_kelurahan, konteks.tahun_musrenbang, konteks.sha256)
    if milik != diminta or konteks.kode_kelurahan is None:
        raise ValueError(f"hasil {milik} bukan milik impor {diminta}")
    return konteks.kode_kelurahan


def _find_berlaku(koneksi: Connection, konteks: KonteksImpor) -> Row[tuple[str | None, str]] | None:
    perintah = select(Impor.sha256, Impor.versi_aturan).where(
        Impor.kode_kelurahan == konteks.kode_kelurahan,
        Impor.tahun_musrenbang == konteks.tahun_musrenbang,
        Impor.berlaku,
    )
    return koneksi.execute(perintah).first()


def _pastikan_versi(koneksi: Connection, versi: str) -> None:
    if koneksi.scalar(select(Nomenklatur.kode).where(Nomenklatur.versi == versi).limit(1)) is None:
        raise GudangGagal(
            f"Gudang belum berisi nomenklatur versi {versi}.",
            saran="Muat tabel rujukan dahulu dengan `musrenbang migrasi`, lalu ulangi.",
        )


def _insert_impor(koneksi: Connection, konteks: KonteksImpor, isi: Baris) -> int:
    """Insert the attempt (and the file it read, when it could) and return its id."""
    if konteks.sha256 is not None:
        berkas = {
            "sha256": konteks.sha256,
            "nama": konteks.nama_berkas,
            "ukuran_byte": konteks.ukuran_byte,
            "pertama_dilihat": konteks.mulai,
        }
        insert_bila_baru(koneksi, Berkas, [berkas])
    dasar = {
        "tahun_musrenbang": konteks.tahun_musrenbang,
        "kode_kelurahan": konteks.kode_kelurahan,
        "sha256": konteks.sha256,
        "jalur_relatif": konteks.jalur_relatif,
        "versi_aturan": konteks.versi_aturan,
        "prefect_run_id": konteks.prefect_run_id,
        "tanggal_terima": konteks.tanggal_terima,
        "mulai": konteks.mulai,
        # A start taken from another clock must not stand after the end.
        "selesai": max(dt.datetime.now(dt.UTC), konteks.mulai),
    }
    perintah = insert(Impor).values(dasar | isi).returning(Impor.id)
    return koneksi.execute(perintah).scalar_one()


def _replace_versi(koneksi: Connection, hasil: HasilBerkas, konteks: KonteksImpor) -> HasilMuat:
    koneksi.execute(
        update(Impor)
        .where(
            Impor.kode_kelurahan == konteks.kode_kelurahan,
            Impor.tahun_musrenbang == konteks.tahun_musrenbang,
            Impor.berlaku,
        )
        .values(berlaku=False)
    )
    isi = hitung_impor(hasil) | {"keadaan": "berhasil", "berlaku": True}
    impor_id = _insert_impor(koneksi, konteks, isi)
    selisih = _bandingkan(koneksi, susun_usulan(hasil, konteks, impor_id), konteks)
    keep_versi(koneksi, selisih.hilang, Penutup("ditarik", konteks.mulai, impor_id))
    berubah = [b["usulan_id"] for b in selisih.berubah]
    keep_versi(koneksi, berubah, Penutup("diubah", konteks.mulai, impor_id))
    _tulis_usulan(koneksi, selisih)
    _tulis_rincian(koneksi, hasil, konteks, selisih)
    insert_baris(koneksi, Temuan, susun_temuan(hasil, impor_id))
    insert_baris(koneksi, BarisBukanUsulan, susun_per_impor(hasil.bukan_usulan, impor_id))
    insert_baris(koneksi, JumlahTertulis, susun_per_impor(hasil.jumlah_tertulis, impor_id))
    return HasilMuat(
        impor_id,
        "berhasil",
        baru=len(selisih.baru),
        berubah=len(selisih.berubah),
        tetap=len(selisih.tetap),
        hilang=len(selisih.hilang),
    )


def _bandingkan(koneksi: Connection, baris: list[Baris], konteks: KonteksImpor) -> _Selisih:
    perintah = select(Usulan.usulan_id, Usulan.isi_hash, Usulan.dibuat_pada).where(
        Usulan.kode_kelurahan == konteks.kode_kelurahan,
        Usulan.tahun_musrenbang == konteks.tahun_musrenbang,
    )
    lama = {b.usulan_id: b for b in koneksi.execute(perintah)}
    ada = [(b, lama[b["usulan_id"]]) for b in baris if b["usulan_id"] in lama]
    return _Selisih(
        baru=[b for b in baris if b["usulan_id"] not in lama],
        berubah=[
            # Of two loads at once the one that began first may write last.
            b | {"diubah_pada": max(b["diubah_pada"], dulu.dibuat_pada)}
            for b, dulu in ada
            if b["isi_hash"] != dulu.isi_hash
        ],
        tetap=[b for b, dulu in ada if b["isi_hash"] == dulu.isi_hash],
        hilang=sorted(lama.keys() - {b["usulan_id"] for b in baris}),
    )


def _tulis_usulan(koneksi: Connection, selisih: _Selisih) -> None:
    delete_baris(koneksi, Usulan, selisih.hilang)
    # The allocation hangs on the classification, so it goes with it.
    delete_baris(koneksi, Klasifikasi, [b["usulan_id"] for b in selisih.berubah])
    update_baris(koneksi, Usulan, KOLOM_ALAMAT, selisih.tetap)
    kolom = (*KOLOM_ALAMAT, *KOLOM_ISI, "status", "isi_hash", "diubah_pada")
    update_baris(koneksi, Usulan, kolom, selisih.berubah)
    insert_baris(koneksi, Usulan, selisih.baru)


def _tulis_rincian(
    koneksi: Connection, hasil: HasilBerkas, konteks: KonteksImpor, selisih: _Selisih
) -> None:
    """Write the classification of what is new or changed, and the addresses of everything."""
    segar = {b["usulan_id"] for b in (*selisih.baru, *selisih.berubah)}
    klasifikasi = susun_klasifikasi(hasil, konteks.versi_nomenklatur)
    insert_baris(koneksi, Klasifikasi, [k for k in klasifikasi if k["usulan_id"] in segar])
    milik = select(Usulan.usulan_id).where(
        Usulan.kode_kelurahan == konteks.kode_kelurahan,
        Usulan.tahun_musrenbang == konteks.tahun_musrenbang,
    )
    koneksi.execute(delete(SumberSel).where(SumberSel.usulan_id.in_(milik)))
    insert_baris(koneksi, SumberSel, susun_sumber_sel(hasil))
