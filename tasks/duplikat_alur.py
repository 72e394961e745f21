"""The task that finds the duplicates of a year, and shows them in Prefect's UI."""

from __future__ import annotations

from prefect import task
from prefect.artifacts import create_table_artifact
from prefect.client.schemas.objects import State

from tasks import duplikat
from tasks.alur import ULANG
from tasks.kemajuan import announce_langkah, report_selesai
from tasks.lingkup import Lingkup


@task(task_run_name="duplikat {lingkup.tahun}", **ULANG)
def find_duplikat_tahun(lingkup: Lingkup) -> str:
    """Find and store the pairs of the year, show the likeliest; return a sentence on them."""
    announce_langkah("Duplikat", 1)
    ringkasan = duplikat.find_tahun(lingkup)
    terbuka = duplikat.read_pasangan(lingkup)
    create_table_artifact(
        table=duplikat.list_duplikat(terbuka.head(duplikat.PANJANG_ARTEFAK)),
        key=f"duplikat-{lingkup.tahun}",
        description=f"Pasangan usulan yang mungkin ganda, Musrenbang {lingkup.tahun}",
    )
    report_selesai("Duplikat", f"musrenbang {lingkup.tahun}")
    return ringkasan.kalimat(lingkup.tahun)


def note_duplikat(lingkup: Lingkup) -> tuple[list[str], list[str]]:
    """Return the line on duplicates for the verdict of a run, and a line when finding failed."""
    keadaan: State[str] = find_duplikat_tahun(lingkup, return_state=True)
    hasil = keadaan.result(raise_on_failure=False)
    if isinstance(hasil, Exception):
        return [], [f"duplikat: {hasil}"]
    return [hasil] if hasil else [], []
