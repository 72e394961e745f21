"""Workbooks for other tables than ours: SIPD, the kecamatan's T-D.4, the annex to the minutes."""
