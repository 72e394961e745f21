"""The sheets of 21 kelurahan (Tejosari has not handed in). Each entry is one file."""

from __future__ import annotations

from pembuat.gaya import Bagian, GayaLembar

_TIGA_BIDANG = (
    Bagian(("fisik",), "I. BIDANG FISIK DAN PRASARANA"),
    Bagian(("ekonomi",), "II. BIDANG EKONOMI"),
    Bagian(("sosbud", "pemerintahan"), "III. BIDANG SOSIAL BUDAYA DAN PEMERINTAHAN"),
)
_HURUF = (
    Bagian(("fisik",), "A. FISIK DAN PRASARANA"),
    Bagian(("ekonomi",), "B. EKONOMI"),
    Bagian(("sosbud", "pemerintahan"), "C. SOSIAL BUDAYA"),
)

PUSAT = (
    GayaLembar(
        kode="18.72.01.1001",
        berkas="USULAN MUSRENBANG KEL. METRO 2023.xlsx",
        jumlah=42,
        judul=(
            "DAFTAR USULAN MUSRENBANG KELURAHAN TAHUN {tahun}",
            "KELURAHAN {KEL} KECAMATAN {KEC}",
        ),
        kolom="""
            nomor|No|5
            uraian|Usulan Kegiatan|42
            volume_satuan|Jumlah/Vol|14
            anggaran|Perkiraan Biaya (Rp)|18
            lokasi|Lokasi|30
            pengusul|Pengusul|14
            tanggal|Tanggal|12
            kelurahan|Kelurahan|13
            kecamatan|Kecamatan|14
            opd_tujuan|SKPD|26
        """,
        volume="utuh",
        uang=("angka",),
        rt=("baku", "garis"),
        ttd="kanan",
        total="JUMLAH",
        warna_kepala="D9E1F2",
    ),
    GayaLembar(
        kode="18.72.01.1002",
        berkas="usulan hadimulyo timur musrenbang 2023.xlsx",
        jumlah=34,
        judul=("REKAPITULASI USULAN MUSRENBANG", "KELURAHAN {KEL}", "TAHUN {tahun}"),
        kolom="""
            nomor|NO|5
            uraian|NAMA KEGIATAN|42
            keluaran|KELUARAN/OUTPUT|26
            volume_satuan|VOLUME|14
            anggaran|NILAI PAGU|20
            prioritas|PRIORITAS|11
            status|STATUS|10
            lokasi|LOKASI|28
            keterangan|KET.|12
        """,
        volume="rinci",
        uang=("rp_koma_strip",),
        rt=("garis",),
        kapital=True,
        nomor_kolom="{n}",
        total="JUMLAH TOTAL",
        huruf="Arial",
    ),
    GayaLembar(
        kode="18.72.01.1003",
        berkas="imopuro_musrenbang_2023.csv",
        jumlah=18,
        judul=("Usulan Musrenbang Kelurahan {kel} Tahun {tahun}",),
        kolom="""
            nomor|No|5
            uraian|Kegiatan yang diusulkan|40
            permasalahan|Permasalahan|40
            lokasi|Alamat|25
            rt|RT|6
            rw|RW|6
            volume|Volume|10
            satuan|Satuan|10
            anggaran|Anggaran (Rp)|18
        """,
        lembar="imopuro_musrenbang_2023",
        lokasi=("tempat",),
        uang=("titik", "sen"),
        ttd="tidak",
    ),
    GayaLembar(
        kode="18.72.01.1004",
        berkas="Usulan Kel. Hadimulyo Barat TA 2024 (musrenbang 2023).xlsx",
        jumlah=45,
        judul=(
            "USULAN KEGIATAN HASIL MUSRENBANG KELURAHAN {KEL}",
            "MUSRENBANG TAHUN {tahun} UNTUK RKPD KOTA METRO TAHUN {rencana}",
        ),
        kolom="""
            nomor|No|5
            program|Program|24
            kegiatan|Kegiatan|24
            uraian|Rincian Obyek|44
            volume|Volume|9
            satuan|Satuan|9
            anggaran|Biaya|20
            pengusul|Asal Usulan|14
        """,
        gabung_kolom=("program",),
        rt_di_judul=1.0,
        rt=("kecil", "baku"),
        uang=("rp_titik",),
        total="TOTAL BIAYA",
        catatan=("Catatan : usulan sudah dibahas dalam rembug RW.",),
        huruf="Times New Roman",
        ttd="dua",
        ttd_teks=("Ketua LPM {kel}", "Lurah {kel}"),
    ),
    GayaLembar(
        kode="18.72.01.1005",
        berkas="YOSOMULYO - daftar usulan prioritas musrenbang 2023.xlsx",
        jumlah=30,
        judul=("DAFTAR PANJANG USULAN KEGIATAN", "KELURAHAN {KEL} TAHUN {tahun}"),
        identitas=(("Kecamatan", ": {kec}"), ("Kota", ": Metro")),
        kolom="""
            prioritas|No Urut Prioritas|9
            uraian|Jenis Kegiatan|42
            lokasi|Lokasi|22
            rt_rw|RT/RW|10
            volume_satuan|Volume|16
            partisipasi|Potensi Partisipasi Masyarakat|18
            anggaran|Perkiraan Biaya (Rp)|18
            bidang|Bidang Usulan|16
        """,
        volume="utuh",
        lokasi=("tempat",),
        rt=("angka",),
        uang=("angka", "angka_teks"),
        nomor_kolom="{huruf}",
        ttd="kanan",
        warna_kepala="E2EFDA",
    ),
)

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
        bagian=_HURUF,
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
        bagian=_TIGA_BIDANG,
        bagian_cara="gabung",
        subtotal="JUMLAH {romawi}",
        total="TOTAL",
        jeda_bagian=True,
        warna_kepala="DDEBF7",
        warna_bagian="FCE4D6",
    ),
)

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
        bagian=_TIGA_BIDANG,
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

GAYA = (*PUSAT, *UTARA, *BARAT, *TIMUR, *SELATAN)
BERKAS_RUSAK = "18.72.02.1003"
BELUM_MASUK = "18.72.04.1002"
