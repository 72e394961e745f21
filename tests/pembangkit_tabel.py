"""One made-up table on a canvas: header, sections, proposals, sums, with the truth of each."""

from __future__ import annotations

from typing import Any

from pembangkit_gaya import Kolom
from pembangkit_isi import BIDANG, Pilihan
from pembangkit_kanvas import ALAMAT, Benar, Kanvas
from pembangkit_nilai import Nilai, ribuan
from pembangkit_tempat import ROMAWI, romawi

from schemas.lembar import alamat_sel


class Tabel:
    """One table on a canvas."""

    def __init__(self, p: Any, k: Kanvas, c: int, kolom: list[Kolom]) -> None:
        self.p, self.k, self.c, self.kolom, self.rng, self.gaya = p, k, c, kolom, p.rng, p.gaya
        self.urut, self.nomor, self.bagian, self.sejak = 0, 0, None, []
        self.semua: list[int] = []
        self.nama_bagian = "Bidang"
        self.pertama = None
        self.sebelum: tuple[int, Nilai] | None = None

    def kol(self, f: str) -> int | None:
        return next((self.c + i for i, k in enumerate(self.kolom) if k.field == f), None)

    def tulis(self, r: int) -> int:
        r = self._kepala(r)
        bagian = self.rng.randint(2, 3) if self.gaya.bagian != "tanpa" else 1
        lanjut = self.rng.random() < 0.5
        for b in range(bagian):
            if self.gaya.bagian != "tanpa":
                r = self._bagian(r, b)
                self.nomor = self.nomor if lanjut else 0
            self.sejak, self.awal_bagian = [], r
            for _ in range(self.rng.randint(3, 7)):
                r = self._antara(r)
                r = self._usulan(r)
            if self.gaya.bagian != "tanpa" and self.gaya.subtotal != "tanpa":
                r = self._jumlah(r, str(self.gaya.subtotal), self.sejak, self.awal_bagian)
        if self.gaya.total != "tanpa" and (
            self.gaya.total != "polos" or self.gaya.subtotal == "tanpa"
        ):
            r = self._jumlah(r, f"total_{self.gaya.total}", self.semua, self.pertama or r)
        return r

    def _kepala(self, r: int) -> int:
        dalam = max(len(k.bagian) for k in self.kolom)
        gabung = bool(self.gaya.gabung_kepala) and dalam > 1
        for i, kol in enumerate(self.kolom):
            for j, teks in enumerate(kol.bagian):
                kiri = self.kolom[i - 1].bagian if i else []
                if j < len(kol.bagian) - 1 and kiri[: j + 1] == kol.bagian[: j + 1]:
                    continue
                self.k.tulis(r + j, self.c + i, teks)
                if gabung:
                    self._gabung_kepala(r, i, j, dalam)
        r += dalam
        return self._baris_nomor(r)

    def _gabung_kepala(self, r: int, i: int, j: int, dalam: int) -> None:
        bagian = self.kolom[i].bagian
        if j == len(bagian) - 1:
            if r + j < r + dalam - 1:
                self.k.gabung.append((r + j, self.c + i, r + dalam - 1, self.c + i))
            return
        n = i
        while (
            n + 1 < len(self.kolom)
            and self.kolom[n + 1].bagian[: j + 1] == bagian[: j + 1]
            and len(self.kolom[n + 1].bagian) > j + 1
        ):
            n += 1
        if n > i:
            self.k.gabung.append((r + j, self.c + i, r + j, self.c + n))

    def _baris_nomor(self, r: int) -> int:
        cara = str(self.gaya.baris_nomor)
        if cara == "tanpa":
            return r
        for i in range(len(self.kolom)):
            n = i + 1
            isi = {
                "angka": n,
                "kurung": f"({n})",
                "huruf": chr(96 + n),
                "romawi": romawi(n),
                "teks": str(n),
            }[cara]
            self.k.tulis(r, self.c + i, isi)
        return r + 1

    def _bagian(self, r: int, b: int) -> int:
        cara, nama = str(self.gaya.bagian), BIDANG[b]
        besar, uraian, nomor = f"BIDANG {nama.upper()}", self.kol("uraian"), self.kol("nomor")
        judul = {
            "kecil": f"Bidang {nama}",
            "kolom_a": f"BIDANG {ROMAWI[b + 1]}",
            "huruf": f"Bidang {nama}",
        }.get(cara, besar)
        if self.rng.random() < 0.2 and cara in ("romawi", "huruf", "gabung"):
            judul = nama.upper()
        self.nama_bagian = judul.title()
        tanda = {"romawi": ROMAWI[b + 1], "huruf": "ABC"[b], "angka": b + 1}.get(cara)
        self.bagian = judul
        if tanda is not None and nomor is not None and uraian > nomor:
            self.k.tulis(r, nomor, tanda)
            self.k.tulis(r, uraian, judul)
        elif cara == "kolom_a":
            self.k.tulis(r, self.c, judul)
        else:
            awalan = f"{ROMAWI[b + 1]}. " if cara in ("gabung", "romawi", "huruf", "angka") else ""
            self.k.tulis(r, self.c if cara == "gabung" else uraian, awalan + judul)
            if cara == "gabung" and self.gaya.format != "csv":
                self.k.gabung.append((r, self.c, r, self.c + len(self.kolom) - 1))
            self.bagian = Pilihan(judul, awalan + judul)
        return r + 1

    def _antara(self, r: int) -> int:
        if self.gaya.baris_kosong and self.rng.random() < 0.15:
            r += 1
        if self.gaya.kepala_ulang and self.urut and self.rng.random() < 0.2:
            r = self._kepala(r)
        return r

    def _usulan(self, r: int) -> int:
        self.urut += 1
        self.nomor += 1
        nilai = self.p.isi.buat(self.kolom, self.urut)
        if self.sebelum and self.rng.random() < self.p.tanam * 0.4 and self._boleh_kembar():
            nilai = self._kembar()
        self._gabung_isi(r, nilai)
        for f, v in nilai.sel.items():
            if v is not None:
                self.k.tulis(r, self.kol(f), v)
        if self.kol("nomor") is not None:
            self.k.tulis(
                r, self.kol("nomor"), self.rng.choice([self.nomor] * 8 + [f"{self.nomor}."])
            )
        self.pertama = r if self.pertama is None else self.pertama
        self._catat(r, nilai)
        self.sebelum = (r, nilai)
        self._tambahan(r)
        return r + 1

    def _boleh_kembar(self) -> bool:
        lama = self.sebelum[1]
        return bool(lama.benar["uraian"]) and not lama.warisan

    def _kembar(self) -> Nilai:
        lama = self.sebelum[1]
        return Nilai(dict(lama.sel), dict(lama.benar), [("uraian", "USULAN_KEMBAR")], "kembar")

    def _catat(self, r: int, nilai: Nilai) -> None:
        benar = dict(nilai.benar)
        if self.bagian is not None and "bidang" not in nilai.sel:
            benar["bidang"] = self.bagian
        elif "bidang" not in nilai.sel:
            benar["bidang"] = None
        sel: dict[str, object] = {}
        for k in self.kolom:
            for f in ALAMAT.get(k.field, (k.field,)):
                sel.setdefault(f, alamat_sel(r, self.kol(k.field)))
        sel |= {f: Pilihan(sel[f], a) for f, a in nilai.warisan.items()}
        sel.setdefault("satuan", sel.get("volume"))
        if "lokasi" in sel and "rt" not in sel:
            sel["rt"] = sel["rw"] = sel["lokasi"]
        tolak = {"URAIAN_KOSONG", "USULAN_KEMBAR", "KELURAHAN_LAIN"}
        ditolak = any(k in tolak or (f == "uraian" and k == "SEL_GALAT") for f, k in nilai.kode)
        ditolak = ditolak or (nilai.ciri == "kembar")
        self.p.buku.usulan.append(Benar(self.k.nama, r + 1, benar, sel, ditolak, nilai.ciri))
        for f, kode in nilai.kode:
            if self.gaya.format == "csv" and kode.endswith("JADI_TANGGAL"):
                continue  # a csv file has no dates, only text
            self.p.buku.tanaman.append((self.k.nama, alamat_sel(r, self.kol(f)), kode))
        uang = benar.get("anggaran_rupiah") or 0
        self.sejak.append(uang)
        self.semua.append(uang)

    def _gabung_isi(self, r: int, nilai: Nilai) -> None:
        """Let a cell mean what the one above says: merged, or a ditto mark."""
        cara, lama = str(self.gaya.gabung_isi), self.sebelum
        f = {
            "lokasi": "lokasi",
            "pengusul": "pengusul",
            "bidang": "bidang",
            "uang": "anggaran",
            "ditto": "pengusul",
        }.get(cara)
        if (
            f is None
            or self.kol(f) is None
            or lama is None
            or lama[0] != r - 1
            or self.rng.random() < 0.6
        ):
            return
        if (
            lama[1].sel.get(f) is None
            or any(k[0] == f for k in (*nilai.kode, *lama[1].kode))
            or nilai.ciri == "kembar"
        ):
            return
        if f == "lokasi" and (
            self.gaya.tempat == "lokasi" or any("KELURAHAN" in k[1] for k in nilai.kode)
        ):
            return
        if cara == "ditto":
            nilai.sel[f], nilai.benar[f] = (
                self.rng.choice(['"', "idem", "sda", "s.d.a", '-"-']),
                lama[1].benar[f],
            )
            return
        if (
            any(g[1] == self.kol(f) and g[2] == r - 1 for g in self.k.gabung)
            or self.gaya.format == "csv"
        ):
            return
        self.k.gabung.append((r - 1, self.kol(f), r, self.kol(f)))
        nilai.sel[f] = None
        if f == "anggaran":
            nilai.benar["anggaran_rupiah"] = None
            nilai.kode = [k for k in nilai.kode if k[1] != "HITUNGAN_TIDAK_COCOK"]
            self.p.buku.tanaman.append(
                (self.k.nama, alamat_sel(r - 1, self.kol(f)), "NILAI_GABUNGAN")
            )
            return
        nilai.benar[f] = lama[1].benar[f]
        nilai.warisan = {f: alamat_sel(r - 1, self.kol(f))}

    def _tambahan(self, r: int) -> None:
        if self.gaya.samping and self.rng.random() < 0.15:
            c = self.c + len(self.kolom) + self.rng.randint(0, 2)
            self.k.tulis(r, c, self.rng.choice(["cek lagi", 12500, "ok"]))
            self.p.buku.tanaman.append((self.k.nama, alamat_sel(r, c), "NILAI_DI_LUAR_TABEL"))
        if self.gaya.tersembunyi == "baris" and self.rng.random() < 0.15:
            self.k.baris_sembunyi.add(r)
        asing = self.kol("asing")
        if self.gaya.tersembunyi == "kolom" and asing is not None:
            self.k.kolom_sembunyi.add(asing)

    def _jumlah(self, r: int, cara: str, uang: list[int], dari: int) -> int:
        kol = self.kol("anggaran")
        if kol is None:
            return r
        label = {
            "berlabel": f"Jumlah {self.nama_bagian}",
            "sub": self.rng.choice(["Sub Total", "SUB JUMLAH", "Sub total", "Jumlah I"]),
            "total_jumlah": self.rng.choice(
                [
                    "JUMLAH",
                    "Jumlah",
                    "JUMLAH TOTAL",
                    "J U M L A H",
                    "Jumlah Seluruhnya",
                    "Jml",
                    "JML.",
                ]
            ),
            "total_total": self.rng.choice(
                ["TOTAL", "Total Usulan", "GRAND TOTAL", "TOTAL KESELURUHAN", "Total Anggaran"]
            ),
            "total_gabung": "JUMLAH KESELURUHAN",
            "total_terbilang": "TOTAL",
            "total_bulat": "JUMLAH",
            "total_banyak": "Jumlah",
        }.get(cara)
        tempat = (
            self.kol("uraian") if self.kol("uraian") < kol and self.rng.random() < 0.5 else self.c
        )
        if label and tempat != kol:
            self.k.tulis(r, tempat, label)
            if cara == "total_gabung" and kol - tempat > 1 and self.gaya.format != "csv":
                self.k.gabung.append((r, tempat, r, kol - 1))
        self._tulis_jumlah(r, kol, sum(uang), dari)
        uraian = self.kol("uraian")
        if cara == "total_banyak" and label and tempat != uraian and uraian != kol:
            self.k.tulis(r, uraian, f"{len(uang)} usulan")
        if cara == "total_bulat" and tempat != kol:
            self.k.tulis(r + 1, tempat, "Dibulatkan")
            self.k.tulis(r + 1, kol, self.k.sel[r, kol])
            return r + 2
        if cara == "total_terbilang":
            self.k.tulis(r + 1, self.c, "Terbilang: seratus dua puluh juta rupiah")
            return r + 2
        return r + 1

    def _tulis_jumlah(self, r: int, kol: int, n: int, dari: int) -> None:
        if self.rng.random() < self.p.tanam:
            n += 1_000_000 if self.p.isi.skala < 10**6 else 5_000_000
            self.p.buku.tanaman.append((self.k.nama, alamat_sel(r, kol), "JUMLAH_TIDAK_COCOK"))
        isi = n // self.p.isi.skala if n % self.p.isi.skala == 0 else n / self.p.isi.skala
        self.k.tulis(r, kol, f"Rp {ribuan(n)}" if self.p.bentuk_total == "teks" else isi)
        if self.gaya.rumus and self.p.bentuk_total != "teks" and self.gaya.format == "xlsx":
            huruf = alamat_sel(0, kol)[:-1]
            self.k.rumus[r, kol] = f"SUM({huruf}{dari + 1}:{huruf}{r})"
