"""The road that every import takes, whichever flow chose the kelurahan."""

from __future__ import annotations

from prefect.client.schemas.objects import State

from tasks.alur import (
    allocate_anggaran,
    attempt,
    conclude,
    conclude_kosong,
    describe_sisa,
    has_isi,
    impor_antrean,
    list_sisa_gagal,
    publish_artefak,
    publish_rekap,
    publish_umpan_balik,
)
from tasks.antrean import Antrean
from tasks.duplikat_alur import note_duplikat
from tasks.lingkup import Lingkup
from tasks.tinjauan.kotak import TANPA_TINJAUAN, HasilKotak


def run_antrean(
    antrean: Antrean, lingkup: Lingkup, *, seluruh: bool, tinjauan: HasilKotak = TANPA_TINJAUAN
) -> State[None]:
    """Import the queue, share out the money, publish; the state names what failed and why.

    A kelurahan that failed earlier fails a run of the whole inbox (`seluruh`) as long as its file
    is missing; a run of chosen files only mentions it. `tinjauan` is what came of the review
    workbooks of the inbox.
    """
    if not has_isi(antrean, lingkup):
        return conclude_kosong(lingkup, antrean.tahun_lain, tinjauan)
    hasil, gagal = impor_antrean(antrean, lingkup)
    catatan, gagal_duplikat = note_duplikat(lingkup)
    gagal_anggaran = attempt("anggaran", allocate_anggaran, lingkup)
    gagal += gagal_duplikat + gagal_anggaran + publish_umpan_balik(hasil, lingkup)
    if not gagal_anggaran:
        gagal += attempt("rekap", publish_rekap, lingkup)
    gagal += attempt("artefak", publish_artefak, lingkup, antrean.tahun_lain)
    sisa = list_sisa_gagal(antrean, lingkup)
    if seluruh:
        gagal += [describe_sisa(nama, lingkup) for nama in sisa]
    return conclude(hasil, gagal, sisa, antrean.tahun_lain, tinjauan, catatan)
