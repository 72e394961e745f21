"""Facts about each row that rules judge: repeats, gaps, products, keys for comparing texts."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from usulan.teks import normalise_kunci

_NOMOR = re.compile(r"\d+")
_KEMBAR_PENUH = ("kunci_uraian", "kunci_lokasi", "rt", "rw", "volume", "satuan", "anggaran_rupiah")
_KEMBAR_POKOK = ("kunci_uraian", "kunci_lokasi", "rt", "rw")


def assess_usulan(bersih: pd.DataFrame, kelurahan_asing: pd.Series) -> pd.DataFrame:
    """Return UsulanBersih with the columns that `usulan.validate.aturan` judges, same grain.

    `kelurahan_asing` names, per row, the other kelurahan that the row says it belongs to, or NA.
    """
    dasar = bersih.assign(
        kelurahan_asing=kelurahan_asing,
        kunci_uraian=_kunci(bersih["uraian"]),
        kunci_lokasi=_kunci(bersih["lokasi"]),
        kunci_permasalahan=_kunci(bersih["permasalahan"]),
        panjang_uraian=bersih["uraian"].str.replace(r"[^A-Za-z]", "", regex=True).str.len(),
    )
    dasar = dasar.assign(
        baris_kembar=_first_equal(dasar, _KEMBAR_PENUH),
        baris_mirip=_first_equal(dasar, _KEMBAR_POKOK),
        sama_permasalahan=dasar["kunci_uraian"].eq(dasar["kunci_permasalahan"])
        & dasar["kunci_uraian"].notna(),
        selisih_hitungan_persen=_selisih_hitungan(dasar),
        tanpa_tempat=dasar[["lokasi", "rt", "rw"]].isna().all(axis=1),
    )
    return dasar.assign(
        prioritas_ganda=_prioritas_ganda(dasar),
        prioritas_hilang=_angka_hilang(dasar, dasar["prioritas"]),
        nomor_hilang=_angka_hilang(dasar, _nomor(dasar["nomor"])),
    )


def _kunci(teks: pd.Series) -> pd.Series:
    return teks.map(normalise_kunci, na_action="ignore").astype("str").replace("", None)


def _first_equal(data: pd.DataFrame, kolom: tuple[str, ...]) -> pd.Series:
    """Return for each repeated row the sheet row of its first equal, else NA."""
    grup = data.groupby(list(kolom), dropna=False, sort=False)
    pertama = grup["nomor_baris"].transform("first").astype("Int64")
    ulangan = grup.cumcount() > 0
    return pertama.where(ulangan & data["kunci_uraian"].notna())


def _selisih_hitungan(data: pd.DataFrame) -> pd.Series:
    """Return how far budget is from volume x unit price, in percent of the product."""
    hitungan = data["volume"] * data["harga_satuan_rupiah"].astype("Float64")
    selisih = (data["anggaran_rupiah"].astype("Float64") - hitungan).abs() / hitungan * 100
    return selisih.astype("Float64").where(hitungan > 0)


def _per_bagian(data: pd.DataFrame) -> list[pd.Series]:
    """Numbers and priorities start anew on each sheet and in each section."""
    return [data["lembar"], data["bidang"].fillna("")]


def _prioritas_ganda(data: pd.DataFrame) -> pd.Series:
    """Return the first row of an equal priority, where priorities rank rather than grade.

    A column in which fewer than two thirds of the values differ is a grade (1 = urgent), no rank.
    """
    grup = data["prioritas"].groupby(_per_bagian(data))
    berbeda, banyak = grup.transform("nunique"), grup.transform("count")
    peringkat = (berbeda * 3 >= banyak * 2).fillna(False).astype(bool)
    kunci = [*_per_bagian(data), data["prioritas"]]
    pertama = data["nomor_baris"].groupby(kunci, dropna=False).transform("first").astype("Int64")
    ulangan = data.groupby(kunci, dropna=False).cumcount() > 0
    return pertama.where(ulangan & peringkat & data["prioritas"].notna())


def _angka_hilang(data: pd.DataFrame, angka: pd.Series) -> pd.Series:
    """Return the first number missing just before each row's number, in its section, or NA.

    Told once per gap, at the row with the next higher number, and only where most numbers are
    there: a list that picks single numbers has no gaps.
    """
    hasil = pd.Series(pd.NA, index=data.index, dtype="Int64")
    for _, grup in angka.dropna().astype("Int64").groupby(_per_bagian(data)):
        unik = grup[~grup.duplicated()].sort_values()
        if len(unik) < 3 or len(unik) * 2 < int(unik.iloc[-1]) - int(unik.iloc[0]) + 1:
            continue
        lompat = unik.diff() > 1
        hasil.loc[unik.index[lompat.fillna(False)]] = unik.shift()[lompat.fillna(False)] + 1
    return hasil


def _nomor(nomor: pd.Series) -> pd.Series:
    angka = nomor.str.extract(r"^\(?(\d{1,4})\s*[.)]?$", expand=False)
    return pd.to_numeric(angka, errors="coerce").astype("Int64")


def find_kelurahan_asing(
    kelurahan: pd.Series, kode_sendiri: str | None, nama: dict[str, str]
) -> pd.Series:
    """Return per row the written kelurahan when it is another one than the file's, else NA.

    `nama` maps every known spelling (normalised) to its code; unknown names are not judged.
    """
    kunci = kelurahan.map(normalise_kunci, na_action="ignore")
    kode = kunci.str.replace(r"^(kelurahan|kel) ", "", regex=True).map(nama)
    asing = kode.notna() & (kode != kode_sendiri) & (kode_sendiri is not None)
    return kelurahan.where(asing.astype(bool) if len(asing) else np.zeros(0, dtype=bool))
