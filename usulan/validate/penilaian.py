"""Facts about each row that rules judge: repeats, gaps, products, keys for comparing texts."""

from __future__ import annotations

import re

import pandas as pd

from usulan.identity import is_nama_kecamatan
from usulan.teks import normalise_kunci

_SEBUTAN = re.compile(r"\b(?:kelurahan|kel)\b[.:]?\s+([A-Za-z][A-Za-z ]+)", re.IGNORECASE)
_BATAS = re.compile(r"\b(?:batas|perbatasan|berbatasan|arah|menuju|ke kel)\b", re.IGNORECASE)
_KEMBAR_POKOK = ("kunci_uraian", "kunci_lokasi", "rt", "rw")
# Two numbers that could not be read are equal only when they are written alike, and what sets two
# wishes apart may stand in any field.
_KEMBAR_PENUH = (
    *_KEMBAR_POKOK,
    "kunci_volume",
    "satuan",
    "kunci_anggaran",
    "kunci_permasalahan",
    "penerima_manfaat",
    "pengusul",
    "keterangan",
)


def assess_usulan(bersih: pd.DataFrame, kelurahan_asing: pd.Series) -> pd.DataFrame:
    """Return UsulanBersih with the columns that `usulan.validate.aturan` judges, same grain.

    `kelurahan_asing` names, per row, the other kelurahan that the row says it belongs to, or NA.
    """
    dasar = bersih.assign(
        kelurahan_asing=kelurahan_asing,
        kunci_uraian=_kunci(bersih["uraian"]),
        kunci_lokasi=_kunci(bersih["lokasi"]),
        kunci_permasalahan=_kunci(bersih["permasalahan"]),
        kunci_volume=bersih["volume"]
        .astype("str")
        .where(bersih["volume"].notna(), bersih["volume_teks"]),
        kunci_anggaran=bersih["anggaran_rupiah"]
        .astype("str")
        .where(bersih["anggaran_rupiah"].notna(), bersih["anggaran_teks"]),
        panjang_uraian=bersih["uraian"].str.replace(r"[^A-Za-z]", "", regex=True).str.len(),
    )
    dasar = dasar.assign(
        baris_kembar=_first_equal(dasar, _KEMBAR_PENUH),
        baris_mirip=_first_equal(dasar, _KEMBAR_POKOK),
        sama_permasalahan=dasar["kunci_uraian"].eq(dasar["kunci_permasalahan"])
        & dasar["kunci_uraian"].notna(),
        selisih_hitungan_persen=_selisih_hitungan(dasar),
        tanpa_tempat=dasar[["lokasi", "rt", "rw"]].isna().all(axis=1)
        & dasar[["sel_lokasi", "sel_rt", "sel_rw"]].notna().any(axis=1),
    )
    return dasar.assign(
        prioritas_ganda=_angka_ganda(dasar, _prioritas_sendiri(dasar)),
        prioritas_hilang=_angka_hilang(dasar, dasar["prioritas"]),
        nomor_hilang=_angka_hilang(dasar, _nomor(dasar["nomor"])),
        nomor_ganda=_angka_ganda(dasar, _nomor(dasar["nomor"]), _putaran(dasar)),
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
    return selisih.astype("Float64").where((hitungan > 0) & (data["anggaran_rupiah"] > 0))


def _lingkup(data: pd.DataFrame, angka: pd.Series) -> list[pd.Series]:
    """Return what numbers run over: the sheet, or the section where they start anew in each.

    Sections restart the count when telling them apart makes repeats vanish, and more than one of
    them begins where the sheet does: a single slip between two sections is no restart.
    """
    lembar, bagian = data["lembar"], data["bidang"].fillna("")
    isi = pd.DataFrame({"lembar": lembar, "bagian": bagian, "angka": angka}).dropna()
    selembar = isi.duplicated(["lembar", "angka"]).groupby(isi["lembar"]).sum()
    sebagian = isi.duplicated().groupby(isi["lembar"]).sum()
    awal = isi.groupby(["lembar", "bagian"])["angka"].min()
    dari_awal = awal.eq(awal.groupby("lembar").transform("min")).groupby("lembar").sum() > 1
    ulang = (selembar > sebagian) & dari_awal
    mulai_lagi = lembar.map(ulang).fillna(False).astype(bool)
    return [lembar, bagian.where(mulai_lagi, "")]


def _angka_ganda(
    data: pd.DataFrame, angka: pd.Series, putaran: pd.Series | None = None
) -> pd.Series:
    """Return the first row of an equal number, where numbers rank rather than grade, or NA.

    A run in which fewer than two thirds of the values differ is a grade (1 = urgent), no rank.
    `putaran` parts a scope into further runs.
    """
    lingkup = [*_lingkup(data, angka), *([] if putaran is None else [putaran])]
    grup = angka.groupby(lingkup)
    berbeda, banyak = grup.transform("nunique"), grup.transform("count")
    peringkat = (berbeda * 3 >= banyak * 2).fillna(False).astype(bool)
    kunci = [*lingkup, angka]
    pertama = data["nomor_baris"].groupby(kunci, dropna=False).transform("first").astype("Int64")
    ulangan = data.groupby(kunci, dropna=False).cumcount() > 0
    return pertama.where(ulangan & peringkat & angka.notna())


def _putaran(data: pd.DataFrame) -> pd.Series:
    """Return a count of the times that the running number began anew at 1."""
    return (_nomor(data["nomor"]) == 1).fillna(False).astype(int).cumsum()


def _angka_hilang(data: pd.DataFrame, angka: pd.Series) -> pd.Series:
    """Return the first number missing just before each row's number, in its run, or NA.

    Told once per gap, at the row with the next higher number, and only where most numbers are
    there: a list that picks single numbers has no gaps.
    """
    hasil = pd.Series(pd.NA, index=data.index, dtype="Int64")
    lingkup = [s[angka.notna()] for s in _lingkup(data, angka)]
    for _, grup in angka.dropna().astype("Int64").groupby(lingkup):
        unik = grup[~grup.duplicated()].sort_values()
        if len(unik) < 3 or len(unik) * 2 < int(unik.iloc[-1]) - int(unik.iloc[0]) + 1:
            continue
        lompat = (unik.diff() > 1).fillna(False).astype(bool)
        hasil.loc[unik.index[lompat]] = unik.shift()[lompat] + 1
    return hasil


def _prioritas_sendiri(data: pd.DataFrame) -> pd.Series:
    """Return the ranks without those that rows share on purpose: one heading or merged cell."""
    return data["prioritas"].mask(data.duplicated(["lembar", "sel_prioritas"]))


def _nomor(nomor: pd.Series) -> pd.Series:
    angka = nomor.str.extract(r"^\(?(\d{1,6})\s*[.)]?$", expand=False)
    return pd.to_numeric(angka, errors="coerce").astype("Int64")


def find_kelurahan_asing(
    kelurahan: pd.Series, lokasi: pd.Series, kode_sendiri: str | None, nama: dict[str, str]
) -> pd.Series:
    """Return per row the kelurahan it names when that is another one than the file's, else NA.

    The column Kelurahan speaks first; without it a location such as "Jl. Melati Kel. Purwoasri"
    does, unless it only tells a border or a direction. `nama` maps every known spelling
    (normalised) to its code; unknown names are not judged.
    """
    tempat = lokasi.where(~lokasi.fillna("").str.contains(_BATAS)).str.extract(_SEBUTAN)[0]
    tertulis = kelurahan.where(kelurahan.notna(), tempat)
    kode = tertulis.map(lambda teks: _kode_kelurahan(teks, nama), na_action="ignore").astype("str")
    asing = kode.notna() & (kode != kode_sendiri) & (kode_sendiri is not None)
    return tertulis.where(asing.astype(bool))


def _kode_kelurahan(teks: str, nama: dict[str, str]) -> str | None:
    """Return the code of the kelurahan whose name a text starts with, the longest name first."""
    kata = re.sub(r"^(?:kelurahan|kel) ", "", normalise_kunci(teks)).split()
    if is_nama_kecamatan(" ".join(kata)):
        return None
    return next((k for n in range(len(kata), 0, -1) if (k := nama.get(" ".join(kata[:n])))), None)
