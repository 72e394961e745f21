"""One pass over a sheet's XML (xlsx): errors, formulas without value, merges, hidden, limits.

The declared `<dimension>` is never looked at: it may lie. Elements are told by their local name, so
prefixed and Strict documents are the same to this scan.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.parsers import expat

from schemas.lembar import alamat_sel
from tasks.baca.alamat import ANGKA, parse_area, parse_kolom, parse_titik
from tasks.baca.alasan import format_bulat, menyebut_tempat, tolak
from tasks.baca.batas import BARIS_EXCEL, KOLOM_EXCEL, BatasBaca
from tasks.baca.pindaian import Pindaian, periksa_baris, periksa_gabungan, periksa_luas
from tasks.baca.saring_xlsx import saring_sel
from tasks.baca.xml_aman import NamaLokal, parse_xml

BENAR = ("1", "true")
GALAT_TANPA_NAMA = "#GALAT"


def pindai_lembar_xlsx(
    potongan: Iterable[bytes], bagian: str, tempat: str, batas: BatasBaca
) -> Pindaian:
    """Return the signals of a sheet part given in pieces.

    Raises:
        BerkasTidakTerbaca: malformed, DOCTYPE, an address outside of a sheet, or over the limits.
    """
    pemindai = _Pemindai(tempat, batas)
    with menyebut_tempat(tempat):
        parse_xml(saring_sel(potongan, pemindai.catat_polos), bagian, pemindai.siapkan)
        return pemindai.selesai()


class _Pemindai:
    """State between the callbacks; one instance per sheet.

    A cell is closed by whatever element follows it, so no end-of-element callback is needed (a
    call per element is what this scan costs).
    """

    def __init__(self, tempat: str, batas: BatasBaca) -> None:
        self.hasil = Pindaian()
        self._tempat, self._batas = tempat, batas
        self._lokal = NamaLokal()
        self._penangan = {
            "row": self._baris_baru,
            "c": self._sel_baru,
            "f": self._rumus_baru,
            "v": self._nilai_baru,
            "is": self._nilai_baru,
            "mergeCell": self._gabungan_baru,
            "col": self._kolom_baru,
        }
        self._parser: expat.XMLParserType | None = None
        self._baris, self._teks_baris = -1, ""
        self._alamat: str | None = None
        self._jenis: str | None = None
        self._di_sel = self._rumus = False
        self._teks: list[str] | None = None
        self._kolom_urut = -1
        self._jumlah_sel = self._jumlah_isi = self._jumlah_baris = 0
        self._baris_terakhir = self._maks_baris = -1
        self._huruf: set[str] = set()

    def siapkan(self, parser: expat.XMLParserType) -> None:
        self._parser = parser
        parser.StartElementHandler = self._mulai

    def catat_polos(self, berisi: int, kosong: int) -> None:
        """Count cells that were taken out before the parser."""
        self._jumlah_isi += berisi
        self._tambah_sel(berisi + kosong)

    def _tambah_sel(self, jumlah: int) -> None:
        self._jumlah_sel += jumlah
        if self._jumlah_sel > self._batas.sel:
            batas = format_bulat(self._batas.sel)
            raise tolak("banyak_sel", batas=batas)

    def selesai(self) -> Pindaian:
        self._tutup_sel()
        maks_kolom = max(map(parse_kolom, self._huruf), default=-1)
        periksa_luas(self._maks_baris, maks_kolom, self._batas, self._tempat)
        periksa_baris(self._jumlah_baris, self._batas, self._tempat)
        periksa_gabungan(self.hasil.gabungan, self._batas, self._tempat)
        self.hasil.jumlah_isi = self._jumlah_isi
        return self.hasil

    def _mulai(self, nama: str, atribut: dict[str, str]) -> None:
        penangan = self._penangan.get(self._lokal[nama])
        if penangan is not None:
            penangan(atribut)
        elif self._di_sel:
            self._tutup_sel()

    def _baris_baru(self, atribut: dict[str, str]) -> None:
        self._tutup_sel()
        teks = atribut.get("r")
        self._baris = int(teks) - 1 if teks and teks.isdecimal() else self._baris + 1
        if not 0 <= self._baris < BARIS_EXCEL:
            raise tolak("alamat", sel=f"A{self._baris + 1}")
        self._teks_baris = str(self._baris + 1)
        self._kolom_urut = -1
        if atribut.get("hidden") in BENAR or atribut.get("ht") == "0":
            self.hasil.baris_tersembunyi.add(self._baris)

    def _sel_baru(self, atribut: dict[str, str]) -> None:
        if self._rumus or self._jenis == "e":
            self._tutup_sel()
        self._di_sel = True
        self._alamat = atribut.get("r")
        self._jenis = atribut.get("t")
        self._tambah_sel(1)
        if self._alamat is None:
            self._alamat = self._alamat_urut()

    def _alamat_urut(self) -> str:
        """Return the address of a cell that names none: right of the cell before it."""
        self._kolom_urut += 1
        if self._kolom_urut >= KOLOM_EXCEL:
            raise tolak("alamat", sel=f"kolom {self._kolom_urut + 1}")
        return alamat_sel(self._baris, self._kolom_urut)

    def _rumus_baru(self, atribut: dict[str, str]) -> None:
        if self._di_sel:
            self._rumus = True

    def _nilai_baru(self, atribut: dict[str, str]) -> None:
        alamat = self._alamat
        if not self._di_sel or alamat is None:
            return
        huruf = alamat.rstrip(ANGKA)
        self._huruf.add(huruf)
        if alamat[len(huruf) :] != self._teks_baris:
            self._periksa_baris_lain(alamat)
        if self._baris != self._baris_terakhir:
            self._baris_terakhir = self._baris
            self._jumlah_baris += 1
            self._maks_baris = max(self._maks_baris, self._baris)
        if self._rumus or self._jenis == "e":
            self._kumpulkan_teks()
        else:
            self._jumlah_isi += 1

    def _periksa_baris_lain(self, alamat: str) -> None:
        """Note a cell whose address does not lie in the row that holds it."""
        baris, _ = parse_titik(alamat)
        self._maks_baris = max(self._maks_baris, baris)

    def _kumpulkan_teks(self) -> None:
        self._teks = []
        if self._parser is not None:
            self._parser.CharacterDataHandler = self._teks.append

    def _tutup_sel(self) -> None:
        if self._di_sel and (self._rumus or self._jenis == "e"):
            self._catat_sel("".join(self._teks or ()).strip())
        self._di_sel = self._rumus = False
        self._teks = None
        if self._parser is not None:
            self._parser.CharacterDataHandler = None

    def _catat_sel(self, teks: str) -> None:
        titik = parse_titik(self._alamat or "")
        if self._jenis == "e":
            self.hasil.galat[titik] = teks or GALAT_TANPA_NAMA
        elif teks:
            self._jumlah_isi += 1
        elif self._jenis != "str":
            self.hasil.rumus_tanpa_nilai.add(titik)
            self._huruf.add((self._alamat or "").rstrip(ANGKA))
            self._maks_baris = max(self._maks_baris, titik[0])

    def _gabungan_baru(self, atribut: dict[str, str]) -> None:
        self._tutup_sel()
        self.hasil.gabungan.append(parse_area(atribut.get("ref", "")))

    def _kolom_baru(self, atribut: dict[str, str]) -> None:
        if atribut.get("hidden") in BENAR or atribut.get("width") == "0":
            awal, akhir = atribut.get("min", ""), atribut.get("max", "")
            if awal.isdecimal() and akhir.isdecimal():
                self.hasil.kolom_tersembunyi.append((int(awal) - 1, int(akhir) - 1))
