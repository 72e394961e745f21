"""The edge: finding, reading, loading and publishing. Prefect tasks and workbooks live here."""
