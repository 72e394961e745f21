"""The rekap workbook: what planners take to the meeting."""
