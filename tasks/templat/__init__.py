"""The template workbook that a kelurahan fills in: what it holds is read back without a doubt."""

from tasks.templat.kelurahan import find_kode_kelurahan, list_kode_kelurahan
from tasks.templat.kolom import KEPALA
from tasks.templat.tulis import name_templat, write_templat

__all__ = [
    "KEPALA",
    "find_kode_kelurahan",
    "list_kode_kelurahan",
    "name_templat",
    "write_templat",
]
