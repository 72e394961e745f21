"""What must hold of the lines of a nomenclature: a code, a name, one parent, told once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reference.kerusakan import Kerusakan
from reference.tabel import advise_kode
from usulan.nomenklatur.kode import find_induk, find_jenjang

_TANDA_RUMUS = ("=", "+", "@")


@dataclass(frozen=True)
class BarisNomenklatur:
    """One line of the workbook, with the cells (Lampiran!B12) of its code and its name."""

    kode: str
    uraian: str | None
    indikator: str | None
    satuan: str | None
    sel_kode: str
    sel_uraian: str

    @property
    def jenjang(self) -> str | None:
        """Return the level that the code says, None when it is no code."""
        return find_jenjang(self.kode)

    @property
    def induk(self) -> str | None:
        """Return the code above, None for an urusan."""
        return find_induk(self.kode)


def drop_ulangan(
    baris: Sequence[BarisNomenklatur], berkas: str
) -> tuple[list[BarisNomenklatur], list[Kerusakan]]:
    """Return each code once; the same code with another name is a fault that names both cells."""
    pertama: dict[str, BarisNomenklatur] = {}
    rusak: list[Kerusakan] = []
    for b in baris:
        asal = pertama.setdefault(b.kode, b)
        if _lipat(asal.uraian) != _lipat(b.uraian):
            pesan = (
                f'Kode {b.kode} di sini bernama "{b.uraian}", di {asal.sel_kode} "{asal.uraian}".'
            )
            saran = "Satu kode satu nama: betulkan salah satu kodenya atau hapus barisnya."
            rusak.append(Kerusakan(berkas, pesan, saran, sel=b.sel_kode))
    return list(pertama.values()), rusak


def check_baris(baris: Sequence[BarisNomenklatur], berkas: str) -> Iterator[Kerusakan]:
    """Return the faults of single lines, each at its cell."""
    kode = {b.kode for b in baris}
    for b in baris:
        if b.jenjang is None:
            pesan = f'"{b.kode}" bukan kode nomenklatur.'
            yield Kerusakan(berkas, pesan, advise_kode(b.kode), sel=b.sel_kode)
        elif b.induk is not None and b.induk not in kode:
            pesan = f"Kode {b.kode} tidak punya induk: baris {b.induk} tidak ada."
            saran = f"Tambahkan baris {b.induk}, atau betulkan kode ini."
            yield Kerusakan(berkas, pesan, saran, sel=b.sel_kode)
        if b.uraian is None or b.uraian.startswith(_TANDA_RUMUS):
            pesan = f"Kode {b.kode} tidak bernama."
            yield Kerusakan(berkas, pesan, "Isi nama nomenklaturnya.", sel=b.sel_uraian)


def explain_tanpa_kode(baris: BarisNomenklatur, berkas: str) -> Kerusakan:
    """Return the fault of a line that has a name and an indicator or unit, but no code."""
    return Kerusakan(
        berkas,
        f'Baris "{baris.uraian}" tidak berkode.',
        "Isi kodenya, atau hapus indikator dan satuannya bila ini hanya catatan.",
        sel=baris.sel_kode,
    )


def _lipat(teks: str | None) -> str:
    return "".join((teks or "").casefold().split())
