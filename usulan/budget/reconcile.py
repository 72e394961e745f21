"""The law that rupiah are conserved, held against an allocation without trusting how it was made.

Laws: per OPD and per kelurahan, allocated + unfunded = accepted; a funded proposal holds its whole
budget and any other nothing; per ceiling, pagu = used + left, and the used and asked sums are those
of its proposals.
"""

from __future__ import annotations

import pandas as pd

from schemas.galat import RekonsiliasiGagal
from usulan.budget.ceiling import list_kode_sumbu

SARAN = "Jangan terbitkan hasil ini; ulangi alokasi, dan laporkan bila selisihnya tetap."


def reconcile_pagu(
    berpagu: pd.DataFrame, pemakaian: pd.DataFrame, diterima: pd.DataFrame | None = None
) -> None:
    """Check every sum of an allocation to the rupiah.

    `berpagu` is by UsulanBerpagu, `pemakaian` by PemakaianPagu, both of one planning year. With
    `diterima` (the accepted proposals before allocation: `kode_kelurahan`, `anggaran_rupiah`) the
    sums per kelurahan are held against those, so that a proposal lost on the way is seen.

    Raises:
        RekonsiliasiGagal: the first sum that differs; `tempat` names axis and code ("opd:DPUTR"),
            the message both sums and the difference in rupiah.
    """
    _check_hasil(berpagu, berpagu, "opd", "kode_opd")
    _check_hasil(berpagu, berpagu if diterima is None else diterima, "kelurahan", "kode_kelurahan")
    _check_usulan(berpagu)
    _check_pagu(pemakaian)
    _check_pemakaian(berpagu, pemakaian)


def _check_hasil(berpagu: pd.DataFrame, diterima: pd.DataFrame, sumbu: str, kolom: str) -> None:
    """Allocated + unfunded = accepted, per code of one axis."""
    belum = berpagu["anggaran_rupiah"].where(berpagu["hasil"] != "didanai", 0).fillna(0)
    jumlah = _sum_per_kode(berpagu["dialokasikan_rupiah"] + belum, berpagu[kolom])
    asal = _sum_per_kode(diterima["anggaran_rupiah"].fillna(0), diterima[kolom])
    jumlah, asal = jumlah.align(asal, fill_value=0)
    tempat = sumbu + ":" + asal.index.to_series().astype("str")
    _compare_tiap(tempat, "Dialokasikan ditambah belum didanai", jumlah, asal)


def _sum_per_kode(rupiah: pd.Series[int], kode: pd.Series[str]) -> pd.Series[int]:
    return rupiah.groupby(kode.astype("str").fillna("belum diketahui")).sum()


def _check_usulan(berpagu: pd.DataFrame) -> None:
    """Funded proposals hold their whole budget, the others nothing."""
    _compare_tiap(
        "usulan:" + berpagu["usulan_id"],
        "Alokasi",
        berpagu["dialokasikan_rupiah"],
        berpagu["anggaran_rupiah"].fillna(0).where(berpagu["hasil"] == "didanai", 0),
    )


def _check_pagu(pemakaian: pd.DataFrame) -> None:
    jumlah = pemakaian["terpakai_rupiah"] + pemakaian["sisa_rupiah"]
    _compare_tiap(
        pemakaian["sumbu"] + ":" + pemakaian["kode"],
        "Terpakai ditambah sisa",
        jumlah,
        pemakaian["pagu_rupiah"],
    )


def _check_pemakaian(berpagu: pd.DataFrame, pemakaian: pd.DataFrame) -> None:
    """Add the proposals up anew under each ceiling. Kecamatan by the code of the kelurahan."""
    kode_kecamatan = berpagu["kode_kelurahan"].str.slice(0, 8)
    dialokasikan, anggaran = berpagu["dialokasikan_rupiah"], berpagu["anggaran_rupiah"].fillna(0)
    for sumbu, kode in list_kode_sumbu(berpagu, kode_kecamatan).items():
        milik = pemakaian[pemakaian["sumbu"] == sumbu]
        for sebutan, rupiah in (("terpakai", dialokasikan), ("diminta", anggaran)):
            jumlah = milik["kode"].map(rupiah.groupby(kode).sum()).fillna(0)
            tempat = sumbu + ":" + milik["kode"]
            _compare_tiap(tempat, sebutan.capitalize(), milik[f"{sebutan}_rupiah"], jumlah)


def _compare_tiap(
    tempat: pd.Series[str], sebutan: str, tercatat: pd.Series[int], seharusnya: pd.Series[int]
) -> None:
    for di, ada, harus in zip(tempat.tolist(), tercatat.tolist(), seharusnya.tolist(), strict=True):
        _compare(di, sebutan, ada, harus)


def _compare(tempat: str, sebutan: str, tercatat: int, seharusnya: int) -> None:
    if tercatat == seharusnya:
        return
    pesan = (
        f"{sebutan} Rp{tercatat:,} tidak sama dengan Rp{seharusnya:,} "
        f"(selisih Rp{tercatat - seharusnya:,})."
    )
    raise RekonsiliasiGagal(pesan.replace(",", "."), saran=SARAN, tempat=tempat)
