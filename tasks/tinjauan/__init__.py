"""The review workbook: what planners are asked, and what becomes of their answers."""
