"""Sharing the ceilings out: first come by the city's order, skip what does not fit, go on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandera.typing import DataFrame

from schemas.usulan import PemakaianPagu, UsulanBerpagu
from usulan.budget.alasan import explain_hasil
from usulan.budget.ceiling import list_kode_sumbu
from usulan.budget.order import AturanAlokasi, sort_usulan
from usulan.budget.walk import TANPA_PAGU, Pembagian, walk_pagu


@dataclass(frozen=True)
class HasilAlokasi:
    """The outcome of each proposal and the use of each ceiling, in whole rupiah."""

    berpagu: DataFrame[UsulanBerpagu]
    pemakaian: DataFrame[PemakaianPagu]


def allocate_pagu(
    terpetakan: pd.DataFrame,
    pagu: pd.DataFrame,
    wilayah: pd.DataFrame,
    tahun_rencana: int,
    aturan: AturanAlokasi | None = None,
    nama_kode: Mapping[tuple[str, str], str] | None = None,
) -> HasilAlokasi:
    """Share the ceilings of a planning year out over the proposals of `map_budget`.

    In the order of `aturan`, those locked `wajib` first, each proposal is funded when its whole
    budget fits under every ceiling it falls under (opd, kelurahan, kecamatan, bidang urusan,
    program, sumber dana); one that does not fit is skipped and the next one has its turn, or its
    ceilings are closed (`aturan.bila_tidak_muat`). A code without a row in `pagu` has no ceiling.
    Not served are, in this order of precedence: a proposal merged into another one (column
    `usulan_id_utama`, where there is one), one locked `tolak` (column `putusan`, likewise), work
    outside the city's authority, a budget that is missing or 0, and a proposal that waits for a
    person (to be reviewed, without urusan, or without an agency that could pay). `berpagu` comes
    in the order of allocation, `pemakaian` in the order of `pagu`; `diminta_rupiah` counts every
    known budget under the ceiling. The order of the input rows does not matter. `nama_kode` names
    the ceilings in `alasan_hasil`, by axis and code.
    """
    aturan = aturan or AturanAlokasi()
    terurut = sort_usulan(terpetakan, aturan)
    batas = pagu[pagu["tahun_rencana"] == tahun_rencana].reset_index(drop=True)
    tempat = _locate_pagu(terurut, batas, wilayah)
    daftar: list[list[int]] = tempat.tolist()
    hasil = _judge_awal(terurut)
    anggaran = terurut["anggaran_rupiah"].fillna(0).to_numpy(dtype=np.int64)
    pembagian = walk_pagu(
        daftar,
        anggaran.tolist(),
        hasil.eq("didanai").tolist(),
        batas["jumlah_rupiah"].astype("int64").tolist(),
        berhenti=aturan.bila_tidak_muat == "berhenti",
    )
    didanai = np.array(pembagian.didanai, dtype=bool)
    hasil = hasil.mask(hasil.eq("didanai") & ~didanai, "tidak_didanai")
    alasan = explain_hasil(terurut, hasil, daftar, pembagian, batas, nama_kode or {})
    dijelaskan = terurut.assign(
        tahun_rencana=tahun_rencana, hasil=hasil, alasan_hasil=pd.array(alasan, dtype="str")
    )
    return HasilAlokasi(
        berpagu=_build_berpagu(dijelaskan, anggaran, pembagian, batas),
        pemakaian=_build_pemakaian(batas, tempat, anggaran, pembagian),
    )


def _locate_pagu(
    terurut: pd.DataFrame, batas: pd.DataFrame, wilayah: pd.DataFrame
) -> NDArray[np.int64]:
    """Return the row in `batas` of each ceiling of each proposal, one column per axis."""
    induk = wilayah.set_index("kode")["kode_induk"]
    kecamatan = terurut["kode_kelurahan"].map(induk)
    kolom = []
    for sumbu, kode in list_kode_sumbu(terurut, kecamatan).items():
        milik = batas[batas["sumbu"] == sumbu]
        peta = dict(zip(milik["kode"], milik.index, strict=True))
        kolom.append(kode.map(peta).fillna(TANPA_PAGU).to_numpy(dtype=np.int64))
    return np.column_stack(kolom)


def _judge_awal(terurut: pd.DataFrame) -> pd.Series[str]:
    """Return the outcome before money is counted: `didanai` means it may try."""
    hasil = pd.Series("didanai", index=terurut.index, dtype="str")
    menunggu = (
        (terurut["status_klasifikasi"] == "periksa")
        | terurut["kode_urusan"].isna()
        | terurut["kode_opd"].isna()
    )
    hasil = hasil.mask(menunggu, "menunggu_tinjauan")
    hasil = hasil.mask(terurut["anggaran_rupiah"].fillna(0) == 0, "tanpa_anggaran")
    hasil = hasil.mask(terurut["pemegang_kewenangan"].notna(), "luar_kewenangan")
    hasil = hasil.mask(terurut["putusan"].eq("tolak"), "ditolak")
    return hasil.mask(terurut["usulan_id_utama"].notna(), "digabung")


def _build_berpagu(
    dijelaskan: pd.DataFrame,
    anggaran: NDArray[np.int64],
    pembagian: Pembagian,
    batas: pd.DataFrame,
) -> DataFrame[UsulanBerpagu]:
    nama = (batas["sumbu"] + ":" + batas["kode"]).tolist()
    penghalang = [nama[p] if p != TANPA_PAGU else None for p in pembagian.penghalang]
    return UsulanBerpagu.susun(
        dijelaskan.assign(
            dialokasikan_rupiah=np.where(np.array(pembagian.didanai, dtype=bool), anggaran, 0),
            kurang_rupiah=pembagian.kurang,
            pagu_penghalang=pd.array(penghalang, dtype="str"),
        )
    )


def _build_pemakaian(
    batas: pd.DataFrame,
    tempat: NDArray[np.int64],
    anggaran: NDArray[np.int64],
    pembagian: Pembagian,
) -> DataFrame[PemakaianPagu]:
    diminta = np.zeros(len(batas), dtype="int64")
    for kolom in tempat.T:
        kena = kolom != TANPA_PAGU
        np.add.at(diminta, kolom[kena], anggaran[kena])
    sisa = np.array(pembagian.sisa, dtype="int64")
    pagu_rupiah = batas["jumlah_rupiah"].to_numpy(dtype=np.int64)
    return PemakaianPagu.susun(
        batas[["tahun_rencana", "sumbu", "kode"]].assign(
            pagu_rupiah=pagu_rupiah,
            terpakai_rupiah=pagu_rupiah - sisa,
            sisa_rupiah=sisa,
            diminta_rupiah=diminta,
        )
    )
