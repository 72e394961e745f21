"""The sheets of Kecamatan Metro Utara. Each entry is one file."""

from __future__ import annotations

from pembuat.gaya import Bagian, GayaLembar
from pembuat.gaya_kelurahan.bagian import TIGA_HURUF

UTARA = (
    GayaLembar(
        kode="18.72.02.1001",
        berkas="Banjarsari_RKPD 2024_usulan musrenbang 2023.xlsx",
        jumlah=50,
        judul=(
            "DAFTAR RENCANA KEGIATAN HASIL MUSRENBANG KELURAHAN",
            "TAHUN {tahun}",
        ),
        identitas=(
            ("KELURAHAN", ": {KEL}"),
            ("KECAMATAN", ": {KEC}"),
            ("KOTA", ": METRO"),
            ("PROVINSI", ": LAMPUNG"),
        ),
        kolom="""
            nomor|No|5
            bidang|Bidang|16
            uraian|Jenis Kegiatan|42
            lokasi|Lokasi|26
            volume_satuan|Volume dan Satuan|16
            penerima_manfaat|Penerima Manfaat|14
            waktu|Waktu Pelaksanaan|12
            anggaran|Biaya dan Sumber Pembiayaan>Jumlah (Rp)|18
            sumber_dana|Biaya dan Sumber Pembiayaan>Sumber Biaya|14
            pola|Pola Pelaksanaan|14
        """,
        bagian=(
            Bagian(("fisik",), "FISIK PRASARANA"),
            Bagian(("ekonomi",), "EKONOMI"),
            Bagian(("sosbud", "pemerintahan"), "SOSIAL BUDAYA"),
        ),
        bagian_cara="kolom",
        gabung_kolom=("bidang",),
        volume="utuh",
        rt=("titik",),
        uang=("spasi", "titik"),
        nomor_kolom="{n}",
        subtotal="JUMLAH BIDANG {judul}",
        total="TOTAL",
        ttd="dua",
        ttd_teks=("Ketua LPM Kelurahan {kel}", "LURAH {KEL}"),
        huruf="Arial",
    ),
    GayaLembar(
        kode="18.72.02.1002",
        berkas="Purwosari 2023 usulan musrenbangkel.xlsx",
        jumlah=36,
        judul=(
            "FORMULIR USULAN MUSRENBANG KELURAHAN {KEL}",
            "KECAMATAN {KEC} KOTA METRO TAHUN {tahun}",
        ),
        mulai_baris=3,
        mulai_kolom=2,
        kolom="""
            nomor|No.|5
            uraian|Uraian Usulan|42
            permasalahan|Permasalahan|34
            lokasi|Usulan Teknis>Lokasi>Alamat|22
            rt|Usulan Teknis>Lokasi>RT|6
            rw|Usulan Teknis>Lokasi>RW|6
            volume|Usulan Teknis>Volume>Jumlah|9
            satuan|Usulan Teknis>Volume>Satuan|9
            anggaran|Usulan Teknis>Anggaran>(Rp. 000)|14
            opd_tujuan|Perangkat Daerah|22
        """,
        lokasi=("tempat",),
        uang=("ribuan",),
        bagian=TIGA_HURUF,
        total="JUMLAH",
        opd="singkatan",
        warna_bagian="F2F2F2",
        huruf="Tahoma",
    ),
    GayaLembar(
        kode="18.72.02.1003",
        berkas="usulan karangrejo 2023.xlsx",
        jumlah=30,
        judul=("USULAN MUSRENBANG KELURAHAN {KEL} TAHUN {tahun}",),
        kolom="""
            nomor|No|5
            uraian|Nama Usulan|42
            lokasi|Lokasi|28
            volume|Volume|9
            satuan|Satuan|9
            anggaran|Anggaran (Rp)|18
            opd_tujuan|OPD Tujuan|26
        """,
        uang=("angka",),
        total="JUMLAH",
    ),
    GayaLembar(
        kode="18.72.02.1004",
        berkas="usulan_purwoasri_2023.ods",
        jumlah=24,
        judul=("Usulan Musrenbang Kelurahan {kel}", "Tahun {tahun}"),
        mulai_kolom=1,
        kolom="""
            nomor|No|5
            uraian|Usulan Masyarakat|42
            lokasi|Tempat|28
            volume|Volume|9
            satuan|Satuan|9
            anggaran|Biaya (Rp)|18
            prioritas|Skala Prioritas|10
        """,
        uang=("angka",),
        total="Jumlah",
        prioritas_ulang=False,
        rt=("tanpa_rw",),
    ),
)
