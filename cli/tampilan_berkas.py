"""How one file looks in a terminal: its proposals, their classification, and its findings."""

from __future__ import annotations

import pandas as pd
from pandera.typing import DataFrame
from rich.markup import escape
from rich.rule import Rule
from rich.table import Table

from cli.tampilan import WARNA_TINGKAT, add_baris, build_tabel, format_angka, format_rupiah, layar
from schemas.berkas import Identitas
from schemas.hasil import HasilBerkas
from schemas.temuan import Temuan
from usulan.findings import group_temuan

KEPALA_USULAN = ("Sel", "Usulan", "Lokasi", "Volume", "Rupiah", "Urusan", "Yakin")
KEPALA_TEMUAN = ("Tingkat", "Sel", "Kode", "Pesan", "Saran")


def show_berkas(nama: str, hasil: HasilBerkas, wilayah: pd.DataFrame) -> None:
    """Print the whole file: heading, accepted, refused and findings.

    Sheets are named where the workbook has several; kelurahan by the names of `wilayah`.
    """
    berlembar = has_banyak_lembar(hasil)
    layar.print(Rule(escape(nama), align="left"))
    layar.print(_ringkas(hasil, wilayah), markup=False, soft_wrap=True)
    for kalimat in describe_identitas(hasil.identitas):
        layar.print(kalimat, markup=False, soft_wrap=True, style="yellow")
    layar.print(_tabel_usulan("Diterima", hasil.diterima, berlembar=berlembar))
    if len(hasil.ditolak):
        layar.print(_tabel_usulan("Ditolak", hasil.ditolak, berlembar=berlembar))
    if len(hasil.temuan):
        layar.print(_tabel_temuan(hasil.temuan, berlembar=berlembar))


def has_banyak_lembar(hasil: HasilBerkas) -> bool:
    """Tell whether a cell's address alone leaves open on which sheet it is."""
    bagian = (hasil.diterima, hasil.ditolak, hasil.temuan, hasil.bukan_usulan)
    return len({nama for isi in bagian for nama in isi["lembar"].dropna()}) > 1


def describe_identitas(identitas: Identitas) -> list[str]:
    """Return what `impor` would make of a file that does not tell its kelurahan or year."""
    kalimat = []
    if identitas.kode_kelurahan is None:
        alasan = "; ".join(identitas.bertentangan) or "tidak tertulis di nama berkas atau judul"
        kalimat.append(
            f"Perintah impor akan menolak berkas ini: kelurahannya belum jelas ({alasan}). "
            "Tulis nama kelurahan di nama berkas, misalnya Margodadi.xlsx."
        )
    if identitas.tahun_musrenbang is None:
        kalimat.append(
            "Tahunnya belum jelas: perintah impor akan memakai tahun berjalan. Sebutkan --tahun, "
            "atau tulis tahun Musrenbang di nama berkas."
        )
    return kalimat


def _ringkas(hasil: HasilBerkas, wilayah: pd.DataFrame) -> str:
    milik = hasil.identitas
    return (
        f"Kelurahan {_sebut_kelurahan(milik.kode_kelurahan, wilayah)}, "
        f"tahun {milik.tahun_musrenbang or 'tidak dikenali'}: "
        f"{format_angka(len(hasil.diterima))} usulan diterima, "
        f"{format_angka(len(hasil.ditolak))} ditolak, "
        f"{format_angka(len(hasil.temuan))} temuan, "
        f"{format_angka(len(hasil.bukan_usulan))} baris bukan usulan; "
        f"diterima {format_rupiah(hasil.diterima['anggaran_rupiah'].sum())}."
    )


def _sebut_kelurahan(kode: str | None, wilayah: pd.DataFrame) -> str:
    if kode is None:
        return "tidak dikenali"
    return f"{wilayah.set_index('kode')['nama'].get(kode, kode)} ({kode})"


def _tabel_usulan(judul: str, usulan: pd.DataFrame, *, berlembar: bool) -> Table:
    kepala = _kepala(KEPALA_USULAN, berlembar=berlembar)
    tabel = build_tabel(judul, kepala, angka=("Rupiah", "Yakin"))
    for b in usulan.to_dict("records"):
        yakin = b.get("keyakinan")
        isi = {
            "Lembar": b["lembar"],
            "Sel": b["sel_uraian"],
            "Usulan": b["uraian"],
            "Lokasi": b["lokasi"],
            "Volume": b["volume_teks"],
            "Rupiah": format_angka(b["anggaran_rupiah"]),
            "Urusan": b.get("kode_urusan"),
            "Yakin": None if yakin is None else f"{yakin:.2f}",
        }
        gaya = "yellow" if b.get("status_klasifikasi") == "periksa" else None
        add_baris(tabel, [isi[k] for k in kepala], gaya)
    return tabel


def _tabel_temuan(temuan: DataFrame[Temuan], *, berlembar: bool) -> Table:
    kepala = _kepala(KEPALA_TEMUAN, berlembar=berlembar)
    tabel = build_tabel("Temuan", kepala)
    for b in group_temuan(temuan).to_dict("records"):
        if b["banyak"] > 1:
            b["pesan"] = f"{b['banyak']} sel, misalnya: {b['pesan']}"
        add_baris(tabel, [b[k.lower()] for k in kepala], WARNA_TINGKAT[b["tingkat"]])
    return tabel


def _kepala(kepala: tuple[str, ...], *, berlembar: bool) -> list[str]:
    """Return the headings, with the sheet before the cell where it has to be named."""
    letak = kepala.index("Sel")
    return [*kepala[:letak], *["Lembar"] * berlembar, *kepala[letak:]]
