"""The page docs/kamus-data.md, made from the models and views: `python -m cli.dokumen_kamus`."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from warehouse.daftar_pandangan import Pandangan
from warehouse.kamus import KolomKamus, TabelKamus, list_pandangan, list_tabel
from warehouse.mesin import open_gudang
from warehouse.migrasi import migrate_gudang

HALAMAN = Path(__file__).parents[1] / "docs" / "kamus-data.md"
KEPALA = """# Kamus data gudang

Halaman ini disusun dari model dan migrasi di `warehouse/` dengan `make dokumen`; jangan diubah
langsung. Bentuknya sama di SQLite dan PostgreSQL. Kolom berakhiran `_rupiah` berisi rupiah bulat,
`_pada` waktu UTC, `kode_` kode sebagai teks.

Untuk laporan dan dasbor pakailah pandangan, bukan tabel. Pandangan bertanda **pembaca** tidak
memuat data pribadi dan terbuka bagi peran `musrenbang_pembaca` (`musrenbang gudang peran`).
"""
ARTI = {
    "hasil": "hasil anggaran; `belum_dialokasikan` sebelum anggaran dibagi",
    "status": "di `daftar_usulan`: diterima atau ditolak oleh pemeriksaan",
    "prioritas": "nomor urut yang ditulis kelurahan; 1 yang terpenting",
    "keyakinan": "0 sampai 1, seyakin apa klasifikasinya",
    "jumlah_periksa": "usulan yang klasifikasinya perlu diputuskan orang",
    "jumlah_ditolak": "usulan diterima yang kemudian tidak boleh didanai menurut keputusan",
    "diminta_rupiah": "anggaran yang diusulkan, tanpa anggaran dihitung 0",
    "didanai_rupiah": "yang mendapat pagu",
    "tidak_didanai_rupiah": "yang tidak muat di bawah salah satu pagu",
    "lainnya_rupiah": "yang tidak ikut dibagi: menunggu tinjauan, digabung, dan sebagainya",
    "usulan_bertemuan": "usulan dengan temuan tolak atau periksa, masing-masing dihitung sekali",
    "tanpa_tempat": "usulan tanpa lokasi, RT, dan RW",
    "disamarkan": "ya bila uraian dan lokasi disembunyikan karena memuat data pribadi",
    "batas_kirim": "hari terakhir berkas kelurahan diterima tepat waktu",
}
"""Columns of views whose name does not say all."""

TENTANG_TABEL = """## Tabel

Kalimat pertama setiap tabel (*grain*) menyebut arti satu baris, dalam bahasa Inggris seperti di
modelnya. Yang tertulis di bawah **Aturan** ditolak oleh basis data sendiri.
"""


def build_halaman(
    tabel: Sequence[TabelKamus], pandangan: Sequence[tuple[Pandangan, Sequence[str]]]
) -> str:
    """Return the page: the views with meaning and columns, then the tables with their rules."""
    bagian = [
        KEPALA,
        f"## Pandangan ({len(pandangan)})\n",
        *(_pandangan(p, kolom) for p, kolom in pandangan),
        _arti(),
        TENTANG_TABEL,
        *(_tabel(t) for t in tabel),
    ]
    return "\n".join(bagian)


def read_pandangan() -> list[tuple[Pandangan, tuple[str, ...]]]:
    """Return the views with their columns, from a warehouse migrated for this only."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_gudang(f"sqlite:///{folder}/gudang.db")
        migrate_gudang(engine)
        isi = list_pandangan(engine)
        engine.dispose()
    return isi


def _pandangan(pandangan: Pandangan, kolom: Sequence[str]) -> str:
    tanda = " (**pembaca**)" if pandangan.pembaca else ""
    daftar = ", ".join(f"`{k}`" for k in kolom)
    return f"### `{pandangan.nama}`{tanda}\n\n{pandangan.makna}\n\n{daftar}\n"


def _arti() -> str:
    baris = [f"| `{kolom}` | {arti} |" for kolom, arti in ARTI.items()]
    return "\n".join(["### Arti kolom", "", "| Kolom | Arti |", "|---|---|", *baris, ""])


def _tabel(tabel: TabelKamus) -> str:
    kepala = ["| Kolom | Jenis | Boleh kosong | Kunci |", "|---|---|---|---|"]
    bagian = [f"### `{tabel.nama}`", "", tabel.makna, "", *kepala, *map(_kolom, tabel.kolom), ""]
    for judul, isi in (("Aturan", tabel.aturan), ("Unik", tabel.unik), ("Indeks", tabel.indeks)):
        if isi:
            bagian += [f"**{judul}**", "", *(f"- `{i}`" for i in isi), ""]
    return "\n".join(bagian)


def _kolom(kolom: KolomKamus) -> str:
    kosong = "ya" if kolom.boleh_kosong else "tidak"
    return f"| `{kolom.nama}` | {kolom.jenis} | {kosong} | {', '.join(kolom.kunci)} |"


def main() -> None:
    """Write the page anew."""
    HALAMAN.write_text(build_halaman(list_tabel(), read_pandangan()), encoding="utf-8")


if __name__ == "__main__":
    main()
