from __future__ import annotations

from pathlib import Path

import pytest

from reference.loader import find_tabel
from reference.tabel import read_tabel
from schemas.berkas import BerkasUsulan, Identitas
from schemas.galat import BerkasTidakTerbaca, KelurahanTidakDikenal
from schemas.referensi import Wilayah
from tasks.antrean import (
    Antrean,
    ImporTerakhir,
    TahunLain,
    build_antrean,
    find_sisa_gagal,
    find_tahun_lain,
    is_tahun,
    pick_baru,
    pick_gagal,
    pick_kelurahan,
)

WILAYAH, _ = read_tabel(find_tabel(Wilayah.nama_berkas()), Wilayah)
KODE = dict(zip(WILAYAH["nama"], WILAYAH["kode"], strict=True))
TAHUN = 2023


def berkas(jalur: str, isi: str | None = None) -> BerkasUsulan:
    return BerkasUsulan(Path(jalur), jalur, (isi or jalur).ljust(64, "0")[:64], 1)


def tak_boleh_dibuka(berkas: BerkasUsulan) -> Identitas:
    raise AssertionError(f"{berkas.jalur_relatif} tells its kelurahan without being opened")


def antre(*daftar: BerkasUsulan, kenali=tak_boleh_dibuka) -> Antrean:
    return build_antrean(daftar, TAHUN, WILAYAH, kenali)


def test_the_queue_has_one_entry_per_kelurahan_in_the_order_of_names() -> None:
    antrean = antre(berkas("2023/Rejomulyo.xlsx"), berkas("2023/kel. Margodadi final.xlsx"))
    assert [(k.nama, k.tahun, k.kode_kelurahan, k.galat) for k in antrean] == [
        ("margodadi", 2023, KODE["Margodadi"], None),
        ("rejomulyo", 2023, KODE["Rejomulyo"], None),
    ]


def test_files_of_another_year_are_left_out_and_named_with_their_year() -> None:
    antrean = antre(
        berkas("2022/Margodadi.xlsx"), berkas("2023/Margorejo.xlsx"), berkas("Metro RKPD 2022.xls")
    )
    assert [k.nama for k in antrean] == ["margorejo"]
    lain = (TahunLain("2022/Margodadi.xlsx", 2022), TahunLain("Metro RKPD 2022.xls", 2021))
    assert antrean.tahun_lain == lain
    assert pick_baru(antrean, ImporTerakhir({}, frozenset(), frozenset())).tahun_lain == lain


def test_a_file_whose_titles_name_another_year_is_named_too() -> None:
    judul = Identitas(KODE["Metro"], 2021)
    antrean = antre(berkas("usulan.xlsx"), kenali=lambda _: judul)
    assert list(antrean) == []
    assert antrean.tahun_lain == (TahunLain("usulan.xlsx", 2021),)


def test_paths_alone_tell_of_another_year_too() -> None:
    nama = ("2022/Margodadi.xlsx", "2023/Margodadi.xlsx", "usulan.xlsx")
    assert find_tahun_lain(nama, TAHUN, WILAYAH) == (TahunLain("2022/Margodadi.xlsx", 2022),)


def test_two_files_of_one_kelurahan_fail_it_and_both_are_named() -> None:
    (kiriman,) = antre(berkas("2023/Margodadi.xlsx"), berkas("2023/Margodadi revisi.xlsx"))
    assert kiriman.kode_kelurahan == KODE["Margodadi"]
    assert isinstance(kiriman.galat, KelurahanTidakDikenal)
    assert "2023/Margodadi.xlsx" in kiriman.galat.pesan
    assert "2023/Margodadi revisi.xlsx" in kiriman.galat.pesan


def test_two_copies_of_the_same_content_are_one() -> None:
    (kiriman,) = antre(berkas("2023/Margodadi.xlsx", "x"), berkas("2023/kel/Margodadi.xlsx", "x"))
    assert kiriman.galat is None


def test_a_file_whose_name_says_nothing_is_opened_for_its_titles() -> None:
    judul = Identitas(KODE["Metro"], TAHUN)
    (kiriman,) = antre(berkas("2023/usulan.xlsx"), kenali=lambda _: judul)
    assert (kiriman.nama, kiriman.galat) == ("metro", None)


def test_a_file_whose_titles_say_nothing_fails_alone_under_its_own_name() -> None:
    kosong = Identitas(None, TAHUN, bertentangan=("judul lembar: Margodadi, Margorejo",))
    antrean = antre(
        berkas("2023/usulan.xlsx"), berkas("2023/Yosomulyo.xlsx"), kenali=lambda _: kosong
    )
    assert [(k.nama, k.kode_kelurahan is None) for k in antrean] == [
        ("usulan.xlsx", True),
        ("yosomulyo", False),
    ]
    assert "Margodadi, Margorejo" in str(antrean[0].galat)


def test_a_broken_file_without_a_name_fails_with_the_reason_of_the_reader() -> None:
    def rusak(_: BerkasUsulan) -> Identitas:
        raise BerkasTidakTerbaca("Berkas terpotong.", saran="Kirim ulang.")

    (kiriman,) = antre(berkas("2023/scan.xlsx"), kenali=rusak)
    assert isinstance(kiriman.galat, BerkasTidakTerbaca)


def test_only_new_changed_and_failed_kelurahan_are_imported_again() -> None:
    nama = ("Margodadi", "Margorejo", "Rejomulyo", "Yosomulyo")
    antrean = antre(*(berkas(f"2023/{n}.xlsx", n) for n in nama))
    terakhir = ImporTerakhir(
        sha_berlaku={
            KODE["Margodadi"]: berkas("x", "Margodadi").sha256,
            KODE["Margorejo"]: berkas("x", "versi lama").sha256,
            KODE["Yosomulyo"]: berkas("x", "Yosomulyo").sha256,
        },
        gagal_kelurahan=frozenset({KODE["Yosomulyo"]}),
        gagal_jalur=frozenset(),
    )
    assert [k.nama for k in pick_baru(antrean, terakhir)] == ["margorejo", "rejomulyo", "yosomulyo"]


def test_only_what_failed_is_repeated() -> None:
    antrean = antre(
        berkas("2023/Margodadi.xlsx"),
        berkas("2023/Rejomulyo.xlsx"),
        berkas("2023/usulan.xlsx"),
        kenali=lambda _: Identitas(None, TAHUN),
    )
    terakhir = ImporTerakhir({}, frozenset({KODE["Rejomulyo"]}), frozenset({"2023/usulan.xlsx"}))
    assert [k.nama for k in pick_gagal(antrean, terakhir)] == ["rejomulyo", "usulan.xlsx"]


def test_who_failed_and_has_no_file_is_named() -> None:
    antrean = antre(berkas("2023/Rejomulyo.xlsx"))
    gagal = frozenset({KODE["Rejomulyo"], KODE["Karangrejo"], KODE["Ganjar Asri"]})
    sisa = find_sisa_gagal(antrean, ImporTerakhir({}, gagal, frozenset()), WILAYAH)
    assert sisa == ["Ganjar Asri", "Karangrejo"]


def test_a_path_belongs_to_a_year_when_it_names_that_year_or_none() -> None:
    jalur = ("2023/catatan.txt", "catatan.txt", "2022/catatan.txt")
    assert [is_tahun(j, TAHUN, WILAYAH) for j in jalur] == [True, True, False]


def test_one_kelurahan_is_picked_by_its_name_and_missed_with_advice() -> None:
    antrean = antre(berkas("2023/Margodadi.xlsx"))
    assert [k.nama for k in pick_kelurahan(antrean, "Margodadi", TAHUN)] == ["margodadi"]
    with pytest.raises(KelurahanTidakDikenal, match="Tejosari 2023 tidak ada"):
        pick_kelurahan(antrean, "Tejosari", TAHUN)


def test_a_kelurahan_missed_is_told_of_its_file_of_another_year() -> None:
    antrean = antre(berkas("2022/Tejosari.xlsx"), berkas("2022/Metro.xlsx"))
    with pytest.raises(KelurahanTidakDikenal) as galat:
        pick_kelurahan(antrean, "Tejosari", TAHUN)
    assert galat.value.pesan.endswith("2022/Tejosari.xlsx milik Musrenbang 2022.")
