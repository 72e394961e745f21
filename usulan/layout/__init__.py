"""From the grids of a workbook to raw proposal rows: headers, columns, kinds of rows."""

from usulan.layout.baca import read_layout

__all__ = ["read_layout"]
