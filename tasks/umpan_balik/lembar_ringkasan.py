"""Sheet `Ringkasan`: how the file fared, what to do next, what the colours mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

from schemas.hasil import HasilBerkas
from schemas.perbaikan import Perbaikan
from schemas.rupiah import format_bilangan, format_rupiah
from schemas.temuan import TINGKAT
from tasks.gaya_buku import (
    BUNGKUS,
    F_BAGIAN,
    F_BIASA,
    F_JUDUL,
    F_KECIL,
    F_TEBAL,
    GARIS,
    KANAN,
    TENGAH_ATAS,
    W_TOTAL,
    atur_cetak,
    atur_lebar,
    pas_tinggi,
    sel_di,
    taut_sel,
    tulis_kepala,
    tulis_melebar,
    tulis_teks,
)
from tasks.umpan_balik.daftar import NAMA_TINGKAT, Butir
from tasks.umpan_balik.lembar_temuan import TANPA_TEMUAN, beri_penanda
from tasks.umpan_balik.warna import isian
from usulan.perbaikan import describe_hitungan

LEBAR = (30, 14, 26, 52, 52)
KOLOM_AKHIR = len(LEBAR)
CONTOH_SEL = 12
"""Cells named per kind of finding; the Temuan sheet has them all."""

ARTI_WARNA = (
    ("tolak", "Wajib diperbaiki: karena isi sel ini, usulan belum dapat diterima."),
    ("periksa", "Perlu diperiksa: usulan diterima, tetapi isi sel ini meragukan."),
    ("info", "Untuk diketahui: tidak perlu diubah."),
    ("baris", "Sel paling kiri: ada temuan pada baris usulan ini."),
    ("baris_tolak", "Sel paling kiri: usulan pada baris ini belum diterima."),
)


@dataclass(frozen=True)
class Kepala:
    """What the summary says beside the findings."""

    nama_kelurahan: str
    nama_berkas: str
    nama_lembar_temuan: str
    catatan: tuple[str, ...]
    perbaikan: Perbaikan | None = None


class _Pena:
    """Writes down a sheet, row after row."""

    def __init__(self, ws: Worksheet) -> None:
        self.ws = ws
        self.baris = 2

    def kalimat(self, teks: str, font: object = F_BIASA) -> None:
        tulis_melebar(self.ws, self.baris, teks, KOLOM_AKHIR, font)  # type: ignore[arg-type]
        self.baris += 1

    def bagian(self, judul: str) -> None:
        self.baris += 1
        self.kalimat(judul, F_BAGIAN)

    def kepala(self, judul: Sequence[str]) -> None:
        tulis_kepala(self.ws, self.baris, judul)
        self.baris += 1


def isi_lembar_ringkasan(
    ws: Worksheet, hasil: HasilBerkas, daftar: Sequence[Butir], kepala: Kepala
) -> None:
    """Fill `ws`, a new sheet, from top to bottom."""
    beri_penanda(ws)
    atur_lebar(ws, LEBAR)
    pena = _Pena(ws)
    tahun = hasil.identitas.tahun_musrenbang
    pena.kalimat(f"Umpan balik Musrenbang {tahun or ''}: {kepala.nama_kelurahan}", F_JUDUL)
    pena.kalimat(f"Dari Bappeda Kota Metro, untuk berkas {kepala.nama_berkas}", F_KECIL)
    _tulis_keadaan(pena, hasil)
    if kepala.perbaikan is not None:
        _tulis_perbaikan(pena, kepala.perbaikan)
    _tulis_langkah(pena, daftar, kepala)
    _tulis_catatan(pena, kepala.catatan)
    if daftar:
        _tulis_warna(pena)
        _tulis_jenis(pena, daftar)
    ws.sheet_view.showGridLines = False
    atur_cetak(ws)


def _tulis_keadaan(pena: _Pena, hasil: HasilBerkas) -> None:
    pena.bagian("Keadaan usulan")
    pena.kepala(("Usulan", "Banyaknya", "Anggaran diminta"))
    periksa = hasil.temuan.loc[hasil.temuan["tingkat"].eq("periksa"), "usulan_id"].dropna()
    diragukan = hasil.diterima[hasil.diterima["usulan_id"].isin(periksa)]
    semua = [*hasil.diterima["anggaran_rupiah"], *hasil.ditolak["anggaran_rupiah"]]
    _tulis_hitungan(pena, "Diterima", hasil.diterima["anggaran_rupiah"])
    _tulis_hitungan(pena, "   di antaranya perlu diperiksa", diragukan["anggaran_rupiah"])
    _tulis_hitungan(pena, "Belum diterima (ditolak)", hasil.ditolak["anggaran_rupiah"])
    _tulis_hitungan(pena, "Jumlah usulan terbaca", pd.Series(semua, dtype="Int64"), total=True)
    kosong = sum(pd.isna(nilai) for nilai in semua)
    if kosong:
        pena.kalimat(f"{kosong} usulan tanpa anggaran yang terbaca (dihitung Rp 0).", F_KECIL)


def _tulis_hitungan(
    pena: _Pena, nama: str, anggaran: pd.Series[int], *, total: bool = False
) -> None:
    isi = (nama, format_bilangan(len(anggaran)), format_rupiah(int(anggaran.sum())))
    for kolom, teks in enumerate(isi, start=1):
        sel = tulis_teks(sel_di(pena.ws, pena.baris, kolom), teks)
        sel.font, sel.border = (F_TEBAL if total else F_BIASA), GARIS
        sel.alignment = KANAN if kolom > 1 else BUNGKUS
        if total:
            sel.fill = W_TOTAL
    pena.baris += 1


def _tulis_perbaikan(pena: _Pena, perbaikan: Perbaikan) -> None:
    hitungan = perbaikan.hitung()
    pena.bagian("Perbaikan")
    kalimat = f"Sejak kiriman sebelumnya: {describe_hitungan(hitungan)}."
    selesai = hitungan.diperbaiki and not (hitungan.tersisa or hitungan.baru)
    pena.kalimat(f"{kalimat} Terima kasih." if selesai else kalimat)
    if hitungan.tersisa or hitungan.baru:
        lembar = "Kolom Keadaan di daftar temuan membedakan yang masih ada dari yang baru."
        pena.kalimat(lembar, F_KECIL)


def _tulis_langkah(pena: _Pena, daftar: Sequence[Butir], kepala: Kepala) -> None:
    pena.bagian("Apa yang perlu dilakukan")
    for nomor, kalimat in enumerate(susun_langkah(daftar, kepala.nama_lembar_temuan), start=1):
        pena.kalimat(f"{nomor}. {kalimat}" if daftar else kalimat)


def susun_langkah(daftar: Sequence[Butir], nama_lembar_temuan: str) -> list[str]:
    """Return what the kelurahan is asked to do, in plain sentences; thanks when nothing is."""
    ada = {butir.tingkat for butir in daftar}
    if not daftar:
        return [TANPA_TEMUAN, "Berkas ini sudah lengkap dan tidak perlu dikirim ulang."]
    if ada == {"info"}:
        return [
            "Tidak ada yang harus diperbaiki. Sel berwarna biru hanya untuk diketahui.",
            "Berkas tidak perlu dikirim ulang. Terima kasih.",
        ]
    langkah = [f"Buka lembar {nama_lembar_temuan}, lalu klik alamat sel untuk menuju ke sel itu."]
    if "tolak" in ada:
        langkah.append("Perbaiki semua sel merah, supaya usulannya dapat diterima.")
    if "periksa" in ada:
        langkah.append("Periksa sel kuning: betulkan yang keliru, biarkan yang sudah benar.")
    akhir = "Simpan berkas ini lalu kirim kembali ke Bappeda. Warna dan catatan tidak perlu dihapus"
    return [*langkah, f"{akhir}: nanti hilang sendiri."]


def _tulis_catatan(pena: _Pena, catatan: Sequence[str]) -> None:
    if catatan:
        pena.bagian("Catatan tentang berkas ini")
    for kalimat in catatan:
        pena.kalimat(kalimat)


def _tulis_warna(pena: _Pena) -> None:
    pena.bagian("Arti warna")
    for jenis, arti in ARTI_WARNA:
        contoh = sel_di(pena.ws, pena.baris, 1)
        contoh.fill, contoh.border = isian(jenis), GARIS
        sel = tulis_teks(sel_di(pena.ws, pena.baris, 2), arti)
        sel.font = F_BIASA
        pena.baris += 1


def _tulis_jenis(pena: _Pena, daftar: Sequence[Butir]) -> None:
    """Write one row per kind of finding, so that a mistake made 40 times is told once."""
    pena.bagian("Temuan menurut jenisnya")
    judul = ("Tingkat", "Banyaknya", "Sel", "Apa yang salah (contoh)", "Apa yang harus dilakukan")
    pena.kepala(judul)
    for isi in kelompokkan(daftar):
        _tulis_kelompok(pena, isi)


def kelompokkan(daftar: Sequence[Butir]) -> list[list[Butir]]:
    """Return the findings by code: the gravest level first, then the most frequent."""
    per_kode: dict[tuple[str, str], list[Butir]] = {}
    for butir in daftar:
        per_kode.setdefault((butir.tingkat, butir.kode), []).append(butir)
    return sorted(
        per_kode.values(), key=lambda isi: (TINGKAT.index(isi[0].tingkat), -len(isi), isi[0].kode)
    )


def _tulis_kelompok(pena: _Pena, isi: Sequence[Butir]) -> None:
    contoh = isi[0]
    kolom = (
        NAMA_TINGKAT[contoh.tingkat],
        format_bilangan(len(isi)),
        sebut_sel(isi),
        contoh.pesan,
        contoh.saran,
    )
    for nomor, teks in enumerate(kolom, start=1):
        sel = tulis_teks(sel_di(pena.ws, pena.baris, nomor), teks)
        sel.font, sel.alignment, sel.border = F_BIASA, BUNGKUS, GARIS
    sel_di(pena.ws, pena.baris, 1).fill = isian(contoh.tingkat)
    sel_di(pena.ws, pena.baris, 2).alignment = TENGAH_ATAS
    berlembar = next((b for b in isi if b.lembar and b.sel), None)
    if berlembar:
        taut_sel(sel_di(pena.ws, pena.baris, 3), str(berlembar.lembar), str(berlembar.sel))
    pas_tinggi(pena.ws, pena.baris, pena.baris)
    pena.baris += 1


def sebut_sel(isi: Sequence[Butir]) -> str:
    """Return the cells concerned, sheet by sheet, cut short when there are many."""
    per_lembar: dict[str, list[str]] = {}
    for butir in isi:
        letak = butir.sel or (f"baris {butir.nomor_baris}" if butir.nomor_baris else "")
        per_lembar.setdefault(butir.lembar or "seluruh berkas", []).append(letak)
    bagian = []
    for lembar, tempat in per_lembar.items():
        sebutan = ", ".join(sel for sel in tempat[:CONTOH_SEL] if sel)
        lebih = len(tempat) - CONTOH_SEL
        sebutan += f", dan {lebih} lainnya" if lebih > 0 else ""
        bagian.append(f"{lembar}: {sebutan}" if sebutan else lembar)
    return "\n".join(bagian)
