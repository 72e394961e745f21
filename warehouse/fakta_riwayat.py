"""The history of proposals: what each said before it was changed, judged anew or withdrawn."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from schemas.usulan import STATUS_KLASIFIKASI
from warehouse.dasar import Besar, Gudang, Rupiah, salah_satu
from warehouse.fakta import STATUS_USULAN

SEBAB_BERAKHIR = ("diubah", "ditarik", "dinilai_ulang")
"""Why a version ended: its file changed it, its file no longer has it, people judged it anew."""


class UsulanVersi(Gudang):
    """Grain: one former version of one proposal. The database refuses to change or drop it.

    The version that holds is in `usulan`; its number is one more than the last one here (view
    `riwayat_usulan`). `usulan_id` has no foreign key: the history outlives the proposal.
    `impor_id` is the last import in which it stood like this, `diganti_impor_id` the one that
    ended it (NULL when a decision did). `sel` is a JSON object of field and cell. The columns of
    the classification are NULL for a refused proposal.
    """

    __tablename__ = "usulan_versi"
    __table_args__ = (
        ForeignKeyConstraint(
            ["impor_id", "kode_kelurahan", "tahun_musrenbang"],
            ["impor.id", "impor.kode_kelurahan", "impor.tahun_musrenbang"],
            name="fk_usulan_versi_impor",
        ),
        ForeignKeyConstraint(
            ["versi_nomenklatur", "kode_urusan"],
            ["nomenklatur.versi", "nomenklatur.kode"],
            name="fk_usulan_versi_urusan",
        ),
        ForeignKeyConstraint(
            ["versi_nomenklatur", "kode_sub_kegiatan"],
            ["nomenklatur.versi", "nomenklatur.kode"],
            name="fk_usulan_versi_sub_kegiatan",
        ),
        CheckConstraint("length(usulan_id) = 16", name="usulan_id"),
        CheckConstraint("nomor_versi >= 1", name="nomor_versi"),
        CheckConstraint(salah_satu("sebab", SEBAB_BERAKHIR), name="sebab"),
        CheckConstraint(
            "(sebab = 'dinilai_ulang') = (diganti_impor_id IS NULL)", name="diganti_oleh"
        ),
        CheckConstraint("diganti_impor_id > impor_id", name="urutan"),
        CheckConstraint(salah_satu("status", STATUS_USULAN), name="status"),
        CheckConstraint(
            salah_satu("status_klasifikasi", STATUS_KLASIFIKASI), name="status_klasifikasi"
        ),
        CheckConstraint("berakhir_pada >= berlaku_sejak", name="waktu"),
        Index(None, "tahun_musrenbang", "kode_kelurahan"),
        Index(None, "diganti_impor_id"),
    )

    usulan_id: Mapped[str] = mapped_column(primary_key=True)
    nomor_versi: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kode_kelurahan: Mapped[str] = mapped_column(ForeignKey("wilayah.kode"))
    tahun_musrenbang: Mapped[int]
    impor_id: Mapped[int]
    sebab: Mapped[str]
    diganti_impor_id: Mapped[int | None] = mapped_column(ForeignKey("impor.id"))
    status: Mapped[str]
    lembar: Mapped[str]
    nomor_baris: Mapped[int]
    nomor: Mapped[str | None]
    uraian: Mapped[str | None]
    permasalahan: Mapped[str | None]
    lokasi: Mapped[str | None]
    rt: Mapped[str | None]
    rw: Mapped[str | None]
    volume: Mapped[float | None]
    satuan: Mapped[str | None]
    harga_satuan_rupiah: Mapped[Rupiah | None]
    anggaran_rupiah: Mapped[Rupiah | None]
    prioritas: Mapped[Besar | None]
    opd_tujuan: Mapped[str | None]
    sumber_dana: Mapped[str | None]
    bidang: Mapped[str | None]
    program: Mapped[str | None]
    kegiatan: Mapped[str | None]
    sub_kegiatan: Mapped[str | None]
    pengusul: Mapped[str | None]
    penerima_manfaat: Mapped[str | None]
    keterangan: Mapped[str | None]
    volume_teks: Mapped[str | None]
    anggaran_teks: Mapped[str | None]
    sel: Mapped[str]
    versi_nomenklatur: Mapped[str | None]
    kode_urusan: Mapped[str | None]
    keyakinan: Mapped[float | None]
    kandidat: Mapped[str | None]
    dasar_klasifikasi: Mapped[str | None]
    status_klasifikasi: Mapped[str | None]
    kode_sub_kegiatan: Mapped[str | None]
    kandidat_sub_kegiatan: Mapped[str | None]
    pemegang_kewenangan: Mapped[str | None]
    isi_hash: Mapped[str]
    dibuat_pada: Mapped[dt.datetime]
    berlaku_sejak: Mapped[dt.datetime]
    berakhir_pada: Mapped[dt.datetime]
