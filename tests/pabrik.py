"""Makes small, valid frames for tests: reference tables, a file's result, its context, a budget.

Everything is deterministic. `ubah` overrides fields of single rows, so that a test says only what
it is about: `make_hasil_berkas(MARGODADI, ubah={0: {"anggaran_rupiah": None}})`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import hashlib
import json
from collections.abc import Mapping
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from reference.loader import Referensi
from schemas.berkas import Identitas
from schemas.hasil import HasilBerkas
from schemas.kolom import KOLOM_BERSIH
from schemas.referensi import TABEL
from schemas.temuan import BarisBukanUsulan, JumlahTertulis, PemetaanKolom, Temuan
from schemas.usulan import PemakaianPagu, UsulanBerpagu, UsulanBersih, UsulanTerklasifikasi
from warehouse.konteks import KonteksImpor

TAHUN = 2023
METRO, IMOPURO, YOSOMULYO = "18.72.01.1001", "18.72.01.1003", "18.72.01.1005"
REJOMULYO, MARGOREJO, SUMBERSARI, MARGODADI = (f"18.72.05.100{i}" for i in (1, 2, 3, 4))
BANJARSARI, PURWOSARI, KARANGREJO = (f"18.72.02.100{i}" for i in (1, 2, 3))
KELURAHAN = {
    METRO: "Metro",
    IMOPURO: "Imopuro",
    YOSOMULYO: "Yosomulyo",
    BANJARSARI: "Banjarsari",
    PURWOSARI: "Purwosari",
    KARANGREJO: "Karangrejo",
    REJOMULYO: "Rejomulyo",
    MARGOREJO: "Margorejo",
    SUMBERSARI: "Sumbersari Bantul",
    MARGODADI: "Margodadi",
}
KECAMATAN = {"18.72.01": "Metro Pusat", "18.72.02": "Metro Utara", "18.72.05": "Metro Selatan"}
URUSAN = {"1.02": "Kesehatan", "1.03": "Pekerjaan umum", "2.15": "Perhubungan"}
OPD = {"1.02": "DINKES", "1.03": "DPUTR", "2.15": "DISHUB"}
SUB_KEGIATAN = "1.03.10.2.01.0053"
VERSI_NOMENKLATUR = "2023"
PAGU_RUPIAH = 10**15
MULAI = dt.datetime(2023, 2, 1, 1, 0, tzinfo=dt.UTC)


def make_referensi(**ganti: pd.DataFrame) -> Referensi:
    """Return small reference tables; `ganti` replaces whole tables."""
    return dataclasses.replace(_referensi(), **ganti)


@functools.cache
def _referensi() -> Referensi:
    isi: dict[str, list[dict[str, Any]]] = {
        "wilayah": _wilayah(),
        "nomenklatur": _nomenklatur(),
        "opd": [
            {"kode_opd": k, "nama_opd": f"Dinas {k}", "tahun_awal": 2020} for k in OPD.values()
        ],
        "sumber_dana": [{"kode": "2.2.01", "nama": "DAU"}],
        "rekening": [{"kode": "5.1.02", "nama": "Belanja barang dan jasa"}],
        "pagu": [
            {"tahun_rencana": TAHUN + 1, "sumbu": "opd", "kode": k, "jumlah_rupiah": PAGU_RUPIAH}
            for k in OPD.values()
        ],
        "jadwal": [
            {
                "tahun_musrenbang": TAHUN,
                "kode_kelurahan": k,
                "tanggal": "2023-02-01",
                "batas_kirim": "2023-02-10",
            }
            for k in KELURAHAN
            if k != KARANGREJO
        ],
    }
    tabel = {
        nama: model.susun([b | {"sumber": "pabrik uji"} for b in isi.get(nama, [])])
        for nama, model in TABEL.items()
    }
    return Referensi(**tabel)


def make_hasil_berkas(
    kode_kelurahan: str = MARGODADI,
    n: int = 6,
    *,
    ditolak: int = 1,
    tahun: int = TAHUN,
    ubah: Mapping[int, Mapping[str, Any]] | None = None,
    buang: tuple[int, ...] = (),
    geser: int = 0,
) -> HasilBerkas:
    """Return the result of one file: rows 0..n-1 accepted, the next `ditolak` rows refused.

    `ubah` overrides fields by row, `buang` leaves rows out, `geser` moves all rows down the sheet.
    The hash of the file follows from all of these, as that of a real file from its content.
    """
    bahan = json.dumps([kode_kelurahan, n, ditolak, tahun, ubah, buang, geser], default=str)
    sha256 = hashlib.sha256(bahan.encode()).hexdigest()
    semua = {
        i: _usulan(kode_kelurahan, tahun, i, geser) | dict((ubah or {}).get(i, {}))
        for i in range(n + ditolak)
        if i not in buang
    }
    nama = f"{KELURAHAN[kode_kelurahan]}.xlsx"
    tolak = UsulanBersih.susun(_saring([b for i, b in semua.items() if i >= n], UsulanBersih))
    return HasilBerkas(
        nama_berkas=nama,
        sha256=sha256,
        identitas=Identitas(kode_kelurahan, tahun, ("nama berkas",)),
        diterima=UsulanTerklasifikasi.susun([b for i, b in semua.items() if i < n]),
        ditolak=tolak,
        temuan=_temuan(nama, tolak),
        bukan_usulan=BarisBukanUsulan.susun(
            [{"lembar": "Usulan", "nomor_baris": i, "jenis": "judul", "teks": "X"} for i in (1, 2)]
        ),
        jumlah_tertulis=JumlahTertulis.susun([_jumlah(n + ditolak, geser)]),
        pemetaan=PemetaanKolom.susun([]),
    )


def make_konteks(hasil: HasilBerkas, **ganti: Any) -> KonteksImpor:
    """Return the context of a punctual import of `hasil`; `ganti` replaces fields."""
    isi: dict[str, Any] = {
        "tahun_musrenbang": hasil.identitas.tahun_musrenbang,
        "kode_kelurahan": hasil.identitas.kode_kelurahan,
        "jalur_relatif": f"{hasil.identitas.tahun_musrenbang}/{hasil.nama_berkas}",
        "sha256": hasil.sha256,
        "ukuran_byte": 12_345,
        "tanggal_terima": dt.date(2023, 2, 2),
        "mulai": MULAI,
        "prefect_run_id": None,
        "versi_aturan": "aturan-1",
        "versi_nomenklatur": VERSI_NOMENKLATUR,
    }
    return KonteksImpor(**(isi | ganti))


def make_alokasi(
    diterima: pd.DataFrame, tahun_rencana: int = TAHUN + 1
) -> tuple[DataFrame[UsulanBerpagu], DataFrame[PemakaianPagu]]:
    """Return an allocation that funds every other proposal that has a budget and an urusan."""
    baris = [_berpagu(b, i, tahun_rencana) for i, b in enumerate(diterima.to_dict("records"))]
    berpagu = UsulanBerpagu.susun(baris)
    pakai = berpagu.groupby("kode_opd")["dialokasikan_rupiah"].sum()
    minta = berpagu.groupby("kode_opd")["anggaran_rupiah"].sum()
    pemakaian = [
        {
            "tahun_rencana": tahun_rencana,
            "sumbu": "opd",
            "kode": kode,
            "pagu_rupiah": PAGU_RUPIAH,
            "terpakai_rupiah": int(pakai.get(kode, 0)),
            "sisa_rupiah": PAGU_RUPIAH - int(pakai.get(kode, 0)),
            "diminta_rupiah": int(minta.get(kode, 0)),
        }
        for kode in sorted(OPD.values())
    ]
    return berpagu, PemakaianPagu.susun(pemakaian)


def _wilayah() -> list[dict[str, Any]]:
    kota = {"tingkat": "kota", "kode": "18.72", "nama": "Kota Metro"}
    kecamatan = [
        {"tingkat": "kecamatan", "kode": k, "nama": n, "kode_induk": "18.72"}
        for k, n in KECAMATAN.items()
    ]
    kelurahan = [
        {"tingkat": "kelurahan", "kode": k, "nama": n, "kode_induk": k[:8]}
        for k, n in KELURAHAN.items()
    ]
    # Children first: the load has to find the order itself.
    return [*kelurahan, *kecamatan, kota]


def _nomenklatur() -> list[dict[str, Any]]:
    bidang = {k: ("bidang_urusan", n, k[0]) for k, n in URUSAN.items()}
    pohon = {
        "1": ("urusan", "Urusan wajib pelayanan dasar", None),
        "2": ("urusan", "Urusan wajib lain", None),
        **bidang,
        "1.03.10": ("program", "Program jalan", "1.03"),
        "1.03.10.2.01": ("kegiatan", "Penyelenggaraan jalan", "1.03.10"),
        SUB_KEGIATAN: ("sub_kegiatan", "Pembangunan jalan", "1.03.10.2.01"),
    }
    return [
        {"versi": VERSI_NOMENKLATUR, "tingkat": t, "kode": k, "uraian": u, "kode_induk": i}
        for k, (t, u, i) in pohon.items()
    ]


def _usulan(kode: str, tahun: int, i: int, geser: int) -> dict[str, Any]:
    urusan = sorted(URUSAN)[i % 3] if i % 4 != 3 else None
    baris: dict[str, Any] = {
        "usulan_id": hashlib.sha256(f"{kode}{tahun}{i}".encode()).hexdigest()[:16],
        "kode_kelurahan": kode,
        "tahun_musrenbang": tahun,
        "lembar": "Usulan",
        "nomor_baris": 3 + i + geser,
        "nomor": str(i + 1),
        "uraian": f"Pembangunan drainase Jl. Melati {i}",
        "permasalahan": "Genangan saat hujan" if i % 2 else None,
        "lokasi": f"Jl. Melati {i}",
        "rt": f"{i + 1}, {i + 2}",
        "rw": str(i % 5 + 1),
        "volume": 12.5 * (i + 1) if i % 3 else None,
        "satuan": "m" if i % 3 else None,
        "anggaran_rupiah": 1_234_567 * (i + 1) + i if i % 5 != 4 else None,
        "prioritas": i + 1,
        "opd_tujuan": "DPUTR",
        "volume_teks": f"{12.5 * (i + 1)} m",
        "anggaran_teks": f"Rp {1_234_567 * (i + 1)},-",
        "kode_urusan": urusan,
        "keyakinan": 0.9 if urusan else 0.1,
        "kandidat": f"{urusan}:0.9" if urusan else None,
        "dasar_klasifikasi": "Kata 'drainase' menunjuk bidang ini.",
        "status_klasifikasi": "otomatis" if urusan else "periksa",
        "kode_sub_kegiatan": SUB_KEGIATAN if urusan == "1.03" else None,
    }
    sel = {
        f"sel_{k}": f"{chr(65 + j)}{3 + i + geser}"
        for j, k in enumerate(KOLOM_BERSIH)
        if baris.get(k) is not None
    }
    return baris | sel


def _saring(baris: list[dict[str, Any]], model: type[UsulanBersih]) -> list[dict[str, Any]]:
    return [{k: v for k, v in b.items() if k in model.nama_kolom()} for b in baris]


def _temuan(berkas: str, ditolak: pd.DataFrame) -> DataFrame[Temuan]:
    tempat = [(b["usulan_id"], b["nomor_baris"], "tolak") for b in ditolak.to_dict("records")]
    return Temuan.susun(
        [
            {
                "temuan_id": f"t{i}",
                "berkas": berkas,
                "lembar": "Usulan",
                "sel": f"B{nomor}" if nomor else None,
                "nomor_baris": nomor,
                "kolom": "uraian" if nomor else None,
                "kode": "URAIAN_KOSONG",
                "tingkat": tingkat,
                "pesan": "Uraian kosong.",
                "saran": "Isi uraian.",
                "usulan_id": usulan_id,
            }
            for i, (usulan_id, nomor, tingkat) in enumerate([*tempat, (None, None, "info")])
        ]
    )


def _jumlah(n: int, geser: int) -> dict[str, Any]:
    return {
        "lembar": "Usulan",
        "nomor_baris": 3 + n + geser,
        "jenis": "total",
        "sel": f"I{3 + n + geser}",
        "teks": "Rp 99.000.000",
        "jenis_sel": "teks",
        "skala_rupiah": 1,
        "dari_baris": 3 + geser,
        "sampai_baris": 2 + n + geser,
    }


def _berpagu(usulan: dict[str, Any], i: int, tahun_rencana: int) -> dict[str, Any]:
    anggaran, urusan = usulan["anggaran_rupiah"], usulan["kode_urusan"]
    if pd.isna(urusan):
        hasil = "menunggu_tinjauan"
    elif pd.isna(anggaran):
        hasil = "tanpa_anggaran"
    else:
        hasil = "didanai" if i % 2 else "tidak_didanai"
    return {
        "usulan_id": usulan["usulan_id"],
        "tahun_rencana": tahun_rencana,
        "kode_kelurahan": usulan["kode_kelurahan"],
        "kode_urusan": urusan,
        "kode_sub_kegiatan": usulan["kode_sub_kegiatan"],
        "kode_opd": OPD.get(urusan),
        "kode_rekening": "5.1.02" if hasil == "didanai" else None,
        "kode_sumber_dana": "2.2.01" if hasil == "didanai" else None,
        "dasar_pemetaan": "Dari tabel OPD.",
        "anggaran_rupiah": anggaran,
        "urutan": i + 1,
        "hasil": hasil,
        "dialokasikan_rupiah": anggaran if hasil == "didanai" else 0,
        "kurang_rupiah": 1_000 if hasil == "tidak_didanai" else 0,
        "pagu_penghalang": f"opd:{OPD[urusan]}" if hasil == "tidak_didanai" else None,
        "skor": 50.0,
        "dasar_skor": "Skor 50 dari 100: prioritas kelurahan 50 dari 100.",
        "alasan_hasil": f"Contoh: {hasil}.",
    }
