"""Writing the rekap workbook of a year."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from schemas.galat import RekonsiliasiGagal
from schemas.rekap import RekapTahun
from schemas.rupiah import format_rupiah
from tasks.gaya_buku import Kertas, pakai_kertas
from tasks.rekap import kolom as k
from tasks.rekap.grafik import isi_grafik
from tasks.rekap.isi import (
    samarkan_rekap,
    susun_belum_didanai,
    susun_daftar_usulan,
    susun_didanai,
    susun_pemakaian,
    susun_per_kode,
    susun_per_urusan,
    susun_perlu_ditinjau,
    susun_status,
    susun_temuan_kelurahan,
    tambah_pagu,
)
from tasks.rekap.program import susun_program
from tasks.rekap.sampul import isi_sampul
from tasks.rekap.tabel import Tabel, tulis_tabel
from tasks.simpan_buku import NilaiRumus, buku_baru, simpan_buku

SAMPUL = "Sampul"


def write_rekap(rekap: RekapTahun, tujuan: Path, kertas: Kertas = "A4") -> Path:
    """Write the rekap workbook to `tujuan` and return it. The same rekap gives the same bytes.

    Totals are live sums that carry their result, so that a preview shows them too; the cover
    holds the warehouse's own figures beside them. Personal data in texts are hidden.

    Raises:
        RekonsiliasiGagal: the views do not sum to the same rupiah as the proposals themselves.
    """
    check_jumlah(rekap)
    rekap = samarkan_rekap(rekap)
    buku = buku_baru(f"Rekap Musrenbang {rekap.tahun_musrenbang}")
    sampul = buku.create_sheet(SAMPUL)
    grafik = buku.create_sheet(k.GRAFIK.nama)
    tabel: dict[str, Tabel] = {}
    lembaran: dict[str, k.Lembaran] = {k.GRAFIK.nama: k.GRAFIK}
    for isi, bingkai in susun_lembaran(rekap):
        judul = f"{isi.judul}, Musrenbang {rekap.tahun_musrenbang}"
        ws = buku.create_sheet(isi.nama)
        tabel[isi.nama] = tulis_tabel(ws, judul, isi.keterangan, bingkai, isi.kolom)
        lembaran[isi.nama] = isi
    nilai: NilaiRumus = {nama: t.nilai for nama, t in tabel.items()}
    isi_grafik(buku, grafik, tabel)
    nilai_sampul = isi_sampul(sampul, rekap, tabel, lembaran)
    pakai_kertas(buku, kertas)
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    return simpan_buku(buku, tujuan, {**nilai, SAMPUL: nilai_sampul})


def susun_lembaran(rekap: RekapTahun) -> list[tuple[k.Lembaran, pd.DataFrame]]:
    """Return the sheets behind the cover, in order, each with its frame."""
    opd = susun_per_kode(rekap.opd, "opd")
    kelurahan = susun_per_kode(rekap.kelurahan, "kelurahan")
    program = susun_per_kode(susun_program(rekap), "program")
    nama = rekap.status.set_index("kode_kelurahan")[["nama_kelurahan", "nama_kecamatan"]]
    return [
        (k.PER_URUSAN, susun_per_urusan(rekap.urusan)),
        (
            k.PER_PROGRAM,
            tambah_pagu(program, rekap.pemakaian, "program", _bingkai_nama(rekap, "program")),
        ),
        (k.PER_OPD, tambah_pagu(opd, rekap.pemakaian, "opd", _bingkai_nama(rekap, "opd"))),
        (k.PER_KECAMATAN, susun_per_kode(rekap.kecamatan, "kecamatan")),
        (k.PER_KELURAHAN, tambah_pagu(kelurahan, rekap.pemakaian, "kelurahan", nama)),
        (k.DIDANAI, susun_didanai(rekap)),
        (k.BELUM_DIDANAI, susun_belum_didanai(rekap)),
        (k.DAFTAR_USULAN, susun_daftar_usulan(rekap)),
        (k.PERLU_DITINJAU, susun_perlu_ditinjau(rekap)),
        (k.TEMUAN_KELURAHAN, susun_temuan_kelurahan(rekap.temuan, rekap.nama_kode)),
        (k.PEMAKAIAN_PAGU, susun_pemakaian(rekap.pemakaian, rekap.nama_kode)),
        (k.STATUS_KELURAHAN, susun_status(rekap.status)),
    ]


def _bingkai_nama(rekap: RekapTahun, sumbu: str) -> pd.DataFrame:
    nama = {kode: nama for (milik, kode), nama in rekap.nama_kode.items() if milik == sumbu}
    return pd.DataFrame({f"nama_{sumbu}": pd.Series(nama, dtype="str")})


def check_jumlah(rekap: RekapTahun) -> None:
    """Compare what every view asks for with the sum over the accepted proposals.

    Raises:
        RekonsiliasiGagal: one of them differs, by as little as one rupiah.
    """
    terima = rekap.usulan[rekap.usulan["status"].eq("diterima")]
    benar = int(terima["anggaran_rupiah"].sum())
    for sumbu in ("urusan", "opd", "kecamatan", "kelurahan"):
        bingkai: pd.DataFrame = getattr(rekap, sumbu)
        bagian = bingkai[["didanai_rupiah", "tidak_didanai_rupiah", "lainnya_rupiah"]]
        for nama, jumlah in (
            ("diminta", int(bingkai["diminta_rupiah"].sum())),
            ("didanai + tidak didanai + lainnya", int(bagian.to_numpy().sum())),
        ):
            if jumlah != benar:
                raise _tidak_cocok(sumbu, nama, jumlah, benar)


def _tidak_cocok(sumbu: str, nama: str, jumlah: int, benar: int) -> RekonsiliasiGagal:
    return RekonsiliasiGagal(
        f"Jumlah {nama} adalah {format_rupiah(jumlah)}, sedangkan jumlah usulan yang diterima "
        f"{format_rupiah(benar)} (selisih {format_rupiah(jumlah - benar)}).",
        saran="Jalankan ulang konsolidasi; bila tetap berselisih, laporkan kepada pengembang.",
        tempat=f"rekap per {sumbu}",
    )
