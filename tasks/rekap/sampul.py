"""Sheet `Sampul`: what this workbook is, the totals, who is in, and that the sheets agree."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.worksheet.worksheet import Worksheet

from schemas.lembar import Nilai
from schemas.rekap import RekapTahun
from tasks.gaya_buku import (
    F_BAGIAN,
    F_BIASA,
    F_JUDUL,
    F_KECIL,
    F_TEBAL,
    MUAT,
    TINGGI_BARIS,
    W_TOTAL,
    atur_cetak,
    atur_lebar,
    hitung_baris,
    sel_di,
    taut_sel,
    tulis_kepala,
    tulis_melebar,
)
from tasks.keraguan import sum_anggaran_ragu
from tasks.rekap.isi import NAMA_STATUS
from tasks.rekap.kolom import Lembaran
from tasks.rekap.tabel import Tabel, isi_sel

LEBAR = (34, 12, 19, 19, 19, 19)
KOLOM_AKHIR = len(LEBAR)
DIBANDINGKAN = (
    "jumlah_usulan",
    "diminta_rupiah",
    "didanai_rupiah",
    "tidak_didanai_rupiah",
    "lainnya_rupiah",
)


def isi_sampul(
    ws: Worksheet, rekap: RekapTahun, tabel: Mapping[str, Tabel], lembaran: Mapping[str, Lembaran]
) -> dict[str, Nilai]:
    """Fill the cover and return the results of its formulas.

    `tabel` are the written sheets by name, of which those with `diminta_rupiah` are compared.
    """
    atur_lebar(ws, LEBAR)
    _tulis_judul(ws, rekap)
    baris = _tulis_hasil(ws, rekap, 6)
    baris, nilai = _tulis_pemeriksaan(ws, rekap, tabel, baris + 1)
    baris = _tulis_status(ws, rekap, baris + 1)
    _tulis_isi_buku(ws, lembaran, baris + 1)
    ws.sheet_view.showGridLines = False
    atur_cetak(ws, mendatar=False, satu_halaman=True)
    return nilai


def _tulis_judul(ws: Worksheet, rekap: RekapTahun) -> None:
    judul = f"Rekap usulan Musrenbang kelurahan tahun {rekap.tahun_musrenbang}"
    tulis_melebar(ws, 1, judul, KOLOM_AKHIR, F_JUDUL)
    tulis_melebar(
        ws, 2, f"Untuk RKPD Kota Metro tahun {rekap.tahun_rencana}", KOLOM_AKHIR, F_BAGIAN
    )
    masuk = int(rekap.status["status"].str.startswith("masuk").sum())
    kalimat = f"Bappeda Kota Metro. Berkas masuk: {masuk} dari {len(rekap.status)} kelurahan."
    tulis_melebar(ws, 3, kalimat, KOLOM_AKHIR, F_KECIL)


def _bagian(ws: Worksheet, baris: int, judul: str, kepala: tuple[str, ...] = ()) -> int:
    """Write a section's heading and its table's header; return the row below."""
    tulis_melebar(ws, baris, judul, KOLOM_AKHIR, F_BAGIAN)
    if kepala:
        tulis_kepala(ws, baris + 1, kepala)
    return baris + 1 + bool(kepala)


def _tulis_hasil(ws: Worksheet, rekap: RekapTahun, baris: int) -> int:
    """Write our own figures, as values: the formulas elsewhere must agree with them."""
    baris = _bagian(ws, baris - 1, "Hasil", ("Usulan", "Banyaknya", "Rupiah"))
    k = rekap.kelurahan
    ditolak = rekap.usulan[rekap.usulan["status"].eq("ditolak")]
    didanai, tidak = k["jumlah_didanai"].sum(), k["jumlah_tidak_didanai"].sum()
    semua = k["jumlah_usulan"].sum()
    isi = (
        ("Didanai", didanai, k["didanai_rupiah"].sum()),
        ("Tidak didanai (pagu tidak cukup)", tidak, k["tidak_didanai_rupiah"].sum()),
        ("Lainnya (lihat keterangan lembar)", semua - didanai - tidak, k["lainnya_rupiah"].sum()),
        ("Usulan diterima", semua, k["diminta_rupiah"].sum()),
        ("Usulan ditolak (di luar rekap)", len(ditolak), ditolak["anggaran_rupiah"].sum()),
    )
    for nama, banyaknya, rupiah in isi:
        huruf = F_TEBAL if nama == "Usulan diterima" else F_BIASA
        isi_sel(sel_di(ws, baris, 1), nama, "teks", huruf)
        isi_sel(sel_di(ws, baris, 2), banyaknya, "angka", huruf)
        isi_sel(sel_di(ws, baris, 3), rupiah, "rupiah", huruf)
        baris += 1
    ragu = sum_anggaran_ragu(rekap.usulan, rekap.temuan).kalimat()
    if ragu:
        tulis_melebar(ws, baris, f"Usulan diterima {ragu}.", KOLOM_AKHIR, F_KECIL)
    return baris + bool(ragu)


def _tulis_pemeriksaan(
    ws: Worksheet, rekap: RekapTahun, tabel: Mapping[str, Tabel], baris: int
) -> tuple[int, dict[str, Nilai]]:
    """Write what each sheet sums to (live), and how far that is from our figure: nothing."""
    kepala = ("Jumlah di lembar", "Usulan", "Diminta", "Didanai", "Tidak didanai", "Lainnya")
    baris = _bagian(ws, baris, "Pemeriksaan: semua lembar berjumlah sama", kepala)
    nilai: dict[str, Nilai] = {}
    for nama, isi in tabel.items():
        if set(DIBANDINGKAN) <= set(isi.sel_jumlah):
            isi_sel(sel_di(ws, baris, 1), nama, "teks")
            for kolom, lajur in enumerate(DIBANDINGKAN, start=2):
                sel = sel_di(ws, baris, kolom)
                isi_sel(sel, None, "rupiah")
                sel.value = f"='{nama}'!{isi.sel_jumlah[lajur]}"
                nilai[sel.coordinate] = isi.nilai[isi.sel_jumlah[lajur]]
            baris += 1
    return _tulis_patokan(ws, rekap, baris), nilai


def _tulis_patokan(ws: Worksheet, rekap: RekapTahun, baris: int) -> int:
    """Write the figures that the sums above must show."""
    isi_sel(sel_di(ws, baris, 1), "Angka gudang data", "teks", F_TEBAL)
    for kolom, lajur in enumerate(DIBANDINGKAN, start=2):
        isi_sel(sel_di(ws, baris, kolom), rekap.kelurahan[lajur].sum(), "rupiah", F_TEBAL)
    for kolom in range(1, KOLOM_AKHIR + 1):
        sel_di(ws, baris, kolom).fill = W_TOTAL
    return baris + 1


def _tulis_status(ws: Worksheet, rekap: RekapTahun, baris: int) -> int:
    baris = _bagian(ws, baris, "Keadaan berkas kelurahan", ("Keadaan", "Banyaknya", "Kelurahan"))
    for status, sebutan in NAMA_STATUS.items():
        nama = rekap.status.loc[rekap.status["status"].eq(status), "nama_kelurahan"]
        if len(nama):
            isi_sel(sel_di(ws, baris, 1), sebutan, "teks")
            isi_sel(sel_di(ws, baris, 2), len(nama), "angka")
            _tulis_lebar(ws, baris, 3, ", ".join(nama))
            baris += 1
    return baris


def _tulis_lebar(ws: Worksheet, baris: int, kolom: int, teks: str) -> None:
    """Write a text from `kolom` to the last column, in a row high enough for it."""
    isi_sel(sel_di(ws, baris, kolom), teks, "teks")
    ws.merge_cells(start_row=baris, end_row=baris, start_column=kolom, end_column=KOLOM_AKHIR)
    muat = sum(LEBAR[kolom - 1 :]) * MUAT
    ws.row_dimensions[baris].height = TINGGI_BARIS * hitung_baris(teks, muat)


def _tulis_isi_buku(ws: Worksheet, lembaran: Mapping[str, Lembaran], baris: int) -> None:
    baris = _bagian(ws, baris, "Isi buku ini (klik untuk membuka)")
    for nama, isi in lembaran.items():
        sel = sel_di(ws, baris, 1)
        isi_sel(sel, nama, "teks")
        taut_sel(sel, nama, "A1")
        _tulis_lebar(ws, baris, 2, f"{isi.judul}. {isi.keterangan}")
        baris += 1
