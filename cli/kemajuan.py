"""Progress in the terminal: a bar for people, plain lines when the output is not a terminal."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

from cli.tampilan import layar_galat
from tasks.kemajuan import PENCATAT


@contextmanager
def show_kemajuan(layar: Console = layar_galat) -> Iterator[None]:
    """Show what `tasks.kemajuan` reports while the block runs, on the error stream."""
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=layar,
        transient=True,
        disable=not layar.is_terminal,
    ) as batang:
        penangan = PenangkapKemajuan(batang) if layar.is_terminal else PenulisBaris(layar)
        PENCATAT.addHandler(penangan)
        PENCATAT.setLevel(logging.INFO)
        PENCATAT.propagate = False
        try:
            yield
        finally:
            PENCATAT.removeHandler(penangan)


class PenangkapKemajuan(logging.Handler):
    """Moves one bar per step."""

    def __init__(self, batang: Progress) -> None:
        super().__init__(logging.INFO)
        self.batang = batang
        self.langkah: dict[str, TaskID] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Start the bar of a step, or move it by one."""
        nama = str(getattr(record, "langkah", record.getMessage()))
        jumlah = getattr(record, "jumlah", None)
        if jumlah is not None or nama not in self.langkah:
            self.langkah[nama] = self.batang.add_task(nama, total=jumlah)
        if jumlah is None:
            self.batang.advance(self.langkah[nama])


class PenulisBaris(logging.Handler):
    """Writes one plain line per part done."""

    def __init__(self, layar: Console) -> None:
        super().__init__(logging.INFO)
        self.layar = layar

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record's own text."""
        self.layar.print(record.getMessage(), markup=False, soft_wrap=True)
