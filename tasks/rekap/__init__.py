"""The rekap workbook: what planners take to the meeting."""

from tasks.rekap.tulis import write_rekap

__all__ = ["write_rekap"]
