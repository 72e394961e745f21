"""Which places an export is about: those that a person names, or all that have proposals."""

from __future__ import annotations

import re

import pandas as pd

from schemas.galat import TidakAdaUsulan, UsulanError
from tasks.ekspor.bahan import Tempat, Tingkat, list_tempat
from tasks.templat import find_kode_kelurahan

_SEBUTAN = re.compile(r"^kec(?:amatan)?\b[.\s]*")


def choose_tempat(
    usulan: pd.DataFrame, wilayah: pd.DataFrame, tingkat: Tingkat, nama: str | None
) -> list[Tempat]:
    """Return the places of one level that have proposals: all, or the one called `nama`.

    Raises:
        UsulanError: no place of that level has that name or code; the advice names those there are.
        TidakAdaUsulan: it has no accepted proposal.
    """
    ada = list_tempat(usulan, tingkat)
    if nama is None:
        return ada
    find = find_kode_kelurahan if tingkat == "kelurahan" else find_kode_kecamatan
    kode = find(nama, wilayah)
    milik = [t for t in ada if t.kode == kode]
    if not milik:
        sebutan = str(wilayah.set_index("kode").loc[kode, "nama"])
        raise TidakAdaUsulan(
            f"{tingkat.title()} {sebutan} belum mempunyai usulan yang diterima.",
            saran="Impor dahulu berkasnya, atau lihat keadaannya dengan musrenbang status.",
        )
    return milik


def find_kode_kecamatan(teks: str, wilayah: pd.DataFrame) -> str:
    """Return the Kemendagri code of the kecamatan named `teks`: by name, by variant or by code.

    Raises:
        UsulanError: no kecamatan has that name or code; the advice names all.
    """
    kecamatan = wilayah[wilayah["tingkat"].eq("kecamatan")]
    kunci = _normalise(teks)
    for _, baris in kecamatan.iterrows():
        varian = str(baris["varian_nama"]).split("|") if pd.notna(baris["varian_nama"]) else []
        nama = {_normalise(n) for n in (baris["nama"], *varian)}
        if teks.strip() == baris["kode"] or kunci in nama:
            return str(baris["kode"])
    raise UsulanError(
        f"Kecamatan “{teks}” tidak ada di Kota Metro.",
        saran=f"Yang ada: {', '.join(sorted(kecamatan['nama']))}.",
    )


def _normalise(teks: str) -> str:
    bersih = re.sub(r"[^a-z0-9]+", " ", teks.lower()).strip()
    return _SEBUTAN.sub("", bersih)
