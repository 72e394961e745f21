"""How one file looks in a terminal: its proposals, their classification, and its findings."""

from __future__ import annotations

import pandas as pd
from rich.markup import escape
from rich.rule import Rule
from rich.table import Table

from cli.tampilan import WARNA_TINGKAT, add_baris, build_tabel, format_angka, format_rupiah, layar
from schemas.hasil import HasilBerkas

KEPALA_USULAN = ("Sel", "Usulan", "Lokasi", "Volume", "Rupiah", "Urusan", "Yakin")
KEPALA_TEMUAN = ("Tingkat", "Sel", "Kode", "Pesan", "Saran")


def show_berkas(nama: str, hasil: HasilBerkas) -> None:
    """Print the whole file: heading, accepted, refused and findings."""
    layar.print(Rule(escape(nama), align="left"))
    layar.print(_ringkas(hasil), markup=False, soft_wrap=True)
    layar.print(_tabel_usulan("Diterima", hasil.diterima))
    if len(hasil.ditolak):
        layar.print(_tabel_usulan("Ditolak", hasil.ditolak))
    if len(hasil.temuan):
        layar.print(_tabel_temuan(hasil.temuan))


def _ringkas(hasil: HasilBerkas) -> str:
    milik = hasil.identitas
    return (
        f"Kelurahan {milik.kode_kelurahan or 'tidak dikenali'}, "
        f"tahun {milik.tahun_musrenbang or 'tidak dikenali'}: "
        f"{format_angka(len(hasil.diterima))} usulan diterima, "
        f"{format_angka(len(hasil.ditolak))} ditolak, "
        f"{format_angka(len(hasil.temuan))} temuan, "
        f"{format_angka(len(hasil.bukan_usulan))} baris bukan usulan; "
        f"diterima {format_rupiah(hasil.diterima['anggaran_rupiah'].sum())}."
    )


def _tabel_usulan(judul: str, usulan: pd.DataFrame) -> Table:
    tabel = build_tabel(judul, KEPALA_USULAN, angka=("Rupiah", "Yakin"))
    for b in usulan.to_dict("records"):
        yakin = b.get("keyakinan")
        add_baris(
            tabel,
            (
                b["sel_uraian"],
                b["uraian"],
                b["lokasi"],
                b["volume_teks"],
                format_angka(b["anggaran_rupiah"]),
                b.get("kode_urusan"),
                None if yakin is None else f"{yakin:.2f}",
            ),
            gaya="yellow" if b.get("status_klasifikasi") == "periksa" else None,
        )
    return tabel


def _tabel_temuan(temuan: pd.DataFrame) -> Table:
    tabel = build_tabel("Temuan", KEPALA_TEMUAN)
    for b in temuan.to_dict("records"):
        add_baris(
            tabel,
            (b["tingkat"], b["sel"], b["kode"], b["pesan"], b["saran"]),
            gaya=WARNA_TINGKAT[b["tingkat"]],
        )
    return tabel
