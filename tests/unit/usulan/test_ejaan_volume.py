"""Volumes and units as many hands write them, read with the shipped list of units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.loader import muat_referensi
from usulan.satuan import build_kamus_satuan, parse_satuan
from usulan.volume import parse_volume

KAMUS = build_kamus_satuan(muat_referensi().satuan)

BAKU = {
    "m": "m m1 M1 m' M' m¹ meter Meter mtr Mtr. meteran|meter lari|m lari|mtr lari|meter panjang",
    "km": "km Km KM kilometer",
    "m2": "m2 M2 m² M² m^2 mtr2 meter2|meter persegi|m persegi",
    "m3": "m3 M3 m³ kubik|meter kubik|mtr kubik",
    "ha": "ha Ha HA hektar hektare",
    "liter": "liter Liter ltr l L",
    "kg": "kg Kg kilo kilogram",
    "ton": "ton Ton",
    "sak": "sak zak Zak karung",
    "orang": "orang Orang org Org. jiwa peserta warga lansia kader",
    "orang/hari": "OH oh|orang hari",
    "orang/bulan": "OB ob|orang bulan",
    "KK": "KK kk Kk|kepala keluarga",
    "unit": "unit Unit UNIT unt",
    "buah": "buah Buah bh Bh. pcs biji",
    "titik": "titik Titik ttk Ttk.|titik lampu",
    "paket": "paket Paket pkt Pkt.",
    "lokasi": "lokasi Lokasi lok tempat",
    "set": "set Set stel setel",
    "lembar": "lembar lbr lmbr helai",
    "batang": "batang btg Btg. pohon bibit",
    "dus": "dus kardus karton",
    "rim": "rim Rim",
    "kali": "kali kl",
    "hari": "hari hr",
    "bulan": "bulan bln Bln.",
    "tahun": "tahun thn th",
    "kegiatan": "kegiatan keg Keg. kgt",
    "kelompok": "kelompok klp Klp. KWT poktan|kelompok tani",
    "ruang": "ruang ruangan kelas lokal",
    "bidang": "bidang",
    "ekor": "ekor",
    "rol": "rol roll gulung",
    "tabung": "tabung",
    "laporan": "laporan",
    "dokumen": "dokumen dok",
    "kasus": "perkara kasus",
    "kelurahan": "kelurahan desa",
    "RT": "RT rt",
    "RW": "RW rw lingkungan",
    "posyandu": "posyandu",
    "unit rumah": "rumah rmh",
    "pos": "pos gardu|pos kamling|pos ronda",
    "lusin": "lusin lsn",
    "rit": "rit ret",
    "lonjor": "lonjor",
    "sumur": "sumur|sumur bor|sumur resapan",
    "WC": "WC wc MCK jamban toilet|KM/WC",
    "gerobak": "gerobak grobak",
    "ruas": "ruas|ruas jalan",
    "segmen": "segmen",
    "blok": "blok",
    "gorong-gorong": "gorong-gorong gorong2 duiker|plat deker",
    "persentase": "% persen",
    "ls": "ls LS lumpsum",
}


def list_ejaan() -> list[tuple[str, str]]:
    """Every spelling of BAKU; those of several words stand behind a bar."""
    return [
        (ejaan, baku)
        for baku, teks in BAKU.items()
        for satu, *lain in [teks.split("|")]
        for ejaan in [*satu.split(), *lain]
    ]


@pytest.mark.parametrize(("ejaan", "baku"), list_ejaan())
def test_every_common_spelling_of_a_unit_is_known(ejaan: str, baku: str) -> None:
    hasil = parse_satuan(ejaan, KAMUS)
    assert (hasil.satuan, hasil.dikenal) == (baku, True)
    volume = parse_volume(f"7 {ejaan}", "teks", None, KAMUS)
    assert (volume.volume, volume.satuan, volume.kode) == (7, baku, None)


def test_no_spelling_belongs_to_two_units_that_proposals_use() -> None:
    for nama in BAKU:
        assert KAMUS.cari(nama) == nama


@pytest.mark.parametrize(
    ("teks", "volume", "satuan"),
    [
        ("1 (satu) paket", 1, "paket"),
        ("1 Pkt (satu paket)", 1, "paket"),
        ("sepuluh (10) unit", 10, "unit"),
        ("± 250 m'", 250, "m"),
        ("+- 200 m", 200, "m"),
        ("+_ 200 m", 200, "m"),
        ("~ 200 m", 200, "m"),
        ("kurleb 200 m", 200, "m"),
        ("krg lbh 200 m", 200, "m"),
        ("k/l 200 m", 200, "m"),
        ("sekitar 200m", 200, "m"),
        ("200an m", 200, "m"),
        ("200-an meter", 200, "m"),
        ("200,- m", 200, "m"),
        ("200,m", 200, "m"),
        ("200.m", 200, "m"),
        ("200,00 m", 200, "m"),
        (",5 km", 0.5, "km"),
        ("½ km", 0.5, "km"),
        ("1/2 Ha", 0.5, "ha"),
        ("1/8 ha", 0.125, "ha"),
        ("0,25 Ha", 0.25, "ha"),
        ("p=250 l=3 t=0,1", 75, "m3"),
        ("P=250m L=3m T=15cm", 112.5, "m3"),
        ("p=250 m; l= 3 m; t= 0,15", 112.5, "m3"),
        ("Panjang 250 m Lebar 3 m Tinggi 0,15 m", 112.5, "m3"),
        ("panjang: 250m, lebar: 3m", 750, "m2"),
        ("250 m (p) 3 m (l)", 750, "m2"),
        ("250 m(panjang) x 3 m(lebar)", 750, "m2"),
        ("250 m, lebar 3 m", 750, "m2"),
        ("panjang ± 250 m, lebar ± 3 m", 750, "m2"),
        ("250 m lebar 3", 750, "m2"),
        ("250 m x lebar 3 m", 750, "m2"),
        ("p 50 m t 1 m", 50, "m2"),
        ("250 m kali 3 m", 750, "m2"),
        ("250x3x0.15 m", 112.5, "m3"),
        ("250 m x 3 m x 15 cm", 112.5, "m3"),
        ("100M X 1,5M", 150, "m2"),
        ("100 m x 1,5", 150, "m2"),
        ("(250 x 3) m", 750, "m2"),
        ("(250 x 3) m2", 750, "m2"),
        ("250 x 3 = 750 m2", 750, "m2"),
        ("300 m2 = 100 x 3", 300, "m2"),
        ("300 m2 (100 x 3)", 300, "m2"),
        ("100 x 3 (300 m2)", 300, "m2"),
        ("750 m2 (250m x 3m)", 750, "m2"),
        ("2 x 150 m (300 m)", 300, "m"),
        ("2 x 150 m = 300 m", 300, "m"),
        ("10 org x 3 hr", 30, "orang/hari"),
        ("12 bulan x 5 orang", 60, "orang/bulan"),
        ("30 org x 2 hr x 1 keg", 60, "orang/hari"),
        ("5 unit x 3 RT", 15, "unit"),
        ("2 x setahun", 2, "kali"),
        ("20 sak semen", 20, "sak"),
        ("20 (orang)", 20, "orang"),
        ("orang 20", 20, "orang"),
        ("m2: 200", 200, "m2"),
        ("20-orang", 20, "orang"),
        ("20; orang", 20, "orang"),
        ("3 org x 12 OB", 36, "orang/bulan"),
        ("5 unit x 3 lokasi", 15, "unit"),
        ("100 ㎡", 100, "m2"),
        ("⅓ ha", 0.33, "ha"),
        ("1 paket lengkap", 1, "paket"),
        ("3 unit motor sampah", 3, "unit"),
        ("200 m2 paving", 200, "m2"),
    ],
)
def test_many_hands_write_one_quantity(teks: str, volume: float, satuan: str) -> None:
    hasil = parse_volume(teks, "teks", None, KAMUS)
    assert (hasil.volume, hasil.satuan, hasil.kode) == (pytest.approx(volume), satuan, None)


@pytest.mark.parametrize(
    ("teks", "kode", "bacaan"),
    [
        ("2 x 150 m", "VOLUME_AMBIGU", ("300 m2", "300 m")),
        ("100 m x 2", "VOLUME_AMBIGU", ("200 m2", "200 m")),
        ("3 x 4 m", "VOLUME_AMBIGU", ("12 m2", "12 m")),
        ("50 m x 1 m x 2", "VOLUME_AMBIGU", ("100 m3", "100 m2")),
        ("2 x 50 m x 1 m", "VOLUME_AMBIGU", ("100 m3", "100 m2")),
        ("2 x (50 m x 1 m)", "VOLUME_AMBIGU", ("100 m3", "100 m2")),
        ("2 x 150 m = 300", "VOLUME_AMBIGU", ("300 m2", "300 m")),
        ("200 - 300 m", "VOLUME_RENTANG", ("200 m", "300 m")),
        ("200~300 m", "VOLUME_RENTANG", ("200 m", "300 m")),
        ("200 s/d 300 m", "VOLUME_RENTANG", ("200 m", "300 m")),
        ("3 atau 4 unit", "VOLUME_GANDA", ("3 unit", "4 unit")),
        ("250 m + 150 m", "VOLUME_GANDA", ("250 m", "150 m")),
        ("RT 1 = 250 m, RT 2 = 150 m", "VOLUME_GANDA", ("250 m", "150 m")),
        ("RT 1 250 m RT 2 150 m", "VOLUME_GANDA", ("250 m", "150 m")),
        ("100 sak semen, 2 rit pasir", "VOLUME_GANDA", ("100 sak", "2 rit")),
        ("2 kali 150 m", "VOLUME_GANDA", ("2 kali", "150 m")),
        ("2 unit @ 3x4 m", "VOLUME_AMBIGU", ("2 unit", "24 m2")),
        ("10 dus @ 40 buah", "VOLUME_AMBIGU", ("10 dus", "400 buah")),
        ("20 org/hari x 5 hari", "VOLUME_AMBIGU", ("20 orang/hari", "100 orang/hari")),
        ("1 unit 6 x 9 m", "VOLUME_GANDA", ("1 unit", "54 m2", "54 m")),
        ("1,200 m", "VOLUME_AMBIGU", ("1.200 m", "1,2 m")),
        ("1 paket x 3 bulan", "VOLUME_AMBIGU", ("1 paket", "3 paket")),
        ("sesuai kebutuhan", "VOLUME_TIDAK_TERBACA", ()),
        ("belum diukur", "VOLUME_TIDAK_TERBACA", ()),
        ("?", "VOLUME_TIDAK_TERBACA", ()),
        ("RT 5", "VOLUME_TIDAK_TERBACA", ()),
    ],
)
def test_what_may_mean_two_things_is_never_one_number(
    teks: str, kode: str, bacaan: tuple[str, ...]
) -> None:
    hasil = parse_volume(teks, "teks", None, KAMUS)
    assert (hasil.volume, hasil.kode, hasil.bacaan) == (None, kode, bacaan)


@pytest.mark.parametrize(
    ("teks", "satuan_teks", "volume", "satuan", "kode"),
    [
        ("2 x 150 m", "m", 300, "m", None),
        ("2 x 150 m", "m2", 300, "m2", None),
        ("100 m x 2", "meter", 200, "m", None),
        ("50 m x 1 m x 2", "m3", 100, "m3", None),
        ("50 m x 1 m x 2", "M2", 100, "m2", None),
        ("2 x 150 m", "unit", None, "unit", "VOLUME_AMBIGU"),
        ("2 x 150", "m", 300, "m", "VOLUME_DITAFSIRKAN"),
        ("200 x 3 m", None, 600, "m2", "VOLUME_DITAFSIRKAN"),
        ("200 x 3 m", "m2", 600, "m2", None),
        ("3 lokasi @ 50 m", None, 150, "m", "VOLUME_DITAFSIRKAN"),
        ("3 buah/RT", None, 3, "buah/rt", None),
        ("m2", None, None, "m2", None),
        ("paket", "paket", None, "paket", None),
        ("M'", "-", None, "m", None),
        ("paket", "m2", None, "m2", "VOLUME_TIDAK_TERBACA"),
        ("1 unit ukuran 6 x 9 m", None, 1, "unit", "VOLUME_BERCATATAN"),
        ("2 lokasi (250 m dan 150 m)", None, 2, "lokasi", "VOLUME_BERCATATAN"),
        ("3 unit (3x4 m)", None, 3, "unit", "VOLUME_BERCATATAN"),
        ("2 titik di RT 05 RW 02", None, 2, "titik", "VOLUME_BERCATATAN"),
        ("5 paket @ 10 kg", None, 50, "kg", "VOLUME_DITAFSIRKAN"),
        ("RT 3 = 250 m", None, 250, "m", "VOLUME_BERCATATAN"),
        ("maks 200 m", None, 200, "m", "VOLUME_BERCATATAN"),
    ],
)
def test_pieces_dimensions_and_units_alone(
    teks: str, satuan_teks: str | None, volume: float | None, satuan: str, kode: str | None
) -> None:
    hasil = parse_volume(teks, "teks", satuan_teks, KAMUS)
    assert (hasil.volume, hasil.satuan, hasil.kode) == (volume, satuan, kode)


@given(
    st.integers(2, 40),
    st.integers(41, 900),
    st.sampled_from(["{n} x {p} m", "{p} m x {n}", "{n}x{p}m", "{n} X {p} meter", "{p} m × {n}"]),
)
def test_pieces_of_a_length_are_never_silently_an_area(n: int, p: int, pola: str) -> None:
    teks = pola.format(n=n, p=p)
    hasil = parse_volume(teks, "teks", None, KAMUS)
    assert (hasil.volume, hasil.kode) == (None, "VOLUME_AMBIGU"), teks
    assert {b.split()[1] for b in hasil.bacaan} == {"m", "m2"}
    assert parse_volume(teks, "teks", "m", KAMUS).volume == n * p
