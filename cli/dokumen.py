"""One JSON document per file: what `musrenbang periksa --json` writes, one to a line."""

from __future__ import annotations

from typing import Any

import pandas as pd

from schemas.berkas import Identitas
from schemas.galat import UsulanError
from schemas.hasil import HasilBerkas
from schemas.kolom import KOLOM_BERSIH

ISI_USULAN = (
    "uraian",
    "permasalahan",
    "lokasi",
    "rt",
    "rw",
    "volume",
    "satuan",
    "anggaran_rupiah",
    "prioritas",
    "opd_tujuan",
    "kode_urusan",
    "keyakinan",
)
ISI_TEMUAN = ("kode", "tingkat", "lembar", "sel", "nilai", "pesan", "saran")

Dokumen = dict[str, Any]


def build_dokumen(berkas: str, hasil: HasilBerkas) -> Dokumen:
    """Return the document of a file that was read: rows in the order of the sheets."""
    return {
        "berkas": berkas,
        "sha256": hasil.sha256,
        "kelurahan": hasil.identitas.kode_kelurahan,
        "tahun": hasil.identitas.tahun_musrenbang,
        "usulan": _list_usulan(hasil),
        "temuan": [{k: _polos(b[k]) for k in ISI_TEMUAN} for b in _baris(hasil.temuan)],
        "baris_bukan_usulan": [
            {"lembar": b["lembar"], "baris": int(b["nomor_baris"]), "jenis": b["jenis"]}
            for b in _baris(hasil.bukan_usulan)
        ],
    }


def build_dokumen_galat(
    berkas: str, sha256: str | None, galat: UsulanError, identitas: Identitas
) -> Dokumen:
    """Return the document of a file that could not be read: the same keys, and `galat`.

    Kelurahan and year are what its path tells.
    """
    return {
        "berkas": berkas,
        "sha256": sha256,
        "kelurahan": identitas.kode_kelurahan,
        "tahun": identitas.tahun_musrenbang,
        "usulan": [],
        "temuan": [],
        "baris_bukan_usulan": [],
        "galat": {"kode": galat.kode, "pesan": galat.pesan, "saran": galat.saran},
    }


def _list_usulan(hasil: HasilBerkas) -> list[Dokumen]:
    kode = _kode_per_usulan(hasil.temuan)
    bertanda = [
        (b, status)
        for bingkai, status in ((hasil.diterima, "diterima"), (hasil.ditolak, "ditolak"))
        for b in _baris(bingkai)
    ]
    urutan_lembar = {b["lembar"]: i for i, b in reversed(list(enumerate(_semua_baris(hasil))))}
    bertanda.sort(key=lambda pasangan: (urutan_lembar[pasangan[0]["lembar"]], _nomor(pasangan[0])))
    return [_usulan(b, status, kode) for b, status in bertanda]


def _semua_baris(hasil: HasilBerkas) -> list[Dokumen]:
    # Titles come first on a sheet, so the rows that are no proposal keep the order of the sheets.
    return [*_baris(hasil.bukan_usulan), *_baris(hasil.diterima), *_baris(hasil.ditolak)]


def _usulan(baris: Dokumen, status: str, kode: dict[object, list[str]]) -> Dokumen:
    return {k: _polos(baris.get(k)) for k in ISI_USULAN} | {
        "status": status,
        "lembar": baris["lembar"],
        "baris": _nomor(baris),
        "sel": {k: s for k in KOLOM_BERSIH if (s := _polos(baris[f"sel_{k}"])) is not None},
        "temuan": kode.get(baris["usulan_id"], []),
    }


def _kode_per_usulan(temuan: pd.DataFrame) -> dict[object, list[str]]:
    milik = temuan.dropna(subset="usulan_id")
    return {usulan_id: sorted(set(k)) for usulan_id, k in milik.groupby("usulan_id")["kode"]}


def _baris(bingkai: pd.DataFrame) -> list[Dokumen]:
    return [{str(k): v for k, v in b.items()} for b in bingkai.to_dict("records")]


def _nomor(baris: Dokumen) -> int:
    return int(baris["nomor_baris"])


def _polos(nilai: Any) -> Any:
    """Return a value JSON knows: NA becomes null, a whole number loses its decimal point."""
    if nilai is None or pd.isna(nilai):
        return None
    if isinstance(nilai, str):
        return nilai
    return int(nilai) if float(nilai).is_integer() else float(nilai)
