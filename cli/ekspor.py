"""`musrenbang ekspor`: the year's proposals in the tables of others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from cli.tampilan import format_angka, show_galat, show_pesan
from schemas.galat import UsulanError
from tasks.ekspor.terbit import publish_berita_acara, publish_sipd, publish_td4
from tasks.gaya_buku import Kertas
from tasks.kelengkapan import require_data
from tasks.lingkup import Lingkup, build_lingkup

SATU_PER_SATU = 3
"""Up to this many files are named one by one; of more, the folder."""


def run_sipd(tahun: int | None, kelurahan: str | None) -> int:
    """Write the SIPD export and say where it is; return 2 when that fails."""
    return _terbitkan("Ekspor SIPD", tahun, lambda lingkup: publish_sipd(lingkup, kelurahan))


def run_td4(tahun: int | None, kecamatan: str | None, kertas: Kertas) -> int:
    """Write table T-D.4 per kecamatan and say where it is; return 2 when that fails."""
    return _terbitkan(
        "Daftar T-D.4", tahun, lambda lingkup: publish_td4(lingkup, kecamatan, kertas)
    )


def run_berita_acara(
    tahun: int | None, kelurahan: str | None, kecamatan: str | None, kertas: Kertas
) -> int:
    """Write the annexes to the minutes and say where they are; return 2 when that fails."""
    return _terbitkan(
        "Lampiran berita acara",
        tahun,
        lambda lingkup: publish_berita_acara(lingkup, kelurahan, kecamatan, kertas),
    )


def _terbitkan(nama: str, tahun: int | None, terbitkan: Callable[[Lingkup], Sequence[Path]]) -> int:
    try:
        lingkup = build_lingkup(tahun)
        require_data(lingkup)
        berkas = terbitkan(lingkup)
    except UsulanError as galat:
        show_galat(galat)
        return 2
    except OSError as galat:
        show_galat(_tak_tertulis(galat))
        return 2
    _show_berkas(nama, berkas)
    return 0


def _show_berkas(nama: str, berkas: Sequence[Path]) -> None:
    if len(berkas) <= SATU_PER_SATU:
        for satu in berkas:
            show_pesan(f"{nama}: {satu}")
    else:
        show_pesan(f"{nama}: {format_angka(len(berkas))} berkas di {berkas[0].parent}")


def _tak_tertulis(galat: OSError) -> UsulanError:
    return UsulanError(
        "Tidak dapat menulis ke sini.",
        saran="Tutup berkasnya bila sedang dibuka, lalu ulangi.",
        berkas=str(galat.filename or ""),
    )
