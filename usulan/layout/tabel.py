"""Reading one table: every row judged, proposals with the text, kind and address of each field."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from usulan.layout.bagian import TANPA_BAGIAN, Bagian
from usulan.layout.baris import Pembaca, is_bagian
from usulan.layout.barisan import Barisan
from usulan.layout.isi_baris import IsiBaris, PolaBaris, is_ditto
from usulan.layout.kepala import Kepala, is_nomor_kolom
from usulan.layout.kisi import Kisi, Sel
from usulan.layout.pemetaan import Pemetaan
from usulan.layout.rekaman import Rekaman
from usulan.layout.sambungan import is_sambungan, join_sambungan, note_sambungan

# One number under a merged range is one number: counting it per row would invent rupiah.
_TIDAK_MEWARIS = frozenset(
    {"nomor", "volume", "volume_satuan", "anggaran", "harga_satuan", "prioritas"}
)


@dataclass(frozen=True)
class Tabel:
    """A table to read: its header, its mapping, and the body rows `mulai`..`selesai` - 1."""

    kisi: Kisi
    kepala: Kepala
    pemetaan: Pemetaan
    mulai: int
    selesai: int
    skala: int
    kepala_ulang: frozenset[int] = frozenset()
    bagian: Bagian = TANPA_BAGIAN

    @property
    def kepala_berikut(self) -> frozenset[int]:
        """Rows of headers below: repeated ones, and the first of the next table."""
        ada_lagi = self.selesai < self.kisi.tinggi
        return self.kepala_ulang | ({self.selesai} if ada_lagi else frozenset())

    @property
    def kiri(self) -> int:
        """First column of the table."""
        return self.kepala.kolom[0].kolom

    @property
    def kanan(self) -> int:
        """Last column of the table."""
        return self.kepala.kolom[-1].kolom


@dataclass
class IsiTabel:
    """What one table held. Rows count from 0; proposals are keyed as in UsulanMentah."""

    usulan: Rekaman = field(default_factory=Rekaman)
    jenis_baris: dict[int, str] = field(default_factory=dict)
    jumlah: list[dict[str, Any]] = field(default_factory=list)
    catatan: list[dict[str, Any]] = field(default_factory=list)
    akhir_usulan: int = -1
    """The last row that the latest proposal reaches, with what runs on below it."""


def read_tabel(tabel: Tabel, pola: PolaBaris) -> IsiTabel:
    """Read all body rows of a table."""
    hasil = IsiTabel()
    rentang = range(tabel.mulai, tabel.selesai)
    baris = Barisan(tabel.kisi, tabel.pemetaan, rentang, tabel.kiri, tabel.kanan)
    pembaca = _start_pembaca(baris, pola, tabel.pemetaan.kolom["uraian"])
    bagian, r = tabel.bagian, tabel.mulai
    while r < tabel.selesai:
        polos = _find_polos(tabel, r, baris, pembaca)
        if polos:
            _add_polos(tabel, baris, polos, bagian, pembaca, hasil)
            r = polos.stop
            continue
        bagian = _read_baris(tabel, r, baris, bagian, pembaca, hasil)
        r += 1
    return hasil


def _read_baris(
    tabel: Tabel, r: int, baris: Barisan, bagian: Bagian, pembaca: Pembaca, hasil: IsiTabel
) -> Bagian:
    """Judge one row by all its cells; return the section in force below it."""
    isi = baris[r]
    if _join_sambungan(tabel, r, isi, pembaca, hasil):
        return bagian
    jenis = _jenis_tetap(tabel, r, isi, pembaca) or pembaca.judge_baris(isi, r)
    hasil.jenis_baris[r] = jenis
    if jenis == "bagian":
        return bagian.enter(_longest(isi))
    if jenis == "usulan":
        _add_usulan(tabel, isi, r, bagian, hasil)
    elif jenis in ("subtotal", "total"):
        hasil.jumlah.extend(_jumlah(tabel, isi, r, jenis, hasil))
    return bagian


def _find_polos(tabel: Tabel, r: int, baris: Barisan, pembaca: Pembaca) -> range:
    """Return the rows from r on that each count on from the one above: proposals at first sight."""
    nomor, akhir = baris.bernomor.get(r), r
    if not pembaca.is_berikut(nomor):
        return range(r, r)
    while (
        akhir < tabel.selesai
        and baris.bernomor.get(akhir) == nomor
        and akhir not in tabel.kepala_ulang
        and baris.is_polos(akhir)
        and not pembaca.begins_jumlah(baris.read_sel(akhir, "uraian")[0])
    ):
        akhir, nomor = akhir + 1, (nomor or 0) + 1
    return range(r, akhir)


def _add_polos(
    tabel: Tabel,
    baris: Barisan,
    polos: range,
    bagian: Bagian,
    pembaca: Pembaca,
    hasil: IsiTabel,
) -> None:
    """Take plain rows as proposals, column by column."""
    kolom: dict[str, list[Any]] = {**baris.read_kolom(polos)}
    isian = {nama: _isian(nama, sel) for nama, sel in bagian.list_isi()}
    for nama in isian:
        _isi_kosong(kolom, nama, isian[nama], len(polos))
    for nama in tabel.pemetaan.kolom.keys() - _TIDAK_MEWARIS:
        _ganti_ditto(kolom, nama, hasil.usulan, isian.get(nama, {}))
    kosong: list[None] = [None] * len(polos)
    uang = kolom.get("anggaran", kosong), kolom.get("jenis_anggaran", kosong)
    for r, teks, jenis in zip(polos, *uang, strict=True):
        pembaca.accept_usulan(baris.bernomor[r], teks, jenis or "teks")
    tetap = {"lembar": tabel.kisi.lembar.nama, "skala_rupiah": tabel.skala}
    hasil.usulan.extend(
        {k: [v] * len(polos) for k, v in tetap.items()}
        | {"nomor_baris": [r + 1 for r in polos]}
        | kolom,
        len(polos),
    )
    hasil.jenis_baris.update(dict.fromkeys(polos, "usulan"))
    hasil.akhir_usulan = polos.stop - 1


def _isi_kosong(kolom: dict[str, list[Any]], nama: str, isian: dict[str, Any], banyak: int) -> None:
    """Put the section's value where a row has none of its own."""
    kosong = [t is None for t in kolom.get(nama, [None] * banyak)]
    for kunci, nilai in isian.items():
        lama = kolom.get(kunci, [None] * banyak)
        kolom[kunci] = [nilai if k else v for k, v in zip(kosong, lama, strict=True)]


def _ganti_ditto(
    kolom: dict[str, list[Any]], nama: str, atas: Rekaman, isian: dict[str, Any]
) -> None:
    """A ditto mark stands for the value above; the address stays the mark's own cell.

    Where nothing stands above, the section speaks (`isian`), as for an empty cell.
    """
    teks = kolom[nama]
    tanda = {satu for satu in set(teks) if is_ditto(satu)}
    for i, satu in enumerate(teks if tanda else ()):
        if satu in tanda and (i or atas):
            teks[i] = teks[i - 1] if i else atas.read_akhir().get(nama)
            kolom[f"jenis_{nama}"][i] = "teks" if teks[i] else None
            for kunci in isian if teks[i] is None else ():
                kolom[kunci][i] = isian[kunci]


def _join_sambungan(tabel: Tabel, r: int, isi: IsiBaris, pembaca: Pembaca, hasil: IsiTabel) -> bool:
    """Put a row that goes on with the proposal right above behind it; tell whether it did."""
    if "nomor" in isi.per_kolom or hasil.akhir_usulan != r - 1:
        return False
    atas = hasil.usulan.read_akhir()
    if not is_sambungan(isi, atas, pembaca, pertama=atas["nomor_baris"] == r):
        return False
    hasil.usulan.replace_akhir(join_sambungan(isi, atas))
    hasil.akhir_usulan, hasil.jenis_baris[r] = r, "catatan"
    hasil.catatan.append(note_sambungan(tabel.kisi, r, isi.sel[0], atas))
    return True


def _longest(isi: IsiBaris) -> Sel:
    return max(isi.sel, key=lambda s: len(s.teks or "") if s.jenis == "teks" else 0)


def _start_pembaca(baris: Barisan, pola: PolaBaris, kolom_uraian: int) -> Pembaca:
    """Look over the table first: whether it numbers its proposals, and where the numbers end."""
    lain = (baris[r].per_kolom for r in baris if r not in baris.bernomor)
    tanpa = sum("nomor" not in k and "uraian" in k and len(k) >= 3 for k in lain)
    return Pembaca(
        pola,
        kolom_uraian,
        bernomor=len(baris.bernomor) > 2 * tanpa,
        nomor_akhir=max(baris.bernomor, default=-1),
        baris=baris,
    )


def _jenis_tetap(tabel: Tabel, r: int, isi: IsiBaris, pembaca: Pembaca) -> str | None:
    """Return the kind of rows that need no judging: header rows, and a title right above one."""
    if r in tabel.kepala_ulang:
        return "kepala"
    if is_nomor_kolom(tabel.kisi, r, tabel.kiri, tabel.kanan):
        return "nomor_kolom"
    if len(isi.sel) == 1 and pembaca.pola.cocok("judul", isi.sel[0].teks or ""):
        return "judul"
    if _is_judul_kepala(tabel, r, isi) and not is_bagian(isi, pembaca.pola, pembaca.kolom_uraian):
        return "judul"
    return None


def _is_judul_kepala(tabel: Tabel, r: int, isi: IsiBaris) -> bool:
    """Tell whether row r is a lone text above a header, with at most a blank row between."""
    if len(isi.sel) != 1 or isi.sel[0].jenis != "teks" or len(tabel.kisi.isi_baris(r)) != 1:
        return False
    berikut = r + 1 if tabel.kisi.isi_baris(r + 1) else r + 2
    return berikut in tabel.kepala_berikut


def _add_usulan(tabel: Tabel, isi: IsiBaris, r: int, bagian: Bagian, hasil: IsiTabel) -> None:
    """Build the record of one proposal, with values that merged ranges and ditto marks carry on."""
    catat: dict[str, Any] = {
        "lembar": tabel.kisi.lembar.nama,
        "nomor_baris": r + 1,
        "skala_rupiah": tabel.skala,
    }
    for nama, sel in _fields(tabel, isi, r, hasil):
        catat |= _isian(nama, sel)
    for nama, sel in bagian.list_isi():
        catat |= _isian(nama, sel) if catat.get(nama) is None else {}
    hasil.usulan.add(catat)
    hasil.jenis_baris[r], hasil.akhir_usulan = "usulan", r


def _isian(nama: str, sel: Sel) -> dict[str, Any]:
    jenis = sel.jenis if sel.teks else None
    return {nama: sel.teks, f"jenis_{nama}": jenis, f"sel_{nama}": sel.alamat}


def _fields(tabel: Tabel, isi: IsiBaris, r: int, hasil: IsiTabel) -> Iterator[tuple[str, Sel]]:
    for nama, c in tabel.pemetaan.kolom.items():
        sel = isi.per_kolom.get(nama)
        if sel is None:
            yield nama, _warisan(tabel.kisi, nama, r, c, hasil)
        elif nama not in _TIDAK_MEWARIS and hasil.usulan and is_ditto(sel.teks):
            yield nama, sel._replace(teks=hasil.usulan.read_akhir().get(nama))
        else:
            yield nama, sel


def _warisan(kisi: Kisi, nama: str, r: int, c: int, hasil: IsiTabel) -> Sel:
    """Return what an empty cell stands for: a vertically merged text carries on.

    Merged numbers do not, but are told. An empty cell keeps its address, so that a finding about
    what is missing has a place.
    """
    kosong = Sel(None, "teks", (r, c))
    sel = kisi.sel_utuh(r, c) if r in kisi.baris_bergabung else kosong
    if sel.teks is None or sel.titik[0] == r or sel.titik[1] != c:
        return kosong
    if nama not in _TIDAK_MEWARIS:
        return sel
    if nama in ("anggaran", "volume", "volume_satuan"):
        hasil.catatan.append(_catat_gabungan(kisi, nama, r, sel))
    return kosong


def _catat_gabungan(kisi: Kisi, nama: str, r: int, sel: Sel) -> dict[str, Any]:
    return {
        "kode": "NILAI_GABUNGAN",
        "lembar": kisi.lembar.nama,
        "sel": sel.alamat,
        "nomor_baris": r + 1,
        "kolom": nama,
        "nilai": sel.teks,
        "isi": json.dumps({"baris_pertama": sel.titik[0] + 1}),
    }


def _jumlah(
    tabel: Tabel, isi: IsiBaris, r: int, jenis: str, hasil: IsiTabel
) -> Iterator[dict[str, Any]]:
    """Note the sum that a row states, with the rows it claims to add up."""
    uang = isi.per_kolom.get("anggaran")
    if uang is None or not hasil.usulan:
        return
    batas = [j for j, t in hasil.jenis_baris.items() if t in ("bagian", "subtotal") and j < r]
    awal = hasil.usulan.kolom["nomor_baris"][0] - 1
    dari = max(batas, default=awal - 1) + 1 if jenis == "subtotal" else awal
    yield {
        "lembar": tabel.kisi.lembar.nama,
        "nomor_baris": r + 1,
        "jenis": jenis,
        "sel": uang.alamat,
        "teks": uang.teks,
        "jenis_sel": uang.jenis,
        "skala_rupiah": tabel.skala,
        "dari_baris": dari + 1,
        "sampai_baris": r,
    }
