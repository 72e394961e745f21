"""Options that several commands share, with their help."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

Tahun = Annotated[
    int | None,
    typer.Option(
        "--tahun",
        min=2000,
        max=2100,
        metavar="BILANGAN",
        help="Tahun Musrenbang, 2000 sampai 2100; bawaan: tahun ini.",
    ),
]
Kelurahan = Annotated[
    str | None,
    typer.Option("--kelurahan", metavar="NAMA", help="Hanya kelurahan ini (nama atau kode)."),
]
Kecamatan = Annotated[
    str | None,
    typer.Option("--kecamatan", metavar="NAMA", help="Hanya kecamatan ini (nama atau kode)."),
]
Kertas = Annotated[
    Literal["A4", "F4"],
    typer.Option("--kertas", metavar="UKURAN", help="Kertas cetak: A4 atau F4."),
]
