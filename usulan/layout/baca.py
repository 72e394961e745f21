"""Reading a whole workbook: every row of every sheet is a proposal or named as something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any

from reference.loader import Referensi
from schemas.buku_kita import is_lembar_kita
from schemas.galat import KolomWajibHilang, LayoutTidakDikenal
from schemas.hasil import HasilLayout
from schemas.lembar import BukuKerja, Lembar, alamat_sel
from schemas.temuan import BarisBukanUsulan, CatatanTemuan, JumlahTertulis, PemetaanKolom
from schemas.usulan import UsulanMentah
from usulan.layout.bagian import TANPA_BAGIAN, Bagian, is_judul_bagian
from usulan.layout.blok import Blok, find_blok
from usulan.layout.catatan_tabel import make_catatan, note_kolom, note_luar
from usulan.layout.isi_baris import PolaBaris
from usulan.layout.isi_kolom import describe_isi
from usulan.layout.judul_kolom import KamusKolom, read_skala_judul
from usulan.layout.kepala import Kepala
from usulan.layout.kisi import Kisi, Sel
from usulan.layout.pemetaan import Pemetaan, list_pemetaan, map_kolom
from usulan.layout.profil import ProfilBuku, trace_asal
from usulan.layout.rangkai import chain_kolom
from usulan.layout.rekaman import Rekaman, join_rekaman
from usulan.layout.tabel import IsiTabel, Tabel, read_tabel
from usulan.layout.tanpa_judul import adopt_tanpa_judul

_CONTOH_ISI = 200
_DALAM_JUDUL_BAGIAN = 2
_KATA_NAMA_BAGIAN = 4


@dataclass(frozen=True)
class Kamus:
    """The reference tables that reading a layout needs, prepared once per workbook."""

    referensi: Referensi
    profil: ProfilBuku

    @cached_property
    def kolom(self) -> KamusKolom:
        """Headings and their fields."""
        return KamusKolom(self.referensi.alias_kolom, self.referensi.kata_kepala)

    @cached_property
    def pola(self) -> PolaBaris:
        """Phrases of rows that are no proposals."""
        return PolaBaris(self.referensi.frasa_baris)

    @cached_property
    def satuan(self) -> frozenset[str]:
        """All spellings of units, lower case."""
        varian = self.referensi.satuan["varian"].dropna().str.split("|").explode()
        return frozenset([*self.referensi.satuan["satuan"].str.lower(), *varian.str.lower()])


@dataclass
class Kumpulan:
    """Rows of the frames of HasilLayout while sheets are read."""

    usulan: list[Rekaman] = field(default_factory=list)
    bukan: list[dict[str, Any]] = field(default_factory=list)
    jumlah: list[dict[str, Any]] = field(default_factory=list)
    pemetaan: list[dict[str, Any]] = field(default_factory=list)
    catatan: list[dict[str, Any]] = field(default_factory=list)
    judul: list[str] = field(default_factory=list)
    tanpa_uraian: list[tuple[str, str]] = field(default_factory=list)

    def sort_lembar(self, nama: list[str]) -> None:
        """Put the rows of all frames in the order of the workbook's sheets."""
        tempat = {n: i for i, n in enumerate(nama)}
        for daftar in (self.bukan, self.jumlah, self.pemetaan, self.catatan):
            daftar.sort(key=lambda b: tempat[b["lembar"]])
        self.usulan.sort(key=lambda b: tempat[b.kolom["lembar"][0]])


def read_layout(
    buku: BukuKerja,
    referensi: Referensi,
    jalur_relatif: str = "",
    kode_kelurahan: str | None = None,
) -> HasilLayout:
    """Find the tables of a workbook and read their rows.

    A profile that fits a sheet says what is where; otherwise the sheet's own words do. Path and
    kelurahan (when a person chose it) are what profiles go by beside the sheet.

    Promises law 1: per sheet, rows up to the last used one = proposal rows + rows of
    `bukan_usulan`. Hidden sheets and sheets without a table count as `lembar_lain`, and a finding
    says so.

    Raises:
        KolomWajibHilang: tables were found, none with a column for the proposal itself.
        LayoutTidakDikenal: no sheet holds a table of usulan.
    """
    asal = trace_asal(buku, jalur_relatif, kode_kelurahan, referensi)
    kamus = Kamus(referensi, ProfilBuku(referensi.profil, asal))
    kumpulan = Kumpulan()
    # Sheets that explain come last: they are left out when another one holds the proposals.
    urut = sorted(buku.lembar, key=lambda x: kamus.pola.cocok("lembar_lain", x.nama))
    for lembar in urut:
        _read_lembar(lembar, kamus, kumpulan)
    if urut != list(buku.lembar):
        kumpulan.sort_lembar([x.nama for x in buku.lembar])
    if not kumpulan.pemetaan:
        _raise_tanpa_tabel(buku, kumpulan, kamus.profil)
    kumpulan.catatan += kamus.profil.list_catatan()
    return _susun(kumpulan, buku, kamus.profil.cocok)


def _read_lembar(lembar: Lembar, kamus: Kamus, kumpulan: Kumpulan) -> None:
    kisi = Kisi(lembar)
    if is_lembar_kita(lembar):
        _lewati(kisi, kumpulan, None)
        return
    if lembar.tersembunyi:
        _lewati(kisi, kumpulan, "LEMBAR_TERSEMBUNYI")
        return
    if kumpulan.usulan and kamus.pola.cocok("lembar_lain", lembar.nama):
        _lewati(kisi, kumpulan, "LEMBAR_DILEWATI")
        return
    tabel = _tabel_profil(kisi, kamus.profil) or [
        t for b in find_blok(kisi, kamus.kolom) for t in _find_tabel(b, kisi, kamus, kumpulan)
    ]
    if not tabel:
        _lewati(kisi, kumpulan, "LEMBAR_DILEWATI")
        return
    _read_semua_tabel(kisi, tabel, kamus, kumpulan)


def _tabel_profil(kisi: Kisi, profil: ProfilBuku) -> list[Tabel]:
    """Return the one table that a profile sees on a sheet; nothing when none fits."""
    t = profil.choose_profil(kisi)
    if t is None:
        return []
    skala = t.profil.skala_rupiah or t.pemetaan.skala(_skala_judul(kisi, t.kepala))
    return [Tabel(kisi, t.kepala, t.pemetaan, t.kepala.akhir + 1, kisi.tinggi, skala, t.ulang)]


def _find_tabel(blok: Blok, utuh: Kisi, kamus: Kamus, kumpulan: Kumpulan) -> list[Tabel]:
    """Return the tables of a block; a repeated header continues the table above it.

    A line above the header may speak for all tables side by side, so it is looked for in the sheet.
    """
    kisi, kepala = blok.kisi, blok.kepala
    baru = [k for i, k in enumerate(kepala) if not _is_ulangan(k, kepala[:i])]
    hasil = []
    for k in baru:
        selesai = min([b.awal for b in baru if b.awal > k.akhir], default=kisi.tinggi)
        ulang = frozenset(
            r
            for u in kepala
            if u not in baru and k.akhir < u.awal < selesai
            for r in range(u.awal, u.akhir + 1)
        )
        lengkap, pemetaan = _map(kisi, k, selesai, kamus)
        if "uraian" not in pemetaan.kolom:
            kumpulan.tanpa_uraian.append((kisi.lembar.nama, alamat_sel(k.awal, k.kolom[0].kolom)))
            continue
        skala = pemetaan.skala(_skala_judul(utuh, k))
        bagian = _bagian_judul(kisi, k, kamus.pola)
        hasil.append(Tabel(kisi, lengkap, pemetaan, k.akhir + 1, selesai, skala, ulang, bagian))
    return hasil


def _bagian_judul(kisi: Kisi, kepala: Kepala, pola: PolaBaris) -> Bagian:
    """Return the section that a lone line right above the header opens ("BIDANG FISIK").

    Without one the sheet's own name may say it; its address is then the header's first cell,
    because a name has none.
    """
    for r in range(kepala.awal - 1, max(-1, kepala.awal - 1 - _DALAM_JUDUL_BAGIAN), -1):
        isi = kisi.isi_baris(r)
        if len(isi) == 1 and isi[0].jenis == "teks" and is_judul_bagian(isi[0].teks or "", pola):
            return TANPA_BAGIAN.enter(isi[0])
        if isi:
            break
    nama = kisi.lembar.nama
    sebidang = pola.cocok("bagian", nama) and len(nama.split()) <= _KATA_NAMA_BAGIAN
    awal = Sel(nama, "teks", (kepala.awal, kepala.kolom[0].kolom))
    return TANPA_BAGIAN.enter(awal) if sebidang else TANPA_BAGIAN


def _is_ulangan(kepala: Kepala, sebelum: Sequence[Kepala]) -> bool:
    """Tell whether a header repeats the one in force just above it.

    A header that comes back after another table's starts a table of its own.
    """
    atas = max((s.awal for s in sebelum if s.awal < kepala.awal), default=None)
    return any(kepala.tanda == s.tanda for s in sebelum if s.awal == atas)


def _map(kisi: Kisi, kepala: Kepala, selesai: int, kamus: Kamus) -> tuple[Kepala, Pemetaan]:
    baris = range(kepala.akhir + 1, min(selesai, kepala.akhir + 1 + _CONTOH_ISI))
    isi = [describe_isi([kisi.sel(r, k.kolom) for r in baris], kamus.satuan) for k in kepala.kolom]
    pemetaan = chain_kolom(map_kolom(kepala, isi))
    return adopt_tanpa_judul(kisi, kepala, pemetaan, baris, kamus.satuan)


def _skala_judul(kisi: Kisi, kepala: Kepala) -> int:
    """Return the rupiah factor that a line just above the header promises."""
    baris = range(max(0, kepala.awal - 3), kepala.awal)
    return max([1, *(read_skala_judul(s.teks or "") for r in baris for s in kisi.isi_baris(r))])


def _read_semua_tabel(kisi: Kisi, tabel: list[Tabel], kamus: Kamus, kumpulan: Kumpulan) -> None:
    jenis: dict[int, str] = {}
    for nomor, t in enumerate(tabel, start=1):
        isi = read_tabel(t, kamus.pola)
        _gabung_jenis(jenis, t, isi)
        kumpulan.usulan += [isi.usulan] if isi.usulan else []
        kumpulan.jumlah += isi.jumlah
        kumpulan.catatan += [*isi.catatan, *note_kolom(t), *note_luar(t, tabel, isi)]
        kumpulan.pemetaan += list_pemetaan(t.pemetaan, kisi.lembar.nama, nomor)
    _catat_baris(kisi, jenis, kumpulan)
    kumpulan.judul += _judul_sebelah(tabel, jenis)


def _judul_sebelah(tabel: list[Tabel], jenis: dict[int, str]) -> Iterator[str]:
    """Yield the titles above a table that stand beside proposals of another one."""
    for _, sekisi in groupby(tabel, key=lambda t: id(t.kisi)):
        atas = next(sekisi)
        for r in range(atas.kepala.awal):
            teks = atas.kisi.teks_baris(r)
            if jenis.get(r) == "usulan" and teks:
                yield teks


def _gabung_jenis(jenis: dict[int, str], tabel: Tabel, isi: IsiTabel) -> None:
    """Merge the kinds of rows of side by side tables: a proposal wins, then anything not blank."""
    sendiri = dict.fromkeys(range(tabel.kepala.awal, tabel.kepala.akhir + 1), "kepala")
    for r, baru in (sendiri | isi.jenis_baris).items():
        lama = jenis.get(r, "kosong")
        if lama == "kosong" or baru == "usulan":
            jenis[r] = baru


def _catat_baris(kisi: Kisi, jenis: dict[int, str], kumpulan: Kumpulan) -> None:
    for r in range(kisi.tinggi):
        ini = jenis.get(r, "judul")
        teks = kisi.teks_baris(r) or None if ini != "usulan" else None
        if ini == "kosong" and teks and not _hanya_nomor(teks):
            ini = "catatan"
        elif ini == "judul" and not teks:
            ini = "kosong"
        if ini == "judul" and teks:
            kumpulan.judul.append(teks)
        if ini != "usulan":
            kumpulan.bukan.append(
                {"lembar": kisi.lembar.nama, "nomor_baris": r + 1, "jenis": ini, "teks": teks}
            )
        elif r in kisi.lembar.baris_tersembunyi:
            sel = kisi.isi_baris(r)[0].alamat
            kumpulan.catatan.append(make_catatan("BARIS_TERSEMBUNYI", kisi, r, sel=sel))


def _hanya_nomor(teks: str) -> bool:
    return teks.strip(" .)").isdigit()


def _lewati(kisi: Kisi, kumpulan: Kumpulan, kode: str | None) -> None:
    for r in range(kisi.tinggi):
        teks = kisi.teks_baris(r) or None
        kumpulan.bukan.append(
            {"lembar": kisi.lembar.nama, "nomor_baris": r + 1, "jenis": "lembar_lain", "teks": teks}
        )
        if kode == "LEMBAR_DILEWATI" and teks and len(kumpulan.judul) < 50:
            kumpulan.judul.append(teks)
    if kode and kisi.tinggi:
        kumpulan.catatan.append(make_catatan(kode, kisi, None, nilai=kisi.lembar.nama))


def _raise_tanpa_tabel(buku: BukuKerja, kumpulan: Kumpulan, profil: ProfilBuku) -> None:
    if kumpulan.tanpa_uraian:
        lembar, sel = kumpulan.tanpa_uraian[0]
        raise KolomWajibHilang(
            "Tabel ditemukan, tetapi tidak ada kolom yang memuat usulan.",
            saran='Beri judul "Usulan Kegiatan" pada kolom yang memuat usulan.',
            berkas=buku.nama,
            tempat=f"lembar {lembar}, sel {sel}",
        )
    raise LayoutTidakDikenal(
        f"Tidak ada lembar yang memuat tabel usulan yang dikenali.{profil.sebut_meleset()}",
        saran='Pastikan ada baris judul kolom, misalnya "No | Usulan Kegiatan | Lokasi | Volume | '
        'Anggaran", dan lembarnya tidak tersembunyi.',
        berkas=buku.nama,
        tempat="lembar " + ", ".join(lembar.nama for lembar in buku.lembar),
    )


def _susun(kumpulan: Kumpulan, buku: BukuKerja, profil: tuple[str, ...]) -> HasilLayout:
    peringatan = [{"kode": "PERINGATAN_PEMBACA", "nilai": p} for p in buku.peringatan]
    return HasilLayout(
        mentah=UsulanMentah.susun(join_rekaman(kumpulan.usulan)),
        bukan_usulan=BarisBukanUsulan.susun(kumpulan.bukan),
        jumlah_tertulis=JumlahTertulis.susun(kumpulan.jumlah),
        pemetaan=PemetaanKolom.susun(kumpulan.pemetaan),
        catatan=CatatanTemuan.susun([*kumpulan.catatan, *peringatan]),
        judul=tuple(kumpulan.judul),
        profil_cocok=profil,
    )
