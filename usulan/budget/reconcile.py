"""The law that rupiah are conserved, held against an allocation without trusting how it was made.

Laws: per ceiling, pagu = used + left and the used and asked sums are those of its proposals; per
outcome, only funded proposals hold money, each its whole budget; so per OPD, per kelurahan and in
total, allocated + unfunded = accepted.
"""

from __future__ import annotations

import pandas as pd

from schemas.galat import RekonsiliasiGagal
from usulan.budget.ceiling import list_kode_sumbu

SARAN = "Jangan terbitkan hasil ini; ulangi alokasi, dan laporkan bila selisihnya tetap."


def reconcile_pagu(berpagu: pd.DataFrame, pemakaian: pd.DataFrame) -> None:
    """Check every sum of an allocation to the rupiah.

    `berpagu` is by UsulanBerpagu, `pemakaian` by PemakaianPagu, both of one planning year.

    Raises:
        RekonsiliasiGagal: the first sum that differs; `tempat` names axis and code ("opd:DPUTR"),
            the message both sums and the difference in rupiah.
    """
    _compare_tiap(
        "usulan:" + berpagu["usulan_id"],
        "Alokasi",
        berpagu["dialokasikan_rupiah"],
        berpagu["anggaran_rupiah"].fillna(0).where(berpagu["hasil"] == "didanai", 0),
    )
    for kolom, sumbu in (("kode_opd", "opd"), ("kode_kelurahan", "kelurahan")):
        for kode, bagian in berpagu.groupby(berpagu[kolom].fillna("belum diketahui")):
            _check_jumlah(bagian, f"{sumbu}:{kode!s}")
    _check_jumlah(berpagu, "seluruh usulan")
    _check_pagu(pemakaian)
    _check_pemakaian(berpagu, pemakaian)


def _check_jumlah(bagian: pd.DataFrame, tempat: str) -> None:
    anggaran = bagian["anggaran_rupiah"].fillna(0)
    belum = anggaran[bagian["hasil"] != "didanai"].sum()
    _compare(
        tempat,
        "Dialokasikan ditambah belum didanai",
        int(bagian["dialokasikan_rupiah"].sum() + belum),
        int(anggaran.sum()),
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
