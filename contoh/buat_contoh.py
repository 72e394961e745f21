"""Make the sample inbox of 2023 and its truth: `python contoh/buat_contoh.py [FOLDER]`.

Everything is invented except the names of places and agencies. Run by hand when the maker has
changed; the output is in git. The same maker gives the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pembuat.bank import baca_csv
from pembuat.gaya_kelurahan import BERKAS_RUSAK, GAYA
from pembuat.kebenaran import berkas_rusak, tandai_berkas, tulis_kebenaran
from pembuat.model import TAHUN, Kebenaran, Kelurahan
from pembuat.susun import susun_kelurahan
from pembuat.tulis import tulis_buku

BAGIAN_TERKIRIM = 0.6
"""The share of the broken file that arrived."""


def muat_kelurahan() -> dict[str, Kelurahan]:
    """Return the 22 kelurahan by code."""
    return {b["kode"]: Kelurahan(**b) for b in baca_csv("kelurahan.csv")}


def buat_contoh(folder: Path) -> None:
    """Write inbox, mended file and truth below `folder`."""
    masuk, perbaikan = folder / "masuk" / str(TAHUN), folder / "perbaikan" / str(TAHUN)
    for tujuan in (masuk, perbaikan):
        tujuan.mkdir(parents=True, exist_ok=True)
    kelurahan = muat_kelurahan()
    semua = Kebenaran()
    for gaya in GAYA:
        lembar, benar = susun_kelurahan(gaya, kelurahan[gaya.kode])
        isi = tulis_buku(gaya, lembar)
        benar = tandai_berkas(benar, gaya.berkas, gaya.kode)
        if gaya.kode == BERKAS_RUSAK:
            (perbaikan / gaya.berkas).write_bytes(isi)
            tulis_kebenaran(benar, folder / "kebenaran" / "perbaikan")
            isi, benar = (
                isi[: int(len(isi) * BAGIAN_TERKIRIM)],
                berkas_rusak(gaya.berkas, gaya.kode),
            )
        (masuk / gaya.berkas).write_bytes(isi)
        semua.tambah(benar)
    tulis_kebenaran(semua, folder / "kebenaran")


if __name__ == "__main__":
    buat_contoh(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
