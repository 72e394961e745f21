from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kotak_contoh import CONTOH, KARANGREJO, MARGODADI, METRO, PERBAIKAN, atur, buat_kotak, tanya
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId

from flows.impor_gagal import impor_gagal
from flows.impor_kelurahan import impor_kelurahan
from flows.konsolidasi import konsolidasi
from flows.segarkan_referensi import segarkan_referensi
from reference.loader import find_tabel

TERIMA = dt.date(2023, 2, 10)
USULAN = "select usulan_id, dibuat_pada, diubah_pada from usulan order by usulan_id"


@pytest.fixture(scope="module")
def tempat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Any]]:
    """An inbox of two good files and a broken one, imported once."""
    folder = tmp_path_factory.mktemp("kota")
    buat_kotak(folder, MARGODADI, METRO, KARANGREJO)
    with pytest.MonkeyPatch.context() as monkeypatch:
        atur(monkeypatch, folder)
        yield folder, konsolidasi(2023, tanggal_terima=TERIMA, return_state=True)


def nama_tugas(keadaan: Any) -> dict[str, str]:
    """Return the task runs of a flow run: name and state."""
    saring = FlowRunFilter(id=FlowRunFilterId(any_=[keadaan.state_details.flow_run_id]))
    with get_client(sync_client=True) as klien:
        return {t.name: t.state_name for t in klien.read_task_runs(flow_run_filter=saring)}


def nama_jalan(keadaan: Any) -> str:
    with get_client(sync_client=True) as klien:
        return klien.read_flow_run(keadaan.state_details.flow_run_id).name


def test_the_run_fails_naming_who_failed_and_why(tempat: tuple[Path, Any]) -> None:
    _, keadaan = tempat
    assert keadaan.is_failed()
    duplikat, judul, *baris = keadaan.message.splitlines()
    assert duplikat.startswith("Duplikat: ")
    assert judul == "1 gagal:"
    assert len(baris) == 1
    assert baris[0].startswith("karangrejo: ")
    assert "terpotong" in baris[0]


def test_the_others_are_loaded_and_the_attempt_that_failed_is_recorded(
    tempat: tuple[Path, Any],
) -> None:
    folder, keadaan = tempat
    impor = tanya(folder, "select keadaan, count(*), min(prefect_run_id) from impor group by 1")
    jalan = str(keadaan.state_details.flow_run_id)
    assert impor == [("berhasil", 2, jalan), ("gagal", 1, jalan)]
    assert tanya(folder, "select count(distinct kode_kelurahan) from usulan") == [(2,)]


def test_runs_and_tasks_have_names_that_a_person_recognises(tempat: tuple[Path, Any]) -> None:
    _, keadaan = tempat
    assert nama_jalan(keadaan) == "konsolidasi 2023"
    tugas = nama_tugas(keadaan)
    assert tugas["impor margodadi 2023"] == "Completed"
    assert tugas["impor karangrejo 2023"] == "Failed"
    assert {"umpan balik metro 2023", "anggaran 2023", "rekap 2023"} <= tugas.keys()


def test_a_bad_file_is_not_tried_twice(tempat: tuple[Path, Any]) -> None:
    folder, _ = tempat
    assert tanya(folder, "select count(*) from impor where keadaan = 'gagal'") == [(1,)]


def test_people_get_their_workbooks(tempat: tuple[Path, Any]) -> None:
    folder, _ = tempat
    keluaran = folder / "keluaran" / "2023"
    assert {p.name for p in (keluaran / "umpan-balik").iterdir()} == {
        "margodadi.xlsx",
        "metro.xlsx",
    }
    assert (keluaran / "rekap-musrenbang-2023.xlsx").stat().st_size > 0


def test_the_artifacts_show_roster_findings_rekap_and_outputs(tempat: tuple[Path, Any]) -> None:
    _, keadaan = tempat
    with get_client(sync_client=True) as klien:
        artefak = klien.read_artifacts()
    milik = {a.key: a for a in artefak if a.flow_run_id == keadaan.state_details.flow_run_id}
    assert milik.keys() == {
        f"{n}-2023"
        for n in (
            *("status-kelurahan", "temuan", "rekap-urusan", "rekap-opd", "pagu", "keluaran"),
            "duplikat",
        )
    }
    assert "margodadi.xlsx" in milik["keluaran-2023"].data
    assert '"Karangrejo"' in milik["status-kelurahan-2023"].data


def test_repeating_the_run_imports_only_what_failed(tempat: tuple[Path, Any]) -> None:
    folder, _ = tempat
    sebelum = tanya(folder, USULAN)
    keadaan = konsolidasi(2023, tanggal_terima=TERIMA, return_state=True)
    assert [n for n in nama_tugas(keadaan) if n.startswith("impor ")] == ["impor karangrejo 2023"]
    assert tanya(folder, USULAN) == sebelum


def test_a_file_asked_for_by_name_is_given_back_again_though_it_has_not_changed(
    tempat: tuple[Path, Any],
) -> None:
    folder, _ = tempat
    sebelum = tanya(folder, USULAN)
    umpan_balik = folder / "keluaran" / "2023" / "umpan-balik" / "metro.xlsx"
    isi = umpan_balik.read_bytes()
    umpan_balik.unlink()
    berkas = folder / "masuk" / "2023" / METRO
    keadaan = konsolidasi(2023, tanggal_terima=TERIMA, jalur=[berkas], return_state=True)
    assert keadaan.is_completed(), keadaan.message
    assert umpan_balik.read_bytes() == isi
    assert tanya(folder, USULAN) == sebelum


def test_one_kelurahan_can_be_run_alone_under_its_own_name(tempat: tuple[Path, Any]) -> None:
    keadaan = impor_kelurahan("Metro", "2023", tanggal_terima=TERIMA, return_state=True)
    assert keadaan.is_completed(), keadaan.message
    assert nama_jalan(keadaan) == "impor metro 2023"
    assert [n for n in nama_tugas(keadaan) if n.startswith("impor ")] == ["impor metro 2023"]


def test_a_kelurahan_without_a_file_fails_with_advice(tempat: tuple[Path, Any]) -> None:
    keadaan = impor_kelurahan("Tejosari", "2023", return_state=True)
    assert keadaan.is_failed()
    assert "Berkas Tejosari 2023 tidak ada di kotak masuk" in keadaan.message


def test_after_mending_only_that_kelurahan_runs_and_the_rest_keeps_its_rows(
    tempat: tuple[Path, Any],
) -> None:
    folder, _ = tempat
    sebelum = tanya(folder, USULAN)
    shutil.copy(PERBAIKAN / KARANGREJO, folder / "masuk" / "2023" / KARANGREJO)
    keadaan = impor_gagal(2023, tanggal_terima=TERIMA, return_state=True)
    assert keadaan.is_completed(), keadaan.message
    assert [n for n in nama_tugas(keadaan) if n.startswith("impor ")] == ["impor karangrejo 2023"]
    sesudah = tanya(folder, USULAN)
    assert set(sebelum) < set(sesudah)


def test_a_broken_new_version_leaves_the_last_good_one_live(tempat: tuple[Path, Any]) -> None:
    folder, _ = tempat
    sebelum = tanya(folder, USULAN)
    shutil.copy(CONTOH / KARANGREJO, folder / "masuk" / "2023" / KARANGREJO)
    keadaan = konsolidasi(2023, tanggal_terima=TERIMA, return_state=True)
    assert "karangrejo: " in keadaan.message
    assert tanya(folder, USULAN) == sebelum


@pytest.mark.parametrize("alur", [impor_gagal, konsolidasi])
def test_a_failed_kelurahan_whose_file_is_gone_stays_failed_and_named(
    tempat: tuple[Path, Any], alur: Any
) -> None:
    folder, _ = tempat
    berkas = folder / "masuk" / "2023" / KARANGREJO
    isi = berkas.read_bytes()
    berkas.unlink()
    keadaan = alur(2023, tanggal_terima=TERIMA, return_state=True)
    berkas.write_bytes(isi)
    assert keadaan.is_failed()
    baris = f"Karangrejo masih gagal; berkasnya tidak ada di {folder.as_posix()}/masuk/2023"
    assert keadaan.message.endswith(f"\n1 gagal:\n{baris}")


def test_files_that_are_no_workbooks_are_listed_and_fail_nothing(
    tempat: tuple[Path, Any],
) -> None:
    folder, _ = tempat
    catatan = folder / "masuk" / "2023" / "catatan.txt"
    catatan.write_text("Rapat; 1; 2")
    keadaan = konsolidasi(2023, tanggal_terima=TERIMA, return_state=True)
    catatan.unlink()
    assert "catatan" not in keadaan.message
    with get_client(sync_client=True) as klien:
        isi = [a.data for a in klien.read_artifacts() if a.key == "keluaran-2023"]
    assert any("2023/catatan.txt" in str(i) for i in isi)


def test_files_of_another_year_are_named_with_their_year_and_not_imported(
    tempat: tuple[Path, Any],
) -> None:
    folder, _ = tempat
    lain = folder / "masuk" / "2022" / METRO.replace("2023", "2022")
    lain.parent.mkdir()
    shutil.copy(CONTOH / METRO, lain)
    keadaan = konsolidasi(2023, tanggal_terima=TERIMA, return_state=True)
    shutil.rmtree(lain.parent)
    jalur = f"2022/{lain.name}"
    baris = f"Tidak ikut diimpor karena milik Musrenbang 2022: {jalur}."
    assert baris in keadaan.message.splitlines()
    with get_client(sync_client=True) as klien:
        isi = [str(a.data) for a in klien.read_artifacts() if a.key == "keluaran-2023"]
    assert any(f"`{jalur}`: Musrenbang 2022" in i for i in isi)
    assert tanya(folder, "select count(*) from impor where tahun_musrenbang = 2022") == [(0,)]


def test_a_year_of_which_there_is_nothing_leaves_no_output(tempat: tuple[Path, Any]) -> None:
    folder, _ = tempat
    keadaan = konsolidasi(2031, tanggal_terima=TERIMA, return_state=True)
    assert "Belum ada data Musrenbang 2031" in keadaan.message
    assert not (folder / "keluaran" / "2031").exists()


def test_a_broken_reference_table_fails_the_run_with_its_place(
    tempat: tuple[Path, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    satuan = find_tabel("satuan.csv").read_text(encoding="utf-8").replace(",panjang,", ",jauh,", 1)
    (tmp_path / "satuan.csv").write_text(satuan, encoding="utf-8")
    monkeypatch.setenv("MUSRENBANG_FOLDER_REFERENSI", str(tmp_path))
    keadaan = segarkan_referensi(return_state=True)
    assert keadaan.is_failed()
    assert "satuan.csv" in keadaan.message
    assert "jenis" in keadaan.message


def test_sound_reference_tables_are_loaded(tempat: tuple[Path, Any]) -> None:
    assert segarkan_referensi(return_state=True).is_completed()
    assert nama_tugas(segarkan_referensi(return_state=True))["artefak rujukan"] == "Completed"
