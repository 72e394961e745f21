"""Makes the sheets of one kelurahan: draws proposals, types them, lays them out."""

from __future__ import annotations

from random import Random

from pembuat.bank import buat_usulan
from pembuat.ejaan import SATUAN_TULIS, tulis_romawi
from pembuat.gaya import Bagian, GayaLembar
from pembuat.kesalahan import beri_prioritas, tanam_kesalahan
from pembuat.ketik import Pengetik
from pembuat.model import TAHUN, BarisTulis, Kebenaran, Kelurahan, LembarTulis, SelTulis
from pembuat.tata import Penata

_URUTAN = ("fisik", "ekonomi", "sosbud", "pemerintahan")
_PETUNJUK = (
    "PETUNJUK PENGISIAN",
    "",
    "1. Isi usulan pada lembar Usulan, satu usulan satu baris.",
    "2. Lokasi ditulis lengkap dengan RT dan RW.",
    "3. Anggaran ditulis dalam rupiah penuh.",
    "",
    "Satuan dapat dilihat pada lembar Daftar.",
)


def susun_kelurahan(gaya: GayaLembar, kel: Kelurahan) -> tuple[list[LembarTulis], Kebenaran]:
    """Return the sheets of one kelurahan in order, and the truth about them."""
    acak = Random(f"musrenbang {TAHUN} {kel.kode}")
    baris = _ketik_semua(gaya, kel, acak)
    lembar: list[LembarTulis] = []
    benar = Kebenaran()
    for nama, isi in _bagi_lembar(gaya, baris):
        penata = _tata_lembar(gaya, kel, nama, isi)
        lembar.append(penata.lembar)
        benar.tambah(penata.benar)
    if gaya.petunjuk:
        lembar.insert(0, _buat_lembar_lain("Petunjuk", _PETUNJUK, benar))
    if gaya.lembar_bantu:
        bantu = _buat_lembar_lain("Daftar", ("Daftar Satuan", *SATUAN_TULIS), benar)
        bantu.tersembunyi = True
        lembar.append(bantu)
    return lembar, benar


def _ketik_semua(gaya: GayaLembar, kel: Kelurahan, acak: Random) -> list[BarisTulis]:
    harga_pas = "harga_satuan" in gaya.isi_kolom
    usulan = buat_usulan(kel, gaya.jumlah, acak, harga_pas=harga_pas)
    if gaya.bagian or "program" in gaya.gabung_kolom:
        usulan.sort(key=lambda u: _URUTAN.index(u.kelompok))
    if gaya.urut_rw:
        usulan.sort(key=lambda u: (u.rw or 99, u.rt))
    pengetik = Pengetik(gaya, kel, acak)
    baris = [pengetik.ketik(u) for u in usulan]
    for satu in baris:
        satu.nilai["bidang"] = _nama_bidang(gaya, satu.kelompok)
    baris = tanam_kesalahan(kel.kode, baris)
    if "prioritas" in gaya.isi_kolom:
        ulang = {k: b.judul for b in gaya.bagian if gaya.prioritas_ulang for k in b.kelompok}
        beri_prioritas(kel.kode, baris, ulang)
    return baris


def _nama_bidang(gaya: GayaLembar, kelompok: str) -> str:
    if gaya.bagian_cara == "kolom":
        return next(b.judul for b in gaya.bagian if kelompok in b.kelompok)
    return {"fisik": "Fisik", "ekonomi": "Ekonomi"}.get(kelompok, "Sosial Budaya")


def _bagi_lembar(
    gaya: GayaLembar, baris: list[BarisTulis]
) -> list[tuple[str, list[tuple[Bagian | None, list[BarisTulis]]]]]:
    """Return per sheet its name and its sections with their rows."""
    if not gaya.bagian:
        return [(gaya.lembar, [(None, baris)])]
    per_bagian = [(b, [r for r in baris if r.kelompok in b.kelompok]) for b in gaya.bagian]
    if gaya.bagian_cara == "lembar":
        return [(b.judul, [(None, isi)]) for b, isi in per_bagian]
    return [(gaya.lembar, [(b, isi) for b, isi in per_bagian if isi])]


def _tata_lembar(
    gaya: GayaLembar,
    kel: Kelurahan,
    nama: str,
    isi: list[tuple[Bagian | None, list[BarisTulis]]],
) -> Penata:
    penata = Penata(gaya, kel, nama)
    penata.tulis_judul()
    if gaya.bagian_cara == "lembar":
        penata.bidang = (nama, penata.alamat(penata.awal))
    penata.tulis_kepala()
    nomor = tertulis = 0
    for urut, (bagian, baris) in enumerate(isi, start=1):
        if bagian and gaya.bagian_cara != "kolom":
            penata.tulis_bagian(bagian)
        nomor = 0 if gaya.nomor_ulang else nomor
        mulai = len(penata.benar.usulan)
        for satu in baris:
            if gaya.ulang_kepala and tertulis and tertulis % gaya.ulang_kepala == 0:
                penata.tulis_kepala()
            nomor, tertulis = nomor + 1, tertulis + 1
            penata.tulis_usulan(satu, nomor)
        if gaya.subtotal and bagian:
            teks = gaya.subtotal.format(romawi=tulis_romawi(urut), judul=bagian.judul)
            penata.tulis_jumlah(teks, penata.benar.usulan[mulai:], str(urut))
        penata.baris += int(gaya.jeda_bagian)
    penata.tulis_nomor_sisa(nomor)
    if gaya.total:
        penata.tulis_jumlah(gaya.total, penata.benar.usulan, "total")
    penata.tulis_penutup()
    penata.selesai()
    return penata


def _buat_lembar_lain(nama: str, teks: tuple[str, ...], benar: Kebenaran) -> LembarTulis:
    lembar = LembarTulis(nama, lebar={1: 60})
    for r, isi in enumerate(teks, start=1):
        if isi:
            lembar.sel[r, 1] = SelTulis(isi, "judul" if r == 1 else "polos")
        benar.baris.append({"lembar": nama, "nomor_baris": r, "jenis": "lembar_lain"})
    return lembar
