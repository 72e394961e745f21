"""What a year needs before work on it makes sense: files, data, an agenda, ceilings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from schemas.galat import UsulanError
from tasks.antrean import find_tahun_lain, is_tahun
from tasks.gudang import has_data, prepare_gudang
from tasks.kotak_masuk import KotakMasukKosong, describe_kosong, find_jalur
from tasks.lingkup import Lingkup
from tasks.ringkasan import describe_tahun_lain


class TahunTanpaData(UsulanError):
    """The warehouse knows nothing of the year."""

    kode = "TAHUN_TANPA_DATA"


def require_berkas(lingkup: Lingkup, jalur: Sequence[Path] = ()) -> None:
    """Do nothing when the inbox, or `jalur`, holds a workbook that may be of the year.

    Raises:
        KotakMasukKosong: it holds none; `pesan` names the folder.
    """
    buku, _ = find_jalur(lingkup.folder_masuk, jalur)
    wilayah = lingkup.referensi.wilayah
    if any(is_tahun(nama, lingkup.tahun, wilayah) for nama in buku.values()):
        return
    tempat = ", ".join(p.as_posix() for p in jalur) or lingkup.folder_masuk_tahun
    if buku:
        lain = describe_tahun_lain(find_tahun_lain(buku.values(), lingkup.tahun, wilayah))
        raise KotakMasukKosong(
            f"{tempat} tidak berisi berkas Musrenbang {lingkup.tahun}. {' '.join(lain)}",
            saran="Sebutkan tahunnya dengan --tahun, atau betulkan tahun di nama berkas.",
        )
    if jalur or Path(tempat).is_dir():
        raise describe_kosong(tempat)
    raise KotakMasukKosong(
        f"Kotak masuk {tempat} tidak ada.",
        saran=f"Buat folder {tempat}, lalu taruh berkas dari kelurahan di dalamnya; atau sebutkan "
        "berkas atau foldernya: musrenbang impor PATH.",
    )


def list_dilewati(lingkup: Lingkup, jalur: Sequence[Path] = ()) -> list[str]:
    """Return the names of the files of the year that are not read: they are no workbooks."""
    _, dilewati = find_jalur(lingkup.folder_masuk, jalur)
    return [n for n in dilewati if is_tahun(n, lingkup.tahun, lingkup.referensi.wilayah)]


def require_data(lingkup: Lingkup) -> None:
    """Do nothing when the warehouse holds data of the year; bring the warehouse up to date first.

    Raises:
        TahunTanpaData: nothing of the year was ever imported.
        GudangGagal: the warehouse failed.
    """
    prepare_gudang(lingkup)
    if not has_data(lingkup):
        raise TahunTanpaData(
            f"Belum ada data Musrenbang {lingkup.tahun} di gudang {lingkup.nama_gudang}.",
            saran=f"Jalankan dahulu: musrenbang impor --tahun {lingkup.tahun}; atau pilih tahun "
            "lain dengan --tahun.",
        )


def list_kekurangan(lingkup: Lingkup) -> list[str]:
    """Return what the reference tables lack for the year, a sentence each."""
    rujukan, kurang = lingkup.referensi, []
    if not rujukan.jadwal["tahun_musrenbang"].eq(lingkup.tahun).any():
        kurang.append(
            f"jadwal.csv tidak berisi jadwal Musrenbang {lingkup.tahun}, "
            "maka berkas yang terlambat tidak dikenali."
        )
    if not rujukan.pagu["tahun_rencana"].eq(lingkup.tahun_rencana).any():
        kurang.append(
            f"pagu.csv tidak berisi pagu tahun {lingkup.tahun_rencana}, "
            "maka usulan tidak dapat dibandingkan dengan pagu."
        )
    return kurang
