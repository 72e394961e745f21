"""What the database itself refuses, whoever writes."""

from __future__ import annotations

import pytest
from pabrik import MARGODADI, MARGOREJO, TAHUN, make_alokasi, make_hasil_berkas, make_konteks
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from warehouse.mesin import begin_tulis
from warehouse.muat import load_alokasi, load_hasil

SALAH = {
    "hash berkas terlalu pendek": "UPDATE berkas SET sha256 = 'abc'",
    "ukuran negatif": "UPDATE berkas SET ukuran_byte = -1",
    "keadaan asing": "UPDATE impor SET keadaan = 'mungkin'",
    "berlaku tetapi gagal": "UPDATE impor SET keadaan = 'gagal', galat_kode = 'X'",
    "gagal tanpa alasan": "UPDATE impor SET keadaan = 'gagal', berlaku = FALSE",
    "berhasil dengan alasan gagal": "UPDATE impor SET galat_kode = 'X'",
    "baris tidak kekal": "UPDATE impor SET baris_dilihat = baris_dilihat + 1",
    "cacah negatif": "UPDATE impor SET temuan_info = -1",
    "selesai sebelum mulai": "UPDATE impor SET selesai = '2000-01-01 00:00:00'",
    "dua impor berlaku": "UPDATE impor SET berlaku = TRUE",
    "tanpa kelurahan": "UPDATE impor SET kode_kelurahan = NULL WHERE berlaku",
    "kelurahan asing": "UPDATE impor SET kode_kelurahan = '99.99.99.9999'",
    "usulan milik kelurahan lain": f"UPDATE usulan SET kode_kelurahan = '{MARGOREJO}'",
    "usulan milik tahun lain": "UPDATE usulan SET tahun_musrenbang = 1999",
    "usulan tanpa impor": "UPDATE usulan SET impor_id = 999",
    "id usulan pendek": "UPDATE usulan SET usulan_id = 'x' WHERE urutan = 6",
    "id usulan ganda": "UPDATE usulan SET usulan_id = (SELECT MIN(usulan_id) FROM usulan)",
    "status asing": "UPDATE usulan SET status = 'mungkin'",
    "anggaran negatif": "UPDATE usulan SET anggaran_rupiah = -1",
    "volume negatif": "UPDATE usulan SET volume = -0.5",
    "prioritas nol": "UPDATE usulan SET prioritas = 0",
    "baris nol": "UPDATE usulan SET nomor_baris = 0",
    "tanpa lembar": "UPDATE usulan SET lembar = NULL",
    "berubah sebelum dibuat": "UPDATE usulan SET diubah_pada = '2000-01-01 00:00:00'",
    "field asing": "UPDATE sumber_sel SET field = 'warna' WHERE field = 'uraian'",
    "sel dari berkas asing": f"UPDATE sumber_sel SET sha256 = '{'0' * 64}'",
    "keyakinan di atas satu": "UPDATE klasifikasi SET keyakinan = 1.5",
    "urusan asing": "UPDATE klasifikasi SET kode_urusan = '9.99'",
    "versi asing": "UPDATE klasifikasi SET versi_nomenklatur = '1990' WHERE kode_urusan = '1.03'",
    "status klasifikasi asing": "UPDATE klasifikasi SET status_klasifikasi = 'tebak'",
    "hasil asing": "UPDATE alokasi SET hasil = 'mungkin'",
    "dialokasikan melebihi anggaran": (
        "UPDATE alokasi SET dialokasikan_rupiah = anggaran_rupiah + 1 WHERE hasil = 'didanai'"
    ),
    "dialokasikan tanpa didanai": (
        "UPDATE alokasi SET dialokasikan_rupiah = 1 WHERE hasil = 'tidak_didanai'"
    ),
    "opd asing": "UPDATE alokasi SET kode_opd = 'TIADA'",
    "pagu tidak kekal": "UPDATE pemakaian_pagu SET sisa_rupiah = sisa_rupiah + 1",
    "pagu asing": "UPDATE pemakaian_pagu SET kode = 'TIADA' WHERE kode = 'DPUTR'",
    "pagu terpakai": "DELETE FROM pagu",
    "pagu negatif": "UPDATE pagu SET jumlah_rupiah = -1",
    "tingkat temuan asing": "UPDATE temuan SET tingkat = 'gawat'",
    "jenis baris asing": "UPDATE baris_bukan_usulan SET jenis = 'usulan'",
    "kelurahan yang dirujuk": f"DELETE FROM wilayah WHERE kode = '{MARGODADI}'",
    "urusan yang dirujuk": "DELETE FROM nomenklatur WHERE kode = '1.02'",
    "masa OPD terbalik": "UPDATE opd SET tahun_akhir = 1900",
}


@pytest.fixture
def terisi(gudang: Engine) -> Engine:
    """One kelurahan, with an earlier version, allocated."""
    for hasil in (make_hasil_berkas(n=5), make_hasil_berkas(n=6)):
        load_hasil(gudang, hasil, make_konteks(hasil))
    load_alokasi(gudang, TAHUN + 1, *make_alokasi(hasil.diterima))
    return gudang


def test_the_database_refuses_what_breaks_a_constraint(terisi: Engine) -> None:
    diterima = []
    for nama, sql in SALAH.items():
        try:
            with begin_tulis(terisi) as koneksi:
                koneksi.exec_driver_sql(sql)
        except IntegrityError:
            continue
        diterima.append(nama)

    assert diterima == []


def test_every_statement_above_hits_a_row(terisi: Engine) -> None:
    """Without this a constraint could look kept because nothing was there to break it."""
    tabel = {
        sql.split()[1] if sql.startswith("UPDATE") else sql.split()[2] for sql in SALAH.values()
    }
    with begin_tulis(terisi) as koneksi:
        kosong = [
            t for t in tabel if not koneksi.exec_driver_sql(f"SELECT COUNT(*) FROM {t}").scalar()
        ]

    assert kosong == []
