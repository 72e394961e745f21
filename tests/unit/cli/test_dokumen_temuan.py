from __future__ import annotations

from cli.dokumen_temuan import HALAMAN, build_halaman
from reference.loader import muat_referensi
from schemas.referensi import KatalogTemuan


def test_the_committed_page_is_fresh() -> None:
    halaman = build_halaman(muat_referensi().temuan)
    assert HALAMAN.read_text(encoding="utf-8") == halaman, "jalankan: make dokumen"


def test_every_code_stands_once_under_its_level() -> None:
    katalog = muat_referensi().temuan
    halaman = build_halaman(katalog)
    assert len(katalog) >= 40
    for kode, tingkat in zip(katalog["kode"], katalog["tingkat"], strict=True):
        depan, belakang = halaman.split(f"\n| `{kode}` |")
        assert depan.rsplit("\n## ", 1)[1].casefold().startswith(tingkat)
        assert "\n" in belakang


def test_a_level_that_the_city_does_not_use_has_no_section() -> None:
    assert "## Info" not in build_halaman(muat_referensi().temuan.assign(tingkat="periksa"))


def test_signs_of_tables_and_tags_in_a_message_are_inert() -> None:
    baris = {"kode": "UJI", "tingkat": "info", "pesan": "a|b <b>", "saran": "s", "contoh": "c"}
    katalog = KatalogTemuan.susun([baris | {"judul": "Uji", "sumber": "uji"}])
    assert r"| `UJI` | Uji | a\|b &lt;b> | s | c |" in build_halaman(katalog)
