"""The budget of a year: mapped, scored, shared out and reconciled over all live proposals."""

from __future__ import annotations

import pandas as pd
from pandera.typing import DataFrame

from schemas.usulan import UsulanTerklasifikasi
from tasks.gudang import map_nama_kode, open_mesin
from tasks.lingkup import Lingkup
from tasks.tinjauan.perbarui import update_klasifikasi
from usulan.budget import (
    HasilAlokasi,
    Skenario,
    allocate_skenario,
    list_skenario,
    map_budget,
    mark_putusan,
    mark_ulangan,
    reconcile_pagu,
    score_usulan,
)
from usulan.duplikat.gabungan import mark_gabungan
from warehouse.kueri import read_terklasifikasi
from warehouse.kueri_anggaran import read_keputusan_anggaran
from warehouse.kueri_duplikat import read_duplikat, read_gabungan
from warehouse.muat import load_alokasi
from warehouse.muat_alokasi import HasilSkenario


def allocate_tahun(lingkup: Lingkup) -> None:
    """Replace the allocation of the planning year by one made of the live proposals.

    Decisions of people that came in while a kelurahan was being imported are applied first. Every
    other scenario of skenario.csv is shared out and kept beside the main one.

    Raises:
        RekonsiliasiGagal: sums that must agree to the rupiah do not; nothing is stored then.
        GudangGagal: the warehouse failed, or proposals came in meanwhile: a repeat helps.
    """
    mesin = open_mesin(lingkup.url_gudang)
    update_klasifikasi(lingkup)
    usulan = read_terklasifikasi(mesin, lingkup.tahun)
    siap = prepare_usulan(lingkup, usulan)
    utama, *lain = (
        (s.nama, _bagi(lingkup, s, siap, usulan)) for s in list_skenario(lingkup.referensi.skenario)
    )
    load_alokasi(
        mesin,
        lingkup.tahun_rencana,
        utama[1].berpagu,
        utama[1].pemakaian,
        [HasilSkenario(nama, hasil.berpagu, hasil.pemakaian) for nama, hasil in lain],
    )


def prepare_usulan(lingkup: Lingkup, usulan: DataFrame[UsulanTerklasifikasi]) -> pd.DataFrame:
    """Return live proposals ready for allocation: mapped, merged, locked and scored."""
    mesin = open_mesin(lingkup.url_gudang)
    rujukan, tahun = lingkup.referensi, lingkup.tahun
    terpetakan = map_budget(usulan, rujukan, lingkup.tahun_rencana)
    digabung = mark_gabungan(terpetakan, read_gabungan(mesin, tahun))
    dikunci = mark_putusan(digabung, read_keputusan_anggaran(mesin, tahun))
    diulang = mark_ulangan(dikunci, read_duplikat(mesin, tahun, terbuka=False))
    skor = score_usulan(diulang, rujukan.kriteria)
    return diulang.assign(skor=skor["skor"], dasar_skor=skor["dasar_skor"])


def _bagi(
    lingkup: Lingkup, skenario: Skenario, siap: pd.DataFrame, usulan: pd.DataFrame
) -> HasilAlokasi:
    rujukan = lingkup.referensi
    hasil = allocate_skenario(
        siap,
        skenario,
        rujukan.pagu,
        rujukan.pagu_skenario,
        rujukan.wilayah,
        lingkup.tahun_rencana,
        map_nama_kode(rujukan),
    )
    reconcile_pagu(hasil.berpagu, hasil.pemakaian, usulan)
    return hasil
