"""Texts that run on into the next row: typed by hand where the cell became too narrow."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from schemas.lembar import alamat_sel
from usulan.layout.baris import Pembaca
from usulan.layout.isi_baris import IsiBaris
from usulan.layout.kisi import Kisi, Sel

_BOLEH_LANJUT = frozenset(
    {
        "uraian",
        "permasalahan",
        "lokasi",
        "rt_rw",
        "opd_tujuan",
        "pengusul",
        "penerima_manfaat",
        "keterangan",
    }
)
_GANTUNG = re.compile(
    r"(?:\b(?:di|ke|dari|dan|dengan|dgn|yang|yg|untuk|utk|pada|serta|atau|sampai|s/d|depan|belakang"
    r"|sepanjang|sekitar|antara|menuju|samping|jl|jln|jalan|gang|gg|rt|rw)\.?|[-,/&+:(])$",
    re.IGNORECASE,
)
_BUTIR = re.compile(r"^(?:[-–•*+✓]\s*|(?P<huruf>[a-z])[.)]\s+)\S")
_JENIS_LAIN = ("subtotal", "total", "tanda_tangan", "catatan", "judul")


def is_sambungan(
    isi: IsiBaris, atas: Mapping[str, Any], pembaca: Pembaca, *, pertama: bool
) -> bool:
    """Tell whether a row only goes on with texts of the proposal right above it (`atas`).

    It has no number in a table that numbers its proposals, nothing but texts under columns of text,
    and shows that it goes on: a small first letter below a capital, a word above that waits for
    more, a list's mark, or a text under a column other than the proposal's. `pertama` says that
    the row above is the proposal itself, not a continuation.
    """
    field = isi.per_kolom
    polos = len(field) == len(isi.sel) and all(s.jenis == "teks" for s in isi.sel)
    if not (pembaca.bernomor and field and polos and set(field) <= _BOLEH_LANJUT):
        return False
    if pembaca.ekor is not None or isi.uraian_warisan or isi.lebar_gabungan > 1:
        return False
    if not all(atas.get(k) for k in field) or _says_lain(isi, pembaca):
        return False
    uraian = field.get("uraian")
    if uraian is None:
        return not any(_is_judul_besar(s.teks or "", str(atas[k])) for k, s in field.items())
    return _goes_on(uraian.teks or "", str(atas["uraian"]), pertama=pertama)


def _says_lain(isi: IsiBaris, pembaca: Pembaca) -> bool:
    """Tell whether the words are those of a row of another kind; sections begin with a capital."""
    teks = [s.teks or "" for s in isi.sel]
    return any(pembaca.pola.cocok(j, t) for j in _JENIS_LAIN for t in teks) or any(
        pembaca.pola.cocok("bagian", t) and not t[0].islower() for t in teks
    )


def _goes_on(teks: str, atas: str, *, pertama: bool) -> bool:
    butir = _BUTIR.match(teks)
    if butir:
        return butir["huruf"] in (None, "a") or not pertama
    return bool(_GANTUNG.search(atas.rstrip())) or (
        teks[0].islower() and atas.lstrip()[0].isupper()
    )


def _is_judul_besar(teks: str, atas: str) -> bool:
    """Capitals below small letters head a section rather than go on."""
    return (
        teks.isupper() and not atas.isupper() and not re.search(r"\br[tw]\b", teks, re.IGNORECASE)
    )


def join_sambungan(isi: IsiBaris, atas: dict[str, Any]) -> dict[str, Any]:
    """Return the record with the texts of a continuation row put behind its own."""
    return atas | {k: f"{atas[k]} {s.teks}" for k, s in isi.per_kolom.items()}


def note_sambungan(kisi: Kisi, r: int, sel: Sel, atas: Mapping[str, Any]) -> dict[str, Any]:
    """Note that row r was read as part of the proposal above it."""
    return {
        "kode": "BARIS_LANJUTAN",
        "lembar": kisi.lembar.nama,
        "sel": alamat_sel(*sel.titik),
        "nomor_baris": r + 1,
        "nilai": sel.teks,
        "isi": json.dumps({"baris_induk": atas["nomor_baris"]}),
    }
