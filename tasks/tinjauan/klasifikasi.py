"""Sheet `Tinjauan`: which bidang urusan a proposal belongs to, asked row by row."""

from __future__ import annotations

from typing import Any

import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

from tasks.tinjauan.bahan import BahanTinjauan, RingkasanLembar
from tasks.tinjauan.pilihan import Pilihan, pilih_bidang, pilih_sub, pilih_ya
from tasks.tinjauan.tabel import KolomTinjauan, Letak, tulis_tabel_tinjauan
from tasks.tinjauan.tempat import list_tempat
from usulan.tinjauan.sebutan import sebut_tanggal

LEMBAR_KLASIFIKASI = "Tinjauan"
PETUNJUK = "Bidang urusan dan sub kegiatan setiap usulan: setujui, atau pilih yang benar."
KETERANGAN = (
    "Satu baris satu usulan, yang diragukan dan mahal di atas. Isi kolom berjudul cokelat: Setuju "
    "bila sistem sudah benar, atau Bidang urusan yang benar. Baris kosong tidak diapa-apakan."
)
SETUJU, BIDANG, SUB = "setuju", "bidang_dipilih", "sub_dipilih"
CATATAN, KATA = "catatan_penelaah", "kata_leksikon"
KOLOM = (
    KolomTinjauan("No", "no", 5, "angka"),
    KolomTinjauan("Kelurahan", "kelurahan", 11),
    KolomTinjauan("Usulan", "uraian", 30),
    KolomTinjauan("Lokasi dan masalah", "tempat", 17),
    KolomTinjauan("Anggaran (Rp)", "anggaran_rupiah", 15, "rupiah"),
    KolomTinjauan("Menurut sistem", "menurut_sistem", 28),
    KolomTinjauan("Keyakinan", "keyakinan_teks", 10),
    KolomTinjauan("Alasan", "alasan", 32),
    KolomTinjauan("Pilihan lain", "pilihan_lain", 28),
    KolomTinjauan("Keputusan serupa", "serupa", 20),
    KolomTinjauan("Setuju", SETUJU, 7, isian=True),
    KolomTinjauan("Bidang urusan", BIDANG, 20, isian=True),
    KolomTinjauan("Sub kegiatan", SUB, 24, isian=True),
    KolomTinjauan("Catatan", CATATAN, 14, isian=True),
    KolomTinjauan("Kata untuk leksikon", KATA, 13, isian=True),
    KolomTinjauan("usulan_id", "usulan_id", 18, "kode", teknis=True),
    KolomTinjauan("keputusan_id_dasar", "keputusan_id", 18, "kode", teknis=True),
    KolomTinjauan("kode_urusan_sistem", "kode_urusan", 8, "kode", teknis=True),
    KolomTinjauan("kode_sub_sistem", "kode_sub_kegiatan", 18, "kode", teknis=True),
)
KOLOM_TETAP = 3
TAK_BERARTI = 0.005
"""A candidate below half a percent is noise."""
BANYAK_LAIN = 2
TINGKAT_KEYAKINAN = ((0.75, "Cukup yakin"), (0.5, "Ragu"), (TAK_BERARTI, "Sangat ragu"))


def isi_lembar_klasifikasi(ws: Worksheet, bahan: BahanTinjauan) -> RingkasanLembar:
    """Fill the new sheet `ws` from row 2 on."""
    bingkai = susun_klasifikasi(bahan)
    judul = f"Tinjauan klasifikasi, Musrenbang {bahan.tahun}"
    letak = tulis_tabel_tinjauan(ws, judul, KETERANGAN, bingkai, KOLOM, KOLOM_TETAP)
    _pasang_pilihan(ws, letak, bahan.pilihan)
    return RingkasanLembar(len(bingkai), int(bingkai["anggaran_rupiah"].sum()))


def susun_klasifikasi(bahan: BahanTinjauan) -> pd.DataFrame:
    """Return the sheet's frame. Grain: one proposal, in the order of the queue."""
    baris = bahan.antrean.to_dict("records")
    putusan = bahan.keputusan.set_index("keputusan_id").to_dict("index")
    # Agreeing to a sub kegiatan would say that the work is the city's own.
    milik_kota = bahan.antrean["pemegang_kewenangan"].isna()
    return bahan.antrean.assign(
        kode_sub_kegiatan=bahan.antrean["kode_sub_kegiatan"].where(milik_kota),
        no=range(1, len(baris) + 1),
        kelurahan=[_nama(b["kode_kelurahan"], bahan.nama_kelurahan) for b in baris],
        tempat=_teks([_sebut_tempat(b) for b in baris]),
        menurut_sistem=_teks([_sebut_usulan(b, bahan.pilihan) for b in baris]),
        keyakinan_teks=_teks([sebut_keyakinan(b["keyakinan"], bahan.ambang) for b in baris]),
        alasan=_teks([_sebut_alasan(b) for b in baris]),
        pilihan_lain=_teks([_sebut_lain(b, bahan.pilihan) for b in baris]),
        serupa=_teks([_sebut_serupa(b, bahan, putusan) for b in baris]),
    )


def sebut_keyakinan(keyakinan: float, ambang: float) -> str:
    """Return confidence in 0..1 in words and percent: only a person is a hundred percent sure."""
    if keyakinan < TAK_BERARTI:
        return "Tidak tahu"
    if keyakinan >= 1:
        return "Sudah diputuskan"
    persen = min(max(round(keyakinan * 100), 1), 99)
    tingkat = ((ambang, "Yakin"), *TINGKAT_KEYAKINAN)
    kata = next(kata for batas, kata in tingkat if keyakinan >= batas)
    return f"{kata} ({persen}%)"


def _pasang_pilihan(ws: Worksheet, letak: Letak, pilihan: Pilihan) -> None:
    bidang, sistem = letak.sel(BIDANG), letak.sel("kode_urusan")
    setuju = "Pilih ya bila bidang urusan menurut sistem sudah benar; selain itu kosongkan."
    for nama, validasi in (
        (SETUJU, pilih_ya("Setuju", setuju)),
        (BIDANG, pilih_bidang(pilihan)),
        (SUB, pilih_sub(pilihan, bidang, sistem)),
    ):
        validasi.add(letak.area(nama))
        ws.add_data_validation(validasi)


def _teks(daftar: list[str | None]) -> pd.Series[str]:
    return pd.Series(daftar, dtype="str")


def _nama(kode: Any, nama: dict[str, str]) -> str:
    return "" if pd.isna(kode) else nama.get(str(kode), str(kode))


def _sebut_tempat(baris: dict[Any, Any]) -> str | None:
    tempat = list_tempat(baris["lokasi"], baris["rt"], baris["rw"])
    masalah = [] if pd.isna(baris["permasalahan"]) else [f"Masalah: {baris['permasalahan']}"]
    return "\n".join([*tempat, *masalah]) or None


def _sebut_usulan(baris: dict[Any, Any], pilihan: Pilihan) -> str:
    if pd.isna(baris["kode_urusan"]):
        return "Belum ada dugaan"
    isi = [pilihan.sebut_bidang(str(baris["kode_urusan"]))]
    if pd.notna(baris["pemegang_kewenangan"]):
        isi.append("Bukan kewenangan kota")
    elif pd.notna(baris["kode_sub_kegiatan"]):
        isi.append(_sebut_sub(str(baris["kode_sub_kegiatan"]), baris, pilihan))
    return "\n".join(isi)


def _sebut_sub(kode: str, baris: dict[Any, Any], pilihan: Pilihan) -> str:
    return f"Sub: {pilihan.sebut_sub(kode)}{pilihan.sebut_satuan(kode, baris['satuan'])}"


def _sebut_alasan(baris: dict[Any, Any]) -> str:
    alasan = str(baris["dasar_klasifikasi"])
    if pd.isna(baris["pemegang_kewenangan"]):
        return alasan
    return f"{alasan}\nPemegang kewenangan: {baris['pemegang_kewenangan']}."


def _sebut_lain(baris: dict[Any, Any], pilihan: Pilihan) -> str | None:
    bidang = [
        f"{pilihan.sebut_bidang(kode)} ({nilai:.0%})"
        for kode, nilai in split_kandidat(baris["kandidat"])
        if kode != baris["kode_urusan"] and nilai >= TAK_BERARTI
    ]
    sub = [
        _sebut_sub(kode, baris, pilihan)
        for kode, _ in split_kandidat(baris["kandidat_sub_kegiatan"])
        if kode != baris["kode_sub_kegiatan"]
    ]
    return "\n".join([*bidang[:BANYAK_LAIN], *sub[:BANYAK_LAIN]]) or None


def split_kandidat(teks: object) -> list[tuple[str, float]]:
    """Return the (code, share) pairs of "1.03:0.93; 4.01:0.06", none for a missing text."""
    if not isinstance(teks, str):
        return []
    pasangan = (bagian.rpartition(":") for bagian in teks.split("; "))
    return [(kode, float(nilai)) for kode, _, nilai in pasangan]


def _sebut_serupa(
    baris: dict[Any, Any], bahan: BahanTinjauan, putusan: dict[Any, dict[Any, Any]]
) -> str | None:
    sendiri = putusan.get(baris["keputusan_id"])
    if sendiri is not None:
        kode = bahan.pilihan.sebut_bidang(str(sendiri["kode_urusan"]))
        return f"Usulan ini sudah diputuskan: {kode}. {_sebut_siapa(sendiri, '')}"
    if pd.isna(baris["serupa_kode_urusan"]):
        return None
    kode = bahan.pilihan.sebut_bidang(str(baris["serupa_kode_urusan"]))
    nama = _nama(baris["serupa_kode_kelurahan"], bahan.nama_kelurahan)
    asal = f"{nama} {baris['serupa_tahun_musrenbang']}"
    return (
        f"{kode}, {_sebut_mirip(baris['serupa_kemiripan'])}: “{baris['serupa_uraian']}” "
        f"({asal}). {_sebut_siapa(baris, 'serupa_')}"
    )


def _sebut_mirip(kemiripan: float) -> str:
    return "uraian sama" if kemiripan >= 1 else f"mirip {kemiripan:.0%}"


def _sebut_siapa(isi: dict[Any, Any], awalan: str) -> str:
    oleh, pada = isi[f"{awalan}diputuskan_oleh"], isi[f"{awalan}diputuskan_pada"]
    return f"Oleh {oleh}, {sebut_tanggal(pada)}."
