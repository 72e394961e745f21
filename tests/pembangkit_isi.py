"""Whole proposals for a made-up table: cells per column, truth per field, mistakes on purpose."""

from __future__ import annotations

import datetime as dt
from random import Random

from pembangkit_gaya import SKALA, Gaya, Kolom
from pembangkit_nilai import (
    BENDA,
    KERJA,
    LAIN,
    Nilai,
    uang,
    uang_salah,
    volume,
    volume_salah,
)
from pembangkit_tempat import JALAN, ROMAWI, tempat

_OPD = ("Dinas PUTR", "Dinas Kesehatan", "DPUTR", "Dinas Perkim", "Disdikbud", "Kecamatan", "BPBD")
_SUMBER = ("APBD Kota", "DAU Kelurahan", "APBD", "Swadaya", "DAK", "APBD Provinsi")
_PENGUSUL = (
    "LPM",
    "Ketua RT",
    "PKK",
    "Karang Taruna",
    "Tokoh Masyarakat",
    "Bp. Suparno",
    "Posyandu",
)
_KET = ("usulan lama", "lanjutan", "mohon disurvei", "lahan siap", "belum pernah", "-", None, None)
_MANFAAT = ("50 KK", "Warga sekitar", "120", "Petani", "Ibu hamil", "35 orang", 75)
_MASALAH = (
    "Jalan rusak dan berlubang",
    "Sering banjir saat hujan",
    "Belum ada penerangan",
    "Saluran tersumbat sampah",
    "Warga belum terampil",
    "Alat sudah tidak layak",
)
BIDANG = (
    "Fisik dan Prasarana",
    "Ekonomi",
    "Sosial Budaya",
    "Pemerintahan",
    "Pemberdayaan Masyarakat",
)
_ASING = ("baru", "lama", "Sdr. Amir", "ada", "belum", "2022", None)


class PembuatIsi:
    """Draws proposals for one workbook; titles never repeat unless a repeat is planted."""

    def __init__(self, rng: Random, gaya: Gaya, kelurahan: str, *, tanam: float) -> None:
        self.rng, self.gaya, self.kelurahan, self.tanam = rng, gaya, kelurahan, tanam
        self.hitung = 0
        teks = str(gaya.ciri.get("teks_skala", ""))
        self.skala = SKALA.get(teks) or (1_000_000 if "Jutaan" in teks else 1)
        self.gaya_prioritas = rng.choice(["angka", "angka", "teks", "romawi", "kata", "p", "ke"])

    def buat(self, kolom: list[Kolom], urut: int) -> Nilai:
        """Draw one proposal: the cells of all columns it has, and the truth."""
        ada = {k.field for k in kolom}
        hasil = Nilai()
        self._gabung(hasil, self._uraian(), ada)
        self._gabung(hasil, self._tempat(ada), ada)
        self._gabung(hasil, self._volume(ada), ada)
        self._gabung(hasil, self._uang(), ada)
        self._gabung(hasil, self._lain(urut, ada), ada)
        self._harga(hasil, ada)
        if self._kena(0.5):
            self._rusak(hasil, ada)
        return hasil

    def _kena(self, faktor: float = 1.0) -> bool:
        return self.rng.random() < self.tanam * faktor

    def _gabung(self, hasil: Nilai, baru: Nilai, ada: set[str]) -> None:
        """Take over what the table has columns for; what it has none for is nowhere to be read."""
        kolom_ada = {k: v for k, v in baru.sel.items() if k in ada}
        hasil.sel |= kolom_ada
        if kolom_ada or not baru.sel:
            hasil.benar |= baru.benar
        else:
            hasil.benar |= dict.fromkeys(baru.benar)
        hasil.kode += [k for k in baru.kode if k[0] in ada]
        hasil.ciri += f" {baru.ciri}"

    def _uraian(self) -> Nilai:
        self.hitung += 1
        rng = self.rng
        if rng.random() < 0.25:
            teks = f"{rng.choice(LAIN.split('|'))} angkatan {self.hitung}"
        else:
            benda = rng.choice(BENDA.split("|"))
            teks = f"{rng.choice(KERJA.split('|'))} {benda} "
            teks += f"Gg. {rng.choice(JALAN.split('|'))} {self.hitung}"
            teks += rng.choice(["", "", " (lanjutan)", ", lanjutan tahun lalu", " dan sekitarnya"])
        teks = teks.upper() if self.gaya.huruf_isi == "besar" else teks
        if self._kena(0.15):
            return Nilai(
                {"uraian": f"Kapan {teks.lower()}?"},
                {"uraian": f"Kapan {teks.lower()}?"},
                [("uraian", "URAIAN_BERUPA_PERTANYAAN")],
            )
        tulis = rng.choice(
            [teks, teks, teks, f" {teks} ", teks.replace(" ", "  ", 1), teks.replace(" ", "\n", 1)]
        )
        return Nilai({"uraian": tulis}, {"uraian": teks})

    def _tempat(self, ada: set[str]) -> Nilai:
        cara = str(self.gaya.tempat)
        hasil = tempat(self.rng, cara, salah=self._kena())
        if "lokasi_rt_rw" in hasil.sel and isinstance(hasil.benar["lokasi"], str):
            isi = hasil.benar["lokasi"]
            hasil.benar["lokasi"] = Pilihan(isi, *_jalan_saja(isi))
        if cara == "lokasi" and self.rng.random() < 0.4:
            isi, rt, rw = hasil.benar["lokasi"], self.rng.randint(1, 30), self.rng.randint(1, 12)
            isi = self.rng.choice(
                [f"{isi} RT {rt:02d} RW {rw:02d}", f"RT {rt}/RW {rw} {isi}", f"{isi} RT.{rt}/{rw}"]
            )
            return Nilai(
                {"lokasi": isi},
                {"lokasi": isi, "rt": str(rt), "rw": str(rw)},
                ciri="rt_rw_di_lokasi",
            )
        return hasil

    def _volume(self, ada: set[str]) -> Nilai:
        cara = str(self.gaya.ukuran)
        return volume_salah(self.rng, cara) if self._kena() else volume(self.rng, cara)

    def _uang(self) -> Nilai:
        if self.skala == 1 and self._kena():
            return uang_salah(self.rng)
        return uang(self.rng, str(self.gaya.gaya_uang), self.skala)

    def _lain(self, urut: int, ada: set[str]) -> Nilai:
        rng = self.rng
        isi: dict[str, object] = {
            "permasalahan": rng.choice(_MASALAH),
            "opd_tujuan": rng.choice(_OPD),
            "sumber_dana": rng.choice(_SUMBER),
            "bidang": rng.choice(BIDANG),
            "pengusul": rng.choice(_PENGUSUL),
            "penerima_manfaat": rng.choice(_MANFAAT),
            "keterangan": rng.choice(_KET),
        }
        benar: dict[str, object] = {
            k: None if k not in ada or v in ("-", None) else str(v) for k, v in isi.items()
        }
        benar["prioritas"] = urut if ada & {"prioritas", "nomor_prioritas"} else None
        isi |= {"prioritas": self._prioritas(urut), "kelurahan": self.kelurahan}
        isi |= {"nomor_prioritas": urut, "tanggal": dt.date(2023, 1, rng.randint(2, 28))}
        isi |= {"asing": rng.choice(_ASING), "asing2": rng.choice(_ASING)}
        return Nilai(isi, benar)

    def _prioritas(self, n: int) -> object:
        romawi = ROMAWI[n] if n < len(ROMAWI) else str(n)
        pilihan = {
            "teks": str(n),
            "romawi": romawi,
            "kata": f"Prioritas {n}",
            "p": f"P{n}",
            "ke": f"ke-{n}",
        }
        return pilihan.get(self.gaya_prioritas, n)

    def _harga(self, hasil: Nilai, ada: set[str]) -> None:
        hasil.benar["harga_satuan_rupiah"] = None
        v, a = hasil.benar.get("volume"), hasil.benar.get("anggaran_rupiah")
        if "harga_satuan" not in ada or not v or not a or self.skala != 1 or a % v:
            return
        harga = int(a / v)
        hasil.benar["harga_satuan_rupiah"] = harga
        hasil.sel["harga_satuan"] = harga
        if self._kena():
            hasil.sel["harga_satuan"] = hasil.benar["harga_satuan_rupiah"] = harga * 2
            hasil.kode.append(("anggaran", "HITUNGAN_TIDAK_COCOK"))

    def _rusak(self, hasil: Nilai, ada: set[str]) -> None:
        """Plant one mistake that concerns the row as a whole."""
        pilihan = ["kosong", "galat", "nik", "masalah", "kelurahan", "lokasi_lain"]
        cara = self.rng.choice(pilihan)
        if cara in ("kosong", "galat"):
            isi = None if cara == "kosong" else "#REF!"
            hasil.kode = [k for k in hasil.kode if k[0] != "uraian"]
            hasil.sel["uraian"], hasil.benar["uraian"] = isi, None
            hasil.kode.append(("uraian", "URAIAN_KOSONG" if cara == "kosong" else "SEL_GALAT"))
        elif cara == "nik" and "keterangan" in ada:
            hasil.sel["keterangan"] = hasil.benar["keterangan"] = "a.n. Sutini NIK " + "1" * 16
            hasil.kode.append(("keterangan", "DATA_PRIBADI"))
        elif cara == "masalah" and "permasalahan" in ada and hasil.benar["uraian"]:
            hasil.sel["permasalahan"] = hasil.benar["permasalahan"] = hasil.benar["uraian"]
            hasil.kode.append(("permasalahan", "URAIAN_SAMA_DENGAN_PERMASALAHAN"))
        elif cara == "kelurahan" and "kelurahan" in ada:
            hasil.sel["kelurahan"] = "Purwoasri"
            hasil.kode.append(("kelurahan", "KELURAHAN_LAIN"))
        elif (
            cara == "lokasi_lain"
            and "lokasi" in ada
            and "kelurahan" not in ada
            and hasil.benar.get("lokasi")
        ):
            isi = f"{hasil.sel['lokasi']} Kel. Purwoasri"
            hasil.sel["lokasi"] = hasil.benar["lokasi"] = isi
            hasil.kode.append(("lokasi", "KELURAHAN_LAIN"))


class Pilihan(tuple):
    """Several values that are all right."""

    def __new__(cls, *nilai: object) -> Pilihan:
        return super().__new__(cls, nilai)


def _jalan_saja(isi: str) -> tuple[str, ...]:
    for tanda in (" (", ", ", " RT", " Rt", " rt", " R t"):
        if tanda in isi:
            return (isi.split(tanda)[0].strip(),)
    return ()
