"""A filled sheet of pairs judged: what becomes a decision, and what is told instead.

An old, half-filled or copied workbook harms nothing: only rows that speak of a pair as it stands
now, against the decision that the workbook showed, become decisions.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from schemas.duplikat import (
    PUTUSAN_DUPLIKAT,
    DaftarDuplikat,
    HasilDuplikat,
    IsianDuplikat,
    KeputusanDuplikat,
)
from schemas.temuan import CatatanTemuan
from usulan.samarkan import mask_data_pribadi
from usulan.tinjauan.penilaian import hash_keputusan
from usulan.tinjauan.sebutan import sebut_tanggal

Baris = dict[str, Any]
Pasangan = tuple[str, str]
_BUKAN_HURUF = re.compile(r"\W+")


@dataclass(frozen=True)
class Acuan:
    """What rows are held against, by pair.

    `jawaban` are the answers of all rows; `pernah` who said what before, also if overruled since.
    """

    hidup: dict[Pasangan, Baris]
    jawaban: dict[Pasangan, set[str]]
    pernah: set[tuple[Pasangan, str, str]]


def validate_keputusan_duplikat(
    isian: DataFrame[IsianDuplikat],
    daftar: DataFrame[DaftarDuplikat],
    keputusan: DataFrame[KeputusanDuplikat],
) -> HasilDuplikat:
    """Judge what people filled in against the pairs that are live and the decisions so far.

    `daftar` are all pairs of the year, decided ones too. An empty row is passed over in silence.
    Told and not applied (codes TINJAUAN_* of the catalogue): an answer that is neither `gabung` nor
    `beda`, a note without an answer, a pair that is no longer there, a row whose texts are not
    those of its pair, two rows of one pair that disagree, and a pair that someone decided
    otherwise after the workbook was written. What is decided already is only counted.
    """
    baris_isian = [_polos(b) for b in isian.to_dict("records")]
    acuan = _build_acuan(baris_isian, daftar, keputusan)
    baru: dict[Pasangan, Baris] = {}
    catatan: list[Baris] = []
    kosong = sudah_ada = 0
    for baris in baris_isian:
        salah = find_salah(baris, acuan)
        if salah is not None:
            catatan.append(salah)
        elif baris["keputusan"] is None:
            kosong += 1
        elif _kunci(baris) in baru or _is_sudah(baris, acuan):
            sudah_ada += 1
        else:
            baru[_kunci(baris)] = _compose(baris, acuan)
    return HasilDuplikat(
        keputusan=KeputusanDuplikat.susun(list(baru.values())),
        catatan=CatatanTemuan.susun(catatan),
        kosong=kosong,
        sudah_ada=sudah_ada,
    )


def find_salah(baris: Baris, acuan: Acuan) -> Baris | None:
    """Return the note of the first thing that keeps a row from becoming a decision, if any."""
    pemeriksaan = PEMERIKSAAN if baris["keputusan"] is not None else (_check_catatan,)
    return next((salah for p in pemeriksaan if (salah := p(baris, acuan)) is not None), None)


def _build_acuan(
    isian: list[Baris], daftar: pd.DataFrame, keputusan: DataFrame[KeputusanDuplikat]
) -> Acuan:
    jawaban: dict[Pasangan, set[str]] = defaultdict(set)
    for b in isian:
        if b["keputusan"] is not None:
            jawaban[_kunci(b)].add(_jawab(b))
    return Acuan(
        hidup={_kunci(b): _polos(b) for b in daftar.to_dict("records")},
        jawaban=jawaban,
        pernah={
            (_kunci(b), b["keputusan"], b["diputuskan_oleh"]) for b in keputusan.to_dict("records")
        },
    )


def _check_catatan(baris: Baris, _acuan: Acuan) -> Baris | None:
    if baris["catatan"] is None:
        return None
    kode = "TINJAUAN_DUPLIKAT_TANPA_PUTUSAN"
    return _catat(baris, kode, "catatan", baris["catatan"], kolom="Catatan")


def _check_jawaban(baris: Baris, _acuan: Acuan) -> Baris | None:
    if _jawab(baris) in PUTUSAN_DUPLIKAT:
        return None
    return _catat(baris, "TINJAUAN_DUPLIKAT_TIDAK_JELAS", "keputusan", baris["keputusan"])


def _check_pasangan(baris: Baris, acuan: Acuan) -> Baris | None:
    if _kunci(baris) in acuan.hidup:
        return None
    return _catat(baris, "TINJAUAN_PASANGAN_HILANG", "keputusan", baris["uraian"])


def _check_teks(baris: Baris, acuan: Acuan) -> Baris | None:
    """Rows may have been shuffled while the hidden columns stayed behind."""
    hidup = acuan.hidup[_kunci(baris)]
    for kolom in ("uraian", "uraian_asal"):
        if _ringkas(baris[kolom]) != _ringkas(hidup[kolom]):
            uraian = hidup[kolom] or ""
            kode = "TINJAUAN_TEKS_BERUBAH"
            return _catat(baris, kode, "keputusan", baris[kolom], uraian=uraian)
    return None


def _check_ganda(baris: Baris, acuan: Acuan) -> Baris | None:
    jawaban = sorted(acuan.jawaban[_kunci(baris)])
    if len(jawaban) == 1:
        return None
    pilihan = " dan ".join(jawaban)
    return _catat(baris, "TINJAUAN_GANDA", "keputusan", baris["keputusan"], pilihan=pilihan)


def _check_usang(baris: Baris, acuan: Acuan) -> Baris | None:
    berlaku = acuan.hidup[_kunci(baris)]
    if not _is_usang(baris, berlaku) or _is_sudah(baris, acuan):
        return None
    return _catat(
        baris,
        "TINJAUAN_SUDAH_DIPUTUSKAN",
        "keputusan",
        baris["keputusan"],
        oleh=berlaku["diputuskan_oleh"],
        tanggal=sebut_tanggal(berlaku["diputuskan_pada"]),
        putusan=berlaku["keputusan"],
    )


PEMERIKSAAN: tuple[Callable[[Baris, Acuan], Baris | None], ...] = (
    _check_jawaban,
    _check_pasangan,
    _check_teks,
    _check_ganda,
    _check_usang,
)


def _is_usang(baris: Baris, berlaku: Baris) -> bool:
    """Tell whether the workbook was written before the decision that holds now."""
    return bool(berlaku["keputusan_id"] and baris["keputusan_id_dasar"] != berlaku["keputusan_id"])


def _is_sudah(baris: Baris, acuan: Acuan) -> bool:
    """Tell whether a row says what holds already, or is an old answer of the same person."""
    berlaku = acuan.hidup[_kunci(baris)]
    if berlaku["keputusan"] == _jawab(baris):
        return True
    lama = (_kunci(baris), _jawab(baris), baris["diputuskan_oleh"]) in acuan.pernah
    return lama and _is_usang(baris, berlaku)


def _compose(baris: Baris, acuan: Acuan) -> Baris:
    """Return the decision that a sound row makes."""
    hidup = acuan.hidup[_kunci(baris)]
    isi = {
        "usulan_id": hidup["usulan_id"],
        "usulan_id_asal": hidup["usulan_id_asal"],
        "keputusan": _jawab(baris),
        "diputuskan_oleh": baris["diputuskan_oleh"],
        "diputuskan_pada": baris["diputuskan_pada"],
        "catatan": baris["catatan"] and mask_data_pribadi(baris["catatan"]),
    }
    teks = {k: hidup[k] and mask_data_pribadi(hidup[k]) for k in ("uraian", "uraian_asal")}
    tetap = {k: hidup[k] for k in ("tahun_musrenbang", "skor")}
    return isi | teks | tetap | {"keputusan_id": hash_keputusan(isi)}


def _kunci(baris: Any) -> Pasangan:
    return baris["usulan_id"], baris["usulan_id_asal"]


def _jawab(baris: Baris) -> str:
    return str(baris["keputusan"]).strip().casefold()


def _ringkas(teks: str | None) -> str:
    return _BUKAN_HURUF.sub("", teks or "").casefold()


def _polos(baris: dict[Any, Any]) -> Baris:
    return {str(k): None if pd.isna(nilai) else nilai for k, nilai in baris.items()}


def _catat(baris: Baris, kode: str, sel: str, nilai: str | None, **isi: str) -> Baris:
    return {
        "kode": kode,
        "lembar": baris["lembar"],
        "sel": baris[f"sel_{sel}"],
        "nomor_baris": baris["nomor_baris"],
        "kolom": sel,
        "nilai": nilai,
        "usulan_id": baris["usulan_id"],
        "isi": json.dumps(isi, ensure_ascii=False, sort_keys=True),
    }
