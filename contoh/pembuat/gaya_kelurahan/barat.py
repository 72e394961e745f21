"""The sheets of Kecamatan Metro Barat. Each entry is one file."""

from __future__ import annotations

from pembuat.gaya import Bagian, GayaLembar
from pembuat.gaya_kelurahan.bagian import TIGA_BIDANG

BARAT = (
    GayaLembar(
        kode="18.72.03.1001",
        berkas="MULYOJATI USULAN PER BIDANG 2023.xlsx",
        jumlah=40,
        judul=("USULAN MUSRENBANG KELURAHAN {KEL}", "TAHUN {tahun}"),
        kolom="""
            nomor|No|5
            uraian|Uraian Kegiatan|42
            lokasi|Lokasi|28
            volume|Volume|9
            satuan|Satuan|9
            anggaran|Anggaran (juta rupiah)|14
            opd_tujuan|Dinas Terkait|24
            keterangan|Keterangan|14
        """,
        bagian=(
            Bagian(("fisik",), "FISIK"),
            Bagian(("ekonomi", "sosbud", "pemerintahan"), "NON FISIK"),
        ),
        bagian_cara="lembar",
        nomor_ulang=True,
        uang=("jutaan",),
        total="JUMLAH",
        buah=True,
        warna_kepala="FFF2CC",
    ),
    GayaLembar(
        kode="18.72.03.1002",
        berkas="Rekap Usulan Kel Ganjar Agung.xlsx",
        jumlah=60,
        judul=(
            "REKAP USULAN MUSRENBANG TINGKAT KELURAHAN",
            "KELURAHAN {KEL} KECAMATAN {KEC}",
            "TAHUN {tahun}",
        ),
        mulai_baris=2,
        kolom="""
            nomor|No|5
            uraian|Usulan Program/Kegiatan|44
            rt_rw|RT / RW|14
            volume|Vol|8
            satuan|Sat|8
            anggaran|Kebutuhan Dana (Rp)|20
            opd_tujuan|OPD|24
        """,
        ulang_kepala=25,
        rt=("garis", "romawi"),
        uang=("titik", "angka"),
        total="J U M L A H",
        singkat=0.35,
        huruf="Arial Narrow",
        nomor_kolom="({n})",
    ),
    GayaLembar(
        kode="18.72.03.1003",
        berkas="Mulyosari.xlsx",
        jumlah=22,
        judul=("Hasil Musrenbang Kelurahan {kel} tahun {tahun}",),
        mulai_baris=5,
        mulai_kolom=3,
        judul_gabung=False,
        kolom="""
            nomor|No|5
            uraian|Usulan|60
            volume_satuan|Volume/Satuan|16
            anggaran|Biaya|16
        """,
        rt_di_judul=1.0,
        rt=("singkat", "kecil", "rapat"),
        volume="utuh",
        titik_ribuan=True,
        uang=("rp_jt", "juta"),
        salah_ketik=0.15,
        nomor_sisa=3,
        ttd="kiri",
        ttd_teks=("LURAH {KEL}",),
    ),
    GayaLembar(
        kode="18.72.03.1004",
        berkas="Usulan Musrenbang 2023 Ganjar Asri (revisi).xlsx",
        jumlah=38,
        judul=("USULAN MASYARAKAT MELALUI MUSRENBANG KELURAHAN",),
        identitas=(("Kelurahan", ": {kel}"), ("Kecamatan", ": {kec}"), ("Tahun", ": {tahun}")),
        kolom="""
            nomor|No|5
            uraian|Usulan Kegiatan|42
            permasalahan|Permasalahan|36
            lokasi|Lokasi>Jalan/Gang|22
            rt|Lokasi>RT|6
            rw|Lokasi>RW|6
            volume|Volume>Jumlah|9
            satuan|Volume>Satuan|9
            harga_satuan|Biaya (Rp)>Harga Satuan|15
            anggaran|Biaya (Rp)>Jumlah|17
        """,
        lokasi=("tempat",),
        bagian=TIGA_BIDANG,
        bagian_cara="gabung",
        subtotal="JUMLAH {romawi}",
        total="TOTAL",
        jeda_bagian=True,
        warna_kepala="DDEBF7",
        warna_bagian="FCE4D6",
    ),
)
