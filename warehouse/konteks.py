"""What a load is told about an attempt, and what it tells back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class KonteksImpor:
    """One attempt to import one file: whose, from where, when, and under which rules.

    `mulai` carries its zone. `versi_aturan` is a hash of the reference tables in use, so that
    edited tables import an unchanged file anew. `versi_nomenklatur` says which version the codes
    of the classification are of; the reference tables of that version are in the warehouse.
    """

    tahun_musrenbang: int
    kode_kelurahan: str | None
    jalur_relatif: str
    sha256: str | None
    ukuran_byte: int
    tanggal_terima: dt.date
    mulai: dt.datetime
    prefect_run_id: str | None
    versi_aturan: str
    versi_nomenklatur: str

    def __post_init__(self) -> None:
        if self.mulai.tzinfo is None:
            raise ValueError(f"mulai tanpa zona waktu: {self.mulai!r}")

    @property
    def nama_berkas(self) -> str:
        """Return the file name without its folders."""
        return self.jalur_relatif.rsplit("/", 1)[-1]


@dataclass(frozen=True)
class HasilMuat:
    """What a load did: `keadaan` is `berhasil` or `tidak_berubah`; the counts are proposals.

    New, changed and kept add up to the proposals of the file; `hilang` are those of the version
    before that this one no longer has.
    """

    impor_id: int
    keadaan: str
    baru: int = 0
    berubah: int = 0
    tetap: int = 0
    hilang: int = 0


@dataclass(frozen=True)
class KelurahanGagal:
    """A last attempt that failed. `kode_kelurahan` is None for a file of no known kelurahan."""

    kode_kelurahan: str | None
    nama_kelurahan: str | None
    jalur_relatif: str
    sha256: str | None
    galat_kode: str
    galat_tempat: str | None
    galat_pesan: str
    galat_saran: str
    tanggal_terima: dt.date
    impor_id: int
