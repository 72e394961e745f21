"""A workbook from its bytes, whatever its format: the work done inside the isolated reader.

What each format tells:

- xlsx, xlsm: everything of Lembar, checked against the XML's own sheet list and cell counts.
- ods: everything, checked against content.xml's cell counts.
- xls: values, merged ranges, errors, hidden rows and columns. A formula without a stored value
  cannot be told (old Excel always stores one), cells are not counted a second time.
- xlsb: values, merged ranges where calamine tells them, hidden sheets. Error cells and formulas
  without value look empty and hidden rows are not known, which a note says.
- csv and other text: text only, one sheet named after the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import PurePath

from schemas.lembar import BukuKerja, Lembar
from tasks.baca.alasan import format_bulat, tolak
from tasks.baca.arsip import Arsip
from tasks.baca.batas import BatasBaca
from tasks.baca.format import detect_wadah, detect_zip, find_aliran_xls
from tasks.baca.hilang_xlsx import find_sel_hilang, read_teks_bersama
from tasks.baca.kalamin import BukuKalamin, is_tersembunyi, rapikan_kisi
from tasks.baca.ole import WadahOle
from tasks.baca.ooxml import BukuOoxml, IsiBuku, LembarXml, find_buku, read_isi_buku
from tasks.baca.pindai_ods import pindai_ods
from tasks.baca.pindai_xls import pindai_xls
from tasks.baca.pindai_xlsx import pindai_lembar_xlsx
from tasks.baca.pindaian import Pindaian, periksa_gabungan
from tasks.baca.susun import BahanLembar, sebut_sel, susun_lembar
from tasks.baca.teks import read_teks
from tasks.baca.xml_aman import larang_doctype

AKHIRAN_XML = (".xml", ".rels")
Hasil = tuple[str, list[BahanLembar], list[str]]
"""(format, sheets, notes)"""


def read_bytes(isi: bytes, nama: str, batas: BatasBaca) -> BukuKerja:
    """Return the workbook held in `isi`; `nama` is its file name.

    Raises:
        BerkasTidakTerbaca: broken, hostile, locked, beyond the limits or no workbook; `tempat`
            names the part or sheet where known.
    """
    wadah = detect_wadah(isi)
    if wadah == "zip":
        format_, bahan, catatan = _read_zip(isi, batas)
    elif wadah == "ole":
        format_, bahan, catatan = _read_xls(isi, batas)
    else:
        format_, bahan, catatan = _read_csv(isi, nama, batas)
    lembar: list[Lembar] = []
    for satu in bahan:
        jadi, tambahan = susun_lembar(satu)
        lembar.append(jadi)
        catatan.extend(tambahan)
    sha256 = hashlib.sha256(isi).hexdigest()
    return BukuKerja(nama, sha256, format_, tuple(lembar), tuple(catatan))


def _read_zip(isi: bytes, batas: BatasBaca) -> Hasil:
    arsip = Arsip(isi, batas)
    if detect_zip(arsip) == "ods":
        return _read_ods(isi, arsip, batas)
    buku = find_buku(arsip)
    return _read_xlsb(isi, batas) if buku.format == "xlsb" else _read_xlsx(isi, arsip, buku, batas)


def _read_xlsx(isi: bytes, arsip: Arsip, buku: BukuOoxml, batas: BatasBaca) -> Hasil:
    daftar = read_isi_buku(arsip, buku)
    lembar = _pilih_lembar(daftar)
    periksa_jumlah_lembar(len(lembar), batas)
    _larang_doctype(arsip, {satu.bagian or "" for satu in lembar})
    pindaian = {satu.nama: _pindai(arsip, satu, batas) for satu in lembar}
    bahan, catatan = _read_kalamin(isi, pindaian, batas)
    catatan.extend(_catat_lembar_hilang(daftar, bahan))
    for satu in bahan:
        catatan.extend(_catat_sel_hilang(arsip, daftar, satu))
    return buku.format, bahan, catatan


def _pilih_lembar(daftar: IsiBuku) -> list[LembarXml]:
    """Return the sheets with cells; a sheet whose part nothing points to is damage."""
    for lembar in daftar.lembar:
        if not lembar.bagian:
            raise tolak("bagian_hilang", tempat=f"lembar {lembar.nama}", bagian="isi lembar")
    return [lembar for lembar in daftar.lembar if lembar.jenis == "worksheet"]


def _pindai(arsip: Arsip, lembar: LembarXml, batas: BatasBaca) -> Pindaian:
    bagian = lembar.bagian or ""
    return pindai_lembar_xlsx(arsip.stream(bagian), bagian, f"lembar {lembar.nama}", batas)


def _larang_doctype(arsip: Arsip, sudah: set[str]) -> None:
    """Look through all XML parts not scanned otherwise: other programs will open them too."""
    lewati = {bagian.lower() for bagian in sudah}
    for nama in arsip.nama_entri():
        if nama.endswith(AKHIRAN_XML) and nama not in lewati:
            larang_doctype(arsip.stream(nama), nama)


def _read_ods(isi: bytes, arsip: Arsip, batas: BatasBaca) -> Hasil:
    pindaian = pindai_ods(arsip.stream("content.xml"), batas)
    periksa_jumlah_lembar(len(pindaian), batas)
    bahan, catatan = _read_kalamin(isi, pindaian, batas)
    for satu in bahan:
        harap = satu.pindaian.jumlah_isi or 0
        if satu.isi.jumlah_isi < harap:
            beda = format_bulat(harap - satu.isi.jumlah_isi)
            catatan.append(
                f"Lembar {satu.nama}: {beda} sel berisi tidak terbaca; "
                "simpan ulang sebagai .xlsx lalu kirim lagi agar tidak ada yang hilang."
            )
    return "ods", bahan, catatan


def _read_xls(isi: bytes, batas: BatasBaca) -> Hasil:
    wadah = WadahOle(isi)
    pindaian = pindai_xls(wadah.read(find_aliran_xls(wadah)), batas)
    periksa_jumlah_lembar(len(pindaian), batas)
    kalamin = BukuKalamin(isi)
    nama = kalamin.nama_semua()
    bahan, catatan = _susun_bahan(kalamin, dict(zip(nama, pindaian, strict=False)), batas)
    if len(nama) != len(pindaian):
        catatan.append(
            f"Buku kerja menyebut {len(pindaian)} lembar, yang terbaca {len(nama)}; "
            "simpan ulang sebagai .xlsx lalu kirim lagi agar tidak ada yang hilang."
        )
    return "xls", bahan, catatan


def _read_xlsb(isi: bytes, batas: BatasBaca) -> Hasil:
    bahan, catatan = _read_kalamin(isi, {}, batas)
    catatan.append(
        "Format .xlsb: sel bergalat dan rumus tanpa nilai terbaca sebagai sel kosong; "
        "simpan sebagai .xlsx agar keduanya diperiksa."
    )
    return "xlsb", bahan, catatan


def _read_csv(isi: bytes, nama: str, batas: BatasBaca) -> Hasil:
    tabel = read_teks(isi, batas)
    bahan = BahanLembar(PurePath(nama).stem, 0, False, rapikan_kisi(tabel.baris))
    return "csv", [bahan], list(tabel.peringatan)


def _read_kalamin(
    isi: bytes, pindaian: dict[str, Pindaian], batas: BatasBaca
) -> tuple[list[BahanLembar], list[str]]:
    return _susun_bahan(BukuKalamin(isi), pindaian, batas)


def _susun_bahan(
    kalamin: BukuKalamin, pindaian: dict[str, Pindaian], batas: BatasBaca
) -> tuple[list[BahanLembar], list[str]]:
    daftar = kalamin.daftar_lembar()
    periksa_jumlah_lembar(len(daftar), batas)
    bahan = []
    for indeks, meta in enumerate(daftar):
        isi, gabungan = kalamin.read_lembar(meta.name)
        hasil = pindaian.get(meta.name, Pindaian())
        if not hasil.gabungan:
            periksa_gabungan(gabungan, batas, f"lembar {meta.name}")
            hasil.gabungan = gabungan
        bahan.append(BahanLembar(meta.name, indeks, is_tersembunyi(meta), isi, hasil))
    return bahan, []


def periksa_jumlah_lembar(jumlah: int, batas: BatasBaca) -> None:
    """Refuse a workbook without sheets, or with more than `batas.lembar`."""
    if jumlah == 0:
        raise tolak("tanpa_lembar")
    if jumlah > batas.lembar:
        raise tolak("banyak_lembar", jumlah=format_bulat(jumlah), batas=format_bulat(batas.lembar))


def _catat_lembar_hilang(daftar: IsiBuku, bahan: list[BahanLembar]) -> Iterator[str]:
    terbaca = {satu.nama for satu in bahan}
    for lembar in daftar.lembar:
        if lembar.jenis == "worksheet" and lembar.nama not in terbaca:
            yield (
                f"Lembar {lembar.nama} disebut di buku kerja tetapi tidak terbaca; "
                "simpan ulang sebagai .xlsx lalu kirim lagi."
            )


def _catat_sel_hilang(arsip: Arsip, daftar: IsiBuku, bahan: BahanLembar) -> Iterator[str]:
    if bahan.isi.jumlah_isi >= (bahan.pindaian.jumlah_isi or 0):
        return
    bagian = next(satu.bagian for satu in daftar.lembar if satu.nama == bahan.nama) or ""
    bersama: list[str] = []
    if daftar.teks_bersama and daftar.teks_bersama in arsip:
        bersama = read_teks_bersama(arsip.stream(daftar.teks_bersama), daftar.teks_bersama)
    hilang = find_sel_hilang(arsip.stream(bagian), bagian, bersama, bahan.isi.kisi)
    if hilang:
        yield (
            f"Lembar {bahan.nama}: sel {sebut_sel(hilang)} berisi nilai yang tidak dapat dibaca; "
            "ketik ulang isinya lalu kirim lagi."
        )
