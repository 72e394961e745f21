"""Read everything about one proposal: `musrenbang asal`."""

from __future__ import annotations

import json
import re
from typing import Any

from sqlalchemy import Connection, Engine, Select, null, select, union
from sqlalchemy.orm import aliased

from schemas.galat import UsulanTidakDikenal
from schemas.temuan import Temuan as BingkaiTemuan
from warehouse.asal import (
    KOLOM_KEADAAN,
    AsalUsulan,
    list_field,
    list_impor,
    list_perubahan,
)
from warehouse.baris import Baris
from warehouse.dimensi import Nomenklatur, Opd, Rekening, SumberDana, Wilayah
from warehouse.fakta import Berkas, Impor, Klasifikasi, SumberSel, Usulan
from warehouse.fakta_anggaran import Alokasi
from warehouse.fakta_impor import Temuan
from warehouse.fakta_riwayat import UsulanVersi
from warehouse.kueri_asal_keputusan import list_duplikat, list_keputusan
from warehouse.mesin import begin_baca
from warehouse.pandangan import USULAN_DIGABUNG

PANJANG_ID = 16
AWALAN_TERPENDEK = 6
_DISEBUT = 10


def read_asal(engine: Engine, awalan: str) -> AsalUsulan:
    """Return everything about the proposal whose id is `awalan` or begins with it, live or not.

    Raises:
        UsulanTidakDikenal: `awalan` is no id or too short, no proposal has it, or several have.
        GudangGagal: the warehouse cannot be reached or is not migrated.
    """
    pola = _pastikan_awalan(awalan)
    with begin_baca(engine) as koneksi:
        usulan_id = _find_usulan(koneksi, pola)
        versi = _read_versi(koneksi, usulan_id)
        akhir = versi[-1]
        return AsalUsulan(
            usulan=_susun_pokok(koneksi, akhir),
            field=list_field(akhir),
            impor=list_impor(versi, _read_impor(koneksi, akhir)),
            versi=versi,
            perubahan=list_perubahan(versi),
            temuan=_read_temuan(koneksi, usulan_id),
            klasifikasi=_satu(koneksi, _select_klasifikasi(usulan_id)),
            keputusan=list_keputusan(koneksi, usulan_id),
            duplikat=list_duplikat(koneksi, usulan_id),
            gabungan=_satu(
                koneksi, select(USULAN_DIGABUNG).where(USULAN_DIGABUNG.c.usulan_id == usulan_id)
            ),
            alokasi=_satu(koneksi, _select_alokasi(usulan_id)),
        )


def _pastikan_awalan(awalan: str) -> str:
    pola = awalan.strip().casefold()
    if re.fullmatch(rf"[0-9a-f]{{{AWALAN_TERPENDEK},{PANJANG_ID}}}", pola):
        return pola
    raise UsulanTidakDikenal(
        f"“{awalan}” bukan id usulan atau awalannya.",
        saran=f"Id usulan terdiri atas {PANJANG_ID} angka dan huruf a sampai f; tulis paling "
        f"sedikit {AWALAN_TERPENDEK} yang pertama.",
    )


def _find_usulan(koneksi: Connection, pola: str) -> str:
    semua = union(
        *(
            select(tabel.usulan_id).where(tabel.usulan_id.like(f"{pola}%"))
            for tabel in (Usulan, UsulanVersi)
        )
    ).order_by("usulan_id")
    cocok = [str(satu) for satu in koneksi.scalars(semua)]
    if len(cocok) == 1:
        return cocok[0]
    if not cocok:
        pesan = f"Tidak ada usulan dengan id {pola}."
        saran = "Ambil id dari buku rekap atau buku tinjauan; id berubah bila uraiannya berubah."
    else:
        lebih = f" dan {len(cocok) - _DISEBUT} lain" if len(cocok) > _DISEBUT else ""
        pesan = f"Awalan {pola} dimiliki {len(cocok)} usulan."
        saran = f"Tulis lebih panjang: {', '.join(cocok[:_DISEBUT])}{lebih}."
    raise UsulanTidakDikenal(pesan, saran=saran)


def _read_versi(koneksi: Connection, usulan_id: str) -> list[Baris]:
    """Return all versions, oldest first; the one that holds has no `sebab` and comes last."""
    dulu = [
        b | {"sel": json.loads(b["sel"])}
        for b in _banyak(
            koneksi,
            select(UsulanVersi.__table__)
            .where(UsulanVersi.usulan_id == usulan_id)
            .order_by(UsulanVersi.nomor_versi),
        )
    ]
    kini = _satu(koneksi, _select_berlaku(usulan_id))
    if kini is None:
        return dulu
    alamat = select(SumberSel.field, SumberSel.sel).where(SumberSel.usulan_id == usulan_id)
    sel = {b["field"]: b["sel"] for b in _banyak(koneksi, alamat.order_by(SumberSel.field))}
    return [*dulu, kini | {"sel": sel, "nomor_versi": len(dulu) + 1}]


def _select_berlaku(usulan_id: str) -> Select[Any]:
    klasifikasi = {k.name for k in Klasifikasi.__table__.columns}
    dari = {k: Klasifikasi if k in klasifikasi else Usulan for k in KOLOM_KEADAAN}
    pokok = ("usulan_id", "kode_kelurahan", "tahun_musrenbang", "impor_id", "lembar")
    return (
        select(
            *_kolom(Usulan, *pokok, "nomor_baris", "nomor", "isi_hash", "dibuat_pada"),
            *(getattr(tabel, k) for k, tabel in dari.items()),
            Klasifikasi.versi_nomenklatur,
            Usulan.diubah_pada.label("berlaku_sejak"),
            *(null().label(k) for k in ("berakhir_pada", "sebab", "diganti_impor_id")),
        )
        .outerjoin(Klasifikasi, Klasifikasi.usulan_id == Usulan.usulan_id)
        .where(Usulan.usulan_id == usulan_id)
    )


def _susun_pokok(koneksi: Connection, akhir: Baris) -> Baris:
    kelurahan, kecamatan = aliased(Wilayah), aliased(Wilayah)
    perintah = (
        select(
            kelurahan.nama.label("nama_kelurahan"),
            kecamatan.nama.label("nama_kecamatan"),
            Berkas.nama.label("berkas"),
            *_kolom(Impor, "sha256", "jalur_relatif", "tanggal_terima"),
        )
        .select_from(Impor)
        .join(Berkas, Berkas.sha256 == Impor.sha256)
        .join(kelurahan, kelurahan.kode == Impor.kode_kelurahan)
        .outerjoin(kecamatan, kecamatan.kode == kelurahan.kode_induk)
        .where(Impor.id == akhir["impor_id"])
    )
    pokok = ("usulan_id", "tahun_musrenbang", "kode_kelurahan", "uraian", "lembar", "nomor_baris")
    keadaan = akhir["status"] if akhir["sebab"] is None else "ditarik"
    return (
        {k: akhir[k] for k in (*pokok, "impor_id", "dibuat_pada", "berlaku_sejak")}
        | {"keadaan": keadaan, "berakhir_pada": akhir["berakhir_pada"]}
        | dict(koneksi.execute(perintah).mappings().one())
    )


def _read_impor(koneksi: Connection, akhir: Baris) -> list[Baris]:
    perintah = (
        select(
            Impor.id.label("impor_id"),
            *_kolom(Impor, "tanggal_terima", "mulai", "sha256", "versi_aturan"),
            Berkas.nama.label("berkas"),
        )
        .join(Berkas, Berkas.sha256 == Impor.sha256)
        .where(
            Impor.kode_kelurahan == akhir["kode_kelurahan"],
            Impor.tahun_musrenbang == akhir["tahun_musrenbang"],
            Impor.keadaan == "berhasil",
        )
        .order_by(Impor.id)
    )
    return _banyak(koneksi, perintah)


def _read_temuan(koneksi: Connection, usulan_id: str) -> list[Baris]:
    kolom = [k for k in BingkaiTemuan.nama_kolom() if k not in ("usulan_id", "temuan_id")]
    perintah = (
        select(Temuan.impor_id, Impor.berlaku, *_kolom(Temuan, *kolom))
        .join(Impor, Impor.id == Temuan.impor_id)
        .where(Temuan.usulan_id == usulan_id)
        .order_by(Temuan.impor_id, Temuan.urutan)
    )
    return [b | {"berlaku": bool(b["berlaku"])} for b in _banyak(koneksi, perintah)]


def _select_klasifikasi(usulan_id: str) -> Select[Any]:
    urusan, sub = aliased(Nomenklatur), aliased(Nomenklatur)
    k = Klasifikasi
    return (
        select(
            *_isi(k),
            urusan.uraian.label("nama_urusan"),
            sub.uraian.label("nama_sub_kegiatan"),
        )
        .outerjoin(urusan, _nomenklatur(urusan, k.kode_urusan))
        .outerjoin(sub, _nomenklatur(sub, k.kode_sub_kegiatan))
        .where(k.usulan_id == usulan_id)
    )


def _select_alokasi(usulan_id: str) -> Select[Any]:
    a = Alokasi
    return (
        select(
            *_isi(a),
            Opd.nama_opd,
            Rekening.nama.label("nama_rekening"),
            SumberDana.nama.label("nama_sumber_dana"),
        )
        .outerjoin(Opd, Opd.kode_opd == a.kode_opd)
        .outerjoin(Rekening, Rekening.kode == a.kode_rekening)
        .outerjoin(SumberDana, SumberDana.kode == a.kode_sumber_dana)
        .where(a.usulan_id == usulan_id)
    )


def _nomenklatur(tabel: Any, kode: Any) -> Any:
    return (tabel.versi == Klasifikasi.versi_nomenklatur) & (tabel.kode == kode)


def _isi(tabel: Any) -> list[Any]:
    return [k for k in tabel.__table__.columns if k.name != "usulan_id"]


def _kolom(tabel: Any, *nama: str) -> list[Any]:
    return [getattr(tabel, n) for n in nama]


def _banyak(koneksi: Connection, perintah: Select[Any]) -> list[Baris]:
    return [dict(b) for b in koneksi.execute(perintah).mappings()]


def _satu(koneksi: Connection, perintah: Select[Any]) -> Baris | None:
    baris = koneksi.execute(perintah).mappings().first()
    return None if baris is None else dict(baris)
