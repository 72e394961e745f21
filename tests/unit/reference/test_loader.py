from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from reference.loader import FOLDER_BAWAAN, Referensi, find_tabel, muat_referensi
from schemas.galat import ReferensiRusak
from schemas.referensi import TABEL


@pytest.fixture(scope="module")
def referensi() -> Referensi:
    return muat_referensi()


def _baca(berkas: str) -> list[list[str]]:
    with (FOLDER_BAWAAN / berkas).open(encoding="utf-8-sig", newline="") as f:
        return list(csv.reader(f))


def _tulis(folder: Path, berkas: str, baris: list[list[str]], pemisah: str = ",") -> None:
    with (folder / berkas).open("w", encoding="utf-8", newline="") as f:
        csv.writer(f, delimiter=pemisah, lineterminator="\n").writerows(baris)


def _ganti(folder: Path, berkas: str, nomor: int, kolom: str, nilai: str) -> str:
    """Write a copy of a packaged table with one cell changed; return what stood there."""
    baris = _baca(berkas)
    tempat = baris[0].index(kolom)
    lama, baris[nomor - 1][tempat] = baris[nomor - 1][tempat], nilai
    _tulis(folder, berkas, baris)
    return lama


def _nomor(berkas: str, kolom: str, nilai: str) -> int:
    baris = _baca(berkas)
    tempat = baris[0].index(kolom)
    return next(i for i, b in enumerate(baris, start=1) if b[tempat] == nilai)


def test_tabel_bawaan_sah_dan_sesuai_kontrak(referensi: Referensi) -> None:
    for nama, model in TABEL.items():
        tabel = getattr(referensi, nama)
        assert list(tabel.columns) == model.nama_kolom()
        assert list(tabel.index) == list(range(len(tabel)))
        assert len(tabel) > 0 or model.boleh_kosong()
        assert tabel["sumber"].notna().all()


def test_wilayah_lengkap_dan_nama_kota_bukan_ejaan_kelurahan(referensi: Referensi) -> None:
    wilayah = referensi.wilayah
    assert wilayah["tingkat"].value_counts().to_dict() == {
        "kelurahan": 22,
        "kecamatan": 5,
        "kota": 1,
        "provinsi": 1,
    }
    metro = wilayah.set_index("kode").loc["18.72.01.1001"]
    assert metro["nama"] == "Metro"
    ejaan = wilayah["varian_nama"].dropna().str.split("|").explode().str.casefold()
    assert "metro" not in set(ejaan)
    assert "Sumbersari" in wilayah.set_index("kode").loc["18.72.05.1003", "varian_nama"].split("|")


def test_kode_tetap_teks(referensi: Referensi) -> None:
    assert "2.10" in set(referensi.nomenklatur["kode"])
    assert "2.20" in set(referensi.opd_urusan["kode_nomenklatur"])
    assert referensi.wilayah.loc[referensi.wilayah["nama"] == "Margorejo", "kode_bps"].item() == (
        "1872011004"
    )
    assert referensi.nomenklatur.query("tingkat == 'sub_kegiatan'").shape[0] == 2337


def test_setiap_urusan_leksikon_punya_opd_pada_2024(referensi: Referensi) -> None:
    opd = referensi.opd_urusan
    berlaku = opd[(opd["tahun_awal"] <= 2024) & (opd["tahun_akhir"].fillna(2024) >= 2024)]
    diampu = set(berlaku["kode_nomenklatur"])
    assert set(referensi.leksikon["kode_urusan"]) <= diampu
    kecamatan = berlaku[berlaku["kode_nomenklatur"] == "7.01"]
    assert sorted(kecamatan["kode_kecamatan"]) == [f"18.72.0{n}" for n in range(1, 6)]


def test_setiap_satuan_resmi_dikenal(referensi: Referensi) -> None:
    satuan = referensi.satuan
    ejaan = pd.concat([satuan["satuan"], satuan["varian"].dropna().str.split("|").explode()])
    dikenal = set(ejaan.str.casefold())
    resmi = set(referensi.nomenklatur["satuan"].dropna().str.casefold())
    assert resmi - dikenal == set()
    assert len(satuan) >= 60


def test_setiap_bidang_urusan_punya_pemetaan_belanja(referensi: Referensi) -> None:
    bidang = referensi.nomenklatur.query("tingkat == 'bidang_urusan' and kode != 'X.XX'")["kode"]
    assert set(bidang) <= set(referensi.pemetaan_belanja["awalan_kode"])


def test_agenda_2023_memuat_semua_kelurahan_dan_tanggal_yang_diketahui(
    referensi: Referensi,
) -> None:
    jadwal = referensi.jadwal.query("tahun_musrenbang == 2023").set_index("kode_kelurahan")
    assert len(jadwal) == 22
    assert jadwal["tanggal"].loc[
        ["18.72.05.1004", "18.72.05.1003", "18.72.05.1002", "18.72.05.1001", "18.72.01.1004"]
    ].tolist() == ["2023-02-01", "2023-02-01", "2023-02-02", "2023-02-02", "2023-02-13"]
    assert jadwal.loc["18.72.05.1003", "jam"] == "13.00"


def test_pagu_contoh_ditandai_bukan_resmi(referensi: Referensi) -> None:
    assert referensi.pagu["sumber"].str.contains("bukan pagu resmi").all()
    kelurahan = referensi.pagu.query("sumbu == 'kelurahan' and tahun_rencana == 2024")
    assert len(kelurahan) == 22


@pytest.mark.parametrize(
    ("berkas", "baris", "kolom", "nilai", "pesan"),
    [
        ("wilayah.csv", 4, "tingkat", "desa", "Pilih salah satu"),
        ("wilayah.csv", 4, "nama", "", "kosong"),
        ("pagu.csv", 3, "jumlah_rupiah", "Rp 500.000.000", "angka bulat"),
        ("pagu.csv", 3, "jumlah_rupiah", "1,5E+09", "format kolom menjadi Number"),
        ("pagu.csv", 3, "jumlah_rupiah", "-5", "di luar batas"),
        ("pagu.csv", 3, "kode", "DINAS-LAIN", "tidak ada di daftar kode opd"),
        ("jadwal.csv", 5, "tanggal", "06/02/2023", "misalnya 2023-02-01"),
        ("jadwal.csv", 5, "tanggal", "2023-02-30", "tidak ada di kalender"),
        ("jadwal.csv", 5, "batas_kirim", "2023-01-01", "mendahului"),
        ("jadwal.csv", 5, "jam", "13", "misalnya 09.00"),
        ("jadwal.csv", 5, "kode_kelurahan", "18.72.01.1099", "tidak ada di wilayah.csv"),
        ("opd_urusan.csv", 2, "kode_opd", "DINAS-LAIN", "tidak ada di opd.csv"),
        ("opd_urusan.csv", 2, "tahun_akhir", "1999", "mendahului tahun awal"),
        ("pemetaan_belanja.csv", 2, "kode_rekening", "5.9", "tidak ada di rekening.csv"),
        ("pemetaan_belanja.csv", 2, "kode_sumber_dana", "9.9", "tidak ada di sumber_dana.csv"),
        ("pemetaan_belanja.csv", 2, "jenis_satuan", "panjangnya", "tidak ada di satuan.csv"),
        ("leksikon.csv", 2, "bobot", "tinggi", "bukan angka"),
        ("leksikon.csv", 2, "bobot", "1.5", "di luar batas"),
        ("leksikon.csv", 2, "kode_urusan", "1.99", "tidak ada di nomenklatur_2023.csv"),
        ("leksikon.csv", 2, "alternatif", "1.03|1.98", "tidak ada di nomenklatur_2023.csv"),
        ("contoh_berlabel.csv", 2, "kode_urusan", "1.99", "tidak ada di nomenklatur_2023.csv"),
        ("contoh_berlabel.csv", 2, "alternatif", "2.13;1.98", "tidak ada di nomenklatur_2023.csv"),
        ("contoh_berlabel.csv", 2, "bagian", "dev", "Pilih salah satu: latih, uji"),
        ("contoh_berlabel.csv", 2, "ambigu", "2", "Pilih salah satu"),
        ("rekening.csv", 3, "kode", "5.1.02", "lebih dari sekali"),
        ("harga_satuan.csv", 2, "satuan", "m|depa", "tidak ada di satuan.csv"),
        (
            "harga_satuan.csv",
            2,
            "harga_atas_rupiah",
            "5",
            "lebih kecil daripada harga_bawah_rupiah",
        ),
    ],
)
def test_sel_rusak_ditolak_dengan_berkas_baris_kolom(
    tmp_path: Path, berkas: str, baris: int, kolom: str, nilai: str, pesan: str
) -> None:
    assert _ganti(tmp_path, berkas, baris, kolom, nilai) != nilai
    with pytest.raises(ReferensiRusak) as tangkap:
        muat_referensi(tmp_path)
    teks = str(tangkap.value)
    assert f"{berkas}, baris {baris}, kolom {kolom}:" in teks
    assert pesan in teks


def test_kode_yang_diubah_excel_dinasihati_format_text(tmp_path: Path) -> None:
    nomor = _nomor("opd_urusan.csv", "kode_nomenklatur", "2.10")
    _ganti(tmp_path, "opd_urusan.csv", nomor, "kode_nomenklatur", "2.1")
    with pytest.raises(ReferensiRusak) as tangkap:
        muat_referensi(tmp_path)
    assert tangkap.value.berkas == "opd_urusan.csv"
    assert tangkap.value.tempat == f"baris {nomor}, kolom kode_nomenklatur"
    assert 'Excel mungkin mengubah "2.10" menjadi "2.1"' in tangkap.value.saran
    assert "format kolom sebagai Text" in tangkap.value.saran


def test_ejaan_satuan_milik_dua_satuan_ditolak(tmp_path: Path) -> None:
    nomor = _nomor("satuan.csv", "satuan", "km")
    _ganti(tmp_path, "satuan.csv", nomor, "varian", "kilometer|METER")
    with pytest.raises(ReferensiRusak, match='Ejaan "METER" sudah dipakai oleh "m"') as tangkap:
        muat_referensi(tmp_path)
    assert tangkap.value.tempat == f"baris {nomor}, kolom varian"


def test_ejaan_opd_milik_dua_opd_ditolak(tmp_path: Path) -> None:
    nomor = _nomor("opd.csv", "kode_opd", "DLH")
    _ganti(tmp_path, "opd.csv", nomor, "varian_nama", "Dinas LH|Dinas PU")
    with pytest.raises(ReferensiRusak, match="Dinas Pekerjaan Umum dan Tata Ruang"):
        muat_referensi(tmp_path)


def test_dua_opd_utama_pada_tahun_yang_sama_ditolak(tmp_path: Path) -> None:
    baris = _baca("opd_urusan.csv")
    nomor = _nomor("opd_urusan.csv", "kode_nomenklatur", "1.02")
    saingan = list(baris[nomor - 1])
    saingan[1] = "DLH"
    _tulis(tmp_path, "opd_urusan.csv", [*baris, saingan])
    with pytest.raises(ReferensiRusak, match="Dua OPD ditandai utama") as tangkap:
        muat_referensi(tmp_path)
    assert tangkap.value.tempat.endswith("kolom utama")


def test_baris_ganda_ditolak(tmp_path: Path) -> None:
    baris = _baca("pagu.csv")
    _tulis(tmp_path, "pagu.csv", [*baris, baris[1]])
    with pytest.raises(ReferensiRusak, match="Baris ganda") as tangkap:
        muat_referensi(tmp_path)
    assert tangkap.value.tempat == f"baris {len(baris) + 1}, kolom tahun_rencana, sumbu, kode"


@pytest.mark.parametrize(
    ("ubah", "pesan", "tempat"),
    [
        (lambda b: [r[:-1] for r in b], "Kolom ini tidak ada.", "baris 1, kolom sumber"),
        (
            lambda b: [[*r, "x"] for r in b],
            "Kolom ini tidak dikenal.",
            "baris 1, kolom x",
        ),
        (
            lambda b: [[*r, r[0]] for r in b],
            "Kolom ini tertulis dua kali.",
            "baris 1, kolom kode",
        ),
        (lambda b: [b[0], [*b[1], "lebih"]], "Baris ini berisi lebih dari", "baris 2"),
        (lambda b: b[:1], "Tabel ini kosong.", ""),
        (lambda b: [], "Tabel ini kosong.", ""),
    ],
)
def test_bentuk_tabel_rusak_ditolak(tmp_path: Path, ubah, pesan: str, tempat: str) -> None:
    _tulis(tmp_path, "sumber_dana.csv", ubah(_baca("sumber_dana.csv")))
    with pytest.raises(ReferensiRusak) as tangkap:
        muat_referensi(tmp_path)
    assert tangkap.value.berkas == "sumber_dana.csv"
    assert pesan in tangkap.value.pesan
    assert tangkap.value.tempat == tempat


def test_bukan_utf8_ditolak(tmp_path: Path) -> None:
    (tmp_path / "opd.csv").write_bytes("kode_opd,nama_opd\nA,Dinas Pœ\n".encode("cp1252"))
    with pytest.raises(ReferensiRusak, match="UTF-8") as tangkap:
        muat_referensi(tmp_path)
    assert tangkap.value.berkas == "opd.csv"


def test_tabel_yang_tidak_dapat_dibuka_ditolak(tmp_path: Path) -> None:
    (tmp_path / "opd.csv").mkdir()
    with pytest.raises(ReferensiRusak, match="tidak dapat dibuka"):
        muat_referensi(tmp_path)


def test_tabel_hilang_dari_folder_bawaan_ditolak(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for model in TABEL.values():
        if model.nama_berkas() != "pagu.csv":
            shutil.copy(FOLDER_BAWAAN / model.nama_berkas(), tmp_path)
    monkeypatch.setattr("reference.loader.FOLDER_BAWAAN", tmp_path)
    with pytest.raises(ReferensiRusak, match=r"pagu\.csv: Tabel rujukan ini tidak ada"):
        muat_referensi()


@pytest.mark.parametrize(
    ("baris", "pesan"),
    [
        (["18.72.05.1004", "1", "5", "2", "uji"], "rt_akhir lebih kecil daripada rt_awal"),
        (["18.72.05.1099", "1", "1", "2", "uji"], "tidak ada di wilayah.csv"),
        (["18.72.05.1004", "0", "1", "2", "uji"], "di luar batas"),
    ],
)
def test_register_rt_rw_yang_rusak_ditolak(tmp_path: Path, baris: list[str], pesan: str) -> None:
    _tulis(tmp_path, "rt_rw.csv", [_baca("rt_rw.csv")[0], baris])
    with pytest.raises(ReferensiRusak, match=pesan):
        muat_referensi(tmp_path)


def test_register_rt_rw_kota_dipakai_bila_ada(tmp_path: Path) -> None:
    isi = ["18.72.05.1004", "2", "5", "8", "SK lurah"]
    _tulis(tmp_path, "rt_rw.csv", [_baca("rt_rw.csv")[0], isi])
    assert muat_referensi(tmp_path).rt_rw.astype(str).to_numpy().tolist() == [isi]


def test_tabel_yang_boleh_kosong_juga_boleh_tidak_ada(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opsional = {m.nama_berkas() for m in TABEL.values() if m.boleh_kosong()}
    for model in TABEL.values():
        if model.nama_berkas() not in opsional:
            shutil.copy(FOLDER_BAWAAN / model.nama_berkas(), tmp_path)
    monkeypatch.setattr("reference.loader.FOLDER_BAWAAN", tmp_path)
    referensi = muat_referensi()
    assert (len(referensi.rt_rw), len(referensi.harga_satuan)) == (0, 0)
    assert list(referensi.rt_rw.columns) == TABEL["rt_rw"].nama_kolom()


def test_harga_contoh_ditandai_bukan_resmi(referensi: Referensi) -> None:
    assert referensi.harga_satuan["sumber"].str.contains("bukan SSH/HSPK resmi").all()


def test_beberapa_kerusakan_disebut_lima_lalu_dihitung(tmp_path: Path) -> None:
    baris = _baca("pagu.csv")
    rusak = [[*r[:3], "banyak", *r[4:]] for r in baris[1:9]]
    _tulis(tmp_path, "pagu.csv", [baris[0], *rusak])
    _ganti(tmp_path, "wilayah.csv", 4, "tingkat", "desa")
    with pytest.raises(ReferensiRusak) as tangkap:
        muat_referensi(tmp_path)
    teks = str(tangkap.value)
    assert len(re.findall(r"\.csv, baris \d+", teks)) == 5
    assert teks.endswith("dan 4 lagi.")
    assert teks.startswith("wilayah.csv, baris 4, kolom tingkat")


def test_csv_titik_koma_koma_desimal_bom_dan_baris_kosong_diterima(
    tmp_path: Path, referensi: Referensi
) -> None:
    baris = _baca("leksikon.csv")
    bobot = baris[0].index("bobot")
    for r in baris[1:]:
        r[bobot] = r[bobot].replace(".", ",")
    baris[1][0] = f"  {baris[1][0]}\u00a0"
    _tulis(tmp_path, "leksikon.csv", [baris[0], [""] * len(baris[0]), *baris[1:]], ";")
    isi = (tmp_path / "leksikon.csv").read_text(encoding="utf-8")
    (tmp_path / "leksikon.csv").write_text(isi, encoding="utf-8-sig")
    pd.testing.assert_frame_equal(muat_referensi(tmp_path).leksikon, referensi.leksikon)


def test_nomor_baris_seperti_excel_juga_sesudah_baris_kosong(tmp_path: Path) -> None:
    baris = _baca("pagu.csv")
    baris[2][3] = "banyak"
    _tulis(tmp_path, "pagu.csv", [*baris[:2], ["", "", "", "", ""], *baris[2:]])
    with pytest.raises(ReferensiRusak) as tangkap:
        muat_referensi(tmp_path)
    assert tangkap.value.tempat == "baris 4, kolom jumlah_rupiah"


def test_folder_sebagian_menimpa_hanya_tabelnya(tmp_path: Path, referensi: Referensi) -> None:
    _ganti(tmp_path, "pagu.csv", 2, "jumlah_rupiah", "123")
    (tmp_path / "catatan.txt").write_text("bukan tabel", encoding="utf-8")
    baru = muat_referensi(tmp_path)
    assert baru.pagu.loc[0, "jumlah_rupiah"] == 123
    pd.testing.assert_frame_equal(baru.opd, referensi.opd)
    assert find_tabel("pagu.csv", tmp_path).parent == tmp_path
    assert find_tabel("opd.csv", tmp_path).parent == FOLDER_BAWAAN


def test_na_tertulis_tetap_teks(tmp_path: Path) -> None:
    nomor = _nomor("opd.csv", "kode_opd", "DLH")
    _ganti(tmp_path, "opd.csv", nomor, "singkatan", "NA")
    opd = muat_referensi(tmp_path).opd.set_index("kode_opd")
    assert opd.loc["DLH", "singkatan"] == "NA"
    assert pd.isna(opd.loc["DLH", "tahun_akhir"])
