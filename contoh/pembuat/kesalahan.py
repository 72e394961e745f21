"""The honest mistakes: which kelurahan makes which, about where, and how a row shows it."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from pembuat.model import TAHUN, BarisTulis, NilaiSel


@dataclass(frozen=True)
class Kesalahan:
    """One planted mistake. It falls on the first fitting row from `mulai` (counted from 1) on.

    `isi` is what is typed, `rupiah` what the typed money says; for sums `isi` names the row
    ("total" or the number of the section) and `rupiah` by how much it is off.
    """

    kode_kelurahan: str
    kode: str
    mulai: int
    isi: str = ""
    rupiah: int | None = None
    kolom: str = ""
    kode_urusan: str = ""
    alternatif: str = ""


_MARGODADI = "18.72.05.1004"
_HADIMULYO_TIMUR = "18.72.01.1002"
_YOSOMULYO = "18.72.01.1005"
_PURWOSARI = "18.72.02.1002"
_GANJAR_ASRI = "18.72.03.1004"
_IRING_MULYO = "18.72.04.1003"

KESALAHAN = (
    Kesalahan(_MARGODADI, "ANGGARAN_TIDAK_TERBACA", 3, "menyesuaikan"),
    Kesalahan(_MARGODADI, "VOLUME_TANPA_SATUAN", 5),
    Kesalahan(
        _MARGODADI,
        "PEKERJAAN_GANDA",
        7,
        "Penimbunan jalan dan pemasangan lampu jalan",
        kode_urusan="1.03",
        alternatif="2.15|1.04",
    ),
    Kesalahan(_MARGODADI, "USULAN_KEMBAR", 10),
    Kesalahan(_MARGODADI, "URAIAN_KOSONG", 14),
    Kesalahan(_MARGODADI, "ANGGARAN_NOL", 21, "Rp 0,-"),
    Kesalahan(_MARGODADI, "KELURAHAN_LAIN", 26, "Rejomulyo", kolom="kelurahan"),
    Kesalahan(_MARGODADI, "JUMLAH_TIDAK_COCOK", 0, "total", 27_000_000),
    Kesalahan(_HADIMULYO_TIMUR, "PRIORITAS_GANDA", 6),
    Kesalahan(_HADIMULYO_TIMUR, "ANGGARAN_RENTANG", 9, "50-75 juta"),
    Kesalahan(_HADIMULYO_TIMUR, "PRIORITAS_LONCAT", 15),
    Kesalahan(_HADIMULYO_TIMUR, "ANGGARAN_TIDAK_WAJAR", 19, "Rp 25.000.000.000,-", 25_000_000_000),
    Kesalahan(_HADIMULYO_TIMUR, "VOLUME_TANPA_SATUAN", 23),
    Kesalahan(_YOSOMULYO, "RT_RW_JADI_TANGGAL", 4),
    Kesalahan(_YOSOMULYO, "PRIORITAS_GANDA", 8),
    Kesalahan(_YOSOMULYO, "RT_RW_JADI_TANGGAL", 12),
    Kesalahan(_YOSOMULYO, "ANGGARAN_TIDAK_TERBACA", 17, "sesuai RAB"),
    Kesalahan(_YOSOMULYO, "PRIORITAS_LONCAT", 22),
    Kesalahan(_PURWOSARI, "SEL_GALAT", 4, "#REF!", kolom="anggaran"),
    Kesalahan(_PURWOSARI, "URAIAN_SAMA_DENGAN_PERMASALAHAN", 8),
    Kesalahan(_PURWOSARI, "KELURAHAN_LAIN", 13, "Gg. Merpati Kel. Banjarsari", kolom="lokasi"),
    Kesalahan(_PURWOSARI, "VOLUME_TANPA_SATUAN", 18),
    Kesalahan(
        _PURWOSARI,
        "PEKERJAAN_GANDA",
        11,
        "Pengadaan gerobak sampah dan pelatihan kader posyandu",
        kode_urusan="2.11",
        alternatif="1.02",
    ),
    Kesalahan(_GANJAR_ASRI, "USULAN_KEMBAR", 6),
    Kesalahan(_GANJAR_ASRI, "SEL_GALAT", 11, "#REF!", kolom="uraian"),
    Kesalahan(_GANJAR_ASRI, "ANGGARAN_NOL", 16, "0"),
    Kesalahan(_GANJAR_ASRI, "URAIAN_SAMA_DENGAN_PERMASALAHAN", 21),
    Kesalahan(_GANJAR_ASRI, "URAIAN_KOSONG", 29),
    Kesalahan(_GANJAR_ASRI, "JUMLAH_TIDAK_COCOK", 0, "1", -9_500_000),
    Kesalahan(_IRING_MULYO, "RT_RW_JADI_TANGGAL", 2),
    Kesalahan(_IRING_MULYO, "ANGGARAN_TIDAK_WAJAR", 6, "Rp15.000.000.000", 15_000_000_000),
    Kesalahan(_IRING_MULYO, "ANGGARAN_RENTANG", 11, "Rp 40 - 60 jt"),
    Kesalahan(
        _IRING_MULYO,
        "PEKERJAAN_GANDA",
        16,
        "Perbaikan drainase dan rehab mushola",
        kode_urusan="1.03",
        alternatif="4.01|1.04",
    ),
    Kesalahan(_IRING_MULYO, "PRIORITAS_GANDA", 20),
    Kesalahan(_IRING_MULYO, "ANGGARAN_TIDAK_TERBACA", 25, "swadaya"),
    Kesalahan(_IRING_MULYO, "VOLUME_TANPA_SATUAN", 31),
)


def tanam_kesalahan(kode_kelurahan: str, baris: list[BarisTulis]) -> list[BarisTulis]:
    """Return the rows of a kelurahan with its mistakes planted; the rows given stay as they are.

    Raises:
        ValueError: no row fits a mistake (the bank or the style has changed).
    """
    hasil = [copy.deepcopy(b) for b in baris]
    for salah in KESALAHAN:
        if salah.kode_kelurahan != kode_kelurahan or salah.kode not in TANAM:
            continue
        cocok, tanam = TANAM[salah.kode]
        for urut in range(salah.mulai - 1, len(hasil)):
            if not hasil[urut].temuan and cocok(hasil[urut]):
                tanam(hasil, urut, salah)
                break
        else:
            raise ValueError(f"{kode_kelurahan}: no row fits {salah.kode}")
    return hasil


def beri_prioritas(kode_kelurahan: str, baris: list[BarisTulis], bagian: dict[str, str]) -> None:
    """Number the priorities 1, 2, 3 ... and slip where the kelurahan slips.

    The count starts anew where `bagian` (section by group of proposals) changes. A repeated number
    goes on from the repetition, so that it leaves no gap beside it.
    """
    slip = {
        s.mulai: s.kode
        for s in KESALAHAN
        if s.kode_kelurahan == kode_kelurahan and s.kode.startswith("PRIORITAS_")
    }
    nomor, lalu = 0, ""
    for urut, satu in enumerate(baris, start=1):
        if bagian.get(satu.kelompok, "") != lalu:
            nomor, lalu = 0, bagian[satu.kelompok]
        nomor += {"PRIORITAS_GANDA": 0, "PRIORITAS_LONCAT": 2}.get(slip.get(urut, ""), 1)
        satu.nilai["prioritas"], satu.benar["prioritas"] = nomor, nomor
        satu.sumber["prioritas"] = "prioritas"
        if urut in slip:
            satu.temuan.append((slip[urut], "prioritas"))


def cari_selisih(kode_kelurahan: str, baris_jumlah: str) -> int:
    """Return by how much a kelurahan's written sum is off: 0 where it is right."""
    return next(
        (
            s.rupiah or 0
            for s in KESALAHAN
            if s.kode == "JUMLAH_TIDAK_COCOK"
            and s.kode_kelurahan == kode_kelurahan
            and s.isi == baris_jumlah
        ),
        0,
    )


def _ganti_uang(hasil: list[BarisTulis], urut: int, salah: Kesalahan) -> None:
    nilai: NilaiSel = int(salah.isi) if salah.isi.isdigit() else salah.isi
    hasil[urut].nilai["anggaran"] = nilai
    hasil[urut].benar["anggaran_rupiah"] = salah.rupiah
    hasil[urut].temuan.append((salah.kode, "anggaran"))


def _nolkan_uang(hasil: list[BarisTulis], urut: int, salah: Kesalahan) -> None:
    _ganti_uang(hasil, urut, salah)
    hasil[urut].benar["anggaran_rupiah"] = 0


def _kosongkan_uraian(hasil: list[BarisTulis], urut: int, salah: Kesalahan) -> None:
    hasil[urut].nilai["uraian"] = None
    _tolak_uraian(hasil[urut], salah)


def _tolak_uraian(baris: BarisTulis, salah: Kesalahan) -> None:
    baris.benar["uraian"] = None
    baris.kode_urusan, baris.alternatif, baris.status = None, "", "ditolak"
    baris.temuan.append((salah.kode, "uraian"))


def _rusak_sel(hasil: list[BarisTulis], urut: int, salah: Kesalahan) -> None:
    hasil[urut].nilai[salah.kolom] = salah.isi
    if salah.kolom == "uraian":
        _tolak_uraian(hasil[urut], salah)
    else:
        hasil[urut].benar["anggaran_rupiah"] = None
        hasil[urut].temuan.append((salah.kode, salah.kolom))


def _hapus_satuan(hasil: list[BarisTulis], urut: int, salah: Kesalahan) -> None:
    nilai = hasil[urut].nilai
    kolom = "volume_satuan" if "volume_satuan" in nilai else "volume"
    nilai[kolom] = int(str(hasil[urut].benar["volume"]))
    nilai["satuan"] = None
    hasil[urut].benar["satuan"] = None
    hasil[urut].temuan.append((salah.kode, kolom))


def _salin_baris(hasil: list[BarisTulis], urut: int, salah: Kesalahan) -> None:
    salinan = copy.deepcopy(hasil[urut])
    salinan.status = "ditolak"
    salinan.temuan.append((salah.kode, "uraian"))
    hasil.insert(urut + 1, salinan)


def _pindah_kelurahan(hasil: list[BarisTulis], urut: int, salah: Kesalahan) -> None:
    baris = hasil[urut]
    baris.nilai[salah.kolom] = salah.isi
    if salah.kolom == "lokasi":
        baris.benar["lokasi"] = salah.isi
    baris.status = "ditolak"
    baris.temuan.append((salah.kode, salah.kolom))


def _ulang_uraian(hasil: list[BarisTulis], urut: int, salah: Kesalahan) -> None:
    hasil[urut].nilai["permasalahan"] = hasil[urut].nilai["uraian"]
    hasil[urut].benar["permasalahan"] = hasil[urut].benar["uraian"]
    hasil[urut].temuan.append((salah.kode, "permasalahan"))


def _jadi_tanggal(hasil: list[BarisTulis], urut: int, salah: Kesalahan) -> None:
    """Excel with Indonesian settings reads 03/05 as 3 May."""
    baris = hasil[urut]
    rt, rw = int(str(baris.benar["rt"])), int(str(baris.benar["rw"]))
    baris.nilai["rt_rw"] = dt.datetime(TAHUN, rw, rt)
    baris.benar |= {"rt": None, "rw": None}
    baris.temuan.append((salah.kode, "rt_rw"))


def _ganda_pekerjaan(hasil: list[BarisTulis], urut: int, salah: Kesalahan) -> None:
    baris = hasil[urut]
    baris.nilai["uraian"] = baris.benar["uraian"] = salah.isi
    baris.kode_urusan, baris.alternatif = salah.kode_urusan, salah.alternatif
    baris.nilai |= {"volume": 1, "satuan": "paket"}
    baris.benar |= {"volume": "1", "satuan": "paket"}
    if "permasalahan" in baris.benar:
        baris.nilai["permasalahan"] = baris.benar["permasalahan"] = "Belum tertangani tahun lalu"
    baris.temuan.append((salah.kode, "uraian"))


def _selalu(baris: BarisTulis) -> bool:
    return True


def _tempat_di_kolom(baris: BarisTulis) -> bool:
    """RT/RW and place stand outside the title, so a new title loses nothing."""
    return "uraian" not in (baris.sumber.get("rt"), baris.sumber.get("rw"))


def _fisik_setempat(baris: BarisTulis) -> bool:
    return _tempat_di_kolom(baris) and baris.kelompok == "fisik" and bool(baris.benar.get("rt"))


def _bulat_tunggal(baris: BarisTulis) -> bool:
    tulisan = str(baris.nilai.get("volume_satuan", baris.nilai.get("volume")))
    return "x" not in tulisan and "." not in tulisan and "±" not in tulisan


def _bisa_tanggal(baris: BarisTulis) -> bool:
    rt, rw = str(baris.benar.get("rt")), str(baris.benar.get("rw"))
    return rt.isdigit() and rw.isdigit() and int(rt) <= 28 and int(rw) <= 12


_Cocok = Callable[[BarisTulis], bool]
_Tanam = Callable[[list[BarisTulis], int, Kesalahan], None]
TANAM: dict[str, tuple[_Cocok, _Tanam]] = {
    "ANGGARAN_TIDAK_TERBACA": (_selalu, _ganti_uang),
    "ANGGARAN_RENTANG": (_selalu, _ganti_uang),
    "ANGGARAN_TIDAK_WAJAR": (_selalu, _ganti_uang),
    "ANGGARAN_NOL": (_selalu, _nolkan_uang),
    "URAIAN_KOSONG": (_tempat_di_kolom, _kosongkan_uraian),
    "SEL_GALAT": (_tempat_di_kolom, _rusak_sel),
    "VOLUME_TANPA_SATUAN": (_bulat_tunggal, _hapus_satuan),
    "USULAN_KEMBAR": (_selalu, _salin_baris),
    "KELURAHAN_LAIN": (_tempat_di_kolom, _pindah_kelurahan),
    "URAIAN_SAMA_DENGAN_PERMASALAHAN": (_selalu, _ulang_uraian),
    "RT_RW_JADI_TANGGAL": (_bisa_tanggal, _jadi_tanggal),
    "PEKERJAAN_GANDA": (_fisik_setempat, _ganda_pekerjaan),
}
"""Per code: which rows can show the mistake, and how it is made. The sums are off elsewhere."""
