"""`read_asal` against what was really loaded, changed, decided and allocated."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from typing import Any

import pytest
from pabrik import (
    IMOPURO,
    MARGODADI,
    MULAI,
    TAHUN,
    make_alokasi,
    make_hasil_berkas,
    make_konteks,
)
from sqlalchemy import Engine

from cli.asal import mask_asal, run_asal
from schemas.galat import UsulanTidakDikenal
from schemas.hasil import HasilBerkas
from warehouse.asal import AsalUsulan
from warehouse.fakta_anggaran import KeputusanAnggaran
from warehouse.fakta_duplikat import KeputusanDuplikat, PasanganDuplikat
from warehouse.fakta_tinjauan import KeputusanKlasifikasi
from warehouse.kueri_asal import read_asal
from warehouse.mesin import begin_tulis
from warehouse.muat import load_alokasi, load_hasil
from warehouse.tulis import insert_baris

LAMA = make_hasil_berkas(n=4)
BARU = make_hasil_berkas(n=4, ubah={1: {"anggaran_rupiah": 5}}, buang=(0,))
DITARIK, BERUBAH, TETAP = LAMA.diterima["usulan_id"].iloc[:3]
[DITOLAK] = LAMA.ditolak["usulan_id"]


def _muat(gudang: Engine, hasil: HasilBerkas, hari: int = 0) -> None:
    load_hasil(gudang, hasil, make_konteks(hasil, mulai=MULAI + dt.timedelta(days=hari)))


@pytest.fixture
def isi(gudang: Engine) -> Engine:
    """A warehouse with two versions of Margodadi, and its budget shared out."""
    _muat(gudang, LAMA)
    _muat(gudang, BARU, hari=1)
    load_alokasi(gudang, TAHUN + 1, *make_alokasi(BARU.diterima))
    return gudang


def _putuskan(gudang: Engine) -> None:
    oleh: dict[str, Any] = {"diputuskan_oleh": "Sari", "tahun_musrenbang": TAHUN}
    klasifikasi = {
        "usulan_id": BERUBAH,
        "kode_kelurahan": MARGODADI,
        "uraian": "Drainase",
        "kunci_teks": "drainase",
        "versi_nomenklatur": "2023",
        "keyakinan_sistem": 0.2,
    }
    pasangan = {"usulan_id": BERUBAH, "usulan_id_asal": TETAP, "skor": 0.9}
    mirip = {"hubungan": "satu_kelurahan", "tingkat": "mirip", "skor_teks": 0.9, "skor_tempat": 0.9}
    with begin_tulis(gudang) as koneksi:
        for i, kode in enumerate(("1.02", "1.03")):
            satu = klasifikasi | oleh | {"kode_urusan": kode} | _saat(i)
            insert_baris(koneksi, KeputusanKlasifikasi, [satu])
        insert_baris(
            koneksi, KeputusanDuplikat, [pasangan | oleh | {"keputusan": "beda"} | _saat(2)]
        )
        locked = {"usulan_id": BERUBAH, "keputusan": "wajib", "alasan": "Janji wali kota."}
        insert_baris(koneksi, KeputusanAnggaran, [locked | oleh | _saat(3)])
        temu = {"tahun_musrenbang": TAHUN, "alasan": "Jalan sama.", "ditemukan_pada": MULAI}
        insert_baris(koneksi, PasanganDuplikat, [pasangan | mirip | temu])


def _saat(i: int) -> dict[str, Any]:
    return {"keputusan_id": f"{i:016x}", "diputuskan_pada": MULAI + dt.timedelta(hours=i)}


def test_a_live_proposal_leads_back_to_file_sheet_row_and_cells(isi: Engine) -> None:
    asal = read_asal(isi, TETAP)

    baris = BARU.diterima.set_index("usulan_id").loc[TETAP]
    assert asal.usulan["keadaan"] == "diterima"
    assert asal.usulan["sha256"] == BARU.sha256
    assert asal.usulan["jalur_relatif"] == "2023/Margodadi.xlsx"
    assert (asal.usulan["nama_kelurahan"], asal.usulan["nama_kecamatan"]) == (
        "Margodadi",
        "Metro Selatan",
    )
    assert (asal.usulan["lembar"], asal.usulan["nomor_baris"]) == ("Usulan", baris["nomor_baris"])
    for b in asal.field:
        assert b["sel"] == baris[f"sel_{b['field']}"]
        assert b["nilai"] == baris[b["field"]]
    assert {b["field"]: b["tertulis"] for b in asal.field}["volume"] == baris["volume_teks"]
    assert [(b["perubahan"], b["sha256"]) for b in asal.impor] == [
        ("baru", LAMA.sha256),
        ("tetap", BARU.sha256),
    ]
    assert asal.perubahan == []


def test_a_changed_proposal_tells_the_value_before(isi: Engine) -> None:
    asal = read_asal(isi, BERUBAH)

    dulu = int(LAMA.diterima["anggaran_rupiah"].iloc[1])
    ubah = {b["kolom"]: (b["dulu"], b["kini"], b["impor_id"]) for b in asal.perubahan}
    assert ubah == {"anggaran_rupiah": (dulu, 5, 2)}
    assert [b["perubahan"] for b in asal.impor] == ["baru", "diubah"]
    assert [v["anggaran_rupiah"] for v in asal.versi] == [dulu, 5]
    assert asal.versi[0]["sel"] == asal.versi[1]["sel"]


def test_judgement_and_budget_come_with_their_reasons_and_names(isi: Engine) -> None:
    asal = read_asal(isi, BERUBAH)

    assert asal.klasifikasi is not None
    assert asal.alokasi is not None
    kelas, alokasi = asal.klasifikasi, asal.alokasi
    assert (kelas["kode_urusan"], kelas["nama_urusan"]) == ("1.03", "Pekerjaan umum")
    assert kelas["nama_sub_kegiatan"] == "Pembangunan jalan"
    assert kelas["dasar_klasifikasi"] == "Kata 'drainase' menunjuk bidang ini."
    assert (alokasi["kode_opd"], alokasi["nama_opd"]) == ("DPUTR", "Dinas DPUTR")
    assert alokasi["alasan_hasil"] == f"Contoh: {alokasi['hasil']}."
    assert asal.gabungan is None


def test_a_withdrawn_proposal_is_still_told_whole(isi: Engine) -> None:
    asal = read_asal(isi, DITARIK)

    assert asal.usulan["keadaan"] == "ditarik"
    assert asal.usulan["sha256"] == LAMA.sha256
    assert [(b["perubahan"], b["nomor_versi"]) for b in asal.impor] == [
        ("baru", 1),
        ("ditarik", None),
    ]
    assert {b["field"] for b in asal.field} >= {"uraian", "anggaran_rupiah", "rt"}
    assert (asal.klasifikasi, asal.alokasi, asal.duplikat) == (None, None, [])


def test_a_refused_proposal_shows_its_findings_old_and_live(isi: Engine) -> None:
    asal = read_asal(isi, DITOLAK)

    assert asal.usulan["keadaan"] == "ditolak"
    assert [(b["impor_id"], b["berlaku"], b["kode"]) for b in asal.temuan] == [
        (1, False, "URAIAN_KOSONG"),
        (2, True, "URAIAN_KOSONG"),
    ]
    assert asal.klasifikasi is None


def test_all_kinds_of_decisions_stand_in_time_with_the_ones_that_hold(isi: Engine) -> None:
    _putuskan(isi)

    asal = read_asal(isi, BERUBAH)

    assert [(b["jenis"], b["putusan"], b["berlaku"]) for b in asal.keputusan] == [
        ("klasifikasi", "1.02", False),
        ("klasifikasi", "1.03", True),
        ("duplikat", "beda", True),
        ("anggaran", "wajib", True),
    ]
    assert asal.keputusan[1]["nama"] == "Pekerjaan umum"
    assert asal.keputusan[3]["catatan"] == "Janji wali kota."
    assert [b["usulan_lain"] for b in asal.duplikat] == [TETAP]


def test_a_pair_is_told_from_both_sides(isi: Engine) -> None:
    _putuskan(isi)

    asal = read_asal(isi, TETAP)

    assert [(b["usulan_lain"], b["nama_kelurahan"]) for b in asal.duplikat] == [
        (BERUBAH, "Margodadi")
    ]
    assert [(b["jenis"], b["usulan_lain"]) for b in asal.keputusan] == [("duplikat", BERUBAH)]


def test_a_prefix_of_any_case_that_one_proposal_has_is_enough(isi: Engine) -> None:
    assert read_asal(isi, f" {TETAP[:6].upper()} ").usulan["usulan_id"] == TETAP
    assert read_asal(isi, DITARIK[:6]).usulan["usulan_id"] == DITARIK


@pytest.mark.parametrize("awalan", ["", "abc12", "zzzzzz", "%%%%%%", "a" * 17, "abc 123"])
def test_what_is_no_id_is_refused_with_advice(isi: Engine, awalan: str) -> None:
    with pytest.raises(UsulanTidakDikenal, match="bukan id usulan") as galat:
        read_asal(isi, awalan)
    assert "paling sedikit 6" in galat.value.saran


def test_an_unknown_and_an_ambiguous_id_are_told_apart(gudang: Engine) -> None:
    ganda = ["abcdef0000000001", "abcdef0000000002"]
    ubah = {i: {"usulan_id": satu} for i, satu in enumerate(ganda)}
    _muat(gudang, make_hasil_berkas(IMOPURO, n=2, ubah=ubah))

    with pytest.raises(UsulanTidakDikenal, match="Tidak ada usulan dengan id 0123456"):
        read_asal(gudang, "0123456")
    with pytest.raises(UsulanTidakDikenal, match="dimiliki 2 usulan") as galat:
        read_asal(gudang, "abcdef")
    assert all(satu in galat.value.saran for satu in ganda)


def test_every_answer_is_the_same_document_on_both_databases(isi: Engine) -> None:
    _putuskan(isi)

    asal = read_asal(isi, BERUBAH)

    teks = json.dumps(dataclasses.asdict(asal), default=lambda n: n.isoformat(), allow_nan=False)
    assert json.loads(teks)["versi"][0]["berlaku_sejak"] == "2023-02-01T01:00:00+00:00"
    assert isinstance(asal.temuan, list)


def test_personal_data_is_hidden_and_ids_are_not(isi: Engine) -> None:
    asal = read_asal(isi, TETAP)
    nomor = "18" + "72" * 7
    kotor = dataclasses.replace(
        asal,
        field=[asal.field[0] | {"nilai": f"Bedah rumah NIK {nomor}"}],
        usulan=asal.usulan | {"usulan_id": nomor},
    )

    bersih: AsalUsulan = mask_asal(kotor)

    assert nomor not in str(bersih.field)
    assert bersih.usulan["usulan_id"] == nomor
    assert bersih.usulan["sha256"] == asal.usulan["sha256"]


def test_the_command_prints_tables_and_json(
    isi: Engine,
    url_gudang: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _putuskan(isi)
    monkeypatch.setenv("MUSRENBANG_GUDANG_URL", url_gudang)
    monkeypatch.setenv("COLUMNS", "160")

    assert run_asal(BERUBAH[:8], sebagai_json=True) == 0
    dokumen = json.loads(capsys.readouterr().out)
    assert dokumen["usulan"]["usulan_id"] == BERUBAH
    assert run_asal(BERUBAH, sebagai_json=False) == 0
    layar = capsys.readouterr().out
    for bagian in (BERUBAH, BARU.sha256, "lembar Usulan", "Rp 5", "berkas diubah", "wajib didanai"):
        assert bagian in layar
    assert run_asal("ffffffff", sebagai_json=False) == 2
    assert "Tidak ada usulan dengan id ffffffff" in capsys.readouterr().err
