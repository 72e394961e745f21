"""One product of quantities ("200 m x 3 m", "35 orang x 14 posyandu") and what it amounts to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import prod

from usulan.besaran import Besaran
from usulan.bilangan import CAMPUR, DESIMAL_PANJANG, KOMA_TIGA, PASTI, TITIK_TIGA, Literal
from usulan.satuan import JENIS_CACAH, HasilSatuan, KamusSatuan, parse_satuan

SATUAN_KOSONG = HasilSatuan(None)
_SATUAN_BESAR = ("km", "ha")
_SATU = Decimal(1)


@dataclass(frozen=True)
class Nilai:
    """A quantity. With a `kode` other than VOLUME_DITAFSIRKAN its number must not be used."""

    angka: Decimal
    satuan: HasilSatuan
    kode: str | None = None
    bacaan: tuple[str, ...] = ()

    @property
    def teks(self) -> str:
        """Return the quantity as a person writes it."""
        return format_volume(self.angka, self.satuan.satuan)


def read_nilai(faktor: Sequence[Besaran], kolom: HasilSatuan, kamus: KamusSatuan) -> Nilai:
    """Return what the factors amount to; `kolom` is the unit that the unit cell names.

    Bare numbers of a product are metres when another factor is, or when the unit cell says m;
    they take the unit cell's m2 or m3 when the number of factors agrees.
    """
    if len(faktor) == 1:
        return _read_tunggal(faktor[0], kolom, kamus)
    angka = [_read_faktor(f, kamus) for f in faktor]
    if ragu := next((n for n in angka if n.kode), None):
        return ragu
    satuan = [n.satuan.satuan for n in angka]
    if any(s is not None and s not in kamus.meter for s in satuan):
        return _kali_campuran(angka, kamus)
    if any(satuan) or any(f.dimensi for f in faktor):
        bernama = any(f.dimensi for f in faktor)
        return _kali_dimensi(angka, kolom, kamus, bernama=bernama)
    return _kali_polos(angka, kolom, kamus)


def format_volume(nilai: Decimal | float, satuan: str | None) -> str:
    """Write a quantity the Indonesian way: 1.234,5 m2."""
    angka = f"{float(nilai):,.4f}".rstrip("0").rstrip(".")
    angka = angka.replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"{angka} {satuan}" if satuan else angka


def _read_tunggal(besaran: Besaran, kolom: HasilSatuan, kamus: KamusSatuan) -> Nilai:
    milik = _read_satuan(besaran, kamus)
    if besaran.dimensi and not milik.satuan and not kolom.satuan:
        milik = HasilSatuan(kamus.pangkat(1))
    return _read_angka(besaran.literal, milik, milik if milik.satuan else kolom, kamus)


def _read_faktor(besaran: Besaran, kamus: KamusSatuan) -> Nilai:
    milik = _read_satuan(besaran, kamus)
    return _read_angka(besaran.literal, milik, milik, kamus)


def _read_satuan(besaran: Besaran, kamus: KamusSatuan) -> HasilSatuan:
    return parse_satuan(besaran.satuan, kamus) if besaran.satuan else SATUAN_KOSONG


def _read_angka(
    literal: Literal, milik: HasilSatuan, acuan: HasilSatuan, kamus: KamusSatuan
) -> Nilai:
    """Choose the reading of a number by the unit it counts (`acuan`)."""
    corak, bacaan = literal.corak, literal.bacaan
    besar = acuan.satuan in {kamus.cari(s) or s for s in _SATUAN_BESAR}
    cacah = kamus.jenis.get(acuan.satuan or "") in JENIS_CACAH
    if corak in (PASTI, CAMPUR, DESIMAL_PANJANG) or (corak == TITIK_TIGA and not besar):
        return Nilai(bacaan[0], milik)
    if corak == KOMA_TIGA and (besar or cacah):
        return Nilai(bacaan[1] if besar else bacaan[0], milik)
    pilihan = tuple(format_volume(b, acuan.satuan) for b in bacaan)
    return Nilai(bacaan[0], milik, "VOLUME_AMBIGU", pilihan)


def _kali_dimensi(
    angka: list[Nilai], kolom: HasilSatuan, kamus: KamusSatuan, *, bernama: bool
) -> Nilai:
    """Multiply dimensions of which at least one says its unit, or is named (P, L, T)."""
    hasil, satuan = _kali_meter(angka, kamus), HasilSatuan(kamus.pangkat(len(angka)))
    if len(angka) > 3:
        return Nilai(hasil, SATUAN_KOSONG, "VOLUME_AMBIGU", (format_volume(hasil, None),))
    bersatuan = {n.satuan.satuan for n in angka if n.satuan.satuan}
    polos = any(n.satuan.satuan is None for n in angka)
    if polos and bersatuan and kamus.pangkat(1) not in bersatuan:
        # "200 x 3 x 10 cm": the bare numbers may be metres, or centimetres too.
        lain = [n if n.satuan.satuan else Nilai(n.angka, angka[-1].satuan) for n in angka]
        pilihan = (hasil, _kali_meter(lain, kamus))
        teks = tuple(format_volume(p, satuan.satuan) for p in pilihan)
        return Nilai(hasil, satuan, "VOLUME_AMBIGU", teks)
    if bernama or not _is_mungkin_cacah(angka):
        return Nilai(hasil, satuan)
    return _pilih_cacah(angka, hasil, kolom, kamus)


def _is_mungkin_cacah(angka: list[Nilai]) -> bool:
    """Tell whether the first or last factor may count pieces: "2 x 150 m", "50 m x 1 m x 2".

    A count is a bare whole number. Of three factors where only the last says its unit ("200 x 3 x
    2 m") the unit is meant for all, unless the first is the smaller: pieces come first.
    """
    polos = [n.satuan.satuan is None for n in angka]
    if len(angka) == 3 and sum(polos) == 2 and (not polos[0] or angka[0].angka > angka[1].angka):
        return False
    ujung = [n.angka for n, p in ((angka[0], polos[0]), (angka[-1], polos[-1])) if p]
    return any(n > 1 and n == n.to_integral_value() for n in ujung)


def _pilih_cacah(
    angka: list[Nilai], hasil: Decimal, kolom: HasilSatuan, kamus: KamusSatuan
) -> Nilai:
    """Decide by the unit cell between dimensions and pieces; else tell both.

    "200 x 3 m" is written like length x width, the longer first: read so, and told.
    """
    pangkat = (kamus.pangkat(len(angka)), kamus.pangkat(len(angka) - 1))
    if kolom.satuan in pangkat:
        return Nilai(hasil, kolom)
    if len(angka) == 2 and angka[0].satuan.satuan is None and angka[0].angka > angka[1].angka:
        return Nilai(hasil, HasilSatuan(pangkat[0]), "VOLUME_DITAFSIRKAN")
    teks = tuple(format_volume(hasil, p) for p in pangkat)
    return Nilai(hasil, HasilSatuan(None), "VOLUME_AMBIGU", teks)


def _kali_polos(angka: list[Nilai], kolom: HasilSatuan, kamus: KamusSatuan) -> Nilai:
    """Multiply bare numbers: the unit cell decides what they are."""
    hasil, satuan = _kali_meter(angka, kamus), HasilSatuan(kamus.pangkat(len(angka)))
    if len(angka) > 3:
        return Nilai(hasil, kolom, "VOLUME_AMBIGU", (format_volume(hasil, kolom.satuan),))
    skala = kamus.meter.get(kolom.satuan or "")
    if skala and len(angka) == 2 and angka[0].angka < angka[1].angka and _is_mungkin_cacah(angka):
        return Nilai(_kali(angka), kolom, "VOLUME_DITAFSIRKAN")
    if skala:
        return Nilai(hasil * skala ** len(angka), satuan)
    if kolom.satuan in (None, satuan.satuan):
        return Nilai(hasil, kolom)
    pilihan = (format_volume(hasil, satuan.satuan), format_volume(hasil, kolom.satuan))
    return Nilai(hasil, kolom, "VOLUME_TIDAK_COCOK_SATUAN", pilihan)


def _kali_campuran(angka: list[Nilai], kamus: KamusSatuan) -> Nilai:
    """Multiply counts ("35 orang x 14 posyandu"), or counts by a measure ("3 titik x 50 m")."""
    akhir = angka[-1].satuan
    bersatuan = [n.satuan for n in angka if n.satuan.satuan]
    if akhir.satuan == kamus.pangkat(len(angka)) and len(bersatuan) == 1:
        return Nilai(_kali(angka), akhir)
    jenis = [kamus.jenis.get(n.satuan.satuan or "", "") for n in angka]
    if "waktu" in jenis:
        return _kali_waktu(angka, kamus)
    ukuran = sum(n.satuan.satuan in kamus.meter for n in angka)
    polos = sum(n.satuan.satuan is None for n in angka)
    if ukuran and polos:
        # "2 unit @ 3x4 m": two units of a size, or the area of both.
        luas = format_volume(_kali_meter(angka, kamus), kamus.pangkat(min(ukuran + polos, 3)))
        cacah = next(n for n in angka if n.satuan in bersatuan)
        return Nilai(_kali(angka), SATUAN_KOSONG, "VOLUME_AMBIGU", (cacah.teks, luas))
    if ukuran:
        satuan = HasilSatuan(kamus.pangkat(min(ukuran, 3)))
        return Nilai(_kali_meter(angka, kamus), satuan, "VOLUME_DITAFSIRKAN")
    if isian := _read_wadah(angka, jenis, kamus):
        return isian
    takaran = ("orang", "luas", "isi", "berat")
    utama = [n.satuan for n, j in zip(angka, jenis, strict=True) if j in takaran]
    utama.sort(key=lambda s: "/" not in str(s.satuan))
    lazim = len(bersatuan) == len(angka) and not {"luas", "isi", "berat"} & set(jenis)
    kode = None if lazim else "VOLUME_DITAFSIRKAN"
    return Nilai(_kali(angka), (utama or bersatuan)[0], kode)


def _read_wadah(angka: list[Nilai], jenis: list[str], kamus: KamusSatuan) -> Nilai | None:
    """Tell that "10 dus @ 40 buah" is ten boxes, or what they hold; places hold nothing."""
    benda = [n for n, j in zip(angka, jenis, strict=True) if j == "benda"]
    lokasi = kamus.cari("lokasi")
    if len({n.satuan.satuan for n in benda} - {lokasi}) < 2 or "orang" in jenis:
        return None
    isi = format_volume(_kali(angka), benda[-1].satuan.satuan)
    return Nilai(_kali(angka), SATUAN_KOSONG, "VOLUME_AMBIGU", (benda[0].teks, isi))


def _kali_waktu(angka: list[Nilai], kamus: KamusSatuan) -> Nilai:
    """People times days is a unit of its own (orang hari) where the list has it, else in doubt."""
    hasil = _kali(angka)
    for kiri, kanan in pairwise(n.satuan.satuan for n in angka):
        if gabung := kamus.cari(f"{kiri} {kanan}") or kamus.cari(f"{kanan} {kiri}"):
            return Nilai(hasil, HasilSatuan(gabung))
    pilihan = (angka[0].teks, format_volume(hasil, angka[0].satuan.satuan))
    return Nilai(hasil, angka[0].satuan, "VOLUME_AMBIGU", pilihan)


def _kali(angka: Sequence[Nilai]) -> Decimal:
    return prod((n.angka for n in angka), start=_SATU)


def _kali_meter(angka: Sequence[Nilai], kamus: KamusSatuan) -> Decimal:
    """Multiply with every length in metres."""
    return _kali(angka) * prod(
        (kamus.meter.get(n.satuan.satuan or "", _SATU) for n in angka), start=_SATU
    )
