"""Judging parsed rows: rules as Pandera checks, findings with levels from the catalogue."""

from usulan.validate.putusan import validate_usulan

__all__ = ["validate_usulan"]
