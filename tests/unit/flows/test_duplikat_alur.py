"""Two kelurahan with planted repeats, from their files to a merge in the budget and back."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from kotak_contoh import atur, tanya
from openpyxl import Workbook, load_workbook
from prefect.client.orchestration import get_client

from cli.duplikat import run_duplikat
from cli.tampilan import layar
from flows.konsolidasi import konsolidasi
from flows.tinjauan import tinjauan
from tasks.lingkup import build_lingkup
from tasks.tinjauan.alur import SEBAGIAN
from tasks.tinjauan.duplikat import CATATAN, KOLOM, LEMBAR_DUPLIKAT, PUTUSAN
from tasks.tinjauan.keluar import publish_tinjauan
from tasks.tinjauan.tabel import BARIS_PERTAMA

TERIMA = dt.date(2023, 2, 10)
NOMOR = {k.nama: nomor for nomor, k in enumerate(KOLOM, start=1)}
KEPALA = ("No", "Usulan Kegiatan", "Lokasi", "RT", "RW", "Volume", "Satuan", "Anggaran (Rp)")
MELATI = ("Pembangunan drainase Jl. Melati", "Jl. Melati", 3, 2, 100, "m", 45_000_000)
ULANG = ("Rehab saluran air Gang Melati", "Gang Melati", 3, 2, 100, "m", 50_000_000)
POSYANDU = ("Pengadaan alat posyandu Kenanga", "Posyandu Kenanga", 1, 1, 1, "paket", 10_000_000)
LAMPU = ("Pemasangan lampu jalan Jl. Anggrek", "Jl. Anggrek", 5, 1, 4, "titik", 20_000_000)
LAMPU_TETANGGA = ("Lampu penerangan jalan Jl. Anggrek", "Jl. Anggrek", 9, 4, 6, "titik", 30_000_000)
PAVING = ("Paving gang Mawar", "Gang Mawar", 7, 3, 50, "m", 25_000_000)
OUTCOME = (
    "select u.uraian, a.hasil, a.dialokasikan_rupiah from alokasi a join usulan u using (usulan_id)"
)
REKAP = "select sum(jumlah_digabung), sum(jumlah_usulan), sum(diminta_rupiah) from rekap_opd"


def tulis(folder: Path, nama: str, usulan: Sequence[Sequence[Any]], tahun: int = 2023) -> Path:
    """Write the file of a kelurahan."""
    buku = Workbook()
    ws = buku.active
    assert ws is not None
    ws.append([f"USULAN MUSRENBANG KELURAHAN {nama.upper()} TAHUN {tahun}"])
    ws.append([])
    ws.append(KEPALA)
    for nomor, baris in enumerate(usulan, start=1):
        ws.append([nomor, *baris])
    path = folder / "masuk" / str(tahun) / f"{nama} {tahun}.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    buku.save(path)
    return path


def jalankan(tahun: int = 2023) -> Any:
    return konsolidasi(tahun, tanggal_terima=TERIMA, return_state=True)


def isi(folder: Path, *jawaban: tuple[str, str | None, str | None], semua: bool = False) -> Path:
    """Fill in a fresh review workbook: (later proposal, decision, note), and return it."""
    keluar = publish_tinjauan(build_lingkup(2023), semua=semua).berkas
    salinan = folder / "tinjauan kota.xlsx"
    shutil.copy(keluar, salinan)
    buku = load_workbook(salinan)
    buku["Petunjuk"]["B5"] = "Sari"
    ws = buku[LEMBAR_DUPLIKAT]
    baris = {ws.cell(r, NOMOR["uraian"]).value: r for r in range(BARIS_PERTAMA, ws.max_row + 1)}
    for uraian, putusan, catatan in jawaban:
        ws.cell(baris[uraian], NOMOR[PUTUSAN]).value = putusan
        ws.cell(baris[uraian], NOMOR[CATATAN]).value = catatan
    buku.save(salinan)
    return salinan


def outcome(folder: Path) -> dict[str, tuple[str, int]]:
    return {u: (hasil, rupiah) for u, hasil, rupiah in tanya(folder, OUTCOME)}


@pytest.fixture(scope="module")
def asal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Any]]:
    """Margodadi asks for one drain twice, and for the lamps of a street that Margorejo shares."""
    folder = tmp_path_factory.mktemp("asal")
    tulis(folder, "Margodadi", [MELATI, POSYANDU, ULANG, LAMPU])
    tulis(folder, "Margorejo", [LAMPU_TETANGGA, PAVING])
    with pytest.MonkeyPatch.context() as monkeypatch:
        atur(monkeypatch, folder)
        yield folder, jalankan()


@pytest.fixture
def kota(asal: tuple[Path, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the two, warehouse and all."""
    folder = tmp_path / "kota"
    shutil.copytree(asal[0], folder)
    atur(monkeypatch, folder)
    return folder


def test_a_run_finds_the_planted_repeats_and_says_so(asal: tuple[Path, Any]) -> None:
    folder, keadaan = asal
    assert keadaan.is_completed()
    pasangan = tanya(folder, "select uraian, uraian_asal, hubungan from duplikat_terbuka")
    assert {(frozenset(p[:2]), p[2]) for p in pasangan} == {
        (frozenset({MELATI[0], ULANG[0]}), "satu_kelurahan"),
        (frozenset({LAMPU[0], LAMPU_TETANGGA[0]}), "antar_kelurahan"),
    }
    assert (
        "Duplikat: 2 pasangan usulan mungkin ganda (1 dalam satu kelurahan, 1 antarkelurahan). "
        "Lihat: musrenbang duplikat --tahun 2023." in keadaan.message.splitlines()
    )
    with get_client(sync_client=True) as klien:
        artefak = klien.read_artifacts()
    (tabel,) = [
        a.data
        for a in artefak
        if a.key == "duplikat-2023" and a.flow_run_id == keadaan.state_details.flow_run_id
    ]
    assert MELATI[0] in str(tabel)
    assert "dalam satu kelurahan" in str(tabel)


def test_the_command_prints_the_pairs_and_how_many_of_each_kind(
    kota: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layar, "width", 200)
    assert run_duplikat(2023) == 0
    teks = capsys.readouterr().out
    for bagian in (MELATI[0], ULANG[0], LAMPU_TETANGGA[0], "Jumlah per jenis", "antarkelurahan"):
        assert bagian in teks
    assert PAVING[0] not in teks
    assert run_duplikat(2022) == 2


def test_a_merge_leaves_the_money_to_the_main_one_and_all_sums_agree(kota: Path) -> None:
    ((kemudian, dulu),) = tanya(
        kota, "select uraian, uraian_asal from duplikat where hubungan = 'satu_kelurahan'"
    )
    ((_, banyak, diminta),) = tanya(kota, REKAP)
    keadaan = tinjauan(isi(kota, (kemudian, "gabung", "satu saluran")), return_state=True)
    assert "oleh Sari: 1 keputusan baru" in keadaan.message
    hasil = outcome(kota)
    assert hasil[kemudian] == ("digabung", 0)
    assert hasil[dulu][0] != "digabung"
    assert tanya(kota, REKAP) == [(1, banyak, diminta)]
    silsilah = "select d.uraian_utama, a.dasar_pemetaan from usulan_digabung d "
    ((utama, dasar),) = tanya(kota, f"{silsilah} join alokasi a using (usulan_id)")
    assert utama == dulu
    assert dulu in dasar
    rekap = load_workbook(kota / "keluaran" / "2023" / "rekap-musrenbang-2023.xlsx")
    teks = {str(s.value) for ws in rekap for baris in ws for s in baris}
    assert "Digabung dengan usulan lain" in teks
    ulang = tinjauan(kota / "tinjauan kota.xlsx", return_state=True)
    assert "0 keputusan baru, 1 sudah tercatat" in ulang.message
    assert "1 usulan digabung" in jalankan().message


def test_two_works_are_not_asked_about_again_and_may_be_changed_in_a_workbook_of_all(
    kota: Path,
) -> None:
    ((kemudian,),) = tanya(kota, "select uraian from duplikat where hubungan = 'antar_kelurahan'")
    assert tinjauan(isi(kota, (kemudian, "beda", None)), return_state=True).is_completed()
    assert "1 pasangan usulan mungkin ganda" in jalankan().message
    with pytest.raises(KeyError):
        isi(kota, (kemudian, "gabung", None))
    keadaan = tinjauan(isi(kota, (kemudian, "gabung", None), semua=True), return_state=True)
    assert "1 keputusan baru" in keadaan.message
    assert outcome(kota)[kemudian] == ("digabung", 0)
    putusan = "select keputusan from keputusan_duplikat order by diputuskan_pada, keputusan_id"
    assert sorted(p for (p,) in tanya(kota, putusan)) == ["beda", "gabung"]


def test_what_is_unclear_is_told_with_its_cell_and_nothing_is_decided(kota: Path) -> None:
    pihak = [u for (u,) in tanya(kota, "select uraian from duplikat order by hubungan")]
    path = isi(kota, (pihak[0], "entah", None), (pihak[1], None, "tanya lurah"))
    keadaan = tinjauan(path, return_state=True)
    assert keadaan.name == SEBAGIAN
    assert "Isian Keputusan “entah” bukan gabung dan bukan beda" in keadaan.message
    assert "Catatan berisi “tanya lurah”" in keadaan.message
    assert tanya(kota, "select count(*) from keputusan_duplikat") == [(0,)]


def test_an_old_workbook_in_the_inbox_harms_nothing_when_the_pair_is_gone(kota: Path) -> None:
    ((kemudian, dulu),) = tanya(
        kota, "select uraian, uraian_asal from duplikat where hubungan = 'satu_kelurahan'"
    )
    path = isi(kota, (kemudian, "gabung", None))
    tulis(
        kota, "Margodadi", [POSYANDU, LAMPU, next(b for b in (MELATI, ULANG) if b[0] == kemudian)]
    )
    assert jalankan().is_completed()
    shutil.copy(path, kota / "masuk" / "2023" / "tinjauan kota.xlsx")
    keadaan = jalankan()
    assert f"Pasangan usulan “{kemudian}” tidak lagi ada" in keadaan.message
    hasil = outcome(kota)
    assert dulu not in hasil
    assert hasil[kemudian][0] != "digabung"


def test_a_main_one_that_is_withdrawn_gives_the_merged_one_its_own_turn_again(kota: Path) -> None:
    ((kemudian,),) = tanya(kota, "select uraian from duplikat where hubungan = 'satu_kelurahan'")
    tinjauan(isi(kota, (kemudian, "gabung", None)), return_state=True)
    assert outcome(kota)[kemudian][0] == "digabung"
    tulis(
        kota, "Margodadi", [POSYANDU, LAMPU, next(b for b in (MELATI, ULANG) if b[0] == kemudian)]
    )
    assert jalankan().is_completed()
    assert outcome(kota)[kemudian][0] != "digabung"
    assert tanya(kota, "select keputusan from keputusan_duplikat") == [("gabung",)]


def test_a_wish_of_the_year_before_is_found_again_a_year_later(kota: Path) -> None:
    tulis(kota, "Margodadi", [PAVING, (*MELATI[:-1], 60_000_000)], tahun=2024)
    keadaan = jalankan(2024)
    # The drain against both wishes for it, the gang against that of the neighbour.
    assert "Duplikat: 3 pasangan usulan mungkin ganda (3 dengan tahun lain)." in keadaan.message
    lintas = (
        "select distinct tahun_musrenbang, tahun_asal, hubungan from duplikat where tahun_asal <"
    )
    assert tanya(kota, f"{lintas} tahun_musrenbang") == [(2024, 2023, "antar_tahun")]
    assert tanya(kota, "select count(*) from pasangan_duplikat where tahun_musrenbang = 2023") == [
        (2,)
    ]
