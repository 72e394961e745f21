"""Sheet `Tinjauan` as it comes back: ticks and choices become decisions, the rest is told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from schemas.lembar import Lembar
from schemas.temuan import CatatanTemuan
from schemas.tinjauan import HasilTinjauan, IsianTinjauan, KeputusanKlasifikasi
from tasks.gudang import open_mesin
from tasks.tinjauan.bahan import HasilLembar, KataUsulan, Penerimaan
from tasks.tinjauan.isian import RUMUS, BarisIsian, baca_isian, parse_setuju
from tasks.tinjauan.klasifikasi import BIDANG, CATATAN, KATA, KOLOM, SETUJU, SUB
from tasks.tinjauan.leksikon import normalise_istilah
from tasks.tinjauan.perbarui import build_terapan
from tasks.tinjauan.pilihan import PANJANG_KODE_BIDANG
from usulan.findings import concat_catatan
from usulan.tinjauan import validate_keputusan
from warehouse.kueri import read_terklasifikasi
from warehouse.kueri_tinjauan import read_keputusan
from warehouse.muat_keputusan import record_keputusan

BUKAN_KATA = ("#", RUMUS)
"""An error or a formula without a value offers no phrase."""
Isian = dict[str, Any]


def is_klasifikasi_terisi(lembar: Lembar) -> bool:
    """Tell whether a person filled anything in.

    Raises:
        LayoutTidakDikenal: the sheet lost its headings.
    """
    return any(baris.is_terisi(KOLOM) for baris in baca_isian(lembar, KOLOM))


def terima_klasifikasi(lembar: Lembar, penerimaan: Penerimaan) -> HasilLembar:
    """Record the decisions of a filled sheet; what cannot be used is told with its cell.

    Raises:
        LayoutTidakDikenal: the sheet lost its headings.
        GudangGagal: the warehouse failed; nothing is recorded.
    """
    baris = baca_isian(lembar, KOLOM)
    isian, catatan = susun_isian(baris, lembar.nama, penerimaan)
    hasil = _putuskan(isian, penerimaan)
    semua = concat_catatan([catatan, _beri_sel(hasil.catatan, isian)])
    kata, catatan_kata = susun_kata(baris, isian, semua, lembar.nama)
    return HasilLembar(
        nama=lembar.nama,
        dicatat=len(hasil.keputusan),
        sudah_ada=hasil.sudah_ada,
        kosong=hasil.kosong,
        catatan=concat_catatan([semua, catatan_kata]),
        kata=tuple(kata),
    )


def susun_isian(
    baris: Iterable[BarisIsian], lembar: str, penerimaan: Penerimaan
) -> tuple[DataFrame[IsianTinjauan], DataFrame[CatatanTemuan]]:
    """Return what was decided row by row, and notes on rows whose answer is not clear.

    A row with such a note is not in the first frame: nobody guesses what was meant.
    """
    isian: list[Isian] = []
    catatan: list[Isian] = []
    for satu in baris:
        jawaban, masalah = _baca_jawaban(satu)
        if masalah:
            catatan.append(_catat(satu, lembar, *masalah))
        else:
            isian.append(_isi(satu, lembar, penerimaan) | jawaban)
    return IsianTinjauan.susun(isian), CatatanTemuan.susun(catatan)


def susun_kata(
    baris: Iterable[BarisIsian],
    isian: DataFrame[IsianTinjauan],
    catatan: DataFrame[CatatanTemuan],
    lembar: str,
) -> tuple[list[KataUsulan], DataFrame[CatatanTemuan]]:
    """Return the phrases offered on decided rows, and notes on what stays without a decision."""
    terpakai = isian[~isian["nomor_baris"].isin(catatan["nomor_baris"])]
    putusan = terpakai.dropna(subset="kode_urusan").set_index("nomor_baris").to_dict("index")
    dicatat = set(catatan["nomor_baris"].dropna())
    kata: list[KataUsulan] = []
    sisa: list[Isian] = []
    for satu in baris:
        if satu.nomor_baris in putusan:
            kata += _baca_kata(satu, putusan[satu.nomor_baris])
        elif satu.nomor_baris not in dicatat:
            sisa += [
                _catat(satu, lembar, "TINJAUAN_TANPA_KEPUTUSAN", kolom)
                for kolom in (CATATAN, KATA)
                if satu.nilai[kolom] is not None
            ]
    return kata, CatatanTemuan.susun(sisa)


def _beri_sel(
    catatan: DataFrame[CatatanTemuan], isian: DataFrame[IsianTinjauan]
) -> DataFrame[CatatanTemuan]:
    """Give a note on a whole row the cell in which the row was decided."""
    sel = isian.drop_duplicates("nomor_baris").set_index("nomor_baris")["sel_kode_urusan"]
    terisi = catatan["sel"].fillna(catatan["nomor_baris"].map(sel))
    return CatatanTemuan.susun(catatan.assign(sel=terisi))


def _putuskan(isian: DataFrame[IsianTinjauan], penerimaan: Penerimaan) -> HasilTinjauan:
    """Judge the rows and record the new decisions. What holds meanwhile counts as known."""
    lingkup = penerimaan.lingkup
    mesin = open_mesin(lingkup.url_gudang)
    hidup, lama = read_terklasifikasi(mesin, lingkup.tahun), read_keputusan(mesin)
    hasil = validate_keputusan(isian, hidup, lama, lingkup.referensi)
    if not hasil.keputusan.empty:
        semua = KeputusanKlasifikasi.susun(pd.concat([lama, hasil.keputusan]))
        record_keputusan(mesin, hasil.keputusan, build_terapan(lingkup, hidup, semua))
    return hasil


def _baca_jawaban(baris: BarisIsian) -> tuple[Isian, tuple[str, str] | None]:
    """Return the codes that a row decides on, or the code of a note and the column it is about."""
    setuju, bidang, sub = (baris.nilai[k] for k in (SETUJU, BIDANG, SUB))
    sistem, sub_sistem = baris.nilai["kode_urusan"], baris.nilai["kode_sub_kegiatan"]
    jawaban = parse_setuju(setuju)
    if jawaban is None:
        return {}, ("TINJAUAN_SETUJU_TIDAK_JELAS", SETUJU)
    if not jawaban:
        return {"kode_urusan": bidang, "kode_sub_kegiatan": sub}, None
    if bidang is not None and bidang[:PANJANG_KODE_BIDANG] != sistem:
        return {}, ("TINJAUAN_BERTENTANGAN", SETUJU)
    if sistem is None:
        return {}, ("TINJAUAN_SETUJU_TANPA_DUGAAN", SETUJU)
    return {"kode_urusan": sistem, "kode_sub_kegiatan": sub or sub_sistem}, None


def _isi(baris: BarisIsian, lembar: str, penerimaan: Penerimaan) -> Isian:
    nilai, sel = baris.nilai, baris.sel
    return {
        "lembar": lembar,
        "nomor_baris": baris.nomor_baris,
        # An answer by tick stands in the tick's cell.
        "sel_kode_urusan": sel[BIDANG] if nilai[BIDANG] else sel[SETUJU],
        "sel_kode_sub_kegiatan": sel[SUB],
        "usulan_id": nilai["usulan_id"],
        "uraian": nilai.get("uraian"),
        "keputusan_id_dasar": nilai["keputusan_id"],
        "diputuskan_oleh": penerimaan.oleh,
        "diputuskan_pada": penerimaan.pada,
        "catatan": nilai[CATATAN],
    }


def _baca_kata(baris: BarisIsian, isian: Mapping[Any, Any]) -> Iterator[KataUsulan]:
    """Yield the phrases of a cell: several are parted by commas or lines."""
    sub, isi = isian["kode_sub_kegiatan"], baris.nilai[KATA] or ""
    if isi.startswith(BUKAN_KATA):
        return
    for teks in isi.replace("\n", ",").replace(";", ",").split(","):
        istilah = normalise_istilah(teks)
        if istilah is not None:
            yield KataUsulan(
                istilah,
                str(isian["kode_urusan"])[:PANJANG_KODE_BIDANG],
                None if pd.isna(sub) else str(sub).split(" ")[0],
                baris.nilai.get("uraian") or "",
            )


def _catat(baris: BarisIsian, lembar: str, kode: str, kolom: str) -> Isian:
    judul = next(k.judul for k in KOLOM if k.nama == kolom)
    isi = {
        "kolom": judul,
        "uraian": baris.nilai.get("uraian") or "",
        "sistem": baris.nilai["kode_urusan"] or "",
        "pilihan": baris.nilai[BIDANG] or "",
    }
    return {
        "kode": kode,
        "lembar": lembar,
        "sel": baris.sel[kolom],
        "nomor_baris": baris.nomor_baris,
        "kolom": kolom,
        "nilai": baris.nilai[kolom],
        "usulan_id": baris.nilai["usulan_id"],
        "isi": json.dumps(isi, ensure_ascii=False, sort_keys=True),
    }
