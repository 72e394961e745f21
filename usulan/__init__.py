"""The core: pure functions from frame to frame. No Prefect, no SQL, no files."""
