"""The roles of a PostgreSQL warehouse: who loads, and who may only look at the views.

The script is for the owner of the database (DBA). Both roles are groups without a login; people
and programs get one of them with GRANT. Migrations stay with the owner, who grants anew after each
(`migrate_gudang` does it where the roles exist), because a view made anew has lost its grants.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

from warehouse.daftar_pandangan import PANDANGAN
from warehouse.skema import METADATA

PEMUAT = "musrenbang_pemuat"
"""Loads: reads all, changes what a load changes, never a decision or the history."""

PEMBACA = "musrenbang_pembaca"
"""Reads the views without personal data, and no table."""

HANYA_TAMBAH = (
    "keputusan_klasifikasi",
    "keputusan_duplikat",
    "keputusan_anggaran",
    "usulan_versi",
)
"""Tables whose rows nobody changes or deletes."""

KEPALA = f"""-- Peran gudang Musrenbang (PostgreSQL). Jalankan sebagai pemilik gudang, sesudah
-- `musrenbang migrasi`; boleh diulang kapan saja:
--   musrenbang gudang peran | psql -v ON_ERROR_STOP=1 NAMA_GUDANG
-- Lalu beri peran kepada pengguna:
--   CREATE ROLE impor LOGIN PASSWORD '...' IN ROLE {PEMUAT};
--   CREATE ROLE dasbor LOGIN PASSWORD '...' IN ROLE {PEMBACA};
"""

_BUAT = """DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{peran}') THEN
        CREATE ROLE {peran} NOLOGIN;
    END IF;
END $$"""


def build_naskah() -> str:
    """Return the script that makes both roles and gives them exactly their rights."""
    buat = [_BUAT.format(peran=peran) for peran in (PEMUAT, PEMBACA)]
    isi = "".join(f"{sql};\n" for sql in ["BEGIN", *buat, *list_hak(), "COMMIT"])
    return f"{KEPALA}\n{isi}"


def list_hak() -> list[str]:
    """Return the statements that take all rights in the warehouse away and give them anew."""
    tabel = sorted(METADATA.tables)
    ubah = [t for t in tabel if t not in HANYA_TAMBAH]
    semua = [p.nama for p in PANDANGAN]
    terbuka = [p.nama for p in PANDANGAN if p.pembaca]
    nomor = [
        f"{t.name}_{kolom.name}_seq"
        for t in METADATA.sorted_tables
        if (kolom := t.autoincrement_column) is not None
    ]
    peran = f"{PEMUAT}, {PEMBACA}"
    return [
        f"REVOKE ALL ON {_daftar([*tabel, *semua, 'alembic_version'])} FROM PUBLIC, {peran}",
        f"REVOKE ALL ON SEQUENCE {_daftar(nomor)} FROM PUBLIC, {peran}",
        f"REVOKE CREATE ON SCHEMA public FROM PUBLIC, {peran}",
        f"GRANT USAGE ON SCHEMA public TO {peran}",
        f"GRANT SELECT ON {_daftar([*semua, 'alembic_version'])} TO {PEMUAT}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON {_daftar(ubah)} TO {PEMUAT}",
        f"GRANT SELECT, INSERT ON {_daftar(HANYA_TAMBAH)} TO {PEMUAT}",
        f"GRANT USAGE ON SEQUENCE {_daftar(nomor)} TO {PEMUAT}",
        f"GRANT SELECT ON {_daftar(terbuka)} TO {PEMBACA}",
    ]


def grant_peran(koneksi: Connection) -> None:
    """Give the roles their rights anew where they exist; elsewhere do nothing.

    Called after a migration, inside its transaction and as its owner.
    """
    if koneksi.dialect.name != "postgresql":
        return
    ada = text("SELECT COUNT(*) FROM pg_roles WHERE rolname IN (:pemuat, :pembaca)")
    if koneksi.scalar(ada, {"pemuat": PEMUAT, "pembaca": PEMBACA}) == 2:
        for sql in list_hak():
            koneksi.exec_driver_sql(sql)


def _daftar(nama: list[str] | tuple[str, ...]) -> str:
    return ", ".join(f"public.{n}" for n in nama)
