"""Reading one reference CSV as text and holding it against its contract."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa

from reference.kerusakan import Kerusakan
from schemas.referensi import Tabel

PEMISAH = (",", ";")
"""Excel with Indonesian settings saves CSV with semicolons."""

POLA_BULAT = re.compile(r"^-?\d+$")
POLA_PECAHAN = re.compile(r"^-?\d+([.,]\d+)?$")
POLA_ILMIAH = re.compile(r"^\d+([.,]\d+)?E\+?\d+$", re.IGNORECASE)


def read_tabel(path: Path, model: type[Tabel]) -> tuple[pd.DataFrame, list[Kerusakan]]:
    """Read a CSV by its contract. Grain of the frame: one filled row of the table.

    Every cell is text, stripped, NA when empty; integer and float columns of the contract are
    converted (a decimal comma is accepted). Rows without any text are left out. The index is the
    row as Excel shows it (the first data row is 2). With faults the frame may be incomplete. A
    table that may be empty may also be absent.
    """
    if model.boleh_kosong() and not path.exists():
        return _conform(path.name, _build_bingkai({}, model.nama_kolom()), model)
    teks, kerusakan = _read_teks(path)
    if kerusakan:
        return pd.DataFrame(), kerusakan
    baris = _split_baris(teks, model)
    kepala = [sel.strip() for sel in baris[0]] if baris else []
    kerusakan = _check_kepala(path.name, kepala, model)
    if kerusakan:
        return pd.DataFrame(), kerusakan
    isi = {i: _strip(b) for i, b in enumerate(baris[1:], start=2) if any(s.strip() for s in b)}
    kerusakan = _check_lebar(path.name, isi, len(kepala))
    if not isi and not model.boleh_kosong():
        kerusakan = [_kosong(path.name)]
    if kerusakan:
        return pd.DataFrame(), kerusakan
    return _conform(path.name, _build_bingkai(isi, kepala), model)


def _read_teks(path: Path) -> tuple[str, list[Kerusakan]]:
    try:
        return path.read_text(encoding="utf-8-sig"), []
    except UnicodeDecodeError:
        pesan = "Berkas ini tidak tersimpan sebagai UTF-8, sehingga hurufnya bisa berubah."
        saran = 'Di Excel pilih Simpan Sebagai, jenis "CSV UTF-8 (Comma delimited)".'
    except FileNotFoundError:
        pesan = "Tabel rujukan ini tidak ada."
        saran = "Kembalikan berkasnya ke folder rujukan, atau ambil dari salinan bawaan."
    except OSError as galat:
        pesan = f"Berkas ini tidak dapat dibuka ({galat.strerror})."
        saran = "Tutup berkas ini di program lain, lalu periksa izin bacanya."
    return "", [Kerusakan(path.name, pesan, saran)]


def _split_baris(teks: str, model: type[Tabel]) -> list[list[str]]:
    """Split by the delimiter whose header holds most columns of the contract."""
    dikenal = set(model.nama_kolom())

    def hitung(pemisah: str) -> int:
        kepala = next(csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah), [])
        return len(dikenal.intersection(sel.strip() for sel in kepala))

    pemisah = max(PEMISAH, key=hitung)
    return list(csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah))


def _strip(baris: list[str]) -> list[str | None]:
    return [sel.strip() or None for sel in baris]


def _check_kepala(berkas: str, kepala: list[str], model: type[Tabel]) -> list[Kerusakan]:
    """Report columns that are missing, unknown or written twice."""
    wajib = model.nama_kolom()
    if not kepala:
        return [_kosong(berkas)]
    hilang = [
        Kerusakan(berkas, "Kolom ini tidak ada.", f"Tambahkan kolom {k} di baris 1.", 1, k)
        for k in wajib
        if k not in kepala
    ]
    asing = [
        Kerusakan(
            berkas,
            "Kolom ini tidak dikenal.",
            f"Hapus kolomnya atau perbaiki namanya; yang dikenal: {', '.join(wajib)}.",
            1,
            k or f"ke-{i}",
        )
        for i, k in enumerate(kepala, start=1)
        if k not in wajib
    ]
    ganda = [
        Kerusakan(berkas, "Kolom ini tertulis dua kali.", "Hapus salah satunya.", 1, k)
        for k in wajib
        if kepala.count(k) > 1
    ]
    return hilang + asing + ganda


def _kosong(berkas: str) -> Kerusakan:
    saran = "Isi sedikitnya satu baris, atau kembalikan salinan bawaan."
    return Kerusakan(berkas, "Tabel ini kosong.", saran)


def _check_lebar(berkas: str, isi: dict[int, list[str | None]], lebar: int) -> list[Kerusakan]:
    """Report rows with text beyond the last heading (an unquoted delimiter inside a cell)."""
    saran = "Periksa tanda pemisah di dalam sel; sel yang memuatnya harus diapit tanda petik."
    return [
        Kerusakan(berkas, f"Baris ini berisi lebih dari {lebar} kolom.", saran, nomor)
        for nomor, sel in isi.items()
        if any(sel[lebar:])
    ]


def _build_bingkai(isi: dict[int, list[str | None]], kepala: list[str]) -> pd.DataFrame:
    lebar = len(kepala)
    rata = [(sel + [None] * lebar)[:lebar] for sel in isi.values()]
    return pd.DataFrame(rata, columns=kepala, index=list(isi), dtype="str")


def _conform(
    berkas: str, bingkai: pd.DataFrame, model: type[Tabel]
) -> tuple[pd.DataFrame, list[Kerusakan]]:
    """Convert the numbers, then check every rule of the contract and the key."""
    bingkai = bingkai[model.nama_kolom()]
    angka, kerusakan = _convert_angka(berkas, bingkai, model)
    if kerusakan:
        return angka, kerusakan
    try:
        return model.validate(angka, lazy=True), _check_kunci(berkas, angka, model)
    except pa.errors.SchemaErrors as galat:
        return angka, [_explain(berkas, kasus) for kasus in _list_kasus(galat)]


def _convert_angka(
    berkas: str, bingkai: pd.DataFrame, model: type[Tabel]
) -> tuple[pd.DataFrame, list[Kerusakan]]:
    kerusakan: list[Kerusakan] = []
    baru: dict[str, pd.Series[Any]] = {}
    for nama, kolom in model.to_schema().columns.items():
        jenis = str(kolom.dtype).lower()
        if not jenis.startswith(("int", "float")):
            continue
        bulat = jenis.startswith("int")
        pola = POLA_BULAT if bulat else POLA_PECAHAN
        salah = bingkai[nama].notna() & ~bingkai[nama].str.fullmatch(pola.pattern, na=False)
        kerusakan += [
            _explain_angka(berkas, int(baris), nama, nilai, bulat)
            for baris, nilai in bingkai.loc[salah, nama].items()
        ]
        bersih = bingkai[nama].mask(salah).str.replace(",", ".", regex=False)
        baru[nama] = pd.to_numeric(bersih).astype("Int64" if bulat else "float64")
    return bingkai.assign(**baru), kerusakan


def _explain_angka(berkas: str, baris: int, kolom: str, nilai: str, bulat: bool) -> Kerusakan:
    if POLA_ILMIAH.fullmatch(nilai):
        saran = "Di Excel ubah format kolom menjadi Number tanpa desimal, lalu simpan lagi."
    elif bulat:
        saran = "Tulis angka bulat tanpa titik, koma, atau Rp, misalnya 350000000."
    else:
        saran = "Tulis angka biasa, misalnya 0,8."
    return Kerusakan(berkas, f'Nilai "{nilai}" bukan angka.', saran, baris, kolom)


def _check_kunci(berkas: str, bingkai: pd.DataFrame, model: type[Tabel]) -> list[Kerusakan]:
    """Report rows whose key stands in an earlier row too."""
    kunci = list(model.kunci())
    ganda = bingkai[bingkai.duplicated(kunci)]
    return [
        Kerusakan(
            berkas,
            f'Baris ganda: "{_teks_kunci(baris)}" sudah ada di baris lebih atas.',
            "Hapus salah satu baris atau perbaiki isinya.",
            int(str(nomor)),
            ", ".join(kunci),
        )
        for nomor, baris in ganda[kunci].iterrows()
    ]


def _teks_kunci(baris: pd.Series[Any]) -> str:
    return ", ".join(str(nilai) for nilai in baris if pd.notna(nilai))


def _list_kasus(galat: pa.errors.SchemaErrors) -> list[dict[str, Any]]:
    """Return the failure cases in the order a person reads the table."""
    kasus = galat.failure_cases[["index", "column", "check", "failure_case"]]
    return list(kasus.sort_values("index", kind="stable").to_dict("records"))


def _explain(berkas: str, kasus: dict[str, Any]) -> Kerusakan:
    """Put a failure case of Pandera into words."""
    kolom, nilai = str(kasus["column"]), kasus["failure_case"]
    aturan = str(kasus["check"])
    jelaskan = next((f for awal, f in PENJELAS.items() if aturan.startswith(awal)), _jelas_lain)
    pesan, saran = jelaskan(kolom, "" if pd.isna(nilai) else str(nilai), aturan)
    baris = None if pd.isna(kasus["index"]) else int(kasus["index"])
    return Kerusakan(berkas, pesan, saran, baris, kolom)


def _jelas_kosong(kolom: str, nilai: str, aturan: str) -> tuple[str, str]:
    return "Sel ini kosong.", f"Isi {kolom} pada baris ini."


def _jelas_ganda(kolom: str, nilai: str, aturan: str) -> tuple[str, str]:
    return (
        f'Nilai "{nilai}" tertulis lebih dari sekali.',
        "Setiap nilai di kolom ini harus berbeda.",
    )


def _jelas_pilihan(kolom: str, nilai: str, aturan: str) -> tuple[str, str]:
    pilihan = ", ".join(re.findall(r"'([^']*)'", aturan))
    return f'Nilai "{nilai}" tidak dikenal.', f"Pilih salah satu: {pilihan}."


def _jelas_bentuk(kolom: str, nilai: str, aturan: str) -> tuple[str, str]:
    if kolom in ("tanggal", "batas_kirim"):
        saran = "Format kolom sebagai Text, lalu tulis tahun-bulan-hari, misalnya 2023-02-01."
    elif kolom == "jam":
        saran = "Format kolom sebagai Text, lalu tulis jam dan menit, misalnya 09.00."
    elif "kode" in kolom:
        saran = advise_kode(nilai)
    else:
        saran = f"Bandingkan dengan baris lain di kolom {kolom}."
    return f'Nilai "{nilai}" tidak sesuai bentuk {kolom}.', saran


def _jelas_lain(kolom: str, nilai: str, aturan: str) -> tuple[str, str]:
    return f'Nilai "{nilai}" di luar batas.', f"Batas kolom {kolom}: {aturan}."


PENJELAS: dict[str, Callable[[str, str, str], tuple[str, str]]] = {
    "not_nullable": _jelas_kosong,
    "field_uniqueness": _jelas_ganda,
    "isin": _jelas_pilihan,
    "str_matches": _jelas_bentuk,
}


def advise_kode(nilai: str) -> str:
    """Return advice for a code that is not one, with what Excel may have made of it."""
    if re.fullmatch(r"\d+\.\d", nilai):
        return (
            f'Excel mungkin mengubah "{nilai}0" menjadi "{nilai}": format kolom sebagai Text, '
            f"lalu tulis kembali {nilai}0."
        )
    return "Format kolom sebagai Text di Excel, lalu tulis kembali kodenya lengkap dengan titik."
