"""Table T-D.4 of Permendagri 86/2017: a kecamatan's priorities, by the agency in charge."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

from schemas.lembar import Nilai
from schemas.rekap import RekapTahun
from schemas.rupiah import format_rupiah
from tasks.ekspor.bahan import Tempat, count_menurut, susun_bahan, take_tempat
from tasks.ekspor.gabung import join_lokasi, join_volume
from tasks.ekspor.lembar_cetak import Kop, Pejabat, tulis_lembar_cetak
from tasks.gaya_buku import Kertas, pakai_kertas
from tasks.rekap.isi import NAMA_HASIL
from tasks.rekap.tabel import Kolom
from tasks.simpan_buku import buku_baru, simpan_buku

KOLOM_TD4 = (
    Kolom("No", "no", 6, "angka"),
    Kolom("Prioritas Daerah", "kosong", 15),
    Kolom("Sasaran Daerah", "kosong", 15),
    Kolom("Program", "program_teks", 34),
    Kolom("Kegiatan Prioritas", "uraian", 36),
    Kolom("Sasaran Kegiatan", "penerima_manfaat", 18),
    Kolom("Lokasi (desa/kel)", "lokasi_teks", 26),
    Kolom("Volume", "volume_tulis", 13, "kode"),
    Kolom("Pagu", "anggaran_rupiah", 18, "rupiah", dijumlah=True),
    Kolom("Perangkat Daerah Penanggungjawab", "opd_teks", 28),
)
TIDAK_DIBAWA = ("luar_kewenangan", "digabung", "ditolak")
"""Outcomes of proposals that a kecamatan does not carry on to the forum of agencies."""
KETERANGAN = (
    "Menurut perangkat daerah, lalu urutan prioritas. Pagu adalah anggaran yang diminta (Rp). "
    "Prioritas Daerah dan Sasaran Daerah diisi menurut rancangan awal RKPD."
)


def susun_td4(usulan: pd.DataFrame, tempat: Tempat) -> pd.DataFrame:
    """Return the proposals that a kecamatan carries on, in the table's order and columns.

    Grain: one proposal of `usulan` (see `susun_bahan`) in that kecamatan, by agency, then by the
    order of the allocation, then as the kelurahan wrote them; those without an agency come last.
    """
    milik = take_tempat(usulan, tempat)
    dibawa = milik[~milik["hasil"].isin(TIDAK_DIBAWA)]
    urut = dibawa.sort_values(["nama_opd", "urutan", "no"], kind="stable", na_position="last")
    return urut.assign(
        no=range(1, len(urut) + 1),
        kosong=None,
        lokasi_teks=join_lokasi(urut, dengan_kelurahan=True),
        volume_tulis=join_volume(urut),
        opd_teks=urut["nama_opd"].fillna(urut["opd_tujuan"]),
    )


def describe_tidak_dibawa(usulan: pd.DataFrame, tempat: Tempat) -> str:
    """Return one sentence on the proposals that stand not in the table, or nothing."""
    nama = {hasil: NAMA_HASIL[hasil].lower() for hasil in TIDAK_DIBAWA}
    sisa = count_menurut(take_tempat(usulan, tempat), nama)
    if not sisa:
        return ""
    rincian = "; ".join(f"{banyak} {sebab} ({format_rupiah(rp)})" for sebab, banyak, rp in sisa)
    return f"Tidak dimuat: {rincian}."


def write_td4(rekap: RekapTahun, daftar: list[Tempat], tujuan: Path, kertas: Kertas = "A4") -> Path:
    """Write one sheet per kecamatan of `daftar` to `tujuan` and return it.

    Sums are live and carry their result. The same year gives the same bytes.
    """
    usulan = susun_bahan(rekap)
    buku = buku_baru(f"T-D.4 Musrenbang {rekap.tahun_musrenbang}")
    nilai = {
        tempat.nama: _tulis_lembar(buku.create_sheet(tempat.nama), rekap, usulan, tempat)
        for tempat in daftar
    }
    pakai_kertas(buku, kertas)
    return simpan_buku(buku, tujuan, nilai)


def _tulis_lembar(
    ws: Worksheet, rekap: RekapTahun, usulan: pd.DataFrame, tempat: Tempat
) -> dict[str, Nilai]:
    catatan = " ".join(filter(None, (KETERANGAN, describe_tidak_dibawa(usulan, tempat))))
    kop = Kop(
        judul="Tabel T-D.4 Daftar Urutan Kegiatan Prioritas Kecamatan menurut Perangkat Daerah",
        anak_judul=f"{tempat.sebutan}, Kota Metro, Musrenbang {rekap.tahun_musrenbang} "
        f"untuk RKPD {rekap.tahun_rencana}",
        keterangan=catatan,
        tahun=rekap.tahun_musrenbang,
        pejabat=(Pejabat(f"Camat {tempat.nama}"),),
    )
    return tulis_lembar_cetak(ws, kop, susun_td4(usulan, tempat), KOLOM_TD4)
