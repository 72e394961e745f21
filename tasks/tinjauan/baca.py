"""A review workbook that comes back: known by its mark, with its year and who decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from schemas.buku_kita import is_buku_tinjauan, is_lembar_tinjauan
from schemas.galat import LayoutTidakDikenal, UsulanError
from schemas.lembar import BukuKerja, Lembar
from tasks.baca import BatasBaca, read_buku
from tasks.tinjauan.bahan import LembarTinjauan
from tasks.tinjauan.daftar import LEMBARAN
from tasks.tinjauan.isian import BUAT_BARU
from tasks.tinjauan.sampul import LABEL_NAMA, LEMBAR_SAMPUL, read_nama

TAHUN_AWAL, TAHUN_AKHIR = 2000, 2100


class NamaPenelaahKosong(UsulanError):
    """Something was decided, and nobody says who did."""

    kode = "NAMA_PENELAAH_KOSONG"


@dataclass(frozen=True)
class BukuTinjauan:
    """A review workbook as read. `oleh` is the name on its cover; `isi` the sheets to judge.

    Only the sheets in which something was filled in are in `isi`: an untouched workbook has none.
    """

    nama: str
    tahun: int
    oleh: str | None
    isi: tuple[tuple[LembarTinjauan, Lembar], ...]

    def require_nama(self) -> str:
        """Return who decided.

        Raises:
            NamaPenelaahKosong: the cover does not tell.
        """
        if self.oleh:
            return self.oleh
        raise NamaPenelaahKosong(
            "Belum ada nama yang memutuskan, maka isian buku ini belum dipakai.",
            saran=f"Isi “{LABEL_NAMA}” di lembar {LEMBAR_SAMPUL}, simpan, lalu kirim lagi; atau "
            'jalankan dengan --oleh "Nama".',
            berkas=self.nama,
            tempat=f"lembar {LEMBAR_SAMPUL}",
        )


def read_tinjauan(
    path: Path,
    batas: BatasBaca,
    oleh: str | None = None,
    lembaran: Sequence[LembarTinjauan] = LEMBARAN,
) -> BukuTinjauan:
    """Read a review workbook in isolation; `oleh` outweighs the name on its cover.

    Raises:
        BerkasTidakTerbaca: it is broken, hostile or beyond the limits.
        LayoutTidakDikenal: it is no review workbook, or lost its year or its headings.
    """
    return understand_tinjauan(read_buku(path, batas), oleh, lembaran)


def understand_tinjauan(
    buku: BukuKerja, oleh: str | None = None, lembaran: Sequence[LembarTinjauan] = LEMBARAN
) -> BukuTinjauan:
    """Return what a workbook that was read holds; see `read_tinjauan`."""
    if not is_buku_tinjauan(buku):
        raise LayoutTidakDikenal(
            "Berkas ini bukan buku tinjauan.",
            saran="Pakai berkas yang dibuat dengan `musrenbang tinjau keluar`. Berkas usulan "
            "kelurahan diimpor dengan `musrenbang impor`.",
            berkas=buku.nama,
        )
    bertanda = {_read_jenis(n): n for n in buku.lembar if is_lembar_tinjauan(n)}
    sampul = bertanda.get(LEMBAR_SAMPUL)
    nama = (oleh or "").strip() or (read_nama(sampul) if sampul else None)
    isi = [(satu, bertanda[satu.nama]) for satu in lembaran if satu.nama in bertanda]
    if not isi:
        raise LayoutTidakDikenal(
            "Buku tinjauan ini tidak lagi memuat lembar yang diisi.",
            saran=BUAT_BARU,
            berkas=buku.nama,
        )
    try:
        terisi = tuple((satu, lembar) for satu, lembar in isi if satu.is_terisi(lembar))
        return BukuTinjauan(buku.nama, _read_tahun(bertanda.values()), nama, terisi)
    except LayoutTidakDikenal as galat:
        raise _sebut_berkas(galat, buku.nama) from None


def _sebut_berkas(galat: LayoutTidakDikenal, berkas: str) -> LayoutTidakDikenal:
    return LayoutTidakDikenal(galat.pesan, saran=galat.saran, berkas=berkas, tempat=galat.tempat)


def _read_tahun(lembaran: Iterable[Lembar]) -> int:
    """Return the year beside our mark; every sheet bears the same."""
    for teks in (t for lembar in lembaran for t in _list_tanda(lembar)):
        if teks.isdecimal() and TAHUN_AWAL <= int(teks) <= TAHUN_AKHIR:
            return int(teks)
    raise LayoutTidakDikenal(
        "Tahun Musrenbang di buku tinjauan ini hilang.",
        saran=BUAT_BARU,
    )


def _read_jenis(lembar: Lembar) -> str:
    """Return what a sheet was called when we wrote it; a person may have renamed it."""
    return next((t for t in _list_tanda(lembar) if not t.isdecimal()), lembar.nama)


def _list_tanda(lembar: Lembar) -> list[str]:
    """Return what stands beside our mark in the hidden first row: the year and the name."""
    return [str(n).removesuffix(".0") for n in lembar.baris[0][1:] if n is not None]
