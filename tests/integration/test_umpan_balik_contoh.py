"""The feedback of the sample inbox, read again as if the kelurahan had sent it straight back."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from reference.loader import Referensi, muat_referensi
from schemas.hasil import HasilBerkas
from schemas.lembar import BukuKerja
from tasks.baca import read_buku
from tasks.umpan_balik import write_umpan_balik
from usulan.pipeline import process_buku

MASUK = Path(__file__).parents[2] / "contoh" / "masuk" / "2023"
BERKAS = (
    "USULAN MUSRENBANG KEL. MARGODADI 2023.xlsx",
    "imopuro_musrenbang_2023.csv",
    "usulan_purwoasri_2023.ods",
)


@pytest.fixture(scope="module")
def referensi() -> Referensi:
    return muat_referensi()


def _baca(path: Path, jalur: str, referensi: Referensi) -> tuple[BukuKerja, HasilBerkas]:
    buku = read_buku(path)
    return buku, process_buku(buku, jalur, referensi, tahun_bawaan=2023)


def _inti(hasil: HasilBerkas) -> tuple[list[str], list[str], list[list[str]]]:
    temuan = hasil.temuan[["temuan_id", "lembar", "sel", "kode"]].fillna("")
    return (
        list(hasil.diterima["usulan_id"]),
        list(hasil.ditolak["usulan_id"]),
        temuan.to_numpy().tolist(),
    )


@pytest.mark.parametrize("nama", BERKAS)
def test_a_marked_file_reads_as_the_file_that_was_sent(
    tmp_path: Path, referensi: Referensi, nama: str
) -> None:
    jalur = f"2023/{nama}"
    buku, hasil = _baca(MASUK / nama, jalur, referensi)
    satu = write_umpan_balik(MASUK / nama, hasil, tmp_path / "satu.xlsx", "X", buku)
    buku_lagi, hasil_lagi = _baca(satu, jalur, referensi)
    assert _inti(hasil_lagi) == _inti(hasil)

    dua = write_umpan_balik(satu, hasil_lagi, tmp_path / "dua.xlsx", "X", buku_lagi)
    sekali, dua_kali = load_workbook(satu), load_workbook(dua)
    assert dua_kali.sheetnames == sekali.sheetnames
    for ws in dua_kali.worksheets[2:-1]:
        for baris in ws.iter_rows():
            for sel in baris:
                awal = sekali[ws.title][sel.coordinate]
                assert (sel.value, sel.comment) == (awal.value, awal.comment)
                assert sel.fill.fgColor.rgb == awal.fill.fgColor.rgb
