"""Types a proposal the way a kelurahan types: what each cell holds, and what it means."""

from __future__ import annotations

from functools import cache
from random import Random

from pembuat.bank import baca_csv
from pembuat.ejaan import (
    RT,
    SATUAN_TULIS,
    UANG,
    EjaanRt,
    angka_sel,
    teks_benar,
    tulis_kali,
    tulis_ukuran,
)
from pembuat.gaya import GayaLembar
from pembuat.model import BarisTulis, Kelurahan, NilaiSel, Usulan

PROGRAM = {
    "fisik": "Pembangunan Sarana dan Prasarana",
    "ekonomi": "Pengembangan Ekonomi Masyarakat",
    "sosbud": "Peningkatan Kesejahteraan Sosial",
    "pemerintahan": "Tata Kelola dan Pelayanan",
}
KEGIATAN = {
    "fisik": "Infrastruktur permukiman",
    "ekonomi": "Pemberdayaan usaha warga",
    "sosbud": "Pelayanan dasar warga",
    "pemerintahan": "Ketertiban dan pelayanan kelurahan",
}
PRIORITAS_DAERAH = {
    "fisik": "Peningkatan kualitas infrastruktur",
    "ekonomi": "Pertumbuhan ekonomi kerakyatan",
    "sosbud": "Peningkatan kualitas SDM",
    "pemerintahan": "Reformasi birokrasi",
}


@cache
def _nama_opd() -> dict[str, tuple[str, str]]:
    return {b["kode_urusan"]: (b["nama"], b["singkatan"]) for b in baca_csv("opd_tulis.csv")}


@cache
def _ganti_kata(jenis: str) -> tuple[tuple[str, str], ...]:
    semua = baca_csv("ganti_kata.csv")
    return tuple((b["kata"], b["ganti"]) for b in semua if b["jenis"] == jenis)


class Pengetik:
    """One clerk: keeps the habits of a style over all rows of a file."""

    def __init__(self, gaya: GayaLembar, kel: Kelurahan, acak: Random) -> None:
        self.gaya = gaya
        self.kel = kel
        self.acak = acak
        self.satuan_tulis = {s: acak.choice(ejaan) for s, ejaan in SATUAN_TULIS.items()}

    def ketik(self, usulan: Usulan) -> BarisTulis:
        """Return the row as typed, with the truth of each field that the sheet has room for."""
        baris = BarisTulis({}, {}, {}, usulan.kelompok, usulan.kode_urusan, usulan.alternatif)
        self._ketik_tempat(usulan, baris)
        self._ketik_volume(usulan, baris)
        self._ketik_uang(usulan, baris)
        for isi in ("permasalahan", "opd_tujuan"):
            nilai = usulan.permasalahan if isi == "permasalahan" else self._opd(usulan)
            self._catat(baris, isi, nilai)
        for isi, nilai_lain in self._lainnya(usulan).items():
            baris.nilai[isi] = nilai_lain
        return baris

    def _catat(self, baris: BarisTulis, isi: str, nilai: str, kolom: str | None = None) -> None:
        kolom = kolom or isi
        if kolom in self.gaya.isi_kolom:
            baris.nilai[kolom] = nilai
            baris.benar[isi], baris.sumber[isi] = nilai, kolom

    def _ejaan_rt(self) -> EjaanRt:
        return RT[self.acak.choice(self.gaya.rt)]

    def _ketik_tempat(self, usulan: Usulan, baris: BarisTulis) -> None:
        """Type title, location and RT/RW; the truth takes the most particular column."""
        ejaan = self._ejaan_rt()
        di_teks = ejaan if ejaan.berkata else RT["baku"]
        uraian = self._tulis_uraian(usulan, di_teks)
        self._catat(baris, "uraian", uraian)
        if usulan.rt and di_teks.tulis(usulan.rt, usulan.rw).lower() in uraian.lower():
            self._catat_rt(baris, usulan, "uraian", rw=di_teks.menyebut_rw)
        self._ketik_lokasi(usulan, baris, di_teks)
        if usulan.rt and "rt_rw" in self.gaya.isi_kolom:
            baris.nilai["rt_rw"] = ejaan.tulis(usulan.rt, usulan.rw)
            self._catat_rt(baris, usulan, "rt_rw", rw=ejaan.menyebut_rw)
        if usulan.rt and "rt" in self.gaya.isi_kolom:
            baris.nilai["rt"] = usulan.rt[0] if len(usulan.rt) == 1 else _daftar(usulan.rt)
            baris.benar["rt"], baris.sumber["rt"] = _daftar(usulan.rt), "rt"
        if usulan.rt and "rw" in self.gaya.isi_kolom:
            baris.nilai["rw"] = usulan.rw
            baris.benar["rw"], baris.sumber["rw"] = str(usulan.rw), "rw"

    def _catat_rt(self, baris: BarisTulis, usulan: Usulan, kolom: str, *, rw: bool) -> None:
        baris.benar["rt"], baris.sumber["rt"] = _daftar(usulan.rt), kolom
        if rw:
            baris.benar["rw"], baris.sumber["rw"] = str(usulan.rw), kolom

    def _tulis_uraian(self, usulan: Usulan, ejaan: EjaanRt) -> str:
        uraian, rt = usulan.uraian, ""
        if usulan.rt:
            rt = ejaan.tulis(usulan.rt, usulan.rw)
        if "{rtrw}" in uraian:
            uraian = uraian.replace("{rtrw}", rt)
        elif rt and self.acak.random() < self.gaya.rt_di_judul:
            uraian = f"{uraian} {rt}"
        for jenis, peluang in (("singkat", self.gaya.singkat), ("salah", self.gaya.salah_ketik)):
            if self.acak.random() < peluang:
                uraian = self._ganti(uraian, jenis)
        return uraian.upper() if self.gaya.kapital else uraian[0].upper() + uraian[1:]

    def _ganti(self, uraian: str, jenis: str) -> str:
        ada = [(kata, ganti) for kata, ganti in _ganti_kata(jenis) if kata in uraian]
        if jenis == "salah" and ada:
            ada = [self.acak.choice(ada)]
        for kata, ganti in ada:
            uraian = uraian.replace(kata, ganti, 1)
        return uraian

    def _ketik_lokasi(self, usulan: Usulan, baris: BarisTulis, ejaan: EjaanRt) -> None:
        if "lokasi" not in self.gaya.isi_kolom:
            return
        cara = self.acak.choice(self.gaya.lokasi)
        rt = ejaan.tulis(usulan.rt, usulan.rw) if usulan.rt and cara in {"tempat_rt", "rt"} else ""
        tempat = usulan.tempat if cara in {"tempat_rt", "tempat"} else None
        if cara == "rw" and usulan.rw:
            rt = f"RW {usulan.rw:02d}"
            baris.benar["rw"], baris.sumber["rw"] = str(usulan.rw), "lokasi"
        elif rt:
            self._catat_rt(baris, usulan, "lokasi", rw=ejaan.menyebut_rw)
        teks = " ".join(bagian for bagian in (tempat, rt) if bagian)
        self._catat(baris, "lokasi", teks or f"Kel. {self.kel.nama}")

    def _ketik_volume(self, usulan: Usulan, baris: BarisTulis) -> None:
        satuan = "buah" if usulan.satuan == "unit" and self.gaya.buah else usulan.satuan
        tulis = self.satuan_tulis[satuan]
        utuh = "volume_satuan" in self.gaya.isi_kolom
        if utuh:
            rinci = self.gaya.volume == "rinci"
            baris.nilai["volume_satuan"] = tulis_ukuran(
                usulan, tulis, rinci=rinci, ribuan=self.gaya.titik_ribuan, acak=self.acak
            )
        else:
            kali = self.gaya.volume == "kali"
            baris.nilai["volume"] = tulis_kali(usulan) if kali else angka_sel(usulan.volume)
            baris.nilai["satuan"] = tulis
        baris.benar |= {"volume": teks_benar(usulan.volume), "satuan": satuan}
        for isi in ("volume", "satuan"):
            baris.sumber[isi] = "volume_satuan" if utuh else isi

    def _ketik_uang(self, usulan: Usulan, baris: BarisTulis) -> None:
        baris.sumber["anggaran_rupiah"] = "anggaran"
        baris.nilai["harga_satuan"] = usulan.harga_satuan_rupiah
        if self.acak.random() < self.gaya.uang_strip:
            baris.nilai["anggaran"] = "-"
            return
        ejaan = self.acak.choice(self.gaya.uang)
        baris.nilai["anggaran"] = UANG[ejaan](usulan.anggaran_rupiah)
        baris.benar["anggaran_rupiah"] = usulan.anggaran_rupiah

    def _opd(self, usulan: Usulan) -> str:
        nama, singkatan = _nama_opd()[usulan.kode_urusan]
        if self.gaya.opd == "kecamatan" or nama == "Kecamatan":
            return f"Kecamatan {self.kel.kecamatan}"
        return singkatan if self.gaya.opd == "singkatan" else nama

    def _lainnya(self, usulan: Usulan) -> dict[str, NilaiSel]:
        """Return the columns that are no field of the truth."""
        rw = usulan.rw or self.acak.randint(1, 6)
        jiwa = self.acak.randint(2, 24) * 5
        return {
            "program": PROGRAM[usulan.kelompok],
            "kegiatan": KEGIATAN[usulan.kelompok],
            "prioritas_daerah": PRIORITAS_DAERAH[usulan.kelompok],
            "sasaran_daerah": "Meningkatnya " + KEGIATAN[usulan.kelompok].lower(),
            "sasaran": f"{jiwa} KK",
            "penerima_manfaat": f"{jiwa} KK",
            "keluaran": "Terlaksananya kegiatan" if usulan.kelompok != "fisik" else "Terbangun",
            "pengusul": f"RW {rw:02d}" if usulan.rw else "LPM",
            "tanggal": self.kel.tanggal,
            "kelurahan": self.kel.nama,
            "kecamatan": self.kel.kecamatan,
            "kabupaten": "Kota Metro",
            "status": "Usulan",
            "usulan_ke": "Kelurahan",
            "profil": "Kelurahan",
            "opd_akhir": self._opd(usulan),
            "id_usulan": self.acak.randint(410_000, 489_999),
            "jenis_belanja": "Belanja Modal" if usulan.kelompok == "fisik" else "Belanja Barang",
            "sumber_dana": "APBD Kota",
            "waktu": "2024",
            "pola": "Swakelola" if jiwa < 50 else "Pihak ketiga",
            "partisipasi": self.acak.choice(("tenaga", "lahan", "konsumsi", "gotong royong")),
        }


def _daftar(rt: tuple[int, ...]) -> str:
    return ", ".join(str(n) for n in rt)
