"""The command `musrenbang`: one function per command, each hands over to its own module.

Modules are imported inside the commands, so that `periksa` starts without Prefect or a database.
Exit codes: 0 fine, 1 findings that refuse proposals, 2 a file or the system failed.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from cli.bahasa import Kelompok, Perintah
from cli.opsi import Kertas, Tahun
from cli.perintah_ekspor import ekspor

app = typer.Typer(
    name="musrenbang",
    cls=Kelompok,
    help="Usulan Musrenbang kelurahan: periksa, impor, klasifikasikan, dan rekap.",
    epilog="Kode keluar: 0 baik, 1 ada usulan yang ditolak, 2 ada berkas atau sistem yang gagal.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
)
perintah = app.command

JalurAda = Annotated[
    list[Path],
    typer.Argument(metavar="BERKAS", help="Berkas atau folder yang diperiksa."),
]
JalurBoleh = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH", help="Hanya berkas atau folder ini; bawaan: seluruh kotak masuk."
    ),
]
Masuk = Annotated[
    Path,
    typer.Argument(dir_okay=False, metavar="IN.csv", help="CSV dengan kolom text."),
]
Keluar = Annotated[
    Path, typer.Argument(dir_okay=False, metavar="OUT.csv", help="CSV hasil yang ditulis.")
]
Tanggal = Annotated[
    dt.datetime | None,
    typer.Option(
        "--tanggal-terima",
        formats=["%Y-%m-%d"],
        metavar="TANGGAL",
        help="Tanggal berkas diterima (TTTT-BB-HH); bawaan: hari ini. "
        "Menentukan tepat waktu atau terlambat.",
    ),
]


@perintah(cls=Perintah)
def impor(path: JalurBoleh = None, tahun: Tahun = None, tanggal_terima: Tanggal = None) -> None:
    """Impor kelurahan yang baru atau berubah ke gudang, lalu anggaran, umpan balik, dan rekap."""
    from cli.impor import run_impor

    diterima = tanggal_terima.date() if tanggal_terima else None
    raise typer.Exit(run_impor(tahun, path or [], diterima))


@perintah(cls=Perintah)
def periksa(
    berkas: JalurAda,
    json: Annotated[bool, typer.Option("--json", help="JSON Lines, satu dokumen per berkas.")] = (
        False
    ),
    tahun: Tahun = None,
) -> None:
    """Baca berkas tanpa menyimpan apa pun: tampilkan usulan, temuan, dan klasifikasinya."""
    from cli.periksa import run_periksa

    raise typer.Exit(run_periksa(berkas, tahun=tahun, sebagai_json=json))


@perintah(cls=Perintah)
def templat(
    kelurahan: Annotated[
        str | None,
        typer.Option("--kelurahan", metavar="NAMA", help="Nama atau kode kelurahan."),
    ] = None,
    semua: Annotated[bool, typer.Option("--semua", help="Buat untuk semua kelurahan.")] = False,
    tahun: Tahun = None,
    keluaran: Annotated[
        Path | None,
        typer.Option(
            "--keluaran",
            metavar="FOLDER",
            help="Folder tujuan; bawaan: keluaran/<tahun>/templat.",
        ),
    ] = None,
    timpa: Annotated[
        bool, typer.Option("--timpa", help="Ganti templat yang sudah ada di folder itu.")
    ] = False,
) -> None:
    """Buat berkas Excel yang diisi kelurahan: judul kolom tetap, pilihan, dan petunjuk."""
    from cli.templat import run_templat

    raise typer.Exit(run_templat(kelurahan, tahun, keluaran, semua=semua, timpa=timpa))


@perintah(cls=Perintah)
def klasifikasi(masukan: Masuk, keluaran: Keluar) -> None:
    """Klasifikasikan teks: tulis kode_urusan, keyakinan, kandidat, dan dasar per baris."""
    from cli.klasifikasi import run_klasifikasi

    raise typer.Exit(run_klasifikasi(masukan, keluaran))


tinjau = typer.Typer(
    cls=Kelompok,
    help="Buku tinjauan: minta keputusan perencana atas klasifikasi yang diragukan, lalu terima.",
    no_args_is_help=True,
)
app.add_typer(tinjau, name="tinjau")


@tinjau.command("keluar", cls=Perintah)
def tinjau_keluar(
    tahun: Tahun = None,
    kelurahan: Annotated[
        str | None,
        typer.Option("--kelurahan", metavar="NAMA", help="Hanya kelurahan ini (nama atau kode)."),
    ] = None,
    semua: Annotated[
        bool, typer.Option("--semua", help="Juga usulan yang tidak diragukan, di bawahnya.")
    ] = False,
) -> None:
    """Tulis buku tinjauan: usulan yang diragukan di atas, menurut besarnya anggaran."""
    from cli.tinjau import run_keluar

    raise typer.Exit(run_keluar(tahun, kelurahan, semua=semua))


@tinjau.command("masuk", cls=Perintah)
def tinjau_masuk(
    berkas: Annotated[
        Path, typer.Argument(metavar="BERKAS.xlsx", help="Buku tinjauan yang sudah diisi.")
    ],
    oleh: Annotated[
        str | None,
        typer.Option(
            "--oleh", metavar="NAMA", help="Yang memutuskan; bawaan: nama di lembar Petunjuk."
        ),
    ] = None,
) -> None:
    """Terima buku tinjauan: catat keputusan, lalu perbarui klasifikasi, anggaran, dan rekap."""
    from cli.tinjau import run_masuk

    raise typer.Exit(run_masuk(berkas, oleh))


@perintah(cls=Perintah)
def evaluasi(
    masukan: Annotated[
        Path | None,
        typer.Argument(
            metavar="BERKAS.csv",
            help="CSV dengan kolom text dan gold; boleh juga alt dan ambiguous. "
            "Bawaan: contoh berlabel bagian uji di tabel rujukan.",
        ),
    ] = None,
    buku: Annotated[
        Path | None,
        typer.Option(
            "--buku",
            metavar="OUT.xlsx",
            help="Buku kebingungan; bawaan: di samping CSV atau di folder keluaran.",
        ),
    ] = None,
) -> None:
    """Ukur mutu klasifikasi pada teks berlabel, dan tulis buku kebingungannya."""
    from cli.evaluasi import run_evaluasi

    raise typer.Exit(run_evaluasi(masukan, buku))


@perintah(cls=Perintah)
def status(tahun: Tahun = None) -> None:
    """Tampilkan status setiap kelurahan: masuk, terlambat, belum, atau gagal."""
    from cli.gudang import run_status

    raise typer.Exit(run_status(tahun))


@perintah(cls=Perintah)
def duplikat(tahun: Tahun = None) -> None:
    """Tampilkan pasangan usulan yang mungkin ganda dan belum diputuskan."""
    from cli.duplikat import run_duplikat

    raise typer.Exit(run_duplikat(tahun))


@perintah(cls=Perintah)
def asal(
    usulan: Annotated[
        str,
        typer.Argument(metavar="USULAN_ID", help="Id usulan, atau 6 huruf pertamanya atau lebih."),
    ],
    json: Annotated[bool, typer.Option("--json", help="Satu dokumen JSON.")] = False,
) -> None:
    """Telusuri satu usulan: berkas, sel, versi, temuan, klasifikasi, keputusan, dan anggaran."""
    from cli.asal import run_asal

    raise typer.Exit(run_asal(usulan, sebagai_json=json))


@perintah("ulang-gagal", cls=Perintah)
def ulang_gagal(tahun: Tahun = None, tanggal_terima: Tanggal = None) -> None:
    """Ulangi hanya kelurahan yang impor terakhirnya gagal."""
    from cli.impor import run_ulang_gagal

    raise typer.Exit(run_ulang_gagal(tahun, tanggal_terima.date() if tanggal_terima else None))


@perintah(cls=Perintah)
def rekap(tahun: Tahun = None, kertas: Kertas = "A4") -> None:
    """Tulis ulang buku rekap dari isi gudang dan tampilkan ringkasannya."""
    from cli.gudang import run_rekap

    raise typer.Exit(run_rekap(tahun, kertas))


app.add_typer(ekspor, name="ekspor")


@perintah(cls=Perintah)
def skenario(tahun: Tahun = None) -> None:
    """Bandingkan skenario anggaran: berapa usulan dan rupiah yang didanai masing-masing."""
    from cli.skenario import run_skenario

    raise typer.Exit(run_skenario(tahun))


@perintah(cls=Perintah)
def referensi(
    tabel: Annotated[
        str | None,
        typer.Argument(metavar="TABEL", help="Nama tabel yang ditampilkan; bawaan: daftar tabel."),
    ] = None,
    buku: Annotated[
        Path | None,
        typer.Argument(
            metavar="BERKAS.xlsx", help="Dengan TABEL nomenklatur atau pagu: buku yang dimuat."
        ),
    ] = None,
    versi: Annotated[
        str | None,
        typer.Option("--versi", metavar="NAMA", help="Versi buku itu, misalnya 050-5889/2021."),
    ] = None,
    mulai: Annotated[
        int | None,
        typer.Option(
            "--mulai",
            min=2000,
            max=2100,
            metavar="BILANGAN",
            help="Tahun rencana pertama yang memakai versi itu; bawaan: belum dipakai.",
        ),
    ] = None,
) -> None:
    """Periksa dan tampilkan tabel rujukan, atau muat versi nomenklatur atau pagu dari buku."""
    from cli.referensi import run_muat, show_referensi

    if buku is None and versi is None and mulai is None:
        raise typer.Exit(show_referensi(tabel))
    raise typer.Exit(run_muat(tabel, buku, versi, mulai))


@perintah(cls=Perintah)
def migrasi() -> None:
    """Siapkan gudang, atau mutakhirkan bentuk tabelnya."""
    from cli.gudang import run_migrasi

    raise typer.Exit(run_migrasi())


gudang = typer.Typer(cls=Kelompok, help="Pengelolaan gudang PostgreSQL.", no_args_is_help=True)
app.add_typer(gudang, name="gudang")


@gudang.command("peran", cls=Perintah)
def gudang_peran() -> None:
    """Cetak naskah SQL peran pemuat dan pembaca, untuk dijalankan pemilik gudang."""
    from cli.gudang import run_peran

    raise typer.Exit(run_peran())


@perintah(cls=Perintah)
def contoh() -> None:
    """Jalankan pekerjaan utama atas berkas contoh 2023, di gudang setelan."""
    from cli.contoh import run_contoh

    raise typer.Exit(run_contoh())


@perintah(cls=Perintah)
def layani(
    port: Annotated[
        int | None,
        typer.Option(
            min=1, max=65_535, metavar="BILANGAN", help="Port server, 1 sampai 65535; bawaan: 4200."
        ),
    ] = None,
) -> None:
    """Jalankan server Prefect, penjadwalan, dan pekerja di komputer ini sampai Ctrl-C."""
    from cli.layani import run_layani

    raise typer.Exit(run_layani(port))


if __name__ == "__main__":
    app()
