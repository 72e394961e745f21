"""One pass over an ODS content part: tables, repeats, errors, formulas without value, merges.

python-calamine gives no merged ranges for ODS and '' for error cells, and aborts its process on a
huge repeat; this scan names the first two and refuses the third.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.parsers import expat

from tasks.baca.alasan import format_bulat, tolak
from tasks.baca.batas import BARIS_EXCEL, KOLOM_EXCEL, BatasBaca
from tasks.baca.pindaian import Pindaian, periksa_baris, periksa_gabungan, periksa_luas
from tasks.baca.xml_aman import NamaLokal, parse_xml

TERSEMBUNYI = ("collapse", "filter")
SEL = ("table-cell", "covered-table-cell")
KELONGGARAN = 2
"""Writers end a sheet with a repeat up to the last row; some overshoot it by what came before."""


def pindai_ods(potongan: Iterable[bytes], batas: BatasBaca) -> dict[str, Pindaian]:
    """Return the signals of every table of a content part, by sheet name, in order.

    Raises:
        BerkasTidakTerbaca: malformed, DOCTYPE, a repeat outside of a sheet, or over the limits.
    """
    pemindai = _Pemindai(batas)
    parse_xml(potongan, "content.xml", pemindai.siapkan)
    return pemindai.hasil


class _Pemindai:
    """State between the callbacks; rows and columns are counted along with their repeats."""

    def __init__(self, batas: BatasBaca) -> None:
        self.hasil: dict[str, Pindaian] = {}
        self._batas = batas
        self._lokal = NamaLokal()
        self._tabel: list[Pindaian] = []
        self._nama = ""
        self._sel: dict[str, str] | None = None
        self._teks: list[str] = []
        self._ada_paragraf = False
        self._dalam_anotasi = 0
        self._mulai_tabel()

    def siapkan(self, parser: expat.XMLParserType) -> None:
        parser.StartElementHandler = self._mulai
        parser.EndElementHandler = self._akhir
        parser.CharacterDataHandler = self._huruf

    def _mulai_tabel(self) -> None:
        self._baris = self._kolom = self._kolom_lebar = self._jumlah_baris = self._jumlah_sel = 0
        self._ulang_baris = 1
        self._maks_baris = self._maks_kolom = -1
        self._baris_berisi = False

    def _mulai(self, nama: str, atribut: dict[str, str]) -> None:
        lokal = self._lokal[nama]
        if lokal == "annotation":
            self._dalam_anotasi += 1
        elif lokal == "table":
            self._tabel_baru(self._ringkas(atribut))
        elif not self._tabel:
            return
        elif lokal == "table-row":
            self._baris_baru(self._ringkas(atribut))
        elif lokal in SEL:
            self._sel, self._teks, self._ada_paragraf = self._ringkas(atribut), [], False
        elif lokal == "table-column":
            self._kolom_baru(self._ringkas(atribut))
        elif self._sel is not None and not self._dalam_anotasi:
            self._isi_sel(lokal)

    def _isi_sel(self, lokal: str) -> None:
        if lokal in ("p", "h"):
            self._ada_paragraf = True
        elif lokal in ("s", "tab", "line-break"):
            self._teks.append(" ")

    def _akhir(self, nama: str) -> None:
        lokal = self._lokal[nama]
        if lokal == "annotation":
            self._dalam_anotasi -= 1
        elif lokal == "table" and self._tabel:
            self._tutup_tabel()
        elif lokal in SEL and self._sel is not None:
            self._tutup_sel(self._sel)
        elif lokal == "table-row" and self._tabel:
            self._tutup_baris()

    def _huruf(self, data: str) -> None:
        if self._sel is not None and self._ada_paragraf and not self._dalam_anotasi:
            self._teks.append(data)

    def _ringkas(self, atribut: dict[str, str]) -> dict[str, str]:
        """Return attributes by local name; calcext's value type is kept apart from office's."""
        lokal = self._lokal
        return {
            ("calcext-type" if nama == "calcext:value-type" else lokal[nama]): nilai
            for nama, nilai in atribut.items()
        }

    def _tabel_baru(self, atribut: dict[str, str]) -> None:
        self._tabel.append(Pindaian(jumlah_isi=0))
        if len(self._tabel) == 1:
            self._nama = atribut.get("name", "")
            self.hasil[self._nama] = self._tabel[0]
            self._mulai_tabel()

    def _tutup_tabel(self) -> None:
        hasil = self._tabel.pop()
        if self._tabel:
            return
        tempat = f"lembar {self._nama}"
        periksa_luas(self._maks_baris, self._maks_kolom, self._batas, tempat)
        periksa_baris(self._jumlah_baris, self._batas, tempat)
        periksa_gabungan(hasil.gabungan, self._batas, tempat)

    def _baris_baru(self, atribut: dict[str, str]) -> None:
        self._ulang_baris = self._ulangan(atribut, "number-rows-repeated", BARIS_EXCEL)
        self._kolom, self._baris_berisi = 0, False
        if self._baris + self._ulang_baris > KELONGGARAN * BARIS_EXCEL:
            self._tolak_alamat()
        if atribut.get("visibility") in TERSEMBUNYI and self._baris < self._batas.baris:
            akhir = min(self._baris + self._ulang_baris, self._batas.baris)
            self._tabel[0].baris_tersembunyi.update(range(self._baris, akhir))

    def _tutup_baris(self) -> None:
        if self._baris_berisi:
            self._jumlah_baris += self._ulang_baris
            self._maks_baris = self._baris + self._ulang_baris - 1
            if self._maks_baris >= BARIS_EXCEL:
                self._tolak_alamat()
        self._baris += self._ulang_baris

    def _kolom_baru(self, atribut: dict[str, str]) -> None:
        ulang = self._ulangan(atribut, "number-columns-repeated", KOLOM_EXCEL)
        if atribut.get("visibility") in TERSEMBUNYI:
            rentang = (self._kolom_lebar, self._kolom_lebar + ulang - 1)
            self._tabel[0].kolom_tersembunyi.append(rentang)
        self._kolom_lebar += ulang

    def _tutup_sel(self, sel: dict[str, str]) -> None:
        self._sel = None
        self._jumlah_sel += 1
        if self._jumlah_sel > self._batas.sel:
            batas = format_bulat(self._batas.sel)
            raise tolak("banyak_sel", tempat=f"lembar {self._nama}", batas=batas)
        ulang = self._ulangan(sel, "number-columns-repeated", KOLOM_EXCEL)
        if self._kolom + ulang > KELONGGARAN * KOLOM_EXCEL:
            self._tolak_alamat()
        if self._catat_sel(sel, ulang):
            self._baris_berisi = True
            self._maks_kolom = max(self._maks_kolom, self._kolom + ulang - 1)
        self._catat_gabungan(sel)
        self._kolom += ulang

    def _catat_sel(self, sel: dict[str, str], ulang: int) -> bool:
        """Note what the cell is; tell whether it holds anything."""
        hasil = self._tabel[0]
        titik = (self._baris, self._kolom)
        teks = "".join(self._teks)
        jenis = sel.get("value-type")
        if sel.get("calcext-type") == "error":
            hasil.galat[titik] = teks.strip() or "#GALAT"
            return True
        if "formula" in sel and jenis is None and not self._ada_paragraf:
            hasil.rumus_tanpa_nilai.add(titik)
            return True
        berisi = bool(sel.get("string-value", teks)) if jenis in (None, "string") else True
        if berisi and hasil.jumlah_isi is not None:
            hasil.jumlah_isi += ulang * self._ulang_baris
        return berisi

    def _catat_gabungan(self, sel: dict[str, str]) -> None:
        baris = self._ulangan(sel, "number-rows-spanned", BARIS_EXCEL)
        kolom = self._ulangan(sel, "number-columns-spanned", KOLOM_EXCEL)
        if baris * kolom > 1:
            akhir = (self._baris + baris - 1, self._kolom + kolom - 1)
            self._tabel[0].gabungan.append((self._baris, self._kolom, *akhir))

    def _ulangan(self, atribut: dict[str, str], nama: str, maks: int) -> int:
        teks = atribut.get(nama, "1").strip()
        if not teks.isdecimal() or len(teks) > 9 or int(teks) > maks:
            self._tolak_alamat(teks)
        return max(int(teks), 1)

    def _tolak_alamat(self, teks: str = "") -> None:
        sel = f"pengulangan {teks[:20]}" if teks else f"baris {self._baris + self._ulang_baris}"
        raise tolak("alamat", tempat=f"lembar {self._nama}", sel=sel)
