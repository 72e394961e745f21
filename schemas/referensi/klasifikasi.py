"""What the classifier goes by: words, examples, the city's choices."""

from __future__ import annotations

import pandera.pandas as pa
from pandera.typing import Series

from schemas.referensi.dasar import POLA_NOMENKLATUR, Tabel
from schemas.usulan import POLA_BIDANG

JENIS_KONTEKS = (
    "tempat",
    "jalan",
    "pengusul",
    "kerja",
    "penerima",
    "sambung",
    "patokan",
    "abaikan",
)
JENIS_SULIT = (
    "polos",
    "singkatan",
    "salah_ketik",
    "tempat",
    "homonim",
    "pasangan",
    "majemuk",
    "luar_kewenangan",
    "panjang",
    "khas",
)


class Leksikon(Tabel):
    """Words of the people and the bidang urusan of the work they name.

    `varian` are other spellings. `bobot` in 0..1 is how surely the word alone decides.
    `alternatif` are bidang urusan that are lawful homes too.
    """

    _berkas = "leksikon.csv"
    _kunci = ("istilah", "kode_urusan")

    istilah: Series[str]
    varian: Series[str] = pa.Field(nullable=True)
    arti: Series[str] = pa.Field(nullable=True)
    kode_urusan: Series[str] = pa.Field(str_matches=POLA_BIDANG)
    kode_sub_kegiatan: Series[str] = pa.Field(nullable=True, str_matches=POLA_NOMENKLATUR)
    satuan_lazim: Series[str] = pa.Field(nullable=True)
    bobot: Series[float] = pa.Field(gt=0, le=1)
    alternatif: Series[str] = pa.Field(nullable=True)
    sumber: Series[str]


class Singkatan(Tabel):
    """Abbreviations and common typos, and the words they stand for."""

    _berkas = "singkatan.csv"
    _kunci = ("singkatan",)

    singkatan: Series[str] = pa.Field(unique=True)
    kepanjangan: Series[str]
    sumber: Series[str]


class Konteks(Tabel):
    """What disarms a word: after such a phrase comes a place or a proposer, not the work.

    `kerja` (a verb or a state) ends a place, `penerima` opens the beneficiary, `sambung` joins two
    works or two places, `patokan` is a building that people use as a landmark, `abaikan` is filler.
    """

    _berkas = "konteks.csv"
    _kunci = ("frasa", "jenis")

    frasa: Series[str]
    jenis: Series[str] = pa.Field(isin=JENIS_KONTEKS)
    catatan: Series[str] = pa.Field(nullable=True)
    sumber: Series[str]


class ContohBerlabel(Tabel):
    """Proposals with the bidang urusan a person gave them. Grain: one text.

    `alternatif` are other lawful homes, joined by ";"; `ambigu` is 1 where a person would ask
    which one is meant; `jenis_sulit` names what makes the text hard. Rows of `bagian` "latih"
    may teach the classifier, rows of "uji" only measure it.
    """

    _berkas = "contoh_berlabel.csv"
    _kunci = ("teks",)
    _boleh_kosong = True

    contoh_id: Series[str] = pa.Field(unique=True, str_matches=r"^C\d{4}$")
    teks: Series[str]
    kode_urusan: Series[str] = pa.Field(str_matches=POLA_BIDANG)
    alternatif: Series[str] = pa.Field(nullable=True)
    ambigu: Series[int] = pa.Field(isin=[0, 1])
    jenis_sulit: Series[str] = pa.Field(isin=JENIS_SULIT)
    bagian: Series[str] = pa.Field(isin=["latih", "uji"])
    sumber: Series[str]


class KalibrasiKeyakinan(Tabel):
    """Weights that turn scores into a confidence. Grain: one weight.

    Written by `python -m cli.kalibrasi`, never by hand; `catatan` tells what it weighs.
    """

    _berkas = "kalibrasi.csv"
    _kunci = ("nama",)

    nama: Series[str] = pa.Field(unique=True)
    nilai: Series[float]
    catatan: Series[str]
    sumber: Series[str]


class KebijakanUrusan(Tabel):
    """The city's own choice among lawful homes of the same work, applied after scoring."""

    _berkas = "kebijakan_urusan.csv"
    _kunci = ("pola",)

    pola: Series[str] = pa.Field(unique=True)
    kode_urusan: Series[str] = pa.Field(str_matches=POLA_BIDANG)
    alasan: Series[str]
    sumber: Series[str]


class LuarKewenangan(Tabel):
    """Works that are not the city's to do, and who holds them."""

    _berkas = "luar_kewenangan.csv"
    _kunci = ("pola",)

    pola: Series[str] = pa.Field(unique=True)
    pemegang: Series[str]
    sumber: Series[str]
