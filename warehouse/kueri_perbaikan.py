"""What a kelurahan's earlier version was told, to see what the next one mended."""

from __future__ import annotations

from sqlalchemy import Engine, select

from schemas.perbaikan import KirimanSebelumnya
from schemas.temuan import Temuan as BingkaiTemuan
from warehouse.bingkai import read_bingkai
from warehouse.fakta import Impor
from warehouse.fakta_impor import Temuan
from warehouse.mesin import begin_baca


def read_temuan_sebelumnya(
    engine: Engine, tahun: int, kode_kelurahan: str, sha256: str | None
) -> KirimanSebelumnya | None:
    """Return the last good version whose content is not `sha256`, with its findings, if any.

    The same content read again (under edited rules) is no resubmission, so it is compared with
    what came before it, too.

    Raises:
        GudangGagal: the warehouse cannot be reached or is not migrated.
    """
    versi = (
        select(Impor.id, Impor.tanggal_terima)
        .where(
            Impor.tahun_musrenbang == tahun,
            Impor.kode_kelurahan == kode_kelurahan,
            Impor.keadaan == "berhasil",
            Impor.sha256 != sha256,
        )
        .order_by(Impor.id.desc())
        .limit(1)
    )
    with begin_baca(engine) as koneksi:
        lama = koneksi.execute(versi).first()
        if lama is None:
            return None
        perintah = (
            select(*(getattr(Temuan, k) for k in BingkaiTemuan.nama_kolom()))
            .where(Temuan.impor_id == lama.id)
            .order_by(Temuan.urutan)
        )
        temuan = read_bingkai(koneksi, perintah)
    return KirimanSebelumnya(lama.id, lama.tanggal_terima, BingkaiTemuan.susun(temuan))
