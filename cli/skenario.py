"""`musrenbang skenario`: the ways to share the ceilings out, side by side."""

from __future__ import annotations

from cli.gudang import run_dengan_gudang
from cli.tampilan import show_pesan
from cli.tampilan_gudang import show_tabel
from tasks.kelengkapan import require_data
from tasks.lingkup import Lingkup
from tasks.skenario import list_hasil, list_rekap_skenario, list_rekonsiliasi_tahun

ANGKA = ("Didanai", "Rupiah", "Selisih", "Selisih rupiah")
ANGKA_REKONSILIASI = ("Pagu", "Terpakai", "Sisa", "Tanpa pagu")


def run_skenario(tahun: int | None) -> int:
    """Print one line per scenario of the year's last allocation, and what each one means."""

    def tunjukkan(lingkup: Lingkup) -> None:
        require_data(lingkup)
        show_skenario(lingkup)

    return run_dengan_gudang(tahun, tunjukkan)


def show_skenario(lingkup: Lingkup) -> None:
    """Print the scenarios; the differences are to the main one."""
    baris = list_rekap_skenario(lingkup)
    if not baris:
        show_pesan(
            f"Anggaran {lingkup.tahun_rencana} belum dibagi; jalankan dahulu: musrenbang impor."
        )
        return
    judul = f"Skenario anggaran {lingkup.tahun_rencana}, selisih terhadap {baris[0]['Skenario']}"
    show_tabel(judul, baris, ("Skenario",), ANGKA)
    for b in baris:
        show_pesan(f"{b['Skenario']}: {b['Keterangan']}.")


def show_rekonsiliasi(lingkup: Lingkup) -> None:
    """Print both laws of the money in figures.

    Raises:
        RekonsiliasiGagal: a sum differs by a rupiah.
    """
    sumbu = list_rekonsiliasi_tahun(lingkup)
    judul = f"Pagu {lingkup.tahun_rencana}: pagu = terpakai + sisa; didanai = terpakai + tanpa pagu"
    show_tabel(judul, sumbu, ("Sumbu",), ANGKA_REKONSILIASI)
    hasil = list_hasil(lingkup)
    show_tabel("Usulan diterima menurut hasilnya (Rp)", hasil, ("Hasil",), ("Usulan", "Rupiah"))
    jumlah, impor = hasil[-2], hasil[-1]
    if all(jumlah[k] == impor[k] for k in ("Usulan", "Rupiah")):
        show_pesan("Rekonsiliasi cocok sampai satu rupiah di setiap sumbu dan setiap hasil.")
    else:
        show_pesan("Jumlah hasil tidak sama dengan jumlah impor: bagikan ulang anggarannya.")
