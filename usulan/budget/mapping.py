"""From the classified work to the agency that carries it, its account and its source of money."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd
from pandera.typing import DataFrame

from reference.loader import Referensi
from schemas.usulan import UsulanTerklasifikasi

KUNCI = ["kode_sub_kegiatan", "kode_urusan", "kode_kecamatan", "jenis_satuan"]
"""What decides the mapping: rows equal in these are mapped once."""


@dataclass(frozen=True)
class PengampuOpd:
    """A row of opd_urusan.csv that holds in the planning year."""

    kode_opd: str
    kode_kecamatan: str | None
    utama: bool


@dataclass(frozen=True)
class Belanja:
    """A row of pemetaan_belanja.csv."""

    awalan_kode: str
    kode_rekening: str
    kode_sumber_dana: str
    alasan: str


Pengampu = Mapping[str, list[PengampuOpd]]
PetaBelanja = Mapping[tuple[str, str | None], Belanja]


def map_budget(
    terklasifikasi: DataFrame[UsulanTerklasifikasi], referensi: Referensi, tahun_rencana: int
) -> pd.DataFrame:
    """Return the proposals with agency, account and source of money. Grain: one proposal.

    Adds `tahun_rencana`, `kode_opd`, `kode_rekening`, `kode_sumber_dana` (NA when the tables say
    nothing) and `dasar_pemetaan`, one Indonesian sentence that tells why. The agency follows
    opd_urusan.csv in the planning year by the longest matching code of the sub kegiatan, else of
    the urusan; account and source follow pemetaan_belanja.csv likewise, a row for the kind of unit
    before a general one. Other columns and the order of rows stay as given.
    """
    kunci = _build_kunci(terklasifikasi, referensi)
    kelompok = kunci.groupby(KUNCI, dropna=False, sort=False).ngroup()
    unik = kunci.drop_duplicates()
    peta = _map_kunci(unik, referensi, tahun_rencana)
    hasil = peta.iloc[kelompok.to_numpy()].set_index(terklasifikasi.index)
    return pd.concat([terklasifikasi.assign(tahun_rencana=tahun_rencana), hasil], axis=1)


def _build_kunci(terklasifikasi: pd.DataFrame, referensi: Referensi) -> pd.DataFrame:
    induk = referensi.wilayah.set_index("kode")["kode_induk"]
    jenis = referensi.satuan.set_index("satuan")["jenis"]
    return pd.DataFrame(
        {
            "kode_sub_kegiatan": terklasifikasi["kode_sub_kegiatan"].astype("str"),
            "kode_urusan": terklasifikasi["kode_urusan"].astype("str"),
            "kode_kecamatan": terklasifikasi["kode_kelurahan"].map(induk).astype("str"),
            "jenis_satuan": terklasifikasi["satuan"].map(jenis).astype("str"),
        }
    )


def _map_kunci(unik: pd.DataFrame, referensi: Referensi, tahun_rencana: int) -> pd.DataFrame:
    """Map each distinct key, in the order given."""
    pengampu = _list_pengampu(referensi.opd_urusan, tahun_rencana)
    belanja = _list_belanja(referensi.pemetaan_belanja)
    baris = [
        _map_satu(sub, urusan, kecamatan, jenis, pengampu, belanja, tahun_rencana)
        for sub, urusan, kecamatan, jenis in _baris_teks(unik)
    ]
    kolom = ["kode_opd", "kode_rekening", "kode_sumber_dana", "dasar_pemetaan"]
    return pd.DataFrame(baris, columns=kolom, dtype="str")


def _baris_teks(bingkai: pd.DataFrame) -> Iterator[tuple[str | None, ...]]:
    for baris in bingkai.itertuples(index=False, name=None):
        yield tuple(None if pd.isna(nilai) else str(nilai) for nilai in baris)


def _list_pengampu(opd_urusan: pd.DataFrame, tahun_rencana: int) -> Pengampu:
    berlaku = opd_urusan[
        (opd_urusan["tahun_awal"] <= tahun_rencana)
        & (opd_urusan["tahun_akhir"].fillna(tahun_rencana) >= tahun_rencana)
    ]
    kolom = ["kode_nomenklatur", "kode_opd", "kode_kecamatan", "utama"]
    pengampu: defaultdict[str, list[PengampuOpd]] = defaultdict(list)
    for kode, opd, kecamatan, utama in _baris_teks(berlaku[kolom]):
        pengampu[str(kode)].append(PengampuOpd(str(opd), kecamatan, utama == "ya"))
    return pengampu


def _list_belanja(pemetaan: pd.DataFrame) -> PetaBelanja:
    kolom = ["awalan_kode", "jenis_satuan", "kode_rekening", "kode_sumber_dana", "alasan"]
    return {
        (str(awalan), jenis): Belanja(str(awalan), str(rekening), str(sumber), str(alasan))
        for awalan, jenis, rekening, sumber, alasan in _baris_teks(pemetaan[kolom])
    }


def _map_satu(
    sub: str | None,
    urusan: str | None,
    kecamatan: str | None,
    jenis: str | None,
    pengampu: Pengampu,
    belanja: PetaBelanja,
    tahun_rencana: int,
) -> tuple[str | None, str | None, str | None, str]:
    awalan = [kode for sumber in (sub, urusan) if sumber for kode in _list_awalan(sumber)]
    if not awalan:
        return None, None, None, "Belum dipetakan karena urusannya belum diketahui."
    opd, dasar_opd = _find_opd(awalan, kecamatan, pengampu, tahun_rencana)
    pilihan = _find_belanja(awalan, jenis, belanja)
    if pilihan is None:
        return opd, None, None, f"{dasar_opd}; rekening dan sumber dana belum ada di tabel."
    dasar = (
        f"{dasar_opd}; rekening {pilihan.kode_rekening} dan sumber dana "
        f"{pilihan.kode_sumber_dana} menurut {pilihan.awalan_kode} ({pilihan.alasan})."
    )
    return opd, pilihan.kode_rekening, pilihan.kode_sumber_dana, dasar


def _list_awalan(kode: str) -> list[str]:
    """Return the code and its parents, longest first: 1.03.10, 1.03, 1."""
    bagian = kode.split(".")
    return [".".join(bagian[:n]) for n in range(len(bagian), 0, -1)]


def _find_opd(
    awalan: list[str], kecamatan: str | None, pengampu: Pengampu, tahun_rencana: int
) -> tuple[str | None, str]:
    """Return the agency of the longest code that has one, and the reason."""
    for kode in awalan:
        calon = [p for p in pengampu.get(kode, []) if p.kode_kecamatan in (None, kecamatan)]
        if calon:
            return _choose_opd(kode, calon, tahun_rencana)
    return None, f"OPD belum diketahui: tidak ada pengampu {awalan[0]} pada rencana {tahun_rencana}"


def _choose_opd(kode: str, calon: list[PengampuOpd], tahun_rencana: int) -> tuple[str | None, str]:
    """Choose among agencies of one code: the kecamatan's own, then the main one, never a guess."""
    setempat = [p for p in calon if p.kode_kecamatan is not None] or calon
    pilihan = setempat if len(setempat) == 1 else [p for p in setempat if p.utama]
    if len(pilihan) != 1:
        nama = ", ".join(sorted(p.kode_opd for p in setempat))
        return None, f"OPD belum diketahui: {kode} diampu {nama} tanpa satu yang utama"
    wilayah = " untuk kecamatannya" if pilihan[0].kode_kecamatan else ""
    opd = pilihan[0].kode_opd
    return opd, f"OPD {opd} mengampu {kode}{wilayah} pada rencana {tahun_rencana}"


def _find_belanja(awalan: list[str], jenis: str | None, belanja: PetaBelanja) -> Belanja | None:
    for kode in awalan:
        pilihan = belanja.get((kode, jenis)) or belanja.get((kode, None))
        if pilihan is not None:
            return pilihan
    return None
