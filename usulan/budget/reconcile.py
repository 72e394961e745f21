"""The law that rupiah are conserved, held against an allocation without trusting how it was made.

Laws: per code of every axis, accepted = funded + unfunded + others; nobody is lost or counted twice
on the way; a funded proposal holds its whole budget and any other nothing; per ceiling, pagu = used
+ left, and the used and asked sums are those of its proposals; per axis, funded = used + funded
without a ceiling.
"""

from __future__ import annotations

import pandas as pd

from schemas.galat import RekonsiliasiGagal
from schemas.referensi import SUMBU_PAGU
from schemas.rupiah import format_bilangan
from usulan.budget.ceiling import list_kode_sumbu

SARAN = "Jangan terbitkan hasil ini; ulangi alokasi, dan laporkan bila selisihnya tetap."
TANPA_KODE = "belum diketahui"
BAGIAN = ("didanai_rupiah", "tidak_didanai_rupiah", "lainnya_rupiah")


def reconcile_pagu(
    berpagu: pd.DataFrame, pemakaian: pd.DataFrame, diterima: pd.DataFrame | None = None
) -> None:
    """Check every sum of an allocation to the rupiah.

    `berpagu` is by UsulanBerpagu, `pemakaian` by PemakaianPagu, both of one planning year. With
    `diterima` (the accepted proposals before allocation: `kode_kelurahan`, `anggaran_rupiah`) the
    sums and numbers per kelurahan are held against those, so that a proposal lost on the way is
    seen.

    Raises:
        RekonsiliasiGagal: the first sum that differs; `tempat` names axis and code ("opd:DPUTR"),
            the message both sums and the difference in rupiah.
    """
    for sumbu in SUMBU_PAGU:
        _check_hasil(berpagu, sumbu)
    if diterima is not None:
        _check_diterima(berpagu, diterima)
    _check_usulan(berpagu)
    _check_pagu(pemakaian)
    _check_pemakaian(berpagu, pemakaian)


def list_rekonsiliasi(berpagu: pd.DataFrame, pemakaian: pd.DataFrame) -> pd.DataFrame:
    """Return both laws in figures. Grain: one axis of SUMBU_PAGU, in whole rupiah.

    pagu = terpakai + sisa; didanai = terpakai + tanpa_pagu (funded under a code without a
    ceiling); diterima = didanai + tidak_didanai + lainnya, the same on every axis.
    """
    kode = _list_kode(berpagu)
    bagian = _split_hasil(berpagu)
    baris = []
    for sumbu in SUMBU_PAGU:
        milik = pemakaian[pemakaian["sumbu"] == sumbu]
        berpagu_sumbu = kode[sumbu].isin(set(milik["kode"]))
        baris.append(
            {
                "sumbu": sumbu,
                "pagu_rupiah": int(milik["pagu_rupiah"].sum()),
                "terpakai_rupiah": int(milik["terpakai_rupiah"].sum()),
                "sisa_rupiah": int(milik["sisa_rupiah"].sum()),
                "tanpa_pagu_rupiah": int(bagian.loc[~berpagu_sumbu, "didanai_rupiah"].sum()),
                "diterima_rupiah": int(berpagu["anggaran_rupiah"].fillna(0).sum()),
                **{k: int(bagian[k].sum()) for k in BAGIAN},
            }
        )
    return pd.DataFrame(baris)


def _split_hasil(berpagu: pd.DataFrame) -> pd.DataFrame:
    """Return what each proposal adds to funded, unfunded and others. Whole rupiah."""
    anggaran = berpagu["anggaran_rupiah"].fillna(0)
    didanai, gagal = berpagu["hasil"].eq("didanai"), berpagu["hasil"].eq("tidak_didanai")
    return pd.DataFrame(
        {
            "didanai_rupiah": berpagu["dialokasikan_rupiah"],
            "tidak_didanai_rupiah": anggaran.where(gagal, 0),
            "lainnya_rupiah": anggaran.where(~didanai & ~gagal, 0),
        }
    )


def _list_kode(berpagu: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the codes by axis. Kecamatan by the code of the kelurahan, not by what was stored."""
    return list_kode_sumbu(berpagu, berpagu["kode_kelurahan"].str.slice(0, 8))


def _check_hasil(berpagu: pd.DataFrame, sumbu: str) -> None:
    """Accepted = funded + unfunded + others, per code of one axis."""
    kode = _list_kode(berpagu)[sumbu].fillna(TANPA_KODE)
    jumlah = _split_hasil(berpagu).sum(axis=1).groupby(kode).sum()
    asal = berpagu["anggaran_rupiah"].fillna(0).groupby(kode).sum()
    tempat = sumbu + ":" + asal.index.to_series().astype("str")
    _compare_tiap(tempat, "Didanai ditambah tidak didanai ditambah lainnya", jumlah, asal)


def _check_diterima(berpagu: pd.DataFrame, diterima: pd.DataFrame) -> None:
    """Every accepted proposal has one outcome: sums and numbers per kelurahan are those given."""
    anggaran = [b["anggaran_rupiah"].fillna(0) for b in (berpagu, diterima)]
    kode = [b["kode_kelurahan"].astype("str") for b in (berpagu, diterima)]
    for sebutan, cara in (("Jumlah berhasil", "sum"), ("Banyak usulan berhasil", "size")):
        ada, harus = (a.groupby(k).agg(cara) for a, k in zip(anggaran, kode, strict=True))
        ada, harus = ada.align(harus, fill_value=0)
        tempat = "kelurahan:" + harus.index.to_series().astype("str")
        _compare_tiap(tempat, sebutan, ada, harus, "Rp" if cara == "sum" else "")


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
    """Add the proposals up anew under each ceiling, and the funded ones of each axis."""
    dialokasikan, anggaran = berpagu["dialokasikan_rupiah"], berpagu["anggaran_rupiah"].fillna(0)
    for sumbu, kode in _list_kode(berpagu).items():
        milik = pemakaian[pemakaian["sumbu"] == sumbu]
        for sebutan, rupiah in (("terpakai", dialokasikan), ("diminta", anggaran)):
            jumlah = milik["kode"].map(rupiah.groupby(kode).sum()).fillna(0)
            tempat = sumbu + ":" + milik["kode"]
            _compare_tiap(tempat, sebutan.capitalize(), milik[f"{sebutan}_rupiah"], jumlah)


def _compare_tiap(
    tempat: pd.Series[str],
    sebutan: str,
    tercatat: pd.Series[int],
    seharusnya: pd.Series[int],
    satuan: str = "Rp",
) -> None:
    """Raise at the first place where both differ."""
    for di, ada, harus in zip(tempat.tolist(), tercatat.tolist(), seharusnya.tolist(), strict=True):
        if ada != harus:
            a, h, beda = (f"{satuan}{format_bilangan(int(n))}" for n in (ada, harus, ada - harus))
            pesan = f"{sebutan} {a} tidak sama dengan {h} (selisih {beda})."
            raise RekonsiliasiGagal(pesan, saran=SARAN, tempat=di)
