"""How the origin and the life of one proposal look in a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from rich.rule import Rule

from cli.tampilan import (
    WARNA_TINGKAT,
    add_baris,
    build_tabel,
    format_angka,
    format_rupiah,
    layar,
    show_pesan,
)
from tasks.duplikat import SEBUTAN_HUBUNGAN, SEBUTAN_TINGKAT
from tasks.rekap.isi import BELUM_DIALOKASIKAN, NAMA_HASIL
from tasks.ringkasan import Baris
from usulan.tinjauan.sebutan import ZONA
from warehouse.asal import AsalUsulan

PANJANG_SHA = 12
SEBUTAN_SEBAB = {
    "diubah": "berkas diubah",
    "ditarik": "ditarik dari berkas",
    "dinilai_ulang": "keputusan perencana",
}
SEBUTAN_PUTUSAN = {
    "gabung": "digabung",
    "beda": "bukan usulan yang sama",
    "wajib": "wajib didanai",
    "tolak": "tidak didanai",
    "bebas": "tanpa kuncian",
}

Kolom = dict[str, Callable[[Baris], Any]]


def show_asal(asal: AsalUsulan) -> None:
    """Print file, cells, imports, changes, findings, judgement, decisions, pairs and budget."""
    _show_kepala(asal.usulan)
    _show("Isi dan selnya", KOLOM_FIELD, asal.field)
    _show("Impor yang memuatnya", KOLOM_IMPOR, asal.impor)
    _show("Perubahan antarversi", KOLOM_PERUBAHAN, asal.perubahan)
    kini = [b for b in asal.temuan if b["berlaku"]]
    _show("Temuan", KOLOM_TEMUAN, kini, lambda b: WARNA_TINGKAT[b["tingkat"]])
    if len(kini) < len(asal.temuan):
        show_pesan(f"Temuan pada kiriman terdahulu: {len(asal.temuan) - len(kini)}.")
    _show_rincian("Klasifikasi", _sebut_klasifikasi(asal.klasifikasi))
    _show("Keputusan", KOLOM_KEPUTUSAN, asal.keputusan, _redupkan_lama)
    _show("Usulan lain yang mungkin sama", KOLOM_DUPLIKAT, asal.duplikat)
    _show_rincian("Anggaran", _sebut_anggaran(asal))


def _show_kepala(usulan: Baris) -> None:
    layar.print(Rule(f"Usulan {usulan['usulan_id']}", align="left"))
    tempat = ", ".join(
        [
            f"Kelurahan {usulan['nama_kelurahan']}",
            *([f"Kecamatan {usulan['nama_kecamatan']}"] if usulan["nama_kecamatan"] else []),
            f"Musrenbang {usulan['tahun_musrenbang']}",
        ]
    )
    show_pesan(f"{tempat}: {_sebut_keadaan(usulan)}")
    show_pesan(f"Berkas  {usulan['jalur_relatif']}, diterima {_hari(usulan['tanggal_terima'])}")
    show_pesan(f"sha256  {usulan['sha256']}")
    show_pesan(f"Letak   lembar {usulan['lembar']}, baris {usulan['nomor_baris']}")


def _sebut_keadaan(usulan: Baris) -> str:
    if usulan["keadaan"] == "ditarik":
        return f"ditarik, tidak ada lagi di berkas sejak {_saat(usulan['berakhir_pada'])}"
    return str(usulan["keadaan"])


def _show(
    judul: str,
    kolom: Kolom,
    baris: Sequence[Baris],
    gaya: Callable[[Baris], str | None] = lambda _: None,
) -> None:
    """Print a table, or one line when there is nothing to show."""
    if not baris:
        show_pesan(f"\n{judul}: tidak ada.")
        return
    tabel = build_tabel(judul, list(kolom))
    for b in baris:
        add_baris(tabel, [ambil(b) for ambil in kolom.values()], gaya(b))
    layar.print(tabel)


def _show_rincian(judul: str, rincian: Sequence[tuple[str, Any]]) -> None:
    if not rincian:
        show_pesan(f"\n{judul}: tidak ada.")
        return
    tabel = build_tabel(judul, ("", ""))
    tabel.show_header = False
    for nama, nilai in rincian:
        add_baris(tabel, [nama, nilai])
    layar.print(tabel)


def _sebut_klasifikasi(isi: Baris | None) -> list[tuple[str, Any]]:
    if isi is None:
        return []
    return [
        ("Bidang urusan", _kode_nama(isi["kode_urusan"], isi["nama_urusan"])),
        ("Sub kegiatan", _kode_nama(isi["kode_sub_kegiatan"], isi["nama_sub_kegiatan"])),
        ("Keyakinan", f"{isi['keyakinan']:.0%}, {isi['status_klasifikasi']}"),
        ("Alasan", isi["dasar_klasifikasi"]),
        ("Kandidat", isi["kandidat"]),
        ("Pemegang kewenangan", isi["pemegang_kewenangan"]),
        ("Nomenklatur", isi["versi_nomenklatur"]),
    ]


def _sebut_anggaran(asal: AsalUsulan) -> list[tuple[str, Any]]:
    isi = asal.alokasi
    if isi is None:
        return [("Hasil", BELUM_DIALOKASIKAN)] if asal.klasifikasi else []
    utama = asal.gabungan and f"{asal.gabungan['usulan_id_utama']} {asal.gabungan['uraian_utama']}"
    rincian = [
        ("Hasil", f"{NAMA_HASIL[isi['hasil']]}, rencana {isi['tahun_rencana']}"),
        ("Alasan", isi["alasan_hasil"]),
        ("Diminta", format_rupiah(isi["anggaran_rupiah"])),
        ("Dialokasikan", format_rupiah(isi["dialokasikan_rupiah"])),
        ("Perangkat daerah", _kode_nama(isi["kode_opd"], isi["nama_opd"])),
        ("Rekening", _kode_nama(isi["kode_rekening"], isi["nama_rekening"])),
        ("Sumber dana", _kode_nama(isi["kode_sumber_dana"], isi["nama_sumber_dana"])),
        ("Dasar pemetaan", isi["dasar_pemetaan"]),
        ("Urutan", format_angka(isi["urutan"])),
        ("Skor", isi["dasar_skor"]),
    ]
    return rincian + ([("Digabung ke", utama)] if utama else [])


def _kode_nama(kode: str | None, nama: str | None) -> str | None:
    return kode and (f"{kode} {nama}" if nama else kode)


def _sebut_kolom(nama: str) -> str:
    return nama.removesuffix("_rupiah").replace("_", " ")


def _nilai(nama: str, nilai: Any) -> Any:
    """Return a value as people write it: rupiah with points, decimals with a comma."""
    if nama.endswith("_rupiah"):
        return format_rupiah(nilai)
    if isinstance(nilai, float):
        return f"{nilai:.6f}".rstrip("0").rstrip(".").replace(".", ",")
    return nilai


def _hari(nilai: dt.date) -> str:
    return f"{nilai:%d-%m-%Y}"


def _saat(nilai: dt.datetime) -> str:
    return f"{nilai.astimezone(ZoneInfo(ZONA)):%d-%m-%Y %H:%M}"


def _putusan(baris: Baris) -> str:
    if baris["jenis"] == "klasifikasi":
        sub = f", sub kegiatan {baris['kode_sub_kegiatan']}" if baris["kode_sub_kegiatan"] else ""
        return f"{_kode_nama(baris['kode'], baris['nama'])}{sub}"
    lain = f" dengan {baris['usulan_lain']}" if baris["usulan_lain"] else ""
    return f"{SEBUTAN_PUTUSAN[baris['putusan']]}{lain}"


def _redupkan_lama(baris: Baris) -> str | None:
    return None if baris["berlaku"] else "dim"


KOLOM_FIELD: Kolom = {
    "Kolom": lambda b: _sebut_kolom(b["field"]),
    "Sel": lambda b: b["sel"],
    "Nilai": lambda b: _nilai(b["field"], b["nilai"]),
    "Tertulis": lambda b: b["tertulis"],
}
KOLOM_IMPOR: Kolom = {
    "Impor": lambda b: b["impor_id"],
    "Diterima": lambda b: _hari(b["tanggal_terima"]),
    "Berkas": lambda b: b["berkas"],
    "sha256": lambda b: b["sha256"][:PANJANG_SHA],
    "Versi": lambda b: b["nomor_versi"],
    "Usulan ini": lambda b: b["perubahan"],
}
KOLOM_PERUBAHAN: Kolom = {
    "Versi": lambda b: b["nomor_versi"],
    "Pada": lambda b: _saat(b["pada"]),
    "Sebab": lambda b: SEBUTAN_SEBAB[b["sebab"]],
    "Kolom": lambda b: _sebut_kolom(b["kolom"]),
    "Dulu": lambda b: _nilai(b["kolom"], b["dulu"]),
    "Menjadi": lambda b: _nilai(b["kolom"], b["kini"]),
}
KOLOM_TEMUAN: Kolom = {
    "Tingkat": lambda b: b["tingkat"],
    "Sel": lambda b: b["sel"],
    "Kode": lambda b: b["kode"],
    "Pesan": lambda b: b["pesan"],
    "Saran": lambda b: b["saran"],
}
KOLOM_KEPUTUSAN: Kolom = {
    "Pada": lambda b: _saat(b["diputuskan_pada"]),
    "Tentang": lambda b: b["jenis"],
    "Putusan": _putusan,
    "Oleh": lambda b: b["diputuskan_oleh"],
    "Catatan": lambda b: b["catatan"],
    "Berlaku": lambda b: "ya" if b["berlaku"] else "diganti",
}
KOLOM_DUPLIKAT: Kolom = {
    "Usulan": lambda b: b["usulan_lain"],
    "Milik": lambda b: f"{b['nama_kelurahan']} {b['tahun_musrenbang']}",
    "Uraian": lambda b: b["uraian"],
    "Kemiripan": lambda b: f"{b['skor']:.0%}, {SEBUTAN_TINGKAT[b['tingkat']]}",
    "Jenis": lambda b: SEBUTAN_HUBUNGAN[b["hubungan"]],
    "Alasan": lambda b: b["alasan"],
}
