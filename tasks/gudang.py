"""What a run does with the warehouse: prepare it, ask it, and load one kelurahan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from functools import lru_cache

import pandas as pd

from schemas.galat import GudangGagal, KelurahanTidakDikenal, UsulanError
from schemas.hasil import HasilBerkas
from tasks.antrean import ImporTerakhir, Kiriman
from tasks.lingkup import Lingkup
from tasks.proses import process_berkas
from warehouse import kueri
from warehouse.mesin import open_gudang
from warehouse.migrasi import migrate_gudang
from warehouse.muat import KonteksImpor, load_hasil, load_referensi, record_gagal

# Of one address there is one engine, so that threads share its pool of connections.
open_mesin = lru_cache(maxsize=4)(open_gudang)


class GalatTakTerduga(UsulanError):
    """A mistake of ours that one file brought to light: it fails that file alone."""

    kode = "GALAT_TAK_TERDUGA"


def prepare_gudang(lingkup: Lingkup) -> None:
    """Bring the warehouse's tables up to date and load the reference tables into it.

    Raises:
        GudangGagal: the warehouse cannot be reached or stays locked.
    """
    mesin = open_mesin(lingkup.url_gudang)
    migrate_gudang(mesin)
    load_referensi(mesin, lingkup.referensi)


def impor_kiriman(kiriman: Kiriman, lingkup: Lingkup) -> HasilBerkas:
    """Read one kelurahan's file and make it the live version; a failure is recorded and raised.

    Raises:
        UsulanError: the file is broken, nobody's, or not alone; the last good version stays live.
        GudangGagal, OSError: the system failed; nothing is recorded, a repeat may help.
    """
    mesin = open_mesin(lingkup.url_gudang)
    konteks = build_konteks(kiriman, lingkup)
    try:
        hasil = _understand(kiriman, lingkup)
        load_hasil(mesin, hasil, konteks)
    except (GudangGagal, OSError):
        raise
    except UsulanError as galat:
        record_gagal(mesin, galat, konteks)
        raise
    except Exception as galat:
        terduga = _describe(kiriman, galat)
        record_gagal(mesin, terduga, konteks)
        raise terduga from galat
    return hasil


def read_terakhir(lingkup: Lingkup) -> ImporTerakhir:
    """Return what is live and what failed last, to choose what a run has to import."""
    mesin = open_mesin(lingkup.url_gudang)
    gagal = kueri.read_gagal(mesin, lingkup.tahun)
    berlaku = kueri.read_sha_berlaku(mesin, lingkup.tahun)
    return ImporTerakhir(
        sha_berlaku={k: s for k, (s, aturan) in berlaku.items() if aturan == lingkup.versi_aturan},
        gagal_kelurahan=frozenset(g.kode_kelurahan for g in gagal if g.kode_kelurahan),
        gagal_jalur=frozenset(g.jalur_relatif for g in gagal if not g.kode_kelurahan),
    )


def read_status(lingkup: Lingkup) -> pd.DataFrame:
    """Return how each kelurahan stands on the run's date (see `warehouse.kueri.read_status`)."""
    return kueri.read_status(open_mesin(lingkup.url_gudang), lingkup.tahun, lingkup.tanggal_terima)


def is_hanya_dari(lingkup: Lingkup, sha256: Collection[str]) -> bool:
    """Tell whether everything live in this year came from files of these contents."""
    berlaku = kueri.read_sha_berlaku(open_mesin(lingkup.url_gudang), lingkup.tahun)
    return {sha for sha, _ in berlaku.values()} <= set(sha256)


def build_konteks(kiriman: Kiriman, lingkup: Lingkup) -> KonteksImpor:
    """Return what the warehouse records of the attempt that begins now."""
    return KonteksImpor(
        tahun_musrenbang=kiriman.tahun,
        kode_kelurahan=kiriman.kode_kelurahan,
        jalur_relatif=kiriman.berkas.jalur_relatif,
        sha256=kiriman.berkas.sha256 or None,
        ukuran_byte=kiriman.berkas.ukuran_byte,
        tanggal_terima=lingkup.tanggal_terima,
        mulai=dt.datetime.now(dt.UTC),
        prefect_run_id=lingkup.prefect_run_id,
        versi_aturan=lingkup.versi_aturan,
    )


def _understand(kiriman: Kiriman, lingkup: Lingkup) -> HasilBerkas:
    if kiriman.galat is not None:
        raise kiriman.galat
    hasil = process_berkas(kiriman.berkas, lingkup.referensi, lingkup.batas, kiriman.tahun)
    if hasil.sha256 != kiriman.berkas.sha256:
        raise GalatTakTerduga(
            "Berkas ini berubah selagi dibaca.",
            saran="Tutup berkasnya di program lain, lalu ulangi.",
            berkas=kiriman.berkas.jalur_relatif,
        )
    if hasil.identitas.kode_kelurahan != kiriman.kode_kelurahan:
        raise KelurahanTidakDikenal(
            "Nama berkas dan isinya menyebut kelurahan yang berbeda: "
            f"{'; '.join(hasil.identitas.bertentangan or hasil.identitas.bukti)}.",
            saran="Betulkan judul lembarnya atau nama berkasnya.",
            berkas=kiriman.berkas.jalur_relatif,
        )
    return hasil


def _describe(kiriman: Kiriman, galat: Exception) -> GalatTakTerduga:
    return GalatTakTerduga(
        f"Berkas ini membuat program gagal ({type(galat).__name__}: {galat}).",
        saran="Kirim berkas ini kepada pengelola program.",
        berkas=kiriman.berkas.jalur_relatif,
    )
