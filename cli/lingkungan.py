"""Prefect's own environment for runs that we start: quiet, local, away from the user's profile."""

from __future__ import annotations

import os
from collections.abc import Mapping

from tasks.setelan import Setelan


def build_lingkungan(
    setelan: Setelan, *, folder: str = "prefect-langsung", catatan: str = "CRITICAL"
) -> dict[str, str]:
    """Return the PREFECT_ variables of a local run; `catatan` is the level of Prefect's log.

    Prefect keeps its state in `folder` of the data folder, so nothing of a user's own Prefect is
    touched, and nothing is reported to anyone outside. The server of `layani` has another folder
    than runs without it, so that both may go on side by side.
    """
    rumah = (setelan.folder_data / folder).resolve()
    # Prefect makes its own folder, but not those above it.
    rumah.mkdir(parents=True, exist_ok=True)
    return {
        "PREFECT_HOME": str(rumah),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_EPHEMERAL_ENABLED": "true",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
        "PREFECT_CLI_PROMPT": "false",
        "PREFECT_LOGGING_LEVEL": catatan,
        "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL" if catatan == "CRITICAL" else "WARNING",
        "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
        "DO_NOT_TRACK": "1",
    }


def apply_lingkungan(nilai: Mapping[str, str]) -> None:
    """Put the variables in place before Prefect is imported; what a user set himself stays."""
    for kunci, isi in nilai.items():
        os.environ.setdefault(kunci, isi)
