"""Duplicates among 100,000 proposals of several years and kelurahan: CPU seconds and peak memory.

`python benchmarks/bench_duplikat.py [ROWS]`. The texts are made of works, streets, RT and RW, with
one row in twenty a reworded repeat of an earlier one, so that there is something to find.
"""

from __future__ import annotations

import random
import resource
import sys
import time

import pandas as pd

from reference.loader import muat_referensi
from schemas.duplikat import UsulanBanding
from usulan.classify.mesin import load_mesin
from usulan.duplikat import find_duplikat

KARYA = (
    "drainase", "talud", "paving jalan lingkungan", "lampu jalan", "gorong-gorong", "pos ronda",
    "sumur bor", "gedung posyandu", "rehab rumah tidak layak huni", "pelatihan menjahit",
    "bak sampah", "balai RW", "pelatihan las", "bantuan bibit lele", "tembok penahan tanah",
    "jamban keluarga", "lapangan voli", "rabat beton", "cctv lingkungan", "mesin jahit",
)  # fmt: skip
KERJA = ("Pembangunan", "Perbaikan", "Rehab", "Pengadaan", "Pemb.", "Usulan", "Peningkatan")
SUKU = ("me", "la", "ti", "ken", "an", "ga", "ma", "war", "ju", "ram", "bu", "tan", "ser", "u")
BENIH = 11


def main() -> None:
    baris = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    referensi = muat_referensi()
    kelurahan = list(referensi.wilayah.query("tingkat == 'kelurahan'")["kode"])
    usulan = make_usulan(baris, kelurahan)
    load_mesin(referensi)
    awal = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    mulai = time.process_time()
    pasangan = find_duplikat(usulan, referensi)
    detik = time.process_time() - mulai
    puncak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{baris:,} usulan: {detik:.1f} detik CPU, {len(pasangan):,} pasangan")
    print(f"memori puncak {puncak / 1024:.0f} MB (sebelum dibandingkan {awal / 1024:.0f} MB)")
    print(pasangan["hubungan"].value_counts().to_string())


def make_usulan(baris: int, kelurahan: list[str]) -> pd.DataFrame:
    acak = random.Random(BENIH)
    jalan = ["".join(acak.choices(SUKU, k=acak.randint(2, 4))).title() for _ in range(3000)]
    isi: list[dict[str, object]] = []
    for i in range(baris):
        if isi and acak.random() < 0.05:
            asal = acak.choice(isi)
            isi.append(asal | {"usulan_id": f"U{i:06}", "uraian": f"Mohon {asal['uraian']}"})
            continue
        rt, rw = acak.randint(1, 40), acak.randint(1, 12)
        lorong = acak.choice(("Jl.", "Gg.", "Jalan")) + " " + acak.choice(jalan)
        isi.append(
            {
                "usulan_id": f"U{i:06}",
                "sumber": acak.choices(("musrenbang", "pokir"), (95, 5))[0],
                "tahun_musrenbang": acak.randint(2021, 2025),
                "kode_kelurahan": acak.choice(kelurahan),
                "uraian": f"{acak.choice(KERJA)} {acak.choice(KARYA)} {lorong} RT {rt}",
                "lokasi": acak.choice((lorong, f"RT {rt} RW {rw}", None)),
                "rt": str(rt),
                "rw": str(rw),
                "kode_urusan": None,
            }
        )
    return UsulanBanding.susun(isi)


if __name__ == "__main__":
    main()
