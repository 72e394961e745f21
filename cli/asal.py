"""`musrenbang asal`: where a proposal comes from and what became of it, as tables or as JSON."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sys
from typing import Any

from cli.tampilan import show_galat
from cli.tampilan_asal import show_asal
from schemas.galat import UsulanError
from tasks.gudang import open_mesin, prepare_gudang
from tasks.lingkup import build_lingkup
from usulan.samarkan import mask_data_pribadi
from warehouse.asal import AsalUsulan
from warehouse.kueri_asal import read_asal

TANPA_SAMARAN = ("usulan_id", "usulan_lain", "keputusan_id", "sha256", "isi_hash", "versi_aturan")
"""Texts of our own making that may look like a number of a person and are none."""


def run_asal(awalan: str, *, sebagai_json: bool) -> int:
    """Print everything about the proposal whose id begins with `awalan`; return the exit code."""
    try:
        lingkup = build_lingkup(None)
        prepare_gudang(lingkup)
        asal = mask_asal(read_asal(open_mesin(lingkup.url_gudang), awalan))
    except UsulanError as galat:
        show_galat(galat)
        return 2
    if sebagai_json:
        isi = json.dumps(dataclasses.asdict(asal), ensure_ascii=False, indent=2, default=_tulis)
        sys.stdout.write(f"{isi}\n")
    else:
        show_asal(asal)
    return 0


def mask_asal(asal: AsalUsulan) -> AsalUsulan:
    """Return it with the personal data in all texts hidden: output travels."""
    isi = {f.name: _mask(f.name, getattr(asal, f.name)) for f in dataclasses.fields(asal)}
    return AsalUsulan(**isi)


def _mask(nama: str, nilai: Any) -> Any:
    if isinstance(nilai, dict):
        return {k: _mask(k, n) for k, n in nilai.items()}
    if isinstance(nilai, list):
        return [_mask(nama, n) for n in nilai]
    if isinstance(nilai, str) and nama not in TANPA_SAMARAN:
        return mask_data_pribadi(nilai)
    return nilai


def _tulis(nilai: Any) -> str:
    """Return a day or a moment (UTC) as ISO 8601."""
    assert isinstance(nilai, dt.date)
    return nilai.isoformat()
