"""Progress of long work as log records, so that whoever started it can show it his own way."""

from __future__ import annotations

import logging

PENCATAT = logging.getLogger("musrenbang.kemajuan")


def announce_langkah(langkah: str, jumlah: int) -> None:
    """Say that a step of `jumlah` parts begins."""
    PENCATAT.info("%s: %d", langkah, jumlah, extra={"langkah": langkah, "jumlah": jumlah})


def report_selesai(langkah: str, bagian: str, *, gagal: bool = False) -> None:
    """Say that one part of a step is done, or has failed."""
    pesan = "%s: %s gagal" if gagal else "%s: %s"
    PENCATAT.info(pesan, langkah, bagian, extra={"langkah": langkah, "bagian": bagian})
