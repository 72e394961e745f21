"""What people get: the marked workbook of a kelurahan and the rekap workbook of the year."""

from __future__ import annotations

from pathlib import Path

from tasks.antrean import Kiriman
from tasks.gaya_buku import Kertas
from tasks.gudang import read_rekap_tahun
from tasks.lingkup import Lingkup
from tasks.proses import Bacaan
from tasks.rekap import write_rekap
from tasks.umpan_balik import write_umpan_balik


def publish_umpan_balik(kiriman: Kiriman, bacaan: Bacaan, lingkup: Lingkup) -> Path:
    """Write a kelurahan's own workbook with its findings marked; return where it is."""
    tujuan = lingkup.umpan_balik(kiriman.nama)
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    return write_umpan_balik(
        kiriman.berkas.path,
        bacaan.hasil,
        tujuan,
        kiriman.nama.title(),
        bacaan.buku,
        bacaan.perbaikan,
    )


def publish_rekap(lingkup: Lingkup, kertas: Kertas = "A4") -> Path:
    """Write the rekap workbook from what the warehouse holds; return where it is."""
    lingkup.berkas_rekap.parent.mkdir(parents=True, exist_ok=True)
    return write_rekap(read_rekap_tahun(lingkup), lingkup.berkas_rekap, kertas)
