"""The tasks of the flows: names people recognise, and retries where a retry can help.

Each hands over to a plain function of this folder. Frames stay in memory: nothing is cached or
persisted by Prefect, the warehouse alone remembers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from prefect import get_run_logger, runtime, task, unmapped
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.futures import PrefectFuture
from prefect.states import Completed, Failed
from prefect.tasks import Task

from schemas.galat import GudangGagal, UsulanError
from tasks import anggaran, artefak, gudang, impor, terbit
from tasks.antrean import Antrean, Kiriman, TahunLain, build_antrean, find_sisa_gagal
from tasks.kemajuan import announce_langkah, report_selesai
from tasks.kotak_masuk import list_berkas
from tasks.lingkup import Lingkup, build_lingkup
from tasks.proses import Bacaan, identify_isi
from tasks.ringkasan import describe_tahun_lain
from tasks.setelan import Setelan
from tasks.tinjauan.kotak import TANPA_TINJAUAN, HasilKotak, split_tinjauan
from tasks.tinjauan.sebutan import describe_kotak
from usulan.layout.profil import unused_profil
from usulan.perbaikan import describe_hitungan

TAK_TERTOLONG = (FileNotFoundError, PermissionError, IsADirectoryError, NotADirectoryError)
JEDA_DETIK = [1.0, 3.0, 10.0]

Masuk = tuple[Kiriman, Bacaan]
"""A kelurahan that was imported, and everything understood of its file."""


def is_tertolong(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    """Tell whether a repeat can help: a locked warehouse or storage, never a bad file."""
    galat = state.result(raise_on_failure=False)
    return isinstance(galat, GudangGagal) or (
        isinstance(galat, OSError) and not isinstance(galat, TAK_TERTOLONG)
    )


ULANG: dict[str, Any] = {
    "retries": Setelan().ulangan_gudang,
    "retry_delay_seconds": JEDA_DETIK,
    "retry_condition_fn": is_tertolong,
    "cache_policy": NO_CACHE,
    "persist_result": False,
}


@task(task_run_name="siapkan gudang dan rujukan", **ULANG)
def open_lingkup(tahun: int | None, masuk: Path | None, tanggal_terima: dt.date | None) -> Lingkup:
    """Load the reference tables, migrate the warehouse, and return what the run works on."""
    lingkup = build_lingkup(tahun, masuk, tanggal_terima, runtime.flow_run.id)
    gudang.prepare_gudang(lingkup)
    return lingkup


@task(task_run_name="pindai kotak masuk {lingkup.tahun}", **ULANG)
def scan_masuk(lingkup: Lingkup, jalur: Sequence[Path] | None = None) -> Antrean:
    """Return what lies in the inbox for this year: one entry per kelurahan, review workbooks."""
    berkas = list_berkas(lingkup.folder_masuk, jalur or ())
    terpisah = split_tinjauan(berkas, lingkup)
    antrean = build_antrean(
        terpisah.lain,
        lingkup.tahun,
        lingkup.referensi.wilayah,
        lambda b: identify_isi(b, lingkup.referensi, lingkup.batas, lingkup.tahun),
    )
    return replace(antrean, tinjauan=terpisah.tinjauan)


def impor_antrean(antrean: Sequence[Kiriman], lingkup: Lingkup) -> tuple[list[Masuk], list[str]]:
    """Import every kelurahan as a mapped task; return what came in, and a line per failure.

    Profiles that fitted none of the files are named in the run's log.
    """
    announce_langkah("Impor", len(antrean))
    jalan = impor_kiriman.map(list(antrean), lingkup=unmapped(lingkup))
    hasil = [(k, _hasil(j)) for k, j in zip(antrean, jalan, strict=True)]
    masuk = [(k, h) for k, h in hasil if isinstance(h, Bacaan)]
    sisa = unused_profil((b.hasil.profil_cocok for _, b in masuk), lingkup.referensi.profil)
    if masuk and sisa:
        get_run_logger().info(f"Profil yang tidak cocok dengan berkas mana pun: {', '.join(sisa)}.")
    return masuk, [f"{k.nama}: {h}" for k, h in hasil if isinstance(h, Exception)]


@task(task_run_name="impor {kiriman.nama} {kiriman.tahun}", **ULANG)
def impor_kiriman(kiriman: Kiriman, lingkup: Lingkup) -> Bacaan:
    """Read and load one kelurahan; a failure is recorded in the warehouse and fails the task."""
    try:
        hasil = impor.impor_kiriman(kiriman, lingkup)
    except UsulanError:
        report_selesai("Impor", kiriman.nama, gagal=True)
        raise
    report_selesai("Impor", kiriman.nama)
    return hasil


@task(task_run_name="anggaran {lingkup.tahun}", **ULANG)
def allocate_anggaran(lingkup: Lingkup) -> None:
    """Map and share out the budget over all live proposals of the year; sums must agree."""
    announce_langkah("Anggaran", 1)
    anggaran.allocate_tahun(lingkup)
    report_selesai("Anggaran", f"musrenbang {lingkup.tahun}")


def publish_umpan_balik(hasil: Sequence[Masuk], lingkup: Lingkup) -> list[str]:
    """Write the marked workbook of every kelurahan that came in; return a line per failure."""
    announce_langkah("Umpan balik", len(hasil))
    jalan = write_umpan_balik.map(
        [k for k, _ in hasil], [b for _, b in hasil], lingkup=unmapped(lingkup)
    )
    tulis = [(k, _hasil(j)) for (k, _), j in zip(hasil, jalan, strict=True)]
    return [f"{k.nama}: umpan balik: {h}" for k, h in tulis if isinstance(h, Exception)]


@task(task_run_name="umpan balik {kiriman.nama} {kiriman.tahun}", **ULANG)
def write_umpan_balik(kiriman: Kiriman, bacaan: Bacaan, lingkup: Lingkup) -> Path:
    """Give a kelurahan its own workbook back, marked."""
    tujuan = terbit.publish_umpan_balik(kiriman, bacaan, lingkup)
    report_selesai("Umpan balik", kiriman.nama)
    return tujuan


@task(task_run_name="rekap {lingkup.tahun}", **ULANG)
def publish_rekap(lingkup: Lingkup) -> Path:
    """Write the rekap workbook of the year."""
    return terbit.publish_rekap(lingkup)


@task(task_run_name="artefak {lingkup.tahun}", **ULANG)
def publish_artefak(lingkup: Lingkup, tahun_lain: Sequence[TahunLain] = ()) -> None:
    """Show status, findings, rekap, the outputs and what was not read in Prefect's UI."""
    artefak.publish_tahun(lingkup, tahun_lain)


@task(task_run_name="artefak rujukan", **ULANG)
def publish_referensi(lingkup: Lingkup) -> None:
    """Show which reference tables are in use, with their sizes."""
    artefak.publish_referensi(lingkup)


def attempt(nama: str, tugas: Task[..., Any], *isi: Any) -> list[str]:
    """Run a task of the whole year; return a line when it failed, so that no other name is lost."""
    keadaan = cast("State[Any]", tugas(*isi, return_state=True))
    hasil = keadaan.result(raise_on_failure=False)
    return [f"{nama}: {hasil}"] if isinstance(hasil, Exception) else []


def list_sisa_gagal(antrean: Sequence[Kiriman], lingkup: Lingkup) -> list[str]:
    """Return the kelurahan that failed earlier and that this run did not try again, by name."""
    terakhir = gudang.read_terakhir(lingkup)
    return find_sisa_gagal(antrean, terakhir, lingkup.referensi.wilayah)


def has_isi(antrean: Sequence[Kiriman], lingkup: Lingkup) -> bool:
    """Tell whether there is anything of the year to publish, in the queue or in the warehouse."""
    return bool(antrean) or gudang.has_data(lingkup)


def conclude_kosong(
    lingkup: Lingkup, tahun_lain: Sequence[TahunLain] = (), tinjauan: HasilKotak = TANPA_TINJAUAN
) -> State[None]:
    """Return the verdict of a run that found nothing of the year, and so wrote nothing."""
    pesan = (
        f"Belum ada data Musrenbang {lingkup.tahun}: {lingkup.folder_masuk_tahun} tidak "
        "berisi berkas, dan gudang belum berisi usulan tahun itu. Tidak ada yang diterbitkan."
    )
    baris = [*describe_kotak(tinjauan), *describe_tahun_lain(tahun_lain), *tinjauan.gagal, pesan]
    return (Failed if tinjauan.gagal else Completed)(message="\n".join(baris))


def describe_sisa(nama: str, lingkup: Lingkup) -> str:
    """Return the line of a kelurahan that stays failed because its file is gone."""
    return f"{nama} masih gagal; berkasnya tidak ada di {lingkup.folder_masuk_tahun}"


def conclude(
    hasil: Sequence[Masuk],
    gagal: Sequence[str],
    sisa: Sequence[str] = (),
    tahun_lain: Sequence[TahunLain] = (),
    tinjauan: HasilKotak = TANPA_TINJAUAN,
    catatan: Sequence[str] = (),
) -> State[None]:
    """Return the verdict of a run: Failed names every failure with its reason, one to a line.

    `sisa` are kelurahan that failed earlier and that nobody asked this run to repeat. What was
    decided by review workbooks, what resubmissions mended, which files belong to another year and
    what else there is to tell (`catatan`) comes first, one to a line.
    """
    gagal = [*tinjauan.gagal, *gagal]
    awal = [
        *describe_kotak(tinjauan),
        *list_perbaikan(hasil),
        *describe_tahun_lain(tahun_lain),
        *catatan,
    ]
    if gagal:
        return Failed(message="\n".join([*awal, f"{len(gagal)} gagal:", *gagal]))
    masuk = f"{len(hasil)} kelurahan diimpor" if hasil else "Tidak ada yang perlu diimpor"
    akhir = f"{masuk}, tidak ada yang gagal."
    if sisa:
        akhir = f"{masuk}. Masih gagal dari impor sebelumnya: {', '.join(sisa)}."
    return Completed(message="\n".join([*awal, akhir]))


def list_perbaikan(hasil: Sequence[Masuk]) -> list[str]:
    """Return a line for each kelurahan that sent its file again: mended, still there, new."""
    return [
        f"{k.nama.title()}, sejak kiriman sebelumnya: {describe_hitungan(b.perbaikan.hitung())}."
        for k, b in hasil
        if b.perbaikan is not None
    ]


def _hasil(jalan: PrefectFuture[Any]) -> Any:
    """Wait for a task and return its result, or the exception that failed it."""
    return jalan.result(raise_on_failure=False)
