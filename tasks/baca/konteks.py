"""How reader processes start: fresh (spawn), and without the parent's main module.

Spawn, because a fork of a process with Prefect's threads may deadlock. But plain spawn imports the
parent's `__main__` again in every child: a Prefect engine or this project's command line would
bring in hundreds of modules for nothing, and a script without a main guard would start readers
without end. The readers need nothing of it.
"""

from __future__ import annotations

from multiprocessing import popen_spawn_posix, spawn
from multiprocessing.context import SpawnContext, SpawnProcess
from multiprocessing.process import BaseProcess
from types import FunctionType, SimpleNamespace
from typing import Any


def _data_tanpa_main(nama: str) -> dict[str, Any]:
    data = spawn.get_preparation_data(nama)
    return {kunci: nilai for kunci, nilai in data.items() if not kunci.startswith("init_main")}


_spawn_tanpa_main = SimpleNamespace(
    **vars(spawn) | {"get_preparation_data": _data_tanpa_main},
)


class _Popen(popen_spawn_posix.Popen):
    """The standard launcher, its view of the `spawn` module narrowed to the above."""

    _launch = FunctionType(
        popen_spawn_posix.Popen._launch.__code__,  # type: ignore[attr-defined]
        vars(popen_spawn_posix) | {"spawn": _spawn_tanpa_main},
    )


class _Proses(SpawnProcess):
    @staticmethod
    def _Popen(process_obj: BaseProcess) -> _Popen:
        return _Popen(process_obj)


class KonteksPembaca(SpawnContext):
    """A multiprocessing context for ProcessPool whose children know nothing of `__main__`."""

    Process = _Proses
