"""Workbooks per second and peak memory, straight and through Prefect: `make bench`.

Each measurement runs in a process of its own, on copies of the sample workbooks spread over as many
years as needed. Both ways do the same work: read, judge, classify, load into a fresh SQLite.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

AKAR = Path(__file__).parents[1]
JUMLAH = (22, 200)
CARA = ("lurus", "prefect")
TAHUN_TERAKHIR = 2023
SIAPA = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


@dataclass(frozen=True)
class Ukuran:
    """One measurement without start-up: wall and CPU seconds, MB of the process and its reader.

    CPU seconds are those of the process and its readers; Prefect's own server is not in them.
    """

    cara: str
    jumlah: int
    detik: float
    detik_cpu: float
    mb: float
    mb_pembaca: float

    @property
    def per_detik(self) -> float:
        return self.jumlah / self.detik


def main() -> None:
    argumen = argparse.ArgumentParser(description=__doc__)
    argumen.add_argument("--cara", choices=CARA)
    argumen.add_argument("--jumlah", type=int, action="append")
    pilihan = argumen.parse_args()
    if pilihan.cara:
        print(json.dumps(asdict(_ukur(pilihan.cara, pilihan.jumlah[0]))))
        return
    for jumlah in pilihan.jumlah or JUMLAH:
        lurus, prefect = (_ukur_terpisah(cara, jumlah) for cara in CARA)
        for u in (lurus, prefect):
            print(
                f"{u.jumlah:4} buku  {u.cara:8}{u.detik:8.1f} dtk{u.per_detik:8.2f} buku/dtk"
                f"{u.detik_cpu:8.1f} dtk CPU{u.mb:8.0f} MB  pembaca {u.mb_pembaca:.0f} MB"
            )
        print(
            f"{jumlah:4} buku  prefect / lurus = {prefect.detik / lurus.detik:.2f} x waktu, "
            f"{prefect.detik_cpu / lurus.detik_cpu:.2f} x CPU, {prefect.mb / lurus.mb:.2f} x memori"
        )


def _ukur_terpisah(cara: str, jumlah: int) -> Ukuran:
    perintah = [sys.executable, __file__, "--cara", cara, "--jumlah", str(jumlah)]
    with tempfile.TemporaryDirectory() as folder:
        hasil = subprocess.run(
            perintah,
            env=os.environ | _lingkungan(Path(folder)),
            cwd=folder,
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        )
    return Ukuran(**json.loads(hasil.stdout.splitlines()[-1]))


def _lingkungan(folder: Path) -> dict[str, str]:
    return {
        "MUSRENBANG_FOLDER_MASUK": str(folder / "masuk"),
        "MUSRENBANG_FOLDER_DATA": str(folder / "data"),
        "MUSRENBANG_FOLDER_KELUARAN": str(folder / "keluaran"),
    }


def _ukur(cara: str, jumlah: int) -> Ukuran:
    from cli.lingkungan import apply_lingkungan, build_lingkungan
    from tasks.baca import close_pembaca
    from tasks.gudang import prepare_gudang
    from tasks.lingkup import build_lingkup
    from tasks.setelan import Setelan
    from usulan.classify import classify_teks

    apply_lingkungan(build_lingkungan(Setelan()))
    lingkup = build_lingkup(TAHUN_TERAKHIR, tanggal_terima=dt.date(TAHUN_TERAKHIR, 2, 10))
    prepare_gudang(lingkup)
    # The classifier trains at first use, once per process: start-up, not throughput.
    classify_teks(["drainase"], lingkup.referensi)
    antrean = _susun_antrean(jumlah, lingkup)
    jalankan = _jalan_lurus if cara == "lurus" else _jalan_prefect
    cpu_mulai = _detik_cpu()
    detik = jalankan(antrean, lingkup)
    # Only a child that has ended is counted.
    close_pembaca()
    diri, anak = (resource.getrusage(s).ru_maxrss / 1024 for s in SIAPA)
    return Ukuran(cara, jumlah, detik, _detik_cpu() - cpu_mulai, diri, anak)


def _detik_cpu() -> float:
    return sum(sum(resource.getrusage(s)[:2]) for s in SIAPA)


def _susun_antrean(jumlah, lingkup):
    """Return one entry per workbook; the same kelurahan comes again in an earlier year."""
    from tasks.antrean import build_antrean
    from tasks.kotak_masuk import list_berkas

    asal = [p for p in sorted((AKAR / "contoh" / "masuk").rglob("*.*")) if "karang" not in p.name]
    asal += sorted((AKAR / "contoh" / "perbaikan").rglob("*.*"))
    antrean = []
    for mundur in range(-(-jumlah // len(asal))):
        tahun = TAHUN_TERAKHIR - mundur
        folder = lingkup.folder_masuk / str(tahun)
        folder.mkdir(parents=True)
        for berkas in asal:
            shutil.copy(berkas, folder / berkas.name.replace("2023", "").replace("2024", ""))
        tahun_ini = build_antrean(
            list_berkas(lingkup.folder_masuk, [folder]), tahun, lingkup.referensi.wilayah, None
        )
        antrean += tahun_ini
    return antrean[:jumlah]


def _jalan_lurus(antrean, lingkup):
    from tasks.impor import impor_kiriman

    mulai = time.perf_counter()
    for kiriman in antrean:
        impor_kiriman(kiriman, lingkup)
    return time.perf_counter() - mulai


def _jalan_prefect(antrean, lingkup):
    from prefect import flow

    from flows.nama import build_pelari
    from tasks.alur import impor_antrean

    @flow(name="ukur", task_runner=build_pelari())
    def ukur():
        mulai = time.perf_counter()
        _, gagal = impor_antrean(antrean, lingkup)
        assert not gagal, gagal
        return time.perf_counter() - mulai

    return ukur()


if __name__ == "__main__":
    main()
