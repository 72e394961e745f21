"""The page docs/temuan.md, made from reference/temuan.csv: `python -m cli.dokumen_temuan`."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from reference.loader import muat_referensi
from schemas.temuan import TINGKAT

HALAMAN = Path(__file__).parents[1] / "docs" / "temuan.md"
KEPALA = """# Katalog temuan

Halaman ini disusun dari `reference/temuan.csv` dengan `make dokumen`; jangan diubah langsung.
Tingkat, judul, pesan, dan saran setiap kode dapat diganti di tabel itu tanpa mengubah program. Kata
dalam {kurung kurawal} diganti dengan isi sel yang bersangkutan.
"""
JUDUL = {
    "tolak": ("Tolak", "Usulan pada baris itu belum diterima sampai selnya diperbaiki."),
    "periksa": ("Periksa", "Usulan diterima, tetapi isi selnya meragukan dan perlu dilihat orang."),
    "info": ("Info", "Untuk diketahui; tidak ada yang harus diubah."),
}


def build_halaman(katalog: pd.DataFrame) -> str:
    """Return the page: one table per level, the codes of the catalogue in its order."""
    bagian = [_bagian(tingkat, katalog[katalog["tingkat"] == tingkat]) for tingkat in TINGKAT]
    return "\n".join([KEPALA, *(b for b in bagian if b)])


def _bagian(tingkat: str, katalog: pd.DataFrame) -> str:
    if katalog.empty:
        return ""
    judul, arti = JUDUL[tingkat]
    baris = [
        f"| `{b.kode}` | {_sel(b.judul)} | {_sel(b.pesan)} | {_sel(b.saran)} | {_sel(b.contoh)} |"
        for b in katalog.itertuples()
    ]
    kepala = ["| Kode | Judul | Pesan | Yang harus dilakukan | Contoh |", "|---|---|---|---|---|"]
    return "\n".join([f"## {judul} ({len(katalog)} kode)", "", arti, "", *kepala, *baris, ""])


def _sel(teks: object) -> str:
    # A bar would end the cell, an angle bracket begin a tag.
    return str(teks).replace("|", r"\|").replace("<", "&lt;").replace("\n", " ")


def main() -> None:
    """Write the page anew."""
    HALAMAN.write_text(build_halaman(muat_referensi().temuan), encoding="utf-8")


if __name__ == "__main__":
    main()
