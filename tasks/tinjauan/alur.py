"""The tasks of the review flow, and of the review workbooks in an inbox."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd
from prefect import task
from prefect.artifacts import create_table_artifact
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from schemas.berkas import BerkasUsulan
from tasks.alur import ULANG, allocate_anggaran, attempt, publish_artefak, publish_rekap
from tasks.antrean import Antrean
from tasks.lingkup import Lingkup
from tasks.setelan import Setelan
from tasks.tinjauan.baca import BukuTinjauan, read_tinjauan
from tasks.tinjauan.kotak import TANPA_TINJAUAN, HasilKotak, terima_kotak
from tasks.tinjauan.masuk import HasilMasuk, terima_tinjauan
from tasks.tinjauan.perbarui import update_klasifikasi
from tasks.tinjauan.sebutan import describe_masuk, list_artefak, list_tak_dipakai

SEBAGIAN = "Sebagian"
"""Name of the state of a run that could not use all that was filled in."""


@task(task_run_name="baca buku tinjauan {berkas.name}", **ULANG)
def read_buku_tinjauan(berkas: Path, oleh: str | None) -> BukuTinjauan:
    """Read a filled review workbook in isolation."""
    return read_tinjauan(berkas, Setelan().batas_baca, oleh)


@task(task_run_name="catat keputusan {buku.nama}", **ULANG)
def take_buku(buku: BukuTinjauan, lingkup: Lingkup) -> HasilMasuk:
    """Record what the workbook decides, and classify the live proposals of the year by it."""
    hasil = terima_tinjauan(buku, lingkup, _kini())
    update_klasifikasi(lingkup)
    _publish_artefak([hasil], lingkup)
    return hasil


@task(task_run_name="buku tinjauan di kotak masuk {lingkup.tahun}", **ULANG)
def take_berkas(tinjauan: Sequence[BerkasUsulan], lingkup: Lingkup) -> HasilKotak:
    """Record what the review workbooks of the inbox decide, and classify the year by it."""
    hasil = terima_kotak(tinjauan, lingkup, _kini())
    if hasil.hasil:
        update_klasifikasi(lingkup)
        _publish_artefak(hasil.hasil, lingkup)
    return hasil


def take_kotak(antrean: Antrean, lingkup: Lingkup) -> HasilKotak:
    """Take in the review workbooks of the inbox before the files of the kelurahan.

    What fails here is told with the failures of the run, and keeps no kelurahan from coming in.
    """
    if not antrean.tinjauan:
        return TANPA_TINJAUAN
    keadaan = take_berkas(antrean.tinjauan, lingkup, return_state=True)
    hasil = keadaan.result(raise_on_failure=False)
    return hasil if isinstance(hasil, HasilKotak) else HasilKotak(gagal=(f"tinjauan: {hasil}",))


def refresh_tahun(lingkup: Lingkup) -> list[str]:
    """Share out the money anew and publish; return a line per failure."""
    gagal = attempt("anggaran", allocate_anggaran, lingkup)
    if not gagal:
        gagal += attempt("rekap", publish_rekap, lingkup)
    return gagal + attempt("artefak", publish_artefak, lingkup)


def conclude_tinjauan(hasil: HasilMasuk, gagal: Sequence[str]) -> State[None]:
    """Return the verdict: what was decided, then each row that was not used with its reason."""
    baris = [describe_masuk(hasil), *list_tak_dipakai(hasil)]
    if gagal:
        return Failed(message="\n".join([*baris, f"{len(gagal)} gagal:", *gagal]))
    pesan = "\n".join(baris)
    if len(hasil.temuan):
        return Completed(message=pesan, name=SEBAGIAN)
    return Completed(message=pesan)


def _kini() -> pd.Timestamp:
    """Return now in UTC, without zone, as decisions are dated."""
    return pd.Timestamp.now(tz="UTC").tz_localize(None).floor("s")


def _publish_artefak(hasil: Iterable[HasilMasuk], lingkup: Lingkup) -> None:
    create_table_artifact(
        table=list_artefak(hasil),
        key=f"tinjauan-{lingkup.tahun}",
        description=f"Isian buku tinjauan yang tidak dipakai, Musrenbang {lingkup.tahun}",
    )
