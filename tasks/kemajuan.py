"""Progress of long work as log records, so that whoever started it can show it his own way."""

from __future__ import annotations

import logging

PENCATAT = logging.getLogger("musrenbang.kemajuan")


JUDUL_LANGKAH = {
    "Impor": "Mengimpor {jumlah} berkas",
    "Duplikat": "Mencari usulan ganda",
    "Anggaran": "Membagi anggaran",
    "Umpan balik": "Menulis {jumlah} umpan balik",
    "Periksa": "Memeriksa {jumlah} berkas",
}
SELESAI_LANGKAH = {
    "Impor": "diimpor",
    "Duplikat": "usulan ganda dicari",
    "Anggaran": "anggaran dibagi",
    "Umpan balik": "umpan balik ditulis",
    "Periksa": "diperiksa",
}


def announce_langkah(langkah: str, jumlah: int) -> None:
    """Say that a step of `jumlah` parts begins: "Mengimpor 21 berkas"; of none, say nothing."""
    if not jumlah:
        return
    pesan = JUDUL_LANGKAH[langkah].format(jumlah=jumlah)
    PENCATAT.info("%s", pesan, extra={"langkah": langkah, "jumlah": jumlah})


def report_selesai(langkah: str, bagian: str, *, gagal: bool = False) -> None:
    """Say that one part of a step is done, or has failed: "Karangrejo: gagal"."""
    # A kelurahan is known by its name in small letters, a file by its own.
    nama = bagian if "." in bagian else bagian.title()
    akhir = "gagal" if gagal else SELESAI_LANGKAH[langkah]
    PENCATAT.info("%s: %s", nama, akhir, extra={"langkah": langkah, "bagian": bagian})
