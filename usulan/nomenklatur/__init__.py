"""The official nomenclature workbook (annex of the ministerial decree) as our reference table."""

from usulan.nomenklatur.baca import HasilNomenklatur, read_nomenklatur

__all__ = ["HasilNomenklatur", "read_nomenklatur"]
