"""Writing the template of one kelurahan and year."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reference.loader import Referensi
from schemas.buku_kita import PENANDA_TEMPLAT
from schemas.tanggal import format_tanggal
from tasks.gaya_buku import sel_di, tulis_teks
from tasks.simpan_buku import buku_baru, simpan_buku
from tasks.templat.daftar import LEMBAR_DAFTAR, Daftar, build_daftar, isi_lembar_daftar
from tasks.templat.lembar_petunjuk import LEMBAR_PETUNJUK, isi_lembar_petunjuk
from tasks.templat.lembar_usulan import LEMBAR_USULAN, Pemilik, isi_lembar_usulan


def write_templat(kode_kelurahan: str, tahun: int, referensi: Referensi, folder: Path) -> Path:
    """Write the template of one kelurahan for the Musrenbang of `tahun`; return where it is.

    Sheets: Usulan (to fill in), Petunjuk (guidance), Daftar (hidden, the choices). The same
    reference tables give the same bytes. An existing file of that name is replaced.

    Raises:
        KeyError: `kode_kelurahan` is no kelurahan of reference/wilayah.csv.
        ReferensiRusak: no agency is there for the planning year.
        OSError: `folder` is absent or cannot be written to.
    """
    pemilik = find_pemilik(kode_kelurahan, tahun, referensi)
    daftar = build_daftar(referensi, kode_kelurahan, pemilik.kode_kecamatan, pemilik.tahun_rencana)
    buku = _susun_buku(pemilik, daftar, referensi)
    return simpan_buku(buku, folder / name_templat(pemilik.nama_kelurahan, tahun))


def name_templat(nama_kelurahan: str, tahun: int) -> str:
    """Return the file name: the year, then the kelurahan without spaces."""
    nama = re.sub(r"[^a-z0-9]+", "-", nama_kelurahan.lower()).strip("-")
    return f"templat-musrenbang-{tahun}-{nama}.xlsx"


def find_pemilik(kode_kelurahan: str, tahun: int, referensi: Referensi) -> Pemilik:
    """Return whose template it is, with the due date if the agenda has one.

    Raises:
        KeyError: `kode_kelurahan` is no code of reference/wilayah.csv.
    """
    wilayah = referensi.wilayah.set_index("kode")
    kode_kecamatan = str(wilayah.loc[kode_kelurahan, "kode_induk"])
    return Pemilik(
        nama_kelurahan=str(wilayah.loc[kode_kelurahan, "nama"]),
        nama_kecamatan=str(wilayah.loc[kode_kecamatan, "nama"]),
        kode_kecamatan=kode_kecamatan,
        tahun_musrenbang=tahun,
        batas_kirim=_find_batas(kode_kelurahan, tahun, referensi),
    )


def _find_batas(kode_kelurahan: str, tahun: int, referensi: Referensi) -> str | None:
    jadwal = referensi.jadwal
    milik = (jadwal["kode_kelurahan"] == kode_kelurahan) & (jadwal["tahun_musrenbang"] == tahun)
    batas = jadwal.loc[milik, "batas_kirim"]
    if batas.empty:
        return None
    return format_tanggal(dt.date.fromisoformat(batas.iloc[0]))


def _susun_buku(pemilik: Pemilik, daftar: Daftar, referensi: Referensi) -> Workbook:
    ambang = {str(n): int(v) for n, v in referensi.ambang.set_index("nama")["nilai"].items()}
    buku = buku_baru(
        f"Templat usulan Musrenbang {pemilik.tahun_musrenbang} Kelurahan {pemilik.nama_kelurahan}"
    )
    isi_lembar_usulan(buku.create_sheet(LEMBAR_USULAN), pemilik, daftar, ambang)
    petunjuk = _lembar_bertanda(buku, LEMBAR_PETUNJUK)
    isi_lembar_petunjuk(petunjuk, pemilik.nama_kelurahan, pemilik.batas_kirim)
    isi_lembar_daftar(_lembar_bertanda(buku, LEMBAR_DAFTAR), daftar)
    return buku


def _lembar_bertanda(buku: Workbook, nama: str) -> Worksheet:
    """Return a new sheet that a reader leaves out, by the mark in its hidden first row."""
    ws: Worksheet = buku.create_sheet(nama)
    tulis_teks(sel_di(ws, 1, 1), PENANDA_TEMPLAT)
    ws.row_dimensions[1].hidden = True
    return ws
