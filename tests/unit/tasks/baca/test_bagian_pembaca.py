"""The reader's parts by themselves: addresses, companions, fingerprints, scans, text."""

from __future__ import annotations

import hashlib
import re
from dataclasses import asdict
from pathlib import Path

import pytest
from berkas_uji import lembar_xml
from hypothesis import given
from hypothesis import strategies as st

from schemas.galat import BerkasTidakTerbaca
from schemas.lembar import alamat_sel
from tasks.baca import is_pendamping, sha256_berkas
from tasks.baca.alamat import hitung_luas, parse_area, parse_titik
from tasks.baca.alasan import ALASAN, format_bulat, format_ukuran, tolak
from tasks.baca.batas import BatasBaca
from tasks.baca.kalamin import IsiLembar
from tasks.baca.pindai_xlsx import _Pemindai, pindai_lembar_xlsx
from tasks.baca.pindaian import Pindaian
from tasks.baca.susun import BahanLembar, sebut_sel, susun_lembar
from tasks.baca.teks import decode_teks, sniff_pemisah
from tasks.baca.xml_aman import parse_xml


@pytest.mark.parametrize(
    ("nama", "harap"),
    [
        ("~$usulan.xlsx", True),
        ("._usulan.xlsx", True),
        (".DS_Store", True),
        (".~lock.usulan.ods#", True),
        ("Thumbs.db", True),
        ("desktop.ini", True),
        ("usulan.xlsx.crdownload", True),
        ("usulan.xlsx", False),
        ("Usulan ~ Margodadi.xls", False),
        ("daftar.thumbs.db.xlsx", False),
    ],
)
def test_companions(nama: str, harap: bool) -> None:
    assert is_pendamping(nama) is harap


def test_fingerprint(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"usulan" * 500_000)
    assert sha256_berkas(path) == hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(FileNotFoundError):
        sha256_berkas(tmp_path / "tak ada")


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_addresses_read_back(baris: int, kolom: int) -> None:
    alamat = alamat_sel(baris, kolom)
    assert parse_titik(alamat) == (baris, kolom)
    assert parse_titik(re.sub(r"(\D+)(\d+)", r"$\1$\2", alamat).lower()) == (baris, kolom)


@given(st.text("ABXZ$019 :!é", max_size=12))
def test_any_text_is_an_address_or_refused(teks: str) -> None:
    try:
        titik = parse_titik(teks)
    except BerkasTidakTerbaca as galat:
        alasan = galat.pesan
    else:
        alasan = ""
        assert re.sub(r"(?<=[A-Z])0+", "", teks.replace("$", "")) == alamat_sel(*titik)
    assert alasan == "" or "di luar batas" in alasan


def test_areas() -> None:
    assert parse_area("C12:A1") == (0, 0, 11, 2)
    assert parse_area("B2") == (1, 1, 1, 1)
    assert hitung_luas((0, 0, 11, 2)) == 36


@pytest.mark.parametrize("alasan", sorted(ALASAN))
def test_every_reason_has_words_for_a_clerk(alasan: str) -> None:
    pesan, saran = ALASAN[alasan]
    isi = dict.fromkeys(re.findall(r"\{(\w+)\}", pesan + saran), "X")
    galat = tolak(alasan, "a.xlsx", "lembar A", **isi)
    assert str(galat).startswith("a.xlsx, lembar A: ")
    assert "{" not in str(galat)
    assert galat.pesan.endswith(".")
    assert saran == "{saran}" or galat.saran.endswith(".")


def test_numbers_in_messages_are_indonesian() -> None:
    assert (format_bulat(1_048_576), format_ukuran(1536 * 1024)) == ("1.048.576", "1,5 MiB")
    assert (format_ukuran(1 << 30), format_ukuran(12)) == ("1 GiB", "12 byte")


SEL = st.sampled_from(
    [
        "",
        '<c r="{k}{b}"/>',
        '<c r="{k}{b}" s="3"></c>',
        '<c r="{k}{b}" s="3" t="n" />',
        '<c r="{k}{b}"><v>12</v></c>',
        '<c r="{k}{b}" s="1" t="s"><v>0</v></c>',
        '<c r="{k}{b}" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>',
        '<c r="{k}{b}" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>',
        '<c t="s" r="{k}{b}"><v>0</v></c>',
        '<c r="{k}{b}" t="e"><v>#REF!</v></c>',
        '<c r="{k}{b}" t="e"><f>A1</f><v>#N/A</v></c>',
        '<c r="{k}{b}"><f>A1</f></c>',
        '<c r="{k}{b}"><f>A1</f><v/></c>',
        '<c r="{k}{b}" t="str"><f>A1</f><v>x</v></c>',
        '<c r="{k}{b}" t="str"><f>A1</f><v></v></c>',
        "\n  ",
    ]
)
BARIS = st.tuples(
    st.sampled_from(["", ' hidden="1"', ' spans="1:5"', ' ht="0"', ' hidden="false"']),
    st.lists(SEL, max_size=6),
)


@given(st.lists(BARIS, max_size=8), st.integers(20, 4_000))
def test_filtered_scan_sees_what_the_plain_scan_sees(
    baris: list[tuple[str, list[str]]], potong: int
) -> None:
    isi = "".join(
        f'<row r="{b}"{sifat}>'
        + "".join(satu.format(k="ABCDEF"[k], b=b) for k, satu in enumerate(sel))
        + "</row>"
        for b, (sifat, sel) in enumerate(baris, start=1)
    )
    xml = lembar_xml(isi, '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>').encode()
    polos = _Pemindai("A", BatasBaca())
    parse_xml([xml], "A", polos.siapkan)
    potongan = [xml[awal : awal + potong] for awal in range(0, len(xml), potong)]
    assert asdict(pindai_lembar_xlsx(potongan, "A", "A", BatasBaca())) == asdict(polos.selesai())


def test_grid_is_trimmed_but_keeps_cells_that_only_look_empty() -> None:
    kisi = [[1.0, None, None], [None, 2.0, None], [None, None, None]]
    pindaian = Pindaian(
        galat={(0, 2): "#REF!"},
        gabungan=[(0, 0, 50, 0), (9, 9, 10, 10)],
        baris_tersembunyi={1, 40},
        kolom_tersembunyi=[(1, 16_000)],
    )
    bahan = BahanLembar("A", 0, False, IsiLembar(kisi, 2, {}), pindaian)
    lembar, catatan = susun_lembar(bahan)
    assert lembar.baris == ((1.0, None, None), (None, 2.0, None))
    assert lembar.gabungan == ((0, 0, 1, 0),)
    assert (lembar.baris_tersembunyi, lembar.kolom_tersembunyi) == ({1}, {1, 2})
    assert catatan == ()


def test_cells_are_listed_shortly() -> None:
    assert sebut_sel([(1, 0), (0, 0)]) == "A1, A2"
    assert sebut_sel([(n, 1) for n in range(12)]) == "B1, B2, B3, B4, B5, dan 7 sel lain"


@pytest.mark.parametrize(
    ("teks", "harap"),
    [
        ("a;b;c\n1,5;2,5;3,5\n", ";"),
        ("a,b\n1,2\n", ","),
        ("a\tb, c\n1\t2, 3\n", "\t"),
        ("Daftar usulan, kelurahan X\n\na|b|c\n1|2|3\n4|5|6\n", "|"),
        ("kata saja", ","),
        ("", ","),
    ],
)
def test_delimiter_by_evidence(teks: str, harap: str) -> None:
    assert sniff_pemisah(teks) == harap


def test_unknown_letters_are_noted() -> None:
    teks, catatan = decode_teks(b"Caf\xe9 \x81 x")
    assert teks == "Café \ufffd x"
    assert len(catatan) == 1
    assert decode_teks(b"\xef\xbb\xbfhalo") == ("halo", ())
