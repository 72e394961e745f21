"""The feedback workbook: the kelurahan's own file, with what is wrong marked in it."""

from tasks.umpan_balik.tulis import write_umpan_balik

__all__ = ["write_umpan_balik"]
