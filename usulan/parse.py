"""From rows as typed to rows as meant: UsulanMentah to UsulanBersih, with notes of every doubt."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from reference.ambang import read_ambang
from reference.loader import Referensi
from schemas.berkas import Identitas
from schemas.hasil import HasilParse
from schemas.usulan import UsulanBersih, UsulanMentah
from usulan.catatan import build_catatan
from usulan.kolom_parse import parse_kolom_prioritas, parse_kolom_teks, parse_kolom_volume
from usulan.kolom_rt_rw import parse_kolom_rt_rw
from usulan.kolom_uang import parse_kolom_anggaran, parse_kolom_harga
from usulan.satuan import build_kamus_satuan
from usulan.sel_mentah import read_kolom
from usulan.skala import weigh_skala
from usulan.teks import normalise_kunci


def parse_usulan(
    mentah: DataFrame[UsulanMentah], identitas: Identitas, referensi: Referensi
) -> HasilParse:
    """Parse every row of `mentah`: one row out per row in, in the same order.

    What cannot be read for sure stays empty and becomes a note; nothing raises on what people
    type. A missing budget is not made up from price and volume. Without a kelurahan or a year the
    rows have none either: whether that may be loaded is the caller's question.
    """
    kode_kelurahan, tahun = identitas.kode_kelurahan, identitas.tahun_musrenbang
    kamus = build_kamus_satuan(referensi.satuan)
    teks = parse_kolom_teks(mentah)
    volume = parse_kolom_volume(mentah, kamus)
    ambang = read_ambang(referensi.ambang)
    skala = weigh_skala(mentah, read_kolom(mentah, "anggaran"), ambang)
    anggaran = parse_kolom_anggaran(mentah, skala)
    rupiah = anggaran.kolom["anggaran_rupiah"]
    harga = parse_kolom_harga(mentah, skala, volume.kolom["volume"], rupiah)
    bagian = [teks, volume, anggaran, harga, parse_kolom_prioritas(mentah)]
    bagian.append(parse_kolom_rt_rw(mentah, teks, kamus))
    kolom: dict[str, list[Any]] = {}
    for b in bagian:
        kolom |= b.kolom
    usulan_id = build_usulan_id(
        kode_kelurahan, tahun, *(kolom[k] for k in ("uraian", "lokasi", "rt", "rw"))
    )
    bersih = pd.DataFrame(kolom).assign(
        usulan_id=usulan_id,
        kode_kelurahan=kode_kelurahan,
        tahun_musrenbang=tahun,
        lembar=mentah["lembar"].to_numpy(),
        nomor_baris=mentah["nomor_baris"].to_numpy(),
    )
    catatan = [c for b in bagian for c in b.catatan]
    return HasilParse(UsulanBersih.susun(bersih), build_catatan(mentah, usulan_id, catatan))


def build_usulan_id(
    kode_kelurahan: str | None,
    tahun: int | None,
    uraian: Sequence[str | None],
    lokasi: Sequence[str | None],
    rt: Sequence[str | None],
    rw: Sequence[str | None],
) -> list[str]:
    """Return an id per proposal that stays when its row moves or its money changes.

    16 hex of sha256 over kelurahan, year, folded title and place, RT, RW, and a counter among
    equals, so that even an exact repeat has its own.
    """
    terpakai: dict[tuple[str, ...], int] = {}
    hasil = []
    for u, tempat, r, w in zip(uraian, lokasi, rt, rw, strict=True):
        kunci = (normalise_kunci(u), normalise_kunci(tempat), r or "", w or "")
        terpakai[kunci] = terpakai.get(kunci, 0) + 1
        pokok = json.dumps([kode_kelurahan, tahun, *kunci, terpakai[kunci]], ensure_ascii=False)
        hasil.append(hashlib.sha256(pokok.encode("utf-8", "surrogatepass")).hexdigest()[:16])
    return hasil
