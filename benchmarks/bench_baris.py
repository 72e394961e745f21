"""One workbook of 100,000 rows: CPU and peak memory of each stage, as a ratio to calamine alone.

`python benchmarks/bench_baris.py [ROWS]`. Ratios are of CPU seconds in one run, because wall time
on a shared machine says little.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from reference.loader import muat_referensi
from schemas.berkas import Identitas
from tasks.baca import close_pembaca, read_buku
from tasks.baca.batas import BatasBaca
from usulan.layout import read_layout
from usulan.parse import parse_usulan
from usulan.validate import validate_usulan

KEPALA = (
    "No",
    "Usulan Kegiatan",
    "Permasalahan",
    "Lokasi",
    "RT/RW",
    "Volume",
    "Satuan",
    "Anggaran (Rp)",
    "Prioritas",
    "OPD Tujuan",
    "Kelurahan",
    "Keterangan",
)
KELURAHAN = "18.72.05.1004"


def main() -> None:
    baris = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "margodadi.xlsx"
        make_buku_besar(path, baris)
        ukur_semua(path, baris)


def make_buku_besar(path: Path, baris: int) -> None:
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet("Usulan")
    lembar.append(KEPALA)
    for i in range(1, baris + 1):
        lembar.append(
            (i, f"Pembangunan drainase gang {i % 5000}", f"Banjir {i % 300}", f"Gg. Melati {i}",
             f"RT {i % 40 + 1:02}/RW {i % 15 + 1:02}", f"{i % 500 + 1} m", "m", 1_000_000 + i,
             None, "Dinas Pekerjaan Umum dan Tata Ruang", "Margodadi", None)
        )  # fmt: skip
    buku.save(path)


def ukur_semua(path: Path, baris: int) -> None:
    referensi = muat_referensi()
    batas = replace(BatasBaca(), detik=300)
    _, dasar = ukur(lambda: CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())
    buku, baca = ukur(lambda: read_buku(path, batas))
    close_pembaca()
    anak = resource.getrusage(resource.RUSAGE_CHILDREN)
    baca += anak.ru_utime + anak.ru_stime
    layout, tata = ukur(lambda: read_layout(buku, referensi))
    parse, urai = ukur(lambda: parse_usulan(layout.mentah, Identitas(KELURAHAN, 2023), referensi))
    _, nilai = ukur(lambda: validate_usulan(layout, parse, KELURAHAN, referensi))
    print(f"{baris:,} baris x {len(KEPALA)} kolom, detik CPU dan kelipatan calamine")
    for nama, detik in (
        ("calamine saja", dasar),
        ("read_buku (terisolasi)", baca),
        ("read_layout", tata),
        ("parse_usulan", urai),
        ("validate_usulan", nilai),
        ("seluruhnya", baca + tata + urai + nilai),
    ):
        print(f"{nama:24}{detik:8.1f}{detik / dasar:8.1f} x")
    mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memori puncak: proses {mb:.0f} MB, pembaca {anak.ru_maxrss / 1024:.0f} MB")


def ukur(kerja: Callable[[], Any]) -> tuple[Any, float]:
    """Return what a piece of work gives and the CPU seconds that this process spent on it."""
    mulai = time.process_time()
    hasil = kerja()
    return hasil, time.process_time() - mulai


if __name__ == "__main__":
    main()
