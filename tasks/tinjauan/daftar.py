"""The sheets of the review workbook, in order. One entry per kind of question."""

from __future__ import annotations

from tasks.tinjauan.bahan import LembarTinjauan
from tasks.tinjauan.duplikat import LEMBAR_DUPLIKAT, PETUNJUK_DUPLIKAT, isi_lembar_duplikat
from tasks.tinjauan.duplikat_masuk import is_duplikat_terisi, terima_duplikat
from tasks.tinjauan.klasifikasi import LEMBAR_KLASIFIKASI, PETUNJUK, isi_lembar_klasifikasi
from tasks.tinjauan.klasifikasi_masuk import is_klasifikasi_terisi, terima_klasifikasi

LEMBARAN: tuple[LembarTinjauan, ...] = (
    LembarTinjauan(
        LEMBAR_KLASIFIKASI,
        PETUNJUK,
        isi_lembar_klasifikasi,
        is_klasifikasi_terisi,
        terima_klasifikasi,
    ),
    LembarTinjauan(
        LEMBAR_DUPLIKAT,
        PETUNJUK_DUPLIKAT,
        isi_lembar_duplikat,
        is_duplikat_terisi,
        terima_duplikat,
    ),
)
