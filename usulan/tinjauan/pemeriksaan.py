"""The checks of one filled row of a review workbook."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from usulan.tinjauan.acuan import PANJANG_BIDANG, Acuan, Baris, list_isi
from usulan.tinjauan.kunci import is_objek_dikenal, is_objek_sama
from usulan.tinjauan.sebutan import sebut_tanggal


def find_salah(baris: Baris, acuan: Acuan) -> Baris | None:
    """Return the note of the first thing that keeps a row from becoming a decision, if any."""
    for periksa in PEMERIKSAAN:
        salah = periksa(baris, acuan)
        if salah is not None:
            return salah
    return None


def is_sudah(baris: Baris, acuan: Acuan) -> bool:
    """Tell whether a row only says what holds already, or what the same person said before.

    The latter is an old workbook read again: what was decided since stays.
    """
    berlaku = acuan.berlaku.get(baris["usulan_id"])
    if berlaku is None:
        return False
    if _kode(berlaku) == _kode(baris):
        return True
    return _is_usang(baris, berlaku) and list_isi(baris) in acuan.pernah


def _is_usang(baris: Baris, berlaku: Baris) -> bool:
    """Tell whether the workbook was written before the decision that holds now."""
    return bool(baris["keputusan_id_dasar"] != berlaku["keputusan_id"])


def _kode(baris: Baris) -> tuple[Any, Any]:
    return baris["kode_urusan"], baris["kode_sub_kegiatan"]


def _check_usulan(baris: Baris, acuan: Acuan) -> Baris | None:
    if baris["usulan_id"] in acuan.hidup:
        return None
    return _catat(baris, "TINJAUAN_USULAN_HILANG", "uraian", nilai=baris["uraian"])


def _check_teks(baris: Baris, acuan: Acuan) -> Baris | None:
    """The text shown beside the cells must still ask for what the proposal asks for."""
    tertulis = acuan.tertulis.get(baris["uraian"] or "")
    kini = acuan.pokok[baris["usulan_id"]]
    if tertulis is not None and (
        tertulis.kunci == kini.kunci
        or (is_objek_dikenal(tertulis, kini) and is_objek_sama(tertulis, kini))
    ):
        return None
    uraian = str(acuan.hidup[baris["usulan_id"]]["uraian"])
    return _catat(baris, "TINJAUAN_TEKS_BERUBAH", "uraian", nilai=baris["uraian"], uraian=uraian)


def _check_nama(baris: Baris, _acuan: Acuan) -> Baris | None:
    if baris["diputuskan_oleh"] is not None:
        return None
    return _catat(baris, "TINJAUAN_TANPA_NAMA", "diputuskan_oleh")


def _check_bidang(baris: Baris, acuan: Acuan) -> Baris | None:
    kode = baris["kode_urusan"]
    if kode in acuan.bidang:
        return None
    return _catat(baris, "TINJAUAN_KODE_TIDAK_DIKENAL", "kode_urusan", nilai=kode)


def _check_sub(baris: Baris, acuan: Acuan) -> Baris | None:
    sub, bidang = baris["kode_sub_kegiatan"], baris["kode_urusan"]
    if sub is None:
        return None
    if sub not in acuan.sub_kegiatan:
        return _catat(baris, "TINJAUAN_KODE_TIDAK_DIKENAL", "kode_sub_kegiatan", nilai=sub)
    if sub[:PANJANG_BIDANG] != bidang:
        return _catat(
            baris, "TINJAUAN_SUB_LUAR_BIDANG", "kode_sub_kegiatan", nilai=sub, bidang=bidang
        )
    return None


def _check_ganda(baris: Baris, acuan: Acuan) -> Baris | None:
    pilihan = acuan.pilihan[baris["usulan_id"]]
    if len(pilihan) == 1:
        return None
    sebut = " dan ".join(sorted(sub or bidang or "" for bidang, sub in pilihan))
    return _catat(baris, "TINJAUAN_GANDA", "kode_urusan", nilai=baris["kode_urusan"], pilihan=sebut)


def _check_usang(baris: Baris, acuan: Acuan) -> Baris | None:
    berlaku = acuan.berlaku.get(baris["usulan_id"])
    if berlaku is None or not _is_usang(baris, berlaku) or is_sudah(baris, acuan):
        return None
    return _catat(
        baris,
        "TINJAUAN_SUDAH_DIPUTUSKAN",
        "kode_urusan",
        nilai=baris["kode_urusan"],
        oleh=berlaku["diputuskan_oleh"],
        tanggal=sebut_tanggal(berlaku["diputuskan_pada"]),
        putusan=berlaku["kode_sub_kegiatan"] or berlaku["kode_urusan"],
    )


PEMERIKSAAN: tuple[Callable[[Baris, Acuan], Baris | None], ...] = (
    _check_usulan,
    _check_teks,
    _check_bidang,
    _check_sub,
    _check_ganda,
    _check_usang,
    _check_nama,
)


def _catat(baris: Baris, kode: str, kolom: str, nilai: str | None = None, **isi: str) -> Baris:
    return {
        "kode": kode,
        "lembar": baris["lembar"],
        "sel": baris.get(f"sel_{kolom}"),
        "nomor_baris": baris["nomor_baris"],
        "kolom": kolom,
        "nilai": nilai,
        "usulan_id": baris["usulan_id"],
        "isi": json.dumps(isi, ensure_ascii=False, sort_keys=True),
    }
