"""Artifacts in Prefect's UI: status, findings, rekap and where the outputs lie."""

from __future__ import annotations

from collections.abc import Sequence

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from reference.nomenklatur import name_nomenklatur
from schemas.referensi import TABEL, Nomenklatur
from tasks.antrean import TahunLain
from tasks.gudang import open_mesin, read_status, read_tak_dikenal
from tasks.kelengkapan import list_dilewati
from tasks.lingkup import Lingkup
from tasks.ringkasan import (
    Baris,
    describe_status,
    list_keluaran,
    list_pagu,
    list_rekap,
    list_status,
    list_temuan,
)
from warehouse.kueri import read_pemakaian, read_rekap, read_temuan


def publish_tahun(lingkup: Lingkup, tahun_lain: Sequence[TahunLain] = ()) -> None:
    """Create the artifacts of a year; each key names what it shows and the year.

    `tahun_lain` are the files that the run found to belong to another year.
    """
    mesin, tahun = open_mesin(lingkup.url_gudang), lingkup.tahun
    urusan, opd = (read_rekap(mesin, f"rekap_{n}", tahun) for n in ("urusan", "opd"))
    status, tak_dikenal = read_status(lingkup), read_tak_dikenal(lingkup)
    judul_status = f"Status kelurahan ({describe_status(status, tak_dikenal)})"
    tabel = {
        "status-kelurahan": (judul_status, list_status(status, tak_dikenal)),
        "temuan": ("Temuan per kode", list_temuan(read_temuan(mesin, tahun))),
        "rekap-urusan": ("Rekap per urusan", list_rekap(urusan, "kode_urusan", "nama_urusan")),
        "rekap-opd": ("Rekap per perangkat daerah", list_rekap(opd, "kode_opd", "nama_opd")),
        "pagu": ("Pemakaian pagu", list_pagu(read_pemakaian(mesin, lingkup.tahun_rencana))),
    }
    for kunci, (judul, baris) in tabel.items():
        _create_tabel(f"{kunci}-{tahun}", f"{judul}, Musrenbang {tahun}", baris)
    create_markdown_artifact(
        markdown=render_keluaran(list_keluaran(lingkup), tahun, list_dilewati(lingkup), tahun_lain),
        key=f"keluaran-{tahun}",
        description=f"Berkas yang diterbitkan, Musrenbang {tahun}",
    )


def publish_referensi(lingkup: Lingkup) -> None:
    """Create the artifact that lists the reference tables and their sizes."""
    rujukan = lingkup.referensi
    baris: list[Baris] = [
        {"Tabel": model.nama_berkas(), "Baris": len(getattr(rujukan, nama))}
        for nama, model in TABEL.items()
        if model is not Nomenklatur
    ]
    baris += [
        {"Tabel": name_nomenklatur(versi), "Baris": banyak}
        for versi, banyak in rujukan.count_nomenklatur().items()
    ]
    _create_tabel("tabel-rujukan", "Tabel rujukan yang dipakai", baris)


def render_keluaran(
    keluaran: list[Baris],
    tahun: int,
    dilewati: Sequence[str] = (),
    tahun_lain: Sequence[TahunLain] = (),
) -> str:
    """Return the list of outputs as Markdown with links, and the files that were not read."""
    baris = [f"- {b['Jenis']}: [{_nama(b)}](<file://{b['Berkas']}>)" for b in keluaran]
    if dilewati:
        nama = [f"- {_kutip(n)}" for n in dilewati]
        baris += ["", "## Dilewati, bukan buku kerja", "", *nama]
    if tahun_lain:
        nama = [f"- {_kutip(b.jalur_relatif)}: Musrenbang {b.tahun}" for b in tahun_lain]
        baris += ["", "## Tidak ikut diimpor, milik tahun lain", "", *nama]
    return "\n".join([f"# Keluaran Musrenbang {tahun}", "", *baris])


def _kutip(nama: str) -> str:
    return f"`{nama.replace('`', '')}`"


def _nama(baris: Baris) -> str:
    return str(baris["Berkas"]).rsplit("/", 1)[-1]


def _create_tabel(kunci: str, judul: str, baris: list[Baris]) -> None:
    create_table_artifact(table=baris, key=kunci, description=judul)
