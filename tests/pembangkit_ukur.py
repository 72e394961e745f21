"""Measuring the reader on made-up workbooks: rows, fields, addresses, planted mistakes, laws."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from pembangkit_buku import make_buku_uji
from pembangkit_isi import Pilihan
from pembangkit_kanvas import Benar, BukuUji
from pembangkit_tulis import tulis_buku

from reference.loader import Referensi, muat_referensi
from schemas.berkas import Identitas
from schemas.galat import UsulanError
from schemas.kolom import KOLOM_BERSIH
from schemas.lembar import BukuKerja
from tasks.baca import read_buku
from usulan.layout import read_layout
from usulan.parse import parse_usulan
from usulan.validate import validate_usulan

KODE = "18.72.05.1001"
TIDAK_DIUKUR = {"program", "kegiatan", "sub_kegiatan"}
FIELD = [k for k in KOLOM_BERSIH if k not in TIDAK_DIUKUR]


@dataclass
class Ukuran:
    """Counts over workbooks; `salah` are (seed, sheet, row, field, right, read, mark)."""

    benar: Counter[str] = field(default_factory=Counter)
    semua: Counter[str] = field(default_factory=Counter)
    salah: list[tuple[Any, ...]] = field(default_factory=list)
    hilang: list[tuple[Any, ...]] = field(default_factory=list)
    ditambah: list[tuple[Any, ...]] = field(default_factory=list)
    tanaman: int = 0
    luput: list[tuple[Any, ...]] = field(default_factory=list)
    baris: int = 0
    tolak_keliru: list[tuple[Any, ...]] = field(default_factory=list)
    lolos: list[tuple[Any, ...]] = field(default_factory=list)
    gagal: list[tuple[int, str]] = field(default_factory=list)
    hukum: list[tuple[int, str]] = field(default_factory=list)

    @property
    def ketepatan(self) -> float:
        """Share of exact fields, rows that were lost counted as wrong in every field."""
        ya = sum(v for k, v in self.benar.items() if k.startswith("field "))
        return ya / max(sum(v for k, v in self.semua.items() if k.startswith("field ")), 1)

    def hitung(self, tanda: str, benar: bool) -> None:
        self.semua[tanda] += 1
        self.benar[tanda] += benar

    def laporan(self) -> str:
        tanda = sorted(self.semua, key=lambda k: (k.split()[0] != "field", k))
        tabel = [
            f"{k:42} {self.benar[k]:6}/{self.semua[k]:6} {self.benar[k] / self.semua[k]:8.2%}"
            for k in tanda
        ]
        return "\n".join(
            [
                *tabel,
                f"field {self.ketepatan:.3%}; baris {self.baris}, hilang {len(self.hilang)}, "
                f"ditambah {len(self.ditambah)}; tanaman {self.tanaman}, luput {len(self.luput)}; "
                f"tolak keliru {len(self.tolak_keliru)}, "
                f"lolos {len(self.lolos)}; gagal {len(self.gagal)}; hukum {len(self.hukum)}",
            ]
        )


@cache
def referensi() -> Referensi:
    return muat_referensi()


def ukur(benih: range, folder: Path) -> Ukuran:
    """Generate, write, read and compare the workbooks of the given seeds."""
    hasil = Ukuran()
    for b in benih:
        buku = make_buku_uji(b)
        ukur_buku(buku, read_buku(tulis_buku(buku, folder)), hasil)
    return hasil


def ukur_buku(buku: BukuUji, dibaca: BukuKerja, hasil: Ukuran) -> None:
    hasil.baris += len(buku.usulan)
    try:
        layout = read_layout(dibaca, referensi())
    except UsulanError as galat:
        hasil.gagal.append((buku.benih, f"{type(galat).__name__}: {galat}"))
        hasil.hilang += [(buku.benih, u.lembar, u.baris) for u in buku.usulan]
        _salah_semua(buku, buku.usulan, hasil)
        return
    parse = parse_usulan(layout.mentah, Identitas(KODE, 2023), referensi())
    nilai = validate_usulan(layout, parse, _kode(buku), referensi())
    ditolak = set(nilai.ditolak["usulan_id"])
    _ukur_baris(buku, parse.bersih, ditolak, hasil)
    _ukur_tanaman(buku, nilai.catatan, hasil)
    _ukur_hukum(buku, dibaca, layout, parse.bersih, nilai, hasil)


def _kode(buku: BukuUji) -> str:
    w = referensi().wilayah
    nama = {"Iringmulyo": "Iring Mulyo"}.get(buku.kelurahan, buku.kelurahan)
    return str(w.loc[(w["tingkat"] == "kelurahan") & (w["nama"] == nama), "kode"].iloc[0])


def _lembar(buku: BukuUji, nama: str) -> str:
    return "*" if buku.gaya.format == "csv" else nama


def _ukur_baris(buku: BukuUji, bersih: pd.DataFrame, ditolak: set[str], hasil: Ukuran) -> None:
    ada: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for b in bersih.to_dict("records"):
        ada.setdefault((_lembar(buku, b["lembar"]), b["nomor_baris"]), []).append(b)
    hilang = []
    for u in sorted(buku.usulan, key=lambda u: (u.lembar, u.baris, _kolom(u.sel["uraian"]))):
        daftar = ada.get((_lembar(buku, u.lembar), u.baris))
        if not daftar:
            hasil.hilang.append((buku.benih, u.lembar, u.baris, u.nilai["uraian"]))
            hilang.append(u)
            continue
        daftar.sort(key=lambda b: _kolom(b["sel_uraian"]))
        b = daftar.pop(0)
        _bandingkan(buku, u, b, hasil)
        tolak = b["usulan_id"] in ditolak
        if tolak and not u.ditolak:
            hasil.tolak_keliru.append((buku.benih, u.lembar, u.baris, b["uraian"]))
        elif u.ditolak and not tolak:
            hasil.lolos.append((buku.benih, u.lembar, u.baris, b["uraian"]))
    _salah_semua(buku, hilang, hasil)
    hasil.ditambah += [(buku.benih, *k, b["uraian"]) for k, d in ada.items() for b in d]


def _kolom(sel: object) -> tuple[int, str]:
    huruf = str(sel).rstrip("0123456789")
    return len(huruf), huruf


def _bandingkan(buku: BukuUji, u: Benar, b: dict[str, Any], hasil: Ukuran) -> None:
    for f in FIELD:
        benar, baca = u.nilai.get(f), b[f]
        baca = None if pd.isna(baca) else baca
        if benar is ...:
            continue
        sama = _sama(benar, baca)
        if (
            sama
            and baca is not None
            and not _sama(u.sel.get(f, b[f"sel_{f}"]), b[f"sel_{f}"])
            and f != "bidang"
        ):
            sama, baca = False, f"sel {b[f'sel_{f}']} bukan {u.sel.get(f)}"
        _tandai(buku, u, f, sama, hasil)
        if not sama:
            hasil.salah.append((buku.benih, u.lembar, u.baris, f, benar, baca, u.ciri))


def _sama(benar: object, baca: object) -> bool:
    if isinstance(benar, Pilihan):
        return any(_sama(x, baca) for x in benar)
    if isinstance(benar, float) and isinstance(baca, float):
        return abs(benar - baca) < 1e-6
    return benar == baca


def _tandai(buku: BukuUji, u: Benar, f: str, sama: bool, hasil: Ukuran) -> None:
    hasil.hitung(f"field {f}", sama)
    for nama, pilihan in buku.gaya.ciri.items():
        hasil.hitung(f"{nama}={pilihan}", sama)


def _salah_semua(buku: BukuUji, usulan: list[Benar], hasil: Ukuran) -> None:
    for u in usulan:
        for f in FIELD:
            _tandai(buku, u, f, False, hasil)


def _ukur_tanaman(buku: BukuUji, catatan: pd.DataFrame, hasil: Ukuran) -> None:
    ada = {
        (_lembar(buku, str(lm)), s, k)
        for lm, s, k in zip(catatan["lembar"], catatan["sel"], catatan["kode"], strict=True)
    }
    for lembar, sel, kode in buku.tanaman:
        hasil.tanaman += 1
        if (_lembar(buku, lembar), sel, kode) not in ada:
            mirip = sorted(k for lm, s, k in ada if s == sel)
            hasil.luput.append((buku.benih, lembar, sel, kode, mirip))


def _ukur_hukum(
    buku: BukuUji, dibaca: BukuKerja, layout: Any, bersih: pd.DataFrame, nilai: Any, hasil: Ukuran
) -> None:
    """The conservation laws: every row once, every rupiah once, every address the value's own."""
    langgar = []
    for lembar in dibaca.lembar:
        usulan = set(layout.mentah.loc[layout.mentah["lembar"] == lembar.nama, "nomor_baris"])
        bukan = list(
            layout.bukan_usulan.loc[layout.bukan_usulan["lembar"] == lembar.nama, "nomor_baris"]
        )
        if (
            len(bukan) != len(set(bukan))
            or usulan & set(bukan)
            or len(usulan) + len(bukan) != len(lembar.baris)
        ):
            langgar.append(
                f"baris {lembar.nama}: {len(usulan)} + {len(bukan)} dari {len(lembar.baris)}"
            )
    if len(nilai.diterima) + len(nilai.ditolak) != len(bersih) or len(bersih) != len(layout.mentah):
        langgar.append("diterima + ditolak")
    uang = sum(int(d["anggaran_rupiah"].sum()) for d in (nilai.diterima, nilai.ditolak))
    if uang != int(bersih["anggaran_rupiah"].sum()):
        langgar.append("rupiah")
    if bersih["usulan_id"].duplicated().any():
        langgar.append("usulan_id berulang")
    hasil.hukum += [(buku.benih, teks) for teks in langgar]
