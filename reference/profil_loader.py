"""Reading reference/profil/*.yaml: one profile per file, refused by file and key when broken."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from reference.kerusakan import Kerusakan
from reference.yaml_ketat import YamlRusak, load_yaml
from schemas.profil import AturanCocok, Profil

SUBFOLDER = "profil"
_AKHIRAN = (".yaml", ".yml")
_PUNYA_ANAK: dict[str, type[BaseModel]] = {"cocok": AturanCocok}


def list_profil(folder_bawaan: Path, folder: Path | None = None) -> list[Path]:
    """Return the files that profiles are read from, by name.

    A file in `folder`/profil takes the place of the packaged one of the same name; the other
    packaged ones stay.
    """
    berkas: dict[str, Path] = {}
    for asal in (folder_bawaan, folder):
        if asal is not None and (asal / SUBFOLDER).is_dir():
            isi = (asal / SUBFOLDER).iterdir()
            berkas |= {p.stem: p for p in isi if p.suffix in _AKHIRAN and p.is_file()}
    return [berkas[nama] for nama in sorted(berkas)]


def read_profil(
    berkas: Iterable[Path], kode_kelurahan: Collection[str]
) -> tuple[tuple[Profil, ...], list[Kerusakan]]:
    """Read profiles and hold them against their contract, the kelurahan known and each other."""
    profil: dict[str, Profil] = {}
    kerusakan: list[Kerusakan] = []
    for path in berkas:
        satu, rusak = _read_satu(path)
        kerusakan += rusak
        if satu is None:
            continue
        kerusakan += _check_rujukan(_sebut(path), satu, profil, kode_kelurahan)
        profil[satu.nama] = satu
    return tuple(profil.values()), kerusakan


def _read_satu(path: Path) -> tuple[Profil | None, list[Kerusakan]]:
    try:
        isi = load_yaml(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        pesan = "Profil ini tidak dapat dibaca sebagai teks UTF-8."
        saran = "Tutup berkas ini di program lain, periksa izin bacanya, dan simpan sebagai UTF-8."
        return None, [Kerusakan(_sebut(path), pesan, saran)]
    except YamlRusak as galat:
        saran = "Samakan spasi di depan baris, beri spasi sesudah titik dua, lalu simpan lagi."
        return None, [Kerusakan(_sebut(path), galat.pesan, saran, galat.baris)]
    try:
        return Profil.model_validate(isi), []
    except ValidationError as galat:
        return None, list(_explain(_sebut(path), isi, galat.errors()))


def _sebut(path: Path) -> str:
    return f"{SUBFOLDER}/{path.name}"


def _check_rujukan(
    berkas: str, profil: Profil, sebelum: Collection[str], kode_kelurahan: Collection[str]
) -> Iterator[Kerusakan]:
    if profil.nama in sebelum:
        pesan = f'Nama "{profil.nama}" sudah dipakai profil lain.'
        yield Kerusakan(berkas, pesan, "Beri setiap profil nama sendiri.", kunci="nama")
    for kode in (k for aturan in profil.cocok for k in aturan.kode_kelurahan):
        if kode not in kode_kelurahan:
            yield Kerusakan(
                berkas,
                f'Kelurahan "{kode}" tidak ada di wilayah.csv.',
                "Pakai kode Kemendagri, misalnya 18.72.05.1004.",
                kunci="cocok.kode_kelurahan",
            )


def _explain(berkas: str, isi: Any, galat: Sequence[ErrorDetails]) -> Iterator[Kerusakan]:
    """Put the errors of pydantic into words, one per key."""
    sudah: set[str] = set()
    for g in galat:
        kunci, bidang = _tunjuk(isi, g["loc"])
        if kunci not in sudah:
            sudah.add(kunci)
            pesan, saran = _kata(g, bidang)
            yield Kerusakan(berkas, pesan, saran, kunci=kunci or None)


def _tunjuk(isi: Any, loc: Sequence[int | str]) -> tuple[str, str | None]:
    """Return the place as a person writes it (cocok[2].jumlah_kolom) and the field's name.

    A place that pydantic names but the file does not hold (a branch of a union, a list we made of
    one value) is left out; a key that is missing is the last part.
    """
    teks, bidang, model = "", None, Profil.model_fields
    for i, bagian in enumerate(loc):
        if isinstance(bagian, int):
            if isinstance(isi, list) and bagian < len(isi):
                teks, isi = f"{teks}[{bagian + 1}]", isi[bagian]
        elif isinstance(isi, dict) and (bagian in isi or i == len(loc) - 1):
            if bagian == "[key]":
                continue
            teks, isi = f"{teks}.{bagian}".lstrip("."), isi.get(bagian)
            bidang = bagian if bagian in model else bidang
            model = _PUNYA_ANAK[bagian].model_fields if bagian in _PUNYA_ANAK else model
    return teks, bidang


def _kata(galat: ErrorDetails, bidang: str | None) -> tuple[str, str]:
    jenis = galat["type"]
    dikenal = {**Profil.model_fields, **AturanCocok.model_fields}
    saran = (dikenal[bidang].description if bidang in dikenal else None) or ""
    if jenis == "extra_forbidden":
        milik = AturanCocok if len(galat["loc"]) > 1 else Profil
        daftar = ", ".join(milik.model_fields)
        return "Kunci ini tidak dikenal.", f"Perbaiki namanya; yang dikenal: {daftar}."
    if jenis == "missing":
        return "Kunci ini belum diisi.", saran
    if jenis == "value_error":
        return str(galat["ctx"]["error"]), saran or "Lihat contoh di docs/profil.md."
    if jenis in ("too_short", "string_too_short"):
        return "Kunci ini kosong.", saran
    return f'Isinya tidak sesuai: "{galat["input"]}".', saran
