"""The contract of reference/profil/*.yaml: how the sheets of one source are to be read.

The descriptions of the fields are Indonesian: they are the advice a person gets who wrote a field
wrongly.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from schemas.kolom import KOLOM_MENTAH
from schemas.usulan import POLA_KELURAHAN

ABAIKAN = "abaikan"
"""In place of a field: the column is known and left out, so nobody is told that it is strange."""

POLA_HURUF = r"^[A-C]?[A-Z]$"
"""A column by its letter, A to CZ. Longer capitals (RT, RW, NO) are headings."""


def is_regex(frasa: str) -> bool:
    """Return whether a phrase is written /like this/, as a regular expression."""
    return len(frasa) > 2 and frasa.startswith("/") and frasa.endswith("/")


def _jadikan_tuple(nilai: Any) -> Any:
    return tuple(nilai) if isinstance(nilai, list | tuple) else (nilai,)


def _jadikan_rentang(nilai: Any) -> Any:
    if isinstance(nilai, int) and not isinstance(nilai, bool):
        return (nilai, nilai)
    return tuple(nilai) if isinstance(nilai, list) else nilai


def _check_frasa(frasa: str) -> str:
    if is_regex(frasa):
        try:
            re.compile(frasa[1:-1])
        except re.error as galat:
            raise ValueError(f'Pola "{frasa}" bukan ekspresi reguler yang sah.') from galat
    elif not re.search(r"[a-z0-9]", frasa, re.IGNORECASE):
        raise ValueError(f'Frasa "{frasa}" tidak memuat huruf atau angka.')
    return frasa


def _check_kolom(kolom: str) -> str:
    if kolom not in (*KOLOM_MENTAH, ABAIKAN):
        raise ValueError(f'Arti kolom "{kolom}" tidak dikenal.')
    return kolom


Teks = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Frasa = Annotated[Teks, AfterValidator(_check_frasa)]
KodeKelurahan = Annotated[str, StringConstraints(pattern=POLA_KELURAHAN)]
HurufKolom = Annotated[str, StringConstraints(pattern=POLA_HURUF)]
ArtiKolom = Annotated[Teks, AfterValidator(_check_kolom)]
Nomor = Annotated[int, Field(ge=1)]
Rentang = Annotated[tuple[Nomor, Nomor], BeforeValidator(_jadikan_rentang)]
_BANYAK = BeforeValidator(_jadikan_tuple)


class _Ketat(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class AturanCocok(_Ketat):
    """One rule by which a profile fits: all that is given must hold.

    Of `nama_berkas` and `kode_kelurahan` any one entry suffices; of the others every entry must be
    found. Phrases are compared without case and punctuation, /patterns/ as they stand.
    """

    nama_berkas: Annotated[tuple[Teks, ...], _BANYAK] = Field(
        (), description='Tulis daftar pola nama berkas, misalnya ["*sipd*.xlsx"].'
    )
    kode_kelurahan: Annotated[tuple[KodeKelurahan, ...], _BANYAK] = Field(
        (), description='Tulis daftar kode Kemendagri, misalnya ["18.72.05.1004"].'
    )
    judul_memuat: Annotated[tuple[Frasa, ...], _BANYAK] = Field(
        (), description='Tulis daftar frasa judul lembar, misalnya ["Tabel T-D.4"].'
    )
    kepala_memuat: Annotated[tuple[Frasa, ...], _BANYAK] = Field(
        (), description='Tulis daftar judul kolom yang harus ada, misalnya ["Usulan", "Lokasi"].'
    )
    kepala_di: dict[HurufKolom, Frasa] = Field(
        {}, description="Tulis huruf kolom (A sampai CZ) dan frasa judulnya, misalnya F: usulan."
    )
    jumlah_kolom: int | None = Field(
        None, ge=1, le=16384, description="Tulis banyak kolom berjudul, misalnya 26."
    )

    @model_validator(mode="after")
    def _check_isi(self) -> AturanCocok:
        if not self.model_dump(exclude_defaults=True):
            raise ValueError("Aturan ini kosong, sehingga cocok dengan lembar apa saja.")
        return self

    @property
    def menunjuk(self) -> bool:
        """Return whether the rule names a file or a kelurahan, not only a kind of sheet."""
        return bool(self.nama_berkas or self.kode_kelurahan)

    @property
    def memuat_kepala(self) -> bool:
        """Return whether the rule says anything of the headings."""
        return bool(self.kepala_memuat or self.kepala_di or self.jumlah_kolom)


class Profil(_Ketat):
    """How to read the sheets of one source. Grain: one YAML file; `nama` is unique.

    `kolom` maps either column letters or headings to fields of KOLOM_MENTAH. `baris_kepala` is
    (first, last) counted from 1, None to search by rule and headings, "tanpa" for a sheet without
    headings. `prioritas` decides between profiles that fit one sheet: the smallest goes first.
    """

    nama: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")] = Field(
        description="Tulis nama pendek berhuruf kecil, misalnya kel-margodadi-2024."
    )
    keterangan: Teks = Field(description="Tulis satu kalimat: bentuk lembar apa ini.")
    sumber: Teks = Field(description="Tulis dari mana bentuk ini diketahui.")
    prioritas: int = Field(10, ge=1, description="Tulis bilangan bulat; yang terkecil didahulukan.")
    beri_tahu: bool = Field(
        True, description="Tulis true, atau false agar pemakaian profil tidak dicatat di temuan."
    )
    cocok: Annotated[tuple[AturanCocok, ...], _BANYAK] = Field(
        min_length=1, description="Tulis sedikitnya satu aturan, misalnya kode_kelurahan."
    )
    lembar: Teks | Nomor | None = Field(
        None, description='Tulis nama lembar ("Usulan*") atau nomornya dari kiri (1).'
    )
    baris_kepala: Rentang | Literal["tanpa"] | None = Field(
        None,
        description="Tulis baris judul kolom: [5, 6] atau 5; tanpa bila lembarnya tidak berjudul.",
    )
    baris_data: Nomor | None = Field(
        None, description="Tulis nomor baris usulan pertama, misalnya 8."
    )
    kolom: dict[Teks, ArtiKolom] = Field(
        min_length=1,
        description=f"Pakai salah satu: {', '.join(KOLOM_MENTAH)}, atau {ABAIKAN}.",
    )
    skala_rupiah: Literal[1, 1000, 1_000_000, 1_000_000_000] | None = Field(
        None, description="Tulis 1, 1000, 1000000, atau 1000000000; kosongkan bila ikut judul."
    )

    @property
    def per_huruf(self) -> bool:
        """Return whether columns are named by letter; headings otherwise."""
        return all(re.match(POLA_HURUF, k) for k in self.kolom)

    @model_validator(mode="after")
    def _check_kolom(self) -> Profil:
        banyak = Counter(k for k in self.kolom.values() if k != ABAIKAN)
        if "uraian" not in banyak:
            raise ValueError("Tidak ada kolom untuk uraian, padahal di situlah usulannya.")
        ganda = [k for k, n in banyak.items() if n > 1]
        if ganda:
            raise ValueError(f"Dua kolom berarti sama: {', '.join(ganda)}.")
        if not self.per_huruf and any(re.match(POLA_HURUF, k) for k in self.kolom):
            raise ValueError("Huruf kolom dan judul kolom tercampur; pakai salah satunya saja.")
        return self

    @model_validator(mode="after")
    def _check_baris(self) -> Profil:
        kepala = self.baris_kepala
        if isinstance(kepala, str):
            self._check_tanpa_kepala()
        elif kepala is None:
            if self.per_huruf and not all(a.memuat_kepala for a in self.cocok):
                raise ValueError(
                    "Baris judul kolom tidak dapat dicari: isi baris_kepala, atau sebut judul "
                    "kolomnya di setiap aturan cocok."
                )
        elif kepala[0] > kepala[1] or (self.baris_data or kepala[1] + 1) <= kepala[1]:
            raise ValueError("Urutan baris terbalik: judul kolom, lalu usulan pertama.")
        return self

    def _check_tanpa_kepala(self) -> None:
        if self.baris_data is None or not self.per_huruf:
            raise ValueError("Lembar tanpa judul kolom perlu baris_data dan kolom menurut huruf.")
        if any(a.memuat_kepala for a in self.cocok):
            raise ValueError("Lembar tanpa judul kolom tidak dapat dicocokkan menurut judulnya.")
