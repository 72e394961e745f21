"""The template as a kelurahan gets it, and as it comes back filled in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from isi_templat import BARIS_PERTAMA, ISI, MARGODADI, baca_templat, isi_templat
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.datavalidation import DataValidation

from reference.loader import Referensi, muat_referensi
from schemas.buku_kita import PENANDA, PENANDA_TEMPLAT
from schemas.galat import KelurahanTidakDikenal, ReferensiRusak
from tasks.baca import read_buku
from tasks.templat import (
    KEPALA,
    find_kode_kelurahan,
    list_kode_kelurahan,
    name_templat,
    write_templat,
)
from tasks.umpan_balik import write_umpan_balik

METRO, SUMBERSARI = "18.72.01.1001", "18.72.05.1003"
BARIS_TERAKHIR = BARIS_PERTAMA + 59


@pytest.fixture(scope="module")
def referensi() -> Referensi:
    return muat_referensi()


@pytest.fixture(scope="module")
def templat(tmp_path_factory: pytest.TempPathFactory, referensi: Referensi) -> Path:
    return write_templat(MARGODADI, 2026, referensi, tmp_path_factory.mktemp("templat"))


@pytest.fixture
def buku(templat: Path) -> Workbook:
    return load_workbook(templat)


def _validasi(buku: Workbook) -> dict[str, DataValidation]:
    """Return the data validation of each column, by its heading."""
    ws = buku["Usulan"]
    return {
        str(ws.cell(BARIS_PERTAMA - 1, min(a.min_col for a in v.sqref.ranges)).value): v
        for v in ws.data_validations.dataValidation
    }


def _pilihan(buku: Workbook, judul: str) -> list[Any]:
    """Return what the dropdown of a column offers, looked up where its formula points."""
    lembar, area = _validasi(buku)[judul].formula1.split("!")
    return [sel.value for (sel,) in buku[lembar][area.replace("$", "")]]


def _kode(path: Path, referensi: Referensi) -> list[tuple[str, str]]:
    temuan = baca_templat(path, referensi).temuan
    return list(zip(temuan["kode"], temuan["sel"], strict=True))


ARTI = {
    "No": "nomor",
    "Usulan Kegiatan": "uraian",
    "Permasalahan": "permasalahan",
    "Lokasi": "lokasi",
    "RT": "rt",
    "RW": "rw",
    "Volume": "volume",
    "Satuan": "satuan",
    "Perkiraan Biaya (Rp)": "anggaran",
    "Prioritas": "prioritas",
    "OPD Tujuan": "opd_tujuan",
    "Keterangan": "keterangan",
}


def test_headings_are_words_that_every_reader_of_sheets_knows(
    templat: Path, buku: Workbook, referensi: Referensi
) -> None:
    kepala = buku["Usulan"][BARIS_PERTAMA - 1]
    assert tuple(sel.value for sel in kepala) == KEPALA == tuple(ARTI)
    alias = referensi.alias_kolom.set_index("alias")["kolom"]
    assert [alias[j.lower().removesuffix(" (rp)")] for j in KEPALA] == list(ARTI.values())
    pemetaan = baca_templat(templat, referensi).pemetaan
    assert dict(zip(pemetaan["kepala"], pemetaan["kolom"], strict=True)) == ARTI
    assert (pemetaan["keyakinan"] == 1).all()


@pytest.mark.parametrize("kode", [MARGODADI, METRO, SUMBERSARI])
def test_an_empty_template_tells_whose_it_is_and_holds_nothing(
    tmp_path: Path, referensi: Referensi, kode: str
) -> None:
    path = write_templat(kode, 2026, referensi, tmp_path)
    hasil = baca_templat(path, referensi)
    assert (hasil.identitas.kode_kelurahan, hasil.identitas.tahun_musrenbang) == (kode, 2026)
    assert (len(hasil.diterima), len(hasil.ditolak), len(hasil.temuan)) == (0, 0, 0)
    bukan = hasil.bukan_usulan
    usulan = bukan[bukan["lembar"] == "Usulan"]
    assert usulan["jenis"].value_counts().to_dict() == {"kosong": 60, "judul": 5, "kepala": 1}
    assert set(bukan.loc[bukan["lembar"] != "Usulan", "jenis"]) == {"lembar_lain"}


def test_a_template_without_a_telling_name_still_knows_its_kelurahan_and_year(
    tmp_path: Path, templat: Path, referensi: Referensi
) -> None:
    path = isi_templat(templat, enumerate(ISI, start=1), tmp_path / "kiriman.xlsx")
    hasil = baca_templat(path, referensi)
    assert hasil.identitas.kode_kelurahan == MARGODADI
    assert hasil.identitas.tahun_musrenbang == 2026


def test_what_is_filled_in_reads_back_exactly_and_without_a_finding(
    tmp_path: Path, templat: Path, referensi: Referensi
) -> None:
    path = isi_templat(templat, enumerate(ISI, start=1), tmp_path / "margodadi.xlsx")
    hasil = baca_templat(path, referensi)
    assert hasil.temuan.empty
    assert hasil.ditolak.empty
    kolom = ("uraian", "permasalahan", "lokasi", "rt", "rw", "volume", "satuan")
    kolom += ("anggaran_rupiah", "prioritas", "opd_tujuan", "keterangan")
    terbaca = hasil.diterima[list(kolom)].astype(object)
    assert terbaca.where(terbaca.notna(), None).to_numpy().tolist() == [
        _seharusnya(isi) for isi in ISI
    ]
    assert list(hasil.diterima["sel_anggaran_rupiah"])[:2] == ["I7", "I8"]


def _seharusnya(isi: tuple[Any, ...]) -> list[Any]:
    """Return a typed row as it must be understood: RT and RW without their zero in front."""
    penuh = [*isi, *[None] * (len(KEPALA) - 1 - len(isi))]
    for urut in (3, 4):
        penuh[urut] = penuh[urut] and penuh[urut].lstrip("0")
    return penuh


def test_a_full_sheet_has_no_finding_either(
    tmp_path: Path, templat: Path, referensi: Referensi
) -> None:
    semua = [
        (n, (*ISI[(n - 1) % 15][:2], f"Gang Cempaka {n}", *ISI[(n - 1) % 15][3:8], n))
        for n in range(1, 61)
    ]
    hasil = baca_templat(isi_templat(templat, semua, tmp_path / "penuh.xlsx"), referensi)
    assert (len(hasil.diterima), len(hasil.temuan)) == (60, 0)


def test_rows_begun_and_left_are_told_at_the_cells_that_are_missing(
    tmp_path: Path, templat: Path, referensi: Referensi
) -> None:
    tanpa_uang = (*ISI[1][:7], None, 2)
    tanpa_uraian = (None, None, "Gang Dahlia")
    satuan_asing = (*ISI[2][:6], "gelondong", *ISI[2][7:8], 3)
    baris = [(1, ISI[0]), (2, tanpa_uang), (3, satuan_asing), (4, tanpa_uraian)]
    path = isi_templat(templat, baris, tmp_path / "setengah.xlsx")
    hasil = baca_templat(path, referensi)
    assert (len(hasil.diterima), len(hasil.ditolak)) == (3, 1)
    ditemukan = _kode(path, referensi)
    assert ("ANGGARAN_KOSONG", "I8") in ditemukan
    assert ("SATUAN_TIDAK_DIKENAL", "H9") in ditemukan
    assert ("URAIAN_KOSONG", "B10") in ditemukan
    assert not [sel for _, sel in ditemukan if sel.endswith("7")]


def test_an_inserted_row_without_a_number_is_a_proposal_like_the_others(
    tmp_path: Path, templat: Path, referensi: Referensi
) -> None:
    path = isi_templat(templat, enumerate(ISI[:4], start=1), tmp_path / "sisip.xlsx")
    buku = load_workbook(path)
    buku["Usulan"].cell(BARIS_PERTAMA + 1, 1).value = None
    for baris in range(BARIS_PERTAMA + 2, BARIS_TERAKHIR + 1):
        buku["Usulan"].cell(baris, 1).value = baris - BARIS_PERTAMA
    buku.save(path)
    hasil = baca_templat(path, referensi)
    assert (len(hasil.diterima), len(hasil.temuan)) == (4, 0)


def test_every_column_is_checked_or_explained_over_exactly_the_ruled_rows(buku: Workbook) -> None:
    validasi = _validasi(buku)
    assert tuple(validasi) == KEPALA
    for huruf, v in zip("ABCDEFGHIJKL", validasi.values(), strict=True):
        assert str(v.sqref) == f"{huruf}{BARIS_PERTAMA}:{huruf}{BARIS_TERAKHIR}"
        assert v.showInputMessage
        assert v.allow_blank
    aturan = {judul: (v.type, v.errorStyle) for judul, v in validasi.items() if v.type}
    assert aturan == {
        "RT": ("list", "warning"),
        "RW": ("list", "warning"),
        "Volume": ("decimal", "stop"),
        "Satuan": ("list", "warning"),
        "Perkiraan Biaya (Rp)": ("whole", "stop"),
        "Prioritas": ("list", "stop"),
        "OPD Tujuan": ("list", "stop"),
    }
    assert all(
        v.showErrorMessage and v.error and not v.showDropDown for v in validasi.values() if v.type
    )


def test_messages_fit_into_what_excel_allows(buku: Workbook) -> None:
    for v in _validasi(buku).values():
        assert len(v.promptTitle) <= 32
        assert len(v.prompt) <= 255
        assert len(v.errorTitle or "") <= 32
        assert len(v.error or "") <= 225


def test_money_is_whole_rupiah_within_the_limits_of_the_findings(
    buku: Workbook, referensi: Referensi
) -> None:
    ambang = referensi.ambang.set_index("nama")["nilai"]
    uang, volume = (_validasi(buku)[j] for j in ("Perkiraan Biaya (Rp)", "Volume"))
    assert (uang.operator, int(uang.formula1), int(uang.formula2)) == (
        "between",
        ambang["anggaran_terkecil_rupiah"],
        ambang["anggaran_terbesar_rupiah"],
    )
    assert "48000000" in uang.error
    assert "Rp 5.000.000.000" in uang.error
    assert (float(volume.formula1) > 0, int(volume.formula2)) == (True, ambang["volume_terbesar"])


def test_dropdowns_offer_all_units_the_usual_ones_first(
    buku: Workbook, referensi: Referensi
) -> None:
    satuan = _pilihan(buku, "Satuan")
    assert sorted(satuan) == sorted(referensi.satuan["satuan"])
    assert {"unit", "orang", "m", "paket"} < set(satuan[:8])


def test_dropdowns_of_numbers_know_both_spellings_of_rt(buku: Workbook) -> None:
    rt = _pilihan(buku, "RT")
    assert rt == _pilihan(buku, "RW")
    assert rt[:3] == ["1", "2", "3"]
    assert {"03", "3", "10", "99"} <= set(rt)
    assert _pilihan(buku, "Prioritas") == list(range(1, 100))


def test_rt_and_rw_are_those_of_the_register_where_it_has_the_kelurahan(
    tmp_path: Path, referensi: Referensi
) -> None:
    kolom = ("kode_kelurahan", "rw", "rt_awal", "rt_akhir", "sumber")
    baris = [(MARGODADI, 2, 4, 5, "uji"), (MARGODADI, 1, 1, 3, "uji"), (METRO, 9, 40, 41, "uji")]
    ada = replace(referensi, rt_rw=pd.DataFrame(baris, columns=kolom))
    buku = load_workbook(write_templat(MARGODADI, 2026, ada, tmp_path))
    assert _pilihan(buku, "RT") == ["1", "2", "3", "4", "5", "01", "02", "03", "04", "05"]
    assert _pilihan(buku, "RW") == ["1", "2", "01", "02"]
    tanpa = load_workbook(write_templat(SUMBERSARI, 2026, ada, tmp_path))
    assert len(_pilihan(tanpa, "RW")) == 108


@pytest.mark.parametrize(
    ("tahun", "ada", "tiada"),
    [
        (2023, "Dinas Sosial", "Dinas Sosial dan Pemberdayaan Masyarakat"),
        (2026, "Dinas Sosial dan Pemberdayaan Masyarakat", "Dinas Sosial"),
    ],
)
def test_agencies_are_those_of_the_planning_year_and_the_own_kecamatan(
    tmp_path: Path, referensi: Referensi, tahun: int, ada: str, tiada: str
) -> None:
    opd = _pilihan(
        load_workbook(write_templat(MARGODADI, tahun, referensi, tmp_path)), "OPD Tujuan"
    )
    assert ada in opd
    assert tiada not in opd
    assert [n for n in opd if n.startswith("Kecamatan")] == ["Kecamatan Metro Selatan"]
    tabel, rencana = referensi.opd, tahun + 1
    berlaku = (tabel["tahun_awal"] <= rencana) & ~(tabel["tahun_akhir"] < rencana).fillna(False)
    assert len(opd) == berlaku.sum() - 4
    assert opd == sorted(opd)


def test_a_year_without_agencies_is_told(tmp_path: Path, referensi: Referensi) -> None:
    with pytest.raises(ReferensiRusak, match="tahun rencana 2019") as galat:
        write_templat(MARGODADI, 2018, referensi, tmp_path)
    assert galat.value.berkas == "opd.csv"
    assert not list(tmp_path.iterdir())


def test_only_the_cells_to_fill_in_can_be_changed(buku: Workbook) -> None:
    ws = buku["Usulan"]
    assert ws.protection.sheet
    assert ws.protection.password is None
    assert not ws.protection.insertRows
    terbuka = {s.coordinate for b in ws.iter_rows() for s in b if not s.protection.locked}
    assert terbuka == {
        f"{h}{r}" for h in "ABCDEFGHIJKL" for r in range(BARIS_PERTAMA, BARIS_TERAKHIR + 1)
    }
    assert buku["Petunjuk"].protection.sheet


def test_text_cells_keep_what_is_typed_and_no_date_is_made_of_it(buku: Workbook) -> None:
    ws = buku["Usulan"]
    format_sel = {
        judul: ws.cell(BARIS_PERTAMA, k).number_format for k, judul in enumerate(KEPALA, 1)
    }
    assert {j for j, f in format_sel.items() if f == "@"} == set(KEPALA) - {
        *("No", "Volume", "Perkiraan Biaya (Rp)", "Prioritas")
    }


def test_gaps_in_a_row_and_repeated_priorities_are_coloured(buku: Workbook) -> None:
    warna = {
        str(area.sqref): [aturan.formula[0] for aturan in area.rules]
        for area in buku["Usulan"].conditional_formatting
    }
    assert warna == {
        "B7:B66": ["AND(LEN($B7)=0,COUNTA($C7:$L$66)>0)"],
        "D7:D66": ["AND(LEN($B7)>0,LEN($D7&$E7&$F7)=0)"],
        "G7:G66": ["AND(LEN($B7)>0,LEN($G7)=0)"],
        "H7:H66": ["AND(LEN($B7)>0,LEN($H7)=0)"],
        "I7:I66": ["AND(LEN($B7)>0,LEN($I7)=0)"],
        "J7:J66": ["AND(LEN($B7)>0,LEN($J7)=0)", "COUNTIF($J$7:$J$66,$J7)>1"],
    }


def test_it_prints_on_the_width_of_one_page_with_headings_on_each(buku: Workbook) -> None:
    ws = buku["Usulan"]
    assert (ws.page_setup.orientation, ws.page_setup.fitToWidth) == ("landscape", 1)
    assert ws.print_title_rows == "$6:$6"
    assert ws.freeze_panes == "C7"


def test_guidance_is_shown_lists_are_hidden_and_both_carry_our_mark(buku: Workbook) -> None:
    assert [(ws.title, ws.sheet_state) for ws in buku.worksheets] == [
        ("Usulan", "visible"),
        ("Petunjuk", "visible"),
        ("Daftar", "hidden"),
    ]
    for nama in ("Petunjuk", "Daftar"):
        assert buku[nama]["A1"].value == PENANDA_TEMPLAT != PENANDA
        assert buku[nama].row_dimensions[1].hidden
    isi = [s.value for b in buku["Petunjuk"].iter_rows() for s in b]
    assert set(KEPALA) <= set(isi)
    assert buku["Usulan"]["A4"].hyperlink.location == "'Petunjuk'!A2"


def test_guidance_names_the_due_date_of_the_agenda(tmp_path: Path, referensi: Referensi) -> None:
    def kirim(tahun: int) -> str:
        ws = load_workbook(write_templat(MARGODADI, tahun, referensi, tmp_path))["Petunjuk"]
        return next(t for s in ws["A"] if "ke Bappeda" in (t := str(s.value)))

    jadwal = referensi.jadwal.set_index(["tahun_musrenbang", "kode_kelurahan"])["batas_kirim"]
    tahun, bulan, hari = (int(b) for b in jadwal[2023, MARGODADI].split("-"))
    assert bulan == 2
    assert f"paling lambat {hari} Februari {tahun}" in kirim(2023)
    assert "paling lambat" not in kirim(2026)


def test_the_same_template_is_the_same_bytes(
    tmp_path: Path, templat: Path, referensi: Referensi
) -> None:
    lagi = write_templat(MARGODADI, 2026, referensi, tmp_path)
    assert lagi.name == templat.name == "templat-musrenbang-2026-margodadi.xlsx"
    assert lagi.read_bytes() == templat.read_bytes()
    assert write_templat(MARGODADI, 2025, referensi, tmp_path).read_bytes() != lagi.read_bytes()


def test_a_marked_template_keeps_its_lists_and_can_be_mended_and_sent_again(
    tmp_path: Path, templat: Path, referensi: Referensi
) -> None:
    salah = (*ISI[1][:6], "gelondong", *ISI[1][7:])
    path = isi_templat(templat, [(1, ISI[0]), (2, salah)], tmp_path / "margodadi.xlsx")
    hasil = baca_templat(path, referensi)
    umpan = write_umpan_balik(path, hasil, tmp_path / "umpan.xlsx", "Margodadi", read_buku(path))
    lagi = write_umpan_balik(umpan, hasil, tmp_path / "lagi.xlsx", "Margodadi", read_buku(umpan))
    buku = load_workbook(lagi)
    assert {"Usulan", "Petunjuk", "Daftar"} <= set(buku.sheetnames)
    assert "m2" in _pilihan(buku, "Satuan")
    assert buku["Usulan"].protection.sheet
    buku["Usulan"]["H8"].value = "m2"
    buku.save(lagi)
    baik = baca_templat(lagi, referensi)
    assert (len(baik.diterima), len(baik.temuan)) == (2, 0)


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("Margodadi", MARGODADI),
        ("  margo   dadi ", MARGODADI),
        ("Kel. Margodadi", MARGODADI),
        ("Kelurahan Metro", METRO),
        ("metro", METRO),
        ("Sumbersari", SUMBERSARI),
        (SUMBERSARI, SUMBERSARI),
    ],
)
def test_a_kelurahan_is_found_by_any_of_its_spellings(
    referensi: Referensi, teks: str, kode: str
) -> None:
    assert find_kode_kelurahan(teks, referensi.wilayah) == kode


@pytest.mark.parametrize(
    ("teks", "saran"),
    [
        ("Margodado", "Mungkin maksudnya: Margodadi, Margorejo."),
        ("Hadimulio Barat", "Hadimulyo Barat"),
        ("Metro Selatan", "Kelurahan"),
        ("1872011004", "Yang ada: Banjarsari, "),
        ("", "Yang ada: Banjarsari, "),
    ],
)
def test_an_unknown_kelurahan_is_answered_with_the_nearest_names(
    referensi: Referensi, teks: str, saran: str
) -> None:
    with pytest.raises(KelurahanTidakDikenal) as galat:
        find_kode_kelurahan(teks, referensi.wilayah)
    assert saran in str(galat.value)


def test_file_names_are_of_one_kind_for_all_kelurahan(referensi: Referensi) -> None:
    nama = referensi.wilayah.set_index("kode")["nama"]
    semua = [name_templat(nama[k], 2026) for k in list_kode_kelurahan(referensi.wilayah)]
    assert len(set(semua)) == 22
    assert "templat-musrenbang-2026-hadimulyo-barat.xlsx" in semua
