"""Where the exports of a year go, and which of them a request writes."""

from __future__ import annotations

from pathlib import Path

from tasks.ekspor.bahan import Tempat, susun_bahan
from tasks.ekspor.berita_acara import write_berita_acara
from tasks.ekspor.pilihan import choose_tempat
from tasks.ekspor.sipd import write_sipd
from tasks.ekspor.td4 import write_td4
from tasks.gaya_buku import Kertas
from tasks.gudang import read_rekap_tahun
from tasks.lingkup import Lingkup


def publish_sipd(lingkup: Lingkup, kelurahan: str | None = None) -> list[Path]:
    """Write the SIPD export of every kelurahan and of the city, or of one kelurahan alone.

    One file per kelurahan is what our importer takes back; the city's goes to SIPD.

    Raises:
        UsulanError: no such kelurahan, or it has no accepted proposal.
    """
    rekap = read_rekap_tahun(lingkup)
    folder = _make_folder(lingkup, "sipd")
    tempat = choose_tempat(susun_bahan(rekap), lingkup.referensi.wilayah, "kelurahan", kelurahan)
    hasil = [
        write_sipd(rekap, folder / f"sipd-{t.nama_berkas}-{lingkup.tahun}.xlsx", t.kode)
        for t in tempat
    ]
    if kelurahan is None:
        kota = write_sipd(rekap, folder / f"sipd-kota-metro-{lingkup.tahun}.xlsx")
        hasil.insert(0, kota)
    return hasil


def publish_td4(
    lingkup: Lingkup, kecamatan: str | None = None, kertas: Kertas = "A4"
) -> list[Path]:
    """Write table T-D.4: one workbook with a sheet per kecamatan, or with one kecamatan alone.

    Raises:
        UsulanError: no such kecamatan, or it has no accepted proposal.
    """
    rekap = read_rekap_tahun(lingkup)
    tempat = choose_tempat(susun_bahan(rekap), lingkup.referensi.wilayah, "kecamatan", kecamatan)
    nama = "musrenbang" if kecamatan is None else tempat[0].nama_berkas
    folder = _make_folder(lingkup, "td4")
    return [write_td4(rekap, tempat, folder / f"td4-{nama}-{lingkup.tahun}.xlsx", kertas)]


def publish_berita_acara(
    lingkup: Lingkup,
    kelurahan: str | None = None,
    kecamatan: str | None = None,
    kertas: Kertas = "A4",
) -> list[Path]:
    """Write the annex to the minutes of every kelurahan and kecamatan, or of those named.

    Raises:
        UsulanError: no such place, or it has no accepted proposal.
    """
    rekap = read_rekap_tahun(lingkup)
    usulan, wilayah = susun_bahan(rekap), lingkup.referensi.wilayah
    tempat: list[Tempat] = []
    if kelurahan is not None or kecamatan is None:
        tempat += choose_tempat(usulan, wilayah, "kelurahan", kelurahan)
    if kecamatan is not None or kelurahan is None:
        tempat += choose_tempat(usulan, wilayah, "kecamatan", kecamatan)
    folder = _make_folder(lingkup, "berita-acara")
    return [
        write_berita_acara(
            rekap, t, folder / f"lampiran-berita-acara-{t.nama_berkas}-{lingkup.tahun}.xlsx", kertas
        )
        for t in tempat
    ]


def _make_folder(lingkup: Lingkup, nama: str) -> Path:
    folder = lingkup.folder_keluaran / nama
    folder.mkdir(parents=True, exist_ok=True)
    return folder
