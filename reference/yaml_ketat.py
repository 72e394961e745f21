"""YAML without its traps: `No` stays a heading, a code stays text, a key stands once."""

from __future__ import annotations

import re
from typing import Any

import yaml

_AWALAN = "tag:yaml.org,2002:"
_TERBESAR = 1_000_000
"""Characters of one file; a profile is a page."""


class YamlRusak(Exception):
    """The text is no YAML of ours: what is wrong (Indonesian) and in which line, from 1."""

    def __init__(self, pesan: str, baris: int | None = None) -> None:
        super().__init__(pesan)
        self.pesan = pesan
        self.baris = baris


class _Pemuat(yaml.SafeLoader):
    """Knows text, whole numbers, true and false, and nothing (~, null or empty)."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


_Pemuat.add_implicit_resolver(f"{_AWALAN}null", re.compile(r"^(~|null|)$"), ["~", "n", ""])
_Pemuat.add_implicit_resolver(f"{_AWALAN}bool", re.compile(r"^(true|false)$"), ["t", "f"])
_Pemuat.add_implicit_resolver(
    f"{_AWALAN}int", re.compile(r"^(0|[1-9][0-9]{0,15})$"), list("0123456789")
)


def _susun_peta(pemuat: yaml.SafeLoader, simpul: yaml.MappingNode) -> dict[str, Any]:
    hasil: dict[str, Any] = {}
    for kunci, nilai in simpul.value:
        baris = kunci.start_mark.line + 1
        if not isinstance(kunci, yaml.ScalarNode):
            raise YamlRusak("Nama kunci harus teks.", baris)
        if kunci.value in hasil:
            raise YamlRusak(f"Kunci {kunci.value} tertulis dua kali.", baris)
        hasil[kunci.value] = pemuat.construct_object(nilai, deep=True)
    return hasil


_Pemuat.add_constructor(f"{_AWALAN}map", _susun_peta)


def load_yaml(teks: str) -> dict[str, Any]:
    """Return a YAML text as a dict of text, int, bool, None, lists and dicts. Keys are text.

    Raises:
        YamlRusak: it is no YAML, no mapping, or a key stands in it twice.
    """
    if len(teks) > _TERBESAR:
        raise YamlRusak("Berkas ini terlalu besar untuk sebuah profil.")
    try:
        isi = yaml.load(teks, Loader=_Pemuat)
    except yaml.MarkedYAMLError as galat:
        tanda = galat.problem_mark
        baris = tanda.line + 1 if tanda else None
        raise YamlRusak("Susunan YAML-nya tidak dapat dibaca.", baris) from galat
    except (yaml.YAMLError, RecursionError) as galat:
        raise YamlRusak("Susunan YAML-nya tidak dapat dibaca.") from galat
    if not isinstance(isi, dict):
        raise YamlRusak("Isi berkas ini bukan daftar kunci dan nilai.")
    return isi
