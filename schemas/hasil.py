"""Results that travel between the rooms: frames bundled with what they belong to."""

from __future__ import annotations

from dataclasses import dataclass

from pandera.typing import DataFrame

from schemas.berkas import Identitas
from schemas.temuan import BarisBukanUsulan, CatatanTemuan, JumlahTertulis, PemetaanKolom, Temuan
from schemas.usulan import UsulanBersih, UsulanMentah, UsulanTerklasifikasi


@dataclass(frozen=True)
class HasilLayout:
    """What a workbook's sheets hold: every row is either in `mentah` or in `bukan_usulan`."""

    mentah: DataFrame[UsulanMentah]
    bukan_usulan: DataFrame[BarisBukanUsulan]
    jumlah_tertulis: DataFrame[JumlahTertulis]
    pemetaan: DataFrame[PemetaanKolom]
    catatan: DataFrame[CatatanTemuan]
    judul: tuple[str, ...]
    """Texts of the title blocks, top to bottom: they may name kelurahan and year."""
    profil_cocok: tuple[str, ...] = ()
    """Names of the profiles that fitted a sheet, used or not."""


@dataclass(frozen=True)
class HasilParse:
    """Parsed rows and what was noted while parsing them. One row per row of UsulanMentah."""

    bersih: DataFrame[UsulanBersih]
    catatan: DataFrame[CatatanTemuan]


@dataclass(frozen=True)
class HasilValidasi:
    """The judged rows: accepted + refused = parsed. `catatan` are the notes of all stages."""

    diterima: DataFrame[UsulanBersih]
    ditolak: DataFrame[UsulanBersih]
    catatan: DataFrame[CatatanTemuan]


@dataclass(frozen=True)
class HasilBerkas:
    """Everything understood of one file, ready to load, to publish and to give back."""

    nama_berkas: str
    sha256: str
    identitas: Identitas
    diterima: DataFrame[UsulanTerklasifikasi]
    ditolak: DataFrame[UsulanBersih]
    temuan: DataFrame[Temuan]
    bukan_usulan: DataFrame[BarisBukanUsulan]
    jumlah_tertulis: DataFrame[JumlahTertulis]
    pemetaan: DataFrame[PemetaanKolom]
    profil_cocok: tuple[str, ...] = ()
