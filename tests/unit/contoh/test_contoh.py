"""The sample inbox in git is what the maker makes, and its truth is true of its cells."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
import re
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from openpyxl.workbook import Workbook

from schemas.temuan import JENIS_BARIS

AKAR = Path(__file__).parents[3]
CONTOH = AKAR / "contoh"
MASUK = CONTOH / "masuk" / "2023"
RUSAK = "usulan karangrejo 2023.xlsx"
CSV, ODS = "imopuro_musrenbang_2023.csv", "usulan_purwoasri_2023.ods"
TEJOSARI = "18.72.04.1002"
ROMAWI = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI"]
KODE_TANAM = {
    "URAIAN_KOSONG",
    "ANGGARAN_TIDAK_TERBACA",
    "ANGGARAN_NOL",
    "ANGGARAN_TIDAK_WAJAR",
    "ANGGARAN_RENTANG",
    "VOLUME_TANPA_SATUAN",
    "USULAN_KEMBAR",
    "KELURAHAN_LAIN",
    "JUMLAH_TIDAK_COCOK",
    "PRIORITAS_GANDA",
    "PRIORITAS_LONCAT",
    "URAIAN_SAMA_DENGAN_PERMASALAHAN",
    "RT_RW_JADI_TANGGAL",
    "SEL_GALAT",
    "PEKERJAAN_GANDA",
}


@cache
def kebenaran(nama: str, folder: str = ".") -> pd.DataFrame:
    return pd.read_csv(CONTOH / "kebenaran" / folder / f"{nama}.csv", dtype="str")


@cache
def buku(berkas: str) -> Workbook:
    return load_workbook(MASUK / berkas, data_only=True)


@cache
def sel_csv() -> list[list[str]]:
    teks = (MASUK / CSV).read_bytes().decode("cp1252")
    return list(csv.reader(io.StringIO(teks, newline=""), delimiter=";"))


def nilai_sel(berkas: str, lembar: str, sel: str) -> object:
    if berkas == CSV:
        kolom, baris = coordinate_from_string(sel)
        return sel_csv()[baris - 1][column_index_from_string(kolom) - 1]
    return buku(berkas)[lembar][sel].value


def bisa_dibuka() -> list[str]:
    return sorted(set(kebenaran("usulan")["berkas"]) - {ODS})


def bongkar(isi: bytes) -> dict[str, tuple[tuple[int, ...], bytes]]:
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        return {i.filename: (i.date_time, arsip.read(i)) for i in arsip.infolist()}


@pytest.fixture(scope="module")
def ulang(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two fresh runs of the maker, with different hash seeds."""
    folder = [tmp_path_factory.mktemp(nama) for nama in ("satu", "dua")]
    for benih, tujuan in enumerate(folder):
        subprocess.run(
            [sys.executable, CONTOH / "buat_contoh.py", tujuan],
            check=True,
            env=os.environ | {"PYTHONHASHSEED": str(benih), "PYTHONDONTWRITEBYTECODE": "1"},
        )
    return folder[0], folder[1]


def isi_folder(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for bagian in ("masuk", "perbaikan", "kebenaran")
        for p in sorted((folder / bagian).rglob("*"))
        if p.is_file()
    }


def test_two_runs_give_the_same_bytes(ulang: tuple[Path, Path]) -> None:
    assert isi_folder(ulang[0]) == isi_folder(ulang[1])


def test_the_files_in_git_are_what_the_maker_makes(ulang: tuple[Path, Path]) -> None:
    baru, lama = isi_folder(ulang[0]), isi_folder(CONTOH)
    assert baru.keys() == lama.keys()
    for nama, isi in baru.items():
        if nama == f"masuk/2023/{RUSAK}":
            continue
        # The entries, not the zip: another build of zlib may compress the same bytes otherwise.
        if nama.endswith((".xlsx", ".ods")):
            assert bongkar(isi) == bongkar(lama[nama]), nama
        else:
            assert isi == lama[nama], nama


def test_every_kelurahan_but_tejosari_has_one_file() -> None:
    kode = kebenaran("berkas")["kode_kelurahan"]
    wilayah = pd.read_csv(CONTOH / "pembuat" / "kelurahan.csv", sep=";", dtype="str")["kode"]
    assert len(wilayah) == 22
    assert kode.is_unique
    assert set(wilayah) - set(kode) == {TEJOSARI}
    assert set(kebenaran("berkas")["berkas"]) == {p.name for p in MASUK.iterdir()}


def test_each_kelurahan_has_15_to_60_usulan_and_they_are_about_750() -> None:
    semua = pd.concat([kebenaran("usulan"), kebenaran("usulan", "perbaikan")])
    jumlah = semua.groupby("kode_kelurahan").size()
    assert len(jumlah) == 21
    assert jumlah.between(15, 62).all()
    assert 700 <= jumlah.sum() <= 850


def test_budgets_are_of_the_size_of_a_kelurahan() -> None:
    anggaran = pd.to_numeric(kebenaran("usulan")["anggaran_rupiah"])
    assert 60_000_000 <= anggaran.median() <= 100_000_000
    assert 60_000_000_000 <= anggaran.sum() <= 120_000_000_000


def test_berkas_sums_up_usulan() -> None:
    usulan = kebenaran("usulan").assign(
        rupiah=lambda d: pd.to_numeric(d["anggaran_rupiah"]).fillna(0).astype("int64")
    )
    for baris in kebenaran("berkas").to_dict("records"):
        milik = usulan[usulan["berkas"] == baris["berkas"]]
        for status in ("diterima", "ditolak"):
            isi = milik[milik["status"] == status]
            assert len(isi) == int(baris[f"jumlah_{status}"])
            assert isi["rupiah"].sum() == int(baris[f"{status}_rupiah"])
        assert milik.empty == (baris["hasil"] == "rusak")


def test_the_broken_file_is_cut_off_and_its_mended_copy_opens() -> None:
    putus = (MASUK / RUSAK).read_bytes()
    utuh = (CONTOH / "perbaikan" / "2023" / RUSAK).read_bytes()
    assert utuh.startswith(putus)
    assert len(putus) < len(utuh)
    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(io.BytesIO(putus))
    lembar = load_workbook(io.BytesIO(utuh)).worksheets[0]
    for baris in kebenaran("usulan", "perbaikan").to_dict("records"):
        assert lembar[baris["sel_uraian"]].value == baris["uraian"]


@pytest.mark.parametrize("berkas", bisa_dibuka())
def test_text_fields_equal_their_cells(berkas: str) -> None:
    usulan = kebenaran("usulan")
    for baris in usulan[usulan["berkas"] == berkas].to_dict("records"):
        for isi in ("uraian", "permasalahan", "lokasi", "opd_tujuan"):
            if not pd.isna(baris[isi]):
                sel = nilai_sel(berkas, baris["lembar"], baris[f"sel_{isi}"])
                assert sel == baris[isi], baris[f"sel_{isi}"]


@pytest.mark.parametrize("berkas", bisa_dibuka())
def test_a_value_without_cell_or_a_cell_without_value_never_occurs(berkas: str) -> None:
    usulan = kebenaran("usulan")
    milik = usulan[usulan["berkas"] == berkas]
    for kolom in [k.removeprefix("sel_") for k in milik.columns if k.startswith("sel_")]:
        assert (milik[kolom].isna() == milik[f"sel_{kolom}"].isna()).all(), kolom


def angka_dalam(nilai: object) -> set[int]:
    return {int(a) for a in re.findall(r"\d+", str(nilai))}


@pytest.mark.parametrize("berkas", bisa_dibuka())
def test_rt_and_rw_stand_in_the_cells_named(berkas: str) -> None:
    usulan = kebenaran("usulan")
    for baris in usulan[(usulan["berkas"] == berkas) & usulan["rt"].notna()].to_dict("records"):
        sel = nilai_sel(berkas, baris["lembar"], baris["sel_rt"])
        assert angka_dalam(baris["rt"]) <= angka_dalam(sel), sel
        if not pd.isna(baris["rw"]):
            sel = nilai_sel(berkas, baris["lembar"], baris["sel_rw"])
            romawi = re.search(r"RW ([IVX]+)$", str(sel))
            angka = {ROMAWI.index(romawi[1]) + 1} if romawi else angka_dalam(sel)
            assert int(baris["rw"]) in angka, sel


def test_number_cells_of_money_say_the_rupiah_of_the_truth() -> None:
    skala = {"18.72.02.1002": 1_000, "18.72.03.1001": 1_000_000}
    diperiksa = 0
    for baris in kebenaran("usulan").dropna(subset="anggaran_rupiah").to_dict("records"):
        if baris["berkas"] == ODS:
            continue
        sel = nilai_sel(baris["berkas"], baris["lembar"], baris["sel_anggaran_rupiah"])
        if isinstance(sel, int | float):
            faktor = skala.get(baris["kode_kelurahan"], 1)
            assert round(sel * faktor) == int(baris["anggaran_rupiah"])
            diperiksa += 1
    assert diperiksa > 300


def test_25_to_40_mistakes_of_every_code_are_planted_in_six_files() -> None:
    temuan = kebenaran("temuan")
    assert 25 <= len(temuan) <= 40
    assert set(temuan["kode"]) == KODE_TANAM
    assert temuan["berkas"].nunique() == 6
    assert not temuan.duplicated(["berkas", "lembar", "sel", "kode"]).any()


def test_every_planted_cell_shows_its_mistake() -> None:
    kosong = {"URAIAN_KOSONG"}
    for baris in kebenaran("temuan").to_dict("records"):
        sel = nilai_sel(baris["berkas"], baris["lembar"], baris["sel"])
        assert (sel is None) == (baris["kode"] in kosong), baris
        if baris["kode"] == "SEL_GALAT":
            assert buku(baris["berkas"])[baris["lembar"]][baris["sel"]].data_type == "e"
        if baris["kode"] == "RT_RW_JADI_TANGGAL":
            assert isinstance(sel, dt.datetime)


def test_only_planted_reasons_refuse_a_row() -> None:
    kunci = ["berkas", "lembar", "nomor_baris"]
    ditolak = kebenaran("usulan").query("status == 'ditolak'")[kunci]
    alasan = kebenaran("temuan").query(
        "kode in ('URAIAN_KOSONG', 'USULAN_KEMBAR', 'KELURAHAN_LAIN')"
        " or (kode == 'SEL_GALAT' and sel.str.startswith('B'))"
    )[kunci]
    assert set(map(tuple, ditolak.to_numpy())) == set(map(tuple, alasan.to_numpy()))


def test_a_repeated_row_equals_the_row_above_it() -> None:
    usulan = kebenaran("usulan").astype({"nomor_baris": "int64"})
    isi = ["uraian", "lokasi", "rt", "rw", "volume", "satuan", "anggaran_rupiah"]
    for baris in kebenaran("temuan").query("kode == 'USULAN_KEMBAR'").to_dict("records"):
        milik = usulan[usulan["berkas"] == baris["berkas"]].set_index("nomor_baris")
        nomor = int(baris["nomor_baris"])
        assert milik.loc[nomor, isi].equals(milik.loc[nomor - 1, isi])


@pytest.mark.parametrize("berkas", [b for b in bisa_dibuka() if b != CSV])
def test_every_row_of_every_sheet_is_told(berkas: str) -> None:
    """Law 1: proposals and other rows together are all rows, down to the last written one."""
    nama = ("usulan", "baris")
    per_tabel = [kebenaran(n)[kebenaran(n)["berkas"] == berkas] for n in nama]
    for lembar in buku(berkas).worksheets:
        nomor = [int(n) for t in per_tabel for n in t[t["lembar"] == lembar.title]["nomor_baris"]]
        terakhir = max(s.row for b in lembar.iter_rows() for s in b if s.value is not None)
        assert sorted(nomor) == list(range(1, terakhir + 1)), lembar.title


def test_blank_rows_are_blank_and_other_rows_are_not() -> None:
    baris = kebenaran("baris")
    assert set(baris["jenis"]) <= set(JENIS_BARIS)
    for b in baris[~baris["berkas"].isin([ODS, CSV])].to_dict("records"):
        lembar = buku(b["berkas"])[b["lembar"]]
        isi = [s.value for s in lembar[int(b["nomor_baris"])] if s.value is not None]
        if b["jenis"] == "kosong":
            assert all(isinstance(nilai, int) for nilai in isi), "a number given beforehand at most"
        elif b["jenis"] != "lembar_lain":
            assert isi, b


@pytest.mark.parametrize("berkas", [b for b in bisa_dibuka() if b != CSV])
def test_right_totals_are_the_sum_of_their_rows(berkas: str) -> None:
    """A written total (sheets with number cells) is the sum of the money cells above it."""
    usulan, baris = kebenaran("usulan"), kebenaran("baris")
    salah = set(kebenaran("temuan").query("kode == 'JUMLAH_TIDAK_COCOK'")["berkas"])
    total = baris[(baris["berkas"] == berkas) & (baris["jenis"] == "total")]
    for b in total.to_dict("records"):
        milik = usulan[(usulan["berkas"] == berkas) & (usulan["lembar"] == b["lembar"])]
        lembar = buku(berkas)[b["lembar"]]
        kolom, _ = coordinate_from_string(milik["sel_anggaran_rupiah"].dropna().iloc[0])
        tertulis = lembar[f"{kolom}{b['nomor_baris']}"].value
        if isinstance(tertulis, int | float) and berkas not in salah:
            rupiah = pd.to_numeric(milik["anggaran_rupiah"]).sum()
            assert rupiah in {round(tertulis * f) for f in (1, 1_000, 1_000_000)}


def test_formula_totals_keep_their_value() -> None:
    berkas = "musrenbang 2023 sumbersari.xlsx"
    rumus = load_workbook(MASUK / berkas)["Sheet1"]
    alamat = [s.coordinate for b in rumus.iter_rows() for s in b if s.data_type == "f"]
    assert len(alamat) == 4
    assert all(isinstance(buku(berkas)["Sheet1"][a].value, int) for a in alamat)


def test_urusan_is_known_for_every_row_with_a_title() -> None:
    usulan = kebenaran("usulan")
    assert (usulan["kode_urusan"].isna() == usulan["uraian"].isna()).all()
    assert usulan["kode_urusan"].dropna().str.fullmatch(r"[1-8]\.\d\d").all()
    assert usulan["kode_urusan"].nunique() >= 28


def test_nothing_looks_like_personal_data() -> None:
    for berkas in bisa_dibuka():
        teks = (
            (MASUK / berkas).read_bytes().decode("cp1252")
            if berkas == CSV
            else " ".join(
                str(s.value) for w in buku(berkas) for b in w.iter_rows() for s in b if s.value
            )
        )
        assert not re.search(r"\b\d{14,18}\b|\bNIK\b|\b08\d{8,}\b", teks), berkas


def test_the_styles_differ() -> None:
    """Every kelurahan types in its own way: no two heading rows are alike."""
    baris = kebenaran("baris").query("jenis == 'kepala'").drop_duplicates("berkas")
    kepala = [
        tuple(s.value for s in buku(b["berkas"])[b["lembar"]][int(b["nomor_baris"])])
        for b in baris[~baris["berkas"].isin([CSV, ODS])].to_dict("records")
    ]
    assert len(kepala) == len(set(kepala)) == 18
