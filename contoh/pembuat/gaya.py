"""How a kelurahan types its sheet, as data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Kolom:
    """A column: the field it holds, its stacked headings (top to bottom), its width."""

    isi: str
    kepala: tuple[str, ...]
    lebar: float


def susun_kolom(teks: str) -> tuple[Kolom, ...]:
    """Read columns from lines "field|Heading>Subheading|width"; "\\n" in a heading breaks it."""
    hasil = []
    for baris in teks.strip().splitlines():
        isi, kepala, lebar = (bagian.strip() for bagian in baris.split("|"))
        bertingkat = tuple(k.strip().replace("\\n", "\n") for k in kepala.split(">"))
        hasil.append(Kolom(isi, bertingkat, float(lebar)))
    return tuple(hasil)


@dataclass(frozen=True)
class Bagian:
    """A section of the table: which groups of proposals stand under which heading."""

    kelompok: tuple[str, ...]
    judul: str


@dataclass(frozen=True)
class GayaLembar:
    """One kelurahan's way of typing. Texts may hold {kel}, {KEL}, {kec}, {KEC}, {tahun} ...

    `kolom` is written for `susun_kolom`. `uang`, `rt`, `volume` name spellings of `ejaan`; with
    several, each row takes one by chance. `bagian_cara`: `gabung` (merged across), `awal` (first
    cell only), `dua_sel` (numeral in the first column, words in the second), `lembar` (each section
    is a sheet of its own, named by its heading). Probabilities are 0..1.
    """

    kode: str
    berkas: str
    jumlah: int
    kolom: str
    judul: tuple[str, ...] = ()
    identitas: tuple[tuple[str, str], ...] = ()
    lembar: str = "Sheet1"
    mulai_baris: int = 1
    mulai_kolom: int = 1
    judul_gabung: bool = True
    jeda_judul: int = 1
    nomor_kolom: str = ""
    """Pattern of the row of column numbers under the heading: "{n}", "({n})", "{huruf}"."""
    bagian: tuple[Bagian, ...] = ()
    bagian_cara: str = "gabung"
    nomor_ulang: bool = False
    prioritas_ulang: bool = False
    subtotal: str = ""
    total: str = ""
    total_rumus: bool = False
    jeda_bagian: bool = False
    ulang_kepala: int = 0
    nomor_sisa: int = 0
    """How many rows are numbered beforehand and left empty."""
    gabung_kolom: tuple[str, ...] = ()
    """Columns in which equal neighbours are merged downwards."""
    urut_rw: bool = False
    ttd: str = "kanan"
    ttd_teks: tuple[str, ...] = ("Lurah {kel}",)
    catatan: tuple[str, ...] = ()
    uang: tuple[str, ...] = ("angka",)
    uang_strip: float = 0.0
    rt: tuple[str, ...] = ("baku",)
    lokasi: tuple[str, ...] = ("tempat_rt",)
    """`tempat_rt`, `tempat`, `rt` or `rw`: what the location cell says."""
    rt_di_judul: float = 0.0
    volume: str = "angka"
    """`angka` (a number), `kali` ("100 x 2,5"), `utuh` ("250 m2"), `rinci` ("100 m x 2,5 m")."""
    titik_ribuan: bool = False
    buah: bool = False
    kapital: bool = False
    singkat: float = 0.0
    salah_ketik: float = 0.0
    opd: str = "dinas"
    """`dinas` (the agency's name), `singkatan`, or `kecamatan` (one payer for all rows)."""
    petunjuk: bool = False
    lembar_bantu: bool = False
    huruf: str = "Calibri"
    warna_kepala: str = ""
    warna_bagian: str = ""

    @cached_property
    def daftar_kolom(self) -> tuple[Kolom, ...]:
        """The columns, left to right."""
        return susun_kolom(self.kolom)

    @cached_property
    def isi_kolom(self) -> frozenset[str]:
        """The fields that have a column."""
        return frozenset(k.isi for k in self.daftar_kolom)

    @property
    def tinggi_kepala(self) -> int:
        """How many rows the heading takes."""
        return max(len(k.kepala) for k in self.daftar_kolom)
