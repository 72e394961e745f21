"""Sheet `Duplikat` as it comes back: choices become decisions on pairs, the rest is told."""

from __future__ import annotations

from typing import Any

from pandera.typing import DataFrame

from schemas.duplikat import IsianDuplikat
from schemas.lembar import Lembar
from tasks.duplikat import read_pasangan
from tasks.gudang import open_mesin
from tasks.tinjauan.bahan import HasilLembar, Penerimaan
from tasks.tinjauan.duplikat import CATATAN, KOLOM, PUTUSAN
from tasks.tinjauan.isian import BarisIsian, baca_isian
from usulan.duplikat.penilaian import validate_keputusan_duplikat
from warehouse.kueri_duplikat import read_keputusan_duplikat
from warehouse.muat_duplikat import record_keputusan_duplikat


def is_duplikat_terisi(lembar: Lembar) -> bool:
    """Tell whether a person filled anything in.

    Raises:
        LayoutTidakDikenal: the sheet lost its headings.
    """
    return any(baris.is_terisi(KOLOM) for baris in baca_isian(lembar, KOLOM))


def terima_duplikat(lembar: Lembar, penerimaan: Penerimaan) -> HasilLembar:
    """Record the decisions of a filled sheet; what cannot be used is told with its cell.

    Raises:
        LayoutTidakDikenal: the sheet lost its headings.
        GudangGagal: the warehouse failed; nothing is recorded.
    """
    isian = susun_isian_duplikat(lembar, penerimaan)
    mesin = open_mesin(penerimaan.lingkup.url_gudang)
    daftar = read_pasangan(penerimaan.lingkup, terbuka=False)
    hasil = validate_keputusan_duplikat(isian, daftar, read_keputusan_duplikat(mesin))
    record_keputusan_duplikat(mesin, hasil.keputusan)
    return HasilLembar(
        nama=lembar.nama,
        dicatat=len(hasil.keputusan),
        sudah_ada=hasil.sudah_ada,
        kosong=hasil.kosong,
        catatan=hasil.catatan,
    )


def susun_isian_duplikat(lembar: Lembar, penerimaan: Penerimaan) -> DataFrame[IsianDuplikat]:
    """Return the rows of the sheet as filled in."""
    return IsianDuplikat.susun(
        [_isi(b, lembar.nama, penerimaan) for b in baca_isian(lembar, KOLOM)]
    )


def _isi(baris: BarisIsian, lembar: str, penerimaan: Penerimaan) -> dict[str, Any]:
    nilai, sel = baris.nilai, baris.sel
    return {
        "lembar": lembar,
        "nomor_baris": baris.nomor_baris,
        "sel_keputusan": sel[PUTUSAN],
        "sel_catatan": sel[CATATAN],
        "usulan_id": nilai["usulan_id"],
        "usulan_id_asal": nilai["usulan_id_asal"],
        "uraian": nilai.get("uraian"),
        "uraian_asal": nilai.get("uraian_asal"),
        "keputusan_id_dasar": nilai["keputusan_id"],
        "keputusan": nilai[PUTUSAN],
        "diputuskan_oleh": penerimaan.oleh,
        "diputuskan_pada": penerimaan.pada,
        "catatan": nilai[CATATAN],
    }
