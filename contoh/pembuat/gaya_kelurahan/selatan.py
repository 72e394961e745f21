"""The sheets of Kecamatan Metro Selatan. Each entry is one file."""

from __future__ import annotations

from pembuat.gaya import Bagian, GayaLembar
from pembuat.gaya_kelurahan.bagian import TIGA_BIDANG

SELATAN = (
    GayaLembar(
        kode="18.72.05.1001",
        berkas="REJOMULYO_Usulan_Musrenbang_2023.xlsx",
        jumlah=44,
        lembar="Usulan",
        petunjuk=True,
        lembar_bantu=True,
        judul=("DAFTAR USULAN MUSRENBANG KELURAHAN",),
        identitas=(
            ("Nama Kelurahan", "{kel}"),
            ("Kecamatan", "{kec}"),
            ("Tahun Musrenbang", "{tahun}"),
        ),
        kolom="""
            nomor|No|5
            uraian|Nama Usulan|42
            permasalahan|Latar Belakang|36
            lokasi|Detail Lokasi|28
            volume|Volume|9
            satuan|Satuan|9
            anggaran|Usulan Anggaran (Rp)|18
            prioritas|Prioritas|10
            opd_tujuan|OPD Tujuan|30
        """,
        rt=("romawi",),
        uang=("angka",),
        total="TOTAL USULAN",
        warna_kepala="C6E0B4",
        ttd="kanan",
    ),
    GayaLembar(
        kode="18.72.05.1002",
        berkas="Usulan per RW Kel Margorejo Musrenbang 2023.xlsx",
        jumlah=33,
        judul=("USULAN MUSRENBANG KELURAHAN {KEL} TAHUN {tahun}", "KECAMATAN {KEC}"),
        kolom="""
            nomor|No|5
            lokasi|Lokasi|14
            rt|RT|10
            uraian|Jenis Usulan|42
            volume_satuan|Volume|16
            anggaran|Perkiraan Biaya|20
            penerima_manfaat|Penerima Manfaat|14
        """,
        lokasi=("rw",),
        gabung_kolom=("lokasi",),
        urut_rw=True,
        volume="rinci",
        uang=("rp_titik", "rp_jt"),
        uang_strip=0.06,
        total="TOTAL BIAYA",
        catatan=("*) tanda - : biaya belum dihitung",),
        ttd="kanan",
    ),
    GayaLembar(
        kode="18.72.05.1003",
        berkas="musrenbang 2023 sumbersari.xlsx",
        jumlah=48,
        judul=(
            "RENCANA USULAN MUSRENBANG KELURAHAN SUMBERSARI BANTUL",
            "KECAMATAN METRO SELATAN KOTA METRO",
            "TAHUN {tahun}",
        ),
        kolom="""
            nomor|No|5
            uraian|Uraian Pekerjaan|42
            lokasi|Alamat Lokasi|28
            volume|Volume|9
            satuan|Satuan|9
            harga_satuan|Harga Satuan|15
            anggaran|Jumlah Biaya|18
            sumber_dana|Sumber Dana|14
            prioritas|Prioritas|10
        """,
        bagian=TIGA_BIDANG,
        bagian_cara="dua_sel",
        nomor_ulang=True,
        prioritas_ulang=True,
        subtotal="Jumlah Bidang {romawi}",
        total="Jumlah Seluruhnya",
        total_rumus=True,
        uang=("angka",),
        rt=("baku", "kecil"),
        ttd="dua",
        ttd_teks=("Ketua LPM", "Lurah Sumbersari Bantul"),
        warna_kepala="D9D9D9",
    ),
    GayaLembar(
        kode="18.72.05.1004",
        berkas="USULAN MUSRENBANG KEL. MARGODADI 2023.xlsx",
        jumlah=36,
        judul=(
            "DAFTAR USULAN KEGIATAN MUSRENBANG",
            "KELURAHAN {KEL} KECAMATAN {KEC}",
            "TAHUN {tahun}",
        ),
        kolom="""
            nomor|No|5
            uraian|Usulan Kegiatan|42
            permasalahan|Permasalahan|36
            lokasi|Lokasi|30
            volume|Volume|9
            satuan|Satuan|9
            anggaran|Anggaran (Rp)|20
            kelurahan|Kelurahan|13
            opd_tujuan|OPD Tujuan|26
        """,
        bagian=(
            Bagian(("fisik",), "I. BIDANG FISIK"),
            Bagian(("ekonomi",), "II. BIDANG EKONOMI"),
            Bagian(("sosbud", "pemerintahan"), "III. BIDANG SOSIAL BUDAYA"),
        ),
        subtotal="JUMLAH BIDANG {romawi}",
        total="JUMLAH TOTAL",
        uang=("rp_koma_strip", "titik"),
        rt=("garis", "titik"),
        singkat=0.15,
        salah_ketik=0.06,
        warna_kepala="BDD7EE",
        warna_bagian="DDEBF7",
    ),
)
