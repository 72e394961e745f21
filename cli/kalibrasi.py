"""`python -m cli.kalibrasi`: fit reference/kalibrasi.csv anew on the examples that may teach."""

from __future__ import annotations

import pandas as pd

from cli.tampilan import show_pesan
from reference.loader import FOLDER_BAWAAN, muat_referensi
from usulan.classify.kalibrasi import crossfit_kalibrasi

SUMBER = "Uji silang atas contoh_berlabel bagian latih (python -m cli.kalibrasi)"
BERKAS = FOLDER_BAWAAN / "kalibrasi.csv"


def main() -> None:
    """Cross-fit and write the weights; equal tables give equal weights."""
    referensi = muat_referensi()
    hasil = crossfit_kalibrasi(referensi)
    catatan = referensi.kalibrasi.set_index("nama")["catatan"]
    nilai = hasil._asdict()
    tabel = pd.DataFrame(
        {
            "nama": list(nilai),
            "nilai": list(nilai.values()),
            "catatan": [catatan[nama] for nama in nilai],
            "sumber": SUMBER,
        }
    )
    tabel.to_csv(BERKAS, index=False, lineterminator="\n")
    show_pesan(f"{BERKAS.name}: {', '.join(f'{n} {v}' for n, v in nilai.items())}.")


if __name__ == "__main__":
    main()
