"""The live proposals of a year classified anew where decisions of people speak."""

from __future__ import annotations

import datetime as dt

import pandas as pd
from pandera.typing import DataFrame

from reference.loader import Referensi
from schemas.tinjauan import KeputusanKlasifikasi
from schemas.usulan import UsulanBersih, UsulanTerklasifikasi
from tasks.gudang import open_mesin
from tasks.lingkup import Lingkup
from usulan.classify import classify_usulan, note_klasifikasi
from usulan.findings import complete_temuan
from usulan.tinjauan import apply_keputusan
from warehouse.baris import KOLOM_KLASIFIKASI
from warehouse.kueri import read_terklasifikasi
from warehouse.kueri_tinjauan import read_keputusan
from warehouse.muat_klasifikasi import Terapan, load_klasifikasi


def update_klasifikasi(lingkup: Lingkup) -> int:
    """Apply all decisions to the live proposals of the year; return how many changed.

    Proposals that no decision speaks of stay as they were imported, whatever the reference tables
    say by now: an import is what brings those in. Doing it again changes nothing.

    Raises:
        GudangGagal: the warehouse failed; nothing is changed.
    """
    mesin = open_mesin(lingkup.url_gudang)
    keputusan = read_keputusan(mesin)
    if keputusan.empty:
        return 0
    hidup = read_terklasifikasi(mesin, lingkup.tahun)
    return load_klasifikasi(mesin, build_terapan(lingkup, hidup, keputusan))


def build_terapan(
    lingkup: Lingkup,
    hidup: DataFrame[UsulanTerklasifikasi],
    keputusan: DataFrame[KeputusanKlasifikasi],
) -> Terapan:
    """Return the live proposals that decisions speak of, classified by them, with findings."""
    rujukan = lingkup.referensi
    diputus = find_diputus(hidup, keputusan, rujukan)
    temuan = complete_temuan(note_klasifikasi(diputus, rujukan), "", rujukan.temuan)
    return Terapan(lingkup.tahun, diputus, temuan, dt.datetime.now(dt.UTC))


def find_diputus(
    hidup: DataFrame[UsulanTerklasifikasi],
    keputusan: DataFrame[KeputusanKlasifikasi],
    referensi: Referensi,
) -> DataFrame[UsulanTerklasifikasi]:
    """Return the proposals of which decisions speak, classified anew by them."""
    if hidup.empty or keputusan.empty:
        return UsulanTerklasifikasi.susun([])
    segar = classify_usulan(UsulanBersih.susun(hidup[UsulanBersih.nama_kolom()]), referensi)
    terapan = apply_keputusan(segar, keputusan, referensi)
    return UsulanTerklasifikasi.susun(terapan[_is_beda(segar, terapan)].reset_index(drop=True))


def _is_beda(segar: pd.DataFrame, terapan: pd.DataFrame) -> pd.Series[bool]:
    lama, baru = (b[list(KOLOM_KLASIFIKASI)].astype(object) for b in (segar, terapan))
    return (lama.ne(baru) & ~(lama.isna() & baru.isna())).any(axis=1)
