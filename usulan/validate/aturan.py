"""The rules of a row as one table: add a row here and its words in reference/temuan.csv."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from usulan.samarkan import has_data_pribadi
from usulan.validate.pekerjaan import KOLOM_HARGA

_TANYA = r"\?\s*$|^(?:apakah|kapan|mengapa|kenapa|bagaimana)\b"
KOLOM_DATA_PRIBADI = (
    "uraian",
    "permasalahan",
    "lokasi",
    "pengusul",
    "penerima_manfaat",
    "keterangan",
)
Ambang = Mapping[str, int]


@dataclass(frozen=True)
class Aturan:
    """One rule: `lulus` says per row whether `ukuran` (a column of `assess_usulan`) is fine.

    A row that fails becomes a finding `kode` at the cell of `kolom`; `isi` names further columns
    whose values the message uses.
    """

    kode: str
    ukuran: str
    kolom: str
    lulus: Callable[[pd.Series, Ambang], pd.Series]
    isi: tuple[str, ...] = ()


def _kosong(s: pd.Series, _: Ambang) -> pd.Series:
    return s.isna()


def _terisi(s: pd.Series, _: Ambang) -> pd.Series:
    return s.notna()


def _bukan(s: pd.Series, _: Ambang) -> pd.Series:
    return ~s.astype(bool)


def _tanpa_data_pribadi(s: pd.Series, _: Ambang) -> pd.Series:
    return ~s.fillna("").map(has_data_pribadi).astype(bool)


ATURAN: tuple[Aturan, ...] = (
    Aturan("URAIAN_KOSONG", "uraian", "uraian", _terisi),
    Aturan("KELURAHAN_LAIN", "kelurahan_asing", "kelurahan", _kosong, ("kelurahan_asing",)),
    Aturan("USULAN_KEMBAR", "baris_kembar", "uraian", _kosong, ("baris_kembar",)),
    Aturan("USULAN_MIRIP", "baris_mirip_saja", "uraian", _kosong, ("baris_mirip",)),
    Aturan(
        "URAIAN_TERLALU_PENDEK",
        "panjang_uraian",
        "uraian",
        lambda s, a: s.isna() | (s >= a["huruf_uraian_terpendek"]),
    ),
    Aturan(
        "URAIAN_BERUPA_PERTANYAAN",
        "uraian",
        "uraian",
        lambda s, _: ~s.fillna("").str.contains(_TANYA, case=False, regex=True),
    ),
    Aturan("URAIAN_SAMA_DENGAN_PERMASALAHAN", "sama_permasalahan", "permasalahan", _bukan),
    Aturan("URAIAN_HANYA_TEMPAT", "hanya_tempat", "uraian", _bukan),
    Aturan("LOKASI_KOSONG", "tanpa_tempat", "lokasi", _bukan),
    Aturan("ANGGARAN_KOSONG", "anggaran_kosong", "anggaran_rupiah", _bukan),
    Aturan(
        "ANGGARAN_NOL",
        "anggaran_rupiah",
        "anggaran_rupiah",
        lambda s, _: s.isna() | (s != 0),
    ),
    Aturan(
        "ANGGARAN_TIDAK_WAJAR",
        "anggaran_rupiah",
        "anggaran_rupiah",
        lambda s, a: (
            s.isna()
            | (s == 0)
            | s.between(a["anggaran_terkecil_rupiah"], a["anggaran_terbesar_rupiah"])
        ),
        ("anggaran_rupiah",),
    ),
    Aturan(
        "HITUNGAN_TIDAK_COCOK",
        "selisih_hitungan_persen",
        "anggaran_rupiah",
        lambda s, a: s.isna() | (s <= a["selisih_hitungan_persen"]),
        ("volume", "harga_satuan_rupiah", "anggaran_rupiah"),
    ),
    Aturan(
        "HARGA_DI_LUAR_STANDAR",
        "simpangan_harga_persen",
        "anggaran_rupiah",
        lambda s, a: s.isna() | (s <= a["toleransi_harga_persen"]),
        ("satuan", *KOLOM_HARGA[:-1]),
    ),
    Aturan("VOLUME_KOSONG", "volume_kosong", "volume", _bukan),
    Aturan("VOLUME_NOL", "volume", "volume", lambda s, _: s.isna() | (s != 0)),
    Aturan(
        "VOLUME_TIDAK_WAJAR",
        "volume",
        "volume",
        lambda s, a: s.isna() | (s <= a["volume_terbesar"]),
    ),
    Aturan("PRIORITAS_GANDA", "prioritas_ganda", "prioritas", _kosong, ("prioritas_ganda",)),
    Aturan("PRIORITAS_LONCAT", "prioritas_hilang", "prioritas", _kosong, ("prioritas_hilang",)),
    Aturan("NOMOR_LONCAT", "nomor_hilang_saja", "nomor", _kosong, ("nomor_hilang",)),
    Aturan("NOMOR_GANDA", "nomor_ganda_saja", "nomor", _kosong, ("nomor", "nomor_ganda")),
    Aturan("RT_RW_DI_LUAR_REGISTER", "rw_luar", "rw", _kosong),
    Aturan("RT_RW_DI_LUAR_REGISTER", "rt_luar", "rt", _kosong),
    *(Aturan("DATA_PRIBADI", kolom, kolom, _tanpa_data_pribadi) for kolom in KOLOM_DATA_PRIBADI),
)


def check_aturan(penilaian: pd.DataFrame, ambang: Ambang) -> pd.DataFrame:
    """Run all rules as one lazy Pandera validation.

    Returns one row per breach: `indeks` (row label of `penilaian`), `kode`, `kolom` and `isi`
    (JSON text), sorted by row and by the order of ATURAN. Severity is not Pandera's business.
    """
    skema = _build_skema(ambang)
    try:
        skema.validate(penilaian, lazy=True)
    except SchemaErrors as galat:
        return _from_failures(galat.failure_cases, penilaian)
    return pd.DataFrame({"indeks": [], "kode": [], "kolom": [], "isi": []})


def _build_skema(ambang: Ambang) -> pa.DataFrameSchema:
    per_ukuran: dict[str, list[pa.Check]] = {}
    for urut, aturan in enumerate(ATURAN):
        per_ukuran.setdefault(aturan.ukuran, []).append(
            pa.Check(
                lambda s, lulus=aturan.lulus: lulus(s, ambang),
                error=str(urut),
                ignore_na=False,
            )
        )
    return pa.DataFrameSchema(
        {ukuran: pa.Column(None, checks=cek, nullable=True) for ukuran, cek in per_ukuran.items()}
    )


def _from_failures(kasus: pd.DataFrame, penilaian: pd.DataFrame) -> pd.DataFrame:
    urut = kasus["check"].astype(int)
    bagian = [
        _list_pelanggaran(ATURAN[int(str(u))], int(str(u)), penilaian.loc[grup["index"]])
        for u, grup in kasus.groupby(urut)
    ]
    return pd.concat(bagian).sort_values(["indeks", "urut"], ignore_index=True)


def _list_pelanggaran(aturan: Aturan, urut: int, gagal: pd.DataFrame) -> pd.DataFrame:
    """Return the breaches of one rule; `gagal` are the rows that failed it."""
    isi = [
        json.dumps({str(k): format_angka(v) for k, v in baris.items()}, sort_keys=True)
        for baris in gagal[list(aturan.isi)].to_dict("records")
    ]
    return pd.DataFrame(
        {
            "indeks": gagal.index,
            "urut": urut,
            "kode": aturan.kode,
            "kolom": aturan.kolom,
            "isi": isi or "{}",
        }
    )


def format_angka(nilai: object) -> str:
    """Return a value as an Indonesian reader expects it: 1500000 is "1.500.000"."""
    if isinstance(nilai, str):
        return nilai
    if pd.isna(nilai):  # type: ignore[call-overload]
        return ""
    angka = float(nilai)  # type: ignore[arg-type]
    teks = f"{angka:,.0f}" if angka.is_integer() else f"{angka:,.2f}"
    return teks.translate(str.maketrans(",.", ".,"))
