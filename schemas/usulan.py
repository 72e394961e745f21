"""The proposal, stage by stage. Grain of every frame here: one proposal row of one sheet."""

from __future__ import annotations

import re

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from schemas.dasar import Kerangka
from schemas.kolom import KOLOM_BERSIH, KOLOM_MENTAH

JENIS_SEL = ("teks", "angka", "tanggal", "logika", "galat", "rumus_tanpa_nilai")
STATUS_KLASIFIKASI = ("otomatis", "periksa")
HASIL_ALOKASI = (
    "didanai",
    "tidak_didanai",
    "tanpa_anggaran",
    "menunggu_tinjauan",
    "luar_kewenangan",
    "digabung",
    "ditolak",
)
PUTUSAN_ANGGARAN = ("wajib", "tolak", "bebas")
"""Locks that people set: funded first, never funded, or no lock any more."""
KUNCIAN = ("wajib", "tolak")
POLA_SEL = r"^[A-Z]{1,3}[1-9][0-9]*$"
_ALAMAT_BERBARIS = re.compile(rf"(?:{POLA_SEL[1:-1]}\n)*")
POLA_BIDANG = r"^[1-8]\.\d{2}$"
POLA_KELURAHAN = r"^\d{2}\.\d{2}\.\d{2}\.\d{4}$"


class Beralamat(Kerangka):
    """A frame whose columns `sel_<field>` hold the A1 address that each field came from."""

    @pa.check(r"\^sel_", regex=True, name="alamat_sel")
    @classmethod
    def is_alamat(cls, alamat: Series[str]) -> bool:
        """Tell whether all are A1 addresses: at once, a million of them one by one take seconds."""
        semua = "\n".join([*alamat.to_numpy(dtype=object), ""])
        return semua.count("\n") == len(alamat) and bool(_ALAMAT_BERBARIS.fullmatch(semua))


class UsulanMentah(Beralamat):
    """Rows as typed: every field is text, with the kind and the address of the cell it came from.

    Grain: one proposal row. `nomor_baris` counts from 1 as Excel shows it. Per field of
    KOLOM_MENTAH: `<field>` (text, NA when the cell is empty), `jenis_<field>` (JENIS_SEL) and
    `sel_<field>` (A1, also of an empty cell under the field's heading). A number cell is written
    in machine form ("4500000", "1.5") and has kind `angka`; a date cell is ISO text of kind
    `tanggal`; so a parser never confuses 1.500 typed as text with the number 1.5. `skala_rupiah`
    is the factor that the heading promises ("(Rp. 000)" is 1000).
    """

    lembar: Series[str]
    nomor_baris: Series[int] = pa.Field(ge=1)
    skala_rupiah: Series[int] = pa.Field(isin=[1, 1_000, 1_000_000, 1_000_000_000])
    field: Series[str] = pa.Field(alias=f"^({'|'.join(KOLOM_MENTAH)})$", regex=True, nullable=True)
    jenis: Series[str] = pa.Field(
        alias=f"^jenis_({'|'.join(KOLOM_MENTAH)})$", regex=True, nullable=True, isin=JENIS_SEL
    )
    sel: Series[str] = pa.Field(
        alias=f"^sel_({'|'.join(KOLOM_MENTAH)})$", regex=True, nullable=True
    )

    @classmethod
    def nama_kolom(cls) -> list[str]:
        """Return the column names in contract order (the patterns written out)."""
        per_field = [f"{awal}{k}" for awal in ("", "jenis_", "sel_") for k in KOLOM_MENTAH]
        return ["lembar", "nomor_baris", "skala_rupiah", *per_field]


class UsulanBersih(Beralamat):
    """Rows after parsing. Grain: one proposal row.

    `usulan_id` stays the same when the row moves or its money changes: it is made of kelurahan,
    year, normalised uraian, lokasi and RT/RW (and a counter among equals). Rupiah are whole.
    `volume` is the computed quantity in `satuan` (canonical spelling of reference/satuan.csv);
    `volume_teks` and `anggaran_teks` are the cells as typed. RT and RW are numbers as text,
    several joined by ", " ("23, 24").
    """

    usulan_id: Series[str] = pa.Field(str_length={"min_value": 16, "max_value": 16})
    kode_kelurahan: Series[str] = pa.Field(nullable=True, str_matches=POLA_KELURAHAN)
    tahun_musrenbang: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=2000, le=2100)
    lembar: Series[str]
    nomor_baris: Series[int] = pa.Field(ge=1)
    nomor: Series[str] = pa.Field(nullable=True)
    uraian: Series[str] = pa.Field(nullable=True)
    permasalahan: Series[str] = pa.Field(nullable=True)
    lokasi: Series[str] = pa.Field(nullable=True)
    rt: Series[str] = pa.Field(nullable=True)
    rw: Series[str] = pa.Field(nullable=True)
    volume: Series[float] = pa.Field(nullable=True, ge=0)
    satuan: Series[str] = pa.Field(nullable=True)
    harga_satuan_rupiah: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=0)
    anggaran_rupiah: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=0)
    prioritas: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=1)
    opd_tujuan: Series[str] = pa.Field(nullable=True)
    sumber_dana: Series[str] = pa.Field(nullable=True)
    bidang: Series[str] = pa.Field(nullable=True)
    program: Series[str] = pa.Field(nullable=True)
    kegiatan: Series[str] = pa.Field(nullable=True)
    sub_kegiatan: Series[str] = pa.Field(nullable=True)
    pengusul: Series[str] = pa.Field(nullable=True)
    penerima_manfaat: Series[str] = pa.Field(nullable=True)
    keterangan: Series[str] = pa.Field(nullable=True)
    volume_teks: Series[str] = pa.Field(nullable=True)
    anggaran_teks: Series[str] = pa.Field(nullable=True)
    sel: Series[str] = pa.Field(
        alias=f"^sel_({'|'.join(KOLOM_BERSIH)})$", regex=True, nullable=True
    )

    @classmethod
    def nama_kolom(cls) -> list[str]:
        """Return the column names in contract order (the pattern of addresses written out)."""
        return _tulis_sel(list(cls.to_schema().columns))


class UsulanTerklasifikasi(UsulanBersih):
    """Rows with the field of government they belong to. Grain: one accepted proposal.

    `kode_urusan` is the bidang urusan of the work itself (the topic, not the payer); it is the best
    candidate also when `status_klasifikasi` is `periksa`, and NA when nothing points anywhere.
    `keyakinan` is in 0..1. `kandidat` is "kode:keyakinan" best first, joined by "; ".
    `dasar_klasifikasi` is one Indonesian sentence that names the words that decided.
    `pemegang_kewenangan` names who holds it when the work is not the city's authority.
    """

    kode_urusan: Series[str] = pa.Field(nullable=True, str_matches=POLA_BIDANG)
    keyakinan: Series[float] = pa.Field(ge=0, le=1)
    kandidat: Series[str] = pa.Field(nullable=True)
    dasar_klasifikasi: Series[str]
    status_klasifikasi: Series[str] = pa.Field(isin=STATUS_KLASIFIKASI)
    kode_sub_kegiatan: Series[str] = pa.Field(nullable=True)
    kandidat_sub_kegiatan: Series[str] = pa.Field(nullable=True)
    pemegang_kewenangan: Series[str] = pa.Field(nullable=True)


class UsulanBerpagu(Kerangka):
    """The budget outcome. Grain: one accepted proposal. Keyed by `usulan_id`.

    `hasil` is exactly one of HASIL_ALOKASI. For `tidak_didanai`, `pagu_penghalang` names the first
    ceiling in the way ("opd:DPUTR") and `kurang_rupiah` how many rupiah it is short (the largest
    shortage over all its ceilings; 0 when the ceiling was closed to all that came later).
    `urutan` is the place in the order of allocation, from 1. `putusan` is the lock a person set
    (KUNCIAN). `skor` is in 0..100 and `dasar_skor` names its parts, NA when nothing was scored.
    `alasan_hasil` is one Indonesian sentence that tells why this is the outcome.
    """

    usulan_id: Series[str] = pa.Field(unique=True)
    tahun_rencana: Series[int]
    kode_kelurahan: Series[str] = pa.Field(str_matches=POLA_KELURAHAN)
    kode_urusan: Series[str] = pa.Field(nullable=True)
    kode_sub_kegiatan: Series[str] = pa.Field(nullable=True)
    kode_opd: Series[str] = pa.Field(nullable=True)
    kode_rekening: Series[str] = pa.Field(nullable=True)
    kode_sumber_dana: Series[str] = pa.Field(nullable=True)
    dasar_pemetaan: Series[str]
    anggaran_rupiah: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=0)
    urutan: Series[int] = pa.Field(ge=1)
    hasil: Series[str] = pa.Field(isin=HASIL_ALOKASI)
    dialokasikan_rupiah: Series[pd.Int64Dtype] = pa.Field(ge=0)
    kurang_rupiah: Series[pd.Int64Dtype] = pa.Field(ge=0)
    pagu_penghalang: Series[str] = pa.Field(nullable=True)
    putusan: Series[str] = pa.Field(nullable=True, isin=KUNCIAN)
    skor: Series[float] = pa.Field(nullable=True, ge=0, le=100)
    dasar_skor: Series[str] = pa.Field(nullable=True)
    alasan_hasil: Series[str]


class PemakaianPagu(Kerangka):
    """How far each ceiling is used. Grain: one ceiling (axis and code) of one planning year.

    In whole rupiah: pagu_rupiah = terpakai_rupiah + sisa_rupiah, always.
    """

    tahun_rencana: Series[int]
    sumbu: Series[str]
    kode: Series[str]
    pagu_rupiah: Series[pd.Int64Dtype] = pa.Field(ge=0)
    terpakai_rupiah: Series[pd.Int64Dtype] = pa.Field(ge=0)
    sisa_rupiah: Series[pd.Int64Dtype] = pa.Field(ge=0)
    diminta_rupiah: Series[pd.Int64Dtype] = pa.Field(ge=0)


def _tulis_sel(kolom: list[str]) -> list[str]:
    """Replace the address pattern by the addresses' own names, in place of the pattern."""
    hasil: list[str] = []
    for nama in kolom:
        hasil.extend([f"sel_{k}" for k in KOLOM_BERSIH] if nama.startswith("^sel_") else [nama])
    return hasil
