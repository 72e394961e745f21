"""What people should hear of a table's columns: not understood, claimed twice or missing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from schemas.lembar import alamat_sel
from usulan.layout.kisi import Kisi
from usulan.layout.tabel import IsiTabel, Tabel

# Told once per table instead of once per row; the value is any column that serves as well.
_KOLOM_DIHARAPKAN = {
    "anggaran": frozenset({"anggaran"}),
    "volume": frozenset({"volume", "volume_satuan"}),
    "lokasi": frozenset({"lokasi", "rt_rw", "rt", "rw"}),
}


def make_catatan(kode: str, kisi: Kisi, r: int | None, **lain: Any) -> dict[str, Any]:
    """Return a note about row r (from 0; None for the whole sheet), as a row of CatatanTemuan."""
    nomor = None if r is None else r + 1
    return {"kode": kode, "lembar": kisi.lembar.nama, "nomor_baris": nomor} | lain


def note_kolom(tabel: Tabel) -> Iterator[dict[str, Any]]:
    """Note columns that were not understood, and fields that two columns claim."""
    peta = tabel.pemetaan.kolom
    for t in tabel.pemetaan.rangkap:
        terpakai = alamat_sel(tabel.kepala.awal, peta[t.kolom or ""])
        yield make_catatan(
            "KOLOM_RANGKAP",
            tabel.kisi,
            t.kepala.titik[0],
            kolom=t.kolom,
            sel=alamat_sel(t.kepala.titik[0], t.kepala.kolom),
            nilai=t.kepala.teks,
            isi=json.dumps({"terpakai": terpakai}),
        )
    rangkap = {t.kepala.kolom for t in tabel.pemetaan.rangkap}
    for t in tabel.pemetaan.semua:
        if t.kolom is None and t.kepala.kolom not in rangkap and t.kepala.arti is None:
            yield make_catatan(
                "KOLOM_TIDAK_DIKENAL",
                tabel.kisi,
                t.kepala.titik[0],
                sel=alamat_sel(t.kepala.titik[0], t.kepala.kolom),
                nilai=t.kepala.teks,
            )
    for nama, setara in _KOLOM_DIHARAPKAN.items():
        if not setara & set(peta):
            k = tabel.kepala
            yield make_catatan(
                "KOLOM_TIDAK_ADA",
                tabel.kisi,
                k.awal,
                sel=alamat_sel(k.awal, k.kolom[0].kolom),
                kolom=nama,
                nilai=nama,
            )


def note_luar(tabel: Tabel, semua: list[Tabel], isi: IsiTabel) -> Iterator[dict[str, Any]]:
    """Note values typed beside the table, in rows of proposals, under no heading."""
    sebelah = [t for t in semua if t.kisi is tabel.kisi and t.kepala.awal == tabel.kepala.awal]
    if tabel is not sebelah[0]:
        return
    berjudul = {k.kolom for t in sebelah for k in t.kepala.kolom}
    for r, jenis in isi.jenis_baris.items():
        luar = [c for c, v in enumerate(tabel.kisi.isi_mentah(r)) if v is not None]
        if jenis != "usulan" or berjudul.issuperset(luar):
            continue
        for sel in tabel.kisi.isi_baris(r):
            if sel.titik[1] not in berjudul:
                yield make_catatan(
                    "NILAI_DI_LUAR_TABEL", tabel.kisi, r, sel=sel.alamat, nilai=sel.teks
                )
