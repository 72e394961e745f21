"""What the classification gives a person to look at, as notes of findings."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from reference.loader import Referensi
from schemas.temuan import CatatanTemuan
from schemas.usulan import UsulanTerklasifikasi
from usulan.classify.gabung import find_pekerjaan
from usulan.classify.mesin import load_mesin

KEYAKINAN_ORANG = 1.0
"""The confidence of a person's decision."""


def note_klasifikasi(
    terklasifikasi: DataFrame[UsulanTerklasifikasi], referensi: Referensi
) -> DataFrame[CatatanTemuan]:
    """Return the findings of a classified frame. Grain: one finding of one proposal.

    PEKERJAAN_GANDA (isi: pekerjaan), LUAR_KEWENANGAN (isi: pemegang), and KLASIFIKASI_RAGU (isi:
    kandidat, dasar) for every other proposal that a person must look at. A compound proposal is
    told however sure its classification is: it should be split. A proposal that a person decided
    on is still told when the work stays outside the city's authority.
    """
    mesin = load_mesin(referensi)
    tinjau = terklasifikasi[
        terklasifikasi["status_klasifikasi"].eq("periksa")
        | terklasifikasi["keyakinan"].lt(KEYAKINAN_ORANG)
        | terklasifikasi["pemegang_kewenangan"].notna()
    ]
    sidikan = mesin.cut(list(tinjau["uraian"].fillna("").astype(str)))
    catatan: list[dict[str, Any]] = []
    for baris, satu in zip(tinjau.to_dict("records"), sidikan, strict=True):
        pekerjaan = find_pekerjaan(satu, mesin.leksikon)
        if pekerjaan:
            catatan.append(_catat(baris, "PEKERJAAN_GANDA", pekerjaan=" dan ".join(pekerjaan)))
        if pd.notna(baris["pemegang_kewenangan"]):
            pemegang = baris["pemegang_kewenangan"]
            catatan.append(_catat(baris, "LUAR_KEWENANGAN", pemegang=pemegang))
        ragu = baris["status_klasifikasi"] == "periksa"
        if ragu and not pekerjaan and pd.isna(baris["pemegang_kewenangan"]):
            kandidat = "tidak ada" if pd.isna(baris["kandidat"]) else baris["kandidat"]
            dasar = baris["dasar_klasifikasi"]
            catatan.append(_catat(baris, "KLASIFIKASI_RAGU", kandidat=kandidat, dasar=dasar))
    return CatatanTemuan.susun(pd.DataFrame(catatan, columns=CatatanTemuan.nama_kolom()))


def _catat(baris: dict[Any, Any], kode: str, **isi: str) -> dict[str, Any]:
    return {
        "kode": kode,
        "lembar": baris["lembar"],
        "sel": baris["sel_uraian"],
        "nomor_baris": baris["nomor_baris"],
        "kolom": "uraian",
        "nilai": baris["uraian"],
        "usulan_id": baris["usulan_id"],
        "isi": json.dumps(isi, ensure_ascii=False, sort_keys=True),
    }
