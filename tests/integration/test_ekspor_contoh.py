"""The sample year exported, and read back by our own importer as if it had come in."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook
from tahun_contoh import TAHUN, load_contoh

from schemas.hasil import HasilBerkas
from schemas.rekap import RekapTahun
from tasks.baca import read_buku
from tasks.ekspor.bahan import list_tempat, susun_bahan, take_tempat
from tasks.ekspor.td4 import TIDAK_DIBAWA, susun_td4
from tasks.ekspor.terbit import publish_berita_acara, publish_sipd, publish_td4
from tasks.gudang import read_rekap_tahun
from tasks.lingkup import Lingkup
from tasks.rekap import write_rekap
from tasks.rekap.tabel import BARIS_KEPALA
from usulan.pipeline import process_buku

pytestmark = pytest.mark.lambat

ISI = ["uraian", "lokasi", "rt", "rw", "volume", "satuan", "anggaran_rupiah", "prioritas"]


@pytest.fixture(scope="module")
def lingkup(tmp_path_factory: pytest.TempPathFactory) -> Lingkup:
    return load_contoh(tmp_path_factory.mktemp("contoh"))


@pytest.fixture(scope="module")
def rekap(lingkup: Lingkup) -> RekapTahun:
    return read_rekap_tahun(lingkup)


@pytest.fixture(scope="module")
def bahan(rekap: RekapTahun) -> pd.DataFrame:
    return susun_bahan(rekap)


def baca(path: Path, lingkup: Lingkup) -> HasilBerkas:
    return process_buku(read_buku(path), f"{TAHUN}/{path.name}", lingkup.referensi)


def kembali(hasil: HasilBerkas) -> pd.DataFrame:
    """Return all proposals of a file in the order of its rows."""
    bagian = [b for b in (hasil.diterima, hasil.ditolak) if len(b)]
    return pd.concat(bagian).sort_values(["lembar", "nomor_baris"], kind="stable")


def sama(dibaca: pd.DataFrame, asal: pd.DataFrame, kolom: list[str]) -> None:
    assert len(dibaca) == len(asal)
    for nama in kolom:
        kiri, kanan = ([None if pd.isna(v) else v for v in b[nama]] for b in (dibaca, asal))
        assert kiri == kanan, nama


@pytest.fixture(scope="module")
def sipd(lingkup: Lingkup) -> dict[str, Path]:
    return {p.name: p for p in publish_sipd(lingkup)}


def test_every_kelurahan_of_sipd_comes_back_to_the_same_proposals(
    lingkup: Lingkup, bahan: pd.DataFrame, sipd: dict[str, Path]
) -> None:
    tempat = list_tempat(bahan, "kelurahan")
    assert len(tempat) == 20
    for t in tempat:
        hasil = baca(sipd[f"sipd-{t.nama_berkas}-{TAHUN}.xlsx"], lingkup)
        assert (hasil.identitas.kode_kelurahan, hasil.identitas.tahun_musrenbang) == (t.kode, TAHUN)
        # Texts that were masked give their proposal another id.
        utuh = "usulan_id" if not _tersamar(take_tempat(bahan, t)) else "uraian"
        sama(kembali(hasil), take_tempat(bahan, t), [*ISI, utuh])


def test_the_city_in_one_file_loses_no_row(
    lingkup: Lingkup, bahan: pd.DataFrame, sipd: dict[str, Path]
) -> None:
    hasil = baca(sipd[f"sipd-kota-metro-{TAHUN}.xlsx"], lingkup)
    assert hasil.identitas.kode_kelurahan is None
    sama(kembali(hasil), bahan, ISI)
    assert len(bahan) == 738


def _tersamar(usulan: pd.DataFrame) -> bool:
    teks = usulan["uraian"] + usulan["lokasi"].fillna("")
    return bool(teks.str.contains("disamarkan]", regex=False).any())


def test_every_kecamatan_s_list_comes_back_by_the_profile_of_t_d_4(
    lingkup: Lingkup, bahan: pd.DataFrame
) -> None:
    (path,) = publish_td4(lingkup)
    hasil = baca(path, lingkup)
    assert hasil.profil_cocok == ("permendagri-86-td4",)
    dibaca, dibawa = kembali(hasil), 0
    for t in list_tempat(bahan, "kecamatan"):
        asal = susun_td4(bahan, t)
        isi = [*(k for k in ISI if k not in ("lokasi", "prioritas")), "nomor_baris"]
        asal = asal.assign(nomor_baris=range(5, 5 + len(asal)))
        sama(dibaca[dibaca["lembar"].eq(t.nama)], asal, isi)
        dibawa += len(asal)
    assert dibawa == len(bahan) - bahan["hasil"].isin(TIDAK_DIBAWA).sum() == len(dibaca)
    assert not hasil.temuan["kode"].str.startswith("JUMLAH").any()


def test_every_proposal_and_every_rupiah_is_in_the_annexes_of_both_levels(
    lingkup: Lingkup, rekap: RekapTahun, bahan: pd.DataFrame
) -> None:
    berkas = publish_berita_acara(lingkup)
    rupiah = dict.fromkeys(("kelurahan", "kecamatan"), 0)
    baris = dict.fromkeys(rupiah, 0)
    for path in berkas:
        tingkat = "kelurahan" if "-kelurahan-" in path.name else "kecamatan"
        (ws,) = load_workbook(path, data_only=True).worksheets
        total = next(s.row for s in ws["A"] if s.value == "JUMLAH")
        rupiah[tingkat] += ws.cell(total, 6).value
        baris[tingkat] += total - BARIS_KEPALA - 1
    assert baris == dict.fromkeys(baris, len(bahan))
    assert rupiah == dict.fromkeys(rupiah, rekap.urusan["diminta_rupiah"].sum())


def test_the_rekap_of_the_year_sums_to_one_figure_in_every_sheet(
    rekap: RekapTahun, tmp_path: Path
) -> None:
    path = write_rekap(rekap, tmp_path / "rekap.xlsx")
    assert write_rekap(rekap, tmp_path / "lagi.xlsx").read_bytes() == path.read_bytes()
    buku = load_workbook(path, data_only=True)
    diminta = rekap.urusan["diminta_rupiah"].sum()
    for nama in ("Per Urusan", "Per Program", "Per OPD", "Per Kecamatan", "Per Kelurahan"):
        kepala, *_, total = buku[nama].iter_rows(min_row=BARIS_KEPALA, values_only=True)
        assert total[kepala.index("Diminta (Rp)")] == diminta, nama
    daftar = [[*buku[n].iter_rows(min_row=5, max_col=1)] for n in ("Didanai", "Belum Didanai")]
    assert sum(map(len, daftar)) - 2 == rekap.urusan["jumlah_usulan"].sum()
