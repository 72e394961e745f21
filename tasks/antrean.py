"""The queue of a run: one entry per kelurahan, made from the files in the inbox."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import overload

import pandas as pd

from schemas.berkas import BerkasUsulan, Identitas
from schemas.galat import KelurahanTidakDikenal, UsulanError
from usulan.identity import identify_berkas

Kenali = Callable[[BerkasUsulan], Identitas]
"""Opens a file and tells whose it is by its titles; raises UsulanError when it cannot."""


@dataclass(frozen=True)
class Kiriman:
    """What one kelurahan sent. Grain: one kelurahan and year, or one file of an unknown one.

    `nama` is how people say it ("margodadi", or the file's name). `galat` is what is wrong before
    the file is even read: nobody's file, or two files of one kelurahan.
    """

    berkas: BerkasUsulan
    nama: str
    tahun: int
    kode_kelurahan: str | None = None
    galat: UsulanError | None = None


@dataclass(frozen=True)
class TahunLain:
    """A file of the inbox that belongs to the Musrenbang of another year, and which."""

    jalur_relatif: str
    tahun: int


@dataclass(frozen=True)
class Antrean(Sequence[Kiriman]):
    """The queue of a run, by name, and what is left out of it.

    `tahun_lain` are files of another year, `tinjauan` review workbooks: nobody's proposals.
    """

    kiriman: tuple[Kiriman, ...] = ()
    tahun_lain: tuple[TahunLain, ...] = ()
    tinjauan: tuple[BerkasUsulan, ...] = ()

    @overload
    def __getitem__(self, letak: int) -> Kiriman: ...
    @overload
    def __getitem__(self, letak: slice) -> Sequence[Kiriman]: ...
    def __getitem__(self, letak: int | slice) -> Kiriman | Sequence[Kiriman]:
        """Return an entry (or several) by position."""
        return self.kiriman[letak]

    def __len__(self) -> int:
        """Return how many entries there are."""
        return len(self.kiriman)

    def keep(self, pilih: Callable[[Kiriman], bool]) -> Antrean:
        """Return the queue with only the entries that `pilih` chooses."""
        return replace(self, kiriman=tuple(k for k in self.kiriman if pilih(k)))


@dataclass(frozen=True)
class ImporTerakhir:
    """What the warehouse knows of the last imports of a year.

    `sha_berlaku` is the live content by kelurahan, where it was read under today's rules;
    `gagal_kelurahan` the kelurahan whose last import failed; `gagal_jalur` the failed files that
    belong to no known kelurahan.
    """

    sha_berlaku: Mapping[str, str]
    gagal_kelurahan: frozenset[str]
    gagal_jalur: frozenset[str]


@dataclass(frozen=True)
class _Milik:
    berkas: BerkasUsulan
    identitas: Identitas
    galat: UsulanError | None = None


def build_antrean(
    berkas: Iterable[BerkasUsulan], tahun: int, wilayah: pd.DataFrame, kenali: Kenali
) -> Antrean:
    """Return the queue of a year; files of another year are left out and named.

    The path decides whose file it is; only where it does not, the file is opened for its titles.
    """
    semua = [_kenali(b, tahun, wilayah, kenali) for b in berkas]
    tahun_lain = [TahunLain(m.berkas.jalur_relatif, t) for m in semua if (t := _lain(m, tahun))]
    milik = [m for m in semua if not _lain(m, tahun)]
    antrean = [*_kirim_tak_dikenal(milik, tahun), *_kirim_kelurahan(milik, tahun, wilayah)]
    antrean.sort(key=lambda kiriman: (kiriman.nama, kiriman.berkas.jalur_relatif))
    return Antrean(tuple(antrean), tuple(tahun_lain))


def find_tahun_lain(
    nama: Iterable[str], tahun: int, wilayah: pd.DataFrame
) -> tuple[TahunLain, ...]:
    """Return the paths that name another year; what only a title tells is not known here."""
    terbaca = ((n, identify_berkas(n, (), wilayah, tahun).tahun_musrenbang) for n in nama)
    return tuple(TahunLain(n, t) for n, t in terbaca if t not in (tahun, None))


def is_tahun(jalur_relatif: str, tahun: int, wilayah: pd.DataFrame) -> bool:
    """Tell whether a path may belong to a year: it names that year, or none."""
    return identify_berkas(jalur_relatif, (), wilayah, tahun).tahun_musrenbang in (tahun, None)


def find_sisa_gagal(
    antrean: Iterable[Kiriman], terakhir: ImporTerakhir, wilayah: pd.DataFrame
) -> list[str]:
    """Return the names of the kelurahan that failed and are not in the queue, in order."""
    nama = wilayah.set_index("kode")["nama"]
    sisa = terakhir.gagal_kelurahan - {k.kode_kelurahan for k in antrean}
    return sorted(str(nama.get(kode, kode)) for kode in sisa)


def pick_baru(antrean: Antrean, terakhir: ImporTerakhir) -> Antrean:
    """Keep what is new, changed, or failed last time."""
    return antrean.keep(
        lambda k: (
            k.galat is not None
            or k.kode_kelurahan in terakhir.gagal_kelurahan
            or terakhir.sha_berlaku.get(k.kode_kelurahan or "") != k.berkas.sha256
        )
    )


def pick_gagal(antrean: Antrean, terakhir: ImporTerakhir) -> Antrean:
    """Keep the kelurahan that failed last time, and the files that nobody could be named for."""
    return antrean.keep(
        lambda k: (
            k.kode_kelurahan in terakhir.gagal_kelurahan
            or k.berkas.jalur_relatif in terakhir.gagal_jalur
        )
    )


def pick_kelurahan(antrean: Antrean, nama: str, tahun: int) -> Antrean:
    """Keep one kelurahan, by its name.

    Raises:
        KelurahanTidakDikenal: it has no file in the inbox.
    """
    pilihan = antrean.keep(lambda k: k.kode_kelurahan is not None and k.nama == nama.lower())
    if not pilihan:
        lain = [b for b in antrean.tahun_lain if nama.lower() in b.jalur_relatif.lower()]
        sebut = "".join(f" {b.jalur_relatif} milik Musrenbang {b.tahun}." for b in lain)
        raise KelurahanTidakDikenal(
            f"Berkas {nama} {tahun} tidak ada di kotak masuk.{sebut}",
            saran="Taruh berkasnya di kotak masuk dengan nama kelurahan di nama berkas.",
        )
    return pilihan


def _lain(milik: _Milik, tahun: int) -> int | None:
    """Return the year of a file when it is known to be another."""
    kata = milik.identitas.tahun_musrenbang
    return None if kata == tahun else kata


def _kirim_tak_dikenal(milik: Iterable[_Milik], tahun: int) -> list[Kiriman]:
    return [
        Kiriman(m.berkas, m.berkas.nama, tahun, galat=m.galat or _tak_dikenal(m))
        for m in milik
        if m.identitas.kode_kelurahan is None
    ]


def _kirim_kelurahan(milik: Iterable[_Milik], tahun: int, wilayah: pd.DataFrame) -> list[Kiriman]:
    per_kelurahan: dict[str, list[BerkasUsulan]] = defaultdict(list)
    for m in milik:
        if m.identitas.kode_kelurahan is not None:
            per_kelurahan[m.identitas.kode_kelurahan].append(m.berkas)
    nama = _nama_kelurahan(wilayah)
    return [_satukan(k, nama[k], tahun, daftar) for k, daftar in per_kelurahan.items()]


def _kenali(berkas: BerkasUsulan, tahun: int, wilayah: pd.DataFrame, kenali: Kenali) -> _Milik:
    dari_jalur = identify_berkas(berkas.jalur_relatif, (), wilayah, tahun)
    if dari_jalur.kode_kelurahan is not None or dari_jalur.tahun_musrenbang != tahun:
        return _Milik(berkas, dari_jalur)
    try:
        return _Milik(berkas, kenali(berkas))
    except UsulanError as galat:
        return _Milik(berkas, dari_jalur, galat)


def _satukan(kode: str, nama: str, tahun: int, daftar: list[BerkasUsulan]) -> Kiriman:
    """Several files of one kelurahan are one only when their contents are the same."""
    if len({b.sha256 for b in daftar}) == 1:
        return Kiriman(daftar[0], nama, tahun, kode)
    sebut = " dan ".join(b.jalur_relatif for b in daftar)
    galat = KelurahanTidakDikenal(
        f"Ada {len(daftar)} berkas dari kelurahan ini: {sebut}. Tidak jelas mana yang berlaku.",
        saran="Sisakan satu berkas di kotak masuk, lalu jalankan ulang yang gagal.",
        berkas=daftar[0].jalur_relatif,
    )
    return Kiriman(daftar[0], nama, tahun, kode, galat)


def _tak_dikenal(milik: _Milik) -> KelurahanTidakDikenal:
    tentang = "; ".join(milik.identitas.bertentangan)
    alasan = f" Yang terbaca saling bertentangan: {tentang}." if tentang else ""
    return KelurahanTidakDikenal(
        f"Tidak jelas kelurahan mana yang mengirim berkas ini.{alasan}",
        saran="Tulis nama kelurahan di nama berkas, misalnya Margodadi.xlsx.",
        berkas=milik.berkas.jalur_relatif,
    )


def _nama_kelurahan(wilayah: pd.DataFrame) -> dict[str, str]:
    kelurahan = wilayah[wilayah["tingkat"] == "kelurahan"]
    return dict(zip(kelurahan["kode"], kelurahan["nama"].str.lower(), strict=True))
