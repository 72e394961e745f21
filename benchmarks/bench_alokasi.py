"""Budget of 100,000 proposals: mapped, scored, shared out in every scenario, reconciled. CPU s, MB.

`python benchmarks/bench_alokasi.py [ROWS]`. Proposals fall on all kelurahan and on many sub
kegiatan; the ceilings are those of pagu.csv, grown so that about half of the money is there.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pandas as pd

from reference.loader import Referensi, muat_referensi
from schemas.anggaran import KeputusanAnggaran
from usulan.budget import (
    allocate_skenario,
    list_skenario,
    map_budget,
    mark_putusan,
    reconcile_pagu,
    score_usulan,
)

BENIH = 5
TAHUN_RENCANA = 2024
KOLOM_ISI = ("lokasi", "rt", "rw", "volume", "permasalahan")


def main() -> None:
    baris = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    referensi = muat_referensi()
    usulan = make_usulan(baris, referensi)
    with _ukur("pemetaan"):
        terpetakan = map_budget(usulan, referensi, TAHUN_RENCANA)
    with _ukur("skor dan kuncian"):
        skor = score_usulan(terpetakan, referensi.kriteria)
        siap = mark_putusan(
            terpetakan.assign(skor=skor["skor"], dasar_skor=skor["dasar_skor"]),
            KeputusanAnggaran.susun([]),
        )
    pagu = referensi.pagu.assign(jumlah_rupiah=referensi.pagu["jumlah_rupiah"] * (baris // 300))
    for skenario in list_skenario(referensi.skenario):
        with _ukur(f"alokasi {skenario.nama}"):
            hasil = allocate_skenario(
                siap, skenario, pagu, referensi.pagu_skenario, referensi.wilayah, TAHUN_RENCANA
            )
        with _ukur("  rekonsiliasi"):
            reconcile_pagu(hasil.berpagu, hasil.pemakaian, usulan)
        didanai = int(hasil.berpagu["hasil"].eq("didanai").sum())
        print(f"  didanai {didanai:,} dari {baris:,} usulan")
    puncak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"memori puncak {puncak / 1024:.0f} MB")


def make_usulan(baris: int, referensi: Referensi) -> pd.DataFrame:
    acak = np.random.default_rng(BENIH)
    sub = referensi.nomenklatur.query("tingkat == 'sub_kegiatan' and kode.str[0] in ['1', '2']")
    kode = acak.choice(sub["kode"].to_numpy(dtype=object), baris)
    kelurahan = referensi.wilayah.query("tingkat == 'kelurahan'")["kode"].to_numpy(dtype=object)
    bingkai = pd.DataFrame(
        {
            "usulan_id": [f"{i:016x}" for i in range(baris)],
            "kode_kelurahan": acak.choice(kelurahan, baris),
            "kode_urusan": [k[:4] for k in kode],
            "kode_sub_kegiatan": kode,
            "satuan": acak.choice(np.array(["m", "unit", "orang"], dtype=object), baris),
            "status_klasifikasi": "otomatis",
        }
    ).astype("str")
    kosong = pd.Series(None, index=bingkai.index, dtype="str")
    return bingkai.assign(
        prioritas=pd.array(acak.integers(1, 60, baris), dtype="Int64"),
        anggaran_rupiah=pd.array(acak.integers(1, 400, baris) * 500_000, dtype="Int64"),
        pemegang_kewenangan=kosong,
        **{k: kosong.mask(acak.random(baris) < 0.7, "ada") for k in KOLOM_ISI},
    )


@contextmanager
def _ukur(sebutan: str) -> Iterator[None]:
    mulai = time.process_time()
    yield
    print(f"{sebutan}: {time.process_time() - mulai:.2f} detik CPU")


if __name__ == "__main__":
    main()
