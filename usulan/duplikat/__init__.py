"""Finding proposals that ask for the same work at the same place."""

from usulan.duplikat.temukan import find_duplikat

__all__ = ["find_duplikat"]
