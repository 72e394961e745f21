from __future__ import annotations

import functools

from cli.dokumen_kamus import ARTI, HALAMAN, build_halaman, read_pandangan
from warehouse.daftar_pandangan import PANDANGAN
from warehouse.kamus import list_tabel
from warehouse.skema import METADATA

TABEL = {t.nama: t for t in list_tabel()}


@functools.cache
def _halaman() -> str:
    return build_halaman(list_tabel(), read_pandangan())


def test_the_committed_page_is_fresh() -> None:
    assert HALAMAN.read_text(encoding="utf-8") == _halaman(), "jalankan: make dokumen"


def test_every_table_stands_there_with_its_grain_and_all_columns() -> None:
    assert set(TABEL) == set(METADATA.tables)
    for nama, tabel in METADATA.tables.items():
        assert TABEL[nama].makna.startswith("Grain: one "), nama
        assert [k.nama for k in TABEL[nama].kolom] == [k.name for k in tabel.columns]
        assert f"\n### `{nama}`\n" in _halaman()


def test_types_keys_and_rules_are_told() -> None:
    kolom = {k.nama: k for k in TABEL["usulan"].kolom}
    assert (kolom["usulan_id"].jenis, kolom["usulan_id"].kunci) == ("teks", ("utama",))
    assert kolom["anggaran_rupiah"].jenis == "bilangan bulat 64 bit"
    assert kolom["anggaran_rupiah"].boleh_kosong
    assert kolom["dibuat_pada"].jenis == "waktu (UTC)"
    assert not kolom["dibuat_pada"].boleh_kosong
    assert "→ wilayah.kode" in kolom["kode_kelurahan"].kunci
    assert "prioritas >= 1" in TABEL["usulan"].aturan
    assert "tahun_musrenbang, kode_kelurahan, status" in TABEL["usulan"].indeks
    assert "kode_kelurahan, tahun_musrenbang (bila berlaku)" in TABEL["impor"].unik


def test_every_view_stands_there_with_its_meaning_and_columns_and_who_may_read_it() -> None:
    for pandangan, kolom in read_pandangan():
        assert kolom
        tanda = " (**pembaca**)" if pandangan.pembaca else ""
        awal = f"### `{pandangan.nama}`{tanda}\n\n{pandangan.makna}\n\n`{kolom[0]}`"
        assert _halaman().count(awal) == 1
    assert [p for p, _ in read_pandangan()] == list(PANDANGAN)


def test_only_columns_that_a_view_has_are_explained() -> None:
    kolom = {k for _, semua in read_pandangan() for k in semua}
    assert set(ARTI) <= kolom
    assert all(f"| `{k}` | {arti} |" in _halaman() for k, arti in ARTI.items())
