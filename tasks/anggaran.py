"""The budget of a year: mapped, shared out and reconciled over all live proposals."""

from __future__ import annotations

from tasks.gudang import open_mesin
from tasks.lingkup import Lingkup
from tasks.tinjauan.perbarui import update_klasifikasi
from usulan.budget import allocate_pagu, map_budget, reconcile_pagu
from usulan.duplikat.gabungan import mark_gabungan
from warehouse.kueri import read_terklasifikasi
from warehouse.kueri_duplikat import read_gabungan
from warehouse.muat import load_alokasi


def allocate_tahun(lingkup: Lingkup) -> None:
    """Replace the allocation of the planning year by one made of the live proposals.

    Decisions of people that came in while a kelurahan was being imported are applied first.

    Raises:
        RekonsiliasiGagal: sums that must agree to the rupiah do not; nothing is stored then.
        GudangGagal: the warehouse failed, or proposals came in meanwhile: a repeat helps.
    """
    mesin, rujukan, tahun = open_mesin(lingkup.url_gudang), lingkup.referensi, lingkup.tahun_rencana
    update_klasifikasi(lingkup)
    usulan = read_terklasifikasi(mesin, lingkup.tahun)
    terpetakan = mark_gabungan(
        map_budget(usulan, rujukan, tahun), read_gabungan(mesin, lingkup.tahun)
    )
    hasil = allocate_pagu(terpetakan, rujukan.pagu, rujukan.wilayah, tahun)
    reconcile_pagu(hasil.berpagu, hasil.pemakaian)
    load_alokasi(mesin, tahun, hasil.berpagu, hasil.pemakaian)
