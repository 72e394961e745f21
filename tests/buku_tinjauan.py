"""Review workbooks for tests: written from a few classified rows, filled in as a planner does."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from pabrik import KELURAHAN
from pandera.typing import DataFrame
from tinjauan_uji import classify_baris

from reference.loader import Referensi
from schemas.tinjauan import KeputusanKlasifikasi
from schemas.usulan import UsulanTerklasifikasi
from tasks.tinjauan.bahan import BahanTinjauan
from tasks.tinjauan.klasifikasi import BIDANG, CATATAN, KATA, KOLOM, SETUJU, SUB
from tasks.tinjauan.pilihan import build_pilihan
from tasks.tinjauan.sampul import BARIS_NAMA
from tasks.tinjauan.tabel import BARIS_PERTAMA
from usulan.classify.mesin import read_ambang
from usulan.tinjauan import list_antrean_tinjauan

PENELAAH = "Rini Astuti"
KOLOM_ISIAN = {"setuju": SETUJU, "bidang": BIDANG, "sub": SUB, "catatan": CATATAN, "kata": KATA}
NOMOR = {k.nama: nomor for nomor, k in enumerate(KOLOM, start=1)}

Isian = Mapping[int, Mapping[str, Any]]
"""What is filled in: by row of the table (from 0), then setuju, bidang, sub, catatan or kata."""


def make_terklasifikasi(
    referensi: Referensi, *baris: dict[str, Any]
) -> DataFrame[UsulanTerklasifikasi]:
    """Return rows of Margodadi 2023 judged as each row itself says, else by the classifier."""
    dinilai = classify_baris(referensi, *baris).to_dict("records")
    isi = [lama | satu for lama, satu in zip(dinilai, baris, strict=True)]
    return UsulanTerklasifikasi.susun(isi)


def make_bahan(referensi: Referensi, *baris: dict[str, Any], **ganti: Any) -> BahanTinjauan:
    """Return what a workbook shows of `make_terklasifikasi`, in the order of a review."""
    keputusan = ganti.pop("keputusan", KeputusanKlasifikasi.susun([]))
    terklasifikasi = make_terklasifikasi(referensi, *baris)
    antrean = list_antrean_tinjauan(terklasifikasi, keputusan, referensi)
    bahan = BahanTinjauan(
        tahun=2023,
        untuk="Usulan yang perlu ditinjau, Kelurahan Margodadi",
        antrean=antrean,
        keputusan=keputusan,
        pilihan=build_pilihan(referensi.nomenklatur, referensi.satuan),
        nama_kelurahan=KELURAHAN,
        ambang=read_ambang(referensi),
    )
    return replace(bahan, **ganti)


def isi_tinjauan(path: Path, isian: Isian, nama: str | None = PENELAAH) -> Path:
    """Fill in the workbook at `path`, in place, and return it."""
    buku = load_workbook(path)
    if nama is not None:
        buku["Petunjuk"].cell(BARIS_NAMA, 2).value = nama
    for baris, jawaban in isian.items():
        for apa, nilai in jawaban.items():
            buku["Tinjauan"].cell(BARIS_PERTAMA + baris, NOMOR[KOLOM_ISIAN[apa]]).value = nilai
    buku.save(path)
    return path


def find_baris(path: Path, uraian: str) -> int:
    """Return which row of the table (from 0) shows a proposal, the first of several."""
    ws = load_workbook(path)["Tinjauan"]
    for baris in range(BARIS_PERTAMA, ws.max_row + 1):
        if ws.cell(baris, NOMOR["uraian"]).value == uraian:
            return baris - BARIS_PERTAMA
    raise LookupError(f"{uraian!r} is not in the workbook")


def simpan_ulang(path: Path, folder: Path, akhiran: str = "xlsx") -> Path:
    """Open a workbook in LibreOffice, save it in another folder, and return the copy."""
    profil = folder / "profil"
    perintah = ["soffice", f"-env:UserInstallation={profil.as_uri()}", "--headless"]
    tujuan = folder / "libreoffice"
    subprocess.run(
        [*perintah, "--convert-to", akhiran, "--outdir", str(tujuan), str(path)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return tujuan / f"{path.stem}.{akhiran}"
