"""Columns that hold part of the table under no heading at all, known by what stands in them."""

from __future__ import annotations

from dataclasses import replace

from usulan.layout.isi_kolom import IsiKolom, describe_isi, guess_kolom
from usulan.layout.kepala import Kepala, KolomKepala
from usulan.layout.kisi import Kisi
from usulan.layout.pemetaan import Pemetaan, Terpetakan, is_terisi

_ISI_MIN = 2
_ANGKA_MIN = 0.8
_PANJANG_URAIAN = 12


def adopt_tanpa_judul(
    kisi: Kisi, kepala: Kepala, pemetaan: Pemetaan, baris: range, satuan: frozenset[str]
) -> tuple[Kepala, Pemetaan]:
    """Return header and mapping with the columns without a heading that clearly are a field.

    Only columns inside the header or right beside it, and only fields that no heading claims: the
    running number left of the proposals, money, RT/RW, units, or the proposals themselves.
    """
    berjudul = {k.kolom for k in kepala.kolom}
    kiri, kanan = kepala.kolom[0].kolom, kepala.kolom[-1].kolom
    for c in sorted(set(range(max(0, kiri - 1), min(kanan + 2, kisi.lebar))) - berjudul):
        isi = describe_isi([kisi.sel(r, c) for r in baris], satuan)
        nama = _guess(c, isi, pemetaan)
        if nama:
            kolom = KolomKepala(c, (kepala.akhir, c), "", None, 1)
            urut = sorted((*kepala.kolom, kolom), key=lambda k: k.kolom)
            kepala = replace(kepala, kolom=tuple(urut))
            semua = (*pemetaan.semua, Terpetakan(kolom, nama, "isi", 0.6))
            pemetaan = replace(pemetaan, semua=tuple(sorted(semua, key=lambda t: t.kepala.kolom)))
    return kepala, pemetaan


def _guess(c: int, isi: IsiKolom, pemetaan: Pemetaan) -> str | None:
    peta = pemetaan.kolom
    bernomor = any(t.kolom == "nomor" for t in pemetaan.semua)
    if isi.banyak < _ISI_MIN:
        return None
    kiri = c < peta.get("uraian", c)
    if kiri and not bernomor and isi.angka >= _ANGKA_MIN and not isi.uang:
        return "nomor"
    tebakan = guess_kolom(isi)
    if tebakan and not is_terisi(tebakan[0], set(peta)):
        return tebakan[0]
    panjang = isi.panjang_teks >= _PANJANG_URAIAN and isi.beragam >= _ANGKA_MIN
    return "uraian" if panjang and "uraian" not in peta else None
