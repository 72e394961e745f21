"""What may be chosen in the template, and the hidden sheet that holds the choices."""

from __future__ import annotations

from dataclasses import dataclass, fields

import pandas as pd
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from reference.loader import Referensi
from schemas.galat import ReferensiRusak
from tasks.gaya_buku import FORMAT_TEKS, sel_di, tulis_teks

LEMBAR_DAFTAR = "Daftar"
NOMOR_TERBESAR = 99
BARIS_PERTAMA = 3


@dataclass(frozen=True)
class Daftar:
    """The choices per dropdown, in the order shown."""

    satuan: tuple[str, ...]
    rt: tuple[str, ...]
    rw: tuple[str, ...]
    prioritas: tuple[int, ...]
    opd: tuple[str, ...]


def build_daftar(
    referensi: Referensi, kode_kelurahan: str, kode_kecamatan: str, tahun_rencana: int
) -> Daftar:
    """Return the choices of one kelurahan in one planning year.

    RT and RW are those of the register (reference/rt_rw.csv), or any number where it is silent.

    Raises:
        ReferensiRusak: reference/opd.csv has no agency for that year.
    """
    register = referensi.rt_rw[referensi.rt_rw["kode_kelurahan"] == kode_kelurahan]
    rentang = zip(register["rt_awal"], register["rt_akhir"], strict=True)
    rt = {nomor for awal, akhir in rentang for nomor in range(awal, akhir + 1)}
    return Daftar(
        satuan=_susun_satuan(referensi),
        rt=_susun_nomor(rt),
        rw=_susun_nomor(set(register["rw"])),
        prioritas=tuple(range(1, NOMOR_TERBESAR + 1)),
        opd=_susun_opd(referensi, kode_kecamatan, tahun_rencana),
    )


def area_daftar(daftar: Daftar, nama: str) -> str:
    """Return where the choices of dropdown `nama` stand, as a data validation names it."""
    huruf = get_column_letter([f.name for f in fields(Daftar)].index(nama) + 1)
    akhir = BARIS_PERTAMA + len(getattr(daftar, nama)) - 1
    return f"{LEMBAR_DAFTAR}!${huruf}${BARIS_PERTAMA}:${huruf}${akhir}"


def isi_lembar_daftar(ws: Worksheet, daftar: Daftar) -> None:
    """Write one column per dropdown from row 2 on (row 1 is for our mark), and hide the sheet."""
    for kolom, f in enumerate(fields(Daftar), start=1):
        tulis_teks(sel_di(ws, BARIS_PERTAMA - 1, kolom), f.name)
        for baris, pilihan in enumerate(getattr(daftar, f.name), start=BARIS_PERTAMA):
            sel = sel_di(ws, baris, kolom)
            if isinstance(pilihan, int):
                sel.value = pilihan
            else:
                tulis_teks(sel, pilihan).number_format = FORMAT_TEKS
    ws.sheet_state = "hidden"


def _susun_nomor(register: set[int]) -> tuple[str, ...]:
    """Return numbers in both spellings, "3" and "03"; the latter last, out of the way."""
    nomor = sorted(register) or range(1, NOMOR_TERBESAR + 1)
    return (*(str(n) for n in nomor), *(f"{n:02d}" for n in nomor if n < 10))


def _susun_satuan(referensi: Referensi) -> tuple[str, ...]:
    """Return all units, those of the most words in the lexicon first: few scroll to the end."""
    lazim = referensi.leksikon["satuan_lazim"].dropna().str.split("|").explode().value_counts()
    satuan = referensi.satuan["satuan"]
    kerap = satuan.map(lazim).fillna(0)
    return tuple(satuan.loc[kerap.sort_values(ascending=False, kind="stable").index])


def _susun_opd(referensi: Referensi, kode_kecamatan: str, tahun: int) -> tuple[str, ...]:
    """Return the agencies of the year by name; of the kecamatan offices only the own one."""
    berlaku = referensi.opd[_berlaku(referensi.opd, tahun)]
    if berlaku.empty:
        raise ReferensiRusak(
            f"Tidak ada OPD yang berlaku pada tahun rencana {tahun}.",
            saran="Lengkapi tahun_awal dan tahun_akhir di opd.csv, atau periksa tahunnya.",
            berkas="opd.csv",
        )
    wilayah = referensi.opd_urusan.dropna(subset="kode_kecamatan")
    milik_lain = wilayah.loc[wilayah["kode_kecamatan"] != kode_kecamatan, "kode_opd"]
    return tuple(berlaku.loc[~berlaku["kode_opd"].isin(milik_lain), "nama_opd"].sort_values())


def _berlaku(tabel: pd.DataFrame, tahun: int) -> pd.Series[bool]:
    return (tabel["tahun_awal"] <= tahun) & (tabel["tahun_akhir"].fillna(tahun) >= tahun)
