"""`musrenbang periksa`: read files and show what is understood. No database, no Prefect."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cli.dokumen import Dokumen, build_dokumen, build_dokumen_galat
from cli.kemajuan import show_kemajuan
from cli.tampilan import show_dilewati, show_galat, show_pesan
from cli.tampilan_berkas import show_berkas
from reference.loader import Referensi, muat_referensi
from schemas.berkas import BerkasUsulan, Identitas
from schemas.galat import UsulanError
from schemas.hasil import HasilBerkas
from tasks.kemajuan import announce_langkah, report_selesai
from tasks.kotak_masuk import describe_kosong, find_jalur, list_berkas
from tasks.model_klasifikasi import keep_model
from tasks.proses import process_berkas
from tasks.setelan import Setelan
from usulan.identity import identify_berkas
from usulan.layout.profil import unused_profil


@dataclass(frozen=True)
class Pemeriksaan:
    """One file looked at: either `hasil` or `galat` is there."""

    nama: str
    sha256: str
    dari_jalur: Identitas
    hasil: HasilBerkas | None = None
    galat: UsulanError | None = None

    @property
    def kode_keluar(self) -> int:
        """Return 2 for a file that was not read, 1 for one with refused rows, else 0."""
        if self.hasil is None:
            return 2
        return int((self.hasil.temuan["tingkat"] == "tolak").any())

    def dokumen(self) -> Dokumen:
        """Return the JSON document of this file."""
        if self.hasil is not None:
            return build_dokumen(self.nama, self.hasil)
        assert self.galat is not None
        return build_dokumen_galat(self.nama, self.sha256 or None, self.galat, self.dari_jalur)


def run_periksa(jalur: list[Path], *, tahun: int | None, sebagai_json: bool) -> int:
    """Look at every file, show each as it is done, and return the worst exit code."""
    setelan = Setelan()
    keep_model(setelan)
    try:
        referensi = muat_referensi(setelan.folder_referensi)
    except UsulanError as galat:
        show_galat(galat)
        return 2
    terburuk = _periksa_jalur(jalur, setelan, referensi, tahun, sebagai_json=sebagai_json)
    kosong = [p for p in jalur if not find_jalur(setelan.folder_masuk, [p])[0]]
    for folder in kosong:
        show_galat(describe_kosong(folder.as_posix()))
    show_dilewati(find_jalur(setelan.folder_masuk, jalur)[1])
    return 2 if kosong else terburuk


def _periksa_jalur(
    jalur: list[Path],
    setelan: Setelan,
    referensi: Referensi,
    tahun: int | None,
    *,
    sebagai_json: bool,
) -> int:
    terburuk = 0
    profil_cocok: list[tuple[str, ...]] = []
    with show_kemajuan():
        for pemeriksaan in _periksa_semua(jalur, setelan, referensi, tahun):
            if sebagai_json:
                _write_json(pemeriksaan)
            else:
                _show(pemeriksaan, referensi)
            terburuk = max(terburuk, pemeriksaan.kode_keluar)
            if pemeriksaan.hasil is not None:
                profil_cocok.append(pemeriksaan.hasil.profil_cocok)
    if len(profil_cocok) > 1 and not sebagai_json:
        _show_profil_sisa(unused_profil(profil_cocok, referensi.profil))
    return terburuk


def _show_profil_sisa(sisa: tuple[str, ...]) -> None:
    if sisa:
        show_pesan(f"Profil yang tidak cocok dengan berkas mana pun: {', '.join(sisa)}.")


def _periksa_semua(
    jalur: list[Path], setelan: Setelan, referensi: Referensi, tahun: int | None
) -> Iterator[Pemeriksaan]:
    antrean = [(b, _sebut(b)) for p in jalur for b in list_berkas(setelan.folder_masuk, [p])]
    announce_langkah("Periksa", len(antrean))
    for berkas, nama in antrean:
        pemeriksaan = _periksa(berkas, nama, setelan, referensi, tahun)
        yield pemeriksaan
        report_selesai("Periksa", nama, gagal=pemeriksaan.hasil is None)


def _periksa(
    berkas: BerkasUsulan, nama: str, setelan: Setelan, referensi: Referensi, tahun: int | None
) -> Pemeriksaan:
    dari_jalur = identify_berkas(berkas.jalur_relatif, (), referensi.wilayah, tahun)
    try:
        hasil = process_berkas(berkas, referensi, setelan.batas_baca, tahun).hasil
    except UsulanError as galat:
        return Pemeriksaan(nama, berkas.sha256, dari_jalur, galat=galat)
    return Pemeriksaan(nama, berkas.sha256, dari_jalur, hasil)


def _sebut(berkas: BerkasUsulan) -> str:
    return berkas.path.as_posix()


def _write_json(pemeriksaan: Pemeriksaan) -> None:
    baris = json.dumps(pemeriksaan.dokumen(), ensure_ascii=False, allow_nan=False)
    sys.stdout.write(f"{baris}\n")
    sys.stdout.flush()


def _show(pemeriksaan: Pemeriksaan, referensi: Referensi) -> None:
    if pemeriksaan.hasil is not None:
        show_berkas(pemeriksaan.nama, pemeriksaan.hasil, referensi.wilayah)
    elif pemeriksaan.galat is not None:
        show_galat(pemeriksaan.galat)
