"""The sheets of 21 kelurahan: Tejosari has not handed in."""

from __future__ import annotations

from pembuat.gaya_kelurahan.barat import BARAT
from pembuat.gaya_kelurahan.pusat import PUSAT
from pembuat.gaya_kelurahan.selatan import SELATAN
from pembuat.gaya_kelurahan.timur import TIMUR
from pembuat.gaya_kelurahan.utara import UTARA

GAYA = (*PUSAT, *UTARA, *BARAT, *TIMUR, *SELATAN)
BERKAS_RUSAK = "18.72.02.1003"
