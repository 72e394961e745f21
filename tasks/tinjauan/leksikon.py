"""Phrases that reviewers offer for the lexicon: collected, never written to the reference."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from schemas.galat import UsulanError
from schemas.referensi import Leksikon
from tasks.csv_aman import make_inert
from tasks.tinjauan.bahan import KataUsulan
from usulan.samarkan import mask_data_pribadi

BOBOT_AWAL = "0.8"
"""How surely an untried word decides: a planner weighs it when he takes it over."""
PANJANG_ISTILAH = 60
KUNCI = ("istilah", "kode_urusan")
_BUKAN_ISTILAH = re.compile(r"[^\w\s/.-]+|^[\W_]+|[\W_]+$")


class UsulanLeksikonRusak(UsulanError):
    """The file of suggestions was changed so that it cannot be added to."""

    kode = "USULAN_LEKSIKON_RUSAK"


def normalise_istilah(teks: str) -> str | None:
    """Return a phrase as the lexicon writes it.

    None when no word is left, when it is too long, or when it holds personal data. Signs that a
    spreadsheet takes for a formula do not survive.
    """
    if mask_data_pribadi(teks) != teks:
        return None
    istilah = " ".join(_BUKAN_ISTILAH.sub(" ", teks.casefold()).split())
    istilah = _BUKAN_ISTILAH.sub("", istilah)
    return istilah if 0 < len(istilah) <= PANJANG_ISTILAH else None


def collect_kata(
    kata: Iterable[KataUsulan], oleh: str, tahun: int, leksikon: pd.DataFrame, tujuan: Path
) -> int:
    """Add phrases to the suggestions in `tujuan` (columns as reference/leksikon.csv).

    What is there already, or in the lexicon, is left alone. Returns how many are new; the same
    phrases again change nothing.
    """
    ada = _read_usulan(tujuan)
    dikenal = {tuple(b[k] for k in KUNCI) for b in ada} | _list_dikenal(leksikon)
    baru: dict[tuple[str, ...], dict[str, str]] = {}
    for satu in kata:
        kunci = (satu.istilah, satu.kode_urusan)
        if kunci not in dikenal:
            baru.setdefault(kunci, _susun(satu, oleh, tahun))
    if baru:
        _write_usulan([*ada, *baru.values()], tujuan)
    return len(baru)


def _susun(kata: KataUsulan, oleh: str, tahun: int) -> dict[str, str]:
    isi = {
        "istilah": kata.istilah,
        "kode_urusan": kata.kode_urusan,
        "kode_sub_kegiatan": kata.kode_sub_kegiatan or "",
        "bobot": BOBOT_AWAL,
        "sumber": f"Tinjauan {tahun} oleh {oleh}: {mask_data_pribadi(kata.uraian)}",
    }
    return {k: isi.get(k, "") for k in Leksikon.nama_kolom()}


def _list_dikenal(leksikon: pd.DataFrame) -> set[tuple[str, ...]]:
    return {
        (str(ejaan).casefold(), str(kode))
        for istilah, varian, kode in zip(
            leksikon["istilah"], leksikon["varian"].fillna(""), leksikon["kode_urusan"], strict=True
        )
        for ejaan in (istilah, *str(varian).split("|"))
    }


def _read_usulan(tujuan: Path) -> list[dict[str, str]]:
    """Return the suggestions so far, whichever separator Excel saved them with.

    Raises:
        UsulanLeksikonRusak: the file is no such table any more; it is left as it is.
    """
    if not tujuan.exists():
        return []
    try:
        teks = tujuan.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as galat:
        raise _rusak(tujuan, "bukan CSV UTF-8") from galat
    kepala = teks.split("\n", 1)[0]
    pembaca = csv.DictReader(io.StringIO(teks), delimiter=";" if ";" in kepala else ",")
    if not set(KUNCI) <= set(pembaca.fieldnames or ()):
        raise _rusak(tujuan, "judul kolomnya berubah")
    return [{k: b.get(k) or "" for k in Leksikon.nama_kolom()} for b in pembaca]


def _rusak(tujuan: Path, sebab: str) -> UsulanLeksikonRusak:
    return UsulanLeksikonRusak(
        f"Daftar usul kata tidak dapat dilanjutkan: {sebab}.",
        saran="Simpan ulang sebagai CSV UTF-8 dengan judul kolom semula, atau pindahkan berkas "
        "itu, lalu terima lagi buku tinjauannya. Keputusannya sudah tercatat.",
        berkas=str(tujuan),
    )


def _write_usulan(baris: list[dict[str, str]], tujuan: Path) -> None:
    """Write in one step, with the mark by which Excel knows UTF-8."""
    tampungan = io.StringIO(newline="")
    penulis = csv.DictWriter(tampungan, Leksikon.nama_kolom(), lineterminator="\n")
    penulis.writeheader()
    aman = [{k: make_inert(v) for k, v in b.items()} for b in baris]
    penulis.writerows(sorted(aman, key=lambda b: [b[k] for k in KUNCI]))
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    sementara = tujuan.with_name(f".{tujuan.name}.sementara")
    sementara.write_text(tampungan.getvalue(), encoding="utf-8-sig")
    sementara.replace(tujuan)
