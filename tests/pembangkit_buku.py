"""Made-up workbooks: titles, tables, sums and closings laid out on canvases, with truth."""

from __future__ import annotations

from random import Random

from pembangkit_gaya import Kolom, draw_gaya, draw_kolom
from pembangkit_isi import PembuatIsi, Pilihan
from pembangkit_kanvas import KELURAHAN, TAHUN, BukuUji, Kanvas
from pembangkit_tabel import Tabel

PENUTUP = {
    "lurah": (
        "Metro, 12 Januari 2023",
        "Lurah {},",
        None,
        None,
        "SUPARNO, S.Sos",
        "NIP. 19700101 199003 1 001",
    ),
    "panitia": ("{}, 12-01-2023", "Pimpinan Musyawarah", None, "Dto", "SUPARNO", "Penata Tk. I"),
    "kosong": (
        "Metro,      Januari 2023",
        "Ketua Panitia,",
        None,
        None,
        "( ................ )",
        None,
    ),
}


def make_buku_uji(benih: int) -> BukuUji:
    """Return the workbook of a seed."""
    rng = Random(benih)
    gaya = draw_gaya(rng)
    buku = BukuUji(benih, gaya, rng.choice(KELURAHAN)[0])
    pembuat = _Penyusun(rng, buku)
    nama = {"bidang": ["Fisik", "Ekonomi", "Sosbud"]}.get(str(gaya.lembar), ["Usulan"])
    if gaya.lembar == "petunjuk":
        buku.lembar.append(_petunjuk())
    for n in nama[: rng.randint(2, 3)]:
        buku.lembar.append(pembuat.susun(n))
    if gaya.lembar == "tersembunyi":
        buku.lembar.append(_rahasia())
    if gaya.lembar == "kosong":
        buku.lembar.append(Kanvas("Sheet2"))
    return buku


def _petunjuk() -> Kanvas:
    k = Kanvas("Petunjuk")
    for r, teks in enumerate(
        (
            "PETUNJUK PENGISIAN",
            None,
            "1. Kolom No diisi nomor urut",
            "2. Kolom Usulan Kegiatan diisi nama kegiatan",
            "3. Lokasi diisi nama jalan, RT dan RW",
            "4. Volume diisi angka, satuan sesuai daftar",
        )
    ):
        k.tulis(r, 0, teks)
    return k


def _rahasia() -> Kanvas:
    k = Kanvas("Data lama", tersembunyi=True)
    for c, teks in enumerate(("No", "Usulan Kegiatan", "Lokasi", "Volume")):
        k.tulis(0, c, teks)
        k.tulis(1, c, (1, "Pembangunan lama", "Jl. Lama", "1 unit")[c])
    return k


class _Penyusun:
    """Lays tables out on canvases."""

    def __init__(self, rng: Random, buku: BukuUji) -> None:
        self.rng, self.buku, self.gaya = rng, buku, buku.gaya
        self.kolom = draw_kolom(rng, buku.gaya)
        self.tanam = rng.choice([0.0, 0.06, 0.12])
        self.gaya.ciri["tanam"] = self.tanam
        self.isi = PembuatIsi(rng, buku.gaya, buku.kelurahan, tanam=self.tanam)
        self.bentuk_total = (
            rng.choice(["angka", "angka", "teks"]) if self.isi.skala == 1 else "angka"
        )

    def susun(self, nama: str) -> Kanvas:
        k, pertama = Kanvas(nama), len(self.buku.usulan)
        r = self._judul(k, int(self.gaya.baris_awal))
        c = int(self.gaya.kolom_awal)
        akhir = self._tabel(k, r, c, self.kolom)
        if self.gaya.tabel == "samping":
            self._tabel(k, r, c + len(self.kolom) + self.rng.choice([1, 2]), self.kolom)
            akhir = max(a for a, _ in k.sel) + 1
        if self.gaya.tabel == "bawah":
            judul = self.rng.choice(
                ["B. USULAN LANJUTAN", "Tabel 2. Usulan Tambahan", "USULAN CADANGAN"]
            )
            k.tulis(akhir + 1, c, judul)
            if self.gaya.skala == "judul":
                akhir += 1
                k.tulis(akhir + 1, c + len(self.kolom) - 1, self.gaya.teks_skala)
            kolom = draw_kolom(self.rng, self.gaya) if self.rng.random() < 0.5 else self.kolom
            sejak = len(self.buku.usulan)
            akhir = self._tabel(k, akhir + 2 + self.rng.randint(0, 1), c, kolom)
            for u in self.buku.usulan[sejak:]:
                if u.nilai.get("bidang") is None and not any(k.field == "bidang" for k in kolom):
                    u.nilai["bidang"] = Pilihan(None, nama, judul, judul.removeprefix("B. "))
        self._penutup(k, akhir, c)
        if self.gaya.lembar == "bidang":
            for u in self.buku.usulan[pertama:]:
                u.nilai["bidang"] = u.nilai.get("bidang") or nama
        return k

    def _judul(self, k: Kanvas, r: int) -> int:
        kel, c, lebar = self.buku.kelurahan, int(self.gaya.kolom_awal), len(self.kolom)
        daftar = {
            "satu": [f"DAFTAR USULAN MUSRENBANG KELURAHAN {kel.upper()} TAHUN {TAHUN}"],
            "banyak": [
                "BERITA ACARA MUSRENBANG",
                f"KELURAHAN {kel.upper()}",
                "KOTA METRO",
                f"TAHUN {TAHUN}",
                "",
            ],
            "bergabung": [
                "REKAPITULASI USULAN PRIORITAS",
                f"KELURAHAN {kel.upper()} TAHUN {TAHUN}",
                "",
            ],
        }.get(str(self.gaya.judul), [])
        for teks in daftar:
            k.tulis(r, c, teks or None)
            if self.gaya.judul == "bergabung" and teks and self.gaya.format == "xlsx":
                k.gabung.append((r, c, r, c + lebar - 1))
            r += 1
        if self.gaya.judul == "pasangan":
            k.tulis(r, c, "FORM USULAN KEGIATAN")
            for i, (kiri, kanan) in enumerate(
                (("Kelurahan", kel), ("Kecamatan", "Metro Selatan"), ("Tahun", TAHUN))
            ):
                k.tulis(r + 1 + i, c, kiri)
                k.tulis(r + 1 + i, c + 2, self.rng.choice([f": {kanan}", kanan]))
            r += 5
        if self.gaya.catatan == "atas":
            k.tulis(r, c, "Catatan: usulan diisi sesuai hasil rembug RT")
            r += 1
        if self.gaya.skala == "judul":
            k.tulis(r, c + lebar - 1, self.gaya.teks_skala)
            r += 1
        return r

    def _tabel(self, k: Kanvas, r: int, c: int, kolom: list[Kolom]) -> int:
        tabel = Tabel(self, k, c, kolom)
        return tabel.tulis(r)

    def _penutup(self, k: Kanvas, r: int, c: int) -> None:
        kanan = c + max(len(self.kolom) - 2, 1)
        if self.gaya.catatan in ("bawah", "bintang"):
            r += 1
            tanda = "Catatan :" if self.gaya.catatan == "bawah" else "*) harga perkiraan tahun lalu"
            k.tulis(r, c, tanda)
            if self.gaya.catatan == "bawah":
                k.tulis(r + 1, c, "1. Usulan di atas sudah disepakati")
                k.tulis(r + 2, c, "2. Swadaya masyarakat tidak dihitung")
            r += 3
        if self.gaya.penutup == "tanpa":
            return
        lurah = PENUTUP.get(str(self.gaya.penutup), PENUTUP["lurah"])
        lpm = ("Mengetahui,", "Ketua LPM", None, None, "H. AHMAD YANI", None)
        for i in range(6):
            k.tulis(r + 2 + i, kanan, lurah[i] and lurah[i].format(self.buku.kelurahan))
            if self.gaya.penutup == "dua":
                k.tulis(r + 2 + i, c + 1, lpm[i])
