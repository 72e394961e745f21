"""The whole sample inbox through the core, held against the truth its maker wrote beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from reference.loader import muat_referensi
from schemas.galat import BerkasTidakTerbaca
from schemas.hasil import HasilBerkas
from schemas.kolom import KOLOM_BERSIH
from tasks.baca import read_buku
from usulan.pipeline import process_buku

CONTOH = Path(__file__).parents[2] / "contoh"
KEBENARAN = CONTOH / "kebenaran"
KUNCI = ["lembar", "nomor_baris"]


def baca_kebenaran(nama: str) -> pd.DataFrame:
    return pd.read_csv(KEBENARAN / nama, dtype=str, keep_default_na=False)


BERKAS = baca_kebenaran("berkas.csv")
TERBACA = BERKAS.loc[BERKAS["hasil"] == "terbaca", "berkas"].tolist()
FIELD = [k for k in KOLOM_BERSIH if k in baca_kebenaran("usulan.csv").columns]


@cache
def referensi():
    return muat_referensi()


@cache
def hasil(nama: str) -> HasilBerkas:
    buku = read_buku(CONTOH / "masuk" / "2023" / nama)
    return process_buku(buku, f"2023/{nama}", referensi())


def sebagai_teks(bingkai: pd.DataFrame) -> pd.DataFrame:
    """Return the fields as the truth writes them: whole numbers without a point, empty for NA."""
    volume = bingkai["volume"].map(lambda v: f"{v:.10g}", na_action="ignore")
    return bingkai.assign(volume=volume).astype("object").where(bingkai.notna(), "").astype("str")


def semua(h: HasilBerkas) -> pd.DataFrame:
    bagian = [h.diterima.assign(status="diterima"), h.ditolak.assign(status="ditolak")]
    bingkai = pd.concat([b for b in bagian if len(b)], ignore_index=True)
    return sebagai_teks(bingkai).sort_values(KUNCI, key=_angka, ignore_index=True)


def _angka(kolom: pd.Series) -> pd.Series:
    return kolom.astype(int) if kolom.name == "nomor_baris" else kolom


def benar(nama: str, tabel: str) -> pd.DataFrame:
    data = baca_kebenaran(tabel)
    milik = data[data["berkas"] == nama]
    return milik.sort_values(KUNCI, key=_angka, ignore_index=True)


@pytest.mark.parametrize("nama", TERBACA)
def test_every_field_of_every_row_is_the_truth(nama):
    dibaca, seharusnya = semua(hasil(nama)), benar(nama, "usulan.csv")
    seharusnya["volume"] = seharusnya["volume"].map(lambda v: f"{float(v):.10g}" if v else "")
    kolom = [*KUNCI, "status", *FIELD]
    pd.testing.assert_frame_equal(
        dibaca[kolom], seharusnya[kolom], check_dtype=False, check_index_type=False
    )


@pytest.mark.parametrize("nama", TERBACA)
def test_every_value_leads_back_to_its_cell(nama):
    dibaca, seharusnya = semua(hasil(nama)), benar(nama, "usulan.csv")
    for field in FIELD:
        berisi = seharusnya[field] != ""
        pd.testing.assert_series_equal(
            dibaca.loc[berisi, f"sel_{field}"],
            seharusnya.loc[berisi, f"sel_{field}"],
            check_dtype=False,
        )


@pytest.mark.parametrize("nama", TERBACA)
def test_every_other_row_is_named_for_what_it_is(nama):
    kolom = [*KUNCI, "jenis"]
    dibaca = hasil(nama).bukan_usulan[kolom].astype("str")
    dibaca = dibaca.sort_values(KUNCI, key=_angka, ignore_index=True)
    pd.testing.assert_frame_equal(dibaca, benar(nama, "baris.csv")[kolom], check_dtype=False)


@pytest.mark.parametrize("nama", TERBACA)
def test_every_planted_mistake_is_found_at_its_cell(nama):
    ditanam = benar(nama, "temuan.csv")
    temuan = hasil(nama).temuan
    ditemukan = set(zip(temuan["sel"], temuan["kode"], strict=True))
    assert set(zip(ditanam["sel"], ditanam["kode"], strict=True)) <= ditemukan


@pytest.mark.parametrize("nama", TERBACA)
def test_rows_and_rupiah_are_conserved(nama):
    h, seharusnya = hasil(nama), BERKAS.set_index("berkas").loc[nama]
    assert len(h.diterima) == int(seharusnya["jumlah_diterima"])
    assert len(h.ditolak) == int(seharusnya["jumlah_ditolak"])
    assert int(h.diterima["anggaran_rupiah"].sum()) == int(seharusnya["diterima_rupiah"])
    assert int(h.ditolak["anggaran_rupiah"].sum()) == int(seharusnya["ditolak_rupiah"])
    assert h.identitas.kode_kelurahan == seharusnya["kode_kelurahan"]


def test_the_broken_file_says_what_to_do():
    rusak = BERKAS.loc[BERKAS["hasil"] == "rusak", "berkas"].item()
    with pytest.raises(BerkasTidakTerbaca, match="terpotong") as galat:
        hasil(rusak)
    assert galat.value.saran


def test_the_urusan_is_right_wherever_no_person_is_asked():
    benar_, banyak, otomatis = 0, 0, 0
    for nama in TERBACA:
        dibaca, seharusnya = semua(hasil(nama)), benar(nama, "usulan.csv")
        diterima = dibaca["status"] == "diterima"
        banyak += int(diterima.sum())
        for urusan, status, utama, lain in zip(
            dibaca.loc[diterima, "kode_urusan"],
            dibaca.loc[diterima, "status_klasifikasi"],
            seharusnya.loc[diterima, "kode_urusan"],
            seharusnya.loc[diterima, "alternatif"],
            strict=True,
        ):
            if status == "otomatis":
                otomatis += 1
                benar_ += urusan in {utama, *lain.split("|")}
    assert otomatis >= 0.9 * banyak
    assert benar_ >= 0.98 * otomatis
