"""Several fields of a proposal in one text: place, RT/RW, quantity."""

from __future__ import annotations

import pandas as pd

from usulan.nilai_volume import format_volume
from usulan.rt_rw import find_rt_rw
from usulan.teks import normalise_kunci


def join_rt_rw(usulan: pd.DataFrame) -> pd.Series[str]:
    """Return RT and RW in one text that our own importer reads back: "RT 23, 24/RW 2"."""
    rt, rw = "RT " + usulan["rt"].astype("str"), "RW " + usulan["rw"].astype("str")
    return (rt + "/" + rw).fillna(rt).fillna(rw)


def join_lokasi(usulan: pd.DataFrame, *, dengan_kelurahan: bool) -> pd.Series[str]:
    """Return the place in one text: "Kel. Margodadi, Balai Kelurahan, RT 3/RW 2".

    Nothing is said twice: RT/RW that the place names already, a place that is but the kelurahan.
    """
    rt_rw = join_rt_rw(usulan).where(~_menyebut_rt_rw(usulan))
    kelurahan = "Kel. " + usulan["nama_kelurahan"].astype("str")
    lokasi = usulan["lokasi"].where(_kunci(usulan["lokasi"]) != _kunci(kelurahan))
    bagian = [lokasi, rt_rw]
    if dengan_kelurahan:
        bagian.insert(0, kelurahan)
    return _gabung(bagian, usulan.index)


def join_volume(usulan: pd.DataFrame) -> pd.Series[str]:
    """Return quantity and unit as a person writes them; where none was read, the cell as typed."""
    pasangan = zip(usulan["volume"], usulan["satuan"], usulan["volume_teks"], strict=True)
    teks = [
        t if pd.isna(v) else format_volume(v, None if pd.isna(s) else s) for v, s, t in pasangan
    ]
    return pd.Series(teks, index=usulan.index, dtype="str")


def _menyebut_rt_rw(usulan: pd.DataFrame) -> pd.Series[bool]:
    """Tell whether the place itself names the row's RT and RW."""
    pasangan = usulan[["lokasi", "rt", "rw"]].astype("object")
    isi = pasangan.where(pasangan.notna(), None).to_numpy()
    baca = [(find_rt_rw(lokasi), rt, rw) for lokasi, rt, rw in isi]
    return pd.Series([(h.rt, h.rw) == (rt, rw) for h, rt, rw in baca], usulan.index, dtype="bool")


def _kunci(teks: pd.Series[str]) -> pd.Series[str]:
    return teks.map(normalise_kunci, na_action="ignore").astype("str").fillna("")


def _gabung(bagian: list[pd.Series[str]], indeks: pd.Index) -> pd.Series[str]:
    baris = zip(*bagian, strict=True)
    teks = [", ".join(str(b) for b in isi if not pd.isna(b)) for isi in baris]
    return pd.Series(teks, index=indeks, dtype="str")
