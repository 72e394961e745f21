"""The contracts of reference/*.csv. Grain of each table: stated by its `kunci`.

All codes are text (Excel turns 2.10 into 2.1, which these patterns refuse). Lists inside a cell are
joined by "|" unless the table says otherwise. Every table has a `sumber` column: where the fact
comes from.
"""

from __future__ import annotations

from typing import ClassVar

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.dasar import Kerangka
from schemas.kolom import KOLOM_BERSIH, KOLOM_MENTAH
from schemas.temuan import JENIS_BARIS, TINGKAT
from schemas.usulan import POLA_BIDANG, POLA_KELURAHAN

SUMBU_PAGU = ("opd", "kelurahan", "kecamatan", "bidang_urusan", "program", "sumber_dana")
KUNCI_URUTAN = (
    "prioritas",
    "skor",
    "anggaran_rupiah",
    "kode_kelurahan",
    "kode_urusan",
    "usulan_id",
)
ARAH_URUTAN = ("naik", "turun")
BILA_TIDAK_MUAT = ("lewati", "berhenti")
SKENARIO_UTAMA = "utama"
POLA_SKENARIO = r"^[a-z][a-z0-9_]{0,29}$"
POLA_URUTAN = "^{0}([|]{0})*$".format(rf"({'|'.join(KUNCI_URUTAN)})(:({'|'.join(ARAH_URUTAN)}))?")
UKURAN_KRITERIA: dict[str, str] = {
    "urutan_prioritas": r"^[1-9]\d{0,3}$",
    "awalan_kode": r"^[1-9X](\.[\dX]+)*([|][1-9X](\.[\dX]+)*)*$",
    "kelengkapan": "^{0}([|]{0})*$".format(f"({'|'.join(KOLOM_BERSIH)})"),
    "anggaran_kecil": r"^\d{1,15}[|]\d{1,15}$",
    "ulangan_tahun": r"^$",
}
"""The measures of a criterion, and the pattern of their parameter (empty: it has none)."""
POLA_NOMENKLATUR = (
    r"^([1-9X]|[1-9X]\.(\d\d|XX)|[1-9X]\.(\d\d|XX)\.\d\d"
    r"|[1-9X]\.(\d\d|XX)\.\d\d\.\d\.\d\d|[1-9X]\.(\d\d|XX)\.\d\d\.\d\.\d\d\.(\d{4}|\d{2}))$"
)
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
POLA_OPD = r"^[A-Z0-9]+(-[A-Z0-9]+)*$"


class Tabel(Kerangka):
    """A reference table. Pandera takes plain attributes for columns, hence the underscores."""

    _berkas: ClassVar[str] = ""
    _kunci: ClassVar[tuple[str, ...]] = ()
    _boleh_kosong: ClassVar[bool] = False

    @classmethod
    def nama_berkas(cls) -> str:
        """Return the file name of the table."""
        return cls._berkas

    @classmethod
    def kunci(cls) -> tuple[str, ...]:
        """Return the columns that are unique together: the grain of the table."""
        return cls._kunci

    @classmethod
    def boleh_kosong(cls) -> bool:
        """Tell whether the table may be absent or have no rows: nothing is judged by it then."""
        return cls._boleh_kosong


class Wilayah(Tabel):
    """Kota, kecamatan and kelurahan by Kemendagri code, with the spellings people use."""

    _berkas = "wilayah.csv"
    _kunci = ("kode",)

    tingkat: Series[str] = pa.Field(isin=["provinsi", "kota", "kecamatan", "kelurahan"])
    kode: Series[str] = pa.Field(unique=True, str_matches=r"^\d{2}(\.\d{2}){0,2}(\.\d{4})?$")
    nama: Series[str]
    kode_induk: Series[str] = pa.Field(nullable=True)
    kode_bps: Series[str] = pa.Field(nullable=True, str_matches=r"^\d+$")
    varian_nama: Series[str] = pa.Field(nullable=True)
    sumber: Series[str]


class Nomenklatur(Tabel):
    """Urusan down to sub kegiatan of a kota, by version of the ministerial decree."""

    _berkas = "nomenklatur_2023.csv"
    _kunci = ("versi", "kode")

    versi: Series[str]
    tingkat: Series[str] = pa.Field(
        isin=["urusan", "bidang_urusan", "program", "kegiatan", "sub_kegiatan"]
    )
    kode: Series[str] = pa.Field(str_matches=POLA_NOMENKLATUR)
    uraian: Series[str]
    kode_induk: Series[str] = pa.Field(nullable=True)
    indikator: Series[str] = pa.Field(nullable=True)
    satuan: Series[str] = pa.Field(nullable=True)
    sumber: Series[str]


class NomenklaturVersi(Tabel):
    """Which version of the nomenclature a planning year uses. Grain: one version.

    A version holds from `berlaku_mulai_tahun` (a planning year) until the next one begins.
    """

    _berkas = "nomenklatur_versi.csv"
    _kunci = ("versi",)

    versi: Series[str] = pa.Field(unique=True)
    berlaku_mulai_tahun: Series[int] = pa.Field(unique=True, ge=2000, le=2100)
    dasar: Series[str]
    sumber: Series[str]


class Opd(Tabel):
    """Agencies (perangkat daerah). `kode_opd` is the project's own short code."""

    _berkas = "opd.csv"
    _kunci = ("kode_opd",)

    kode_opd: Series[str] = pa.Field(unique=True, str_matches=POLA_OPD)
    nama_opd: Series[str]
    singkatan: Series[str] = pa.Field(nullable=True)
    varian_nama: Series[str] = pa.Field(nullable=True)
    tahun_awal: Series[int]
    tahun_akhir: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    catatan: Series[str] = pa.Field(nullable=True)
    sumber: Series[str]


class OpdUrusan(Tabel):
    """Which agency carries which bidang urusan (or program of it) in a planning year.

    `kode_nomenklatur` is a bidang urusan or a program; the longest match wins. `kode_kecamatan`
    narrows a row to the kelurahan of one kecamatan. `utama` marks the default where several match.
    """

    _berkas = "opd_urusan.csv"
    _kunci = ("kode_nomenklatur", "kode_opd", "kode_kecamatan", "tahun_awal")

    kode_nomenklatur: Series[str] = pa.Field(str_matches=POLA_NOMENKLATUR)
    kode_opd: Series[str] = pa.Field(str_matches=POLA_OPD)
    kode_kecamatan: Series[str] = pa.Field(nullable=True, str_matches=r"^\d{2}\.\d{2}\.\d{2}$")
    tahun_awal: Series[int]
    tahun_akhir: Series[pd.Int64Dtype] = pa.Field(nullable=True)
    utama: Series[str] = pa.Field(isin=["ya", "tidak"])
    sumber: Series[str]


class Satuan(Tabel):
    """Units with the spellings people use. `satuan` is the canonical spelling."""

    _berkas = "satuan.csv"
    _kunci = ("satuan",)

    satuan: Series[str] = pa.Field(unique=True)
    jenis: Series[str] = pa.Field(
        isin=["panjang", "luas", "isi", "berat", "orang", "benda", "kegiatan", "waktu", "lembaga"]
    )
    varian: Series[str] = pa.Field(nullable=True)
    sumber: Series[str]


class AliasKolom(Tabel):
    """Headings and the field they mean. `alias` is lower case, punctuation folded to one space.

    A heading that can mean two fields names both ("anggaran|volume"): the heading above it or the
    content of the column decides. `abaikan` is a column we know and do not need.
    """

    _berkas = "alias_kolom.csv"
    _kunci = ("alias",)

    alias: Series[str] = pa.Field(unique=True, str_matches=r"^[a-z0-9]+( [a-z0-9]+)*$")
    kolom: Series[str] = pa.Field(
        str_matches=f"^(abaikan|({'|'.join(KOLOM_MENTAH)})([|]({'|'.join(KOLOM_MENTAH)}))*)$"
    )
    sumber: Series[str]


class KataKepala(Tabel):
    """Words by which a heading that is no known alias shows what it means, the strongest first.

    `pola` is a regular expression on the heading in the form of `AliasKolom.alias`, abbreviations
    written out and small typing errors mended.
    """

    _berkas = "kata_kepala.csv"
    _kunci = ("urutan",)

    urutan: Series[int] = pa.Field(unique=True, ge=1)
    pola: Series[str]
    kolom: Series[str] = pa.Field(isin=[*KOLOM_MENTAH, "abaikan"])
    sumber: Series[str]


class FrasaBaris(Tabel):
    """Words by which a row shows that it is no proposal (sum, signature, note, section)."""

    _berkas = "frasa_baris.csv"
    _kunci = ("jenis", "pola")

    jenis: Series[str] = pa.Field(isin=JENIS_BARIS)
    pola: Series[str]
    sumber: Series[str]


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


class Pagu(Tabel):
    """Ceilings in whole rupiah: one row per planning year, axis and code."""

    _berkas = "pagu.csv"
    _kunci = ("tahun_rencana", "sumbu", "kode")

    tahun_rencana: Series[int] = pa.Field(ge=2000, le=2100)
    sumbu: Series[str] = pa.Field(isin=SUMBU_PAGU)
    kode: Series[str]
    jumlah_rupiah: Series[pd.Int64Dtype] = pa.Field(ge=0)
    sumber: Series[str]


class Kriteria(Tabel):
    """What makes a proposal weigh more, beyond the kelurahan's own order. Grain: one criterion.

    `ukuran` (UKURAN_KRITERIA) gives each proposal a value in 0..1, `bobot` its weight among the
    others; `kriteria` is its name in the explanation of the score.
    """

    _berkas = "kriteria.csv"
    _kunci = ("kriteria",)

    kriteria: Series[str] = pa.Field(unique=True)
    ukuran: Series[str] = pa.Field(isin=list(UKURAN_KRITERIA))
    parameter: Series[str] = pa.Field(nullable=True)
    bobot: Series[int] = pa.Field(ge=1, le=1000)
    keterangan: Series[str]
    sumber: Series[str]


class Skenario(Tabel):
    """Ways to share the ceilings out. Grain: one scenario; `utama` is the one that counts.

    `urutan` are keys of KUNCI_URUTAN with a direction, first one first
    ("prioritas:naik|skor:turun"). `faktor_pagu_persen` is taken of every ceiling.
    """

    _berkas = "skenario.csv"
    _kunci = ("skenario",)

    skenario: Series[str] = pa.Field(unique=True, str_matches=POLA_SKENARIO)
    urutan: Series[str] = pa.Field(str_matches=POLA_URUTAN)
    bila_tidak_muat: Series[str] = pa.Field(isin=BILA_TIDAK_MUAT)
    faktor_pagu_persen: Series[int] = pa.Field(ge=0, le=1000)
    keterangan: Series[str]
    sumber: Series[str]


class PaguSkenario(Tabel):
    """Ceilings that a scenario sets otherwise, or besides, in whole rupiah.

    They hold as they stand: the scenario's factor is not taken of them.
    """

    _berkas = "pagu_skenario.csv"
    _kunci = ("skenario", "tahun_rencana", "sumbu", "kode")
    _boleh_kosong = True

    skenario: Series[str] = pa.Field(str_matches=POLA_SKENARIO)
    tahun_rencana: Series[int] = pa.Field(ge=2000, le=2100)
    sumbu: Series[str] = pa.Field(isin=SUMBU_PAGU)
    kode: Series[str]
    jumlah_rupiah: Series[pd.Int64Dtype] = pa.Field(ge=0)
    sumber: Series[str]


class Jadwal(Tabel):
    """The agenda: when and where each kelurahan meets, and by when its sheet is due."""

    _berkas = "jadwal.csv"
    _kunci = ("tahun_musrenbang", "kode_kelurahan")

    tahun_musrenbang: Series[int] = pa.Field(ge=2000, le=2100)
    kode_kelurahan: Series[str] = pa.Field(str_matches=POLA_KELURAHAN)
    tanggal: Series[str] = pa.Field(str_matches=r"^\d{4}-\d{2}-\d{2}$")
    jam: Series[str] = pa.Field(nullable=True, str_matches=r"^\d{2}\.\d{2}$")
    tempat: Series[str] = pa.Field(nullable=True)
    batas_kirim: Series[str] = pa.Field(str_matches=r"^\d{4}-\d{2}-\d{2}$")
    sumber: Series[str]


class SumberDana(Tabel):
    """Sources of money by code, with the words people write for them."""

    _berkas = "sumber_dana.csv"
    _kunci = ("kode",)

    kode: Series[str] = pa.Field(unique=True, str_matches=r"^\d(\.\d{1,4})+$")
    nama: Series[str]
    varian_nama: Series[str] = pa.Field(nullable=True)
    sumber: Series[str]


class Rekening(Tabel):
    """Spending accounts that the mapping uses."""

    _berkas = "rekening.csv"
    _kunci = ("kode",)

    kode: Series[str] = pa.Field(unique=True, str_matches=r"^5\.[1-4](\.\d{2,5})+$")
    nama: Series[str]
    sumber: Series[str]


class PemetaanBelanja(Tabel):
    """From sub kegiatan (or a prefix of its code) to the account and the source of money.

    The longest matching prefix wins; `jenis_satuan` (of Satuan) narrows a row when given.
    """

    _berkas = "pemetaan_belanja.csv"
    _kunci = ("awalan_kode", "jenis_satuan")

    awalan_kode: Series[str] = pa.Field(str_matches=r"^[1-9X](\.[\dX]+)*$")
    jenis_satuan: Series[str] = pa.Field(nullable=True)
    kode_rekening: Series[str]
    kode_sumber_dana: Series[str]
    alasan: Series[str]
    sumber: Series[str]


class KatalogTemuan(Tabel):
    """The catalogue of findings: level, message and advice per code. The city may change levels.

    `judul` names the kind of finding where findings are counted; `pesan` and `saran` are templates
    with {names} that the finding fills in.
    """

    _berkas = "temuan.csv"
    _kunci = ("kode",)

    kode: Series[str] = pa.Field(unique=True, str_matches=r"^[A-Z][A-Z0-9_]+$")
    tingkat: Series[str] = pa.Field(isin=TINGKAT)
    judul: Series[str] = pa.Field(unique=True, str_matches=r"^.{3,40}$")
    pesan: Series[str]
    saran: Series[str]
    contoh: Series[str]
    sumber: Series[str]


class Ambang(Tabel):
    """Limits beyond which a value deserves a second look; the city may change them."""

    _berkas = "ambang.csv"
    _kunci = ("nama",)

    nama: Series[str] = pa.Field(unique=True)
    nilai: Series[int] = pa.Field(ge=0)
    alasan: Series[str]
    sumber: Series[str]


class HargaSatuan(Tabel):
    """What a unit of a common work costs, from and to (SSH/HSPK). Grain: one work in one unit.

    `pola` are phrases of the work, `satuan` are units that mean the same here. The range is in
    whole rupiah per unit; how far beyond it a price may lie is `toleransi_harga_persen` (Ambang).
    """

    _berkas = "harga_satuan.csv"
    _kunci = ("pola", "satuan")
    _boleh_kosong = True

    pola: Series[str]
    satuan: Series[str]
    harga_bawah_rupiah: Series[int] = pa.Field(gt=0)
    harga_atas_rupiah: Series[int] = pa.Field(gt=0)
    uraian: Series[str]
    sumber: Series[str]


class RtRw(Tabel):
    """The register of RT and RW. Grain: one run of RT numbers in one RW of one kelurahan.

    A kelurahan without rows is not judged.
    """

    _berkas = "rt_rw.csv"
    _kunci = ("kode_kelurahan", "rw", "rt_awal")
    _boleh_kosong = True

    kode_kelurahan: Series[str] = pa.Field(str_matches=POLA_KELURAHAN)
    rw: Series[int] = pa.Field(ge=1, le=999)
    rt_awal: Series[int] = pa.Field(ge=1, le=999)
    rt_akhir: Series[int] = pa.Field(ge=1, le=999)
    sumber: Series[str]


TABEL: dict[str, type[Tabel]] = {
    "wilayah": Wilayah,
    "nomenklatur": Nomenklatur,
    "nomenklatur_versi": NomenklaturVersi,
    "opd": Opd,
    "opd_urusan": OpdUrusan,
    "satuan": Satuan,
    "alias_kolom": AliasKolom,
    "kata_kepala": KataKepala,
    "frasa_baris": FrasaBaris,
    "leksikon": Leksikon,
    "singkatan": Singkatan,
    "konteks": Konteks,
    "contoh_berlabel": ContohBerlabel,
    "kalibrasi": KalibrasiKeyakinan,
    "kebijakan_urusan": KebijakanUrusan,
    "luar_kewenangan": LuarKewenangan,
    "pagu": Pagu,
    "kriteria": Kriteria,
    "skenario": Skenario,
    "pagu_skenario": PaguSkenario,
    "jadwal": Jadwal,
    "sumber_dana": SumberDana,
    "rekening": Rekening,
    "pemetaan_belanja": PemetaanBelanja,
    "harga_satuan": HargaSatuan,
    "rt_rw": RtRw,
    "temuan": KatalogTemuan,
    "ambang": Ambang,
}
"""Name of the field in `reference.loader.Referensi` to its contract."""
