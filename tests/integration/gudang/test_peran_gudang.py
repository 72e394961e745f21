"""The roles of PostgreSQL as a DBA makes them: the printed script, run as it is."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from isi_gudang import read_baris
from pabrik import MARGODADI, TAHUN, make_alokasi, make_hasil_berkas, make_konteks, make_referensi
from sqlalchemy import Engine, make_url
from typer.testing import CliRunner

from cli.main import app
from schemas.temuan import Temuan
from warehouse.daftar_pandangan import PANDANGAN
from warehouse.mesin import open_gudang
from warehouse.migrasi import migrate_gudang
from warehouse.muat import load_alokasi, load_hasil, load_referensi
from warehouse.muat_klasifikasi import Terapan, load_klasifikasi
from warehouse.peran import HANYA_TAMBAH, PEMBACA, PEMUAT, build_naskah
from warehouse.skema import METADATA

pytestmark = pytest.mark.lambat
NIK = "18" + "72" * 7
WARGA, PENGUSUL = "Suparno bin Karto", "Ketua RT Wagimin"
PRIBADI = {
    0: {"uraian": f"Bedah rumah {WARGA} {NIK}", "lokasi": f"Rumah {WARGA}"},
    1: {"pengusul": PENGUSUL, "penerima_manfaat": WARGA, "keterangan": f"Hubungi {WARGA}"},
    2: {"uraian": f"Jamban {WARGA}, hp terlampir", "permasalahan": WARGA},
}


def _sebagai(url: str, peran: str) -> Engine:
    alamat = make_url(url).update_query_dict({"options": f"-crole={peran}"})
    return open_gudang(alamat.render_as_string(hide_password=False))


def _jalankan_naskah(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as dba:
        dba.execute(build_naskah())


@pytest.fixture
def terisi(url_postgres: str) -> Iterator[Engine]:
    """A warehouse with personal data in it, its budget shared out, and the roles made."""
    engine = open_gudang(url_postgres)
    migrate_gudang(engine)
    load_referensi(engine, make_referensi())
    hasil = make_hasil_berkas(ubah=PRIBADI)
    temuan = hasil.temuan.to_dict("records")
    berpribadi = {
        "temuan_id": "pribadi",
        "kode": "DATA_PRIBADI",
        "tingkat": "periksa",
        "usulan_id": hasil.diterima["usulan_id"].iloc[2],
    }
    isi = Temuan.susun([*temuan, temuan[0] | berpribadi])
    object.__setattr__(hasil, "temuan", isi)
    load_hasil(engine, hasil, make_konteks(hasil))
    load_alokasi(engine, TAHUN + 1, *make_alokasi(hasil.diterima))
    _jalankan_naskah(url_postgres)
    yield engine
    engine.dispose()


@pytest.fixture
def pembaca(terisi: Engine, url_postgres: str) -> Iterator[Engine]:
    engine = _sebagai(url_postgres, PEMBACA)
    yield engine
    engine.dispose()


def test_the_command_prints_the_script_without_a_warehouse() -> None:
    hasil = CliRunner().invoke(app, ["gudang", "peran"])
    assert hasil.exit_code == 0
    assert hasil.stdout == build_naskah()


def test_the_script_may_be_run_again(terisi: Engine, url_postgres: str) -> None:
    hak = "SELECT table_name, privilege_type, grantee FROM information_schema.role_table_grants"
    sebelum = sorted(read_baris(terisi, hak))

    _jalankan_naskah(url_postgres)

    assert sorted(read_baris(terisi, hak)) == sebelum


def test_a_reader_selects_every_open_view(pembaca: Engine) -> None:
    for satu in PANDANGAN:
        if satu.pembaca:
            read_baris(pembaca, f"SELECT * FROM {satu.nama}")
    assert len(read_baris(pembaca, "SELECT * FROM daftar_usulan")) == 7


def test_a_reader_sees_no_table_and_no_view_of_decisions(pembaca: Engine) -> None:
    tertutup = [*METADATA.tables, *(p.nama for p in PANDANGAN if not p.pembaca)]
    for nama in tertutup:
        with pytest.raises(Exception, match="permission denied"):
            read_baris(pembaca, f"SELECT * FROM {nama}")
    for sql in ("CREATE TABLE x (a int)", "INSERT INTO daftar_usulan DEFAULT VALUES"):
        with pembaca.connect() as koneksi, pytest.raises(Exception, match=r"permission|cannot"):
            koneksi.exec_driver_sql(sql)


def test_no_personal_data_reaches_a_reader(pembaca: Engine) -> None:
    semua = [
        str(nilai)
        for satu in PANDANGAN
        if satu.pembaca
        for baris in read_baris(pembaca, f"SELECT * FROM {satu.nama}")
        for nilai in baris
    ]
    for rahasia in (NIK, WARGA, PENGUSUL, "Suparno", "Wagimin"):
        assert not [nilai for nilai in semua if rahasia in nilai]
    sama = "SELECT COUNT(*) FILTER (WHERE disamarkan), COUNT(*) FILTER (WHERE uraian = '{}')"
    tersamar = read_baris(pembaca, f"{sama.format('[disamarkan]')} FROM daftar_usulan")
    assert tersamar == [(2, 2)]


def test_a_loader_loads_allocates_and_judges_but_rewrites_no_history(
    terisi: Engine, url_postgres: str
) -> None:
    pemuat = _sebagai(url_postgres, PEMUAT)
    migrate_gudang(pemuat)
    load_referensi(pemuat, make_referensi())
    baru = make_hasil_berkas(n=5, ubah={0: {"anggaran_rupiah": 1}})

    muat = load_hasil(pemuat, baru, make_konteks(baru))
    diputuskan = type(baru.diterima)(baru.diterima.iloc[[0]].assign(keyakinan=1.0))
    terapan = Terapan(TAHUN, diputuskan, Temuan.susun([]), make_konteks(baru).mulai)
    assert load_klasifikasi(pemuat, terapan) == 1
    load_alokasi(pemuat, TAHUN + 1, *make_alokasi(baru.diterima))

    assert (muat.keadaan, muat.berubah > 0) == ("berhasil", True)
    for tabel in HANYA_TAMBAH:
        for sql in (f"DELETE FROM {tabel}", f"UPDATE {tabel} SET usulan_id = usulan_id"):
            with pemuat.connect() as k, pytest.raises(Exception, match="permission denied"):
                k.exec_driver_sql(sql)
    with pemuat.connect() as k, pytest.raises(Exception, match=r"must be owner|permission"):
        k.exec_driver_sql("DROP TABLE jadwal")
    pemuat.dispose()


def test_a_migration_gives_the_rights_anew(terisi: Engine, url_postgres: str) -> None:
    with psycopg.connect(url_postgres, autocommit=True) as dba:
        dba.execute(f"REVOKE ALL ON daftar_usulan FROM {PEMBACA}")
        dba.execute("DROP VIEW daftar_usulan, prioritas_pendanaan, mutu_kelurahan, rekap_program")
        dba.execute("UPDATE alembic_version SET version_num = '0009'")

    migrate_gudang(terisi)

    pembaca = _sebagai(url_postgres, PEMBACA)
    milik = f"SELECT COUNT(*) FROM daftar_usulan WHERE kode_kelurahan = '{MARGODADI}'"
    assert read_baris(pembaca, milik) == [(7,)]
    pembaca.dispose()
