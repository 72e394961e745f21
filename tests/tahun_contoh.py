"""The sample year in a warehouse without Prefect: imported, and its budget shared out."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from pathlib import Path

import pytest
from kotak_contoh import CONTOH, atur, buat_kotak

from schemas.galat import UsulanError
from tasks.anggaran import allocate_tahun
from tasks.antrean import build_antrean
from tasks.gudang import prepare_gudang
from tasks.impor import impor_kiriman
from tasks.kotak_masuk import list_berkas
from tasks.lingkup import Lingkup, build_lingkup
from tasks.proses import identify_isi

TAHUN = 2023
DATANG = dt.date(2023, 2, 20)


def load_contoh(folder: Path, *nama: str) -> Lingkup:
    """Import the sample files `nama`, or all, into a warehouse in `folder`; return what it is for.

    The file that is broken on purpose is recorded as failed, as a run does.
    """
    with pytest.MonkeyPatch.context() as monkeypatch:
        atur(monkeypatch, folder)
        buat_kotak(folder, *(nama or sorted(p.name for p in CONTOH.iterdir() if p.is_file())))
        lingkup = build_lingkup(TAHUN, folder / "masuk", DATANG)
        prepare_gudang(lingkup)
        rujukan = lingkup.referensi
        antrean = build_antrean(
            list_berkas(lingkup.folder_masuk),
            TAHUN,
            rujukan.wilayah,
            lambda b: identify_isi(b, rujukan, lingkup.batas, TAHUN),
        )
        for kiriman in antrean:
            with suppress(UsulanError):
                impor_kiriman(kiriman, lingkup)
        allocate_tahun(lingkup)
    return lingkup
