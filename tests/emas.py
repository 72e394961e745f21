"""Golden cases: a workbook of the sample inbox and everything the core makes of it, as CSV.

`python tests/emas.py` writes the expected frames anew; read the difference before committing it.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from reference.loader import muat_referensi
from schemas.hasil import HasilBerkas
from tasks.baca import read_buku
from usulan.pipeline import process_buku

AKAR = Path(__file__).parents[1]
MASUK = AKAR / "contoh" / "masuk" / "2023"
EMAS = Path(__file__).parent / "golden"
# Shares of a trained model differ in the last digits between machines, what they decide must not.
_TIDAK_TEPAT = ["keyakinan", "kandidat", "dasar_klasifikasi", "kandidat_sub_kegiatan"]


def build_emas(hasil: HasilBerkas) -> dict[str, pd.DataFrame]:
    """Return the frames of a file as text, columns without any value left out."""
    bingkai = {
        "diterima": hasil.diterima.drop(columns=_TIDAK_TEPAT),
        "ditolak": hasil.ditolak,
        "temuan": hasil.temuan[hasil.temuan["kode"] != "KLASIFIKASI_RAGU"],
        "bukan_usulan": hasil.bukan_usulan,
        "jumlah_tertulis": hasil.jumlah_tertulis,
        "pemetaan": hasil.pemetaan,
    }
    return {nama: _teks(isi) for nama, isi in bingkai.items() if len(isi)}


def _teks(bingkai: pd.DataFrame) -> pd.DataFrame:
    berisi = bingkai.dropna(axis="columns", how="all").reset_index(drop=True)
    return berisi.astype("object").where(berisi.notna(), "").astype("str")


def process_contoh(berkas: str) -> HasilBerkas:
    """Read and understand one file of the sample inbox."""
    return process_buku(read_buku(MASUK / berkas), f"2023/{berkas}", muat_referensi())


def read_emas(kasus: Path) -> dict[str, pd.DataFrame]:
    """Read the expected frames of a case."""
    return {
        p.stem: pd.read_csv(p, dtype=str, keep_default_na=False)
        for p in sorted(kasus.glob("*.csv"))
    }


def list_kasus() -> list[Path]:
    """Return the folders of all cases."""
    return sorted(p.parent for p in EMAS.glob("*/masukan.txt"))


def main() -> None:
    """Write every case anew from its input workbook."""
    for kasus in list_kasus():
        berkas = (kasus / "masukan.txt").read_text(encoding="utf-8").strip()
        for nama, isi in build_emas(process_contoh(berkas)).items():
            isi.to_csv(kasus / f"{nama}.csv", index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
