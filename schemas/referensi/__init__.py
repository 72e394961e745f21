"""The contracts of reference/*.csv. Grain of each table: stated by its `kunci`.

All codes are text (Excel turns 2.10 into 2.1, which these patterns refuse). Lists inside a cell are
joined by "|" unless the table says otherwise. Every table has a `sumber` column: where the fact
comes from.
"""

from __future__ import annotations

from schemas.referensi.anggaran import (
    ARAH_URUTAN,
    BILA_TIDAK_MUAT,
    KUNCI_URUTAN,
    POLA_SKENARIO,
    POLA_URUTAN,
    SKENARIO_UTAMA,
    SUMBU_PAGU,
    UKURAN_KRITERIA,
    Kriteria,
    Pagu,
    PaguSkenario,
    PemetaanBelanja,
    Rekening,
    Skenario,
    SumberDana,
)
from schemas.referensi.dasar import POLA_NOMENKLATUR, POLA_OPD, Tabel
from schemas.referensi.klasifikasi import (
    JENIS_KONTEKS,
    JENIS_SULIT,
    ContohBerlabel,
    KalibrasiKeyakinan,
    KebijakanUrusan,
    Konteks,
    Leksikon,
    LuarKewenangan,
    Singkatan,
)
from schemas.referensi.lembar import AliasKolom, FrasaBaris, KataKepala, Satuan
from schemas.referensi.pemeriksaan import Ambang, HargaSatuan, KatalogTemuan
from schemas.referensi.wilayah import (
    Jadwal,
    Nomenklatur,
    NomenklaturVersi,
    Opd,
    OpdUrusan,
    RtRw,
    Wilayah,
)

__all__ = [
    "ARAH_URUTAN",
    "BILA_TIDAK_MUAT",
    "JENIS_KONTEKS",
    "JENIS_SULIT",
    "KUNCI_URUTAN",
    "POLA_NOMENKLATUR",
    "POLA_OPD",
    "POLA_SKENARIO",
    "POLA_URUTAN",
    "SKENARIO_UTAMA",
    "SUMBU_PAGU",
    "TABEL",
    "UKURAN_KRITERIA",
    "AliasKolom",
    "Ambang",
    "ContohBerlabel",
    "FrasaBaris",
    "HargaSatuan",
    "Jadwal",
    "KalibrasiKeyakinan",
    "KataKepala",
    "KatalogTemuan",
    "KebijakanUrusan",
    "Konteks",
    "Kriteria",
    "Leksikon",
    "LuarKewenangan",
    "Nomenklatur",
    "NomenklaturVersi",
    "Opd",
    "OpdUrusan",
    "Pagu",
    "PaguSkenario",
    "PemetaanBelanja",
    "Rekening",
    "RtRw",
    "Satuan",
    "Singkatan",
    "Skenario",
    "SumberDana",
    "Tabel",
    "Wilayah",
]

TABEL: dict[str, type[Tabel]] = {
    "wilayah": Wilayah,
    "nomenklatur": Nomenklatur,
    "nomenklatur_versi": NomenklaturVersi,
    "opd": Opd,
    "opd_urusan": OpdUrusan,
    "satuan": Satuan,
    "alias_kolom": AliasKolom,
    "kata_kepala": KataKepala,
    "frasa_baris": FrasaBaris,
    "leksikon": Leksikon,
    "singkatan": Singkatan,
    "konteks": Konteks,
    "contoh_berlabel": ContohBerlabel,
    "kalibrasi": KalibrasiKeyakinan,
    "kebijakan_urusan": KebijakanUrusan,
    "luar_kewenangan": LuarKewenangan,
    "pagu": Pagu,
    "kriteria": Kriteria,
    "skenario": Skenario,
    "pagu_skenario": PaguSkenario,
    "jadwal": Jadwal,
    "sumber_dana": SumberDana,
    "rekening": Rekening,
    "pemetaan_belanja": PemetaanBelanja,
    "harga_satuan": HargaSatuan,
    "rt_rw": RtRw,
    "temuan": KatalogTemuan,
    "ambang": Ambang,
}
"""Name of the field in `reference.loader.Referensi` to its contract."""
