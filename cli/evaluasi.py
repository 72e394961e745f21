"""`musrenbang evaluasi`: how good the classification is on texts whose answer is known."""

from __future__ import annotations

import time
from pathlib import Path

import pandas as pd

from cli.berkas_csv import read_csv
from cli.tampilan import add_baris, build_tabel, layar, show_galat, show_pesan
from reference.loader import Referensi, muat_referensi
from schemas.galat import BerkasTidakTerbaca, UsulanError
from tasks.evaluasi import write_evaluasi
from tasks.model_klasifikasi import keep_model
from tasks.setelan import Setelan
from usulan.classify import classify_teks
from usulan.classify.alasan import list_nama_bidang
from usulan.classify.evaluasi import HasilEvaluasi, evaluate_klasifikasi, list_contoh_uji
from usulan.classify.kebingungan import list_kebingungan, list_per_bidang

KEBINGUNGAN_TERBANYAK = 10
SUMBER_BAWAAN = "contoh_berlabel.csv"


def run_evaluasi(masukan: Path | None, buku: Path | None) -> int:
    """Measure on labelled texts and write the confusion workbook.

    The texts are a CSV (text, gold, perhaps alt and ambiguous), or else the examples that the
    project keeps apart from training.
    """
    setelan = Setelan()
    keep_model(setelan, buat_folder=True)
    asal = masukan or setelan.folder_keluaran / SUMBER_BAWAAN
    try:
        referensi = muat_referensi(setelan.folder_referensi)
        berlabel = _read_berlabel(masukan) if masukan else list_contoh_uji(referensi)
        _check_label(berlabel, referensi, asal)
        classify_teks(["pemanasan"], referensi)
        mulai = time.perf_counter()
        hasil = evaluate_klasifikasi(berlabel, referensi)
        laju = len(berlabel) / (time.perf_counter() - mulai)
        nama = list_nama_bidang(referensi.nomenklatur)
        tujuan = buku or asal.with_name(f"{asal.stem}_evaluasi.xlsx")
        write_evaluasi(hasil, nama, asal.name, tujuan)
    except UsulanError as galat:
        show_galat(galat)
        return 2
    _show_ukuran(hasil, berlabel, laju)
    _show_bidang(hasil, nama)
    _show_kebingungan(hasil, nama)
    show_pesan(f"\nBuku kebingungan: {tujuan}")
    return 0


def _read_berlabel(masukan: Path) -> pd.DataFrame:
    """Return the labelled rows of a CSV; blank lines are no texts to be measured on."""
    baris = read_csv(masukan, ("text", "gold"))
    return baris[(baris["text"] != "") | (baris["gold"] != "")].reset_index(drop=True)


def _check_label(berlabel: pd.DataFrame, referensi: Referensi, masukan: Path) -> None:
    """Refuse labels that are no bidang urusan: they would count as errors of the classifier."""
    tingkat = referensi.nomenklatur["tingkat"] == "bidang_urusan"
    asing = ~berlabel["gold"].isin(referensi.nomenklatur.loc[tingkat, "kode"])
    if berlabel.empty or asing.any():
        nomor = int(asing.to_numpy().argmax()) if len(berlabel) else 0
        label = berlabel["gold"].iloc[nomor] if len(berlabel) else ""
        raise BerkasTidakTerbaca(
            f"Label “{label}” bukan kode bidang urusan." if len(berlabel) else "Tidak ada baris.",
            saran="Isi kolom gold dengan kode bidang urusan sebagai teks, misalnya 1.03.",
            berkas=masukan.name,
            tempat=f"baris {nomor + 2}, kolom gold",
        )


def _show_ukuran(hasil: HasilEvaluasi, berlabel: pd.DataFrame, laju: float) -> None:
    tabel = build_tabel(f"Evaluasi {hasil.banyak_teks} teks", ["Ukuran", "Nilai"], ["Nilai"])
    for nama, nilai in (
        ("Tepat (alternatif boleh)", hasil.tepat),
        ("Tepat (hanya label utama)", hasil.tepat_ketat),
        ("Tepat dalam tiga teratas", hasil.tepat_tiga_besar),
        ("F1 makro", hasil.f1_makro),
        ("Bagian tanpa ditinjau", hasil.bagian_otomatis),
        ("Presisi tanpa ditinjau", hasil.presisi_otomatis),
        ("Galat kalibrasi (ECE)", hasil.galat_kalibrasi),
        *_list_ambigu(hasil, berlabel),
    ):
        add_baris(tabel, [nama, _desimal(nilai)])
    add_baris(tabel, ["Teks per detik", f"{laju:,.0f}".replace(",", ".")])
    layar.print(tabel)


def _list_ambigu(hasil: HasilEvaluasi, berlabel: pd.DataFrame) -> list[tuple[str, float]]:
    """Return the share of right answers among ambiguous and clear texts, where the file tells."""
    if "ambiguous" not in berlabel:
        return []
    ambigu = berlabel["ambiguous"].str.strip().isin(["1", "ya", "true"]).to_numpy()
    benar = hasil.rincian["benar"].to_numpy()
    return [
        (f"Tepat pada {nama} ({int(pilih.sum())})", float(benar[pilih].mean()))
        for nama, pilih in (("teks yang jelas", ~ambigu), ("teks yang ambigu", ambigu))
        if pilih.any()
    ]


def _show_bidang(hasil: HasilEvaluasi, nama: dict[str, str]) -> None:
    kepala = ["Kode", "Bidang urusan", "Teks", "Benar", "Presisi", "Perolehan", "F1"]
    tabel = build_tabel("Per bidang urusan", kepala, kepala[2:], lipat=False)
    for b in list_per_bidang(hasil.rincian, nama).to_dict("records"):
        ukuran = [_desimal(b[k], 2) for k in ("presisi", "perolehan", "f1")]
        add_baris(tabel, [b["kode_urusan"], b["nama_urusan"], b["banyak"], b["benar"], *ukuran])
    layar.print(tabel)


def _show_kebingungan(hasil: HasilEvaluasi, nama: dict[str, str]) -> None:
    kepala = ["Seharusnya", "Dijawab", "Banyak", "Contoh"]
    tabel = build_tabel("Paling sering tertukar", kepala, ["Banyak"])
    teratas = list_kebingungan(hasil.rincian, nama).head(KEBINGUNGAN_TERBANYAK)
    for b in teratas.itertuples(index=False):
        add_baris(tabel, [b.gold, b.jawaban, b.banyak, b.contoh])
    if len(teratas):
        layar.print(tabel)


def _desimal(nilai: float, angka: int = 3) -> str:
    """Return a share with an Indonesian decimal comma; a dash where nothing was measured."""
    return "–" if pd.isna(nilai) else f"{nilai:.{angka}f}".replace(".", ",")
