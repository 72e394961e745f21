"""The sheets of Kecamatan Metro Timur. Each entry is one file."""

from __future__ import annotations

from pembuat.gaya import Bagian, GayaLembar

TIMUR = (
    GayaLembar(
        kode="18.72.04.1001",
        berkas="SIPD_usulan_musrenbang_Yosodadi_2023.xlsx",
        jumlah=35,
        lembar="Worksheet",
        jeda_judul=0,
        kolom="""
            nomor|No|5
            id_usulan|id_usulan|10
            tanggal|tanggal_usul|12
            pengusul|pengusul|22
            profil|profil|12
            uraian|usulan|40
            permasalahan|masalah|36
            lokasi|alamat|30
            kabupaten|kabupaten|12
            kecamatan|kecamatan|14
            kelurahan|kelurahan|14
            usulan_ke|usulan_ke|12
            opd_tujuan|opd_tujuan_awal|30
            opd_akhir|opd_tujuan_akhir|30
            status|status|12
            catatan|catatan|10
            rekomendasi1|rekomendasi_mitra|12
            rekomendasi2|rekomendasi_kelurahan|12
            rekomendasi3|rekomendasi_kecamatan|12
            rekomendasi4|rekomendasi_skpd|12
            rekomendasi5|rekomendasi_tapd|12
            volume|volume|9
            satuan|satuan|9
            anggaran|anggaran|16
            jenis_belanja|jenis_belanja|16
            sub_kegiatan|sub_kegiatan|20
        """,
        rt=("tiga",),
        uang=("angka",),
        ttd="tidak",
    ),
    GayaLembar(
        kode="18.72.04.1003",
        berkas="IRING MULYO usulan 2023 FIX.xlsx",
        jumlah=40,
        judul=(
            "DAFTAR USULAN PRIORITAS PEMBANGUNAN",
            "MUSRENBANG KELURAHAN {KEL} TAHUN {tahun}",
        ),
        kolom="""
            nomor|NO|5
            uraian|KEGIATAN/PEKERJAAN|42
            lokasi|LOKASI|26
            rt_rw|RT/RW|10
            volume|VOLUME|11
            satuan|SATUAN|9
            anggaran|ANGGARAN|20
            prioritas|PRIORITAS|11
            opd_tujuan|INSTANSI TERKAIT|24
        """,
        lokasi=("tempat",),
        rt=("angka",),
        volume="kali",
        uang=("rp_rapat", "angka"),
        bagian=(
            Bagian(("fisik",), "BIDANG I : FISIK"),
            Bagian(("ekonomi",), "BIDANG II : EKONOMI"),
            Bagian(("sosbud",), "BIDANG III : SOSIAL BUDAYA"),
            Bagian(("pemerintahan",), "BIDANG IV : PEMERINTAHAN"),
        ),
        bagian_cara="awal",
        total="TOTAL",
        huruf="Arial",
        warna_bagian="EDEDED",
    ),
    GayaLembar(
        kode="18.72.04.1004",
        berkas="Form T-D.4 Kel Yosorejo 2023.xlsx",
        jumlah=40,
        judul=(
            "Tabel T-D.4",
            "Daftar Urutan Kegiatan Prioritas Kelurahan {kel} Menurut Perangkat Daerah",
            "Hasil Musrenbang Tahun {tahun} untuk Tahun Rencana {rencana}",
        ),
        kolom="""
            nomor|No|5
            prioritas_daerah|Prioritas Daerah|24
            sasaran_daerah|Sasaran Daerah|24
            program|Program|26
            uraian|Kegiatan Prioritas|42
            sasaran|Sasaran Kegiatan|18
            lokasi|Lokasi (desa/kel)|26
            volume_satuan|Volume|13
            anggaran|Pagu (Rp)|18
            opd_tujuan|Perangkat Daerah Penanggungjawab|26
        """,
        nomor_kolom="({n})",
        volume="utuh",
        titik_ribuan=True,
        rt=("tiga", "baku"),
        uang=("sen",),
        total="Jumlah Pagu",
        ttd="kanan",
        huruf="Times New Roman",
        opd="kecamatan",
    ),
    GayaLembar(
        kode="18.72.04.1005",
        berkas="tejo agung musrenbang kelurahan th 2023.xlsx",
        jumlah=28,
        judul=("USULAN PEMBANGUNAN KELURAHAN {KEL}", "MUSRENBANG {tahun}"),
        kolom="""
            nomor|No|5
            uraian|Nama Kegiatan|42
            lokasi|Lokasi|28
            volume|Volume|9
            satuan|Satuan|9
            anggaran|]|18
            keterangan|Ket|12
        """,
        uang=("angka",),
        bagian=(
            Bagian(("fisik",), "FISIK"),
            Bagian(("ekonomi", "sosbud", "pemerintahan"), "NON FISIK"),
        ),
        bagian_cara="dua_sel",
        total="JUMLAH",
        total_rumus=True,
        jeda_bagian=True,
        rt=("baku",),
    ),
)
