"""What people decided on one proposal, and with which others it may be one work."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, case, or_, select

from warehouse.asal import mark_berlaku
from warehouse.baris import Baris
from warehouse.dimensi import Nomenklatur, Wilayah
from warehouse.fakta import Usulan
from warehouse.fakta_anggaran import KeputusanAnggaran
from warehouse.fakta_duplikat import KeputusanDuplikat, PasanganDuplikat
from warehouse.fakta_tinjauan import KeputusanKlasifikasi


def list_keputusan(koneksi: Connection, usulan_id: str) -> list[Baris]:
    """Return every decision on a proposal, oldest first, with the overruled ones.

    Grain: one decision: `jenis` (klasifikasi, duplikat, anggaran), `putusan` and what it speaks
    of (`kode`, `nama`: an urusan; `usulan_lain`: the other one of a pair), who, when, why, and
    whether it is the one that holds (`berlaku`).
    """
    semua = [
        *mark_berlaku(_read_klasifikasi(koneksi, usulan_id)),
        *mark_berlaku(_read_duplikat(koneksi, usulan_id), "usulan_lain"),
        *mark_berlaku(_read_anggaran(koneksi, usulan_id)),
    ]
    return sorted(semua, key=lambda b: (b["diputuskan_pada"], b["keputusan_id"]))


def list_duplikat(koneksi: Connection, usulan_id: str) -> list[Baris]:
    """Return the pairs found that a proposal is one of, the likeliest first."""
    p = PasanganDuplikat
    lain = _pihak_lain(p, usulan_id)
    perintah = (
        select(
            lain.label("usulan_lain"),
            Usulan.tahun_musrenbang,
            Usulan.kode_kelurahan,
            Wilayah.nama.label("nama_kelurahan"),
            *(getattr(Usulan, k) for k in ("uraian", "lokasi", "rt", "rw")),
            *(getattr(p, k) for k in ("hubungan", "tingkat", "skor", "alasan", "ditemukan_pada")),
        )
        .join(Usulan, Usulan.usulan_id == lain)
        .join(Wilayah, Wilayah.kode == Usulan.kode_kelurahan)
        .where(or_(p.usulan_id == usulan_id, p.usulan_id_asal == usulan_id))
        .order_by(p.skor.desc(), lain)
    )
    return _baca(koneksi, perintah)


def _read_klasifikasi(koneksi: Connection, usulan_id: str) -> list[Baris]:
    k = KeputusanKlasifikasi
    perintah = (
        select(
            *_pokok(k),
            k.kode_urusan.label("kode"),
            Nomenklatur.uraian.label("nama"),
            k.kode_sub_kegiatan,
            k.catatan,
        )
        .join(
            Nomenklatur,
            (Nomenklatur.versi == k.versi_nomenklatur) & (Nomenklatur.kode == k.kode_urusan),
        )
        .where(k.usulan_id == usulan_id)
        .order_by(k.diputuskan_pada, k.keputusan_id)
    )
    return [_lengkapi("klasifikasi", b | {"putusan": b["kode"]}) for b in _baca(koneksi, perintah)]


def _read_duplikat(koneksi: Connection, usulan_id: str) -> list[Baris]:
    k = KeputusanDuplikat
    perintah = (
        select(
            *_pokok(k),
            k.keputusan.label("putusan"),
            _pihak_lain(k, usulan_id).label("usulan_lain"),
            k.catatan,
        )
        .where(or_(k.usulan_id == usulan_id, k.usulan_id_asal == usulan_id))
        .order_by(k.diputuskan_pada, k.keputusan_id)
    )
    return [_lengkapi("duplikat", b) for b in _baca(koneksi, perintah)]


def _read_anggaran(koneksi: Connection, usulan_id: str) -> list[Baris]:
    k = KeputusanAnggaran
    perintah = (
        select(*_pokok(k), k.keputusan.label("putusan"), k.alasan.label("catatan"))
        .where(k.usulan_id == usulan_id)
        .order_by(k.diputuskan_pada, k.keputusan_id)
    )
    return [_lengkapi("anggaran", b) for b in _baca(koneksi, perintah)]


def _pokok(tabel: Any) -> list[Any]:
    return [tabel.keputusan_id, tabel.diputuskan_oleh, tabel.diputuskan_pada]


def _lengkapi(jenis: str, baris: Baris) -> Baris:
    kosong = dict.fromkeys(("kode", "nama", "kode_sub_kegiatan", "usulan_lain"))
    return {"jenis": jenis} | kosong | baris


def _pihak_lain(tabel: Any, usulan_id: str) -> Any:
    return case((tabel.usulan_id == usulan_id, tabel.usulan_id_asal), else_=tabel.usulan_id)


def _baca(koneksi: Connection, perintah: Any) -> list[Baris]:
    return [dict(b) for b in koneksi.execute(perintah).mappings()]
