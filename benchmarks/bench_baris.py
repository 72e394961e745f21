"""One workbook of 100,000 rows: CPU and peak memory of each stage, as a ratio to calamine alone.

`python benchmarks/bench_baris.py [ROWS]`. Three processes, one after another: calamine alone, the
stages one by one, and `process_buku` whole. Ratios are of CPU seconds in one run, because wall time
on a shared machine says little; what is done once per process (reference tables, training) is left
out.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from buku_besar import KEPALA, KODE_KELURAHAN, NAMA_BERKAS, TAHUN, make_buku_besar
from python_calamine import CalamineWorkbook

BACA_DAN_LAYOUT = ("read_buku (terisolasi)", "read_layout")


def main() -> None:
    if len(sys.argv) == 3:
        print(json.dumps(PROSES[sys.argv[1]](Path(sys.argv[2]))))
        return
    baris = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / NAMA_BERKAS
        make_buku_besar(path, baris)
        calamine, tahap, utuh = (_jalankan(proses, path) for proses in PROSES)
    print(f"{baris:,} baris x {len(KEPALA)} kolom, detik CPU dan kelipatan calamine")
    _cetak_detik(calamine["detik"]["calamine saja"], tahap["detik"], utuh["detik"])
    print(f"memori puncak: tahap demi tahap {tahap['mb']:.0f} MB, process_buku {utuh['mb']:.0f} MB")
    print(f"memori puncak: pembaca {tahap['mb_anak']:.0f} MB, calamine {calamine['mb']:.0f} MB")


def _jalankan(proses: str, path: Path) -> dict[str, Any]:
    perintah = [sys.executable, __file__, proses, str(path)]
    keluaran = subprocess.run(perintah, stdout=subprocess.PIPE, check=True, text=True).stdout
    hasil: dict[str, Any] = json.loads(keluaran.splitlines()[-1])
    return hasil


def _cetak_detik(dasar: float, tahap: dict[str, float], utuh: dict[str, float]) -> None:
    baris = {"calamine saja": dasar} | tahap
    baris["baca + layout"] = sum(tahap[nama] for nama in BACA_DAN_LAYOUT)
    baris["sampai validate_usulan"] = sum(tahap.values()) - tahap["classify_usulan"]
    for nama, detik in (baris | utuh).items():
        print(f"{nama:26}{detik:8.1f}{detik / dasar:8.1f} x")


def _ukur_calamine(path: Path) -> dict[str, Any]:
    detik: dict[str, float] = {}
    _ukur(
        detik,
        "calamine saja",
        lambda: CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(),
    )
    return _lapor(detik)


def _ukur_tahap(path: Path) -> dict[str, Any]:
    from schemas.berkas import Identitas
    from usulan.classify import classify_usulan
    from usulan.layout import read_layout
    from usulan.parse import parse_usulan
    from usulan.validate import validate_usulan

    referensi = _siapkan()
    detik: dict[str, float] = {}
    buku = _baca(detik, path)
    layout = _ukur(detik, "read_layout", lambda: read_layout(buku, referensi))
    identitas = Identitas(KODE_KELURAHAN, TAHUN)
    parse = _ukur(detik, "parse_usulan", lambda: parse_usulan(layout.mentah, identitas, referensi))
    validasi = _ukur(
        detik,
        "validate_usulan",
        lambda: validate_usulan(layout, parse, KODE_KELURAHAN, referensi),
    )
    _ukur(detik, "classify_usulan", lambda: classify_usulan(validasi.diterima, referensi))
    return _lapor(detik)


def _ukur_utuh(path: Path) -> dict[str, Any]:
    from usulan.pipeline import process_buku

    referensi = _siapkan()
    detik: dict[str, float] = {}
    buku = _baca({}, path)
    hasil = _ukur(
        detik,
        "process_buku (tanpa baca)",
        lambda: process_buku(buku, f"{TAHUN}/{path.name}", referensi),
    )
    print(f"{len(hasil.temuan)} temuan, {len(hasil.diterima)} diterima", file=sys.stderr)
    return _lapor(detik)


PROSES = {"calamine": _ukur_calamine, "tahap": _ukur_tahap, "utuh": _ukur_utuh}


def _siapkan() -> Any:
    """Return the reference tables, with the classifier trained: start-up, not throughput."""
    from reference.loader import muat_referensi
    from usulan.classify import classify_teks

    referensi = muat_referensi()
    classify_teks(["drainase"], referensi)
    return referensi


def _baca(detik: dict[str, float], path: Path) -> Any:
    """Read the workbook as the program does; the reader's own process counts too."""
    from tasks.baca import close_pembaca, read_buku
    from tasks.baca.batas import BatasBaca

    buku = _ukur(
        detik, BACA_DAN_LAYOUT[0], lambda: read_buku(path, replace(BatasBaca(), detik=300))
    )
    close_pembaca()
    anak = resource.getrusage(resource.RUSAGE_CHILDREN)
    detik[BACA_DAN_LAYOUT[0]] += anak.ru_utime + anak.ru_stime
    return buku


def _ukur(detik: dict[str, float], nama: str, kerja: Callable[[], Any]) -> Any:
    """Return what a piece of work gives; `detik` takes the CPU seconds this process spent on it."""
    mulai = time.process_time()
    hasil = kerja()
    detik[nama] = time.process_time() - mulai
    return hasil


def _lapor(detik: dict[str, float]) -> dict[str, Any]:
    sendiri, anak = (
        resource.getrusage(siapa).ru_maxrss / 1024
        for siapa in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return {"detik": detik, "mb": sendiri, "mb_anak": anak}


if __name__ == "__main__":
    main()
