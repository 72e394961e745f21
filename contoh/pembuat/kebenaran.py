"""Writes the truth as CSV: empty where there is nothing, commas, UTF-8."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from pembuat.model import Kebenaran
from pembuat.tata import FIELD_BENAR

KOLOM: dict[str, tuple[str, ...]] = {
    "usulan": (
        "berkas",
        "kode_kelurahan",
        "lembar",
        "nomor_baris",
        *(kolom for isi in FIELD_BENAR for kolom in (isi, f"sel_{isi}")),
        "kode_urusan",
        "alternatif",
        "status",
    ),
    "temuan": ("berkas", "kode_kelurahan", "lembar", "nomor_baris", "sel", "kode"),
    "baris": ("berkas", "kode_kelurahan", "lembar", "nomor_baris", "jenis"),
    "berkas": (
        "berkas",
        "kode_kelurahan",
        "hasil",
        "jumlah_diterima",
        "jumlah_ditolak",
        "diterima_rupiah",
        "ditolak_rupiah",
    ),
}


def tandai_berkas(benar: Kebenaran, berkas: str, kode_kelurahan: str) -> Kebenaran:
    """Say of every row of the truth which file it is about, and sum the file up."""
    milik = {"berkas": berkas, "kode_kelurahan": kode_kelurahan}
    hasil = Kebenaran(
        *(
            [milik | baris for baris in getattr(benar, nama)]
            for nama in ("usulan", "temuan", "baris")
        )
    )
    ringkas: dict[str, object] = {**milik, "hasil": "terbaca"}
    for status in ("diterima", "ditolak"):
        isi = [b for b in hasil.usulan if b["status"] == status]
        ringkas[f"jumlah_{status}"] = len(isi)
        ringkas[f"{status}_rupiah"] = sum(int(str(b["anggaran_rupiah"] or 0)) for b in isi)
    hasil.berkas = [ringkas]
    return hasil


def berkas_rusak(berkas: str, kode_kelurahan: str) -> Kebenaran:
    """Return the truth of a file that cannot be read."""
    nol = dict.fromkeys(KOLOM["berkas"][3:], 0)
    milik = {"berkas": berkas, "kode_kelurahan": kode_kelurahan, "hasil": "rusak"}
    return Kebenaran(berkas=[{**milik, **nol}])


def tulis_kebenaran(benar: Kebenaran, folder: Path) -> None:
    """Write usulan.csv, temuan.csv, baris.csv and berkas.csv into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for nama, kolom in KOLOM.items():
        keluar = io.StringIO()
        penulis = csv.DictWriter(keluar, kolom, lineterminator="\n")
        penulis.writeheader()
        penulis.writerows(getattr(benar, nama))
        (folder / f"{nama}.csv").write_bytes(keluar.getvalue().encode())
