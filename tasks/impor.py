"""Importing one kelurahan: read, judged, and loaded in one transaction, or recorded as failed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from schemas.galat import GudangGagal, KelurahanTidakDikenal, UsulanError
from tasks.antrean import Kiriman
from tasks.gudang import open_mesin
from tasks.lingkup import Lingkup
from tasks.proses import Bacaan, process_berkas
from usulan.perbaikan import compare_temuan
from usulan.samarkan import mask_data_pribadi, mask_hasil
from warehouse.kueri import read_keputusan, read_temuan_sebelumnya
from warehouse.muat import KonteksImpor, load_hasil, record_gagal


class GalatTakTerduga(UsulanError):
    """A mistake of ours that one file brought to light: it fails that file alone."""

    kode = "GALAT_TAK_TERDUGA"


def impor_kiriman(kiriman: Kiriman, lingkup: Lingkup) -> Bacaan:
    """Read one kelurahan's file and make it the live version; a failure is recorded and raised.

    The warehouse gets the texts with personal data hidden; what is returned still has them, for
    the kelurahan's own feedback. A resubmission is compared with the version before.

    Raises:
        UsulanError: the file is broken, nobody's, or not alone; the last good version stays live.
        GudangGagal, OSError: the system failed; nothing is recorded, a repeat may help.
    """
    mesin = open_mesin(lingkup.url_gudang)
    konteks = build_konteks(kiriman, lingkup)
    try:
        bacaan = _compare(_understand(kiriman, lingkup), lingkup)
        load_hasil(mesin, mask_hasil(bacaan.hasil), konteks, bacaan.perbaikan)
    except (GudangGagal, OSError):
        raise
    except UsulanError as galat:
        record_gagal(mesin, galat, konteks)
        raise
    except Exception as galat:
        terduga = _describe(kiriman, galat)
        record_gagal(mesin, terduga, konteks)
        raise terduga from galat
    return bacaan


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
        versi_nomenklatur=lingkup.referensi.versi_nomenklatur,
    )


def _understand(kiriman: Kiriman, lingkup: Lingkup) -> Bacaan:
    if kiriman.galat is not None:
        raise kiriman.galat
    keputusan = read_keputusan(open_mesin(lingkup.url_gudang))
    bacaan = process_berkas(
        kiriman.berkas, lingkup.referensi, lingkup.batas, kiriman.tahun, keputusan
    )
    hasil = bacaan.hasil
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
    return bacaan


def _compare(bacaan: Bacaan, lingkup: Lingkup) -> Bacaan:
    hasil, kode = bacaan.hasil, bacaan.hasil.identitas.kode_kelurahan
    if kode is None:
        return bacaan
    mesin = open_mesin(lingkup.url_gudang)
    lama = read_temuan_sebelumnya(mesin, lingkup.tahun, kode, hasil.sha256)
    perbaikan = compare_temuan(lama, hasil.temuan) if lama else None
    return replace(bacaan, perbaikan=perbaikan)


def _describe(kiriman: Kiriman, galat: Exception) -> GalatTakTerduga:
    # An exception may quote a cell.
    sebab = mask_data_pribadi(f"{type(galat).__name__}: {galat}")
    return GalatTakTerduga(
        f"Berkas ini membuat program gagal ({sebab}).",
        saran="Kirim berkas ini kepada pengelola program.",
        berkas=kiriman.berkas.jalur_relatif,
    )
