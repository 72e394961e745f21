"""Volume and unit as people write them, read into one quantity of one unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from usulan.besaran import Besaran, IsiVolume, read_isi_volume
from usulan.nilai_volume import Nilai, format_volume, read_nilai
from usulan.satuan import HasilSatuan, KamusSatuan, parse_satuan
from usulan.teks import fold_lebar, is_tanda_kosong

BATAS_VOLUME = Decimal(10**12)
_LAZIM = re.compile(r"([0-9]{1,9}(?:,[0-9]{1,2})?)(?: ?([A-Za-z]+[23]?))?")
"""The spellings of most cells (200, 1,5 km, 600 m2): they need none of the weighing below."""
_BUKAN_VOLUME = re.compile(r"^rp\b|^rp\.?\s*\d|\d[oO](?![a-zA-Z])|\d[lI]\d|\de\+?\d", re.IGNORECASE)
"""Money, a letter typed for a digit (2O m), scientific notation: not to be guessed at."""
_NEGATIF = re.compile(r"[(±\s]*[-\u2212]\s*\d")
_KODE_JENIS = {
    "galat": "SEL_GALAT",
    "rumus_tanpa_nilai": "RUMUS_TANPA_NILAI",
    "tanggal": "VOLUME_JADI_TANGGAL",
    "logika": "VOLUME_TIDAK_TERBACA",
}


@dataclass(frozen=True)
class HasilVolume:
    """One volume. `volume` is in `satuan`, None when empty or in doubt.

    `kode` is the finding about the quantity, `bacaan` the readings that remain ("600 m2"),
    `catatan` the words beside it. `satuan` is canonical, or as written when `satuan_dikenal` is
    False (then `mirip` are the nearest units). `satuan_dari_volume` tells that the unit stood in
    the volume's own cell (and not in the unit's).
    """

    volume: float | None
    satuan: str | None = None
    kode: str | None = None
    bacaan: tuple[str, ...] = ()
    catatan: str | None = None
    satuan_dikenal: bool = True
    mirip: tuple[str, ...] = ()
    satuan_dari_volume: bool = False


def parse_volume(
    teks: str | None, jenis: str, satuan_teks: str | None, kamus: KamusSatuan
) -> HasilVolume:
    """Read a volume cell of kind `jenis` (JENIS_SEL) and the unit cell beside it.

    Dimensions are multiplied ("200 m x 3 m" is 600 m2), people times places are counted ("35 orang
    x 14 posyandu" is 490 orang); several quantities are never summed. By the Indonesian rule 1.500
    is fifteen hundred and 1,5 one and a half; 1,500 is decided by the unit where it can be (orang
    has no decimals, a kelurahan has no 1500 km) and is VOLUME_AMBIGU where not.
    """
    kolom = parse_satuan(satuan_teks, kamus)
    if jenis in _KODE_JENIS:
        return _dengan_satuan(HasilVolume(None, kode=_KODE_JENIS[jenis]), kolom)
    bersih = fold_lebar(teks)
    if is_tanda_kosong(bersih):
        return _tanpa_volume(satuan_teks, kolom, kamus)
    if satuan_saja := _read_satuan_saja(bersih, kolom, kamus):
        return satuan_saja
    hasil = _parse_mesin(bersih, kolom) if jenis == "angka" else _parse_teks(bersih, kolom, kamus)
    if hasil.kode is None and hasil.volume is not None and hasil.satuan is None:
        return replace(hasil, kode="VOLUME_TANPA_SATUAN")
    return hasil


def _tanpa_volume(satuan_teks: str | None, kolom: HasilSatuan, kamus: KamusSatuan) -> HasilVolume:
    """An empty volume; the number may stand in the unit's cell instead ("3 unit")."""
    tertulis = fold_lebar(satuan_teks)
    if tertulis[:1].isdigit():
        hasil = _parse_teks(tertulis, HasilSatuan(None), kamus)
        return replace(hasil, satuan_dari_volume=False)
    return _dengan_satuan(HasilVolume(None), kolom)


def _read_satuan_saja(teks: str, kolom: HasilSatuan, kamus: KamusSatuan) -> HasilVolume | None:
    """A cell with but a unit ("m2", "paket"): its quantity is missing, the unit is not lost."""
    satuan = kamus.cari(teks) if teks[:1].isalpha() else None
    if satuan is None or kolom.satuan not in (None, satuan):
        return None
    return _dengan_satuan(HasilVolume(None), HasilSatuan(satuan), kolom)


def _parse_mesin(teks: str, kolom: HasilSatuan) -> HasilVolume:
    try:
        nilai = Decimal(teks)
    except InvalidOperation:
        return _dengan_satuan(HasilVolume(None, kode="VOLUME_TIDAK_TERBACA"), kolom)
    return _selesai(Nilai(nilai, kolom), kolom, None)


def _parse_teks(teks: str, kolom: HasilSatuan, kamus: KamusSatuan) -> HasilVolume:
    lazim = _LAZIM.fullmatch(teks)
    if lazim and (satuan := kamus.cari(lazim[2]) if lazim[2] else "") is not None:
        milik = HasilSatuan(satuan or None)
        return _selesai(Nilai(Decimal(lazim[1].replace(",", ".")), milik), kolom, None)
    isi = read_isi_volume(teks)
    if not isi.besaran or _BUKAN_VOLUME.search(teks):
        catatan = _tulis_catatan(isi.awalan, isi.samping)
        kosong = HasilVolume(None, kode="VOLUME_TIDAK_TERBACA", catatan=catatan)
        return _dengan_satuan(kosong, kolom)
    if _NEGATIF.match(teks):
        return _dengan_satuan(HasilVolume(None, kode="VOLUME_NEGATIF"), kolom)
    return _parse_isi(isi, kolom, kamus)


def _parse_isi(isi: IsiVolume, kolom: HasilSatuan, kamus: KamusSatuan) -> HasilVolume:
    isi = _pasang_satuan(isi, kamus)
    kelompok = _split_kelompok(_wariskan(isi.besaran))
    nilai = [read_nilai(k, kolom, kamus) for k in kelompok]
    if len(nilai) == 1:
        utama, samping = _cocokkan(nilai[0], isi.samping, kolom, kamus)
        return _selesai(utama, kolom, _tulis_catatan(isi.awalan, samping))
    hubung = [k[0].hubung for k in kelompok[1:]]
    if hubung[-1] == "sama" and _is_hasil(nilai[:-1], nilai[-1]):
        pasti = next((n for n in reversed(nilai) if n.satuan.satuan and not n.kode), nilai[0])
        hasil = replace(pasti, angka=nilai[-1].angka)
        return _selesai(hasil, kolom, _tulis_catatan(isi.awalan, isi.samping))
    kode = "VOLUME_RENTANG" if set(hubung) == {"rentang"} else "VOLUME_GANDA"
    bacaan = tuple(dict.fromkeys(b for n in nilai for b in n.bacaan or (n.teks,)))
    return _dengan_satuan(HasilVolume(None, kode=kode, bacaan=bacaan), nilai[-1].satuan, kolom)


def _pasang_satuan(isi: IsiVolume, kamus: KamusSatuan) -> IsiVolume:
    """Give a bare number the unit written before it or in brackets: "orang 20", "20 (orang)"."""
    if len(isi.besaran) != 1 or isi.besaran[0].satuan or isi.besaran[0].dimensi:
        return isi
    awalan, samping = " ".join(isi.awalan), " ".join(isi.samping)
    if awalan and not samping and kamus.cari(awalan):
        return IsiVolume((replace(isi.besaran[0], satuan=awalan),))
    if samping and not awalan and kamus.cari(samping):
        return IsiVolume((replace(isi.besaran[0], satuan=samping),))
    return isi


def _cocokkan(
    nilai: Nilai, samping: Sequence[str], kolom: HasilSatuan, kamus: KamusSatuan
) -> tuple[Nilai, list[str]]:
    """Let what stands in brackets confirm the quantity: "100 x 3 (300 m2)", "300 m2 (100 x 3)".

    Returns the quantity, with the unit that only the brackets name, and the words that remain.
    """
    sisa = []
    for teks in samping:
        kelompok = _split_kelompok(read_isi_volume(teks).besaran)
        lain = read_nilai(kelompok[0], kolom, kamus) if len(kelompok) == 1 else None
        if lain is None or lain.angka != nilai.angka or not _is_sesatuan(nilai, lain):
            sisa.append(teks)
        elif lain.satuan.satuan and lain.kode is None:
            nilai = replace(nilai, satuan=lain.satuan, kode=None, bacaan=())
    return nilai, sisa


def _is_sesatuan(nilai: Nilai, lain: Nilai) -> bool:
    satuan = (nilai.satuan.satuan, lain.satuan.satuan)
    return nilai.kode is not None or None in satuan or satuan[0] == satuan[1]


def _tulis_catatan(awalan: Sequence[str], samping: Sequence[str]) -> str | None:
    return " ".join([*awalan, *samping]) or None


def _split_kelompok(besaran: Sequence[Besaran]) -> list[list[Besaran]]:
    """Group the factors of each product; a dimension belongs to the one before."""
    kelompok: list[list[Besaran]] = []
    for b in besaran:
        if kelompok and b.hubung == "kali":
            kelompok[-1].append(b)
        else:
            kelompok.append([b])
    return kelompok


def _wariskan(besaran: Sequence[Besaran]) -> list[Besaran]:
    """Give the unit behind the last number to bare ones before it: "3-5 unit", "80 dan 60 m"."""
    hasil = list(besaran)
    for i in reversed(range(len(hasil) - 1)):
        kanan = hasil[i + 1]
        if not hasil[i].satuan and kanan.hubung in ("rentang", "gabung"):
            hasil[i] = replace(hasil[i], satuan=kanan.satuan)
    return hasil


def _is_hasil(kiri: list[Nilai], hasil: Nilai) -> bool:
    return hasil.angka in (kiri[0].angka, sum(n.angka for n in kiri))


def _selesai(nilai: Nilai, kolom: HasilSatuan, catatan: str | None) -> HasilVolume:
    """Turn a quantity into the result, and weigh it against the unit of the column."""
    milik = nilai.satuan if nilai.satuan.satuan else kolom
    if nilai.kode and nilai.kode != "VOLUME_DITAFSIRKAN":
        ragu = HasilVolume(None, kode=nilai.kode, bacaan=nilai.bacaan, catatan=catatan)
        return _dengan_satuan(ragu, nilai.satuan, kolom)
    if not nilai.angka.is_finite() or abs(nilai.angka) > BATAS_VOLUME:
        return _dengan_satuan(HasilVolume(None, kode="VOLUME_TIDAK_TERBACA"), milik)
    if nilai.angka < 0:
        return _dengan_satuan(HasilVolume(None, kode="VOLUME_NEGATIF"), milik)
    hasil = HasilVolume(float(nilai.angka), kode=nilai.kode, catatan=catatan)
    if nilai.satuan.satuan and kolom.satuan and nilai.satuan.satuan != kolom.satuan:
        bacaan = (nilai.teks, format_volume(nilai.angka, kolom.satuan))
        hasil = replace(hasil, kode="VOLUME_TIDAK_COCOK_SATUAN", bacaan=bacaan)
    elif hasil.kode is None and catatan:
        hasil = replace(hasil, kode="VOLUME_BERCATATAN")
    return _dengan_satuan(hasil, nilai.satuan, kolom)


def _dengan_satuan(
    hasil: HasilVolume, milik: HasilSatuan, kolom: HasilSatuan | None = None
) -> HasilVolume:
    """Attach the unit: the quantity's own, else the column's."""
    pakai = milik if milik.satuan or kolom is None else kolom
    return replace(
        hasil,
        satuan=pakai.satuan,
        satuan_dikenal=pakai.dikenal,
        mirip=pakai.mirip,
        satuan_dari_volume=kolom is not None and milik.satuan not in (None, kolom.satuan),
    )
