"""The words of headings: seen in real sheets, and what other clerks may write."""

from __future__ import annotations

# Headings seen (domain.md) and what another clerk may write; not taken from the alias table.
JUDUL: dict[str, str] = {
    "nomor": "No|NO.|No. Urut|Nomor|No Urut|No Usulan",
    "uraian": "Usulan Kegiatan|NAMA KEGIATAN|Jenis Kegiatan|Rincian Obyek|Usulan Program/Kegiatan|"
    "Kegiatan yang Diusulkan Warga|Uraian Usulan Pembangunan|Jenis Usulan/Kegiatan|Usul Kegiatan|"
    "Rencana Kegiatan Pembangunan|Keg. yg Diusulkan|Judul Usulan Kegiatan|"
    "Uraian Pekerjaan/Kegiatan|"
    "Rincian Usulan Kegiatan|Nama Keg.|Deskripsi Usulan|Usulan Warga Masyarakat|Isi Usulan|"
    "Bentuk Kegiatan|Nama Kegiatan/Pekerjaan|Usulan Pekerjaan|Uraian Kegiatan yang Diusulkan|"
    "Daftar Usulan Kegiatan|Nama Usulan Kegiatan|Usulan/Kegiatan|Uraian Usulan Kegiatan",
    "permasalahan": "Permasalahan|Uraian Masalah|Permasalahan di Lapangan|Masalah yang Ada|"
    "Alasan Pengusulan|Identifikasi Masalah|Latar Belakang Usulan|Kondisi Sekarang|Masalah/Isu|"
    "Permasalahan yg Dihadapi|Kondisi Saat Ini|Permasalahan/Alasan",
    "lokasi": "Lokasi|Lokasi Kegiatan|Alamat/Lokasi|Lokasi Pelaksanaan|Tempat Kegiatan|Lok.|"
    "Tempat/Lokasi|Lokasi (Jalan/Gang)|Alamat Lokasi Kegiatan|Lokasi Usulan Kegiatan|"
    "Lokasi (Alamat Lengkap)|Letak Lokasi|Lokasi Pekerjaan|Tempat Pelaksanaan|Alamat Lokasi",
    "lokasi_rt_rw": "Lokasi (RT/RW)|Lokasi RT / RW|Lokasi/RT/RW|Alamat (RT/RW)|"
    "Lokasi (Jalan, RT/RW)|"
    "Lokasi Kegiatan (RT/RW)",
    "rt_rw": "RT/RW|RT / RW|RT-RW|RT.RW|Lingkungan RT/RW|Rt / Rw|RT & RW|RT dan RW|Wilayah (RT/RW)",
    "rt": "RT|No. RT|RT.|Nomor RT",
    "rw": "RW|No. RW|RW.|Nomor RW",
    "volume_satuan": "Volume/Satuan|Volume dan Satuan|Volume & Satuan|Vol./Sat.|Volume (Satuan)|"
    "Vol & Satuan|Target Volume dan Satuan|Volume / Satuan|Jumlah & Satuan|Vol. dan Satuan",
    "volume": "Volume|Vol.|Jumlah/Vol|Banyaknya|Volume Usulan|Vol Kegiatan|Kuantitas|"
    "Perkiraan Vol.|"
    "Besaran Volume|Jml Volume|Volume Pekerjaan|Vol. Usulan|Perkiraan Volume",
    "satuan": "Satuan|Sat.|Satuan Vol.|Jenis Satuan|Satuan Volume|Satuan Ukuran|SATUAN|Sat",
    "harga_satuan": "Harga Satuan|Harga/Satuan|Hrg. Satuan|Harga Per Unit|Biaya per Unit|"
    "Harga Per Satuan|Biaya Satuan|Harga Sat.|Perkiraan Harga Satuan",
    "anggaran": "Anggaran|Perkiraan Anggaran|Biaya|Estimasi Biaya|Pagu|NILAI PAGU|Jumlah Biaya|"
    "Perkiraan Kebutuhan Dana|RAB|Usulan Anggaran|Besarnya Biaya|Kebutuhan Biaya|Jml. Biaya|"
    "Anggaran yang Dibutuhkan|Dana yang Diusulkan|Rencana Biaya|Nilai Usulan|Jumlah Dana|"
    "Estimasi Anggaran|Perkiraan RAB|Total Biaya|Biaya yg Diusulkan|Perkiraan Biaya|Total Anggaran|"
    "Taksiran Biaya|Usulan Dana|Pagu Anggaran|Besaran Anggaran|Rencana Anggaran Biaya",
    "prioritas": "Prioritas|PRIORITAS|Skala Prioritas|Urutan Prioritas|Prioritas Ke-|Ranking|"
    "Peringkat Prioritas|Nomor Prioritas|Prior.|Prioritas Kelurahan|Urutan Prioritas Usulan",
    "opd_tujuan": "SKPD|OPD|Perangkat Daerah Tujuan|Dinas/Instansi|OPD Penanggung Jawab|"
    "Dinas Terkait|"
    "Instansi Tujuan|OPD/SKPD Pelaksana|Perangkat Daerah Pengampu|SKPD Penanggungjawab|"
    "Dinas/OPD Terkait|SKPD Terkait|OPD Tujuan|Perangkat Daerah",
    "sumber_dana": "Sumber Dana|Sumber Biaya|Sumber Pendanaan|Usulan Sumber Dana|Asal Pembiayaan|"
    "Sumber Anggaran|Sumber Dana/Pembiayaan|Sumber Pembiayaan",
    "bidang": "Bidang|Bidang Usulan|Bidang Kegiatan|Bidang Pembangunan|Jenis Bidang|Bidang/Urusan|"
    "Kelompok Bidang",
    "pengusul": "Pengusul|Asal Usulan|Nama Pengusul|Diusulkan Oleh|Unsur Pengusul|Usulan Dari|"
    "Yang Mengusulkan|Pihak Pengusul|Pengusul/Lembaga|Asal Pengusul",
    "penerima_manfaat": "Penerima Manfaat|Sasaran/Penerima Manfaat|Jumlah Penerima Manfaat|"
    "Pemanfaat|"
    "Calon Penerima Manfaat|Kelompok Sasaran|Penerima Manfaat (KK)|Warga Penerima Manfaat",
    "keterangan": "Keterangan|Ket.|KET|Catatan|Ket|Keterangan Lain-lain|Catatan/Keterangan",
    "kelurahan": "Kelurahan|Desa/Kelurahan|Kel.|Nama Kelurahan",
    "tanggal": "Tanggal|Tgl|Tanggal Usulan|Tgl. Usulan",
    "asing": "Koordinator Lapangan|Status Lahan|Foto Ke-|Kode SIPD|Tahun Lalu|Swadaya Masyarakat|"
    "Waktu Pelaksanaan|Hasil Survei|Usulan Baru/Lama|Pola Pelaksanaan|Nama Penyurvei|"
    "Keluaran/Output",
}

# Wordings still further from the usual ones, each as clear to a person as the usual one.
JAUH: dict[str, str] = {
    "uraian": "Usulan Kegiatan Prioritas Kelurahan|Kegiatan yg diusulkan masyarakat|"
    "Nama/Jenis Kegiatan|Jenis Kegiatan/Pekerjaan yang Diusulkan|Usulan Rencana Pembangunan|"
    "Usulan Pembangunan Tahun 2024|Aspirasi Warga|Usulan Prioritas Pembangunan|"
    "Rencana Usulan Kegiatan|"
    "Kegiatan Yang Akan Dilaksanakan|Program / Kegiatan|Nama Usulan Program/Kegiatan|"
    "Macam Kegiatan|"
    "Uraian/Nama Kegiatan|Kegiatan Prioritas Yang Diusulkan|Usulan hasil Musrenbang|Detail Usulan|"
    "Nama Kegiatan (Usulan)|Kebutuhan Masyarakat|USULAN KEGIATAN/PEMBANGUNAN|Item Kegiatan",
    "permasalahan": "Permasalahan / Kondisi Eksisting|Masalah Utama|Permasalahan yang ada|Kendala|"
    "Alasan Diusulkan|Justifikasi|Keadaan Sekarang|Akar Masalah|Rumusan Masalah|Isu Pembangunan",
    "lokasi": "Lokasi/Alamat Kegiatan|Tempat Pekerjaan|Lokasi Pembangunan|Lokasi yang diusulkan|"
    "Lokasi (Gang/Jalan)|Tempat/Alamat|Alamat/Lokasi Pekerjaan|Lokasi Kegiatan/Alamat|"
    "Nama Jalan/Gang",
    "rt_rw": "RT & RW|Rt. / Rw.|Nomor RT/RW|RT/RW Lokasi Kegiatan|Rt-Rw",
    "volume_satuan": "Vol + Satuan|Volume & Sat|Volume Satuan|Besaran & Satuan|Banyaknya (Satuan)|"
    "Target Volume dan Satuan|Vol./Satuan|Target/Satuan",
    "volume": "Volume Kegiatan yang Diusulkan|Banyaknya Volume|Vol|Estimasi Volume|Target Vol.|"
    "Volume Fisik|Volume yang diusulkan|Kebutuhan Volume",
    "satuan": "Sat|Satuannya|Satuan Barang|Unit Satuan|Satuan Kegiatan",
    "harga_satuan": "Harga Satuan/Unit|Biaya/Unit|Estimasi Harga Satuan|Harga Satuan Pekerjaan|"
    "Hrg Sat|Nilai Satuan",
    "anggaran": "Perkiraan Anggaran Biaya|Anggaran Yang Diusulkan|Total Biaya yang Dibutuhkan|"
    "Usulan Pagu|"
    "Pagu Usulan|Biaya yang diajukan|Est. Biaya|Perk. Biaya|Jumlah Anggaran|Anggaran Dibutuhkan|"
    "Rencana Anggaran|Kebutuhan Anggaran|Besar Anggaran|Usulan Biaya|Harga Total|Besaran Dana|"
    "Dana yang Dibutuhkan|Taksiran Anggaran|RAB Kasar|Biaya Keseluruhan|Jumlah Harga|"
    "Indikasi Anggaran|"
    "Indikatif Biaya|Perhitungan Biaya|Pagu Indikatif Kelurahan",
    "prioritas": "Urutan Prior.|Skala Prioritas Usulan|Prioritas Usulan Ke|Rangking Prioritas|"
    "Urut Prioritas|Prioritas (1-10)|Prioritas Kegiatan|Tingkat Prioritas Usulan",
    "opd_tujuan": "Dinas / OPD|OPD yang Menangani|Perangkat Daerah/OPD|SKPD/OPD Tujuan|"
    "Dinas Pelaksana|"
    "Instansi Penanggung Jawab|Penanggung Jawab (OPD)|Dinas yang membidangi|OPD Pengampu|"
    "Instansi/Dinas Terkait|OPD Terkait|Ditujukan ke Dinas|SKPD yang dituju",
    "sumber_dana": "Sumber Dana Usulan|Sumber Pembiayaan/Dana|Asal Anggaran|Rencana Sumber Dana|"
    "Sumber dana (APBD/APBN)|Sumber Angg.",
    "bidang": "Bidang/Sektor|Bidang Urusan Pemerintahan|Sektor|Kategori Kegiatan|Bid.",
    "pengusul": "Pengusul (Nama/Lembaga)|Yang mengajukan|Nama Lembaga Pengusul|Diajukan oleh|"
    "Lembaga/Kelompok Pengusul|Pemohon|Sumber Aspirasi",
    "penerima_manfaat": "Sasaran Penerima|Penerima Manfaat (Orang/KK)|Jml Penerima Manfaat|"
    "Jumlah Pemanfaat|Sasaran Manfaat|Kelompok Penerima Manfaat|Penerima/Sasaran",
    "keterangan": "Ket./Catatan|Keterangan/Catatan|Catatan Tambahan|Penjelasan|Ket. Lain",
    "nomor": "No. Usul|Nomor Urut Usulan|No.Urut|NO URUT|Nmr.",
}
