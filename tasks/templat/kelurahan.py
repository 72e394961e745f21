"""Which kelurahan a person means who typed a name or a code."""

from __future__ import annotations

import re
from difflib import get_close_matches

import pandas as pd

from schemas.galat import KelurahanTidakDikenal
from usulan.identity import build_nama_kelurahan

_SEBUTAN = re.compile(r"^(?:kelurahan|kel)\b[.\s]*", re.IGNORECASE)
_BANYAK_MIRIP, _BATAS_MIRIP = 3, 0.6


def list_kode_kelurahan(wilayah: pd.DataFrame) -> list[str]:
    """Return the codes of all kelurahan, in the order of the codes."""
    return sorted(wilayah.loc[wilayah["tingkat"] == "kelurahan", "kode"])


def find_kode_kelurahan(teks: str, wilayah: pd.DataFrame) -> str:
    """Return the Kemendagri code of the kelurahan named `teks`, in any spelling of wilayah.csv.

    Raises:
        KelurahanTidakDikenal: no kelurahan has that name or code; the advice names similar ones.
    """
    if teks.strip() in list_kode_kelurahan(wilayah):
        return teks.strip()
    nama = build_nama_kelurahan(wilayah)
    kunci = _normalise(_SEBUTAN.sub("", teks.strip()))
    if kunci in nama:
        return nama[kunci]
    raise KelurahanTidakDikenal(
        f"Kelurahan “{teks}” tidak ada di Kota Metro.", saran=_advise(kunci, nama, wilayah)
    )


def _normalise(teks: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", teks.lower()).strip()


def _advise(kunci: str, nama: dict[str, str], wilayah: pd.DataFrame) -> str:
    sebut = dict(zip(wilayah["kode"], wilayah["nama"], strict=True))
    dekat = get_close_matches(kunci, list(nama), n=2 * _BANYAK_MIRIP, cutoff=_BATAS_MIRIP)
    mirip = list(dict.fromkeys(sebut[nama[n]] for n in dekat))[:_BANYAK_MIRIP]
    if mirip:
        return f"Mungkin maksudnya: {', '.join(mirip)}."
    semua = ", ".join(sorted(sebut[k] for k in list_kode_kelurahan(wilayah)))
    return f"Yang ada: {semua}."
