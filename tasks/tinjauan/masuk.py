"""A filled review workbook taken in: decisions recorded, the year classified by them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
from pandera.typing import DataFrame

from schemas.temuan import Temuan
from tasks.lingkup import Lingkup
from tasks.tinjauan.baca import BukuTinjauan
from tasks.tinjauan.bahan import HasilLembar, Penerimaan
from tasks.tinjauan.keluar import folder_tinjauan
from tasks.tinjauan.leksikon import UsulanLeksikonRusak, collect_kata
from usulan.findings import complete_temuan, concat_catatan
from usulan.samarkan import TEKS_TEMUAN, mask_bingkai


@dataclass(frozen=True)
class HasilMasuk:
    """What became of a review workbook. `temuan` tells each row that was not applied.

    `kata` counts the phrases newly offered for the lexicon, `peringatan` says why they could not
    be kept. An untouched workbook has no `lembar`.
    """

    berkas: str
    oleh: str | None
    lembar: tuple[HasilLembar, ...]
    temuan: DataFrame[Temuan]
    kata: int = 0
    peringatan: str | None = None

    @property
    def dicatat(self) -> int:
        """Return how many decisions are new."""
        return sum(lembar.dicatat for lembar in self.lembar)

    @property
    def sudah_ada(self) -> int:
        """Return how many rows only say what was decided before."""
        return sum(lembar.sudah_ada for lembar in self.lembar)

    @property
    def kosong(self) -> int:
        """Return how many rows are still open."""
        return sum(lembar.kosong for lembar in self.lembar)


def terima_tinjauan(buku: BukuTinjauan, lingkup: Lingkup, pada: pd.Timestamp) -> HasilMasuk:
    """Judge a workbook of the year of `lingkup` and record what it decides.

    Taking the same workbook in twice records nothing the second time.

    Raises:
        NamaPenelaahKosong: something is filled in, and nobody says by whom; nothing is recorded.
        LayoutTidakDikenal: a filled sheet lost its headings.
        GudangGagal: the warehouse failed.
    """
    if not buku.isi:
        return HasilMasuk(buku.nama, buku.oleh, (), Temuan.susun([]))
    penerimaan = Penerimaan(lingkup, buku.nama, buku.require_nama(), pada)
    lembar = tuple(satu.terima(isi, penerimaan) for satu, isi in buku.isi)
    catatan = concat_catatan([satu.catatan for satu in lembar])
    kata, peringatan = _collect_kata(lembar, penerimaan)
    return HasilMasuk(
        berkas=buku.nama,
        oleh=penerimaan.oleh,
        lembar=lembar,
        temuan=mask_bingkai(
            complete_temuan(catatan, buku.nama, lingkup.referensi.temuan), TEKS_TEMUAN
        ),
        kata=kata,
        peringatan=peringatan,
    )


def _collect_kata(lembar: Iterable[HasilLembar], penerimaan: Penerimaan) -> tuple[int, str | None]:
    """Keep the phrases offered. Decisions stand by now, so a failure here is only told."""
    lingkup = penerimaan.lingkup
    tujuan = folder_tinjauan(lingkup) / f"usulan_leksikon_{lingkup.tahun}.csv"
    kata = [k for satu in lembar for k in satu.kata]
    leksikon = lingkup.referensi.leksikon
    try:
        return collect_kata(kata, penerimaan.oleh, lingkup.tahun, leksikon, tujuan), None
    except UsulanLeksikonRusak as galat:
        return 0, str(galat)
