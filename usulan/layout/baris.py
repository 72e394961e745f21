"""Telling what each row of a table is: a proposal, or one of JENIS_BARIS."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from usulan.layout.isi_baris import (
    IsiBaris,
    JumlahJalan,
    PolaBaris,
    is_tanda,
    parse_nomor,
    read_isi_uang,
    read_nomor,
    read_uang,
)
from usulan.layout.kisi import Sel

_PENANDA_DEPAN = re.compile(r"^([IVX]{1,5}|[A-Z])\s*[.)]\s*\S")
_UANG_SAJA = re.compile(
    r"^[\s\d.,:()=-]*(rp|idr)?[\s\d.,:-]*(juta|jt|ribu|rb|m|milyar|miliar)?\.?[\s,-]*$",
    re.IGNORECASE,
)
_BANYAKNYA = re.compile(r"^\d+ (usulan|kegiatan|paket|titik|lokasi|baris)$", re.IGNORECASE)
_KATA_KALIMAT = 4
_KATA_BAGIAN_MAKS = 6
_BUKTI_POKOK = frozenset({"uraian", "anggaran", "volume", "volume_satuan"})
_BUKTI = _BUKTI_POKOK | {"lokasi", "rt_rw", "rt", "rw", "satuan", "harga_satuan"}
_KOLOM_ANGKA = frozenset({"anggaran", "volume", "harga_satuan", "volume_satuan"})


@dataclass
class Pembaca:
    """Reads the rows of one table in order: what a row is may depend on the rows around it.

    `bernomor` says that the table numbers its proposals: then a row without a number must show
    more to be one. `nomor_akhir` is the last row that carries a number.
    """

    pola: PolaBaris
    kolom_uraian: int
    bernomor: bool = False
    nomor_akhir: int = -1
    baris: Mapping[int, IsiBaris] = field(default_factory=dict)
    ekor: str | None = field(default=None)
    """Set once the table has ended in a signature block or notes, until a proposal follows."""
    setelah_jumlah: bool = False
    nomor_lalu: int | None = None
    jumlah: JumlahJalan = field(default_factory=JumlahJalan)

    def judge_baris(self, isi: IsiBaris, r: int = 0) -> str:
        """Return "usulan" or the kind of row; `r` is the row, counted from 0."""
        jenis = self._judge(isi, r)
        if jenis == "usulan":
            self.accept_usulan(read_nomor(isi), *read_isi_uang(isi))
            return jenis
        if jenis in ("tanda_tangan", "catatan"):
            self.ekor = jenis
        if jenis != "kosong":
            self.setelah_jumlah = jenis in ("total", "subtotal")
        if jenis in ("bagian", "subtotal", "total"):
            self.jumlah.start_bagian()
        return jenis

    def accept_usulan(self, nomor: int | None, uang: str | None, jenis_uang: str) -> None:
        """Take note of a proposal: its running number, and its money as text and kind."""
        self.ekor, self.setelah_jumlah, self.nomor_lalu = None, False, nomor
        self.jumlah.add(uang, jenis_uang)

    def is_berikut(self, nomor: int | None) -> bool:
        """Tell whether a running number follows that of the proposal before."""
        return nomor is not None and self.nomor_lalu is not None and nomor == self.nomor_lalu + 1

    def _judge(self, isi: IsiBaris, r: int) -> str:
        if not isi.sel:
            return "kosong"
        nomor = read_nomor(isi)
        if nomor is not None and len(isi.sel) == 1:
            return "kosong"
        bukan = self._judge_tanpa_nomor(isi, r) if nomor is None else self._judge_jumlah(isi)
        if bukan:
            return bukan

        def berjumlah() -> bool:
            return self.bernomor and self._is_jumlah_bawah(isi, r)

        if not self.is_berikut(nomor) and is_bagian(isi, self.pola, self.kolom_uraian, berjumlah):
            return "bagian"
        return self._judge_ekor(isi, r, bernomor=nomor is not None)

    def _is_jumlah_bawah(self, isi: IsiBaris, r: int) -> bool:
        """Tell whether the row's money is the sum of the numbered rows right below it."""
        if "anggaran" not in isi.per_kolom:
            return False
        jumlah, berikut = 0, self.baris.get(r + 1)
        while berikut is not None and read_nomor(berikut) is not None:
            jumlah += read_uang(berikut) or 0
            r += 1
            berikut = self.baris.get(r + 1)
        return jumlah > 0 and read_uang(isi) == jumlah

    def _judge_ekor(self, isi: IsiBaris, r: int, *, bernomor: bool) -> str:
        """A row without a number needs the look of a proposal to be one.

        A lone text below a sum ("Terbilang: ...") is a note; so is one below the last numbered
        row, while a short one between numbered rows heads a section.
        """
        if bernomor:
            return "usulan"
        if len(isi.sel) == 1 and (self.setelah_jumlah or self.bernomor):
            pendek = len((isi.sel[0].teks or "").split()) <= _KATA_BAGIAN_MAKS
            if self.setelah_jumlah or (r > self.nomor_akhir and not self._is_lupa_nomor(isi)):
                return self.ekor or "catatan"
            if r > self.nomor_akhir:
                return "usulan"
            return "bagian" if pendek else "usulan"
        if self.bernomor and not isi.uraian_warisan and not set(isi.per_kolom) & _BUKTI_POKOK:
            return self.ekor or "catatan"
        lengkap = "uraian" in isi.per_kolom and len(isi.per_kolom) >= 3
        return "usulan" if self.ekor is None or lengkap else self.ekor

    def _is_lupa_nomor(self, isi: IsiBaris) -> bool:
        """A sentence in the column of proposals, before any closing, is a wish without a number."""
        uraian = isi.per_kolom.get("uraian")
        panjang = len((uraian.teks or "").split()) if uraian else 0
        return self.ekor is None and panjang >= _KATA_KALIMAT

    def begins_jumlah(self, teks: str | None) -> bool:
        """Tell whether a text begins like the label of a sum."""
        return bool(teks) and any(self.pola.cocok(j, teks or "") for j in ("subtotal", "total"))

    def _judge_jumlah(self, isi: IsiBaris) -> str | None:
        """A numbered row that says it is a sum and is one is no proposal."""
        awal = next((s.teks for s in isi.sel if s.jenis == "teks"), None) or ""
        jenis = next((j for j in ("subtotal", "total") if self._is_jumlah(j, awal, isi)), None)
        return jenis if jenis and self.jumlah.cocok(isi) else None

    def _judge_tanpa_nomor(self, isi: IsiBaris, r: int) -> str | None:
        awal = next((s.teks for s in isi.sel if s.jenis == "teks"), None) or ""
        if self._is_jumlah("subtotal", awal, isi):
            return "subtotal"
        if self._is_jumlah("total", awal, isi) or is_angka_saja(isi):
            return "total"
        berlabel = self.bernomor and is_label_uang(isi) and not _ada_penanda(isi)
        if berlabel and self.jumlah.cocok(isi):
            return "total"
        if self._is_tanda_tangan(isi, r):
            return "tanda_tangan"
        lain = set(isi.per_kolom) - {"nomor", "uraian", "keterangan"}
        if len(isi.sel) <= 2 and not lain:
            teks = {awal, *(s.teks or "" for s in isi.sel[1:])}
            return "catatan" if any(self.pola.cocok("catatan", t) for t in teks) else None
        return None

    def _is_tanda_tangan(self, isi: IsiBaris, r: int) -> bool:
        """A signature stands alone or beside another one; a proposal may begin with such a word."""
        if _has_uang(isi):
            return False
        cocok = [s for s in isi.sel if self.pola.cocok("tanda_tangan", s.teks or "")]
        uraian = isi.per_kolom.get("uraian")
        bukti = [isi.per_kolom[k] for k in isi.per_kolom if k in _BUKTI and k != "uraian"]
        masih_isi = self.bernomor and r < self.nomor_akhir
        if uraian in cocok and (masih_isi or any(s not in cocok for s in bukti)):
            return len(cocok) > 1
        return bool(cocok)

    def _is_jumlah(self, jenis: str, awal: str, isi: IsiBaris) -> bool:
        """A sum row starts with the word and holds nothing else but numbers."""
        if not self.pola.cocok(jenis, awal):
            return False
        # "Jumlah kader posyandu ditambah | 20 orang" begins like a sum and is a wish.
        lain_label = {k for k, s in isi.per_kolom.items() if s.teks != awal}
        if len(awal.split()) > 3 and lain_label & {"volume", "satuan", "lokasi"}:
            return False
        lain = [s.teks or "" for s in isi.sel if s.teks != awal and s.jenis == "teks"]
        return all(
            _UANG_SAJA.match(t) or _BANYAKNYA.match(t) or self.pola.cocok("total", t) for t in lain
        )


def is_angka_saja(isi: IsiBaris) -> bool:
    """Tell whether the row holds bare amounts under money or volume only: a sum without a label."""
    kolom = set(isi.per_kolom)
    return (
        "anggaran" in kolom
        and not isi.uraian_warisan
        and kolom <= _KOLOM_ANGKA
        and len(isi.sel) == len(kolom)
        and all(map(_is_jumlah_saja, isi.per_kolom.values()))
    )


def is_label_uang(isi: IsiBaris) -> bool:
    """Tell whether the row is one text and money, nothing of a proposal beside them."""
    teks = [s for s in isi.sel if s.jenis == "teks" and not _UANG_SAJA.match(s.teks or "")]
    return (
        len(teks) == 1
        and "anggaran" in isi.per_kolom
        and len(isi.sel) <= 3
        and not (set(isi.per_kolom) - _KOLOM_ANGKA - {"uraian", "nomor"})
    )


def _ada_penanda(isi: IsiBaris) -> bool:
    nomor = isi.per_kolom.get("nomor")
    return nomor is not None and is_tanda(nomor) and parse_nomor(nomor.teks) is None


def _is_jumlah_saja(sel: Sel) -> bool:
    if sel.jenis in ("angka", "rumus_tanpa_nilai"):
        return True
    teks = sel.teks or ""
    return any(h.isdigit() for h in teks) and bool(_UANG_SAJA.match(teks))


def _has_uang(isi: IsiBaris) -> bool:
    uang = isi.per_kolom.get("anggaran")
    return bool(uang and uang.jenis == "angka")


def is_bagian(
    isi: IsiBaris,
    pola: PolaBaris,
    kolom_uraian: int,
    berjumlah: Callable[[], bool] = lambda: False,
) -> bool:
    """Tell whether a row is a section heading: one text, nothing of a proposal beside it.

    It may carry its own sum when its words say so, or when it has a letter or a Roman number
    instead of a running one and `berjumlah` says that the amount is the sum of the rows below
    (asked last: it looks at all of them).
    """
    teks = [s for s in isi.sel if s.jenis == "teks" and not is_tanda(s)]
    if len(teks) != 1 or any(s.jenis not in ("teks", "angka") for s in isi.sel):
        return False
    judul = teks[0].teks or ""
    lain = [s for s in isi.sel if s is not teks[0]]
    penanda = [s for s in lain if s.titik[1] < teks[0].titik[1]]
    if len(lain) > len(penanda) + 1 or any(not is_tanda(s) for s in penanda):
        return False
    sisa = [s for s in lain if s not in penanda]
    berhuruf = bool(penanda) and all(parse_nomor(s.teks) is None for s in penanda)
    bertanda = pola.cocok("bagian", judul) or (bool(sisa) and berhuruf and berjumlah())
    if sisa and not (bertanda and sisa[0] is isi.per_kolom.get("anggaran")):
        return False
    if penanda and not berhuruf:
        return pola.cocok("bagian", judul) and bool(re.match(r"bidang|prioritas", judul, re.I))
    if penanda:
        return True
    return _looks_bagian(judul, teks[0], isi, pola, kolom_uraian)


def _looks_bagian(judul: str, sel: Sel, isi: IsiBaris, pola: PolaBaris, kolom_uraian: int) -> bool:
    huruf = [h for h in judul if h.isalpha()]
    return (
        isi.lebar_gabungan > 1
        or sel.titik[1] < kolom_uraian
        or pola.cocok("bagian", judul)
        or bool(_PENANDA_DEPAN.match(judul))
        or (len(huruf) >= 4 and judul == judul.upper())
    )
