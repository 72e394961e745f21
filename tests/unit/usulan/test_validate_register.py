"""RT and RW against a register, where the city has one for the kelurahan."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest
from lembar_uji import make_buku, make_lembar

from reference.loader import muat_referensi
from schemas.berkas import Identitas
from schemas.referensi import RtRw
from usulan.layout import read_layout
from usulan.parse import parse_usulan
from usulan.validate import validate_usulan
from usulan.validate.register import assess_rt_rw

MARGODADI, LAIN = "18.72.05.1004", "18.72.05.1001"
RT_RW = RtRw.susun(
    [
        {"kode_kelurahan": MARGODADI, "rw": rw, "rt_awal": a, "rt_akhir": b, "sumber": "uji"}
        for rw, a, b in [(1, 1, 4), (1, 9, 9), (2, 5, 8)]
    ]
)


def luar(rt: str | None, rw: str | None, kelurahan: str | None = MARGODADI) -> tuple:
    bersih = pd.DataFrame({"rt": [rt], "rw": [rw]}, dtype="str")
    hasil = assess_rt_rw(bersih, RT_RW, kelurahan).iloc[0]
    return tuple(None if pd.isna(hasil[k]) else hasil[k] for k in ("rt_luar", "rw_luar"))


@pytest.mark.parametrize(
    ("rt", "rw", "hasil"),
    [
        ("1", "1", (None, None)),
        ("9", "1", (None, None)),
        ("5", "1", ("5", None)),
        ("4, 5, 10", "1, 2", ("10", None)),
        ("8", None, (None, None)),
        ("40", None, ("40", None)),
        (None, "2", (None, None)),
        (None, "3", (None, "3")),
        ("40", "3", (None, "3")),
        (None, None, (None, None)),
    ],
)
def test_numbers_outside_the_register_are_named(rt, rw, hasil):
    assert luar(rt, rw) == hasil


@pytest.mark.parametrize("kelurahan", [LAIN, None])
def test_a_kelurahan_without_a_register_is_not_judged(kelurahan):
    assert luar("99", "99", kelurahan) == (None, None)


@pytest.mark.parametrize(
    ("register", "sel"), [(RT_RW, ["D3", "C4"]), (RtRw.susun([]), [])], ids=["ada", "kosong"]
)
def test_the_finding_stands_at_the_number(register, sel):
    referensi = dataclasses.replace(muat_referensi(), rt_rw=register)
    isi = [
        ["No", "Usulan", "RT", "RW", "Volume", "Satuan", "Anggaran"],
        [1, "Drainase gang", 2, 1, 50, "m", 50_000_000],
        [2, "Paving gang", 2, 7, 60, "m", 51_000_000],
        [3, "Talud gang", 30, 2, 70, "m", 52_000_000],
    ]
    layout = read_layout(make_buku(make_lembar(isi)), referensi)
    parse = parse_usulan(layout.mentah, Identitas(MARGODADI, 2023), referensi)
    catatan = validate_usulan(layout, parse, MARGODADI, referensi).catatan
    assert catatan["sel"].tolist() == sel
    assert set(catatan["kode"]) <= {"RT_RW_DI_LUAR_REGISTER"}
