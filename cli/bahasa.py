"""Indonesian words for the frame that Typer puts around our own help texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from typing import Any

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

rich_utils.ARGUMENTS_PANEL_TITLE = "Argumen"
rich_utils.OPTIONS_PANEL_TITLE = "Opsi"
rich_utils.COMMANDS_PANEL_TITLE = "Perintah"
rich_utils.ERRORS_PANEL_TITLE = "Perintah kurang tepat"
rich_utils.DEFAULT_STRING = "[bawaan: {}]"
rich_utils.REQUIRED_LONG_STRING = "[wajib]"
rich_utils.ABORTED_TEXT = "Dihentikan."
rich_utils.RICH_HELP = "Lihat [blue]'{command_path} {help_option}'[/]."

BANTUAN = "Tampilkan bantuan ini."


ISIAN = {
    "BILANGAN": "tulis bilangan bulat, dalam batas yang disebut di bantuan",
    "TANGGAL": "tulis tanggal sebagai tahun-bulan-hari, misalnya 2023-02-10",
    "IN.csv": "sebutkan sebuah berkas, bukan folder",
    "OUT.csv": "sebutkan sebuah berkas, bukan folder",
}
"""What a person should have typed, by the metavar of the option or argument."""

SalahPakai: Any = typer.BadParameter.__base__
"""Click's UsageError. Typer brings a Click of its own along, in one version or another."""


class Perintah(TyperCommand):
    """A command whose frame around our help texts is Indonesian."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return Typer's help option with our words."""
        return _sebut(super().get_help_option(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line with our words."""
        _tulis_pemakaian(self, ctx, formatter)


class Kelompok(TyperGroup):
    """The group of all commands, listed in their order; its mistakes of use are Indonesian."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return Typer's help option with our words."""
        return _sebut(super().get_help_option(ctx))

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line with our words."""
        _tulis_pemakaian(self, ctx, formatter)

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the command names in the order of their definition."""
        return list(self.commands)

    def make_context(self, *args: Any, **kwargs: Any) -> Any:
        """Parse what stands before the command; a mistake is told in Indonesian."""
        with _berbahasa():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a mistake in its own arguments is told in Indonesian."""
        with _berbahasa():
            return super().invoke(ctx)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command named first, or fail with the names that are like it."""
        nama = args[0]
        if self.get_command(ctx, nama) is None and not nama.startswith("-"):
            mirip = get_close_matches(nama, self.commands)
            saran = f" Maksud Anda: {', '.join(mirip)}?" if mirip else ""
            ctx.fail(f"Perintah {nama} tidak ada.{saran}")
        return super().resolve_command(ctx, args)


@contextmanager
def _berbahasa() -> Iterator[None]:
    try:
        yield
    except SalahPakai as galat:
        if type(galat).__name__ == "NoArgsIsHelpError" or type(galat) is Kesalahan:
            raise
        raise Kesalahan(describe_salah(galat), galat.ctx) from galat


class Kesalahan(SalahPakai):  # type: ignore[misc]
    """A mistake of use, in Indonesian already."""


def describe_salah(galat: Any) -> str:
    """Return Click's words on a mistake of use in Indonesian; unknown ones stay as they are.

    Told apart by the names of Click's classes, which are the same wherever Typer keeps them.
    """
    jenis = type(galat).__name__
    if jenis == "MissingParameter":
        return f"{_sebut_parameter(galat)} belum disebut."
    if jenis == "BadParameter":
        isian = ISIAN.get(getattr(galat.param, "metavar", None) or "", "lihat bantuannya")
        return f"Nilai untuk {_sebut_parameter(galat)} tidak dapat dipakai: {isian}."
    if jenis == "NoSuchOption":
        mirip = ", ".join(sorted(galat.possibilities or ()))
        return f"Opsi {galat.option_name} tidak ada." + (f" Maksud Anda: {mirip}?" if mirip else "")
    if jenis == "BadOptionUsage":
        perlu = "tidak menerima nilai" if "not take" in galat.message else "perlu sebuah nilai"
        return f"Opsi {galat.option_name} {perlu}."
    if galat.message.startswith("Missing command"):
        return "Perintah belum disebut."
    berlebih = _BERLEBIH.match(galat.message)
    return f"Argumen berlebih: {berlebih[1]}." if berlebih else str(galat.message)


_BERLEBIH = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)")


def _sebut_parameter(galat: Any) -> str:
    """Return the option by its long name, an argument by its metavar."""
    param = galat.param
    if param is None:
        return "perintah ini"
    opsi = [o for o in param.opts if o.startswith("--")]
    return str(opsi[0] if opsi else param.metavar or param.name)


def _tulis_pemakaian(perintah: Any, ctx: Any, formatter: Any) -> None:
    bagian = [PEMAKAIAN.get(b, b) for b in perintah.collect_usage_pieces(ctx)]
    formatter.write_usage(ctx.command_path, " ".join(bagian), prefix="Pemakaian: ")


PEMAKAIAN = {"[OPTIONS]": "[OPSI]", "COMMAND [ARGS]...": "PERINTAH [ARGUMEN]..."}


def _sebut(opsi: Any) -> Any:
    if opsi is not None:
        opsi.help = BANTUAN
    return opsi
