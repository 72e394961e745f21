"""Finding the header: by what its words mean, whatever its row, column and depth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from schemas.lembar import Nilai, Titik
from usulan.layout.judul_kolom import Arti, KamusKolom, read_skala
from usulan.layout.kisi import Kisi, Sel

DALAM_KEPALA_MAKS = 4
_PANJANG_JUDUL_MAKS = 80
PANJANG_NOMOR_MAKS = 24
_BARIS_CARI_MIRIP = 60
MUNGKIN_URAIAN = frozenset({"uraian", "sub_kegiatan", "kegiatan", "program"})
_TAHUN = re.compile(r"^20\d\d$")
_KURUNG = re.compile(r"^\(.*\)$")
_NOMOR_KOLOM = re.compile(
    r"^[(-]?\s*([0-9]{1,2}|[a-z]|[ivx]{1,5})\s*[).-]?(?:\s*=\s*[\s\d()a-z*+×.:/-]{1,16})?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class KolomKepala:
    """One column of a header: its place, its heading (stacked parts joined) and what it may mean.

    Columns under one merged heading share `titik`, the place of the heading's lowest part.
    """

    kolom: int
    titik: Titik
    teks: str
    arti: Arti | None
    skala: int


@dataclass(frozen=True)
class Kepala:
    """A header of one table: rows `awal`..`akhir` (ends included) and its columns."""

    awal: int
    akhir: int
    kolom: tuple[KolomKepala, ...]

    @property
    def tanda(self) -> tuple[tuple[int, str], ...]:
        """Return what makes two headers the same: place and words of every column."""
        return tuple((k.kolom, k.teks.casefold()) for k in self.kolom)


def find_kepala(kisi: Kisi, kamus: KamusKolom) -> list[Kepala]:
    """Return the headers of a sheet, top to bottom; side by side tables give one each.

    Exact aliases are tried on every row; near spellings and words only on the first rows until a
    header is found, and after a break. A row that repeats a header found above is one too.
    """
    hasil: list[Kepala] = []
    mentah: set[tuple[Nilai, ...]] = set()
    r = 0
    while r < kisi.tinggi:
        mirip = r < _BARIS_CARI_MIRIP if not hasil else _sesudah_sela(kisi, r)
        calon = (
            _is_calon(kisi, r, kamus)
            or (mirip and _is_calon(kisi, r, kamus, mirip=True))
            or kisi.isi_mentah(r) in mentah
        )
        kepala = _read_kepala(kisi, r, kamus) if calon else []
        hasil += kepala
        mentah |= {kisi.isi_mentah(k.awal) for k in kepala}
        r = max([r, *(k.akhir for k in kepala)]) + 1
    return hasil


def _sesudah_sela(kisi: Kisi, r: int) -> bool:
    """Tell whether row r follows a blank row or a lone text: there another table may begin."""
    isi = (v for v in kisi.isi_mentah(r - 1) if v is not None and v != "")
    return len(list(islice(isi, 2))) <= 1 and len(kisi.isi_mentah(r)) > 2


def _is_calon(kisi: Kisi, r: int, kamus: KamusKolom, *, mirip: bool = False) -> bool:
    """Tell whether row r looks like the start of a header: it names two fields or more.

    Rows of data hold such words too ("unit", "usulan"), but never mostly, and they hold numbers.
    """
    if not mirip and r not in kisi.baris_bergabung and not _menyebut_judul(kisi, r, kamus):
        return False
    sel = _sel_baris(kisi, r)
    if len(sel) < 2:
        return False
    cari = kamus.read_tumpukan if mirip else None
    kena: list[str] = []
    for s in sel:
        if s.jenis != "teks" or len(s.teks or "") > _PANJANG_JUDUL_MAKS:
            continue
        arti = cari([s.teks or ""]) if cari else kamus.cari_tepat(s.teks or "")
        if arti and arti.kolom[0] != "abaikan":
            kena.append(arti.kolom[0])
    berangka = any(s.jenis != "teks" for s in sel)
    berbeda, sebagian_besar = len(set(kena)), len(kena) * 2 >= len(sel)
    if mirip:
        bernomor = berangka or any(_NOMOR_KOLOM.match(s.teks or "") for s in sel)
        return not bernomor and berbeda >= 3 and sebagian_besar
    return berbeda >= 2 and (sebagian_besar or (berbeda >= 3 and not berangka))


def _menyebut_judul(kisi: Kisi, r: int, kamus: KamusKolom) -> bool:
    """Tell from the raw values whether enough cells name a heading: most rows end here.

    Beside numbers half of the cells must, so a row of data is known by its first texts.
    """
    isi = [v for v in kisi.isi_mentah(r) if v is not None and v != ""]
    teks = [v for v in isi if isinstance(v, str)]
    terisi = sum(1 for v in teks if not v.isspace()) + len(isi) - len(teks)
    perlu = max(2, (terisi + 1) // 2) if len(teks) < len(isi) else 2
    boleh_luput = len(teks) - perlu
    for satu in teks:
        if boleh_luput < 0:
            return False
        if not _is_judul(satu, kamus):
            boleh_luput -= 1
    return boleh_luput >= 0


def _is_judul(teks: str, kamus: KamusKolom) -> bool:
    pendek = len(teks) <= _PANJANG_JUDUL_MAKS
    return pendek and kamus.is_mungkin(teks) and kamus.cari_tepat(teks) is not None


def _sel_baris(kisi: Kisi, r: int) -> list[Sel]:
    if r not in kisi.baris_bergabung:
        return kisi.isi_baris(r)
    utuh = {s.titik: s for c in range(kisi.lebar) if (s := kisi.sel_utuh(r, c)).teks}
    return list(utuh.values())


def _read_kepala(kisi: Kisi, r: int, kamus: KamusKolom) -> list[Kepala]:
    """Read the header around row r, or nothing when the rows turn out to be no header."""
    awal, akhir = _jangkauan(kisi, r)
    while akhir - awal + 1 < DALAM_KEPALA_MAKS and _is_lanjutan(kisi, awal, akhir + 1, kamus):
        akhir += 1
    kolom = [k for c in range(kisi.lebar) if (k := _read_kolom(kisi, awal, akhir, c, kamus))]
    return [
        Kepala(awal, akhir, tuple(bagian)) for bagian in _pisah_tabel(kolom) if _is_kepala(bagian)
    ]


def _jangkauan(kisi: Kisi, r: int) -> tuple[int, int]:
    """Return the rows that merged headings in row r reach, at most DALAM_KEPALA_MAKS deep."""
    area = [g for g in kisi.lembar.gabungan if g[0] <= r <= g[2]]
    awal = min([r, *(g[0] for g in area if r - g[0] < DALAM_KEPALA_MAKS)])
    bawah = [g[2] for g in kisi.lembar.gabungan if awal <= g[0] <= r]
    return awal, max([r, *(b for b in bawah if b - awal < DALAM_KEPALA_MAKS)])


def _is_lanjutan(kisi: Kisi, awal: int, r: int, kamus: KamusKolom) -> bool:
    """Tell whether row r still belongs to the header that starts at `awal`.

    It does when it holds only short texts, mostly headings or bracketed notes ("(Rp. 000)"), and
    is no header of its own (a second "No" starts another table); or when it only parts headings
    that are merged over several columns.
    """
    isi = kisi.isi_baris(r) if r < kisi.tinggi else []
    if _di_bawah_gabungan(kisi, isi, awal, r):
        return True
    if not isi or any(s.jenis != "teks" or len(s.teks or "") > _PANJANG_JUDUL_MAKS for s in isi):
        return False
    if all(_NOMOR_KOLOM.match(s.teks or "") for s in isi):
        return False
    kepala_atas = [kisi.sel_utuh(awal, s.titik[1]).teks for s in isi]
    arti = [kamus.cari_tepat(s.teks or "") for s in isi]
    if any(a and a.kolom[0] == "nomor" for a in arti):
        return False
    kena = [a or _KURUNG.match(s.teks or "") for a, s in zip(arti, isi, strict=True)]
    ulang = sum(a == s.teks for a, s in zip(kepala_atas, isi, strict=True))
    return sum(map(bool, kena)) * 2 >= len(isi) and ulang * 4 < len(isi) * 3


def _di_bawah_gabungan(kisi: Kisi, isi: list[Sel], awal: int, r: int) -> bool:
    """Tell whether all cells of row r stand right below headings merged over several columns."""
    lebar = [g for g in kisi.lembar.gabungan if awal <= g[0] and g[2] == r - 1 and g[3] > g[1]]
    return len(isi) > 1 and all(
        (
            _TAHUN.match(s.teks or "")
            or (s.jenis == "teks" and len(s.teks or "") <= _PANJANG_JUDUL_MAKS)
        )
        and any(g[1] <= s.titik[1] <= g[3] for g in lebar)
        for s in isi
    )


def _read_kolom(kisi: Kisi, awal: int, akhir: int, c: int, kamus: KamusKolom) -> KolomKepala | None:
    bagian: list[str] = []
    titik: Titik | None = None
    for r in range(awal, akhir + 1):
        sel = kisi.sel_utuh(r, c)
        if sel.teks and sel.titik[0] >= awal and sel.teks not in bagian:
            bagian.append(sel.teks)
            titik = sel.titik
    if titik is None:
        return None
    utuh = " ".join(bagian)
    skala = max(read_skala(b) for b in bagian)
    return KolomKepala(c, titik, utuh, kamus.read_tumpukan(bagian), skala)


def _pisah_tabel(kolom: list[KolomKepala]) -> list[list[KolomKepala]]:
    """Split a header into side by side tables at an empty column, or where the numbering repeats.

    A part that is no table of its own, or completes its neighbour, stays with it: a gap inside one
    table (a spacer, an unnamed column) parts nothing.
    """
    runtun: list[list[KolomKepala]] = []
    for k in kolom:
        sambung = runtun and k.kolom == runtun[-1][-1].kolom + 1
        if sambung and not (_is_nomor(k) and any(map(_is_nomor, runtun[-1]))):
            runtun[-1].append(k)
        else:
            runtun.append([k])
    hasil: list[list[KolomKepala]] = []
    for r in runtun:
        if hasil and not (
            is_mandiri(hasil[-1]) and is_mandiri(r) and not is_pelengkap(hasil[-1], r)
        ):
            hasil[-1] = [*hasil[-1], *r]
        else:
            hasil.append(r)
    return hasil


def _is_nomor(kolom: KolomKepala) -> bool:
    return kolom.arti is not None and kolom.arti.kolom == ("nomor",)


def _field(kolom: Sequence[KolomKepala]) -> set[str]:
    return {k.arti.kolom[0] for k in kolom if k.arti} - {"abaikan"}


def is_mandiri(kolom: Sequence[KolomKepala]) -> bool:
    """Tell whether headings make a table of proposals by themselves."""
    return _is_kepala(kolom) and bool(_field(kolom) & MUNGKIN_URAIAN)


def is_pelengkap(kiri: Sequence[KolomKepala], kanan: Sequence[KolomKepala]) -> bool:
    """Tell whether two runs of headings name different fields only: halves of one table."""
    return not _field(kiri) & _field(kanan)


def _is_kepala(kolom: Sequence[KolomKepala]) -> bool:
    kena = _field(kolom)
    return len(kena) >= 3 or (len(kena) == 2 and bool(kena & MUNGKIN_URAIAN))


def is_nomor_kolom(kisi: Kisi, r: int, kiri: int = 0, kanan: int | None = None) -> bool:
    """Tell whether row r only numbers the columns kiri..kanan: 1 2 3, (1) (2), a b c or I II."""
    ujung = kisi.lebar if kanan is None else kanan + 1
    mentah = kisi.isi_mentah(r)[kiri:ujung]
    if any(isinstance(v, str) and len(v) > PANJANG_NOMOR_MAKS for v in mentah):
        return False
    isi = [s for s in kisi.isi_baris(r) if kiri <= s.titik[1] < ujung]
    tanda = [m.group(1).lower() for s in isi if (m := _NOMOR_KOLOM.match(s.teks or ""))]
    if len(tanda) < 3 or len(tanda) < len(isi):
        return False
    if all(t.isdigit() for t in tanda):
        # "6=4x5" names its own column, "1=2+3" that of its first term: the order tells nothing.
        angka = [int(t) for s, t in zip(isi, tanda, strict=True) if "=" not in (s.teks or "")]
        return angka == sorted(set(angka)) and angka[-1] - angka[0] <= 2 * len(angka)
    return len(set(tanda)) == len(tanda)
