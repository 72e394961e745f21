"""The rekap workbook, made from a real warehouse and read back."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pabrik import TAHUN
from rekap_uji import NIK, SUMBU, make_rekap

from reference.loader import muat_referensi
from schemas.galat import RekonsiliasiGagal
from schemas.rekap import RekapTahun
from schemas.rupiah import format_rupiah
from tasks.gudang import map_nama_kode
from tasks.keraguan import AnggaranRagu, sum_anggaran_ragu
from tasks.rekap import write_rekap
from tasks.rekap.isi import susun_per_kode, susun_temuan_kelurahan, tambah_pagu
from tasks.rekap.tabel import BARIS_KEPALA

PER_SUMBU = ("Per Urusan", "Per Program", "Per OPD", "Per Kecamatan", "Per Kelurahan")
RUPIAH = ("Diminta (Rp)", "Didanai (Rp)", "Tidak didanai (Rp)", "Lainnya (Rp)")


@pytest.fixture(scope="module")
def rekap(tmp_path_factory: pytest.TempPathFactory) -> RekapTahun:
    return make_rekap(tmp_path_factory.mktemp("gudang"))


@pytest.fixture(scope="module")
def path(rekap: RekapTahun, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_rekap(rekap, tmp_path_factory.mktemp("keluaran") / "2023" / "rekap.xlsx")


@pytest.fixture(scope="module")
def buku(path: Path) -> Workbook:
    return load_workbook(path)


@pytest.fixture(scope="module")
def nilai(path: Path) -> Workbook:
    return load_workbook(path, data_only=True)


def _isi(ws: Worksheet) -> pd.DataFrame:
    """Return a sheet as a frame, its total row the last one."""
    kepala, *baris = ws.iter_rows(min_row=BARIS_KEPALA, values_only=True)
    return pd.DataFrame(baris, columns=pd.Index([str(k) for k in kepala]))


def _total(rekap: RekapTahun) -> list[int]:
    k = rekap.kelurahan
    kolom = ("diminta_rupiah", "didanai_rupiah", "tidak_didanai_rupiah", "lainnya_rupiah")
    return [int(k[nama].sum()) for nama in kolom]


def test_the_sheets_stand_in_the_order_of_a_meeting(buku: Workbook) -> None:
    assert buku.sheetnames == [
        "Sampul",
        "Grafik",
        "Per Urusan",
        "Per Program",
        "Per OPD",
        "Per Kecamatan",
        "Per Kelurahan",
        "Didanai",
        "Belum Didanai",
        "Daftar Usulan",
        "Perlu Ditinjau",
        "Temuan per Kelurahan",
        "Pemakaian Pagu",
        "Status Kelurahan",
    ]


@pytest.mark.parametrize("nama", PER_SUMBU)
def test_totals_are_live_sums_that_carry_our_figures(
    buku: Workbook, nilai: Workbook, rekap: RekapTahun, nama: str
) -> None:
    rumus, hasil = _isi(buku[nama]), _isi(nilai[nama])
    total = hasil.iloc[-1]
    assert total.iloc[0] == "JUMLAH"
    assert [total[k] for k in RUPIAH] == _total(rekap)
    assert all(str(rumus.iloc[-1][k]).startswith("=SUM(") for k in RUPIAH)
    for kolom in RUPIAH:
        awal = BARIS_KEPALA + 1
        huruf = str(rumus.iloc[-1][kolom])[5]
        assert rumus.iloc[-1][kolom] == f"=SUM({huruf}{awal}:{huruf}{awal + len(rumus) - 2})"
        assert hasil[kolom].iloc[:-1].sum() == total[kolom]


def test_the_cover_compares_every_sheet_with_the_warehouse(
    buku: Workbook, nilai: Workbook, rekap: RekapTahun
) -> None:
    # The names of the sheets stand once more below, in the list of contents.
    baris = {r[0].value: r for r in reversed(list(nilai["Sampul"].iter_rows(max_col=6)))}
    for nama in (*PER_SUMBU, "Angka gudang data"):
        assert baris[nama][1].value == 21
        assert [s.value for s in baris[nama][2:6]] == _total(rekap)
    assert [s.value for s in baris["Usulan diterima"][1:3]] == [21, _total(rekap)[0]]
    rumus = {r[0].value: r[2].value for r in reversed(list(buku["Sampul"].iter_rows(max_col=6)))}
    assert rumus["Per OPD"] == "='Per OPD'!G9"
    assert isinstance(rumus["Angka gudang data"], int)


def test_the_cover_says_year_status_and_links_to_the_sheets(buku: Workbook) -> None:
    ws = buku["Sampul"]
    teks = [str(s.value) for b in ws.iter_rows() for s in b if s.value is not None]
    assert teks[:3] == [
        "Rekap usulan Musrenbang kelurahan tahun 2023",
        "Untuk RKPD Kota Metro tahun 2024",
        "Bappeda Kota Metro. Berkas masuk: 3 dari 10 kelurahan.",
    ]
    assert "Metro, Banjarsari, Margodadi" in teks
    tautan = [s.hyperlink.location for b in ws.iter_rows() for s in b if s.hyperlink]
    assert tautan == [f"'{nama}'!A1" for nama in buku.sheetnames[1:]]


def test_codes_stay_text_and_rupiah_stay_numbers(buku: Workbook) -> None:
    ws = buku["Per Urusan"]
    baris = ws[BARIS_KEPALA + 1]
    assert (baris[0].value, baris[0].data_type, baris[0].number_format) == ("1.02", "s", "@")
    assert (baris[6].data_type, baris[6].number_format) == ("n", "[$-421]#,##0")


@pytest.mark.parametrize("lembar", PER_SUMBU)
def test_columns_of_rupiah_have_room_for_a_bold_sum_of_trillions(
    buku: Workbook, lembar: str
) -> None:
    ws = buku[lembar]
    judul = {sel.value: sel.column_letter for baris in ws.iter_rows(max_row=6) for sel in baris}
    terpanjang = len("9.999.999.999.999") * 1.15
    for nama in RUPIAH:
        assert ws.column_dimensions[judul[nama]].width >= terpanjang


def test_a_row_without_a_code_says_so(buku: Workbook, rekap: RekapTahun) -> None:
    isi = _isi(buku["Per Urusan"]).iloc[:-1]
    assert list(isi.loc[isi["Kode"].isna(), "Bidang urusan"]) == ["(belum terklasifikasi)"]
    assert list(susun_per_kode(rekap.opd.assign(nama_opd=None), "opd")["nama_opd"])[-2:] == [
        "DPUTR",
        "(belum ditentukan)",
    ]


def test_the_list_holds_every_accepted_proposal_with_outcome_and_origin(
    nilai: Workbook, rekap: RekapTahun
) -> None:
    daftar = _isi(nilai["Daftar Usulan"]).iloc[:-1]
    terima = rekap.usulan[rekap.usulan["status"].eq("diterima")]
    assert len(daftar) == len(terima) == 21
    assert list(daftar["No"]) == list(range(1, 22))
    assert set(daftar["Hasil"]) == {
        "Didanai",
        "Tidak didanai",
        "Tanpa anggaran",
        "Menunggu tinjauan",
    }
    kurang = daftar[daftar["Hasil"].eq("Tidak didanai")]
    assert (kurang["Kurang (Rp)"] > 0).all()
    assert kurang["Terhalang pagu"].str.startswith("Perangkat daerah ").all()
    margodadi = daftar[daftar["Kelurahan"].eq("Margodadi")].iloc[0]
    assert (margodadi["Berkas"], margodadi["Lembar"]) == ("2023/Margodadi.xlsx", "Usulan")
    assert margodadi["Baris"] == terima.iloc[-7]["nomor_baris"]


def test_the_review_list_holds_unsure_rows_with_the_reason(
    nilai: Workbook, rekap: RekapTahun
) -> None:
    tinjau = _isi(nilai["Perlu Ditinjau"])
    ragu = rekap.usulan["status_klasifikasi"].eq("periksa")
    assert len(tinjau) - 1 == int(ragu.sum()) == 3
    assert "Margodadi" in list(tinjau["Kelurahan"])
    diminta = tinjau["Diminta (Rp)"].iloc[:-1]
    assert list(diminta) == sorted(diminta, reverse=True)
    assert tinjau.iloc[0]["Dasar dugaan"]


def test_a_proposal_with_a_doubtful_cell_is_in_the_review_list_with_its_message(
    rekap: RekapTahun, tmp_path: Path
) -> None:
    usulan_id = rekap.usulan["usulan_id"].iloc[0]
    catatan = rekap.temuan.iloc[[0, 0]].assign(
        tingkat="periksa", usulan_id=usulan_id, pesan=["Satuan aneh.", f"NIK {NIK} tampak."]
    )
    ragu = dataclasses.replace(rekap, temuan=catatan)
    buku = load_workbook(write_rekap(ragu, tmp_path / "r.xlsx"))
    isi = _isi(buku["Perlu Ditinjau"])["Yang meragukan"]
    assert "Satuan aneh.\nNIK [NIK disamarkan] tampak." in list(isi)


def test_a_reason_of_failure_is_masked_too(rekap: RekapTahun, tmp_path: Path) -> None:
    gagal = rekap.status.assign(status="gagal", galat_pesan=f"Baris {NIK} rusak.")
    buku = load_workbook(write_rekap(dataclasses.replace(rekap, status=gagal), tmp_path / "r.xlsx"))
    isi = [str(s.value) for b in buku["Status Kelurahan"].iter_rows() for s in b]
    assert any("[NIK disamarkan] rusak." in teks for teks in isi)
    assert not any(NIK in teks for teks in isi)


def test_findings_are_counted_per_kelurahan_and_kind(nilai: Workbook, rekap: RekapTahun) -> None:
    isi = _isi(nilai["Temuan per Kelurahan"])
    assert isi["Banyaknya"].iloc[-1] == len(rekap.temuan)
    assert list(isi["Kelurahan"].iloc[:-1].unique()) == ["Metro", "Banjarsari", "Margodadi"]
    katalog = muat_referensi().temuan.set_index("kode")["judul"]
    dalam_kata = rekap.temuan.assign(kode=rekap.temuan["kode"].map(katalog))
    per_jenis = dalam_kata.groupby(["nama_kelurahan", "tingkat", "kode"]).size().to_dict()
    baris = isi.iloc[:-1].set_index(["Kelurahan", "Tingkat", "Temuan"])["Banyaknya"]
    assert baris.to_dict() == per_jenis


def test_a_code_that_left_the_catalogue_stands_for_itself(rekap: RekapTahun) -> None:
    temuan = rekap.temuan.assign(kode="KODE_LAMA")
    assert set(susun_temuan_kelurahan(temuan, rekap.nama_kode)["temuan_teks"]) == {"KODE_LAMA"}


def test_doubtful_money_is_told_beside_the_total_and_listed_for_review(
    rekap: RekapTahun, tmp_path: Path
) -> None:
    usulan = rekap.usulan[rekap.usulan["anggaran_rupiah"].notna()].iloc[:2]
    catatan = rekap.temuan.iloc[[0, 0, 0]].assign(
        kode=["ANGGARAN_TIDAK_WAJAR", "ANGGARAN_DITAFSIRKAN", "SEL_GALAT"],
        kolom=["anggaran_rupiah", "anggaran_rupiah", "volume"],
        tingkat="periksa",
        usulan_id=[*usulan["usulan_id"], rekap.usulan["usulan_id"].iloc[-1]],
        pesan="Nilainya di luar kewajaran.",
    )
    ragu = dataclasses.replace(rekap, temuan=catatan)
    buku = load_workbook(write_rekap(ragu, tmp_path / "r.xlsx"))
    jumlah = format_rupiah(int(usulan["anggaran_rupiah"].sum()))
    kalimat = (
        f"Usulan diterima termasuk {jumlah} dari 2 usulan yang anggarannya diragukan "
        "(lihat Perlu Ditinjau)."
    )
    assert kalimat in [s.value for s in buku["Sampul"]["A"]]
    tinjau = _isi(buku["Perlu Ditinjau"])["Yang meragukan"]
    assert list(tinjau).count("Nilainya di luar kewajaran.") >= 2


def test_without_doubtful_money_nothing_is_said(rekap: RekapTahun) -> None:
    usulan = rekap.usulan[rekap.usulan["anggaran_rupiah"].notna()].iloc[:1]
    ragu = rekap.temuan.iloc[:1].assign(
        kolom="anggaran_rupiah", tingkat="periksa", usulan_id=usulan["usulan_id"].iloc[0]
    )
    tidak_ada = AnggaranRagu(0, 0)
    assert sum_anggaran_ragu(usulan, ragu).jumlah == 1
    assert sum_anggaran_ragu(usulan, ragu.assign(kolom="volume")) == tidak_ada
    assert sum_anggaran_ragu(usulan, ragu.assign(tingkat="info")) == tidak_ada
    assert sum_anggaran_ragu(usulan.assign(status="ditolak"), ragu) == tidak_ada
    assert sum_anggaran_ragu(usulan.assign(anggaran_rupiah=pd.NA), ragu) == tidak_ada
    assert tidak_ada.kalimat() == ""


def test_ceilings_bear_the_names_of_their_codes(rekap: RekapTahun, tmp_path: Path) -> None:
    nama = {(str(s), str(k)): f"Nama {k}" for s, k in rekap.pemakaian[["sumbu", "kode"]].to_numpy()}
    buku = load_workbook(
        write_rekap(dataclasses.replace(rekap, nama_kode=nama), tmp_path / "r.xlsx")
    )
    pagu = _isi(buku["Pemakaian Pagu"])
    assert list(pagu["Nama"]) == [f"Nama {k}" for k in pagu["Kode"]]
    penghalang = _isi(buku["Daftar Usulan"])["Terhalang pagu"].dropna()
    assert penghalang.str.startswith("Perangkat daerah Nama ").all()


def test_the_names_of_ceilings_come_from_the_reference_tables() -> None:
    referensi = muat_referensi()
    nama = map_nama_kode(referensi)
    assert nama["kelurahan", "18.72.05.1004"] == "Margodadi"
    assert nama["opd", "DISDIKBUD"] == "Dinas Pendidikan dan Kebudayaan"
    pagu = referensi.pagu[["sumbu", "kode"]].itertuples(index=False, name=None)
    assert {tuple(p) for p in pagu} <= nama.keys()


def test_what_kurang_means_is_said_on_its_sheet(buku: Workbook) -> None:
    assert "Kurang: kekurangan pada pagu yang paling kurang" in buku["Daftar Usulan"]["A2"].value


def test_every_kelurahan_has_a_status_in_words(nilai: Workbook) -> None:
    isi = _isi(nilai["Status Kelurahan"]).iloc[:-1].set_index("Kelurahan")
    assert len(isi) == 10
    assert isi.loc["Margodadi", "Keadaan"] == "Masuk"
    assert isi.loc["Rejomulyo", "Keadaan"] == "Belum masuk, lewat batas"
    assert isi.loc["Karangrejo", "Keadaan"] == "Belum masuk"
    assert isi.loc["Margodadi", "Batas kirim"] == dt.datetime(2023, 2, 10)


def test_a_failed_file_tells_its_reason(rekap: RekapTahun, tmp_path: Path) -> None:
    status = rekap.status.assign(
        status="gagal", galat_pesan="Berkas terpotong.", galat_saran="Kirim ulang."
    )
    gagal = dataclasses.replace(rekap, status=status)
    ws = load_workbook(write_rekap(gagal, tmp_path / "r.xlsx"))["Status Kelurahan"]
    isi = _isi(ws).iloc[0]
    assert (isi["Keadaan"], isi["Keterangan"]) == ("Gagal dibaca", "Berkas terpotong. Kirim ulang.")


def test_ceilings_stand_beside_the_agencies(nilai: Workbook, rekap: RekapTahun) -> None:
    isi = _isi(nilai["Per OPD"])
    opd = isi[isi["Kode"].isin(["DINKES", "DPUTR", "DISHUB"])]
    assert (opd["Pagu (Rp)"] == opd["Terpakai (Rp)"] + opd["Sisa (Rp)"]).all()
    assert isi["Terpakai (Rp)"].iloc[-1] == rekap.pemakaian["terpakai_rupiah"].sum()
    assert len(_isi(nilai["Pemakaian Pagu"])) == len(rekap.pemakaian)


def test_a_ceiling_without_a_proposal_is_listed_too(rekap: RekapTahun) -> None:
    kosong = pd.DataFrame(
        {
            "sumbu": ["opd"],
            "kode": ["ARSIP"],
            "pagu_rupiah": [7],
            "terpakai_rupiah": [0],
            "sisa_rupiah": [7],
        }
    )
    opd = rekap.opd.assign(jumlah_lain=0)
    nama = pd.DataFrame({"nama_opd": ["Dinas Arsip"]}, index=["ARSIP"])
    hasil = tambah_pagu(opd, kosong, "opd", nama).set_index("kode_opd")
    assert hasil.loc["ARSIP", "nama_opd"] == "Dinas Arsip"
    assert (hasil.loc["ARSIP", "diminta_rupiah"], hasil.loc["ARSIP", "pagu_rupiah"]) == (0, 7)
    assert hasil["diminta_rupiah"].sum() == rekap.opd["diminta_rupiah"].sum()


def test_text_is_inert_and_personal_numbers_are_hidden(buku: Workbook) -> None:
    sel = [s for ws in buku.worksheets for b in ws.iter_rows() for s in b]
    assert not [s for s in sel if s.value is not None and NIK in str(s.value)]
    talud = [s for s in sel if str(s.value).startswith("=1+1")]
    assert talud
    assert {s.data_type for s in talud} == {"s"}
    rumus = {str(s.value) for s in sel if s.data_type == "f"}
    assert all(r.startswith(("=SUM(", "='Per ")) for r in rumus)


def test_sheets_are_ready_to_filter_and_to_print(buku: Workbook) -> None:
    for ws in buku.worksheets[2:]:
        assert ws.auto_filter.ref.startswith(f"A{BARIS_KEPALA}:")
        assert ws.print_title_rows == f"${BARIS_KEPALA}:${BARIS_KEPALA}"
        assert (ws.page_setup.orientation, ws.page_setup.fitToHeight) == ("landscape", 0)
        assert str(ws.freeze_panes).endswith(str(BARIS_KEPALA + 1))


def test_the_cover_is_one_page_and_wide_sheets_stay_readable(buku: Workbook) -> None:
    cetak = buku["Sampul"].page_setup
    assert (cetak.fitToWidth, cetak.fitToHeight, cetak.orientation) == (1, 1, "portrait")
    for ws in buku.worksheets:
        lebar = sum(d.width for d in ws.column_dimensions.values())
        # About 150 characters of 11 points fill the width of A4: at 240 they are printed at 7.
        assert lebar <= 240, ws.title


def test_whole_numbers_have_no_decimal_comma_and_keep_off_the_text(buku: Workbook) -> None:
    ws = buku["Per Urusan"]
    for baris in (BARIS_KEPALA + 1, ws.max_row):
        assert ws.cell(baris, 3).number_format == "[$-421]#,##0"
        assert ws.cell(baris, 3).alignment.indent == ws.cell(baris, 7).alignment.indent == 1


def test_the_same_year_gives_the_same_bytes(rekap: RekapTahun, path: Path, tmp_path: Path) -> None:
    assert write_rekap(rekap, tmp_path / "lagi.xlsx").read_bytes() == path.read_bytes()


def test_a_view_that_is_one_rupiah_off_is_refused(rekap: RekapTahun, tmp_path: Path) -> None:
    meleset = rekap.opd.assign(
        diminta_rupiah=rekap.opd["diminta_rupiah"] + [1, *[0] * (len(rekap.opd) - 1)]
    )
    with pytest.raises(RekonsiliasiGagal, match=r"rekap per opd: .*selisih Rp 1\)"):
        write_rekap(dataclasses.replace(rekap, opd=meleset), tmp_path / "r.xlsx")
    bagian = rekap.urusan.assign(lainnya_rupiah=rekap.urusan["lainnya_rupiah"] + 1)
    with pytest.raises(RekonsiliasiGagal, match=r"rekap per urusan: .*lainnya"):
        write_rekap(dataclasses.replace(rekap, urusan=bagian), tmp_path / "r.xlsx")


def test_a_year_without_anything_still_makes_a_workbook(rekap: RekapTahun, tmp_path: Path) -> None:
    kosong = RekapTahun(
        TAHUN,
        TAHUN + 1,
        *(getattr(rekap, s).iloc[:0] for s in SUMBU),
        usulan=rekap.usulan.iloc[:0],
        pemakaian=rekap.pemakaian.iloc[:0],
        temuan=rekap.temuan.iloc[:0],
        status=rekap.status.assign(status="belum_masuk"),
    )
    buku = load_workbook(write_rekap(kosong, tmp_path / "r.xlsx"), data_only=True)
    assert len(buku.sheetnames) == 14
    assert not buku["Grafik"]._charts
    assert "Bappeda Kota Metro. Berkas masuk: 0 dari 10 kelurahan." in [
        s.value for s in buku["Sampul"]["A"]
    ]
