"""From a file to everything understood of it: read in isolation, tell whose it is, judge it."""

from __future__ import annotations

from dataclasses import dataclass

from pandera.typing import DataFrame

from reference.loader import Referensi
from schemas.berkas import BerkasUsulan, Identitas
from schemas.hasil import HasilBerkas
from schemas.lembar import BukuKerja
from schemas.perbaikan import Perbaikan
from schemas.tinjauan import KeputusanKlasifikasi
from tasks.baca import read_buku
from tasks.baca.batas import BatasBaca
from usulan.identity import identify_berkas
from usulan.layout import read_layout
from usulan.pipeline import process_buku, require_usulan


@dataclass(frozen=True)
class Bacaan:
    """A file as read, what was understood of it, and what it mends of the version before."""

    buku: BukuKerja
    hasil: HasilBerkas
    perbaikan: Perbaikan | None = None


def process_berkas(
    berkas: BerkasUsulan,
    referensi: Referensi,
    batas: BatasBaca,
    tahun_bawaan: int | None,
    keputusan: DataFrame[KeputusanKlasifikasi] | None = None,
) -> Bacaan:
    """Read a file and return it with its proposals, findings and other rows.

    `keputusan` are the decisions of people that hold for its proposals.
    `identitas` of the result may lack kelurahan or year when path and titles do not tell, or
    contradict each other.

    Raises:
        BerkasTidakTerbaca: the file is broken, hostile or beyond the limits.
        LayoutTidakDikenal, KolomWajibHilang: it holds no table of usulan.
        TidakAdaUsulan: its table is blank.
    """
    buku = read_buku(berkas.path, batas)
    hasil = process_buku(
        buku, berkas.jalur_relatif, referensi, tahun_bawaan=tahun_bawaan, keputusan=keputusan
    )
    return Bacaan(buku, require_usulan(hasil))


def identify_isi(
    berkas: BerkasUsulan, referensi: Referensi, batas: BatasBaca, tahun_bawaan: int | None
) -> Identitas:
    """Open a file only to tell whose it is, by its path and the titles of its sheets.

    Raises:
        UsulanError: it cannot be read, or holds no table.
    """
    layout = read_layout(read_buku(berkas.path, batas), referensi, berkas.jalur_relatif)
    return identify_berkas(berkas.jalur_relatif, layout.judul, referensi.wilayah, tahun_bawaan)
