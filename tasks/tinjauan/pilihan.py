"""What may be chosen in the review workbook: bidang urusan, and the sub kegiatan inside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

import pandas as pd
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from schemas.usulan import POLA_BIDANG
from tasks.gaya_buku import FORMAT_TEKS, atur_lebar, sel_di, tulis_teks
from usulan.classify.alasan import list_nama_bidang
from usulan.classify.model import POLA_PENUNJANG
from usulan.satuan import KamusSatuan, build_kamus_satuan

LEMBAR_DAFTAR = "Daftar"
BARIS_AWAL = 3
KEPALA = ("bidang urusan", "kode", "mulai", "banyak", "sub kegiatan")
PANJANG_KODE_BIDANG = len("1.03")
PANJANG_SEBUTAN = 120
"""Characters of a name in a dropdown: the official ones run to 323."""


@dataclass(frozen=True)
class Pilihan:
    """Names by code: of every bidang urusan, and of the sub kegiatan that do a work.

    The support lines (x.xx.01) are left out: they repeat under every bidang and no proposal of
    residents is one.
    """

    bidang: dict[str, str]
    sub_kegiatan: dict[str, str]
    satuan: dict[str, str] = field(default_factory=dict)
    """The official unit of a sub kegiatan's indicator."""
    kamus_satuan: KamusSatuan = field(default_factory=lambda: KamusSatuan({}, {}))

    def sebut_bidang(self, kode: str) -> str:
        """Return "1.03 Pekerjaan Umum dan Penataan Ruang", or the bare code of an unknown one."""
        return f"{kode} {self.bidang.get(kode, '')}".strip()

    def sebut_sub(self, kode: str) -> str:
        """Return the code and the name of a sub kegiatan, the name cut to fit a dropdown."""
        return _pendekkan(f"{kode} {self.sub_kegiatan.get(kode, '')}".strip())

    def sebut_satuan(self, kode: str, satuan_usulan: object) -> str:
        """Return the official unit of a sub kegiatan, and the proposal's where its kind differs.

        A proposal's unit need not be the indicator's, so this is a hint to look, no fault.
        """
        resmi = self.satuan.get(kode)
        if resmi is None:
            return ""
        jenis = self.kamus_satuan.jenis
        jenis_resmi = jenis.get(self.kamus_satuan.cari(resmi) or "")
        jenis_usulan = jenis.get(str(satuan_usulan))
        beda = jenis_resmi and jenis_usulan and jenis_resmi != jenis_usulan
        return f" (satuan resmi {resmi}" + (f"; usulan: {satuan_usulan})" if beda else ")")


def build_pilihan(nomenklatur: pd.DataFrame, satuan: pd.DataFrame) -> Pilihan:
    """Return the choices of the newest version of the nomenclature, by code.

    `satuan` is reference/satuan.csv: by it official units are compared with those of proposals.
    """
    terbaru = nomenklatur[nomenklatur["versi"].eq(nomenklatur["versi"].max())]
    sub = terbaru[terbaru["tingkat"].eq("sub_kegiatan")]
    sub = sub[sub["kode"].str.match(POLA_BIDANG[:-1] + r"\.")]
    sub = sub[~sub["kode"].str.contains(POLA_PENUNJANG, regex=True)]
    bidang = {k: n for k, n in list_nama_bidang(terbaru).items() if k[0].isdigit()}
    pasangan = zip(sub["kode"], sub["uraian"], strict=True)
    resmi = sub.dropna(subset="satuan")
    return Pilihan(
        dict(sorted(bidang.items())),
        dict(sorted((str(k), " ".join(str(u).split())) for k, u in pasangan)),
        dict(zip(resmi["kode"], resmi["satuan"].str.split().str.join(" "), strict=True)),
        build_kamus_satuan(satuan),
    )


def isi_lembar_daftar(ws: Worksheet, pilihan: Pilihan) -> None:
    """Write the choices from row 2 on (row 1 is for our mark), and hide the sheet.

    Each bidang stands with the place of its sub kegiatan in the last column: the first as a
    distance from the first of all, and how many.
    """
    atur_lebar(ws, (60, 8, 8, 8, 90))
    for kolom, judul in enumerate(KEPALA, start=1):
        tulis_teks(sel_di(ws, BARIS_AWAL - 1, kolom), judul)
    rentang = _rentang_sub(pilihan)
    for baris, kode in enumerate(pilihan.bidang, start=BARIS_AWAL):
        _tulis_kode(ws, baris, 1, pilihan.sebut_bidang(kode))
        _tulis_kode(ws, baris, 2, kode)
        mulai, banyak = rentang.get(kode, (0, 0))
        sel_di(ws, baris, 3).value, sel_di(ws, baris, 4).value = mulai, banyak
    for baris, kode in enumerate(pilihan.sub_kegiatan, start=BARIS_AWAL):
        _tulis_kode(ws, baris, 5, pilihan.sebut_sub(kode))
    ws.sheet_state = "hidden"


def pilih_bidang(pilihan: Pilihan) -> DataValidation:
    """Return the dropdown of all bidang urusan."""
    return _daftar(
        f"{LEMBAR_DAFTAR}!{_area('A', len(pilihan.bidang))}",
        "Bidang urusan",
        "Pilih bidang urusan dari daftar (tanda panah di kanan sel), atau kosongkan.",
    )


def pilih_sub(pilihan: Pilihan, sel_bidang: str, sel_sistem: str) -> DataValidation:
    """Return the dropdown of the sub kegiatan inside a bidang urusan.

    The bidang is the one chosen in `sel_bidang`, or the code in `sel_sistem` while none is.
    """
    banyak = len(pilihan.bidang)
    kode = f'LEFT(IF({sel_bidang}="",{sel_sistem},{sel_bidang}),{PANJANG_KODE_BIDANG})'
    urut = f"MATCH({kode},{LEMBAR_DAFTAR}!{_area('B', banyak)},0)"
    mulai, berapa = (
        f"INDEX({LEMBAR_DAFTAR}!{_area(huruf, banyak)},{urut})" for huruf in ("C", "D")
    )
    return _daftar(
        f"OFFSET({LEMBAR_DAFTAR}!$E${BARIS_AWAL},{mulai},0,{berapa},1)",
        "Sub kegiatan",
        "Pilih sub kegiatan dari daftar (mengikuti bidang urusan di baris ini), atau kosongkan.",
    )


def pilih_ya(judul: str, petunjuk: str) -> DataValidation:
    """Return a dropdown that offers "ya" and lets nothing else through."""
    return pilih_kata(("ya",), judul, petunjuk)


def pilih_kata(kata: Sequence[str], judul: str, petunjuk: str) -> DataValidation:
    """Return a dropdown that offers some words of ours and lets nothing else through."""
    return _daftar(f'"{",".join(kata)}"', judul, petunjuk)


def _daftar(rumus: str, judul: str, petunjuk: str) -> DataValidation:
    return DataValidation(
        type="list",
        formula1=rumus,
        allow_blank=True,
        showInputMessage=True,
        showErrorMessage=True,
        errorStyle="stop",
        promptTitle=judul,
        prompt=petunjuk,
        errorTitle=f"{judul} tidak ada di daftar",
        error=petunjuk,
    )


def _area(huruf: str, banyak: int) -> str:
    return f"${huruf}${BARIS_AWAL}:${huruf}${BARIS_AWAL + banyak - 1}"


def _rentang_sub(pilihan: Pilihan) -> dict[str, tuple[int, int]]:
    urut = enumerate(pilihan.sub_kegiatan)
    kelompok = groupby(urut, key=lambda pasangan: pasangan[1][:PANJANG_KODE_BIDANG])
    letak = {bidang: [nomor for nomor, _ in isi] for bidang, isi in kelompok}
    return {bidang: (nomor[0], len(nomor)) for bidang, nomor in letak.items()}


def _tulis_kode(ws: Worksheet, baris: int, kolom: int, teks: str) -> None:
    tulis_teks(sel_di(ws, baris, kolom), teks).number_format = FORMAT_TEKS


def _pendekkan(teks: str) -> str:
    return teks if len(teks) <= PANJANG_SEBUTAN else f"{teks[: PANJANG_SEBUTAN - 1].rstrip()}…"
