"""Lays the rows of a kelurahan out on a sheet and notes the truth of every row."""

from __future__ import annotations

import re
from collections.abc import Iterable

from openpyxl.utils import get_column_letter

from pembuat.ejaan import FORMAT_UANG, UANG, tulis_romawi
from pembuat.gaya import Bagian, GayaLembar
from pembuat.kesalahan import cari_selisih
from pembuat.model import (
    BarisTulis,
    Kebenaran,
    Kelurahan,
    LembarTulis,
    NilaiSel,
    SelTulis,
)

FIELD_BENAR = (
    "uraian",
    "permasalahan",
    "lokasi",
    "rt",
    "rw",
    "volume",
    "satuan",
    "anggaran_rupiah",
    "prioritas",
    "opd_tujuan",
    "bidang",
)
_TENGAH = {"nomor", "prioritas", "rt", "rw", "rt_rw", "satuan", "volume_satuan", "tanggal"}
_NOMOR_BAGIAN = re.compile(r"^[A-Z]+\. ")
_BARIS_TTD = 3
_TITIK_TTD = "(.......................................)"


class Penata:
    """One sheet in the making: `baris` is the next free row (from 1)."""

    def __init__(self, gaya: GayaLembar, kel: Kelurahan, nama_lembar: str) -> None:
        self.gaya = gaya
        self.kel = kel
        self.lembar = LembarTulis(nama_lembar)
        self.benar = Kebenaran()
        self.baris = gaya.mulai_baris
        self.jenis: dict[int, str] = {}
        self.kolom = {k.isi: gaya.mulai_kolom + i for i, k in enumerate(gaya.daftar_kolom)}
        self.awal = gaya.mulai_kolom
        self.akhir = gaya.mulai_kolom + len(gaya.daftar_kolom) - 1
        self.bidang: tuple[str, str] | None = None
        self.baris_usulan: list[int] = []
        self.baris_subtotal: list[int] = []
        self._jangkar: dict[str, tuple[int, NilaiSel]] = {}
        for i, k in enumerate(gaya.daftar_kolom):
            self.lembar.lebar[self.awal + i] = k.lebar

    def tulis(self, kolom: int, nilai: NilaiSel, peran: str, format_angka: str = "General") -> None:
        """Put a value into a column of the current row."""
        self.lembar.sel[self.baris, kolom] = SelTulis(nilai, peran, format_angka)

    def maju(self, jenis: str | None = None) -> None:
        """Finish the current row; `jenis` is what it is when it holds no proposal."""
        if jenis:
            self.jenis[self.baris] = jenis
        self.baris += 1

    def alamat(self, kolom: int, baris: int | None = None) -> str:
        """Return the A1 address of a column in a row (the current one by default)."""
        return f"{get_column_letter(kolom)}{baris or self.baris}"

    def gabung(self, kolom_awal: int, kolom_akhir: int) -> None:
        """Merge columns of the current row."""
        if kolom_akhir > kolom_awal:
            self.lembar.gabungan.append((self.baris, kolom_awal, self.baris, kolom_akhir))

    def tulis_judul(self) -> None:
        """Write title block and the pairs that tell kelurahan and year."""
        for teks in self.gaya.judul:
            self.tulis(self.awal, self.kel.isi_teks(teks), "judul")
            if self.gaya.judul_gabung:
                self.gabung(self.awal, self.akhir)
            self.maju("judul")
        if self.gaya.identitas:
            self.maju()
        for nama, isi in self.gaya.identitas:
            self.tulis(self.awal, nama, "identitas")
            self.tulis(self.awal + 2, self.kel.isi_teks(isi), "identitas")
            self.maju("judul")
        self.baris += self.gaya.jeda_judul

    def tulis_kepala(self) -> None:
        """Write the heading, merging equal neighbours across and short stacks downwards."""
        tinggi = self.gaya.tinggi_kepala
        self._jangkar.clear()
        for tingkat in range(tinggi):
            self._tulis_tingkat(tingkat, tinggi)
            self.maju("kepala")
        if self.gaya.nomor_kolom:
            for i in range(len(self.gaya.daftar_kolom)):
                huruf = get_column_letter(i + 1)
                teks = self.gaya.nomor_kolom.format(n=i + 1, huruf=huruf.lower())
                self.tulis(self.awal + i, int(teks) if teks.isdigit() else teks, "nomor_kolom")
            self.maju("nomor_kolom")

    def _tulis_tingkat(self, tingkat: int, tinggi: int) -> None:
        lalu: tuple[str, ...] | None = None
        for kolom, k in enumerate(self.gaya.daftar_kolom, start=self.awal):
            if tingkat >= len(k.kepala):
                self.tulis(kolom, None, "kepala")
                continue
            jalur = k.kepala[: tingkat + 1]
            terakhir = tingkat == len(k.kepala) - 1
            if not terakhir and jalur == lalu:
                self.tulis(kolom, None, "kepala")
                r1, c1, r2, _ = self.lembar.gabungan[-1]
                self.lembar.gabungan[-1] = (r1, c1, r2, kolom)
                continue
            self.tulis(kolom, k.kepala[tingkat], "kepala")
            bawah = self.baris + (tinggi - tingkat - 1 if terakhir else 0)
            self.lembar.gabungan.append((self.baris, kolom, bawah, kolom))
            lalu = jalur

    def tulis_bagian(self, bagian: Bagian) -> None:
        """Write a section heading and remember it as the `bidang` of the rows below."""
        self._jangkar.clear()
        cara, judul = self.gaya.bagian_cara, bagian.judul
        kolom = self.awal
        for c in range(self.awal, self.akhir + 1):
            self.tulis(c, None, "bagian")
        if cara == "dua_sel":
            depan, _, isi = judul.rpartition(". ")
            kolom = self.kolom["uraian"]
            nomor = depan or tulis_romawi(self.gaya.bagian.index(bagian) + 1)
            self.tulis(self.awal, nomor, "bagian")
            judul = isi
        self.tulis(kolom, judul, "bagian")
        if cara == "gabung":
            self.gabung(self.awal, self.akhir)
        self.bidang = (_NOMOR_BAGIAN.sub("", judul), self.alamat(kolom))
        self.maju("bagian")

    def tulis_usulan(self, satu: BarisTulis, nomor: int) -> None:
        """Write one proposal row and its truth."""
        nilai = satu.nilai | {"nomor": nomor}
        for isi, kolom in self.kolom.items():
            self._tulis_sel(isi, kolom, nilai.get(isi))
        self._catat_benar(satu)
        self.baris_usulan.append(self.baris)
        self.maju()

    def tulis_nomor_sisa(self, nomor: int) -> None:
        """Leave rows that were numbered beforehand and never filled."""
        self._jangkar.clear()
        for sisa in range(self.gaya.nomor_sisa):
            for isi, kolom in self.kolom.items():
                self.tulis(kolom, nomor + sisa + 1 if isi == "nomor" else None, "tengah")
            self.maju("kosong")

    def _tulis_sel(self, isi: str, kolom: int, nilai: NilaiSel) -> None:
        peran = "tengah" if isi in _TENGAH else "teks"
        format_angka = "General"
        if isi in {"anggaran", "harga_satuan"} and isinstance(nilai, int | float):
            peran, format_angka = "angka", FORMAT_UANG.get(self.gaya.uang[0], "#,##0")
        elif isi == "volume":
            peran = "angka"
        elif isi == "rt_rw" and not isinstance(nilai, str | None):
            format_angka = "d-mmm"
        self._jangkar.setdefault(isi, (self.baris, nilai))
        baris_awal, nilai_awal = self._jangkar[isi]
        if isi in self.gaya.gabung_kolom and nilai == nilai_awal and baris_awal < self.baris:
            self._perpanjang(baris_awal, kolom)
            nilai = None
        else:
            self._jangkar[isi] = (self.baris, nilai)
        self.tulis(kolom, nilai, peran, format_angka)

    def _perpanjang(self, baris_awal: int, kolom: int) -> None:
        lama = (baris_awal, kolom, self.baris - 1, kolom)
        if lama in self.lembar.gabungan:
            self.lembar.gabungan.remove(lama)
        self.lembar.gabungan.append((baris_awal, kolom, self.baris, kolom))

    def _alamat_isi(self, isi: str) -> str:
        baris = self._jangkar[isi][0] if isi in self._jangkar else self.baris
        return self.alamat(self.kolom[isi], baris)

    def _catat_benar(self, satu: BarisTulis) -> None:
        benar: dict[str, object] = {
            "lembar": self.lembar.nama,
            "nomor_baris": self.baris,
            "status": satu.status,
            "kode_urusan": satu.kode_urusan,
            "alternatif": satu.alternatif,
        }
        for isi in FIELD_BENAR:
            nilai, kolom = satu.benar.get(isi), satu.sumber.get(isi, "")
            ada = kolom in self.kolom and nilai is not None
            benar[isi] = nilai if ada else None
            benar[f"sel_{isi}"] = self._alamat_isi(kolom) if ada else None
        benar |= self._benar_bidang(satu)
        self.benar.usulan.append(benar)
        for kode, kolom in satu.temuan:
            self._catat_temuan(kode, self._alamat_isi(kolom))

    def _benar_bidang(self, satu: BarisTulis) -> dict[str, object]:
        if "bidang" in self.kolom:
            return {"bidang": satu.nilai["bidang"], "sel_bidang": self._alamat_isi("bidang")}
        judul, sel = self.bidang or (None, None)
        return {"bidang": judul, "sel_bidang": sel}

    def _catat_temuan(self, kode: str, sel: str) -> None:
        baris = {"lembar": self.lembar.nama, "nomor_baris": self.baris, "sel": sel, "kode": kode}
        self.benar.temuan.append(baris)

    def tulis_jumlah(self, teks: str, isi: Iterable[dict[str, object]], nama: str) -> None:
        """Write a sum row over the truth rows `isi`; `nama` is "total" or the section's number."""
        jumlah = sum(int(str(b["anggaran_rupiah"] or 0)) for b in isi)
        selisih = cari_selisih(self.kel.kode, nama)
        kolom = self.kolom["anggaran"]
        ejaan = self.gaya.uang[0]
        for c in range(self.awal, self.akhir + 1):
            self.tulis(c, None, "jumlah")
        self.tulis(self.awal, teks, "jumlah")
        self.gabung(self.awal, kolom - 1)
        format_angka = FORMAT_UANG.get(ejaan, "#,##0")
        self.tulis(kolom, UANG[ejaan](jumlah + selisih), "jumlah", format_angka)
        if self.gaya.total_rumus:
            self.lembar.rumus[self.alamat(kolom)] = self._rumus(nama, kolom)
        if selisih:
            self._catat_temuan("JUMLAH_TIDAK_COCOK", self.alamat(kolom))
        if nama != "total":
            self.baris_subtotal.append(self.baris)
        self._jangkar.clear()
        self.maju("total" if nama == "total" else "subtotal")

    def _rumus(self, nama: str, kolom: int) -> str:
        if nama == "total" and self.baris_subtotal:
            return "+".join(self.alamat(kolom, b) for b in self.baris_subtotal)
        lalu = self.baris_subtotal[-1] if self.baris_subtotal else 0
        awal = next(b for b in self.baris_usulan if b > lalu)
        return f"SUM({self.alamat(kolom, awal)}:{self.alamat(kolom, self.baris_usulan[-1])})"

    def tulis_penutup(self) -> None:
        """Write notes and the signature block: titles only, no names."""
        self.bidang = None
        for teks in self.gaya.catatan:
            self.tulis(self.awal, teks, "catatan")
            self.maju("catatan")
        if self.gaya.ttd == "tidak":
            return
        self.maju()
        kanan = self.akhir - 1 if self.gaya.ttd != "kiri" else self.kolom["uraian"]
        self.tulis(kanan, f"Metro, {self.kel.tanggal}", "ttd")
        self.maju("tanda_tangan")
        kolom = [kanan]
        if self.gaya.ttd == "dua":
            kolom = [self.kolom["uraian"], kanan]
            self.tulis(kolom[0], "Mengetahui,", "ttd")
            self.maju("tanda_tangan")
        for c, teks in zip(kolom, self.gaya.ttd_teks, strict=True):
            self.tulis(c, self.kel.isi_teks(teks), "ttd")
        self.maju("tanda_tangan")
        self.baris += _BARIS_TTD
        for c in kolom:
            self.tulis(c, _TITIK_TTD, "ttd")
        self.maju("tanda_tangan")

    def selesai(self) -> None:
        """Note every row that holds no proposal, up to the last written one."""
        terpakai = {int(str(b["nomor_baris"])) for b in self.benar.usulan}
        terakhir = max(r for (r, _), s in self.lembar.sel.items() if s.nilai is not None)
        self.benar.baris = [
            {"lembar": self.lembar.nama, "nomor_baris": r, "jenis": self.jenis.get(r, "kosong")}
            for r in range(1, terakhir + 1)
            if r not in terpakai
        ]
