"""A decision from end to end: imported, decided, sent in again moved, reworded and changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest
from kotak_contoh import MARGODADI, atur
from openpyxl import Workbook
from tinjauan_uji import PADA, make_isian

from schemas.tinjauan import KeputusanKlasifikasi
from tasks.anggaran import allocate_tahun
from tasks.antrean import build_antrean
from tasks.gudang import open_mesin, prepare_gudang
from tasks.impor import impor_kiriman
from tasks.kotak_masuk import list_berkas
from tasks.lingkup import Lingkup, build_lingkup
from tasks.proses import identify_isi
from tasks.tinjauan.perbarui import build_terapan, update_klasifikasi
from usulan.tinjauan import list_antrean_tinjauan, validate_keputusan
from warehouse.kueri import (
    read_alokasi,
    read_keputusan,
    read_status,
    read_temuan,
    read_terklasifikasi,
)
from warehouse.muat import HasilRekam, record_keputusan

KEPALA = ("No", "Usulan Kegiatan", "Lokasi", "Volume", "Satuan", "Anggaran (Rp)")
DRAINASE = "Pembangunan drainase lingkungan permukiman warga yang sering banjir"
RAGU = "Permohonan warga"
POSYANDU = "Pengadaan timbangan bayi untuk posyandu"
BARIS = ((DRAINASE, "RT 03"), (RAGU, "RT 05"), (POSYANDU, "RT 01"))


@pytest.fixture
def lingkup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lingkup:
    atur(monkeypatch, tmp_path)
    lingkup = build_lingkup(2023, tanggal_terima=dt.date(2023, 2, 10))
    prepare_gudang(lingkup)
    return lingkup


def kirim(lingkup: Lingkup, baris: Sequence[tuple[str, str]]) -> None:
    """Put a workbook with these rows into the inbox and import it."""
    buku = Workbook()
    lembar = buku.active
    assert lembar is not None
    lembar.append(["USULAN MUSRENBANG KELURAHAN MARGODADI TAHUN 2023"])
    lembar.append(KEPALA)
    for nomor, (uraian, lokasi) in enumerate(baris, start=1):
        lembar.append([nomor, uraian, lokasi, 100 + nomor, "m", 10_000_000 + nomor])
    folder = lingkup.folder_masuk / "2023"
    folder.mkdir(parents=True, exist_ok=True)
    buku.save(folder / MARGODADI)
    (kiriman,) = build_antrean(
        list_berkas(lingkup.folder_masuk),
        lingkup.tahun,
        lingkup.referensi.wilayah,
        lambda b: identify_isi(b, lingkup.referensi, lingkup.batas, lingkup.tahun),
    )
    impor_kiriman(kiriman, lingkup)


def hidup(lingkup: Lingkup) -> pd.DataFrame:
    """Return the live proposals by their text."""
    usulan = read_terklasifikasi(open_mesin(lingkup.url_gudang), lingkup.tahun)
    return usulan.set_index("uraian", drop=False)


def putuskan(lingkup: Lingkup, pilihan: dict[str, str], oleh: str = "Sari") -> HasilRekam:
    """Decide on live proposals by their texts, as a review workbook does."""
    mesin, usulan = open_mesin(lingkup.url_gudang), hidup(lingkup)
    lama = read_keputusan(mesin)
    antrean = list_antrean_tinjauan(usulan, lama, lingkup.referensi).set_index("uraian")
    isian = make_isian(
        *(
            {
                "usulan_id": antrean.loc[uraian, "usulan_id"],
                "keputusan_id_dasar": antrean.loc[uraian, "keputusan_id"],
                "uraian": uraian,
                "kode_urusan": kode,
                "diputuskan_oleh": oleh,
                "diputuskan_pada": PADA + pd.Timedelta(hours=len(lama)),
            }
            for uraian, kode in pilihan.items()
        )
    )
    hasil = validate_keputusan(isian, usulan, lama, lingkup.referensi)
    assert hasil.catatan.empty
    semua = KeputusanKlasifikasi.susun(pd.concat([lama, hasil.keputusan]))
    return record_keputusan(mesin, hasil.keputusan, build_terapan(lingkup, usulan, semua))


def test_a_decision_changes_the_live_year_its_findings_and_its_budget(lingkup: Lingkup) -> None:
    kirim(lingkup, BARIS)
    allocate_tahun(lingkup)
    mesin = open_mesin(lingkup.url_gudang)
    alokasi = read_alokasi(mesin, 2024).set_index("usulan_id")
    ragu = hidup(lingkup).loc[RAGU]
    assert alokasi.loc[ragu["usulan_id"], "hasil"] == "menunggu_tinjauan"
    assert "KLASIFIKASI_RAGU" in set(read_temuan(mesin, 2023)["kode"])

    assert putuskan(lingkup, {DRAINASE: "1.04", RAGU: "1.06"}) == HasilRekam(2, 0, 0, 2)
    allocate_tahun(lingkup)

    kini = hidup(lingkup)
    assert list(kini.loc[[DRAINASE, RAGU], "kode_urusan"]) == ["1.04", "1.06"]
    assert kini.loc[RAGU, "dasar_klasifikasi"].startswith("Diputuskan oleh Sari pada 10-02-2023")
    alokasi = read_alokasi(mesin, 2024).set_index("usulan_id")
    assert alokasi.loc[ragu["usulan_id"], "hasil"] != "menunggu_tinjauan"
    assert alokasi.loc[ragu["usulan_id"], "kode_urusan"] == "1.06"
    assert "KLASIFIKASI_RAGU" not in set(read_temuan(mesin, 2023)["kode"])
    status = read_status(mesin, 2023, dt.date(2023, 2, 10)).set_index("kode_kelurahan")
    temuan = read_temuan(mesin, 2023)
    assert status["temuan_info"].sum() == temuan["tingkat"].eq("info").sum()


def test_rows_moved_and_reworded_keep_their_decisions(lingkup: Lingkup) -> None:
    kirim(lingkup, BARIS)
    putuskan(lingkup, {DRAINASE: "1.04", RAGU: "1.06"})

    ulang, pindah = f"{DRAINASE} saat hujan", f"{RAGU} RT 09"
    kirim(lingkup, [(POSYANDU, "RT 01"), (pindah, "RT 09"), (ulang, "RT 03")])

    kini = hidup(lingkup)
    assert list(kini.loc[[ulang, pindah], "kode_urusan"]) == ["1.04", "1.06"]
    assert set(kini["status_klasifikasi"]) == {"otomatis"}
    assert "KLASIFIKASI_RAGU" not in set(read_temuan(open_mesin(lingkup.url_gudang), 2023)["kode"])
    assert update_klasifikasi(lingkup) == 0


def test_a_row_that_asks_for_something_else_is_asked_again(lingkup: Lingkup) -> None:
    kirim(lingkup, BARIS)
    putuskan(lingkup, {DRAINASE: "1.04"})

    ganti = DRAINASE.replace("drainase", "jalan")
    kirim(lingkup, [(ganti, "RT 03"), *BARIS[1:]])

    baris = hidup(lingkup).loc[ganti]
    assert baris["status_klasifikasi"] == "periksa"
    assert "oleh Sari pada 10-02-2023" in baris["dasar_klasifikasi"]
    assert "pekerjaannya berubah" in baris["dasar_klasifikasi"]
    assert len(read_keputusan(open_mesin(lingkup.url_gudang))) == 1


def test_the_row_that_comes_back_gets_its_decision_back(lingkup: Lingkup) -> None:
    kirim(lingkup, BARIS)
    putuskan(lingkup, {RAGU: "1.06"})
    kirim(lingkup, BARIS[2:])
    assert RAGU not in hidup(lingkup).index

    kirim(lingkup, BARIS)

    assert hidup(lingkup).loc[RAGU, "kode_urusan"] == "1.06"


def test_a_second_decision_overrules_the_first_and_the_first_stays_known(lingkup: Lingkup) -> None:
    kirim(lingkup, BARIS)
    putuskan(lingkup, {RAGU: "1.06"})
    assert putuskan(lingkup, {RAGU: "1.04"}, oleh="Budi") == HasilRekam(1, 0, 0, 1)

    kirim(lingkup, [*BARIS, ("Fogging", "RT 02")])

    kini = hidup(lingkup).loc[RAGU]
    assert (kini["kode_urusan"], kini["keyakinan"]) == ("1.04", 1.0)
    assert "oleh Budi" in kini["dasar_klasifikasi"]
    riwayat = read_keputusan(open_mesin(lingkup.url_gudang))
    assert list(riwayat["diputuskan_oleh"]) == ["Sari", "Budi"]
    assert list(riwayat["kode_urusan_sistem"].fillna("-"))[1] == "1.06"


def test_decisions_made_while_a_file_was_imported_reach_the_budget(lingkup: Lingkup) -> None:
    kirim(lingkup, BARIS)
    mesin, usulan = open_mesin(lingkup.url_gudang), hidup(lingkup)
    isian = make_isian(
        {"usulan_id": usulan.loc[RAGU, "usulan_id"], "uraian": RAGU, "kode_urusan": "1.06"}
    )
    hasil = validate_keputusan(isian, usulan, read_keputusan(mesin), lingkup.referensi)
    record_keputusan(mesin, hasil.keputusan)
    assert hidup(lingkup).loc[RAGU, "status_klasifikasi"] == "periksa"

    allocate_tahun(lingkup)

    assert hidup(lingkup).loc[RAGU, "kode_urusan"] == "1.06"
    alokasi = read_alokasi(mesin, 2024).set_index("usulan_id")
    assert alokasi.loc[usulan.loc[RAGU, "usulan_id"], "kode_urusan"] == "1.06"
