"""A filled review workbook judged: what becomes a decision, and what is told instead.

An old, half-filled or copied workbook harms nothing: only rows that speak of a proposal as it
stands now, against the decision that the workbook showed, become decisions.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from pandera.typing import DataFrame

from reference.loader import Referensi
from schemas.temuan import CatatanTemuan
from schemas.tinjauan import HasilTinjauan, IsianTinjauan, KeputusanKlasifikasi
from schemas.usulan import UsulanTerklasifikasi
from usulan.samarkan import mask_data_pribadi
from usulan.tinjauan.acuan import Acuan, build_acuan, is_kosong
from usulan.tinjauan.pemeriksaan import find_salah, is_sudah

Baris = dict[str, Any]


def validate_keputusan(
    isian: DataFrame[IsianTinjauan],
    hidup: DataFrame[UsulanTerklasifikasi],
    keputusan: DataFrame[KeputusanKlasifikasi],
    referensi: Referensi,
) -> HasilTinjauan:
    """Judge what people filled in against the live proposals and the decisions so far.

    A row without codes is undecided and passed over in silence. A sub kegiatan alone decides its
    bidang urusan too. Told and not applied (codes TINJAUAN_* of the catalogue): a proposal that
    is no longer live, one whose text asks for another object by now, an unknown code, a sub
    kegiatan outside the bidang, a row without a name of who decided, two rows of one proposal
    that disagree, and a proposal that someone decided otherwise after the workbook was written.
    What is decided already is only counted.
    """
    acuan = build_acuan(isian, hidup, keputusan, referensi)
    baru: dict[str, Baris] = {}
    catatan: list[Baris] = []
    kosong = sudah_ada = 0
    for baris in acuan.isian:
        salah = None if is_kosong(baris) else find_salah(baris, acuan)
        if is_kosong(baris):
            kosong += 1
        elif salah is not None:
            catatan.append(salah)
        elif baris["usulan_id"] in baru or is_sudah(baris, acuan):
            sudah_ada += 1
        else:
            baru[baris["usulan_id"]] = _compose(baris, acuan)
    return HasilTinjauan(
        keputusan=KeputusanKlasifikasi.susun(list(baru.values())),
        catatan=CatatanTemuan.susun(catatan),
        kosong=kosong,
        sudah_ada=sudah_ada,
    )


def _compose(baris: Baris, acuan: Acuan) -> Baris:
    """Return the decision that a sound row makes."""
    usulan = acuan.hidup[baris["usulan_id"]]
    isi = {
        "usulan_id": baris["usulan_id"],
        "kode_urusan": baris["kode_urusan"],
        "kode_sub_kegiatan": baris["kode_sub_kegiatan"],
        "diputuskan_oleh": baris["diputuskan_oleh"],
        "diputuskan_pada": baris["diputuskan_pada"],
        "catatan": baris["catatan"] and mask_data_pribadi(baris["catatan"]),
    }
    return isi | {
        "keputusan_id": hash_keputusan(isi),
        "kode_kelurahan": usulan["kode_kelurahan"],
        "tahun_musrenbang": usulan["tahun_musrenbang"],
        "uraian": mask_data_pribadi(usulan["uraian"]),
        "kunci_teks": acuan.pokok[baris["usulan_id"]].kunci,
        "kode_urusan_sistem": usulan["kode_urusan"],
        "keyakinan_sistem": usulan["keyakinan"],
    }


def hash_keputusan(isi: Baris) -> str:
    """Return the identity of a decision: the same one read twice is one."""
    teks = json.dumps([str(isi[k]) for k in sorted(isi)], ensure_ascii=False)
    return hashlib.sha256(teks.encode()).hexdigest()[:16]
