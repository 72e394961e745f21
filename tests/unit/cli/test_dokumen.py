from __future__ import annotations

import json

from buku_contoh import KELURAHAN, buat_hasil

from cli.dokumen import build_dokumen, build_dokumen_galat
from schemas.berkas import Identitas
from schemas.galat import BerkasTidakTerbaca

TEMUAN = [
    {"sel": "E6", "kolom": "satuan", "nilai": "unti", "usulan_id": "usulan0000000006"},
    {"sel": "B8", "kode": "JUDUL_GALAT", "tingkat": "tolak", "usulan_id": "usulan0000000008"},
]
KUNCI = ["berkas", "sha256", "kelurahan", "tahun", "usulan", "temuan", "baris_bukan_usulan"]
KUNCI_USULAN = [
    *("uraian", "permasalahan", "lokasi", "rt", "rw", "volume", "satuan", "anggaran_rupiah"),
    *("prioritas", "opd_tujuan", "kode_urusan", "keyakinan", "status", "lembar", "baris"),
    *("sel", "temuan"),
]


def test_the_document_has_exactly_the_promised_keys() -> None:
    dokumen = build_dokumen("masuk/a.xlsx", buat_hasil(TEMUAN, ditolak=[8]))
    assert list(dokumen) == KUNCI
    assert [list(u) for u in dokumen["usulan"]] == [KUNCI_USULAN] * 4
    assert {tuple(t) for t in dokumen["temuan"]} == {
        ("kode", "tingkat", "lembar", "sel", "nilai", "pesan", "saran")
    }
    assert (dokumen["berkas"], dokumen["kelurahan"], dokumen["tahun"]) == (
        "masuk/a.xlsx",
        KELURAHAN,
        2023,
    )


def test_rows_stand_in_the_order_of_the_sheet_with_their_status_and_findings() -> None:
    usulan = build_dokumen("a", buat_hasil(TEMUAN, ditolak=[5]))["usulan"]
    assert [u["baris"] for u in usulan] == [5, 6, 7, 8]
    assert [u["status"] for u in usulan] == ["ditolak", "diterima", "diterima", "diterima"]
    assert [u["temuan"] for u in usulan] == [[], ["SATUAN_TIDAK_DIKENAL"], [], ["JUDUL_GALAT"]]


def test_values_are_plain_json_and_empty_fields_are_null() -> None:
    pertama, kedua, ketiga, _ = build_dokumen("a", buat_hasil(TEMUAN, ditolak=[6]))["usulan"]
    assert (pertama["anggaran_rupiah"], pertama["volume"]) == (48_000_000, 120)
    assert pertama["sel"]["anggaran_rupiah"] == "F5"
    assert pertama["permasalahan"] is None
    assert "permasalahan" not in pertama["sel"]
    assert (kedua["kode_urusan"], kedua["keyakinan"]) == (None, None)
    assert ketiga["anggaran_rupiah"] is None


def test_the_document_survives_json_unchanged() -> None:
    dokumen = build_dokumen("a", buat_hasil(TEMUAN, ditolak=[8]))
    assert json.loads(json.dumps(dokumen, allow_nan=False)) == dokumen


def test_an_unreadable_file_has_the_same_keys_and_its_reason() -> None:
    galat = BerkasTidakTerbaca("Berkas ini terpotong.", saran="Kirim ulang berkasnya.")
    dokumen = build_dokumen_galat("a.xlsx", "f" * 64, galat, Identitas("18.72.02.1003", 2023))
    assert (dokumen["kelurahan"], dokumen["tahun"]) == ("18.72.02.1003", 2023)
    assert dokumen["galat"] == {
        "kode": "BERKAS_TIDAK_TERBACA",
        "pesan": "Berkas ini terpotong.",
        "saran": "Kirim ulang berkasnya.",
    }
    assert set(build_dokumen("a", buat_hasil())) == set(dokumen) - {"galat"}
    assert dokumen["usulan"] == []
