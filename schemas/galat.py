"""Errors for a broken file or system. A bad row is never an exception: it is a Temuan."""

from __future__ import annotations


class UsulanError(Exception):
    """Base of all errors the pipeline raises on purpose.

    `kode` is stable for programs; `pesan` (what happened) and `saran` (what to do) are Indonesian
    and meant for people; `berkas` and `tempat` say where (file; sheet, row, column or cell).
    """

    kode = "GALAT"

    def __init__(self, pesan: str, *, saran: str, berkas: str = "", tempat: str = "") -> None:
        self.pesan = pesan
        self.saran = saran
        self.berkas = berkas
        self.tempat = tempat
        super().__init__(str(self))

    def __str__(self) -> str:
        alamat = ", ".join(bagian for bagian in (self.berkas, self.tempat) if bagian)
        awalan = f"{alamat}: " if alamat else ""
        return f"{awalan}{self.pesan} {self.saran}".strip()

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword-only arguments do not survive the default pickling between processes.
        return _buat_ulang, (type(self), self.pesan, self.saran, self.berkas, self.tempat)


def _buat_ulang(
    jenis: type[UsulanError], pesan: str, saran: str, berkas: str, tempat: str
) -> UsulanError:
    return jenis(pesan, saran=saran, berkas=berkas, tempat=tempat)


class BerkasTidakTerbaca(UsulanError):
    """The file is broken, hostile, encrypted or beyond the limits: nothing of it was read."""

    kode = "BERKAS_TIDAK_TERBACA"


class LayoutTidakDikenal(UsulanError):
    """No sheet of the workbook holds a table of usulan."""

    kode = "LAYOUT_TIDAK_DIKENAL"


class KolomWajibHilang(UsulanError):
    """A table was found, but no column of it holds the proposal itself (`uraian`)."""

    kode = "KOLOM_WAJIB_HILANG"


class TidakAdaUsulan(UsulanError):
    """A table was found, but no row of it is a proposal: a blank form is no answer."""

    kode = "TIDAK_ADA_USULAN"


class KelurahanTidakDikenal(UsulanError):
    """Neither folder, file name nor title tells which kelurahan or year the file belongs to."""

    kode = "KELURAHAN_TIDAK_DIKENAL"


class ReferensiRusak(UsulanError):
    """A reference table breaks its contract; `tempat` names row and column."""

    kode = "REFERENSI_RUSAK"


class UsulanTidakDikenal(UsulanError):
    """No proposal of the warehouse, live or withdrawn, has this id, or several begin with it."""

    kode = "USULAN_TIDAK_DIKENAL"


class GudangGagal(UsulanError):
    """The warehouse cannot be reached or stayed locked; repeating may help."""

    kode = "GUDANG_GAGAL"


class RekonsiliasiGagal(UsulanError):
    """Sums that must agree to the rupiah do not; `tempat` names the axis and the code."""

    kode = "REKONSILIASI_GAGAL"
