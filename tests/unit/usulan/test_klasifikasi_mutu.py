"""Quality floors on the project's own labelled texts, and laws that hold for any text."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.loader import Referensi, muat_referensi
from schemas.usulan import STATUS_KLASIFIKASI
from usulan.classify import HasilEvaluasi, classify_teks, evaluate_klasifikasi
from usulan.classify.evaluasi import list_contoh_uji
from usulan.classify.gabung import calibrate
from usulan.classify.kalibrasi import fit_kalibrasi
from usulan.classify.mesin import hash_referensi, load_mesin

CONTOH = Path(__file__).parents[2] / "golden" / "klasifikasi_dev.csv"
DOKUMEN = Path(__file__).parents[3] / "docs" / "klasifikasi.md"


@pytest.fixture(scope="module")
def referensi() -> Referensi:
    return muat_referensi()


@pytest.fixture(scope="module")
def berlabel() -> pd.DataFrame:
    return pd.read_csv(CONTOH, dtype="str", keep_default_na=False)


@pytest.fixture(scope="module")
def hasil(berlabel: pd.DataFrame, referensi: Referensi) -> HasilEvaluasi:
    return evaluate_klasifikasi(berlabel, referensi)


def kode(teks: str, referensi: Referensi) -> str:
    return str(classify_teks([teks], referensi)["kode_urusan"].iloc[0])


def test_labelled_texts_cover_all_bidang_that_residents_ask_for(berlabel: pd.DataFrame) -> None:
    assert len(berlabel) >= 150
    assert berlabel["gold"].nunique() >= 35
    assert {"abbrev", "typo", "confusable", "landmark", "compound"} <= set(berlabel["hard_kind"])


def test_quality_stays_above_the_floor(hasil: HasilEvaluasi) -> None:
    assert hasil.tepat >= 0.97
    assert hasil.tepat_ketat >= 0.93
    assert hasil.tepat_tiga_besar >= 0.98
    assert hasil.f1_makro >= 0.95


def test_what_is_accepted_without_a_person_is_right(hasil: HasilEvaluasi) -> None:
    assert hasil.bagian_otomatis >= 0.95
    assert hasil.presisi_otomatis >= 0.98
    assert hasil.galat_kalibrasi <= 0.03


@pytest.fixture(scope="module")
def hasil_uji(referensi: Referensi) -> HasilEvaluasi:
    """Rows of part uji teach nothing: neither the model nor the calibration has seen them."""
    return evaluate_klasifikasi(list_contoh_uji(referensi), referensi)


def test_unseen_proposals_stay_above_the_floor(hasil_uji: HasilEvaluasi) -> None:
    hasil = hasil_uji
    assert hasil.banyak_teks >= 500
    assert hasil.tepat >= 0.945
    assert hasil.tepat_tiga_besar >= 0.975
    assert hasil.f1_makro >= 0.94
    assert hasil.bagian_otomatis >= 0.9
    assert hasil.presisi_otomatis >= 0.965
    assert hasil.galat_kalibrasi <= 0.03


def test_the_document_tells_the_figures_of_today(hasil_uji: HasilEvaluasi) -> None:
    baris = next(b for b in DOKUMEN.read_text().splitlines() if "part `uji` |" in b)
    tertulis = [float(angka) for angka in re.findall(r"\d+(?:\.\d+)?", baris)]
    diukur = [
        hasil_uji.banyak_teks,
        hasil_uji.tepat,
        hasil_uji.tepat_tiga_besar,
        hasil_uji.f1_makro,
        hasil_uji.bagian_otomatis,
        hasil_uji.presisi_otomatis,
        hasil_uji.galat_kalibrasi,
    ]
    assert tertulis == pytest.approx(diukur, abs=0.005)


def test_measures_tell_a_wrong_label(referensi: Referensi) -> None:
    salah = pd.DataFrame({"text": ["Drainase RT 1", "Fogging DBD"], "gold": ["1.03", "2.19"]})
    hasil = evaluate_klasifikasi(salah, referensi)
    assert hasil.tepat == 0.5
    assert hasil.f1_makro < 1
    assert list(hasil.rincian["benar"]) == [True, False]


@pytest.mark.parametrize(
    ("teks", "bidang"),
    [
        ("banjir tiap hujan di gang", "1.03"),
        ("Paving halaman SDN 4", "1.01"),
        ("Lampu jalan gang", "2.15"),
        ("Pagar makam", "1.04"),
        ("Bursa pasar kerja", "2.07"),
        ("Rehab TPA santri", "4.01"),
        ("TPA sampah Karangrejo", "2.11"),
        ("Jalan usaha tani", "3.27"),
        ("Bantuan KUBE", "1.06"),
    ],
)
def test_homonyms_and_hard_pairs(referensi: Referensi, teks: str, bidang: str) -> None:
    assert kode(teks, referensi) == bidang


def test_the_reason_names_words_rule_and_place(referensi: Referensi) -> None:
    hasil = classify_teks(["Drainase depan masjid"], referensi).iloc[0]
    assert '"drainase"' in hasil["dasar"]
    assert "1.03 Pekerjaan Umum dan Penataan Ruang" in hasil["dasar"]
    assert '"masjid" dianggap keterangan tempat' in hasil["dasar"]
    assert hasil["dasar"].count(".") == hasil["dasar"].count("1.03") + 1


def test_nothing_to_go_by_is_no_guess(referensi: Referensi) -> None:
    hasil = classify_teks(["", None, "qwx zzkv", "-"], referensi)
    assert hasil["kode_urusan"].isna().all()
    assert hasil["kandidat"].isna().all()
    assert (hasil["keyakinan"] == 0).all()
    assert (hasil["status"] == "periksa").all()


@pytest.mark.parametrize(
    "teks",
    [
        "Pagar SMA Negeri 1",
        "entah apa yang warga harapkan",
        "sesuatu yang warga harapkan",
    ],
)
def test_doubt_is_told(referensi: Referensi, teks: str) -> None:
    hasil = classify_teks([teks], referensi).iloc[0]
    assert hasil["status"] == "periksa"
    assert "perlu" in hasil["dasar"]


def test_a_compound_tells_its_works_however_sure_it_is(referensi: Referensi) -> None:
    hasil = classify_teks(["Penimbunan jalan dan lampu jalan"], referensi).iloc[0]
    assert "memuat lebih dari satu pekerjaan" in hasil["dasar"]
    assert '"lampu jalan"' in hasil["dasar"]
    assert "2.15" in hasil["kandidat"]


def test_words_that_are_words_are_not_mended(referensi: Referensi) -> None:
    mend = load_mesin(referensi).leksikon.normalisasi.pengeja.mend
    biasa = ["boleh", "kunang", "kacang", "sutan", "sasak", "kurasi", "tempel", "balok"]
    assert [mend(kata) for kata in biasa] == biasa
    assert mend("drianase") == "drainase"
    assert mend("pmbngunan") == "pembangunan"


def test_candidates_are_ordered_and_start_with_the_answer(hasil: HasilEvaluasi) -> None:
    assert hasil.rincian["kode_urusan"].notna().all()
    for jawaban, kandidat in zip(
        hasil.rincian["kode_urusan"], hasil.rincian["kandidat"], strict=True
    ):
        assert kandidat.startswith(f"{jawaban}:")


def test_same_tables_share_one_machine(referensi: Referensi) -> None:
    lain = muat_referensi()
    assert lain is not referensi
    assert hash_referensi(lain) == hash_referensi(referensi)
    assert load_mesin(lain) is load_mesin(referensi)


def test_calibration_learns_from_what_was_right() -> None:
    fitur = [[2.0, 1.0, 1.0, 0.9, 0.9]] * 30 + [[-1.0, 0.0, 0.0, 0.0, 0.1]] * 30
    benar = [True] * 29 + [False] + [False] * 25 + [True] * 5
    kalibrasi = fit_kalibrasi(pd.DataFrame(fitur).to_numpy(), pd.Series(benar).to_numpy())
    tinggi, rendah = calibrate(pd.DataFrame([fitur[0], fitur[-1]]).to_numpy(), kalibrasi)
    assert tinggi > 0.8 > 0.4 > rendah


def _kosakata() -> list[str]:
    with CONTOH.open(encoding="utf-8") as berkas:
        return [baris["text"] for baris in csv.DictReader(berkas)]


TEKS = st.one_of(st.text(max_size=60), st.sampled_from(_kosakata()))


@settings(max_examples=40, deadline=None)
@given(st.lists(TEKS, max_size=8))
def test_any_text_is_answered_in_bounds(referensi: Referensi, teks: list[str]) -> None:
    hasil = classify_teks(teks, referensi)
    assert len(hasil) == len(teks)
    assert hasil["keyakinan"].between(0, 1).all()
    assert hasil["status"].isin(STATUS_KLASIFIKASI).all()
    assert hasil["dasar"].str.endswith(".").all()
    for jawaban, kandidat in zip(hasil["kode_urusan"], hasil["kandidat"], strict=True):
        if pd.notna(kandidat):
            bagian = [k.split(":") for k in kandidat.split("; ")]
            nilai = [float(n) for _, n in bagian]
            assert bagian[0][0] == jawaban
            assert nilai == sorted(nilai, reverse=True)


@settings(max_examples=20, deadline=None)
@given(st.lists(TEKS, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_neither_order_nor_company_matters(referensi: Referensi, teks: list[str], acak) -> None:
    sendiri = [classify_teks([t], referensi).iloc[0].fillna("").to_dict() for t in teks]
    urutan = list(range(len(teks)))
    acak.shuffle(urutan)
    bersama = classify_teks([teks[i] for i in urutan], referensi).fillna("").to_dict("records")
    assert bersama == [sendiri[i] for i in urutan]
