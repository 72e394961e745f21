"""Checks that run across tables: every code that a table points to exists where it should."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from reference.kerusakan import Kerusakan
from reference.skenario import check_kriteria, check_skenario
from reference.tabel import advise_kode
from schemas.referensi import TABEL

Bingkai = Mapping[str, pd.DataFrame]


def _kode_wilayah(tabel: Bingkai, tingkat: str) -> set[str]:
    wilayah = tabel["wilayah"]
    return set(wilayah.loc[wilayah["tingkat"] == tingkat, "kode"])


def _kode_nomenklatur(tabel: Bingkai, tingkat: str | None = None) -> set[str]:
    """Return the codes of all versions: a table may speak of years that use another one."""
    nomenklatur = pd.concat([tabel["nomenklatur"], tabel["nomenklatur_lain"]])
    if tingkat is None:
        return set(nomenklatur["kode"])
    return set(nomenklatur.loc[nomenklatur["tingkat"] == tingkat, "kode"])


def _versi_nomenklatur(tabel: Bingkai) -> set[str]:
    return set(tabel["nomenklatur"]["versi"]) | set(tabel["nomenklatur_lain"]["versi"])


def _satuan_dikenal(tabel: Bingkai) -> set[str]:
    """Return canonical spellings and variants, also in lower case (a lexicon writes "kk")."""
    satuan = tabel["satuan"]
    ejaan = set(satuan["satuan"]) | set(satuan["varian"].dropna().str.split("|").explode())
    return ejaan | {e.casefold() for e in ejaan}


@dataclass(frozen=True)
class Rujukan:
    """A column whose codes must exist elsewhere. A cell may hold several, joined by `pemisah`."""

    tabel: str
    kolom: str
    tujuan: str
    ambil: Callable[[Bingkai], set[str]]
    pemisah: str = "|"


RUJUKAN: tuple[Rujukan, ...] = (
    Rujukan("wilayah", "kode_induk", "wilayah.csv", lambda t: set(t["wilayah"]["kode"])),
    Rujukan("nomenklatur", "kode_induk", "nomenklatur_2023.csv", _kode_nomenklatur),
    Rujukan("nomenklatur_versi", "versi", "berkas nomenklatur_<versi>.csv", _versi_nomenklatur),
    Rujukan("opd_urusan", "kode_opd", "opd.csv", lambda t: set(t["opd"]["kode_opd"])),
    Rujukan("opd_urusan", "kode_nomenklatur", "nomenklatur_2023.csv", _kode_nomenklatur),
    Rujukan(
        "opd_urusan",
        "kode_kecamatan",
        "wilayah.csv (kecamatan)",
        lambda t: _kode_wilayah(t, "kecamatan"),
    ),
    Rujukan(
        "leksikon",
        "kode_urusan",
        "nomenklatur_2023.csv (bidang urusan)",
        lambda t: _kode_nomenklatur(t, "bidang_urusan"),
    ),
    Rujukan(
        "leksikon",
        "alternatif",
        "nomenklatur_2023.csv (bidang urusan)",
        lambda t: _kode_nomenklatur(t, "bidang_urusan"),
    ),
    Rujukan(
        "leksikon",
        "kode_sub_kegiatan",
        "nomenklatur_2023.csv (sub kegiatan)",
        lambda t: _kode_nomenklatur(t, "sub_kegiatan"),
    ),
    Rujukan(
        "contoh_berlabel",
        "kode_urusan",
        "nomenklatur_2023.csv (bidang urusan)",
        lambda t: _kode_nomenklatur(t, "bidang_urusan"),
    ),
    Rujukan(
        "contoh_berlabel",
        "alternatif",
        "nomenklatur_2023.csv (bidang urusan)",
        lambda t: _kode_nomenklatur(t, "bidang_urusan"),
        pemisah=";",
    ),
    Rujukan("leksikon", "satuan_lazim", "satuan.csv", _satuan_dikenal),
    Rujukan(
        "kebijakan_urusan",
        "kode_urusan",
        "nomenklatur_2023.csv (bidang urusan)",
        lambda t: _kode_nomenklatur(t, "bidang_urusan"),
    ),
    Rujukan(
        "jadwal",
        "kode_kelurahan",
        "wilayah.csv (kelurahan)",
        lambda t: _kode_wilayah(t, "kelurahan"),
    ),
    Rujukan("harga_satuan", "satuan", "satuan.csv", lambda t: set(t["satuan"]["satuan"])),
    Rujukan(
        "rt_rw",
        "kode_kelurahan",
        "wilayah.csv (kelurahan)",
        lambda t: _kode_wilayah(t, "kelurahan"),
    ),
    Rujukan("pagu_skenario", "skenario", "skenario.csv", lambda t: set(t["skenario"]["skenario"])),
    Rujukan("pemetaan_belanja", "awalan_kode", "nomenklatur_2023.csv", _kode_nomenklatur),
    Rujukan("pemetaan_belanja", "jenis_satuan", "satuan.csv", lambda t: set(t["satuan"]["jenis"])),
    Rujukan(
        "pemetaan_belanja", "kode_rekening", "rekening.csv", lambda t: set(t["rekening"]["kode"])
    ),
    Rujukan(
        "pemetaan_belanja",
        "kode_sumber_dana",
        "sumber_dana.csv",
        lambda t: set(t["sumber_dana"]["kode"]),
    ),
)

RENTANG = (
    ("harga_satuan", "harga_bawah_rupiah", "harga_atas_rupiah"),
    ("rt_rw", "rt_awal", "rt_akhir"),
)
"""Table, first and last column of every range."""

KODE_SUMBU: dict[str, Callable[[Bingkai], set[str]]] = {
    "opd": lambda t: set(t["opd"]["kode_opd"]),
    "kelurahan": lambda t: _kode_wilayah(t, "kelurahan"),
    "kecamatan": lambda t: _kode_wilayah(t, "kecamatan"),
    "bidang_urusan": lambda t: _kode_nomenklatur(t, "bidang_urusan"),
    "program": lambda t: _kode_nomenklatur(t, "program"),
    "sumber_dana": lambda t: set(t["sumber_dana"]["kode"]),
}
"""Which codes each axis of pagu.csv can have (schemas.referensi.SUMBU_PAGU)."""


def check_rujukan(tabel: Bingkai) -> list[Kerusakan]:
    """Return the faults between tables. Each frame's index is the row as Excel shows it."""
    pemeriksa = (
        _check_kode,
        _check_pagu,
        check_skenario,
        check_kriteria,
        _check_varian,
        _check_masa,
        _check_utama,
        _check_jadwal,
        _check_rentang,
    )
    return [kerusakan for periksa in pemeriksa for kerusakan in periksa(tabel)]


def _check_kode(tabel: Bingkai) -> Iterator[Kerusakan]:
    for rujukan in RUJUKAN:
        sel = tabel[rujukan.tabel][rujukan.kolom].dropna()
        kolom = sel.str.split(rujukan.pemisah).explode()
        dikenal = rujukan.ambil(tabel)
        for baris, nilai in kolom[~kolom.isin(dikenal)].items():
            yield _tak_dikenal(rujukan.tabel, baris, rujukan.kolom, str(nilai), rujukan.tujuan)


def _check_pagu(tabel: Bingkai) -> Iterator[Kerusakan]:
    for nama in ("pagu", "pagu_skenario"):
        for sumbu, bagian in tabel[nama].groupby("sumbu"):
            kolom = bagian["kode"]
            for baris, nilai in kolom[~kolom.isin(KODE_SUMBU[str(sumbu)](tabel))].items():
                yield _tak_dikenal(nama, baris, "kode", str(nilai), f"daftar kode {sumbu}")


def _tak_dikenal(tabel: str, baris: Any, kolom: str, nilai: str, tujuan: str) -> Kerusakan:
    saran = (
        advise_kode(nilai)
        if nilai.replace(".", "").isdigit()
        else f"Perbaiki ejaannya, atau tambahkan dulu di {tujuan}."
    )
    pesan = f'"{nilai}" tidak ada di {tujuan}.'
    return Kerusakan(TABEL[tabel].nama_berkas(), pesan, saran, int(baris), kolom)


def _check_varian(tabel: Bingkai) -> Iterator[Kerusakan]:
    """One spelling names one unit, one agency, and within a level of wilayah one place."""
    yield from _find_ejaan_ganda("satuan", tabel["satuan"], "satuan", "varian")
    yield from _find_ejaan_ganda("opd", tabel["opd"], "nama_opd", "varian_nama")
    for _, bagian in tabel["wilayah"].groupby("tingkat"):
        yield from _find_ejaan_ganda("wilayah", bagian, "nama", "varian_nama")


def _find_ejaan_ganda(
    tabel: str, bingkai: pd.DataFrame, nama: str, varian: str
) -> Iterator[Kerusakan]:
    pemilik: dict[str, str] = {}
    urut = pd.concat([bingkai[nama], bingkai[varian].dropna().str.split("|").explode()])
    for baris, ejaan in urut.items():
        milik = str(bingkai.loc[baris, nama])
        lain = pemilik.setdefault(str(ejaan).strip().casefold(), milik)
        if lain != milik:
            pesan = f'Ejaan "{ejaan}" sudah dipakai oleh "{lain}".'
            saran = "Satu ejaan hanya untuk satu baris: hapus dari salah satunya."
            yield Kerusakan(TABEL[tabel].nama_berkas(), pesan, saran, int(str(baris)), varian)


def _check_masa(tabel: Bingkai) -> Iterator[Kerusakan]:
    for nama in ("opd", "opd_urusan"):
        bingkai = tabel[nama]
        terbalik = (bingkai["tahun_akhir"] < bingkai["tahun_awal"]).fillna(False)
        for baris in bingkai.index[terbalik]:
            pesan = "Tahun akhir mendahului tahun awal."
            saran = "Perbaiki, atau kosongkan tahun akhir bila masih berlaku."
            yield Kerusakan(TABEL[nama].nama_berkas(), pesan, saran, int(baris), "tahun_akhir")


def _check_utama(tabel: Bingkai) -> Iterator[Kerusakan]:
    """In each year a code (in one kecamatan) has at most one main agency."""
    utama = tabel["opd_urusan"].query("utama == 'ya'")
    for _, bagian in utama.groupby(["kode_nomenklatur", "kode_kecamatan"], dropna=False):
        urut = bagian.sort_values("tahun_awal")
        sebelum = urut["tahun_akhir"].fillna(9999).shift()
        for baris in urut.index[(urut["tahun_awal"] <= sebelum).fillna(False)]:
            pesan = "Dua OPD ditandai utama untuk kode yang sama pada tahun yang sama."
            saran = 'Ubah utama salah satunya menjadi "tidak", atau perbaiki tahunnya.'
            yield Kerusakan(TABEL["opd_urusan"].nama_berkas(), pesan, saran, int(baris), "utama")


def _check_jadwal(tabel: Bingkai) -> Iterator[Kerusakan]:
    """Dates exist in the calendar and the sheet is not due before the meeting."""
    berkas, jadwal = TABEL["jadwal"].nama_berkas(), tabel["jadwal"]
    for kolom in ("tanggal", "batas_kirim"):
        for baris, nilai in jadwal[kolom].items():
            if not _is_tanggal(str(nilai)):
                pesan = f'Tanggal "{nilai}" tidak ada di kalender.'
                yield Kerusakan(berkas, pesan, "Perbaiki tanggalnya.", int(str(baris)), kolom)
    for baris in jadwal.index[jadwal["batas_kirim"] < jadwal["tanggal"]]:
        pesan = "Batas kirim mendahului tanggal musrenbang."
        saran = "Perbaiki salah satu tanggalnya."
        yield Kerusakan(berkas, pesan, saran, int(baris), "batas_kirim")


def _check_rentang(tabel: Bingkai) -> Iterator[Kerusakan]:
    """A range ends where it begins or later."""
    for nama, awal, akhir in RENTANG:
        bingkai = tabel[nama]
        for baris in bingkai.index[bingkai[akhir] < bingkai[awal]]:
            pesan = f"{akhir} lebih kecil daripada {awal}."
            saran = "Tukar atau perbaiki angkanya."
            yield Kerusakan(TABEL[nama].nama_berkas(), pesan, saran, int(baris), akhir)


def _is_tanggal(nilai: str) -> bool:
    try:
        dt.date.fromisoformat(nilai)
    except ValueError:
        return False
    return True
