"""The commands of `musrenbang ekspor`; each hands over to `cli.ekspor`."""

from __future__ import annotations

import typer

from cli.bahasa import Kelompok, Perintah
from cli.opsi import Kecamatan, Kelurahan, Kertas, Tahun

ekspor = typer.Typer(
    cls=Kelompok,
    help="Usulan dalam bentuk lain: SIPD, daftar T-D.4 per kecamatan, lampiran berita acara.",
    no_args_is_help=True,
)


@ekspor.command("sipd", cls=Perintah)
def ekspor_sipd(tahun: Tahun = None, kelurahan: Kelurahan = None) -> None:
    """Tulis usulan dalam 26 kolom ekspor SIPD: satu berkas kota, satu per kelurahan."""
    from cli.ekspor import run_sipd

    raise typer.Exit(run_sipd(tahun, kelurahan))


@ekspor.command("td4", cls=Perintah)
def ekspor_td4(tahun: Tahun = None, kecamatan: Kecamatan = None, kertas: Kertas = "A4") -> None:
    """Tulis Tabel T-D.4 Permendagri 86/2017: daftar kegiatan prioritas per kecamatan."""
    from cli.ekspor import run_td4

    raise typer.Exit(run_td4(tahun, kecamatan, kertas))


@ekspor.command("berita-acara", cls=Perintah)
def ekspor_berita_acara(
    tahun: Tahun = None,
    kelurahan: Kelurahan = None,
    kecamatan: Kecamatan = None,
    kertas: Kertas = "A4",
) -> None:
    """Tulis lampiran berita acara: daftar prioritas dengan tempat tanda tangan, siap cetak."""
    from cli.ekspor import run_berita_acara

    raise typer.Exit(run_berita_acara(tahun, kelurahan, kecamatan, kertas))
