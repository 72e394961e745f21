"""The sheets of Kecamatan Metro Pusat. Each entry is one file."""

from __future__ import annotations

from pembuat.gaya import GayaLembar

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
