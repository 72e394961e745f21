from __future__ import annotations

import contextlib
import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from kotak_contoh import CONTOH, KARANGREJO, MARGODADI, METRO, atur, buat_kotak, tanya

from cli.tampilan_gudang import show_status
from reference.loader import find_tabel
from schemas.galat import BerkasTidakTerbaca, GudangGagal, KelurahanTidakDikenal
from tasks.antrean import Antrean, build_antrean, pick_baru
from tasks.gudang import (
    prepare_gudang,
    read_rekap_tahun,
    read_status,
    read_tak_dikenal,
    read_terakhir,
)
from tasks.impor import GalatTakTerduga, impor_kiriman
from tasks.kotak_masuk import list_berkas
from tasks.lingkup import Lingkup, build_lingkup, hash_aturan
from tasks.proses import identify_isi
from tasks.ringkasan import list_pagu, list_rekap, list_status, list_temuan


@pytest.fixture
def lingkup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lingkup:
    atur(monkeypatch, tmp_path)
    buat_kotak(tmp_path, METRO)
    lingkup = build_lingkup(2023, tanggal_terima=dt.date(2023, 2, 10))
    prepare_gudang(lingkup)
    return lingkup


def antre(lingkup: Lingkup) -> Antrean:
    return build_antrean(
        list_berkas(lingkup.folder_masuk),
        lingkup.tahun,
        lingkup.referensi.wilayah,
        lambda b: identify_isi(b, lingkup.referensi, lingkup.batas, lingkup.tahun),
    )


def test_a_file_is_loaded_once_and_then_known(lingkup: Lingkup) -> None:
    (kiriman,) = antre(lingkup)
    impor_kiriman(kiriman, lingkup)
    terakhir = read_terakhir(lingkup)
    assert terakhir.sha_berlaku == {kiriman.kode_kelurahan: kiriman.berkas.sha256}
    assert list(pick_baru(antre(lingkup), terakhir)) == []


def test_roster_in_artifact_view_and_terminal_says_the_same_and_leaves_nobody_out(
    lingkup: Lingkup, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(CONTOH / KARANGREJO, lingkup.folder_masuk / "2023" / KARANGREJO)
    shutil.copy(CONTOH / KARANGREJO, lingkup.folder_masuk / "2023" / "scan.xlsx")
    for kiriman in antre(lingkup):
        with contextlib.suppress(BerkasTidakTerbaca):
            impor_kiriman(kiriman, lingkup)

    status, tak_dikenal = read_status(lingkup), read_tak_dikenal(lingkup)
    baris = list_status(status, tak_dikenal)
    show_status(lingkup)

    assert [g.jalur_relatif for g in tak_dikenal] == ["2023/scan.xlsx"]
    nama = [b["Kelurahan"] for b in baris]
    assert (len(nama), nama[-1], baris[-1]["Status"]) == (23, "(tidak dikenal)", "gagal")
    assert baris[-1].keys() == baris[0].keys()
    pandangan = tanya(tmp_path, "select nama_kelurahan, status from status_kelurahan order by 1")
    hari_ini = {"terlambat": "belum_masuk"}
    kini = sorted(zip(status["nama_kelurahan"], status["status"], strict=True))
    assert [(n, hari_ini.get(s, s)) for n, s in pandangan] == kini
    layar = capsys.readouterr().out
    assert all(n in layar for n in nama)
    assert "22 kelurahan: 1 masuk, 20 belum" in layar
    assert "1 gagal; 1 berkas tidak dikenal kelurahannya." in layar
    assert "(tidak dikenal): 2023/scan.xlsx: " in layar


def test_the_version_of_the_planning_year_stands_on_what_is_classified(
    lingkup: Lingkup, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rujukan = tmp_path / "rujukan"
    rujukan.mkdir()
    asal = find_tabel("nomenklatur_2023.csv").read_text(encoding="utf-8")
    (rujukan / "nomenklatur_uji.csv").write_text(asal.replace("\n2023,", "\nuji,"), "utf-8")
    versi = "versi,berlaku_mulai_tahun,dasar,sumber\n2023,2030,a,b\nuji,2024,a,b\n"
    (rujukan / "nomenklatur_versi.csv").write_text(versi, encoding="utf-8")
    monkeypatch.setenv("MUSRENBANG_FOLDER_REFERENSI", str(rujukan))
    milik = build_lingkup(lingkup.tahun)
    prepare_gudang(milik)

    impor_kiriman(*antre(milik), milik)

    pakai = "select distinct versi_nomenklatur from klasifikasi"
    assert tanya(tmp_path, pakai) == [("uji",)]
    ada = "select versi, count(*) from nomenklatur where aktif group by 1 order by 1"
    assert [v for v, _ in tanya(tmp_path, ada)] == ["2023", "uji"]


def test_a_version_that_this_year_does_not_use_brings_no_file_back(tmp_path: Path) -> None:
    asal = find_tabel("nomenklatur_2023.csv").read_text(encoding="utf-8")
    (tmp_path / "nomenklatur_uji.csv").write_text(asal.replace("\n2023,", "\nuji,"), "utf-8")
    versi = "versi,berlaku_mulai_tahun,dasar,sumber\n2023,2024,a,b\nuji,2027,a,b\n"
    (tmp_path / "nomenklatur_versi.csv").write_text(versi, encoding="utf-8")
    assert hash_aturan(tmp_path, 2024) == hash_aturan(None, 2024)
    assert hash_aturan(tmp_path, 2027) != hash_aturan(None, 2027)


def test_edited_rules_bring_an_unchanged_file_back(lingkup: Lingkup) -> None:
    (kiriman,) = antre(lingkup)
    impor_kiriman(kiriman, lingkup)
    kemudian = replace(lingkup, versi_aturan="aturan lain")
    assert list(pick_baru(antre(lingkup), read_terakhir(kemudian))) == [kiriman]


def test_rules_change_with_the_words_but_not_with_the_ceilings(tmp_path: Path) -> None:
    (tmp_path / "pagu.csv").write_text("pagu baru")
    assert hash_aturan(tmp_path) == hash_aturan(None)
    (tmp_path / "leksikon.csv").write_text("kata baru")
    assert hash_aturan(tmp_path) != hash_aturan(None)


def test_a_broken_file_is_recorded_and_leaves_the_last_good_one(
    lingkup: Lingkup, tmp_path: Path
) -> None:
    (kiriman,) = antre(lingkup)
    impor_kiriman(kiriman, lingkup)
    sebelum = tanya(tmp_path, "select * from usulan")
    shutil.copy(CONTOH / KARANGREJO, kiriman.berkas.path)
    (rusak,) = antre(lingkup)
    with pytest.raises(BerkasTidakTerbaca, match="terpotong"):
        impor_kiriman(rusak, lingkup)
    assert tanya(tmp_path, "select * from usulan") == sebelum
    assert read_terakhir(lingkup).gagal_kelurahan == {kiriman.kode_kelurahan}
    shutil.copy(CONTOH / METRO, kiriman.berkas.path)
    (utuh,) = pick_baru(antre(lingkup), read_terakhir(lingkup))
    impor_kiriman(utuh, lingkup)
    assert read_terakhir(lingkup).gagal_kelurahan == frozenset()


def test_a_name_that_contradicts_the_title_is_never_guessed(
    lingkup: Lingkup, tmp_path: Path
) -> None:
    salah = tmp_path / "masuk" / "2023" / "Margorejo.xlsx"
    shutil.copy(CONTOH / MARGODADI, salah)
    kiriman = next(k for k in antre(lingkup) if k.nama == "margorejo")
    with pytest.raises(KelurahanTidakDikenal, match="Margodadi") as galat:
        impor_kiriman(kiriman, lingkup)
    assert "Margorejo" in str(galat.value)
    assert tanya(tmp_path, "select count(*) from usulan") == [(0,)]


def test_a_file_that_changes_while_it_is_read_is_not_loaded(lingkup: Lingkup) -> None:
    (kiriman,) = antre(lingkup)
    shutil.copy(CONTOH / MARGODADI, kiriman.berkas.path)
    with pytest.raises(GalatTakTerduga, match="berubah selagi dibaca"):
        impor_kiriman(kiriman, lingkup)


def test_what_nobody_foresaw_fails_that_file_alone_and_is_recorded(
    lingkup: Lingkup, tmp_path: Path
) -> None:
    (kiriman,) = antre(lingkup)
    tanpa_pola = replace(lingkup.referensi, frasa_baris=lingkup.referensi.frasa_baris[["sumber"]])
    with pytest.raises(GalatTakTerduga, match="KeyError"):
        impor_kiriman(kiriman, replace(lingkup, referensi=tanpa_pola))
    assert tanya(tmp_path, "select keadaan, galat_kode from impor") == [
        ("gagal", "GALAT_TAK_TERDUGA")
    ]


def test_a_warehouse_that_fails_is_no_fault_of_the_file(lingkup: Lingkup, tmp_path: Path) -> None:
    (kiriman,) = antre(lingkup)
    (tmp_path / "bukan.db").write_text("ini bukan gudang " * 100)
    with pytest.raises(GudangGagal):
        impor_kiriman(kiriman, replace(lingkup, url_gudang=f"sqlite:///{tmp_path}/bukan.db"))


def test_the_year_in_small_tables(lingkup: Lingkup) -> None:
    (kiriman,) = antre(lingkup)
    hasil = impor_kiriman(kiriman, lingkup).hasil
    status = {b["Kelurahan"]: b for b in list_status(read_status(lingkup))}
    assert len(status) == 22
    assert status["Metro"]["Diterima"] == len(hasil.diterima)
    assert status["Metro"]["Rupiah"] == hasil.diterima["anggaran_rupiah"].sum()
    rekap = read_rekap_tahun(lingkup)
    urusan = list_rekap(rekap.urusan, "kode_urusan", "nama_urusan")
    assert sum(b["Usulan"] for b in urusan) == len(hasil.diterima)
    assert all(b["Diminta"] == b["Didanai"] + b["Tidak didanai"] + b["Lainnya"] for b in urusan)
    assert sum(b["Jumlah"] for b in list_temuan(rekap.temuan)) == len(hasil.temuan)
    assert list_pagu(rekap.pemakaian) == []


def test_no_password_is_shown(lingkup: Lingkup) -> None:
    jauh = replace(lingkup, url_gudang="postgresql://kota:rahasia@10.0.0.1/gudang?password=x")
    assert jauh.nama_gudang == "postgresql://…@10.0.0.1/gudang"
    assert lingkup.nama_gudang.endswith("data/gudang.db")
