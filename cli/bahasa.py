"""Indonesian words for the frame that Typer puts around our own help texts."""

from __future__ import annotations

from typing import Any

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


class Perintah(TyperCommand):
    """A command whose --help line is Indonesian."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return Typer's help option with our words."""
        return _sebut(super().get_help_option(ctx))


class Kelompok(TyperGroup):
    """The group of all commands, listed in the order in which they are defined."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return Typer's help option with our words."""
        return _sebut(super().get_help_option(ctx))

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the command names in the order of their definition."""
        return list(self.commands)


def _sebut(opsi: Any) -> Any:
    if opsi is not None:
        opsi.help = BANTUAN
    return opsi
