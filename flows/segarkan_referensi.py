"""Checks the reference tables and loads them into the warehouse after someone edited them."""

from __future__ import annotations

from prefect import flow

from tasks.alur import open_lingkup, publish_referensi


@flow(name="segarkan-referensi", flow_run_name="segarkan referensi", persist_result=False)
def segarkan_referensi() -> None:
    """Periksa tabel rujukan dan muat ke gudang; tabel yang rusak menggagalkan dengan tempatnya."""
    lingkup = open_lingkup(None, None, None)
    publish_referensi(lingkup)
