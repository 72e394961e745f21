"""Profiles as files: the shipped ones, those of a folder, and every way to write one wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest

from reference.loader import FOLDER_BAWAAN, muat_referensi
from reference.profil_loader import list_profil, read_profil
from reference.yaml_ketat import YamlRusak, load_yaml
from schemas.galat import ReferensiRusak
from schemas.profil import Profil

MARGODADI = "18.72.05.1004"
BAIK = f"""\
nama: kel-margodadi
keterangan: Lembar Margodadi
sumber: contoh berkas 2024
cocok:
  kode_kelurahan: {MARGODADI}
lembar: USULAN
baris_kepala: 4
kolom:
  A: nomor
  B: uraian
  F: anggaran
skala_rupiah: 1000
"""


def baca(folder: Path, **isi: str) -> tuple[Profil, ...]:
    """Write files of `profil/` and return what is read of them alone."""
    tulis(folder, **isi)
    profil, kerusakan = read_profil(list_profil(folder), {MARGODADI})
    assert [str(k) for k in kerusakan] == []
    return profil


def tulis(folder: Path, **isi: str) -> Path:
    (folder / "profil").mkdir(exist_ok=True)
    for nama, teks in isi.items():
        (folder / "profil" / f"{nama}.yaml").write_text(teks, encoding="utf-8")
    return folder


def test_the_shipped_profiles_are_valid_and_each_rule_is_of_a_form():
    profil = {p.nama: p for p in muat_referensi().profil}
    assert list(profil) == [
        "ekspor-sipd",
        "ekspor-sipd-musrenbang",
        "permendagri-86-td4",
        "templat-musrenbang",
    ]
    assert list(profil["ekspor-sipd"].kolom) == [chr(ord("A") + i) for i in range(26)]
    assert len(profil["permendagri-86-td4"].kolom) == 10
    assert {n for n, p in profil.items() if p.prioritas != 100} == {"ekspor-sipd-musrenbang"}
    assert 10 < profil["ekspor-sipd-musrenbang"].prioritas < 100
    assert not any(a.kode_kelurahan for p in profil.values() for a in p.cocok)


def test_single_values_stand_for_lists_and_one_row_for_a_range(tmp_path: Path):
    (profil,) = baca(tmp_path, satu=BAIK)
    assert profil.cocok[0].kode_kelurahan == (MARGODADI,)
    assert profil.baris_kepala == (4, 4)
    assert (profil.prioritas, profil.beri_tahu, profil.baris_data) == (10, True, None)
    assert profil.cocok[0].menunjuk
    assert not profil.cocok[0].memuat_kepala


def test_a_folder_adds_profiles_and_replaces_those_of_the_same_name(tmp_path: Path):
    sipd = (FOLDER_BAWAAN / "profil" / "ekspor-sipd.yaml").read_text(encoding="utf-8")
    tulis(
        tmp_path,
        **{"kel-margodadi": BAIK, "ekspor-sipd": sipd.replace("prioritas: 100", "prioritas: 7")},
    )
    (tmp_path / "profil" / "catatan.txt").write_text("bukan profil", encoding="utf-8")
    profil = {p.nama: p for p in muat_referensi(tmp_path).profil}
    assert profil["kel-margodadi"].skala_rupiah == 1000
    assert profil["ekspor-sipd"].prioritas == 7
    assert len(profil) == 5


def test_a_heading_called_no_and_a_code_stay_text(tmp_path: Path):
    teks = BAIK.replace(
        "  A: nomor\n  B: uraian\n  F: anggaran", "  No: nomor\n  Ya: uraian\n  1: rt"
    )
    (profil,) = baca(tmp_path, satu=teks.replace("USULAN", "2024-01-01"))
    assert profil.kolom == {"No": "nomor", "Ya": "uraian", "1": "rt"}
    assert profil.lembar == "2024-01-01"
    assert load_yaml("a: 010\nb: yes\nc: 18.72\nd: 12\ne: true\nf:\ng: 1_000") == {
        "a": "010",
        "b": "yes",
        "c": "18.72",
        "d": 12,
        "e": True,
        "f": None,
        "g": "1_000",
    }


@pytest.mark.parametrize(
    ("lama", "baru", "kunci", "sebut"),
    [
        ("nama: kel-margodadi\n", "", "nama", "belum diisi"),
        ("nama: kel-margodadi", "nama: Kel Margodadi", "nama", "kel-margodadi-2024"),
        ("sumber: contoh berkas 2024", "sumber:", "sumber", "tidak sesuai"),
        ("lembar: USULAN", "lembar: 0", "lembar", "nomornya dari kiri"),
        ("lembar: USULAN", "lembr: USULAN", "lembr", "tidak dikenal"),
        ("baris_kepala: 4", "baris_kepala: [4, 5, 6]", "baris_kepala", "[5, 6] atau 5"),
        ("baris_kepala: 4", "baris_kepala: empat", "baris_kepala", "tanpa bila"),
        ("baris_kepala: 4", "baris_kepala: 0", "baris_kepala", "Tulis baris"),
        ("skala_rupiah: 1000", "skala_rupiah: 100", "skala_rupiah", "1000000"),
        ("F: anggaran", "F: harga", "kolom.F", "opd_tujuan"),
        ("kode_kelurahan: 18.72.05.1004", "kode_kelurahan: 18.72", "kode_kelurahan", "Kemendagri"),
        ("kode_kelurahan: 18.72.05.1004", "jumlah_kolom: banyak", "jumlah_kolom", "misalnya 26"),
        ("kode_kelurahan: 18.72.05.1004", "kode: 1", "cocok.kode", "jumlah_kolom"),
        ("kode_kelurahan: 18.72.05.1004", "kepala_memuat: [/(/]", "kepala_memuat", "reguler"),
        ("kode_kelurahan: 18.72.05.1004", 'judul_memuat: "--"', "judul_memuat", "huruf"),
        ("kode_kelurahan: 18.72.05.1004", "kepala_di: {RT: lokasi}", "kepala_di", "A sampai CZ"),
        ("  kode_kelurahan: 18.72.05.1004", "  {}", "cocok", "kosong"),
        ("  kode_kelurahan: 18.72.05.1004", "  []", "cocok", "kosong"),
    ],
)
def test_a_wrong_key_is_named_with_what_belongs_there(
    tmp_path: Path, lama: str, baru: str, kunci: str, sebut: str
):
    assert lama in BAIK
    tulis(tmp_path, rusak=BAIK.replace(lama, baru))
    with pytest.raises(ReferensiRusak) as tangkap:
        muat_referensi(tmp_path)
    galat = tangkap.value
    assert galat.berkas == "profil/rusak.yaml"
    assert galat.tempat.startswith("kunci ")
    assert kunci in galat.tempat
    assert sebut in str(galat)


@pytest.mark.parametrize(
    ("lama", "baru", "sebut"),
    [
        ("  B: uraian", "  B: lokasi", "Tidak ada kolom untuk uraian"),
        ("  A: nomor", "  A: anggaran", "berarti sama: anggaran"),
        ("  A: nomor", "  Nomor: nomor", "tercampur"),
        ("baris_kepala: 4\n", "", "tidak dapat dicari"),
        ("baris_kepala: 4", "baris_kepala: [6, 5]", "terbalik"),
        ("baris_kepala: 4", "baris_kepala: 4\nbaris_data: 4", "terbalik"),
        ("baris_kepala: 4", "baris_kepala: tanpa", "perlu baris_data"),
    ],
)
def test_keys_that_contradict_each_other_are_told(tmp_path: Path, lama: str, baru: str, sebut: str):
    tulis(tmp_path, rusak=BAIK.replace(lama, baru))
    with pytest.raises(ReferensiRusak, match=sebut) as tangkap:
        muat_referensi(tmp_path)
    assert tangkap.value.berkas == "profil/rusak.yaml"
    assert tangkap.value.saran


def test_a_sheet_without_headings_cannot_be_matched_by_them(tmp_path: Path):
    teks = BAIK.replace("baris_kepala: 4", "baris_kepala: tanpa\nbaris_data: 2")
    tulis(tmp_path, rusak=teks.replace("cocok:", "cocok:\n  jumlah_kolom: 6"))
    with pytest.raises(ReferensiRusak, match="dicocokkan menurut judulnya"):
        muat_referensi(tmp_path)


def test_of_several_rules_the_broken_one_is_named(tmp_path: Path):
    aturan = "cocok:\n  - jumlah_kolom: 6\n  - jumlah_kolom: enam\n"
    tulis(tmp_path, rusak=BAIK.replace(f"cocok:\n  kode_kelurahan: {MARGODADI}\n", aturan))
    with pytest.raises(ReferensiRusak) as tangkap:
        muat_referensi(tmp_path)
    assert tangkap.value.tempat == "kunci cocok[2].jumlah_kolom"


def test_an_unknown_kelurahan_and_a_name_used_twice_are_refused(tmp_path: Path):
    tulis(tmp_path, asing=BAIK.replace(MARGODADI, "18.72.05.1009"))
    with pytest.raises(ReferensiRusak, match=r'"18\.72\.05\.1009" tidak ada di wilayah\.csv'):
        muat_referensi(tmp_path)
    tulis(tmp_path, asing=BAIK, kembar=BAIK)
    with pytest.raises(ReferensiRusak, match="sudah dipakai profil lain") as tangkap:
        muat_referensi(tmp_path)
    assert (tangkap.value.berkas, tangkap.value.tempat) == ("profil/kembar.yaml", "kunci nama")


@pytest.mark.parametrize(
    ("teks", "baris", "pesan"),
    [
        ("a: 1\nb: [1, 2\n", 3, "tidak dapat dibaca"),
        ("a: 1\na: 2\n", 2, "dua kali"),
        ("kolom:\n  A: x\n  A: y\n", 3, "dua kali"),
        ("? [a, b]\n: 1\n", 1, "harus teks"),
        ("a: !!python/name:os.system x\n", 1, "tidak dapat dibaca"),
        ("- a\n- b\n", None, "bukan daftar kunci"),
        ("", None, "bukan daftar kunci"),
        ("a: " + "[" * 3000, None, "tidak dapat dibaca"),
        ("a: x\n" * 300_000, None, "terlalu besar"),
    ],
    ids=["open", "twice", "twice inside", "key", "object", "list", "empty", "deep", "long"],
)
def test_text_that_is_no_yaml_of_ours_is_refused_with_its_line(
    teks: str, baris: int | None, pesan: str
):
    with pytest.raises(YamlRusak, match=pesan) as tangkap:
        load_yaml(teks)
    assert tangkap.value.baris == baris


def test_a_file_that_is_no_text_is_a_broken_profile_too(tmp_path: Path):
    (tulis(tmp_path) / "profil" / "biner.yml").write_bytes(b"nama: \xff\xfe")
    with pytest.raises(ReferensiRusak, match="UTF-8") as tangkap:
        muat_referensi(tmp_path)
    assert tangkap.value.berkas == "profil/biner.yml"
    tulis(tmp_path, ganda="nama: a\nnama: b\n")
    (tmp_path / "profil" / "biner.yml").unlink()
    with pytest.raises(ReferensiRusak, match="dua kali") as tangkap:
        muat_referensi(tmp_path)
    assert tangkap.value.tempat == "baris 2"
