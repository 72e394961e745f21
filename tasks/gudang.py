"""What a run asks of the warehouse: to be ready, what is live, how the year stands."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from reference.loader import Referensi
from schemas.rekap import RekapTahun
from tasks.antrean import ImporTerakhir
from tasks.keraguan import AnggaranRagu, sum_anggaran_ragu
from tasks.lingkup import Lingkup
from warehouse import kueri
from warehouse.konteks import KelurahanGagal
from warehouse.mesin import open_gudang
from warehouse.migrasi import migrate_gudang
from warehouse.muat import load_referensi

WILAYAH_PAGU = ("kecamatan", "kelurahan")
URUSAN_PAGU = ("bidang_urusan", "program")

# Of one address there is one engine, so that threads share its pool of connections.
open_mesin = lru_cache(maxsize=4)(open_gudang)


def prepare_gudang(lingkup: Lingkup) -> None:
    """Bring the warehouse's tables up to date and load the reference tables into it.

    Raises:
        GudangGagal: the warehouse cannot be reached or stays locked.
    """
    mesin = open_mesin(lingkup.url_gudang)
    migrate_gudang(mesin)
    load_referensi(mesin, lingkup.referensi)


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


def list_sha_berlaku(lingkup: Lingkup) -> frozenset[str]:
    """Return the fingerprints of the files that are live, under whatever rules they were read."""
    berlaku = kueri.read_sha_berlaku(open_mesin(lingkup.url_gudang), lingkup.tahun)
    return frozenset(sha for sha, _ in berlaku.values())


def read_status(lingkup: Lingkup) -> pd.DataFrame:
    """Return how each kelurahan stands on the run's date (see `warehouse.kueri.read_status`)."""
    return kueri.read_status(open_mesin(lingkup.url_gudang), lingkup.tahun, lingkup.tanggal_terima)


def read_tak_dikenal(lingkup: Lingkup) -> list[KelurahanGagal]:
    """Return the failed files that belong to no known kelurahan, so stand in no row of theirs."""
    gagal = kueri.read_gagal(open_mesin(lingkup.url_gudang), lingkup.tahun)
    return [g for g in gagal if g.kode_kelurahan is None]


def has_data(lingkup: Lingkup) -> bool:
    """Tell whether anything of the year was ever imported, or at least tried."""
    status = read_status(lingkup)["status"]
    dicoba = (status.str.startswith("masuk") | status.eq("gagal")).any()
    return bool(dicoba) or bool(read_tak_dikenal(lingkup))


def read_ragu(lingkup: Lingkup) -> AnggaranRagu:
    """Return how much of the accepted money of the year is doubtful."""
    mesin, tahun = open_mesin(lingkup.url_gudang), lingkup.tahun
    return sum_anggaran_ragu(kueri.read_usulan(mesin, tahun), kueri.read_temuan(mesin, tahun))


def read_rekap_tahun(lingkup: Lingkup) -> RekapTahun:
    """Return everything that the rekap workbook of the year shows."""
    mesin, tahun = open_mesin(lingkup.url_gudang), lingkup.tahun
    return RekapTahun(
        tahun_musrenbang=tahun,
        tahun_rencana=lingkup.tahun_rencana,
        urusan=kueri.read_rekap(mesin, "rekap_urusan", tahun),
        opd=kueri.read_rekap(mesin, "rekap_opd", tahun),
        kecamatan=kueri.read_rekap(mesin, "rekap_kecamatan", tahun),
        kelurahan=kueri.read_rekap(mesin, "rekap_kelurahan", tahun),
        usulan=kueri.read_usulan(mesin, tahun),
        pemakaian=kueri.read_pemakaian(mesin, lingkup.tahun_rencana),
        temuan=kueri.read_temuan(mesin, tahun),
        status=read_status(lingkup),
        nama_kode=map_nama_kode(lingkup.referensi),
    )


def map_nama_kode(referensi: Referensi) -> dict[tuple[str, str], str]:
    """Return the official name of every code that a ceiling may be set for, by axis and code.

    The titles of findings are among them, by "temuan" and code.
    """
    wilayah, nomenklatur = referensi.wilayah, referensi.nomenklatur
    daftar = [
        ("opd", referensi.opd, "kode_opd", "nama_opd"),
        ("sumber_dana", referensi.sumber_dana, "kode", "nama"),
        ("temuan", referensi.temuan, "kode", "judul"),
        *((s, wilayah[wilayah["tingkat"].eq(s)], "kode", "nama") for s in WILAYAH_PAGU),
        *((s, nomenklatur[nomenklatur["tingkat"].eq(s)], "kode", "uraian") for s in URUSAN_PAGU),
    ]
    return {
        (sumbu, str(b[kode])): str(b[nama])
        for sumbu, tabel, kode, nama in daftar
        for b in tabel.to_dict("records")
    }
